//! A page as the stretches of text in it, and the elements that border on them.

use super::called::{Called, id_look, look};
use super::page::{Step, attribute, walk};
use crate::article::fields;
use crate::article::paragraphs::{Flow, Paragraphs, flow, is_page_furniture};
use crate::article::story::is_same_line;
use ego_tree::{NodeId, NodeRef};
use jiff::civil::Date;
use scraper::node::Element;
use scraper::{Html, Node};

/// Headline and standfirst are among the first blocks.
pub const FIRST_BLOCKS: usize = 500;

/// An element that borders on text: its number is its place in the page's list, after that of its parent.
pub struct Border {
    pub id: NodeId,
    pub parent: Option<usize>,
    pub called: Called,
    /// How it looks, and its id without figures: two that differ in it are two parts of the page.
    pub look: u64,
    pub id_look: u64,
    /// What looks the same beside it is not part of its text: an `article`, a row or cell of the page's layout.
    pub is_own_text: bool,
    /// Of the blocks inside, at any depth.
    pub weight: usize,
    /// Headings inside, at any depth, that are links.
    pub teasers: usize,
    pub dropped: bool,
}

/// A stretch of text between borders.
pub struct Block {
    pub text: String,
    /// Characters of it that are links.
    pub linked: usize,
    /// The innermost border around it.
    pub border: Option<usize>,
    pub place: Place,
    pub weight: usize,
    /// Whether it is what someone posted elsewhere, with the author and day below it.
    pub is_post: bool,
    /// Its place among all of the page.
    pub number: usize,
}

/// Where a block stands.
#[derive(Clone, Copy, PartialEq, Eq, Default)]
pub enum Place {
    Heading,
    /// An item of a list, a quotation, verse.
    List,
    /// What a list of definitions defines, a question or a speaker.
    Term,
    /// The cells of a row.
    Row,
    #[default]
    Other,
}

#[derive(Default)]
pub struct Page {
    pub borders: Vec<Border>,
    pub blocks: Vec<Block>,
    /// Before which blocks a main heading stands.
    pub titles: Vec<usize>,
}

impl Page {
    /// Goes through a page once.
    pub fn read(page: &Html) -> Page {
        Reader::default().read(page)
    }

    /// The day of the first short line that names one.
    pub fn day(&self) -> Option<Date> {
        let lines = self.blocks.iter().take(FIRST_BLOCKS).filter(|block| block.text.len() < 200);
        lines.flat_map(|block| block.text.lines()).filter(|line| line.len() < 60).find_map(fields::day)
    }

    /// The authors that the first line of "By ..." names.
    pub fn byline(&self) -> Vec<String> {
        let mut lines = self.blocks.iter().take(FIRST_BLOCKS).map(|block| block.text.as_str());
        let is_byline = |line: &&str| {
            line.len() < 100 && (line.starts_with("By ") || line.starts_with("BY ")) && !line.ends_with(['.', '!', '?'])
        };
        lines.find(is_byline).map(fields::authors).unwrap_or_default()
    }

    /// Whether one of the first blocks is this line.
    pub fn has_line(&self, line: &str) -> bool {
        self.blocks.iter().take(FIRST_BLOCKS).any(|block| is_same_line(&block.text, line))
    }
}

#[derive(Default)]
struct Reader {
    page: Page,
    around: Vec<usize>,
    text: Paragraphs,
    linked: usize,
    in_link: usize,
    in_post: bool,
    place: Place,
}

/// The mark that a browser shows at either end of a `q` element.
pub fn quotation_mark(name: &str, mark: &'static str) -> &'static str {
    if name == "q" { mark } else { "" }
}

impl Reader {
    fn read(mut self, page: &Html) -> Page {
        walk(page.tree.root(), |step| match step {
            Step::Text(text) => {
                self.text.text(text);
                if self.in_link > 0 {
                    self.linked += text.trim().len();
                }
                true
            }
            Step::Open(node, element) => {
                self.text.text(quotation_mark(element.name(), "“"));
                if self.in_post {
                    return self.open_in_post(element);
                }
                self.open(node, element)
            }
            Step::Close(node, element) => {
                self.text.text(quotation_mark(element.name(), "”"));
                match element.name() {
                    "p" if self.in_post => self.text.text("” "),
                    "blockquote" => self.close(node.id(), element),
                    _ if self.in_post => {}
                    _ => self.close(node.id(), element),
                }
                true
            }
        });
        self.end();
        self.page
    }

    /// Within a post, what it says stands in quotation marks, as it would in a story.
    fn open_in_post(&mut self, element: &Element) -> bool {
        match element.name() {
            "p" => self.text.text("“"),
            "br" => self.text.text(" "),
            // The addresses of pictures and pages.
            "a" => {
                return !attribute(element, "href")
                    .is_some_and(|to| to.contains("t.co/") || to.contains("pic.twitter"));
            }
            _ => {}
        }
        true
    }

    fn open(&mut self, node: NodeRef<'_, Node>, element: &Element) -> bool {
        let name = element.name();
        let flow = flow(name);
        // The headline is the title; it is not part of the text.
        let is_furniture = is_page_furniture(name) && name != "form";
        if flow == Flow::Skip || is_furniture || name == "h1" || is_hidden(element) {
            if flow == Flow::Block {
                self.end();
            }
            if name == "h1" {
                self.page.titles.push(self.page.blocks.len());
            }
            return false;
        }
        if flow == Flow::Break && self.text.ends_in_break() {
            self.end();
            return true;
        }
        // Some pages stand in a form as a whole.
        let called = if name == "form" { Called::Outside } else { Called::by(element) };
        // What names a line within a paragraph names no part of the page.
        let called = if called == Called::Standfirst && flow == Flow::Inline { Called::Nothing } else { called };
        let is_post = is_post(element);
        let called = if is_post { Called::Nothing } else { called };
        let is_part = flow == Flow::Block || flow == Flow::Cell && is_layout(node);
        if is_part || called != Called::Nothing || name.contains('-') {
            self.end();
            let parent = self.around.last().copied();
            self.around.push(self.page.borders.len());
            self.page.borders.push(Border {
                id: node.id(),
                parent,
                called,
                look: look(element),
                id_look: id_look(element),
                is_own_text: matches!(name, "article" | "tr") || flow == Flow::Cell,
                weight: 0,
                teasers: 0,
                dropped: false,
            });
            self.in_post = is_post;
            self.place = match name {
                "h2" | "h3" | "h4" | "h5" | "h6" => Place::Heading,
                "dt" => Place::Term,
                "li" | "dd" | "blockquote" | "pre" => Place::List,
                "tr" => Place::Row,
                _ => Place::Other,
            };
        } else {
            self.text.open(flow);
        }
        self.in_link += usize::from(name == "a");
        true
    }

    fn close(&mut self, id: NodeId, element: &Element) {
        let name = element.name();
        self.in_link -= usize::from(name == "a");
        if self.around.last().is_some_and(|&at| self.page.borders[at].id == id) {
            self.end();
            self.in_post &= name != "blockquote";
            self.around.pop();
            self.place = Place::Other;
        } else {
            self.text.close(flow(name));
        }
    }

    fn end(&mut self) {
        let text = std::mem::take(&mut self.text).finish();
        let linked = std::mem::take(&mut self.linked);
        if !text.is_empty() {
            let is_post = self.in_post;
            let weight = if is_post { 0 } else { weigh(&text, linked) };
            let border = self.around.last().copied();
            let number = self.page.blocks.len();
            self.page.blocks.push(Block { text, linked, border, place: self.place, weight, is_post, number });
        }
    }
}

/// How much a block speaks for being story: nothing if it is mostly links or no sentence, else its length.
fn weigh(text: &str, linked: usize) -> usize {
    match text.len() {
        length if linked * 2 > length || length < if is_sentence(text) { 12 } else { 30 } => 0,
        length if is_sentence(text) || length > 200 => length,
        length => length / 4,
    }
}

pub fn is_sentence(text: &str) -> bool {
    let last = text.trim_end_matches(['"', '\'', '\u{201d}', '\u{2019}', ')', ' ']);
    last.ends_with(['.', '!', '?', '\u{2026}', ':'])
}

/// Whether a cell of a table holds a part of the page, as it did before there were style sheets: it has paragraphs or line
/// breaks of its own, which the cells of data have not.
fn is_layout(cell: NodeRef<'_, Node>) -> bool {
    const LOOKED_AT: usize = 64;
    let inner = cell.descendants().skip(1).take(LOOKED_AT).filter_map(|node| node.value().as_element());
    inner.filter(|element| matches!(element.name(), "br" | "p" | "div" | "table")).nth(1).is_some()
}

/// Whether an element is a post of elsewhere, as its makers give it to be shown: words, a dash, author and day.
fn is_post(element: &Element) -> bool {
    element.name() == "blockquote"
        && attribute(element, "class").is_some_and(|class| {
            class
                .split_ascii_whitespace()
                .any(|name| matches!(name, "twitter-tweet" | "twitter-video" | "bluesky-embed"))
        })
}

fn is_hidden(element: &Element) -> bool {
    let get = |name| attribute(element, name);
    get("hidden").is_some()
        || get("style").is_some_and(|style| {
            let style = style.to_ascii_lowercase().replace(' ', "");
            ["display:none", "visibility:hidden", "clip:rect(0", "clip:rect(1px"].iter().any(|way| style.contains(way))
        })
        || get("role").is_some_and(|role| {
            matches!(
                role,
                "navigation"
                    | "banner"
                    | "contentinfo"
                    | "complementary"
                    | "search"
                    | "dialog"
                    | "alertdialog"
                    | "menu"
                    | "menubar"
                    | "toolbar"
                    | "button"
                    | "tooltip"
                    | "note"
            )
        })
}
