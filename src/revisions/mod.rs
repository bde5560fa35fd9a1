//! Which claims changed between two versions of a story, and over a chain of versions.
//!
//! ```text
//! two reports --align--> pairs of claims --regroup--> and parted ones --changes, classes--> what changed in each --> Diff
//! ```
//!
//! Claims are paired first by what they say, then by how alike they are (`align`); what has no counterpart may be a part
//! of another claim (`regroup`), or stand in the other text all the same (`standing`); a pair is compared field by field
//! (`changes`), and what came of it is named (`classes`). Only words count: white space, quotation marks, case and the
//! order of paragraphs make no difference, but for a claim's place, which is told as "moved". Does NOT find claims: all
//! it needs is in the reports.

mod align;
mod assignment;
mod body;
mod chain;
mod change;
mod changes;
mod class;
mod classes;
mod edits;
mod entities;
mod given;
mod judge;
mod letters;
mod lines;
mod matching;
mod nested;
mod passages;
mod prepared;
mod regroup;
mod sources;
mod standing;
mod told;
mod values;
mod version;
mod words;

pub use body::Place;
pub use chain::{CHAIN_SCHEMA, Chain, Event, History, chain, chain_schema};
pub use change::{Change, Field, How};
pub use class::{Class, Severity};
pub use edits::{Edit, word_diff};
pub use entities::{EntityChanges, Named, Renamed};
pub use given::{Given, give_one_day};
pub use told::{Passage, Told, Wording};

use crate::report::{Claim, ClaimId, Number, Report, Sha256, Warning};
use align::Pair;
use matching::Matching;
use passages::Passages;
use schemars::{JsonSchema, Schema, schema_for};
use serde::Serialize;
use std::borrow::Cow;
use version::Version;
use words::Numbers;

/// What changed between two reports.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Diff<'r> {
    /// "whosaid-diff/1".
    pub schema: Cow<'static, str>,
    /// The older version.
    pub old: Side<'r>,
    /// The newer version.
    pub new: Side<'r>,
    /// What became of the claims.
    pub claims: ClaimChanges<'r>,
    /// What changed in the lines that frame the story, and outside of claims.
    pub passages: Vec<Passage>,
    /// How much of that is in the story and in no claim.
    pub outside: Outside,
    /// Who and what is named otherwise.
    pub entities: EntityChanges<'r>,
    /// What the reader of this should know.
    pub warnings: Vec<Warning<'static>>,
    /// Every claim that both versions have, changed or not.
    #[serde(skip)]
    pairs: Vec<[ClaimId; 2]>,
}

/// One of the two versions.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Side<'r> {
    /// What it is called.
    pub id: Cow<'r, str>,
    /// Of the text's UTF-8 bytes.
    pub sha256: Sha256,
}

/// Changes that no claim tells of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Outside {
    /// Numbers, dates and lengths that took the place of others.
    pub numbers: u32,
    /// How many quotations.
    pub quotations: u32,
    /// Names, roles and ages.
    pub names: u32,
}

impl Outside {
    fn add(&mut self, class: Class) {
        match class {
            Class::QuoteAltered => self.quotations += 1,
            Class::NameCorrected | Class::RoleChanged => self.names += 1,
            Class::Corrected => self.numbers += 1,
            _ => {}
        }
    }
}

/// What became of the claims.
#[derive(Clone, Debug, Default, Serialize, JsonSchema)]
pub struct ClaimChanges<'r> {
    /// Of the new version, in order.
    pub added: Vec<&'r Claim<'r>>,
    /// Of the old version, in order.
    pub removed: Vec<&'r Claim<'r>>,
    /// In the order of the old version.
    pub changed: Vec<Changed>,
    /// Claims that several claims of the new version share now.
    pub split: Vec<Regrouped>,
    /// Claims of the old version that are one now.
    pub merged: Vec<Regrouped>,
    /// Old and new id of claims that are the same but stand in another order.
    pub moved: Vec<[ClaimId; 2]>,
    /// How many are the same.
    pub unchanged: u32,
}

/// A claim that both versions make, not in the same way.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Changed {
    /// Its id in the older version.
    pub old: ClaimId,
    /// Its id in the newer version.
    pub new: ClaimId,
    /// The kinds of change it went through, the gravest first; at least one.
    pub classes: Vec<Class>,
    /// How grave that is.
    pub severity: Severity,
    /// How alike the two are, from 0 to 1.
    pub similarity: Number,
    /// What the old version has.
    pub before: Wording,
    /// What the new version has.
    pub after: Wording,
    /// Where the text changed: together those with "=" and "-" are the old text, those with "=" and "+" the new one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub words: Option<Vec<Edit>>,
    /// What is told otherwise.
    pub changes: Vec<Change>,
}

/// One claim of a version that is several of the other.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Regrouped {
    /// Their ids in the older version.
    pub old: Vec<ClaimId>,
    /// Their ids in the newer version.
    pub new: Vec<ClaimId>,
    /// "split" or "merged", after what else changed.
    pub classes: Vec<Class>,
    /// The change of the content as a whole; none where all words are the same.
    pub changes: Vec<Change>,
}

/// The version of a diff's fields.
pub const SCHEMA: &str = "whosaid-diff/1";

impl Diff<'_> {
    /// Whether nothing that is told differs, but for the place of what is the same.
    pub fn is_same(&self) -> bool {
        let ClaimChanges { added, removed, changed, split, merged, .. } = &self.claims;
        added.is_empty()
            && removed.is_empty()
            && changed.is_empty()
            && split.is_empty()
            && merged.is_empty()
            && self.passages.is_empty()
    }

    /// Leaves only changes of these kinds.
    pub fn only(&mut self, kinds: &[Class]) {
        let any = |classes: &[Class]| classes.iter().any(|class| kinds.contains(class));
        let ClaimChanges { added, removed, changed, split, merged, moved, .. } = &mut self.claims;
        added.retain(|_| kinds.contains(&Class::Added));
        removed.retain(|_| kinds.contains(&Class::Dropped));
        changed.retain(|changed| any(&changed.classes));
        split.retain(|regrouped| any(&regrouped.classes));
        merged.retain(|regrouped| any(&regrouped.classes));
        moved.retain(|_| kinds.contains(&Class::Moved));
        self.passages.retain(|passage| any(&passage.classes));
    }
}

/// The JSON Schema (2020-12) of a [`Diff`].
pub fn diff_schema() -> Schema {
    schema_for!(Diff)
}

/// Compares two versions of a story. Reports that hold their texts (`doc.text`) are compared better: what changed outside of
/// claims is told, and a claim that is found in one version only, and whose sentence stands in the other, is not a change.
pub fn diff<'r>(old: &'r Report<'r>, new: &'r Report<'r>) -> Diff<'r> {
    let mut numbers = Numbers::default();
    let warnings = warnings(old, new);
    let (old, new) = (Version::of(old, &mut numbers), Version::of(new, &mut numbers));
    let matching = Matching::of(&old, &new, &mut numbers);
    let entities = entities::between(&old, &new, &mut numbers);
    let mut claims = ClaimChanges { unchanged: matching.unread, ..ClaimChanges::default() };
    for (pair, &moved) in matching.pairs.iter().zip(&matching.moved) {
        sort_out(pair, moved, (&old, &new), &matching, &entities, &mut claims);
    }
    claims.added = matching.added.iter().map(|&i| new.claims[i].claim).collect();
    claims.removed = matching.removed.iter().map(|&i| old.claims[i].claim).collect();
    let regrouped = |parted: &[regroup::Parted], class| -> Vec<Regrouped> {
        let of = |parted: &regroup::Parted| match class {
            Class::Split => regrouped(class, (&old, &[parted.whole]), (&new, &parted.parts)),
            _ => regrouped(class, (&old, &parted.parts), (&new, &[parted.whole])),
        };
        parted.iter().map(of).collect()
    };
    claims.split = regrouped(&matching.split, Class::Split);
    claims.merged = regrouped(&matching.merged, Class::Merged);
    nested::tell_once(&mut claims, &old, &new);
    let (mut passages, mut outside) = (Vec::new(), Outside::default());
    if let (Some(old_story), Some(new_story)) = (&old.story, &new.story) {
        let texts = Passages { versions: [&old, &new], stories: [old_story, new_story], lines: &matching.lines };
        passages = texts.attributions(&mut claims);
        let (found, count) = texts.outside(&claims, &passages);
        passages.extend(found);
        outside = count;
    }
    let pairs = matching.pairs.iter().map(|pair| [old.claims[pair.old].claim.id, new.claims[pair.new].claim.id]);
    let (pairs, sides) = (pairs.collect(), (side(old.report), side(new.report)));
    Diff { schema: SCHEMA.into(), old: sides.0, new: sides.1, claims, passages, outside, entities, warnings, pairs }
}

/// Enters a claim that both versions have where it belongs.
fn sort_out<'r>(
    &Pair { old: a, new: b }: &Pair,
    moved: bool,
    (old, new): (&Version<'r>, &Version<'r>),
    matching: &Matching,
    entities: &EntityChanges<'_>,
    claims: &mut ClaimChanges<'r>,
) {
    let (before, after) = (&old.claims[a], &new.claims[b]);
    let ids = [before.claim.id, after.claim.id];
    // In the same sentence the same words are the same claim, however the story around them is read.
    let sentences = (old.sentence(before.claim), new.sentence(after.claim));
    let same_sentence = sentences.0.is_some() && sentences.0 == sentences.1;
    let unmoved = same_sentence
        && before.shape.content == after.shape.content
        && old.has_marks(before.claim) == new.has_marks(after.claim);
    let found = if unmoved || matching.same.contains(&(a, b)) {
        changes::Differences { changes: Vec::new(), classes: Vec::new() }
    } else {
        changes::between((old, before), (new, after), &entities.renamed)
    };
    let (mut changes, classes) = (found.changes, found.classes);
    match (changes.is_empty(), moved) {
        (true, true) => claims.moved.push(ids),
        (true, false) => claims.unchanged += 1,
        (false, _) => {
            if moved {
                let place = |version: &Version<'_>, claim| Some(version.paragraph(claim).to_string());
                let places = (place(old, before.claim), place(new, after.claim));
                changes.push(change::change(Field::Paragraph, places.0, places.1));
            }
            let content = changes.iter().find(|change| change.field == Field::Content);
            claims.changed.push(Changed {
                old: ids[0],
                new: ids[1],
                severity: classes::severity(&classes),
                classes,
                similarity: Number((similarity(before, after) * 100.0).round() / 100.0),
                before: Wording::of(old, before.claim),
                after: Wording::of(new, after.claim),
                words: content.and_then(|change| change.words.clone()),
                changes,
            });
        }
    }
}

fn side<'r>(report: &'r Report<'r>) -> Side<'r> {
    Side { id: Cow::Borrowed(&*report.doc.id), sha256: report.doc.sha256 }
}

/// What is missing where reports are compared, and where their dates count from.
fn warnings(old: &Report<'_>, new: &Report<'_>) -> Vec<Warning<'static>> {
    let mut warnings = Vec::new();
    let mut warn = |code: &'static str, message: String| {
        warnings.push(Warning { code: code.into(), message: message.into() });
    };
    let bare = [old, new].into_iter().filter(|report| report.doc.text.is_none()).map(|report| &*report.doc.id);
    let bare: Vec<&str> = bare.collect();
    if !bare.is_empty() {
        let message = format!(
            "{} comes without its text, so headlines, numbers, names and quotations outside of claims are not compared; \
             make it with --with-text",
            bare.join(" and ")
        );
        warn("no_text", message);
    }
    if old.doc.date != new.doc.date {
        let message = "the dates of the two count from different days, so the same words may mean another day; give \
                       the articles, or make the reports with one --date";
        warn("two_anchor_dates", message.to_owned());
    }
    warnings
}

/// How alike two claims are, from 0 to 1.
fn similarity(old: &prepared::Prepared<'_>, new: &prepared::Prepared<'_>) -> f64 {
    let plain = |a: &[u32], b: &[u32]| align::shared(a, b, |_| 1.0);
    let (old, new) = (&old.shape, &new.shape);
    0.8 * plain(&old.bag, &new.bag) + 0.15 * plain(&old.source, &new.source) + 0.05 * plain(&old.cue, &new.cue)
}

fn regrouped(class: Class, (old, olds): (&Version<'_>, &[usize]), (new, news): (&Version<'_>, &[usize])) -> Regrouped {
    let of = |version: &Version<'_>, these: &[usize]| {
        let claims: Vec<_> = these.iter().map(|&i| &version.claims[i]).collect();
        (changes::contents(&claims), claims.iter().map(|prepared| prepared.claim.id).collect())
    };
    let ((before, olds), (after, news)) = (of(old, olds), of(new, news));
    let (mut classes, changes) = changes::of_contents(before, after, [&old.days, &new.days]);
    classes.push(class);
    Regrouped { old: olds, new: news, classes, changes }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Article;
    use crate::pipeline::Pipeline;
    use crate::report::Options;

    /// The claims of two texts, and the pairs that were compared.
    fn compared(old: String, new: String) -> (usize, usize) {
        let article = |text: String| Article { text: text.into(), ..Article::default() };
        let (old, new) = (article(old), article(new));
        let (mut pipeline, options) = (Pipeline::new(), Options { with_text: true, ..Options::default() });
        let (old, new) = (pipeline.run(&old, &options), pipeline.run(&new, &options));
        let mut numbers = Numbers::default();
        let (old, new) = (Version::of(&old, &mut numbers), Version::of(&new, &mut numbers));
        let matching = Matching::of(&old, &new, &mut numbers);
        (old.claims.len() + new.claims.len(), matching.compared)
    }

    fn story(statements: usize, change: impl Fn(usize) -> String) -> String {
        let names = ["Ann Roe", "Piet Arendsen", "Lena Voss", "Martha Quill", "Jon Hale"];
        let places = ["Belmare", "Orvane", "Port Ossa", "Zelmira"];
        let statement = |i: usize| {
            let (name, place, change) = (names[i % 5], places[i / 5 % 4], change(i));
            format!("{name} said the mill in {place} had paid {} workers {change} last winter.\n\n", 100 + i)
        };
        (0..statements).map(statement).collect()
    }

    #[test]
    fn work_grows_with_the_stories() {
        // Some 90 KB each, every claim reworded.
        let old = |i: usize| format!("{} crowns", i * 7);
        let new = |i: usize| format!("only {} crowns", i * 7);
        let (claims, pairs) = compared(story(1200, old), story(1200, new));
        assert!(claims > 2000, "only {claims} claims");
        assert!(pairs > 0 && pairs <= 12 * claims, "{pairs} pairs of {claims} claims were compared");
        // What stayed is not compared at all.
        let (claims, pairs) = compared(story(1200, old), story(1200, |i| if i == 7 { new(i) } else { old(i) }));
        assert!(claims > 2000 && pairs <= 24, "{pairs} pairs of {claims} claims were compared");
        // Nor are thousands of claims that are all alike.
        let same = |n: usize| "\"It is over,\" he said.\n\n".repeat(n);
        let (claims, pairs) = compared(same(4000), same(3000));
        assert!(claims > 5000 && pairs <= claims, "{pairs} pairs of {claims} claims were compared");
    }
}
