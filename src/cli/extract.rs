//! `whosaid extract`

use super::args::Extract;
use super::done::{Done, HandOn, Record};
use super::exit::Exit;
use super::input::Inputs;
use super::messages::{Trouble, say, write_out};
use super::tables::{self, Stream};
use super::work::in_order;
use super::worker::{Counts, Records, Settings, Worker};
use crate::lexicon::Lexicon;
use crate::options::To;
use crate::registry;
use anyhow::Context;
use std::fmt::Write;
use std::path::PathBuf;

pub fn run(args: &Extract, lexicon: &Lexicon) -> anyhow::Result<Exit> {
    let mut exit = Exit::Fine;
    let told =
        tables::missing(args.to).or((args.to == To::Parquet).then_some("is written by batch; ask for arrow here"));
    if let Some(told) = told {
        Trouble::new(format!("--to {}", args.to.name()), "no_format", told.to_owned()).print();
        return Ok(Exit::Trouble);
    }
    let settings = Settings {
        date: args.stories.date,
        options: args.layout.options(args.to, args.stories.options()),
        emit: args.to.emit(args.cells),
        trace: args.trace,
        // A table of documents has all of them.
        records: if args.to == To::Arrow { Records::OfAll } else { Records::OfParts },
        counts: Counts::No,
        texts: false,
        tables: args.to.tables(args.table),
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
    let mut stream = match args.to {
        To::Arrow => Stream::new(args.table, &registry::fingerprint(lexicon), settings.options.offsets)
            .context("the table could not be begun")?,
        _ => None,
    };
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
        if let Some(stream) = &mut stream {
            done.out = stream.add(&done.rows)?;
        }
        match done.failed {
            None => write_out(&done.out),
            Some(error) => Err(error).context("a report could not be written"),
        }
    })?;
    if let Some(stream) = stream {
        write_out(&stream.finish()?)?;
    }
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
        if done.more && done.records.is_empty() && !self.printed {
            return;
        }
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
