//! The changes for researchers: one row a change.

use crate::emit::Table;
use crate::report::Report;
use crate::revisions::{Diff, Told, Wording};
use std::borrow::Cow;

/// The columns; those of a side come twice.
const COLUMNS: [&str; 9] =
    ["old_id", "new_id", "place", "class", "classes", "severity", "similarity", "old_claims", "new_claims"];
const OF_A_SIDE: [&str; 6] = ["source", "cue", "paragraph", "start", "end", "text"];

const TABLE: Table = Table { tabs: false, raw: false, bom: false };

/// Writes the names of the columns.
pub fn begin(out: &mut Vec<u8>) {
    let sides = ["old", "new"].iter().flat_map(|side| OF_A_SIDE.map(|column| format!("{side}_{column}")));
    TABLE.row(COLUMNS.iter().map(|column| Cow::from(*column)).chain(sides.map(Cow::from)), out);
}

/// Writes a row a change.
pub fn write(diff: &Diff<'_>, old: &Report<'_>, new: &Report<'_>, out: &mut Vec<u8>) {
    for told in diff.told(old, new) {
        TABLE.row(cells(diff, &told).into_iter(), out);
    }
}

fn cells<'c>(diff: &'c Diff<'_>, told: &'c Told<'_>) -> Vec<Cow<'c, str>> {
    let classes: Vec<&str> = told.classes.iter().map(|class| class.name()).collect();
    let [old, new] = &told.claims;
    let ids =
        |ids: &[crate::report::ClaimId]| Cow::from(ids.iter().map(ToString::to_string).collect::<Vec<_>>().join("; "));
    let changed = diff.claims.changed.iter().find(|changed| *old == [changed.old] && *new == [changed.new]);
    let word = |value: Option<serde_json::Value>| {
        value.and_then(|value| value.as_str().map(str::to_owned)).unwrap_or_default()
    };
    let mut cells: Vec<Cow<'_, str>> = vec![
        (&*diff.old.id).into(),
        (&*diff.new.id).into(),
        word(serde_json::to_value(told.place).ok()).into(),
        told.class().name().into(),
        classes.join("; ").into(),
        word(serde_json::to_value(told.severity).ok()).into(),
        changed.map(|changed| changed.similarity.0.to_string()).unwrap_or_default().into(),
        ids(old),
        ids(new),
    ];
    for side in [&told.old, &told.new] {
        let none = Wording::default();
        let side = side.clone().unwrap_or(none);
        let number = |number: Option<u32>| number.map(|number| number.to_string()).unwrap_or_default();
        let numbers = [side.paragraph, side.start, side.end].map(number).map(Cow::from);
        cells.extend([side.source.unwrap_or_default().into(), side.cue.unwrap_or_default().into()]);
        cells.extend(numbers);
        cells.push(side.text.into());
    }
    cells
}
