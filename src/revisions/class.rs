//! The kinds of change, and how grave each is.

use schemars::JsonSchema;
use serde::Serialize;

/// The kinds of change, the gravest first.
#[allow(missing_docs, reason = "their names say it")]
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Class {
    /// Other words stand in the same quotation.
    QuoteAltered,
    /// It says the opposite now.
    Reversed,
    /// A number, date or word took the place of another of its like.
    Corrected,
    /// The article says in its own voice what somebody said before.
    AttributionLost,
    /// Somebody else says it.
    #[serde(rename = "re-sourced")]
    ReSourced,
    /// A name is spelled in another way.
    NameCorrected,
    /// What somebody is, or how old, is told in another way.
    RoleChanged,
    /// Somebody says what the article said in its own voice before.
    AttributionGained,
    /// It is put as more certain than before.
    Strengthened,
    /// It is put as less certain than before.
    Softened,
    Dropped,
    Added,
    /// It is put in other words, or told in another way.
    Reworded,
    /// One claim is several now.
    Split,
    /// Several claims are one now.
    Merged,
    /// It stands elsewhere.
    Moved,
}

impl Class {
    /// Every class, the gravest first.
    pub const ALL: [Class; 16] = [
        Class::QuoteAltered,
        Class::Reversed,
        Class::Corrected,
        Class::AttributionLost,
        Class::ReSourced,
        Class::NameCorrected,
        Class::RoleChanged,
        Class::AttributionGained,
        Class::Strengthened,
        Class::Softened,
        Class::Dropped,
        Class::Added,
        Class::Reworded,
        Class::Split,
        Class::Merged,
        Class::Moved,
    ];

    /// As it is written in reports and asked for: "quote_altered".
    pub const fn name(self) -> &'static str {
        match self {
            Class::QuoteAltered => "quote_altered",
            Class::Reversed => "reversed",
            Class::Corrected => "corrected",
            Class::AttributionLost => "attribution_lost",
            Class::ReSourced => "re-sourced",
            Class::NameCorrected => "name_corrected",
            Class::RoleChanged => "role_changed",
            Class::AttributionGained => "attribution_gained",
            Class::Strengthened => "strengthened",
            Class::Softened => "softened",
            Class::Dropped => "dropped",
            Class::Added => "added",
            Class::Reworded => "reworded",
            Class::Split => "split",
            Class::Merged => "merged",
            Class::Moved => "moved",
        }
    }

    /// How grave such a change is.
    pub const fn severity(self) -> Severity {
        match self {
            Class::QuoteAltered | Class::Reversed | Class::Corrected | Class::AttributionLost => Severity::High,
            Class::ReSourced
            | Class::NameCorrected
            | Class::RoleChanged
            | Class::AttributionGained
            | Class::Strengthened
            | Class::Softened => Severity::Medium,
            _ => Severity::Low,
        }
    }
}

/// How much a change matters to who answers for the story.
#[allow(missing_docs, reason = "their names say it")]
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// The facts, or who stands by them, are others.
    High,
    Medium,
    Low,
}
