//! Datelines.
//!
//! ```text
//! place [, region] [, date] [(agency)] dash      DOVER, Norland, Sept 6, 2011 (Dawn) -- Miners returned
//! place date                                     DOVER 1996-08-30     (alone on its line)
//! (agency) dash                                  (Reuters) - Miners returned
//! ```
//!
//! The place is in capitals unless an agency we know or a date follows. Without either of these, the line must be long
//! and go on in small letters.

use super::super::Dateline;
use super::{Line, days, is_agency, is_letter};
use jiff::civil::Date;

const SPACES: [char; 3] = [' ', '\u{a0}', '\n'];

/// The dateline that a line begins with, and its day if it says the year. `first` is whether only headings stand before it.
pub(super) fn read(line: &Line<'_>, first: bool) -> Option<(Dateline, Option<Date>)> {
    let (place, capitals, mut rest) = place(line.text)?;
    let mut region = false;
    let mut date = None;
    let mut day = None;
    let mut agency = None;
    loop {
        let cut = rest.trim_start_matches(SPACES);
        let tail = cut.strip_prefix(',').map_or(cut, str::trim_start);
        // "DOVER, March 5. /TASS/."
        let cut = if date.is_some() { cut.strip_prefix(". ").unwrap_or(cut) } else { cut };
        if agency.is_none()
            && let Some((found, whole, further)) = date_at(tail)
        {
            if date.is_none() {
                (date, day) = (Some(found), whole);
            }
            rest = further;
        } else if agency.is_none()
            && let Some((name, further)) = bracket(cut).or_else(|| press_release(cut)).or_else(|| bare_agency(cut))
        {
            agency = Some(name);
            // "/TASS/. ", "(EFE).- "
            rest = further.strip_prefix('.').filter(|_| is_agency(name)).unwrap_or(further);
        } else if date.is_none()
            && let Some(cut) = agency.and(cut.strip_prefix("--"))
            && let Some((found, whole, further)) = date_at(cut)
        {
            (date, day) = (Some(found), whole);
            rest = further;
        } else if date.is_none()
            && agency.is_none()
            && !region
            && tail.len() < cut.len()
            && let Some(further) = region_at(tail)
        {
            region = true;
            rest = further;
        } else {
            break;
        }
    }
    let known = agency.is_some_and(is_agency);
    // "(EFE).- "
    let mut story = dash(rest).or_else(|| rest.strip_prefix("- ").filter(|_| known));
    let sure = match story {
        // Alone on its line.
        None if rest.trim_matches('-').trim().is_empty() => day.is_some() && capitals,
        // "NEW DOVER, March 5 (PTI) Miners returned"
        None if known && rest.len() < line.text.len() && rest.starts_with(SPACES) => {
            story = Some(rest);
            (capitals || date.is_some() || place.is_empty()) && rest.len() >= 40 && begins_story(rest)
        }
        // "NEW DOVER: Miners returned"
        None if first && capitals && is_colon_city(place) && agency.is_none() => {
            story = rest.strip_prefix(": ");
            story.is_some_and(|story| is_story(place, story) && begins_story(story))
        }
        None => return None,
        Some(_) if place.is_empty() => known,
        Some(_) if !capitals => known || date.is_some(),
        Some(_) if known || date.is_some() => true,
        Some(story) => first && (agency.is_some() || is_story(place, story)) && begins_story(story),
    };
    if !sure {
        return None;
    }
    let end = match story {
        Some(story) => line.part(&story[..0]).start,
        None => line.span().end,
    };
    let whole = &line.text[..(end - line.start) as usize];
    let dateline = Dateline {
        span: line.part(whole.trim_end()),
        place: (!place.is_empty()).then(|| line.part(place)),
        agency: agency.map(|name| line.part(name)),
        date: date.map(|date| line.part(date)),
    };
    Some((dateline, day))
}

/// The place at the start of a line, whether it is in capitals, and the rest. Empty before a bracket.
fn place(text: &str) -> Option<(&str, bool, &str)> {
    // "March 3 (Reuters) - "
    if text.starts_with('(') || date_at(text).is_some_and(|(.., rest)| rest.trim_start().starts_with('(')) {
        return Some(("", false, text));
    }
    let (mut end, mut words, mut capitals) = (0, 0, true);
    for word in text.split_inclusive(SPACES) {
        let bare = word.trim_end();
        let cut = before_dashes(bare.strip_suffix([',', ':']).unwrap_or(bare));
        if !is_place_word(cut) || words > 0 && days::month(cut).is_some() {
            break;
        }
        let all = !cut.chars().any(char::is_lowercase);
        if words > 0 && !all && capitals {
            break;
        }
        capitals &= all;
        words += 1;
        let at = word.as_ptr() as usize - text.as_ptr() as usize;
        end = at + cut.len();
        if cut.len() < bare.len() {
            break;
        }
        if words == 5 {
            break;
        }
    }
    // "DOVER. March 5 (Interfax)", but "DOVER, Del. (AP)".
    let stop = text[..end].ends_with('.') && date_at(text[end..].trim_start()).is_some();
    let place = &text[..end - usize::from(stop)];
    let letters = place.chars().filter(|c| c.is_alphabetic()).count();
    (words > 0 && letters >= 3 && (capitals || words <= 3)).then_some((place, capitals, &text[end..]))
}

/// A word without the dashes that are joined to it: "Mass.--(BUSINESS".
fn before_dashes(word: &str) -> &str {
    let dashes = word.as_bytes().windows(2).position(|pair| pair == b"--");
    dashes.map_or(word, |at| &word[..at])
}

/// A word with a capital, and no marks but those that names have.
fn is_place_word(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
        && word.chars().all(|c| is_letter(c) || matches!(c, '.' | '\'' | '’' | '-' | '/'))
}

/// Up to three words with a capital after a comma: "Norland", "N.Y.", "New Norland".
fn region_at(text: &str) -> Option<&str> {
    let (mut end, mut words) = (0, 0);
    for word in text.split_inclusive(SPACES) {
        let bare = word.trim_end();
        let cut = before_dashes(bare.strip_suffix(',').unwrap_or(bare));
        if words == 3 || !is_place_word(cut) || days::month(cut).is_some() {
            break;
        }
        words += 1;
        end = word.as_ptr() as usize - text.as_ptr() as usize + cut.len();
        if cut.len() < bare.len() {
            break;
        }
    }
    (words > 0).then(|| &text[end..])
}

/// "(Reuters)".
fn bracket(text: &str) -> Option<(&str, &str)> {
    let (name, rest) = text.strip_prefix('(')?.split_once(')')?;
    let short = name.len() <= 40 && !name.is_empty();
    let named = name.starts_with(|c: char| c.is_uppercase()) || is_agency(name);
    let plain = name.chars().all(|c| is_letter(c) || matches!(c, ' ' | '.' | '-' | '/' | '&'));
    (short && named && plain).then_some((name, rest))
}

/// "/PRNewswire-AsiaNet/", "--(BUSINESS WIRE)".
fn press_release(text: &str) -> Option<(&str, &str)> {
    if let Some(text) = text.strip_prefix("--") {
        return bracket(text);
    }
    let (name, rest) = text.strip_prefix('/')?.split_once('/')?;
    let plain = name.chars().all(|c| is_letter(c) || matches!(c, ' ' | '-'));
    (plain && name.len() <= 40 && name.starts_with(char::is_uppercase)).then_some((name, rest))
}

/// An agency's name before the dash, without brackets: "Dec. 9 Kyodo - ".
fn bare_agency(text: &str) -> Option<(&str, &str)> {
    let name = text.split(SPACES).next()?;
    let rest = &text[name.len()..];
    (dash(rest).is_some() && is_agency(name)).then_some((name, rest))
}

/// A date, with or without its year; its day if it has one; and the rest.
fn date_at(text: &str) -> Option<(&str, Option<Date>, &str)> {
    const WEEKDAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    // Nearly every line continues with another word: this tells most of them.
    let begins = |c: char| c.is_ascii_digit() || "JFMASONDTW".contains(c.to_ascii_uppercase());
    if !text.trim_start_matches(SPACES).starts_with(begins) {
        return None;
    }
    if let Some(day) = text.get(..10).and_then(days::iso) {
        return Some((&text[..10], Some(day), &text[10..]));
    }
    let words = text.split(SPACES).filter(|word| !word.is_empty());
    let mut words = words.map(|word| before_dashes(word.trim_end_matches([',', '.'])));
    let first = words.next()?;
    let weekday = WEEKDAYS.iter().any(|day| day.eq_ignore_ascii_case(first));
    // "The", "Meanwhile", "A".
    if !weekday && !first.starts_with(|c: char| c.is_ascii_digit()) && days::month(first).is_none() {
        return None;
    }
    let (second, third) = (words.next().unwrap_or(""), words.next().unwrap_or(""));
    let upto = |word: &str, day| {
        let (date, rest) = text.split_at(word.as_ptr() as usize + word.len() - text.as_ptr() as usize);
        Some((date, day, rest))
    };
    // A year said twice over.
    let year = |word: &str| word.parse().ok().filter(|year| (1900..2100).contains(year));
    if weekday || year(first).is_some() {
        return upto(first, None);
    }
    let parts = days::month(first).zip(days::day(second)).or_else(|| days::month(second).zip(days::day(first)));
    let (month, day) = parts?;
    match year(third).and_then(|year| Date::new(year, month, day).ok()) {
        Some(date) => upto(third, Some(date)),
        None => upto(second, None),
    }
}

/// What comes after the dash that the text begins with.
fn dash(text: &str) -> Option<&str> {
    let cut = text.trim_start_matches(SPACES);
    let rest = cut.trim_start_matches(['-', '–', '—', '―', '_']);
    let dash = &cut[..cut.len() - rest.len()];
    let apart = cut.len() < text.len() || dash.chars().count() > 1 || matches!(dash, "—" | "–" | "―" | "_");
    let joined = dash == "-" && !rest.starts_with([' ', '\u{a0}']);
    (!dash.is_empty() && apart && !joined && !rest.trim().is_empty()).then_some(rest)
}

/// Last words in capitals before a dash that are no places.
#[rustfmt::skip]
const NO_PLACES: &[&str] = &[
    "ADVISORY", "ALERT", "ANALYSIS", "ARCHERY", "ATHLETICS", "ATTENTION", "BADMINTON", "BASEBALL", "BASKETBALL",
    "BOWLS", "BOXING", "BREAKING", "BRIEF", "BRIEFS", "CHESS", "COLUMN", "COMMENT", "CORRECTED", "CORRECTION",
    "CRICKET", "CYCLING", "DIARY", "DIGEST", "EDITION", "EDITORIAL", "EXCLUSIVE", "EXPLAINER", "FACTBOX",
    "FEATURE", "FOCUS", "FOOTBALL", "FORMULA ONE", "GOLF", "GYMNASTICS", "HANDBALL", "HEADLINES", "HIGHLIGHTS",
    "HOCKEY", "INSIGHT", "INTERVIEW", "JUDO", "LEAGUE", "LETTER", "LIVE", "MARKETS", "MOTORCYCLING", "NEWS",
    "NOTE", "OBITUARY", "OLYMPICS", "OPINION", "OUTLOOK", "PHOTOS", "POLL", "PREVIEW", "PROFILE", "RACING",
    "RALLYING", "REPORT", "RESULTS", "REVIEW", "ROUNDUP", "ROWING", "RUGBY", "SAILING", "SCHEDULE", "SCOREBOARD",
    "SCORES", "SHOWBIZ", "SKIING", "SNOOKER", "SOCCER", "SQUASH", "STANDINGS", "STOCKS", "STORY", "SUMMARY",
    "SWIMMING", "TABLE", "TALK", "TENNIS", "TIMELINE", "UNION", "UPDATE", "URGENT", "VIDEO", "VOLLEYBALL",
    "WATCH", "WRAPUP", "WRESTLING",
];

/// Whether the place may be one, and the line is as long as a story's first.
fn is_story(place: &str, story: &str) -> bool {
    let last = place.rsplit(' ').next().unwrap_or(place);
    !NO_PLACES.contains(&last) && !NO_PLACES.contains(&place) && story.len() >= 60
}

/// Cities that are followed by a colon in the datelines of agencies and papers of Asia, the Gulf and Africa.
#[rustfmt::skip]
const COLON_CITIES: &[&str] = &[
    "ABU DHABI", "ABUJA", "ACCRA", "AHMEDABAD", "ANKARA", "ATHENS", "BAGHDAD", "BANGKOK", "BEIJING", "BEIRUT",
    "BENGALURU", "BERLIN", "BHOPAL", "BRUSSELS", "CAIRO", "CHANDIGARH", "CHENNAI", "COLOMBO", "DAMASCUS", "DHAKA",
    "DOHA", "DUBAI", "GENEVA", "HANOI", "HONG KONG", "HYDERABAD", "ISLAMABAD", "ISTANBUL", "JAIPUR", "JAKARTA",
    "JEDDAH", "JERUSALEM", "JOHANNESBURG", "KABUL", "KAMPALA", "KARACHI", "KATHMANDU", "KHARTOUM", "KOLKATA",
    "KUALA LUMPUR", "KUWAIT CITY", "KYIV", "LAGOS", "LAHORE", "LONDON", "LUCKNOW", "MADRID", "MANAMA", "MANILA",
    "MOSCOW", "MUMBAI", "MUSCAT", "NAIROBI", "NEW DELHI", "NEW YORK", "PARIS", "PATNA", "PESHAWAR", "PUNE", "QUETTA",
    "RAWALPINDI", "RIYADH", "ROME", "SANAA", "SEOUL", "SHANGHAI", "SINGAPORE", "SRINAGAR", "SYDNEY", "TAIPEI",
    "TEHRAN", "TOKYO", "TRIPOLI", "TUNIS", "UNITED NATIONS", "WASHINGTON", "YANGON",
];

/// Others may be the speaker of a transcript or a label.
fn is_colon_city(place: &str) -> bool {
    COLON_CITIES.contains(&place)
}

/// Whether a sentence in small letters begins.
fn begins_story(story: &str) -> bool {
    let story = story.trim_start().trim_start_matches(['"', '“', '\'', '‘', '`', '<']);
    let letters = || story.chars().take(40).filter(|c| c.is_alphabetic());
    let small = letters().filter(|c| c.is_lowercase()).count();
    story.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit()) && 2 * small > letters().count()
}
