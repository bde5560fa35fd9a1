//! What a request asks for: the options of the command line, by the same names, in its query or its form.

use super::problem::Problem;
use crate::options::{Cells, DiffTo, Filters, Layout, Stories, To, class};
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{ArgAction, Parser};
use regex::RegexBuilder;
use std::error::Error;

/// What `/extract` takes.
#[derive(Parser, Debug)]
#[command(no_binary_name = true, disable_help_flag = true, disable_version_flag = true)]
pub struct Extract {
    #[command(flatten)]
    pub stories: Stories,
    /// What to answer with; else what the head Accept says, else json
    #[arg(long, value_name = "FORMAT")]
    pub to: Option<To>,
    /// What an article is called that has no name of its own
    #[arg(long, value_name = "NAME", default_value = "story")]
    pub id: String,
    #[command(flatten)]
    pub layout: Layout,
    #[command(flatten)]
    pub filters: Filters,
    #[command(flatten)]
    pub cells: Cells,
}

/// What `/explain` takes.
#[derive(Parser, Debug)]
#[command(no_binary_name = true, disable_help_flag = true, disable_version_flag = true)]
pub struct Explain {
    #[command(flatten)]
    pub stories: Stories,
    /// What an article is called that has no name of its own
    #[arg(long, value_name = "NAME", default_value = "story")]
    pub id: String,
}

/// What `/diff` takes.
#[derive(Parser, Debug)]
#[command(no_binary_name = true, disable_help_flag = true, disable_version_flag = true)]
pub struct Diff {
    #[command(flatten)]
    pub stories: Stories,
    /// What to answer with
    #[arg(long, value_name = "FORMAT", default_value = "json")]
    pub to: DiffTo,
    /// Tell only changes of these kinds, such as quote_altered,corrected
    #[arg(long, value_name = "CLASS", value_delimiter = ',', value_parser = class)]
    pub only: Vec<crate::revisions::Class>,
}

/// An option and what it is set to.
pub type Pair = (String, String);

/// The options of a query.
pub fn query(query: Option<&str>) -> Vec<Pair> {
    form_urlencoded::parse(query.unwrap_or_default().as_bytes()).into_owned().collect()
}

/// A pattern that takes longer to compile than this in memory is not what a reader asks for.
const MOST_OF_A_PATTERN: usize = 256 << 10;

/// Reads options. One without a value is as if it were not there, unless it is a switch.
///
/// # Errors
/// When there is no such option, or its value is wrong.
pub fn read<A: Parser>(pairs: &[Pair]) -> Result<A, Problem> {
    let command = A::command();
    let mut args = Vec::new();
    for (name, value) in pairs {
        let long = name.replace('_', "-");
        let arg = command.get_arguments().find(|arg| arg.get_long() == Some(&long));
        let is_switch = arg.is_some_and(|arg| matches!(arg.get_action(), ArgAction::SetTrue));
        match value.as_str() {
            "" | "true" if is_switch => args.push(format!("--{long}")),
            "false" if is_switch => {}
            _ if is_switch => return Err(Problem::option(format!("{name} is true or false"))),
            "" if arg.is_some() => {}
            value => {
                if matches!(name.as_str(), "source" | "about") {
                    let pattern = RegexBuilder::new(value).size_limit(MOST_OF_A_PATTERN).build();
                    pattern.map_err(|error| Problem::option(format!("{name}: {error}")))?;
                }
                args.push(format!("--{long}={value}"));
            }
        }
    }
    A::try_parse_from(args).map_err(|error| Problem::option(told(&error)))
}

/// The command line's complaint, for those who have a query.
fn told(error: &clap::Error) -> String {
    let of = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => text.split([' ', '=']).next().unwrap_or_default().replace("--", ""),
        Some(ContextValue::Strings(texts)) => texts.join(", "),
        _ => String::new(),
    };
    let name = of(ContextKind::InvalidArg);
    match error.kind() {
        ErrorKind::UnknownArgument => format!("there is no option {name}; GET /openapi.json lists them"),
        ErrorKind::InvalidValue => format!("{name} is one of {}", of(ContextKind::ValidValue)),
        ErrorKind::ValueValidation => {
            format!("{name}: {}", error.source().map(ToString::to_string).unwrap_or_default())
        }
        ErrorKind::ArgumentConflict => format!("{name} is given twice, or with another option that excludes it"),
        _ => "no such options; GET /openapi.json lists them".to_owned(),
    }
}

/// The format that the head Accept of a request asks for.
///
/// # Errors
/// When it names only others.
pub fn accepted(accept: Option<&str>) -> Result<To, Problem> {
    let Some(accept) = accept.filter(|accept| !accept.trim().is_empty()) else { return Ok(To::Json) };
    let share = |part: &str| -> f32 {
        let quality = part.split(';').skip(1).find_map(|item| item.trim().strip_prefix("q="));
        quality.map_or(1.0, |quality| quality.trim().parse().unwrap_or(0.0))
    };
    let mut parts: Vec<&str> = accept.split(',').collect();
    parts.retain(|part| share(part) > 0.0);
    parts.sort_by(|a, b| share(b).total_cmp(&share(a)));
    let format = |part: &str| match part.split(';').next().unwrap_or_default().trim().to_ascii_lowercase().as_str() {
        "*/*" | "application/*" | "application/json" => Some(To::Json),
        "application/x-ndjson" | "application/jsonl" => Some(To::Jsonl),
        "text/csv" => Some(To::Csv),
        "text/tab-separated-values" => Some(To::Tsv),
        "text/html" | "text/*" => Some(To::Html),
        _ => None,
    };
    parts.into_iter().find_map(format).ok_or_else(|| {
        let detail = "no such answer; ask for application/json, application/x-ndjson, text/csv, \
            text/tab-separated-values or text/html";
        Problem::new(axum::http::StatusCode::NOT_ACCEPTABLE, "not_acceptable", detail)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn extract(text: &str) -> Result<Extract, String> {
        read(&query(Some(text))).map_err(|problem| problem.message().to_owned())
    }

    #[test]
    fn options_are_those_of_the_command_line() {
        let asked =
            extract("date=2024-03-05&to=csv&with_text&unattributed=false&min-confidence=0.9&stance=denies,asks")
                .expect("options");
        assert_eq!(asked.stories.date.map(|day| day.to_string()).as_deref(), Some("2024-03-05"));
        assert_eq!((asked.to, asked.layout.with_text, asked.stories.unattributed), (Some(To::Csv), true, false));
        assert_eq!((asked.stories.min_confidence, asked.filters.stance.len()), (0.9, 2));
        assert_eq!(extract("about=--words%3Dx&id=&date=").expect("options").id, "story");
    }

    #[test]
    fn what_is_wrong_is_said_by_its_name() {
        for (text, wanted) in [
            ("date=yesterday", "no such day; write it as 2011-09-06"),
            ("with_text=maybe", "with_text is true or false"),
            ("words=/etc/passwd", "words"),
            ("help", "help"),
            ("source=(", "source: regex parse error"),
            ("about=(a{1000}){1000}", "size limit"),
            ("to=pdf", "to is one of json, jsonl, csv, tsv, html"),
            ("--to%3Djson+x", "no option"),
            ("x=1&-%0A=2", "no option"),
            ("date=2024-03-05&date=2024-03-06", "date is given twice"),
            ("kind=direct&quoted_only", "excludes"),
        ] {
            let error = extract(text).expect_err(text);
            assert!(error.contains(wanted), "{text}: {error}");
        }
    }

    #[test]
    fn the_head_chooses_where_the_query_does_not() {
        for (accept, wanted) in [
            (None, Some(To::Json)),
            (Some("*/*"), Some(To::Json)),
            (Some("text/html,application/xhtml+xml,*/*;q=0.8"), Some(To::Html)),
            (Some("text/csv;q=0.2, application/x-ndjson;q=0.9"), Some(To::Jsonl)),
            (Some("image/png"), None),
            (Some("text/csv;q=0"), None),
        ] {
            assert_eq!(accepted(accept).ok(), wanted, "{accept:?}");
        }
    }
}
