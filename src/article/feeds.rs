//! RSS (0.9x, 1.0, 2.0) and Atom: one story an item, its full content where the feed has it, else its summary.

use super::ReadError;
use super::json::Stories;
use super::story::{Story, check_status};
use super::xml::tree::Element;
use super::{Format, fields, html, paragraphs as plain, xml};
use rustc_hash::FxHashMap;

/// Reads every item of an RSS feed.
pub fn read_rss(root: Element<'_>) -> Stories {
    let channel = root.find("channel").unwrap_or(root);
    let language = text_of(channel, &["language", "dc:language"]).filter(|tag| fields::language(tag).is_some());
    // RSS 1.0 has its items beside the channel.
    let items = channel
        .children()
        .chain(root.children().filter(|_| root.name() == "rdf:RDF"))
        .filter(|child| child.local() == "item");
    let logins = logins(channel);
    items
        .map(|item| {
            (
                text_of(item, &["guid", "link"]).or_else(|| item.attribute("rdf:about").map(str::to_owned)),
                read_rss_item(item, language.clone(), &logins),
            )
        })
        .collect()
}

/// The names of the authors that a WordPress export lists, by how they log in.
fn logins(channel: Element<'_>) -> FxHashMap<String, String> {
    let authors = channel.children().filter(|child| child.name() == "wp:author");
    let login = |author| Some((text_of(author, &["wp:author_login"])?, text_of(author, &["wp:author_display_name"])?));
    authors.filter_map(login).filter(|(_, name)| name.len() <= fields::LONGEST_NAME).collect()
}

fn read_rss_item(
    item: Element<'_>,
    language: Option<String>,
    logins: &FxHashMap<String, String>,
) -> Result<Story, ReadError> {
    check_status(text_of(item, &["wp:status"]).as_deref())?;
    let kind = text_of(item, &["wp:post_type"]);
    if let Some(kind) = kind.as_deref().filter(|kind| !matches!(*kind, "post" | "page")) {
        return Err(ReadError::not_text(kind));
    }
    // WordPress makes its line breaks into paragraphs when it shows a post.
    let is_export = kind.is_some();
    let content = ["content:encoded", "body", "xhtml:body", "fulltext", "media:text", "description", "itunes:summary"]
        .iter()
        .filter_map(|name| item.children().find(|child| child.name() == *name))
        .map(|child| if is_export { html::fragment_of_lines(&child.text()) } else { content(child) })
        .find(|text| !text.trim().is_empty());
    let bylines = item
        .children()
        .filter(|child| matches!(child.name(), "dc:creator" | "author" | "itunes:author" | "byline"))
        .map(|child| name_of(&child.line()))
        .map(|name| logins.get(&name).cloned().unwrap_or(name));
    let mut bylines: Vec<String> = bylines.flat_map(|name| fields::authors(&name)).collect();
    fields::dedup(&mut bylines);
    let date = ["pubDate", "dc:date", "dcterms:created", "published", "atom:updated"];
    Ok(Story {
        format: Format::Rss,
        id: text_of(item, &["guid"]),
        title: text_of(item, &["title"]).map(|title| html::plain_line(&title)),
        bylines,
        date: date.iter().find_map(|name| fields::day(&text_of(item, &[name])?)),
        language: text_of(item, &["dc:language", "language"]).or(language),
        url: text_of(item, &["link"]).or_else(|| text_of(item, &["guid"])),
        text: content.ok_or(ReadError::NoStory("the item has no content"))?,
        ..Story::default()
    })
}

/// RSS writes an author as "ann@example.com (Ann Lee)".
fn name_of(author: &str) -> String {
    match author.split_once('(') {
        Some((address, name)) if address.contains('@') => name.trim_end_matches(')').to_owned(),
        _ => author.to_owned(),
    }
}

/// Reads every entry of an Atom feed, or a lone entry.
pub fn read_atom(root: Element<'_>) -> Stories {
    let entries: Vec<Element<'_>> = if root.local() == "entry" {
        vec![root]
    } else {
        root.children().filter(|child| child.local() == "entry").collect()
    };
    let (of_feed, language) = (fields::of_all(authors(root)), root.attribute("xml:lang").and_then(fields::language));
    let read = |entry| (text_of(entry, &["id", "atom:id"]), read_entry(entry, &of_feed, language));
    entries.into_iter().map(read).collect()
}

fn authors(element: Element<'_>) -> Vec<String> {
    let names = element.children().filter(|child| child.name() == "author").filter_map(|author| author.find("name"));
    names.flat_map(|name| fields::authors(&name.line())).collect()
}

/// Reads an entry. What the feed says of all its entries counts where the entry says nothing.
fn read_entry(entry: Element<'_>, of_feed: &[String], language: Option<&str>) -> Result<Story, ReadError> {
    let mut bylines = authors(entry);
    if bylines.is_empty() {
        bylines = entry
            .children()
            .filter(|child| child.name() == "dc:creator")
            .flat_map(|name| fields::authors(&name.line()))
            .collect();
    }
    if bylines.is_empty() {
        bylines = of_feed.to_vec();
    }
    fields::dedup(&mut bylines);
    let link = entry
        .children()
        .filter(|child| child.local() == "link" && child.attribute("rel").is_none_or(|rel| rel == "alternate"));
    Ok(Story {
        format: Format::Atom,
        id: text_of(entry, &["id", "atom:id"]),
        title: text_of(entry, &["title", "atom:title"]).map(|title| html::plain_line(&title)),
        bylines,
        date: ["published", "issued", "updated"].iter().find_map(|name| fields::day(&text_of(entry, &[name])?)),
        language: entry.attribute("xml:lang").or(language).map(str::to_owned),
        url: link.filter_map(|link| link.attribute("href")).next().map(str::to_owned),
        text: longest_content(entry).ok_or(ReadError::NoStory("the entry has no content"))?,
        ..Story::default()
    })
}

/// The content, or the body that an agency adds in elements of its own where the content is a stub; else the summary.
fn longest_content(entry: Element<'_>) -> Option<String> {
    let own = entry.children().filter(|child| child.name() == "content" || child.name() == "atom:content").map(content);
    let agency = entry
        .all("body")
        .into_iter()
        .filter(|body| body.name().contains(':') && !body.name().starts_with("xhtml:"))
        .map(content);
    let longest = own
        .chain(agency)
        .filter(|text| !text.trim().is_empty())
        .reduce(|longest, text| if text.len() > longest.len() { text } else { longest });
    longest.or_else(|| {
        let summary =
            entry.children().find(|child| matches!(child.name(), "summary" | "atom:summary" | "description"))?;
        Some(content(summary)).filter(|text| !text.trim().is_empty())
    })
}

/// The paragraphs of an element that holds text, escaped HTML, or mark-up.
fn content(element: Element<'_>) -> String {
    if element.children().next().is_some() {
        return xml::paragraphs(element);
    }
    let text = element.text();
    // Marks that were escaped once too often.
    let text = text.trim();
    let text = text.strip_prefix("<![CDATA[").map_or(text, |text| text.strip_suffix("]]>").unwrap_or(text));
    if html::is_marked_up(text) || text.contains("&#") || text.contains("&amp;") {
        html::fragment_with_blank_lines(text)
    } else {
        plain::of_plain(text)
    }
}

/// The line of the first child of one of these names, with prefix, that has one.
fn text_of(element: Element<'_>, names: &[&str]) -> Option<String> {
    let lines = names.iter().filter_map(|name| element.children().find(|child| child.name() == *name));
    lines.map(Element::line).find(|line| !line.is_empty())
}
