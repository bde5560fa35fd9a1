//! What the stages found in one article, before it is made a report.

use crate::claims::Claim;
use crate::dates::Timex;
use crate::distances::Length;
use crate::groups::Group;
use crate::identity::Entities;
use crate::numbers::Number;
use crate::rules::Found;
use crate::text::Text;

/// All that was found in one article, as tokens of its text.
#[derive(Debug, Default)]
pub struct Analysis {
    pub text: Text,
    pub numbers: Vec<Found<Number>>,
    pub dates: Vec<Found<Timex>>,
    pub distances: Vec<Found<Length>>,
    pub entities: Entities,
    pub groups: Vec<Found<Group>>,
    pub claims: Vec<Claim>,
    pub counts: Counts,
}

/// How much work an article took: what tests bound in place of a clock.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    pub tokens: u64,
    pub sentences: u64,
    /// Patterns tried at a unit.
    pub rule_tries: u64,
}
