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
        super::paragraphs::squeeze(&fragment(text))
    } else {
        super::paragraphs::squeeze(text)
    }
}

/// Whether a text holds tags that a story would not have by chance.
pub fn is_marked_up(text: &str) -> bool {
    tags(text).next().is_some()
}

/// Whether a text that is called plain is HTML all the same: it has tags at more than one place, one of them an end.
pub fn is_marked_up_throughout(text: &str) -> bool {
    tags(text).nth(1).is_some() && tags(text).any(|tag| tag.starts_with("</") || tag.starts_with("<br"))
}

/// The text from each tag on that stories are marked up with.
fn tags(text: &str) -> impl Iterator<Item = &str> {
    let tags = text.match_indices('<').map(|(at, _)| &text[at..]);
    tags.filter(|tag| {
        let rest = &tag[1..];
        let rest = rest.strip_prefix('/').unwrap_or(rest);
        let name: &str = rest.split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default();
        let known = matches!(
            name.to_ascii_lowercase().as_str(),
            "p" | "br"
                | "div"
                | "span"
                | "a"
                | "b"
                | "i"
                | "em"
                | "strong"
                | "table"
                | "ul"
                | "ol"
                | "li"
                | "h1"
                | "h2"
                | "h3"
                | "h4"
                | "blockquote"
                | "section"
                | "article"
                | "img"
                | "figure"
                | "body"
                | "html"
        );
        known && rest[name.len()..].starts_with(['>', ' ', '/', '\n', '\t'])
    })
}
