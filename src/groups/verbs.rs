//! Verb groups: adverbs, auxiliaries, negation and the verb itself.

use super::tags::Tag;
use crate::lexicon::{Class, is_word};
use crate::rules::{Scene, Unit};

/// The form of a verb group.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Form {
    Finite,
    /// "to say".
    Infinitive,
    /// "saying".
    Participle,
    /// "said by", without an auxiliary.
    Past,
}

/// A verb group.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Verb {
    /// The token of the main verb.
    pub head: u32,
    pub form: Form,
    pub passive: bool,
    pub negated: bool,
    /// "would", "may": the token of the modal.
    pub modal: Option<u32>,
    /// Nothing but a form of be, have or do.
    pub auxiliary: bool,
}

/// Adverbs and auxiliaries that one group may have.
const MOST: usize = 10;

/// Whether a verb without a subject of its own comes next, adverbs passed over.
fn verb_follows(tags: &[Tag], at: usize) -> bool {
    let next = tags[at..].iter().take(3).find(|tag| !matches!(tag, Tag::Adv | Tag::Neg));
    matches!(next, Some(Tag::VerbPp | Tag::VerbIng | Tag::VerbBase | Tag::Aux))
}

/// The verb group that begins at a unit: its end, and what it is.
pub(super) fn at(scene: &Scene<'_>, units: &[Unit], tags: &[Tag], start: usize) -> Option<(usize, Verb)> {
    use Tag::{Adv, Aux, Modal, Neg, To, VerbBase, VerbIng, VerbPp};
    if !matches!(tags[start], Adv | Neg | Modal | To | Aux | Tag::Verb | VerbBase | VerbIng | VerbPp) {
        return None;
    }
    let (mut at, mut main, mut aux, mut to, mut modal, mut negated) = (start, None, None, false, None, false);
    while at < units.len() && at - start < MOST {
        match tags[at] {
            Tag::Adv => {}
            Tag::Neg => negated = true,
            Tag::Modal => modal = Some(units[at].tokens.start),
            Tag::To => {
                to |= aux.is_none();
                // "have yet to say"
                negated |= at > start && is_word!(scene.hash(units[at - 1].tokens.start), "yet");
            }
            Tag::Aux => aux = Some(at),
            // "to “remain open”", "would “no longer”"
            Tag::Bracket
                if at > start
                    && matches!(tags[at - 1], Tag::To | Tag::Modal | Tag::Aux | Tag::Neg)
                    && matches!(
                        tags.get(at + 1),
                        Some(Tag::VerbBase | Tag::Verb | Tag::VerbPp | Tag::VerbIng | Tag::Aux | Tag::Adv)
                    ) => {}
            // "had last month charged", "are once again forced"
            Tag::Date | Tag::Subord if (aux.is_some() || modal.is_some()) && verb_follows(tags, at + 1) => {}
            Tag::Verb | Tag::VerbBase | Tag::VerbIng | Tag::VerbPp => {
                main = Some(at);
                break;
            }
            _ => break,
        }
        at += 1;
    }
    let word = |unit: usize| scene.hash(units[unit].tokens.start);
    let be = |unit: usize| {
        is_word!(word(unit), "be" | "am" | "is" | "are" | "was" | "were" | "been" | "being" | "'s" | "'re" | "'m")
    };
    let Some(main_at) = main else {
        // "said she would not": the verb is one that was said before.
        let closes = || !units[at].classes.has(Class::OpenQuote);
        let ends = match tags.get(at) {
            None | Some(Tag::Comma | Tag::Mark | Tag::Subord) => true,
            Some(Tag::Bracket) => closes(),
            _ => false,
        };
        if let Some(head) = modal.filter(|_| aux.is_none() && !to && ends) {
            let last = (start..at).rev().find(|&i| matches!(tags[i], Tag::Modal | Tag::Neg)).unwrap_or(start);
            let verb = Verb { head, form: Form::Finite, passive: false, negated, modal, auxiliary: true };
            return Some((last + 1, verb));
        }
        let aux = aux?;
        let end = (start..at).rev().find(|&i| matches!(tags[i], Tag::Aux | Tag::Neg)).map_or(aux, |i| i) + 1;
        // "having been" is one, too.
        let form = if modal.is_none() && !to && is_word!(word(start), "being" | "having") {
            Form::Participle
        } else if to {
            Form::Infinitive
        } else {
            Form::Finite
        };
        let head = units[aux].tokens.start;
        return Some((end, Verb { head, form, passive: false, negated, modal, auxiliary: true }));
    };
    let passive = tags[main_at] == Tag::VerbPp && aux.is_some_and(be);
    let form = match tags[main_at] {
        _ if to
            && modal.is_none()
            && tags[start..main_at].iter().find(|t| matches!(t, Tag::Aux | Tag::To)) == Some(&Tag::To) =>
        {
            Form::Infinitive
        }
        _ if modal.is_some() => Form::Finite,
        Tag::VerbIng if aux.is_none_or(|a| is_word!(word(a), "being" | "having")) => Form::Participle,
        Tag::VerbPp if aux.is_none() => Form::Past,
        Tag::VerbPp if is_word!(word(start), "being" | "having") => Form::Participle,
        _ => Form::Finite,
    };
    let head = units[main_at].tokens.start;
    Some((main_at + 1, Verb { head, form, passive, negated, modal, auxiliary: false }))
}
