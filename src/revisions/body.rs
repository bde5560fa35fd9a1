//! The text of a version: its words, sentence by sentence, with what stands in quotation marks and what each line is for.

use super::values::edition;
use super::words::{Word, same, words};
use crate::lexicon::Vocabulary;
use crate::report::{Claim, OffsetUnit, Report};
use crate::text::{Text, paragraphs, quotes, tokenizer};
use schemars::JsonSchema;
use serde::Serialize;
use std::ops::Range;

/// What a line of a story is for.
#[allow(missing_docs, reason = "their names say it")]
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Place {
    /// Where the desk says what it corrected.
    Note,
    Headline,
    /// The lines below the headline.
    Standfirst,
    /// "TRIPOLI, March 3 (Reuters) -".
    Dateline,
    Body,
}

/// A sentence of a version.
pub(super) struct Line {
    /// Its words, by number.
    pub words: Range<usize>,
    /// Its bytes.
    pub bytes: Range<usize>,
    pub paragraph: u32,
    pub place: Place,
}

/// The words of a report's text.
pub(super) struct Body<'r> {
    pub words: Vec<Word<'r>>,
    pub lines: Vec<Line>,
    /// The bytes between quotation marks, in order.
    quotes: Vec<Range<usize>>,
    /// The bytes of the dateline.
    dateline: Range<usize>,
    pub cutter: Cutter<'r>,
}

/// Only so many paragraphs from either end of a story can be a note on it.
const NOTE_WITHIN: usize = 4;
/// A headline has no more words.
const LONGEST_HEADLINE: usize = 30;
/// A byline has no more words.
const LONGEST_BYLINE: usize = 10;

impl<'r> Body<'r> {
    /// None where the report came without its text.
    pub(super) fn of(report: &'r Report<'_>) -> Option<Body<'r>> {
        let cutter = Cutter::of(report)?;
        let mut body =
            Body { words: Vec::new(), lines: Vec::new(), quotes: quotations(cutter.text), dateline: 0..0, cutter };
        let dateline =
            report.doc.dateline.as_ref().and_then(|dateline| body.cutter.bytes(dateline.start, dateline.end));
        body.dateline = dateline.unwrap_or_default();
        for sentence in &report.sentences {
            let bytes = body.cutter.bytes(sentence.start, sentence.end).unwrap_or_default();
            let first = body.words.len();
            for mut word in words(&body.cutter.text[bytes.clone()]) {
                word.at += bytes.start;
                word.quoted = body.is_quoted(word.at);
                body.words.push(word);
            }
            let words = first..body.words.len();
            body.lines.push(Line { words, bytes, paragraph: sentence.paragraph, place: Place::Body });
        }
        body.find_places(report);
        Some(body)
    }

    /// The words of a line.
    pub(super) fn of_line(&self, line: usize) -> &[Word<'r>] {
        &self.words[self.lines[line].words.clone()]
    }

    /// Whether a byte stands between quotation marks.
    pub(super) fn is_quoted(&self, byte: usize) -> bool {
        let next = self.quotes.partition_point(|quote| quote.start <= byte);
        // They may stand inside of each other: the one that began first may still be open.
        self.quotes[next.saturating_sub(4)..next].iter().any(|quote| quote.contains(&byte))
    }

    /// What a byte of a line stands in.
    pub(super) fn place(&self, line: usize, byte: usize) -> Place {
        if self.dateline.contains(&byte) && self.lines[line].place == Place::Body {
            Place::Dateline
        } else {
            self.lines[line].place
        }
    }

    /// The bytes of a claim's content, piece by piece.
    pub(super) fn content(&self, claim: &Claim<'_>) -> Vec<Range<usize>> {
        claim.content.iter().filter_map(|piece| self.cutter.bytes(piece.start, piece.end)).collect()
    }

    /// The bytes of some lines.
    fn bytes(&self, lines: &Range<usize>) -> Range<usize> {
        self.lines[lines.start].bytes.start..self.lines[lines.end - 1].bytes.end
    }

    fn find_places(&mut self, report: &Report<'_>) {
        let mut paragraphs: Vec<Range<usize>> = Vec::new();
        for (i, line) in self.lines.iter().enumerate() {
            match paragraphs.last_mut().filter(|last| self.lines[last.start].paragraph == line.paragraph) {
                Some(last) => last.end = i + 1,
                None => paragraphs.push(i..i + 1),
            }
        }
        let words = |lines: &Range<usize>| {
            &self.words[self.lines[lines.start].words.start..self.lines[lines.end - 1].words.end]
        };
        let title = report.doc.title.as_deref().unwrap_or_default();
        // A title that is not part of the text stands above it.
        let titled = |lines: &Range<usize>| same(title, &self.cutter.text[self.bytes(lines)]);
        let mut head = !title.is_empty() && !paragraphs.iter().take(2).any(titled);
        let mut places = vec![Place::Body; paragraphs.len()];
        for (i, lines) in paragraphs.iter().enumerate() {
            let words = words(lines);
            let begins = self.lines[lines.start].bytes.start < self.dateline.end;
            let open = !words.last().is_some_and(Word::ends);
            if words.is_empty() || begins && self.bytes(lines).end > self.dateline.end || words.len() > LONGEST_HEADLINE
            {
                break;
            }
            let byline = words.len() <= LONGEST_BYLINE && edition(&words[0].key) == Some("byline");
            if byline || !head && !open || i > 0 && !open && !begins || i + 1 == paragraphs.len() {
                break;
            }
            places[i] = if head { Place::Standfirst } else { Place::Headline };
            head = true;
        }
        let far = paragraphs.len().saturating_sub(NOTE_WITHIN);
        for (i, lines) in paragraphs.iter().enumerate().filter(|(i, _)| *i < NOTE_WITHIN || *i >= far) {
            let first = self.lines[lines.start].bytes.start;
            let bracketed = self.cutter.text[first..].starts_with(['(', '[']);
            if is_note(words(lines), bracketed) && places[i] != Place::Headline {
                places[i] = Place::Note;
            }
        }
        for (lines, place) in paragraphs.into_iter().zip(places) {
            self.lines[lines].iter_mut().for_each(|line| line.place = place);
        }
    }
}

/// Whether a paragraph says what was corrected: "Correction: …", "(Corrects …)", "An earlier version of this story …".
fn is_note(words: &[Word<'_>], bracketed: bool) -> bool {
    let is =
        |word: &Word<'_>, what: &str| edition(&word.key).is_some_and(|value| value.split(' ').any(|part| part == what));
    let Some(first) = words.first() else { return false };
    if is(first, "label") && (bracketed || first.text.contains(':')) {
        return true;
    }
    let piece = words.windows(2).any(|pair| matches!(&*pair[0].key, "this") && is(&pair[1], "piece"));
    piece && words.iter().any(|word| is(word, "mended"))
}

/// The bytes between the quotation marks of a text.
fn quotations(source: &str) -> Vec<Range<usize>> {
    let (mut vocabulary, mut text) = (Vocabulary::new(), Text::default());
    tokenizer::tokenize(source, &mut vocabulary, &mut text);
    paragraphs::split(source, &[], &mut text);
    quotes::pair(source, &mut vocabulary, &mut text);
    let bytes = |quote: &crate::text::Quote| {
        let span = text.span(quote.tokens);
        span.start as usize..span.end as usize
    };
    text.quotes.iter().map(bytes).collect()
}

/// Cuts a report's text by the report's offsets.
pub(super) struct Cutter<'r> {
    pub text: &'r str,
    /// The byte of each offset; empty where they are the same.
    bytes: Vec<u32>,
}

impl<'r> Cutter<'r> {
    /// None where the report came without its text.
    fn of(report: &'r Report<'_>) -> Option<Cutter<'r>> {
        let text = report.doc.text.as_deref()?;
        let mut bytes = Vec::new();
        if report.offsets != OffsetUnit::Byte && !text.is_ascii() {
            for (at, c) in text.char_indices() {
                let units = if report.offsets == OffsetUnit::Utf16 { c.len_utf16() } else { 1 };
                bytes.extend(std::iter::repeat_n(at as u32, units));
            }
            bytes.push(text.len() as u32);
        }
        Some(Cutter { text, bytes })
    }

    /// The bytes between two offsets; none where there is no such text.
    pub(super) fn bytes(&self, start: u32, end: u32) -> Option<Range<usize>> {
        let byte = |offset: u32| match self.bytes.is_empty() {
            true => Some(offset as usize),
            false => self.bytes.get(offset as usize).map(|&byte| byte as usize),
        };
        let (start, end) = byte(start).zip(byte(end))?;
        self.text.get(start..end).map(|_| start..end)
    }

    /// The offset of a byte.
    pub(super) fn offset(&self, byte: usize) -> u32 {
        match self.bytes.is_empty() {
            true => byte as u32,
            false => self.bytes.partition_point(|&other| (other as usize) < byte) as u32,
        }
    }
}
