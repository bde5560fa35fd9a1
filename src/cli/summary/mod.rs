//! `whosaid summary`: who is quoted how much, over one story or an archive.

mod csv;
mod text;

use super::args::Summary as Args;
use super::batch::walk::{Choice, Walk};
use super::done::{Done, HandOn};
use super::exit::Exit;
use super::input::Inputs;
use super::messages::{say, write_out, write_styled};
use super::work::in_order;
use super::worker::{Counts, Records, Settings, Worker};
use crate::Options;
use crate::emit::{Json, Unwritten, html};
use crate::lexicon::Lexicon;
use crate::options::SummaryTo;
use crate::summary::Summary;
use anyhow::Context;
use std::sync::Arc;

pub fn run(args: &Args, lexicon: &Lexicon) -> anyhow::Result<Exit> {
    let settings = Settings {
        date: args.stories.date,
        options: Options { with_unsourced: true, ..args.stories.options() },
        emit: &Unwritten,
        trace: false,
        records: Records::OfAll,
        texts: false,
        tables: None,
        counts: Counts::WithReports,
    };
    let filter = args.filters.filter();
    let hire = || {
        let mut worker = Worker::new(settings, &filter, lexicon.clone());
        move |job, hand_on: HandOn<'_>| worker.work(job, hand_on)
    };
    let glob = args.glob.as_ref().map(globset::Glob::compile_matcher);
    let choice = Choice { glob, skip_hidden: args.skip_hidden, not: Vec::new() };
    let inputs = Inputs::new(Walk::new(&args.paths, Arc::new(choice)), args.stories.from.kind(), args.max_bytes);
    let (mut exit, mut summary) = (Exit::Fine, Summary::default());
    in_order(args.jobs.get(), inputs, hire, |done: Done| {
        if done.trouble {
            exit = Exit::Trouble;
        }
        if !done.said.is_empty() {
            say(&done.said);
        }
        (0..done.totals.errors).for_each(|_| summary.add_unread());
        done.digests.into_iter().flatten().for_each(|digest| summary.add(digest));
        done.failed.map_or(Ok(()), Err).context("a report could not be counted")
    })?;
    let mut totals = summary.totals(args.most);
    totals.fewer_sources(args.most);
    let mut out = Vec::new();
    match args.to {
        SummaryTo::Text => {
            text::write(&totals, &mut out)?;
            return write_styled(&out).map(|()| exit);
        }
        SummaryTo::Json => Json::value(&totals, &mut out)?,
        SummaryTo::Csv => csv::write(&totals, args.cells, &mut out),
        SummaryTo::Html => out.extend_from_slice(html::summary(&totals).as_bytes()),
    }
    write_out(&out)?;
    Ok(exit)
}
