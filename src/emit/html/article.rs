//! The article, with source, cue and content of each claim marked where they stand.

use super::marks::{Piece, Role, Span, pieces, spans};
use super::words::direction;
use super::{Page, large};
use maud::{Markup, html};
use std::fmt::Write as _;

/// None where the report comes without its text.
pub fn panel(page: &Page<'_>) -> Option<Markup> {
    page.report.doc.text.as_ref()?;
    if page.text.trim().is_empty() {
        return Some(html! { p .empty { "The article has no words." } });
    }
    let paragraphs = paragraphs(page);
    Some(html! {
        (legend(page))
        @if page.is_large() { (large::article(&parts(page, paragraphs))) }
        @else { div #text .text { @for paragraph in paragraphs { (paragraph.html) } } }
    })
}

fn legend(page: &Page<'_>) -> Markup {
    html! {
        @if !page.report.claims.is_empty() { p .legend {
            span .key { mark .q .k0 { "what is said" } } " " span .key { mark .s .k0 { "who says it" } } " "
            span .key { mark .u { "the words that attribute" } } " a number links to the claim; one source, one colour"
        } }
        @if !page.is_large() { p .legend { label { input #mentions type="checkbox"; " show names, dates and distances" } } }
    }
}

/// A paragraph, and how many claims begin in it.
struct Paragraph {
    html: Markup,
    claims: usize,
}

/// Claims to a part that is shown at once.
const PART: usize = 60;

/// Paragraphs in parts of some claims each.
fn parts(page: &Page<'_>, paragraphs: Vec<Paragraph>) -> Vec<String> {
    let (mut parts, mut part, mut claims) = (Vec::new(), String::new(), 0);
    let most = page.text.len() / (page.report.claims.len() / PART + 1);
    for Paragraph { html, claims: more } in paragraphs {
        part.push_str(&html.0);
        claims += more;
        if claims >= PART || part.len() > 4 * most.max(10_000) {
            parts.push(std::mem::take(&mut part));
            claims = 0;
        }
    }
    if !part.is_empty() {
        parts.push(part);
    }
    parts
}

/// Where each paragraph of the text ends.
fn ends(page: &Page<'_>) -> Vec<usize> {
    let mut ends: Vec<usize> = Vec::new();
    for group in page.report.sentences.chunk_by(|a, b| a.paragraph == b.paragraph).skip(1) {
        ends.extend(group.first().map(|first| page.cut.range(page.text, first.start, first.start).start));
    }
    ends.push(page.text.len());
    // A report could say anything.
    ends.sort_unstable();
    ends
}

fn paragraphs(page: &Page<'_>) -> Vec<Paragraph> {
    let (mut spans, notes) = spans(page);
    let ends = ends(page);
    let all = pieces(page.text.len(), &mut spans, ends.iter().copied());
    let starts = starts(page);
    let (mut next, mut start, mut paragraphs) = (0, 0, Vec::new());
    for end in ends {
        let first = next;
        next += all[first..].partition_point(|piece| piece.bytes.end <= end);
        if start == end {
            continue;
        }
        let writer = Writer { page, spans: &spans, notes: &notes };
        let here = start..end;
        let begun =
            starts.partition_point(|(byte, _)| *byte < here.start)..starts.partition_point(|(byte, _)| *byte < end);
        paragraphs.push(writer.paragraph(&all[first..next], &starts[begun]));
        start = end;
    }
    paragraphs
}

/// Where the claims begin, in order: the byte, and the claim by its place in the report.
fn starts(page: &Page<'_>) -> Vec<(usize, usize)> {
    let claims = page.report.claims.iter().enumerate();
    let start = |(number, claim): (usize, &crate::report::Claim<'_>)| {
        let first = claim.content.first()?;
        Some((page.cut.range(page.text, first.start, first.end).start, number))
    };
    let mut starts: Vec<_> = claims.filter_map(start).collect();
    starts.sort_unstable();
    starts
}

struct Writer<'p, 'r> {
    page: &'p Page<'r>,
    spans: &'p [Span],
    notes: &'p [String],
}

impl Writer<'_, '_> {
    fn paragraph(&self, pieces: &[Piece], starts: &[(usize, usize)]) -> Paragraph {
        let mut starts_left = starts.iter().peekable();
        let ends = pieces.first().map_or(0, |first| first.bytes.start)..pieces.last().map_or(0, |last| last.bytes.end);
        let text = &self.page.text[ends];
        let html = html! {
            p dir=[direction(text)] {
                @for piece in pieces {
                    @while let Some((_, claim)) = starts_left.next_if(|(byte, _)| *byte <= piece.bytes.start) {
                        (self.number(*claim))
                    }
                    (self.piece(piece))
                }
            }
        };
        Paragraph { html, claims: starts.len() }
    }

    /// The claim's number in front of it: no text of the article, so it is drawn by the style.
    fn number(&self, claim: usize) -> Markup {
        let id = self.page.report.claims[claim].id;
        let number = u64::from(id.0) + 1;
        html! { a .n #{ "m" (number) } href={ "#" (id) } aria-label=(number) {} }
    }

    fn piece(&self, piece: &Piece) -> Markup {
        let text = &self.page.text[piece.bytes.clone()];
        let inside: Vec<&Span> = piece.inside.iter().map(|&span| &self.spans[span as usize]).collect();
        if inside.is_empty() {
            return html! { (text) };
        }
        let ids = |role: Role| {
            let mut ids = String::new();
            for span in inside.iter().filter(|span| span.role == role) {
                let id = u64::from(self.page.report.claims[span.of as usize].id.0) + 1;
                let _ = write!(ids, "{}{id}", if ids.is_empty() { "" } else { " " });
            }
            (!ids.is_empty()).then_some(ids)
        };
        let note = inside.iter().find(|span| matches!(span.role, Role::Mention(_)));
        let note = note.map(|span| &*self.notes[span.of as usize]);
        let class = self.class(&inside);
        let (content, cue, source) = (ids(Role::Content), ids(Role::Cue), ids(Role::Source));
        if content.is_none() && cue.is_none() && source.is_none() {
            return html! { span class=(class) title=[note] { (text) } };
        }
        html! { mark class=(class) data-q=[content] data-u=[cue] data-s=[source] title=[note] { (text) } }
    }

    /// How a piece looks: its roles, whose it is, and whether claims nest in it.
    fn class(&self, inside: &[&Span]) -> String {
        let mut class = String::new();
        let mut add = |name: &str| {
            class.push_str(if class.is_empty() { "" } else { " " });
            class.push_str(name);
        };
        let has = |role: Role| inside.iter().any(|span| span.role == role);
        let contents = inside.iter().filter(|span| span.role == Role::Content).count();
        for (name, is) in [
            ("q", contents > 0),
            ("n", contents > 1),
            ("s", has(Role::Source)),
            ("u", has(Role::Cue)),
            ("f", has(Role::Furniture)),
        ] {
            if is {
                add(name);
            }
        }
        // The innermost begins last.
        let own = |role: Role| inside.iter().rev().find(|span| span.role == role);
        if let Some(span) = own(Role::Content).or(own(Role::Source)) {
            let colour = colour(self.page.speakers.of[span.of as usize]);
            colour.iter().for_each(|colour| add(colour));
        }
        if let Some(Role::Mention(letter)) = inside.iter().map(|span| span.role).find(|r| matches!(r, Role::Mention(_)))
        {
            add(&format!("m {letter}"));
        }
        class
    }
}

/// The class of a speaker's colour: those who say most have one of their own, all others are grey.
pub fn colour(speaker: usize) -> Option<String> {
    (speaker < COLOURS).then(|| format!("k{speaker}"))
}

const COLOURS: usize = 12;
