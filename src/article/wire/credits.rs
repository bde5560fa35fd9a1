//! Credits and the marks below the story.
//!
//! ```text
//! (Reporting by Jane Roe and John Doe in Dover, Ann Poe in Ely; Writing by Jane Roe; Editing by A. Low and B. High)
//! ```
//!
//! One [`Credit`] for each role and place: those named up to "in Dover" reported from there.

use super::super::Credit;
use super::headings::{is_person, is_slug};
use super::{Found, Line, unwrapped};
use crate::text::ParagraphKind;

/// Finds them in the last lines, given the last first.
pub(super) fn read(text: &str, bottom: &[Line<'_>], found: &mut Found) {
    let mut at_end = true;
    for line in bottom.iter().filter(|line| line.start > 0 || line.text.len() < text.trim().len()) {
        // "(Reporting by Jane\nRoe)"
        let open = start(line.text).is_some() && !line.text.ends_with([')', '.']) && !line.blank.1;
        let whole = if open { unwrapped(text, line) } else { None };
        let line = &Line { text: whole.as_deref().unwrap_or(line.text), ..*line };
        let credits = credits(line);
        if !credits.is_empty() {
            let start = credits[0].0;
            let span = crate::text::Span::new(line.start + start as u32, line.span().end);
            found.furniture.push((span, ParagraphKind::Credits));
            found.credits.splice(0..0, credits.into_iter().map(|(_, credit)| credit));
        } else if at_end && is_slug(line.text) {
            found.furniture.push((line.span(), ParagraphKind::Slug));
        } else {
            at_end = false;
        }
    }
}

const ROLES: [&str; 12] = [
    "reporting",
    "writing",
    "editing",
    "additional",
    "compiled",
    "written",
    "reported",
    "edited",
    "translated",
    "graphic",
    "production",
    "compiling",
];

/// The credits that a line is or ends with, each with the offset in the line where all of them begin.
fn credits(line: &Line<'_>) -> Vec<(usize, Credit)> {
    let Some(start) = start(line.text) else { return contributors(line) };
    let inner = line.text[start..].trim_start_matches(['(', '-', '—', ' ']);
    let inner = inner.trim_end_matches([')', ' ']);
    let mut credits = Vec::new();
    let mut rest = inner;
    while let Some((part, further)) = next_part(rest) {
        read_part(line, part, &mut credits);
        rest = further;
    }
    credits.into_iter().map(|credit| (start, credit)).collect()
}

/// "Dawn writers Jane Roe in Dover and John Doe in Ely contributed to this report."
fn contributors(line: &Line<'_>) -> Vec<(usize, Credit)> {
    const ENDS: [&str; 6] =
        ["to this report", "to this story", "to this article", "to reporting", "reporting", "research"];
    if line.text.len() > 300 {
        return Vec::new();
    }
    let Some((names, after)) = line.text.split_once(" contributed ") else { return Vec::new() };
    if !ENDS.iter().any(|end| after.starts_with(end)) {
        return Vec::new();
    }
    let role = &line.text[names.len() + 1..line.text.len() - after.len() - 1];
    // "Associated Press writers Jane Roe", "— Jane Roe"
    let staff = ["writers ", "writer ", "reporters ", "reporter ", "correspondents ", "correspondent ", "journalists "];
    let begin = staff.iter().find_map(|word| names.find(word).map(|at| at + word.len())).unwrap_or_default();
    let names = names[begin..].trim_start_matches(['(', '-', '—', '–', '*', '_', ' ']);
    let mut credits = Vec::new();
    read_names(line, role, names, &mut credits);
    credits.into_iter().map(|credit| (0, credit)).collect()
}

/// Where the credits of a line begin: at its start, or in a bracket that it ends with.
fn start(line: &str) -> Option<usize> {
    if is_role(line.trim_start_matches(['(', '-', '—', ' '])) {
        return Some(0);
    }
    let bracket = line.ends_with(')').then(|| line.rfind('('))??;
    is_role(&line[bracket + 1..]).then_some(bracket)
}

/// "Reporting by", "Additional reporting and writing by".
fn is_role(text: &str) -> bool {
    let mut words = text.split([' ', '\u{a0}']).take(6);
    let first = words.next().is_some_and(|word| ROLES.iter().any(|role| role.eq_ignore_ascii_case(word)));
    first && text.starts_with(char::is_alphabetic) && words.any(|word| word.eq_ignore_ascii_case("by")) && {
        let role = text.split(" by ").next().or_else(|| text.split(" By ").next()).unwrap_or(text);
        role.len() <= 60
    }
}

/// The text up to the next ";", or up to ", editing by", and what follows.
fn next_part(text: &str) -> Option<(&str, &str)> {
    if text.is_empty() {
        return None;
    }
    for (at, mark) in text.char_indices().filter(|(_, c)| matches!(c, ';' | ',' | '.')) {
        let after = text[at + 1..].trim_start();
        if mark == ';' || is_role(after.strip_prefix("and ").unwrap_or(after)) {
            return Some((&text[..at], after));
        }
    }
    Some((text, ""))
}

/// "Reporting by Jane Roe and John Doe in Dover, Ann Poe in Ely".
fn read_part(line: &Line<'_>, part: &str, credits: &mut Vec<Credit>) {
    let Some(by) = part.find(" by ").or_else(|| part.find(" By ")) else { return };
    read_names(line, part[..by].trim(), &part[by + 4..], credits);
}

/// "Jane Roe and John Doe in Dover, Ann Poe in Ely".
fn read_names(line: &Line<'_>, role: &str, names: &str, credits: &mut Vec<Credit>) {
    let mut rest = names;
    let mut start = if role.as_ptr() < names.as_ptr() { role } else { names };
    let mut people = Vec::new();
    let mut place = None;
    let mut last = start;
    loop {
        let end = next_name(rest);
        let name = rest[..end.0].trim().trim_end_matches('.');
        let (person, at) = match name.split_once(" in ") {
            Some((person, at)) => (person.trim(), Some(at.trim())),
            None => (name, None),
        };
        if let Some(stripped) = at {
            place = Some(line.part(stripped));
        }
        if is_person(person) {
            if people.is_empty() && !credits.is_empty() && credits.last().is_some_and(|c| c.role == line.part(role)) {
                start = person;
            }
            people.push(line.part(person));
            last = name;
        }
        let done = end.1 >= rest.len();
        if (place.is_some() || done) && !people.is_empty() {
            let span = crate::text::Span::new(line.part(start).start, line.part(last).end);
            credits.push(Credit {
                span,
                role: line.part(role),
                people: std::mem::take(&mut people),
                place: place.take(),
            });
        }
        if done {
            return;
        }
        rest = &rest[end.1..];
    }
}

/// Where the name that the list begins with ends, and where the next begins.
fn next_name(text: &str) -> (usize, usize) {
    let marks = [", and ", ", ", " and ", " & "];
    marks
        .iter()
        .filter_map(|mark| text.find(mark).map(|at| (at, at + mark.len())))
        .min_by_key(|&(at, next)| (at, std::cmp::Reverse(next)))
        .unwrap_or((text.len(), text.len()))
}
