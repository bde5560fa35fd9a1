//! By what the page was made, so that it can be made again; and the rules that its claims name.

use super::Page;
use super::words::name_of;
use crate::lexicon::COMPILED;
use crate::registry;
use crate::rules::Card;
use maud::{Markup, html};
use rustc_hash::FxHashMap;
use std::collections::BTreeSet;
use std::sync::LazyLock;

static CARDS: LazyLock<FxHashMap<&'static str, Card>> =
    LazyLock::new(|| registry::all().into_iter().map(|card| (card.id, card)).collect());

static FINGERPRINT: LazyLock<String> = LazyLock::new(|| registry::fingerprint(&COMPILED)[..16].to_owned());

/// The rule of this id.
pub fn rule(id: &str) -> Option<&'static Card> {
    CARDS.get(id)
}

pub fn panel(page: &Page<'_>) -> Markup {
    let report = page.report;
    let rules: BTreeSet<&str> = report.claims.iter().map(|claim| &*claim.rule).collect();
    html! {
        @if !rules.is_empty() {
            details {
                summary { "The rules that found these claims" }
                dl .rules {
                    @for card in rules.iter().filter_map(|id| rule(id)) {
                        dt id=(card.id) { (card.id) " " (card.name) }
                        dd { (card.why) }
                    }
                }
            }
        }
        (methods())
        p .methods { "SHA-256 of the text: " code { (name_of(&report.doc.sha256)) } "." }
    }
}

/// By what a page was made.
pub fn methods() -> Markup {
    html! {
        p .methods {
            "Made by whosaid " (env!("CARGO_PKG_VERSION")) " by rules (" code { (*FINGERPRINT) } "), with no model and no "
            "judgement of what is true."
        }
    }
}
