//! CSV (RFC 4180) and TSV: one row a claim, for spreadsheets and databases.

use super::Emit;
use super::story::name_of;
use crate::report::rows::{self, ClaimRow, DocumentRow};
use crate::report::{ErrorRecord, Report};
use csv::{QuoteStyle, Terminator};
use std::borrow::Cow;
use std::io;
use unicode_normalization::UnicodeNormalization;

/// The columns, and what stands in them. Several things in one cell are kept apart by "; ".
pub const COLUMNS: [(&str, &str); 29] = [
    ("doc_id", "the article's id"),
    ("path", "the file it was read from; empty for standard input"),
    ("url", "its address, where it has one"),
    ("title", "its headline, where it is known"),
    ("doc_date", "the day relative dates count from"),
    ("claim", "the claim's id within the article"),
    ("key", "the same for the same claim in another version of the article"),
    ("kind", "direct, indirect, mixed or unattributed"),
    ("source", "who says it, resolved: what \"he\" stands for"),
    ("source_words", "the words that name the source"),
    ("source_type", "named_person, unnamed_person, group, organization, document or unknown"),
    ("cue", "the words that attribute"),
    ("lemma", "the cue's dictionary form"),
    ("addressee", "told whom"),
    ("said_at", "the day or time of the saying, as TIMEX3"),
    ("venue", "a statement, an interview, remarks on television"),
    ("stance", "asserts, denies, declines, not_confirmed, asks, promises, believes or wants"),
    ("certainty", "certain, probable, possible or unknown, as the source puts it"),
    ("polarity", "positive or negative"),
    ("confidence", "how sure the rules are of the claim, from 0 to 1"),
    ("content", "the words of what is said"),
    ("start", "where the content begins"),
    ("end", "where it ends"),
    ("parent", "the claim this one is reported inside"),
    ("entities", "the people, places and organizations in the content"),
    ("dates", "the dates in the content, as TIMEX3"),
    ("distances", "the distances in the content"),
    ("rule", "the rule that found it"),
    ("error", "in place of a claim: why the article could not be read"),
];

/// Rows of cells.
#[derive(Clone, Copy, Debug)]
pub struct Table {
    /// CSV quotes what needs it; TSV, which has no quotes, takes tabs and line breaks out of the cells.
    pub tabs: bool,
    /// Leave cells that a spreadsheet would run as formulas as they are.
    pub raw: bool,
    /// Begin with a byte order mark.
    pub bom: bool,
}

impl Emit for Table {
    fn begin(&self, out: &mut Vec<u8>) {
        self.begin_with(COLUMNS.iter().map(|(name, _)| *name), out);
    }

    fn report(&self, report: &Report<'_>, out: &mut Vec<u8>) -> io::Result<()> {
        let doc = rows::document(report);
        for claim in rows::claims(report) {
            self.row(cells(&doc, claim).into_iter(), out);
        }
        Ok(())
    }

    fn error(&self, record: &ErrorRecord<'_>, out: &mut Vec<u8>) -> io::Result<()> {
        let mut cells: [Cow<'_, str>; COLUMNS.len()] = Default::default();
        cells[0] = record.id.as_deref().unwrap_or_default().into();
        cells[1] = record.path.as_deref().unwrap_or_default().into();
        let line = record.line.map(|line| format!("line {line}: ")).unwrap_or_default();
        cells[COLUMNS.len() - 1] = format!("{}: {line}{}", record.error.code, record.error.message).into();
        self.row(cells.into_iter(), out);
        Ok(())
    }
}

impl Table {
    /// Writes the names of some columns.
    pub fn begin_with<'c>(&self, columns: impl Iterator<Item = &'c str>, out: &mut Vec<u8>) {
        if self.bom {
            out.extend_from_slice("\u{feff}".as_bytes());
        }
        self.row(columns.map(Cow::Borrowed), out);
    }

    /// Writes a row.
    pub fn row<'c>(&self, cells: impl Iterator<Item = Cow<'c, str>>, out: &mut Vec<u8>) {
        let mut csv = csv::WriterBuilder::new();
        if self.tabs {
            csv.delimiter(b'\t').terminator(Terminator::Any(b'\n')).quote_style(QuoteStyle::Never);
        } else {
            csv.terminator(Terminator::CRLF);
        }
        let mut csv = csv.from_writer(out);
        let written = cells.map(|cell| self.cell(cell)).try_for_each(|cell| csv.write_field(&*cell));
        let written = written.and_then(|()| csv.write_record(None::<&[u8]>));
        debug_assert!(written.is_ok(), "it is written to memory: {written:?}");
    }

    /// What stands in a cell.
    fn cell<'c>(&self, mut cell: Cow<'c, str>) -> Cow<'c, str> {
        let is_formula = !self.raw && runs(&cell);
        if self.tabs && cell.contains(BREAKS) {
            cell = cell.replace(BREAKS, " ").into();
        }
        if is_formula { format!("'{cell}").into() } else { cell }
    }
}

/// What no cell of TSV may have.
const BREAKS: [char; 3] = ['\t', '\n', '\r'];

/// Whether a spreadsheet could run the cell: a sign that begins a formula, of any width, perhaps behind what is not seen,
/// or white space that some take for the start of one.
fn runs(cell: &str) -> bool {
    let mut seen = cell.trim_start_matches(is_blank).chars().take(1).nfkc();
    cell.starts_with(['\t', '\r', '\n']) || matches!(seen.next(), Some('=' | '+' | '-' | '@' | '−'))
}

/// What is not seen: white space, control characters, and those that Unicode lets nobody draw.
fn is_blank(c: char) -> bool {
    c.is_whitespace()
        || c.is_control()
        || matches!(
            c,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{3164}'
        )
        || matches!(c, '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}')
        || matches!(c, '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}')
        || matches!(c, '\u{fff0}'..='\u{fff8}' | '\u{e0000}'..='\u{e0fff}')
}

fn cells<'r>(doc: &DocumentRow<'r>, claim: ClaimRow<'r>) -> [Cow<'r, str>; COLUMNS.len()] {
    let optional = |text: Option<&'r str>| Cow::Borrowed(text.unwrap_or_default());
    let number = |number: Option<u32>| number.map(|number| number.to_string()).unwrap_or_default().into();
    let id = |number: u32| format!("c{number}");
    let joined = |names: &[&str]| Cow::Owned(names.join("; "));
    [
        claim.doc_id.into(),
        optional(doc.path),
        optional(doc.url),
        optional(doc.title),
        claim.doc_date.as_ref().map(name_of).unwrap_or_default().into(),
        id(claim.claim).into(),
        name_of(&claim.key).into(),
        name_of(&claim.kind).into(),
        optional(claim.source),
        claim.source_words.unwrap_or_default(),
        name_of(&claim.source_type).into(),
        claim.cue.unwrap_or_default(),
        optional(claim.lemma),
        optional(claim.addressee),
        optional(claim.said_at),
        optional(claim.venue),
        name_of(&claim.stance).into(),
        name_of(&claim.certainty).into(),
        name_of(&claim.polarity).into(),
        claim.confidence.map(|share| format!("{share:.2}")).unwrap_or_default().into(),
        claim.content,
        number(claim.content_spans.first().map(|span| span.start)),
        number(claim.content_spans.last().map(|span| span.end)),
        claim.parent.map(id).unwrap_or_default().into(),
        joined(&claim.entity_names),
        joined(&claim.date_values),
        joined(&claim.distance_texts),
        claim.rule.into(),
        "".into(),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(table: Table, cells: &[&str]) -> String {
        let mut out = Vec::new();
        table.row(cells.iter().map(|&cell| cell.into()), &mut out);
        String::from_utf8(out).expect("UTF-8")
    }

    #[test]
    fn cells_are_quoted_and_no_formula_is_run() {
        let cells = ["a", "b, c", "\"d\"", "e\nf", "=1+1", "-5", "@x", "", " g"];
        let csv = row(Table { tabs: false, raw: false, bom: false }, &cells);
        for hidden in [
            "\n=1",
            "\u{feff}=1",
            "\u{a0}@x",
            "\u{200b}+1",
            " -1",
            "＝1",
            "\r\n=1",
            "\u{ad}=1",
            "\u{202e}\u{3164}@x",
            "﹢1",
        ] {
            assert!(runs(hidden), "{hidden:?}");
        }
        assert!(!runs(" Ann Lee") && !runs("3-1") && !runs("\u{feff}"));
        assert_eq!(csv, "a,\"b, c\",\"\"\"d\"\"\",\"e\nf\",'=1+1,'-5,'@x,, g\r\n");
        let raw = row(Table { tabs: false, raw: true, bom: false }, &cells[4..]);
        assert_eq!(raw, "=1+1,-5,@x,, g\r\n");
        let tsv = row(Table { tabs: true, raw: false, bom: false }, &["a\tb", "c\nd", "\"e\"", "+f"]);
        assert_eq!(tsv, "a b\tc d\t\"e\"\t'+f\n");
    }

    #[test]
    fn a_row_has_a_cell_for_every_column() {
        let article = crate::Article {
            id: "harbour".to_owned(),
            text: "The harbour will reopen on Monday, Ann Lee said.".into(),
            ..crate::Article::default()
        };
        let report = crate::Pipeline::new().run(&article, &crate::Options::default());
        let mut out = Vec::new();
        let table = Table { tabs: true, raw: false, bom: false };
        table.begin(&mut out);
        table.report(&report, &mut out).expect("plain data");
        let text = String::from_utf8(out).expect("UTF-8");
        let rows: Vec<Vec<&str>> = text.lines().map(|line| line.split('\t').collect()).collect();
        assert!(rows.len() > 1 && rows.iter().all(|row| row.len() == COLUMNS.len()), "{text}");
        let cell = |name: &str| rows[1][COLUMNS.iter().position(|(column, _)| *column == name).expect("a column")];
        assert_eq!((cell("doc_id"), cell("source"), cell("kind")), ("harbour", "Ann Lee", "indirect"));
        assert_eq!(cell("content"), "The harbour will reopen on Monday");
        let mut marked = Vec::new();
        Table { bom: true, ..table }.begin(&mut marked);
        assert!(marked.starts_with(b"\xef\xbb\xbfdoc_id\t"));
    }
}
