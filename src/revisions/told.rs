//! One change of any kind, as it is told to people and written in tables.

use super::body::Place;
use super::class::{Class, Severity};
use super::classes::severity;
use super::edits::Edit;
use super::prepared::joined;
use super::version::Version;
use super::{Diff, sources};
use crate::report::{Claim, ClaimId, Report};
use schemars::JsonSchema;
use serde::Serialize;

/// What one version has where something changed.
#[derive(Clone, Debug, Default, PartialEq, Serialize, JsonSchema)]
pub struct Wording {
    /// Who says it; null where it is the article.
    pub source: Option<String>,
    /// The words that attribute.
    pub cue: Option<String>,
    /// The words.
    pub text: String,
    /// The number of the paragraph, from 0.
    pub paragraph: Option<u32>,
    /// Where it begins.
    pub start: Option<u32>,
    /// Where it ends, exclusive.
    pub end: Option<u32>,
}

impl Wording {
    pub(super) fn of(version: &Version<'_>, claim: &Claim<'_>) -> Wording {
        Wording { paragraph: Some(version.paragraph(claim)), ..Wording::of_claim(claim) }
    }

    fn of_claim(claim: &Claim<'_>) -> Wording {
        let cue = (!claim.cue.spans.is_empty()).then(|| joined(&claim.cue.spans));
        Wording {
            source: sources::name(claim),
            cue,
            text: joined(&claim.content),
            paragraph: None,
            start: claim.content.first().map(|piece| piece.start),
            end: claim.content.last().map(|piece| piece.end),
        }
    }

    fn in_report(report: &Report<'_>, claim: &Claim<'_>) -> Wording {
        let paragraph = report.sentences.get(claim.sentence as usize).map(|sentence| sentence.paragraph);
        Wording { paragraph, ..Wording::of_claim(claim) }
    }
}

/// A passage that changed and is not a claim in both versions: the headline, a number that the article tells in its
/// own voice, a statement whose source came or went.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Passage {
    /// Where in the story.
    pub place: Place,
    /// The gravest first; at least one.
    pub classes: Vec<Class>,
    /// How grave that is.
    pub severity: Severity,
    /// The claim of the version that has one, of an attribution that came or went.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub claim: Option<ClaimId>,
    /// Null where it is new.
    pub old: Option<Wording>,
    /// Null where it is gone.
    pub new: Option<Wording>,
    /// Together those with "=" and "-" are the old text, those with "=" and "+" the new one.
    pub words: Vec<Edit>,
}

/// One change of any kind.
#[derive(Clone, Debug, PartialEq)]
pub struct Told<'d> {
    /// Where in the story.
    pub place: Place,
    /// What kinds of change these are.
    pub classes: Vec<Class>,
    /// How grave that is.
    pub severity: Severity,
    /// As it was told.
    pub old: Option<Wording>,
    /// As it is told now.
    pub new: Option<Wording>,
    /// Which words changed.
    pub words: Option<&'d [Edit]>,
    /// The claims, where it is of claims.
    pub claims: [Vec<ClaimId>; 2],
    /// The other things that changed, field by field.
    pub changes: &'d [super::Change],
}

impl Told<'_> {
    /// The gravest class.
    pub fn class(&self) -> Class {
        self.classes.first().copied().unwrap_or(Class::Reworded)
    }

    /// Who speaks, in the new version if there is one.
    pub fn speaker(&self) -> Option<&str> {
        self.new.as_ref().or(self.old.as_ref())?.source.as_deref()
    }

    fn paragraph(&self) -> u32 {
        self.new.as_ref().or(self.old.as_ref()).and_then(|side| side.paragraph).unwrap_or(0)
    }
}

impl Diff<'_> {
    /// Every change, the gravest first: what frames the story, then by class and place. `old` and `new` are the reports
    /// that were compared.
    pub fn told<'d>(&'d self, old: &Report<'_>, new: &Report<'_>) -> Vec<Told<'d>> {
        let claims = &self.claims;
        let find = |report: &Report<'_>, id: ClaimId| {
            let claim = report.claims.get(id.index()).filter(|claim| claim.id == id);
            let claim = claim.or_else(|| report.claims.iter().find(|claim| claim.id == id));
            claim.map(|claim| Wording::in_report(report, claim))
        };
        let all = |report: &Report<'_>, ids: &[ClaimId]| {
            let mut sides = ids.iter().filter_map(|&id| find(report, id));
            let first = sides.next()?;
            Some(sides.fold(first, |whole, side| Wording { text: format!("{} {}", whole.text, side.text), ..whole }))
        };
        let plain = |class: Class, old: Option<Wording>, new: Option<Wording>, claims| Told {
            place: Place::Body,
            classes: vec![class],
            severity: class.severity(),
            old,
            new,
            words: None,
            claims,
            changes: &[],
        };
        let mut told: Vec<Told<'d>> = Vec::new();
        told.extend(self.passages.iter().map(|passage| Told {
            place: passage.place,
            classes: passage.classes.clone(),
            severity: passage.severity,
            old: passage.old.clone(),
            new: passage.new.clone(),
            words: Some(&passage.words),
            claims: [vec![], vec![]],
            changes: &[],
        }));
        told.extend(claims.changed.iter().map(|changed| Told {
            place: Place::Body,
            classes: changed.classes.clone(),
            severity: changed.severity,
            old: Some(changed.before.clone()),
            new: Some(changed.after.clone()),
            words: changed.words.as_deref(),
            claims: [vec![changed.old], vec![changed.new]],
            changes: &changed.changes,
        }));
        told.extend(
            claims.removed.iter().map(|claim| {
                plain(Class::Dropped, Some(Wording::in_report(old, claim)), None, [vec![claim.id], vec![]])
            }),
        );
        told.extend(
            claims
                .added
                .iter()
                .map(|claim| plain(Class::Added, None, Some(Wording::in_report(new, claim)), [vec![], vec![claim.id]])),
        );
        for (class, regrouped) in [(Class::Split, &claims.split), (Class::Merged, &claims.merged)] {
            told.extend(regrouped.iter().map(|one| {
                let words = one.changes.iter().find_map(|change| change.words.as_deref());
                let classes = if one.classes.is_empty() { vec![class] } else { one.classes.clone() };
                let sides = (all(old, &one.old), all(new, &one.new));
                let severity = severity(&classes);
                Told { words, classes, severity, ..plain(class, sides.0, sides.1, [one.old.clone(), one.new.clone()]) }
            }));
        }
        told.extend(
            claims.moved.iter().map(|&[a, b]| plain(Class::Moved, find(old, a), find(new, b), [vec![a], vec![b]])),
        );
        fold_into_frames(&mut told);
        let frame = |told: &Told<'_>| match told.place {
            Place::Note | Place::Headline | Place::Standfirst => told.place,
            Place::Dateline | Place::Body => Place::Dateline,
        };
        told.sort_by_key(|told| (frame(told), told.severity, told.class(), told.paragraph()));
        told
    }
}

/// A claim of a headline, a standfirst or a note is told with the line.
fn fold_into_frames(told: &mut Vec<Told<'_>>) {
    let frames =
        told.iter().take_while(|told| told.claims == [vec![], vec![]]).filter(|told| told.place < Place::Dateline);
    let bytes = |side: &Option<Wording>| side.as_ref().and_then(|side| side.start.zip(side.end));
    let frames: Vec<_> = frames.map(|told| [bytes(&told.old), bytes(&told.new)]).collect();
    let frame_of = |told: &Told<'_>| {
        let starts = [&told.old, &told.new].map(|side| side.as_ref().and_then(|side| side.start));
        let inside = |frame: &[Option<(u32, u32)>; 2]| {
            let holds = |side: usize| match (starts[side], frame[side]) {
                (Some(start), Some((from, to))) => Some((from..to).contains(&start)),
                (Some(_), None) => Some(false),
                _ => None,
            };
            [holds(0), holds(1)].into_iter().flatten().all(|holds| holds)
        };
        if told.claims == [vec![], vec![]] { None } else { frames.iter().position(inside) }
    };
    let folded: Vec<Option<usize>> = told.iter().map(frame_of).collect();
    let mut classes: Vec<Vec<Class>> = vec![Vec::new(); frames.len()];
    for (told, frame) in told.iter().zip(&folded) {
        let lone = |class: &Class| matches!(class, Class::Added | Class::Dropped | Class::Moved);
        frame
            .iter()
            .for_each(|&frame| classes[frame].extend(told.classes.iter().copied().filter(|class| !lone(class))));
    }
    let mut folded = folded.into_iter();
    told.retain(|_| folded.next() == Some(None));
    let framed = told.iter_mut().filter(|told| told.place < Place::Dateline);
    for (told, classes) in framed.zip(classes) {
        told.classes.extend(classes);
        told.classes.sort_unstable();
        told.classes.dedup();
        told.severity = severity(&told.classes);
    }
}
