//! Quotations that become claims of their own, or pieces of claims, and which claim has which.

use super::draft::Draft;
use crate::clauses::cues::Reads;
use crate::clauses::items::Story;
use crate::groups::Noun;
use crate::text::{Quote, Tokens};

/// How far a quotation in the next paragraph can be relied on to be the last speaker's, in tenths: after their own words
/// in quotation marks, and after others.
const AFTER_QUOTED: u8 = 9;
const AFTER_INDIRECT: u8 = 7;
/// And of one to be that of whom the sentence before tells.
const AFTER_SCENE: u8 = 5;

/// The claims so far, and which of them has each quotation.
pub(super) struct Told<'a> {
    pub drafts: &'a mut Vec<Draft>,
    pub owners: Vec<Option<usize>>,
    /// The last claims in the article's own voice.
    pub before: Vec<usize>,
}

impl Told<'_> {
    /// A quotation becomes a claim of its own.
    pub(super) fn claim(&mut self, number: usize, draft: Draft) {
        self.owners[number] = Some(self.drafts.len());
        self.before.push(self.drafts.len());
        self.drafts.push(draft);
    }

    /// A quotation becomes one more piece of a claim.
    pub(super) fn piece(&mut self, number: usize, owner: usize, quote: &Quote) {
        let content = &mut self.drafts[owner].content;
        content.insert(content.partition_point(|piece| piece.start < quote.tokens.start), quote.tokens);
        self.owners[number] = Some(owner);
    }
}

/// Of each quotation, the claim in the article's own voice that has it.
pub(super) fn owners(scene: &Story<'_>, drafts: &[Draft]) -> Vec<Option<usize>> {
    let mut owners: Vec<Option<usize>> = vec![None; scene.quotes.len()];
    for (number, draft) in drafts.iter().enumerate().filter(|(_, draft)| draft.quote.is_none()) {
        for piece in &draft.content {
            let first = scene.quotes.partition_point(|q| q.tokens.end <= piece.start);
            for (quote, owner) in scene.quotes[first..].iter().zip(&mut owners[first..]) {
                if quote.tokens.start >= piece.end {
                    break;
                }
                *owner = Some(number);
            }
        }
    }
    owners
}

/// Of each quotation without a closing mark, the claim that has the next one that continues it.
pub(super) fn chain(scene: &Story<'_>, owners: &[Option<usize>]) -> Vec<Option<usize>> {
    let mut chain = vec![None; owners.len()];
    for number in (1..owners.len()).rev() {
        let before = scene.quotes[number].continues.map(|before| scene.text.quotes[before as usize].tokens);
        let mark = |number: usize| scene.hash(scene.quotes[number].tokens.start);
        if before == Some(scene.quotes[number - 1].tokens) && mark(number) == mark(number - 1) {
            chain[number - 1] = owners[number].or(chain[number]);
        }
    }
    chain
}

/// The claim in whose content another one stands, of the last ones.
pub(super) fn outermost(drafts: &[Draft], before: &[usize], inner: usize) -> usize {
    let cue = drafts[inner].cue;
    let holds = |&draft: &usize| drafts[draft].speaks && drafts[draft].content.iter().any(|c| c.contains(cue));
    before.iter().copied().find(|draft| *draft != inner && holds(draft)).unwrap_or(inner)
}

/// A quotation as a claim of its own, without a cue.
fn uncued(reads: Reads, quote: &Quote, place: Place) -> Draft {
    let at = quote.tokens.start;
    Draft {
        cue: Tokens::new(at, at),
        content: vec![quote.tokens],
        speaks: true,
        ..Draft::new(reads, place.sentence as u32)
    }
}

/// One whose speaker is that of another.
pub(super) fn run(last: &Draft, quote: &Quote, place: Place, quoted: bool) -> Draft {
    Draft {
        reliability: if quoted { AFTER_QUOTED } else { AFTER_INDIRECT },
        after: Some(last.after.unwrap_or(last.cue.start)),
        ..uncued(Reads::Run, quote, place)
    }
}

/// One spoken by who is told of right before it.
pub(super) fn scene_of(words: Tokens, noun: Noun, quote: &Quote, place: Place) -> Draft {
    Draft {
        source_noun: Some(noun),
        reliability: AFTER_SCENE,
        told_of: Some(words),
        ..uncued(Reads::Scene, quote, place)
    }
}

/// Where a quotation stands.
#[derive(Clone, Copy)]
pub(super) struct Place {
    pub sentence: usize,
    pub paragraph: u32,
}
