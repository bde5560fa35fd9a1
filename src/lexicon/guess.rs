//! What a word in lower case may be that no table has, by its ending.

use super::class::{Class, ClassSet};
use super::lexicon;

/// Endings and what they say, the more telling first.
const ENDINGS: &[(&str, &[Class])] = &[
    ("ically", &[Class::Adv]),
    ("ly", &[Class::Adv]),
    ("ing", &[Class::VerbIng, Class::Noun]),
    ("ized", &[Class::VerbPast, Class::VerbPp]),
    ("ed", &[Class::VerbPast, Class::VerbPp]),
    ("tion", &[Class::Noun]),
    ("sion", &[Class::Noun]),
    ("ment", &[Class::Noun]),
    ("ness", &[Class::Noun]),
    ("ship", &[Class::Noun]),
    ("hood", &[Class::Noun]),
    ("ism", &[Class::Noun]),
    ("ity", &[Class::Noun]),
    ("ists", &[Class::NounPl]),
    ("ist", &[Class::Noun]),
    ("ers", &[Class::NounPl]),
    ("er", &[Class::Noun]),
    ("able", &[Class::Adj]),
    ("ible", &[Class::Adj]),
    ("less", &[Class::Adj]),
    ("ful", &[Class::Adj]),
    ("ous", &[Class::Adj]),
    ("ive", &[Class::Adj]),
    ("ish", &[Class::Adj]),
    ("ical", &[Class::Adj]),
    ("ic", &[Class::Adj]),
    ("al", &[Class::Adj]),
    ("ss", &[Class::Noun]),
    ("us", &[Class::Noun]),
    ("is", &[Class::Noun]),
    ("s", &[Class::NounPl, Class::VerbS]),
];

/// What the last part of a compound says of the whole.
const GRAMMAR: ClassSet = ClassSet::of(&[
    Class::Noun,
    Class::NounPl,
    Class::Verb,
    Class::VerbS,
    Class::VerbPast,
    Class::VerbIng,
    Class::VerbPp,
    Class::Adj,
    Class::Adv,
    Class::Role,
    Class::TimeUnit,
    Class::LengthUnit,
    Class::NumberWord,
]);

/// Parts that make what follows them an adjective ("pro-government", "anti-American").
const PREFIXES: &[&str] =
    &["pro", "anti", "non", "pre", "post", "cross", "multi", "self", "well", "high", "low", "long", "short"];

/// The classes of a word in lower case that is in no table.
pub fn guess(word: &str) -> ClassSet {
    if let Some((before, last)) = word.rsplit_once('-') {
        if PREFIXES.contains(&before) || last == "old" || before.starts_with(|c: char| c.is_ascii_digit()) {
            return Class::Adj.set();
        }
        let classes = lexicon::lookup(last).map_or(ClassSet::EMPTY, |entry| ClassSet(entry.classes.0 & GRAMMAR.0));
        // A participle in a compound is an adjective ("government-backed").
        let participle = classes.any(ClassSet::of(&[Class::VerbPp, Class::VerbIng]));
        return if participle { Class::Adj.set() } else { classes };
    }
    if word.len() < 4 || !word.bytes().all(|b| b.is_ascii_alphabetic()) {
        return ClassSet::EMPTY;
    }
    match ENDINGS.iter().find(|(ending, _)| word.ends_with(ending)) {
        Some((_, classes)) => ClassSet::of(classes),
        None => Class::Noun.set(),
    }
}
