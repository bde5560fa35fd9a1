//! Words: what each may be ([`class`]), the tables that say so ([`lexicon`]), and the words met in a text
//! ([`vocabulary`]), each classified once.
//!
//! Does NOT look at neighbours: everything here is true of a word (or a fixed phrase) on its own.

pub mod class;
mod compiled;
mod form;
pub mod gazetteer;
mod guess;
pub mod hash;
mod interner;
#[allow(clippy::module_inception)]
pub mod lexicon;
pub mod look_up;
mod shape;
mod table;
mod usage;
pub mod vocabulary;
pub mod words;

pub use class::{Class, ClassSet};
pub(crate) use hash::is_word;
pub use lexicon::{COMPILED, Lexicon};
pub use usage::Usage;
pub use vocabulary::{Vocabulary, Word, WordId};
