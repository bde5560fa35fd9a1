//! Two places of one name in one story: "Portland, Oregon" and "Portland, Maine"; the Georgia of Tbilisi and the one of
//! Atlanta. Each mention goes with the state or country that was last said with its name.

use super::choose::Spot;
use crate::lexicon::gazetteer::{self, Place, PlaceKind};
use crate::lexicon::{Class, ClassSet};
use crate::names::NameKind;
use crate::rules::Scene;
use crate::text::Tokens;
use rustc_hash::FxHashMap;

/// Places of one name that are looked at.
const MOST: usize = 16;

/// By name, what is said to hold it and where that is said, for names of which there are two.
#[derive(Debug, Default)]
pub(super) struct Namesakes(FxHashMap<u64, Vec<(u32, u32)>>);

impl Namesakes {
    pub(super) fn of(scene: &Scene<'_>, spots: &[Spot], kinds: &[Option<NameKind>]) -> Namesakes {
        const OUTER: ClassSet = ClassSet::of(&[Class::Country, Class::Region]);
        let mut said: FxHashMap<u64, Vec<(u32, u32)>> = FxHashMap::default();
        let mut outers: FxHashMap<u32, Place> = FxHashMap::default();
        let mut states: Vec<(&Spot, Place)> = Vec::new();
        for (pair, kind) in spots.windows(2).zip(kinds.windows(2)) {
            let [inner, outer] = pair else { continue };
            let gap = Tokens::new(inner.tokens.end, outer.tokens.start);
            let comma = gap.len() == 1 && scene.classes(gap.start).has(Class::Comma);
            if !comma || kind != [Some(NameKind::Place); 2] || !outer.classes.any(OUTER) {
                continue;
            }
            let places: Vec<Place> = gazetteer::places(&scene.seen(outer.tokens)).take(MOST).collect();
            let Some(first) = places.iter().find(|place| place.kind != PlaceKind::City) else { continue };
            said.entry(inner.key).or_default().push((inner.tokens.start, first.geonames));
            outers.insert(first.geonames, *first);
            let both = places.iter().any(|place| place.kind == PlaceKind::Country);
            let state = places.iter().find(|place| place.kind == PlaceKind::Region).filter(|_| both);
            let within =
                |state: &&Place| gazetteer::places(&scene.seen(inner.tokens)).take(MOST).any(|city| city.is_in(state));
            states.extend(state.filter(within).map(|state| (outer, *state)));
        }
        // "built in Paris", before "a workshop in Paris, Texas": the city that every reader knows.
        for (spot, _) in spots.iter().zip(kinds).filter(|(_, kind)| **kind == Some(NameKind::Place)) {
            let Some(all) = said.get_mut(&spot.key) else { continue };
            let Some(&(_, outer)) = all.first().filter(|(start, _)| spot.tokens.start < *start) else { continue };
            let places = gazetteer::places(scene.words(spot.tokens)).take(MOST);
            let Some(best) = places.max_by(|a, b| a.weight.total_cmp(&b.weight)) else { continue };
            let within = outers.get(&outer).is_some_and(|outer| best.is_in(outer));
            if best.capital && !within && scene.classes(spot.tokens.start).has(Class::Cap) {
                all.insert(0, (spot.tokens.start, best.geonames));
            }
        }
        said.retain(|_, all| all.iter().any(|(_, outer)| *outer != all[0].1));
        // By name, whether the story speaks of the country of that name too.
        let mut abroad: FxHashMap<u64, bool> = FxHashMap::default();
        for (spot, state) in states {
            let speaks = || {
                let country =
                    gazetteer::places(&scene.seen(spot.tokens)).find(|place| place.kind == PlaceKind::Country);
                let there = |other: &Spot| {
                    let first = gazetteer::places(&scene.seen(other.tokens)).next();
                    other.key != spot.key
                        && first.zip(country).is_some_and(|(first, country)| first.country == country.country)
                };
                let mut places = spots.iter().zip(kinds).filter(|(_, kind)| **kind == Some(NameKind::Place));
                places.any(|(other, _)| there(other))
            };
            if *abroad.entry(spot.key).or_insert_with(speaks) {
                let all = said.entry(spot.key).or_insert_with(|| vec![(0, 0)]);
                all.push((spot.tokens.start, state.geonames));
            }
        }
        Namesakes(said)
    }

    /// What tells this mention's place from its namesake: a number, where there is one.
    pub(super) fn which(&self, spot: &Spot) -> Option<u32> {
        let all = self.0.get(&spot.key)?;
        let next = all.partition_point(|(start, _)| *start <= spot.tokens.start);
        all.get(next.saturating_sub(1)).map(|(_, outer)| *outer)
    }
}
