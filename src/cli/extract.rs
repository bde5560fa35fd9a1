//! `whosaid extract`

use super::args::Extract;
use super::exit::Exit;
use super::input::Inputs;
use super::messages::{Trouble, say, write_out};
use super::work::in_order;
use super::worker::{Counts, Done, HandOn, Record, Records, Settings, Worker};
use crate::lexicon::Lexicon;
use crate::options::To;
use std::fmt::Write;
use std::io;
use std::path::PathBuf;

pub fn run(args: &Extract, lexicon: &Lexicon) -> io::Result<Exit> {
    let mut exit = Exit::Fine;
    let settings = Settings {
        date: args.stories.date,
        options: args.layout.options(args.to, args.stories.options()),
        emit: args.to.emit(args.cells),
        trace: args.trace,
        records: Records::OfParts,
        counts: Counts::No,
        texts: false,
    };
    let filter = args.filters.filter();
    let hire = || {
        let mut worker = Worker::new(settings, &filter, lexicon.clone());
        move |job, hand_on: HandOn<'_>| worker.work(job, hand_on)
    };
    let mut paths = args.paths.clone();
    if paths.is_empty() {
        paths.push(PathBuf::from("-"));
    }
    let inputs = Inputs::new(paths.into_iter().map(Ok), args.stories.from.kind(), args.max_bytes);
    let mut head = Vec::new();
    settings.emit.begin(&mut head);
    write_out(&head)?;
    let mut first = First { only: args.to.is_of_one().then_some(args.to), printed: false };
    in_order(args.jobs.get(), inputs, hire, |mut done: Done| {
        first.keep_one(&mut done);
        if done.trouble {
            exit = Exit::Trouble;
        }
        if !done.said.is_empty() {
            say(&done.said);
        }
        done.failed.map_or_else(|| write_out(&done.out), Err)
    })?;
    Ok(exit)
}

/// The first of all articles, where others can not stand after it.
struct First {
    /// In this format.
    only: Option<To>,
    printed: bool,
}

impl First {
    /// Leaves only the first of all, and says so of the others.
    fn keep_one(&mut self, done: &mut Done) {
        let Some(to) = self.only else { return };
        let to = to.name();
        let kept = usize::from(!self.printed).min(done.records.len());
        for Record { id, .. } in &done.records[kept..] {
            let message = format!("is left out, for {to} is of one article; write a file each with batch --to {to}");
            let _ = writeln!(done.said, "{}", Trouble::new(id, "second_page", message));
            done.trouble = true;
        }
        done.out.truncate(if kept > 0 { done.records[0].end } else { 0 });
        self.printed |= kept > 0;
    }
}
