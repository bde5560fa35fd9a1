//! The rule engine: a stage scans rows of units for patterns, settles which of the marks stay, and folds them.
//!
//! ```text
//! units --scan(rules)--> candidates --settle--> marks --fold--> fewer, bigger units
//! ```
//!
//! A cascade in the manner of FASTUS (Hobbs et al. 1997): what one stage folds, the next one sees as a unit with a
//! class of its own. Does NOT know what a person or a date is: an action sees words, and gives back a value of the
//! stage's own type.

pub mod examples;
pub mod index;
pub mod mark;
pub mod matcher;
mod ops;
pub mod pattern;
pub mod row;
pub mod rule;
pub mod scene;
pub mod stage;
mod told_by;
pub mod unit;

pub use mark::{Found, Mark};
pub use matcher::Match;
pub use pattern::Pattern;
pub use row::Row;
pub use rule::{Card, How, Rule, by_code, pattern};
pub use scene::Scene;
pub use stage::{Stage, settle, shrink};
pub use unit::Unit;
