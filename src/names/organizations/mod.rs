//! What makes a name an organization's.

pub mod headed;
pub mod known;
