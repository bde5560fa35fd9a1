//! `whosaid batch`: many documents, in order, so that a run that stopped can be resumed.

pub(super) mod manifest;
pub(super) mod output;
mod groups;
mod progress;
mod signals;
mod index;
mod target;
pub mod walk;

use super::args::Batch;
use super::done::{Done, HandOn, Totals};
use super::exit::Exit;
use super::input::Inputs;
use super::messages::{Screened, Trouble, say};
use super::tables::{self, Parts};
use super::work::in_order;
use super::worker::{Counts, Records, Settings, Worker};
use crate::lexicon::Lexicon;
use crate::options::{TableOf, To};
use groups::Groups;
use index::Index;
use manifest::{Checkpoint, Manifest, Refusal};
use output::{Hash, Left, LeftRecords, Output, Split, beside};
use progress::Progress;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};
use walk::{Choice, Walk};

/// A checkpoint is set when so much time has passed, or so many bytes were written.
const CHECK_TIME: Duration = Duration::from_millis(50);
const CHECK_BYTES: u64 = 1 << 20;

pub fn run(mut args: Batch, lexicon: &Lexicon) -> Exit {
    let started = Instant::now();
    if args.to.is_folder() {
        // A file each, and of pages one of all; or tables.
        args.split = args.output.take().or(args.split);
    }
    let args = &args;
    signals::listen(args.output.as_deref().is_none_or(|path| !target::is_stream(path)));
    match Run::begin(args, lexicon).and_then(|run| run.go()) {
        Ok(Ended { totals, earlier, exit }) => {
            summary(totals, earlier, started.elapsed());
            exit
        }
        Err(trouble) => {
            trouble.print();
            Exit::Trouble
        }
    }
}

/// A run under way.
struct Run<'a> {
    args: &'a Batch,
    lexicon: &'a Lexicon,
    target: PathBuf,
    choice: Arc<Choice>,
    output: Output,
    /// None where the output can not be resumed.
    manifest: Option<Manifest>,
    checkpoint: Checkpoint,
    /// Pages have one of all.
    index: Option<Index>,
    /// What was written of a job that is not done: it counts when it is.
    begun: Begun,
}

/// Part of a job.
#[derive(Default)]
struct Begun {
    length: u64,
    totals: Totals,
}

/// Why a run ends before all is done.
enum Stop {
    Output(io::Error),
    FirstError,
}

struct Ended {
    totals: Totals,
    /// What an earlier run had done of it.
    earlier: Totals,
    exit: Exit,
}

impl<'a> Run<'a> {
    fn begin(args: &'a Batch, lexicon: &'a Lexicon) -> Result<Run<'a>, Trouble> {
        let told = tables::missing(args.to);
        if let Some(told) = told.or((args.to == To::Arrow).then_some("is written by extract; ask for parquet here")) {
            return Err(Trouble::new(format!("--to {}", args.to.name()), "no_format", told.to_owned()));
        }
        let target = target::of(args);
        let write = |error: io::Error| unwritable(&target, &error);
        let choice = Arc::new(Choice {
            glob: args.glob.as_ref().map(globset::Glob::compile_matcher),
            skip_hidden: args.skip_hidden,
            not: target::own_files(&target),
        });
        if target.is_symlink() {
            let message = "is a link that leads to itself; name a file or folder".to_owned();
            return Err(Trouble::new(target.to_string_lossy(), "no_target", message));
        }
        if args.output.is_some() && target.is_dir() {
            let message = "is a folder; name a file, or write into it with --split".to_owned();
            return Err(Trouble::new(target.to_string_lossy(), "is_directory", message));
        }
        if args.output.is_some() && target::is_stream(&target) {
            if args.resume {
                let message = "is not a regular file, so a run into it can not be resumed; leave out --resume";
                return Err(Trouble::new(target.to_string_lossy(), "no_resume", message.to_owned()));
            }
            let stream: Box<dyn io::Write> = match target.as_os_str() == "-" {
                true => Box::new(Screened::new(io::stdout())),
                false => Box::new(Screened::new(fs::OpenOptions::new().write(true).open(&target).map_err(write)?)),
            };
            let (output, checkpoint) = (Output::Stream(stream), Checkpoint::default());
            return Ok(Run {
                args,
                lexicon,
                target,
                choice,
                output,
                manifest: None,
                checkpoint,
                index: None,
                begun: Begun::default(),
            });
        }
        if let Some(input) = target::overwritten(args, &target, &choice) {
            let message = "is one of the inputs, and would be overwritten; name another file to write".to_owned();
            return Err(Trouble::new(input.to_string_lossy(), "is_input", message));
        }
        let path = beside(&target, ".manifest");
        // One that is empty is of a run that was killed before it began.
        let resume = args.resume && fs::metadata(&path).is_ok_and(|about| about.len() > 0);
        let refused = |refusal: Refusal| match refusal {
            Refusal::Io(error) => unwritable(&path, &error),
            refusal => Trouble::new(path.to_string_lossy(), "no_resume", refusal.to_string()),
        };
        let mut manifest = Manifest::lock(&path).map_err(refused)?;
        // Not before: what is in the folder may be another run's.
        if let Some(folder) = &args.split {
            fs::create_dir_all(folder).map_err(write)?;
            target::check_folder(args, folder, resume)?;
        }
        let description = target::describe(args, lexicon);
        let mut left = Left::of(&beside(&target, ".part"));
        let offsets = args.layout.options(args.to, args.stories.options()).offsets;
        let mut parts = match args.to {
            To::Parquet => Parts::new(&target, &description.rules, offsets, args.part_rows.get()).map_err(write)?,
            _ => None,
        };
        let mut records = LeftRecords::of(args.split.as_deref().unwrap_or(Path::new("")), args.to.extension());
        let noted = beside(&target, ".stories");
        let mut index = (args.to == To::Html).then(|| index::Left::of(&noted));
        let mut kept = Hash::default();
        let checkpoint = if resume {
            let of_part = |checkpoint: &Checkpoint| match (&mut parts, &args.split) {
                (Some(parts), _) => parts.holds(checkpoint),
                (None, Some(_)) => {
                    let number = checkpoint.totals.records();
                    let is_noted = checkpoint.done || index.as_mut().is_none_or(|index| index.hold(number));
                    let holds = is_noted && records.hold(number, checkpoint.hash);
                    if holds {
                        kept = records.hash.clone();
                    }
                    holds
                }
                (None, None) => {
                    left.holds(checkpoint.length, checkpoint.hash) || checkpoint.done && whole(&target, checkpoint)
                }
            };
            manifest.resume(&description, of_part).map_err(refused)?
        } else {
            // What an earlier run left is worth nothing beside a new manifest.
            let _ = fs::remove_file(beside(&target, ".part"));
            left = Left::of(&beside(&target, ".part"));
            manifest.begin(&description).map_err(|error| unwritable(&path, &error))?;
            Checkpoint::default()
        };
        let mut head = Vec::new();
        args.to.emit(args.cells).begin(&mut head);
        let output = match (parts, &args.split) {
            (Some(parts), _) => Output::Parts(Box::new(parts)),
            (None, Some(folder)) => {
                let number = checkpoint.totals.records();
                Output::Split(Split::new(folder, head, args.to.extension(), number, kept))
            }
            (None, None) if checkpoint.done && whole(&target, &checkpoint) => Output::Stream(Box::new(io::sink())),
            (None, None) => Output::whole(&target, checkpoint.length, left.hash).map_err(write)?,
        };
        let index = index.filter(|_| !checkpoint.done);
        let index = index.map(|left| Index::going_on(left, &checkpoint.totals, &noted)).transpose().map_err(write)?;
        Ok(Run {
            args,
            lexicon,
            target,
            choice,
            output,
            manifest: Some(manifest),
            checkpoint,
            index,
            begun: Begun::default(),
        })
    }

    fn go(mut self) -> Result<Ended, Trouble> {
        let earlier = self.checkpoint.totals;
        if self.checkpoint.done {
            self.output.sync().and_then(|()| self.output.finish()).map_err(|error| unwritable(&self.target, &error))?;
            return Ok(Ended { totals: earlier, earlier, exit: exit(&earlier) });
        }
        let settings = Settings {
            date: self.args.stories.date,
            options: self.args.layout.options(self.args.to, self.args.stories.options()),
            emit: match self.index {
                Some(_) => &index::PAGES,
                None => self.args.to.emit(self.args.cells),
            },
            trace: false,
            records: Records::OfAll,
            texts: self.args.to == To::Brat,
            tables: self.args.to.tables(TableOf::Claims),
            counts: if self.index.is_some() { Counts::OfArticles } else { Counts::No },
        };
        let mut inputs = Inputs::new(self.paths(), self.args.stories.from.kind(), self.args.max_bytes);
        if self.checkpoint == Checkpoint::default() {
            let mut head = Vec::new();
            settings.emit.begin(&mut head);
            self.output.begin(&head).map_err(|error| unwritable(&self.target, &error))?;
            self.checkpoint.length = head.len() as u64;
        } else if let Err(changed) = inputs.seek(self.checkpoint.reached) {
            let message = match changed {
                Some(path) => format!(
                    "was made of other files than there are now: {} is new or has changed since; start anew without --resume",
                    path.display()
                ),
                None => "was made of other files than there are now; start anew without --resume".to_owned(),
            };
            return Err(Trouble::new(beside(&self.target, ".manifest").to_string_lossy(), "no_resume", message));
        }
        let progress = Progress::new(self.paths().filter_map(Result::ok), inputs.counter());
        let threads = self.args.jobs.or_else(|| std::thread::available_parallelism().ok()).map_or(1, |jobs| jobs.get());
        let fail_fast = self.args.fail_fast;
        let filter = self.args.filters.filter();
        let lexicon = self.lexicon;
        let hire = || {
            let mut worker = Worker::new(settings, &filter, lexicon.clone());
            move |jobs, hand_on: HandOn<'_>| worker.work_on_all(jobs, fail_fast, hand_on)
        };
        let mut checked = (Instant::now(), self.checkpoint.length);
        let ended = in_order(threads, Groups(inputs), hire, |done: Done| {
            if !done.said.is_empty() {
                progress.say(&done.said);
            }
            self.take(done, &mut checked).map_err(Stop::Output)?;
            progress.show(&self.checkpoint.totals);
            let is_first = fail_fast && self.checkpoint.totals.errors > earlier.errors;
            if is_first { Err(Stop::FirstError) } else { Ok(()) }
        });
        progress.end();
        let totals = self.checkpoint.totals;
        let target = self.target.clone();
        let write = |error: io::Error| unwritable(&target, &error);
        match ended {
            Err(Stop::Output(error)) => return Err(write(error)),
            Err(Stop::FirstError) => {
                // A part that is not whole is begun once more.
                if !matches!(self.output, Output::Parts(_)) {
                    self.check().map_err(write)?;
                }
                say(
                    "stopped at the first error, as --fail-fast says; mend it and start anew, or go on with --resume\n",
                );
            }
            Ok(()) => {
                if let Some(index) = self.index.take() {
                    index.write(&self.target).map_err(write)?;
                }
                if let Output::Parts(parts) = &mut self.output {
                    parts.end().map_err(write)?;
                }
                self.checkpoint.done = true;
                // What the manifest says must be true whenever the power fails: first the bytes, then the word of them,
                // then the name.
                self.output.sync().and_then(|()| self.check()).map_err(write)?;
                self.manifest.as_ref().map_or(Ok(()), Manifest::sync).map_err(write)?;
                self.output.finish().map_err(write)?;
                let _ = fs::remove_file(beside(&self.target, ".stories"));
            }
        }
        Ok(Ended { totals, earlier, exit: exit(&totals) })
    }

    fn paths(&self) -> Walk {
        Walk::new(&self.args.paths, Arc::clone(&self.choice))
    }

    /// Writes what a job gave, and a checkpoint if it is time for one.
    fn take(&mut self, mut done: Done, (time, length): &mut (Instant, u64)) -> io::Result<()> {
        if let Some(error) = done.failed {
            return Err(error);
        }
        if let Some(index) = &mut self.index {
            index.add(&mut done, self.checkpoint.totals.records() + self.begun.totals.records())?;
        }
        if let Output::Parts(parts) = &mut self.output {
            // What a part ends in the middle of is begun once more.
            if parts.write(&done.rows)? {
                self.check()?;
            }
            self.checkpoint.totals += done.totals;
            self.checkpoint.reached = done.reached;
            return Ok(());
        }
        self.output.write(&done)?;
        self.begun.length += done.out.len() as u64;
        self.begun.totals += done.totals;
        if done.more {
            return Ok(());
        }
        let Begun { length: written, totals } = std::mem::take(&mut self.begun);
        self.checkpoint.totals += totals;
        self.checkpoint.reached = done.reached;
        self.checkpoint.length += written;
        if self.checkpoint.length - *length >= CHECK_BYTES || time.elapsed() >= CHECK_TIME {
            (*time, *length) = (Instant::now(), self.checkpoint.length);
            self.check()?;
        }
        Ok(())
    }

    fn check(&mut self) -> io::Result<()> {
        match &self.output {
            Output::Parts(parts) => self.checkpoint = parts.mark(self.checkpoint),
            output => self.checkpoint.hash = output.hash(),
        }
        self.index.as_mut().map_or(Ok(()), Index::flush)?;
        self.manifest.as_mut().map_or(Ok(()), |manifest| manifest.checkpoint(&self.checkpoint))
    }
}

fn exit(totals: &Totals) -> Exit {
    if totals.errors > 0 { Exit::Trouble } else { Exit::Fine }
}

/// Whether the output has its name, and is what was written.
fn whole(target: &Path, checkpoint: &Checkpoint) -> bool {
    let mut left = Left::of(target);
    left.holds(checkpoint.length, checkpoint.hash) && left.ends() && target.is_file()
}

fn unwritable(path: &Path, error: &io::Error) -> Trouble {
    // Nobody reads on: nothing to be told.
    if error.kind() == io::ErrorKind::BrokenPipe {
        std::process::exit(0);
    }
    let advice = match error.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => "; make room and go on with --resume",
        io::ErrorKind::FileTooLarge => "; raise the limit of the size of files (ulimit -f) and go on with --resume",
        io::ErrorKind::NotFound => "; make its folder first",
        io::ErrorKind::PermissionDenied => "; check the permissions",
        _ => "",
    };
    Trouble::new(path.to_string_lossy(), "io", format!("could not be written: {error}{advice}"))
}

/// One line: what was done, and how fast this run was.
/// "1 document", "2 documents".
fn count(number: u64, what: &str) -> String {
    format!("{number} {what}{}", if number == 1 { "" } else { "s" })
}

fn summary(totals: Totals, earlier: Totals, time: Duration) {
    let Totals { documents, claims, errors, skipped, bytes } = totals;
    let megabytes = (bytes - earlier.bytes) as f64 / 1e6;
    let seconds = time.as_secs_f64();
    let mut line = [count(documents, "document"), count(claims, "claim"), count(errors, "error")].join(", ");
    if skipped > 0 {
        line += &format!(", {skipped} without text");
    }
    line += &format!("; {megabytes:.1} MB in {seconds:.1} s, {:.1} MB/s", megabytes / seconds.max(1e-9));
    if earlier != Totals::default() {
        let were = if earlier.documents == 1 { "was" } else { "were" };
        line += &format!(" ({} {were} done before)", count(earlier.documents, "document"));
    }
    say(&(line + "\n"));
}
