//! A report's claims, prepared for comparing.

use super::words::{Numbers, core, words};
use crate::report::{Claim, Date, DateType, OffsetUnit, Report, TextSpan};
use std::rc::Rc;

/// A claim with its words as numbers.
pub(super) struct Prepared<'r> {
    pub claim: &'r Claim<'r>,
    /// What is said, in order.
    pub content: Vec<u32>,
    /// The same, in ascending order.
    pub bag: Vec<u32>,
    /// Who says it, resolved, in ascending order.
    pub source: Vec<u32>,
    /// What the text calls the source, in order.
    pub called: Vec<u32>,
    pub cue: Vec<u32>,
    /// The words of the day on which it was said, in order; empty where none is told.
    pub day: Vec<u32>,
    /// The names of what is mentioned, as numbers, in ascending order.
    pub entities: Vec<u32>,
    /// The words of the sentence that it begins in, in order, where the report comes with its text.
    pub sentence: Option<Rc<[u32]>>,
}

impl Prepared<'_> {
    /// Whether the words stand in the sentence of the claim.
    pub(super) fn has_near(&self, words: &[u32]) -> bool {
        words.is_empty() || self.sentence.as_ref().is_some_and(|near| near.windows(words.len()).any(|w| w == words))
    }
}

/// A report, prepared.
pub(super) struct Version<'r> {
    pub report: &'r Report<'r>,
    pub claims: Vec<Prepared<'r>>,
    /// The words of each entity's name, all in ascending order.
    names: Vec<Vec<u32>>,
}

impl<'r> Version<'r> {
    pub(super) fn of(report: &'r Report<'r>, numbers: &mut Numbers) -> Version<'r> {
        let mut claims: Vec<_> = report.claims.iter().map(|claim| prepared(report, claim, numbers)).collect();
        if let Some(cutter) = Cutter::of(report) {
            // Claims of one sentence follow each other.
            let mut last = (u32::MAX, Rc::default());
            for claim in &mut claims {
                let number = claim.claim.sentence;
                if last.0 != number {
                    let sentence = report.sentences.get(number as usize);
                    let text = sentence.map_or("", |sentence| cutter.cut(sentence.start, sentence.end));
                    last = (number, numbers.all(text).into());
                }
                claim.sentence = Some(Rc::clone(&last.1));
            }
        }
        let mut names: Vec<_> = report.entities.iter().map(|entity| sorted(numbers.all(&entity.name))).collect();
        names.sort_unstable();
        Version { report, claims, names }
    }

    /// Whether a claim's source, as it is named, is the source of some claim of this version, or an entity of it.
    pub(super) fn knows(&self, other: &Prepared<'_>) -> bool {
        !other.source.is_empty()
            && (self.claims.iter().any(|claim| claim.source == other.source)
                || self.names.binary_search(&other.source).is_ok())
    }

    /// The number of a claim's paragraph.
    pub(super) fn paragraph(&self, claim: &Claim<'_>) -> u32 {
        self.report.sentences.get(claim.sentence as usize).map_or(0, |sentence| sentence.paragraph)
    }
}

fn prepared<'r>(report: &'r Report<'r>, claim: &'r Claim<'r>, numbers: &mut Numbers) -> Prepared<'r> {
    let text = joined(&claim.content);
    let content: Vec<u32> = core(&words(&text)).iter().map(|word| numbers.of(&word.key)).collect();
    let called = numbers.all(&joined(&claim.source.spans));
    let source = claim.source.name.as_deref().map_or_else(|| called.clone(), |name| numbers.all(name));
    let name = |id: &crate::report::EntityId| report.entities.get(id.index()).map(|entity| &*entity.name);
    let entities = claim.entities.iter().filter_map(name).flat_map(|name| numbers.all(name)).collect();
    Prepared {
        claim,
        bag: sorted(content.clone()),
        content,
        source: sorted(source),
        called,
        cue: numbers.all(claim.cue.lemma.as_deref().unwrap_or_default()),
        day: day(report, claim).map(|date| numbers.all(&date.text)).unwrap_or_default(),
        entities: sorted(entities),
        sentence: None,
    }
}

/// The day or hour on which a claim was made; not "in the past", "for two days".
pub(super) fn day<'r>(report: &'r Report<'r>, claim: &Claim<'_>) -> Option<&'r Date<'r>> {
    let date = claim.said_at.and_then(|id| report.dates.get(id.index()))?;
    let is_day = matches!(date.kind, DateType::Date | DateType::Time) && !date.value.ends_with("_REF");
    is_day.then_some(date)
}

fn sorted(mut words: Vec<u32>) -> Vec<u32> {
    words.sort_unstable();
    words
}

/// The pieces of a text as one.
pub(super) fn joined(pieces: &[TextSpan<'_>]) -> String {
    pieces.iter().map(|piece| &*piece.text).collect::<Vec<_>>().join(" ")
}

/// Cuts a report's text by the report's offsets.
pub(super) struct Cutter<'r> {
    text: &'r str,
    /// The byte of each offset; empty where they are the same.
    bytes: Vec<u32>,
}

impl<'r> Cutter<'r> {
    /// None where the report came without its text.
    pub(super) fn of(report: &'r Report<'_>) -> Option<Cutter<'r>> {
        let text = report.doc.text.as_deref()?;
        let mut bytes = Vec::new();
        if report.offsets != OffsetUnit::Byte && !text.is_ascii() {
            for (at, c) in text.char_indices() {
                let units = if report.offsets == OffsetUnit::Utf16 { c.len_utf16() } else { 1 };
                bytes.extend(std::iter::repeat_n(at as u32, units));
            }
            bytes.push(text.len() as u32);
        }
        Some(Cutter { text, bytes })
    }

    /// The text between two offsets; nothing where there is none.
    pub(super) fn cut(&self, start: u32, end: u32) -> &'r str {
        let byte = |offset: u32| match self.bytes.is_empty() {
            true => Some(offset as usize),
            false => self.bytes.get(offset as usize).map(|&byte| byte as usize),
        };
        let range = byte(start).zip(byte(end));
        range.and_then(|(start, end)| self.text.get(start..end)).unwrap_or_default()
    }
}
