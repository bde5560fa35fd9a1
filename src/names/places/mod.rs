//! What makes a name a place's.

pub mod known;
pub mod located;
