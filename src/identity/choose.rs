//! Where names begin and end: of candidates that overlap, one stays.

use crate::lexicon::vocabulary::{hash, hash_with};
use crate::lexicon::{Class, ClassSet};
use crate::names::{Name, NameKind, Sense, Shows};
use crate::rules::{Found, Scene};
use crate::text::Tokens;
use std::cmp::Reverse;

/// What was said for each kind of name, and for its being none.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Votes {
    pub kinds: [f32; 3],
    pub nothing: f32,
    /// What of the votes for a place comes from the gazetteer, which knows nothing of this article.
    pub listed: f32,
    /// How often it speaks, person or body; and how often it is a side in a result.
    pub speaks: f32,
    pub plays: f32,
}

impl Votes {
    /// Takes a vote by the name's own words, of which the strongest of a kind counts.
    fn own(&mut self, name: Name) {
        let weight = f32::from(name.weight);
        match name.sense {
            Sense::Is(kind) => self.kinds[kind as usize] = self.kinds[kind as usize].max(weight),
            Sense::Nothing => self.nothing = self.nothing.max(weight),
            Sense::Open => {}
        }
    }

    /// Takes a vote by a neighbour; they add up.
    fn neighbour(&mut self, name: Name) {
        let weight = f32::from(name.weight);
        match name.sense {
            Sense::Is(kind) => self.kinds[kind as usize] += weight,
            Sense::Nothing => self.nothing += weight,
            Sense::Open => self.speaks += 1.0,
        }
    }

    pub(super) fn total(&self) -> u32 {
        self.kinds.iter().fold(0.0, |a: f32, b| a.max(*b)) as u32
    }
}

/// A name where it stands, before it is known whose.
#[derive(Clone, Debug)]
pub(super) struct Spot {
    pub tokens: Tokens,
    /// The words, whatever their case.
    pub key: u64,
    pub votes: Votes,
    /// The strongest rule, and its weight.
    pub rule: &'static str,
    weight: u8,
    /// What the tables say of it, if it is one word or phrase of theirs; else of its shape only.
    pub classes: ClassSet,
}

impl Spot {
    pub(super) fn new(scene: &Scene<'_>, tokens: Tokens, rule: &'static str) -> Spot {
        let classes = if tokens.len() == 1 { scene.classes(tokens.start) } else { ClassSet::EMPTY };
        Spot { tokens, key: key(scene, tokens), votes: Votes::default(), rule, weight: 0, classes }
    }

    /// Takes what a rule says of its neighbours.
    pub(super) fn hear(&mut self, found: &Found<Name>) {
        self.votes.neighbour(found.value);
        if found.value.shows.has(Shows::SIDE) && found.value.sense == Sense::Is(NameKind::Organization) {
            self.votes.plays += 1.0;
        }
        if found.value.weight > self.weight {
            (self.rule, self.weight) = (found.rule, found.value.weight);
        }
    }

    /// Takes what a rule says of its words.
    fn read(&mut self, found: &Found<Name>) {
        self.votes.own(found.value);
        if found.value.weight > self.weight {
            (self.rule, self.weight) = (found.rule, found.value.weight);
        }
        for &(_, class) in LISTED.iter().filter(|(shows, _)| found.value.shows.has(*shows)) {
            self.votes.listed = self.votes.listed.max(f32::from(found.value.weight));
            self.classes = self.classes.with(class.set());
        }
    }
}

/// What the gazetteer lists is a word or phrase of it.
const LISTED: [(Shows, Class); 4] = [
    (Shows::COUNTRY, Class::Country),
    (Shows::REGION, Class::Region),
    (Shows::CITY, Class::City),
    (Shows::FEATURE, Class::Feature),
];

/// The number of a name's words, in order, whatever their case; full stops left out.
pub(super) fn key(scene: &Scene<'_>, tokens: Tokens) -> u64 {
    tokens.iter().fold(0, |key, token| step(key, word(scene, token)))
}

/// The key of a name with one more word.
pub(super) fn step(key: u64, word: u64) -> u64 {
    if word == 0 { key } else { (key.rotate_left(5) ^ word).wrapping_mul(0x517c_c1b7_2722_0a95) }
}

/// The number of a word, whatever its case, "U.N." as "UN"; 0 for a full stop.
pub(super) fn word(scene: &Scene<'_>, token: u32) -> u64 {
    let word = scene.vocabulary.word(scene.text.tokens[token as usize].word);
    if word.classes.has(Class::Dot) {
        0
    } else if word.classes.has(Class::Initial) {
        let letters = scene.lower(token).bytes().filter(|&byte| byte != b'.');
        letters.fold(hash(""), hash_with)
    } else {
        word.hash
    }
}

/// The candidates that stay, in order and apart, each with all that was said of just these words.
pub(super) fn choose(scene: &Scene<'_>, candidates: &[Found<Name>]) -> Vec<Spot> {
    let mut order: Vec<&Found<Name>> = candidates.iter().collect();
    order.sort_by_key(|f| (u64::from(f.tokens.start) << 32 | u64::from(f.tokens.end), f.order));
    let mut spots: Vec<Spot> = Vec::with_capacity(candidates.len());
    for found in order {
        match spots.last_mut() {
            Some(spot) if spot.tokens == found.tokens => spot.read(found),
            _ => {
                let mut spot = Spot::new(scene, found.tokens, found.rule);
                spot.read(found);
                spots.push(spot);
            }
        }
    }
    let mut stays = vec![false; spots.len()];
    let (mut best, mut taken) = (Vec::new(), Vec::new());
    let mut from = 0;
    while from < spots.len() {
        // Those that hang together by what they share; most share nothing.
        let (start, mut end, mut to) = (spots[from].tokens.start, spots[from].tokens.end, from + 1);
        while to < spots.len() && spots[to].tokens.start < end {
            end = end.max(spots[to].tokens.end);
            to += 1;
        }
        best.clear();
        best.extend(from..to);
        if best.len() > 1 {
            best.sort_by_key(|&i| {
                let spot = &spots[i];
                let length = spot.tokens.len().min(6);
                // By weight and length, then by length alone.
                (Reverse(8 * (2 * u32::from(spot.weight) + length) + length), spot.tokens.start)
            });
        }
        taken.clear();
        taken.resize((end - start) as usize, false);
        for &i in &best {
            let spot = spots[i].tokens;
            let tokens = &mut taken[(spot.start - start) as usize..(spot.end - start) as usize];
            // Ends first: nearly all that overlaps does so there.
            if tokens.first() == Some(&false) && tokens.last() == Some(&false) && !tokens.contains(&true) {
                tokens.fill(true);
                stays[i] = true;
            }
        }
        from = to;
    }
    let mut stays = stays.into_iter();
    spots.retain(|_| stays.next() == Some(true));
    spots
}

/// The kinds in the order of their votes.
pub(super) const KINDS: [NameKind; 3] = [NameKind::Person, NameKind::Place, NameKind::Organization];
