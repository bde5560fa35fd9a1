//! Quotations that go on: joins each one that no cue has to the claim whose speaker goes on speaking.

use super::draft::Draft;
use crate::clauses::items::Story;

/// Tokens of the shortest quotation that is speech without a cue, its marks included.
pub const SHORTEST: u32 = 5;
/// Claims before a quotation that it may go on with.
const MOST_CLAIMS: usize = 4;

/// Adds to the claims the quotations that go on with them.
pub fn join(scene: &Story<'_>, drafts: &mut [Draft]) {
    let text = scene.text;
    drafts.sort_by_key(|d| d.cue.start);
    let mut owner_of: Vec<Option<usize>> = vec![None; scene.quotes.len()];
    for (number, draft) in drafts.iter().enumerate() {
        if draft.quote.is_some() {
            continue;
        }
        for piece in &draft.content {
            let first = scene.quotes.partition_point(|q| q.tokens.end <= piece.start);
            for (quote, owner) in scene.quotes[first..].iter().zip(&mut owner_of[first..]) {
                if quote.tokens.start >= piece.end {
                    break;
                }
                *owner = Some(number);
            }
        }
    }
    // The claims in the article's own voice, in order of their cues; `next` is the first whose cue comes after.
    let outer: Vec<usize> = (0..drafts.len()).filter(|&i| drafts[i].quote.is_none()).collect();
    let mut next = 0;
    let mut waiting: Option<usize> = None;
    for (number, quote) in scene.quotes.iter().enumerate() {
        while next < outer.len() && drafts[outer[next]].cue.start < quote.tokens.start {
            next += 1;
        }
        if let Some(owner) = owner_of[number] {
            // A quoted paragraph right before this one, which no speaker before it goes on with, has the same speaker.
            if let Some(first) = waiting.take()
                && first + 1 == number
                && drafts[owner].content.first().is_some_and(|c| c.start == quote.tokens.start)
            {
                drafts[owner].content.insert(0, scene.quotes[first].tokens);
            }
            continue;
        }
        if quote.tokens.len() < SHORTEST {
            continue;
        }
        let Some(sentence) = sentence_at(scene, quote.tokens.start) else { continue };
        let paragraph = text.sentences[sentence].paragraph;
        // It must begin its sentence: nothing of the article's own voice before it.
        let begins = text.sentences[sentence].tokens.start == quote.tokens.start;
        if !begins && quote.continues.is_none() {
            continue;
        }
        // The last claim before it with a quotation of its own, if its paragraph is this one or the one before.
        let candidates = outer[..next].iter().rev().take(MOST_CLAIMS);
        let goes_on = candidates.copied().find(|&owner| {
            let draft = &drafts[owner];
            let last = draft.content.last().map_or(0, |c| c.end).max(draft.cue.end).saturating_sub(1);
            let from = sentence_at(scene, last).map_or(0, |s| text.sentences[s].paragraph);
            draft.speaks
                && paragraph <= from + 1
                && draft.content.first().into_iter().chain(draft.content.last()).any(|c| {
                    let first = scene.quotes.partition_point(|q| q.tokens.end <= c.start);
                    scene.quotes.get(first).is_some_and(|q| q.tokens.start < c.end)
                })
        });
        if let Some(owner) = goes_on {
            let draft = &mut drafts[owner];
            draft.content.push(quote.tokens);
            owner_of[number] = Some(owner);
        } else {
            waiting = Some(number);
        }
    }
}

fn sentence_at(scene: &Story<'_>, token: u32) -> Option<usize> {
    let sentences = &scene.text.sentences;
    let at = sentences.partition_point(|s| s.tokens.end <= token);
    sentences.get(at).filter(|s| s.tokens.start <= token).map(|_| at)
}
