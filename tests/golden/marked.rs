//! Stories with what should be found marked in them.
//!
//! ```text
//! [person: Ann Lee]                      a name; its entity's full name is what stands there
//! [person Ann Lee: Lee]                  a shorter mention
//! [date 2024-03-04: Monday]              TIMEX3 value (also time, duration, set)
//! [distance 12000: 12 km]                metres (also height, depth, length, travel_time)
//! [distance 20-30: 20 to 30 metres]      a range
//! [distance 12000 north of X: 12 km]     with its relation: direction, preposition, reference
//! [also 11265.408: 7 miles]              the conversion of the distance before it
//! {1 source: the mayor} {1 cue: said} {1 content: it is over}   claim 1; pieces repeat; {1 told: us} is the addressee
//! ```
//!
//! Marks nest. After a line `----` come `date 2024-03-05`, the story's day, and a line for each claim:
//! `1 indirect; Ann Lee; asserts, certain, positive; in 2`: kind, who it is, what is asked of its stance, certainty and
//! polarity (each may be left out), and the claim it is inside of. `place Lisbon 2267057` says where the place called so
//! in the marks is: its GeoNames id, or the several that are right; "-" for none that the gazetteer has.

use std::collections::BTreeMap;

/// Characters, end exclusive.
pub type Span = (u32, u32);

/// A claim as it should be found.
#[derive(Debug, Default)]
pub struct Claim {
    pub source: Vec<Span>,
    pub cue: Vec<Span>,
    pub content: Vec<Span>,
    pub told: Option<Span>,
    pub kind: String,
    pub who: String,
    /// Words of its stance, certainty and polarity.
    pub asked: Vec<String>,
    pub parent: Option<u32>,
}

/// A story and what should be found in it.
#[derive(Debug, Default)]
pub struct Marked {
    pub text: String,
    pub date: Option<jiff::civil::Date>,
    /// Tag, value and place of everything in `[...]`.
    pub marks: Vec<(String, String, Span)>,
    pub claims: BTreeMap<u32, Claim>,
    /// The GeoNames ids that are right for the places of the marks (in lower case), `None` for no place.
    pub places: BTreeMap<String, Vec<Option<u32>>>,
}

impl Marked {
    pub fn parse(marked: &str) -> Marked {
        let (story, notes) = marked.split_once("\n----\n").expect("a line ---- after the story");
        let mut out = Marked::default();
        let (mut rest, mut at, mut open) = (story, 0, Vec::new());
        while let Some(c) = rest.chars().next() {
            match c {
                '[' | '{' => {
                    let (tag, after) = rest[1..].split_once(": ").expect("a tag ends with a colon and a space");
                    open.push((c, tag, at));
                    // "added:" is text: a tag that swallows it was written without its space.
                    assert!(!tag.contains(['[', '{', '\n']), "no tag: {tag}");
                    rest = after;
                    continue;
                }
                ']' | '}' => {
                    let (bracket, tag, start) =
                        open.pop().unwrap_or_else(|| panic!("{c} closes nothing before {rest}"));
                    assert_eq!(c == ']', bracket == '[', "{c} closes {tag}");
                    out.close(bracket, tag, start, (start, at));
                }
                _ => {
                    out.text.push(c);
                    at += 1;
                }
            }
            rest = &rest[c.len_utf8()..];
        }
        assert!(open.is_empty(), "not closed: {open:?}");
        out.text.push('\n');
        notes.lines().for_each(|line| out.note(line));
        for claim in out.claims.values_mut() {
            claim.content.sort_unstable();
        }
        out.marks.sort_by_key(|mark| mark.2);
        out
    }

    fn close(&mut self, bracket: char, tag: &str, start: u32, span: Span) {
        let (head, value) = tag.split_once(' ').unwrap_or((tag, ""));
        if bracket == '[' {
            // Without a value, a name is its own.
            let text: String = self.text.chars().skip(start as usize).collect();
            let value = if value.is_empty() { text.replace('\n', " ") } else { value.to_owned() };
            self.marks.push((head.to_owned(), value, span));
            return;
        }
        let claim = self.claims.entry(head.parse().expect("a claim's number")).or_default();
        match value {
            "source" => claim.source.push(span),
            "cue" => claim.cue.push(span),
            "content" => claim.content.push(span),
            "told" => claim.told = Some(span),
            _ => panic!("no part of a claim: {value}"),
        }
    }

    fn note(&mut self, line: &str) {
        let (head, rest) = line.split_once(' ').expect("a number, \"date\" or \"place\", and what is to say of it");
        if head == "date" {
            self.date = Some(rest.parse().expect("a day"));
            return;
        }
        if head == "place" {
            let (mut name, mut ids) = (rest, Vec::new());
            while let Some((before, id)) =
                name.rsplit_once(' ').filter(|(_, id)| *id == "-" || id.parse::<u32>().is_ok())
            {
                (name, _) = (before, ids.push(id.parse().ok()));
            }
            assert!(!ids.is_empty(), "no place: {line}");
            self.places.insert(name.to_lowercase(), ids);
            return;
        }
        let claim = self.claims.get_mut(&head.parse().expect("a claim's number")).expect("a claim of the story");
        let mut parts = rest.split("; ");
        claim.kind = parts.next().unwrap_or_default().to_owned();
        claim.who = parts.next().expect("who it is").to_owned();
        for part in parts {
            match part.strip_prefix("in ") {
                Some(parent) => claim.parent = Some(parent.parse().expect("a claim's number")),
                None => claim.asked = part.split(", ").map(str::to_owned).collect(),
            }
        }
    }
}
