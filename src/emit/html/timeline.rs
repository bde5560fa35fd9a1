//! The days of the story: above the line those on which something was said, below it those that are spoken of.

use super::Page;
use super::scale::{Scale, number};
use super::words::{count, cut};
use crate::report::{ClaimId, Date};
use maud::{Markup, html};
use rustc_hash::{FxHashMap, FxHashSet};

/// Marks drawn; the table has all.
const MOST: usize = 60;
/// Rows of the table.
const MOST_ROWS: usize = 150;

/// A day, or a stretch of days.
pub struct Mark {
    pub from: Option<i32>,
    pub to: Option<i32>,
    /// What stands beside it.
    pub label: String,
    pub note: String,
    /// Above the line.
    pub said: bool,
    pub claim: Option<ClaimId>,
}

/// None where no date has a day.
pub fn panel(page: &Page<'_>) -> Option<Markup> {
    let dates = &page.report.dates;
    if dates.is_empty() {
        return None;
    }
    let uses = uses(page);
    let mut marks: Vec<Mark> = dates.iter().filter_map(|date| mark(date, uses.get(&date.id.0))).collect();
    let placed = marks.len();
    // A day that is named again and again is drawn once.
    let mut seen = FxHashSet::default();
    marks.retain(|mark| seen.insert((mark.from, mark.to, mark.said)));
    let today = page.report.doc.date.map(|day| number(day.0));
    let open = dates.len() - placed;
    Some(html! {
        @match draw(&marks, today) {
            Some(drawing) => (drawing),
            None => p .empty { "No date can be placed on a day." @if page.report.doc.date.is_none() { " Give the article's day with --date." } },
        }
        @if open > 0 { p .note { (count(open as u64, "date")) " without a day, such as a duration: in the table." } }
        (table(page, &uses))
    })
}

/// By date, whether something was said on it, and the claim that has it.
fn uses(page: &Page<'_>) -> FxHashMap<u32, (bool, ClaimId)> {
    let mut uses = FxHashMap::default();
    for claim in &page.report.claims {
        for date in &claim.dates {
            uses.entry(date.0).or_insert((false, claim.id));
        }
        if let Some(date) = claim.said_at {
            uses.insert(date.0, (true, claim.id));
        }
    }
    uses
}

fn mark(date: &Date<'_>, usage: Option<&(bool, ClaimId)>) -> Option<Mark> {
    let (from, to) = (date.from.map(|day| number(day.0)), date.to.map(|day| number(day.0)));
    if from.is_none() && to.is_none() {
        return None;
    }
    let said = usage.is_some_and(|usage| usage.0);
    let note = format!("{} = {}", date.text, date.value);
    Some(Mark { from, to, label: cut(&date.text, 24).into_owned(), note, said, claim: usage.map(|usage| usage.1) })
}

const WIDTH: f64 = 960.0;
const LANE: f64 = 18.0;
/// Lanes on each side; what finds no room has no label.
const LANES: usize = 7;

/// A mark with its place: from where to where, and in which lane.
struct Placed<'m> {
    mark: &'m Mark,
    x: f64,
    width: f64,
    lane: usize,
    labelled: bool,
}

/// None where there is nothing to draw.
pub fn draw(marks: &[Mark], today: Option<i32>) -> Option<Markup> {
    let mut days: Vec<i32> = marks.iter().flat_map(|mark| [mark.from, mark.to]).flatten().collect();
    if days.is_empty() {
        return None;
    }
    days.extend(today);
    days.sort_unstable();
    let scale = Scale::over(&days, WIDTH);
    let end = |mark: &Mark| mark.to.or(mark.from).unwrap_or(0);
    let start = |mark: &Mark| mark.from.or(mark.to).unwrap_or(0);
    let within = |mark: &&Mark| end(mark) >= scale.first && start(mark) <= scale.last;
    let outside = marks.iter().filter(|mark| !within(mark)).count();
    let mut shown: Vec<&Mark> = marks.iter().filter(within).take(MOST).collect();
    shown.sort_by_key(|mark| (start(mark), end(mark)));
    let above = place(&scale, shown.iter().copied().filter(|mark| mark.said));
    let below = place(&scale, shown.iter().copied().filter(|mark| !mark.said));
    let lanes = |placed: &[Placed<'_>]| placed.iter().map(|placed| placed.lane + 1).max().unwrap_or(0) as f64;
    let line = 26.0 + lanes(&above) * LANE;
    let height = line + 26.0 + lanes(&below) * LANE + 8.0;
    let left_out = marks.len() - outside - shown.len();
    Some(html! {
        div .scroll tabindex="0" role="group" aria-label="Timeline, which may be scrolled sideways" {
            svg .timeline viewBox={ "0 0 " (WIDTH) " " (height) } role="group" aria-label={ "Timeline of " (count(shown.len() as u64, "date")) "; the same is in the table under it" } {
                @if let Some(today) = today.filter(|&day| scale.has(day)) {
                    line .today x1=(one(scale.at(today))) x2=(one(scale.at(today))) y1="14" y2=(height) {}
                    text .small x=(one(scale.at(today).clamp(40.0, WIDTH - 40.0))) y="10" text-anchor="middle" { "day of the article" }
                }
                line .axis x1="0" x2=(WIDTH) y1=(line) y2=(line) {}
                @for (day, name) in scale.ticks() {
                    line .axis x1=(one(scale.at(day))) x2=(one(scale.at(day))) y1=(line - 3.0) y2=(line + 3.0) {}
                    @if (24.0..=WIDTH - 24.0).contains(&scale.at(day)) {
                        text .small x=(one(scale.at(day))) y=(line + 15.0) text-anchor="middle" { (name) }
                    }
                }
                @for placed in &above { (drawn(placed, line - 12.0 - placed.lane as f64 * LANE)) }
                @for placed in &below { (drawn(placed, line + 30.0 + placed.lane as f64 * LANE)) }
            }
        }
        p .note {
            @if !above.is_empty() { "Above the line: days on which something was said. Below: days spoken of. " }
            @else { "The days spoken of. " }
            @if outside > 0 { (count(outside as u64, "date")) " far from all others, in the table. " }
            @if left_out > 0 { (count(left_out as u64, "more date")) " in the table." }
        }
    })
}

/// Puts marks in lanes, so that none is drawn over another.
fn place<'m>(scale: &Scale, marks: impl Iterator<Item = &'m Mark>) -> Vec<Placed<'m>> {
    let mut ends = [f64::MIN; LANES];
    let place = |mark: &'m Mark| {
        let from = mark.from.map_or(0.0, |day| scale.at(day).max(0.0));
        let to = mark.to.map_or(WIDTH, |day| scale.at(day + 1).min(WIDTH));
        let width = (to - from).max(6.0);
        let x = from.min(WIDTH - width);
        let text = mark.label.chars().count() as f64 * 6.6 + 6.0;
        // Beside a short mark, over a long one.
        let end = x + if width > text { width } else { width + text };
        let lane = ends.iter().position(|&end| end <= x && x + text <= WIDTH + 40.0);
        let lane_without = ends.iter().position(|&end| end <= x);
        let (lane, labelled) = lane.map_or((lane_without.unwrap_or(LANES - 1), false), |lane| (lane, true));
        ends[lane] = ends[lane].max(if labelled { end } else { x + width }) + 4.0;
        Placed { mark, x, width, lane, labelled: labelled || x + text > WIDTH }
    };
    marks.map(place).collect()
}

fn drawn(placed: &Placed<'_>, y: f64) -> Markup {
    let Placed { mark, x, width, labelled, .. } = placed;
    let text = mark.label.chars().count() as f64 * 6.6 + 6.0;
    let over = *width > text;
    let left = !over && x + width + text > WIDTH;
    let (tx, anchor) = match (over, left) {
        (true, _) => (x + 4.0, "start"),
        (_, true) => (x - 3.0, "end"),
        _ => (x + width + 3.0, "start"),
    };
    let shape = html! {
        rect .open[mark.from.is_none() || mark.to.is_none()] .said[mark.said] .day
            x=(one(*x)) y=(one(y - 6.0)) width=(one(*width)) height="12" rx="3" { title { (mark.note) } }
        @if *labelled { text .small .on[over] x=(one(tx)) y=(one(y + 4.0)) text-anchor=(anchor) { (mark.label) } }
    };
    match mark.claim {
        Some(claim) => html! { a href={ "#" (claim) } aria-label={ (mark.note) ", claim " (claim) } { (shape) } },
        None => shape,
    }
}

/// With a decimal.
pub fn one(number: f64) -> String {
    let text = format!("{number:.1}");
    text.strip_suffix(".0").map_or(text.clone(), str::to_owned)
}

fn table(page: &Page<'_>, uses: &FxHashMap<u32, (bool, ClaimId)>) -> Markup {
    let dates = &page.report.dates;
    html! {
        details {
            summary { "All dates as a table" }
            div .scroll tabindex="0" role="group" aria-label="Table of dates" { table {
                thead { tr { @for name in ["Words", "Value", "First day", "Last day", "Claim"] { th scope="col" { (name) } } } }
                tbody { @for date in dates.iter().take(MOST_ROWS) { tr {
                    th scope="row" { bdi { (date.text) } }
                    td { (date.value) }
                    td { @if let Some(day) = date.from { (day.0) } @else { "open" } }
                    td { @if let Some(day) = date.to { (day.0) } @else { "open" } }
                    td { @if let Some((said, claim)) = uses.get(&date.id.0) { a href={ "#" (claim) } { (claim) } @if *said { " said" } } @else { "\u{2013}" } }
                } } }
            } }
            @if dates.len() > MOST_ROWS { p .note { (count((dates.len() - MOST_ROWS) as u64, "more date")) " left out." } }
        }
    }
}
