//! The compiled tables: forms and phrases to classes and values.
//!
//! `data/*.tsv` are compiled by the build script (compile.rs) into one word map and one phrase trie, which are read in
//! place: nothing is built at start-up. The shape of a row is
//!
//! ```text
//! form <TAB> Class[,Class...] [<TAB> value]
//! ```
//!
//! A form with spaces is a phrase. A form is looked up in lower case, unless it is written all in capitals ("US"),
//! which then must be met in capitals; the words of a phrase are always compared in lower case. Full stops may be left
//! out ("U.S.", "Gen.", "St. Louis"). A value is free text that the stage owning the class reads (`kilometre` has
//! `LengthUnit` with `kilometre 1000`); it belongs to each class of its row, and a form may have one value a class.
//! `data/SOURCES.md` lists the tables, their sources and the values.

use super::class::{CLASSES, Class, ClassSet};
use super::words;
use fst::Streamer;
use std::sync::LazyLock;

include!(concat!(env!("OUT_DIR"), "/shape.rs"));

macro_rules! compiled {
    ($name:literal) => {
        include_bytes!(concat!(env!("OUT_DIR"), "/", $name))
    };
}

static SLOTS: &[u8] = compiled!("slots.bin");
static ROWS: &[u8] = compiled!("rows.bin");
static FACTS: &[u8] = compiled!("facts.bin");
static VALUES: &[u8] = compiled!("values.bin");
static TRIE: &[u8] = compiled!("trie.bin");
/// Reads the header only; the map stays where the program was loaded.
static WORDS: LazyLock<Option<fst::Map<&[u8]>>> = LazyLock::new(|| fst::Map::new(&compiled!("words.fst")[..]).ok());

const SLOT: usize = 5;
const ROW: usize = 20;
const FACT: usize = 6;
const NODE: usize = 8;

/// What the tables say of one form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry {
    pub classes: ClassSet,
    /// Where its values are; see [`value`].
    pub row: u32,
    /// The word's number in the phrase trie, 0 if no phrase holds it.
    pub phrase_word: u32,
}

/// One table's word that a form has a class.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fact {
    /// The table's name, without its extension.
    pub table: &'static str,
    pub class: Class,
    pub value: Option<&'static str>,
}

/// The compiled tables, to tell one version of them from another.
pub fn tables() -> [&'static [u8]; 6] {
    let words = WORDS.as_ref().map_or(&[][..], |words| words.as_fst().as_inner());
    [SLOTS, ROWS, FACTS, VALUES, TRIE, words]
}

/// The entry of a form (in lower case, or as written for forms all in capitals), a user's words with the compiled ones.
pub fn lookup(form: &str) -> Option<Entry> {
    let compiled = compiled(form);
    words::installed().map_or(compiled, |words| words.over(form, compiled))
}

/// The entry that the compiled tables have for a form.
pub(super) fn compiled(form: &str) -> Option<Entry> {
    let target = WORDS.as_ref()?.get(form)? as usize;
    let rows = ROWS.len() / ROW - 1;
    let (row, phrase_word) = match target.checked_sub(rows) {
        None => (target as u32, 0),
        Some(slot) => (number::<2>(SLOTS, slot * SLOT), number::<3>(SLOTS, slot * SLOT + 2)),
    };
    Some(Entry { classes: classes(row), row, phrase_word })
}

/// The value that the tables give an entry for a class; a user's first.
pub fn value(row: u32, class: Class) -> Option<&'static str> {
    let user = words::installed().and_then(|words| words.facts(row)).unwrap_or_default();
    let of_user = user.iter().find_map(|fact| fact.value.filter(|_| fact.class == class));
    of_user.or_else(|| compiled_facts(row).filter(|&fact| FACTS[fact * FACT] == class as u8).find_map(text))
}

/// Everything the tables say of an entry, and which of them says it; a user's words first.
pub fn facts(row: u32) -> impl Iterator<Item = Fact> {
    let user = words::installed().and_then(|words| words.facts(row));
    user.unwrap_or_default().iter().copied().chain(compiled_facts(row).map(|fact| Fact {
        class: CLASSES[FACTS[fact * FACT] as usize],
        table: TABLES[FACTS[fact * FACT + 1] as usize],
        value: text(fact),
    }))
}

/// The numbers of the facts of an entry's compiled part.
fn compiled_facts(row: u32) -> std::ops::Range<usize> {
    let at = words::compiled_row(row) as usize * ROW + 16;
    match at < ROWS.len() - ROW {
        true => number::<4>(ROWS, at) as usize..number::<4>(ROWS, at + ROW) as usize,
        false => 0..0,
    }
}

/// The value of a fact.
fn text(fact: usize) -> Option<&'static str> {
    let value = number::<4>(FACTS, fact * FACT + 2) as usize;
    let text = VALUES.get(value >> 8..(value >> 8) + (value & 255))?;
    std::str::from_utf8(text).ok().filter(|text| !text.is_empty())
}

/// Up to `most` phrases of the tables that begin with a word, in lower case, as the trie has them. For a person who
/// asks: it reads the whole word map.
pub fn phrases_from(word: &str, most: usize) -> Vec<(String, Entry)> {
    let (Some(first), Some(map)) = (lookup(word).filter(|entry| entry.phrase_word != 0), WORDS.as_ref()) else {
        return Vec::new();
    };
    let Some(node) = phrase_step(0, first.phrase_word) else { return Vec::new() };
    let mut texts = vec![String::new(); SLOTS.len() / SLOT + 1];
    let mut stream = map.stream();
    while let Some((form, target)) = stream.next() {
        if let Some(slot) = (target as usize).checked_sub(ROWS.len() / ROW - 1) {
            let number = number::<3>(SLOTS, slot * SLOT + 2) as usize;
            // A form in capitals comes before the one in lower case that the phrases have.
            texts[number] = String::from_utf8_lossy(form).into_owned();
        }
    }
    let (mut found, mut open) = (Vec::new(), vec![(node, word.to_string())]);
    while let Some((node, phrase)) = open.pop() {
        let (first, end) = children(node);
        for child in (first..end).rev() {
            let next = &texts[number::<3>(TRIE, child as usize * NODE) as usize];
            open.push((child, format!("{phrase} {next}")));
        }
        if let Some(entry) = phrase_entry(node) {
            found.push((phrase, entry));
            if found.len() == most {
                break;
            }
        }
    }
    found
}

/// A step in the phrase trie: from `node` (0 is the root) by a word's `phrase_word`.
#[inline]
pub fn phrase_step(node: u32, phrase_word: u32) -> Option<u32> {
    compiled_step(node, phrase_word).or_else(|| words::installed()?.step(node, phrase_word))
}

/// Which words can come second in a phrase that begins with a word: the bits of their numbers, modulo 32. Nearly every
/// word that begins a phrase somewhere is followed by none of them, which this tells without a look into the trie.
pub fn phrase_nexts(phrase_word: u32) -> u32 {
    // The user's steps are not listed by node.
    if phrase_word != 0 && words::installed().is_some() {
        return u32::MAX;
    }
    let Some(node) = compiled_step(0, phrase_word) else { return 0 };
    let (first, end) = children(node);
    (first..end).fold(0, |nexts, child| nexts | 1 << (number::<3>(TRIE, child as usize * NODE) % 32))
}

/// What the tables say of the phrase that ends at a node, if one does. Classes that need a capital
/// ([`super::class::NEEDS_CAPITAL`]) are the caller's to drop where the text has none.
pub fn phrase_entry(node: u32) -> Option<Entry> {
    let row = number::<2>(TRIE, node as usize * NODE + 6);
    let compiled = (row != 0).then(|| Entry { classes: classes(row), row, phrase_word: 0 });
    words::installed().map_or(compiled, |words| words.at(node, compiled))
}

#[inline]
pub(super) fn compiled_step(node: u32, phrase_word: u32) -> Option<u32> {
    if node == 0 {
        // The words that begin phrases have the first numbers, and their nodes too.
        return (phrase_word.wrapping_sub(1) < STARTERS).then_some(phrase_word);
    }
    if phrase_word == 0 {
        return None;
    }
    let (mut low, mut high) = children(node);
    while low < high {
        let middle = low + (high - low) / 2;
        match number::<3>(TRIE, middle as usize * NODE).cmp(&phrase_word) {
            std::cmp::Ordering::Less => low = middle + 1,
            std::cmp::Ordering::Greater => high = middle,
            std::cmp::Ordering::Equal => return Some(middle),
        }
    }
    None
}

/// The first child of a node, and the one after its last.
#[inline]
fn children(node: u32) -> (u32, u32) {
    let at = node as usize * NODE + 3;
    (number::<3>(TRIE, at), number::<3>(TRIE, at + NODE))
}

fn classes(row: u32) -> ClassSet {
    let at = row as usize * ROW;
    let bytes = ROWS.get(at..at + 16).and_then(|bytes| bytes.try_into().ok()).unwrap_or_default();
    ClassSet(u128::from_le_bytes(bytes))
}

/// A little-endian number of `N` bytes; 0 where there is none.
#[inline]
fn number<const N: usize>(bytes: &[u8], at: usize) -> u32 {
    let mut word = [0; 4];
    if let Some(bytes) = bytes.get(at..at + N) {
        word[..N].copy_from_slice(bytes);
    }
    u32::from_le_bytes(word)
}

#[cfg(test)]
mod tests {
    use super::*;
    use Class::*;

    fn entry(form: &str) -> Option<Entry> {
        let words: Vec<&str> = form.split(' ').collect();
        match words.as_slice() {
            [word] => lookup(word).or_else(|| lookup(&word.to_lowercase())),
            _ => {
                let step = |node, word: &&str| phrase_step(node, lookup(&word.to_lowercase())?.phrase_word);
                phrase_entry(words.iter().try_fold(0, step)?)
            }
        }
    }

    #[test]
    fn known_facts() {
        let cases: &[(Class, &str)] = &[
            (Given, "Mohammed, Vladimir, Hillary, Angela, Muammar, Kofi, Junichiro, Sachin, May, Roman"),
            (
                Surname,
                "Smith, Gaddafi, Gadhafi, Putin, Obama, Kim, Nguyen, Mandela, McDonald, O'Brien, Zapatero, Singh",
            ),
            (Particle, "van, von, bin, al, de la, van der"),
            (NameSuffix, "Jr, III"),
            (
                Title,
                "Mr, Gen, Lt Gen, President, Prime Minister, Attorney General, Sheikh, Secretary of State, Vice President",
            ),
            (
                Role,
                "spokesman, spokeswomen, analyst, foreign ministers, lawmakers, Prime Minister, aid workers, striker",
            ),
            (Demonym, "Libyan, Libyans, British, Swiss, New Yorker, Kurdish, Saudi, Bosnian Serbs"),
            (Country, "Libya, US, UAE, Ivory Coast, North Korea, Bosnia and Herzegovina, Holland, Burma, Chad, Jordan"),
            (
                Region,
                "California, Calif, Chechnya, Bavaria, Gaza Strip, Darfur, Yorkshire, Middle East, Europe, Crimea",
            ),
            (
                City,
                "Tripoli, Bani Walid, Misrata, New York, Kiev, Bombay, Fallujah, Paris, The Hague, St Petersburg, Sirte",
            ),
            (Feature, "Nile, Mount Everest, Red Sea, Heathrow, Wall Street, Tahrir Square, Suez Canal, Mediterranean"),
            (PlaceHead, "River, Lake, Province, Airport, Street, Peninsula"),
            (
                OrgName,
                "NATO, UN, EU, IMF, WHO, OPEC, FBI, CIA, Hamas, Amnesty International, European Union, Microsoft",
            ),
            (
                OrgName,
                "State Department, Federal Reserve, Labour Party, al-Qaeda, Red Cross, General Motors, Harvard University",
            ),
            (
                Media,
                "Reuters, AP, AFP, Xinhua, Al Jazeera, al-Jazeera, New York Times, BBC, CNN, Le Monde, Wall Street Journal",
            ),
            (OrgHead, "Ministry, Party, University, Bank, Council, Committee, Union, Institute"),
            (LegalSuffix, "Inc, Corp, Ltd, PLC, GmbH, Co Ltd"),
            (Club, "Yankees, Lakers, Red Sox, Manchester United, Juventus, Bayern Munich, Ajax, Glamorgan, All Blacks"),
            (
                KnownPerson,
                "Barack Obama, Nelson Mandela, Yasser Arafat, Boris Yeltsin, Margaret Thatcher, Moussa Ibrahim",
            ),
            (NotName, "Olympics, World Cup, Islam, Muslim, Nobel Prize, GDP, AIDS, Internet, Cold War, Bible"),
            (VerbPast, "said, went, told, put, announced, took"),
            (VerbPp, "gone, taken, said, been found, put, announced"),
            (VerbIng, "saying, going, including"),
            (VerbS, "says, goes, denies"),
            (NounPl, "officials, countries, men, children, police"),
            (Adj, "military, former, official"),
            (Common, "reading, nice, mobile, the, bill"),
        ];
        let mut missing = Vec::new();
        for (class, forms) in cases {
            for form in forms.split(", ").filter(|form| *form != "been found") {
                if !entry(form).is_some_and(|entry| entry.classes.has(*class)) {
                    missing.push(format!("{form} {class:?}"));
                }
            }
        }
        assert!(missing.is_empty(), "{missing:?}");
    }

    #[test]
    fn known_not() {
        let cases: &[(Class, &str)] = &[
            (Given, "Friday, German, Governor, China, The"),
            (Surname, "Friday, July, French, Street, Minister, Israel"),
            (City, "Of, Police, Can, Most, Man, Sale, Mary"),
            (Noun, "said, went, announced, very"),
            (Verb, "angry, able, officials, said"),
            (Title, "spokesman, the"),
            (OrgName, "the, said, Monday, Gap"),
        ];
        for (class, forms) in cases {
            for form in forms.split(", ") {
                assert!(!entry(form).is_some_and(|entry| entry.classes.has(*class)), "{form} {class:?}");
            }
        }
    }

    #[test]
    fn values() {
        let cases = [
            ("libya", Country, Some("LY")),
            ("koreans", Demonym, Some("KR|KP")),
            ("tripoli", City, Some("7")),
            ("calif", Region, Some("US.CA")),
            ("hillary", Given, Some("f5")),
            ("smith", Surname, Some("1")),
            ("spokeswoman", Role, Some("f")),
            ("smith", Country, None),
        ];
        for (form, class, expected) in cases {
            assert_eq!(lookup(form).and_then(|entry| value(entry.row, class)), expected, "{form} {class:?}");
        }
        assert_eq!(value(u32::MAX, Country), None);
        assert_eq!(facts(u32::MAX).count(), 0);
    }

    #[test]
    fn facts_name_their_table() {
        let of =
            |form: &str| facts(lookup(form).expect(form).row).map(|fact| (fact.table, fact.class)).collect::<Vec<_>>();
        assert!(of("tripoli").contains(&("places", City)));
        assert!(of("AP").contains(&("media", Media)));
        assert!(of("jordan").contains(&("countries", Country)) && of("jordan").contains(&("given", Given)));
    }

    #[test]
    fn one_value_a_class() {
        for row in 0..(ROWS.len() / ROW - 1) as u32 {
            for class in classes(row).iter() {
                let mut values: Vec<_> =
                    facts(row).filter(|fact| fact.class == class).filter_map(|f| f.value).collect();
                values.dedup();
                assert!(values.len() <= 1, "{class:?} {values:?}");
            }
        }
    }

    #[test]
    fn capitals() {
        assert!(lookup("ap").is_none_or(|entry| !entry.classes.has(Media)));
        assert!(lookup("us").is_some_and(|entry| entry.classes.has(Pron)));
        assert!(lookup("US").is_some_and(|entry| !entry.classes.has(Pron)));
        assert!(lookup("qwzx").is_none());
    }

    #[test]
    fn phrases() {
        for form in ["new", "york new", "of the united"] {
            assert!(form.split(' ').count() == 1 || entry(form).is_none(), "{form}");
        }
        // A full stop may be there or not; one apart must be.
        let word = |text: &str| lookup(text).map_or(0, |entry| entry.phrase_word);
        let walk = |words: &[&str]| {
            words.iter().try_fold(0, |node, text| phrase_step(node, word(text))).and_then(phrase_entry)
        };
        assert!(walk(&["st", ".", "petersburg"]).is_some_and(|entry| entry.classes.has(City)));
        assert!(walk(&["st", "petersburg"]).is_some_and(|entry| entry.classes.has(City)));
        assert!(walk(&["pa", "."]).is_some_and(|entry| entry.classes.has(Region)));
        assert!(walk(&["moody", "'s"]).is_some_and(|entry| entry.classes.has(OrgName)));
        assert_eq!(phrase_step(u32::MAX, 5), None);
        assert_eq!(phrase_step(0, u32::MAX), None);
        assert_eq!(phrase_entry(u32::MAX), None);
    }

    #[test]
    fn begins() {
        let begun = phrases_from("wall", 50);
        assert!(
            begun.iter().any(|(phrase, entry)| phrase == "wall street journal" && entry.classes.has(Media)),
            "{begun:?}"
        );
        assert!(phrases_from("qwzx", 50).is_empty());
        assert_eq!(phrases_from("new", 7).len(), 7);
    }

    #[test]
    fn size() {
        let all = tables().map(<[u8]>::len);
        let places = super::super::gazetteer::bytes();
        assert!(all.iter().sum::<usize>() + places < 5_000_000, "{all:?} and {places}");
    }
}
