//! What changed in a claim, as it is told.

use super::edits::Edit;
use schemars::JsonSchema;
use serde::Serialize;

/// A field that has another value.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Change {
    /// What changed.
    pub field: Field,
    /// As it was told.
    pub old: Option<String>,
    /// As it is told now.
    pub new: Option<String>,
    /// What kind of a change it is, where that can be said.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub how: Option<How>,
    /// Of the content and of quotations, word by word.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub words: Option<Vec<Edit>>,
}

/// What of a claim changed.
#[allow(missing_docs, reason = "their names say it")]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Field {
    Content,
    /// The words in quotation marks.
    Quote,
    /// Numbers of the content that took the place of others, came or went.
    Numbers,
    /// The same of distances.
    Distances,
    /// The same of dates and times.
    Dates,
    /// The same of people, places and organizations.
    Names,
    Source,
    Cue,
    Kind,
    Stance,
    Certainty,
    Polarity,
    Addressee,
    SaidAt,
    Venue,
    /// It stands elsewhere among the other claims: the number of the paragraph, from 0.
    Paragraph,
}

/// What kind of a change a field went through.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum How {
    /// A source: unnamed before.
    Named,
    /// A source: named before.
    Unnamed,
    /// The article said it in its own voice before.
    Attributed,
    /// The article says it in its own voice now.
    Unattributed,
    /// A quotation: other words inside.
    Altered,
    /// A quotation: words at an end left out.
    Shortened,
    /// A quotation: words at an end put to it.
    Extended,
    /// A quotation that is told in the article's words now.
    Paraphrased,
    /// What was told in the article's words is in the source's now.
    Quoted,
    /// A full date: another one now.
    Corrected,
}

pub(super) fn change(field: Field, old: Option<String>, new: Option<String>) -> Change {
    Change { field, old, new, how: None, words: None }
}
