//! Whether a line of a paragraph goes on in the next one (wrapped text) or stands alone (tables, headings).

use super::paragraphs::LONGEST_WRAPPED;
use super::{Flags, Text, Tokens};
use crate::lexicon::{Class, ClassSet, Vocabulary};

/// The lines of a paragraph, asked for in their order.
pub(super) struct Lines {
    /// The bytes of the longest, if lines of that length are wrapped.
    width: Option<u32>,
    /// The first token of the line that we are in.
    start: u32,
}

/// Text is not wrapped to fewer characters.
const SHORTEST_WRAPPED: u32 = 32;

/// A line may be this much shorter than it need be: the width is only known from the lines themselves.
const SLACK: u32 = 3;

/// After these a line goes on.
const GOES_ON: ClassSet = ClassSet::of(&[
    Class::Comma,
    Class::Det,
    Class::Prep,
    Class::Conj,
    Class::PossPron,
    Class::OpenParen,
    Class::Hyphen,
]);

/// A line that begins with these goes on from the one before.
const CLOSES: ClassSet =
    ClassSet::of(&[Class::Dot, Class::Stop, Class::Comma, Class::Semicolon, Class::CloseParen, Class::CloseQuote]);

impl Lines {
    pub(super) fn new(source: &str, text: &Text, paragraph: Tokens) -> Lines {
        let (mut widest, mut start) = (0, paragraph.start);
        for at in paragraph.iter().skip(1) {
            if text.tokens[at as usize].flags.has(Flags::LINE) {
                widest = widest.max(width(source, text, Tokens::new(start, at)));
                start = at;
            }
        }
        if start == paragraph.start {
            // All on one line: no other is there to wrap.
            return Lines { width: None, start };
        }
        widest = widest.max(width(source, text, Tokens::new(start, paragraph.end)));
        let wraps = (SHORTEST_WRAPPED..=LONGEST_WRAPPED).contains(&widest);
        Lines { width: wraps.then_some(widest), start: paragraph.start }
    }

    /// Whether the sentence begun at `sentence` ends before this token because a line does.
    #[inline]
    pub(super) fn ends_before(
        &mut self,
        source: &str,
        vocabulary: &Vocabulary,
        text: &Text,
        sentence: u32,
        at: u32,
    ) -> bool {
        if !text.tokens[at as usize].flags.has(Flags::LINE) {
            return false;
        }
        let line = Tokens::new(self.start, at);
        self.start = at;
        sentence < at && {
            let first = source[text.tokens[at as usize].span.start as usize..].split(char::is_whitespace).next();
            let next = first.map_or(0, |word| word.chars().take(LONGEST_WRAPPED as usize).count()) as u32;
            // Wrapped text has its line breaks where the next word did not fit.
            let full = self.width.is_some_and(|most| width(source, text, line) + 1 + next + SLACK > most);
            stands_alone(vocabulary, text, line, sentence, full)
        }
    }
}

/// The characters of a line from its beginning in the source, which may stand before the paragraph's (a dateline does).
fn width(source: &str, text: &Text, line: Tokens) -> u32 {
    let span = text.span(line);
    let before = &source[..span.start as usize];
    let from = before.len() - before.bytes().rev().take(LONGEST_WRAPPED as usize).take_while(|&b| b != b'\n').count();
    let from = (from..=before.len()).find(|&at| source.is_char_boundary(at)).unwrap_or(before.len());
    const MOST: usize = LONGEST_WRAPPED as usize + 1;
    let line = source[from..span.end as usize].trim_start();
    let begins = &line.as_bytes()[..line.len().min(MOST)];
    if begins.is_ascii() { begins.len() as u32 } else { line.chars().take(MOST).count() as u32 }
}

fn stands_alone(vocabulary: &Vocabulary, text: &Text, line: Tokens, sentence: u32, full: bool) -> bool {
    let classes = |at: u32| text.classes(vocabulary, at);
    // "- Schools will close\n- Flights are cancelled": each item of a list.
    const BULLET: ClassSet = ClassSet::of(&[Class::Hyphen, Class::Dash, Class::Mark]);
    let bullet = |at: u32| {
        let spaced = text.tokens.get(at as usize + 1).is_some_and(|t| t.flags.has(Flags::SPACE));
        spaced && text.tokens[at as usize].span.len() <= 3 && classes(at).any(BULLET)
    };
    if bullet(line.start) && bullet(line.end) {
        return true;
    }
    let (last, mut next) = (classes(line.end - 1), line.end);
    while next + 1 < text.tokens.len() as u32
        && next < line.end + 3
        && classes(next).any(ClassSet::of(&[Class::OpenQuote, Class::OpenParen, Class::Mark]))
    {
        next += 1;
    }
    let next = classes(next);
    if next.any(CLOSES) {
        return false;
    }
    if next.has(Class::Lower) {
        // A list of words.
        return line.start == sentence && line.len() < 4 && classes(line.start).has(Class::Lower) && !last.any(GOES_ON);
    }
    if last.any(GOES_ON) && !last.has(Class::Adv) {
        return false;
    }
    let figures = ClassSet::of(&[Class::Digits, Class::Clock, Class::CloseParen]);
    !full || next.any(figures) && last.any(figures)
}
