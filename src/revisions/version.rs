//! A report's claims, prepared for comparing.

use super::standing::Standing;
use super::words::{Numbers, core, words};
use crate::report::{Claim, Date, DateType, Report, TextSpan};
use rustc_hash::FxHashSet;

/// A claim with its words as numbers.
pub(super) struct Prepared<'r> {
    pub claim: &'r Claim<'r>,
    /// What is said, in order.
    pub content: Vec<u32>,
    /// The same, in ascending order.
    pub bag: Vec<u32>,
    /// Who says it, resolved, in ascending order.
    pub source: Vec<u32>,
    /// What the text calls the source, in order.
    pub called: Vec<u32>,
    pub cue: Vec<u32>,
    /// The words of the day on which it was said, in order; empty where none is told.
    pub day: Vec<u32>,
    /// The names of what is mentioned, as numbers, in ascending order.
    pub entities: Vec<u32>,
}

/// A report, prepared.
pub(super) struct Version<'r> {
    pub report: &'r Report<'r>,
    pub claims: Vec<Prepared<'r>>,
    /// The names of sources and entities, each one's words in ascending order.
    known: FxHashSet<Vec<u32>>,
    /// Where the report comes with it.
    pub text: Option<Standing>,
}

impl<'r> Version<'r> {
    pub(super) fn of(report: &'r Report<'r>, numbers: &mut Numbers) -> Version<'r> {
        let claims: Vec<_> = report.claims.iter().map(|claim| prepared(report, claim, numbers)).collect();
        let names = report.entities.iter().map(|entity| sorted(numbers.all(&entity.name)));
        let known = names.chain(claims.iter().map(|claim| claim.source.clone())).collect();
        Version { report, claims, known, text: Standing::of(report, numbers) }
    }

    /// Whether a claim's source, as it is named, is the source of some claim of this version, or an entity of it.
    pub(super) fn knows(&self, other: &Prepared<'_>) -> bool {
        !other.source.is_empty() && self.known.contains(&other.source)
    }

    /// The words of the sentence that a claim begins in, where they are known.
    pub(super) fn sentence(&self, claim: &Claim<'_>) -> Option<&[u32]> {
        self.text.as_ref().map(|text| text.sentence(claim.sentence as usize))
    }

    /// Whether the claim is made in the text of this version, in the same words.
    pub(super) fn has(&self, claim: &Prepared<'_>, numbers: &mut Numbers) -> bool {
        self.text.as_ref().is_some_and(|text| text.has(claim, numbers))
    }

    /// The number of a claim's paragraph.
    pub(super) fn paragraph(&self, claim: &Claim<'_>) -> u32 {
        self.report.sentences.get(claim.sentence as usize).map_or(0, |sentence| sentence.paragraph)
    }
}

fn prepared<'r>(report: &'r Report<'r>, claim: &'r Claim<'r>, numbers: &mut Numbers) -> Prepared<'r> {
    let text = joined(&claim.content);
    let content: Vec<u32> = core(&words(&text)).iter().map(|word| numbers.of(&word.key)).collect();
    let called = numbers.all(&joined(&claim.source.spans));
    let source = claim.source.name.as_deref().map_or_else(|| called.clone(), |name| numbers.all(name));
    let name = |id: &crate::report::EntityId| report.entities.get(id.index()).map(|entity| &*entity.name);
    let entities = claim.entities.iter().filter_map(name).flat_map(|name| numbers.all(name)).collect();
    Prepared {
        claim,
        bag: sorted(content.clone()),
        content,
        source: sorted(source),
        called,
        cue: numbers.all(claim.cue.lemma.as_deref().unwrap_or_default()),
        day: day(report, claim).map(|date| numbers.all(&date.text)).unwrap_or_default(),
        entities: sorted(entities),
    }
}

/// The day or hour on which a claim was made; not "in the past", "for two days".
pub(super) fn day<'r>(report: &'r Report<'r>, claim: &Claim<'_>) -> Option<&'r Date<'r>> {
    let date = claim.said_at.and_then(|id| report.dates.get(id.index()))?;
    let is_day = matches!(date.kind, DateType::Date | DateType::Time) && !date.value.ends_with("_REF");
    is_day.then_some(date)
}

fn sorted(mut words: Vec<u32>) -> Vec<u32> {
    words.sort_unstable();
    words
}

/// The pieces of a text as one.
pub(super) fn joined(pieces: &[TextSpan<'_>]) -> String {
    pieces.iter().map(|piece| &*piece.text).collect::<Vec<_>>().join(" ")
}
