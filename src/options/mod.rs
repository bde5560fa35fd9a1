//! What can be asked for: by options of the command line, and in requests to the server by the same names.

mod filters;
mod values;

pub use filters::Filters;
pub use values::{DiffTo, From, SchemaOf, SummaryTo, TableOf, Tables, To, Unit, bytes, class, day, share};

use crate::Options;
use crate::article::{Article, DateFrom};

// Groups have no help of their own: it would be taken for that of the command.

// How stories are read, and what of them are claims.
#[derive(clap::Args, Clone, Debug)]
pub struct Stories {
    /// Format of the input; auto tells it from the content
    #[arg(long, value_name = "FORMAT", default_value = "auto")]
    pub from: From,
    /// The day of the stories, such as 2011-09-06; "Monday" counts from it. It overrides the story's own date
    #[arg(long, value_name = "DAY", value_parser = day)]
    pub date: Option<jiff::civil::Date>,
    /// Print what the article states in its own voice too, as claims of kind "unattributed"
    #[arg(long)]
    pub unattributed: bool,
    /// Leave out claims with a lower confidence, from 0 to 1; 0 keeps all
    #[arg(long, value_name = "P", default_value = "0.5", value_parser = share)]
    pub min_confidence: f64,
}

impl Stories {
    /// What is to be found, with nothing printed beside it.
    pub fn options(&self) -> Options {
        Options { unattributed: self.unattributed, min_confidence: self.min_confidence, ..Options::default() }
    }

    /// Gives an article the day asked for.
    pub fn dated(&self, article: &mut Article<'_>) {
        if let Some(date) = self.date {
            (article.date, article.date_from) = (Some(date), DateFrom::Flag);
        }
    }
}

// What stands in a report beside its claims.
#[derive(clap::Args, Clone, Copy, Debug)]
pub struct Layout {
    /// What offsets count; brat and webannotation always count code points
    #[arg(long, value_name = "UNIT", default_value = "codepoint")]
    pub offsets: Unit,
    /// Print the text of each article, too
    #[arg(long)]
    pub with_text: bool,
    /// Print the clauses that the claims were read from, too: verb, subject and what the verb governs
    #[arg(long)]
    pub with_clauses: bool,
    /// Print the quotations that no claim has, too, with who stood near and why it was not given to them
    #[arg(long)]
    pub with_unsourced: bool,
}

impl Layout {
    /// What is to be printed in this format of what `found` asks for. A page shows all.
    pub fn options(self, to: To, found: Options) -> Options {
        Options {
            offsets: to.unit().unwrap_or(self.offsets).into(),
            with_text: self.with_text || to.needs_text(),
            with_clauses: self.with_clauses,
            with_unsourced: self.with_unsourced || to == To::Html,
            ..found
        }
    }
}

// How tables are written.
#[derive(clap::Args, Clone, Copy, Debug)]
pub struct Cells {
    /// Leave cells of csv and tsv that a spreadsheet would run as formulas as they are
    #[arg(long)]
    pub raw_cells: bool,
    /// Begin csv and tsv with a byte order mark, by which Excel knows them for UTF-8
    #[arg(long)]
    pub bom: bool,
}
