//! What is said as a noun: "announced a merger", not "shared a flat", "called the police", "sang a song".
//!
//! A verb of saying with a thing for its object is a verb of doing. What its object must be is told by the verb's class:
//! of speech, things that can't be touched; of expressing, words and feelings; of naming, a second noun or adjective.

use super::cue_verb::CueVerb;
use super::shape::Shape;
use crate::claims::Stance;
use crate::claims::frames::Following;
use crate::claims::sources::SourceWords;
use crate::clauses::ClauseKind;
use crate::clauses::cues::CueClass;
use crate::clauses::items::Kind;
use crate::groups::{Form, Head, Noun, SOMEBODY};
use crate::lexicon::{Class, ClassSet, Usage, is_word};
use crate::text::Tokens;

/// Whether a verb with this object, or preposition and noun, says something.
pub(super) fn says(
    here: &CueVerb<'_>,
    shape: Shape,
    following: &Following,
    source: &SourceWords,
    pieces: &[Tokens],
) -> bool {
    let &CueVerb { scene, clause, cue, .. } = here;
    let quoted = || pieces.iter().any(|piece| piece.iter().take(MOST).any(|t| scene.classes(t).has(Class::OpenQuote)));
    let relative = here.tree.clauses[here.number].kind == ClauseKind::Relative;
    // "what Lee called a farce"; but of "said that the plant calls the bat" the bat is only called.
    let what = || {
        let marker = source.first.checked_sub(1).and_then(|marker| clause.kind(marker));
        source.own && (marker == Some(Kind::Wh) || marker == Some(Kind::That) && relative)
    };
    // "a robot, named “C,” scored": a name, but "what Lee called “C”".
    if shape == Shape::Quotation && Usage::Renames.of(cue.lemma) {
        return what() || relative || following.content > here.at + 1;
    }
    // "the scheme required “a vet”", "the voice sounds “odd”": a thing asks for nothing in words.
    if shape == Shape::Quotation && matches!(cue.class, CueClass::Express | CueClass::Other | CueClass::Know) {
        let thing = |noun: Noun| {
            let classes = scene.classes(noun.head);
            noun.head_kind == Head::Common && classes.has(Class::Lower) && !noun.plural && !classes.any(SOMEBODY)
        };
        return !clause.noun(source.head).is_some_and(thing) || is_document(here, source);
    }
    if !matches!(shape, Shape::Noun | Shape::Prep) {
        return true;
    }
    let at = following.content;
    let Some((object, noun)) = (at..at + 3).find_map(|i| Some((i, clause.noun(i)?))) else {
        // "Two confirmed dead": what was found, not who found it.
        return !(matches!(cue.class, CueClass::Announce | CueClass::Show) && clause.is(at, Kind::Adj) && !quoted());
    };
    let head = scene.classes(noun.head);
    // "The judge dismissed the lawsuit": ended it.
    if cue.stance == Stance::Denies && scene.used(noun.head, Usage::Matter) {
        return false;
    }
    // "posted a photo with the caption “C”" is a claim by its caption.
    let worded = |i: usize| {
        clause.noun(i).is_some_and(|n| scene.used(n.head, Usage::Worded)) && clause.quotation(i + 1).is_some()
    };
    if shape == Shape::Noun && (object + 1..object + 5).any(worded) {
        return false;
    }
    // "issued a statement: “C”" is a claim by its noun.
    let light = scene.used(here.verb.head, Usage::Light) && head.has(Class::CueNoun);
    if shape == Shape::Noun && light && clause.is(object + 1, Kind::Colon) && clause.quotation(object + 2).is_some() {
        return false;
    }
    // "thanked them for disclosing it"
    let it = noun.head_kind == Head::Pronoun && is_word!(scene.hash(noun.head), "it" | "them");
    if it && here.verb.form == Form::Participle && here.at > 0 && clause.is(here.at - 1, Kind::Prep) {
        return false;
    }
    // "no evidence that he said this": which words, it does not tell.
    let bare = shape == Shape::Noun
        && noun.head_kind == Head::Pronoun
        && is_word!(scene.hash(noun.head), "this" | "that" | "it" | "these" | "those");
    if bare && cue.class == CueClass::Speech && cue.stance == Stance::Asserts && pieces.iter().all(|p| p.len() == 1) {
        return false;
    }
    // "questioned the driver": put questions to him.
    if cue.stance == Stance::Asks && shape == Shape::Noun && noun.is_somebody(scene) {
        return false;
    }
    let thing = head.has(Class::Thing) && noun.head_kind == Head::Common;
    // "asked for the book"
    if shape == Shape::Prep {
        // "pointed to the harbour", "responded to a fire": no words.
        let to = at.checked_sub(1).is_some_and(|i| is_word!(scene.hash(clause.items[i].tokens.start), "to"));
        let there = noun.head_kind == Head::Common && head.any(ClassSet::of(&[Class::Thing, Class::PlaceHead]));
        let done = thing && cue.stance == Stance::Asks || to && there && !head.any(WORDS);
        return !done || quoted();
    }
    if Usage::Renames.of(cue.lemma) {
        // "a man calling himself Dr Zorbel": that is only his name.
        if is_word!(scene.hash(noun.head), "himself" | "herself" | "itself" | "themselves") && !quoted() {
            return false;
        }
        // "the dog, which the boy called Wren": its name.
        let named = || head.any(ClassSet::of(&[Class::Cap, Class::Upper]));
        return what() && !named() || renamed(here, object) || quoted();
    }
    match cue.class {
        CueClass::Speech | CueClass::Know => !thing || quoted(),
        // "showed him the message"; but "could not verify the recording".
        CueClass::Show if noun.head_kind == Head::Pronoun && clause.noun(object + 1).is_some() => quoted(),
        CueClass::Show => {
            let unconfirmed = here.verb.negated && Usage::Unconfirmed.of(cue.lemma);
            !thing || unconfirmed || is_document(here, source) || quoted()
        }
        CueClass::Express => speaks(head, noun) || quoted(),
        _ => true,
    }
}

/// "a claim", "a letter".
const WORDS: ClassSet = ClassSet::of(&[Class::CueNoun, Class::Saying]);

/// Words of a content that are looked at for a quotation.
const MOST: usize = 40;

/// "called the plan | a failure", "called her vote for the war | a mistake", "called him | brave": what the object is
/// called comes after it, as a noun that no preposition governs, or an adjective.
fn renamed(here: &CueVerb<'_>, object: usize) -> bool {
    let clause = here.clause;
    // "called | the plan unfair": one group, whose noun stands before its end.
    let described = |noun: Noun| {
        let last = clause.items[object].tokens.end - 1;
        noun.head < last && here.scene.classes(last).has(Class::Adj)
    };
    if clause.noun(object).is_some_and(described) {
        return true;
    }
    let mut at = object + 1;
    while at < object + MOST {
        match clause.kind(at) {
            Some(Kind::Prep | Kind::Conj) if clause.noun(at + 1).is_some() => at += 2,
            Some(Kind::Adv | Kind::Date) => at += 1,
            Some(Kind::Noun(_) | Kind::Adj | Kind::Quote(_) | Kind::Other) => return true,
            Some(Kind::Verb(verb)) => return verb.form == Form::Past,
            _ => return false,
        }
    }
    false
}

/// Whether a study, figures, pictures are what shows it.
fn is_document(here: &CueVerb<'_>, source: &SourceWords) -> bool {
    let &CueVerb { scene, clause, .. } = here;
    clause.noun(source.head).is_some_and(|noun| {
        let classes = scene.classes(noun.head);
        classes.any(WORDS)
            || classes.has(Class::Teller)
                && scene.value(noun.head, Class::Teller).is_some_and(|value| value.contains("document"))
            || scene.used(noun.head, Usage::Footage)
    })
}

/// "concern", "a statement", "support": what can be expressed.
fn speaks(head: ClassSet, noun: Noun) -> bool {
    head.any(ClassSet::of(&[Class::Saying, Class::CueNoun, Class::CueAdj])) || noun.head_kind == Head::Pronoun
}
