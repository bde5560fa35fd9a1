//! A text with its words: what a rule may look at beside the row.

use super::unit::Unit;
use crate::lexicon::class::{Class, ClassSet};
use crate::lexicon::{Usage, Vocabulary};
use crate::room::Room;
use crate::text::{Text, Tokens, coded, tokenizer};
use crate::work::look;
use std::borrow::Cow;
use unicode_normalization::UnicodeNormalization;

/// What a rule may look at.
#[derive(Clone, Copy)]
pub struct Scene<'a> {
    pub source: &'a str,
    pub text: &'a Text,
    pub vocabulary: &'a Vocabulary,
    pub room: &'a Room,
}

impl<'a> Scene<'a> {
    /// The text of these tokens, as written.
    pub fn words(&self, tokens: Tokens) -> &'a str {
        self.text.span(tokens).of(self.source)
    }

    /// The text of these tokens as it is seen: without what nobody sees, each letter in one piece with its accent, and
    /// references as their characters.
    pub fn seen(&self, tokens: Tokens) -> Cow<'a, str> {
        let words = self.words(tokens);
        let is_apart = |c: char| tokenizer::is_hidden(c) || ('\u{300}'..='\u{36f}').contains(&c);
        let plain: Cow<'a, str> = if !words.is_ascii() && words.contains(is_apart) {
            words.nfc().filter(|&c| !tokenizer::is_hidden(c)).collect::<String>().into()
        } else {
            words.into()
        };
        if coded::is_coded(&plain) { coded::decoded(&plain).into_owned().into() } else { plain }
    }

    /// A token's text in lower case.
    #[inline]
    pub fn lower(&self, token: u32) -> &'a str {
        look(1);
        self.vocabulary.lower(self.text.tokens[token as usize].word)
    }

    /// The hash of a token's text in lower case: for `is_word!`, where [`Scene::lower`] would be compared with words.
    #[inline]
    pub fn hash(&self, token: u32) -> u64 {
        look(1);
        self.vocabulary.word(self.text.tokens[token as usize].word).hash
    }

    /// A token's classes.
    #[inline]
    pub fn classes(&self, token: u32) -> ClassSet {
        look(1);
        self.text.classes(self.vocabulary, token)
    }

    /// The value that the tables give a token for a class.
    pub fn value(&self, token: u32, class: Class) -> Option<&'static str> {
        look(1);
        self.vocabulary.value(self.text.tokens[token as usize].word, class)
    }

    /// The value that the tables give a unit for a class.
    pub fn value_of(&self, unit: &Unit, class: Class) -> Option<&'static str> {
        self.vocabulary.lexicon().value(unit.row, class)
    }

    /// Whether a token is used so.
    pub fn used(&self, token: u32, usage: Usage) -> bool {
        look(1);
        self.vocabulary.used(self.text.tokens[token as usize].word, usage)
    }

    /// Whether a unit is a single word that is used so.
    pub fn unit_used(&self, unit: &Unit, usage: Usage) -> bool {
        unit.hash != 0 && self.used(unit.tokens.start, usage)
    }
}
