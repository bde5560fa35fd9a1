//! Clauses: what governs what in a sentence, and whose its verbs are.
//!
//! ```text
//! stretch (groups and marks of one voice) --parse--> tree: kind, verb, subject, what it governs, parent
//! ```
//!
//! One pass from left to right with a stack of open clauses. It is the stage between the groups and the claims in the
//! manner of FASTUS' complex phrases and of Abney's finite-state cascades ("clauses before phrases are attached"): where
//! a clause begins, whose its verb is and where it ends is told by markers, commas and what the verb table says a verb
//! takes. Does NOT attach every phrase: what stands between two verbs belongs to the clause that is open there.

pub mod cues;
pub mod items;
mod attribution;
mod beside;
mod control;
mod finite;
mod hosts;
mod id;
mod joining;
mod kept;
mod marks;
mod openers;
mod packing;
mod parse;
mod participles;
mod phrases;
mod rules;
mod subjects;
mod targets;
mod tree;

pub use kept::{Clauses, Near, Reader, STORY};
pub use parse::Parser;
pub use rules::cards;
pub use tree::{Bounds, Clause, ClauseKind, Governed, Phrase, Sharing, Tree};

use crate::groups::Chunk;
use crate::rules::{Row, Scene};
use crate::text::ParagraphKind;
use items::{Story, Stretch};

/// Tokens of a quotation, its marks included, that may hold a clause of its own.
const SHORTEST_QUOTE: u32 = 5;

/// A stretch of one voice and its clauses.
#[derive(Debug, Default)]
pub struct Sentence {
    pub stretch: Stretch,
    pub tree: Tree,
}

/// The clauses of a text, stretch by stretch: those of each sentence, and after them those of the quotations in it.
/// Bylines, datelines and credits have none. `whole` if they are to be printed.
#[inline(never)]
pub fn find(scene: &Scene<'_>, row: &Row, groups: &[Chunk], whole: bool) -> Clauses {
    let story = &Story::of(scene);
    let mut found = Clauses::of(scene.text.sentences.len(), whole);
    let mut parser = Parser::default();
    let mut read = |number: u32, quote: Option<u32>| {
        let mut stretch = Stretch::default();
        items::fill(story, row, groups, number, quote, &mut stretch);
        let tree = parser.parse(story, &stretch);
        found.push(Sentence { stretch, tree });
    };
    for (number, sentence) in (0_u32..).zip(&scene.text.sentences) {
        let kind = scene.text.paragraphs.get(sentence.paragraph as usize).map(|p| p.kind).unwrap_or_default();
        if matches!(
            kind,
            ParagraphKind::Byline | ParagraphKind::Dateline | ParagraphKind::Credits | ParagraphKind::Slug
        ) {
            continue;
        }
        read(number, None);
        let first = story.quotes.partition_point(|q| q.tokens.end <= sentence.tokens.start);
        for (quote, at) in story.quotes[first..].iter().zip(first as u32..) {
            if quote.tokens.start >= sentence.tokens.end {
                break;
            }
            if quote.tokens.len() >= SHORTEST_QUOTE {
                read(number, Some(at));
            }
        }
    }
    found.end();
    found
}
