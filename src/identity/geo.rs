//! Where the places of an article are: each name's places in the gazetteer, told apart by the article.
//!
//! Evidence is what stands beside the name ("Paris, Texas", "the Spanish city of Valencia", "65 miles from Atlanta"),
//! the countries that the article names, the places it names nearby, and size. Each adds to the logarithm of what the
//! name means in the news at large. Where two places are as likely, or nothing speaks for a small one, none is chosen.

use super::beside::{self, Beside, Choices};
use super::draft::Draft;
use super::{Geo, Mention};
use crate::lexicon::gazetteer::{self, Place, PlaceKind};
use crate::lexicon::{Class, ClassSet, Usage};
use crate::names::NameKind;
use crate::rules::Scene;
use crate::text::Tokens;
use rustc_hash::FxHashMap;

/// Places of one name that are weighed.
const MOST: usize = 16;
/// Points of the article that a place may be near to.
const POINTS: usize = 48;

/// The place of each entity.
pub(super) fn locate(scene: &Scene<'_>, drafts: &[Draft], mentions: &[Mention]) -> Vec<Option<Geo>> {
    let choices: Choices = drafts
        .iter()
        .map(|draft| match draft.kind {
            NameKind::Place => candidates(scene, draft.name),
            _ => Vec::new(),
        })
        .collect();
    let beside = beside::read(scene, drafts, mentions, &choices);
    let mut setting = Setting::default();
    setting.words(scene, drafts, mentions);
    setting.places(mentions, &choices);
    drafts
        .iter()
        .enumerate()
        .map(|(entity, draft)| {
            let place = choose(scene, draft.name, entity as u32, &choices, &beside, &setting)?;
            let (lat, lon) = place.point?;
            Some(Geo { geonames: place.geonames, lat, lon, country: place.country })
        })
        .collect()
}

/// The places of a name; those of its kind if it ends in a noun for it ("Liaoning Province", "Xingyi City").
fn candidates(scene: &Scene<'_>, name: Tokens) -> Vec<Place> {
    let last = scene.lower(name.end - 1);
    if name.len() > 1 && scene.used(name.end - 1, Usage::Unheld) {
        return Vec::new();
    }
    let mut places: Vec<Place> = gazetteer::places(&scene.seen(name)).take(MOST).collect();
    if places.is_empty() && name.len() > 1 {
        let kind = match last {
            _ if scene.used(name.end - 1, Usage::Region) => PlaceKind::Region,
            "city" => PlaceKind::City,
            _ => return places,
        };
        places = gazetteer::places(&scene.seen(Tokens::new(name.start, name.end - 1))).take(MOST).collect();
        places.retain(|place| place.kind == kind);
    }
    places
}

/// Where the article's events are, as far as its names leave no doubt.
#[derive(Default)]
struct Setting {
    countries: FxHashMap<&'static str, f32>,
    /// What was counted in all countries.
    sum: f32,
    /// Regions, by GeoNames id.
    regions: FxHashMap<u32, f32>,
    points: Vec<(u32, (f64, f64))>,
    /// What each entity itself has given to its country's count.
    own: Vec<f32>,
}

impl Setting {
    fn country(&mut self, code: &'static str, count: f32) {
        *self.countries.entry(code).or_default() += count;
        self.sum += count;
    }

    /// Counts the peoples ("the Libyan army") and the countries and states in the names of bodies ("the U.S. Senate").
    fn words(&mut self, scene: &Scene<'_>, drafts: &[Draft], mentions: &[Mention]) {
        const SPEAKS: ClassSet = ClassSet::of(&[Class::Demonym, Class::Country, Class::Region]);
        const CODE: usize = 2;
        let mut named = mentions.iter().peekable();
        for (number, token) in (0_u32..).zip(&scene.text.tokens) {
            let word = scene.vocabulary.word(token.word);
            if !word.classes.any(SPEAKS) {
                continue;
            }
            while named.next_if(|m| m.tokens.end <= number).is_some() {}
            let inside = named.peek().filter(|m| m.tokens.start <= number);
            let body = inside.is_some_and(|m| drafts[m.entity as usize].kind == NameKind::Organization);
            let mut classes = [Class::Demonym, Class::Country, Class::Region].into_iter();
            if (inside.is_none() && word.classes.has(Class::Demonym) || body)
                && let Some(code) =
                    classes.find_map(|class| scene.vocabulary.lexicon().value(word.row, class)?.get(..CODE))
            {
                self.country(code, 1.0);
            }
        }
    }

    /// Counts the places that are one of a kind, or so much better known than their namesakes that they are meant.
    fn places(&mut self, mentions: &[Mention], choices: &Choices) {
        /// The first place of a story counts more: where it was filed.
        const FIRST: f32 = 2.0;
        let mut counts = vec![0.0_f32; choices.len()];
        let first = mentions.iter().find(|m| !choices[m.entity as usize].is_empty());
        for mention in mentions {
            counts[mention.entity as usize] += 1.0;
        }
        if let Some(mention) = first {
            counts[mention.entity as usize] += FIRST;
        }
        self.own = vec![0.0; choices.len()];
        for (entity, (places, count)) in choices.iter().zip(counts).enumerate() {
            let Some(first) = places.first() else { continue };
            let rivals = || places[1..].iter().filter(|place| place.weight > first.weight - CLEAR);
            if rivals().any(|place| place.country != first.country) || !first.known() {
                continue;
            }
            self.country(first.country, count);
            self.own[entity] = count;
            if rivals().next().is_none() {
                if let Some(region) = first.region() {
                    *self.regions.entry(region.geonames).or_default() += count;
                }
                if first.kind == PlaceKind::Region {
                    *self.regions.entry(first.geonames).or_default() += count;
                }
                if first.kind == PlaceKind::City && self.points.len() < POINTS {
                    self.points.extend(first.point.map(|point| (entity as u32, point)));
                }
            }
        }
    }

    /// What an entity itself has given to a place's country and region.
    fn own(&self, entity: u32, place: &Place, first: &Place) -> f32 {
        if place.country == first.country { self.own[entity as usize] } else { 0.0 }
    }

    /// How much of what is counted is in a country.
    fn share_of(&self, code: &str) -> Option<f32> {
        Some(self.countries.get(code)? / self.sum)
    }

    /// How much of what is counted elsewhere in the article is in the country of a place that an entity may be; `None`
    /// if nothing is.
    fn share(&self, entity: u32, place: &Place, first: &Place) -> Option<f32> {
        let count = self.countries.get(place.country)? - self.own(entity, place, first);
        (count > 0.0).then(|| count / (self.sum - self.own[entity as usize]))
    }

    /// What the setting adds to the likelihood of a place that an entity may be.
    fn speaks_for(&self, entity: u32, place: &Place, first: &Place) -> f32 {
        /// No more than what makes a place a hundred times as likely: London is in Ontario only if the article says so.
        const MOST: f32 = 2.0;
        /// Of a small place, thirty times.
        const SMALL: f32 = 1.5;
        const NEAR: f64 = 150.0;
        let Some(share) = self.share(entity, place, first) else { return 0.0 };
        let mut all = 1.0 + share;
        let region = place.region().and_then(|region| self.regions.get(&region.geonames));
        if region.is_some_and(|&count| count > self.own(entity, place, first)) {
            all += 0.7;
        }
        let near =
            |&(other, at): &(u32, _)| other != entity && place.point.is_some_and(|point| kilometres(point, at) < NEAR);
        if self.points.iter().any(near) {
            all += 0.7;
        }
        all.min(if place.known() { MOST } else { SMALL })
    }
}

/// By how much a place outweighs its namesakes where no article is needed to know which is meant.
const CLEAR: f32 = 1.5;

/// Kilometres between two points, good enough for near ones.
fn kilometres(a: (f64, f64), b: (f64, f64)) -> f64 {
    const DEGREE: f64 = 111.2;
    let east = (a.1 - b.1).abs();
    let east = east.min(360.0 - east) * ((a.0 + b.0) / 2.0).to_radians().cos();
    DEGREE * (a.0 - b.0).hypot(east)
}

impl Place {
    /// Whether news may name the place without saying where it is.
    fn known(&self) -> bool {
        const LARGE: u32 = 100_000;
        self.kind == PlaceKind::Country || self.capital || self.people >= LARGE
    }

    /// Whether a place lies in another.
    pub(super) fn is_in(&self, outer: &Place) -> bool {
        match outer.kind {
            PlaceKind::Country => self.country == outer.country && self.kind != PlaceKind::Country,
            PlaceKind::Region => self.region().is_some_and(|region| region.geonames == outer.geonames),
            PlaceKind::City => false,
        }
    }
}

fn choose(
    scene: &Scene<'_>,
    name: Tokens,
    entity: u32,
    choices: &Choices,
    beside: &Beside,
    setting: &Setting,
) -> Option<Place> {
    /// What one place must have before another to be chosen: 1.6 times its likelihood.
    const MARGIN: f32 = 0.2;
    /// What words beside the name weigh.
    const SAID: f32 = 4.0;
    const BESIDE: f64 = 500.0;
    /// Kilometres across a town.
    const TOWN: f64 = 40.0;
    /// How likely a name that the tables have as a region means it, though the gazetteer has it not.
    const UNLISTED: f32 = 5.5;
    /// A million people, or a capital.
    const FAMOUS: f32 = 6.0;
    let places = &choices[entity as usize];
    let of = |map: &FxHashMap<u32, Vec<u32>>, most: usize| {
        let others = map.get(&entity).map(Vec::as_slice).unwrap_or_default();
        others.iter().flat_map(|&other| choices[other as usize].iter().take(most)).copied().collect::<Vec<Place>>()
    };
    let (mut outer, inner, near) = (of(&beside.within, MOST), of(&beside.holds, MOST), of(&beside.near, MOST));
    outer.extend(beside.based.get(&entity));
    let also = of(&beside.also, 1);
    let said = |place: &Place| {
        outer.iter().any(|outer| place.is_in(outer))
            || inner.iter().any(|inner| inner.is_in(place))
            || beside.countries.get(&entity) == Some(&place.country)
            || near
                .iter()
                .any(|near| near.point.zip(place.point).is_some_and(|(a, b)| near.known() && kilometres(a, b) < BESIDE))
    };
    let unlisted = unlisted(scene, name, places);
    let leaning = beside.leaning.get(&entity).copied().unwrap_or_default();
    let mut best: Option<(f32, bool, Place)> = None;
    let mut second: Option<(f32, Place)> = None;
    let province = beside.provinces.contains(&entity);
    for &place in places.iter().filter(|place| !province || place.kind == PlaceKind::Region) {
        let said = said(&place);
        let alike = also.iter().filter(|o| o.kind == place.kind && o.country == place.country).take(3).count();
        let mut score = place.weight + setting.speaks_for(entity, &place, &places[0]) + 0.5 * alike as f32;
        if said {
            score += SAID;
        }
        match place.kind {
            PlaceKind::Region => score += leaning,
            PlaceKind::City => score -= leaning,
            PlaceKind::Country => {}
        }
        match best {
            Some((most, _, was)) if score > most => (best, second) = (Some((score, said, place)), Some((most, was))),
            None => best = Some((score, said, place)),
            _ if second.is_none_or(|(more, _)| score > more) => second = Some((score, place)),
            _ => {}
        }
    }
    let (score, said, place) = best?;
    // Two entries for one town, and a city and the region that has its name, are told apart by size alone.
    let same = |other: &Place| {
        let apart = other.point.zip(place.point).map(|(a, b)| kilometres(a, b));
        other.is_in(&place) || place.is_in(other) || apart.is_some_and(|apart| apart < TOWN)
    };
    let close = second.is_some_and(|(other, rival)| score - other < MARGIN && !same(&rival));
    let unlisted =
        unlisted.is_some_and(|code| UNLISTED + setting.share_of(code).map_or(0.0, |share| 1.0 + share) > score);
    let placed = said || setting.share(entity, &place, &places[0]).is_some();
    // "Paris, Ohio" is not a Paris that the gazetteer has; but "Houston, New York and Ohio" is a list.
    let elsewhere = !said
        && place.kind == PlaceKind::City
        && outer.iter().any(|outer| outer.kind != PlaceKind::City)
        && (beside.abbreviated.contains(&entity) || place.weight < FAMOUS);
    let chosen = (!elsewhere && !close && (said || !unlisted) && (placed || place.known())).then_some(place)?;
    Some(if said || leaning > 0.0 { chosen } else { city_of(chosen, places) })
}

/// The country of a region that the gazetteer has only namesakes of: "Northumberland".
fn unlisted(scene: &Scene<'_>, name: Tokens, places: &[Place]) -> Option<&'static str> {
    let code = scene.value(name.start, Class::Region).filter(|_| name.len() == 1)?;
    let listed = places.iter().any(|place| place.kind == PlaceKind::Region && code.starts_with(place.country));
    (!listed).then_some(code)
}

/// A region's namesake city, where it is large beside the region: "Valencia" is the city, "Quebec" the province.
fn city_of(chosen: Place, places: &[Place]) -> Place {
    const MARGIN: f32 = 0.2;
    let large = |place: &&Place| place.is_in(&chosen) && place.weight > chosen.weight - MARGIN;
    if chosen.kind == PlaceKind::Region { places.iter().find(large).copied().unwrap_or(chosen) } else { chosen }
}
