//! What the formats of others need of a report: its text, cut by its offsets, and names for both that hold anywhere.

use super::cut::Cut;
use crate::report::{Report, TextSpan};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use std::ops::Range;

/// A report with its text, which it must hold (`with_text`).
pub(super) struct Story<'r> {
    pub report: &'r Report<'r>,
    pub text: &'r str,
    cut: Cut,
}

impl<'r> Story<'r> {
    pub fn of(report: &'r Report<'r>) -> Story<'r> {
        let text = report.doc.text.as_deref().unwrap_or_default();
        Story { report, text, cut: Cut::new(text, report.offsets) }
    }

    /// The bytes of the text between two offsets.
    pub fn range(&self, start: u32, end: u32) -> Range<usize> {
        self.cut.range(self.text, start, end)
    }

    /// The bytes of a span of the text.
    pub fn bytes(&self, span: &TextSpan<'_>) -> Range<usize> {
        self.range(span.start, span.end)
    }
}

/// What the article is called on the web: its address, else a name made of its text (RFC 6920).
pub(super) fn iri(report: &Report<'_>) -> String {
    let is_address = |url: &&str| {
        let (plain, marks) = (|byte: u8| byte.is_ascii_graphic(), b"\"<>\\^`{|}");
        (url.starts_with("https://") || url.starts_with("http://"))
            && url.bytes().all(|byte| plain(byte) && !marks.contains(&byte))
    };
    let address = report.doc.url.as_deref().filter(is_address);
    address.map_or_else(|| named_by_text(report), str::to_owned)
}

/// The name that is made of the text, under which the parts of a report are named: nobody else's.
pub(super) fn named_by_text(report: &Report<'_>) -> String {
    format!("ni:///sha-256;{}", URL_SAFE_NO_PAD.encode(report.doc.sha256.0))
}

/// A value of a small vocabulary, by its name in reports.
pub(super) fn name_of(value: &impl serde::Serialize) -> String {
    serde_json::to_string(value).unwrap_or_default().trim_matches('"').to_owned()
}
