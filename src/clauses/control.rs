//! The subject of a clause that has none of its own, "promised to leave", "told B to leave", "with two roads closed": control,
//! as grammars call it.

use super::cues::{CueClass, CueWord};
use super::items::Kind;
use super::openers::form;
use super::parse::Reading;
use super::phrases;
use super::tree::{ClauseKind, Governed, Phrase, Sharing};
use crate::groups::{Form, Head, Noun, SOMEBODY, Verb};
use crate::lexicon::{Class, ClassSet, is_word};

/// Items looked back over for the preposition that brings in a subject.
const REACH: usize = 12;

/// The subject of a clause without one of its own: that of the clause it hangs on, its object, or the noun before it.
pub(super) fn subject(reading: &Reading<'_>, at: usize, sharing: Sharing) -> Option<Phrase> {
    if sharing != Sharing::Controlled {
        return None;
    }
    let top = reading.clause(reading.top());
    let form = form(reading, at);
    let before = reading.before(at);
    let lowest = top.verb.map_or(top.first, |v| v + 1);
    let object = || phrases::before(reading.scene, reading.stretch, &reading.tree.clauses, lowest, at);
    // "C, the maker said, warning that": the speaker's, though "S said" is closed.
    // The same of "while warning that".
    let meanwhile =
        at > 1 && is_word!(reading.word(at - 1), "while" | "whilst") && reading.stretch.is(at - 2, Kind::Comma);
    if (meanwhile || matches!(before, Some(Kind::Comma | Kind::Quote(_))))
        && let Some(said) = reading
            .tree
            .clauses
            .iter()
            .rev()
            .take(4)
            .find(|c| matches!(c.governs, Governed::Before(..)) && c.end + 1 + usize::from(meanwhile) == at)
    {
        return said.subject;
    }
    // "heard him promising to leave and | vowing that C"
    if before == Some(Kind::Conj)
        && form == Some(Form::Participle)
        && let Some(like) = reading
            .tree
            .clauses
            .iter()
            .rev()
            .take(4)
            .find(|c| c.kind == ClauseKind::Participle && c.parent == Some(reading.top()) && c.end + 1 == at)
    {
        return like.subject;
    }
    if let Some(phrase) = introduced(reading, at, lowest) {
        return Some(phrase);
    }
    match before {
        // "told the crowd to leave", "a letter signed by", "people carrying flags"
        Some(Kind::Noun(noun)) => {
            let person = noun.head_kind != Head::Common || noun.plural;
            // "he spoke at a rally | criticising the levy": what nobody else does, the rally does.
            let hung = || (form == Some(Form::Participle)).then(|| Phrase::of(at - 1));
            match form {
                Some(Form::Infinitive) if !person => top.subject,
                Some(Form::Participle) if does_nothing(reading, at, noun) || is_written_to(reading, at, noun) => {
                    top.subject
                }
                _ => object().or_else(hung).or(top.subject),
            }
        }
        // "accused B of taking"
        Some(Kind::Prep | Kind::Subord) if at > 0 && top.verb.is_some() => {
            let of = is_word!(reading.word(at - 1), "of" | "from" | "for" | "against" | "as");
            let noun =
                of.then(|| phrases::before(reading.scene, reading.stretch, &reading.tree.clauses, lowest, at - 1));
            // "quoted her as saying": a pronoun that is not a subject of its own.
            let object = |i: &usize| {
                of && *i >= lowest && reading.stretch.noun(*i).is_some_and(|n| n.head_kind == Head::Pronoun)
            };
            let pronoun = || at.checked_sub(2).filter(object).map(Phrase::of);
            noun.flatten().or_else(pronoun).or(top.subject)
        }
        _ => top.subject,
    }
}

/// "took office | promising that", "left the stage | vowing": a thing that says nothing, where the subject may; "signed a
/// bill promising", "a letter warning" are told of.
fn does_nothing(reading: &Reading<'_>, at: usize, noun: Noun) -> bool {
    const WORDS: ClassSet = ClassSet::of(&[Class::CueNoun, Class::Saying]);
    let says = reading.stretch.verb(at).and_then(|v| reading.cue(v)).is_some_and(|cue| cue.speaks());
    // An office that is taken is not a body that speaks.
    let bare = reading.stretch.items[at - 1].tokens.len() == 1;
    says && noun.head_kind == Head::Common
        && !noun.plural
        && !noun.indefinite
        && !reading.scene.classes(noun.head).any(if bare { WORDS } else { SOMEBODY.with(WORDS) })
        && reading.has_speaker(reading.top())
}

/// "wrote to every school | asking for help": who is written to asks for nothing.
fn is_written_to(reading: &Reading<'_>, at: usize, noun: Noun) -> bool {
    let cue = |verb: Option<Verb>| verb.and_then(|v| reading.cue(v)).filter(|cue| cue.speaks());
    let top = reading.clause(reading.top());
    let to = |verb: usize| verb + 3 == at && is_word!(reading.word(verb + 1), "to");
    let writes = |cue: CueWord| cue.class == CueClass::Speech && cue.with_preposition("to") > 0;
    let hears = noun.is_somebody(reading.scene) || noun.head_kind == Head::Organization;
    hears
        && cue(reading.stretch.verb(at)).is_some()
        && top.verb.is_some_and(|verb| to(verb) && cue(reading.stretch.verb(verb)).is_some_and(writes))
}

/// The subject that a preposition brings in: "with two roads closed", "for the town to act", "despite the fee being paid".
fn introduced(reading: &Reading<'_>, at: usize, lowest: usize) -> Option<Phrase> {
    let stretch = reading.stretch;
    let form = form(reading, at)?;
    let noun = stretch.noun(at.checked_sub(1)?)?;
    // Back to the preposition, over what may stand inside a noun phrase.
    let inside =
        |i: &usize| matches!(stretch.items[*i].kind, Kind::Noun(_) | Kind::Adj | Kind::Adv | Kind::Conj | Kind::Prep);
    let brings = |i: &usize| {
        let word = reading.word(*i);
        stretch.is(*i, Kind::Prep)
            && if form == Form::Infinitive {
                is_word!(word, "for")
            } else {
                is_word!(word, "with" | "without" | "despite")
            }
    };
    let from = lowest.max(at.saturating_sub(REACH));
    let preposition = (from..at).rev().take_while(inside).find(brings);
    if let Some(preposition) = preposition {
        if preposition + 2 == at && noun.head_kind == Head::Pronoun {
            return Some(Phrase::of(at - 1));
        }
        let phrase = phrases::before(reading.scene, stretch, &reading.tree.clauses, preposition + 1, at)?;
        let head = stretch.noun(phrase.head)?;
        // "asked for permission to leave": a bare noun does nothing.
        let bare = head.head_kind == Head::Common && !head.plural && {
            let first = reading.scene.classes(stretch.items[phrase.head].tokens.start);
            !first.any(ClassSet::of(&[Class::Det, Class::PossPron, Class::Cap, Class::Upper]))
        };
        return (form != Form::Infinitive || !bare).then_some(phrase);
    }
    // "the reports of a claim being dropped": the noun right before it.
    let being = form == Form::Participle
        && is_word!(reading.word(at), "being" | "having")
        && noun.head_kind != Head::Pronoun
        && lowest < at;
    being.then(|| Phrase::of(at - 1))
}
