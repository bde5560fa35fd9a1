//! Mentions to entities: which names name the same, and what they are called in full.
//!
//! An organization goes by its acronym, or the beginning or end of its name; a country by any of its names; for persons
//! see `people`.

use super::choose::{Spot, key, step, word};
use super::draft::Draft;
use super::known_as;
use super::ledger::Ledger;
use super::ministries::Ministries;
use super::namesakes::Namesakes;
use super::people::People;
use super::{Entities, Entity, Form, Geo, Mention, geo, roles};
use crate::lexicon::gazetteer::{self, PlaceKind};
use crate::lexicon::vocabulary::hash;
use crate::lexicon::{Class, ClassSet};
use crate::names::{Name, NameKind, Sense};
use crate::rules::{Found, Row, Scene};
use crate::text::Tokens;
use rustc_hash::FxHashMap;

struct Joiner<'a> {
    scene: &'a Scene<'a>,
    ledger: &'a Ledger,
    drafts: Vec<Draft>,
    by_key: FxHashMap<(NameKind, u64), u32>,
    people: People<'a>,
    /// The keys of places by their words.
    places: FxHashMap<u64, u64>,
    namesakes: Namesakes,
    ministries: Ministries,
    /// The last person named, and where the name ends.
    last: Option<(u32, u32)>,
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
        people: People::new(scene, ledger),
        places: FxHashMap::default(),
        namesakes: Namesakes::of(scene, spots, kinds),
        ministries: Ministries::default(),
        last: None,
    };
    let mut mentions = Vec::with_capacity(spots.len());
    let mut keys = Vec::with_capacity(spots.len());
    for (spot, kind) in spots.iter().zip(kinds) {
        let Some(kind) = *kind else { continue };
        let (entity, form) = joiner.enter(spot, kind);
        mentions.push(Mention { tokens: spot.tokens, entity, form, rule: spot.rule });
        keys.push(spot.key);
    }
    let mut drafts = joiner.drafts;
    roles::gather(scene, row, &mentions, &mut drafts);
    evidence.retain(|found| agrees(found, spots, kinds));
    spell(scene, &mut drafts, &mentions);
    let mut places = geo::locate(scene, &drafts, &mentions);
    unite(&mut drafts, &mut places, &mut mentions);
    for (mention, key) in mentions.iter_mut().zip(keys) {
        let draft = &drafts[mention.entity as usize];
        if mention.form != Form::Acronym {
            mention.form = match mention.tokens.len().cmp(&draft.name.len()) {
                _ if key == draft.key && (draft.surname.is_none() || draft.name.len() > 1) => Form::Full,
                std::cmp::Ordering::Equal if key == draft.key => Form::Short,
                std::cmp::Ordering::Less if is_part(scene, mention.tokens, draft.name) => Form::Short,
                _ => Form::Alias,
            };
        }
    }
    let entities = drafts.into_iter().zip(places).map(|(draft, geo)| Entity {
        kind: draft.kind,
        name: draft.full_name(scene),
        titles: draft.titles,
        role: draft.role,
        geo,
    });
    Entities { entities: entities.collect(), mentions, evidence }
}

/// Of two full names of one person that differ in spelling, the one whose surname the story uses from then on.
fn spell(scene: &Scene<'_>, drafts: &mut [Draft], mentions: &[Mention]) {
    let mut used: FxHashMap<(u32, u64), u32> = FxHashMap::default();
    for mention in mentions.iter().filter(|m| drafts[m.entity as usize].kind == NameKind::Person) {
        *used.entry((mention.entity, word(scene, mention.tokens.end - 1))).or_default() += 1;
    }
    for mention in mentions {
        let draft = &mut drafts[mention.entity as usize];
        let times =
            |tokens: Tokens| used.get(&(mention.entity, word(scene, tokens.end - 1))).copied().unwrap_or_default();
        let alike = draft.kind == NameKind::Person && mention.tokens.len() == draft.name.len();
        if alike && times(mention.tokens) > times(draft.name) {
            draft.name = mention.tokens;
        }
    }
}

/// Whether each word of a shorter form is one of the name, or its plural.
fn is_part(scene: &Scene<'_>, short: Tokens, name: Tokens) -> bool {
    const MOST: usize = 12;
    let same = |t: u32, other: u32| {
        let (word, whole) = (scene.lower(t), scene.lower(other));
        word == whole || word.strip_prefix(whole).is_some_and(|rest| matches!(rest, "s" | "es"))
    };
    short.iter().take(MOST).all(|t| name.iter().take(MOST).any(|other| same(t, other)))
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
                let (name, key) = (drafts[number].name, drafts[number].key);
                let first = &mut drafts[first as usize];
                (first.name, first.key, first.rank) = (name, key, fuller);
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

/// The key of an organization: "Ministry of Foreign Affairs" is the "Foreign Ministry", "Department of Defense" the
/// "Defense Department".
fn body_key(scene: &Scene<'_>, tokens: Tokens) -> u64 {
    const HEADS: [&str; 2] = ["ministry", "department"];
    const LEFT_OUT: [&str; 7] = ["of", "the", "for", "affairs", "and", "us", "u.s."];
    let (first, last) = (scene.lower(tokens.start), scene.lower(tokens.end - 1));
    let head = match tokens.len() {
        ..2 => None,
        _ if HEADS.contains(&first) && scene.lower(tokens.start + 1) == "of" => Some(tokens.start),
        _ if HEADS.contains(&last) => Some(tokens.end - 1),
        _ => None,
    };
    let Some(head) = head else { return key(scene, tokens) };
    let rest = tokens.iter().filter(|&t| t != head && !LEFT_OUT.contains(&scene.lower(t)));
    let spelled = |t| if scene.lower(t) == "defence" { hash("defense") } else { word(scene, t) };
    step(rest.fold(0, |key, t| step(key, spelled(t))), word(scene, head))
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
        let (entity, form) = if kind == NameKind::Person {
            let entity = match self.born_as(spot) {
                Some(entity) => {
                    self.people.also(spot, entity);
                    entity
                }
                None => self.people.enter(spot, next),
            };
            self.last = Some((entity, spot.tokens.end));
            (entity, Form::Full)
        } else {
            let (key, form) = self.full_key(spot, kind);
            (*self.by_key.entry((kind, key)).or_insert(next), form)
        };
        let rank = self.rank(spot.tokens);
        if entity == next {
            let (name, key) = (spot.tokens, spot.key);
            let surname = self.people.shared_surname(entity).filter(|_| kind == NameKind::Person);
            self.drafts.push(Draft { kind, name, key, rank, surname, titles: Vec::new(), role: None });
        } else if self.drafts[entity as usize].rank < rank
            && form != Form::Acronym
            // "Brekke" is not fuller than "Ruth and Tom Brekke".
            && (spot.tokens.len() > 1 || self.drafts[entity as usize].surname.is_none())
        {
            let draft = &mut self.drafts[entity as usize];
            (draft.name, draft.key, draft.rank) = (spot.tokens, spot.key, rank);
        }
        (entity, form)
    }

    /// The person whose name at birth this is: "Ann Lee (née Zorbel)".
    fn born_as(&self, spot: &Spot) -> Option<u32> {
        const MOST: u32 = 3;
        let before = spot.tokens.start.checked_sub(1)?;
        let (entity, end) = self.last.filter(|&(_, end)| end <= before && before - end < MOST)?;
        let born = matches!(self.scene.lower(before), "née" | "nee" | "né");
        (born && !(end..before).any(|t| self.scene.classes(t).has(Class::Dot))).then_some(entity)
    }

    /// How full a form is: not all in capitals, many words, many letters.
    fn rank(&self, tokens: Tokens) -> (bool, u32, u32) {
        let lower = tokens.iter().any(|t| self.scene.classes(t).has(Class::Cap));
        let words = tokens.iter().filter(|&t| !self.scene.classes(t).has(Class::Dot)).count() as u32;
        (lower, words, self.scene.text.span(tokens).len())
    }

    /// The key under which the entity of a place or organization is entered.
    fn full_key(&mut self, spot: &Spot, kind: NameKind) -> (u64, Form) {
        if kind == NameKind::Place {
            let key = self.place_key(spot);
            let which = self.namesakes.which(spot);
            return (which.map_or(key, |which| step(key, u64::from(which) + 1)), Form::Full);
        }
        let (scene, ledger) = (self.scene, self.ledger);
        let first = word(scene, spot.tokens.start);
        let single = spot.tokens.len() == 1;
        let of = |record: u32| body_key(scene, ledger.records[record as usize].tokens);
        // "NATO", and "Nato" as the British write it.
        let acronym = single && spot.classes.any(ClassSet::of(&[Class::Upper, Class::OrgName]));
        if let Some(long) = ledger.acronym(first).filter(|_| acronym) {
            return (of(long), Form::Acronym);
        }
        if let Some(full) = known_as::body(scene.lower(spot.tokens.start)).filter(|_| single) {
            return (full.split(' ').fold(0, |key, word| step(key, hash(word))), Form::Acronym);
        }
        match ledger.beginnings.get(&spot.key) {
            Some(&long) if ledger.begins(long, spot) => (of(long), Form::Short),
            _ => match ledger.ending(scene, spot) {
                Some(long) => (of(long), Form::Short),
                None => {
                    let key = body_key(scene, spot.tokens);
                    (self.ministries.key(scene, spot.tokens, key), Form::Full)
                }
            },
        }
    }

    /// A country by its id, whatever it is called; a province also without "Province".
    fn place_key(&mut self, spot: &Spot) -> u64 {
        const MAYBE_COUNTRY: ClassSet = ClassSet::of(&[Class::Country, Class::Upper]);
        if let Some(&key) = self.places.get(&spot.key) {
            return key;
        }
        let acronym = self.ledger.country(word(self.scene, spot.tokens.start)).filter(|_| spot.tokens.len() == 1);
        let tokens = acronym.map_or(spot.tokens, |long| self.ledger.records[long as usize].tokens);
        let country = || {
            let place = gazetteer::places(&self.scene.seen(tokens)).next()?;
            (place.kind == PlaceKind::Country).then_some(u64::from(place.geonames))
        };
        let found = if spot.classes.any(MAYBE_COUNTRY) { country() } else { None };
        // "New York" is not "New York State".
        let city = |long: &u32| {
            let place = gazetteer::places(&self.scene.seen(spot.tokens)).next();
            place.is_some_and(|place| place.kind == PlaceKind::City)
                && self.scene.lower(self.ledger.records[*long as usize].tokens.end - 1) != "strip"
        };
        let longer = self.ledger.provinces.get(&spot.key).filter(|&long| !city(long));
        let of = |&long: &u32| key(self.scene, self.ledger.records[long as usize].tokens);
        let place = longer.map(of).or(found).unwrap_or_else(|| key(self.scene, tokens));
        self.places.insert(spot.key, place);
        place
    }
}
