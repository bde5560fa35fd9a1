//! A row a source.

use crate::emit::Table;
use crate::options::Cells;
use crate::summary::{SourceTotals, Totals};
use std::borrow::Cow;

const COLUMNS: [&str; 11] =
    ["source", "type", "gender", "stories", "claims", "words", "direct", "mixed", "indirect", "first", "last"];
/// Claims by stance.
const STANCES: [&str; 8] = ["asserts", "denies", "declines", "not_confirmed", "asks", "promises", "believes", "wants"];

pub fn write(totals: &Totals, cells: Cells, out: &mut Vec<u8>) {
    let table = Table { tabs: false, raw: cells.raw_cells, bom: cells.bom };
    table.begin_with(COLUMNS.iter().chain(&STANCES).copied(), out);
    for source in &totals.sources {
        table.row(row(source).into_iter(), out);
    }
}

fn row(source: &SourceTotals) -> Vec<Cow<'_, str>> {
    let day = |day: Option<crate::report::Day>| day.map(|day| day.to_string()).unwrap_or_default();
    let gender = serde_json::to_string(&source.gender).unwrap_or_default().trim_matches('"').to_owned();
    let mut cells: Vec<Cow<'_, str>> =
        vec![source.name.as_deref().unwrap_or_default().into(), (&*source.kind).into(), gender.into()];
    let counts = [source.stories, source.claims, source.words, source.direct, source.mixed, source.indirect];
    cells.extend(counts.iter().map(|count| Cow::from(count.to_string())));
    cells.extend([day(source.first), day(source.last)].map(Cow::from));
    cells.extend(STANCES.iter().map(|stance| Cow::from(source.stances.get(stance).unwrap_or(&0).to_string())));
    cells
}
