//! Full dates as text writes them: "September 6, 2011", "6 Sept. 2011", "2011-09-06".

use crate::article::fields;
use crate::text::tokenizer::is_hidden;
use jiff::civil::Date;

/// The latest full date in the text.
pub(super) fn latest(text: &str) -> Option<Date> {
    let bytes = text.as_bytes();
    let mut latest = None;
    let mut at = 3;
    // Of four digits one stands at every fourth offset.
    while at < bytes.len() {
        if bytes[at].is_ascii_digit() {
            let before = bytes[..at].iter().rev().take(4).take_while(|b| b.is_ascii_digit()).count();
            let after = bytes[at..].iter().take(5).take_while(|b| b.is_ascii_digit()).count();
            if before + after == 4 {
                latest = latest.max(around(text, at - before));
            }
        }
        at += 4;
    }
    latest
}

/// The full date whose year stands there.
fn around(text: &str, at: usize) -> Option<Date> {
    let year = text.get(at..at + 4)?.parse().ok().filter(|year| (1900..2100).contains(year))?;
    if let Some(iso) = text.get(at..at + 10).and_then(iso) {
        return Some(iso);
    }
    let before = text[..at].trim_end_matches(is_space);
    let before = before.strip_suffix(',').unwrap_or(before);
    let (rest, last) = last_word(before);
    let (_, first) = last_word(rest);
    month_and_day(first, last)
        .or_else(|| month_and_day(last, first))
        .and_then(|(month, day)| Date::new(year, month, day).ok())
}

fn month_and_day(first: &str, second: &str) -> Option<(i8, i8)> {
    Some((month(first)?, day(second)?))
}

/// "2011-09-06".
pub(super) fn iso(text: &str) -> Option<Date> {
    let shape = text.len() == 10
        && text.bytes().enumerate().all(|(i, b)| if i == 4 || i == 7 { b == b'-' } else { b.is_ascii_digit() });
    if !shape {
        return None;
    }
    fields::date(text[..4].parse().ok()?, text[5..7].parse().ok()?, text[8..].parse().ok()?)
}

/// The number of a month, in full or short, with or without its full stop.
pub(super) fn month(word: &str) -> Option<i8> {
    const MONTHS: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    // Few words begin as a month does.
    if !word.bytes().next().is_some_and(|first| b"jfmasond".contains(&first.to_ascii_lowercase())) {
        return None;
    }
    let word = word.strip_suffix('.').unwrap_or(word);
    let short = word.len() == 3 || word.len() == 4 && word.eq_ignore_ascii_case("sept");
    let fits = |month: &&str| match month.get(..word.len()) {
        Some(start) => start.eq_ignore_ascii_case(word) && (short || word.len() == month.len()),
        None => false,
    };
    MONTHS.iter().position(fits).map(|place| place as i8 + 1)
}

/// "6", "06", "6th".
pub(super) fn day(word: &str) -> Option<i8> {
    let digits = word.trim_end_matches(|c: char| c.is_ascii_lowercase());
    let ending = matches!(&word[digits.len()..], "" | "st" | "nd" | "rd" | "th");
    digits.parse().ok().filter(|day| ending && digits.len() <= 2 && (1..=31).contains(day))
}

/// White space, or what nobody sees.
fn is_space(c: char) -> bool {
    c.is_whitespace() || is_hidden(c)
}

/// The word at the end, and what stands before it.
fn last_word(text: &str) -> (&str, &str) {
    let text = text.trim_end_matches(is_space);
    let start = text
        .rfind(|c: char| !c.is_alphanumeric() && c != '.')
        .map_or(0, |at| at + text[at..].chars().next().map_or(1, char::len_utf8));
    text.split_at(start)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn full_dates() {
        for (text, day) in [
            ("On September 6, 2011 it fell; Sept. 5, 2011 was calm.", Some(date(2011, 9, 6))),
            ("the 6th March 1999 and 2 May 1998", Some(date(1999, 3, 6))),
            ("On June\n2,\n2017 it fell.", Some(date(2017, 6, 2))),
            ("LONDON 1996-08-30", Some(date(1996, 8, 30))),
            ("In March 2011 or 2012, by February 31, 2011", None),
            ("é6 Mayor 2011", None),
        ] {
            assert_eq!(latest(text), day, "{text}");
        }
    }
}
