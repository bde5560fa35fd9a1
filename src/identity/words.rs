//! Companies called by a word: "Trundle" is one where it speaks without an article, or has a chief, or an aside tells of it
//! at the start of a sentence ("Trundle, which sells shoes,"), and has its capital inside a sentence too.

use super::votes::Says;
use crate::lexicon::{Class, ClassSet, Usage, is_word};
use crate::names::Name;
use crate::rules::{Found, Row, Scene, Unit};
use crate::text::ParagraphKind;
use rustc_hash::FxHashMap;

const CAPITAL: ClassSet = ClassSet::of(&[Class::Cap, Class::Upper]);
/// Nouns that speak without an article and name nobody, and words that are names anyway.
const OTHER: ClassSet = ClassSet::of(&[
    Class::UpperLine,
    Class::NounPl,
    Class::Role,
    Class::Title,
    Class::OrgHead,
    Class::PlaceHead,
    Class::EventHead,
    Class::LegalSuffix,
    Class::NotName,
    Class::Demonym,
    Class::Given,
    Class::Surname,
    Class::City,
    Class::Region,
    Class::Country,
    Class::Pron,
    Class::PossPron,
    Class::Det,
    Class::Conj,
    Class::Subord,
    Class::Wh,
    Class::Prep,
    Class::Adv,
    Class::Aux,
    Class::Modal,
    Class::Month,
    Class::Weekday,
    Class::Deictic,
    Class::NumberWord,
]);
/// Words that may begin a sentence in lower case's stead.
const WORD: ClassSet = ClassSet::of(&[Class::Noun, Class::Adj, Class::Verb]);

/// How a word is used in the story.
#[derive(Clone, Copy, Default)]
struct Used {
    speaks: bool,
    inside: bool,
    /// In lower case, or at the end of a longer name.
    otherwise: bool,
}

/// Adds a candidate wherever such a word stands alone.
pub(super) fn add(scene: &Scene<'_>, row: &Row, candidates: &mut Vec<Found<Name>>) {
    let body = |sentence: usize| {
        let paragraph = scene.text.sentences.get(sentence).map_or(0, |s| s.paragraph as usize);
        scene.text.paragraphs.get(paragraph).is_some_and(|p| p.kind == ParagraphKind::Body)
    };
    let mut used: FxHashMap<u64, Used> = FxHashMap::default();
    for sentence in (0..row.sentences()).filter(|&sentence| body(sentence)) {
        let units = row.sentence(sentence);
        for at in (0..units.len()).filter(|&at| alone(units, at)) {
            const SAYS: ClassSet = ClassSet::of(&[Class::VerbPast, Class::VerbS]);
            let says = |u: &Unit| u.classes.has(Class::CueVerb) && u.classes.any(SAYS);
            let used = used.entry(units[at].hash).or_default();
            let noun = units[at].classes.has(Class::Noun);
            let owns = units.get(at + 1).is_some_and(|u| u.classes.has(Class::Possessive))
                && units.get(at + 2).is_some_and(|u| scene.used(u.tokens.start, Usage::Owned));
            // "“Trundle said so": a quotation begins with it.
            let begins = at == 0 || at == 1 && units[0].classes.has(Class::OpenQuote);
            let after = |i: usize| units.get(at + i);
            let apposed = after(1).is_some_and(|u| u.classes.has(Class::Comma))
                && after(2).is_some_and(|u| is_word!(u.hash, "which" | "whose" | "a" | "an" | "its" | "one"));
            used.speaks |= begins && noun && (after(1).is_some_and(says) || apposed) || owns;
            used.inside |= at > 0 && is_inside(&units[at - 1]);
        }
    }
    used.retain(|_, used| used.speaks && used.inside);
    if used.is_empty() {
        return;
    }
    for sentence in 0..row.sentences() {
        let units = row.sentence(sentence);
        for (at, unit) in units.iter().enumerate() {
            if let Some(used) = used.get_mut(&unit.hash) {
                // "Halcyon Devices" begins with it; "Ann Trundle" is somebody.
                let last = at.checked_sub(1).is_some_and(|i| units[i].classes.any(CAPITAL));
                used.otherwise |= (last || unit.classes.has(Class::Lower)) && !unit.classes.has(Class::UpperLine);
            }
        }
    }
    let vote = Says::Word.vote();
    for sentence in 0..row.sentences() {
        let units = row.sentence(sentence);
        for at in (0..units.len()).filter(|&at| alone(units, at)) {
            if used.get(&units[at].hash).is_some_and(|used| !used.otherwise) {
                let tokens = units[at].tokens;
                let (rule, value) = (vote.rule.id, vote.value);
                candidates.push(Found { tokens, matched: tokens, rule, order: u16::MAX, value });
            }
        }
    }
}

/// A word with a capital, and none beside it.
fn alone(units: &[Unit], at: usize) -> bool {
    let unit = &units[at];
    let capital = |i: usize| units.get(i).is_some_and(|u| u.classes.any(CAPITAL));
    unit.classes.has(Class::Cap)
        && unit.hash != 0
        && unit.classes.any(WORD)
        && !unit.classes.any(OTHER)
        && !capital(at + 1)
        && !at.checked_sub(1).is_some_and(capital)
}

/// Whether a capital behind this does not begin a sentence, a title or a quotation.
fn is_inside(before: &Unit) -> bool {
    const OPENS: ClassSet = ClassSet::of(&[
        Class::OpenQuote,
        Class::CloseQuote,
        Class::Colon,
        Class::Dot,
        Class::Stop,
        Class::Dash,
        Class::OpenParen,
        Class::Det,
        Class::PossPron,
        Class::Adj,
    ]);
    // "what Trundle makes": no determiner.
    !before.classes.any(OPENS) || before.classes.has(Class::Wh)
}
