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
mod chain;
mod changes;
mod classes;
mod entities;
mod regroup;
mod sources;
mod standing;
mod version;
mod words;

pub use chain::{CHAIN_SCHEMA, Chain, chain, chain_schema};
pub use changes::{Change, Field, How};
pub use classes::Class;
pub use entities::{EntityChanges, Named, Renamed};
pub use words::{Edit, word_diff};

use crate::report::{Claim, ClaimId, Number, Report, Sha256};
use align::Pair;
use regroup::Parted;
use rustc_hash::FxHashSet;
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
    pub old: Side<'r>,
    pub new: Side<'r>,
    pub claims: ClaimChanges<'r>,
    pub entities: EntityChanges<'r>,
}

/// One of the two versions.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Side<'r> {
    pub id: Cow<'r, str>,
    pub sha256: Sha256,
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
    pub unchanged: u32,
}

/// A claim that both versions make, not in the same way.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Changed {
    pub old: ClaimId,
    pub new: ClaimId,
    /// The kinds of change it went through, the weightiest first; at least one.
    pub classes: Vec<Class>,
    /// How alike the two are, from 0 to 1.
    pub similarity: Number,
    pub changes: Vec<Change>,
}

/// One claim of a version that is several of the other.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Regrouped {
    pub old: Vec<ClaimId>,
    pub new: Vec<ClaimId>,
    /// The change of the content as a whole; none where all words are the same.
    pub changes: Vec<Change>,
}

/// The version of a diff's fields.
pub const SCHEMA: &str = "whosaid-diff/1";

impl Diff<'_> {
    /// Whether no claim differs; one that only moved, or is cut in another way, does not.
    pub fn is_same(&self) -> bool {
        let ClaimChanges { added, removed, changed, split, merged, .. } = &self.claims;
        added.is_empty()
            && removed.is_empty()
            && changed.is_empty()
            && split.iter().chain(merged).all(|regrouped| regrouped.changes.is_empty())
    }
}

/// The JSON Schema (2020-12) of a [`Diff`].
pub fn diff_schema() -> Schema {
    schema_for!(Diff)
}

/// Compares the claims and entities of two versions of a story. Reports that hold their texts (`doc.text`) are compared
/// better: a claim that is found in one version only, and whose sentence stands in the other, is then no change.
pub fn diff<'r>(old: &'r Report<'r>, new: &'r Report<'r>) -> Diff<'r> {
    let mut numbers = Numbers::default();
    let (old, new) = (Version::of(old, &mut numbers), Version::of(new, &mut numbers));
    let matching = Matching::of(&old, &new, &mut numbers);
    let entities = entities::between(&old, &new, &mut numbers);
    let mut claims = ClaimChanges { unchanged: matching.unread, ..ClaimChanges::default() };
    for (&Pair { old: a, new: b }, &moved) in matching.pairs.iter().zip(&matching.moved) {
        let (before, after) = (&old.claims[a], &new.claims[b]);
        let ids = [before.claim.id, after.claim.id];
        // In the same sentence the same words are the same claim, however the story around them is read.
        let sentences = (old.sentence(before.claim), new.sentence(after.claim));
        let unmoved = sentences.0.is_some() && sentences.0 == sentences.1 && before.content == after.content;
        let found = if unmoved || matching.same.contains(&(a, b)) {
            changes::Differences { changes: Vec::new(), classes: Vec::new() }
        } else {
            changes::between((&old, before), (&new, after), &entities.renamed)
        };
        let (mut changes, classes) = (found.changes, found.classes);
        match (changes.is_empty(), moved) {
            (true, true) => claims.moved.push(ids),
            (true, false) => claims.unchanged += 1,
            (false, _) => {
                if moved {
                    let place = |version: &Version<'_>, claim| Some(version.paragraph(claim).to_string());
                    let places = (place(&old, before.claim), place(&new, after.claim));
                    changes.push(changes::change(Field::Paragraph, places.0, places.1));
                }
                let similarity = Number((similarity(before, after) * 100.0).round() / 100.0);
                claims.changed.push(Changed { old: ids[0], new: ids[1], classes, similarity, changes });
            }
        }
    }
    claims.added = matching.added.iter().map(|&i| new.claims[i].claim).collect();
    claims.removed = matching.removed.iter().map(|&i| old.claims[i].claim).collect();
    claims.split = matching.split.iter().map(|p| regrouped(&old, &[p.whole], &new, &p.parts)).collect();
    claims.merged = matching.merged.iter().map(|p| regrouped(&old, &p.parts, &new, &[p.whole])).collect();
    Diff { schema: SCHEMA.into(), old: side(old.report), new: side(new.report), claims, entities }
}

fn side<'r>(report: &'r Report<'r>) -> Side<'r> {
    Side { id: Cow::Borrowed(&*report.doc.id), sha256: report.doc.sha256 }
}

/// Of each claim, whether the other version has one that says the same, by the same source.
fn again(these: &Version<'_>, others: &Version<'_>) -> Vec<bool> {
    let said: FxHashSet<_> = others.claims.iter().map(|claim| (&claim.content, &claim.source)).collect();
    these.claims.iter().map(|claim| said.contains(&(&claim.content, &claim.source))).collect()
}

fn flags<'i>(len: usize, these: impl Iterator<Item = &'i usize>) -> Vec<bool> {
    let mut flags = vec![false; len];
    these.for_each(|&i| flags[i] = true);
    flags
}

/// How alike two claims are, from 0 to 1.
fn similarity(old: &version::Prepared<'_>, new: &version::Prepared<'_>) -> f64 {
    let plain = |a: &[u32], b: &[u32]| align::shared(a, b, |_| 1.0);
    0.8 * plain(&old.bag, &new.bag) + 0.15 * plain(&old.source, &new.source) + 0.05 * plain(&old.cue, &new.cue)
}

fn regrouped(old: &Version<'_>, olds: &[usize], new: &Version<'_>, news: &[usize]) -> Regrouped {
    let of = |version: &Version<'_>, these: &[usize]| {
        let claims: Vec<_> = these.iter().map(|&i| &version.claims[i]).collect();
        (changes::contents(&claims), claims.iter().map(|prepared| prepared.claim.id).collect())
    };
    let ((before, olds), (after, news)) = (of(old, olds), of(new, news));
    let changes = if words::same(&before, &after) {
        Vec::new()
    } else {
        let words = Some(word_diff(&before, &after));
        vec![Change { words, ..changes::change(Field::Content, Some(before), Some(after)) }]
    };
    Regrouped { old: olds, new: news, changes }
}

/// Which claims of two versions belong together.
#[derive(Debug, Default)]
struct Matching {
    /// One claim each, in the order of the old version.
    pairs: Vec<Pair>,
    /// Of each pair, whether it is out of order.
    moved: Vec<bool>,
    /// Pairs both of which stand in both texts.
    same: FxHashSet<(usize, usize)>,
    split: Vec<Parted>,
    merged: Vec<Parted>,
    /// Of the new version.
    added: Vec<usize>,
    /// Of the old version.
    removed: Vec<usize>,
    /// Claims that stand in both texts, and were found in one.
    unread: u32,
    /// How many pairs of claims were compared.
    #[cfg_attr(not(test), expect(dead_code, reason = "the tests bound it"))]
    compared: usize,
}

impl Matching {
    /// The same whichever version is called the old one: the two are always looked at in one order.
    fn of(old: &Version<'_>, new: &Version<'_>, numbers: &mut Numbers) -> Matching {
        let order = |version: &Version<'_>| {
            let keys: Vec<_> = version.report.claims.iter().map(|claim| claim.key).collect();
            (version.report.doc.sha256.0, keys)
        };
        if order(old) <= order(new) {
            Matching::in_order(old, new, numbers)
        } else {
            Matching::in_order(new, old, numbers).mirrored()
        }
    }

    fn in_order(old: &Version<'_>, new: &Version<'_>, numbers: &mut Numbers) -> Matching {
        let align::Alignment { mut pairs, compared } = align::align(old, new, numbers.len());
        let lone = |partners: &[Option<usize>]| -> Vec<usize> {
            (0..partners.len()).filter(|&i| partners[i].is_none()).collect()
        };
        let of_old = regroup::partners(&pairs, old.claims.len(), |pair| (pair.old, pair.new));
        let of_new = regroup::partners(&pairs, new.claims.len(), |pair| (pair.new, pair.old));
        let (mut removed, mut added) = (lone(&of_old), lone(&of_new));
        let mut found = Matching { compared, ..Matching::default() };
        found.split = regroup::parted(old, new, &of_old, &added, numbers.len());
        // A claim that was split is not merged as well.
        let split = flags(new.claims.len(), found.split.iter().flat_map(|parted| &parted.parts));
        found.merged = regroup::parted(new, old, &of_new, &removed, numbers.len());
        found.merged.retain(|parted| !split[parted.whole]);
        let merged = flags(old.claims.len(), found.merged.iter().flat_map(|parted| &parted.parts));
        added.retain(|&i| !split[i]);
        removed.retain(|&i| !merged[i]);
        pairs.retain(|pair| !split[pair.new] && !merged[pair.old]);
        (removed, added) = found.leave_unread(old, new, &pairs, [removed, added], numbers);
        let places: Vec<_> =
            pairs.iter().map(|p| (old.claims[p.old].claim.sentence, new.claims[p.new].claim.sentence)).collect();
        let mut order: Vec<usize> = (0..pairs.len()).collect();
        order.sort_by_key(|&i| places[i]);
        let sorted: Vec<_> = order.iter().map(|&i| places[i]).collect();
        found.moved = vec![false; pairs.len()];
        for i in align::out_of_order(&sorted) {
            found.moved[order[i]] = true;
        }
        Matching { pairs, added, removed, ..found }
    }

    /// Leaves out the lone claims that stand in the other version all the same, and marks pairs of which both do. Gives
    /// what is left of the old and the new ones.
    fn leave_unread(
        &mut self,
        old: &Version<'_>,
        new: &Version<'_>,
        pairs: &[Pair],
        [mut removed, mut added]: [Vec<usize>; 2],
        numbers: &mut Numbers,
    ) -> (Vec<usize>, Vec<usize>) {
        let before = removed.len() + added.len();
        // Or it is said twice in one version and once in the other.
        let (old_again, new_again) = (again(old, new), again(new, old));
        removed.retain(|&i| !old_again[i] && !new.has(&old.claims[i], numbers));
        added.retain(|&i| !new_again[i] && !old.has(&new.claims[i], numbers));
        self.unread = (before - removed.len() - added.len()) as u32;
        let reworded = |pair: &&Pair| old.claims[pair.old].content != new.claims[pair.new].content;
        for pair in pairs.iter().filter(reworded) {
            let both = new.has(&old.claims[pair.old], numbers) && old.has(&new.claims[pair.new], numbers);
            self.same.extend(both.then_some((pair.old, pair.new)));
        }
        (removed, added)
    }

    /// Old for new.
    fn mirrored(self) -> Matching {
        let turned = |pair: &Pair| Pair { old: pair.new, new: pair.old };
        let mut pairs: Vec<_> = self.pairs.iter().map(turned).zip(self.moved).collect();
        pairs.sort_by_key(|(pair, _)| pair.old);
        let (pairs, moved) = pairs.into_iter().unzip();
        let same = self.same.into_iter().map(|(old, new)| (new, old)).collect();
        let (split, merged, added, removed) = (self.merged, self.split, self.removed, self.added);
        Matching { pairs, moved, same, split, merged, added, removed, ..self }
    }
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
