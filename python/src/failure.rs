//! Why something was not read, as Python's `ReadError` has it.

use pyo3::prelude::*;
use std::borrow::Cow;
use whosaid::analysis::Bound;
use whosaid::article::ReadError;
use whosaid::report::NoReport;

mod python {
    pyo3::import_exception!(whosaid._errors, ReadError);
    pyo3::import_exception!(whosaid._errors, WordsError);
}
pub use python::WordsError;

/// Why a document gives no report.
pub struct Failure {
    code: &'static str,
    message: String,
    advice: Cow<'static, str>,
    /// What the document is called.
    id: Option<String>,
    /// The line of JSON Lines, counted from 1.
    line: Option<u64>,
}

impl Failure {
    pub fn new(code: &'static str, message: impl ToString, advice: impl Into<Cow<'static, str>>) -> Failure {
        Failure { code, message: message.to_string(), advice: advice.into(), id: None, line: None }
    }

    /// It is of this document of many.
    pub fn at(self, id: Option<String>, line: Option<u64>) -> Failure {
        Failure { id, line, ..self }
    }

    /// It is of the document of this name, where it has none of its own.
    pub fn of(mut self, id: &str) -> Failure {
        self.id.get_or_insert_with(|| id.to_owned());
        self
    }

    /// A fault of the library broke it off.
    pub fn internal() -> Failure {
        Failure::new("internal", "met a fault of whosaid's own", "please report it")
    }

    pub fn several(is: &str) -> Failure {
        Failure::new("several_articles", is, "read them with extract_all")
    }
}

impl From<ReadError> for Failure {
    fn from(error: ReadError) -> Failure {
        // The advice names options of the command line.
        let advice = error.advice().replace("--from text", "format=\"text\"").replace("--from", "format");
        Failure::new(error.code(), &error, advice.replace("--max-bytes", "max_bytes"))
    }
}

impl From<Bound> for Failure {
    fn from(bound: Bound) -> Failure {
        Failure::new(bound.code(), bound, bound.advice())
    }
}

impl From<NoReport> for Failure {
    fn from(error: NoReport) -> Failure {
        Failure::new(error.code(), &error, error.advice())
    }
}

impl From<Failure> for PyErr {
    fn from(failure: Failure) -> PyErr {
        let Failure { code, message, advice, id, line } = failure;
        python::ReadError::new_err((code, message, advice.into_owned(), id, line))
    }
}

/// Writing to memory does not fail.
pub fn unwritten(error: std::io::Error) -> Failure {
    Failure::new("io", format!("could not be written: {error}"), "try again")
}
