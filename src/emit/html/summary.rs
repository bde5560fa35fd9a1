//! Who is quoted how much over many stories, and the index of their pages.

use super::map::{self, Spot};
use super::speakers::{Bar, chart};
use super::words::{count, counts, cut, direction, grouped, label, speaker};
use super::{days, foot, network, shell};
use crate::report::Stance;
use crate::summary::{Count, Gender, SourceTotals, Totals, Words};
use maud::{Markup, html};
use rustc_hash::FxHashMap;

/// Bars of their own.
const MOST_SOURCES: usize = 40;
/// Sources of whom some claims are told.
const MOST_SAID: usize = 20;
/// Sources whose claims are seen at once.
const OPEN: usize = 3;
/// Repeated quotations told.
const MOST_QUOTES: usize = 100;

/// A story of an index.
#[derive(Clone, Debug, Default)]
pub struct Story {
    /// The file of its page, in the folder of the index.
    pub page: String,
    /// What it is called.
    pub name: String,
    /// The day it is of.
    pub day: Option<jiff::civil::Date>,
    /// How many claims.
    pub claims: u64,
    /// Its page says why.
    pub is_unread: bool,
}

/// What an index shows beside totals and stories: who speaks of whom, and some claims of each source.
#[derive(Clone, Debug, Default)]
pub struct Archive {
    /// How many claims of a source, by its name, mention somebody or something.
    pub links: FxHashMap<(String, String), u64>,
    /// Some claims of a source.
    pub quoted: FxHashMap<String, Vec<Quoted>>,
}

/// A claim of an archive.
#[derive(Clone, Debug)]
pub struct Quoted {
    /// The words.
    pub text: String,
    /// What the source does: asserts, denies, asks.
    pub stance: Stance,
    /// Its place on the page of its story.
    pub link: String,
    /// The story it is from.
    pub story: String,
}

/// The page of what was counted.
pub fn summary(totals: &Totals) -> String {
    document("Who is quoted how much", totals, &panels(totals))
}

/// Stories on one page of an index.
pub const STORIES: usize = 1000;

/// The pages of an index, by the names of their files; the first is that of the totals.
pub fn index(totals: &Totals, stories: &[Story], archive: &Archive) -> Vec<(String, String)> {
    let pages = stories.len().div_ceil(STORIES).max(1);
    let page = |number: usize| {
        let these = &stories[(number * STORIES).min(stories.len())..((number + 1) * STORIES).min(stories.len())];
        let list = ("stories", "Stories", Some(list(these, number, pages)));
        let html = match number {
            0 => {
                let mut all = panels(totals);
                all.insert(1, ("said", "What they said", said(totals, archive)));
                all.push(("network", "Who speaks of whom", network::of_archive(totals, &archive.links)));
                all.push(list);
                document("Who said what", totals, &all)
            }
            _ => document(&format!("Who said what, stories from {}", number * STORIES + 1), totals, &[list]),
        };
        (file(number), html)
    };
    (0..pages).map(page).collect()
}

fn file(page: usize) -> String {
    if page == 0 { "index.html".to_owned() } else { format!("index-{}.html", page + 1) }
}

type Panel = (&'static str, &'static str, Option<Markup>);

fn document(title: &str, totals: &Totals, panels: &[Panel]) -> String {
    let there = || panels.iter().filter_map(|(id, name, panel)| Some((*id, *name, panel.as_ref()?)));
    let body = html! {
        header { p .kicker { "All stories" } h1 { (title) } (head(totals)) }
        nav aria-label="Sections of this page" { ul { @for (id, name, _) in there() { li { a href={ "#" (id) } { (name) } } } } }
        main { @for (id, name, panel) in there() {
            section id=(id) aria-labelledby={ (id) "-h" } { h2 id={ (id) "-h" } { (name) } (panel) }
        } }
        footer { (foot::methods()) }
    };
    shell::document(title, &body)
}

fn head(totals: &Totals) -> Markup {
    html! {
        p .totals {
            strong { (count(totals.all.claims, "claim")) } " in " (counts(totals.stories, "story", "stories")) ", "
            (count(totals.all.words, "word")) " in all."
            @if let (Some(first), Some(last)) = (totals.days.first(), totals.days.last()) {
                " Stories of " (first.day.0) @if last.day != first.day { " to " (last.day.0) } "."
            }
        }
        @if totals.unread > 0 { ul .warnings { li { strong { "Note: " } (count(totals.unread, "document")) " could not be read." } } }
    }
}

fn panels(totals: &Totals) -> Vec<Panel> {
    vec![
        ("speakers", "Who said how much", Some(speakers(totals))),
        ("kinds", "How, and by whom", (totals.all.claims > 0).then(|| kinds(totals))),
        ("repeated", "Said again in several stories", repeated(totals)),
        ("timeline", "Timeline", days::panel(&totals.days)),
        ("map", "Map", places(totals)),
    ]
}

fn speakers(totals: &Totals) -> Markup {
    if totals.sources.is_empty() {
        return html! { p .empty { "Nobody is quoted." } };
    }
    let bars: Vec<Bar<'_>> = totals.sources.iter().map(bar).collect();
    let (shown, rest) = bars.split_at(bars.len().min(MOST_SOURCES));
    chart(shown, rest)
}

/// Some claims of those who say most, each with the story that it is from.
fn said(totals: &Totals, archive: &Archive) -> Option<Markup> {
    let of_source = |source: &SourceTotals| Some((source.claims, source.name.clone()?));
    let mut named: Vec<(u64, String)> = totals.sources.iter().filter_map(of_source).take(MOST_SAID).collect();
    named.dedup_by(|a, b| a.1 == b.1);
    let sources: Vec<_> =
        named.iter().filter_map(|(all, name)| Some((name, *all, archive.quoted.get(name)?))).collect();
    (!sources.is_empty()).then(|| html! {
        @for (number, (name, all, claims)) in sources.iter().enumerate() {
            details .said open[number < OPEN] {
                summary { bdi { (name) } ", " (count(*all, "claim")) }
                ul { @for claim in *claims { li {
                    span dir=[direction(&claim.text)] { (cut(&claim.text, 240)) }
                    small {
                        @if claim.stance != Stance::Asserts { (label(&claim.stance)) ", " }
                        "in " a href=(claim.link) { bdi { (cut(&claim.story, 80)) } }
                    }
                } } }
                @if *all > claims.len() as u64 { p .note { (claims.len()) " of " (count(*all, "claim")) ", each wording once; the pages of the stories have all." } }
            }
        }
    })
}

fn bar(source: &SourceTotals) -> Bar<'_> {
    Bar {
        name: speaker(source.name.as_deref(), source.kind == "article"),
        kind: match &*source.kind {
            "named_person" => "person",
            "unnamed_person" => "unnamed person",
            "article" => "not attributed",
            "unknown" => "not known",
            kind => kind,
        },
        words: Words {
            direct: source.direct,
            mixed: source.mixed,
            indirect: source.indirect,
            unattributed: source.words - source.direct - source.mixed - source.indirect,
        },
        claims: source.claims,
        number: None,
    }
}

fn kinds(totals: &Totals) -> Markup {
    let share = |part: u64, all: u64| format!("{:.0}%", part as f64 * 100.0 / all.max(1) as f64);
    let row = |name: &str, part: Count| {
        html! {
            tr { th scope="row" { (name) } td { (grouped(part.claims)) } td { (share(part.claims, totals.all.claims)) } td { (grouped(part.words)) } td { (share(part.words, totals.all.words)) } }
        }
    };
    let people = |gender: Gender| totals.genders.get(&gender).copied().unwrap_or_default();
    html! {
        div .scroll tabindex="0" role="group" aria-label="Claims by kind" { table .counts {
            thead { tr { th scope="col" { "Claims" } th scope="col" { "Number" } th scope="col" { "Share" } th scope="col" { "Words" } th scope="col" { "Share" } } }
            tbody {
                (row("of named sources", totals.named))
                (row("of unnamed sources", totals.unnamed))
                @for (kind, part) in &totals.kinds { (row(match *kind {
                    "direct" => "quoted",
                    "mixed" => "partly quoted",
                    "indirect" => "reported in the article\u{2019}s words",
                    _ => "not attributed",
                }, *part)) }
                @for (stance, claims) in &totals.stances {
                    tr { th scope="row" { "stance: " (stance.replace('_', " ")) } td { (grouped(*claims)) } td { (share(*claims, totals.all.claims)) } td {} td {} }
                }
            }
        } }
        h3 { "Men and women among the people named" }
        div .scroll tabindex="0" role="group" aria-label="Men and women" { table .counts {
            thead { tr { th scope="col" { "" } th scope="col" { "People" } th scope="col" { "Claims" } th scope="col" { "Words" } } }
            tbody { @for (name, gender) in [("men", Gender::Man), ("women", Gender::Woman), ("not told by a title or pronoun", Gender::Unknown)] {
                tr { th scope="row" { (name) } td { (grouped(people(gender).people)) } td { (grouped(people(gender).claims)) } td { (grouped(people(gender).words)) } }
            } }
        } }
        p .note { "Quotations to which no source was found: " (grouped(totals.unsourced)) "." }
    }
}

fn repeated(totals: &Totals) -> Option<Markup> {
    (!totals.repeated.is_empty()).then(|| html! {
        ol .repeated { @for quote in totals.repeated.iter().take(MOST_QUOTES) { li {
            blockquote dir=[direction(&quote.text)] { (cut(&quote.text, 400)) }
            p .note { bdi { (speaker(quote.source.as_deref(), false)) } ", in " (counts(quote.stories, "story", "stories")) ", first in " bdi { (quote.first) } }
            @if !quote.altered.is_empty() { ul { @for variant in &quote.altered {
                li { "altered in " bdi { (variant.first) } ": " q { bdi { (cut(&variant.text, 400)) } } @if variant.source != quote.source { ", given to " bdi { (speaker(variant.source.as_deref(), false)) } } }
            } } }
        } } }
        @if totals.repeated.len() > MOST_QUOTES { p .note { (count((totals.repeated.len() - MOST_QUOTES) as u64, "more quotation")) "." } }
    })
}

fn places(totals: &Totals) -> Option<Markup> {
    let spot = |place: &crate::summary::Place| Spot {
        name: place.name.clone(),
        at: (place.lon, place.lat),
        mentions: place.mentions,
        country: place.country.clone(),
        geonames: place.geonames,
    };
    let spots: Vec<Spot> = totals.places.iter().map(spot).collect();
    (!spots.is_empty()).then(|| map::of(&spots))
}

fn list(stories: &[Story], number: usize, pages: usize) -> Markup {
    if stories.is_empty() {
        return html! { p .empty { "There is no story." } };
    }
    html! {
        @if pages > 1 { (turn(number, pages)) }
        div .scroll tabindex="0" role="group" aria-label="Stories" { table .stories {
            thead { tr { th scope="col" { "Story" } th scope="col" { "Day" } th scope="col" { "Claims" } } }
            tbody { @for story in stories { tr {
                th scope="row" { a href=(story.page) { bdi { (cut(&story.name, 160)) } } @if story.is_unread { small { "could not be read" } } }
                td { @if let Some(day) = story.day { (day) } @else { "\u{2013}" } }
                td { (grouped(story.claims)) }
            } } }
        } }
    }
}

fn turn(number: usize, pages: usize) -> Markup {
    html! {
        nav .pager aria-label="Pages of the index" {
            @if number > 0 { a href=(file(number - 1)) { "Previous" } }
            span { "Page " (number + 1) " of " (pages) }
            @if number + 1 < pages { a href=(file(number + 1)) { "Next" } }
        }
    }
}
