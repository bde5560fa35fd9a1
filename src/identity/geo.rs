//! Where the places of an article are: each name's places in the gazetteer, told apart by the article.
//!
//! Evidence is, in this order: a state or country right after the name ("Paris, Texas"), the countries that the article
//! names, the places it names nearby, and size. Where nothing speaks for a place it stays unresolved.

use super::join::Draft;
use super::{Geo, Mention};
use crate::lexicon::gazetteer::{self, Place, PlaceKind};
use crate::lexicon::{Class, lexicon};
use crate::names::NameKind;
use crate::rules::Scene;
use crate::text::Tokens;
use rustc_hash::{FxHashMap, FxHashSet};

/// What the gazetteer does not hold, though a town may be called like it.
const WATERS: [&str; 8] = ["sea", "ocean", "river", "lake", "gulf", "bay", "strait", "canal"];
/// Places of one name that are weighed.
const MOST: usize = 16;

/// The place of each entity.
pub(super) fn locate(scene: &Scene<'_>, drafts: &[Draft], mentions: &[Mention]) -> Vec<Option<Geo>> {
    let choices: Vec<Vec<Place>> = drafts
        .iter()
        .map(|draft| match draft.kind {
            NameKind::Place => candidates(scene, draft.name),
            _ => Vec::new(),
        })
        .collect();
    let countries = countries(scene, drafts, &choices, mentions);
    let within = within(scene, mentions, drafts);
    choices.iter().enumerate().map(|(i, places)| pick(places, &countries, within.get(&(i as u32)), &choices)).collect()
}

fn candidates(scene: &Scene<'_>, name: Tokens) -> Vec<Place> {
    let words = scene.words(name);
    let mut places: Vec<Place> = gazetteer::places(words).take(MOST).collect();
    if WATERS.contains(&scene.lower(name.end - 1)) {
        return Vec::new();
    }
    if places.is_empty() && name.len() > 1 {
        // "Liaoning Province", "Xingyi City"
        let last = scene.classes(name.end - 1);
        if last.has(Class::PlaceHead) {
            places = gazetteer::places(scene.words(Tokens::new(name.start, name.end - 1))).take(MOST).collect();
        }
    }
    places
}

/// The countries that the article names, by name, by people, or by a place that is one of a kind.
fn countries(
    scene: &Scene<'_>,
    drafts: &[Draft],
    choices: &[Vec<Place>],
    mentions: &[Mention],
) -> FxHashSet<&'static str> {
    let mut countries = FxHashSet::default();
    for (draft, places) in drafts.iter().zip(choices) {
        match places.as_slice() {
            [first, ..] if first.kind == PlaceKind::Country => {
                countries.insert(first.country);
            }
            [only] if draft.kind == NameKind::Place => {
                countries.insert(only.country);
            }
            _ => {}
        }
    }
    let mut named = mentions.iter().peekable();
    for (number, token) in (0_u32..).zip(&scene.text.tokens) {
        while named.next_if(|m| m.tokens.end <= number).is_some() {}
        let word = scene.vocabulary.word(token.word);
        if word.classes.has(Class::Demonym)
            && named.peek().is_none_or(|m| m.tokens.start > number)
            && let Some(code) = lexicon::value(word.row, Class::Demonym)
        {
            countries.insert(code);
        }
    }
    countries
}

/// The state or country that stands after a comma behind a place's name, by entity.
fn within(scene: &Scene<'_>, mentions: &[Mention], drafts: &[Draft]) -> FxHashMap<u32, u32> {
    let place = |m: &Mention| drafts[m.entity as usize].kind == NameKind::Place;
    let mut within = FxHashMap::default();
    for pair in mentions.windows(2) {
        let [inner, outer] = pair else { continue };
        let gap = Tokens::new(inner.tokens.end, outer.tokens.start);
        if place(inner) && place(outer) && gap.len() == 1 && scene.classes(gap.start).has(Class::Comma) {
            within.entry(inner.entity).or_insert(outer.entity);
        }
    }
    within
}

/// A region's namesake city, where it is large beside the region: "Valencia" is the city, "Quebec" the province.
fn city_of<'a>(near: &'a Place, places: &'a [Place]) -> &'a Place {
    const SHARE: u32 = 8;
    let large = |place: &&Place| {
        place.kind == PlaceKind::City && place.country == near.country && place.people >= near.people / SHARE
    };
    if near.kind == PlaceKind::Region { places.iter().find(large).unwrap_or(near) } else { near }
}

fn pick(
    places: &[Place],
    countries: &FxHashSet<&'static str>,
    outer: Option<&u32>,
    choices: &[Vec<Place>],
) -> Option<Geo> {
    // A city that the article does not place needs this many people to be meant.
    const LARGE: u32 = 100_000;
    let outer = outer.map(|&entity| choices[entity as usize].as_slice()).unwrap_or_default();
    let inside = |place: &&Place| {
        outer.iter().any(|o| match o.kind {
            PlaceKind::Country => o.country == place.country && o.geonames != place.geonames,
            PlaceKind::Region => place.region().is_some_and(|region| region.geonames == o.geonames),
            PlaceKind::City => false,
        })
    };
    let first = places.first()?;
    let chosen = match places.iter().find(inside) {
        Some(place) => place,
        None if first.kind == PlaceKind::Country => first,
        None => {
            let near = places.iter().find(|place| countries.contains(place.country)).map(|near| city_of(near, places));
            // The capital of the world's news stays itself: London is in Ontario only if the article says so.
            let famous = first.people >= 1_000_000 && near.is_none_or(|near| near.people < first.people / 10);
            if famous { first } else { near.or((first.people >= LARGE).then_some(first))? }
        }
    };
    let (lat, lon) = chosen.point?;
    Some(Geo { geonames: chosen.geonames, lat, lon, country: chosen.country })
}
