//! A report's claims, prepared for comparing.

use super::body::Body;
use super::judge::Days;
use super::prepared::{Prepared, Shape, prepared, sorted};
use super::standing::Standing;
use super::words::{Numbers, Word, words};
use crate::report::{Claim, ClaimKind, Report};
use rustc_hash::FxHashSet;

/// The text of a report, prepared.
pub(super) struct Story<'r> {
    pub body: Body<'r>,
    pub standing: Standing,
}

/// A report, prepared.
pub(super) struct Version<'r> {
    pub report: &'r Report<'r>,
    pub claims: Vec<Prepared<'r>>,
    /// The names of sources and entities, each one's words in ascending order.
    known: FxHashSet<Vec<u32>>,
    /// Where the report comes with it.
    pub story: Option<Story<'r>>,
    /// What the dates mean, by their words; only those that mean one day wherever they stand.
    pub days: Days,
}

impl<'r> Version<'r> {
    pub(super) fn of(report: &'r Report<'r>, numbers: &mut Numbers) -> Version<'r> {
        let claims: Vec<_> = report.claims.iter().map(|claim| prepared(report, claim, numbers)).collect();
        let names = report.entities.iter().map(|entity| sorted(numbers.all(&entity.name)));
        let known = names.chain(claims.iter().map(|claim| claim.shape.source.clone())).collect();
        let story = Body::of(report).map(|body| Story { standing: Standing::of(&body, numbers), body });
        Version { report, claims, known, story, days: days(report) }
    }

    /// What its claims are paired by.
    pub(super) fn shapes(&self) -> Vec<&Shape> {
        self.claims.iter().map(|claim| &claim.shape).collect()
    }

    /// Whether a claim's source, as it is named, is the source of some claim of this version, or an entity of it.
    pub(super) fn knows(&self, other: &Prepared<'_>) -> bool {
        !other.shape.source.is_empty() && self.known.contains(&other.shape.source)
    }

    /// The words of the sentence that a claim begins in, where they are known.
    pub(super) fn sentence(&self, claim: &Claim<'_>) -> Option<&[u32]> {
        self.story.as_ref().map(|story| story.standing.sentence(claim.sentence as usize))
    }

    /// Whether the claim is made in the text of this version, in the same words.
    pub(super) fn has(&self, claim: &Prepared<'_>, numbers: &mut Numbers) -> bool {
        self.story.as_ref().is_some_and(|story| story.standing.has(claim, numbers))
    }

    /// The number of a claim's paragraph.
    pub(super) fn paragraph(&self, claim: &Claim<'_>) -> u32 {
        self.report.sentences.get(claim.sentence as usize).map_or(0, |sentence| sentence.paragraph)
    }

    /// Whether a claim's first word stands between quotation marks.
    pub(super) fn has_marks(&self, claim: &Claim<'_>) -> bool {
        let body = self.story.as_ref().map(|story| &story.body);
        body.and_then(|body| Some(body.is_quoted(body.content(claim).first()?.end.checked_sub(1)?))).unwrap_or(false)
    }

    /// Marks the words of a claim's content, joined, that stand between quotation marks.
    pub(super) fn mark_quotations(&self, claim: &Claim<'_>, text: &str, words: &mut [Word<'_>]) {
        let Some(body) = self.story.as_ref().map(|story| &story.body) else {
            // Without the text: by the marks of the content alone.
            let mut open = false;
            let mut marks = text.match_indices(['"', '“', '”']).map(|(at, _)| at).peekable();
            for word in words {
                while marks.next_if(|&at| at < word.at).is_some() {
                    open = !open;
                }
                word.quoted = claim.kind == ClaimKind::Direct || open && claim.kind == ClaimKind::Mixed;
            }
            return;
        };
        let (mut piece_at, mut pieces) = (0, Vec::new());
        for piece in &claim.content {
            let start = body.cutter.bytes(piece.start, piece.end).map_or(0, |bytes| bytes.start);
            pieces.push((piece_at, start));
            piece_at += piece.text.len() + 1;
        }
        for word in words {
            let piece = pieces.partition_point(|&(at, _)| at <= word.at).saturating_sub(1);
            if let Some(&(at, start)) = pieces.get(piece) {
                word.quoted = body.is_quoted(start + word.at - at);
            }
        }
    }
}

/// The shapes of the lines of a text.
pub(super) fn lines(story: &Story<'_>) -> Vec<Shape> {
    let shape = |line| {
        let content = story.standing.line(line).to_vec();
        Shape { bag: sorted(content.clone()), content, ..Shape::default() }
    };
    (0..story.body.lines.len()).map(shape).collect()
}

/// What the dates of a report mean, by their words; none of those that mean now the one, now the other.
fn days(report: &Report<'_>) -> Days {
    let mut days = Days::default();
    for date in report.dates.iter().filter(|date| !date.value.contains('X') && !date.value.ends_with("_REF")) {
        let key = super::judge::joined(&words(&date.text));
        let value = days.entry(key).or_insert_with(|| date.value.to_string());
        if *value != date.value {
            value.clear();
        }
    }
    days.retain(|_, value| !value.is_empty());
    days
}
