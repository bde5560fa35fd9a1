//! What was found beside what is marked.

use crate::marked::{self, Marked, Span};
use std::collections::BTreeSet;
use std::fmt::Write;
use whosaid::report::{Claim, EntityType, Quantity, Report, TextSpan};

/// Right answers among those asked for and those given.
#[derive(Clone, Copy, Default)]
pub struct Figure {
    pub right: usize,
    pub expected: usize,
    pub found: usize,
}

impl Figure {
    /// F1; 1 where nothing was asked and nothing given.
    pub fn f1(self) -> f64 {
        match self.expected + self.found {
            0 => 1.0,
            all => 2.0 * self.right as f64 / all as f64,
        }
    }
}

/// The figures of a story, and the differences for a person to read.
#[derive(Default)]
pub struct Comparison {
    pub entities: Figure,
    pub dates: Figure,
    pub distances: Figure,
    /// Same cue, source and content touched.
    pub claims: Figure,
    /// Claims with the right person behind them.
    pub speakers: Figure,
    /// Kind, stance, certainty, polarity, addressee and parent of the claims found.
    pub attributes: Figure,
    pub differences: String,
}

pub fn compare(story: &Marked, report: &Report<'_>) -> Comparison {
    let chars: Vec<char> = story.text.chars().collect();
    let mut out = Comparison::default();
    let marks = |tags: &[&str]| -> BTreeSet<_> {
        let wanted = story.marks.iter().filter(|(tag, ..)| tags.contains(&tag.as_str()));
        wanted.map(|(tag, value, span)| (*span, tag.clone(), value.clone())).collect()
    };
    let mut sets = |expected: BTreeSet<(Span, String, String)>, found: BTreeSet<(Span, String, String)>| {
        for (sign, only) in [('-', expected.difference(&found)), ('+', found.difference(&expected))] {
            for (span, tag, value) in only {
                let _ = writeln!(out.differences, "{sign} [{tag} {value}: {}]", words(&chars, &[*span]));
            }
        }
        Figure { right: expected.intersection(&found).count(), expected: expected.len(), found: found.len() }
    };
    // A dateline's capitals are no other name.
    let names = marks(&["person", "place", "organization"]).into_iter();
    out.entities = sets(names.map(|(span, tag, name)| (span, tag, name.to_lowercase())).collect(), entities(report));
    out.dates = sets(marks(&["date", "time", "duration", "set"]), dates(report));
    let lengths = marks(&["distance", "height", "depth", "length", "travel_time", "also"]);
    let found = distances(report, &lengths);
    out.distances = sets(lengths, found);
    claims(story, report, &chars, &mut out);
    out
}

fn entities(report: &Report<'_>) -> BTreeSet<(Span, String, String)> {
    let kind = |kind| match kind {
        EntityType::Person => "person",
        EntityType::Place => "place",
        EntityType::Organization => "organization",
    };
    let each = report.entities.iter().flat_map(|entity| entity.mentions.iter().map(move |mention| (entity, mention)));
    each.map(|(e, m)| ((m.start, m.end), kind(e.kind).to_owned(), e.name.to_lowercase().replace('\n', " "))).collect()
}

fn dates(report: &Report<'_>) -> BTreeSet<(Span, String, String)> {
    let each = report.dates.iter();
    each.map(|date| ((date.start, date.end), name(date.kind), date.value.to_string())).collect()
}

/// The relation of a distance is compared only where the story has one marked.
fn distances(report: &Report<'_>, marked: &BTreeSet<(Span, String, String)>) -> BTreeSet<(Span, String, String)> {
    let metres = |metres: Option<Quantity>| metres.map_or("-".to_owned(), |m| m.to_string().replace(" to ", "-"));
    let mut out = BTreeSet::new();
    for length in &report.distances {
        let span = (length.start, length.end);
        let mut value = metres(length.metres);
        if marked.iter().any(|(at, _, value)| *at == span && value.contains(' ')) {
            let relation = length.relation.iter().flat_map(|r| [&r.direction, &r.prep, &r.from]);
            relation.flatten().for_each(|word| value = format!("{value} {}", word.replace('\n', " ")));
        }
        out.insert((span, name(length.kind), value));
        for also in &length.also {
            out.insert(((also.start, also.end), "also".to_owned(), metres(also.metres)));
        }
    }
    out
}

fn claims(story: &Marked, report: &Report<'_>, chars: &[char], out: &mut Comparison) {
    let mut free: Vec<&Claim<'_>> = report.claims.iter().collect();
    let (mut pairs, mut missing) = (Vec::new(), Vec::new());
    for (number, expected) in &story.claims {
        match free.iter().position(|claim| same(expected, claim)) {
            Some(at) => pairs.push((*number, expected, free.remove(at))),
            None => missing.push((number, expected)),
        }
    }
    out.claims = Figure { right: pairs.len(), expected: story.claims.len(), found: report.claims.len() };
    out.speakers = Figure { right: 0, ..out.claims };
    for (number, claim) in missing {
        let (source, cue) = (words(chars, &claim.source), words(chars, &claim.cue));
        let _ = writeln!(out.differences, "- {{{number}: {source} | {cue} | {}}}", words(chars, &claim.content));
    }
    for claim in free {
        let (source, cue) = (words(chars, &spans(&claim.source.spans)), words(chars, &spans(&claim.cue.spans)));
        let content = words(chars, &spans(&claim.content));
        let _ = writeln!(out.differences, "+ {{{}: {source} | {cue} | {content}}} {}", claim.id, claim.rule);
    }
    for (number, expected, claim) in &pairs {
        let mut asked = |what: &str, want: &str, got: &str| {
            let right = plain(want) == plain(got);
            if !right {
                let _ =
                    writeln!(out.differences, "! {{{number}}} {what} should be {want:?}, is {got:?} ({})", claim.id);
            }
            right
        };
        let who = claim.source.name.as_deref().unwrap_or_default();
        out.speakers.right += usize::from(asked("who", &expected.who, who));
        let given = [name(claim.stance), name(claim.certainty), name(claim.polarity)];
        let parent = pairs.iter().find(|(.., found)| Some(found.id) == claim.parent).map(|(number, ..)| *number);
        let told = claim.addressee.as_ref().map(|told| words(chars, &[(told.start, told.end)]));
        let mut right = vec![
            asked("kind", &expected.kind, &name(claim.kind)),
            asked("parent", &format!("{:?}", expected.parent), &format!("{parent:?}")),
            asked(
                "addressee",
                &expected.told.map(|told| words(chars, &[told])).unwrap_or_default(),
                &told.unwrap_or_default(),
            ),
        ];
        right
            .extend(expected.asked.iter().map(|word| given.contains(word) || asked("stance", word, &given.join(", "))));
        out.attributes.expected += right.len();
        out.attributes.found += right.len();
        out.attributes.right += right.into_iter().filter(|&right| right).count();
    }
}

/// Whether a claim's cue is the expected one, and source and content touch; parts that should be empty must be.
fn same(expected: &marked::Claim, claim: &Claim<'_>) -> bool {
    let touch = |a: &[Span], b: &[TextSpan<'_>]| {
        (a.is_empty() && b.is_empty()) || a.iter().any(|a| b.iter().any(|b| a.0 < b.end && b.start < a.1))
    };
    touch(&expected.cue, &claim.cue.spans)
        && touch(&expected.source, &claim.source.spans)
        && touch(&expected.content, &claim.content)
}

fn spans(spans: &[TextSpan<'_>]) -> Vec<Span> {
    spans.iter().map(|span| (span.start, span.end)).collect()
}

fn words(chars: &[char], spans: &[Span]) -> String {
    let piece =
        |&(start, end): &Span| chars[start as usize..end as usize].iter().collect::<String>().replace('\n', " ");
    spans.iter().map(piece).collect::<Vec<_>>().join(" ... ")
}

/// Without case and leading article.
fn plain(name: &str) -> String {
    let name = name.to_lowercase().replace('\n', " ");
    ["the ", "a ", "an "].iter().find_map(|article| name.strip_prefix(article)).unwrap_or(&name).to_owned()
}

/// A value as the output spells it.
fn name(value: impl serde::Serialize) -> String {
    let json = serde_json::to_value(value).expect("a plain value");
    json.as_str().expect("a word").to_lowercase()
}
