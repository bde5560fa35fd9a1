//! The gazetteer: `data/gazetteer/places.tsv` to the files that gazetteer.rs reads in place, and to facts for the word
//! tables.
//!
//! ```text
//! places.bin       per place, see PLACE in gazetteer.rs
//! place_names.bin  name -> place, or places + offset in place_lists.bin
//! place_lists.bin  u8 how many, then for each place of a name, the likelier first, a u16 and its weight: 24 log10
//! ```
//!
//! Columns of places.tsv: kind, GeoNames id, country, region's code, latitude, longitude, people, extent in km, names.

use super::form;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::fs;
use std::path::Path;

/// Bytes a place, as in gazetteer.rs.
const PLACE: usize = 23;
/// What a weight's byte counts of its logarithm, as in gazetteer.rs.
const STEPS: f64 = 24.0;
/// Countries of which news in English writes more than their size would have it: their cities count twice.
const NEAR: [&str; 10] = ["AU", "CA", "DE", "ES", "FR", "GB", "IE", "IT", "NZ", "US"];

/// How likely news means a country by its name, for each who lives there; how many at least are counted.
const COUNTRY: u64 = 12;
const SMALL: u64 = 500_000;
/// How likely it means a state by an abbreviation.
const ABBREVIATION: u64 = 1_000_000_000;

/// A row of aliases.tsv: the form and the country.
fn alias(row: &str) -> Option<(&str, &str)> {
    let (form, rest) = row.split_once('\t')?;
    Some((form, rest.split_once('\t')?.1))
}

/// A name that says that a word or phrase is a place.
pub struct Evidence {
    pub form: String,
    pub class: &'static str,
    /// How many digits the number of its people has; for cities.
    pub digits: Option<u32>,
    pub line: u32,
}

#[derive(Default)]
pub struct Gazetteer {
    places: Vec<u8>,
    /// Each name's places, with how likely each is.
    names: BTreeMap<String, Vec<(u64, u16)>>,
    countries: HashMap<String, u16>,
    pub evidence: Vec<Evidence>,
}

impl Gazetteer {
    pub fn read(folder: &Path) -> Result<Gazetteer, String> {
        const OTHER: u64 = 3;
        let read = |name: &str| fs::read_to_string(folder.join(name)).map_err(|e| format!("{name}: {e}"));
        let (text, aliases) = (read("places.tsv")?, read("aliases.tsv")?);
        let by_hand: HashSet<_> = aliases.lines().filter_map(alias).collect();
        let mut gazetteer = Gazetteer::default();
        let mut regions = HashMap::new();
        let rows = text.lines().enumerate().filter(|(_, row)| !row.starts_with('#'));
        for (number, (line, row)) in rows.enumerate() {
            let columns: Vec<&str> = row.split('\t').collect();
            let [kind, id, country, region, lat, lon, people, extent, names] = columns[..] else {
                return Err(format!("places.tsv:{}: a row has nine columns", line + 1));
            };
            let place = u16::try_from(number).map_err(|_| "places.tsv: more than 65,536 places".to_string())?;
            let people: u32 = people.parse().unwrap_or(0);
            // What a name mostly means in the news: the country, the capital, the bigger city, the region.
            let (code, weight) = match kind {
                "country" => (0, COUNTRY * u64::from(people)),
                "region" => (1, u64::from(people) / 5),
                "capital" => (3, 10 * u64::from(people)),
                "city" => (2, u64::from(people)),
                _ => return Err(format!("places.tsv:{}: there is no kind {kind:?}", line + 1)),
            };
            let weight = if NEAR.contains(&country) { 2 * weight } else { weight };
            match code {
                0 => drop(gazetteer.countries.insert(country.to_string(), place)),
                1 => drop(regions.insert((country, region), place)),
                _ => {}
            }
            let within = regions.get(&(country, region)).filter(|_| code >= 2).copied().unwrap_or(u16::MAX);
            let degrees = |text: &str| text.parse().map_or(i32::MIN, |degrees: f64| (degrees * 1e4).round() as i32);
            for bytes in [
                &id.parse::<u32>().unwrap_or(0).to_le_bytes()[..],
                &degrees(lat).to_le_bytes()[..],
                &degrees(lon).to_le_bytes()[..],
                &people.to_le_bytes()[..],
                &extent.parse::<u16>().unwrap_or(0).to_le_bytes()[..],
                &within.to_le_bytes()[..],
                country.as_bytes(),
                &[code],
            ] {
                gazetteer.places.extend_from_slice(bytes);
            }
            for (number, name) in names.split('|').filter(|name| !name.is_empty()).enumerate() {
                let known = name.strip_prefix('~');
                let form = known.unwrap_or(name);
                // Of a place's other names, many are of another language.
                let own = number == 0 || by_hand.contains(&(form, country));
                gazetteer.name(form, if own { weight } else { weight / OTHER }, place);
                if known.is_none() {
                    gazetteer.evidence.push(Evidence {
                        form: name.to_string(),
                        class: if code == 1 { "Region" } else { "City" },
                        digits: (code >= 2).then(|| people.max(1).ilog10() + 1),
                        line: line as u32 + 1,
                    });
                }
            }
        }
        // The largest city of a name comes first.
        gazetteer.evidence.sort_by_key(|evidence| (std::cmp::Reverse(evidence.digits), evidence.line));
        Ok(gazetteer)
    }

    fn name(&mut self, name: &str, weight: u64, place: u16) {
        let places = self.names.entry(form::place_key(name)).or_default();
        match places.iter_mut().find(|(_, other)| *other == place) {
            Some((known, _)) => *known = weight.max(*known),
            None => places.push((weight, place)),
        }
    }

    /// Gives a country's place one more name, unless it is that of one of the nations of the United Kingdom.
    pub fn country_name(&mut self, name: &str, code: &str) {
        if let Some(&place) = self.countries.get(code)
            && (code != "GB" || self.region(name, code).is_none())
        {
            let people = &self.places[usize::from(place) * PLACE + 12..][..4];
            let people = people.iter().rev().fold(0, |all, &byte| all << 8 | u64::from(byte));
            self.name(name, COUNTRY * people.max(SMALL), place);
        }
    }

    /// The region of a country that has a name.
    fn region(&self, name: &str, country: &str) -> Option<u16> {
        let own = |&&(_, place): &&(u64, u16)| {
            let at = usize::from(place) * PLACE;
            self.places[at + 22] == 1 && &self.places[at + 20..at + 22] == country.as_bytes()
        };
        self.names.get(&form::place_key(name))?.iter().find(own).map(|&(_, place)| place)
    }

    /// Gives a region the abbreviations among the names that are said to be its ("Illinois", "Ill.", "IL").
    pub fn region_names(&mut self, names: &[&str], country: &str) {
        const LONGEST: usize = 5;
        let Some((full, place)) = names.iter().find_map(|name| Some((*name, self.region(name, country)?))) else {
            return;
        };
        for name in names {
            let letters = name.chars().filter(|c| c.is_alphabetic()).count();
            if letters <= LONGEST && name.chars().next() == full.chars().next() {
                self.name(name.trim_end_matches(" ."), ABBREVIATION, place);
            }
        }
    }

    pub fn write(mut self, out: &Path) -> Result<(), String> {
        let places = (self.places.len() / PLACE) as u32;
        let mut lists = Vec::new();
        let mut names = Vec::with_capacity(self.names.len());
        for (name, found) in &mut self.names {
            found.sort_by_key(|&(weight, place)| (std::cmp::Reverse(weight), place));
            let target = match found.as_slice() {
                [(_, place)] => u32::from(*place),
                _ => {
                    let offset = lists.len() as u32;
                    lists.push(found.len().min(255) as u8);
                    for (weight, place) in found.iter().take(255) {
                        lists.extend(place.to_le_bytes());
                        lists.push((STEPS * (*weight.max(&1) as f64).log10()).min(255.0) as u8);
                    }
                    places + offset
                }
            };
            names.push((name.as_str(), target));
        }
        let mut codes: Vec<_> = self.countries.iter().collect();
        codes.sort();
        let codes: Vec<u8> =
            codes.into_iter().flat_map(|(code, place)| code.bytes().chain(place.to_le_bytes())).collect();
        let save = |name: &str, bytes: &[u8]| fs::write(out.join(name), bytes).map_err(|e| format!("{name}: {e}"));
        save("places.bin", &self.places)?;
        save("place_lists.bin", &lists)?;
        save("country_codes.bin", &codes)?;
        save("place_names.bin", &super::numbered(&names)?)
    }
}
