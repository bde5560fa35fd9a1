//! The command line: commands, their options and their help.

use crate::options::{Cells, DiffTo, Filters, Layout, SchemaOf, Stories, SummaryTo, TableOf, To, bytes, class};
use clap::{Parser, Subcommand};
use std::num::NonZeroUsize;
use std::path::PathBuf;

/// Who said what, to whom, when, about whom and where, and how sure they were: from English news text, by rules.
#[derive(Parser, Debug)]
#[command(version, about, max_term_width = 100, arg_required_else_help = true)]
#[command(
    after_help = "Exit code: 0 when all went well, 2 when some input could not be read (the rest is still done)."
)]
pub struct Args {
    #[command(subcommand)]
    pub command: Command,
    /// Names and words of your own: a file of lines "form, tab, classes[, tab, value]", as lookup prints them
    #[arg(long, value_name = "FILE", global = true)]
    pub words: Option<PathBuf>,
}

#[derive(Subcommand, Debug)]
pub enum Command {
    Extract(Extract),
    Batch(Batch),
    Summary(Summary),
    Explain(Explain),
    Diff(Diff),
    Rules(Rules),
    Rule(Rule),
    Lookup(Lookup),
    #[cfg(feature = "serve")]
    Serve(Serve),
    Schema(Schema),
    Completions(Completions),
    Man(Man),
}

/// Print what stories claim: one JSON object per article, or a table, or a page
#[derive(clap::Args, Debug)]
#[command(after_help = "\
Examples:
  whosaid extract story.txt
  curl -s https://example.org/story.html | whosaid extract --date 2024-03-05
  zcat archive.jsonl.gz | whosaid extract --to jsonl --jobs 4 > claims.jsonl
  whosaid extract --to csv stories/*.xml > claims.csv
  whosaid extract --to html story.txt > story.html
  whosaid extract --to arrow stories/*.xml > claims.arrows
  whosaid extract --source '(?i)police' --quoted-only story.txt")]
pub struct Extract {
    /// Files to read; standard input if there are none, or for "-"
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    #[command(flatten)]
    pub stories: Stories,
    /// What to print
    #[arg(long, value_name = "FORMAT", default_value = "json")]
    pub to: To,
    /// The table that arrow writes
    #[arg(long, value_name = "TABLE", default_value = "claims")]
    pub table: TableOf,
    #[command(flatten)]
    pub cells: Cells,
    #[command(flatten)]
    pub layout: Layout,
    #[command(flatten)]
    pub filters: Filters,
    /// Threads to work on; the output is the same, and in the same order, for any number
    #[arg(long, value_name = "N", default_value = "1")]
    pub jobs: NonZeroUsize,
    /// The longest document that is read, unpacked, in bytes; K, M and G may follow the number
    #[arg(long, value_name = "N", default_value = "32M", value_parser = bytes)]
    pub max_bytes: u64,
    /// Say on standard error how much work each article was
    #[arg(long)]
    pub trace: bool,
}

/// Work through folders, archives and lists of stories in order; a run that stops can be resumed
#[derive(clap::Args, Debug)]
#[command(group = clap::ArgGroup::new("target").required(true))]
#[command(after_help = "\
What is written does not depend on --jobs, nor on how often the run stopped and was resumed. Until it is done it \
has .part at the end of its name; beside it stands a .manifest with the version, a hash of rules and word lists, the \
options, and how far the run has come. A document that can not be read leaves a record with the error in its place. \
Pages (--to html) have an index of all, and are made anew each time.

Examples:
  whosaid batch archive/ -o claims.jsonl --glob '*.xml'
  whosaid batch archive/ -o claims.jsonl --glob '*.xml' --resume
  whosaid batch @todays.txt pages.warc.gz --split reports/
  whosaid batch archive/ --to html -o pages/
  whosaid batch archive/ --to parquet -o tables/")]
pub struct Batch {
    /// Files, folders (all files in them, in sorted order), archives, or @LIST, a file with a path on each line
    #[arg(value_name = "PATH", required = true)]
    pub paths: Vec<PathBuf>,
    /// The file to write; with --to html, brat or parquet the folder
    #[arg(short, long, value_name = "FILE", group = "target")]
    pub output: Option<PathBuf>,
    /// Write a file for each article into this folder instead
    #[arg(long, value_name = "DIR", group = "target")]
    pub split: Option<PathBuf>,
    /// Rows, of all tables together, after which a part of Parquet ends; a story stays in one part
    #[arg(long, value_name = "N", default_value = "262144")]
    pub part_rows: NonZeroUsize,
    /// Take only those files of folders whose name, or path within the folder, matches: "*.xml", "2024/**"
    #[arg(long, value_name = "PATTERN")]
    pub glob: Option<globset::Glob>,
    /// Leave out files and folders of folders whose name begins with a dot
    #[arg(long)]
    pub skip_hidden: bool,
    /// Continue a run that stopped early
    #[arg(long)]
    pub resume: bool,
    /// Write into a folder of --split that has records already, in their place
    #[arg(long)]
    pub force: bool,
    /// Stop at the first document that can not be read
    #[arg(long)]
    pub fail_fast: bool,
    #[command(flatten)]
    pub stories: Stories,
    /// What to write
    #[arg(long, value_name = "FORMAT", default_value = "jsonl")]
    pub to: To,
    #[command(flatten)]
    pub cells: Cells,
    #[command(flatten)]
    pub layout: Layout,
    #[command(flatten)]
    pub filters: Filters,
    /// Threads to work on; as many as there are processors if not given
    #[arg(long, value_name = "N")]
    pub jobs: Option<NonZeroUsize>,
    /// The longest document that is read, unpacked, in bytes; K, M and G may follow the number
    #[arg(long, value_name = "N", default_value = "32M", value_parser = bytes)]
    pub max_bytes: u64,
}

/// Count who is quoted how often and in how many words, over a story or an archive
///
/// Named and unnamed sources, kinds and stances of claims, men and women where titles, roles or pronouns tell, and
/// quotations that stand in several stories, word for word or altered. What it keeps in memory grows with the sources,
/// days and places, not with the stories.
#[derive(clap::Args, Debug)]
#[command(after_help = "\
Examples:
  whosaid summary story.txt
  whosaid summary archive/ --glob '*.xml' --to csv > sources.csv
  whosaid summary claims.jsonl --to html > summary.html
  whosaid summary archive/ --about Harbour --quoted-only")]
pub struct Summary {
    /// Stories, folders, archives, @LIST, or reports made before by extract or batch; "-" is standard input
    #[arg(value_name = "PATH", required = true)]
    pub paths: Vec<PathBuf>,
    /// What to print: text for people, json, csv with one row a source, or a page to look at
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub to: SummaryTo,
    /// Sources, repeated quotations and places that are printed, those of most words or stories first
    #[arg(long, value_name = "N", default_value = "1000")]
    pub most: usize,
    #[command(flatten)]
    pub cells: Cells,
    /// Take only those files of folders whose name, or path within the folder, matches: "*.xml", "2024/**"
    #[arg(long, value_name = "PATTERN")]
    pub glob: Option<globset::Glob>,
    /// Leave out files and folders of folders whose name begins with a dot
    #[arg(long)]
    pub skip_hidden: bool,
    #[command(flatten)]
    pub stories: Stories,
    #[command(flatten)]
    pub filters: Filters,
    /// Threads to work on; what is counted is the same for any number
    #[arg(long, value_name = "N", default_value = "1")]
    pub jobs: NonZeroUsize,
    /// The longest document that is read, unpacked, in bytes; K, M and G may follow the number
    #[arg(long, value_name = "N", default_value = "32M", value_parser = bytes)]
    pub max_bytes: u64,
}

/// Show a story sentence by sentence, with what was found in it and by which rule
#[derive(clap::Args, Debug)]
#[command(after_help = "\
Examples:
  whosaid explain story.txt | less -R
  whosaid explain --date 2024-03-05 - < story.txt")]
pub struct Explain {
    /// The story; "-" is standard input
    #[arg(value_name = "FILE")]
    pub path: PathBuf,
    #[command(flatten)]
    pub stories: Stories,
    /// The longest document that is read, in bytes; K, M and G may follow the number
    #[arg(long, value_name = "N", default_value = "32M", value_parser = bytes)]
    pub max_bytes: u64,
}

/// Show which claims changed between versions of a story
///
/// A version is an article in any format that extract reads, or what extract made of it (JSON, or a line of JSON Lines):
/// its content tells. Headline, quotations, numbers and names are compared wherever they stand. The exit code is 0 when
/// nothing differs, 1 when something does, 2 when a version could not be read.
#[derive(clap::Args, Debug)]
#[command(override_usage = "whosaid diff [OPTIONS] <OLD> <NEW>\n       whosaid diff [OPTIONS] --chain <VERSION>...")]
#[command(after_help = "\
Examples:
  whosaid diff story.v1.txt story.v2.txt --to text
  whosaid diff story.v1.txt story.v2.txt --to text --brief --only quote_altered,reversed,corrected
  whosaid extract story.html > before.json; sleep 3600; whosaid extract story.html | whosaid diff before.json -
  whosaid diff --chain story.v*.txt --to text
  whosaid diff story.v1.txt story.v2.txt --to html > changes.html")]
pub struct Diff {
    /// The version before and the one after, or every version in order; "-" is standard input
    #[arg(value_name = "VERSION", required = true)]
    pub versions: Vec<PathBuf>,
    /// Compare each version with the next; a file may then hold several
    #[arg(long)]
    pub chain: bool,
    #[command(flatten)]
    pub stories: Stories,
    /// What to print: json, text for people, csv with one row a change, or a page with both sides
    #[arg(long, value_name = "FORMAT", default_value = "json")]
    pub to: DiffTo,
    /// Tell only changes of these kinds, such as quote_altered,corrected
    #[arg(long, value_name = "CLASS", value_delimiter = ',', value_parser = class)]
    pub only: Vec<crate::revisions::Class>,
    /// One line a change, in text
    #[arg(long)]
    pub brief: bool,
    /// The longest document that is read, in bytes; K, M and G may follow the number
    #[arg(long, value_name = "N", default_value = "32M", value_parser = bytes)]
    pub max_bytes: u64,
}

/// List the rules
#[derive(clap::Args, Debug)]
#[command(after_help = "\
Examples:
  whosaid rules | grep CLM
  whosaid rules --json | jq -r '.[].id'")]
pub struct Rules {
    /// As JSON, with examples
    #[arg(long)]
    pub json: bool,
}

/// Print one rule: its reason, its pattern, what it finds and what it must not find
#[derive(clap::Args, Debug)]
#[command(after_help = "Example: whosaid rule DST001")]
pub struct Rule {
    /// Such as PER002
    #[arg(value_name = "ID")]
    pub id: String,
    /// As JSON
    #[arg(long)]
    pub json: bool,
}

/// Say which tables know a word, and what they say of it
#[derive(clap::Args, Debug)]
#[command(after_help = "\
Examples:
  whosaid lookup said
  whosaid lookup 'New York'")]
pub struct Lookup {
    /// A word, or a phrase in quotation marks
    #[arg(value_name = "WORD")]
    pub word: String,
}

/// Answer over HTTP, with a page to paste stories into
///
/// Routes: / (the page), /extract, /explain, /diff, /rules, /lookup/WORD, /schema/report, /openapi.json, /healthz. Nothing
/// is read from disk or written to it, and no text is kept or logged. SIGTERM and SIGINT end it when what is under way
/// is answered.
#[cfg(feature = "serve")]
#[derive(clap::Args, Debug)]
#[command(after_help = "\
Examples:
  whosaid serve
  curl -s --data-binary @story.txt '127.0.0.1:8080/extract?date=2024-03-05'
  curl -s -T archive.jsonl -X POST -H 'Content-Type: application/x-ndjson' 127.0.0.1:8080/extract
  whosaid serve --listen 0.0.0.0:80 --host claims.example.org --log")]
pub struct Serve {
    /// Where to listen; port 0 takes any free one. There is no encryption and no password: let other machines in through a proxy
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1:8080")]
    pub listen: std::net::SocketAddr,
    /// A name under which it may be asked, beside its address and localhost
    #[arg(long, value_name = "NAME", value_delimiter = ',')]
    pub host: Vec<String>,
    /// An origin whose pages may ask, such as https://desk.example.org
    #[arg(long, value_name = "ORIGIN", value_delimiter = ',')]
    pub allow_origin: Vec<String>,
    /// The longest body, packed and unpacked, and the longest line of JSON Lines, in bytes; K, M and G may follow
    #[arg(long, value_name = "N", default_value = "1M", value_parser = bytes)]
    pub max_bytes: u64,
    /// Threads to work on; as many as there are processors if not given
    #[arg(long, value_name = "N")]
    pub jobs: Option<NonZeroUsize>,
    /// Requests that may wait for a thread; one more is answered with 503
    #[arg(long, value_name = "N", default_value = "64")]
    pub queue: usize,
    /// How long a client may take to send, and a request may wait, such as 10s or 500ms
    #[arg(long, value_name = "TIME", default_value = "10s", value_parser = time)]
    pub timeout: std::time::Duration,
    /// Say on standard error of each request: method, route, status, bytes, milliseconds
    #[arg(long)]
    pub log: bool,
}

/// Print a script that completes commands and options in a shell
#[derive(clap::Args, Debug)]
#[command(after_help = "\
Examples:
  whosaid completions bash > ~/.local/share/bash-completion/completions/whosaid
  whosaid completions fish > ~/.config/fish/completions/whosaid.fish")]
pub struct Completions {
    #[arg(value_name = "SHELL")]
    pub shell: clap_complete::Shell,
}

/// Print the manual page of the program, or of a command
#[derive(clap::Args, Debug)]
#[command(after_help = "\
Examples:
  whosaid man > ~/.local/share/man/man1/whosaid.1
  whosaid man batch | man -l -")]
pub struct Man {
    #[arg(value_name = "COMMAND")]
    pub command: Option<String>,
}

/// Print the JSON Schema of the output
#[derive(clap::Args, Debug)]
#[command(after_help = "\
Examples:
  whosaid schema > report.schema.json
  whosaid schema diff")]
pub struct Schema {
    /// What of
    #[arg(value_name = "OF", default_value = "report")]
    pub of: SchemaOf,
}

/// A time: "500ms", "10s", "2m".
#[cfg(feature = "serve")]
pub fn time(text: &str) -> Result<std::time::Duration, String> {
    let units = [("ms", 1), ("s", 1_000), ("m", 60_000)];
    let found = units.into_iter().find_map(|(unit, shift)| {
        let number: u64 = text.strip_suffix(unit)?.parse().ok()?;
        number.checked_mul(shift).filter(|&time| time > 0 && time <= 86_400_000)
    });
    found.map(std::time::Duration::from_millis).ok_or_else(|| "no such time; write it as 500ms, 10s or 2m".to_owned())
}

#[cfg(test)]
mod tests {
    #[cfg(feature = "serve")]
    #[test]
    fn times() {
        for (text, number) in
            [("500ms", Some(500)), ("10s", Some(10_000)), ("2m", Some(120_000)), ("0s", None), ("10", None)]
        {
            assert_eq!(super::time(text).ok().map(|time| time.as_millis()), number, "{text}");
        }
    }

    #[test]
    fn the_command_line_is_consistent() {
        use clap::CommandFactory;
        super::Args::command().debug_assert();
    }
}
