//! `whosaid extract`

use super::args::{Extract, To};
use super::exit::Exit;
use super::input::{Inputs, Job, Name};
use super::messages::{Trouble, say, write_out};
use super::work::in_order;
use std::fmt::Write;
use std::io;
use whosaid::analysis::Counts;
use whosaid::article::{self, Article, DateFrom, ReadError};
use whosaid::emit::{Emit, Json, Jsonl};
use whosaid::report::{self, ErrorBody, ErrorRecord};
use whosaid::{Options, Pipeline, Report};

/// What a job gives: bytes for standard output, and what is to be said on standard error.
#[derive(Default)]
struct Done {
    out: Vec<u8>,
    /// Lines for standard error.
    said: String,
    trouble: bool,
    failed: Option<io::Error>,
}

pub fn run(args: &Extract) -> io::Result<Exit> {
    let (mut exit, mut failed) = (Exit::Fine, None);
    let hire = || {
        let mut worker = Worker::new(args);
        move |job| worker.work(job)
    };
    in_order(args.jobs.get(), Inputs::new(&args.paths, args.from), hire, |done: Done| {
        if done.trouble {
            exit = Exit::Trouble;
        }
        if !done.said.is_empty() {
            say(&done.said);
        }
        if failed.is_none() {
            failed = done.failed.or_else(|| write_out(&done.out).err());
        }
    });
    failed.map_or(Ok(exit), Err)
}

impl Done {
    fn trouble(&mut self, trouble: &Trouble) {
        self.trouble = true;
        let _ = writeln!(self.said, "{trouble}");
    }
}

struct Worker<'r> {
    args: &'r Extract,
    options: Options,
    pipeline: Pipeline,
    emit: &'static (dyn Emit + Sync),
}

impl<'r> Worker<'r> {
    fn new(args: &'r Extract) -> Worker<'r> {
        Worker {
            args,
            options: Options { offsets: args.offsets.into(), with_text: args.with_text },
            pipeline: Pipeline::new(),
            emit: match args.to {
                To::Json => &Json,
                To::Jsonl => &Jsonl,
            },
        }
    }

    fn work(&mut self, job: Job) -> Done {
        let mut done = Done::default();
        done.failed = match job {
            Job::Failed(trouble) => {
                done.trouble(&trouble);
                return done;
            }
            Job::Text { name, bytes } => self.text(&name, &bytes, &mut done),
            Job::Lines { name, first, bytes } => self.lines(&name, first, &bytes, &mut done),
        }
        .err();
        done
    }

    fn text(&mut self, name: &Name, bytes: &[u8], done: &mut Done) -> io::Result<()> {
        match article::text::read(&name.id, name.path.as_deref(), bytes) {
            Ok(article) => self.article(article, done),
            Err(error) => {
                done.trouble(&Trouble::read(name.place(), &error));
                Ok(())
            }
        }
    }

    fn lines(&mut self, name: &Name, first: u64, bytes: &[u8], done: &mut Done) -> io::Result<()> {
        let mut start = 0;
        for (end, number) in memchr::memchr_iter(b'\n', bytes).chain([bytes.len()]).zip(first..) {
            let line = bytes[start..end].trim_ascii();
            start = end + 1;
            if line.is_empty() {
                continue;
            }
            match article::jsonl::read(&name.id, name.path.as_deref(), number, line) {
                Ok(article) => self.article(article, done)?,
                Err(error) => self.bad_line(name, number, line, &error, done)?,
            }
        }
        Ok(())
    }

    fn bad_line(&self, name: &Name, number: u64, line: &[u8], error: &ReadError, done: &mut Done) -> io::Result<()> {
        let trouble = Trouble::read(format!("{}:{number}", name.place()), error);
        let record = ErrorRecord {
            id: article::jsonl::id(line).map(Into::into),
            path: name.path.as_deref().map(Into::into),
            line: Some(number),
            error: ErrorBody { code: trouble.code.into(), message: trouble.message.as_str().into() },
        };
        self.emit.error(&record, &mut done.out)?;
        done.trouble(&trouble);
        Ok(())
    }

    fn article(&mut self, mut article: Article<'_>, done: &mut Done) -> io::Result<()> {
        if let Some(date) = self.args.date {
            article.date = Some(date);
            article.date_from = DateFrom::Flag;
        }
        let found = self.pipeline.analyse(&article);
        let counts = found.counts;
        let report = report::build(&article, found, &self.options);
        self.emit.report(&report, &mut done.out)?;
        if self.args.trace {
            trace(&report, counts, &mut done.said);
        }
        Ok(())
    }
}

/// One line: how much work the article was, and how much each rule found.
fn trace(report: &Report<'_>, counts: Counts, trace: &mut String) {
    let Counts { tokens, sentences, rule_tries } = counts;
    let _ = write!(trace, "{}: {tokens} tokens, {sentences} sentences, {rule_tries} rule tries", report.doc.id);
    for (rule, marks) in report.marks_by_rule() {
        let _ = write!(trace, ", {rule} {marks}");
    }
    trace.push('\n');
}
