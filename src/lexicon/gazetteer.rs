//! Places of GeoNames: cities of 15,000 people and more, the first-level regions of all countries, countries.
//!
//! The files are compiled by the build script (compile_places.rs) and read in place. The point of a country or region
//! is the mean of its towns, its extent the root mean square of their distances from it.

use super::{form, table};
use std::str;

static PLACES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/places.bin"));
static LISTS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/place_lists.bin"));
static COUNTRIES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/country_codes.bin"));
static NAMES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/place_names.bin"));

/// The compiled tables, to tell one version of them from another.
pub fn tables() -> [&'static [u8]; 4] {
    [PLACES, LISTS, COUNTRIES, NAMES]
}

/// Bytes a place: i32 id, latitude and longitude in 1/10,000 degree, u32 people, u16 extent in km, u16 region's place,
/// two letters of the country, u8 kind.
const PLACE: usize = 23;
/// Bytes a place of a list: u16 place, u8 weight of it under this name.
const LISTED: usize = 3;
/// What a weight's byte counts of its logarithm.
const STEPS: f32 = 24.0;

/// What a place is.
#[allow(missing_docs, reason = "their names say it")]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PlaceKind {
    Country,
    Region,
    City,
}

/// A place of the gazetteer.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Place {
    /// Its number at geonames.org.
    pub geonames: u32,
    /// What it is.
    pub kind: PlaceKind,
    /// Of its country.
    pub capital: bool,
    /// Latitude and longitude in degrees, WGS84.
    pub point: Option<(f64, f64)>,
    /// Those who live there; for a region, those in its towns.
    pub people: u32,
    /// ISO 3166-1 code, two letters.
    pub country: &'static str,
    /// How far it reaches from its point, in metres; a city's is guessed from its people.
    pub extent: f64,
    /// How likely news means it by its name: a decimal logarithm, to be compared with those of its namesakes.
    pub weight: f32,
    region: u16,
}

impl Place {
    fn at(number: usize) -> Option<Place> {
        let bytes = PLACES.get(number * PLACE..(number + 1) * PLACE)?;
        let word = |at: usize| u32::from_le_bytes([bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]]);
        let half = |at: usize| u16::from_le_bytes([bytes[at], bytes[at + 1]]);
        let degrees = |at: usize| f64::from(word(at) as i32) / 1e4;
        let people = word(12);
        let kind = match bytes[22] {
            0 => PlaceKind::Country,
            1 => PlaceKind::Region,
            _ => PlaceKind::City,
        };
        let extent = match kind {
            // A disc in which 3,000 people live on each square kilometre.
            PlaceKind::City => (f64::from(people) / 3000.0 / std::f64::consts::PI).sqrt() * 1000.0,
            _ => f64::from(half(16)) * 1000.0,
        };
        Some(Place {
            geonames: word(0),
            kind,
            point: (word(4) as i32 != i32::MIN).then(|| (degrees(4), degrees(8))),
            people,
            capital: bytes[22] == 3,
            country: str::from_utf8(&bytes[20..22]).ok()?,
            extent,
            weight: (people.max(1) as f32).log10(),
            region: half(18),
        })
    }

    /// The region in which a city lies.
    pub fn region(&self) -> Option<Place> {
        (self.region != u16::MAX).then(|| Place::at(usize::from(self.region))).flatten()
    }
}

/// The places of a name, what news mostly means first: a country, a capital, the larger city. The name is compared
/// without regard to case, hyphens, apostrophes and full stops, "the" before it and "Saint" for "St".
pub fn places(name: &str) -> impl Iterator<Item = Place> + use<> {
    let target = table::find(NAMES, &form::place_key(name)).map(|target| target as usize);
    let places = PLACES.len() / PLACE;
    let (single, list) = match target {
        None => (None, &[][..]),
        Some(place) if place < places => (Some(place), &[][..]),
        Some(target) => {
            let at = target - places;
            let count = LISTS.get(at).map_or(0, |&count| usize::from(count));
            (None, LISTS.get(at + 1..at + 1 + LISTED * count).unwrap_or_default())
        }
    };
    let several = list.chunks_exact(LISTED).filter_map(|row| {
        let place = Place::at(usize::from(u16::from_le_bytes([row[0], row[1]])))?;
        Some(Place { weight: f32::from(row[2]) / STEPS, ..place })
    });
    single.and_then(Place::at).into_iter().chain(several)
}

/// The country of an ISO 3166-1 code in capitals.
pub fn country(code: &str) -> Option<Place> {
    let row = COUNTRIES.chunks_exact(4).find(|row| &row[..2] == code.as_bytes())?;
    Place::at(usize::from(u16::from_le_bytes([row[2], row[3]])))
}

/// How much the gazetteer adds to the program.
#[cfg(test)]
pub(super) fn bytes() -> usize {
    [PLACES, LISTS, COUNTRIES, NAMES].map(<[u8]>::len).iter().sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names() {
        let cases = [
            ("Tripoli", 2210247, "LY"),
            ("Bani Walid", 2218840, "LY"),
            ("Misrata", 2214846, "LY"),
            ("New York", 5128581, "US"),
            ("Washington", 4140963, "US"),
            ("Washington, D.C.", 4140963, "US"),
            ("Kiev", 703448, "UA"),
            ("Bombay", 1275339, "IN"),
            ("The Hague", 2747373, "NL"),
            ("Port-au-Prince", 3718426, "HT"),
            ("Georgia", 614540, "GE"),
            ("the United States", 6252001, "US"),
            ("Libya", 2215636, "LY"),
            ("England", 6269131, "GB"),
            ("California", 5332921, "US"),
        ];
        for (name, id, code) in cases {
            let place = places(name).next().unwrap_or_else(|| panic!("{name}"));
            assert_eq!((place.geonames, place.country), (id, code), "{name}");
            assert!(place.point.is_some(), "{name}");
        }
        assert_eq!(places("Qwzxy").count(), 0);
        assert_eq!(places("").count(), 0);
    }

    #[test]
    fn ambiguous() {
        let georgia: Vec<_> = places("Georgia").map(|place| (place.kind, place.country)).collect();
        assert!(georgia.contains(&(PlaceKind::Region, "US")));
        let states: Vec<_> =
            places("Springfield").filter_map(|place| place.region()).map(|place| place.geonames).collect();
        assert!(states.contains(&4896861), "Springfield, Illinois");
        assert!(states.len() > 3);
    }

    #[test]
    fn countries() {
        let libya = country("LY").expect("Libya");
        assert_eq!((libya.geonames, libya.kind), (2215636, PlaceKind::Country));
        assert!(libya.extent > 100_000.0 && libya.extent < 1_500_000.0, "{}", libya.extent);
        assert_eq!(country("??"), None);
        let (lat, lon) = places("Tripoli").next().and_then(|place| place.point).expect("a point");
        assert!((lat - 32.88).abs() < 0.1 && (lon - 13.19).abs() < 0.1);
    }
}
