//! `/extract` and `/explain`: bytes to reports.

use super::ask::{Explain, Extract};
use super::problem::Problem;
use crate::Pipeline;
use crate::article::unpack::unpack;
use crate::article::{self, Article, Document, Format, Found, Kind, ReadError, jsonl};
use crate::emit::{self, Emit};
use crate::options::{From, Stories, To};
use crate::report::{self, ErrorBody, ErrorRecord, Filter};
use axum::http::StatusCode;
use std::io::{Cursor, Read};

/// What is answered.
#[derive(Debug)]
pub struct Answer {
    pub kind: &'static str,
    pub bytes: Vec<u8>,
}

/// What a format is called in heads.
pub fn media_type(to: To) -> &'static str {
    match to {
        To::Json => "application/json",
        // An object a line.
        To::Jsonl | To::WebAnnotation | To::Ninjs | To::ClaimReview => "application/x-ndjson",
        To::Csv => "text/csv; charset=utf-8",
        To::Tsv => "text/tab-separated-values; charset=utf-8",
        To::Html => "text/html; charset=utf-8",
        To::Brat | To::Conllu => "text/plain; charset=utf-8",
        To::Arrow => "application/vnd.apache.arrow.stream",
        To::Parquet => "application/vnd.apache.parquet",
    }
}

/// A story as it was sent.
pub struct Story {
    /// For messages: "the story".
    pub name: String,
    pub bytes: Vec<u8>,
    /// It is said to be JSON: one article as a line of JSON Lines has it, however it is laid out.
    pub is_json: bool,
    /// The longest that it may be unpacked.
    pub most: u64,
}

impl Story {
    /// Its bytes, without gzip and Zstandard.
    fn unpacked(&mut self) -> Result<Vec<u8>, ReadError> {
        let (mut bytes, packed) = (Vec::new(), std::mem::take(&mut self.bytes));
        unpack(Box::new(Cursor::new(packed)))?.take(self.most.saturating_add(1)).read_to_end(&mut bytes)?;
        if bytes.len() as u64 > self.most { Err(ReadError::TooLong(self.most)) } else { Ok(bytes) }
    }

    /// What is wrong with it.
    pub fn wrong(&self, code: &'static str, what: &str) -> Problem {
        Problem::about(&self.name, StatusCode::UNPROCESSABLE_ENTITY, code, what)
    }

    /// Hands its articles on, each with the day asked for.
    ///
    /// # Errors
    /// When it can not be unpacked, and those of `take`.
    pub fn read<T>(
        mut self,
        id: &str,
        stories: &Stories,
        take: impl FnOnce(&Story, Vec<Found<'_>>) -> Result<T, Problem>,
    ) -> Result<T, Problem> {
        let bytes = self.unpacked().map_err(|error| Problem::read(&self.name, &error))?;
        if stories.from == From::Warc || bytes.starts_with(b"WARC/") {
            // Each of its pages may be packed once more: what it unpacks to has no bound.
            return Err(
                self.wrong("archive", "is a web archive; send its pages one by one, or read it with whosaid batch")
            );
        }
        let mut found = articles(&bytes, self.is_json, id, stories.from);
        for Found { article, .. } in &mut found {
            if let Ok(article) = article {
                stories.dated(article);
            }
        }
        take(&self, found)
    }
}

fn articles<'b>(bytes: &'b [u8], is_json: bool, id: &str, from: From) -> Vec<Found<'b>> {
    let document = |format| Document { id, format, ..Document::default() };
    match from.kind() {
        Some(Kind::Of(format)) => article::read(&document(Some(format)), bytes),
        _ if is_json => match jsonl::read(id, None, 1, bytes.trim_ascii()) {
            Ok(article) => vec![Found { id: None, line: None, article: Ok(named(article, id)) }],
            Err(error) => {
                // A feed, or an item of ninjs; else what was wrong with the object is told.
                let found = article::read(&document(None), bytes);
                let is_read =
                    found.iter().any(|found| matches!(&found.article, Ok(other) if other.format != Format::Text));
                if is_read { found } else { vec![Found { id: None, line: None, article: Err(error) }] }
            }
        },
        _ => article::read(&document(None), bytes),
    }
}

/// An object without an "id" is called as the request says, not as a line.
fn named<'a>(article: Article<'a>, id: &str) -> Article<'a> {
    if article.id == format!("{id}:1") { Article { id: id.to_owned(), ..article } } else { article }
}

/// Makes the answer to `/extract`.
///
/// # Errors
/// When the story can not be read, or has several articles and the format is of one.
pub fn extract(pipeline: &mut Pipeline, story: Story, asked: &Extract, to: To) -> Result<Answer, Problem> {
    let emit = to.emit(asked.cells);
    let filter = asked.filters.filter();
    let options = asked.layout.options(to, asked.stories.options());
    story.read(&asked.id, &asked.stories, |story, found| {
        let mut bytes = Vec::new();
        emit.begin(&mut bytes);
        let several = found.len() > 1;
        if several && (to == To::Json || to.is_of_one()) {
            return Err(story.wrong("several_articles", "has several articles; ask for to=jsonl or to=csv"));
        }
        for Found { id, line, article } in found {
            let done = article
                .map_err(|error| Problem::read(&story.name, &error))
                .and_then(|article| write(pipeline, &article, &options, &filter, emit, &mut bytes));
            match done {
                Err(problem) if several => failed(id.as_deref(), line, &problem, emit, &mut bytes)?,
                done => done?,
            }
        }
        Ok(Answer { kind: media_type(to), bytes })
    })
}

/// Makes what stands for a line of a stream: its report, or a record of what is wrong with it.
///
/// # Errors
/// What writing gives.
pub fn line(
    pipeline: &mut Pipeline,
    line: Result<&[u8], ReadError>,
    number: u64,
    asked: &Extract,
    to: To,
) -> Result<Vec<u8>, Problem> {
    let (emit, filter) = (to.emit(asked.cells), asked.filters.filter());
    let options = asked.layout.options(to, asked.stories.options());
    let id = line.as_ref().ok().and_then(|line| jsonl::id(line));
    let mut bytes = Vec::new();
    let article = line.and_then(|line| jsonl::read(&asked.id, None, number, line));
    let done = article.map_err(|error| Problem::read("the line", &error)).and_then(|mut article| {
        asked.stories.dated(&mut article);
        write(pipeline, &article, &options, &filter, emit, &mut bytes)
    });
    if let Err(problem) = done {
        bytes.clear();
        failed(id.as_deref(), Some(number), &problem, emit, &mut bytes)?;
    }
    Ok(bytes)
}

fn write(
    pipeline: &mut Pipeline,
    article: &Article<'_>,
    options: &report::Options,
    filter: &Filter,
    emit: &dyn Emit,
    out: &mut Vec<u8>,
) -> Result<(), Problem> {
    let mut report = pipeline.run_whole(article, options).map_err(Problem::bound)?;
    filter.apply(&mut report);
    emit.report(&report, out).map_err(unwritten)
}

/// Appends the record of what is wrong with an article.
pub fn failed(
    id: Option<&str>,
    line: Option<u64>,
    problem: &Problem,
    emit: &dyn Emit,
    out: &mut Vec<u8>,
) -> Result<(), Problem> {
    let error = ErrorBody { code: problem.code().into(), message: problem.message().into() };
    let record = ErrorRecord { id: id.map(Into::into), path: None, line, error };
    emit.error(&record, out).map_err(unwritten)
}

/// Writing to memory does not fail.
pub fn unwritten(error: std::io::Error) -> Problem {
    Problem::new(StatusCode::INTERNAL_SERVER_ERROR, "io", format!("the answer could not be written: {error}"))
}

/// Text without what colours it.
pub fn plain(styled: &[u8]) -> Vec<u8> {
    anstream::adapter::strip_bytes(styled).collect::<Vec<_>>().concat()
}

/// Makes the answer to `/explain`.
///
/// # Errors
/// When the story can not be read.
pub fn explain(pipeline: &mut Pipeline, story: Story, asked: &Explain) -> Result<Answer, Problem> {
    story.read(&asked.id, &asked.stories, |story, found| {
        let mut bytes = Vec::new();
        for Found { article, .. } in found {
            let article = article.map_err(|error| Problem::read(&story.name, &error))?;
            let styled = emit::explain(&article, pipeline, &asked.stories.options()).map_err(unwritten)?;
            bytes.extend(plain(&styled.map_err(Problem::bound)?));
        }
        Ok(Answer { kind: "text/plain; charset=utf-8", bytes })
    })
}
