//! The page: a story, or two versions of one, put in or dropped, and the report of it beneath.

use crate::emit::html::{SCRIPT, STYLE, source};
use axum::body::Body;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use maud::{DOCTYPE, Markup, PreEscaped, html};

/// What it looks like, on top of what reports do.
const OWN_STYLE: &str = include_str!("page.css");
const OWN_SCRIPT: &str = include_str!("page.js");

/// The page, made once.
#[derive(Clone)]
pub struct Page {
    html: String,
    policy: HeaderValue,
}

impl Page {
    pub fn new(most_bytes: u64) -> Page {
        let style = format!("{STYLE}{OWN_STYLE}");
        // A report in a frame is held to this policy, too, and has its own style and script.
        let policy = format!(
            "default-src 'none'; style-src {} {}; script-src {} {}; connect-src 'self'; img-src data:; \
             form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
            source(&style),
            source(STYLE),
            source(OWN_SCRIPT),
            source(SCRIPT)
        );
        let page = html! {
            (DOCTYPE)
            html lang="en" {
                head {
                    meta charset="utf-8";
                    meta name="viewport" content="width=device-width, initial-scale=1";
                    meta name="color-scheme" content="light dark";
                    title { "whosaid \u{2013} who said what" }
                    link rel="icon" href="data:,";
                    style { (PreEscaped(&style)) }
                }
                body data-most=(most_bytes) { (body()) script { (PreEscaped(OWN_SCRIPT)) } }
            }
        };
        let policy = HeaderValue::from_str(&policy).unwrap_or(HeaderValue::from_static("default-src 'none'"));
        Page { html: page.into_string(), policy }
    }
}

impl IntoResponse for Page {
    fn into_response(self) -> Response {
        let mut response = Response::new(Body::from(self.html));
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
        headers.insert(header::CONTENT_SECURITY_POLICY, self.policy);
        response
    }
}

fn body() -> Markup {
    html! {
        a .skip href="#one" { "Skip to the story" }
        header {
            p .kicker { "whosaid" }
            h1 { "Who said what" }
            p { "Paste a story, or drop a file: text, a web page, NITF, NewsML, ninjs, a wire message. It is read here, on the machine that \
                runs this page, and forgotten." }
        }
        main {
            section aria-labelledby="one-h" {
                h2 #one-h { "Claims of a story" }
                form #one action="/extract?to=html" method="post" enctype="multipart/form-data" {
                    (story("story", "The story"))
                    div .ask {
                        (day("day-one"))
                        label { input type="checkbox" name="unattributed" value="true"; " the article\u{2019}s own statements, too" }
                        button { "Show who said what" }
                    }
                }
            }
            section aria-labelledby="two-h" {
                h2 #two-h { "Changes between two versions" }
                form #two action="/diff?to=html" method="post" enctype="multipart/form-data" {
                    div .versions { (story("old", "Before")) (story("new", "After")) }
                    div .ask { (day("day-two")) button { "Show what changed" } }
                }
            }
            p #told role="status" {}
            section #result aria-labelledby="result-h" hidden {
                h2 #result-h tabindex="-1" { "Report" }
                p .ask { button #save type="button" { "Save as a page" } button #json type="button" { "Save as JSON" } }
                iframe #report title="Report" sandbox="allow-scripts allow-popups allow-popups-to-escape-sandbox" allow="clipboard-write" {}
            }
        }
        footer { p { "For programs: " a href="/openapi.json" { "openapi.json" } ", " a href="/rules" { "rules" } "." } }
    }
}

/// A box for a text, into which a file can be dropped.
fn story(name: &str, label: &str) -> Markup {
    html! {
        div .story {
            label for=(name) { (label) }
            textarea #(name) name=(name) rows="9" spellcheck="false" dir="auto" {}
            label .file { "or a file " input type="file" name=(name); }
        }
    }
}

fn day(id: &str) -> Markup {
    html! { label for=(id) { "Day of the story " } input #(id) type="date" name="date"; }
}
