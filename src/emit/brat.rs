//! brat's standoff (.ann): the findings as annotations of the text, which stands in a file beside it (.txt).
//!
//! A claim is an event: its cue is the trigger, and source, content and addressee are its arguments. Offsets count code
//! points, as brat does.

use super::Emit;
use super::story::{Story, name_of};
use crate::report::{Addressee, Claim, EntityType, ErrorRecord, Polarity, Report, TextSpan};
use std::fmt::{Display, Write};
use std::io;

/// The annotations of one article.
#[derive(Clone, Copy, Debug, Default)]
pub struct Brat;

impl Emit for Brat {
    fn report(&self, report: &Report<'_>, out: &mut Vec<u8>) -> io::Result<()> {
        let mut page = Page { story: Story::of(report), lines: String::new(), spans: 0, notes: 0, rest: 0 };
        page.entities();
        page.values();
        report.claims.iter().for_each(|claim| page.claim(claim));
        out.extend_from_slice(page.lines.as_bytes());
        Ok(())
    }

    /// There is nothing to annotate: a note for the reader of the file.
    fn error(&self, record: &ErrorRecord<'_>, out: &mut Vec<u8>) -> io::Result<()> {
        let line = format!("#1\tAnnotatorNotes T1\t{}: {}", record.error.code, record.error.message);
        out.extend_from_slice(line.replace(['\n', '\r'], " ").as_bytes());
        out.push(b'\n');
        Ok(())
    }
}

/// What may not stand within an annotation.
const BREAKS: [char; 3] = ['\n', '\r', '\t'];

struct Page<'r> {
    story: Story<'r>,
    lines: String,
    /// How many annotations of text there are so far, of notes, and of attributes and references.
    spans: usize,
    notes: usize,
    rest: usize,
}

impl Page<'_> {
    fn line(&mut self, line: impl Display) {
        // Writing to memory does not fail.
        let _ = writeln!(self.lines, "{line}");
    }

    /// Annotates some stretches of text together; its id. brat wants no line break or tab within one.
    fn span(&mut self, kind: &str, spans: &[(u32, u32)]) -> String {
        let (mut places, mut words) = (Vec::new(), Vec::new());
        for &(start, end) in spans {
            let mut at = start;
            for line in self.story.text[self.story.range(start, end)].split_inclusive(BREAKS) {
                let (whole, text) = (line.chars().count() as u32, line.trim_end_matches(BREAKS));
                if !text.is_empty() {
                    places.push(format!("{at} {}", at + text.chars().count() as u32));
                    words.push(text);
                }
                at += whole;
            }
        }
        self.spans += 1;
        let line = format!("T{}\t{kind} {}\t{}", self.spans, places.join(";"), words.join(" "));
        self.line(line);
        format!("T{}", self.spans)
    }

    fn note(&mut self, of: &str, note: impl Display) {
        self.notes += 1;
        self.line(format!("#{}\tAnnotatorNotes {of}\t{note}", self.notes));
    }

    fn next(&mut self, letter: char) -> String {
        self.rest += 1;
        format!("{letter}{}", self.rest)
    }

    fn entities(&mut self) {
        for entity in &self.story.report.entities {
            let kind = match entity.kind {
                EntityType::Person => "Person",
                EntityType::Place => "Place",
                EntityType::Organization => "Organization",
            };
            let mentions = entity.mentions.iter().map(|mention| (mention.start, mention.end));
            let mentions: Vec<String> = mentions.map(|mention| self.span(kind, &[mention])).collect();
            if let (Some(geo), Some(first)) = (&entity.geo, mentions.first()) {
                let id = self.next('N');
                self.line(format!("{id}\tReference {first} GeoNames:{}\t{}", geo.geonames, plain(&entity.name)));
            }
            if mentions.len() > 1 {
                self.line(format!("*\tEquiv {}", mentions.join(" ")));
            }
        }
    }

    fn values(&mut self) {
        for date in &self.story.report.dates {
            let id = self.span("Date", &[(date.start, date.end)]);
            self.note(&id, format!("{} {}", name_of(&date.kind), date.value));
        }
        for distance in &self.story.report.distances {
            let id = self.span("Distance", &[(distance.start, distance.end)]);
            if let Some(metres) = distance.metres {
                self.note(&id, format!("{metres} m"));
            }
        }
    }

    fn claim(&mut self, claim: &Claim<'_>) {
        let mut part = |kind: &str, spans: &[TextSpan<'_>]| {
            let spans: Vec<(u32, u32)> = spans.iter().map(|span| (span.start, span.end)).collect();
            (!spans.is_empty()).then(|| self.span(kind, &spans))
        };
        let (source, content) = (part("Source", &claim.source.spans), part("Content", &claim.content));
        // A quotation that goes on has no cue: it tells of itself.
        let Some(trigger) = part("Claim", &claim.cue.spans).or_else(|| part("Claim", &claim.content)) else { return };
        let told = |Addressee { start, end, .. }: &Addressee<'_>| self.span("Addressee", &[(*start, *end)]);
        let addressee = claim.addressee.as_ref().map(told);
        let event = format!("E{}", claim.id.index() + 1);
        let inside = claim.parent.map(|parent| format!("E{}", parent.index() + 1));
        let mut line = format!("{event}\tClaim:{trigger}");
        for (role, id) in [("Source", source), ("Content", content), ("Addressee", addressee), ("Inside", inside)] {
            if let Some(id) = id {
                let _ = write!(line, " {role}:{id}");
            }
        }
        self.line(line);
        let values = [
            ("Kind", name_of(&claim.kind)),
            ("Stance", name_of(&claim.stance)),
            ("Certainty", name_of(&claim.certainty)),
        ];
        for (name, value) in values {
            let id = self.next('A');
            self.line(format!("{id}\t{name} {event} {value}"));
        }
        if claim.polarity == Polarity::Negative {
            let id = self.next('A');
            self.line(format!("{id}\tNegated {event}"));
        }
        if let Some(name) = &claim.source.name {
            self.note(&event, plain(name));
        }
    }
}

/// Text on one line.
fn plain(text: &str) -> String {
    text.replace(BREAKS, " ")
}
