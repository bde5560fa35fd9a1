//! Work that is counted where debug assertions are on, for the test that it grows no faster than the text
//! (`tests/growth.rs`). In a release nothing is counted.

use std::cell::Cell;

thread_local! {
    static LOOKS: Cell<u64> = const { Cell::new(0) };
}

/// Counts looks at words, units, items or mentions.
#[inline]
pub fn look(times: usize) {
    if cfg!(debug_assertions) {
        LOOKS.with(|looks| looks.set(looks.get() + times as u64));
    }
}

/// How many looks there were on this thread so far.
pub fn looks() -> u64 {
    if cfg!(debug_assertions) { LOOKS.with(Cell::get) } else { 0 }
}
