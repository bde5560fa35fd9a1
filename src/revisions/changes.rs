//! What changed in a claim, field by field.

use super::change::{Change, Field, How, change};
use super::class::Class;
use super::classes;
use super::edits::{Comparison, Hunk, compare, word_diff};
use super::entities::Renamed;
use super::judge::{Days, Judge, Judged};
use super::prepared::{Prepared, day, joined};
use super::sources;
use super::version::Version;
use super::words::{Word, core, keys, same, words};
use crate::report::{Claim, ClaimKind, Date, TextSpan};
use rustc_hash::FxHashSet;
use serde::Serialize;
use std::borrow::Cow;

/// The differences between two claims, and of what kind they are; nothing where there are none.
pub(super) struct Differences {
    pub changes: Vec<Change>,
    pub classes: Vec<Class>,
}

/// The changes from one claim to another, in the order of [`Field`].
pub(super) fn between(
    (old_version, old): (&Version<'_>, &Prepared<'_>),
    (new_version, new): (&Version<'_>, &Prepared<'_>),
    renamed: &[Renamed<'_>],
) -> Differences {
    let (before, after) = (joined(&old.claim.content), joined(&new.claim.content));
    let (mut old_words, mut new_words) = (words(&before), words(&after));
    old_version.mark_quotations(old.claim, &before, &mut old_words);
    new_version.mark_quotations(new.claim, &after, &mut new_words);
    let (old_core, new_core) = (core(&old_words), core(&new_words));
    let days = [&old_version.days, &new_version.days];
    let (judged, _) = Judge { old: old_core, new: new_core, days }.judge();
    let mut changes = Vec::new();
    if !judged.is_empty() {
        let (old, new) = ((old_version, old.claim), (new_version, new.claim));
        let text = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        let words = Some(word_diff(&before, &after));
        changes.push(Change { words, ..change(Field::Content, text(&before), text(&after)) });
        changes.extend(quotes([old_core, new_core], &judged));
        changes.extend(inside(old, new, &judged, renamed));
    }
    fields((old_version, old), (new_version, new), renamed, &mut changes);
    let classes = match changes.is_empty() {
        true => Vec::new(),
        false => {
            let inside: Vec<Class> = judged.iter().map(|&(_, class)| class).collect();
            classes::of(old.claim, new.claim, &changes, &inside)
        }
    };
    Differences { changes, classes }
}

/// All that is told of a claim beside its content.
fn fields(
    (old_version, old): (&Version<'_>, &Prepared<'_>),
    (new_version, new): (&Version<'_>, &Prepared<'_>),
    renamed: &[Renamed<'_>],
    changes: &mut Vec<Change>,
) {
    if !sources::same((old_version, old), (new_version, new), renamed) {
        let how = sources::how(old.claim, new.claim);
        changes.push(Change { how, ..change(Field::Source, sources::name(old.claim), sources::name(new.claim)) });
    }
    let (before, after) = (old.claim, new.claim);
    let mut text = |field, old: Option<String>, new: Option<String>, how| {
        if !same(old.as_deref().unwrap_or_default(), new.as_deref().unwrap_or_default()) {
            changes.push(Change { how, ..change(field, old, new) });
        }
    };
    // "said" and "has said" are the same cue; "said" and "insisted" are not.
    let cue = |claim: &Claim<'_>| claim.cue.lemma.as_deref().map(str::to_owned);
    text(Field::Cue, cue(before), cue(after), None);
    let quoted = |claim: &Claim<'_>| claim.kind == ClaimKind::Direct;
    let how = match (quoted(before), quoted(after)) {
        (true, false) => Some(How::Paraphrased),
        (false, true) => Some(How::Quoted),
        _ => None,
    };
    text(Field::Kind, name(&before.kind), name(&after.kind), how);
    text(Field::Stance, name(&before.stance), name(&after.stance), None);
    text(Field::Certainty, name(&before.certainty), name(&after.certainty), None);
    text(Field::Polarity, name(&before.polarity), name(&after.polarity), None);
    let addressee = |claim: &Claim<'_>| claim.addressee.as_ref().map(|a| a.text.to_string());
    text(Field::Addressee, addressee(before), addressee(after), None);
    // A day that stands in both sentences, and is taken for that of the saying in one, is not a change.
    let near = |version: &Version<'_>, claim, day: &[u32]| {
        let sentence = version.sentence(claim);
        day.is_empty() || sentence.is_some_and(|sentence| sentence.windows(day.len()).any(|words| words == day))
    };
    if !(near(old_version, old.claim, &new.day) && near(new_version, new.claim, &old.day)) {
        // The value, or the words of one that is known to the article's reader only.
        let said_at = |date: &Date<'_>| if date.value.contains('X') { &date.text } else { &date.value }.to_string();
        let (before, after) = (day(old_version.report, old.claim), day(new_version.report, new.claim));
        let is_full = |date: Option<&Date<'_>>| date.is_some_and(|d| d.value.len() >= 10 && !d.value.contains('X'));
        let how = (is_full(before) && is_full(after)).then_some(How::Corrected);
        text(Field::SaidAt, before.map(said_at), after.map(said_at), how);
    }
    let venue = |claim: &Claim<'_>| claim.venue.as_deref().map(str::to_owned);
    text(Field::Venue, venue(old.claim), venue(new.claim), None);
}

/// The name that a value has in the report.
fn name(value: &impl Serialize) -> Option<String> {
    serde_json::to_value(value).ok()?.as_str().map(str::to_owned)
}

/// What is in quotation marks, where both have something so and it is one quotation.
fn quotes([old, new]: [&[Word<'_>]; 2], judged: &[Judged<'_, '_>]) -> Option<Change> {
    let [old_words, new_words] =
        [old, new].map(|words| words.iter().filter(|word| word.quoted).cloned().collect::<Vec<_>>());
    let Comparison { hunks, common } = compare(&old_words, &new_words);
    // Two quotations with little in common are two.
    if hunks.is_empty() || 2 * common < old_words.len().min(new_words.len()) || common == 0 {
        return None;
    }
    let ends = |hunk: &Hunk<'_, '_>, words: &[Word<'_>], part: &[Word<'_>]| {
        let only = if hunk.old.is_empty() { hunk.new } else { hunk.old };
        std::ptr::eq(only, part) && (words.starts_with(only) || words.ends_with(only))
    };
    let how = if hunks.iter().all(|hunk| hunk.new.is_empty() && ends(hunk, &old_words, hunk.old)) {
        How::Shortened
    } else if hunks.iter().all(|hunk| hunk.old.is_empty() && ends(hunk, &new_words, hunk.new)) {
        How::Extended
    } else if judged.iter().any(|&(_, class)| class == Class::QuoteAltered) {
        How::Altered
    } else {
        return None;
    };
    let text = |words: &[Word<'_>]| words.iter().map(|word| word.text).collect::<String>();
    let (before, after) = (text(&old_words), text(&new_words));
    let words = Some(word_diff(&before, &after));
    Some(Change { how: Some(how), words, ..change(Field::Quote, Some(before), Some(after)) })
}

/// Numbers, distances, dates and names that are in the one content and not in the other.
fn inside(
    (old_version, old): (&Version<'_>, &Claim<'_>),
    (new_version, new): (&Version<'_>, &Claim<'_>),
    judged: &[Judged<'_, '_>],
    renamed: &[Renamed<'_>],
) -> Vec<Change> {
    let hunks: Vec<&Hunk<'_, '_>> = judged.iter().map(|(hunk, _)| hunk).collect();
    let side = |version: &Version<'_>, claim: &Claim<'_>| {
        let (dates, distances) = (&version.report.dates, &version.report.distances);
        let date = |id: &crate::report::DateId| {
            let date = dates.get(id.index())?;
            Some(Item { text: date.text.to_string(), value: date.value.to_string() })
        };
        let length = |id: &crate::report::DistanceId| {
            let length = distances.get(id.index())?;
            let value = length.metres.map_or_else(|| length.text.to_string(), |metres| metres.to_string());
            Some(Item { text: length.text.to_string(), value })
        };
        let name = |id: &crate::report::EntityId| {
            let entity = version.report.entities.get(id.index())?;
            let old = renamed.iter().find(|r| r.new.id == *id && std::ptr::eq(version, new_version));
            let value = old.map_or_else(|| entity.name.to_string(), |renamed| renamed.old.name.to_string());
            Some(Item { text: entity.name.to_string(), value })
        };
        (
            claim.distances.iter().filter_map(length).collect::<Vec<_>>(),
            claim.dates.iter().filter_map(date).collect::<Vec<_>>(),
            claim.entities.iter().filter_map(name).collect::<Vec<_>>(),
        )
    };
    let (old_lengths, old_dates, old_names) = side(old_version, old);
    let (new_lengths, new_dates, new_names) = side(new_version, new);
    let numbers = |words: Vec<&Word<'_>>, others: [&[Item]; 2]| {
        let elsewhere: FxHashSet<String> = others.into_iter().flatten().flat_map(|item| keys(&item.text)).collect();
        let numbers = words.into_iter().filter(|word| word.is_number() && !elsewhere.contains(&word.key));
        let item = |word: &Word<'_>| Item { text: word.bare().to_owned(), value: word.key.clone() };
        numbers.map(item).collect::<Vec<_>>()
    };
    let old_numbers = numbers(hunks.iter().flat_map(|hunk| hunk.old).collect(), [&old_lengths, &old_dates]);
    let new_numbers = numbers(hunks.iter().flat_map(|hunk| hunk.new).collect(), [&new_lengths, &new_dates]);
    let touched = |of: &dyn Fn(&Hunk<'_, '_>) -> Vec<String>| hunks.iter().copied().flat_map(of).collect::<Vec<_>>();
    let word_keys = |words: &[Word<'_>]| words.iter().map(|word| word.key.clone()).collect::<Vec<_>>();
    let touched = [touched(&|hunk| word_keys(hunk.old)), touched(&|hunk| word_keys(hunk.new))];
    [
        (Field::Numbers, old_numbers, new_numbers),
        (Field::Distances, old_lengths, new_lengths),
        (Field::Dates, old_dates, new_dates),
        (Field::Names, old_names, new_names),
    ]
    .into_iter()
    .filter_map(|(field, old, new)| {
        let (old, new) = (&old[..old.len().min(MOST_ITEMS)], &new[..new.len().min(MOST_ITEMS)]);
        let (gone, come) = (only(old, new, &touched[0]), only(new, old, &touched[1]));
        (gone.is_some() || come.is_some()).then(|| change(field, gone, come))
    })
    .collect()
}

/// Things of a content that are looked at.
const MOST_ITEMS: usize = 64;

/// A thing that a content mentions.
struct Item {
    text: String,
    /// The same for two items that say the same.
    value: String,
}

/// What of these is not among the others, and in words that changed.
fn only(these: &[Item], others: &[Item], touched: &[String]) -> Option<String> {
    let known =
        |item: &&Item| others.iter().any(|other| same(&other.value, &item.value) || same(&other.text, &item.text));
    let is_touched = |item: &&Item| keys(&item.text).any(|key| touched.contains(&key));
    let mut lone: Vec<&str> = Vec::new();
    for item in these.iter().filter(|item| !known(item) && is_touched(item)) {
        if !lone.contains(&&*item.text) {
            lone.push(&item.text);
        }
    }
    (!lone.is_empty()).then(|| lone.join(", "))
}

/// Several claims' contents as one text.
pub(super) fn contents(claims: &[&Prepared<'_>]) -> String {
    let pieces = claims.iter().flat_map(|prepared| &prepared.claim.content);
    pieces.map(|piece: &TextSpan<'_>| Cow::Borrowed(&*piece.text)).collect::<Vec<Cow<'_, str>>>().join(" ")
}

/// The kinds of change from one content to another that claims share, and the change; nothing where all words are the same.
pub(super) fn of_contents(before: String, after: String, days: [&Days; 2]) -> (Vec<Class>, Vec<Change>) {
    let (old, new) = (words(&before), words(&after));
    let (judged, _) = Judge { old: &old, new: &new, days }.judge();
    let mut classes: Vec<Class> =
        judged.iter().map(|&(_, class)| class).filter(|class| *class < Class::Reworded).collect();
    classes.sort_unstable();
    classes.dedup();
    if judged.is_empty() {
        return (classes, Vec::new());
    }
    let words = Some(word_diff(&before, &after));
    (classes, vec![Change { words, ..change(Field::Content, Some(before), Some(after)) }])
}
