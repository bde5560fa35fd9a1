//! HTML: whole pages, out of which the article is taken, and fragments, which are all article.

mod blocks;
mod body;
mod called;
mod guide;
mod linked;
mod metadata;
mod page;
mod prompts;
mod seen;

use super::ReadError;
use super::paragraphs::{Flow, Paragraphs, flow, is_page_furniture};
use super::story::Story;
use blocks::Page;
use page::{Step, parse, walk};
use std::borrow::Cow;

/// Reads the article of a page.
pub fn read(source: &str) -> Result<Story, ReadError> {
    let page = parse(source)?;
    let blocks = Page::read(&page);
    let mut metadata = metadata::collect(&page, |line| blocks.has_line(line));
    // What pages without metadata only show.
    metadata.date = metadata.date.or_else(|| blocks.day());
    if metadata.bylines.is_empty() {
        metadata.bylines = blocks.byline();
    }
    let text = body::extract(blocks, &metadata);
    let story = metadata.into_story(text);
    if story.text.is_empty() {
        return Err(ReadError::NoStory("no article text was found in the page"));
    }
    Ok(story)
}

/// The paragraphs of a piece of HTML that is story throughout: the body in a feed or in a JSON field.
pub fn fragment(source: &str) -> String {
    paragraphs(source, Paragraphs::default())
}

/// Like [`fragment`], where line breaks of the source count, too.
pub fn fragment_of_lines(source: &str) -> String {
    paragraphs(source, Paragraphs::of_lines())
}

/// Like [`fragment`], where those of a source that marks no paragraphs, and has blank lines instead, count.
pub fn fragment_with_blank_lines(source: &str) -> String {
    let has = |mark: &str| source.as_bytes().windows(mark.len()).any(|part| part.eq_ignore_ascii_case(mark.as_bytes()));
    let marked = ["<p>", "<p ", "<br", "<div"].iter().any(|mark| has(mark));
    if !marked && has("\n\n") { fragment_of_lines(source) } else { fragment(source) }
}

fn paragraphs(source: &str, mut paragraphs: Paragraphs) -> String {
    let Ok(page) = parse(source) else { return super::paragraphs::of_plain(source) };
    walk(page.tree.root(), |step| match step {
        Step::Text(text) => {
            paragraphs.text(text);
            true
        }
        Step::Open(_, element) => {
            let flow = flow(element.name());
            paragraphs.text(blocks::quotation_mark(element.name(), "“"));
            paragraphs.open(flow);
            flow != Flow::Skip && !is_page_furniture(element.name())
        }
        Step::Close(_, element) => {
            paragraphs.text(blocks::quotation_mark(element.name(), "”"));
            paragraphs.close(flow(element.name()));
            true
        }
    });
    paragraphs.finish()
}

/// A text with its character references and tags taken away, as one line.
pub fn plain_line(text: &str) -> String {
    if text.contains(['<', '&']) {
        super::paragraphs::squeeze(&fragment(&only_known_tags(text)))
    } else {
        super::paragraphs::squeeze(text)
    }
}

/// The paragraphs of a text that is declared plain, and is, but for those who put HTML into it. "<NAV>" is a word.
pub fn of_declared_plain(text: &str) -> String {
    if is_marked_up_throughout(text) { fragment(&only_known_tags(text)) } else { super::paragraphs::of_plain(text) }
}

/// The text in which only the tags that stories are marked up with are tags, unless it is a page.
fn only_known_tags(text: &str) -> Cow<'_, str> {
    const OF_PAGES: [&str; 6] = ["<!", "<html", "<head", "<body", "<script", "<style"];
    // Of bytes: a tag may be cut by a character's end.
    let starts = |tag: &str, start: &str| {
        tag.as_bytes().get(..start.len()).is_some_and(|tag| tag.eq_ignore_ascii_case(start.as_bytes()))
    };
    let pieces = || text.match_indices('<').map(|(at, _)| (at, &text[at..]));
    if pieces().any(|(_, tag)| OF_PAGES.iter().any(|start| starts(tag, start))) {
        return text.into();
    }
    let (mut plain, mut from) = (String::new(), 0);
    for (at, _) in pieces().filter(|(_, tag)| !is_tag(tag, &TAGS) && !is_tag(tag, &TAGS_OF_WORDS)) {
        plain.push_str(&text[from..at]);
        plain.push_str("&lt;");
        from = at + 1;
    }
    if from == 0 { text.into() } else { (plain + &text[from..]).into() }
}

/// Whether a text holds tags that a story would not have by chance.
pub fn is_marked_up(text: &str) -> bool {
    tags(text).next().is_some()
}

/// Whether a text that is called plain is HTML all the same: it has tags at more than one place, one of them an end.
fn is_marked_up_throughout(text: &str) -> bool {
    tags(text).nth(1).is_some() && tags(text).any(|tag| tag.starts_with("</") || tag.starts_with("<br"))
}

/// Tags that a story would not have by chance.
const TAGS: [&str; 24] = [
    "p",
    "br",
    "div",
    "span",
    "a",
    "b",
    "i",
    "em",
    "strong",
    "table",
    "ul",
    "ol",
    "li",
    "h1",
    "h2",
    "h3",
    "h4",
    "blockquote",
    "section",
    "article",
    "img",
    "figure",
    "body",
    "html",
];
/// Those that stand beside them.
const TAGS_OF_WORDS: [&str; 24] = [
    "abbr",
    "cite",
    "code",
    "dd",
    "del",
    "dl",
    "dt",
    "figcaption",
    "font",
    "h5",
    "h6",
    "hr",
    "ins",
    "mark",
    "q",
    "s",
    "small",
    "sub",
    "sup",
    "td",
    "th",
    "tr",
    "u",
    "wbr",
];

/// The text from each tag on that stories are marked up with.
fn tags(text: &str) -> impl Iterator<Item = &str> {
    text.match_indices('<').map(|(at, _)| &text[at..]).filter(|tag| is_tag(tag, &TAGS))
}

/// Whether a text begins with one of these tags.
fn is_tag(text: &str, names: &[&str]) -> bool {
    let rest = &text[1..];
    let rest = rest.strip_prefix('/').unwrap_or(rest);
    let name = rest.split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default();
    names.iter().any(|known| known.eq_ignore_ascii_case(name))
        && rest[name.len()..].starts_with(['>', ' ', '/', '\n', '\t'])
}
