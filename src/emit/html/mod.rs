//! A report as a page that people look at: one file, which asks for nothing from anywhere.
//!
//! ```text
//! Report --Page (texts cut, speakers counted)--> head, article, claims, speakers, timeline, map, network --shell--> HTML
//! ```
//!
//! What is written is escaped by the templates (maud); the finished page is gone over once more, so that no control
//! character is left in it (`shell`). Style and script are constants, and the page allows nothing else, by their hashes.
//! All is there without the script, which only filters and selects. Does NOT find anything.

mod article;
mod claims;
mod days;
mod diff;
mod foot;
mod head;
mod history;
mod land;
mod large;
mod map;
mod marks;
mod network;
mod scale;
mod shell;
mod speakers;
mod summary;
mod timeline;
mod unsourced;
mod view;
mod words;

pub use diff::{chain, diff};
pub use shell::{SCRIPT, STYLE, source};
pub use summary::{Archive, Quoted, Story, index, summary};

use super::Emit;
use super::cut::Cut;
use crate::report::{ErrorRecord, Report};
use crate::summary::Speakers;
use maud::{Markup, html};
use std::io;

/// Pages.
#[derive(Clone, Copy, Debug, Default)]
pub struct Html {
    /// The page of all stories, where there is one.
    pub index: Option<&'static str>,
}

impl Emit for Html {
    fn most_claims(&self) -> usize {
        MOST_CLAIMS
    }

    fn report(&self, report: &Report<'_>, out: &mut Vec<u8>) -> io::Result<()> {
        out.extend_from_slice(written(report, self.index).as_bytes());
        Ok(())
    }

    fn error(&self, record: &ErrorRecord<'_>, out: &mut Vec<u8>) -> io::Result<()> {
        out.extend_from_slice(head::error(record, self.index).as_bytes());
        Ok(())
    }
}

/// From so many claims on, a browser would be slow with all of them at once: the script shows them part by part.
const LARGE: usize = 1000;

/// A page lies in memory as a whole, with what it is made of.
const MOST_CLAIMS: usize = 16_000;

/// What the panels of a report's page draw from.
struct Page<'r> {
    report: &'r Report<'r>,
    /// Empty where the report comes without its text.
    text: &'r str,
    cut: Cut,
    speakers: Speakers<'r>,
}

impl<'r> Page<'r> {
    fn of(report: &'r Report<'r>) -> Page<'r> {
        let text = report.doc.text.as_deref().unwrap_or_default();
        Page { report, text, cut: Cut::new(text, report.offsets), speakers: Speakers::of(report) }
    }

    fn is_large(&self) -> bool {
        self.report.claims.len() > LARGE
    }
}

/// The page of a report. To show the article and the quotations without a source, it is to hold them (`with_text`,
/// `with_unsourced`).
pub fn page(report: &Report<'_>) -> String {
    written(report, None)
}

fn written(report: &Report<'_>, index: Option<&str>) -> String {
    let page = Page::of(report);
    let panels: [(&str, &str, Option<Markup>); 7] = [
        ("article", "Article", article::panel(&page)),
        ("claims", "Claims", Some(claims::panel(&page))),
        ("speakers", "Who said how much", speakers::panel(&page)),
        ("timeline", "Timeline", timeline::panel(&page)),
        ("map", "Map", map::panel(&page)),
        ("network", "Who speaks of whom", network::panel(&page)),
        ("unsourced", "Quotations without a source", unsourced::panel(&page)),
    ];
    let there = || panels.iter().filter_map(|(id, name, panel)| Some((*id, *name, panel.as_ref()?)));
    let body = html! {
        a .skip href="#claims" { "Skip to the claims" }
        header { (head::home(index)) (head::panel(&page)) }
        nav aria-label="Sections of this page" { ul { @for (id, name, _) in there() { li { a href={ "#" (id) } { (name) } } } } }
        main {
            @for (id, name, panel) in there() {
                section id=(id) aria-labelledby={ (id) "-h" } { h2 id={ (id) "-h" } { (name) } (panel) }
            }
        }
        footer { (foot::panel(&page)) }
    };
    shell::document(&head::title(report), &body)
}
