//! CoNLL-U: the words of each sentence, one a line, with where they stand, whom they name and what part they have in which
//! claim. Tags and syntax are left open ("_"): there are none to give.

use super::Emit;
use super::story::{Story, name_of};
use crate::lexicon::Vocabulary;
use crate::report::{ErrorRecord, Offsets, Report};
use crate::text::{Text, tokenizer};
use std::fmt::Write;
use std::io;
use std::ops::Range;

/// Sentences, one after another.
#[derive(Clone, Copy, Debug, Default)]
pub struct Conllu;

impl Emit for Conllu {
    fn report(&self, report: &Report<'_>, out: &mut Vec<u8>) -> io::Result<()> {
        let story = Story::of(report);
        let words = words(&story);
        let (mut lines, mut paragraph) = (String::new(), None);
        let id = one_line(&report.doc.id);
        // Writing to memory does not fail.
        let _ = write!(lines, "# newdoc id = {id}\n# global.Entity = eid-etype\n");
        for (sentence, number) in report.sentences.iter().zip(1..) {
            let bytes = story.range(sentence.start, sentence.end);
            let within = within(&words, &bytes);
            if within.is_empty() {
                continue;
            }
            if paragraph.replace(sentence.paragraph) != Some(sentence.paragraph) {
                lines.push_str("# newpar\n");
            }
            let _ = write!(lines, "# sent_id = {id}-{number}\n# text = {}\n", text(&words[within.clone()]));
            for (place, word) in words[within].iter().enumerate() {
                let _ = writeln!(lines, "{}\t{}{}\t{}", place + 1, word.form, "\t_".repeat(7), word.misc());
            }
            lines.push('\n');
        }
        out.extend_from_slice(lines.as_bytes());
        Ok(())
    }

    /// A comment, which a reader takes for one of the sentence after it.
    fn error(&self, record: &ErrorRecord<'_>, out: &mut Vec<u8>) -> io::Result<()> {
        let id = record.id.as_deref().unwrap_or_default();
        let line = format!("# error = {id}: {}: {}", record.error.code, record.error.message);
        out.extend_from_slice(one_line(&line).as_bytes());
        out.push(b'\n');
        Ok(())
    }
}

/// A word or mark of the text.
struct Word {
    form: String,
    bytes: Range<usize>,
    /// In the unit of the report's offsets.
    place: (u32, u32),
    /// Nothing stands between it and the next.
    joined: bool,
    /// The names that begin and end with it, in brackets.
    names: String,
    /// "c1:source"
    roles: Vec<String>,
}

impl Word {
    /// The column for what has no column, in the order of the alphabet.
    fn misc(&self) -> String {
        let claim = (!self.roles.is_empty()).then(|| format!("Claim={}", self.roles.join(",")));
        let entity = (!self.names.is_empty()).then(|| format!("Entity={}", self.names));
        let space = self.joined.then(|| "SpaceAfter=No".to_owned());
        let range = format!("TokenRange={}:{}", self.place.0, self.place.1);
        [claim, entity, space, Some(range)].into_iter().flatten().collect::<Vec<_>>().join("|")
    }
}

/// The words of the text, with the findings in them.
fn words(story: &Story<'_>) -> Vec<Word> {
    let report = story.report;
    let (offsets, mut text) = (Offsets::new(story.text, report.offsets), Text::default());
    tokenizer::tokenize(story.text, &mut Vocabulary::new(), &mut text);
    let ends = text.tokens.iter().skip(1).map(|next| Some(next.span.start)).chain([None]);
    let word = |(token, next): (&crate::text::Token, Option<u32>)| Word {
        form: one_line(token.span.of(story.text)),
        bytes: token.span.start as usize..token.span.end as usize,
        place: (offsets.at(token.span.start), offsets.at(token.span.end)),
        joined: next == Some(token.span.end),
        names: String::new(),
        roles: Vec::new(),
    };
    let mut words: Vec<Word> = text.tokens.iter().zip(ends).map(word).collect();
    for entity in &report.entities {
        for mention in &entity.mentions {
            let within = within(&words, &story.range(mention.start, mention.end));
            let opening = format!("({}-{}", entity.id, name_of(&entity.kind));
            match within.len() {
                0 => {}
                1 => words[within.start].names.push_str(&format!("{opening})")),
                _ => {
                    words[within.start].names.push_str(&opening);
                    words[within.end - 1].names.push_str(&format!("{})", entity.id));
                }
            }
        }
    }
    for claim in &report.claims {
        let parts = [("source", &claim.source.spans), ("cue", &claim.cue.spans), ("content", &claim.content)];
        for (part, spans) in parts {
            for span in spans {
                for at in within(&words, &story.bytes(span)) {
                    words[at].roles.push(format!("{}:{part}", claim.id));
                }
            }
        }
    }
    words
}

/// The words that begin within some bytes of the text.
fn within(words: &[Word], bytes: &Range<usize>) -> Range<usize> {
    let at = |byte: usize| words.partition_point(|word| word.bytes.start < byte);
    at(bytes.start)..at(bytes.end)
}

/// A sentence as its words spell it.
fn text(words: &[Word]) -> String {
    let mut text = String::new();
    for (place, word) in words.iter().enumerate() {
        text.push_str(&word.form);
        if !word.joined && place + 1 < words.len() {
            text.push(' ');
        }
    }
    text
}

/// Text without what would end the line or the column.
fn one_line(text: &str) -> String {
    text.replace(|c: char| c.is_whitespace() || c.is_control(), " ")
}
