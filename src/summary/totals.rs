//! What is counted over all stories, and how it is printed.

use super::digest::{Digest, Said};
use super::gender::{Gender, Votes};
use super::quotes::{Quotes, Repeated};
use super::speakers::Words;
use crate::report::{ClaimKind, Day, SourceType, Stance};
use jiff::civil::Date;
use rustc_hash::FxHashMap;
use schemars::{JsonSchema, Schema, schema_for};
use serde::Serialize;
use std::collections::BTreeMap;

/// The version of a summary's fields.
pub const SCHEMA: &str = "whosaid-summary/1";

/// Counts under way.
#[derive(Clone, Debug, Default)]
pub struct Summary {
    stories: u64,
    unread: u64,
    unsourced: u64,
    sources: FxHashMap<(Option<String>, SourceType, bool), Source>,
    days: BTreeMap<Date, [u64; 2]>,
    places: FxHashMap<u32, Place>,
    quotes: Quotes,
}

#[derive(Clone, Debug, Default)]
struct Source {
    claims: u64,
    stories: u64,
    /// The number of the last story that had it.
    last_story: u64,
    words: Words,
    votes: Votes,
    kinds: BTreeMap<&'static str, u64>,
    stances: BTreeMap<&'static str, u64>,
    first: Option<Date>,
    last: Option<Date>,
}

/// Claims, and the words of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Count {
    /// How many claims.
    pub claims: u64,
    /// How many words are said.
    pub words: u64,
}

impl Count {
    fn add(&mut self, claims: u64, words: u64) {
        self.claims += claims;
        self.words += words;
    }
}

/// A place, over all stories.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Place {
    /// What it is called.
    pub name: String,
    /// Its number at geonames.org.
    pub geonames: u32,
    /// ISO 3166-1, two letters.
    pub country: String,
    /// Degrees north, WGS 84.
    pub lat: f64,
    /// Degrees east, WGS 84.
    pub lon: f64,
    /// How often it is named.
    pub mentions: u64,
}

/// What was said in the stories of a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Days {
    /// The day.
    pub day: Day,
    /// In how many stories.
    pub stories: u64,
    /// How many claims.
    pub claims: u64,
}

/// A source, over all stories.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct SourceTotals {
    /// Null where nobody is named, and where it is the article.
    pub name: Option<String>,
    /// As in a report, or "article" for what is not attributed to anyone.
    #[serde(rename = "type")]
    pub kind: String,
    /// Man or woman, where the stories tell.
    pub gender: Gender,
    /// In how many stories.
    pub stories: u64,
    /// How many claims.
    pub claims: u64,
    /// How many words are said.
    pub words: u64,
    /// Words by kind of claim.
    pub direct: u64,
    /// Words partly in these.
    pub mixed: u64,
    /// Words in those of the article.
    pub indirect: u64,
    /// Claims by stance.
    pub stances: BTreeMap<&'static str, u64>,
    /// The days of the first and the last story, where they are known.
    pub first: Option<Day>,
    /// The last day of a story that quotes it.
    pub last: Option<Day>,
}

/// All that was counted.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Totals {
    /// "whosaid-summary/1".
    pub schema: &'static str,
    /// In how many stories.
    pub stories: u64,
    /// Documents that could not be read.
    pub unread: u64,
    /// All of them.
    pub all: Count,
    /// People, organizations and documents that are named.
    pub named: Count,
    /// Unnamed people, groups, and nobody at all.
    pub unnamed: Count,
    /// By kind.
    pub kinds: BTreeMap<&'static str, Count>,
    /// Claims by stance.
    pub stances: BTreeMap<&'static str, u64>,
    /// Of the people that are named: as titles, roles and pronouns tell.
    pub genders: BTreeMap<Gender, Genders>,
    /// Quotations to which no source was found.
    pub unsourced: u64,
    /// Those who say most first.
    pub sources: Vec<SourceTotals>,
    /// Quotations that several stories have.
    pub repeated: Vec<Repeated>,
    /// In order.
    pub days: Vec<Days>,
    /// Those named most first.
    pub places: Vec<Place>,
}

/// Named people of one gender.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Genders {
    pub people: u64,
    pub claims: u64,
    pub words: u64,
}

impl Summary {
    /// Counts a document that could not be read.
    pub fn add_unread(&mut self) {
        self.unread += 1;
    }

    /// Counts a story.
    pub fn add(&mut self, digest: Digest) {
        self.stories += 1;
        self.unsourced += u64::from(digest.unsourced.unwrap_or(0));
        let day = digest.day.map(|day| day.0);
        if let Some(day) = day {
            let counts = self.days.entry(day).or_default();
            counts[0] += 1;
            counts[1] += digest.said.len() as u64;
        }
        for (geonames, place, mentions) in digest.places {
            let known = self.places.entry(geonames).or_insert_with(|| Place {
                name: place.name,
                geonames,
                country: place.country,
                lat: place.lat,
                lon: place.lon,
                mentions: 0,
            });
            known.mentions += u64::from(mentions);
        }
        for said in digest.said {
            if let Some(quotation) = &said.quotation {
                self.quotes.add(quotation, said.source.as_deref(), (self.stories, &digest.id));
            }
            self.said(said, day);
        }
    }

    fn said(&mut self, said: Said, day: Option<Date>) {
        let is_article = said.kind == ClaimKind::Unattributed;
        let source = self.sources.entry((said.source, said.source_type, is_article)).or_default();
        source.claims += 1;
        if source.last_story != self.stories {
            source.last_story = self.stories;
            source.stories += 1;
            // Each story has one vote with all its pronouns, for they are told of an entity, not of a claim.
            source.votes += said.votes;
        }
        source.words.count(said.kind, said.words);
        *source.kinds.entry(kind(said.kind)).or_default() += 1;
        *source.stances.entry(stance(said.stance)).or_default() += 1;
        source.first = [source.first, day].into_iter().flatten().min();
        source.last = source.last.max(day);
    }

    /// All that was counted; so many quotations and places at most.
    pub fn totals(&self, most: usize) -> Totals {
        let mut totals = Totals {
            schema: SCHEMA,
            stories: self.stories,
            unread: self.unread,
            all: Count::default(),
            named: Count::default(),
            unnamed: Count::default(),
            kinds: BTreeMap::new(),
            stances: BTreeMap::new(),
            genders: BTreeMap::new(),
            unsourced: self.unsourced,
            sources: Vec::with_capacity(self.sources.len()),
            repeated: self.quotes.repeated(most),
            days: self.days.iter().map(|(&day, &[stories, claims])| Days { day: Day(day), stories, claims }).collect(),
            places: self.places.values().cloned().collect(),
        };
        for ((name, source_type, is_article), source) in &self.sources {
            totals.count(*source_type, *is_article, source);
            totals.sources.push(source.totals(name.as_deref(), *source_type, *is_article));
        }
        totals.sources.sort_by(|a, b| {
            (b.words, b.claims).cmp(&(a.words, a.claims)).then_with(|| (&a.name, &a.kind).cmp(&(&b.name, &b.kind)))
        });
        totals.places.sort_by_key(|place| (std::cmp::Reverse(place.mentions), place.geonames));
        totals.places.truncate(most);
        totals
    }
}

impl Totals {
    /// Leaves only so many sources, those who say most; what was counted of all stays.
    pub fn fewer_sources(&mut self, most: usize) {
        self.sources.truncate(most);
    }

    fn count(&mut self, source_type: SourceType, is_article: bool, source: &Source) {
        let words = source.words.all();
        self.all.add(source.claims, words);
        for (&kind, &claims) in &source.kinds {
            self.kinds.entry(kind).or_default().add(claims, source.words.of(kind));
        }
        for (&stance, &claims) in &source.stances {
            *self.stances.entry(stance).or_default() += claims;
        }
        match source_type {
            _ if is_article => {}
            SourceType::NamedPerson | SourceType::Organization | SourceType::Document => {
                self.named.add(source.claims, words)
            }
            SourceType::UnnamedPerson | SourceType::Group | SourceType::Unknown => {
                self.unnamed.add(source.claims, words)
            }
        }
        if source_type == SourceType::NamedPerson && !is_article {
            let people = self.genders.entry(source.votes.gender()).or_default();
            people.people += 1;
            people.claims += source.claims;
            people.words += words;
        }
    }
}

impl Source {
    fn totals(&self, name: Option<&str>, source_type: SourceType, is_article: bool) -> SourceTotals {
        let is_person = source_type == SourceType::NamedPerson && !is_article;
        SourceTotals {
            name: name.filter(|_| !is_article).map(str::to_owned),
            kind: if is_article { "article".to_owned() } else { type_name(source_type).to_owned() },
            gender: if is_person { self.votes.gender() } else { Gender::Unknown },
            stories: self.stories,
            claims: self.claims,
            words: self.words.all(),
            direct: self.words.direct,
            mixed: self.words.mixed,
            indirect: self.words.indirect,
            stances: self.stances.clone(),
            first: self.first.map(Day),
            last: self.last.map(Day),
        }
    }
}

fn kind(kind: ClaimKind) -> &'static str {
    match kind {
        ClaimKind::Direct => "direct",
        ClaimKind::Indirect => "indirect",
        ClaimKind::Mixed => "mixed",
        ClaimKind::Unattributed => "unattributed",
    }
}

fn stance(stance: Stance) -> &'static str {
    match stance {
        Stance::Asserts => "asserts",
        Stance::Denies => "denies",
        Stance::Declines => "declines",
        Stance::NotConfirmed => "not_confirmed",
        Stance::Asks => "asks",
        Stance::Promises => "promises",
        Stance::Believes => "believes",
        Stance::Wants => "wants",
    }
}

fn type_name(kind: SourceType) -> &'static str {
    match kind {
        SourceType::NamedPerson => "named_person",
        SourceType::UnnamedPerson => "unnamed_person",
        SourceType::Group => "group",
        SourceType::Organization => "organization",
        SourceType::Document => "document",
        SourceType::Unknown => "unknown",
    }
}

/// The JSON Schema (2020-12) of [`Totals`].
pub fn summary_schema() -> Schema {
    schema_for!(Totals)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Article, Options, Pipeline};

    fn summary(stories: &[&str]) -> Totals {
        let (mut summary, mut pipeline) = (Summary::default(), Pipeline::new());
        for (number, text) in stories.iter().enumerate() {
            let article = Article { id: format!("s{number}"), text: (*text).into(), ..Article::default() };
            summary.add(Digest::of(&pipeline.run(&article, &Options::default())));
        }
        summary.totals(100)
    }

    #[test]
    fn sources_are_counted_over_the_stories() {
        let totals = summary(&[
            "Mayor Ann Lee said the bridge was safe. She denied that it had cracked. Officials said so, too.",
            "Ann Lee told reporters: \u{201c}The bridge will open in the spring, and not before.\u{201d}",
            "Nobody spoke.",
        ]);
        assert_eq!((totals.stories, totals.all.claims), (3, totals.named.claims + totals.unnamed.claims));
        let lee = &totals.sources[0];
        assert_eq!((lee.name.as_deref(), lee.stories, lee.claims), (Some("Ann Lee"), 2, 3), "{totals:?}");
        assert_eq!((lee.direct, lee.stances["denies"], lee.gender), (10, 1, Gender::Woman));
        assert_eq!(totals.kinds.values().map(|count| count.words).sum::<u64>(), totals.all.words);
        assert_eq!(totals.sources.iter().map(|source| source.words).sum::<u64>(), totals.all.words);
        assert_eq!(totals.genders[&Gender::Woman].people, 1);
    }

    #[test]
    fn the_article_is_no_source() {
        let article = Article { text: "The bridge fell on Monday.".into(), ..Article::default() };
        let mut summary = Summary::default();
        let options = Options { unattributed: true, ..Options::default() };
        summary.add(Digest::of(&Pipeline::new().run(&article, &options)));
        let totals = summary.totals(100);
        assert_eq!((totals.all.claims, totals.named.claims, totals.unnamed.claims), (1, 0, 0));
        assert_eq!((totals.sources[0].name.as_deref(), &*totals.sources[0].kind), (None, "article"));
    }
}
