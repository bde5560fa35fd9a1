//! When it was said, in whose words, and inside which other claim.

use super::ClaimKind;
use super::clause::Story;
use super::find::Draft;
use crate::dates::Timex;
use crate::lexicon::{Class, ClassSet};
use crate::rules::Found;
use crate::text::Tokens;

/// Dates of a sentence that are looked at.
const MOST: usize = 12;

/// The number of the date that says when it was said: outside the content and the source, the nearest to the cue.
pub fn said_at(scene: &Story<'_>, draft: &Draft, dates: &[Found<Timex>]) -> Option<u32> {
    let sentence = scene.text.sentences.get(draft.sentence as usize)?.tokens;
    let first = dates.partition_point(|d| d.tokens.start < sentence.start);
    let outside = |d: &Found<Timex>| {
        d.tokens.end <= sentence.end
            && !draft.content.iter().any(|c| c.overlaps(d.tokens))
            && draft.source.is_none_or(|s| !s.overlaps(d.tokens))
            && draft.around.contains(d.tokens)
            && (d.tokens.start >= draft.cue.start || opens(scene, draft, d.tokens))
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

/// "Last week, a commander said": the date stands before the source, with no other verb of saying between.
fn opens(scene: &Story<'_>, draft: &Draft, date: Tokens) -> bool {
    let source = draft.source.map_or(draft.cue.start, |s| s.start.min(draft.cue.start));
    let before = if date.start > source { draft.cue.start } else { source };
    let between = Tokens::new(date.end, before.max(date.end));
    between.len() <= 1 || between.len() <= 10 && !between.iter().any(|t| scene.classes(t).any(VERBAL))
}

const VERBAL: ClassSet = ClassSet::of(&[Class::CueVerb, Class::Aux, Class::Modal]);

/// Whether all, some or nothing of the content is in the source's own words.
pub fn kind(scene: &Story<'_>, content: &[Tokens]) -> ClaimKind {
    let quotes = &scene.quotes;
    let (mut all, mut some) = (true, false);
    for piece in content {
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
                let outside = piece.len() - covered;
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
