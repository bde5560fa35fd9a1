//! The paragraphs of marked-up text: what breaks them, what is not part of them, and how their white space goes.

use std::borrow::Cow;

/// What an element does to the flow of the text. One table for HTML, XHTML, NITF and what agencies make of them.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Flow {
    /// Goes on in the paragraph it stands in.
    Inline,
    /// Begins and ends a paragraph.
    Block,
    /// A cell of a table row.
    Cell,
    /// Ends a line.
    Break,
    /// Keeps the lines of its text.
    Preformatted,
    /// Is no text of the story: scripts, pictures with their captions, forms, navigation.
    Skip,
}

/// What the element of this local name does.
pub fn flow(name: &str) -> Flow {
    match name {
        "br" => Flow::Break,
        "pre" => Flow::Preformatted,
        "td" | "th" => Flow::Cell,
        "p" | "div" | "section" | "article" | "main" | "header" | "footer" | "body" | "html" | "blockquote" | "address"
        | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "hgroup" | "ul" | "ol" | "li" | "dl" | "dt" | "dd" | "table"
        | "caption" | "thead" | "tbody" | "tfoot" | "tr" | "hr" | "center" | "details" | "summary" | "fieldset"
        | "aside" | "nav" | "figure" | "figcaption" | "form"
        // NITF
        | "nitf" | "body.head" | "body.content" | "body.end" | "block" | "hedline" | "headline" | "hl1" | "hl2"
        | "byline" | "dateline" | "abstract" | "bq" | "credit" | "fn" | "nitf-table" | "note" | "tagline" | "lead"
        | "paragraph" => Flow::Block,
        "script" | "style" | "noscript" | "template" | "head" | "title" | "iframe" | "object" | "embed" | "applet"
        | "video" | "audio" | "picture" | "img" | "svg" | "math" | "canvas" | "map" | "select" | "textarea"
        | "input" | "button" | "datalist" | "dialog" | "media" | "media-caption" | "media-producer"
        | "media-reference" | "media-metadata" | "nitf-table-metadata" | "copyrite" | "virtloc" => Flow::Skip,
        _ => Flow::Inline,
    }
}

/// Elements that hold no text of the story where a whole page is read, though they may where only a story is.
pub fn is_page_furniture(name: &str) -> bool {
    matches!(name, "nav" | "aside" | "footer" | "form" | "figure" | "figcaption" | "menu")
}

/// A line break in a paragraph that was asked for, as against the white space of the source.
const BREAK: char = '\u{b}';
/// The end of a table's cell.
const CELL: char = '\u{1f}';

/// Text under way, paragraph by paragraph.
#[derive(Debug, Default)]
pub struct Paragraphs {
    out: String,
    under_way: String,
    preformatted: bool,
    /// Whether lines end where they do in the source.
    lines: bool,
}

impl Paragraphs {
    /// Of a source whose line breaks count.
    pub fn of_lines() -> Paragraphs {
        Paragraphs { lines: true, ..Paragraphs::default() }
    }

    /// Goes on with the paragraph.
    pub fn text(&mut self, text: &str) {
        if self.preformatted || self.lines {
            for (number, line) in text.split('\n').enumerate() {
                if number > 0 {
                    self.under_way.push(BREAK);
                }
                self.under_way.push_str(line);
            }
        } else {
            self.under_way.push_str(text);
        }
    }

    /// An element begins.
    pub fn open(&mut self, flow: Flow) {
        match flow {
            Flow::Block => self.end(),
            Flow::Preformatted => {
                self.end();
                self.preformatted = true;
            }
            Flow::Break => self.under_way.push(BREAK),
            Flow::Cell if !self.under_way.trim_ascii().is_empty() => self.under_way.push(CELL),
            Flow::Cell | Flow::Inline | Flow::Skip => {}
        }
    }

    /// An element ends.
    pub fn close(&mut self, flow: Flow) {
        match flow {
            Flow::Block => self.end(),
            Flow::Preformatted => {
                self.end();
                self.preformatted = false;
            }
            _ => {}
        }
    }

    /// Whether a line has ended and the next has not begun.
    pub fn ends_in_break(&self) -> bool {
        self.under_way.trim_end_matches([' ', '\n', '\r', '\t', '\u{a0}']).ends_with(BREAK)
    }

    /// Ends the paragraph.
    pub fn end(&mut self) {
        push_paragraph(&self.under_way, &mut self.out);
        self.under_way.clear();
    }

    /// The paragraphs, a blank line between them.
    pub fn finish(mut self) -> String {
        self.end();
        self.out
    }
}

/// Adds a paragraph's text, with its white space set in order.
fn push_paragraph(raw: &str, out: &mut String) {
    let indented = has_indented_paragraphs(raw);
    for part in Breaks(raw) {
        for part in (Indents { rest: Some(part), on: indented }) {
            push_line(part, out);
        }
    }
}

/// A stretch between two or more asked-for line breaks in a row.
struct Breaks<'a>(&'a str);

impl<'a> Iterator for Breaks<'a> {
    type Item = &'a str;

    fn next(&mut self) -> Option<&'a str> {
        if self.0.is_empty() {
            return None;
        }
        let mut seen: Option<usize> = None;
        for (at, c) in self.0.char_indices() {
            match c {
                BREAK => match seen {
                    Some(first) => {
                        let part = &self.0[..first];
                        self.0 = &self.0[at + 1..];
                        return Some(part);
                    }
                    None => seen = Some(at),
                },
                _ if c.is_whitespace() => {}
                _ => seen = None,
            }
        }
        Some(std::mem::take(&mut self.0))
    }
}

/// Wire text in a single element: some lines begin flush left, others are indented, and those begin paragraphs.
/// The lines of neatly printed XML are all indented.
fn has_indented_paragraphs(raw: &str) -> bool {
    let (mut flush, mut indented) = (0, 0);
    for line in raw.split('\n').skip(1).filter(|line| !line.trim().is_empty()) {
        match line.len() - line.trim_start_matches(' ').len() {
            0 | 1 => flush += 1,
            2..=8 => indented += 1,
            _ => {}
        }
    }
    flush > 0 && indented > 0
}

/// Stretches that begin with an indented line, or follow a blank one; and the credits.
struct Indents<'a> {
    rest: Option<&'a str>,
    on: bool,
}

impl<'a> Iterator for Indents<'a> {
    type Item = &'a str;

    fn next(&mut self) -> Option<&'a str> {
        let rest = self.rest?;
        let mut from = 0;
        while let Some(newline) = rest[from..].find('\n').map(|at| from + at) {
            let next = &rest[newline + 1..];
            let line = next.split('\n').next().unwrap_or_default();
            if self.on && (line.starts_with("  ") || line.trim().is_empty()) || is_credit(line) {
                self.rest = Some(next);
                return Some(&rest[..newline]);
            }
            from = newline + 1;
        }
        self.rest = None;
        Some(rest)
    }
}

/// Whether a line begins the credits, which end a story on lines of their own: "(Reporting by Ann Lee".
fn is_credit(line: &str) -> bool {
    let line = line.trim_start();
    line.strip_prefix('(').is_some_and(|line| {
        ["Reporting by", "Additional reporting", "Writing by", "Editing by"].iter().any(|role| line.starts_with(role))
    })
}

/// Adds one paragraph: runs of white space become one space, asked-for breaks a new line, cells stay apart by a tab.
fn push_line(raw: &str, out: &mut String) {
    let start = out.len();
    let mut between = None;
    for c in raw.chars() {
        let c = match c {
            '\u{ad}' | '\u{200b}' | '\u{feff}' | '\u{2060}' => continue,
            BREAK => '\n',
            CELL => '\t',
            _ if c.is_whitespace() || c.is_control() => ' ',
            _ => c,
        };
        match (c, between) {
            ('\n', _) => between = Some('\n'),
            ('\t', Some(' ') | None) => between = Some('\t'),
            ('\t' | ' ', Some(_)) => {}
            (' ', None) => between = Some(' '),
            _ => {
                if out.len() == start {
                    if !out.is_empty() {
                        out.push_str("\n\n");
                    }
                } else if let Some(between) = between {
                    out.push(between);
                }
                between = None;
                out.push(c);
                continue;
            }
        }
    }
}

/// The paragraphs of a text that came as plain text inside another format.
///
/// Its lines stay as they are, but where each paragraph is one long line, a blank line is put between them.
pub fn of_plain(text: &str) -> String {
    let text: Cow<'_, str> =
        if text.contains('\r') { text.replace("\r\n", "\n").replace('\r', "\n").into() } else { text.into() };
    let text = text.trim_matches(|c: char| c.is_whitespace() && c != ' ').trim_end();
    let blank = text.split('\n').any(|line| line.trim().is_empty());
    let long = text.split('\n').filter(|line| line.len() > 120).count();
    let lines = text.split('\n').count();
    if blank || lines == 1 || long * 3 < lines {
        return text.to_owned();
    }
    text.split('\n').map(str::trim).collect::<Vec<_>>().join("\n\n")
}

/// One line of text: white space runs become one space.
pub fn squeeze(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paragraph(raw: &str) -> String {
        let mut paragraphs = Paragraphs::default();
        paragraphs.text(raw);
        paragraphs.finish()
    }

    #[test]
    fn white_space_goes_in_order() {
        assert_eq!(paragraph("  The  mayor\n\t\t spoke. "), "The mayor spoke.");
        assert_eq!(paragraph("One.\u{b}Two."), "One.\nTwo.");
        assert_eq!(paragraph("One.\u{b} \u{b}\u{b}Two.\u{b}"), "One.\n\nTwo.");
    }

    #[test]
    fn indented_lines_begin_paragraphs_where_others_do_not() {
        let wire =
            "(Adds quote)\n    By Ann Lee\n    May 3 (Newswire) - Rain fell on\nthe coast.\n    \n (Writing by Bo Ek)";
        let expected = "(Adds quote)\n\nBy Ann Lee\n\nMay 3 (Newswire) - Rain fell on the coast.\n\n(Writing by Bo Ek)";
        assert_eq!(paragraph(wire), expected);
        assert_eq!(paragraph("Rain fell on\n    the coast\n    all day."), "Rain fell on the coast all day.");
    }

    #[test]
    fn long_plain_lines_are_paragraphs() {
        let long = "The council met. ".repeat(12);
        assert_eq!(of_plain(&format!("{long}\r\n{long}")), format!("{}\n\n{}", long.trim(), long.trim()));
        assert_eq!(of_plain("The council\nmet today."), "The council\nmet today.");
    }
}
