//! When it was said, in whose words, and inside which other claim.

use super::ClaimKind;
use super::draft::Draft;
use crate::clauses::items::Story;
use crate::dates::{Timex, TimexKind};
use crate::groups::{Chunk, Form, Group};
use crate::lexicon::{Class, ClassSet};
use crate::rules::Found;
use crate::text::{Quote, Tokens};

/// Dates of a sentence that are looked at.
const MOST: usize = 12;

/// The number of the date that says when it was said: outside the content and the source, the nearest to the cue.
pub fn said_at(scene: &Story<'_>, groups: &[Chunk], draft: &Draft, dates: &[Found<Timex>]) -> Option<u32> {
    let sentence = scene.text.sentences.get(draft.sentence as usize)?.tokens;
    let first = dates.partition_point(|d| d.tokens.start < sentence.start);
    let outside = |d: &Found<Timex>| {
        d.tokens.end <= sentence.end
            && !draft.content.iter().any(|c| c.overlaps(d.tokens))
            && matches!(d.value.kind, TimexKind::Date | TimexKind::Time)
            && draft.source.into_iter().chain(draft.addressee).all(|t| !t.overlaps(d.tokens))
            && draft.around.contains(d.tokens)
            && d.tokens.start.checked_sub(1).is_none_or(|t| scene.lower(t) != "of")
            && if d.tokens.start >= draft.cue.start {
                !parted(scene, groups, Tokens::new(draft.cue.end, d.tokens.start.max(draft.cue.end)))
            } else {
                opens(scene, groups, draft, d.tokens, sentence.start)
            }
    };
    let distance = |d: &Found<Timex>| {
        if d.tokens.start >= draft.cue.end {
            d.tokens.start - draft.cue.end
        } else {
            2 * draft.cue.start.saturating_sub(d.tokens.end)
        }
    };
    (first..dates.len())
        .take(MOST)
        .take_while(|&i| dates[i].tokens.start < sentence.end)
        .filter(|&i| outside(&dates[i]))
        .min_by_key(|&i| distance(&dates[i]))
        .map(|i| i as u32)
}

/// Whether a clause begins or ends between two words: then one is not part of what is said of the other.
fn parted(scene: &Story<'_>, groups: &[Chunk], between: Tokens) -> bool {
    const JOINS: ClassSet = ClassSet::of(&[Class::Wh, Class::Subord]);
    let begins = between.iter().any(|t| scene.classes(t).any(JOINS) && !scene.classes(t).has(Class::Prep));
    let first = groups.partition_point(|g| g.tokens.start < between.start);
    let mut verbs = groups[first..].iter().take_while(|g| g.tokens.end <= between.end);
    begins || verbs.any(|g| matches!(g.value, Group::Verb(v) if v.form == Form::Finite))
}

/// Tokens before a date that are looked at for a verb to which it belongs.
const MOST_BEFORE: u32 = 16;

/// "Last week, a commander said": the date stands before the source, with no other verb between, nor before it.
fn opens(scene: &Story<'_>, groups: &[Chunk], draft: &Draft, date: Tokens, start: u32) -> bool {
    let source = draft.source.map_or(draft.cue.start, |s| s.start.min(draft.cue.start));
    let before = if date.start > source { draft.cue.start } else { source };
    let between = Tokens::new(date.end, before.max(date.end));
    // "was named on Tuesday, many wondered": it belongs to what is told before.
    let from = if date.start > source { source } else { start.max(date.start.saturating_sub(MOST_BEFORE)) };
    let spoken = draft.content.first().is_some_and(|c| c.end <= date.start);
    let taken = !spoken && parted(scene, groups, Tokens::new(from, date.start.max(from)));
    !taken
        && (between.len() <= 1
            || between.len() <= 10
                && !between.iter().any(|t| scene.classes(t).any(VERBAL) || scene.lower(t) == "that")
                && !parted(scene, groups, between))
}

const VERBAL: ClassSet = ClassSet::of(&[Class::CueVerb, Class::Aux, Class::Modal]);

/// Whether all, some or nothing of the content is in the source's own words. Inside what another says, only marks of its
/// own tell so.
pub fn kind(scene: &Story<'_>, draft: &Draft) -> ClaimKind {
    if draft.unmarked {
        return ClaimKind::Direct;
    }
    let outer = draft.quote.and_then(|number| scene.quotes.get(number as usize)).map(|q| q.tokens);
    let inner: Vec<_> = match outer {
        Some(outer) => {
            let first = scene.text.quotes.partition_point(|q| q.tokens.start <= outer.start);
            let inside = scene.text.quotes[first..].iter().take_while(|q| q.tokens.end <= outer.end);
            // Of those that lie in one another the outermost.
            let mut end = 0;
            let apart = |q: &&Quote| {
                let apart = q.tokens.start >= end;
                end = end.max(q.tokens.end);
                apart
            };
            inside.take(MOST).filter(apart).copied().collect()
        }
        None => Vec::new(),
    };
    let quotes = if outer.is_some() { &inner } else { &scene.quotes };
    let (mut all, mut some) = (true, false);
    for piece in &draft.content {
        let first = quotes.partition_point(|q| q.tokens.end <= piece.start);
        match quotes.get(first).filter(|q| q.tokens.start < piece.end) {
            None => all = false,
            Some(_) => {
                some = true;
                // All of it, but for marks and joining words.
                let mut covered = 0;
                for q in quotes[first..].iter().take_while(|q| q.tokens.start < piece.end) {
                    covered += q.tokens.end.min(piece.end).saturating_sub(q.tokens.start.max(piece.start));
                }
                let outside = piece.len().saturating_sub(covered);
                let joining = ClassSet::of(&[Class::Conj, Class::Comma, Class::Dash, Class::Dot]);
                let joined = [piece.start, piece.end - 1].iter().any(|&t| scene.classes(t).any(joining));
                all &= outside == 0 || outside == 1 && joined;
            }
        }
    }
    match (all, some) {
        (true, true) => ClaimKind::Direct,
        (false, true) => ClaimKind::Mixed,
        _ => ClaimKind::Indirect,
    }
}

/// For each draft, the number of the smallest one whose content it is reported in. The drafts are in order of their
/// first token.
pub fn parents(drafts: &[Draft]) -> Vec<Option<u32>> {
    // Claims whose content may still hold the next one.
    let mut open: Vec<usize> = Vec::new();
    let mut parents = Vec::with_capacity(drafts.len());
    let end = |d: &Draft| d.content.last().map_or(0, |c| c.end);
    let mut order: Vec<usize> = (0..drafts.len()).collect();
    order.sort_by_key(|&i| {
        let start = drafts[i].content.first().map_or(0, |c| c.start).min(drafts[i].cue.start);
        (start, std::cmp::Reverse(drafts[i].content.iter().map(|c| c.len()).sum::<u32>()))
    });
    let mut found = vec![None; drafts.len()];
    for &i in &order {
        let cue = drafts[i].cue;
        open.retain(|&o| {
            end(&drafts[o]) > cue.start || end(&drafts[o]) > drafts[i].content.first().map_or(0, |c| c.start)
        });
        found[i] = open
            .iter()
            .rev()
            .take(8)
            .filter(|&&o| o != i && drafts[o].content.iter().any(|c| c.contains(cue)))
            .min_by_key(|&&o| drafts[o].content.iter().map(|c| c.len()).sum::<u32>())
            .map(|&o| o as u32);
        open.push(i);
        if open.len() > 32 {
            open.remove(0);
        }
    }
    parents.append(&mut found);
    parents
}

/// Claims that one is printed inside of, at most: what is deeper says the words of all around it once more.
pub const DEEPEST: usize = 8;

/// Of each draft, by the numbers of those around it, whether it stands deeper than is printed.
pub fn too_deep(parents: &[Option<u32>]) -> Vec<bool> {
    let around = |&draft: &u32| parents[draft as usize];
    (0..parents.len() as u32).map(|draft| std::iter::successors(Some(draft), around).nth(DEEPEST).is_some()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_deeper_than_eight_is_left_out() {
        let chain: Vec<Option<u32>> = (0..12).map(|n: u32| n.checked_sub(1)).collect();
        assert_eq!(too_deep(&chain).iter().filter(|&&deep| !deep).count(), DEEPEST);
        assert_eq!(too_deep(&[None, Some(0), Some(0)]), [false; 3]);
    }
}
