//! Which mentions name the same person.
//!
//! A full name is compared by the sounds of the given name (or what it is short for) and of the surname; middle initials
//! and "Jr." part namesakes. A surname or given name alone is the person called by it in full just before, of the gender
//! that "Mr." or "Mrs." says; else who is called by it alone in this story, or was named first and most often.

use super::choose::{Spot, step, word};
use super::kin::{Age, Family, IsFemale, is_whose, kin_behind, kin_noun, told_gender};
use super::known_as;
use super::ledger::{Ledger, surname};
use super::sounds::{bare, sound};
use crate::lexicon::vocabulary::hash;
use crate::lexicon::{Class, ClassSet};
use crate::names::NameKind;
use crate::rules::Scene;
use crate::text::Tokens;
use rustc_hash::FxHashMap;

/// So many of a name are kept in mind, the last called so: no story has more, and each is looked at for every mention.
const MOST_NAMESAKES: usize = 32;

/// Tokens after a full name in which the surname alone is its bearer's, even if others bear it too.
const JUST_BEFORE: u32 = 80;

#[derive(Clone, Copy, Default)]
struct Person {
    gender: Option<IsFemale>,
    /// Whether a title told the gender.
    titled: bool,
    /// The letter of a middle initial, 0 for none.
    middle: u64,
    /// "Jr.", "III", 0 for none.
    generation: u64,
    /// The first letter of the given name.
    letter: u64,
    /// Whether the story brings them in as somebody's older or younger kin.
    age: Option<Age>,
    /// The surname behind the next name, which is theirs too.
    shares: Option<u32>,
    /// Where the name stands in full for the last time, and how often it stands so.
    full: u32,
    times: u32,
    /// Where any form of it stands for the last time.
    at: u32,
    /// Whether they were last named in full as another's kin.
    kin: bool,
}

/// The persons of the article so far, by entity.
pub(super) struct People<'a> {
    scene: &'a Scene<'a>,
    ledger: &'a Ledger,
    persons: FxHashMap<u32, Person>,
    by_key: FxHashMap<u64, u32>,
    /// Those called in full by a name that ends, or begins, with a word: who was last called so comes last.
    named: FxHashMap<u64, Vec<u32>>,
    /// Who was last called by a name alone, without a title.
    alone: FxHashMap<u64, u32>,
    /// Those whose surname sounds so.
    sounds: FxHashMap<u64, u32>,
    family: Family,
}

impl<'a> People<'a> {
    pub(super) fn new(scene: &'a Scene<'a>, ledger: &'a Ledger) -> People<'a> {
        let (persons, by_key, named) = Default::default();
        let (alone, sounds, family) = Default::default();
        People { scene, ledger, persons, by_key, named, alone, sounds, family }
    }

    /// The person of a mention; `next` is the number of a new one.
    pub(super) fn enter(&mut self, spot: &Spot, next: u32) -> u32 {
        let last = surname(self.scene, spot.tokens);
        let kin = kin_noun(self.scene, spot.tokens.start);
        let full = kin.or_else(|| kin_behind(self.scene, spot.tokens.end)).filter(|_| last > spot.tokens.start);
        let titled = self.title(spot.tokens.start).or_else(|| told_gender(self.scene, full?, Class::Role));
        let generation = self.generation(spot.tokens, last);
        let shared = self.shared(spot.tokens);
        let entity = if let Some(shared) = shared {
            self.full(Tokens::new(spot.tokens.start, shared + 1), shared, generation, next)
        } else if last == spot.tokens.start {
            self.short(spot.tokens.start, titled, generation, next)
        } else if let Some(&long) = self.ledger.parts.get(&spot.key) {
            let key = self.key(self.ledger.records[long as usize].tokens);
            let entity = *self.by_key.entry(key).or_insert(next);
            self.call(word(self.scene, spot.tokens.start), entity);
            entity
        } else {
            self.full(spot.tokens, last, generation, next)
        };
        if let Some(noun) = kin.filter(|_| full.is_none()) {
            self.family.remember(self.scene, noun, entity);
        }
        let age = full.and_then(|noun| Age::of(self.scene, noun));
        let whose = is_whose(self.scene, spot.tokens.start);
        let person = self.persons.entry(entity).or_default();
        person.at = spot.tokens.start;
        if last > spot.tokens.start {
            person.kin = full.is_some() || whose;
        }
        person.shares = person.shares.or(shared);
        person.age = person.age.or(age);
        if titled.is_some() && (!person.titled || person.gender.is_none()) {
            (person.gender, person.titled) = (titled, true);
        }
        entity
    }

    /// A full name: it is the one by which shorter ones are understood from now on.
    fn full(&mut self, tokens: Tokens, last: u32, generation: u64, next: u32) -> u32 {
        let scene = self.scene;
        let base = self.key(tokens);
        let mut key = if generation == 0 { base } else { step(base, generation) };
        let middle = self.middle(tokens, last);
        let letter = self.letter(tokens.start);
        let known = self.by_key.get(&key).copied();
        let initials = scene.classes(tokens.start).has(Class::Initial) && known.is_none();
        let entity = match known {
            Some(entity) => {
                let was = self.persons.get(&entity).map_or(0, |person| person.middle);
                if middle != 0 && was != 0 && was != middle {
                    key = step(key, middle);
                    *self.by_key.entry(key).or_insert(next)
                } else {
                    entity
                }
            }
            None => {
                let same = |&&entity: &&u32| initials && self.persons[&entity].letter == letter;
                let all = self.named.get(&word(scene, last)).map(Vec::as_slice).unwrap_or_default();
                let entity = all.iter().rev().find(same).copied().unwrap_or(next);
                self.by_key.insert(key, entity);
                entity
            }
        };
        // "Otto Krell Jr." is Otto Krell from now on, unless another was called so before.
        self.by_key.entry(base).or_insert(entity);
        let gender = match scene.value(tokens.start, Class::Given).and_then(|value| value.bytes().next()) {
            Some(b'f') => Some(true),
            Some(b'm') => Some(false),
            _ => None,
        };
        let person = self.persons.entry(entity).or_default();
        (person.full, person.times) = (tokens.start, person.times + 1);
        person.gender = person.gender.or(gender);
        if person.letter == 0 {
            person.letter = letter;
        }
        if person.middle == 0 {
            person.middle = middle;
        }
        if person.generation == 0 {
            person.generation = generation;
        }
        // The wife does not take the bare surname from the one the story is about.
        let kin = kin_noun(self.scene, tokens.start).is_some()
            || is_whose(self.scene, tokens.start)
            || kin_behind(self.scene, tokens.end).is_some();
        for name in [Some(word(scene, last)), self.bare(last)].into_iter().flatten() {
            if kin { self.call_after(name, entity) } else { self.call(name, entity) }
        }
        self.call(word(scene, tokens.start), entity);
        // "Quispe" of María Quispe Huamán, "Faizal" of Ahmad Faizal bin Azman.
        let own = if shares(scene, tokens) { Tokens::new(last, last + 1) } else { tokens };
        for inner in super::ledger::inner(scene, own, last) {
            let name = word(scene, inner);
            if !self.named.contains_key(&name) {
                self.call(name, entity);
            }
        }
        if let Some(sound) = self.unlisted(last) {
            self.sounds.insert(sound, entity);
        }
        entity
    }

    /// A further name of somebody.
    pub(super) fn also(&mut self, spot: &Spot, entity: u32) {
        self.call(word(self.scene, surname(self.scene, spot.tokens)), entity);
        self.by_key.entry(self.key(spot.tokens)).or_insert(entity);
    }

    /// The surname that a given name shares with the next: "| Ann | and Otto Zorbel".
    fn shared(&self, tokens: Tokens) -> Option<u32> {
        let given = self.scene.classes(tokens.start).has(Class::Given) && tokens.len() == 1;
        let next = tokens.end + 1;
        let long = |end: u32| {
            let name = Tokens::new(next, end);
            let record = self.ledger.find(super::choose::key(self.scene, name))?;
            (self.ledger.records[record as usize].kind == Some(NameKind::Person)).then_some(name)
        };
        let end = self.scene.text.tokens.len() as u32;
        let known = given && next + 2 <= end && shares(self.scene, Tokens::new(tokens.start, next + 1));
        let name = (next + 2..=end.min(next + 3)).rev().filter(|_| known).find_map(long)?;
        Some(surname(self.scene, name))
            .filter(|&last| last > next && !self.named.contains_key(&word(self.scene, tokens.start)))
    }

    pub(super) fn shared_surname(&self, entity: u32) -> Option<u32> {
        self.persons.get(&entity).and_then(|person| person.shares)
    }

    /// Remembers one who is told by a name only where nobody else is.
    fn call_after(&mut self, name: u64, entity: u32) {
        let all = self.named.entry(name).or_default();
        if all.is_empty() || !all.contains(&entity) && all.len() < MOST_NAMESAKES {
            all.insert(0, entity);
        }
    }

    /// Remembers who was last called by a name.
    fn call(&mut self, name: u64, entity: u32) {
        let all = self.named.entry(name).or_default();
        all.retain(|&other| other != entity);
        if all.len() == MOST_NAMESAKES {
            all.remove(0);
        }
        all.push(entity);
    }

    /// A surname or given name alone.
    fn short(&mut self, token: u32, titled: Option<IsFemale>, generation: u64, next: u32) -> u32 {
        let name = word(self.scene, token);
        let bare = self.bare(token);
        let all = self.named.get(&name).or_else(|| self.named.get(&bare?));
        if let Some(all) = all {
            let alone = if titled.is_none() && generation == 0 { self.called_alone(all, name, token) } else { None };
            let known = self.of_age(all, token).or(alone).or_else(|| self.one_of(all, titled, generation));
            if titled.is_none()
                && let Some(entity) = known
            {
                self.alone.insert(name, entity);
            }
            return known.unwrap_or_else(|| {
                let key = step(step(name, 1), u64::from(titled == Some(true)));
                *self.by_key.entry(key).or_insert(next)
            });
        }
        let sound = self.unlisted(token);
        if let Some(&entity) = sound.and_then(|sound| self.sounds.get(&sound)) {
            return entity;
        }
        let long = self.ledger.surnames.get(&name).or_else(|| self.ledger.surnames.get(&bare?));
        let long = long.or_else(|| self.ledger.given.get(&name)).copied();
        let key = match long.or_else(|| self.ledger.family(self.scene, token)) {
            Some(long) => self.key(self.ledger.records[long as usize].tokens),
            None => self.sound(token),
        };
        let entity = *self.by_key.entry(key).or_insert(next);
        // "Mr. May" and "Mrs. May" are two.
        let other = self.persons.get(&entity).is_some_and(|p| p.titled && titled.is_some() && p.gender != titled);
        if other { *self.by_key.entry(step(key, 2 + u64::from(titled == Some(true)))).or_insert(next) } else { entity }
    }

    /// Whose a name alone is, of several: who was called so in full just before, else who goes by it in this story.
    fn called_alone(&self, all: &[u32], name: u64, token: u32) -> Option<u32> {
        let last = all.last().copied().filter(|_| all.len() > 1)?;
        let person = |entity: u32| self.persons.get(&entity).copied().unwrap_or_default();
        if token < person(last).full + JUST_BEFORE {
            return Some(last);
        }
        let goes_by = self.alone.get(&name).copied().filter(|entity| all.contains(entity));
        // The daughter who was named last does not take the surname from her father.
        let own = || all.iter().copied().filter(|&e| !person(e).kin);
        let near = own().max_by_key(|&e| person(e).at).filter(|&e| token < person(e).at + JUST_BEFORE);
        let first = || all.iter().copied().max_by_key(|&e| (person(e).times, std::cmp::Reverse(e)));
        goes_by.or(near).or_else(first)
    }

    /// "the younger Zorbel": the one who is told to be, or the one who is not told to be older.
    fn of_age(&self, all: &[u32], token: u32) -> Option<u32> {
        let age = Age::before(self.scene, token)?;
        let told =
            |age: Age| all.iter().copied().find(|entity| self.persons.get(entity).is_some_and(|p| p.age == Some(age)));
        told(age).or_else(|| {
            let other = told(age.other())?;
            all.iter().rev().copied().find(|&entity| entity != other)
        })
    }

    /// Who of namesakes it is: the last that agrees. `None` if titles rule out all of them.
    fn one_of(&self, all: &[u32], titled: Option<IsFemale>, generation: u64) -> Option<u32> {
        let person = |entity: &u32| self.persons.get(entity).copied().unwrap_or_default();
        let junior = all.iter().rev().find(|e| generation != 0 && person(e).generation == generation);
        let told = || all.iter().rev().find(|e| titled.is_some() && person(e).titled && person(e).gender == titled);
        let alike = || all.iter().rev().find(|e| titled.is_some() && person(e).gender == titled);
        let unsaid = || all.iter().rev().find(|e| titled.is_none() || person(e).gender.is_none());
        // A given name says less of gender than a title.
        let unsure = || all.iter().rev().find(|e| !person(e).titled);
        let kin = || self.family.titled(titled);
        junior.or_else(told).or_else(alike).or_else(kin).or_else(unsaid).or_else(unsure).copied()
    }

    /// What a title before the name says of gender.
    fn title(&self, start: u32) -> Option<IsFemale> {
        let mut before = (start.saturating_sub(2)..start).rev();
        let token = before.find(|&t| !self.scene.classes(t).has(Class::Dot))?;
        told_gender(self.scene, token, Class::Title)
    }

    fn generation(&self, tokens: Tokens, last: u32) -> u64 {
        let suffix = (last + 1..tokens.end).find(|&t| self.scene.classes(t).has(Class::NameSuffix));
        suffix.map_or(0, |t| match self.scene.lower(t) {
            "jr" | "jr." | "jnr" | "junior" => hash("jr"),
            "sr" | "sr." | "snr" => hash("sr"),
            other => hash(other),
        })
    }

    /// The letter of the initial after the given name.
    fn middle(&self, tokens: Tokens, last: u32) -> u64 {
        let middle = (tokens.start + 1..last).find(|&t| !self.scene.classes(t).has(Class::Dot));
        middle.filter(|&t| self.scene.classes(t).has(Class::Initial)).map_or(0, |t| self.letter(t))
    }

    fn letter(&self, token: u32) -> u64 {
        self.scene.lower(token).chars().next().map_or(0, u64::from)
    }

    /// The key of a name without its article: "al-Karimi" also goes by "Karimi".
    fn bare(&self, token: u32) -> Option<u64> {
        bare(self.scene.lower(token)).map(hash)
    }

    /// First and last name, by their sounds: middle names and initials come and go.
    fn key(&self, tokens: Tokens) -> u64 {
        let given = self.scene.lower(tokens.start);
        let formal = known_as::formal(given);
        let first =
            if formal == given { self.sound(tokens.start) } else { sound(formal).unwrap_or_else(|| hash(formal)) };
        step(step(0, first), self.sound(surname(self.scene, tokens)))
    }

    fn sound(&self, token: u32) -> u64 {
        sound(self.scene.lower(token)).unwrap_or_else(|| word(self.scene, token))
    }

    /// The sound of a foreign name, whose spelling may vary: one that the US census does not have.
    fn unlisted(&self, token: u32) -> Option<u64> {
        const OTHER: ClassSet = ClassSet::of(&[Class::Given, Class::Noun, Class::City]);
        let word = self.scene.vocabulary.word(self.scene.text.tokens[token as usize].word);
        if word.classes.any(OTHER) {
            return None;
        }
        let surname = word.classes.has(Class::Surname);
        let listed = surname && !self.scene.vocabulary.lexicon().facts(word.row).any(|fact| fact.table == "names");
        if listed { None } else { sound(self.scene.lower(token)) }
    }
}

/// Whether the first of these tokens is joined to a name that follows it: "Ann and Otto Zorbel".
fn shares(scene: &Scene<'_>, tokens: Tokens) -> bool {
    tokens.len() > 2 && matches!(scene.lower(tokens.start + 1), "and" | "&")
}
