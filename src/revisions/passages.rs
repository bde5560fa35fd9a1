//! What changed outside of the claims that are told: the lines that frame the story, numbers, names and quotations that no
//! claim has, and statements whose source came or went.

use super::align::in_common;
use super::body::{Body, Place};
use super::class::Class;
use super::classes::severity;
use super::edits::word_diff;
use super::judge::{Judge, joined};
use super::lines::Lines;
use super::prepared::Prepared;
use super::told::{Passage, Wording};
use super::version::{Story, Version};
use super::words::{Word, same};
use super::{ClaimChanges, Outside};
use crate::report::{Claim, ClaimId};
use rustc_hash::FxHashSet;
use std::ops::Range;

/// Quotations of fewer words are none that anybody misses.
const SHORT_QUOTATION: usize = 4;
/// A statement of fewer words may stand anywhere.
const SHORT_STATEMENT: usize = 3;

/// A claim that is told, by its bytes in one version, and what is told of it; nothing where all of it is.
struct Covered {
    bytes: Range<usize>,
    classes: Option<Vec<Class>>,
}

/// The two texts, beside each other.
pub(super) struct Passages<'p, 'r> {
    pub versions: [&'p Version<'r>; 2],
    pub stories: [&'p Story<'r>; 2],
    pub lines: &'p Lines,
}

impl<'r> Passages<'_, 'r> {
    fn bodies(&self) -> [&Body<'r>; 2] {
        self.stories.map(|story| &story.body)
    }

    /// Takes the claims out of those dropped and added whose statement stands in the other text without its source.
    pub(super) fn attributions(&self, claims: &mut ClaimChanges<'r>) -> Vec<Passage> {
        let mut found = Vec::new();
        for (side, class) in [(0, Class::AttributionLost), (1, Class::AttributionGained)] {
            let lone = if side == 0 { &mut claims.removed } else { &mut claims.added };
            lone.retain(|claim| {
                let Some(line) = self.bare_statement(side, claim) else { return true };
                let said = Wording::of(self.versions[side], claim);
                let bare = wording(self.bodies()[1 - side], line);
                let (old, new) = if side == 0 { (said, bare) } else { (bare, said) };
                found
                    .push(Passage { claim: Some(claim.id), ..passage(Place::Body, vec![class], Some(old), Some(new)) });
                false
            });
        }
        found
    }

    /// The sentence of the other version that says what a claim says, and not who says so.
    fn bare_statement(&self, side: usize, claim: &Claim<'_>) -> Option<usize> {
        let partners = if side == 0 { &self.lines.of_old } else { &self.lines.of_new };
        let line = (*partners.get(claim.sentence as usize)?)?;
        let prepared = self.versions[side].claims.iter().find(|prepared| prepared.claim.id == claim.id)?;
        let Prepared { shape, called, .. } = prepared;
        let mut there = self.stories[1 - side].standing.line(line).to_vec();
        there.sort_unstable();
        let stands = 10 * in_common(&shape.bag, &there).count() >= 8 * shape.bag.len();
        let mut source = called.clone();
        source.sort_unstable();
        let named = 2 * in_common(&source, &there).count() >= source.len().max(1);
        let cued = claim.cue.spans.is_empty() || in_common(&shape.cue, &there).count() > 0;
        (shape.bag.len() >= SHORT_STATEMENT && !source.is_empty() && stands && !named && !cued).then_some(line)
    }

    /// What is told of no claim. Counts it, too.
    pub(super) fn outside(&self, claims: &ClaimChanges<'r>, attributions: &[Passage]) -> (Vec<Passage>, Outside) {
        let covered = [self.covered(0, claims, attributions), self.covered(1, claims, attributions)];
        let (mut found, mut count) = (self.titles(), Outside::default());
        let mut names = FxHashSet::default();
        for (i, partner) in self.lines.of_old.iter().enumerate() {
            match partner {
                Some(j) => self.pair([i, *j], &covered, &mut names, &mut found, &mut count),
                None => self.lone(0, i, &covered[0], &mut found, &mut count),
            }
        }
        for (j, _) in self.lines.of_new.iter().enumerate().filter(|(_, partner)| partner.is_none()) {
            self.lone(1, j, &covered[1], &mut found, &mut count);
        }
        (found, count)
    }

    /// The titles, where they are no part of the texts.
    fn titles(&self) -> Vec<Passage> {
        let titles = self.versions.map(|version| version.report.doc.title.as_deref());
        let [Some(old), Some(new)] = titles else { return Vec::new() };
        let in_text = |body: &Body<'_>| body.lines.iter().any(|line| line.place == Place::Headline);
        if same(old, new) || self.bodies().into_iter().any(in_text) {
            return Vec::new();
        }
        let (old_words, new_words) = (super::words::words(old), super::words::words(new));
        let days = self.versions.map(|version| &version.days);
        let (judged, _) = Judge { old: &old_words, new: &new_words, days }.judge();
        let classes = judged.into_iter().map(|(_, class)| class).collect::<Vec<_>>();
        let side = |title: &str| Some(Wording { text: title.to_owned(), ..Wording::default() });
        let found = passage(Place::Headline, classes, side(old), side(new));
        if found.classes.is_empty() { Vec::new() } else { vec![found] }
    }

    /// The bytes of one version of which something is told.
    fn covered(&self, side: usize, claims: &ClaimChanges<'r>, attributions: &[Passage]) -> Vec<Covered> {
        let mut covered = Vec::new();
        let mut cover = |id: ClaimId, classes: Option<&[Class]>| {
            let claim = self.versions[side].claims.iter().find(|prepared| prepared.claim.id == id);
            let pieces = claim.map(|prepared| self.bodies()[side].content(prepared.claim)).unwrap_or_default();
            covered.extend(pieces.into_iter().map(|bytes| Covered { bytes, classes: classes.map(<[_]>::to_vec) }));
        };
        for changed in &claims.changed {
            cover([changed.old, changed.new][side], Some(&changed.classes));
        }
        for regrouped in claims.split.iter().chain(&claims.merged) {
            [&regrouped.old, &regrouped.new][side].iter().for_each(|&id| cover(id, Some(&regrouped.classes)));
        }
        [&claims.removed, &claims.added][side].iter().for_each(|claim| cover(claim.id, None));
        let of_side = |passage: &&Passage| (passage.classes[0] == Class::AttributionLost) == (side == 0);
        attributions.iter().filter(of_side).filter_map(|passage| passage.claim).for_each(|id| cover(id, None));
        covered
    }

    /// Tells what changed between two sentences that are one.
    fn pair(
        &self,
        at: [usize; 2],
        covered: &[Vec<Covered>; 2],
        names: &mut FxHashSet<[String; 2]>,
        found: &mut Vec<Passage>,
        count: &mut Outside,
    ) {
        let [old_body, new_body] = self.bodies();
        let (old, new) = (old_body.of_line(at[0]), new_body.of_line(at[1]));
        let same_marks = || old.iter().map(|word| word.quoted).eq(new.iter().map(|word| word.quoted));
        if old.len() == new.len() && old.iter().zip(new).all(|(a, b)| a.key == b.key) && same_marks() {
            return;
        }
        let days = self.versions.map(|version| &version.days);
        let (judged, _) = Judge { old, new, days }.judge();
        let mut by_place: [Vec<Class>; 2] = Default::default();
        let frame = self.frame(at);
        for (hunk, class) in &judged {
            let byte = |body: &Body<'_>, words: &[Word<'_>], all: &[Word<'_>], at: usize| {
                let word = words.first().or_else(|| all.get(at)).or(all.last());
                word.map_or(0, |word| word.at.min(body.cutter.text.len()))
            };
            let bytes = [byte(old_body, hunk.old, old, hunk.at.0), byte(new_body, hunk.new, new, hunk.at.1)];
            let told = |side: usize, is_empty: bool| {
                let holds = |covered: &&Covered| covered.bytes.contains(&bytes[side]);
                let mut covers = covered[side].iter().filter(holds).filter_map(|covered| covered.classes.as_ref());
                !is_empty && covers.any(|classes| classes.iter().any(|told| told <= class))
            };
            if frame.is_none()
                && (*class >= Class::Reworded || told(0, hunk.old.is_empty()) || told(1, hunk.new.is_empty()))
            {
                continue;
            }
            // A name is told once, however often it stands there.
            if *class == Class::NameCorrected && !names.insert([joined(hunk.old), joined(hunk.new)]) && frame.is_none()
            {
                continue;
            }
            let dateline = frame.is_none() && new_body.place(at[1], bytes[1]) == Place::Dateline;
            by_place[usize::from(dateline)].push(*class);
            if frame.is_none() && !dateline {
                count.add(*class);
            }
        }
        if judged.is_empty() && frame.is_none() && old.len() == new.len() && !same_marks() && !self.is_told(at, covered)
        {
            by_place[0].push(Class::Reworded);
            count.quotations += 1;
        }
        let [body, dateline] = by_place;
        for (classes, place) in [(body, frame.unwrap_or(Place::Body)), (dateline, Place::Dateline)] {
            if !classes.is_empty() {
                found.push(passage(place, classes, Some(wording(old_body, at[0])), Some(wording(new_body, at[1]))));
            }
        }
    }

    /// What two sentences frame the story as, if either does.
    fn frame(&self, at: [usize; 2]) -> Option<Place> {
        let [old, new] = self.bodies();
        let place = new.lines[at[1]].place.min(old.lines[at[0]].place);
        (place < Place::Dateline).then_some(place)
    }

    /// Whether a claim in either of two sentences is told: then its kind tells of marks that came or went.
    fn is_told(&self, at: [usize; 2], covered: &[Vec<Covered>; 2]) -> bool {
        let told = |side: usize| {
            let line = &self.bodies()[side].lines[at[side]].bytes;
            covered[side].iter().any(|covered| line.contains(&covered.bytes.start))
        };
        told(0) || told(1)
    }

    /// Tells of a sentence that only one version has, if it frames the story, or has a quotation that no claim tells of.
    fn lone(&self, side: usize, line: usize, covered: &[Covered], found: &mut Vec<Passage>, count: &mut Outside) {
        let body = self.bodies()[side];
        let words = body.of_line(line);
        let place = body.lines[line].place;
        let class = if side == 0 { Class::Dropped } else { Class::Added };
        let told = |word: &Word<'_>| covered.iter().any(|covered| covered.bytes.contains(&word.at));
        let quoted = words.iter().filter(|word| word.quoted && !told(word)).count();
        let claimed = self.versions[side].claims.iter().any(|prepared| prepared.claim.sentence as usize == line);
        let quotation = quoted >= SHORT_QUOTATION && !claimed;
        if words.is_empty() || place >= Place::Dateline && !quotation {
            return;
        }
        count.quotations += u32::from(place >= Place::Dateline);
        let only = Some(wording(body, line));
        let (old, new) = if side == 0 { (only, None) } else { (None, only) };
        found.push(passage(place, vec![class], old, new));
    }
}

fn wording(body: &Body<'_>, line: usize) -> Wording {
    let line = &body.lines[line];
    Wording {
        text: body.cutter.text[line.bytes.clone()].to_owned(),
        paragraph: Some(line.paragraph),
        start: Some(body.cutter.offset(line.bytes.start)),
        end: Some(body.cutter.offset(line.bytes.end)),
        ..Wording::default()
    }
}

fn passage(place: Place, mut classes: Vec<Class>, old: Option<Wording>, new: Option<Wording>) -> Passage {
    classes.sort_unstable();
    classes.dedup();
    let text = |side: &Option<Wording>| side.as_ref().map(|side| side.text.clone()).unwrap_or_default();
    let words = word_diff(&text(&old), &text(&new));
    // Every version of a wire story has its own day.
    let severity = if place == Place::Dateline { super::Severity::Low } else { severity(&classes) };
    Passage { place, classes, severity, claim: None, old, new, words }
}
