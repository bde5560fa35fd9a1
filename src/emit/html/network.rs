//! Who speaks of whom: the sources on the left, whom and what they mention on the right.

use super::Page;
use super::article::colour;
use super::timeline::one;
use super::words::{count, cut, speaker};
use crate::summary::Totals;
use maud::{Markup, html};
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::BTreeSet;

/// On each side.
const MOST: usize = 15;
const WIDTH: f64 = 960.0;
const ROW: f64 = 26.0;
/// Where the lines between the sides begin and end.
const ENDS: (f64, f64) = (300.0, 660.0);

/// How many claims of a speaker mention an entity, by their numbers.
type Links = FxHashMap<(usize, usize), u64>;

/// None where nobody mentions anybody.
pub fn panel(page: &Page<'_>) -> Option<Markup> {
    let mut links = Links::default();
    for (claim, &speaker) in page.report.claims.iter().zip(&page.speakers.of) {
        for entity in claim.entities.iter().filter(|entity| entity.index() < page.report.entities.len()) {
            *links.entry((speaker, entity.index())).or_default() += 1;
        }
    }
    let names = |number: usize| {
        let found = &page.speakers.all[number];
        cut(speaker(found.name, found.is_article), 36).into_owned()
    };
    let entities = |number: usize| cut(&page.report.entities[number].name, 36).into_owned();
    of(links, &names, &entities)
}

/// The same over all stories, where sources and those they speak of are known by their names.
pub fn of_archive(totals: &Totals, named: &FxHashMap<(String, String), u64>) -> Option<Markup> {
    let mut sources: Vec<&str> = totals.sources.iter().filter_map(|source| source.name.as_deref()).collect();
    let mut seen = FxHashSet::default();
    sources.retain(|name| seen.insert(*name));
    let mut mentioned: Vec<&str> = named.keys().map(|(_, about)| about.as_str()).collect();
    mentioned.sort_unstable();
    mentioned.dedup();
    let numbers = |names: &[&'_ str]| -> FxHashMap<String, usize> {
        names.iter().enumerate().map(|(number, name)| ((*name).to_owned(), number)).collect()
    };
    let (from, to) = (numbers(&sources), numbers(&mentioned));
    let link =
        |((source, about), count): (&(String, String), &u64)| Some(((*from.get(source)?, *to.get(about)?), *count));
    let links = named.iter().filter_map(link).collect();
    let name = |list: &[&str], number: usize| cut(list[number], 36).into_owned();
    of(links, &|number| name(&sources, number), &|number| name(&mentioned, number))
}

fn of(mut links: Links, names: &dyn Fn(usize) -> String, entities: &dyn Fn(usize) -> String) -> Option<Markup> {
    if links.is_empty() {
        return None;
    }
    let (left, right) = most(&links);
    links.retain(|(speaker, entity), _| left.contains(speaker) && right.contains(entity));
    let right = ordered(&left, right, &links);
    Some(draw(&Sides { left, right, links, names, entities }))
}

struct Sides<'s> {
    left: Vec<usize>,
    right: Vec<usize>,
    links: Links,
    names: &'s dyn Fn(usize) -> String,
    entities: &'s dyn Fn(usize) -> String,
}

/// The sources and entities of most links, in the order in which they stand in the report. Nobody stands there without one.
fn most(links: &Links) -> (Vec<usize>, Vec<usize>) {
    let mut all: Vec<_> = links.iter().map(|(&ends, &count)| (std::cmp::Reverse(count), ends)).collect();
    all.sort_unstable();
    let (mut left, mut right) = (BTreeSet::new(), BTreeSet::new());
    let fits = |side: &BTreeSet<usize>, end: usize| side.len() < MOST || side.contains(&end);
    for (_, (speaker, entity)) in all {
        if fits(&left, speaker) && fits(&right, entity) {
            left.insert(speaker);
            right.insert(entity);
        }
    }
    (left.into_iter().collect(), right.into_iter().collect())
}

/// The right side, each at the height of those who speak of it, so that few lines cross.
fn ordered(left: &[usize], right: Vec<usize>, links: &Links) -> Vec<usize> {
    let height = |entity: usize| {
        let linked = left.iter().enumerate().filter_map(|(row, &speaker)| Some((row, *links.get(&(speaker, entity))?)));
        let (sum, all) = linked.fold((0, 0), |(sum, all), (row, count)| (sum + row as u64 * count, all + count));
        // Thousandths of a row.
        (sum * 1000_u64).checked_div(all).unwrap_or(u64::MAX)
    };
    let mut right = right;
    right.sort_by_key(|&entity| (height(entity), entity));
    right
}

fn draw(sides: &Sides<'_>) -> Markup {
    let rows = sides.left.len().max(sides.right.len()) as f64;
    let height = rows * ROW + 12.0;
    let middle = |list: &[usize], row: usize| {
        let free = (rows - list.len() as f64) * ROW / 2.0;
        free + row as f64 * ROW + ROW / 2.0 + 6.0
    };
    let mut links: Vec<(usize, usize, u64)> = Vec::new();
    for (row, speaker) in sides.left.iter().enumerate() {
        for (other, entity) in sides.right.iter().enumerate() {
            links.extend(sides.links.get(&(*speaker, *entity)).map(|&count| (row, other, count)));
        }
    }
    let most = links.iter().map(|link| link.2).max().unwrap_or(1) as f64;
    html! {
        div .scroll tabindex="0" role="group" aria-label="Drawing of who speaks of whom, which may be scrolled sideways" {
            svg .network viewBox={ "0 0 " (WIDTH) " " (height) } role="img" aria-label="Sources on the left, whom they mention on the right; the same is in the table under it" {
                @for &(row, other, count) in &links {
                    path class={ "link " (colour(sides.left[row]).unwrap_or_default()) } stroke-width=(one(1.0 + 7.0 * count as f64 / most))
                        d=(curve(middle(&sides.left, row), middle(&sides.right, other))) {}
                }
                @for (row, &number) in sides.left.iter().enumerate() {
                    circle class={ "end " (colour(number).unwrap_or_default()) } cx=(ENDS.0) cy=(one(middle(&sides.left, row))) r="5" {}
                    text x=(ENDS.0 - 12.0) y=(one(middle(&sides.left, row) + 5.0)) text-anchor="end" { ((sides.names)(number)) }
                }
                @for (row, &number) in sides.right.iter().enumerate() {
                    circle .end cx=(ENDS.1) cy=(one(middle(&sides.right, row))) r="5" {}
                    text x=(ENDS.1 + 12.0) y=(one(middle(&sides.right, row) + 5.0)) { ((sides.entities)(number)) }
                }
            }
        }
        (table(sides, &links))
    }
}

fn curve(from: f64, to: f64) -> String {
    let half = (ENDS.0 + ENDS.1) / 2.0;
    format!("M{} {}C{half} {} {half} {} {} {}", ENDS.0, one(from), one(from), one(to), ENDS.1, one(to))
}

fn table(sides: &Sides<'_>, links: &[(usize, usize, u64)]) -> Markup {
    html! {
        details {
            summary { "Who speaks of whom as a table" }
            div .scroll tabindex="0" role="group" aria-label="Table of who speaks of whom" { table {
                thead { tr { th scope="col" { "Source" } th scope="col" { "Speaks of" } th scope="col" { "Claims" } } }
                tbody { @for &(row, other, number) in links { tr {
                    th scope="row" { bdi { ((sides.names)(sides.left[row])) } }
                    td { bdi { ((sides.entities)(sides.right[other])) } }
                    td { (count(number, "claim")) }
                } } }
            } }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_stands_there_without_a_link() {
        // Twenty who speak once of somebody else each, and one who speaks of all.
        let mut links: Links = (0..20).map(|number| ((number, number), 1)).collect();
        links.extend((0..20).map(|entity| ((20, entity), 2)));
        let (left, right) = most(&links);
        assert_eq!((left.len(), right.len()), (MOST, MOST));
        let linked = |speaker: &usize| right.iter().any(|&entity| links.contains_key(&(*speaker, entity)));
        assert!(left.contains(&20) && left.iter().all(linked), "{left:?} {right:?}");
    }
}
