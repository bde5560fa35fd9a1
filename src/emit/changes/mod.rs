//! What changed between versions, as text for an editor and as rows for a table.

pub mod csv;
mod summary;
pub mod text;
