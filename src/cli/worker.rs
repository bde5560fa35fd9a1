//! What is done with a job: its articles read, what they claim found and written.

use super::done::{Done, HandOn, Record};
use super::input::Job;
use super::messages::{Trouble, shown};
use super::name::Name;
use super::tables::Rows;
use crate::analysis::{self, Bound};
use crate::article::Lines;
use crate::article::pieces::{Content, Piece};
use crate::article::{Article, DateFrom, Found};
use crate::emit::{Emit, Out};
use crate::lexicon::Lexicon;
use crate::options::Tables;
use crate::report::{ErrorBody, ErrorRecord, Filter, NoReport, Pending, read_report};
use crate::summary::Digest;
use crate::{Options, Pipeline, Report};
use std::borrow::Cow;
use std::fmt::Write;
use std::io;

/// How the work is to be done.
#[derive(Clone, Copy)]
pub struct Settings {
    pub date: Option<jiff::civil::Date>,
    pub options: Options,
    pub emit: &'static (dyn Emit + Sync),
    /// Say how much work each article was.
    pub trace: bool,
    pub records: Records,
    pub counts: Counts,
    /// Give the text of each article, too, beside its record.
    pub texts: bool,
    /// Make rows of these tables, in place of records.
    pub tables: Option<Tables>,
}

/// Whether what summaries count is told beside what is written.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Counts {
    No,
    OfArticles,
    /// Of articles, and of reports that were made before.
    WithReports,
}

/// Which documents that could not be read leave a record in their place.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Records {
    /// Those that are one of many of their input.
    OfParts,
    OfAll,
}

/// A document that could not be read, or found to be too much.
struct Failure {
    id: Option<String>,
    /// Of JSON Lines.
    line: Option<u64>,
    trouble: Trouble,
}

/// Works on one job after another.
pub struct Worker<'a> {
    settings: Settings,
    filter: &'a Filter,
    pipeline: Pipeline,
    lexicon: Lexicon,
    rows: Option<Rows>,
    /// What the last job put out: room for the next one's, which would else grow in many steps.
    room: usize,
}

/// No more room is made beforehand.
const MOST_ROOM: usize = 1 << 20;

impl<'a> Worker<'a> {
    pub fn new(settings: Settings, filter: &'a Filter, lexicon: Lexicon) -> Worker<'a> {
        let rows = settings.tables.and_then(Rows::new);
        Worker { settings, filter, pipeline: Pipeline::with(lexicon.clone()), lexicon, rows, room: 0 }
    }

    /// `hand_on` takes pieces of what a long document gives.
    pub fn work(&mut self, job: Job, hand_on: HandOn<'_>) -> Done {
        let room = self.room + self.room / 4;
        let mut done = Done { out: Vec::with_capacity(room.min(MOST_ROOM)), ..Done::default() };
        self.add(job, &mut done, hand_on);
        self.room = done.out.len();
        self.hand_in(&mut done);
        done
    }

    /// Works on some jobs as if they were one; with `stop_at_error`, on none after the first with an error.
    pub fn work_on_all(&mut self, jobs: Vec<Job>, stop_at_error: bool, hand_on: HandOn<'_>) -> Done {
        let mut done = Done::default();
        for job in jobs {
            self.add(job, &mut done, hand_on);
            if done.failed.is_some() || stop_at_error && done.trouble {
                break;
            }
        }
        self.hand_in(&mut done);
        done
    }

    /// Adds the rows that were made.
    fn hand_in(&mut self, done: &mut Done) {
        match self.rows.as_mut().map(Rows::take) {
            Some(Ok(rows)) => done.rows = rows,
            Some(Err(error)) => done.failed = Some(error),
            None => {}
        }
    }

    fn add(&mut self, job: Job, done: &mut Done, hand_on: HandOn<'_>) {
        let Job { name, work, reached } = job;
        done.reached = reached;
        done.totals.bytes += work.as_ref().map_or(0, Piece::bytes);
        done.failed = match work {
            Err(trouble) => self.failure(&name, &Failure { id: None, line: None, trouble }, false, done),
            Ok(Piece::Failed(unread)) => {
                let trouble = Trouble::unread(name.place(), &unread);
                let is_part = unread.line.is_some() || unread.id.is_some();
                self.failure(&name, &Failure { id: unread.id, line: unread.line, trouble }, is_part, done)
            }
            Ok(Piece::Document(content)) => self.document(&name, content, done, hand_on),
            Ok(Piece::Lines(lines)) => self.lines(&name, &lines, done, hand_on),
        }
        .err();
    }

    fn document(&mut self, name: &Name, mut content: Content, done: &mut Done, hand_on: HandOn<'_>) -> io::Result<()> {
        if let Some(reports) = self.reports(&content.bytes) {
            return self.counted(name, reports, None, done);
        }
        if let Some(lines) = content.lines() {
            drop(content);
            return self.lines(name, &lines, done, hand_on);
        }
        let found = content.articles(&name.input());
        let borrows = |found: &Found<'_>| found.article.as_ref().is_ok_and(|a| matches!(a.text, Cow::Borrowed(_)));
        if found.iter().any(borrows) {
            return self.articles(name, content.url.as_deref(), found, done, hand_on);
        }
        // The texts were taken out of it: it is no longer needed.
        let found = found.into_iter().map(Found::into_owned).collect();
        content.bytes = Vec::new();
        self.articles(name, content.url.as_deref(), found, done, hand_on)
    }

    fn articles(
        &mut self,
        name: &Name,
        url: Option<&str>,
        found: Vec<Found<'_>>,
        done: &mut Done,
        hand_on: HandOn<'_>,
    ) -> io::Result<()> {
        let is_part = url.is_some() || found.len() > 1;
        for Found { id, line, article } in found {
            match article {
                Ok(article) => self.article(article, done, hand_on)?,
                Err(error) => {
                    let id = id.or_else(|| url.map(str::to_owned));
                    let place = match &id {
                        Some(id) if is_part => format!("{}: {id}", name.place()),
                        _ => name.place().to_owned(),
                    };
                    let failure = Failure { id, line, trouble: Trouble::read(place, &error) };
                    self.failure(name, &failure, is_part, done)?;
                }
            }
            done.between(hand_on);
        }
        Ok(())
    }

    fn lines(&mut self, name: &Name, lines: &Lines, done: &mut Done, hand_on: HandOn<'_>) -> io::Result<()> {
        for (number, line) in lines.lines() {
            if let Some(reports) = self.reports(line) {
                self.counted(name, reports, Some(number), done)?;
                continue;
            }
            let Found { id, article, .. } = name.input().line(number, line);
            match article {
                Ok(article) => self.article(article, done, hand_on)?,
                Err(error) => {
                    let trouble = Trouble::read(format!("{}:{number}", name.place()), &error);
                    self.failure(name, &Failure { id, line: Some(number), trouble }, true, done)?;
                }
            }
            done.between(hand_on);
        }
        Ok(())
    }

    /// The reports that the bytes are, where such are counted.
    fn reports(&self, bytes: &[u8]) -> Option<Result<Vec<Report<'static>>, NoReport>> {
        (self.settings.counts == Counts::WithReports).then(|| read_report(bytes)).flatten()
    }

    /// Counts reports made before.
    fn counted(
        &mut self,
        name: &Name,
        reports: Result<Vec<Report<'static>>, NoReport>,
        line: Option<u64>,
        done: &mut Done,
    ) -> io::Result<()> {
        match reports {
            Ok(reports) => {
                for mut report in reports {
                    let least = self.settings.options.min_confidence;
                    report.claims.retain(|claim| claim.confidence.is_none_or(|share| share.0 >= least));
                    self.filter.apply(&mut report);
                    done.digests.push(Some(Digest::of(&report)));
                }
                Ok(())
            }
            Err(error) => {
                let place = line.map_or(name.place().to_owned(), |line| format!("{}:{line}", name.place()));
                let trouble = Trouble::new(place, error.code(), format!("{error}; {}", error.advice()));
                self.failure(name, &Failure { id: None, line, trouble }, true, done)
            }
        }
    }

    /// Tells of a document that could not be read.
    fn failure(&mut self, name: &Name, failure: &Failure, is_part: bool, done: &mut Done) -> io::Result<()> {
        done.trouble(&failure.trouble);
        if !is_part && self.settings.records == Records::OfParts {
            return Ok(());
        }
        let id = failure.id.as_deref().or((!is_part).then_some(&name.id));
        let Trouble { code, message, .. } = &failure.trouble;
        let record = ErrorRecord {
            id: id.map(Into::into),
            path: name.path.as_deref().map(Into::into),
            line: failure.line,
            error: ErrorBody { code: (*code).into(), message: message.as_str().into() },
        };
        if self.settings.counts != Counts::No {
            done.digests.push(None);
        }
        if let Some(rows) = &mut self.rows {
            rows.error(&record)?;
        }
        self.settings.emit.error(&record, &mut done.out)?;
        let end = done.out.len();
        done.records.push(Record { end, id: id.unwrap_or_default().to_owned(), text: None });
        Ok(())
    }

    fn article(&mut self, mut article: Article<'_>, done: &mut Done, hand_on: HandOn<'_>) -> io::Result<()> {
        if let Some(date) = self.settings.date {
            article.date = Some(date);
            article.date_from = DateFrom::Flag;
        }
        let Some(found) = unbroken(|| self.pipeline.read(&article, &self.settings.options)) else {
            // What it had in hand is not to be trusted.
            self.pipeline = Pipeline::with(self.lexicon.clone());
            let said = "the program failed at this article, which is a fault of its own; please report it";
            let failure = Failure {
                id: Some(article.id.clone()),
                line: None,
                trouble: Trouble::new(&*article.id, "internal", said.to_owned()),
            };
            let name = Name { path: article.path.clone(), id: article.id.clone() };
            return self.failure(&name, &failure, true, done);
        };
        let most = self.settings.emit.most_claims();
        let too_many = || (found.claims.len() > most).then_some(Bound::Page(most));
        if let Some(bound) = found.bound(article.text.len(), self.settings.options.with_clauses).or_else(too_many) {
            let trouble = Trouble::bound(&*article.id, bound);
            let failure = Failure { id: Some(article.id.clone()), line: None, trouble };
            let name = Name { path: article.path.clone(), id: article.id.clone() };
            return self.failure(&name, &failure, true, done);
        }
        let counts = found.counts;
        let pending = Pending::new(&article, found, &self.settings.options);
        let in_pieces = !self.settings.trace && self.settings.counts == Counts::No && self.rows.is_none();
        let claims = if self.filter.is_empty() && in_pieces {
            let claims = pending.claims();
            let out = std::mem::take(&mut done.out);
            let mut piece = |bytes: &mut Vec<u8>| {
                done.out = std::mem::take(bytes);
                done.hand_on(hand_on);
            };
            let mut out = Out::new(out, &mut piece);
            self.settings.emit.pending(pending, &mut out)?;
            done.out = out.bytes;
            claims
        } else {
            let mut report = pending.into_report();
            self.filter.apply(&mut report);
            if let Some(rows) = &mut self.rows {
                rows.report(&report)?;
            }
            self.settings.emit.report(&report, &mut done.out)?;
            if self.settings.counts != Counts::No {
                done.digests.push(Some(Digest::of(&report)));
            }
            if self.settings.trace {
                trace(&report, counts, &mut done.said);
            }
            report.claims.len()
        };
        done.totals.documents += 1;
        done.totals.claims += claims as u64;
        let text = self.settings.texts.then(|| article.text.into_owned());
        done.records.push(Record { end: done.out.len(), id: article.id, text });
        Ok(())
    }
}

/// What a step gives; nothing if a fault of the program broke it off: one article never stops the others.
fn unbroken<T>(step: impl FnOnce() -> T) -> Option<T> {
    std::panic::catch_unwind(std::panic::AssertUnwindSafe(step)).ok()
}

/// One line: how much work the article was, and how much each rule found.
fn trace(report: &Report<'_>, counts: analysis::Counts, trace: &mut String) {
    let analysis::Counts { tokens, sentences, rule_tries, .. } = counts;
    let id = shown(&report.doc.id);
    let _ = write!(trace, "{id}: {tokens} tokens, {sentences} sentences, {rule_tries} rule tries");
    for (rule, marks) in report.marks_by_rule() {
        let _ = write!(trace, ", {rule} {marks}");
    }
    trace.push('\n');
}

#[cfg(test)]
mod tests {
    use super::unbroken;

    #[test]
    fn a_broken_step_stops_nothing() {
        assert_eq!(unbroken(|| 1), Some(1));
        assert_eq!(unbroken(|| Vec::<u8>::new()[std::hint::black_box(1)]), None);
    }
}
