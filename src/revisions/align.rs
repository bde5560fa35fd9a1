//! Which claim of the new version is which of the old.
//!
//! First by key: the same source, the same words. Then, among what is left, the pairing worth the most in all, where a
//! pair is worth what its content, source and cue share; only claims with a rare word in common are compared, so that
//! the work grows with the stories.

use super::assignment::assign;
use super::words::Numbers;
use crate::report::{Claim, Report};
use std::collections::BTreeMap;

/// Two claims that are taken for the same one.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) struct Pair {
    pub old: usize,
    pub new: usize,
    /// From 0 to 1.
    pub similarity: f64,
}

/// A word that more claims than this have says nothing of which two belong together.
const MOST_HOLDERS: usize = 48;
/// Claims that are assigned at once.
const MOST_AT_ONCE: usize = 160;
/// Contents that share less than this are two claims.
const LEAST_CONTENT: f64 = 0.4;
/// The same, where the source is the same.
const LEAST_WITH_SOURCE: f64 = 0.3;

/// The pairs, in the order of the old version.
pub(super) fn align(old: &Report<'_>, new: &Report<'_>) -> Vec<Pair> {
    let mut pairs = by_key(&old.claims, &new.claims);
    let mut numbers = Numbers::default();
    let left = |claims: &[Claim<'_>], taken: &dyn Fn(&Pair) -> usize, numbers: &mut Numbers| {
        let mut alone = vec![true; claims.len()];
        pairs.iter().for_each(|pair| alone[taken(pair)] = false);
        let alone = (0..claims.len()).filter(|&i| alone[i]);
        alone.map(|i| Bags::of(i, &claims[i], claims.len(), numbers)).collect::<Vec<_>>()
    };
    let olds = left(&old.claims, &|pair| pair.old, &mut numbers);
    let news = left(&new.claims, &|pair| pair.new, &mut numbers);
    let edges = edges(&olds, &news, numbers.len());
    pairs.extend(matched(&edges, olds.len(), news.len()).into_iter().map(|(a, b, similarity)| Pair {
        old: olds[a].claim,
        new: news[b].claim,
        similarity,
    }));
    pairs.sort_by_key(|pair| pair.old);
    pairs
}

/// Claims with the same key, the first with the first.
fn by_key(old: &[Claim<'_>], new: &[Claim<'_>]) -> Vec<Pair> {
    let mut keys: BTreeMap<_, Vec<usize>> = BTreeMap::new();
    for (i, claim) in new.iter().enumerate().rev() {
        keys.entry(claim.key).or_default().push(i);
    }
    let pair =
        |(old, claim): (usize, &Claim<'_>)| Some(Pair { old, new: keys.get_mut(&claim.key)?.pop()?, similarity: 1.0 });
    old.iter().enumerate().filter_map(pair).collect()
}

/// What a claim is compared by: words as numbers, in ascending order.
struct Bags {
    claim: usize,
    content: Vec<u32>,
    source: Vec<u32>,
    cue: Vec<u32>,
    /// Where in the story, from 0 to 1.
    place: f64,
}

impl Bags {
    fn of(number: usize, claim: &Claim<'_>, all: usize, numbers: &mut Numbers) -> Bags {
        let name = claim.source.name.as_deref();
        let said = claim.source.spans.iter().map(|s| &*s.text).filter(|_| name.is_none());
        Bags {
            claim: number,
            content: numbers.bag(claim.content.iter().map(|piece| &*piece.text)),
            source: numbers.bag(name.into_iter().chain(said)),
            cue: numbers.bag(claim.cue.lemma.as_deref().into_iter()),
            place: number as f64 / all as f64,
        }
    }
}

/// The share of words that two bags have in common (Dice), a word counting `weight`.
fn shared(a: &[u32], b: &[u32], weight: impl Fn(u32) -> f64) -> f64 {
    let sum = |bag: &[u32]| bag.iter().map(|&word| weight(word)).sum::<f64>();
    let total = sum(a) + sum(b);
    if total == 0.0 {
        return f64::from(u8::from(a.len() == b.len()));
    }
    let (mut i, mut j, mut common) = (0, 0, 0.0);
    while i < a.len() && j < b.len() {
        match a[i].cmp(&b[j]) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => {
                common += weight(a[i]);
                (i, j) = (i + 1, j + 1);
            }
        }
    }
    2.0 * common / total
}

/// An old and a new claim that may be the same, and how alike they are.
type Edge = (usize, usize, f64);

fn edges(olds: &[Bags], news: &[Bags], words: usize) -> Vec<Edge> {
    let mut holders: Vec<Vec<usize>> = vec![Vec::new(); words];
    let mut count = vec![0_usize; words];
    for (i, bags) in news.iter().enumerate() {
        for &word in &bags.content {
            if holders[word as usize].last() != Some(&i) {
                holders[word as usize].push(i);
            }
        }
    }
    for bags in olds.iter().chain(news) {
        bags.content.iter().for_each(|&word| count[word as usize] += 1);
    }
    // A word that all claims have weighs little: as in tf-idf, but gentler, for a story is short.
    let weight = |word: u32| 1.0 / (1.0 + (count[word as usize] as f64).ln());
    let mut edges = Vec::new();
    let mut near = vec![usize::MAX; news.len()];
    for (i, old) in olds.iter().enumerate() {
        for &word in &old.content {
            let holders = &holders[word as usize];
            if holders.len() > MOST_HOLDERS {
                continue;
            }
            for &j in holders {
                if std::mem::replace(&mut near[j], i) == i {
                    continue;
                }
                let new = &news[j];
                let content = shared(&old.content, &new.content, weight);
                let source = shared(&old.source, &new.source, |_| 1.0);
                let least = if source > 0.5 { LEAST_WITH_SOURCE } else { LEAST_CONTENT };
                if content >= least {
                    let cue = shared(&old.cue, &new.cue, |_| 1.0);
                    edges.push((i, j, 0.75 * content + 0.15 * source + 0.1 * cue));
                }
            }
        }
    }
    // Of claims equally alike those that stand alike.
    let apart = |&(i, j, _): &Edge| (olds[i].place - news[j].place).abs();
    edges.iter().map(|edge| (edge.0, edge.1, edge.2 - 0.01 * apart(edge))).collect()
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
    if rows.len().max(columns.len()) > MOST_AT_ONCE {
        // Too many to weigh against each other: the best first.
        edges.sort_by(|a, b| b.2.total_cmp(&a.2).then((a.0, a.1).cmp(&(b.0, b.1))));
        let (mut used_rows, mut used_columns) = (Vec::new(), Vec::new());
        edges.retain(|&(i, j, _)| {
            let (Err(row), Err(column)) = (used_rows.binary_search(&i), used_columns.binary_search(&j)) else {
                return false;
            };
            used_rows.insert(row, i);
            used_columns.insert(column, j);
            true
        });
        return edges;
    }
    let mut value = vec![vec![0.0; columns.len()]; rows.len()];
    for &(i, j, worth) in &edges {
        if let (Ok(row), Ok(column)) = (rows.binary_search(&i), columns.binary_search(&j)) {
            value[row][column] = worth;
        }
    }
    assign(&value).into_iter().map(|(row, column)| (rows[row], columns[column], value[row][column])).collect()
}

/// The pairs (in the order of the first) that are not in the longest run that keeps its order.
pub(super) fn out_of_order(pairs: &[(usize, usize)]) -> Vec<(usize, usize)> {
    // The last pair of the best run of each length, and the pair before each (patience sorting).
    let (mut ends, mut before): (Vec<usize>, Vec<Option<usize>>) = (Vec::new(), Vec::new());
    for (i, &(_, new)) in pairs.iter().enumerate() {
        let length = ends.partition_point(|&end| pairs[end].1 < new);
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
    pairs.iter().zip(kept).filter(|(_, kept)| !kept).map(|(&pair, _)| pair).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_left_its_place_moved() {
        assert_eq!(out_of_order(&[(0, 0), (1, 1), (2, 5)]), []);
        assert_eq!(out_of_order(&[(0, 3), (1, 0), (2, 1), (3, 2)]), [(0, 3)]);
        assert_eq!(out_of_order(&[]), []);
    }

    #[test]
    fn bags_share_words() {
        assert_eq!(shared(&[1, 2, 2, 3], &[2, 2, 4, 5], |_| 1.0), 0.5);
        assert_eq!(shared(&[], &[], |_| 1.0), 1.0);
        assert_eq!(shared(&[], &[1], |_| 1.0), 0.0);
    }
}
