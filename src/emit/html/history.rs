//! What became of each claim over a chain of versions.

use super::words::{class_name, count, cut, direction, speaker};
use crate::report::{Claim, Report};
use crate::revisions::{Event, History};
use maud::{Markup, html};

/// Rows of the table.
const MOST: usize = 1000;

/// Those to which something happened; None where there is none.
pub fn panel(histories: &[History], versions: &[Report<'_>]) -> Option<Markup> {
    let changed: Vec<&History> = histories.iter().filter(|history| !history.events.is_empty()).collect();
    (!changed.is_empty()).then(|| html! {
        div .scroll tabindex="0" role="group" aria-label="What became of each claim" { table .histories {
            thead { tr { th scope="col" { "Who" } th scope="col" { "What, as it was last put" } th scope="col" { "What happened" } } }
            tbody { @for history in changed.iter().take(MOST) { (row(history, versions)) } }
        } }
        @if changed.len() > MOST { p .note { (count((changed.len() - MOST) as u64, "more claim")) "." } }
    })
}

fn row(history: &History, versions: &[Report<'_>]) -> Markup {
    let last = last(history, versions);
    let who = last.map_or("", |claim| speaker(claim.source.name.as_deref(), false));
    let what = last
        .map(|claim| claim.content.iter().map(|piece| &*piece.text).collect::<Vec<_>>().join(" \u{2026} "))
        .unwrap_or_default();
    html! {
        tr {
            td { bdi { (who) } }
            td dir=[direction(&what)] { (cut(&what, 240)) }
            td { ul { @for event in &history.events { (told(event, versions)) } } }
        }
    }
}

/// The claim as the last version has it that makes it.
fn last<'r>(history: &History, versions: &'r [Report<'r>]) -> Option<&'r Claim<'r>> {
    let report = versions.get((history.first as usize + history.claims.len()).checked_sub(1)?)?;
    let id = *history.claims.last()?;
    report.claims.iter().find(|claim| claim.id == id)
}

fn told(event: &Event, versions: &[Report<'_>]) -> Markup {
    let version = versions.get(event.version as usize).map_or("", |report| &*report.doc.id);
    let classes: Vec<String> = event.classes.iter().map(|&class| class_name(class)).collect();
    html! { li { b { (classes.join(", ")) } " in " bdi { (version) } } }
}
