//! Clauses: what governs what in a sentence.

pub mod cues;
pub mod items;
