//! Quotations that no claim has, openly: what was not understood.

use super::Page;
use super::words::direction;
use maud::{Markup, html};

/// None where they were not looked for.
pub fn panel(page: &Page<'_>) -> Option<Markup> {
    let quotes = page.report.unsourced.as_ref()?;
    Some(html! {
        @if quotes.is_empty() { p .empty { "None: no quotation that is long enough for speech lacks a source." } }
        @else {
            p .note { "Long enough for speech, and nobody was found to say it. Some are titles or terms and no speech." }
            ol .unsourced {
                @for quote in quotes {
                    li {
                        blockquote dir=[direction(&quote.text)] { (quote.text) }
                        @if !quote.not.is_empty() {
                            ul { @for other in &quote.not {
                                li {
                                    "not " bdi { (other.name) }
                                    @if let Some(claim) = other.claim { " (" a href={ "#" (claim) } { (claim) } ")" }
                                    ": " (other.why)
                                }
                            } }
                        }
                    }
                }
            }
        }
    })
}
