//! The options of an extractor, and the pipelines that it keeps for the threads that use it.

use crate::failure::{Failure, WordsError, unwritten};
use crate::given::{Data, Given, day, named, one_report};
use crate::tables::Rows;
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyString};
use regex::Regex;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Mutex, PoisonError};
use whosaid::article::Article;
use whosaid::emit::{Emit, Json, Jsonl, Out, explain, html};
use whosaid::lexicon::Lexicon;
use whosaid::lexicon::words::Words;
use whosaid::report::{Filter, Pending, read_report};
use whosaid::revisions::{self, chain, diff, give_one_day};
use whosaid::{Options, Pipeline, Report};

/// What an `Extractor` does its work with. Any number of threads may use it at once.
#[pyclass(frozen, module = "whosaid._whosaid")]
pub struct Core {
    options: Options,
    filter: Filter,
    max_bytes: u64,
    lexicon: Lexicon,
    /// One for each thread that was at work at the same time.
    idle: Mutex<Vec<Pipeline>>,
}

/// A report as a line of JSON, and its text where that is not the one that was given.
struct Done {
    json: Vec<u8>,
    text: Option<String>,
}

/// A version to compare: a document, or a report made before and its text.
type Version<'py> = (Bound<'py, PyAny>, Option<String>);

#[pymethods]
impl Core {
    #[new]
    #[pyo3(signature = (*, words, unattributed, offsets, with_text, with_clauses, with_unsourced, min_confidence, max_bytes, source, about, stances, kinds))]
    #[allow(clippy::too_many_arguments, reason = "Python names them")]
    fn new(
        words: Option<&str>,
        unattributed: bool,
        offsets: &str,
        with_text: bool,
        with_clauses: bool,
        with_unsourced: bool,
        min_confidence: f64,
        max_bytes: u64,
        source: Option<&str>,
        about: Option<&str>,
        stances: Vec<String>,
        kinds: Vec<String>,
    ) -> PyResult<Core> {
        let offsets = named(offsets).map_err(|error| PyValueError::new_err(format!("offsets: {error}")))?;
        if !(0.0..=1.0).contains(&min_confidence) {
            return Err(PyValueError::new_err(format!("min_confidence: {min_confidence} is not from 0 to 1")));
        }
        let words = words.map(Words::read).transpose();
        let words = words.map_err(|error| WordsError::new_err((error.line, error.message)))?;
        let lexicon = words.map(|words| Arc::new(words).into()).unwrap_or_default();
        let options = Options { offsets, with_text, unattributed, with_clauses, with_unsourced, min_confidence };
        let filter = Filter {
            source: pattern("source", source)?,
            about: pattern("about", about)?,
            stances: all_named("stance", &stances)?,
            kinds: all_named("kind", &kinds)?,
        };
        Ok(Core { options, filter, max_bytes, lexicon, idle: Mutex::default() })
    }

    /// The report of the only article there is: its JSON and its text.
    fn extract<'py>(
        &self,
        data: &Bound<'py, PyAny>,
        id: &str,
        path: Option<&str>,
        date: Option<&str>,
        format: Option<&str>,
    ) -> PyResult<(Bound<'py, PyBytes>, Bound<'py, PyAny>)> {
        let given = self.given(data, id, path, date, format)?;
        let done = self.work(data.py(), id, |pipeline| self.report(pipeline, &given.article()?, &given))?;
        Ok(done.for_python(data))
    }

    /// The report of the article that a line of JSON Lines is.
    fn extract_line<'py>(
        &self,
        line: &Bound<'py, PyBytes>,
        id: &str,
    ) -> PyResult<(Bound<'py, PyBytes>, Bound<'py, PyAny>)> {
        let given = self.line(line, id);
        let done = self.work(line.py(), id, |pipeline| self.report(pipeline, &given.article()?, &given))?;
        Ok(done.for_python(line))
    }

    /// Adds the rows of the only article there is.
    fn add(&self, rows: &Bound<'_, Rows>, data: &Bound<'_, PyAny>, id: &str) -> PyResult<()> {
        let (given, rows) = (self.given(data, id, None, None, None)?, rows.get());
        self.work(data.py(), id, |pipeline| self.rows(pipeline, &given, rows))
    }

    /// Adds the rows of the article that a line of JSON Lines is.
    fn add_line(&self, rows: &Bound<'_, Rows>, line: &Bound<'_, PyBytes>, id: &str) -> PyResult<()> {
        let (given, rows) = (self.line(line, id), rows.get());
        self.work(line.py(), id, |pipeline| self.rows(pipeline, &given, rows))
    }

    /// The reports of all articles there are, each error in its place.
    fn extract_all<'py>(
        &self,
        data: &Bound<'py, PyAny>,
        id: &str,
        path: Option<&str>,
        date: Option<&str>,
        format: Option<&str>,
    ) -> PyResult<Vec<Bound<'py, PyAny>>> {
        let (py, given) = (data.py(), self.given(data, id, path, date, format)?);
        let all = self.work(py, id, |pipeline| {
            let report = |article: Result<Article<'_>, Failure>| self.report(pipeline, &article?, &given);
            Ok(given.articles().into_iter().map(report).collect::<Vec<_>>())
        })?;
        let outcome = |done: Result<Done, Failure>| match done {
            Ok(done) => done.for_python(data).into_pyobject(py).map(Bound::into_any),
            Err(failure) => Ok(PyErr::from(failure).into_value(py).into_bound(py).into_any()),
        };
        all.into_iter().map(outcome).collect()
    }

    /// The article as its rules were applied.
    fn explain(&self, data: &Bound<'_, PyAny>, date: Option<&str>, format: Option<&str>) -> PyResult<String> {
        let given = self.given(data, "text", None, date, format)?;
        let page = self.work(data.py(), "text", |pipeline| {
            let styled = explain(&given.article()?, pipeline, &self.options).map_err(unwritten)??;
            Ok(anstream::adapter::strip_str(&String::from_utf8_lossy(&styled)).to_string())
        })?;
        Ok(page)
    }

    /// What changed: as laid-out JSON, whether nothing did, and as a page.
    fn diff<'py>(
        &self,
        py: Python<'py>,
        old: Version<'py>,
        new: Version<'py>,
        date: Option<&str>,
    ) -> PyResult<(Bound<'py, PyBytes>, bool, String)> {
        let (json, is_same, page) = self.compare(py, vec![old, new], date, |reports| {
            let (mut json, diff) = (Vec::new(), diff(&reports[0], &reports[1]));
            Json::value(&diff, &mut json).map_err(unwritten)?;
            Ok((json, diff.is_same(), html::diff(&diff, reports)))
        })?;
        Ok((PyBytes::new(py, &json), is_same, page))
    }

    /// What changed from each version to the next: as [`Core::diff`].
    fn chain<'py>(
        &self,
        py: Python<'py>,
        versions: Vec<Version<'py>>,
        date: Option<&str>,
    ) -> PyResult<(Bound<'py, PyBytes>, bool, String)> {
        let (json, is_same, page) = self.compare(py, versions, date, |reports| {
            let (mut json, chain) = (Vec::new(), chain(reports));
            Json::value(&chain, &mut json).map_err(unwritten)?;
            Ok((json, chain.is_same(), html::chain(&chain, reports)))
        })?;
        Ok((PyBytes::new(py, &json), is_same, page))
    }

    /// What the tables know of a word, as JSON; none of nothing.
    fn lookup(&self, word: &str) -> PyResult<Option<String>> {
        let known = self.lexicon.look_up(word).map(|known| serde_json::to_string(&known)).transpose();
        known.map_err(|error| PyValueError::new_err(error.to_string()))
    }
}

impl Core {
    fn given<'a>(
        &self,
        data: &'a Bound<'_, PyAny>,
        id: &'a str,
        path: Option<&'a str>,
        date: Option<&str>,
        format: Option<&str>,
    ) -> PyResult<Given<'a>> {
        let date = day(date).map_err(|failure| failure.of(id))?;
        Ok(Given { id, path, date, max_bytes: self.max_bytes, data: Data::of(data, format)? })
    }

    fn line<'a>(&self, line: &'a Bound<'_, PyBytes>, id: &'a str) -> Given<'a> {
        Given { id, path: None, date: None, max_bytes: self.max_bytes, data: Data::Line(line.as_bytes()) }
    }

    /// Works without Python's lock. Nothing that breaks here breaks Python.
    fn work<T: Send>(
        &self,
        py: Python<'_>,
        id: &str,
        work: impl FnOnce(&mut Pipeline) -> Result<T, Failure> + Send,
    ) -> PyResult<T> {
        let done = py.detach(|| {
            let idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner).pop();
            let mut pipeline = idle.unwrap_or_else(|| Pipeline::with(self.lexicon.clone()));
            let done = catch_unwind(AssertUnwindSafe(|| work(&mut pipeline)));
            if done.is_ok() {
                self.idle.lock().unwrap_or_else(PoisonError::into_inner).push(pipeline);
            }
            done.unwrap_or_else(|_| Err(Failure::internal().of(id)))
        });
        Ok(done?)
    }

    /// What was found in an article, within its bounds.
    fn found<'a>(&self, pipeline: &mut Pipeline, article: &'a Article<'a>) -> Result<Pending<'a>, Failure> {
        let Ok(found) = catch_unwind(AssertUnwindSafe(|| pipeline.read(article, &self.options))) else {
            // What it had in hand is not to be trusted; the articles beside it lose nothing.
            *pipeline = Pipeline::with(self.lexicon.clone());
            return Err(Failure::internal().of(&article.id));
        };
        if let Some(bound) = found.bound(article.text.len(), self.options.with_clauses) {
            return Err(Failure::from(bound).of(&article.id));
        }
        Ok(Pending::new(article, found, &self.options))
    }

    fn report(&self, pipeline: &mut Pipeline, article: &Article<'_>, given: &Given<'_>) -> Result<Done, Failure> {
        let mut out = Out::whole(Vec::new());
        let pending = self.found(pipeline, article)?;
        if self.filter.is_empty() {
            Jsonl.pending(pending, &mut out).map_err(unwritten)?;
        } else {
            Jsonl.report(&self.filtered(pending), &mut out.bytes).map_err(unwritten)?;
        }
        let same = matches!(&given.data, Data::Text { text, has_halves: false, .. } if *text == article.text);
        Ok(Done { json: out.bytes, text: (!same).then(|| article.text.to_string()) })
    }

    fn rows(&self, pipeline: &mut Pipeline, given: &Given<'_>, rows: &Rows) -> Result<(), Failure> {
        let article = given.article()?;
        rows.add(&self.filtered(self.found(pipeline, &article)?))
    }

    fn filtered<'a>(&self, pending: Pending<'a>) -> Report<'a> {
        let mut report = pending.into_report();
        if !self.filter.is_empty() {
            self.filter.apply(&mut report);
        }
        report
    }

    /// Compares as the command line does.
    fn compare<T: Send>(
        &self,
        py: Python<'_>,
        versions: Vec<Version<'_>>,
        date: Option<&str>,
        told: impl FnOnce(&[Report<'_>]) -> Result<T, Failure> + Send,
    ) -> PyResult<T> {
        let day = day(date)?;
        let mut given = Vec::new();
        let names: Vec<String> = match versions.len() {
            2 => vec!["old".to_owned(), "new".to_owned()],
            many => (1..=many).map(|number| format!("version:{number}")).collect(),
        };
        for ((data, text), id) in versions.iter().zip(&names) {
            given.push((self.given(data, id, None, date, None)?, text.as_deref()));
        }
        self.work(py, "old", |pipeline| {
            let versions = given.iter().map(|(given, text)| version(given, *text));
            let mut versions = versions.collect::<Result<Vec<_>, Failure>>()?;
            if day.is_none() {
                give_one_day(&mut versions);
            }
            let reports = pipeline.run_versions(&versions, &self.options);
            let reports = reports.map_err(|(number, bound)| Failure::from(bound).of(&names[number]))?;
            told(&reports)
        })
    }
}

/// The report that a version is, or the article.
fn version(given: &Given<'_>, text: Option<&str>) -> Result<revisions::Given, Failure> {
    let report = match &given.data {
        Data::Bytes { bytes, .. } => read_report(bytes),
        _ => None,
    };
    let Some(report) = report else {
        return Ok(revisions::Given::Article(Box::new(given.article()?.into_owned())));
    };
    let reports = report.map_err(|error| Failure::from(error).of(given.id))?;
    let report = one_report(reports).ok_or_else(|| Failure::several("has several reports").of(given.id));
    let mut report = report?;
    if let Some(text) = text {
        report.doc.text = Some(text.to_owned().into());
    }
    Ok(revisions::Given::Report(Box::new(report)))
}

/// A pattern, and what it is for.
fn pattern(what: &str, pattern: Option<&str>) -> PyResult<Option<Regex>> {
    let wrong = |error| PyValueError::new_err(format!("{what}: {error}"));
    pattern.map(Regex::new).transpose().map_err(wrong)
}

/// Values by the names that they have in reports.
fn all_named<T: for<'a> serde::Deserialize<'a>>(what: &str, names: &[String]) -> PyResult<Vec<T>> {
    let wrong = |error| PyValueError::new_err(format!("{what}: {error}"));
    names.iter().map(|name| named(name)).collect::<Result<_, _>>().map_err(wrong)
}

impl Done {
    /// The text that was given is not made a second time.
    fn for_python<'py>(self, data: &Bound<'py, PyAny>) -> (Bound<'py, PyBytes>, Bound<'py, PyAny>) {
        let py = data.py();
        let text = self.text.map_or_else(|| data.clone(), |text| PyString::new(py, &text).into_any());
        (PyBytes::new(py, &self.json), text)
    }
}
