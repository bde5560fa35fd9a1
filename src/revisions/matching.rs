//! Which claims of two versions belong together.

use super::align::{self, Pair};
use super::lines::Lines;
use super::regroup::{self, Parted};
use super::version::Version;
use super::words::Numbers;
use rustc_hash::FxHashSet;

/// Which claims of two versions belong together.
#[derive(Debug, Default)]
pub(super) struct Matching {
    /// One claim each, in the order of the old version.
    pub pairs: Vec<Pair>,
    /// Of each pair, whether it is out of order.
    pub moved: Vec<bool>,
    /// Pairs both of which stand in both texts.
    pub same: FxHashSet<(usize, usize)>,
    pub split: Vec<Parted>,
    pub merged: Vec<Parted>,
    /// Of the new version.
    pub added: Vec<usize>,
    /// Of the old version.
    pub removed: Vec<usize>,
    /// Claims that stand in both texts, and were found in one.
    pub unread: u32,
    pub lines: Lines,
    /// How many pairs of claims were compared.
    #[cfg_attr(not(test), expect(dead_code, reason = "the tests bound it"))]
    pub compared: usize,
}

impl Matching {
    /// The same whichever version is called the old one: the two are always looked at in one order.
    pub(super) fn of(old: &Version<'_>, new: &Version<'_>, numbers: &mut Numbers) -> Matching {
        let order = |version: &Version<'_>| {
            let keys: Vec<_> = version.report.claims.iter().map(|claim| claim.key).collect();
            (version.report.doc.sha256.0, keys)
        };
        if order(old) <= order(new) {
            Matching::in_order(old, new, numbers)
        } else {
            Matching::in_order(new, old, numbers).mirrored()
        }
    }

    fn in_order(old: &Version<'_>, new: &Version<'_>, numbers: &mut Numbers) -> Matching {
        let lines = match (&old.story, &new.story) {
            (Some(old), Some(new)) => Lines::of(old, new, numbers.len()),
            _ => Lines::default(),
        };
        let kin = |i: usize, j: usize| lines.are_one(old.claims[i].claim.sentence, new.claims[j].claim.sentence);
        let (olds, news) = (old.shapes(), new.shapes());
        let align::Alignment { mut pairs, compared } = align::align(&olds, &news, numbers.len(), &kin);
        let lone = |partners: &[Option<usize>]| -> Vec<usize> {
            (0..partners.len()).filter(|&i| partners[i].is_none()).collect()
        };
        let of_old = regroup::partners(&pairs, old.claims.len(), |pair| (pair.old, pair.new));
        let of_new = regroup::partners(&pairs, new.claims.len(), |pair| (pair.new, pair.old));
        let (mut removed, mut added) = (lone(&of_old), lone(&of_new));
        let mut found = Matching { compared, ..Matching::default() };
        found.split = regroup::parted(old, new, &of_old, &added, numbers.len());
        // A claim that was split is not merged as well.
        let split = flags(new.claims.len(), found.split.iter().flat_map(|parted| &parted.parts));
        found.merged = regroup::parted(new, old, &of_new, &removed, numbers.len());
        found.merged.retain(|parted| !split[parted.whole]);
        let merged = flags(old.claims.len(), found.merged.iter().flat_map(|parted| &parted.parts));
        added.retain(|&i| !split[i]);
        removed.retain(|&i| !merged[i]);
        pairs.retain(|pair| !split[pair.new] && !merged[pair.old]);
        (removed, added) = found.leave_unread(old, new, &pairs, [removed, added], numbers);
        let places: Vec<_> =
            pairs.iter().map(|p| (old.claims[p.old].claim.sentence, new.claims[p.new].claim.sentence)).collect();
        let mut order: Vec<usize> = (0..pairs.len()).collect();
        order.sort_by_key(|&i| places[i]);
        let sorted: Vec<_> = order.iter().map(|&i| places[i]).collect();
        found.moved = vec![false; pairs.len()];
        for i in align::out_of_order(&sorted) {
            found.moved[order[i]] = true;
        }
        Matching { pairs, added, removed, lines, ..found }
    }

    /// Leaves out the lone claims that stand in the other version all the same, and marks pairs of which both do. Gives
    /// what is left of the old and the new ones.
    fn leave_unread(
        &mut self,
        old: &Version<'_>,
        new: &Version<'_>,
        pairs: &[Pair],
        [mut removed, mut added]: [Vec<usize>; 2],
        numbers: &mut Numbers,
    ) -> (Vec<usize>, Vec<usize>) {
        let before = removed.len() + added.len();
        // Or it is said twice in one version and once in the other.
        let (old_again, new_again) = (again(old, new), again(new, old));
        removed.retain(|&i| !old_again[i] && !new.has(&old.claims[i], numbers));
        added.retain(|&i| !new_again[i] && !old.has(&new.claims[i], numbers));
        self.unread = (before - removed.len() - added.len()) as u32;
        let reworded = |pair: &&Pair| old.claims[pair.old].shape.content != new.claims[pair.new].shape.content;
        for pair in pairs.iter().filter(reworded) {
            let both = new.has(&old.claims[pair.old], numbers) && old.has(&new.claims[pair.new], numbers);
            self.same.extend(both.then_some((pair.old, pair.new)));
        }
        (removed, added)
    }

    /// Old for new.
    fn mirrored(self) -> Matching {
        let turned = |pair: &Pair| Pair { old: pair.new, new: pair.old };
        let mut pairs: Vec<_> = self.pairs.iter().map(turned).zip(self.moved).collect();
        pairs.sort_by_key(|(pair, _)| pair.old);
        let (pairs, moved) = pairs.into_iter().unzip();
        let same = self.same.into_iter().map(|(old, new)| (new, old)).collect();
        let (split, merged, added, removed) = (self.merged, self.split, self.removed, self.added);
        let lines = self.lines.mirrored();
        Matching { pairs, moved, same, split, merged, added, removed, lines, ..self }
    }
}

/// Of each claim, whether the other version has one that says the same, by the same source.
fn again(these: &Version<'_>, others: &Version<'_>) -> Vec<bool> {
    let said: FxHashSet<_> = others.shapes().into_iter().map(|shape| (&shape.content, &shape.source)).collect();
    these.shapes().into_iter().map(|shape| said.contains(&(&shape.content, &shape.source))).collect()
}

fn flags<'i>(len: usize, these: impl Iterator<Item = &'i usize>) -> Vec<bool> {
    let mut flags = vec![false; len];
    these.for_each(|&i| flags[i] = true);
    flags
}
