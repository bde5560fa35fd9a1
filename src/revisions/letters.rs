//! How alike two names or words are, letter by letter.

use similar::{Algorithm, DiffOp, capture_diff_slices};

/// Characters looked at of a name.
const LONGEST: usize = 60;

/// The share of letters that two names have in common, in order.
pub(super) fn letters_alike(a: &str, b: &str) -> f64 {
    let letters = |name: &str| name.to_lowercase().chars().take(LONGEST).collect::<Vec<char>>();
    let (a, b) = (letters(a), letters(b));
    // No more can be in common than the shorter has, nor than both have of each letter.
    let (shorter, all) = (a.len().min(b.len()), a.len() + b.len());
    if 10 * shorter < 3 * all || 10 * shared_letters(&a, &b) < 3 * all {
        return 0.0;
    }
    let common: usize = capture_diff_slices(Algorithm::Myers, &a, &b)
        .iter()
        .map(|op| if let DiffOp::Equal { len, .. } = op { *len } else { 0 })
        .sum();
    2.0 * common as f64 / (a.len() + b.len()).max(1) as f64
}

/// How many letters two names share, whatever their order.
fn shared_letters(a: &[char], b: &[char]) -> usize {
    let mut counts = [0_i32; 64];
    a.iter().for_each(|&c| counts[c as usize % 64] += 1);
    b.iter()
        .filter(|&&c| {
            let count = &mut counts[c as usize % 64];
            *count -= 1;
            *count >= 0
        })
        .count()
}
