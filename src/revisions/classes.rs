//! What kind of change a claim or a passage went through, and how grave that is.

use super::changes::{Change, Field, How};
use super::sources::says_more;
use super::values::edition;
use crate::report::{Certainty, Claim, Polarity, Stance};
use schemars::JsonSchema;
use serde::Serialize;
use std::cmp::Ordering;

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

/// The gravest of some changes.
pub(super) fn severity(classes: &[Class]) -> Severity {
    classes.iter().map(|class| class.severity()).min().unwrap_or(Severity::Low)
}

/// The kinds of change of a claim, in their order; at least one. `inside` are those of its words.
pub(super) fn of(old: &Claim<'_>, new: &Claim<'_>, changes: &[Change], inside: &[Class]) -> Vec<Class> {
    let mut classes: Vec<Class> = inside.iter().copied().filter(|class| *class != Class::Reworded).collect();
    let redated = changes.iter().any(|c| c.field == Field::SaidAt && c.how == Some(How::Corrected));
    if redated {
        classes.push(Class::Corrected);
    }
    if opposite(old, new) {
        classes.push(Class::Reversed);
    } else {
        match strength(old, new) {
            Ordering::Less => classes.push(Class::Strengthened),
            Ordering::Greater => classes.push(Class::Softened),
            Ordering::Equal => {}
        }
    }
    if let Some(change) = changes.iter().find(|change| change.field == Field::Source) {
        match change.how {
            Some(How::Attributed) => classes.push(Class::AttributionGained),
            Some(How::Unattributed) => classes.push(Class::AttributionLost),
            _ if !says_more(old, new) => classes.push(Class::ReSourced),
            _ => {}
        }
    }
    let attributed =
        |class: &Class| matches!(class, Class::AttributionLost | Class::ReSourced | Class::AttributionGained);
    if classes.is_empty() || inside.contains(&Class::Reworded) && classes.iter().all(attributed) {
        classes.push(Class::Reworded);
    }
    classes.sort_unstable();
    classes.dedup();
    classes
}

/// Whether one denies what the other says.
fn opposite(old: &Claim<'_>, new: &Claim<'_>) -> bool {
    let denies = |claim: &Claim<'_>| (claim.stance == Stance::Denies) != (claim.polarity == Polarity::Negative);
    let says = |claim: &Claim<'_>| matches!(claim.stance, Stance::Asserts | Stance::Denies);
    says(old) && says(new) && denies(old) != denies(new)
}

/// Less where the new claim is put as more certain.
fn strength(old: &Claim<'_>, new: &Claim<'_>) -> Ordering {
    let certainty = |claim: &Claim<'_>| match claim.certainty {
        Certainty::Certain => Some(2),
        Certainty::Probable => Some(1),
        Certainty::Possible => Some(0),
        Certainty::Unknown => None,
    };
    let stance = |claim: &Claim<'_>| match claim.stance {
        Stance::Asserts | Stance::Denies => Some(2),
        Stance::Believes => Some(1),
        Stance::NotConfirmed | Stance::Wants => Some(0),
        Stance::Declines | Stance::Asks | Stance::Promises => None,
    };
    let of = |level: &dyn Fn(&Claim<'_>) -> Option<u8>| match (level(old), level(new)) {
        (Some(old), Some(new)) => old.cmp(&new),
        _ => Ordering::Equal,
    };
    // How certain a thing is that one hopes for says nothing of how certain it is that one believes.
    let certainties = if old.stance == new.stance { of(&certainty) } else { Ordering::Equal };
    // To decline to say a thing is neither more nor less than to say it.
    if old.stance != new.stance && (stance(old).is_none() || stance(new).is_none()) {
        return Ordering::Equal;
    }
    of(&stance).then(certainties).then_with(|| of(&|claim| Some(insistence(claim.cue.lemma.as_deref()?))))
}

/// How much a cue lends to what it reports.
fn insistence(lemma: &str) -> u8 {
    let strength = edition(lemma).and_then(|value| value.strip_prefix("strength "));
    strength.and_then(|strength| strength.parse().ok()).unwrap_or(1)
}
