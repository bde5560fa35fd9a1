//! Finds claims: sentence by sentence, each cue with its frame, its source and its content.

use super::draft::{Draft, LEAST_INSIDE};
use super::{Claim, Cue, Stance};
use super::{
    according, certainty, citing, hearsay, nominal, own_voice, polarity, quotes, saying, told, venue, verbal, worded,
};
use super::{confidence, rules};
use crate::clauses::cues::{Frame, Reads};
use crate::clauses::items::{Kind, Story};
use crate::clauses::{Clauses, Reader, Sentence};
use crate::coreference::{self, Resolved, speech};
use crate::dates::Timex;
use crate::groups::Chunk;
use crate::identity::Entities;
use crate::lexicon::{Usage, is_word};
use crate::rules::{Found, Row, Scene};
use crate::text::Tokens;

/// What was read off a text.
pub struct Read {
    /// In order of their first token.
    pub claims: Vec<Claim>,
    /// The pronouns that stand for an entity, and its number.
    pub pronouns: Vec<Found<u32>>,
    /// How many claims are left out, since they stand inside of [`saying::DEEPEST`] others or more.
    pub too_deep: usize,
}

/// What is asked for.
#[derive(Clone, Copy)]
pub struct Asked {
    /// What the article says in its own voice, too.
    pub unattributed: bool,
    /// So many claims are kept.
    pub most: usize,
}

/// The claims of a text; none if there are more than are kept.
#[inline(never)]
pub fn find(
    scene: &Scene<'_>,
    row: &Row,
    groups: &[Chunk],
    clauses: &Clauses,
    entities: &Entities,
    dates: &[Found<Timex>],
    asked: Asked,
) -> Option<Read> {
    let scene = &Story::of(scene);
    let mut drafts = Vec::new();
    clauses.each(|sentence| {
        if drafts.len() <= asked.most {
            read(scene, sentence, &mut drafts);
        }
    });
    if drafts.len() > asked.most {
        return None;
    }
    drafts.retain(|draft| !quotes::is_torn(scene, draft));
    drop_doubled(&mut drafts);
    quotes::close(scene, &mut drafts);
    speech::join(scene, groups, entities, &mut drafts);
    quotes::unmarked(scene, groups, &mut drafts);
    drafts.sort_by_key(|d| (d.content.first().map_or(d.cue.start, |c| c.start.min(d.cue.start)), d.cue.start));
    // Inside what another says only a sure cue is a claim of its own.
    let asks = |parent: u32| {
        let above = drafts.get(parent as usize).filter(|above| above.stance == Stance::Asks);
        let first = above.and_then(|above| above.content.first()).map_or(0, |first| scene.hash(first.start));
        is_word!(first, "if" | "whether")
    };
    let inside: Vec<_> = saying::parents(&drafts).into_iter().map(|parent| parent.map(asks)).collect();
    let mut inside = inside.into_iter();
    drafts.retain(|draft| match inside.next() {
        // "asked if he feared for his job": nobody says that he did.
        Some(Some(true)) if matches!(draft.stance, Stance::Believes | Stance::Wants) => false,
        Some(Some(_)) => draft.reliability + more_inside(draft) >= LEAST_INSIDE,
        _ => !own_voice::is_authors_question(scene, draft),
    });
    let mut parents = saying::parents(&drafts);
    let before = drafts.len();
    let mut deep = saying::too_deep(&parents).into_iter();
    drafts.retain(|_| deep.next() != Some(true));
    let too_deep = before - drafts.len();
    if too_deep > 0 {
        parents = saying::parents(&drafts);
    }
    let clauses = &Reader::new(clauses);
    let Resolved { sources, pronouns } = coreference::resolve(scene, groups, clauses, entities, &drafts, &parents);
    let claims = drafts
        .into_iter()
        .zip(sources)
        .zip(parents)
        .map(|((draft, source), parent)| {
            let near = clauses.near(draft.sentence);
            let told = draft.content.first().and_then(|&first| told::told(scene, &near, draft.sentence, first));
            let stance = certainty::stance(scene, &draft, told.as_ref());
            let heard = |tokens: Tokens| (tokens, entities.within(tokens).next().map(|m| m.entity));
            let venue = venue::venue(scene, groups, &draft);
            let kind = saying::kind(scene, &draft);
            Claim {
                evidence: confidence::evidence(scene, &draft, kind, parent.is_some()),
                rule: rules::id_of(draft.reads),
                reads: draft.reads,
                kind,
                source,
                cue: (!matches!(draft.reads, Reads::Run | Reads::Scene))
                    .then(|| Cue { tokens: vec![draft.cue], lemma: draft.lemma.to_string() }),
                addressee: draft.addressee.filter(|&told| venue::hears(scene, groups, told)).map(heard),
                said_at: saying::said_at(scene, groups, &draft, dates),
                venue,
                stance,
                certainty: certainty::certainty(scene, &draft, stance, told.as_ref()),
                positive: polarity::of(scene, groups, &draft, stance, told.as_ref()),
                parent,
                sentence: draft.sentence,
                content: draft.content,
            }
        })
        .collect();
    let claims = if asked.unattributed { own_voice::add(scene, row, groups, claims) } else { claims };
    Some(Read { claims, pronouns, too_deep })
}

/// "said in his statement that C": the noun brings no other claim.
fn drop_doubled(drafts: &mut Vec<Draft>) {
    const NEAR: usize = 4;
    let doubled = |at: usize| {
        let own = &drafts[at];
        let near = &drafts[at.saturating_sub(NEAR)..drafts.len().min(at + NEAR)];
        matches!(own.reads, Reads::Noun(_))
            && near.iter().any(|other| matches!(other.reads, Reads::Verb(_)) && other.content == own.content)
    };
    let doubled: Vec<_> = (0..drafts.len()).map(doubled).collect();
    let mut doubled = doubled.into_iter();
    drafts.retain(|_| doubled.next() != Some(true));
}

/// How much surer a wish or a belief is inside what another says, in tenths.
fn more_inside(draft: &Draft) -> u8 {
    match (draft.stance, draft.reads) {
        (Stance::Wants, reads) if reads != Reads::Verb(Frame::Noun) => 2,
        (Stance::Believes, Reads::Verb(Frame::That | Frame::Clause | Frame::To)) => 1,
        _ => 0,
    }
}

/// Reads the claims of one voice in one sentence.
fn read(scene: &Story<'_>, sentence: &Sentence, drafts: &mut Vec<Draft>) {
    let stretch = &sentence.stretch;
    let begins = drafts.len();
    let mut cites = None;
    for at in 0..stretch.items.len() {
        let draft = match stretch.items[at].kind {
            Kind::Verb(verb) => {
                let said = verbal::cue(scene, sentence, at, verb)
                    .or_else(|| worded::was_like(scene, sentence, at, verb))
                    .or_else(|| worded::shown(scene, sentence, at, verb));
                said.or_else(|| nominal::adjective(scene, sentence, at, verb))
            }
            Kind::Noun(noun) => {
                worded::noun(scene, sentence, at, noun).or_else(|| nominal::noun(scene, sentence, at, noun))
            }
            Kind::Prep | Kind::Subord => according::at(scene, stretch, at),
            Kind::Dash => according::dash(scene, stretch, at),
            Kind::Colon => according::headline(scene, stretch, at),
            _ => None,
        };
        if matches!(stretch.items[at].kind, Kind::Verb(_) | Kind::Adv)
            && let Some(draft) = hearsay::at(scene, sentence, at)
        {
            drafts.push(draft);
        }
        if let Kind::Verb(verb) = stretch.items[at].kind
            && scene.used(verb.head, Usage::Cites)
        {
            cites = Some((at, verb));
        }
        // There is seldom one: `extend` would move the room for one all the same.
        if let Some(draft) = draft {
            drafts.push(draft);
        }
    }
    // What is cited may be told before it or after.
    let cited = cites.and_then(|(at, verb)| citing::at(scene, sentence, at, verb, &drafts[begins..]));
    if let Some(draft) = cited {
        // In place of what the verb says of its object alone.
        match drafts[begins..].iter_mut().find(|d| d.cue == draft.cue) {
            Some(read) => *read = draft,
            None => drafts.push(draft),
        }
    }
}
