//! The furniture of plain wire text: headline, byline, dateline, captions, credits, slugs, and the day it was written.
//!
//! Only the forms of lines say what they are. A headline is taken on light evidence, a dateline on strong: a false one
//! would move every date and name a false place.
//!
//! ```text
//! MINERS RETURN TO WORK                              headline
//! By Jane Roe                                        byline
//! DOVER, Sept 6, 2011 (Dawn) - Miners returned ...   dateline
//! A miner in Dover. DAWN/John Doe                    caption and credit
//! (Reporting by Jane Roe in Dover; Editing by A. Poe)   credits
//! ENDS                                               slug
//! ```

mod captions;
mod credits;
mod dateline;
mod days;
mod headings;

use super::{Article, DateFrom};
use crate::text::{ParagraphKind, Span};

/// Finds the furniture of a plain text and enters it in the article. What the article knows already (date, byline, headline) stays.
pub fn read(article: &mut Article<'_>) {
    let text = &*article.text;
    let top = top(text);
    let mut found = Found::default();
    let story = headings::read(text, &top, &mut found);
    captions::read(text, &top, story, &mut found);
    credits::read(text, &bottom(text), &mut found);

    if article.date.is_none() {
        let said = found.dateline.as_ref().and_then(|(_, day)| *day);
        article.date = said.or(found.day).or_else(|| days::latest(&text[..floor(text, DAYS_LOOK)]));
        article.date_from = match article.date {
            None => DateFrom::None,
            Some(_) if said.is_some() => DateFrom::Dateline,
            Some(_) => DateFrom::Text,
        };
    }
    if article.bylines.is_empty() {
        article.bylines = found.authors;
    }
    if article.title.is_none() {
        let headline = found.furniture.iter().find(|(_, kind)| *kind == ParagraphKind::Headline);
        article.title = headline.map(|(span, _)| super::paragraphs::squeeze(span.of(text)));
    }
    if let Some((dateline, _)) = found.dateline {
        found.furniture.push((dateline.span, ParagraphKind::Dateline));
        article.dateline = Some(dateline);
    }
    found.furniture.retain(|(span, _)| !article.furniture.iter().any(|(known, _)| known.overlaps(*span)));
    found.furniture.append(&mut article.furniture);
    found.furniture.sort_unstable_by_key(|&(span, kind)| (span.start, span.end, kind != ParagraphKind::Caption));
    found.furniture.dedup_by(|next, kept| next.0.overlaps(kept.0));
    article.furniture = found.furniture;
    article.credits = found.credits;
}

/// A full date this far from the start may be the day of writing.
const DAYS_LOOK: usize = 4096;

/// What was found so far.
#[derive(Default)]
struct Found {
    furniture: Vec<(Span, ParagraphKind)>,
    authors: Vec<String>,
    dateline: Option<(super::Dateline, Option<jiff::civil::Date>)>,
    credits: Vec<super::Credit>,
    /// The day of a line that has nothing else.
    day: Option<jiff::civil::Date>,
}

/// A line with something on it, white space at its ends cut off.
#[derive(Clone, Copy, Debug)]
struct Line<'a> {
    text: &'a str,
    start: u32,
    /// Whether an empty line stands before it, and whether one stands after it.
    blank: (bool, bool),
}

impl Line<'_> {
    fn span(&self) -> Span {
        Span::new(self.start, self.start + self.text.len() as u32)
    }

    /// The span of a part of the line.
    fn part(&self, part: &str) -> Span {
        let at = self.start + (part.as_ptr() as usize - self.text.as_ptr() as usize) as u32;
        Span::new(at, at + part.len() as u32)
    }
}

/// A letter, or an accent that stands apart from its own.
fn is_letter(c: char) -> bool {
    c.is_alphabetic() || ('\u{300}'..='\u{36f}').contains(&c)
}

/// Lines that one line wraps to.
const WRAPPED: usize = 4;

/// A line with those that it may go on in, up to a blank one, each line break as a space: offsets stay what they were.
fn unwrapped(text: &str, line: &Line<'_>) -> Option<String> {
    let rest = &text[line.start as usize..];
    let lines = rest.split('\n').take(WRAPPED).take_while(|line| !line.trim().is_empty());
    let len = lines.map(|line| line.len() + 1).sum::<usize>().saturating_sub(1).min(rest.len());
    let whole = rest[..len].trim_end();
    let space = |byte| if matches!(byte, b'\n' | b'\r') { b' ' } else { byte };
    if whole.len() > line.text.len() { String::from_utf8(whole.bytes().map(space).collect()).ok() } else { None }
}

/// No more lines are looked at, at either end.
const TOP: usize = 16;
const BOTTOM: usize = 12;

fn top(text: &str) -> Vec<Line<'_>> {
    let mut lines: Vec<Line<'_>> = Vec::with_capacity(TOP);
    let mut blank = true;
    for line in text.split('\n').take(4 * TOP) {
        let cut = line.trim();
        if cut.is_empty() {
            if let Some(last) = lines.last_mut() {
                last.blank.1 = true;
            }
            blank = true;
        } else {
            if lines.len() == TOP {
                break;
            }
            let start = (cut.as_ptr() as usize - text.as_ptr() as usize) as u32;
            lines.push(Line { text: cut, start, blank: (blank, false) });
            blank = false;
        }
    }
    lines
}

/// The last lines, the last first.
fn bottom(text: &str) -> Vec<Line<'_>> {
    let mut lines: Vec<Line<'_>> = Vec::with_capacity(BOTTOM);
    let mut blank = true;
    for line in text.rsplit('\n').take(2 * BOTTOM) {
        let cut = line.trim();
        if cut.is_empty() {
            if let Some(last) = lines.last_mut() {
                last.blank.0 = true;
            }
            blank = true;
        } else {
            if lines.len() == BOTTOM {
                break;
            }
            let start = (cut.as_ptr() as usize - text.as_ptr() as usize) as u32;
            lines.push(Line { text: cut, start, blank: (false, blank) });
            blank = false;
        }
    }
    lines
}

/// The last character boundary that is not after the offset.
fn floor(text: &str, offset: usize) -> usize {
    let mut offset = offset.min(text.len());
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    offset
}

/// News agencies, as datelines and picture credits name them.
#[rustfmt::skip]
const AGENCIES: &[&str] = &[
    "AAP", "ACCESSWIRE", "AFP", "AKI", "ANI", "ANSA", "AP", "APA", "Agence France-Presse", "Al Jazeera", "Antara",
    "Associated Press", "BBC", "BTA", "Bernama", "Bloomberg", "Bloomberg News", "Business Wire", "CNN", "CNN Money",
    "CNS", "CP", "Canadian Press", "DPA", "EFE", "GLOBE NEWSWIRE", "IANS", "INA", "IRNA", "Interfax", "Itar-Tass",
    "KCNA", "KUNA", "Knight Ridder", "Kyodo", "MENA", "Marketwired", "NNA", "NYT", "Newsfile", "PA", "PR Newswire",
    "PRNewswire", "PTI", "RIA Novosti", "RNS", "RTTNews", "Reuter", "Reuters", "SANA", "SPA", "TASS", "Tanjug",
    "The Associated Press", "The Canadian Press", "Thomson Reuters Foundation", "UPI", "VOA", "WAM", "XINHUA",
    "Xinhua", "Yonhap", "dpa",
];

fn is_agency(name: &str) -> bool {
    let known = |name: &str| {
        AGENCIES.iter().any(|agency| *agency == name || agency.eq_ignore_ascii_case(name) && name.len() > 3)
    };
    // "(tca/dpa)".
    name.split('/').any(known)
}

#[cfg(test)]
mod tests;
