//! Names of people, places and organizations: one stage, because they compete.
//!
//! [`STAGE`] looks at the words of a name and says where it begins and ends, what it seems to be, and how strongly.
//! [`CONTEXTS`] then looks at names already folded, each one unit, and says what their neighbours make of them
//! ("in X", "X, 42, said"). Does NOT decide the type for good: identity does, once for the whole article.

pub mod contexts;
mod given;
mod heads;
pub mod nothing;
pub mod organizations;
pub mod people;
pub mod places;
pub mod runs;

use crate::lexicon::{Class, ClassSet};
use crate::rules::{Found, Mark, Match, Row, Scene, Stage};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What a name may be of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum NameKind {
    Person,
    Place,
    Organization,
}

/// What a rule takes a name for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Sense {
    Is(NameKind),
    /// A name of nothing we want ("Easter", "Nobel Prize"): keeps other rules off.
    Nothing,
    /// A name of something: the rest of the article must say of what.
    Open,
}

/// What a rule says of a name where it stands.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Name {
    pub sense: Sense,
    /// How strongly, from 1 (a capital is all there is) to 10 (a title, a legal suffix).
    pub weight: u8,
    /// What else the rule has seen.
    pub shows: Shows,
}

impl Name {
    pub const fn new(kind: NameKind, weight: u8) -> Name {
        Name::of(Sense::Is(kind), weight)
    }

    pub const fn nothing(weight: u8) -> Name {
        Name::of(Sense::Nothing, weight)
    }

    pub const fn open(weight: u8) -> Name {
        Name::of(Sense::Open, weight)
    }

    const fn of(sense: Sense, weight: u8) -> Name {
        Name { sense, weight, shows: Shows::NOTHING }
    }

    /// The same, where the rule has seen more.
    #[must_use]
    pub const fn showing(self, shows: Shows) -> Name {
        Name { shows, ..self }
    }
}

/// What a rule has seen of a name, or of the story by it, beside what the name is of: a set.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Shows(u8);

impl Shows {
    pub const NOTHING: Shows = Shows(0);
    /// A head makes a name of the words beside it: "Zorbel Bank".
    pub const HEAD: Shows = Shows(1);
    /// It is a side in a result.
    pub const SIDE: Shows = Shows(1 << 1);
    /// The line is one of sport: a result, standings, scorers, a fixture.
    pub const SPORT: Shows = Shows(1 << 2);
    /// The gazetteer lists it, as each of these.
    pub const COUNTRY: Shows = Shows(1 << 3);
    pub const REGION: Shows = Shows(1 << 4);
    pub const CITY: Shows = Shows(1 << 5);
    pub const FEATURE: Shows = Shows(1 << 6);

    /// What one or the other shows.
    #[must_use]
    pub const fn with(self, other: Shows) -> Shows {
        Shows(self.0 | other.0)
    }

    /// Whether all of the other is shown.
    pub const fn has(self, other: Shows) -> bool {
        self.0 & other.0 == other.0
    }
}

/// The rules that find names by their own words and those beside them.
pub static STAGE: Stage<Name> = Stage::new(&[
    people::titles::RULES,
    people::full::RULES,
    people::doubtful::RULES,
    organizations::known::RULES,
    organizations::headed::RULES,
    places::known::RULES,
    places::located::RULES,
    nothing::RULES,
    runs::RULES,
    given::RULES,
]);

/// The rules that say what the neighbours of a name, found already, make of it.
pub static CONTEXTS: Stage<Name> = Stage::about(
    ClassSet::of(&[Class::Name, Class::Person, Class::Place, Class::Organization]),
    &[
        contexts::people::RULES,
        contexts::places::RULES,
        contexts::organizations::RULES,
        contexts::sport::RULES,
        contexts::works::RULES,
    ],
);

/// The order of what a step finds: after the patterns.
const STEP: u16 = u16::MAX;

/// Every candidate, before identity has chosen.
#[inline(never)]
pub fn find(scene: &Scene<'_>, row: &Row, tries: &mut u64) -> Vec<Found<Name>> {
    // There is about one candidate to five tokens.
    let mut found = Vec::with_capacity(scene.text.tokens.len() / 4);
    STAGE.scan(scene, row, &mut found, tries);
    found
}

/// What the neighbours of the names in a row say, each a unit of the class `Name` by now.
pub fn weigh(scene: &Scene<'_>, row: &Row, tries: &mut u64) -> Vec<Found<Name>> {
    let mut found = Vec::new();
    CONTEXTS.scan(scene, row, &mut found, tries);
    found
}

/// A mark over the label `name`, of a person.
fn person(m: &Match<'_>, weight: u8) -> Option<Mark<Name>> {
    m.mark("name", Name::new(NameKind::Person, weight))
}

/// The same mark, where the rule has seen more of the name.
fn showing(mark: Option<Mark<Name>>, shows: Shows) -> Option<Mark<Name>> {
    mark.map(|mark| Mark { value: mark.value.showing(shows), ..mark })
}

/// A mark over the label `name`, of a place.
fn place(m: &Match<'_>, weight: u8) -> Option<Mark<Name>> {
    m.mark("name", Name::new(NameKind::Place, weight))
}

/// A mark over the label `name`, of an organization.
fn organization(m: &Match<'_>, weight: u8) -> Option<Mark<Name>> {
    m.mark("name", Name::new(NameKind::Organization, weight))
}
