//! What is done with a job: its articles read, what they claim found and written.

use super::input::{Content, Failure, Job, Name, Task};
use super::messages::Trouble;
use std::fmt::Write;
use std::io;
use whosaid::analysis::Counts;
use whosaid::article::{self, Article, DateFrom, Found};
use whosaid::emit::Emit;
use whosaid::report::{self, ErrorBody, ErrorRecord};
use whosaid::{Options, Pipeline, Report};

/// How the work is to be done.
#[derive(Clone, Copy)]
pub struct Settings {
    pub date: Option<jiff::civil::Date>,
    pub options: Options,
    pub emit: &'static (dyn Emit + Sync),
    /// Say how much work each article was.
    pub trace: bool,
}

/// What a job gives: bytes for the output, and what is to be said on standard error.
#[derive(Default)]
pub struct Done {
    pub out: Vec<u8>,
    /// Lines for standard error.
    pub said: String,
    pub trouble: bool,
    pub failed: Option<io::Error>,
}

impl Done {
    fn trouble(&mut self, trouble: &Trouble) {
        self.trouble |= !trouble.skip;
        let _ = writeln!(self.said, "{trouble}");
    }
}

/// Works on one job after another.
pub struct Worker {
    settings: Settings,
    pipeline: Pipeline,
}

impl Worker {
    pub fn new(settings: Settings) -> Worker {
        Worker { settings, pipeline: Pipeline::new() }
    }

    pub fn work(&mut self, job: Job) -> Done {
        let Job { name, task } = job;
        let mut done = Done::default();
        done.failed = match task {
            Task::Failed(failure) => self.failure(&name, &failure, &mut done),
            Task::Document(content) => self.document(&name, &content, &mut done),
            Task::Lines { first, bytes } => self.lines(&name, first, &bytes, &mut done),
        }
        .err();
        done
    }

    fn document(&mut self, name: &Name, content: &Content, done: &mut Done) -> io::Result<()> {
        let found = article::read(&content.document(name), &content.bytes);
        let is_part = content.url.is_some() || found.len() > 1;
        for Found { id, article } in found {
            match article {
                Ok(article) => self.article(article, done)?,
                Err(error) => {
                    let id = id.or_else(|| content.url.clone());
                    let place = match &id {
                        Some(id) if is_part => format!("{}: {id}", name.place()),
                        _ => name.place().to_owned(),
                    };
                    let failure = Failure { id, line: None, trouble: Trouble::read(place, &error) };
                    if is_part {
                        self.record(name, &failure, done)?;
                    }
                    done.trouble(&failure.trouble);
                }
            }
        }
        Ok(())
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
                Err(error) => {
                    let trouble = Trouble::read(format!("{}:{number}", name.place()), &error);
                    let failure = Failure { id: article::jsonl::id(line), line: Some(number), trouble };
                    self.failure(name, &failure, done)?;
                }
            }
        }
        Ok(())
    }

    /// Tells of a document that could not be read. One of many leaves a record in its place.
    fn failure(&self, name: &Name, failure: &Failure, done: &mut Done) -> io::Result<()> {
        if failure.line.is_some() || failure.id.is_some() {
            self.record(name, failure, done)?;
        }
        done.trouble(&failure.trouble);
        Ok(())
    }

    fn record(&self, name: &Name, failure: &Failure, done: &mut Done) -> io::Result<()> {
        let Trouble { code, message, .. } = &failure.trouble;
        let record = ErrorRecord {
            id: failure.id.as_deref().map(Into::into),
            path: name.path.as_deref().map(Into::into),
            line: failure.line,
            error: ErrorBody { code: (*code).into(), message: message.as_str().into() },
        };
        self.settings.emit.error(&record, &mut done.out)
    }

    fn article(&mut self, mut article: Article<'_>, done: &mut Done) -> io::Result<()> {
        if let Some(date) = self.settings.date {
            article.date = Some(date);
            article.date_from = DateFrom::Flag;
        }
        let found = self.pipeline.analyse(&article);
        let counts = found.counts;
        let report = report::build(&article, found, &self.settings.options);
        self.settings.emit.report(&report, &mut done.out)?;
        if self.settings.trace {
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
