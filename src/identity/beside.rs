//! What stands beside the names of places and says where they are: "Paris, Texas", "Ely in Nevada", "the Spanish city of
//! Valencia", "Rome, 65 miles from Atlanta", "Georgia and Alabama", "New York state".

use super::Mention;
use super::draft::Draft;
use crate::lexicon::gazetteer::{self, Place, PlaceKind};
use crate::lexicon::{Class, ClassSet, Usage};
use crate::names::NameKind;
use crate::rules::Scene;
use crate::text::Tokens;
use rustc_hash::{FxHashMap, FxHashSet};

/// The places that each name may mean.
pub(super) type Choices = Vec<Vec<Place>>;

/// By entity, what is said of it.
#[derive(Default)]
pub(super) struct Beside {
    /// The places that it is said to be in, and those that are said to be in it.
    pub within: FxHashMap<u32, Vec<u32>>,
    pub holds: FxHashMap<u32, Vec<u32>>,
    /// Those that an abbreviation says to be in a state: "Ely, Nev."
    pub abbreviated: FxHashSet<u32>,
    /// The state or country of a hyphenated word: "the Ely, Nev.-based maker".
    pub based: FxHashMap<u32, Place>,
    /// The places that it is said to be near to.
    pub near: FxHashMap<u32, Vec<u32>>,
    /// Its neighbours in lists.
    pub also: FxHashMap<u32, Vec<u32>>,
    /// The country whose town or province it is called.
    pub countries: FxHashMap<u32, &'static str>,
    /// Those that are called provinces.
    pub provinces: FxHashSet<u32>,
    /// Whether it is spoken of as a region (above 0) or a city (below), where it may be both.
    pub leaning: FxHashMap<u32, f32>,
}

/// How a place stands to the next.
enum Link {
    Within,
    Holds,
    Near,
    Also,
}

pub(super) fn read(scene: &Scene<'_>, drafts: &[Draft], mentions: &[Mention], choices: &Choices) -> Beside {
    let mut beside = Beside::default();
    let place = |m: &Mention| drafts[m.entity as usize].kind == NameKind::Place;
    let several = |m: &Mention| choices[m.entity as usize].len() > 1;
    for pair in mentions.windows(2) {
        let [one, next] = pair else { continue };
        if !place(one) || !place(next) || !(several(one) || several(next)) {
            continue;
        }
        let mut add = |map: fn(&mut Beside) -> &mut FxHashMap<u32, Vec<u32>>, of: u32, is: u32| {
            let all = map(&mut beside).entry(of).or_default();
            if all.len() < MOST && !all.contains(&is) {
                all.push(is);
            }
        };
        match link(scene, Tokens::new(one.tokens.end, next.tokens.start)) {
            Some(Link::Within) => {
                add(|b| &mut b.within, one.entity, next.entity);
                add(|b| &mut b.holds, next.entity, one.entity);
                if abbreviated(scene, next.tokens) {
                    beside.abbreviated.insert(one.entity);
                }
            }
            Some(Link::Holds) => {
                add(|b| &mut b.within, next.entity, one.entity);
                add(|b| &mut b.holds, one.entity, next.entity);
            }
            Some(Link::Near) => add(|b| &mut b.near, one.entity, next.entity),
            Some(Link::Also) => {
                add(|b| &mut b.also, one.entity, next.entity);
                add(|b| &mut b.also, next.entity, one.entity);
            }
            None => {}
        }
    }
    for mention in mentions.iter().filter(|m| place(m) && several(m)) {
        if let Some(code) = called(scene, mention.tokens) {
            beside.countries.entry(mention.entity).or_insert(code);
        }
        if let Some(place) = based(scene, mention.tokens) {
            beside.based.entry(mention.entity).or_insert(place);
            beside.abbreviated.insert(mention.entity);
        }
    }
    beside.lean(scene, mentions, choices);
    beside
}

/// Places linked to one.
const MOST: usize = 8;

fn link(scene: &Scene<'_>, gap: Tokens) -> Option<Link> {
    const LONGEST: u32 = 9;
    const MARKS: ClassSet = ClassSet::of(&[Class::Comma, Class::OpenParen]);
    let class = |t: u32| scene.classes(t);
    let last = gap.end.checked_sub(1).filter(|_| !gap.is_empty() && gap.len() <= LONGEST)?;
    if gap.len() == 1 {
        return match scene.lower(last) {
            "in" => Some(Link::Within),
            "near" | "outside" => Some(Link::Near),
            "and" | "or" => Some(Link::Also),
            _ if class(last).any(MARKS) => Some(Link::Within),
            _ if class(last).has(Class::Possessive) => Some(Link::Holds),
            _ => None,
        };
    }
    if gap.len() == 2 && class(gap.start).has(Class::Comma) && ["and", "or"].contains(&scene.lower(last)) {
        return Some(Link::Also);
    }
    if !class(gap.start).any(MARKS) && !["in", "near", "outside"].contains(&scene.lower(gap.start)) {
        return None;
    }
    const OTHER: ClassSet =
        ClassSet::of(&[Class::Pron, Class::CueVerb, Class::Dot, Class::Stop, Class::Wh, Class::Conj]);
    let preposition = gap.iter().rev().find(|&t| class(t).has(Class::Prep) && !class(t).has(Class::Direction))?;
    // Only "southern" and the like stand between the preposition and the name.
    let adjacent = (preposition + 1..gap.end)
        .all(|t| class(t).any(ClassSet::of(&[Class::Direction, Class::Det])) || scene.lower(t) == "central");
    if !adjacent || gap.iter().any(|t| class(t).any(OTHER) && !class(t).has(Class::Prep)) {
        return None;
    }
    let toward = preposition > gap.start && class(preposition - 1).has(Class::Direction);
    match scene.lower(preposition) {
        "in" => Some(Link::Within),
        "near" | "outside" | "from" => Some(Link::Near),
        "of" if toward => Some(Link::Near),
        _ => None,
    }
}

/// The country whose town a place is called: "the Spanish city of Valencia", "the Libyan port Brega".
fn called(scene: &Scene<'_>, tokens: Tokens) -> Option<&'static str> {
    const BEFORE: u32 = 3;
    let mut at = tokens.start.checked_sub(1)?;
    if scene.lower(at) == "of" {
        at = at.checked_sub(1)?;
    }
    if !scene.classes(at).any(ClassSet::of(&[Class::PlaceHead, Class::Noun])) || !scene.classes(at).has(Class::Lower) {
        return None;
    }
    let before = (at.saturating_sub(BEFORE)..at).rev();
    let mut before =
        before.take_while(|&t| !scene.classes(t).any(ClassSet::of(&[Class::Prep, Class::Comma, Class::Dot])));
    before.find_map(|t| scene.value(t, Class::Demonym))
}

/// Whether a place's name is short for one: "Nev.", "N.Y.", "NSW".
fn abbreviated(scene: &Scene<'_>, tokens: Tokens) -> bool {
    let last = scene.classes(tokens.end - 1);
    scene.words(tokens).ends_with('.') || tokens.len() == 1 && last.has(Class::Upper) && !last.has(Class::Country)
}

/// The state of a hyphenated word after a place's name: "Ely, Nev.-based".
fn based(scene: &Scene<'_>, tokens: Tokens) -> Option<Place> {
    let comma = tokens.end;
    let word = scene.text.tokens.get(comma as usize + 1).map(|_| comma + 1)?;
    if !scene.classes(comma).has(Class::Comma) || !scene.classes(word).has(Class::Hyphenated) {
        return None;
    }
    let (state, _) = scene.words(Tokens::new(word, word + 1)).split_once('-')?;
    gazetteer::places(state).next().filter(|place| place.kind != PlaceKind::City)
}

impl Beside {
    /// Reads what tells a state from its city of the same name.
    fn lean(&mut self, scene: &Scene<'_>, mentions: &[Mention], choices: &Choices) {
        /// What it weighs when each mention says so.
        const WEIGHT: f32 = 1.5;
        let both = |m: &Mention| {
            let has = |kind| choices[m.entity as usize].iter().any(|place| place.kind == kind);
            has(PlaceKind::Region) && (has(PlaceKind::City) || has(PlaceKind::Country))
        };
        let mut counts: FxHashMap<u32, (f32, f32)> = FxHashMap::default();
        for mention in mentions.iter().filter(|m| !choices[m.entity as usize].is_empty()) {
            let next = scene.text.tokens.get(mention.tokens.end as usize).map(|_| mention.tokens.end);
            if next.is_some_and(|t| scene.used(t, Usage::Province)) {
                self.provinces.insert(mention.entity);
            }
            if !both(mention) {
                continue;
            }
            let before = mention.tokens.start.checked_sub(1).map(|t| scene.lower(t));
            let head = mention.tokens.start.checked_sub(2);
            let of = matches!(before, Some("of" | "from"));
            let behind = |usage| next.is_some_and(|t| scene.used(t, usage));
            let of = |usage| of && head.is_some_and(|t| scene.used(t, usage));
            let (sum, count) = counts.entry(mention.entity).or_default();
            *count += 1.0;
            if behind(Usage::State) || of(Usage::OfState) || before == Some("upstate") {
                *sum += 1.0;
            } else if behind(Usage::City) || of(Usage::OfCity) {
                *sum -= 1.0;
            }
        }
        let lean = counts.into_iter().filter(|(_, (sum, _))| *sum != 0.0);
        self.leaning.extend(lean.map(|(entity, (sum, count))| (entity, WEIGHT * sum / count)));
    }
}
