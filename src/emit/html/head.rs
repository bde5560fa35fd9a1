//! What a page is of: the article, its day, and all that a reader should know before.

use super::words::{count, label, web_address};
use super::{Page, shell};
use crate::report::{DateFrom, ErrorRecord, Report};
use maud::{Markup, html};

/// What the page is called.
pub fn title(report: &Report<'_>) -> String {
    let title = report.doc.title.as_deref().filter(|title| !title.trim().is_empty());
    format!("{} \u{2013} who said what", title.unwrap_or(&report.doc.id))
}

/// The way to the page of all stories.
pub fn home(index: Option<&str>) -> Markup {
    html! { @if let Some(index) = index { p .home { a href=(index) { "All stories" } } } }
}

pub fn panel(page: &Page<'_>) -> Markup {
    let doc = &page.report.doc;
    let title = doc.title.as_deref().filter(|title| !title.trim().is_empty());
    html! {
        p .kicker { "Who said what" }
        h1 dir="auto" { (title.unwrap_or(&doc.id)) }
        (facts(page))
        (totals(page))
        @if !page.report.warnings.is_empty() {
            ul .warnings aria-label="What to know before" {
                @for warning in &page.report.warnings { li { strong { "Note: " } bdi { (warning.message) } } }
            }
        }
    }
}

/// Where it is from.
fn facts(page: &Page<'_>) -> Markup {
    let doc = &page.report.doc;
    let from = match doc.date_from {
        DateFrom::Flag => "the day that was given",
        DateFrom::Metadata => "told by the file",
        DateFrom::Dateline => "told by the dateline",
        DateFrom::Text => "a guess from the text",
        DateFrom::None => "",
    };
    html! {
        dl .facts {
            @if doc.title.is_some() { div { dt { "Id" } dd { bdi { (doc.id) } } } }
            @if let Some(path) = &doc.path { div { dt { "File" } dd { bdi { (path) } } } }
            @if let Some(url) = &doc.url {
                div { dt { "Address" } dd {
                    @if let Some(address) = web_address(url) {
                        a href=(address) rel="noreferrer noopener" { bdi { (url) } }
                    } @else { bdi { (url) } }
                } }
            }
            @if !doc.bylines.is_empty() {
                div { dt { "By" } dd { @for (i, name) in doc.bylines.iter().enumerate() { @if i > 0 { ", " } bdi { (name) } } } }
            }
            @if let Some(place) = doc.dateline.as_ref().and_then(|line| line.place.as_ref()) {
                div { dt { "Dateline" } dd { bdi { (place) } } }
            }
            @match &doc.date {
                Some(day) => { div { dt { "Day" } dd { time datetime=(day.0) { (day.0) } " (" (from) ")" } } }
                None => { div { dt { "Day" } dd { "not known" } } }
            }
        }
    }
}

/// How much was found.
fn totals(page: &Page<'_>) -> Markup {
    let named = page.speakers.all.iter().filter(|speaker| speaker.name.is_some()).count() as u64;
    let words = page.speakers.all.iter().map(|speaker| speaker.words.all()).sum();
    html! {
        p .totals {
            strong { (count(page.report.claims.len() as u64, "claim")) } " of " (count(named, "source")) ", "
            (count(words, "word")) " in all; "
            (count(page.report.sentences.len() as u64, "sentence")) ", format " (label(&page.report.doc.format)) "."
        }
    }
}

/// In place of the page of an article that could not be read.
pub fn error(record: &ErrorRecord<'_>, index: Option<&str>) -> String {
    let name = record.id.as_deref().or(record.path.as_deref()).unwrap_or("An article");
    let body = html! {
        header {
            (home(index))
            p .kicker { "Who said what" }
            h1 dir="auto" { (name) }
            ul .warnings {
                li { strong { "This could not be read: " } bdi { (record.error.message) } " (" (record.error.code) ")" }
                @if let Some(path) = &record.path {
                    li { "File: " bdi { (path) } @if let Some(line) = record.line { ", line " (line) } }
                }
            }
        }
    };
    shell::document(&format!("{name} \u{2013} not read"), &body)
}
