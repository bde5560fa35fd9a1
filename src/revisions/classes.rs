//! What kind of change a claim or a passage went through, and how grave that is.

use super::change::{Change, Field, How};
use super::class::{Class, Severity};
use super::sources::says_more;
use super::values::edition;
use crate::report::{Certainty, Claim, Polarity, Stance};
use std::cmp::Ordering;

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
