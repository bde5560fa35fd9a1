//! Thousands of claims: all are in the page, but as text that only a browser without script makes elements of. The script
//! shows them part by part.

use maud::{Markup, PreEscaped, html};

/// An article in parts.
pub fn article(parts: &[String]) -> Markup {
    html! {
        (pager("text-pages", "Parts of the article"))
        div #text .text {}
        @for part in parts { noscript .part { (PreEscaped(part)) } }
    }
}

/// A table, whose rows are written one a line.
pub fn table(head: &Markup, rows: &[Markup]) -> Markup {
    html! {
        (pager("rows-pages", "Pages of claims"))
        div #rows {}
        noscript .rows {
            table {
                (head)
                "\n"
                tbody { @for row in rows { "\n" (row) } "\n" }
            }
        }
    }
}

/// Filled by the script.
fn pager(id: &str, name: &str) -> Markup {
    html! { nav .pager id=(id) aria-label=(name) hidden {} }
}
