//! A rule is a value: pattern, action, reason and examples in one place.

use super::mark::{Found, Mark};
use super::matcher::Match;
use super::pattern::Pattern;
use super::row::Row;
use super::scene::Scene;
use schemars::JsonSchema;
use serde::Serialize;

/// A rule of a stage whose marks carry an `A`.
pub struct Rule<A: 'static> {
    /// Three letters of the family and three digits; never used again for another rule.
    pub id: &'static str,
    pub name: &'static str,
    /// Why it holds of news English.
    pub why: &'static str,
    pub how: How<A>,
    /// Sentences it marks, the mark in brackets: `[60 km]`, with its value `[60 km=60000]`; for a claim
    /// `{source} <cue> [content]`.
    pub finds: &'static [&'static str],
    /// Sentences in which it marks nothing.
    pub skips: &'static [&'static str],
}

/// How a rule finds what it marks.
#[expect(clippy::large_enum_variant, reason = "rules are statics: they are read where they stand")]
pub enum How<A: 'static> {
    /// A pattern, and what to make of a match (`None`: nothing after all).
    Pattern(Pattern, fn(&Match<'_>) -> Option<Mark<A>>),
    /// What a pattern can't say: adds its candidates.
    Step(fn(&Scene<'_>, &Row, &mut Vec<Found<A>>)),
    /// Found by the stage's own code, which names the rule in what it makes.
    Code,
}

/// A pattern and its action: see [`Pattern`] for the form.
pub const fn pattern<A>(text: &'static str, action: fn(&Match<'_>) -> Option<Mark<A>>) -> How<A> {
    How::Pattern(Pattern::new(text), action)
}

/// A rule that the stage's own code carries out.
pub const fn by_code(
    id: &'static str,
    name: &'static str,
    why: &'static str,
    finds: &'static [&'static str],
    skips: &'static [&'static str],
) -> Rule<()> {
    Rule { id, name, why, how: How::Code, finds, skips }
}

/// A rule without its code: what a person reads.
#[derive(Clone, Copy, Debug, Serialize, JsonSchema)]
pub struct Card {
    pub id: &'static str,
    pub name: &'static str,
    pub why: &'static str,
    /// The pattern, for rules that have one.
    pub pattern: Option<&'static str>,
    pub finds: &'static [&'static str],
    pub skips: &'static [&'static str],
}

impl<A> Rule<A> {
    pub const fn card(&self) -> Card {
        let pattern = match &self.how {
            How::Pattern(pattern, _) => Some(pattern.text),
            How::Step(_) | How::Code => None,
        };
        Card { id: self.id, name: self.name, why: self.why, pattern, finds: self.finds, skips: self.skips }
    }
}
