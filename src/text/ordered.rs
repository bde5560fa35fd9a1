//! Lists in the order of a text's tokens, and where in them a token falls.

use super::{Paragraph, Quote, Sentence, Tokens};
use std::ops::Deref;

/// What stands over tokens.
pub trait Over {
    fn tokens(&self) -> Tokens;
}

impl Over for Sentence {
    #[inline]
    fn tokens(&self) -> Tokens {
        self.tokens
    }
}

impl Over for Paragraph {
    #[inline]
    fn tokens(&self) -> Tokens {
        self.tokens
    }
}

impl Over for Quote {
    #[inline]
    fn tokens(&self) -> Tokens {
        self.tokens
    }
}

/// A list in order that is asked again and again where a token falls: a note at every few tokens leads nearly there.
pub struct Ordered<'a, T> {
    list: &'a [T],
    /// How many begin before each multiple of [`EVERY`].
    notes: Vec<u32>,
}

/// Tokens to a note.
const EVERY: usize = 4;

impl<'a, T: Over> Ordered<'a, T> {
    /// A list over so many tokens.
    pub fn new(list: &'a [T], tokens: usize) -> Ordered<'a, T> {
        let mut begun = 0;
        let note = |block: usize| {
            let before = |one: &&T| (one.tokens().start as usize) < block * EVERY;
            begun += list[begun..].iter().take_while(before).count();
            begun as u32
        };
        Ordered { list, notes: (0..=tokens / EVERY).map(note).collect() }
    }

    /// How many begin at a token or before it.
    #[inline]
    pub fn begun(&self, token: u32) -> usize {
        let Some(&noted) = self.notes.get(token as usize / EVERY) else { return self.list.len() };
        let mut begun = noted as usize;
        while self.list.get(begun).is_some_and(|one| one.tokens().start <= token) {
            begun += 1;
        }
        begun
    }

    /// How many begin before a token.
    #[inline]
    pub fn before(&self, token: u32) -> usize {
        token.checked_sub(1).map_or(0, |last| self.begun(last))
    }

    /// How many end before a token or at its start, where none overlap.
    #[inline]
    pub fn ended(&self, token: u32) -> usize {
        let mut ended = self.begun(token);
        while ended > 0 && self.list[ended - 1].tokens().end > token {
            ended -= 1;
        }
        ended
    }
}

impl<'a, T> Deref for Ordered<'a, T> {
    type Target = &'a [T];

    fn deref(&self) -> &&'a [T] {
        &self.list
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_what_a_search_finds() {
        let quote =
            |&(start, end): &(u32, u32)| Quote { tokens: Tokens::new(start, end), closed: true, continues: None };
        for list in [&[][..], &[(0, 3), (3, 4), (9, 9), (9, 20), (21, 22)], &[(7, 40), (64, 80)]] {
            let quotes: Vec<Quote> = list.iter().map(quote).collect();
            let ordered = Ordered::new(&quotes, 70);
            for token in 0..100 {
                assert_eq!(ordered.begun(token), quotes.partition_point(|q| q.tokens.start <= token), "{token}");
                assert_eq!(ordered.before(token), quotes.partition_point(|q| q.tokens.start < token), "{token}");
                assert_eq!(ordered.ended(token), quotes.partition_point(|q| q.tokens.end <= token), "{token}");
            }
        }
    }
}
