//! How much was said in the stories of each day, or of each month or year where there are many days.

use super::scale::number;
use super::timeline::one;
use super::words::{count, counts, grouped};
use crate::summary::Days;
use maud::{Markup, html};

const WIDTH: f64 = 960.0;
const HEIGHT: f64 = 160.0;
/// Bars drawn at most.
const MOST: usize = 120;

/// Some days together.
struct Bin {
    name: String,
    stories: u64,
    claims: u64,
}

/// None where no story has a day.
pub fn panel(days: &[Days]) -> Option<Markup> {
    let (first, last) = (days.first()?, days.last()?);
    let bins = bins(days, number(last.day.0) - number(first.day.0));
    let most = bins.iter().map(|bin| bin.claims).max().unwrap_or(1).max(1) as f64;
    let wide = (WIDTH / bins.len() as f64).min(80.0);
    let every = (90.0 / wide).ceil() as usize;
    Some(html! {
        div .scroll tabindex="0" role="group" aria-label="Timeline, which may be scrolled sideways" {
            svg .timeline viewBox={ "0 0 " (WIDTH) " " (HEIGHT + 24.0) } role="img" aria-label="Claims by day; the same is in the table under it" {
                @for (i, bin) in bins.iter().enumerate() {
                    @let high = bin.claims as f64 / most * (HEIGHT - 20.0);
                    rect .day .said x=(one(i as f64 * wide + 1.0)) y=(one(HEIGHT - high)) width=(one((wide - 2.0).max(1.0))) height=(one(high)) {
                        title { (bin.name) ": " (count(bin.claims, "claim")) }
                    }
                    @if i % every == 0 && i as f64 * wide + 70.0 < WIDTH { text .small x=(one(i as f64 * wide + 1.0)) y=(HEIGHT + 16.0) { (bin.name) } }
                }
                line .axis x1="0" x2=(WIDTH) y1=(HEIGHT) y2=(HEIGHT) {}
                text .small x="2" y="12" { "at most " (count(most as u64, "claim")) }
            }
        }
        details {
            summary { "The timeline as a table" }
            div .scroll tabindex="0" role="group" aria-label="Table of days" { table .counts {
                thead { tr { th scope="col" { "When" } th scope="col" { "Stories" } th scope="col" { "Claims" } } }
                tbody { @for bin in bins.iter().filter(|bin| bin.stories > 0) { tr { th scope="row" { (bin.name) } td { (grouped(bin.stories)) } td { (grouped(bin.claims)) } } } }
            } }
        }
        p .note { (counts(days.iter().map(|day| day.stories).sum(), "story has", "stories have")) " a day." }
    })
}

/// Days, months or years, those without a story among them, as long as they are few enough to be drawn.
fn bins(days: &[Days], span: i32) -> Vec<Bin> {
    let name = |day: jiff::civil::Date| match span {
        ..=120 => day.to_string(),
        121..=3600 => day.strftime("%Y-%m").to_string(),
        _ => day.year().to_string(),
    };
    let mut bins: Vec<Bin> = Vec::new();
    let mut before: Option<jiff::civil::Date> = None;
    for day in days {
        // Each day without a story in between has its place, too.
        while let Some(next) = before.and_then(|before| before.tomorrow().ok()).filter(|next| *next < day.day.0) {
            if span > 3600 || bins.len() >= MOST {
                break;
            }
            add(&mut bins, name(next), 0, 0);
            before = Some(next);
        }
        add(&mut bins, name(day.day.0), day.stories, day.claims);
        before = Some(day.day.0);
    }
    while bins.len() > MOST {
        bins = bins.chunks(2).map(together).collect();
    }
    bins
}

fn add(bins: &mut Vec<Bin>, name: String, stories: u64, claims: u64) {
    match bins.last_mut().filter(|bin| bin.name == name) {
        Some(bin) => {
            bin.stories += stories;
            bin.claims += claims;
        }
        None => bins.push(Bin { name, stories, claims }),
    }
}

fn together(bins: &[Bin]) -> Bin {
    let name = match bins {
        [first, .., last] => format!("{} to {}", first.name, last.name.rsplit(" to ").next().unwrap_or_default()),
        _ => bins[0].name.clone(),
    };
    let name = match name.split(" to ").collect::<Vec<_>>()[..] {
        [first, .., last] if first != last => format!("{first} to {last}"),
        _ => name,
    };
    Bin { name, stories: bins.iter().map(|bin| bin.stories).sum(), claims: bins.iter().map(|bin| bin.claims).sum() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::Day;

    fn day(text: &str, claims: u64) -> Days {
        Days { day: Day(text.parse().expect("a day")), stories: 1, claims }
    }

    #[test]
    fn days_months_and_years_are_counted_once_each() {
        let days = [day("2024-01-30", 2), day("2024-02-02", 3)];
        let found = bins(&days, 3);
        let found: Vec<_> = found.iter().map(|bin| (&*bin.name, bin.claims)).collect();
        assert_eq!(found, [("2024-01-30", 2), ("2024-01-31", 0), ("2024-02-01", 0), ("2024-02-02", 3)]);
        let years: Vec<Days> = (1..400).map(|year| day(&format!("{:04}-06-01", 1600 + year), 1)).collect();
        let found = bins(&years, 145_000);
        assert!(found.len() <= MOST && found.iter().map(|bin| bin.claims).sum::<u64>() == 399);
        assert_eq!(found[0].name, "1601 to 1604");
    }
}
