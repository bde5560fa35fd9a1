//! A claim made ready to be compared: its words as numbers.

use super::words::{Numbers, core, words};
use crate::report::{Claim, Date, DateType, Report, TextSpan};

/// Words as numbers: what two claims, or two sentences, are paired by.
#[derive(Default)]
pub(super) struct Shape {
    /// What is said, in order.
    pub content: Vec<u32>,
    /// The same, in ascending order.
    pub bag: Vec<u32>,
    /// Who says it, resolved, in ascending order.
    pub source: Vec<u32>,
    pub cue: Vec<u32>,
    /// The names of what is mentioned, in ascending order.
    pub entities: Vec<u32>,
}

/// A claim with its words as numbers.
pub(super) struct Prepared<'r> {
    pub claim: &'r Claim<'r>,
    pub shape: Shape,
    /// What the text calls the source, in order.
    pub called: Vec<u32>,
    /// The words of the day on which it was said, in order; empty where none is told.
    pub day: Vec<u32>,
}

pub(super) fn prepared<'r>(report: &'r Report<'r>, claim: &'r Claim<'r>, numbers: &mut Numbers) -> Prepared<'r> {
    let text = joined(&claim.content);
    let content: Vec<u32> = core(&words(&text)).iter().map(|word| numbers.of(&word.key)).collect();
    let called = numbers.all(&joined(&claim.source.spans));
    let source = claim.source.name.as_deref().map_or_else(|| called.clone(), |name| numbers.all(name));
    let name = |id: &crate::report::EntityId| report.entities.get(id.index()).map(|entity| &*entity.name);
    let entities = claim.entities.iter().filter_map(name).flat_map(|name| numbers.all(name)).collect();
    let cue = numbers.all(claim.cue.lemma.as_deref().unwrap_or_default());
    let shape =
        Shape { bag: sorted(content.clone()), content, source: sorted(source), cue, entities: sorted(entities) };
    Prepared { claim, shape, called, day: day(report, claim).map(|date| numbers.all(&date.text)).unwrap_or_default() }
}

/// The day or hour on which a claim was made; not "in the past", "for two days".
pub(super) fn day<'r>(report: &'r Report<'r>, claim: &Claim<'_>) -> Option<&'r Date<'r>> {
    let date = claim.said_at.and_then(|id| report.dates.get(id.index()))?;
    let is_day = matches!(date.kind, DateType::Date | DateType::Time) && !date.value.ends_with("_REF");
    is_day.then_some(date)
}

pub(super) fn sorted(mut words: Vec<u32>) -> Vec<u32> {
    words.sort_unstable();
    words
}

/// The pieces of a text as one.
pub(super) fn joined(pieces: &[TextSpan<'_>]) -> String {
    pieces.iter().map(|piece| &*piece.text).collect::<Vec<_>>().join(" ")
}
