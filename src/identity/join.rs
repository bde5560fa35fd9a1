//! Mentions to entities: which names name the same, and what they are called in full.

use super::choose::{Spot, step, word};
use super::ledger::{Ledger, surname};
use super::{Entities, Entity, Form, Mention};
use crate::lexicon::{Class, lexicon};
use crate::names::{Name, NameKind, Sense};
use crate::rules::{Found, Row, Scene};
use crate::text::Tokens;
use rustc_hash::FxHashMap;

/// What is gathered of an entity while the mentions are read.
struct Draft {
    kind: NameKind,
    /// The tokens of its fullest form so far.
    name: Tokens,
    rank: (bool, u32, u32),
    titles: Vec<String>,
}

struct Joiner<'a> {
    scene: &'a Scene<'a>,
    drafts: Vec<Draft>,
    by_key: FxHashMap<(NameKind, u64), u32>,
    /// The person last called by a name that ends, or begins, with a word.
    latest: FxHashMap<u64, u32>,
}

pub(super) fn join(
    scene: &Scene<'_>,
    row: &Row,
    ledger: &Ledger,
    spots: &[Spot],
    kinds: &[Option<NameKind>],
    mut evidence: Vec<Found<Name>>,
) -> Entities {
    let mut joiner = Joiner { scene, drafts: Vec::new(), by_key: FxHashMap::default(), latest: FxHashMap::default() };
    let mut mentions = Vec::new();
    for (spot, kind) in spots.iter().zip(kinds) {
        let Some(kind) = *kind else { continue };
        let (entity, form) = joiner.enter(ledger, spot, kind);
        mentions.push(Mention { tokens: spot.tokens, entity, form, rule: spot.rule });
    }
    joiner.titles(row, &mentions);
    evidence.retain(|found| {
        let spot = spots.binary_search_by_key(&found.tokens.start, |spot| spot.tokens.start).ok();
        spot.is_some_and(|at| {
            let agrees = match (found.value.sense, kinds[at]) {
                (Sense::Is(kind), Some(chosen)) => kind == chosen,
                (Sense::Nothing, None) | (Sense::Open, Some(_)) => true,
                _ => false,
            };
            spots[at].tokens == found.tokens && agrees
        })
    });
    let entities = joiner.drafts.into_iter().map(|draft| Entity {
        kind: draft.kind,
        name: scene.words(draft.name).split_whitespace().collect::<Vec<_>>().join(" "),
        titles: draft.titles,
        role: None,
        geo: None,
    });
    Entities { entities: entities.collect(), mentions, evidence }
}

impl Joiner<'_> {
    fn enter(&mut self, ledger: &Ledger, spot: &Spot, kind: NameKind) -> (u32, Form) {
        let (key, form) = self.full_key(ledger, spot, kind);
        let next = self.drafts.len() as u32;
        let known = (form == Form::Short && kind == NameKind::Person)
            .then(|| self.latest.get(&word(self.scene, surname(self.scene, spot.tokens))).copied())
            .flatten();
        let entity = known.unwrap_or_else(|| *self.by_key.entry((kind, key)).or_insert(next));
        let rank = self.rank(spot.tokens);
        if entity == next {
            self.drafts.push(Draft { kind, name: spot.tokens, rank, titles: Vec::new() });
        } else if self.drafts[entity as usize].rank < rank && form != Form::Acronym {
            let draft = &mut self.drafts[entity as usize];
            (draft.name, draft.rank) = (spot.tokens, rank);
        }
        if kind == NameKind::Person && spot.tokens.len() > 1 {
            self.latest.insert(word(self.scene, surname(self.scene, spot.tokens)), entity);
            self.latest.insert(word(self.scene, spot.tokens.start), entity);
        }
        (entity, form)
    }

    /// How full a form is: not all in capitals, many words, many letters.
    fn rank(&self, tokens: Tokens) -> (bool, u32, u32) {
        let upper = tokens.iter().all(|t| !self.scene.classes(t).has(Class::Cap));
        (!upper || tokens.len() > 1, tokens.len(), self.scene.text.span(tokens).len())
    }

    /// The key under which the entity of a mention is entered.
    fn full_key(&self, ledger: &Ledger, spot: &Spot, kind: NameKind) -> (u64, Form) {
        let of = |record: u32| {
            let tokens = ledger.records[record as usize].tokens;
            if kind == NameKind::Person { self.person_key(tokens) } else { super::choose::key(self.scene, tokens) }
        };
        let first = word(self.scene, spot.tokens.start);
        let single = spot.tokens.len() == 1;
        match kind {
            NameKind::Person if single => match ledger.surnames.get(&first).or_else(|| ledger.given.get(&first)) {
                Some(&long) => (of(long), Form::Short),
                None => (spot.key, Form::Full),
            },
            NameKind::Person => (self.person_key(spot.tokens), Form::Full),
            NameKind::Organization => {
                let long = ledger.initials.get(&first).filter(|_| single && spot.classes.has(Class::Upper));
                if let Some(&long) = long {
                    return (of(long), Form::Acronym);
                }
                match ledger.beginnings.get(&spot.key) {
                    Some(&long) if !spot.classes.any(super::ledger::GAZETTEER) => (of(long), Form::Short),
                    _ => (spot.key, Form::Full),
                }
            }
            NameKind::Place => {
                let token = self.scene.text.tokens[spot.tokens.start as usize].word;
                let row = if single { self.scene.vocabulary.word(token).row } else { u32::MAX };
                match lexicon::value(row, Class::Country) {
                    Some(code) => (crate::lexicon::vocabulary::hash(code), Form::Full),
                    None => (spot.key, Form::Full),
                }
            }
        }
    }

    /// First and last name: middle names and initials come and go.
    fn person_key(&self, tokens: Tokens) -> u64 {
        step(step(0, word(self.scene, tokens.start)), word(self.scene, surname(self.scene, tokens)))
    }

    /// Gathers the titles that stand before mentions.
    fn titles(&mut self, row: &Row, mentions: &[Mention]) {
        let mut mentions = mentions.iter().peekable();
        for sentence in 0..row.sentences.len() {
            let units = row.sentence(sentence);
            for (at, unit) in units.iter().enumerate() {
                while mentions.next_if(|m| m.tokens.start < unit.tokens.start).is_some() {}
                let Some(mention) = mentions.next_if(|m| m.tokens.start == unit.tokens.start) else { continue };
                let draft = &mut self.drafts[mention.entity as usize];
                if draft.kind != NameKind::Person {
                    continue;
                }
                const MOST: usize = 4;
                let before = units[..at].iter().rev().take(MOST).take_while(|u| u.classes.has(Class::Title)).count();
                if before > 0 {
                    let tokens = Tokens::new(units[at - before].tokens.start, units[at - 1].tokens.end);
                    let title = self.scene.words(tokens).split_whitespace().collect::<Vec<_>>().join(" ");
                    if !draft.titles.contains(&title) && draft.titles.len() < 16 {
                        draft.titles.push(title);
                    }
                }
            }
        }
    }
}
