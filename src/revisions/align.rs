//! Which claim of the new version is which of the old.
//!
//! First those that say the very same, where there is only one such on either side: they are most of two versions, and
//! found in one pass. Then, among what is left, the pairing worth the most in all, where a pair is worth what its
//! content, source, cue, names and place share; only claims that share rare words are compared, so that the work grows
//! with the stories.

use super::assignment::{Edge, WHOLE, assign};
use super::prepared::Shape;
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;

/// Two claims that are taken for the same one.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Pair {
    pub old: usize,
    pub new: usize,
}

/// A word that more claims than this have says nothing of which two belong together.
const MOST_HOLDERS: usize = 64;
/// So many claims of the other version are compared with a claim.
const MOST_COMPARED: usize = 12;
/// Claims that are assigned at once; beyond that the best pair comes first.
const MOST_AT_ONCE: usize = 1024;
/// Contents that share less than this are two claims.
const LEAST_CONTENT: f64 = 0.4;
/// The same, where the source is the same.
const LEAST_WITH_SOURCE: f64 = 0.3;
/// The same, where the sentences are the same.
const LEAST_OF_KIN: f64 = 0.15;
/// Fewer words than this said alike may be chance.
const FEW_WORDS: usize = 3;

/// What was found, and how many claims were compared for it.
pub(super) struct Alignment {
    /// In the order of the old version.
    pub pairs: Vec<Pair>,
    pub compared: usize,
}

/// `kin` says whether two stand in sentences that are one and the same, which speaks for them.
pub(super) fn align(old: &[&Shape], new: &[&Shape], words: usize, kin: &dyn Fn(usize, usize) -> bool) -> Alignment {
    let mut pairs = alike(old, new);
    pairs.sort_by_key(|pair| pair.old);
    let anchors = pairs.clone();
    let left = |of: &dyn Fn(&Pair) -> usize, len: usize| {
        let mut alone = vec![true; len];
        pairs.iter().for_each(|pair| alone[of(pair)] = false);
        (0..len).filter(|&i| alone[i]).collect::<Vec<_>>()
    };
    let (olds, news) = (left(&|pair| pair.old, old.len()), left(&|pair| pair.new, new.len()));
    let mut work = Work { old, new, olds: &olds, news: &news, anchors: &anchors, kin, compared: 0 };
    let edges = work.edges(words);
    let compared = work.compared;
    let found = matched(&edges, olds.len(), news.len());
    pairs.extend(found.into_iter().map(|(i, j, _)| Pair { old: olds[i], new: news[j] }));
    pairs.sort_by_key(|pair| pair.old);
    Alignment { pairs, compared }
}

/// What is said, and by whom.
type Said<'w> = (&'w [u32], &'w [u32]);

/// Claims that say the very same: by whom, as far as there are as many on either side; then whatever the source, where it is
/// said once.
fn alike(old: &[&Shape], new: &[&Shape]) -> Vec<Pair> {
    let mut pairs = Vec::new();
    let (mut free_old, mut free_new) = (vec![true; old.len()], vec![true; new.len()]);
    for with_source in [true, false] {
        let mut same: FxHashMap<Said<'_>, [Vec<usize>; 2]> = FxHashMap::default();
        for (side, claims, free) in [(0, old, &free_old), (1, new, &free_new)] {
            for (i, claim) in claims.iter().enumerate().filter(|(i, _)| free[*i]) {
                let source = if with_source { &claim.source[..] } else { &[] };
                same.entry((&claim.content, source)).or_default()[side].push(i);
            }
        }
        for ((content, _), [olds, news]) in &same {
            let sure = if with_source {
                olds.len() == news.len() || olds.len().max(news.len()) > MOST_COMPARED
            } else {
                content.len() > FEW_WORDS && (olds.len(), news.len()) == (1, 1)
            };
            if sure {
                pairs.extend(olds.iter().zip(news).map(|(&old, &new)| Pair { old, new }));
            }
        }
        for pair in &pairs {
            (free_old[pair.old], free_new[pair.new]) = (false, false);
        }
    }
    pairs
}

/// The share of words that two bags have in common (Dice), a word counting `weight`.
pub(super) fn shared(a: &[u32], b: &[u32], weight: impl Fn(u32) -> f64) -> f64 {
    let sum = |bag: &[u32]| bag.iter().map(|&word| weight(word)).sum::<f64>();
    let total = sum(a) + sum(b);
    if total == 0.0 {
        return f64::from(u8::from(a.len() == b.len()));
    }
    2.0 * in_common(a, b).map(weight).sum::<f64>() / total
}

/// The words of two bags that both have, as often as both have them.
pub(super) fn in_common<'b>(a: &'b [u32], b: &'b [u32]) -> impl Iterator<Item = u32> + use<'b> {
    let mut j = 0;
    a.iter().copied().filter(move |&word| {
        j += b[j..].iter().take_while(|&&other| other < word).count();
        let has = b.get(j) == Some(&word);
        j += usize::from(has);
        has
    })
}

struct Work<'w> {
    old: &'w [&'w Shape],
    new: &'w [&'w Shape],
    /// Those that are left, by number.
    olds: &'w [usize],
    news: &'w [usize],
    /// What was paired already, in the order of the old version.
    anchors: &'w [Pair],
    kin: &'w dyn Fn(usize, usize) -> bool,
    compared: usize,
}

impl Work<'_> {
    fn edges(&mut self, words: usize) -> Vec<Edge> {
        let mut count = vec![0_u32; words];
        let of_old = holders(self.old, self.olds, &mut count);
        let of_new = holders(self.new, self.news, &mut count);
        // A word that all claims have weighs little: as in tf-idf, but gentler, for a story is short.
        let weight = |word: u32| 1.0 / (1.0 + f64::from(count[word as usize].max(1)).ln());
        let mut near: Vec<(usize, usize)> = Vec::new();
        for (i, candidates) in nearest(self.old, self.olds, &of_new, self.news.len(), weight) {
            near.extend(candidates.into_iter().map(|j| (i, j)));
        }
        for (j, candidates) in nearest(self.new, self.news, &of_old, self.olds.len(), weight) {
            near.extend(candidates.into_iter().map(|i| (i, j)));
        }
        near.sort_unstable();
        near.dedup();
        self.compared = near.len();
        near.into_iter().filter_map(|(i, j)| Some((i, j, self.worth(self.olds[i], self.news[j], weight)?))).collect()
    }

    /// What it is worth to take the one for the other; none where they are two claims.
    fn worth(&self, i: usize, j: usize, weight: impl Fn(u32) -> f64) -> Option<u32> {
        let (old, new) = (self.old[i], self.new[j]);
        let content = shared(&old.bag, &new.bag, weight);
        let plain = |a: &[u32], b: &[u32]| shared(a, b, |_| 1.0);
        let source = plain(&old.source, &new.source);
        let kin = (self.kin)(i, j);
        let least = match source > 0.5 {
            _ if kin => LEAST_OF_KIN,
            true => LEAST_WITH_SOURCE,
            false => LEAST_CONTENT,
        };
        if content < least {
            return None;
        }
        let names = plain(&old.entities, &new.entities);
        let near = if kin { 1.0 } else { 1.0 - self.apart(i, j) };
        let sum = 0.68 * content + 0.14 * source + 0.05 * plain(&old.cue, &new.cue) + 0.05 * names + 0.08 * near;
        Some((sum * f64::from(WHOLE)) as u32)
    }

    /// How far the new claim stands from where the old one's neighbours are now, from 0 to 1.
    fn apart(&self, i: usize, j: usize) -> f64 {
        let before = self.anchors.partition_point(|anchor| anchor.old < i);
        let expected = match before.checked_sub(1).map(|at| self.anchors[at]) {
            Some(anchor) => anchor.new + (i - anchor.old),
            None => i,
        };
        expected.abs_diff(j) as f64 / self.old.len().max(self.new.len()).max(expected) as f64
    }
}

/// For each word, which of these claims have it; `count` is raised by how often they do.
pub(super) fn holders(claims: &[&Shape], these: &[usize], count: &mut [u32]) -> Vec<Vec<u32>> {
    let mut holders: Vec<Vec<u32>> = vec![Vec::new(); count.len()];
    for (i, &claim) in these.iter().enumerate() {
        for &word in &claims[claim].bag {
            count[word as usize] += 1;
            let holders = &mut holders[word as usize];
            if holders.last() != Some(&(i as u32)) {
                holders.push(i as u32);
            }
        }
    }
    holders
}

/// For each of these claims, the others that share the most with it.
pub(super) fn nearest(
    claims: &[&Shape],
    these: &[usize],
    holders: &[Vec<u32>],
    others: usize,
    weight: impl Fn(u32) -> f64,
) -> Vec<(usize, Vec<usize>)> {
    let mut votes = vec![0.0_f64; others];
    let mut touched: Vec<usize> = Vec::new();
    let mut near = Vec::with_capacity(these.len());
    for (i, &claim) in these.iter().enumerate() {
        let mut bag = claims[claim].bag.clone();
        bag.dedup();
        for word in bag {
            let holders = &holders[word as usize];
            if holders.len() > MOST_HOLDERS {
                continue;
            }
            for &j in holders {
                if votes[j as usize] == 0.0 {
                    touched.push(j as usize);
                }
                votes[j as usize] += weight(word);
            }
        }
        touched.sort_by(|&a, &b| votes[b].total_cmp(&votes[a]).then(a.cmp(&b)));
        near.push((i, touched.iter().copied().take(MOST_COMPARED).collect()));
        touched.drain(..).for_each(|j| votes[j] = 0.0);
    }
    near
}

/// The pairs worth the most in all, group by group of claims that hang together.
fn matched(edges: &[Edge], olds: usize, news: usize) -> Vec<Edge> {
    let mut group: Vec<usize> = (0..olds + news).collect();
    fn find(group: &mut [usize], mut i: usize) -> usize {
        while group[i] != i {
            group[i] = group[group[i]];
            i = group[i];
        }
        i
    }
    for &(i, j, _) in edges {
        let (a, b) = (find(&mut group, i), find(&mut group, olds + j));
        group[a.max(b)] = a.min(b);
    }
    let mut groups: BTreeMap<usize, Vec<Edge>> = BTreeMap::new();
    for &edge in edges {
        groups.entry(find(&mut group, edge.0)).or_default().push(edge);
    }
    groups.into_values().flat_map(settle).collect()
}

fn settle(mut edges: Vec<Edge>) -> Vec<Edge> {
    let side = |of: &dyn Fn(&Edge) -> usize| {
        let mut side: Vec<usize> = edges.iter().map(of).collect();
        side.sort_unstable();
        side.dedup();
        side
    };
    let (rows, columns) = (side(&|edge| edge.0), side(&|edge| edge.1));
    let at = |side: &[usize], number: usize| side.partition_point(|&other| other < number);
    if rows.len().max(columns.len()) > MOST_AT_ONCE {
        // Too many to weigh against each other: the best first.
        edges.sort_by(|a, b| b.2.cmp(&a.2).then((a.0, a.1).cmp(&(b.0, b.1))));
        let (mut used_rows, mut used_columns) = (vec![false; rows.len()], vec![false; columns.len()]);
        edges.retain(|&(i, j, _)| {
            let (row, column) = (&mut used_rows[at(&rows, i)], &mut used_columns[at(&columns, j)]);
            let free = !*row && !*column;
            if free {
                (*row, *column) = (true, true);
            }
            free
        });
        return edges;
    }
    let inside: Vec<Edge> = edges.iter().map(|&(i, j, worth)| (at(&rows, i), at(&columns, j), worth)).collect();
    // They come in ascending order.
    let worth = |row, column| {
        let at = inside.binary_search_by_key(&(row, column), |edge| (edge.0, edge.1));
        at.map_or(0, |at| inside[at].2)
    };
    let pairs = assign(rows.len(), columns.len(), &inside).into_iter();
    pairs.map(|(row, column)| (rows[row], columns[column], worth(row, column))).collect()
}

/// The numbers of the pairs (sorted by their first) that are not in the longest run whose seconds never fall.
pub(super) fn out_of_order(pairs: &[(u32, u32)]) -> Vec<usize> {
    // The last pair of the best run of each length, and the pair before each (patience sorting).
    let (mut ends, mut before): (Vec<usize>, Vec<Option<usize>>) = (Vec::new(), Vec::new());
    for (i, &(_, new)) in pairs.iter().enumerate() {
        let length = ends.partition_point(|&end| pairs[end].1 <= new);
        before.push(length.checked_sub(1).map(|last| ends[last]));
        if length == ends.len() {
            ends.push(i);
        } else {
            ends[length] = i;
        }
    }
    let mut kept = vec![false; pairs.len()];
    let mut at = ends.last().copied();
    while let Some(i) = at {
        kept[i] = true;
        at = before[i];
    }
    (0..pairs.len()).filter(|&i| !kept[i]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_left_its_place_moved() {
        assert!(out_of_order(&[(0, 0), (1, 1), (1, 1), (2, 5)]).is_empty());
        assert_eq!(out_of_order(&[(0, 3), (1, 0), (2, 1), (3, 2)]), [0]);
        assert!(out_of_order(&[]).is_empty());
    }

    #[test]
    fn bags_share_words() {
        assert_eq!(shared(&[1, 2, 2, 3], &[2, 2, 4, 5], |_| 1.0), 0.5);
        assert_eq!(shared(&[], &[], |_| 1.0), 1.0);
        assert_eq!(shared(&[], &[1], |_| 1.0), 0.0);
    }
}
