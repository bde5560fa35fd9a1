//! Mentions to entities: which names name the same, and what they are called in full.
//!
//! A person is who was last called so in full ("Clinton" after "Hillary Clinton"); an organization goes by its acronym
//! or the beginning of its name; a country by any of its names. Spellings of the same sounds are one name.

use super::choose::{Spot, key, step, word};
use super::ledger::{Ledger, surname};
use super::{Entities, Entity, Form, Geo, Mention, geo, roles};
use crate::lexicon::gazetteer::{self, PlaceKind};
use crate::lexicon::{Class, ClassSet};
use crate::names::{Name, NameKind, Sense};
use crate::rules::{Found, Row, Scene};
use crate::text::Tokens;
use rustc_hash::FxHashMap;

/// What is gathered of an entity while the mentions are read.
pub(super) struct Draft {
    pub kind: NameKind,
    /// The tokens of its fullest form so far.
    pub name: Tokens,
    rank: (bool, u32, u32),
    pub titles: Vec<String>,
    pub role: Option<String>,
}

struct Joiner<'a> {
    scene: &'a Scene<'a>,
    ledger: &'a Ledger,
    drafts: Vec<Draft>,
    by_key: FxHashMap<(NameKind, u64), u32>,
    /// The person last called by a name that ends, or begins, with a word.
    latest: FxHashMap<u64, u32>,
    /// The keys of places by their words.
    places: FxHashMap<u64, u64>,
}

pub(super) fn join(
    scene: &Scene<'_>,
    row: &Row,
    ledger: &Ledger,
    spots: &[Spot],
    kinds: &[Option<NameKind>],
    mut evidence: Vec<Found<Name>>,
) -> Entities {
    let mut joiner = Joiner {
        scene,
        ledger,
        drafts: Vec::new(),
        by_key: FxHashMap::default(),
        latest: FxHashMap::default(),
        places: FxHashMap::default(),
    };
    let mut mentions = Vec::with_capacity(spots.len());
    for (spot, kind) in spots.iter().zip(kinds) {
        let Some(kind) = *kind else { continue };
        let (entity, form) = joiner.enter(spot, kind);
        mentions.push(Mention { tokens: spot.tokens, entity, form, rule: spot.rule });
    }
    let mut drafts = joiner.drafts;
    roles::gather(scene, row, &mentions, &mut drafts);
    evidence.retain(|found| agrees(found, spots, kinds));
    let mut places = geo::locate(scene, &drafts, &mentions);
    unite(&mut drafts, &mut places, &mut mentions);
    for mention in &mut mentions {
        let name = drafts[mention.entity as usize].name;
        if mention.form != Form::Acronym {
            mention.form = match mention.tokens.len().cmp(&name.len()) {
                _ if key(scene, mention.tokens) == key(scene, name) => Form::Full,
                std::cmp::Ordering::Less => Form::Short,
                _ => Form::Alias,
            };
        }
    }
    let entities = drafts.into_iter().zip(places).map(|(draft, geo)| Entity {
        kind: draft.kind,
        name: plain(scene, draft.name),
        titles: draft.titles,
        role: draft.role,
        geo,
    });
    Entities { entities: entities.collect(), mentions, evidence }
}

/// Makes places of one id one entity: "Ill." and "Illinois", "Kiev" and "Kyiv".
fn unite(drafts: &mut Vec<Draft>, places: &mut Vec<Option<Geo>>, mentions: &mut [Mention]) {
    let mut firsts: FxHashMap<u32, u32> = FxHashMap::default();
    let mut numbers: Vec<u32> = Vec::with_capacity(drafts.len());
    let mut kept = 0;
    for number in 0..drafts.len() {
        let first = places[number].as_ref().map_or(kept, |geo| *firsts.entry(geo.geonames).or_insert(kept));
        numbers.push(first);
        if first < kept {
            let (fuller, was) = (drafts[number].rank, drafts[first as usize].rank);
            if fuller > was {
                (drafts[first as usize].name, drafts[first as usize].rank) = (drafts[number].name, fuller);
            }
        } else {
            drafts.swap(number, kept as usize);
            places.swap(number, kept as usize);
            kept += 1;
        }
    }
    if (kept as usize) < drafts.len() {
        drafts.truncate(kept as usize);
        places.truncate(kept as usize);
        for mention in mentions {
            mention.entity = numbers[mention.entity as usize];
        }
    }
}

/// The words as written, with single spaces.
pub(super) fn plain(scene: &Scene<'_>, tokens: Tokens) -> String {
    let words = scene.words(tokens);
    let bytes = words.as_bytes();
    if !bytes.iter().any(|b| matches!(b, b'\n' | b'\t')) && !bytes.windows(2).any(|pair| pair == b"  ") {
        return words.to_string();
    }
    let mut plain = String::with_capacity(words.len());
    for word in words.split_whitespace() {
        if !plain.is_empty() {
            plain.push(' ');
        }
        plain.push_str(word);
    }
    plain
}

/// Whether a rule said of a mention what was then decided.
fn agrees(found: &Found<Name>, spots: &[Spot], kinds: &[Option<NameKind>]) -> bool {
    let Ok(at) = spots.binary_search_by_key(&found.tokens.start, |spot| spot.tokens.start) else { return false };
    spots[at].tokens == found.tokens
        && match (found.value.sense, kinds[at]) {
            (Sense::Is(kind), Some(chosen)) => kind == chosen,
            (Sense::Nothing, None) | (Sense::Open, Some(_)) => true,
            _ => false,
        }
}

impl Joiner<'_> {
    fn enter(&mut self, spot: &Spot, kind: NameKind) -> (u32, Form) {
        let next = self.drafts.len() as u32;
        let known = (kind == NameKind::Person && spot.tokens.len() == 1)
            .then(|| self.latest.get(&word(self.scene, spot.tokens.start)).copied())
            .flatten();
        let (key, form) = self.full_key(spot, kind);
        let entity = known.unwrap_or_else(|| *self.by_key.entry((kind, key)).or_insert(next));
        let rank = self.rank(spot.tokens);
        if entity == next {
            self.drafts.push(Draft { kind, name: spot.tokens, rank, titles: Vec::new(), role: None });
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
        let lower = tokens.iter().any(|t| self.scene.classes(t).has(Class::Cap));
        let words = tokens.iter().filter(|&t| !self.scene.classes(t).has(Class::Dot)).count() as u32;
        (lower, words, self.scene.text.span(tokens).len())
    }

    /// The key under which the entity of a mention is entered.
    fn full_key(&mut self, spot: &Spot, kind: NameKind) -> (u64, Form) {
        let ledger = self.ledger;
        let first = word(self.scene, spot.tokens.start);
        let single = spot.tokens.len() == 1;
        let of = |record: u32| ledger.records[record as usize].tokens;
        match kind {
            NameKind::Person if single => {
                let long = ledger.surnames.get(&first).or_else(|| ledger.given.get(&first)).copied();
                match long.or_else(|| ledger.family(self.scene, spot.tokens.start)) {
                    Some(long) => (self.person_key(of(long)), Form::Short),
                    None => (self.sound(spot.tokens.start), Form::Full),
                }
            }
            NameKind::Person => match ledger.parts.get(&spot.key) {
                Some(&long) => (self.person_key(of(long)), Form::Short),
                None => (self.person_key(spot.tokens), Form::Full),
            },
            NameKind::Organization => {
                let acronym = spot.classes.has(Class::Upper).then(|| ledger.acronym(first)).flatten();
                if let Some(long) = acronym.filter(|_| single) {
                    return (key(self.scene, of(long)), Form::Acronym);
                }
                match ledger.beginnings.get(&spot.key) {
                    Some(&long) if !spot.classes.any(super::ledger::GAZETTEER) && ledger.begins(long, spot) => {
                        (key(self.scene, of(long)), Form::Short)
                    }
                    _ => (spot.key, Form::Full),
                }
            }
            NameKind::Place => (self.place_key(spot), Form::Full),
        }
    }

    /// First and last name, by their sounds: middle names and initials come and go.
    fn person_key(&self, tokens: Tokens) -> u64 {
        step(step(0, self.sound(tokens.start)), self.sound(surname(self.scene, tokens)))
    }

    /// A word by its consonants, so that spellings of a foreign name are one ("Gaddafi", "Gadhafi", "Qaddafi"); short
    /// ones as they are.
    fn sound(&self, token: u32) -> u64 {
        const LONG: usize = 3;
        const MOST: usize = 24;
        let (mut sounds, mut len) = ([0_u8; MOST], 0);
        let mut last = ' ';
        for c in self.scene.lower(token).chars() {
            let sound = match c {
                'a' | 'e' | 'i' | 'o' | 'u' | 'y' | 'h' | '\'' | '-' => '\0',
                'q' | 'g' | 'c' => 'k',
                'v' => 'w',
                'z' => 's',
                c => c,
            };
            if sound != '\0' && c != last && len < MOST {
                // Letters beyond ASCII are told apart by their last byte.
                sounds[len] = if sound.is_ascii() { sound as u8 } else { sound as u32 as u8 | 0x80 };
                len += 1;
            }
            last = c;
        }
        if len < LONG {
            word(self.scene, token)
        } else {
            sounds[..len].iter().fold(1, |key, &s| step(key, u64::from(s)))
        }
    }

    /// A country by its id, whatever it is called; a province also without "Province".
    fn place_key(&mut self, spot: &Spot) -> u64 {
        const MAYBE_COUNTRY: ClassSet = ClassSet::of(&[Class::Country, Class::Upper]);
        if let Some(&key) = self.places.get(&spot.key) {
            return key;
        }
        let country = || {
            let place = gazetteer::places(self.scene.words(spot.tokens)).next()?;
            (place.kind == PlaceKind::Country).then_some(u64::from(place.geonames))
        };
        let found = if spot.classes.any(MAYBE_COUNTRY) { country() } else { None };
        // "New York" is not "New York State".
        let city = |long: &u32| {
            let place = gazetteer::places(self.scene.words(spot.tokens)).next();
            place.is_some_and(|place| place.kind == PlaceKind::City)
                && self.scene.lower(self.ledger.records[*long as usize].tokens.end - 1) != "strip"
        };
        let longer = self.ledger.provinces.get(&spot.key).filter(|&long| !city(long));
        let of = |&long: &u32| key(self.scene, self.ledger.records[long as usize].tokens);
        let place = longer.map(of).or(found).unwrap_or(spot.key);
        self.places.insert(spot.key, place);
        place
    }
}
