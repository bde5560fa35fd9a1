//! What the tables know of a word, for people and for programs.

use super::class::{CLASS_NAMES, Class};
use super::{ClassSet, Lexicon, Vocabulary, gazetteer};
use schemars::JsonSchema;
use serde::Serialize;

/// How many places, and how many phrases, are told.
const MOST: usize = 5;

/// What is known of a word, or of a phrase.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Known {
    /// Each word of it, and then the phrase where it is one.
    pub words: Vec<Word>,
    /// The places of that name, what news mostly means first.
    pub places: Vec<Place>,
    /// Phrases that begin with it.
    pub begins: Vec<Phrase>,
}

/// A word or a phrase.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Word {
    /// The word as it is written.
    pub form: String,
    /// What rules take it for.
    pub classes: Vec<&'static str>,
    /// What each table says; nothing where the classes are from its form.
    pub facts: Vec<Said>,
}

/// What a table says of a word.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Said {
    /// The file it stands in.
    pub table: &'static str,
    /// What it may be.
    pub class: &'static str,
    /// What its table says beside the class.
    pub value: Option<&'static str>,
}

/// A phrase of some words.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Phrase {
    /// The word as it is written.
    pub form: String,
    /// What it may be.
    pub classes: Vec<&'static str>,
}

/// A place of the gazetteer.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Place {
    /// Country, region or city.
    pub kind: String,
    /// Its number in GeoNames.
    pub geonames: u32,
    /// ISO 3166-1, two letters.
    pub country: &'static str,
    /// How many live there.
    pub people: u32,
    /// Latitude and longitude in degrees.
    pub point: Option<(f64, f64)>,
}

impl Lexicon {
    /// What is known of the words of a text, and of the phrase that they are; None of none.
    pub fn look_up(&self, text: &str) -> Option<Known> {
        let mut vocabulary = Vocabulary::with(self.clone());
        let ids: Vec<_> = text.split_whitespace().map(|word| vocabulary.intern(word)).collect();
        let word = |form: &str, classes: ClassSet, row: u32| Word {
            form: form.to_owned(),
            classes: names(classes),
            facts: self
                .facts(row)
                .map(|fact| Said { table: fact.table, class: CLASS_NAMES[fact.class as usize], value: fact.value })
                .collect(),
        };
        let mut words: Vec<Word> = ids
            .iter()
            .map(|&id| word(vocabulary.text(id), vocabulary.word(id).classes, vocabulary.word(id).row))
            .collect();
        let phrase = ids.iter().try_fold(0, |node, &id| self.phrase_step(node, vocabulary.word(id).phrase_word));
        if let Some(found) = phrase.filter(|_| ids.len() > 1).and_then(|node| self.phrase_entry(node)) {
            words.push(word(text, found.classes, found.row));
        }
        let begins = match ids.as_slice() {
            [] => return None,
            [only] => self.phrases_from(vocabulary.lower(*only), MOST),
            _ => Vec::new(),
        };
        let begins = begins.into_iter().map(|(form, found)| Phrase { form, classes: names(found.classes) }).collect();
        let places = gazetteer::places(text).take(MOST).map(|place| Place {
            kind: format!("{:?}", place.kind).to_lowercase(),
            geonames: place.geonames,
            country: place.country,
            people: place.people,
            point: place.point,
        });
        Some(Known { words, places: places.collect(), begins })
    }
}

fn names(classes: ClassSet) -> Vec<&'static str> {
    classes.iter().map(|class: Class| CLASS_NAMES[class as usize]).collect()
}
