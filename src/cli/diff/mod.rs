//! `whosaid diff OLD NEW` and `whosaid diff --chain V1 V2 V3 …`

mod page;
mod versions;

use super::args::Diff as Args;
use super::exit::Exit;
use super::messages::{Trouble, write_out, write_styled};
use super::values::DiffTo;
use serde::Serialize;
use std::io;
use versions::Version;
use whosaid::emit::Json;
use whosaid::report::Report;
use whosaid::revisions::{Diff, chain, diff};
use whosaid::{Options, Pipeline};

pub fn run(args: &Args) -> io::Result<Exit> {
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
    if args.date.is_some() && versions.iter().any(|version| matches!(version, Version::Report(_))) {
        let message = "a report keeps the day it was made for; give the articles".to_owned();
        Trouble { skip: true, ..Trouble::new("--date", "report_date", message) }.print();
    }
    let mut pipeline = Pipeline::new();
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
        let found = chain(&reports);
        print(args.to, &found, &found.steps, &reports)?;
        Ok(exit(found.is_same()))
    } else {
        let found = diff(&reports[0], &reports[1]);
        print(args.to, &found, std::slice::from_ref(&found), &reports)?;
        Ok(exit(found.is_same()))
    }
}

fn exit(same: bool) -> Exit {
    if same { Exit::Fine } else { Exit::Differs }
}

/// Prints the whole as JSON, or its steps as text.
fn print(to: DiffTo, whole: &impl Serialize, steps: &[Diff<'_>], reports: &[Report<'_>]) -> io::Result<()> {
    let mut out = Vec::new();
    match to {
        DiffTo::Json => {
            Json::value(whole, &mut out)?;
            write_out(&out)
        }
        DiffTo::Text => {
            for (i, step) in steps.iter().enumerate() {
                if i > 0 {
                    out.push(b'\n');
                }
                page::write(step, &reports[i], &reports[i + 1], &mut out)?;
            }
            write_styled(&out)
        }
    }
}
