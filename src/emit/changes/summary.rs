//! What matters of all that changed, on one line.

use crate::revisions::{Class, Edit, Field, How, Outside, Place, Severity, Told};

/// A class for people.
pub fn name(class: Class) -> String {
    match class {
        Class::RoleChanged => "role or age changed".to_owned(),
        _ => class.name().replace('_', " "),
    }
}

/// What a change is counted as: one of it, and several.
fn counted(told: &Told<'_>) -> [&'static str; 2] {
    match told.place {
        Place::Headline => return ["headline changed", "headlines changed"],
        Place::Standfirst => return ["standfirst changed", "standfirsts changed"],
        Place::Note => return ["correction note", "correction notes"],
        Place::Dateline | Place::Body => {}
    }
    let unnamed = told.changes.iter().any(|change| change.field == Field::Source && change.how == Some(How::Unnamed));
    let figure =
        |words: &[Edit]| words.iter().any(|edit| edit.sign != '=' && edit.text.contains(|c: char| c.is_ascii_digit()));
    match told.class() {
        Class::QuoteAltered => ["quotation altered", "quotations altered"],
        Class::Reversed => ["statement reversed", "statements reversed"],
        Class::Corrected if told.words.is_some_and(figure) => ["figure corrected", "figures corrected"],
        Class::Corrected => ["word corrected", "words corrected"],
        Class::AttributionLost => ["source gone", "sources gone"],
        Class::ReSourced if unnamed => ["source no longer named", "sources no longer named"],
        Class::ReSourced => ["source changed", "sources changed"],
        Class::NameCorrected => ["name corrected", "names corrected"],
        Class::RoleChanged => ["role or age changed", "roles or ages changed"],
        Class::AttributionGained => ["source given", "sources given"],
        Class::Strengthened => ["claim strengthened", "claims strengthened"],
        Class::Softened => ["claim softened", "claims softened"],
        _ => ["lesser change", "lesser changes"],
    }
}

/// "1 quotation altered, 2 figures corrected; 6 lesser changes".
pub fn line(told: &[Told<'_>]) -> String {
    let (mut grave, mut lesser): (Vec<([&str; 2], usize)>, usize) = (Vec::new(), 0);
    for told in told {
        let framed = matches!(told.place, Place::Headline | Place::Standfirst | Place::Note);
        if told.severity == Severity::Low && !framed {
            lesser += 1;
            continue;
        }
        let what = counted(told);
        match grave.iter_mut().find(|(other, _)| *other == what) {
            Some((_, count)) => *count += 1,
            None => grave.push((what, 1)),
        }
    }
    let several = |[one, many]: [&str; 2], count: usize| format!("{count} {}", if count == 1 { one } else { many });
    let mut parts = vec![grave.into_iter().map(|(what, count)| several(what, count)).collect::<Vec<_>>().join(", ")];
    if lesser > 0 {
        parts.push(several(["lesser change", "lesser changes"], lesser));
    }
    parts.retain(|part| !part.is_empty());
    if parts.is_empty() { "no change".to_owned() } else { parts.join("; ") }
}

/// What of it no claim tells of.
pub fn outside(outside: &Outside) -> Option<String> {
    let counts = [(outside.numbers, "number"), (outside.quotations, "quotation"), (outside.names, "name, role or age")];
    let counts = counts.into_iter().filter(|(count, _)| *count > 0);
    let counts: Vec<_> =
        counts.map(|(count, what)| format!("{count} {what}{}", if count == 1 { "" } else { "s" })).collect();
    (!counts.is_empty()).then(|| {
        format!("outside of claims: {}", counts.join(", ").replace("name, role or ages", "names, roles or ages"))
    })
}
