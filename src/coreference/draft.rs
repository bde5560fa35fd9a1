//! Drafts: claims as they are read off a sentence, before it is known who their sources are.

use crate::clauses::cues::{Frame, Reads, Stance};
use crate::groups::Noun;
use crate::text::Tokens;

/// A claim before it is known who its source is.
#[derive(Clone, Debug)]
pub struct Draft {
    pub reads: Reads,
    pub cue: Tokens,
    pub lemma: &'static str,
    pub stance: Stance,
    pub negated: bool,
    pub source: Option<Tokens>,
    /// The noun group that heads the source.
    pub source_noun: Option<Noun>,
    /// What "who" and "which" stand for, and its head.
    pub antecedent: Option<(Tokens, u32)>,
    pub content: Vec<Tokens>,
    pub addressee: Option<Tokens>,
    /// Where it is said when and where it was said.
    pub around: Tokens,
    pub sentence: u32,
    /// The quotation in which it is reported.
    pub quote: Option<u32>,
    /// Brings speech: a quotation after it may continue it.
    pub speaks: bool,
    /// How far the cue can be relied on here, in tenths.
    pub reliability: u8,
    /// In the source's own words, without quotation marks.
    pub unmarked: bool,
    /// Where the cue of the claim stands whose speaker goes on, if it is a quotation without a cue.
    pub after: Option<u32>,
    /// The words for who is told of right before, if it is a quotation without a cue that continues no other.
    pub told_of: Option<Tokens>,
}

impl Draft {
    /// A claim of a sentence that asserts what it says and of which nothing else is known.
    pub fn new(reads: Reads, sentence: u32) -> Draft {
        Draft {
            reads,
            cue: Tokens::default(),
            lemma: "",
            stance: Stance::Asserts,
            negated: false,
            source: None,
            source_noun: None,
            antecedent: None,
            content: Vec::new(),
            addressee: None,
            around: Tokens::default(),
            sentence,
            quote: None,
            speaks: false,
            reliability: 0,
            unmarked: false,
            after: None,
            told_of: None,
        }
    }

    /// Whether the content is what the source said, word for word, also where it has no marks: "I will stay, said Lee".
    pub fn is_word_for_word(&self) -> bool {
        self.unmarked || self.reads.beside() || matches!(self.reads, Reads::Verb(Frame::Quote) | Reads::Run)
    }

    /// Its first token: of the content or of the cue.
    pub fn first(&self) -> u32 {
        self.content.first().map_or(self.cue.start, |c| c.start.min(self.cue.start))
    }
}
