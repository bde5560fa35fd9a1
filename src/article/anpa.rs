//! Wire text as it went over the line: ANPA 1312 (1979, 1989) and IPTC 7901.
//!
//! A message is SOH header STX text ETX trailer EOT. ANPA's header has a unit separator and counts words, its text marks
//! lines of the head by "^" and their ends by "<" or "=", and paragraphs by a tab. IPTC 7901 has plain lines, the last of
//! the head ending in "=" or standing alone. The trailer has the date.

use super::json::Stories;
use super::story::Story;
use super::{Format, fields};
use jiff::civil::Date;

const SOH: char = '\u{1}';
const STX: char = '\u{2}';
const ETX: char = '\u{3}';
const EOT: char = '\u{4}';
/// Separates the parts of ANPA's header.
const UNIT: char = '\u{1f}';

/// Whether this is how a message begins: start of header, and start of text before long.
pub fn is_message(head: &str) -> bool {
    let head = head.trim_start_matches(['\u{16}', '\r', '\n', ' ']);
    head.strip_prefix(SOH).is_some_and(|rest| rest.chars().take(400).any(|c| c == STX))
}

/// Reads every message of a transmission.
pub fn read(source: &str) -> Stories {
    source
        .split(SOH)
        .skip(1)
        .map(|message| {
            let story = read_message(message);
            (story.id.clone(), Ok(story))
        })
        .collect()
}

fn read_message(message: &str) -> Story {
    let (header, rest) = message.split_once(STX).unwrap_or(("", message));
    let (text, trailer) = rest.split_once(ETX).unwrap_or((rest, ""));
    let text = text.split(EOT).next().unwrap_or_default();
    let head = Head::read(text);
    let body = body(&text[head.length..]);
    Story {
        format: if header.contains(UNIT) { Format::Anpa } else { Format::Iptc7901 },
        id: header
            .split(|c: char| c.is_whitespace() || c == UNIT)
            .next()
            .filter(|id| !id.is_empty())
            .map(str::to_owned),
        title: head.title,
        bylines: head.bylines,
        date: trailer_date(trailer, &body),
        text: body,
        ..Story::default()
    }
}

/// The lines before the story.
#[derive(Default)]
struct Head {
    title: Option<String>,
    bylines: Vec<String>,
    length: usize,
}

impl Head {
    fn read(text: &str) -> Head {
        let mut head = Head::default();
        // In IPTC 7901 the head has no marks, but its last line may have one.
        let marked_end = text.split_inclusive('\n').take(6).position(|line| ends_head(line.trim_end()));
        let mut spare = None;
        for (number, raw) in text.split_inclusive('\n').enumerate() {
            let line = raw.trim_end();
            let is_head = line.starts_with('^') || number == 0 || marked_end.is_some_and(|end| number <= end);
            if !is_head || raw.starts_with(['\t', '\u{8}']) || raw.starts_with("   ") {
                break;
            }
            let ending = line.chars().last();
            let content = line.trim_start_matches('^').trim_end_matches(['<', '=', '+']).trim();
            // Under the byline stands what its author is, and under that the story.
            if !head.bylines.is_empty() && !fields::has_role(content) {
                break;
            }
            head.length += raw.len();
            match content {
                "" => {}
                _ if content.get(..3).is_some_and(|start| start.eq_ignore_ascii_case("by ")) => {
                    head.bylines.extend(fields::authors(content));
                }
                _ if is_note(content) || number == 0 && is_slug(content) => {}
                _ if !head.bylines.is_empty() => {}
                _ if ending == Some('=') && line.starts_with('^') => {
                    spare.get_or_insert_with(|| content.to_owned());
                }
                _ => {
                    head.title.get_or_insert_with(|| content.to_owned());
                }
            }
        }
        head.title = head.title.or(spare);
        head
    }
}

fn ends_head(line: &str) -> bool {
    line.ends_with(['=', '+']) && !line.starts_with("==")
}

/// A note to editors or a list of pictures.
fn is_note(line: &str) -> bool {
    ["Eds:", "Eds.", "Eds ", "AP Photo", "AP Video", "AP Graphic", "With AP", "ATTN", "EDITORS", "ADVISORY"]
        .iter()
        .any(|note| line.starts_with(note))
}

/// "BC-LT--Harbour Fire,466", "Harbour-fire/".
fn is_slug(line: &str) -> bool {
    ["BC-", "AM-", "PM-", "AP-", "bc-", "a m-"].iter().any(|cycle| line.starts_with(cycle))
        || !line.contains(' ') && line.contains(['-', '/'])
}

/// The paragraphs: a tab, a table mark or three spaces begin one, a blank line ends one.
fn body(text: &str) -> String {
    let mut out = String::new();
    let mut fresh = true;
    for raw in before_notes(text).split('\n') {
        let begins = raw.starts_with(['\t', '\u{8}', '^']) || raw.starts_with("   ");
        let line = raw.trim_start_matches('^').trim_end().trim_end_matches(['<', '=']);
        let line = line.trim_matches(|c: char| c.is_whitespace() || c.is_control() || c == '^');
        if line.is_empty() || line.starts_with("==") {
            fresh = true;
            continue;
        }
        if !out.is_empty() {
            out.push_str(if begins || fresh { "\n\n" } else { "\n" });
        }
        fresh = false;
        let mut rest = line;
        // AP sends its dash as an underscore.
        while let Some((before, after)) = rest.split_once(" _ ") {
            push_clean(before, &mut out);
            out.push_str(" \u{2014} ");
            rest = after;
        }
        push_clean(rest, &mut out);
    }
    out
}

fn push_clean(text: &str, out: &mut String) {
    out.extend(text.chars().map(|c| if c.is_control() { ' ' } else { c }));
}

/// The text before the notes that are "not for publication", and before the lines of marks that lead to them.
fn before_notes(text: &str) -> &str {
    let marks = ["not for publication", "not intended for publication", "nicht zur Ver\u{f6}ffentlichung"];
    let Some(at) = marks.iter().filter_map(|mark| text.find(mark)).min() else { return text };
    let mut kept = &text[..text[..at].rfind('\n').unwrap_or(0)];
    while let Some((before, last)) = kept.rsplit_once('\n') {
        let last = last.trim();
        if !last.is_empty() && !last.starts_with(['*', '#', '-', '_']) {
            break;
        }
        kept = before;
    }
    kept
}

/// "AP-WF-11-13-13 1509GMT", "131137 GMT Nov 13", "KWS-21:37-09-12-18".
fn trailer_date(trailer: &str, body: &str) -> Option<Date> {
    let line =
        trailer.trim_start().lines().next().unwrap_or_default().trim_end_matches(|c: char| c.is_control() || c == '<');
    let parts: Vec<&str> = line.split(|c: char| !c.is_ascii_alphanumeric()).filter(|part| !part.is_empty()).collect();
    let two = |part: &str| part.parse::<i32>().ok().filter(|_| part.len() == 2);
    let named = parts.windows(2).find_map(|pair| Some((fields::month_number(pair[0])?, two(pair[1])?)));
    if let Some((month, year)) = named {
        return fields::date(century(year), month, parts[0].get(..2)?.parse().ok()?);
    }
    let (first, second, year) =
        parts.windows(3).rev().find_map(|part| Some((two(part[0])?, two(part[1])?, two(part[2])?)))?;
    let day_first = fields::date(century(year), second, first);
    let month_first = fields::date(century(year), first, second);
    // Americans put the month first; the dateline tells where others did not.
    match (month_first, day_first) {
        (Some(_), Some(day)) if dateline_has(body, second, first) && first != second => Some(day),
        (month_first, day_first) => month_first.or(day_first),
    }
}

fn century(year: i32) -> i32 {
    if year < 70 { 2000 + year } else { 1900 + year }
}

/// Whether the text begins with a dateline of this day: "SAITAMA, Japan, Dec. 9".
fn dateline_has(body: &str, month: i32, day: i32) -> bool {
    let words: Vec<&str> =
        body.split(|c: char| c.is_whitespace() || c == ',').filter(|word| !word.is_empty()).take(12).collect();
    words.windows(2).any(|pair| fields::month_number(pair[0]) == Some(month) && pair[1].parse() == Ok(day))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn only(source: &str) -> Story {
        let mut stories = read(source);
        assert!(is_message(source) && stories.len() == 1);
        stories.remove(0).1.unwrap()
    }

    #[test]
    fn anpa_1312() {
        let story = only(
            "\u{16}\u{16}\u{1}a1234\u{1f}_oslo\nr i\u{13}\u{11} BC-EU--Harbour Fire   05-02 0123\r\n\u{2}^BC-EU--Harbour Fire, 1st Ld,123<\r\n\
             ^Fire guts old harbour hall; no one hurt<\r\n^AP Photo OSL101<\r\n^Eds: Adds quote.<\r\n^By ANN LEE and BO EK=\r\n^Example Press=\r\n\
             \t   OSLO, Norway (EP) _ Fire gutted the hall, police said. \r\n \r\n\t   ``We lost it,'' said the mayor.\r\n\t   ___\r\n\
             \t   \u{3}EP-WF-05-02-24 1509GMT<\r\n\u{c}\r\n\u{4}",
        );
        assert_eq!(story.format, Format::Anpa);
        assert_eq!(story.id.as_deref(), Some("a1234"));
        assert_eq!(story.title.as_deref(), Some("Fire guts old harbour hall; no one hurt"));
        assert_eq!(story.bylines, ["ANN LEE", "BO EK"]);
        assert_eq!(story.date, fields::date(2024, 5, 2));
        assert_eq!(
            story.text,
            "OSLO, Norway (EP) — Fire gutted the hall, police said.\n\n``We lost it,'' said the mayor.\n\n___"
        );
    }

    #[test]
    fn iptc_7901() {
        let story = only(
            "\u{1}ecb001 4 i 100 ccccb   ep 001\r\n\nNorway-fire/\r\n\u{2}Harbour hall burns, mayor in tears\nBy Ann Lee, The Example =\r\n\n\
             \x20  Oslo (ep) - Fire gutted the hall,\r\npolice said.\r\n\n   \"We lost it,\" said the mayor.\r\n\n# ep NOTEBOOK\r\n\n* * * *\r\n\
             The following information is not intended for publication\r\n\n- Reporting by: Bo Ek\r\n\r\n\u{3}021137 GMT May 24 \r\n\u{4}",
        );
        assert_eq!(story.format, Format::Iptc7901);
        assert_eq!(story.title.as_deref(), Some("Harbour hall burns, mayor in tears"));
        assert_eq!(story.bylines, ["Ann Lee"]);
        assert_eq!(story.date, fields::date(2024, 5, 2));
        assert_eq!(story.text, "Oslo (ep) - Fire gutted the hall,\npolice said.\n\n\"We lost it,\" said the mayor.");
    }

    #[test]
    fn the_dateline_tells_day_from_month() {
        assert_eq!(
            trailer_date("KWS-21:37-09-12-18", "SAITAMA, Japan, Dec. 9 Kyodo - Rain"),
            fields::date(2018, 12, 9)
        );
        assert_eq!(trailer_date("AP-WF-09-12-18 1509GMT<", "OSLO (AP) - Rain"), fields::date(2018, 9, 12));
        assert_eq!(trailer_date("AP-WF-31-12-18", "x"), fields::date(2018, 12, 31));
        assert_eq!(trailer_date("", "x"), None);
    }
}
