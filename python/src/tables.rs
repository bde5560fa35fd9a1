//! The rows of reports in Arrow's form, handed on without a copy and without another package: to whoever takes a capsule of
//! Arrow's C interface.

use crate::failure::{Failure, unwritten};
use arrow_array::cast::AsArray;
use arrow_array::ffi_stream::FFI_ArrowArrayStream;
use arrow_array::types::{Date32Type, Float64Type, Int32Type};
use arrow_array::{Array, RecordBatch, RecordBatchReader};
use arrow_schema::ffi::FFI_ArrowSchema;
use arrow_schema::{ArrowError, DataType, SchemaRef};
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::types::{PyCapsule, PyDict, PyIterator, PyList};
use std::sync::{Mutex, MutexGuard, PoisonError};
use whosaid::Report;
use whosaid::emit::arrow::{self, Batches};
use whosaid::report::{Day, ErrorBody, ErrorRecord};

/// Where the rows of some articles gather, of one table or of all.
#[pyclass(frozen, module = "whosaid._whosaid")]
pub struct Rows(Mutex<arrow::Rows>);

#[pymethods]
impl Rows {
    #[new]
    fn new(only: Option<usize>) -> PyResult<Rows> {
        Ok(Rows(Mutex::new(arrow::Rows::new(only)?)))
    }

    /// Adds that of what could not be read.
    fn fail(&self, code: &str, message: &str, id: Option<&str>, line: Option<u64>) -> PyResult<()> {
        let error = ErrorBody { code: code.into(), message: message.into() };
        Ok(self.lock().error(&ErrorRecord { id: id.map(Into::into), path: None, line, error })?)
    }

    /// All that was gathered.
    fn take(&self, py: Python<'_>) -> PyResult<Part> {
        Ok(Part(py.detach(|| self.lock().take())?))
    }
}

impl Rows {
    pub fn add(&self, report: &Report<'_>) -> Result<(), Failure> {
        self.lock().report(report).map_err(unwritten)
    }

    fn lock(&self) -> MutexGuard<'_, arrow::Rows> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The rows of some articles.
#[pyclass(frozen, module = "whosaid._whosaid")]
pub struct Part(Batches);

#[pymethods]
impl Part {
    /// How many a table has.
    fn count(&self, table: usize) -> usize {
        self.0.table(table).map_or(0, RecordBatch::num_rows)
    }

    /// The columns of a table by name, as lists of Python's own values.
    fn columns<'py>(&self, py: Python<'py>, table: usize) -> PyResult<Bound<'py, PyDict>> {
        let columns = PyDict::new(py);
        let Some(batch) = self.0.table(table) else { return Ok(columns) };
        for (field, cells) in batch.schema().fields().iter().zip(batch.columns()) {
            columns.set_item(field.name(), values(py, cells)?)?;
        }
        Ok(columns)
    }
}

/// A stream of a table's rows, of the parts that `parts` gives while they are asked for.
#[pyfunction]
pub fn stream_of<'py>(table: usize, parts: &Bound<'py, PyIterator>) -> PyResult<Bound<'py, PyCapsule>> {
    let reader: Box<dyn RecordBatchReader + Send> =
        Box::new(Reader { table, schema: arrow::schema(table), parts: parts.clone().unbind() });
    PyCapsule::new_with_value(parts.py(), FFI_ArrowArrayStream::new(reader), c"arrow_array_stream")
}

/// The schema of a table, by its number.
#[pyfunction]
pub fn schema_of(py: Python<'_>, table: usize) -> PyResult<Bound<'_, PyCapsule>> {
    let schema = FFI_ArrowSchema::try_from(&*arrow::schema(table));
    let schema = schema.map_err(|error| PyValueError::new_err(error.to_string()))?;
    PyCapsule::new_with_value(py, schema, c"arrow_schema")
}

struct Reader {
    table: usize,
    schema: SchemaRef,
    parts: Py<PyIterator>,
}

impl Iterator for Reader {
    type Item = Result<RecordBatch, ArrowError>;

    fn next(&mut self) -> Option<Self::Item> {
        Python::attach(|py| {
            let next = self.parts.bind(py).clone().next()?;
            let part = next.and_then(|part| Ok(part.cast_into::<Part>()?));
            let part = part.map_err(|error| ArrowError::ExternalError(Box::new(error)));
            part.map(|part| part.get().0.table(self.table).cloned()).transpose()
        })
    }
}

impl RecordBatchReader for Reader {
    fn schema(&self) -> SchemaRef {
        self.schema.clone()
    }
}

/// Cells as Python has them: days as text, as in a report, for Python's own begin with the year 1.
fn values<'py>(py: Python<'py>, cells: &dyn Array) -> PyResult<Bound<'py, PyList>> {
    match cells.data_type() {
        DataType::Utf8 => PyList::new(py, cells.as_string::<i32>()),
        DataType::Int32 => PyList::new(py, cells.as_primitive::<Int32Type>()),
        DataType::Float64 => PyList::new(py, cells.as_primitive::<Float64Type>()),
        DataType::Boolean => PyList::new(py, cells.as_boolean()),
        DataType::Date32 => PyList::new(py, cells.as_primitive::<Date32Type>().iter().map(|day| day.and_then(written))),
        DataType::List(_) => {
            let lists = cells.as_list::<i32>().iter();
            let lists = lists.map(|list| list.map(|list| values(py, &list)).transpose());
            PyList::new(py, lists.collect::<PyResult<Vec<_>>>()?)
        }
        DataType::Struct(fields) => {
            let columns = cells.as_struct().columns().iter().map(|column| values(py, column));
            let columns = columns.collect::<PyResult<Vec<_>>>()?;
            let row = |row| {
                let cells = PyDict::new(py);
                for (field, column) in fields.iter().zip(&columns) {
                    cells.set_item(field.name(), column.get_item(row)?)?;
                }
                Ok(cells)
            };
            PyList::new(py, (0..cells.len()).map(row).collect::<PyResult<Vec<_>>>()?)
        }
        other => Err(PyValueError::new_err(format!("a column of {other}"))),
    }
}

/// A day by its number from 1970.
fn written(day: i32) -> Option<String> {
    let first = jiff::civil::date(1970, 1, 1);
    let day = first.checked_add(jiff::Span::new().days(day)).ok()?;
    Some(Day(day).to_string())
}
