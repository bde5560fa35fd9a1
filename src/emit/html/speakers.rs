//! Who said how much: a bar for each, as long as the words said.

use super::Page;
use super::article::colour;
use super::words::{count, grouped, source_type, speaker};
use crate::summary::Words;
use maud::{Markup, html};

/// Bars of their own; all others share one.
const MOST: usize = 20;

/// A row of the chart.
pub struct Bar<'r> {
    pub name: &'r str,
    pub kind: &'r str,
    pub words: Words,
    pub claims: u64,
    /// The speaker's number, by which the claims can be filtered.
    pub number: Option<usize>,
}

/// None where nobody says anything.
pub fn panel(page: &Page<'_>) -> Option<Markup> {
    let all = &page.speakers.all;
    let bars = all.iter().enumerate().map(|(number, found)| Bar {
        name: speaker(found.name, found.is_article),
        kind: if found.is_article { "not attributed" } else { source_type(found.kind) },
        words: found.words,
        claims: u64::from(found.claims),
        number: Some(number),
    });
    let shown: Vec<Bar<'_>> = bars.clone().take(MOST).collect();
    let rest: Vec<Bar<'_>> = bars.skip(MOST).collect();
    (!all.is_empty()).then(|| chart(&shown, &rest))
}

/// The chart, which is a table at once.
pub fn chart(shown: &[Bar<'_>], rest: &[Bar<'_>]) -> Markup {
    let others = Bar {
        name: &count(rest.len() as u64, "other"),
        kind: "",
        words: rest.iter().fold(Words::default(), |mut all, bar| {
            all.direct += bar.words.direct;
            all.mixed += bar.words.mixed;
            all.indirect += bar.words.indirect;
            all.unattributed += bar.words.unattributed;
            all
        }),
        claims: rest.iter().map(|bar| bar.claims).sum(),
        number: None,
    };
    let bars = || shown.iter().chain((!rest.is_empty()).then_some(&others));
    // The others together could be longer than all, and would make all small: their number stands beside.
    let most = shown.iter().map(|bar| bar.words.all()).max().unwrap_or(1).max(1);
    html! {
        svg .defs width="0" height="0" aria-hidden="true" { defs {
            pattern #mixed width="6" height="6" patternUnits="userSpaceOnUse" { rect .b1 width="6" height="6" {} path .stripe d="M0 6L6 0M-1 1L1 -1M5 7L7 5" {} }
            pattern #indirect width="5" height="5" patternUnits="userSpaceOnUse" { rect .b2 width="5" height="5" {} circle .dot cx="2" cy="2" r="1" {} }
        } }
        p .legend {
            (swatch("quoted")) " quoted " (swatch("mixed")) " partly quoted " (swatch("indirect")) " reported in the article's words"
        }
        table .bars {
            thead { tr { th scope="col" { "Source" } th scope="col" { "Words" } th scope="col" { "Claims" } th scope="col" .wide { "Share" } } }
            tbody { @for bar in bars() { (row(bar, most)) } }
        }
    }
}

/// By colour and by pattern: either is enough to tell them.
fn fill(kind: &str) -> String {
    if kind == "quoted" { "currentColor".to_owned() } else { format!("url(#{kind})") }
}

fn swatch(kind: &str) -> Markup {
    html! { svg .swatch width="24" height="12" aria-hidden="true" { rect fill=(fill(kind)) width="24" height="12" {} } }
}

fn row(bar: &Bar<'_>, most: u64) -> Markup {
    let wide = |words: u64| words as f64 / most as f64 * 400.0;
    let (quoted, mixed) = (wide(bar.words.direct), wide(bar.words.mixed));
    let rest = wide(bar.words.indirect + bar.words.unattributed);
    html! {
        tr {
            th scope="row" {
                @match bar.number {
                    Some(number) => { a class=[colour(number)] href="#claims" data-by=(number) { bdi { (bar.name) } } }
                    None => bdi { (bar.name) },
                }
                @if !bar.kind.is_empty() { small { (bar.kind) } }
            }
            td { (grouped(bar.words.all())) }
            td { (grouped(bar.claims)) }
            td .wide { @if !bar.kind.is_empty() {
                svg .bar viewBox="0 0 400 16" preserveAspectRatio="none" aria-hidden="true" {
                    rect fill=(fill("quoted")) width={ (format_args!("{quoted:.1}")) } height="16" {}
                    rect fill=(fill("mixed")) x={ (format_args!("{quoted:.1}")) } width={ (format_args!("{mixed:.1}")) } height="16" {}
                    rect fill=(fill("indirect")) x={ (format_args!("{:.1}", quoted + mixed)) } width={ (format_args!("{rest:.1}")) } height="16" {}
                }
            } }
        }
    }
}
