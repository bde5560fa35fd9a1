//! Tables as Arrow: the rows of reports ([`rows`]) as record batches, with the columns of [`columns`].
//!
//! ```text
//! reports --Rows--> Batches (what a job gives) --Runs--> runs of documents --Stream, parquet--> bytes
//! ```
//!
//! A run is cut between two documents, as soon as it has so many rows: so where it ends depends on the documents alone, not
//! on the jobs they came in. Does NOT decide what a row is.

use crate::report::columns::{self, Cell, Column};
use crate::report::{ErrorRecord, OffsetUnit, Report, rows};
use arrow_array::RecordBatch;
use arrow_ipc::writer::StreamWriter;
use arrow_schema::{ArrowError, DataType, Field, Fields, Schema, SchemaRef};
use arrow_select::concat::concat_batches;
use serde::Serialize;
use serde_arrow::ArrayBuilder;
use std::collections::HashMap;
use std::io;
use std::sync::Arc;

/// How many tables there are.
pub const TABLES: usize = columns::ALL.len();

/// Which program made a table, by which rules, and what its offsets count.
pub fn about(rules: &str, offsets: OffsetUnit) -> HashMap<String, String> {
    let offsets = super::story::name_of(&offsets);
    [
        ("whosaid.schema", columns::TABLES),
        ("whosaid.version", env!("CARGO_PKG_VERSION")),
        ("whosaid.rules", rules),
        ("whosaid.offsets", &offsets),
    ]
    .map(|(name, value)| (name.to_owned(), value.to_owned()))
    .into()
}

/// The schema of a table, by its number in [`columns::ALL`].
pub fn schema(table: usize) -> SchemaRef {
    Arc::new(Schema::new(fields(columns::ALL[table].1)))
}

fn fields(columns: &[Column]) -> Fields {
    columns.iter().map(|column| Field::new(column.name, kind(column.cell), column.nullable)).collect()
}

/// No unsigned numbers and no dictionaries: Spark has neither.
fn kind(cell: Cell) -> DataType {
    let list = |item: DataType| DataType::List(Arc::new(Field::new("item", item, false)));
    match cell {
        Cell::Text => DataType::Utf8,
        Cell::Int => DataType::Int32,
        Cell::Float => DataType::Float64,
        Cell::Bool => DataType::Boolean,
        Cell::Day => DataType::Date32,
        Cell::Texts => list(DataType::Utf8),
        Cell::Ints => list(DataType::Int32),
        Cell::Spans => {
            let end = |name| Field::new(name, DataType::Int32, false);
            list(DataType::Struct([end("start"), end("end")].into_iter().collect()))
        }
    }
}

/// Gathers the rows of documents, of all tables or of one.
pub struct Rows {
    builders: [Option<ArrayBuilder>; TABLES],
    counts: Vec<[usize; TABLES]>,
}

/// Some documents' rows.
#[derive(Debug, Default)]
pub struct Batches {
    tables: [Option<RecordBatch>; TABLES],
    /// How many of each table each document has.
    counts: Vec<[usize; TABLES]>,
}

impl Batches {
    /// The rows of a table, by its number, where they were gathered.
    pub fn table(&self, table: usize) -> Option<&RecordBatch> {
        self.tables.get(table)?.as_ref()
    }
}

impl Rows {
    /// Of this table alone, or of all.
    ///
    /// # Errors
    /// None: the schemas are tested.
    pub fn new(only: Option<usize>) -> io::Result<Rows> {
        let mut builders = [const { None }; TABLES];
        for (table, builder) in builders.iter_mut().enumerate() {
            if only.is_none_or(|only| only == table) {
                *builder = Some(ArrayBuilder::from_arrow(schema(table).fields()).map_err(io::Error::other)?);
            }
        }
        Ok(Rows { builders, counts: Vec::new() })
    }

    /// Adds an article's.
    ///
    /// # Errors
    /// When a value does not fit: all do.
    pub fn report(&mut self, report: &Report<'_>) -> io::Result<()> {
        let counts = [
            self.push(0, [rows::document(report)])?,
            self.push(1, rows::claims(report))?,
            self.push(2, rows::mentions(report))?,
            self.push(3, rows::dates(report))?,
            self.push(4, rows::distances(report))?,
        ];
        self.counts.push(counts);
        Ok(())
    }

    /// Adds that of what could not be read.
    ///
    /// # Errors
    /// As [`Rows::report`].
    pub fn error(&mut self, record: &ErrorRecord<'_>) -> io::Result<()> {
        let document = self.push(0, [rows::failed(record)])?;
        self.counts.push([document, 0, 0, 0, 0]);
        Ok(())
    }

    fn push<T: Serialize>(&mut self, table: usize, rows: impl IntoIterator<Item = T>) -> io::Result<usize> {
        let Some(builder) = &mut self.builders[table] else { return Ok(0) };
        let mut count = 0;
        for row in rows {
            builder.push(row).map_err(io::Error::other)?;
            count += 1;
        }
        Ok(count)
    }

    /// All that was gathered; then it is empty again.
    ///
    /// # Errors
    /// As [`Rows::report`].
    pub fn take(&mut self) -> io::Result<Batches> {
        let mut tables = [const { None }; TABLES];
        for (table, builder) in tables.iter_mut().zip(&mut self.builders) {
            *table = builder.as_mut().map(ArrayBuilder::to_record_batch).transpose().map_err(io::Error::other)?;
        }
        Ok(Batches { tables, counts: std::mem::take(&mut self.counts) })
    }
}

/// A run of documents: a batch of each table that was asked for.
#[derive(Debug)]
pub struct Run {
    /// How many.
    pub documents: u64,
    /// By their number.
    pub tables: [Option<RecordBatch>; TABLES],
}

/// Cuts documents into runs.
pub struct Runs {
    /// A run ends with the document that brings it to so many rows.
    most: usize,
    /// So many documents are passed over first.
    skip: u64,
    held: [Vec<RecordBatch>; TABLES],
    documents: u64,
    rows: usize,
}

impl Runs {
    /// Runs of `most` rows, after so many documents.
    pub fn new(most: usize, skip: u64) -> Runs {
        Runs { most, skip, held: Default::default(), documents: 0, rows: 0 }
    }

    /// Takes in what a job gave, and gives the runs that are whole with it.
    ///
    /// # Errors
    /// None: the parts of a run have one schema.
    pub fn add(&mut self, batches: &Batches) -> io::Result<Vec<Run>> {
        let (mut whole, mut from, mut to) = (Vec::new(), [0; TABLES], [0; TABLES]);
        for counts in &batches.counts {
            to.iter_mut().zip(counts).for_each(|(to, count)| *to += count);
            if self.skip > 0 {
                self.skip -= 1;
                from = to;
                continue;
            }
            self.documents += 1;
            self.rows += counts.iter().sum::<usize>();
            if self.rows >= self.most {
                self.hold(batches, from, to);
                whole.push(self.rest()?);
                from = to;
            }
        }
        self.hold(batches, from, to);
        Ok(whole)
    }

    fn hold(&mut self, batches: &Batches, from: [usize; TABLES], to: [usize; TABLES]) {
        for (table, held) in self.held.iter_mut().enumerate() {
            if let Some(batch) = &batches.tables[table] {
                held.push(batch.slice(from[table], to[table] - from[table]));
            }
        }
    }

    /// The run that is not whole.
    ///
    /// # Errors
    /// As [`Runs::add`].
    pub fn rest(&mut self) -> io::Result<Run> {
        let mut tables = [const { None }; TABLES];
        for (table, held) in self.held.iter_mut().enumerate() {
            tables[table] = Some(concat_batches(&schema(table), held.iter()).map_err(broken)?);
            held.clear();
        }
        self.rows = 0;
        Ok(Run { documents: std::mem::take(&mut self.documents), tables })
    }
}

/// A table as a stream of Arrow's inter-process format.
pub struct Stream {
    table: usize,
    runs: Runs,
    writer: StreamWriter<Vec<u8>>,
}

/// Rows of a batch of a stream.
const BATCH: usize = 8192;

impl Stream {
    /// # Errors
    /// None: it is written to memory.
    pub fn new(table: usize, about: HashMap<String, String>) -> io::Result<Stream> {
        let schema = Schema::clone(&schema(table)).with_metadata(about);
        let writer = StreamWriter::try_new(Vec::new(), &schema).map_err(broken)?;
        Ok(Stream { table, runs: Runs::new(BATCH, 0), writer })
    }

    /// Takes in what a job gave; the bytes that can be written.
    ///
    /// # Errors
    /// As [`Stream::new`].
    pub fn add(&mut self, batches: &Batches) -> io::Result<Vec<u8>> {
        for run in self.runs.add(batches)? {
            self.write(run)?;
        }
        Ok(std::mem::take(self.writer.get_mut()))
    }

    /// The last bytes.
    ///
    /// # Errors
    /// As [`Stream::new`].
    pub fn finish(mut self) -> io::Result<Vec<u8>> {
        let rest = self.runs.rest()?;
        self.write(rest)?;
        self.writer.into_inner().map_err(broken)
    }

    fn write(&mut self, mut run: Run) -> io::Result<()> {
        match run.tables[self.table].take().filter(|batch| batch.num_rows() > 0) {
            Some(batch) => self.writer.write(&batch).map_err(broken),
            None => Ok(()),
        }
    }
}

pub(super) fn broken(error: ArrowError) -> io::Error {
    io::Error::other(error)
}
