//! Tokens to paragraphs.
//!
//! A paragraph ends at a blank line, at an indented line after a full stop (wire text often has no blank lines), at the
//! ends of the article's furniture, and at every line where whole paragraphs stand on one line each.

use super::{Flags, Paragraph, ParagraphKind, Span, Text, Tokens};

/// Fills `text.paragraphs`, with no sentences in them yet.
pub fn split(source: &str, furniture: &[(Span, ParagraphKind)], text: &mut Text) {
    let lines = lines(source, text);
    let mut furniture = Furniture { spans: furniture, at: 0 };
    let (mut start, mut kind) = (0, ParagraphKind::Body);
    for block in lines.chunk_by(|_, next| !next.blank) {
        let each = lines_are_paragraphs(source, text, block);
        for (i, line) in block.iter().enumerate() {
            let first = i == 0;
            let stopped = !first && ends_with_stop(source, text, block[i - 1].tokens);
            let own = each && (stopped || starts_anew(source, line));
            let indented = !first && line.indent >= 2 && (line.indent > block[i - 1].indent && i > 1 || stopped);
            let here = text.tokens[line.tokens.start as usize].span.start;
            if first || own || indented || furniture.cuts(here) {
                end(text, start, line.tokens.start, kind);
                (start, kind) = (line.tokens.start, furniture.kind(here));
            }
            // A piece of furniture may begin or end inside the line: a dateline, the credit of a picture.
            let last = text.span(line.tokens).end;
            while let Some(cut) = furniture.cut_before(last) {
                let token = text.tokens.partition_point(|token| token.span.start < cut) as u32;
                if token > start && token < line.tokens.end {
                    end(text, start, token, kind);
                    start = token;
                }
                kind = furniture.kind(cut);
            }
        }
    }
    end(text, start, text.tokens.len() as u32, kind);
}

fn end(text: &mut Text, start: u32, end: u32, kind: ParagraphKind) {
    if start < end {
        let tokens = Tokens::new(start, end);
        text.paragraphs.push(Paragraph { span: text.span(tokens), tokens, sentences: Tokens::default(), kind });
    }
}

/// The tokens between two line breaks.
struct Line {
    tokens: Tokens,
    /// Where its first token begins.
    start: u32,
    /// Whether an empty line stands before it.
    blank: bool,
    /// The characters of white space it begins with.
    indent: u32,
}

fn lines(source: &str, text: &Text) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    let mut last = 0;
    for (i, token) in (0_u32..).zip(&text.tokens) {
        if token.flags.has(Flags::LINE) {
            let (breaks, indent) = gap(&source[last as usize..token.span.start as usize]);
            if let Some(line) = lines.last_mut() {
                line.tokens.end = i;
            }
            lines.push(Line { tokens: Tokens::new(i, i), start: token.span.start, blank: breaks > 1, indent });
        }
        last = token.span.end;
    }
    if let Some(line) = lines.last_mut() {
        line.tokens.end = text.tokens.len() as u32;
    }
    lines
}

/// The line breaks in white space, and the characters after the last.
fn gap(space: &str) -> (u32, u32) {
    let (mut breaks, mut indent, mut before) = (0, 0, ' ');
    for c in space.chars() {
        match c {
            '\n' if before == '\r' => {}
            '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' => (breaks, indent) = (breaks + 1, 0),
            '\u{2029}' => (breaks, indent) = (breaks + 2, 0),
            '\t' => indent += 4,
            _ => indent += 1,
        }
        before = c;
    }
    (breaks, indent)
}

/// A line longer than this was not wrapped to fit a screen or a teleprinter.
pub(super) const LONGEST_WRAPPED: u32 = 120;

/// Whether each line of a block is a paragraph: some are too long to be wrapped, and of those most have several sentences.
fn lines_are_paragraphs(source: &str, text: &Text, block: &[Line]) -> bool {
    if block.len() < 2 {
        return false;
    }
    let (mut long, mut several) = (0, 0);
    for line in block {
        if text.span(line.tokens).len() > LONGEST_WRAPPED {
            long += 1;
            several += u32::from(has_stop_inside(source, text, line.tokens));
        }
    }
    long > 0 && 2 * several >= long
}

/// Whether a small letter, a stop and a capital follow each other in the line.
fn has_stop_inside(source: &str, text: &Text, line: Tokens) -> bool {
    let bytes = source.as_bytes();
    text.tokens[line.range()].windows(3).any(|three| {
        let [word, stop, next] = three else { return false };
        matches!(bytes[stop.span.start as usize], b'.' | b'?' | b'!')
            && word.span.len() > 3
            && bytes[word.span.end as usize - 1].is_ascii_lowercase()
            && next.flags.has(Flags::SPACE)
            && bytes[next.span.start as usize].is_ascii_uppercase()
    })
}

/// Whether the line begins with anything but a small letter.
fn starts_anew(source: &str, line: &Line) -> bool {
    !source[line.start as usize..].starts_with(char::is_lowercase)
}

/// Whether the line ends with a stop, a colon or a dash, marks that close something left out.
fn ends_with_stop(source: &str, text: &Text, line: Tokens) -> bool {
    let line = text.span(line).of(source).trim_end_matches(['"', '\'', '”', '’', ')', ']']);
    line.ends_with(['.', '?', '!', ':', '…', '-', '—', '–'])
}

/// The furniture, asked for offsets that never go back.
struct Furniture<'a> {
    spans: &'a [(Span, ParagraphKind)],
    /// The number of starts and ends passed.
    at: usize,
}

impl Furniture<'_> {
    fn cut(&self, number: usize) -> Option<u32> {
        let (span, _) = self.spans.get(number / 2)?;
        Some(if number.is_multiple_of(2) { span.start } else { span.end })
    }

    /// The next start or end of a piece before the offset.
    fn cut_before(&mut self, offset: u32) -> Option<u32> {
        let cut = self.cut(self.at).filter(|&cut| cut < offset)?;
        self.at += 1;
        Some(cut)
    }

    /// Whether a piece begins or ends here or has since the last offset asked for.
    fn cuts(&mut self, offset: u32) -> bool {
        let before = self.at;
        while self.cut(self.at).is_some_and(|cut| cut <= offset) {
            self.at += 1;
        }
        self.at > before
    }

    /// What stands at an offset no further than the cuts passed.
    fn kind(&self, offset: u32) -> ParagraphKind {
        let piece = if self.at > 0 { self.spans.get((self.at - 1) / 2) } else { None };
        piece
            .filter(|(span, _)| span.start <= offset && offset < span.end)
            .map_or(ParagraphKind::Body, |(_, kind)| *kind)
    }
}
