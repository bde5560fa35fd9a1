//! What options can be set to: formats, units, days, numbers of bytes.

use super::Cells;
use crate::article::{Format, Kind};
use crate::emit::{Brat, ClaimReview, Conllu, Emit, Html, Json, Jsonl, Ninjs, Table, Unwritten, WebAnnotation};
use crate::report::OffsetUnit;
use clap::ValueEnum;

#[derive(ValueEnum, Clone, Copy, PartialEq, Eq, Debug)]
pub enum From {
    Auto,
    /// Plain text, one article per input
    Text,
    /// One {"id", "text", "date"} per line
    Jsonl,
    /// A web page
    Html,
    /// IPTC's News Industry Text Format
    Nitf,
    /// IPTC's NewsML-G2: an item, or a message of many
    NewsmlG2,
    /// IPTC's NewsML 1.x
    Newsml,
    /// IPTC's ninjs 1.0 to 3.1, and what agencies make of it
    Ninjs,
    /// ANPA 1312 and IPTC 7901 wire messages
    Anpa,
    /// RSS, one article per item
    Rss,
    /// Atom, one article per entry
    Atom,
    /// JSON Feed, one article per item
    JsonFeed,
    /// A web archive, one article a page
    Warc,
}

impl From {
    /// None where the content is to tell.
    pub fn kind(self) -> Option<Kind> {
        Some(Kind::Of(match self {
            From::Auto => return None,
            From::Warc => return Some(Kind::Warc),
            From::Text => Format::Text,
            From::Jsonl => Format::Jsonl,
            From::Html => Format::Html,
            From::Nitf => Format::Nitf,
            From::NewsmlG2 => Format::NewsmlG2,
            From::Newsml => Format::Newsml,
            From::Ninjs => Format::Ninjs,
            From::Anpa => Format::Anpa,
            From::Rss => Format::Rss,
            From::Atom => Format::Atom,
            From::JsonFeed => Format::JsonFeed,
        }))
    }
}

#[derive(ValueEnum, Clone, Copy, PartialEq, Eq, Debug)]
pub enum To {
    /// Laid out for reading
    Json,
    /// One line per article
    Jsonl,
    /// One row per claim, the names of the columns first (RFC 4180)
    Csv,
    /// As csv, with tabs
    Tsv,
    /// A page to look at, complete in one file
    Html,
    /// brat's standoff annotations of one article; batch puts its text beside them
    Brat,
    /// The W3C's Web Annotations, a page of them per article (JSON-LD, one line)
    #[value(name = "webannotation")]
    WebAnnotation,
    /// IPTC's ninjs 3.1: each item with whom and what it names, and its claims (one line)
    Ninjs,
    /// Drafts of schema.org's ClaimReview, without a rating (JSON-LD, one line per article)
    #[value(name = "claimreview")]
    ClaimReview,
    /// CoNLL-U: one word per line, with names and claims
    Conllu,
    /// A table (--table) as a stream of Arrow's inter-process format. Only extract writes it
    Arrow,
    /// All tables, in parts: a folder in which each table has a folder. Only batch writes it
    Parquet,
}

impl To {
    /// As it is asked for.
    pub fn name(self) -> String {
        self.to_possible_value().map(|value| value.get_name().to_owned()).unwrap_or_default()
    }

    /// Whether it is of one article: others can not stand after it.
    pub fn is_of_one(self) -> bool {
        matches!(self, To::Html | To::Brat)
    }

    /// Which tables it is of, if it is not written record by record.
    pub fn tables(self, table: TableOf) -> Option<Tables> {
        match self {
            To::Arrow => Some(Tables::Of(table)),
            To::Parquet => Some(Tables::All),
            _ => None,
        }
    }

    /// Whether it fills a folder.
    pub fn is_folder(self) -> bool {
        self.is_of_one() || self == To::Parquet
    }

    /// Whether it can not be written without the article's text.
    pub fn needs_text(self) -> bool {
        matches!(self, To::Html | To::Brat | To::WebAnnotation | To::Ninjs | To::Conllu)
    }

    /// What offsets count, where the format says so.
    pub fn unit(self) -> Option<Unit> {
        matches!(self, To::Brat | To::WebAnnotation).then_some(Unit::Codepoint)
    }

    /// How the names of its files end.
    pub fn extension(self) -> &'static str {
        match self {
            To::Json | To::Jsonl | To::Ninjs => "json",
            To::Csv => "csv",
            To::Tsv => "tsv",
            To::Html => "html",
            To::Brat => "ann",
            To::WebAnnotation | To::ClaimReview => "jsonld",
            To::Conllu => "conllu",
            To::Arrow => "arrows",
            To::Parquet => "parquet",
        }
    }

    pub fn emit(self, cells: Cells) -> &'static (dyn Emit + Sync) {
        match self {
            To::Json => &Json,
            To::Jsonl => &Jsonl,
            To::Csv => table(false, cells),
            To::Tsv => table(true, cells),
            To::Html => &Html { index: None },
            To::Brat => &Brat,
            To::WebAnnotation => &WebAnnotation,
            To::Ninjs => &Ninjs,
            To::ClaimReview => &ClaimReview,
            To::Conllu => &Conllu,
            To::Arrow | To::Parquet => &Unwritten,
        }
    }
}

/// All ways to write a table.
static TABLES: [Table; 8] = {
    let mut tables = [Table { tabs: false, raw: false, bom: false }; 8];
    let mut at = 0;
    while at < 8 {
        tables[at] = Table { tabs: at & 4 > 0, raw: at & 2 > 0, bom: at & 1 > 0 };
        at += 1;
    }
    tables
};

fn table(tabs: bool, cells: Cells) -> &'static Table {
    &TABLES[4 * usize::from(tabs) + 2 * usize::from(cells.raw_cells) + usize::from(cells.bom)]
}

/// The tables of `report::columns`, in their order.
#[derive(ValueEnum, Clone, Copy, PartialEq, Eq, Debug)]
pub enum TableOf {
    Documents,
    Claims,
    Mentions,
    Dates,
    Distances,
}

/// Which tables are written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Tables {
    All,
    Of(TableOf),
}

#[derive(ValueEnum, Clone, Copy, PartialEq, Eq, Debug)]
pub enum SummaryTo {
    Text,
    Json,
    Csv,
    Html,
}

#[derive(ValueEnum, Clone, Copy, PartialEq, Eq, Debug)]
pub enum DiffTo {
    Json,
    Text,
    Csv,
    Html,
}

/// A kind of change, by its name.
pub fn class(name: &str) -> Result<crate::revisions::Class, String> {
    use crate::revisions::Class;
    let plain = |name: &str| name.to_lowercase().replace(['-', ' '], "_");
    let found = Class::ALL.into_iter().find(|class| plain(class.name()) == plain(name));
    found.ok_or_else(|| format!("must be one of {}", Class::ALL.map(Class::name).join(", ")))
}

#[derive(ValueEnum, Clone, Copy, PartialEq, Eq, Debug)]
pub enum Unit {
    /// Unicode code points, as Python counts
    Codepoint,
    /// UTF-8 bytes
    Byte,
    /// UTF-16 code units, as JavaScript and Java count
    Utf16,
}

#[derive(ValueEnum, Clone, Copy, PartialEq, Eq, Debug)]
pub enum SchemaOf {
    /// An article's report
    Report,
    /// The record in place of a line that could not be read
    Error,
    /// What changed between two versions
    Diff,
    /// What changed over a chain of versions
    DiffChain,
    /// Who is quoted how much
    Summary,
}

impl std::convert::From<Unit> for OffsetUnit {
    fn from(unit: Unit) -> OffsetUnit {
        match unit {
            Unit::Codepoint => OffsetUnit::Codepoint,
            Unit::Byte => OffsetUnit::Byte,
            Unit::Utf16 => OffsetUnit::Utf16,
        }
    }
}

/// A day, as 2011-09-06.
pub fn day(date: &str) -> Result<jiff::civil::Date, String> {
    let day = if date.len() == 10 { crate::article::jsonl::day(date) } else { None };
    day.ok_or_else(|| "no such day; write it as 2011-09-06".to_owned())
}

/// A share: from 0 to 1.
pub fn share(text: &str) -> Result<f64, String> {
    text.parse()
        .ok()
        .filter(|share| (0.0..=1.0).contains(share))
        .ok_or_else(|| "a share from 0 to 1, such as 0.9, is needed".to_owned())
}

/// A number of bytes: "500", "64K", "10M", "2G" (powers of 1024).
pub fn bytes(text: &str) -> Result<u64, String> {
    let (number, shift) = match text.strip_suffix(['K', 'k', 'M', 'm', 'G', 'g']) {
        Some(number) => (
            number,
            match text.as_bytes()[number.len()].to_ascii_uppercase() {
                b'K' => 10,
                b'M' => 20,
                _ => 30,
            },
        ),
        None => (text, 0),
    };
    let number: Option<u64> = number.parse().ok().filter(|&number| number > 0);
    number
        .and_then(|number| number.checked_mul(1 << shift))
        .ok_or_else(|| "no such number of bytes; write it as 500K or 64M".to_owned())
}

#[cfg(test)]
mod tests {
    #[test]
    fn numbers_of_bytes() {
        for (text, number) in [
            ("500", Some(500)),
            ("64K", Some(65536)),
            ("1m", Some(1 << 20)),
            ("0", None),
            ("M", None),
            ("1é", None),
            ("99999999999G", None),
        ] {
            assert_eq!(super::bytes(text).ok(), number, "{text}");
        }
    }
}
