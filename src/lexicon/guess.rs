//! What a word may be that no table has, by its ending or its last part.

use super::class::{Class, ClassSet};
use super::lexicon::Lexicon;

/// The shapes that [`guess`] has something to say of.
pub const LOWER_OR_COMPOUND: ClassSet = ClassSet::of(&[Class::Lower, Class::Hyphenated]);

/// Endings of words in lower case and what they say, the more telling first.
const ENDINGS: &[(&str, &[Class])] = &[
    ("ly", &[Class::Adv]),
    ("ing", &[Class::VerbIng, Class::Noun]),
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
    &["pro", "anti", "non", "pre", "post", "cross", "multi", "self", "well", "high", "low", "long", "short", "mid"];

/// The classes of a word, or compound, that is in no table, its shape among them.
pub fn guess(lexicon: &Lexicon, word: &str, shape: ClassSet) -> ClassSet {
    match word.rsplit_once('-') {
        Some((before, last)) => compound(lexicon, before, last, shape),
        None if shape.has(Class::Lower) => shape.with(simple(word)),
        None => shape,
    }
}

/// A capital before the last hyphen makes no name of a compound that ends in a common word ("London-based").
fn compound(lexicon: &Lexicon, before: &str, last: &str, shape: ClassSet) -> ClassSet {
    let known = lexicon.lookup(&last.to_lowercase()).map_or(ClassSet::EMPTY, |entry| entry.classes);
    // "Libyan-Niger" is as little a name; "Jong-il" and "Ki-moon" are, though a moon is a common thing.
    const TELLING: ClassSet =
        ClassSet::of(&[Class::VerbPp, Class::VerbIng, Class::Adj, Class::Adv, Class::Prep, Class::NounPl]);
    let people = lexicon.lookup(&before.to_lowercase()).is_some_and(|entry| entry.classes.has(Class::Demonym));
    let common = last.starts_with(char::is_lowercase)
        && known.has(Class::Common)
        && last.len() > 2
        && (known.any(TELLING) || last.len() > 4);
    // "Deputy-Mayor", "ex-wife"
    const OFFICES: [&str; 10] =
        ["deputy", "vice", "ex", "co", "assistant", "under", "then", "former", "acting", "lieutenant"];
    const HELD: ClassSet = ClassSet::of(&[Class::Title, Class::Role]);
    if known.any(HELD) && OFFICES.contains(&before.to_lowercase().as_str()) {
        const KEPT: ClassSet = ClassSet::of(&[Class::Title, Class::Role, Class::Noun, Class::NounPl]);
        return shape.with(ClassSet(known.0 & KEPT.0));
    }
    const AGAINST: [&str; 4] = ["anti", "pro", "non", "ex"];
    if AGAINST.contains(&before.to_lowercase().as_str()) {
        return shape.with(Class::Adj.set());
    }
    if !shape.has(Class::Lower) && !people && !common {
        let known = if last.starts_with(char::is_uppercase) { known } else { ClassSet::EMPTY };
        return shape.with(parts(lexicon, before, known));
    }
    let shape = Class::Lower.set().with(Class::Hyphenated.set());
    let participle = known.any(ClassSet::of(&[Class::VerbPp, Class::VerbIng]));
    let figure = before.starts_with(|c: char| c.is_ascii_digit());
    if participle || figure || last == "old" || PREFIXES.contains(&before) {
        return shape.with(Class::Adj.set());
    }
    // "e-mails" are things more often than what someone does.
    let things = if known.has(Class::VerbS) { Class::NounPl.set() } else { ClassSet::EMPTY };
    shape.with(ClassSet(known.0 & GRAMMAR.0)).with(things)
}

/// What the parts of a name say: "Jean-Luc" begins as a given name, "Smith-Jones" ends as a surname, and
/// "Israeli-Palestinian" as a people.
fn parts(lexicon: &Lexicon, before: &str, last: ClassSet) -> ClassSet {
    const PLACE: ClassSet = ClassSet::of(&[Class::City, Class::Region, Class::Country]);
    let first = before.split('-').next().and_then(|part| lexicon.lookup(&part.to_lowercase()));
    let first = first.map_or(ClassSet::EMPTY, |entry| entry.classes);
    if last.has(Class::Demonym) || last.has(Class::Country) && first.has(Class::Country) {
        return ClassSet::of(&[Class::Demonym, Class::Adj]);
    }
    let given = if first.has(Class::Given) && !first.any(PLACE) { Class::Given.set() } else { ClassSet::EMPTY };
    let surname = if last.has(Class::Surname) && !last.any(PLACE) { Class::Surname.set() } else { ClassSet::EMPTY };
    given.with(surname)
}

fn simple(word: &str) -> ClassSet {
    if word.len() < 4 || !word.bytes().all(|b| b.is_ascii_alphabetic()) {
        return ClassSet::EMPTY;
    }
    match ENDINGS.iter().find(|(ending, _)| word.ends_with(ending)) {
        Some((_, classes)) => ClassSet::of(classes),
        None => Class::Noun.set(),
    }
}
