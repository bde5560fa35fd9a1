//! `whosaid extract`

use super::args::{Extract, To};
use super::exit::Exit;
use super::input::Inputs;
use super::messages::{say, write_out};
use super::work::in_order;
use super::worker::{Done, Settings, Worker};
use std::io;
use std::path::PathBuf;
use whosaid::Options;
use whosaid::emit::{Json, Jsonl};

pub fn run(args: &Extract) -> io::Result<Exit> {
    let mut exit = Exit::Fine;
    let settings = Settings {
        date: args.date,
        options: Options { offsets: args.offsets.into(), with_text: args.with_text },
        emit: match args.to {
            To::Json => &Json,
            To::Jsonl => &Jsonl,
        },
        trace: args.trace,
    };
    let hire = || {
        let mut worker = Worker::new(settings);
        move |job| worker.work(job)
    };
    let mut paths = args.paths.clone();
    if paths.is_empty() {
        paths.push(PathBuf::from("-"));
    }
    let inputs = Inputs::new(paths.into_iter(), args.from.kind(), args.max_bytes);
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
