//! Whether two claims are by the same source.

use super::change::How;
use super::entities::Renamed;
use super::judge::are_worth_the_same;
use super::prepared::{Prepared, joined};
use super::version::Version;
use super::words::{keys, words};
use crate::report::{Claim, SourceType, Via};

/// Whether both are by the same source, however each version calls it. A source that is only spelled in another way is
/// told once, as an entity renamed.
pub(super) fn same(
    (old_version, old): (&Version<'_>, &Prepared<'_>),
    (new_version, new): (&Version<'_>, &Prepared<'_>),
    renamed: &[Renamed<'_>],
) -> bool {
    let (before, after) = (&old.claim.source, &new.claim.source);
    let is_renamed = |r: &Renamed<'_>| Some(r.old.id) == before.entity && Some(r.new.id) == after.entity;
    old.shape.source == new.shape.source
        || renamed.iter().any(is_renamed)
        || !old.called.is_empty() && old.called == new.called
        || are_worth_the_same(&words(&joined(&old.claim.source.spans)), &words(&joined(&new.claim.source.spans)))
        || is_one_name(old.claim, new.claim)
        || stands_for_another(old.claim) && old_version.knows(new)
        || stands_for_another(new.claim) && new_version.knows(old)
}

/// Whether the text calls the source by words that say who it is only by what stands before: "he", "the official". Whom
/// they stand for is less sure than that the other version names somebody whom this one knows, too.
fn stands_for_another(claim: &Claim<'_>) -> bool {
    let called = joined(&claim.source.spans).to_lowercase();
    let via = claim.source.via.iter().any(|via| matches!(via, Via::Pronoun | Via::Nominal));
    via || called.starts_with("the ") && !is_named(claim)
        || matches!(&*called, "it" | "he" | "she" | "they" | "who" | "which")
}

/// Whether one name only says more than the other: "Roe", "Ann Roe"; "the institute, the Orvane Institute".
fn is_one_name(old: &Claim<'_>, new: &Claim<'_>) -> bool {
    (is_named(old) || is_named(new)) && says_more(old, new)
}

fn is_named(claim: &Claim<'_>) -> bool {
    claim.source.entity.is_some() || matches!(claim.source.kind, SourceType::NamedPerson | SourceType::Organization)
}

/// Whether one source is called as the other, with words put to it: "a television program", "a program".
pub(super) fn says_more(old: &Claim<'_>, new: &Claim<'_>) -> bool {
    let keys = |claim: &Claim<'_>| keys(&name(claim).unwrap_or_default()).collect::<Vec<_>>();
    let (old, new) = (keys(old), keys(new));
    let (few, many) = if old.len() <= new.len() { (old, new) } else { (new, old) };
    // "Brazilian" is "Brazil" put in another way.
    let is_like = |a: &str, b: &str| a == b || a.len().min(b.len()) > 4 && (a.starts_with(b) || b.starts_with(a));
    let ends = few.last().zip(many.last()).is_some_and(|(a, b)| is_like(a, b));
    ends && few.iter().all(|word| many.iter().any(|other| is_like(word, other)))
}

/// Who the source is, or what the text calls it.
pub(super) fn name(claim: &Claim<'_>) -> Option<String> {
    let said = || (!claim.source.spans.is_empty()).then(|| joined(&claim.source.spans));
    claim.source.name.as_deref().map(str::to_owned).or_else(said)
}

/// What became of a source that changed.
pub(super) fn how(old: &Claim<'_>, new: &Claim<'_>) -> Option<How> {
    let is_known = |claim: &Claim<'_>| name(claim).is_some();
    let named = |claim: &Claim<'_>| match claim.source.kind {
        SourceType::NamedPerson => Some(true),
        SourceType::Organization | SourceType::Document => claim.source.entity.map(|_| true),
        SourceType::UnnamedPerson | SourceType::Group => Some(false),
        SourceType::Unknown => None,
    };
    match (is_known(old), is_known(new)) {
        (false, true) => return Some(How::Attributed),
        (true, false) => return Some(How::Unattributed),
        _ => {}
    }
    match (named(old)?, named(new)?) {
        (false, true) => Some(How::Named),
        (true, false) => Some(How::Unnamed),
        _ => None,
    }
}
