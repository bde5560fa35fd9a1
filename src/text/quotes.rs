//! Pairs quotation marks.
//!
//! In two passes over the marks of a paragraph: how each mark looks, by its glyph and by the side that it touches; then a
//! stack. The paragraph is the unit of recovery: a mark too many or too few changes nothing in the next one, except that
//! a quote left open goes on there if that paragraph opens with a mark, as newspapers do.
//!
//! ```text
//! "It is over," Roe said, "and we knew."      closed, closed
//! "We knew.                                   unclosed: ends with its paragraph
//!
//! "It is over," Roe said.                     continues the one before
//! ```
//!
//! Single marks are quotes only where they pair; the others are apostrophes, and those after a plural are its possessive.

use super::{Flags, Quote, Text, Tokens};
use crate::lexicon::{Class, ClassSet, Vocabulary};

/// Fills `text.quotes` and the OPENS, CLOSES and POSSESSIVE flags of marks, whose words are then those of such marks.
/// Needs the paragraphs.
pub fn pair(source: &str, vocabulary: &mut Vocabulary, text: &mut Text) {
    let mut pairing = Pairing { source, text, marks: Vec::new(), open: Vec::new(), found: Vec::new(), carried: None };
    for paragraph in 0..pairing.text.paragraphs.len() {
        pairing.paragraph(pairing.text.paragraphs[paragraph].tokens);
    }
    for token in &mut text.tokens {
        let marked = token.flags.0 & (Flags::OPENS | Flags::CLOSES | Flags::POSSESSIVE) != 0;
        if !marked && source.as_bytes()[token.span.start as usize].is_ascii_alphanumeric() {
            continue;
        }
        let classes = vocabulary.classes(token.word);
        let placed = in_place(classes, token.flags);
        if placed != classes {
            token.word = vocabulary.variant(token.word, placed);
        }
    }
}

/// The classes of a word that its place may change: quotation marks, and "'s".
#[inline]
fn in_place(classes: ClassSet, flags: Flags) -> ClassSet {
    match () {
        () if flags.has(Flags::POSSESSIVE) => Class::Possessive.set(),
        () if flags.has(Flags::CLOSES) => Class::CloseQuote.set(),
        () if flags.has(Flags::OPENS) => Class::OpenQuote.set(),
        // "he's": the same word where it owns nothing.
        () if classes.has(Class::Possessive) => classes.without(Class::Possessive.set()).with(Class::Aux.set()),
        () => classes,
    }
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Family {
    Double,
    Angle,
    Single,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Look {
    Opens,
    Closes,
    /// Its glyph and its neighbours leave it open.
    Either,
    /// Feet or inches.
    Neither,
}

#[derive(Clone, Copy)]
struct Mark {
    token: u32,
    family: Family,
    look: Look,
    glyph: char,
    /// Whether the token before touches it, and whether the one after does (other marks and closing punctuation apart).
    touches: (bool, bool),
}

struct Pairing<'a> {
    source: &'a str,
    text: &'a mut Text,
    /// The marks of the paragraph.
    marks: Vec<Mark>,
    /// Those open, by their number in `marks`.
    open: Vec<usize>,
    /// The quotes of the paragraph.
    found: Vec<Quote>,
    /// The quote that the paragraph before left open.
    carried: Option<u32>,
}

/// Words that no possessive stands before.
#[rustfmt::skip]
const NEVER_OWNED: [&str; 24] = [
    "a", "an", "and", "are", "as", "at", "but", "by", "for", "from", "has", "he", "in", "is", "of", "on", "or", "said",
    "she", "the", "to", "was", "were", "with",
];

/// Quotes are not nested deeper.
const DEEPEST: usize = 6;

impl Pairing<'_> {
    fn paragraph(&mut self, tokens: Tokens) {
        self.marks.clear();
        for token in tokens.iter() {
            if self.text.tokens[token as usize].flags.has(Flags::QUOTE)
                && let Some(mark) = self.mark(token, tokens)
            {
                self.marks.push(mark);
            }
        }
        for number in 0..self.marks.len() {
            match self.marks[number].family {
                Family::Single => self.single(number, tokens),
                Family::Double | Family::Angle => self.double(number, tokens),
            }
        }
        while let Some(number) = self.open.pop() {
            let mark = self.marks[number];
            if mark.family != Family::Single || mark.token == tokens.start && mark.glyph == '‘' {
                self.enter(mark.token, tokens.end, false);
            }
        }
        self.finish(tokens);
    }

    /// Enters what was found in the paragraph, in the order of starts, outer before inner.
    fn finish(&mut self, tokens: Tokens) {
        self.found.sort_unstable_by_key(|quote| (quote.tokens.start, std::cmp::Reverse(quote.tokens.end)));
        if let Some(first) = self.found.first_mut().filter(|quote| quote.tokens.start == tokens.start) {
            first.continues = self.carried;
        }
        self.carried = None;
        for quote in self.found.drain(..) {
            if !quote.closed && quote.tokens.end == tokens.end && self.carried.is_none() {
                self.carried = Some(self.text.quotes.len() as u32);
            }
            self.text.quotes.push(quote);
        }
    }

    fn enter(&mut self, start: u32, end: u32, closed: bool) {
        self.text.tokens[start as usize].flags.0 |= Flags::OPENS;
        if closed {
            self.text.tokens[end as usize - 1].flags.0 |= Flags::CLOSES;
        }
        self.found.push(Quote { tokens: Tokens::new(start, end), closed, continues: None });
    }

    fn double(&mut self, number: usize, tokens: Tokens) {
        let mark = self.marks[number];
        let pending = self.open.iter().rposition(|&open| self.marks[open].family == mark.family);
        match (mark.look, pending) {
            (Look::Neither, _) => {}
            (Look::Opens, None) => self.open(number),
            (Look::Opens, Some(at)) => {
                let outer = self.marks[self.open[at]];
                let same = outer.glyph == mark.glyph;
                if same && self.closes_after_all(number) {
                    self.close(at, mark.token);
                } else if !same || self.nests(number) {
                    self.open(number);
                } else {
                    // The one before was never closed.
                    self.open.truncate(at);
                    self.enter(outer.token, mark.token, false);
                    self.open(number);
                }
            }
            (Look::Closes | Look::Either, Some(at)) => self.close(at, mark.token),
            (Look::Either, None) => {
                if mark.token == tokens.start || self.marks[number + 1..].iter().any(|next| next.family == mark.family)
                {
                    self.open(number);
                }
            }
            // The end of what the paragraph before began, with no mark to take it up again.
            (Look::Closes, None) => {
                if self.carried.is_some() && self.found.is_empty() && self.open.is_empty() {
                    self.found.push(Quote {
                        tokens: Tokens::new(tokens.start, mark.token + 1),
                        closed: true,
                        continues: None,
                    });
                    self.text.tokens[mark.token as usize].flags.0 |= Flags::CLOSES;
                }
            }
        }
    }

    fn open(&mut self, number: usize) {
        if self.open.len() < DEEPEST {
            self.open.push(number);
        }
    }

    /// Closes the quote at this place of the stack; what was opened inside it was no quote.
    fn close(&mut self, at: usize, token: u32) {
        let start = self.marks[self.open[at]].token;
        self.open.truncate(at);
        self.enter(start, token + 1, true);
    }

    /// `on Monday, "a spokesman said`: a closing mark on the wrong side of its space.
    fn closes_after_all(&self, number: usize) -> bool {
        let token = self.marks[number].token;
        let after_pause = matches!(self.last_char(token.wrapping_sub(1)), Some(',' | '.' | '?' | '!'));
        after_pause
            && self.first_char(token + 1).is_some_and(char::is_lowercase)
            && self.next_look(number) != Some(Look::Closes)
    }

    /// Whether a quote may begin here inside one that uses the same mark: no sentence begins, and two marks close.
    fn nests(&self, number: usize) -> bool {
        let mark = self.marks[number];
        let begins = matches!(self.last_char(mark.token.wrapping_sub(1)), Some('.' | '?' | '!' | '"' | '”' | '\''));
        let mut after = self.marks[number + 1..].iter().filter(|next| next.family == mark.family);
        let closes = |next: Option<&Mark>| next.is_some_and(|next| next.look == Look::Closes);
        !begins
            && !self.text.tokens[mark.token as usize].flags.has(Flags::LINE)
            && closes(after.next())
            && closes(after.next())
    }

    fn next_look(&self, number: usize) -> Option<Look> {
        let family = self.marks[number].family;
        self.marks[number + 1..].iter().find(|next| next.family == family).map(|next| next.look)
    }

    fn single(&mut self, number: usize, tokens: Tokens) {
        let mark = self.marks[number];
        let pending = self.open.iter().rposition(|&open| self.marks[open].family == Family::Single);
        match mark.look {
            Look::Neither => {}
            Look::Opens => {
                if let Some(at) = pending {
                    self.open.remove(at);
                }
                self.open(number);
            }
            Look::Closes | Look::Either => {
                let before = if mark.token > tokens.start { self.last_char(mark.token - 1) } else { None };
                let plural = mark.touches.0 && matches!(before, Some('s' | 'S' | 'x' | 'z'));
                // Nothing but the innermost quote can end, and a mark apart from both its neighbours ends nothing.
                let ends = pending.filter(|&at| at + 1 == self.open.len() && (mark.touches.0 || !mark.touches.1));
                let next = self.written(mark.token + 1);
                let owns = plural && next.starts_with(char::is_alphanumeric) && !NEVER_OWNED.contains(&next);
                match ends {
                    Some(at) if !(owns && self.next_look(number) == Some(Look::Closes)) => {
                        self.close(at, mark.token);
                    }
                    _ if plural => self.text.tokens[mark.token as usize].flags.0 |= Flags::POSSESSIVE,
                    _ => {}
                }
            }
        }
    }

    fn mark(&self, token: u32, paragraph: Tokens) -> Option<Mark> {
        let written = self.written(token);
        let (family, look) = glyph(written)?;
        let glyph = written.chars().next()?;
        let touches = self.touches(token, paragraph);
        let look = match look {
            _ if self.is_measure(token) => Look::Neither,
            // The wrong glyph for its place: "”Go" and "gone“ ".
            Some(Look::Opens) if touches == (true, false) && family != Family::Single => Look::Closes,
            Some(Look::Closes) if touches == (false, true) && family != Family::Single => Look::Opens,
            Some(look) => look,
            None => match touches {
                (false, true) => Look::Opens,
                (true, false) => Look::Closes,
                (true, true) if token > paragraph.start && self.last_char(token - 1) == Some(':') => Look::Opens,
                _ => Look::Either,
            },
        };
        Some(Mark { token, family, look, glyph, touches })
    }

    /// Whether the mark touches what stands before it and what stands after it.
    fn touches(&self, token: u32, paragraph: Tokens) -> (bool, bool) {
        let spaced = |token: u32| self.text.tokens[token as usize].flags.has(Flags::SPACE | Flags::LINE);
        let before = token > paragraph.start
            && !spaced(token)
            && match self.marks.last() {
                Some(mark) if mark.token == token - 1 => mark.look != Look::Opens,
                _ => !matches!(self.last_char(token - 1), Some('(' | '[' | '{' | '-' | '–' | '—' | '―' | '/')),
            };
        let mut next = token + 1;
        while next < paragraph.end && next < token + 4 && !spaced(next) && glyph(self.written(next)).is_some() {
            next += 1;
        }
        let after = next < paragraph.end
            && !spaced(next)
            && !matches!(
                self.first_char(next),
                Some('.' | ',' | ';' | ':' | '!' | '?' | ')' | ']' | '}' | '-' | '–' | '—' | '―' | '/')
            );
        // "'s" after a closing mark.
        (before, after && self.first_char(next) != Some('\'') && self.first_char(next) != Some('’'))
    }

    /// 5'11": a figure touches the mark, and feet stand before inches.
    fn is_measure(&self, token: u32) -> bool {
        let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
        let glued = |token: u32| !self.text.tokens[token as usize].flags.has(Flags::SPACE | Flags::LINE);
        if token == 0 || !glued(token) || !digit(self.last_char(token - 1)) {
            return false;
        }
        let feet = |token: u32| matches!(self.written(token), "'" | "’");
        if feet(token) {
            return (token as usize) + 1 < self.text.tokens.len()
                && glued(token + 1)
                && digit(self.first_char(token + 1));
        }
        token > 2 && glued(token - 1) && feet(token - 2) && digit(self.last_char(token - 3))
    }

    fn written(&self, token: u32) -> &str {
        self.text.tokens.get(token as usize).map_or("", |token| token.span.of(self.source))
    }

    fn first_char(&self, token: u32) -> Option<char> {
        self.written(token).chars().next()
    }

    fn last_char(&self, token: u32) -> Option<char> {
        self.written(token).chars().next_back()
    }
}

/// The family of a mark, and how its glyph looks where that says something.
fn glyph(written: &str) -> Option<(Family, Option<Look>)> {
    Some(match written {
        "\"" | "''" | "&quot;" | "&#34;" | "&#034;" => (Family::Double, None),
        "&ldquo;" | "&#8220;" => (Family::Double, Some(Look::Opens)),
        "&rdquo;" | "&#8221;" => (Family::Double, Some(Look::Closes)),
        "&apos;" | "&#39;" | "&#039;" | "&#x27;" => (Family::Single, None),
        "&lsquo;" | "&#8216;" => (Family::Single, Some(Look::Opens)),
        "&rsquo;" | "&#8217;" | "&#x2019;" => (Family::Single, Some(Look::Closes)),
        "``" | "“" | "„" | "‟" | "‘‘" => (Family::Double, Some(Look::Opens)),
        "”" | "’’" => (Family::Double, Some(Look::Closes)),
        "«" | "‹" => (Family::Angle, Some(Look::Opens)),
        "»" | "›" => (Family::Angle, Some(Look::Closes)),
        "'" => (Family::Single, None),
        "‘" | "`" | "‚" | "‛" => (Family::Single, Some(Look::Opens)),
        "’" => (Family::Single, Some(Look::Closes)),
        _ => return None,
    })
}

#[cfg(test)]
mod tests;
