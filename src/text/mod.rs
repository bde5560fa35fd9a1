//! Tokens, sentences, paragraphs and quotes over an article's text.
//!
//! Does NOT change a byte of the text, and does NOT know names, dates or claims.

mod abbreviations;
pub mod coded;
mod lines;
pub mod ordered;
pub mod paragraphs;
pub mod quotes;
pub mod sentences;
pub mod span;
pub mod tokenizer;

pub use ordered::{Ordered, Over};
pub use span::{Span, Tokens};

use crate::lexicon::{ClassSet, Vocabulary, WordId};

/// A word, number or mark of the text. The word is what it stands for (see [`tokenizer`]), the span what was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    pub span: Span,
    pub word: WordId,
    pub flags: Flags,
}

/// What is true of a token where it stands (what is true of its word is in the vocabulary).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Flags(pub u8);

impl Flags {
    /// White space stands before it.
    pub const SPACE: u8 = 1;
    /// It is the first on its line.
    pub const LINE: u8 = 2;
    /// It is a quotation mark that opens.
    pub const OPENS: u8 = 4;
    /// It is a quotation mark that closes.
    pub const CLOSES: u8 = 8;
    /// It is "'s" or the apostrophe of a plural possessive.
    pub const POSSESSIVE: u8 = 16;
    /// It ends a sentence.
    pub const ENDS: u8 = 32;
    /// It may be a quotation mark: the pairing decides.
    pub const QUOTE: u8 = 64;
    /// It is or ends with a stop that may end a sentence: the splitting decides.
    pub const STOP: u8 = 128;

    #[inline]
    pub const fn has(self, flag: u8) -> bool {
        self.0 & flag != 0
    }
}

/// A sentence, or a line that stands for one (headline, table row).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sentence {
    pub span: Span,
    pub tokens: Tokens,
    /// The number of its paragraph.
    pub paragraph: u32,
}

/// What a paragraph is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum ParagraphKind {
    #[default]
    Body,
    Headline,
    Byline,
    /// "TRIPOLI (Reuters) -", before the first sentence of the story or alone on its line.
    Dateline,
    /// A picture's caption or the agency credit under it.
    Caption,
    /// "(Reporting by A; Editing by B)".
    Credits,
    /// Slugs, take numbers, "MORE", "ENDS".
    Slug,
}

/// A stretch of sentences between blank lines (or an indented line, in wire text).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Paragraph {
    pub span: Span,
    pub tokens: Tokens,
    /// Its sentences, by number.
    pub sentences: Tokens,
    pub kind: ParagraphKind,
}

/// A quotation: from an opening mark to its closing one, or to the end of the paragraph when it goes on in the next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quote {
    /// The tokens, marks included.
    pub tokens: Tokens,
    /// Whether a closing mark was found.
    pub closed: bool,
    /// The quote of the paragraph before, if this one continues it.
    pub continues: Option<u32>,
}

/// A text with what was found in it.
#[derive(Debug, Default)]
pub struct Text {
    pub tokens: Vec<Token>,
    pub sentences: Vec<Sentence>,
    pub paragraphs: Vec<Paragraph>,
    pub quotes: Vec<Quote>,
}

impl Text {
    /// The bytes that these tokens cover.
    pub fn span(&self, tokens: Tokens) -> Span {
        if tokens.is_empty() {
            return Span::default();
        }
        Span::new(self.tokens[tokens.start as usize].span.start, self.tokens[tokens.end as usize - 1].span.end)
    }

    /// The classes of a token: those of its word, which [`quotes::pair`] has settled by its place.
    #[inline]
    pub fn classes(&self, vocabulary: &Vocabulary, token: u32) -> ClassSet {
        vocabulary.classes(self.tokens[token as usize].word)
    }
}
