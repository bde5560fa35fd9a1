//! A claim inside of another that changed with it is told once: as the change of the outer one, whose words hold it.

use super::change::Field;
use super::classes::severity;
use super::version::Version;
use super::{Changed, ClaimChanges};
use crate::report::{Claim, ClaimId};
use rustc_hash::{FxHashMap, FxHashSet};

pub(super) fn tell_once(claims: &mut ClaimChanges<'_>, old: &Version<'_>, new: &Version<'_>) {
    let parents = |version: &Version<'_>| -> FxHashMap<ClaimId, ClaimId> {
        version.report.claims.iter().filter_map(|claim| Some((claim.id, claim.parent?))).collect()
    };
    let (old_parents, new_parents) = (parents(old), parents(new));
    // Changes of the text of a claim are changes of the text it stands in.
    let has_content = |changed: &&Changed| changed.changes.iter().any(|change| change.field == Field::Content);
    let outer: FxHashMap<[ClaimId; 2], usize> =
        claims.changed.iter().enumerate().filter(|(_, c)| has_content(c)).map(|(i, c)| ([c.old, c.new], i)).collect();
    let mut inner = vec![false; claims.changed.len()];
    for (i, inner) in inner.iter_mut().enumerate() {
        let Changed { old, new, .. } = claims.changed[i];
        let Some((&old, &new)) = old_parents.get(&old).zip(new_parents.get(&new)) else { continue };
        let Some(&whole) = outer.get(&[old, new]).filter(|&&whole| whole != i) else { continue };
        *inner = true;
        let classes = claims.changed[i].classes.clone();
        let whole = &mut claims.changed[whole];
        whole.classes.extend(classes);
        whole.classes.sort_unstable();
        whole.classes.dedup();
        whole.severity = severity(&whole.classes);
    }
    let mut inner = inner.into_iter();
    claims.changed.retain(|_| inner.next() == Some(false));
    let told = |lone: &[&Claim<'_>], side: usize| -> FxHashSet<ClaimId> {
        let changed = outer.keys().map(|ids| ids[side]);
        lone.iter().map(|claim| claim.id).chain(changed).collect()
    };
    let (gone, come) = (told(&claims.removed, 0), told(&claims.added, 1));
    let is_outer = |claim: &Claim<'_>, told: &FxHashSet<ClaimId>| claim.parent.is_none_or(|id| !told.contains(&id));
    claims.removed.retain(|claim| is_outer(claim, &gone));
    claims.added.retain(|claim| is_outer(claim, &come));
}
