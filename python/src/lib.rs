//! What Python's `whosaid` is made of: bytes in, JSON out, without Python's lock while it reads.
//!
//! The objects that its users hold are written in Python (`src/whosaid`); they make their fields of the JSON when they
//! are asked for. Does NOT find anything, and does NOT open anything.

mod core;
mod failure;
mod given;
mod tables;

use pyo3::prelude::*;

#[pymodule(gil_used = false)]
mod _whosaid {
    use crate::failure::Failure;
    use pyo3::exceptions::PyValueError;
    use pyo3::prelude::*;
    use pyo3::types::PyBytes;
    use serde_json::value::RawValue;
    use std::ffi::OsString;
    use std::io::Write;
    use whosaid::emit::{Json, html};
    use whosaid::report::{ErrorBody, ErrorRecord, error_schema, read_report, report_schema, rows};
    use whosaid::revisions::{chain_schema, diff_schema};
    use whosaid::summary::{Digest, Summary, summary_schema};

    #[pymodule_export]
    use crate::core::Core;

    #[pymodule_export]
    use crate::tables::{Part, Rows, schema_of, stream_of};

    #[pymodule_export]
    const VERSION: &str = env!("CARGO_PKG_VERSION");

    /// Compact JSON, laid out as the command line prints it.
    #[pyfunction]
    fn laid_out(py: Python<'_>, json: String) -> PyResult<Bound<'_, PyBytes>> {
        let mut out = Vec::new();
        let written = RawValue::from_string(json).map(|raw| Json::value(&raw, &mut out));
        written.map_err(|error| PyValueError::new_err(error.to_string()))??;
        Ok(PyBytes::new(py, &out))
    }

    /// The page of a report, given the text that it is of.
    #[pyfunction]
    fn page(py: Python<'_>, json: &[u8], text: String) -> PyResult<String> {
        let page = py.detach(|| {
            let mut report = crate::given::one_report(read_report(json)?.ok()?)?;
            report.doc.text = Some(text.into());
            Some(html::page(&report))
        });
        page.ok_or_else(|| Failure::new("no_report", "is no report", "give what extract made").into())
    }

    /// A report as rows of one of its tables, as JSON.
    #[pyfunction]
    #[pyo3(name = "rows")]
    fn rows_of(py: Python<'_>, report: &[u8], table: &str) -> PyResult<String> {
        py.detach(|| {
            let report = made_before(report)?;
            match table {
                "documents" => json(&[rows::document(&report)]),
                "claims" => json(&rows::claims(&report).collect::<Vec<_>>()),
                "mentions" => json(&rows::mentions(&report).collect::<Vec<_>>()),
                "dates" => json(&rows::dates(&report).collect::<Vec<_>>()),
                "distances" => json(&rows::distances(&report).collect::<Vec<_>>()),
                _ => Err(PyValueError::new_err(format!("there are {TABLES}, no table {table:?}"))),
            }
        })
    }

    fn made_before(report: &[u8]) -> Result<whosaid::Report<'static>, Failure> {
        let report = read_report(report).and_then(Result::ok).and_then(crate::given::one_report);
        report.ok_or_else(|| Failure::new("no_report", "is no report", "give what extract made"))
    }

    /// The columns of a table, by its number, as JSON.
    #[pyfunction]
    fn columns(table: usize) -> PyResult<String> {
        json(&whosaid::report::columns::ALL.get(table).map(|(_, columns)| columns))
    }

    /// Who is quoted how much in these reports, as JSON.
    #[pyfunction]
    fn summary(py: Python<'_>, reports: Vec<Vec<u8>>, unread: u64, most: usize) -> PyResult<String> {
        py.detach(|| {
            let mut summary = Summary::default();
            for report in &reports {
                summary.add(Digest::of(&made_before(report)?));
            }
            (0..unread).for_each(|_| summary.add_unread());
            let mut totals = summary.totals(most);
            totals.fewer_sources(most);
            json(&totals)
        })
    }

    /// The row of documents for one that was not read, as JSON.
    #[pyfunction]
    fn failed_row(code: &str, message: &str, id: Option<&str>, line: Option<u64>) -> PyResult<String> {
        let error = ErrorBody { code: code.into(), message: message.into() };
        json(&rows::failed(&ErrorRecord { id: id.map(Into::into), path: None, line, error }))
    }

    const TABLES: &str = "documents, claims, mentions, dates and distances";

    /// All rules, as JSON.
    #[pyfunction]
    fn rules() -> PyResult<String> {
        json(&whosaid::registry::all())
    }

    /// A JSON Schema, as JSON.
    #[pyfunction]
    fn schema(of: &str) -> PyResult<String> {
        match of {
            "report" => json(&report_schema()),
            "error" => json(&error_schema()),
            "diff" => json(&diff_schema()),
            "diff-chain" => json(&chain_schema()),
            "summary" => json(&summary_schema()),
            _ => {
                let told = format!("there are schemas of report, error, diff, diff-chain and summary, none of {of:?}");
                Err(PyValueError::new_err(told))
            }
        }
    }

    /// Runs the program with these arguments, of which the first is its own name; its exit code.
    #[pyfunction]
    fn run(py: Python<'_>, args: Vec<OsString>) -> u8 {
        py.detach(|| {
            let exit = whosaid::cli::run(args);
            // Nobody else does it: the process is Python's.
            let _ = std::io::stdout().flush();
            exit as u8
        })
    }

    fn json(value: &impl serde::Serialize) -> PyResult<String> {
        serde_json::to_string(value).map_err(|error| PyValueError::new_err(error.to_string()))
    }
}
