//! Quotations that no claim has: which speakers stood near, and why none of them was given it. Only for explanations.

use super::Claim;
use crate::coreference::speech;
use crate::identity::Entities;
use crate::names::NameKind;
use crate::text::{Text, Tokens};

/// A quotation left without a source.
#[derive(Clone, Debug, PartialEq)]
pub struct Orphan {
    /// Its marks included.
    pub quote: Tokens,
    /// The number of the sentence in which it begins.
    pub sentence: u32,
    /// Who could have said it, the nearest first.
    pub candidates: Vec<Candidate>,
}

/// Someone who was not taken for the source.
#[derive(Clone, Debug, PartialEq)]
pub struct Candidate {
    pub name: String,
    /// The number of the claim that the quotation could have continued.
    pub claim: Option<u32>,
    pub why: Lost,
}

/// Why a candidate was not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lost {
    /// The quotation stands inside a sentence of the article's own.
    Inside,
    /// More than one paragraph lies between.
    Far,
    /// The claim has no quotation of its own.
    NotQuoted,
    /// It speaks after the quotation, and has said its own.
    Later,
    /// Named beside it, but no word that attributes joins them.
    NoCue,
}

impl Lost {
    /// The reason, in words.
    pub const fn reason(self) -> &'static str {
        match self {
            Lost::Inside => "the quotation is a part of a sentence that is not theirs",
            Lost::Far => "spoke last more than a paragraph before",
            Lost::NotQuoted => "spoke before, but not in quotation marks that this could continue",
            Lost::Later => "speaks after it, with words of their own",
            Lost::NoCue => "named beside it, with no word that attributes",
        }
    }
}

/// Claims on each side that are told of, and names.
const MOST: usize = 2;

/// The quotations of a text, long enough for speech, that no claim has.
pub fn orphans(text: &Text, claims: &[Claim], entities: &Entities) -> Vec<Orphan> {
    let mut said: Vec<Tokens> = claims.iter().flat_map(|claim| claim.content.iter().copied()).collect();
    said.sort_unstable();
    let mut reached = 0;
    for piece in &mut said {
        reached = piece.end.max(reached);
        piece.end = reached;
    }
    let has = |quote: Tokens| {
        let before = said.partition_point(|piece| piece.start < quote.end);
        before > 0 && said[before - 1].end > quote.start
    };
    let mut order: Vec<u32> = (0..claims.len() as u32).filter(|&c| claims[c as usize].cue.is_some()).collect();
    let cue = |claim: u32| claims[claim as usize].cue.iter().flat_map(|cue| &cue.tokens).map(|t| t.start).min();
    order.sort_unstable_by_key(|&claim| cue(claim));
    let mut orphans = Vec::new();
    for quote in text.quotes.iter().map(|quote| quote.tokens) {
        let sentence = text.sentences.partition_point(|s| s.tokens.end <= quote.start);
        if quote.len() < speech::SHORTEST || has(quote) || sentence >= text.sentences.len() {
            continue;
        }
        let near = Near { text, claims, entities, quote, sentence };
        let next = order.partition_point(|&claim| cue(claim) < Some(quote.start));
        let mut candidates = Vec::new();
        let before = order[..next].iter().rev().take(MOST).filter_map(|&claim| near.before(claim));
        let after = order[next..].iter().take(MOST).filter_map(|&claim| near.after(claim));
        for candidate in before.chain(after).chain(near.named()) {
            if !candidates.iter().any(|other: &Candidate| other.name == candidate.name) {
                candidates.push(candidate);
            }
        }
        orphans.push(Orphan { quote, sentence: sentence as u32, candidates });
    }
    orphans
}

/// What stands near a quotation.
struct Near<'a> {
    text: &'a Text,
    claims: &'a [Claim],
    entities: &'a Entities,
    quote: Tokens,
    sentence: usize,
}

impl Near<'_> {
    fn paragraph(&self, sentence: usize) -> u32 {
        self.text.sentences.get(sentence).map_or(0, |s| s.paragraph)
    }

    fn candidate(&self, claim: u32, why: Lost) -> Option<Candidate> {
        let name = self.claims[claim as usize].source.as_ref()?.name.clone();
        Some(Candidate { name, claim: Some(claim), why })
    }

    fn before(&self, claim: u32) -> Option<Candidate> {
        let found = &self.claims[claim as usize];
        let begins = self.text.sentences[self.sentence].tokens.start == self.quote.start;
        let why = match () {
            () if self.paragraph(found.sentence as usize) + 1 < self.paragraph(self.sentence) => Lost::Far,
            () if !begins => Lost::Inside,
            () => Lost::NotQuoted,
        };
        self.candidate(claim, why)
    }

    fn after(&self, claim: u32) -> Option<Candidate> {
        let found = &self.claims[claim as usize];
        let near = self.paragraph(found.sentence as usize) <= self.paragraph(self.sentence) + 1;
        near.then(|| self.candidate(claim, Lost::Later)).flatten()
    }

    /// People and organizations named in its sentence, outside of it.
    fn named(&self) -> impl Iterator<Item = Candidate> {
        let sentence = self.text.sentences[self.sentence].tokens;
        let outside = self.entities.within(sentence).filter(|m| !m.tokens.overlaps(self.quote));
        let entities = outside.map(|m| &self.entities.entities[m.entity as usize]);
        let speakers = entities.filter(|e| e.kind != NameKind::Place).take(MOST);
        speakers.map(|e| Candidate { name: e.name.clone(), claim: None, why: Lost::NoCue })
    }
}
