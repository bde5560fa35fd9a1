//! Headline, byline and dateline: what stands before the story.

use super::super::Dateline;
use super::{Found, Line, dateline, days, is_letter, unwrapped};
use crate::text::ParagraphKind;
use jiff::civil::Date;

/// Longer lines are no headlines, and longer ones no bylines.
const LONGEST_HEADLINE: usize = 200;
const LONGEST_BYLINE: usize = 100;
/// Longer lines with a stop at their end are sentences of the story.
const LONGEST_STOPPED: usize = 130;

/// Finds them in the first lines; gives the number of the line that the story begins with.
pub(super) fn read(text: &str, top: &[Line<'_>], found: &mut Found) -> usize {
    // "By Jane Roe" or a dateline shows where the story begins.
    let (mut story, mut headings) = (None, true);
    for (i, line) in top.iter().enumerate() {
        let above = i.checked_sub(1).map(|above| &top[above]);
        let below_byline =
            || above.is_some_and(|above| found.furniture.last().is_some_and(|(span, _)| *span == above.span()));
        if found.authors.is_empty()
            && i < 8
            && let Some(authors) = byline(line.text)
        {
            found.authors = authors;
            found.furniture.push((line.span(), ParagraphKind::Byline));
            story = Some(i);
        } else if found.authors.is_empty()
            && (1..8).contains(&i)
            && let Some(author) = reporter_in(line, &top[i - 1])
        {
            found.authors.push(author);
            found.furniture.push((line.span(), ParagraphKind::Byline));
            story = Some(i);
        } else if below_byline() && is_affiliation(line.text) {
            found.furniture.push((line.span(), ParagraphKind::Byline));
        } else if let Some(dateline) = dateline_at(text, line, headings) {
            found.dateline = Some(dateline);
            story = story.or(Some(i));
            break;
        } else if found.day.is_none() && is_date(line.text) {
            found.day = days::latest(line.text);
            // "DOVER, Norland" on the line above.
            let both = above
                .filter(|_| !line.blank.0)
                .map(|above| Line { text: &text[above.start as usize..line.span().end as usize], ..*above });
            if let Some(dateline) = both.and_then(|both| dateline::read(&both, true)) {
                found.dateline = Some(dateline);
                story = story.or(Some(i - 1));
                break;
            }
        }
        headings = headings && (is_short(line) || is_slug(line.text));
    }
    for line in top {
        if is_slug(line.text) {
            found.furniture.push((line.span(), ParagraphKind::Slug));
        }
    }
    let before = story.unwrap_or(0);
    if before > 0 {
        for line in &top[..before] {
            if !is_short(line) || is_slug(line.text) || is_date(line.text) {
                continue;
            }
            // "Seed bank chiefs agree to share\ndrought-proof grain" is one.
            let goes_on = !line.blank.0 && line.text.starts_with(char::is_lowercase);
            match found.furniture.last_mut() {
                Some((span, ParagraphKind::Headline)) if goes_on && span.end < line.start => span.end = line.span().end,
                _ => found.furniture.push((line.span(), ParagraphKind::Headline)),
            }
        }
        return before;
    }
    if story.is_some() || text.len() < 100 {
        return 0;
    }
    // Without them, a first line that stands alone, and a second one below it.
    let mut number = top.iter().take_while(|line| is_slug(line.text)).count();
    let first = number;
    while number < first + 2
        && number + 1 < top.len()
        && (is_headline(&top[number], number == first)
            || number == first && is_short_sentence(&top[number], &top[number + 1]))
    {
        found.furniture.push((top[number].span(), ParagraphKind::Headline));
        number += 1;
    }
    number
}

/// The dateline that a line begins with, and may continue in the next.
fn dateline_at(text: &str, line: &Line<'_>, headings: bool) -> Option<(Dateline, Option<Date>)> {
    let alone = dateline::read(line, headings);
    if alone.as_ref().is_some_and(|(dateline, _)| dateline.agency.is_some()) {
        return alone;
    }
    let whole = wrapped(text, line, headings);
    if alone.is_none() || whole.as_ref().is_some_and(|(dateline, _)| dateline.agency.is_some()) { whole } else { alone }
}

/// A dateline whose line goes on in the next; where it goes on itself, only a day or an agency shows it.
fn wrapped(text: &str, line: &Line<'_>, headings: bool) -> Option<(Dateline, Option<Date>)> {
    if line.blank.1 || !line.text.starts_with(|c: char| c.is_uppercase() || c == '(') {
        return None;
    }
    let whole = unwrapped(text, line)?;
    let (dateline, day) = dateline::read(&Line { text: &whole, ..*line }, headings)?;
    // "GALWAY — The widow of a harbour\nmaster": its dash stands in the line, and the story goes on below.
    let within = dateline.span.end < line.span().end;
    let shown = within || dateline.date.is_some() || dateline.agency.is_some();
    shown.then_some((dateline, day))
}

/// Whether a line may be one of the headings before a byline or dateline.
fn is_short(line: &Line<'_>) -> bool {
    line.text.len() <= LONGEST_HEADLINE && !has_sentence_inside(line.text) || is_capitals(line.text)
}

fn is_headline(line: &Line<'_>, first: bool) -> bool {
    let text = line.text;
    let stopped = text.ends_with(['.', ':', ';', ',', '"', '”', '!', '-', '—']);
    if text.len() > LONGEST_HEADLINE || stopped && text.len() > LONGEST_STOPPED || is_date(text) {
        return false;
    }
    let alone = line.blank.1;
    is_capitals(text) || alone && (!stopped || first && is_title_case(text)) && !text.starts_with(['•', '-', '*'])
}

/// A first sentence that is a paragraph of its own, shorter than stories begin, and tells of nobody's words.
fn is_short_sentence(line: &Line<'_>, next: &Line<'_>) -> bool {
    let text = line.text;
    line.blank.1
        && text.len() <= 100
        && text.ends_with('.')
        && next.text.len() > text.len()
        && !has_sentence_inside(text)
        && !text.contains(" said")
        && !text.contains('"')
}

/// Whether a word in small letters, a full stop and a space follow each other.
fn has_sentence_inside(text: &str) -> bool {
    text.match_indices(". ").any(|(at, _)| {
        let word = text[..at].bytes().rev().take_while(u8::is_ascii_lowercase).count();
        word > 2
    })
}

/// No small letters, and enough others.
fn is_capitals(text: &str) -> bool {
    !text.chars().any(char::is_lowercase) && text.chars().filter(|c| c.is_uppercase()).count() >= 8
}

/// Most words of four letters and more have a capital.
fn is_title_case(text: &str) -> bool {
    let (mut capitals, mut small) = (0, 0);
    for word in text.split_whitespace().filter(|word| word.chars().count() > 3) {
        match word.chars().find(|c| c.is_alphanumeric()) {
            Some(c) if c.is_lowercase() => small += 1,
            Some(_) => capitals += 1,
            None => {}
        }
    }
    capitals > 2 && capitals >= 3 * small
}

/// Notes to editors, marks of takes and of ends.
pub(super) fn is_slug(text: &str) -> bool {
    const MARKS: [&str; 19] = [
        "MORE",
        "ENDS",
        "END",
        "-0-",
        "-30-",
        "###",
        "(MORE)",
        "(END)",
        "(ENDS)",
        "END IT",
        "xxx",
        "more",
        "ends",
        "###END",
        "more follows",
        "More follows",
        "(MORE TO FOLLOW)",
        "MORE TO FOLLOW",
        "MORE FOLLOWS",
    ];
    #[rustfmt::skip]
    const STARTS: [&str; 15] = [
        "ATTENTION -", "Eds:", "EDS:", "(Eds:", "(EDS:", "EDITORS:", "Editors:", "EDITOR'S NOTE:", "^", "BC-",
        "MEDIA RELEASE", "PRESS RELEASE", "NEWS RELEASE", "FOR IMMEDIATE RELEASE", "Source: ",
    ];
    const LONGEST_MARK: usize = 16;
    let mark = |byte: &u8| matches!(byte, b'-' | b'*' | b'=' | b'_' | b'/' | b' ' | b'.');
    // Nearly every line begins and ends with a letter or a stop behind one, and is longer than a mark.
    let short = text.len() <= LONGEST_MARK || text.as_bytes().first().is_some_and(mark);
    let is_mark = || {
        let bare = text.trim_matches(['-', '*', '=', '_', '/', ' ', '.']);
        bare.is_empty() || MARKS.contains(&text) || MARKS.contains(&bare)
    };
    (short || text.as_bytes().last().is_some_and(mark)) && is_mark()
        || text.len() <= 200 && STARTS.iter().any(|start| text.starts_with(start))
}

/// "Friday, July 21, 2017": nothing but a date.
fn is_date(text: &str) -> bool {
    text.len() <= 40 && days::latest(text).is_some() && text.split_whitespace().count() <= 5
}

/// The authors that "By Jane Roe and John Doe, Staff Writers" names.
fn byline(text: &str) -> Option<Vec<String>> {
    let rest = ["By ", "BY ", "by "].iter().find_map(|by| text.strip_prefix(by))?.trim();
    if text.len() > LONGEST_BYLINE || rest.ends_with(['.', ':', '?', '!']) && !rest.ends_with("Jr.") {
        return None;
    }
    let names = rest.split(['|', '(', '/', '–', '—']).next()?.trim();
    let mut authors = Vec::new();
    for (i, part) in names.split(", ").enumerate() {
        for (j, name) in part.split(" and ").flat_map(|name| name.split(" & ")).enumerate() {
            let name = name.strip_prefix("and ").unwrap_or(name).split(" in ").next()?.trim();
            if is_person(name) {
                authors.push(name.to_owned());
            } else if i + j == 0 {
                return None;
            }
        }
    }
    Some(authors)
}

/// "Jane Roe in Dover" on a line of its own below a heading.
fn reporter_in(line: &Line<'_>, above: &Line<'_>) -> Option<String> {
    if line.text.len() > 50 {
        return None;
    }
    let (name, place) = line.text.split_once(" in ")?;
    let words = place.split(' ');
    let plain = |word: &str| word.starts_with(char::is_uppercase) && word.chars().all(|c| is_letter(c) || c == '-');
    let good = line.blank.1
        && is_short(above)
        && is_person(name)
        && (1..=3).contains(&words.clone().count())
        && words.clone().all(plain);
    good.then(|| name.to_owned())
}

/// One to five words with capitals, particles between them.
pub(super) fn is_person(name: &str) -> bool {
    const PARTICLES: [&str; 18] = [
        "van", "von", "de", "der", "den", "da", "di", "del", "della", "la", "le", "bin", "ibn", "al", "el", "dos",
        "du", "ter",
    ];
    let words = name.split([' ', '\u{a0}']).filter(|word| !word.is_empty());
    let plain = |word: &str| word.chars().all(|c| is_letter(c) || matches!(c, '.' | '\'' | '’' | '-'));
    let fits = |word: &str| {
        plain(word) && (word.starts_with(char::is_uppercase) || PARTICLES.contains(&word) || word.starts_with("al-"))
    };
    let count = words.clone().count();
    (2..=5).contains(&count) && words.clone().all(fits) && !is_affiliation(name) && name.starts_with(char::is_uppercase)
}

/// "Associated Press Writer", "Staff Reporter", "The Daily Dawn".
fn is_affiliation(text: &str) -> bool {
    #[rustfmt::skip]
    const WORDS: [&str; 26] = [
        "Writer", "WRITER", "Writers", "Correspondent", "CORRESPONDENT", "Correspondents", "Reporter", "REPORTER",
        "Reporters", "Staff", "STAFF", "Editor", "Press", "PRESS", "News", "NEWS", "Service", "Bureau", "Columnist", "Times",
        "Post", "Journal", "Reuters", "AP", "AFP", "Herald",
    ];
    text.len() <= 60
        && !text.ends_with('.')
        && text.split([' ', ',']).any(|word| WORDS.contains(&word))
        && text.starts_with(char::is_uppercase)
}
