//! Who is quoted how often and in how many words: of one report, or of an archive of them.
//!
//! ```text
//! Report --Digest::of (what is counted of a story, and nothing else of it)--> Summary::add --> Totals, to be printed
//! ```
//!
//! A [`Summary`] keeps what it counts by source, day and place, never a story: it grows with those, and keeps a bounded
//! number of quotations to know them again. Does NOT find anything: all of it is counted in reports.

mod digest;
mod gender;
mod quotes;
mod speakers;
mod totals;

pub use digest::{Digest, Said};
pub use gender::Gender;
pub use quotes::{Repeated, Variant};
pub use speakers::{Speaker, Speakers, Words, word_count};
pub use totals::{Count, Days, Place, SCHEMA, SourceTotals, Summary, Totals, summary_schema};
