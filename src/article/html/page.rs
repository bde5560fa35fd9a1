//! A page as a tree, in time and space that are linear in its size whatever it holds.
//!
//! The tree builder of the HTML standard is quadratic on purpose-built input: elements nested without end, unclosed
//! formatting that is opened anew in each paragraph, tags with a million attributes. So its tokens pass a sieve first.

use crate::article::ReadError;
use ego_tree::iter::Edge;
use ego_tree::{NodeId, NodeRef};
use html5ever::TokenizerResult;
use html5ever::interface::Tracer;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer};
use html5ever::tree_builder::{TreeBuilder, TreeSink};
use scraper::node::Element;
use scraper::{Html, HtmlTreeSink, Node};
use std::borrow::Cow;
use std::cell::Cell;

/// Browsers cut at 512.
const MAX_DEPTH: usize = 400;
/// Tags between looks at the depth.
const LOOK_EVERY: usize = 64;
const MAX_ELEMENTS: usize = 300_000;

/// How many elements are read of so many bytes: ten thousands, and no page has one for every few bytes.
fn most_elements(bytes: usize) -> usize {
    (60_000 + bytes / 100).min(MAX_ELEMENTS)
}
/// Separators within a tag, each of which may begin an attribute.
const MAX_SEPARATORS: usize = 1000;

/// No headline, name or date is longer, in bytes.
const LONGEST_LINE: usize = 2000;

/// Parses a page or a fragment.
pub fn parse(source: &str) -> Result<Html, ReadError> {
    let most = most_elements(source.len());
    let sink = HtmlTreeSink::new(Html::new_document());
    let sieve = Sieve {
        builder: TreeBuilder::new(sink, Default::default()),
        tags: Cell::new(0),
        elements: Cell::new(0),
        most,
        deep: Cell::new(false),
        drawing: Cell::new(false),
        has_html: Cell::new(false),
        has_body: Cell::new(false),
    };
    let tokenizer = Tokenizer::new(sieve, Default::default());
    let queue = BufferQueue::default();
    queue.push_back(StrTendril::from_slice(&without_monster_tags(source)));
    while !matches!(tokenizer.feed(&queue), TokenizerResult::Done) {}
    tokenizer.end();
    if tokenizer.sink.is_full() {
        return Err(ReadError::TooMany(most));
    }
    Ok(tokenizer.sink.builder.sink.finish())
}

/// Lets through to the tree builder what costs it constant time.
struct Sieve {
    builder: TreeBuilder<NodeId, HtmlTreeSink>,
    tags: Cell<usize>,
    elements: Cell<usize>,
    /// How many are read.
    most: usize,
    deep: Cell<bool>,
    drawing: Cell<bool>,
    has_html: Cell<bool>,
    has_body: Cell<bool>,
}

impl TokenSink for Sieve {
    type Handle = NodeId;

    fn process_token(&self, token: Token, line: u64) -> TokenSinkResult<NodeId> {
        let passes = match &token {
            Token::TagToken(tag) => self.passes(tag),
            Token::CharacterTokens(_) => !self.drawing.get() && !self.is_full(),
            Token::CommentToken(_) | Token::ParseError(_) => false,
            _ => true,
        };
        if passes { self.builder.process_token(token, line) } else { TokenSinkResult::Continue }
    }

    fn end(&self) {
        self.builder.end();
    }

    fn adjusted_current_node_present_but_not_in_html_namespace(&self) -> bool {
        self.builder.adjusted_current_node_present_but_not_in_html_namespace()
    }
}

impl Sieve {
    fn is_full(&self) -> bool {
        self.elements.get() > self.most
    }

    fn passes(&self, tag: &Tag) -> bool {
        let (name, start) = (&*tag.name, tag.kind == TagKind::StartTag);
        match name {
            // No words of a story stand in drawings and formulas, and other rules hold there.
            "svg" | "math" => {
                self.drawing.set(start && !tag.self_closing);
                return false;
            }
            // What ends a drawing that was left open.
            "p" | "div" | "section" | "article" | "ul" | "table" | "h1" | "h2" | "h3" | "body" => {
                self.drawing.set(false)
            }
            _ if self.drawing.get() => return false,
            // Left open, these are opened again in each following paragraph; a story reads the same without.
            "b" | "big" | "code" | "em" | "font" | "i" | "nobr" | "s" | "small" | "strike" | "strong" | "tt" | "u" => {
                return false;
            }
            // Again and again, each adds to the attributes of the first.
            "html" if start => return !self.has_html.replace(true),
            _ => {}
        }
        if name == "body" && start {
            return !self.has_body.replace(true);
        }
        self.tags.set(self.tags.get() + 1);
        if self.tags.get().is_multiple_of(LOOK_EVERY) {
            let depth = Depth(Cell::new(0));
            self.builder.trace_handles(&depth);
            self.deep.set(depth.0.get() > MAX_DEPTH);
        }
        if !start {
            return true;
        }
        self.elements.set(self.elements.get() + 1);
        let is_raw = matches!(
            name,
            "script" | "style" | "title" | "textarea" | "noscript" | "iframe" | "xmp" | "noframes" | "noembed"
        );
        !self.is_full() && (!self.deep.get() || is_raw)
    }
}

/// Counts the elements that are open.
struct Depth(Cell<usize>);

impl Tracer for Depth {
    type Handle = NodeId;

    fn trace_handle(&self, _: &NodeId) {
        self.0.set(self.0.get() + 1);
    }
}

/// The source without tags of a thousand attributes and more.
fn without_monster_tags(source: &str) -> Cow<'_, str> {
    let bytes = source.as_bytes();
    let mut out = String::new();
    let (mut kept, mut at) = (0, 0);
    while let Some(open) = memchr(b'<', bytes, at) {
        at = open + 1;
        if !bytes.get(at).is_some_and(|byte| byte.is_ascii_alphabetic() || *byte == b'/') {
            continue;
        }
        let (mut separators, mut quote) = (0usize, None);
        while let Some(&byte) = bytes.get(at) {
            match (byte, quote) {
                (b'>', None) => break,
                (b'"' | b'\'', None) if bytes[at - 1] == b'=' => quote = Some(byte),
                (byte, Some(mark)) if byte == mark => {
                    quote = None;
                    separators += 1;
                }
                (b' ' | b'\t' | b'\n' | b'\r' | b'\x0c' | b'/' | b'"' | b'\'', None) => separators += 1,
                _ => {}
            }
            at += 1;
        }
        if separators > MAX_SEPARATORS {
            out.push_str(&source[kept..open]);
            kept = (at + 1).min(bytes.len());
        } else if is_script(&bytes[open + 1..]) {
            at = end_of_script(bytes, at);
        }
    }
    if kept == 0 {
        return source.into();
    }
    out.push_str(&source[kept..]);
    out.into()
}

fn memchr(byte: u8, bytes: &[u8], from: usize) -> Option<usize> {
    bytes.get(from..)?.iter().position(|&b| b == byte).map(|at| from + at)
}

fn is_script(tag: &[u8]) -> bool {
    tag.get(..6).is_some_and(|name| name.eq_ignore_ascii_case(b"script"))
}

/// In a script, "<" begins no tag but the one that ends it.
fn end_of_script(bytes: &[u8], mut at: usize) -> usize {
    while let Some(open) = memchr(b'<', bytes, at) {
        if bytes.get(open + 1) == Some(&b'/') && is_script(&bytes[open + 2..]) {
            return open;
        }
        at = open + 1;
    }
    bytes.len()
}

/// A step of a walk through a page.
pub enum Step<'a> {
    Open(NodeRef<'a, Node>, &'a Element),
    Text(&'a str),
    Close(NodeRef<'a, Node>, &'a Element),
}

/// Goes through what is inside a node, in order. Where `visit` says no at an element, it is not entered.
pub fn walk<'a>(root: NodeRef<'a, Node>, mut visit: impl FnMut(Step<'a>) -> bool) {
    let mut next = root.first_child();
    while let Some(node) = next {
        let enter = match node.value() {
            Node::Element(element) => visit(Step::Open(node, element)),
            Node::Text(text) => {
                visit(Step::Text(text));
                false
            }
            _ => false,
        };
        if enter {
            if let Some(child) = node.first_child() {
                next = Some(child);
                continue;
            }
            close(node, &mut visit);
        }
        // On to the next, or out of all that end here.
        let mut done = node;
        next = loop {
            if let Some(sibling) = done.next_sibling() {
                break Some(sibling);
            }
            match done.parent() {
                Some(parent) if parent.id() != root.id() => done = parent,
                _ => return,
            }
            close(done, &mut visit);
        };
    }
}

fn close<'a>(node: NodeRef<'a, Node>, visit: &mut impl FnMut(Step<'a>) -> bool) {
    if let Node::Element(element) = node.value() {
        visit(Step::Close(node, element));
    }
}

/// The value of an attribute.
pub fn attribute<'a>(element: &'a Element, name: &str) -> Option<&'a str> {
    element.attrs.iter().find(|(key, _)| &*key.local == name).map(|(_, value)| &**value)
}

/// The text inside a node as one line; not much more of it than [`LONGEST_LINE`].
pub fn line(node: NodeRef<'_, Node>) -> String {
    let mut text = String::new();
    let mut skipped = None;
    for edge in node.traverse() {
        match edge {
            Edge::Close(inner) if skipped == Some(inner.id()) => skipped = None,
            Edge::Open(inner) if skipped.is_none() => match inner.value() {
                Node::Text(part) if part.len() > LONGEST_LINE => text.extend(part.chars().take(LONGEST_LINE)),
                Node::Text(part) => text.push_str(part),
                Node::Element(element) if inner.id() != node.id() => match element.name() {
                    "script" | "style" | "noscript" | "template" => skipped = Some(inner.id()),
                    "span" | "a" => {}
                    _ => text.push(' '),
                },
                _ => {}
            },
            _ => {}
        }
        if text.len() > LONGEST_LINE {
            break;
        }
    }
    crate::article::paragraphs::squeeze(&text)
}
