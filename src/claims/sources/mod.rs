//! The words of a source: the noun phrase that a cue points to, with its identifying apposition.
//!
//! It stands before its cue ([`subjects`]), after it ([`following`]) or in a clause before ([`shared`]). Does NOT say
//! whom it stands for.

mod following;
mod phrases;
mod shared;
mod subjects;

pub use following::following;
pub use phrases::SourceWords;
pub use shared::{antecedent, shared};
pub use subjects::before;
