//! `whosaid schema`

use super::args::Schema;
use super::exit::Exit;
use super::messages::write_out;
use crate::emit::Json;
use crate::options::SchemaOf;
use crate::report::{error_schema, report_schema};
use crate::revisions::{chain_schema, diff_schema};
use crate::summary::summary_schema;

pub fn run(args: &Schema) -> anyhow::Result<Exit> {
    let schema = match args.of {
        SchemaOf::Report => report_schema(),
        SchemaOf::Error => error_schema(),
        SchemaOf::Diff => diff_schema(),
        SchemaOf::DiffChain => chain_schema(),
        SchemaOf::Summary => summary_schema(),
    };
    let mut out = Vec::new();
    Json::value(&schema, &mut out)?;
    write_out(&out)?;
    Ok(Exit::Fine)
}
