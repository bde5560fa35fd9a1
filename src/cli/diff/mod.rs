//! `whosaid diff OLD NEW` and `whosaid diff --chain V1 V2 V3 …`

mod versions;

use super::args::Diff as Args;
use super::exit::Exit;
use super::messages::{Trouble, write_out, write_styled};
use crate::Pipeline;
use crate::emit::changes::{csv, text};
use crate::emit::{Json, html};
use crate::lexicon::Lexicon;
use crate::options::DiffTo;
use crate::report::Report;
use crate::revisions::{Diff, Given, chain, diff, give_one_day};
use serde::Serialize;

pub fn run(args: &Args, lexicon: &Lexicon) -> anyhow::Result<Exit> {
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
    let reports = match Pipeline::with(lexicon.clone()).run_versions(&versions, &args.stories.options()) {
        Ok(reports) => reports,
        Err((number, bound)) => {
            Trouble::bound(place(&versions[number]), bound).print();
            return Ok(Exit::Trouble);
        }
    };
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

/// What a version is called in messages.
fn place(version: &Given) -> &str {
    match version {
        Given::Article(article) => article.path.as_deref().unwrap_or(&article.id),
        Given::Report(report) => &report.id,
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

/// Says where the day that the versions' dates count from is not the one asked for, or a guess.
fn one_day(versions: &mut [Given], args: &Args) -> Vec<Trouble> {
    let warning = |place, code, message: String| Trouble { skip: true, ..Trouble::new(place, code, message) };
    let is_report = |version: &Given| matches!(version, Given::Report(_));
    if args.stories.date.is_some() {
        let message = "a report keeps the day it was made for; give the articles".to_owned();
        return versions.iter().any(is_report).then(|| warning("--date", "report_date", message)).into_iter().collect();
    }
    let guessed = give_one_day(versions);
    let message = |day| {
        format!("the dates of all versions count from {day}, which is a guess from the text; give one with --date")
    };
    guessed.map(|day| warning("diff", "guessed_date", message(day))).into_iter().collect()
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
) -> anyhow::Result<()> {
    let mut out = Vec::new();
    match args.to {
        DiffTo::Html => write_out(page().as_bytes()),
        DiffTo::Json => {
            Json::value(whole, &mut out)?;
            write_out(&out)
        }
        DiffTo::Text => {
            let length = if args.brief { text::Length::Brief } else { text::Length::Full };
            for (i, step) in steps.iter().enumerate() {
                if i > 0 {
                    out.push(b'\n');
                }
                text::write(step, &reports[i], &reports[i + 1], length, &mut out)?;
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
