//! `whosaid diff OLD NEW` and `whosaid diff --chain V1 V2 V3 …`

mod csv;
mod page;
mod summary;
mod versions;

use super::args::Diff as Args;
use super::exit::Exit;
use super::messages::{Trouble, write_out, write_styled};
use super::values::DiffTo;
use crate::article::DateFrom;
use crate::emit::{Json, html};
use crate::lexicon::Lexicon;
use crate::report::Report;
use crate::revisions::{Diff, chain, diff};
use crate::{Options, Pipeline};
use page::Length;
use serde::Serialize;
use std::io;
use versions::Version;

pub fn run(args: &Args, lexicon: &Lexicon) -> io::Result<Exit> {
    let (mut versions, mut troubles) = (Vec::new(), Vec::new());
    for path in &args.versions {
        match versions::read(path, args) {
            Ok(found) => versions.extend(found),
            Err(trouble) => troubles.push(trouble),
        }
    }
    if troubles.is_empty() && versions.len() < 2 {
        let message = "needs two versions at least: an old and a new one".to_owned();
        troubles.push(Trouble::new("diff", "one_version", message));
    }
    if troubles.is_empty() && versions.len() > 2 && !args.chain {
        let message = "compares two versions; give --chain for more".to_owned();
        troubles.push(Trouble::new("diff", "many_versions", message));
    }
    if !troubles.is_empty() {
        troubles.iter().for_each(Trouble::print);
        return Ok(Exit::Trouble);
    }
    one_day(&mut versions, args).iter().for_each(Trouble::print);
    let mut pipeline = Pipeline::with(lexicon.clone());
    // The texts tell a claim that was dropped from one that was only not found.
    let options = Options {
        with_text: true,
        unattributed: args.unattributed,
        min_confidence: args.min_confidence,
        ..Options::default()
    };
    let mut reports: Vec<Report<'_>> = Vec::with_capacity(versions.len());
    for version in &versions {
        reports.push(match version {
            Version::Report(report) => Report::clone(report),
            Version::Article(article) => pipeline.run(article, &options),
        });
    }
    if args.chain {
        let mut found = chain(&reports);
        found.steps.iter_mut().for_each(|step| only(step, args));
        print(args, &found, &found.steps, &reports, || html::chain(&found, &reports))?;
        Ok(exit(found.is_same()))
    } else {
        let mut found = diff(&reports[0], &reports[1]);
        only(&mut found, args);
        print(args, &found, std::slice::from_ref(&found), &reports, || html::diff(&found, &reports))?;
        Ok(exit(found.is_same()))
    }
}

/// Leaves only the changes that were asked for, and says what the versions lack.
fn only(step: &mut Diff<'_>, args: &Args) {
    for warning in &step.warnings {
        Trouble { skip: true, ..Trouble::new("diff", "warning", warning.message.to_string()) }.print();
    }
    if !args.only.is_empty() {
        step.only(&args.only);
    }
}

/// Gives all versions one day from which their dates count, for the same words have to mean the same day: the day asked
/// for, or that of the first version that has one. Says where that was a guess.
fn one_day(versions: &mut [Version], args: &Args) -> Vec<Trouble> {
    let warning = |place, code, message: String| Trouble { skip: true, ..Trouble::new(place, code, message) };
    let is_report = |version: &Version| matches!(version, Version::Report(_));
    if args.date.is_some() {
        let message = "a report keeps the day it was made for; give the articles".to_owned();
        return versions.iter().any(is_report).then(|| warning("--date", "report_date", message)).into_iter().collect();
    }
    let day = versions.iter().find_map(|version| match version {
        Version::Report(report) => Some((report.doc.date?.0, report.doc.date_from)),
        Version::Article(article) => Some((article.date?, article.date_from)),
    });
    let Some((day, from)) = day else { return Vec::new() };
    let mut guessed = from == DateFrom::Text;
    for version in versions {
        if let Version::Article(article) = version {
            guessed |= article.date.is_some_and(|other| other != day) && article.date_from == DateFrom::Text;
            (article.date, article.date_from) = (Some(day), from);
        }
    }
    let message =
        format!("the dates of all versions count from {day}, which is a guess from the text; give one with --date");
    guessed.then(|| warning("diff", "guessed_date", message)).into_iter().collect()
}

fn exit(same: bool) -> Exit {
    if same { Exit::Fine } else { Exit::Differs }
}

/// Prints the whole as JSON or as a page, or its steps as text or rows.
fn print(
    args: &Args,
    whole: &impl Serialize,
    steps: &[Diff<'_>],
    reports: &[Report<'_>],
    page: impl FnOnce() -> String,
) -> io::Result<()> {
    let mut out = Vec::new();
    match args.to {
        DiffTo::Html => write_out(page().as_bytes()),
        DiffTo::Json => {
            Json::value(whole, &mut out)?;
            write_out(&out)
        }
        DiffTo::Text => {
            let length = if args.brief { Length::Brief } else { Length::Full };
            for (i, step) in steps.iter().enumerate() {
                if i > 0 {
                    out.push(b'\n');
                }
                page::write(step, &reports[i], &reports[i + 1], length, &mut out)?;
            }
            write_styled(&out)
        }
        DiffTo::Csv => {
            csv::begin(&mut out);
            for (i, step) in steps.iter().enumerate() {
                csv::write(step, &reports[i], &reports[i + 1], &mut out);
            }
            write_out(&out)
        }
    }
}
