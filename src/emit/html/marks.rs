//! Spans that overlap and nest, cut into pieces that do not: each piece of the text knows all that it lies in.

use super::Page;
use crate::report::{EntityType, TextSpan};
use std::ops::Range;

/// What a stretch of the text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    Source,
    Cue,
    Content,
    /// A name, date or distance, by the letter it is told by.
    Mention(char),
    /// A dateline or credits.
    Furniture,
}

/// A stretch of the text, in bytes.
#[derive(Clone, Debug)]
pub struct Span {
    pub bytes: Range<usize>,
    pub role: Role,
    /// Its claim, by its place in the report, or what a mention is said to be, by its place in the list of those.
    pub of: u32,
}

/// A stretch in which nothing begins or ends.
pub struct Piece {
    pub bytes: Range<usize>,
    /// The spans it lies in, in the order in which they begin.
    pub inside: Vec<u32>,
}

/// Everything of a report that lies in its text, and what its mentions are.
pub fn spans(page: &Page<'_>) -> (Vec<Span>, Vec<String>) {
    let (report, mut spans, mut notes) = (page.report, Vec::new(), Vec::new());
    let mut add = |start, end, role, of| {
        let bytes = page.cut.range(page.text, start, end);
        if !bytes.is_empty() {
            spans.push(Span { bytes, role, of });
        }
    };
    for (number, claim) in report.claims.iter().enumerate() {
        let mut all = |these: &[TextSpan<'_>], role| {
            these.iter().for_each(|span| add(span.start, span.end, role, number as u32));
        };
        all(&claim.source.spans, Role::Source);
        all(&claim.cue.spans, Role::Cue);
        all(&claim.content, Role::Content);
    }
    let framed = report.doc.dateline.iter().map(|line| (line.start, line.end));
    let framed = framed.chain(report.doc.credits.iter().map(|credit| (credit.start, credit.end)));
    framed.for_each(|(start, end)| add(start, end, Role::Furniture, 0));
    // Names in thousands would only make it large.
    if page.is_large() {
        return (spans, notes);
    }
    for entity in &report.entities {
        let (letter, kind) = match entity.kind {
            EntityType::Person => ('P', "person"),
            EntityType::Place => ('L', "place"),
            EntityType::Organization => ('O', "organization"),
        };
        notes.push(format!("{kind}: {}", entity.name));
        for mention in &entity.mentions {
            add(mention.start, mention.end, Role::Mention(letter), notes.len() as u32 - 1);
        }
    }
    for date in &report.dates {
        notes.push(format!("date: {}", date.value));
        add(date.start, date.end, Role::Mention('D'), notes.len() as u32 - 1);
    }
    for distance in &report.distances {
        let metres = distance.metres.map(|metres| format!("{metres} m")).unwrap_or_default();
        notes.push(format!("distance: {metres}"));
        add(distance.start, distance.end, Role::Mention('M'), notes.len() as u32 - 1);
    }
    (spans, notes)
}

/// Cuts the text wherever a span begins or ends, and at these bytes, too. Spans are sorted by it.
pub fn pieces(len: usize, spans: &mut [Span], cuts: impl Iterator<Item = usize>) -> Vec<Piece> {
    spans.sort_by_key(|span| (span.bytes.start, std::cmp::Reverse(span.bytes.end)));
    let mut edges: Vec<usize> = spans.iter().flat_map(|span| [span.bytes.start, span.bytes.end]).collect();
    edges.extend(cuts);
    edges.push(len);
    edges.retain(|&edge| edge > 0 && edge <= len);
    edges.sort_unstable();
    edges.dedup();
    let (mut pieces, mut open, mut next, mut start) = (Vec::with_capacity(edges.len()), Vec::new(), 0, 0);
    for end in edges {
        open.retain(|&span: &u32| spans[span as usize].bytes.end > start);
        while next < spans.len() && spans[next].bytes.start <= start {
            if spans[next].bytes.end > start {
                open.push(next as u32);
            }
            next += 1;
        }
        pieces.push(Piece { bytes: start..end, inside: open.clone() });
        start = end;
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_cover_the_text_and_know_what_they_lie_in() {
        let span = |bytes: Range<usize>| Span { bytes, role: Role::Content, of: 0 };
        // One within another, one across its end, two the same.
        let mut spans = [span(2..9), span(4..6), span(8..12), span(8..12), span(20..22)];
        let pieces = pieces(24, &mut spans, [10, 30].into_iter());
        let mut end = 0;
        for piece in &pieces {
            assert_eq!(piece.bytes.start, end);
            end = piece.bytes.end;
            for (number, span) in spans.iter().enumerate() {
                let inside = span.bytes.start <= piece.bytes.start && piece.bytes.end <= span.bytes.end;
                assert_eq!(piece.inside.contains(&(number as u32)), inside, "{piece:?} {span:?}", piece = piece.bytes);
            }
        }
        assert_eq!(end, 24);
        assert!(pieces.iter().any(|piece| piece.bytes == (8..9) && piece.inside.len() == 3));
    }
}
