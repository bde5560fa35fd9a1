//! Tokens to sentences.
//!
//! A sentence ends at a stop ("." "?" "!" "...", or letters with stops such as "U.S."), with the quotation marks and brackets
//! that close after it, if what follows can begin one; at a line that stands alone; and at the end of its paragraph.

mod clauses;

use super::abbreviations::{Abbreviation, abbreviation};
use super::lines::Lines;
use super::{Flags, Sentence, Text, Token, Tokens, tokenizer};
use crate::lexicon::vocabulary::hash;
use crate::lexicon::{Class, ClassSet, Vocabulary};

/// Fills `text.sentences`, the sentences of `text.paragraphs`, and the ENDS flags. Needs the paragraphs and the quotes.
#[inline(never)]
pub fn split(source: &str, vocabulary: &Vocabulary, text: &mut Text) {
    let mut paragraphs = std::mem::take(&mut text.paragraphs);
    for (number, paragraph) in (0..).zip(&mut paragraphs) {
        let first = text.sentences.len() as u32;
        let all = paragraph.tokens;
        let mut lines = Lines::new(source, text, all);
        let (mut start, mut at) = (all.start, all.start);
        while start < all.end {
            let scan = Scan { source, vocabulary, text, start, end: all.end };
            let list = scan.item(start);
            let end = loop {
                if at >= all.end {
                    break all.end;
                }
                if lines.ends_before(source, vocabulary, text, start, at) {
                    break at;
                }
                if at > start && scan.credits(at) {
                    break at;
                }
                if let Some(item) = list
                    // "A. B. Roe" are initials.
                    && at > start + item.len
                    && scan.item(at).is_some_and(|next| next.follows(item))
                {
                    break at;
                }
                if text.tokens[at as usize].flags.has(Flags::STOP)
                    && let Some(end) = scan.end_after(at)
                {
                    break end;
                }
                at += 1;
            };
            let tokens = Tokens::new(start, end);
            text.sentences.push(Sentence { span: text.span(tokens), tokens, paragraph: number });
            text.tokens[end as usize - 1].flags.0 |= Flags::ENDS;
            (start, at) = (end, end);
        }
        paragraph.sentences = Tokens::new(first, text.sentences.len() as u32);
    }
    text.paragraphs = paragraphs;
}

/// A sentence begun at `start`, in a paragraph that ends at `end`.
struct Scan<'a> {
    source: &'a str,
    vocabulary: &'a Vocabulary,
    text: &'a Text,
    start: u32,
    end: u32,
}

/// The mark of a list's item: "1.", "2)", "(c)", "• 9.", "b.)".
#[derive(Clone, Copy)]
struct Item {
    /// The number, or the letter's place in the alphabet.
    place: u32,
    letter: bool,
    /// The tokens that it stands on.
    len: u32,
}

impl Item {
    fn follows(self, item: Item) -> bool {
        self.place == item.place + 1 && self.letter == item.letter && self.len == item.len
    }
}

/// What the first word after a stop is like, with what opens before it.
struct Next {
    /// The word's token.
    word: u32,
    quote: bool,
    bracket: bool,
    dash: bool,
}

/// No more closing or opening marks are looked at.
const MOST_MARKS: u32 = 6;

const CAPITAL: ClassSet = ClassSet::of(&[Class::Cap, Class::Upper, Class::Initial]);

/// Words that begin sentences and not names.
const STARTERS: ClassSet = ClassSet::of(&[
    Class::Det,
    Class::Pron,
    Class::PossPron,
    Class::Conj,
    Class::Subord,
    Class::Wh,
    Class::Prep,
    Class::Aux,
    Class::Deictic,
    Class::NumberWord,
]);

const NAME_WORDS: ClassSet = ClassSet::of(&[Class::Noun, Class::Adj, Class::Verb]);

impl Scan<'_> {
    /// Where the sentence ends if the stop at this token ends it.
    fn end_after(&self, stop: u32) -> Option<u32> {
        let end = self.past_closing(stop + 1);
        if end == self.end {
            return Some(end);
        }
        // "[...]", and a quote that begins with something left out.
        if stop > self.start
            && (self.flags(stop - 1).has(Flags::OPENS) || self.classes(stop - 1).has(Class::OpenParen))
            && self.classes(stop).has(Class::Ellipsis)
        {
            // "… are consistent [...] However, they differ."
            let begins = self.classes(stop - 1).has(Class::OpenParen)
                && self.next(end).is_some_and(|next| {
                    self.classes(next.word).has(Class::Cap)
                        && !next.bracket
                        && (self.begins(next.word) || next.word + 1 < self.end && self.is_finite(next.word + 1))
                });
            return begins.then_some(end);
        }
        if !self.spaced(end) {
            return self.ends_without_space(stop, end).then_some(end);
        }
        let next = self.next(end)?;
        if self.flags(end).has(Flags::LINE) && self.item(end).is_some() {
            return Some(end);
        }
        let classes = self.classes(next.word);
        let first = self.written(next.word).chars().next()?;
        let capital = first.is_uppercase() || classes.any(CAPITAL);
        let digit = first.is_ascii_digit();
        if first.is_lowercase() && !capital {
            // Only an opening quote can begin with a small letter.
            let opens = next.quote && self.written(stop) == "." && self.before(stop).is_none();
            return opens.then_some(end);
        }
        let closed = end > stop + 1 && self.flags(end - 1).has(Flags::CLOSES);
        if next.dash && (!capital || closed) || next.bracket && !capital && !digit {
            return None;
        }
        if closed && !next.quote && self.attributes(next.word) {
            return None;
        }
        let ends = match self.written(stop) {
            written if written.starts_with(['?', '!']) => !self.is_name_with_stop(stop) || self.begins(next.word),
            "." => match self.before(stop) {
                None => !self.is_list_mark(stop),
                Some(Abbreviation::Title | Abbreviation::Joins) => false,
                Some(_) if digit || next.dash || next.bracket || self.is_list_mark(stop) => false,
                Some(Abbreviation::Number | Abbreviation::Any) => {
                    next.quote || self.begins(next.word) || self.parts_clauses(stop - 1, next.word)
                }
            },
            written if written.starts_with(['.', '…']) => {
                let sure = written.bytes().filter(|&b| b == b'.').count() > 3;
                stop > self.start && !digit && (sure || self.written(next.word) != "I")
            }
            "。" | "．" | "！" | "？" => true,
            letters => self.letters_end(stop, letters, &next, digit),
        };
        ends.then_some(end)
    }

    /// Whether letters with stops ("U.S.", "p.m.") end the sentence.
    fn letters_end(&self, stop: u32, letters: &str, next: &Next, digit: bool) -> bool {
        if digit || next.dash || next.bracket {
            return false;
        }
        if letters.eq_ignore_ascii_case("e.g.") || letters.eq_ignore_ascii_case("i.e.") {
            return false;
        }
        if letters.eq_ignore_ascii_case("a.m.") || letters.eq_ignore_ascii_case("p.m.") {
            // "At 5 a.m. Mr Roe left", "at 5 a.m. Moscow time", "at 5 p.m. Monday".
            let fronted = self.opens_with_hour(stop);
            return !fronted && !self.tells_time(next.word);
        }
        next.quote || self.begins(next.word) || self.parts_clauses(stop, next.word)
    }

    fn tells_time(&self, word: u32) -> bool {
        const TIME: ClassSet = ClassSet::of(&[Class::Weekday, Class::Month, Class::Zone]);
        const TIMES: [u64; 2] = [hash("time"), hash("standard")];
        self.classes(word).any(TIME)
            || word + 1 < self.end && TIMES.contains(&self.hash(word + 1))
            || self.vocabulary.classes(self.token(word).word).has(Class::Upper) && self.token(word).span.len() == 3
    }

    /// Whether a picture's credit begins there: "Ann Lee at the mill Image: Oz Pell".
    fn credits(&self, at: u32) -> bool {
        const CREDITS: [u64; 5] = [hash("image"), hash("photo"), hash("picture"), hash("photograph"), hash("photos")];
        at + 2 < self.end
            && self.source.as_bytes()[self.token(at + 1).span.start as usize] == b':'
            && self.classes(at).has(Class::Cap)
            && CREDITS.contains(&self.hash(at))
            && self.written(at + 1) == ":"
            && self.classes(at + 2).any(CAPITAL)
            && self.classes(at - 1).any(ClassSet::of(&[Class::Cap, Class::Upper, Class::Lower]))
    }

    /// The abbreviation that a full stop belongs to.
    fn before(&self, stop: u32) -> Option<Abbreviation> {
        if stop == self.start || self.spaced(stop) {
            return None;
        }
        match self.written(stop - 1) {
            "°" | "º" => Some(Abbreviation::Number),
            word if word.is_ascii() => abbreviation(word),
            // What nobody sees stands in it.
            word => abbreviation(&word.replace(tokenizer::is_hidden, "")),
        }
    }

    /// The list mark that begins at this token.
    fn item(&self, at: u32) -> Option<Item> {
        let mut mark = at;
        if self.classes(at).any(ClassSet::of(&[Class::OpenParen, Class::Mark, Class::Hyphen])) && at + 1 < self.end {
            mark += 1;
        }
        let (place, letter) = match self.written(mark).as_bytes() {
            [letter] if letter.is_ascii_alphabetic() => (u32::from(letter.to_ascii_lowercase() - b'a'), true),
            digits if digits.len() <= 3 && digits.iter().all(u8::is_ascii_digit) => {
                (digits.iter().fold(0, |number, digit| number * 10 + u32::from(digit - b'0')), false)
            }
            _ => return None,
        };
        let mut end = mark + 1;
        while end < self.end && end < mark + 3 && !self.spaced(end) && matches!(self.written(end), "." | ")") {
            end += 1;
        }
        (end > mark + 1 && end < self.end && self.spaced(end)).then_some(Item { place, letter, len: end - at })
    }

    /// Whether the stop is part of the list mark that begins the sentence. "I" and years are none.
    fn is_list_mark(&self, stop: u32) -> bool {
        stop < self.start + 3 && self.item(self.start).is_some_and(|item| stop < self.start + item.len)
    }

    /// "Yahoo! Inc", whose mark is part of the name.
    fn is_name_with_stop(&self, stop: u32) -> bool {
        const NAMES: [u64; 3] = [hash("yahoo"), hash("jeopardy"), hash("oklahoma")];
        stop > self.start && NAMES.contains(&self.hash(stop - 1)) && self.written(stop) == "!"
    }

    /// "It ended.Then": a space was forgotten.
    fn ends_without_space(&self, stop: u32, end: u32) -> bool {
        if stop == self.start || !self.written(stop).is_ascii() {
            return !self.written(stop).is_ascii();
        }
        let before = self.classes(stop - 1);
        let word = before.any(ClassSet::of(&[Class::Lower, Class::Cap])) && self.token(stop - 1).span.len() > 2;
        let sure = end > stop + 1 && self.flags(end - 1).has(Flags::CLOSES)
            || !self.spaced(stop) && (word || before.has(Class::Digits)) && self.before(stop).is_none();
        sure && self.classes(end).has(Class::Cap) && self.written(stop).len() == 1
    }

    /// The token after the marks that close.
    fn past_closing(&self, from: u32) -> u32 {
        let mut end = from;
        while end < self.end && end < from + MOST_MARKS {
            let closes = self.flags(end).has(Flags::CLOSES)
                || self.classes(end).has(Class::CloseParen)
                || !self.spaced(end) && self.classes(end).any(ClassSet::of(&[Class::Dot, Class::Stop]))
                || self.classes(end).has(Class::Ellipsis) && !self.spaced(end)
                // "We won! 🎉"
                || !self.flags(end).has(Flags::LINE) && self.written(end).as_bytes().starts_with(&[0xf0, 0x9f]);
            if !closes {
                match self.footnote(end) {
                    Some(after) => end = after,
                    None => break,
                }
                continue;
            }
            end += 1;
        }
        end
    }

    /// The token after "[1]" where it stands right at the stop.
    fn footnote(&self, at: u32) -> Option<u32> {
        let mark = at + 2 < self.end && !self.spaced(at) && self.written(at) == "[" && self.written(at + 2) == "]";
        let number = || self.classes(at + 1).has(Class::Digits) && self.token(at + 1).span.len() <= 3;
        (mark && number()).then_some(at + 3)
    }

    /// What comes after the stop; nothing if it is a mark that can't begin a sentence.
    fn next(&self, from: u32) -> Option<Next> {
        const INSIDE: ClassSet = ClassSet::of(&[
            Class::Comma,
            Class::Semicolon,
            Class::Colon,
            Class::Percent,
            Class::Slash,
            Class::Dot,
            Class::Stop,
        ]);
        let mut next = Next { word: from, quote: false, bracket: false, dash: false };
        while next.word + 1 < self.end && next.word < from + MOST_MARKS {
            let classes = self.classes(next.word);
            if self.flags(next.word).has(Flags::OPENS) || matches!(self.written(next.word), "\"" | "“" | "``") {
                next.quote = true;
            } else if classes.has(Class::OpenParen) {
                next.bracket = true;
            } else if classes.has(Class::Dash) {
                next.dash = true;
            } else {
                break;
            }
            next.word += 1;
        }
        (!self.classes(next.word).any(INSIDE)).then_some(next)
    }

    /// Whether the word begins a sentence rather than continues a name.
    fn begins(&self, word: u32) -> bool {
        let classes = self.classes(word);
        classes.any(STARTERS) || classes.has(Class::Adv) && !classes.any(NAME_WORDS)
    }

    /// `"Is it over?" Jane Roe asked.`: a name and a verb of speech, and no content after them.
    fn attributes(&self, from: u32) -> bool {
        const NAME: ClassSet =
            CAPITAL.with(ClassSet::of(&[Class::Title, Class::Role, Class::Particle, Class::Dot, Class::Pron]));
        const AFTER: ClassSet = ClassSet::of(&[Class::Comma, Class::Dot, Class::Stop, Class::Weekday, Class::Deictic]);
        for word in from..(from + 8).min(self.end) {
            if word > from && SAYING.contains(&self.hash(word)) {
                let next = word + 1;
                return next >= self.end
                    || self.classes(next).any(AFTER)
                    || PLACES.contains(&self.hash(next))
                    || next + 1 < self.end && self.classes(next).has(Class::Adv) && self.classes(next + 1).any(AFTER);
            }
            if !self.classes(word).any(NAME) {
                return false;
            }
        }
        false
    }

    #[inline]
    fn token(&self, at: u32) -> &Token {
        &self.text.tokens[at as usize]
    }

    #[inline]
    fn flags(&self, at: u32) -> Flags {
        self.token(at).flags
    }

    fn spaced(&self, at: u32) -> bool {
        self.flags(at).has(Flags::SPACE | Flags::LINE)
    }

    fn classes(&self, at: u32) -> ClassSet {
        self.text.classes(self.vocabulary, at)
    }

    fn hash(&self, at: u32) -> u64 {
        self.vocabulary.word(self.token(at).word).hash
    }

    fn written(&self, at: u32) -> &str {
        self.token(at).span.of(self.source)
    }
}

/// Verbs that attribute a quote before or after them.
#[rustfmt::skip]
const SAYING: [u64; 18] = [
    hash("said"), hash("says"), hash("asked"), hash("asks"), hash("added"), hash("wrote"), hash("replied"), hash("shouted"),
    hash("cried"), hash("exclaimed"), hash("tweeted"), hash("demanded"), hash("wondered"), hash("declared"),
    hash("continued"), hash("joked"), hash("recalled"), hash("explained"),
];

/// Prepositions of where or when it was said.
const PLACES: [u64; 6] = [hash("in"), hash("at"), hash("on"), hash("during"), hash("after"), hash("before")];

#[cfg(test)]
mod tests;
