//! `whosaid extract`

use super::args::Extract;
use super::exit::Exit;
use super::input::Inputs;
use super::messages::{say, write_out};
use super::work::in_order;
use super::worker::{Done, Records, Settings, Worker};
use std::io;
use std::path::PathBuf;
use whosaid::Options;

pub fn run(args: &Extract) -> io::Result<Exit> {
    let mut exit = Exit::Fine;
    let settings = Settings {
        date: args.date,
        options: Options {
            offsets: args.offsets.into(),
            with_text: args.with_text,
            unattributed: args.unattributed,
            min_confidence: args.min_confidence,
            with_clauses: args.with_clauses,
        },
        emit: args.to.emit(args.cells),
        trace: args.trace,
        records: Records::OfParts,
    };
    let filter = args.filters.filter();
    let hire = || {
        let mut worker = Worker::new(settings, &filter);
        move |job| worker.work(job)
    };
    let mut paths = args.paths.clone();
    if paths.is_empty() {
        paths.push(PathBuf::from("-"));
    }
    let inputs = Inputs::new(paths.into_iter().map(Ok), args.from.kind(), args.max_bytes);
    let mut head = Vec::new();
    settings.emit.begin(&mut head);
    write_out(&head)?;
    in_order(args.jobs.get(), inputs, hire, |done: Done| {
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
