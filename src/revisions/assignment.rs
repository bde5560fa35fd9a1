//! The pairing of two sets that is worth the most.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// A row, a column, and what it is worth to pair them, from 1 to [`WHOLE`].
pub(super) type Edge = (usize, usize, u32);

/// The greatest worth of a pair.
pub(super) const WHOLE: u32 = 1_000_000;

const NONE: usize = usize::MAX;

/// Pairs rows with columns so that the sum of what the pairs are worth is greatest; a row or column may stay alone.
///
/// The method is that of shortest augmenting paths with prices (Kuhn 1955; Jonker & Volgenant 1987) over the given edges
/// only, where every row has a column of its own in which it stays alone. With `r` rows and `e` edges it takes `r * e`
/// steps at most, and about `e` where most rows have one good column.
pub(super) fn assign(rows: usize, columns: usize, edges: &[Edge]) -> Vec<(usize, usize)> {
    let all = columns + rows;
    let mut from: Vec<Vec<(usize, i64)>> = (0..rows).map(|row| vec![(columns + row, i64::from(WHOLE))]).collect();
    for &(row, column, worth) in edges {
        from[row].push((column, i64::from(WHOLE - worth.min(WHOLE))));
    }
    let (mut row_price, mut column_price) = (vec![0_i64; rows], vec![0_i64; all]);
    let (mut row_of, mut column_of) = (vec![NONE; all], vec![NONE; rows]);
    // Of each column in this round: how far it is, from which row, and whether that is final.
    let mut paths = vec![Path { round: NONE, far: 0, via: NONE, settled: false }; all];
    let mut heap = BinaryHeap::new();
    for start in 0..rows {
        heap.clear();
        let (mut row, mut reached, mut settled) = (start, 0, Vec::new());
        let free = loop {
            for &(column, cost) in &from[row] {
                let far = reached + cost - row_price[row] - column_price[column];
                let path = &mut paths[column];
                if path.round != start || !path.settled && far < path.far {
                    *path = Path { round: start, far, via: row, settled: false };
                    heap.push(Reverse((far, column)));
                }
            }
            // What was pushed before a shorter way was found is passed over. The row's own column is always free.
            let next = std::iter::from_fn(|| heap.pop())
                .find(|&Reverse((far, column))| !paths[column].settled && paths[column].far == far);
            let Some(Reverse((far, column))) = next else { break NONE };
            (reached, paths[column].settled) = (far, true);
            if row_of[column] == NONE {
                break column;
            }
            settled.push(column);
            row = row_of[column];
        };
        row_price[start] += reached;
        for column in settled {
            let saved = reached - paths[column].far;
            row_price[row_of[column]] += saved;
            column_price[column] -= saved;
        }
        let mut column = free;
        while column != NONE {
            let row = paths[column].via;
            row_of[column] = row;
            let before = std::mem::replace(&mut column_of[row], column);
            column = if row == start { NONE } else { before };
        }
    }
    (0..rows).filter(|&row| column_of[row] < columns).map(|row| (row, column_of[row])).collect()
}

#[derive(Clone)]
struct Path {
    round: usize,
    far: i64,
    via: usize,
    settled: bool,
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Of each row, its columns with what they are worth; 0 for no edge.
    fn edges(value: &[Vec<u32>]) -> Vec<Edge> {
        let row = |(row, line): (usize, &Vec<u32>)| {
            line.iter().enumerate().map(move |(column, &worth)| (row, column, worth)).collect::<Vec<_>>()
        };
        value.iter().enumerate().flat_map(row).filter(|edge| edge.2 > 0).collect()
    }

    #[test]
    fn the_sum_counts_not_the_best_pair() {
        assert_eq!(assign(2, 2, &edges(&[vec![90, 80], vec![80, 10]])), [(0, 1), (1, 0)]);
        assert_eq!(assign(1, 3, &edges(&[vec![0, 50, 40]])), [(0, 1)]);
        assert_eq!(assign(3, 1, &edges(&[vec![50], vec![60], vec![0]])), [(1, 0)]);
        assert_eq!(assign(0, 0, &[]), []);
        assert_eq!(assign(2, 2, &[]), []);
    }

    fn best(value: &[Vec<u32>], row: usize, used: &mut Vec<bool>) -> u32 {
        let Some(line) = value.get(row) else { return 0 };
        let mut most = best(value, row + 1, used);
        for column in 0..line.len() {
            if !used[column] && line[column] > 0 {
                used[column] = true;
                most = most.max(line[column] + best(value, row + 1, used));
                used[column] = false;
            }
        }
        most
    }

    proptest! {
        #[test]
        fn nothing_is_worth_more(value in (1_usize..6, 1_usize..6).prop_flat_map(|(rows, columns)| {
            prop::collection::vec(prop::collection::vec(prop_oneof![Just(0), 1..WHOLE], columns), rows)
        })) {
            let pairs = assign(value.len(), value[0].len(), &edges(&value));
            let sum: u32 = pairs.iter().map(|&(row, column)| value[row][column]).sum();
            prop_assert_eq!(sum, best(&value, 0, &mut vec![false; value[0].len()]));
            let mut columns: Vec<_> = pairs.iter().map(|pair| pair.1).collect();
            columns.sort_unstable();
            columns.dedup();
            prop_assert_eq!(columns.len(), pairs.len());
        }
    }
}
