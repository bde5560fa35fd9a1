//! A document as a tree: elements, attributes and text in three flat lists.
//!
//! Entities that the document itself defines are not expanded (they stay as written), nothing outside it is opened, and
//! depth and number of elements are bounded. Nothing here recurses.

use crate::article::ReadError;
use crate::work;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// No news document nests deeper.
const MAX_DEPTH: usize = 512;
/// No news document has more elements.
const MAX_ELEMENTS: usize = 4_000_000;

const NONE: u32 = u32::MAX;

/// A stretch of the tree's characters.
#[derive(Clone, Copy, Default, Debug)]
struct Part {
    start: u32,
    end: u32,
}

#[derive(Debug)]
struct Node {
    parent: u32,
    next: u32,
    first: u32,
    last: u32,
    /// Empty for text.
    name: Part,
    /// An element's attributes, by number; a text's characters.
    content: Part,
}

/// A parsed document.
#[derive(Debug)]
pub struct Tree {
    characters: String,
    nodes: Vec<Node>,
    attributes: Vec<(Part, Part)>,
}

/// An element of a tree.
#[derive(Clone, Copy)]
pub struct Element<'t> {
    tree: &'t Tree,
    node: u32,
}

/// A step of a walk through an element.
pub enum Step<'t> {
    Open(Element<'t>),
    Text(&'t str),
    Close(Element<'t>),
}

impl Tree {
    /// Parses a document, or the beginning of text that goes on after its root element.
    pub fn parse(source: &str) -> Result<Tree, ReadError> {
        let mut reader = Reader::from_str(source);
        let config = reader.config_mut();
        config.allow_dangling_amp = true;
        config.expand_empty_elements = false;
        let mut tree =
            Tree { characters: String::with_capacity(source.len()), nodes: Vec::new(), attributes: Vec::new() };
        tree.push(NONE, Part::default(), Part::default());
        let (mut at, mut depth) = (0u32, 0usize);
        loop {
            let event =
                reader.read_event().map_err(|error| broken(source, reader.error_position(), &error.to_string()))?;
            match event {
                Event::Start(start) => {
                    depth += 1;
                    if depth > MAX_DEPTH {
                        return Err(ReadError::TooDeep(MAX_DEPTH));
                    }
                    at = tree.element(at, &start)?;
                }
                Event::Empty(start) => {
                    tree.element(at, &start)?;
                }
                Event::End(_) => {
                    depth = depth.saturating_sub(1);
                    at = match tree.nodes[at as usize].parent {
                        NONE => 0,
                        parent => parent,
                    };
                }
                Event::Text(text) => tree.text(at, &text),
                Event::CData(text) => tree.text(at, &text),
                Event::GeneralRef(reference) => {
                    let name = &*reference;
                    if let Ok(Some(c)) = reference.resolve_char_ref() {
                        tree.text(at, c.encode_utf8(&mut [0; 4]));
                    } else if let Some(text) = quick_xml::escape::resolve_html5_entity(name) {
                        tree.text(at, text);
                    } else {
                        tree.text(at, &format!("&{name};"));
                    }
                }
                Event::Eof if depth > 0 => {
                    return Err(broken(source, source.len() as u64, "it ends before its last elements are closed"));
                }
                Event::Eof => break,
                Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => {}
            }
        }
        if tree.nodes[0].first == NONE {
            return Err(broken(source, source.len() as u64, "there is no element"));
        }
        Ok(tree)
    }

    /// The outermost element; where there are several, the first.
    pub fn root(&self) -> Element<'_> {
        let document = Element { tree: self, node: 0 };
        document.children().next().unwrap_or(document)
    }

    fn element(&mut self, parent: u32, start: &BytesStart<'_>) -> Result<u32, ReadError> {
        if self.nodes.len() >= MAX_ELEMENTS {
            return Err(ReadError::TooMany(MAX_ELEMENTS));
        }
        let name = self.keep(start.name().as_ref());
        let first = self.attributes.len() as u32;
        for attribute in start.html_attributes().with_checks(false).flatten() {
            let key = self.keep(attribute.key.as_ref());
            let value = quick_xml::escape::unescape_with(&attribute.value, quick_xml::escape::resolve_html5_entity);
            let value = self.keep(value.as_deref().unwrap_or(&attribute.value));
            self.attributes.push((key, value));
        }
        let attributes = Part { start: first, end: self.attributes.len() as u32 };
        Ok(self.push(parent, name, attributes))
    }

    /// Adds text to an element, to its last text if there is one at the end.
    fn text(&mut self, parent: u32, text: &str) {
        if text.is_empty() {
            return;
        }
        let part = self.keep(text);
        let last = self.nodes[parent as usize].last;
        if let Some(node) = self.nodes.get_mut(last as usize)
            && node.name.end == 0
            && node.content.end == part.start
        {
            node.content.end = part.end;
            return;
        }
        self.push(parent, Part::default(), part);
    }

    fn keep(&mut self, text: &str) -> Part {
        let start = self.characters.len() as u32;
        self.characters.push_str(text);
        Part { start, end: self.characters.len() as u32 }
    }

    fn push(&mut self, parent: u32, name: Part, content: Part) -> u32 {
        let node = self.nodes.len() as u32;
        self.nodes.push(Node { parent, next: NONE, first: NONE, last: NONE, name, content });
        if parent != NONE {
            let last = self.nodes[parent as usize].last;
            match self.nodes.get_mut(last as usize) {
                Some(last) => last.next = node,
                None => self.nodes[parent as usize].first = node,
            }
            self.nodes[parent as usize].last = node;
        }
        node
    }

    fn str(&self, part: Part) -> &str {
        self.characters.get(part.start as usize..part.end as usize).unwrap_or_default()
    }
}

/// Where and how a document is broken.
fn broken(source: &str, position: u64, message: &str) -> ReadError {
    let mut position = usize::try_from(position).unwrap_or(usize::MAX).min(source.len());
    while !source.is_char_boundary(position) {
        position -= 1;
    }
    let before = &source[..position];
    let line = before.bytes().filter(|&byte| byte == b'\n').count() + 1;
    let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
    ReadError::BadXml { line, column, message: message.to_owned() }
}

impl<'t> Element<'t> {
    fn data(self) -> &'t Node {
        &self.tree.nodes[self.node as usize]
    }

    /// The name with its prefix.
    pub fn name(self) -> &'t str {
        self.tree.str(self.data().name)
    }

    /// The name without its prefix.
    pub fn local(self) -> &'t str {
        let name = self.name();
        name.rsplit(':').next().unwrap_or(name)
    }

    /// The value of an attribute, by its name with prefix.
    pub fn attribute(self, name: &str) -> Option<&'t str> {
        let Part { start, end } = self.data().content;
        let attributes = self.tree.attributes.get(start as usize..end as usize)?;
        attributes.iter().find(|(key, _)| self.tree.str(*key) == name).map(|(_, value)| self.tree.str(*value))
    }

    /// The elements directly inside.
    pub fn children(self) -> impl Iterator<Item = Element<'t>> {
        let mut next = self.data().first;
        std::iter::from_fn(move || {
            loop {
                let node = self.tree.nodes.get(next as usize)?;
                work::look(1);
                let element = Element { tree: self.tree, node: next };
                next = node.next;
                if node.name.end > 0 {
                    return Some(element);
                }
            }
        })
    }

    /// The first element inside by this path of local names: "head/docdata/doc-id".
    pub fn find(self, path: &str) -> Option<Element<'t>> {
        let (name, rest) = path.split_once('/').map_or((path, None), |(name, rest)| (name, Some(rest)));
        let mut children = self.children().filter(|child| child.local() == name);
        match rest {
            None => children.next(),
            Some(rest) => children.find_map(|child| child.find(rest)),
        }
    }

    /// All elements inside, at any depth, with this local name, in order; those inside a found one are not sought.
    pub fn all(self, name: &str) -> Vec<Element<'t>> {
        let mut found = Vec::new();
        self.walk(|step| match step {
            Step::Open(element) if element.local() == name => {
                found.push(element);
                false
            }
            _ => true,
        });
        found
    }

    /// The first element inside, at any depth, with this local name.
    pub fn first(self, name: &str) -> Option<Element<'t>> {
        let mut found = None;
        self.walk(|step| match step {
            Step::Open(element) if found.is_none() && element.local() == name => {
                found = Some(element);
                false
            }
            _ => found.is_none(),
        });
        found
    }

    /// The text inside as one line.
    pub fn line(self) -> String {
        super::super::paragraphs::squeeze(&self.text())
    }

    /// The text inside, as it stands.
    pub fn text(self) -> String {
        let mut text = String::new();
        self.walk(|step| {
            if let Step::Text(part) = step {
                text.push_str(part);
            }
            true
        });
        text
    }

    /// Goes through what is inside, in order. Where `visit` says no at an element, it is not entered.
    pub fn walk(self, mut visit: impl FnMut(Step<'t>) -> bool) {
        let mut at = self.data().first;
        while at != NONE && at != self.node {
            let node = &self.tree.nodes[at as usize];
            work::look(1);
            let element = Element { tree: self.tree, node: at };
            if node.name.end == 0 {
                visit(Step::Text(self.tree.str(node.content)));
            } else if visit(Step::Open(element)) {
                if node.first != NONE {
                    at = node.first;
                    continue;
                }
                visit(Step::Close(element));
            }
            // On to the next, or out of all that end here.
            let mut done = at;
            at = loop {
                let node = &self.tree.nodes[done as usize];
                if node.next != NONE {
                    break node.next;
                }
                done = node.parent;
                if done == self.node || done == NONE {
                    return;
                }
                visit(Step::Close(Element { tree: self.tree, node: done }));
            };
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tree_is_what_is_written() {
        let tree = Tree::parse(
            "<?xml version='1.0'?><!DOCTYPE a [<!ENTITY x 'y'>]><n:a k='1 &amp; 2' x:k=\"3\">one &lt;two&gt; &mdash; &x; &#65;\
             <b>three</b><![CDATA[<four>]]> AT&T<c/></n:a>",
        )
        .unwrap();
        let root = tree.root();
        assert_eq!((root.name(), root.local()), ("n:a", "a"));
        assert_eq!((root.attribute("k"), root.attribute("x:k"), root.attribute("j")), (Some("1 & 2"), Some("3"), None));
        assert_eq!(root.text(), "one <two> — &x; Athree<four> AT&T");
        assert_eq!(root.children().map(Element::name).collect::<Vec<_>>(), ["b", "c"]);
        assert_eq!(root.find("b").unwrap().line(), "three");
        assert_eq!(root.first("c").unwrap().name(), "c");
    }

    #[test]
    fn closes_come_where_elements_end() {
        let tree = Tree::parse("<a><b><c>x</c></b><d/>y</a>").unwrap();
        let mut steps = String::new();
        tree.root().walk(|step| {
            match step {
                Step::Open(element) => steps += &format!("<{}", element.name()),
                Step::Close(element) => steps += &format!("/{}", element.name()),
                Step::Text(text) => steps += text,
            }
            true
        });
        assert_eq!(steps, "<b<cx/c/b<d/dy");
    }

    #[test]
    fn hostile_documents_are_refused_in_time() {
        let bomb = "<!DOCTYPE a [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;&a;'>]><a>&b;&b;&b;</a>";
        assert_eq!(Tree::parse(bomb).unwrap().root().text(), "&b;&b;&b;");
        let deep = "<a>".repeat(100_000);
        assert_eq!(Tree::parse(&deep).unwrap_err().code(), "too_deep");
        let within = format!("{}x{}", "<a>".repeat(500), "</a>".repeat(500));
        assert_eq!(Tree::parse(&within).unwrap().root().line(), "x");
        for broken in ["<a><b></a>", "<a", "", "<a>x", "<!-- x"] {
            assert_eq!(Tree::parse(broken).unwrap_err().code(), "bad_xml", "{broken}");
        }
        let ReadError::BadXml { line, column, .. } = Tree::parse("<a>\n  <b></c>\n</a>").unwrap_err() else { panic!() };
        assert_eq!((line, column), (2, 6));
    }
}
