//! What rules find: marks over tokens.

use crate::text::Tokens;

/// What an action makes of a match.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Mark<A> {
    pub tokens: Tokens,
    pub value: A,
}

/// A mark with the rule that made it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Found<A> {
    pub tokens: Tokens,
    /// All that the rule looked at: the mark with its evidence.
    pub matched: Tokens,
    /// The rule's id.
    pub rule: &'static str,
    /// The rule's place in its stage: the earlier wins.
    pub order: u16,
    pub value: A,
}

impl<A> Found<A> {
    /// The same mark with another value.
    pub fn with<B>(&self, value: B) -> Found<B> {
        Found { tokens: self.tokens, matched: self.matched, rule: self.rule, order: self.order, value }
    }
}
