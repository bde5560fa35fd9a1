//! Which claims are to be printed: the options of extract and batch that choose among them.

use crate::report::{ClaimKind, Filter, Stance};
use regex::Regex;
use serde::Deserialize;
use serde::de::IntoDeserializer;
use serde::de::value::{Error, StrDeserializer};

#[derive(clap::Args, Debug)]
pub struct Filters {
    /// Only claims of a source whose name matches: "Ann Lee", "(?i)police|sheriff"
    #[arg(long, value_name = "REGEX")]
    pub source: Option<Regex>,
    /// Only claims whose words match, or the name of somebody or something that they mention
    #[arg(long, value_name = "REGEX")]
    pub about: Option<Regex>,
    /// Only claims of these stances: asserts, denies, declines, not_confirmed, asks, promises, believes, wants
    #[arg(long, value_name = "STANCE", value_delimiter = ',', value_parser = named::<Stance>)]
    pub stance: Vec<Stance>,
    /// Only claims of these kinds: direct, indirect, mixed, unattributed
    #[arg(long, value_name = "KIND", value_delimiter = ',', value_parser = named::<ClaimKind>)]
    pub kind: Vec<ClaimKind>,
    /// Only claims with the source's own words in quotation marks: those of kind direct and mixed
    #[arg(long, conflicts_with = "kind")]
    pub quoted_only: bool,
}

impl Filters {
    pub fn filter(&self) -> Filter {
        let kinds = if self.quoted_only { vec![ClaimKind::Direct, ClaimKind::Mixed] } else { self.kind.clone() };
        Filter { source: self.source.clone(), about: self.about.clone(), stances: self.stance.clone(), kinds }
    }

    /// What was given, as a manifest keeps it.
    pub fn describe(&self) -> impl Iterator<Item = String> {
        let Filter { source, about, stances, kinds } = self.filter();
        let given = [
            source.map(|regex| format!("--source {regex}")),
            about.map(|regex| format!("--about {regex}")),
            (!stances.is_empty()).then(|| format!("--stance {stances:?}").to_lowercase()),
            (!kinds.is_empty()).then(|| format!("--kind {kinds:?}").to_lowercase()),
        ];
        given.into_iter().flatten()
    }
}

/// A value by the name that it has in reports.
fn named<T: for<'a> Deserialize<'a>>(name: &str) -> Result<T, String> {
    let name: StrDeserializer<'_, Error> = name.into_deserializer();
    T::deserialize(name).map_err(|error| error.to_string())
}
