//! The gazetteer: `data/gazetteer/places.tsv` to the files that gazetteer.rs reads in place, and to facts for the word
//! tables.
//!
//! ```text
//! places.bin       per place, see PLACE in gazetteer.rs
//! place_names.fst  name -> place, or places + offset in place_lists.bin
//! place_lists.bin  u8 how many, then a u16 each: the places of a name, the likelier first
//! ```
//!
//! Columns: kind, GeoNames id, country, region's code, latitude, longitude, people, extent in km, names.

use super::form;
use std::collections::{BTreeMap, HashMap};
use std::fs;
use std::path::Path;

/// Bytes a place, as in gazetteer.rs.
const PLACE: usize = 23;

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
    pub fn read(file: &Path) -> Result<Gazetteer, String> {
        let text = fs::read_to_string(file).map_err(|e| format!("{}: {e}", file.display()))?;
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
                "country" => (0, 20 * u64::from(people)),
                "region" => (1, u64::from(people) / 5),
                "capital" => (2, 10 * u64::from(people)),
                "city" => (2, u64::from(people)),
                _ => return Err(format!("places.tsv:{}: there is no kind {kind:?}", line + 1)),
            };
            match code {
                0 => drop(gazetteer.countries.insert(country.to_string(), place)),
                1 => drop(regions.insert((country, region), place)),
                _ => {}
            }
            let within = regions.get(&(country, region)).filter(|_| code == 2).copied().unwrap_or(u16::MAX);
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
            for name in names.split('|').filter(|name| !name.is_empty()) {
                let known = name.strip_prefix('~');
                gazetteer.name(known.unwrap_or(name), weight, place);
                if known.is_none() {
                    gazetteer.evidence.push(Evidence {
                        form: name.to_string(),
                        class: if code == 2 { "City" } else { "Region" },
                        digits: (code == 2).then(|| people.max(1).ilog10() + 1),
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
        if !places.iter().any(|(_, other)| *other == place) {
            places.push((weight, place));
        }
    }

    /// Gives a country's place one more name, unless one of the country's own regions has it ("England").
    pub fn country_name(&mut self, name: &str, code: &str) {
        if let Some(&place) = self.countries.get(code) {
            let key = form::place_key(name);
            let own = |other: &(u64, u16)| {
                let at = usize::from(other.1) * PLACE;
                self.places[at + 22] == 1 && &self.places[at + 20..at + 22] == code.as_bytes()
            };
            if !self.names.get(&key).is_some_and(|places| places.iter().any(own)) {
                self.name(name, u64::MAX / 2, place);
            }
        }
    }

    pub fn write(mut self, out: &Path) -> Result<(), String> {
        let places = (self.places.len() / PLACE) as u64;
        let mut lists = Vec::new();
        let mut map = fst::MapBuilder::memory();
        for (name, found) in &mut self.names {
            found.sort_by_key(|&(weight, place)| (std::cmp::Reverse(weight), place));
            let target = match found.as_slice() {
                [(_, place)] => u64::from(*place),
                _ => {
                    let offset = lists.len() as u64;
                    lists.push(found.len().min(255) as u8);
                    lists.extend(found.iter().take(255).flat_map(|(_, place)| place.to_le_bytes()));
                    places + offset
                }
            };
            map.insert(name, target).map_err(|e| format!("{name:?}: {e}"))?;
        }
        let mut codes: Vec<_> = self.countries.iter().collect();
        codes.sort();
        let codes: Vec<u8> =
            codes.into_iter().flat_map(|(code, place)| code.bytes().chain(place.to_le_bytes())).collect();
        let save = |name: &str, bytes: &[u8]| fs::write(out.join(name), bytes).map_err(|e| format!("{name}: {e}"));
        save("places.bin", &self.places)?;
        save("place_lists.bin", &lists)?;
        save("country_codes.bin", &codes)?;
        save("place_names.fst", &map.into_inner().map_err(|e| e.to_string())?)
    }
}
