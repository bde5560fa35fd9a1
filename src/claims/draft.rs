//! Drafts: how far the cue of one must be relied on.

pub use crate::coreference::Draft;

/// The least reliability, in tenths, of a cue in the article's own voice, and of one inside what another says.
pub const LEAST: u8 = 4;
pub const LEAST_INSIDE: u8 = 6;
