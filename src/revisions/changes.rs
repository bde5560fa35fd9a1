//! What changed in a claim, field by field.

use super::entities::Renamed;
use super::words::{Edit, keys, same, word_diff};
use crate::report::{Claim, Report, TextSpan};
use schemars::JsonSchema;
use serde::Serialize;

/// A field that has another value.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Change {
    pub field: Field,
    pub old: Option<String>,
    pub new: Option<String>,
    /// Of the content, word by word.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub words: Option<Vec<Edit>>,
}

/// What of a claim changed, as the report names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Field {
    Content,
    Source,
    Cue,
    Kind,
    Stance,
    Certainty,
    Polarity,
    Addressee,
    SaidAt,
    Venue,
}

/// The changes from one claim to another, in the order of [`Field`]. A source that is only spelled in another way is
/// told once, as a rename.
pub(super) fn between(
    old_report: &Report<'_>,
    old: &Claim<'_>,
    new_report: &Report<'_>,
    new: &Claim<'_>,
    renamed_entities: &[Renamed<'_>],
) -> Vec<Change> {
    let mut changes = Vec::new();
    let (before, after) = (joined(&old.content), joined(&new.content));
    if !same(&before, &after) {
        let words = Some(word_diff(&before, &after));
        changes.push(Change { field: Field::Content, old: Some(before), new: Some(after), words });
    }
    let mut text = |field, old: Option<String>, new: Option<String>| {
        if !same(old.as_deref().unwrap_or_default(), new.as_deref().unwrap_or_default()) {
            changes.push(Change { field, old, new, words: None });
        }
    };
    let renamed = |r: &&Renamed<'_>| Some(r.old.id) == old.source.entity && Some(r.new.id) == new.source.entity;
    if !renamed_entities.iter().any(|r| renamed(&r)) && !one_name(old, new) {
        text(Field::Source, source(old), source(new));
    }
    // "said" and "has said" are the same cue; "said" and "insisted" are not.
    let cue = |claim: &Claim<'_>| claim.cue.lemma.as_deref().map(str::to_owned);
    text(Field::Cue, cue(old), cue(new));
    text(Field::Kind, name(&old.kind), name(&new.kind));
    text(Field::Stance, name(&old.stance), name(&new.stance));
    text(Field::Certainty, name(&old.certainty), name(&new.certainty));
    text(Field::Polarity, name(&old.polarity), name(&new.polarity));
    let addressee = |claim: &Claim<'_>| claim.addressee.as_ref().map(|a| a.text.to_string());
    text(Field::Addressee, addressee(old), addressee(new));
    let said_at = |report: &Report<'_>, claim: &Claim<'_>| {
        claim.said_at.and_then(|id| report.dates.get(id.index())).map(|date| date.value.to_string())
    };
    text(Field::SaidAt, said_at(old_report, old), said_at(new_report, new));
    let venue = |claim: &Claim<'_>| claim.venue.as_deref().map(str::to_owned);
    text(Field::Venue, venue(old), venue(new));
    changes
}

/// The pieces of a text as one.
pub(super) fn joined(pieces: &[TextSpan<'_>]) -> String {
    pieces.iter().map(|piece| &*piece.text).collect::<Vec<_>>().join(" ")
}

/// Who the source is, or what the text calls it.
fn source(claim: &Claim<'_>) -> Option<String> {
    let said = || (!claim.source.spans.is_empty()).then(|| joined(&claim.source.spans));
    claim.source.name.as_deref().map(str::to_owned).or_else(said)
}

/// Whether both sources are named, and one name only says more ("Roe", "Ann Roe").
fn one_name(old: &Claim<'_>, new: &Claim<'_>) -> bool {
    let words = |claim: &Claim<'_>| {
        let name = claim.source.name.as_deref().filter(|_| claim.source.entity.is_some())?;
        Some(keys(name).collect::<Vec<_>>())
    };
    let (Some(old), Some(new)) = (words(old), words(new)) else { return false };
    let (few, many) = if old.len() <= new.len() { (old, new) } else { (new, old) };
    few.last() == many.last() && few.iter().all(|word| many.contains(word))
}

/// The name that a value has in the report.
fn name(value: &impl Serialize) -> Option<String> {
    serde_json::to_value(value).ok()?.as_str().map(str::to_owned)
}
