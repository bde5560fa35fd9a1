//! A table in a Parquet file: the same rows always give the same bytes.

use crate::report::columns;
use arrow_array::RecordBatch;
use parquet::arrow::ArrowWriter;
use parquet::arrow::arrow_writer::ArrowWriterOptions;
use parquet::basic::{Compression, ZstdLevel};
use parquet::errors::ParquetError;
use parquet::file::metadata::KeyValue;
use parquet::file::properties::WriterProperties;
use std::collections::HashMap;
use std::io;

/// Rows that are compressed together, and of which a reader knows the least and the most.
const GROUP: usize = 128 << 10;

/// Of Zstandard.
const LEVEL: i32 = 3;

/// The bytes of a file.
///
/// # Errors
/// None: it is written to memory.
pub fn file(batch: &RecordBatch, about: &HashMap<String, String>) -> io::Result<Vec<u8>> {
    let mut about: Vec<KeyValue> =
        about.iter().map(|(name, value)| KeyValue::new(name.clone(), value.clone())).collect();
    about.sort_by(|a, b| a.key.cmp(&b.key));
    let properties = WriterProperties::builder()
        .set_compression(Compression::ZSTD(ZstdLevel::try_new(LEVEL).map_err(broken)?))
        .set_max_row_group_row_count(Some(GROUP))
        .set_key_value_metadata(Some(about))
        .build();
    // Parquet's own types say all that there is to say, and lists are named as it wants them.
    let options = ArrowWriterOptions::new().with_properties(properties).with_skip_arrow_metadata(true);
    let mut writer = ArrowWriter::try_new_with_options(Vec::new(), batch.schema(), options).map_err(broken)?;
    writer.write(batch).map_err(broken)?;
    writer.into_inner().map_err(broken)
}

/// The folders of the tables.
pub fn folders() -> impl Iterator<Item = &'static str> {
    columns::ALL.iter().map(|(name, _)| *name)
}

fn broken(error: ParquetError) -> io::Error {
    io::Error::other(error)
}
