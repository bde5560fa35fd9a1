//! A claim that became several, and several that became one.

use super::align::{Pair, holders, in_common, nearest};
use super::prepared::Prepared;
use super::version::Version;
use std::collections::BTreeMap;

/// So much of a claim has to stand in the other for it to be a part of it.
const LEAST_COVERED: f64 = 0.7;
/// Fewer words than these are no part.
const FEWEST_WORDS: usize = 4;

/// A claim of one version, and those of the other that it is now, or was.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Parted {
    pub whole: usize,
    /// In order.
    pub parts: Vec<usize>,
}

/// The claims whose words went to their counterpart and to claims that have none. `lone` are the claims of `parts`
/// without a counterpart; `partner` is that of each claim of `wholes`.
pub(super) fn parted(
    wholes: &Version<'_>,
    parts: &Version<'_>,
    partner: &[Option<usize>],
    lone: &[usize],
    words: usize,
) -> Vec<Parted> {
    let all: Vec<usize> = (0..wholes.claims.len()).collect();
    let mut count = vec![0; words];
    let (whole_shapes, part_shapes) = (wholes.shapes(), parts.shapes());
    let holders = holders(&whole_shapes, &all, &mut count);
    let weight = |word: u32| 1.0 / (1.0 + f64::from(count[word as usize].max(1)).ln());
    let mut found: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (i, candidates) in nearest(&part_shapes, lone, &holders, all.len(), weight) {
        let part = &parts.claims[lone[i]];
        let whole = candidates.into_iter().find(|&whole| {
            let partner = partner[whole].map(|partner| &parts.claims[partner]);
            partner.is_some_and(|partner| is_part(part, &wholes.claims[whole], partner))
        });
        let Some(whole) = whole else { continue };
        found.entry(whole).or_insert_with(|| partner[whole].into_iter().collect()).push(lone[i]);
    }
    let parted = |(whole, mut parts): (usize, Vec<usize>)| {
        parts.sort_unstable();
        Parted { whole, parts }
    };
    found.into_iter().map(parted).collect()
}

/// Whether a claim says what the whole says and its partner leaves out, by the same source.
fn is_part(part: &Prepared<'_>, whole: &Prepared<'_>, partner: &Prepared<'_>) -> bool {
    // A claim inside of another says a part of it again.
    let inside = part.claim.parent == Some(partner.claim.id) || partner.claim.parent == Some(part.claim.id);
    if inside || part.shape.bag.len() < FEWEST_WORDS || part.shape.source != partner.shape.source {
        return false;
    }
    let rest = without(&whole.shape.bag, &partner.shape.bag);
    in_common(&part.shape.bag, &rest).count() as f64 >= LEAST_COVERED * part.shape.bag.len() as f64
}

/// What is left of a bag when another is taken out of it.
fn without(bag: &[u32], other: &[u32]) -> Vec<u32> {
    let mut taken = in_common(bag, other).peekable();
    bag.iter().copied().filter(|word| taken.next_if_eq(word).is_none()).collect()
}

/// The partner of each claim, by its number.
pub(super) fn partners(pairs: &[Pair], claims: usize, of: impl Fn(&Pair) -> (usize, usize)) -> Vec<Option<usize>> {
    let mut partners = vec![None; claims];
    for pair in pairs {
        let (claim, partner) = of(pair);
        partners[claim] = Some(partner);
    }
    partners
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_taken_out_is_taken_as_often_as_it_is_there() {
        assert_eq!(without(&[1, 2, 2, 3, 5], &[2, 3, 3, 4]), [1, 2, 5]);
        assert_eq!(without(&[], &[1]), Vec::<u32>::new());
    }
}
