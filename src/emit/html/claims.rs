//! The claims as a table, each row with all that is known of its claim, and the filters.

use super::article::colour;
use super::words::{count, cut, direction, label, name_of, source_type, speaker, via};
use super::{Page, foot, large};
use crate::report::{Certainty, Claim, ClaimKind, EntityId, Polarity, SourceType, Stance, TextSpan};
use maud::{Markup, html};
use std::collections::BTreeSet;

pub fn panel(page: &Page<'_>) -> Markup {
    let claims = &page.report.claims;
    if claims.is_empty() {
        return html! { p .empty { "No claims were found: the article attributes nothing to anyone, or nothing that the filters let through." } };
    }
    let rows: Vec<Markup> = (0..claims.len()).map(|number| Row { page, number }.write()).collect();
    html! {
        (filters(page))
        @if page.is_large() { (large::table(&head(), &rows)) }
        @else { div #rows { table { (head()) tbody { @for row in &rows { (row) } } } } }
    }
}

fn head() -> Markup {
    html! {
        thead { tr { th scope="col" { "No." } th scope="col" { "Who" } th scope="col" { "What" } th scope="col" { "How" } th scope="col" { "Sure" } } }
    }
}

/// Shown by the script, which alone can work them.
fn filters(page: &Page<'_>) -> Markup {
    let claims = &page.report.claims;
    let stances: BTreeSet<String> = claims.iter().map(|claim| name_of(&claim.stance)).collect();
    let kinds: BTreeSet<String> = claims.iter().map(|claim| name_of(&claim.kind)).collect();
    let least = claims.iter().filter_map(percent).min().unwrap_or(0);
    html! {
        form #filters .filters role="search" aria-label="Filter the claims" hidden {
            label { "Words " input #words type="search" autocomplete="off"; }
            label { "Source " select #source {
                option value="" { "all" }
                @for (number, found) in page.speakers.all.iter().enumerate().take(MOST_SOURCES) {
                    option value=(number) { (cut(speaker(found.name, found.is_article), 60)) " (" (found.claims) ")" }
                }
            } }
            @if kinds.len() > 1 { (choice("kind", "Kind", &kinds)) }
            @if stances.len() > 1 { (choice("stance", "Stance", &stances)) }
            label { "Sure from " input #sure type="range" min=(least) max="100" step="1" value=(least); " " output #sure-of for="sure" { (least) "%" } }
            label { input #numbers type="checkbox"; " with a number" }
            label { input #unnamed type="checkbox"; " unnamed source" }
            button #clear type="reset" { "Clear" }
        }
        p #shown .shown aria-live="polite" { (count(claims.len() as u64, "claim")) }
    }
}

/// Sources that can be chosen from a list.
const MOST_SOURCES: usize = 100;

fn choice(id: &str, name: &str, values: &BTreeSet<String>) -> Markup {
    html! {
        label { (name) " " select id=(id) {
            option value="" { "all" }
            @for value in values { option value=(value) { (value.replace('_', " ")) } }
        } }
    }
}

fn percent(claim: &Claim<'_>) -> Option<u32> {
    claim.confidence.filter(|share| share.0.is_finite()).map(|share| (share.0.clamp(0.0, 1.0) * 100.0).round() as u32)
}

struct Row<'p, 'r> {
    page: &'p Page<'r>,
    number: usize,
}

impl<'r> Row<'_, 'r> {
    fn claim(&self) -> &'r Claim<'r> {
        &self.page.report.claims[self.number]
    }

    fn write(&self) -> Markup {
        let claim = self.claim();
        let speaker = self.page.speakers.of[self.number];
        let percent = percent(claim);
        let flags = format!("{}{}", if has_number(claim) { "n" } else { "" }, if is_unnamed(claim) { "u" } else { "" });
        let number = u64::from(claim.id.0) + 1;
        html! {
            tr id=(claim.id) data-s=(speaker) data-k=(name_of(&claim.kind)) data-t=[(claim.stance != Stance::Asserts).then(|| name_of(&claim.stance))]
                data-p=[percent] data-f=[(!flags.is_empty()).then_some(flags)] {
                td { a href={ "#m" (number) } { (number) } }
                td class=[colour(speaker)] { (self.who()) }
                td {
                    div dir=[claim.content.first().and_then(|piece| direction(&piece.text))] { @for (i, piece) in claim.content.iter().enumerate() { @if i > 0 { " \u{2026} " } (piece.text) } }
                    @if !self.page.is_large() { details { summary { "More" } (self.more()) } }
                }
                td { (how(claim)) }
                td { @if let Some(percent) = percent { (percent) "%" } @else { "\u{2013}" } }
            }
        }
    }

    fn who(&self) -> Markup {
        let (claim, found) = (self.claim(), &self.page.speakers.all[self.page.speakers.of[self.number]]);
        let resolved = via(&claim.source.via);
        html! {
            bdi { (speaker(claim.source.name.as_deref().or(found.name), found.is_article)) }
            @if !self.page.is_large() && !found.is_article {
                small {
                    (source_type(claim.source.kind))
                    @if let Some(resolved) = resolved && !claim.source.spans.is_empty() {
                        ", as " q { bdi { (joined(&claim.source.spans)) } } " (" (resolved) ")"
                    }
                }
            }
        }
    }

    /// All that is known of the claim, part by part.
    fn more(&self) -> Markup {
        let (claim, report) = (self.claim(), self.page.report);
        let date = claim.said_at.and_then(|id| report.dates.get(id.index()));
        let dates = claim.dates.iter().filter_map(|id| report.dates.get(id.index()));
        let lengths = claim.distances.iter().filter_map(|id| report.distances.get(id.index()));
        let inner: Vec<_> = report.claims.iter().filter(|inner| inner.parent == Some(claim.id)).take(20).collect();
        html! {
            dl {
                @if !claim.cue.spans.is_empty() { (part("Words that attribute", &joined(&claim.cue.spans))) }
                @if let Some(told) = &claim.addressee { (part("To whom", &told.text)) }
                @if let Some(venue) = &claim.venue { (part("Where", venue)) }
                @if let Some(date) = date { (part("Said on", &format!("{} ({})", date.value, date.text))) }
                @if !claim.entities.is_empty() { (part("Names", &self.names(&claim.entities))) }
                @for date in dates { (part("Date", &format!("{} = {}", date.text, date.value))) }
                @for length in lengths {
                    (part("Distance", &format!("{}{}", length.text, length.metres.map(|m| format!(" = {m} m")).unwrap_or_default())))
                }
                @if let Some(parent) = claim.parent { div { dt { "Reported inside" } dd { a href={ "#" (parent) } { (parent) } } } }
                @if !inner.is_empty() {
                    div { dt { "Reports" } dd { @for inner in inner { a href={ "#" (inner.id) } { (inner.id) } " " } } }
                }
                div { dt { "Found by" } dd {
                    @match foot::rule(&claim.rule) {
                        Some(card) => { a href={ "#" (card.id) } { (card.id) } " " (card.name) }
                        None => { (claim.rule) }
                    }
                } }
                (part("Key", &name_of(&claim.key)))
            }
        }
    }

    fn names(&self, ids: &[EntityId]) -> String {
        let names = ids.iter().filter_map(|id| Some(&*self.page.report.entities.get(id.index())?.name));
        names.collect::<Vec<_>>().join(", ")
    }
}

fn part(name: &str, text: &str) -> Markup {
    html! { div { dt { (name) } dd { bdi { (text) } } } }
}

/// How it is said: only what is not as usual is told besides stance and kind.
fn how(claim: &Claim<'_>) -> Markup {
    html! {
        (label(&claim.stance))
        small {
            (match claim.kind {
                ClaimKind::Direct => "quoted",
                ClaimKind::Mixed => "partly quoted",
                ClaimKind::Indirect => "reported",
                ClaimKind::Unattributed => "not attributed",
            })
            @if claim.certainty != Certainty::Certain && claim.certainty != Certainty::Unknown { ", " (label(&claim.certainty)) }
            @if claim.polarity == Polarity::Negative { ", negative" }
        }
    }
}

fn joined(spans: &[TextSpan<'_>]) -> String {
    spans.iter().map(|span| &*span.text).collect::<Vec<_>>().join(" \u{2026} ")
}

fn has_number(claim: &Claim<'_>) -> bool {
    claim.content.iter().any(|piece| piece.text.contains(|c: char| c.is_ascii_digit()))
}

fn is_unnamed(claim: &Claim<'_>) -> bool {
    claim.kind != ClaimKind::Unattributed
        && (claim.source.kind == SourceType::UnnamedPerson || claim.source.name.is_none())
}
