//! What the fields of metadata say: days in all the forms they are written in, and the names in a byline.

use jiff::civil::Date;

const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// The day that a time stamp names, as written (in its own zone).
///
/// ISO 8601 in its long and short forms ("2024-05-02T10:00Z", "20240502T100000+0200", "2024/05/02"), the forms of mail
/// and feeds ("Thu, 02 May 2024 10:00:00 GMT", "Thu, May 2 2024"), and seconds or milliseconds since 1970.
pub fn day(stamp: &str) -> Option<Date> {
    let stamp = stamp.trim();
    if !stamp.is_ascii() || stamp.len() > 80 {
        return None;
    }
    numeric_day(stamp).or_else(|| named_month_day(stamp))
}

/// The day that the words of a dateline name: "Aug 29, 2014"; or "Aug 29", in the year that brings it nearest to `about`.
pub fn day_near(words: &str, about: Option<Date>) -> Option<Date> {
    day(words).or_else(|| {
        let about = about?;
        let years = [about.year() - 1, about.year(), about.year() + 1];
        let days = years.iter().filter_map(|year| named_month_day(&format!("{words} {year}")));
        days.min_by_key(|day| about.duration_until(*day).as_hours().abs())
    })
}

fn numeric_day(stamp: &str) -> Option<Date> {
    let digits = |range: std::ops::Range<usize>| {
        let part = stamp.get(range)?;
        part.bytes().all(|b| b.is_ascii_digit()).then(|| part.parse::<i32>().ok())?
    };
    let separated = |at: usize| matches!(stamp.as_bytes().get(at), Some(b'-' | b'/' | b'.' | b':'));
    let run = stamp.bytes().take_while(u8::is_ascii_digit).count();
    let (year, month, day) = match run {
        4 if separated(4) && separated(7) => (digits(0..4)?, digits(5..7)?, digits(8..10)?),
        1 | 2 if stamp.as_bytes().get(run) == Some(&b'.') => return dotted_day(stamp),
        8 | 12 | 14 => (digits(0..4)?, digits(4..6)?, digits(6..8)?),
        10 | 13 if stamp.len() == run => return since_1970(stamp, run),
        _ => return None,
    };
    date(year, month, day)
}

/// "2.5.2024", "02.05.2024, 10:15 Uhr", as most of Europe writes it.
fn dotted_day(stamp: &str) -> Option<Date> {
    let mut parts = stamp.split(|c: char| !c.is_ascii_digit()).take(3).map(|part| part.parse::<i32>().ok());
    let (day, month, year) = (parts.next()??, parts.next()??, parts.next()??);
    if year < 1900 { None } else { date(year, month, day) }
}

fn since_1970(stamp: &str, digits: usize) -> Option<Date> {
    let number: i64 = stamp.parse().ok()?;
    let seconds = if digits == 13 { number / 1000 } else { number };
    let timestamp = jiff::Timestamp::from_second(seconds).ok()?;
    Some(jiff::tz::TimeZone::UTC.to_datetime(timestamp).date())
}

fn named_month_day(stamp: &str) -> Option<Date> {
    let (mut day, mut month, mut year) = (None, None, None);
    for word in stamp.split(|c: char| !c.is_ascii_alphanumeric() && c != ':') {
        if let Ok(number) = word.trim_end_matches(|c: char| c.is_ascii_alphabetic()).parse::<i32>() {
            match word.len() {
                1..=4 if day.is_none() && (1..=31).contains(&number) => day = Some(number),
                4 if year.is_none() && number >= 1000 => year = Some(number),
                _ => {}
            }
        } else if month.is_none() {
            month = month_number(word);
        }
    }
    date(year?, month?, day?)
}

/// The number of a month's English name or of its first three letters.
pub fn month_number(name: &str) -> Option<i32> {
    let name = name.trim_end_matches('.');
    let start = name.get(..3)?.to_ascii_lowercase();
    let at = MONTHS.iter().position(|&month| month == start)?;
    let full = [
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
    ][at];
    full.starts_with(&name.to_ascii_lowercase()).then_some(at as i32 + 1)
}

/// A day of the civil calendar, if there is such a day: it begins with the year 1.
pub fn date(year: i32, month: i32, day: i32) -> Option<Date> {
    let year = i16::try_from(year).ok().filter(|&year| year > 0)?;
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

/// Words that say what somebody is or works for, and so are no part of a name.
const NOT_NAMES: [&str; 67] = [
    "affairs",
    "afp",
    "agence",
    "agencies",
    "agency",
    "analyst",
    "anchor",
    "ap",
    "associated",
    "association",
    "bureau",
    "bureaus",
    "business",
    "chief",
    "columnist",
    "contributing",
    "contributor",
    "contributors",
    "correspondent",
    "correspondents",
    "court",
    "crime",
    "daily",
    "database",
    "deputy",
    "desk",
    "dpa",
    "editor",
    "editorial",
    "editors",
    "education",
    "environment",
    "executive",
    "foreign",
    "freelance",
    "guest",
    "health",
    "herald",
    "inc",
    "journal",
    "journalist",
    "magazine",
    "media",
    "network",
    "news",
    "newspaper",
    "newsroom",
    "newswire",
    "photographer",
    "political",
    "post",
    "press",
    "producer",
    "reporter",
    "reporters",
    "reuters",
    "senior",
    "service",
    "sports",
    "staff",
    "team",
    "times",
    "tribune",
    "wire",
    "world",
    "writer",
    "writers",
];

/// In bytes.
pub const LONGEST_NAME: usize = 200;

/// The names in a byline: "By Ann Lee and Bo Ek, Staff Writers" has two.
///
/// What follows a comma is another author only if it reads like a name; else it says what the author is. An agency
/// stands where it is all there is ("Associated Press").
pub fn authors(byline: &str) -> Vec<String> {
    let line = super::paragraphs::squeeze(byline);
    let mut line = line.as_str();
    for lead in ["by: ", "by ", "von ", "words by ", "written by ", "story by ", "report by ", "analysis by "] {
        if let Some(rest) = line.get(..lead.len()).filter(|start| start.eq_ignore_ascii_case(lead)) {
            line = line[rest.len()..].trim_start();
        }
    }
    let mut names: Vec<String> = Vec::new();
    let mut fallback = None;
    for part in line
        .split(['|', ';', '\u{2022}', '\u{b7}'])
        .flat_map(|part| part.split(" and "))
        .flat_map(|part| part.split(" & "))
    {
        for (number, name) in part.split(',').map(name_of).enumerate() {
            if name.is_empty() || name.len() > LONGEST_NAME || is_address(name) {
                continue;
            }
            if is_person(name) || (number == 0 && !has_role(name)) {
                names.push(name.to_owned());
            } else if number == 0 {
                fallback.get_or_insert(name);
            }
        }
    }
    if names.is_empty() {
        names.extend(fallback.map(str::to_owned));
    }
    dedup(&mut names);
    names
}

/// Who wrote all items of a feed that do not say it themselves. Of a crowd nobody knows who wrote which, and each item would
/// repeat it.
pub fn of_all(names: Vec<String>) -> Vec<String> {
    if names.len() > 20 { Vec::new() } else { names }
}

/// A language as it is written, unless it is none for its length.
pub fn language(tag: &str) -> Option<&str> {
    Some(tag).filter(|tag| tag.len() <= 80)
}

/// The names in a line that is known to name only people: "Ann Lee and Bo Press".
pub fn people(line: &str) -> Vec<String> {
    let line = super::paragraphs::squeeze(line);
    let names = line.split(" and ").flat_map(|part| part.split([',', ';', '&'])).map(name_of);
    names
        .filter(|name| !name.is_empty() && name.len() <= LONGEST_NAME && !is_address(name))
        .map(str::to_owned)
        .collect()
}

/// Whether a line has a word that says what somebody is or works for.
pub fn has_role(name: &str) -> bool {
    name.split(|c: char| !c.is_alphanumeric()).any(|word| NOT_NAMES.contains(&word.to_ascii_lowercase().as_str()))
}

/// Keeps the first of each name.
pub fn dedup(names: &mut Vec<String>) {
    let mut seen = rustc_hash::FxHashSet::default();
    names.retain(|name| seen.insert(name.to_lowercase()));
}

/// A byline's part without what is not the name: "Ann Lee in Paris", "Ann Lee (Newswire)", "By Ann Lee in".
fn name_of(part: &str) -> &str {
    let part = part.split(['(', '[', '<']).next().unwrap_or_default();
    let words = [" in ", " at ", " for ", " of ", " For ", " In ", " At ", " FOR ", " IN "];
    let part = words.iter().fold(part, |part, word| part.split(word).next().unwrap_or_default());
    let part =
        part.trim_matches(|c: char| c.is_whitespace() || matches!(c, '-' | '\u{2013}' | '\u{2014}' | ':' | '/' | '='));
    part.strip_prefix("and ").unwrap_or(part)
}

fn is_address(name: &str) -> bool {
    name.contains("://") || name.starts_with("www.") || name.contains('@')
}

/// Two to five words, each a capital or a particle of names, none a role.
fn is_person(name: &str) -> bool {
    let words: Vec<&str> = name.split_whitespace().collect();
    let capital = |word: &str| word.chars().next().is_some_and(char::is_uppercase);
    (2..=5).contains(&words.len())
        && !has_role(name)
        && !words[0].eq_ignore_ascii_case("the")
        && !name.contains(|c: char| c.is_ascii_digit())
        && words.iter().all(|word| {
            capital(word)
                || matches!(
                    *word,
                    "de" | "da" | "di" | "du" | "del" | "der" | "van" | "von" | "bin" | "al" | "la" | "le" | "y" | "e"
                )
                || word.contains('\'')
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_in_many_forms() {
        for stamp in [
            "2024-05-02",
            "2024-05-02T23:59:00-11:00",
            "2024-05-02 07:00:00Z",
            "2024-05-02T21:33+0100",
            "20240502T192751+1100",
            "20240502",
            "2024/05/02 18:41",
            "Thu, 02 May 2024 11:17:58 -0700",
            "Thu, May 2 2024 02:02:33 PM",
            "May 2, 2024",
            "2.5.2024",
            "02.05.2024, 10:15 Uhr",
            "2 May 2024",
            "Thursday 2nd May 2024 10:15 GMT",
            "1714608000",
            "1714608000123",
        ] {
            assert_eq!(day(stamp), date(2024, 5, 2), "{stamp}");
        }
        for stamp in ["", "YYYYMMDD000000-HHMM", "2024-13-40", "0000-05-02", "today", "12345", "yesterday at 5", "2024"]
        {
            assert_eq!(day(stamp), None, "{stamp}");
        }
    }

    #[test]
    fn days_without_a_year() {
        for (words, expected) in [
            ("Aug 29, 2013", (2013, 8, 29)),
            ("Dec. 31", (2023, 12, 31)),
            ("Jan 2", (2024, 1, 2)),
            ("3 May", (2024, 5, 3)),
        ] {
            assert_eq!(day_near(words, date(2024, 1, 3)), date(expected.0, expected.1, expected.2), "{words}");
        }
        assert_eq!(day_near("Jan 2", None), None);
        assert_eq!(day_near("Monday", date(2024, 1, 3)), None);
    }

    #[test]
    fn names_in_bylines() {
        for (byline, expected) in [
            ("By ANN LEE and BO EK", &["ANN LEE", "BO EK"][..]),
            ("By Ann Lee, Cy Dow and Bo Ek", &["Ann Lee", "Cy Dow", "Bo Ek"]),
            ("By Ann Lee, Harbour Tribune", &["Ann Lee"]),
            ("By Ann Lee, The Harbour Record", &["Ann Lee"]),
            ("Ann Lee, Chief Political Correspondent", &["Ann Lee"]),
            ("Von Jürgen van der Meer, dpa", &["Jürgen van der Meer"]),
            ("Ann Lee in Oslo and Bo d'Arcy in Rome", &["Ann Lee", "Bo d'Arcy"]),
            ("Newswire in Oslo", &["Newswire"]),
            ("Ann Lee For The Record Online", &["Ann Lee"]),
            ("Associated Press", &["Associated Press"]),
            ("Harbour Record staff reporter", &["Harbour Record staff reporter"]),
            ("Ann Lee and agencies", &["Ann Lee"]),
            ("Newswire, Bo Ek", &["Bo Ek"]),
            ("Ann Lee | Bo Ek | Ann Lee", &["Ann Lee", "Bo Ek"]),
            ("https://example.com/ann", &[]),
            ("", &[]),
        ] {
            assert_eq!(authors(byline), expected, "{byline}");
        }
    }
}
