//! The pairing of two sets that is worth the most.

/// Pairs rows with columns so that the sum of their values is greatest; a pair of no value is none.
///
/// `value[row][column]` are not negative; all rows are equally long. The method is the Hungarian one with potentials
/// (Kuhn 1955; Jonker & Volgenant 1987), in cubic time of the greater side.
pub(super) fn assign(value: &[Vec<f64>]) -> Vec<(usize, usize)> {
    let rows = value.len();
    let columns = value.first().map_or(0, Vec::len);
    let size = rows.max(columns);
    // Costs of the square matrix, filled up with nothing; index 0 is a row and column of its own.
    let cost =
        |row: usize, column: usize| value.get(row - 1).and_then(|row| row.get(column - 1)).map_or(0.0, |value| -value);
    let (mut row_price, mut column_price) = (vec![0.0; size + 1], vec![0.0; size + 1]);
    // The row that each column has.
    let mut taken = vec![0_usize; size + 1];
    for row in 1..=size {
        taken[0] = row;
        let mut column = 0;
        let (mut least, mut from) = (vec![f64::INFINITY; size + 1], vec![0_usize; size + 1]);
        let mut seen = vec![false; size + 1];
        loop {
            seen[column] = true;
            let here = taken[column];
            let (mut delta, mut next) = (f64::INFINITY, 0);
            for other in 1..=size {
                if seen[other] {
                    continue;
                }
                let reduced = cost(here, other) - row_price[here] - column_price[other];
                if reduced < least[other] {
                    (least[other], from[other]) = (reduced, column);
                }
                if least[other] < delta {
                    (delta, next) = (least[other], other);
                }
            }
            for other in 0..=size {
                if seen[other] {
                    row_price[taken[other]] += delta;
                    column_price[other] -= delta;
                } else {
                    least[other] -= delta;
                }
            }
            column = next;
            if taken[column] == 0 {
                break;
            }
        }
        while column != 0 {
            let before = from[column];
            taken[column] = taken[before];
            column = before;
        }
    }
    let mut pairs: Vec<(usize, usize)> = (1..=columns)
        .filter(|&column| taken[column] >= 1 && taken[column] <= rows)
        .map(|column| (taken[column] - 1, column - 1))
        .filter(|&(row, column)| value[row][column] > 0.0)
        .collect();
    pairs.sort_unstable();
    pairs
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_sum_counts_not_the_best_pair() {
        assert_eq!(assign(&[vec![0.9, 0.8], vec![0.8, 0.1]]), [(0, 1), (1, 0)]);
        assert_eq!(assign(&[vec![0.0, 0.5, 0.4]]), [(0, 1)]);
        assert_eq!(assign(&[vec![0.5], vec![0.6], vec![0.0]]), [(1, 0)]);
        assert_eq!(assign(&[]), []);
    }

    fn best(value: &[Vec<f64>], row: usize, used: &mut Vec<bool>) -> f64 {
        let Some(line) = value.get(row) else { return 0.0 };
        let mut most = best(value, row + 1, used);
        for column in 0..line.len() {
            if !used[column] {
                used[column] = true;
                most = most.max(line[column] + best(value, row + 1, used));
                used[column] = false;
            }
        }
        most
    }

    proptest! {
        #[test]
        fn nothing_is_worth_more(value in (1_usize..5, 1_usize..5).prop_flat_map(|(rows, columns)| {
            prop::collection::vec(prop::collection::vec(0.0..1.0, columns), rows)
        })) {
            let sum: f64 = assign(&value).iter().map(|&(row, column)| value[row][column]).sum();
            let most = best(&value, 0, &mut vec![false; value[0].len()]);
            prop_assert!((sum - most).abs() < 1e-9, "{sum} is not {most}");
        }
    }
}
