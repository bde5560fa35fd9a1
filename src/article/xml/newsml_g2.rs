//! NewsML-G2 (IPTC, 2.x): a message of many items, one item, or a bare content set.

use super::tree::Element;
use super::{nitf, paragraphs};
use crate::article::ReadError;
use crate::article::story::{Story, check_status};
use crate::article::{Format, fields, html, paragraphs as text};

/// Reads every item of a document, in order, with its id.
pub fn read(root: Element<'_>) -> Vec<(Option<String>, Result<Story, ReadError>)> {
    let items: Vec<Element<'_>> = match root.local() {
        "newsMessage" => root.all("itemSet").into_iter().flat_map(Element::children).collect(),
        "newsItem" | "packageItem" | "contentSet" | "inlineXML" => vec![root],
        _ => match root.all("newsItem") {
            items if items.is_empty() => vec![root],
            items => items,
        },
    };
    let sent = root.find("header/sent").map(Element::line);
    let mut stories = Vec::new();
    for item in items {
        let mut story = read_item(item);
        if let (Ok(story), Some(sent)) = (&mut story, &sent) {
            story.date = story.date.or_else(|| fields::day(sent));
        }
        stories.push((item.attribute("guid").map(str::to_owned), story));
    }
    stories
}

fn read_item(item: Element<'_>) -> Result<Story, ReadError> {
    let code = |path: &str| {
        item.find(path).and_then(|element| element.attribute("qcode").or_else(|| element.attribute("uri")))
    };
    check_status(code("itemMeta/pubStatus"))?;
    match item.local() {
        "newsItem" | "contentSet" | "inlineXML" | "inlineData" => {}
        "packageItem" => return Err(ReadError::Package),
        other => return Err(ReadError::not_text(other)),
    }
    let class = code("itemMeta/itemClass").and_then(|class| class.rsplit([':', '/']).next()).unwrap_or("text");
    let contents = content_elements(item);
    let content = contents.iter().map(|&content| read_content(content)).find(|story| !story.text.trim().is_empty());
    match content {
        Some(content) => Ok(metadata(item).or(content)),
        None if matches!(class, "picture" | "video" | "audio" | "graphic" | "animation") => {
            Err(ReadError::not_text(class))
        }
        None if !item.all("remoteContent").is_empty() => {
            Err(ReadError::NoStory("its text is not in it but behind a link"))
        }
        None => Err(ReadError::NoStory("it has no text")),
    }
}

fn content_elements(item: Element<'_>) -> Vec<Element<'_>> {
    if matches!(item.local(), "inlineXML" | "inlineData") {
        return vec![item];
    }
    let set = if item.local() == "contentSet" { Some(item) } else { item.find("contentSet") };
    set.into_iter()
        .flat_map(Element::children)
        .filter(|child| matches!(child.local(), "inlineXML" | "inlineData"))
        .collect()
}

/// Inline NITF, XHTML or any other mark-up; or text, plain or as escaped HTML.
fn read_content(content: Element<'_>) -> Story {
    let language = content.attribute("xml:lang").map(str::to_owned);
    let story = if let Some(nitf) = content.find("nitf") {
        nitf::body(nitf)
    } else if content.local() == "inlineXML" {
        let title = content.find("html/head/title").map(Element::line);
        let body = content.find("html/body").unwrap_or(content);
        Story { title, text: paragraphs(body), ..Story::default() }
    } else {
        let (text, kind) = (content.text(), content.attribute("contenttype").unwrap_or_default());
        let text = match kind {
            "text/plain" => html::of_declared_plain(&text),
            _ if kind.contains("html") || html::is_marked_up(&text) => html::fragment(&text),
            _ => text::of_plain(&text),
        };
        Story { text, ..Story::default() }
    };
    Story { language: language.or(story.language), ..story }
}

fn metadata(item: Element<'_>) -> Story {
    let line = |path: &str| item.find(path).map(Element::line).filter(|line| !line.is_empty());
    let by: Vec<String> = item
        .find("contentMeta")
        .into_iter()
        .flat_map(Element::children)
        .filter(|child| child.local() == "by")
        .map(Element::line)
        .collect();
    let mut bylines: Vec<String> = by.iter().flat_map(|by| fields::authors(by)).collect();
    fields::dedup(&mut bylines);
    let date = [
        "itemMeta/versionCreated",
        "contentMeta/contentModified",
        "contentMeta/contentCreated",
        "itemMeta/firstCreated",
    ];
    Story {
        format: Format::NewsmlG2,
        id: item.attribute("guid").map(str::to_owned),
        title: line("contentMeta/headline").or_else(|| line("itemMeta/title")),
        bylines: if bylines.is_empty() { creators(item) } else { bylines },
        dateline: line("contentMeta/dateline"),
        date: date.iter().find_map(|path| fields::day(&line(path)?)),
        embargo: item.find("itemMeta/embargoed").map(Element::line),
        language: item
            .find("contentMeta/language")
            .and_then(|language| language.attribute("tag"))
            .or_else(|| item.attribute("xml:lang"))
            .map(str::to_owned),
        url: line("itemMeta/link").filter(|url| url.starts_with("http")),
        ..Story::default()
    }
}

/// Creators that are named as people are; not an agency's own name, or a literal.
fn creators(item: Element<'_>) -> Vec<String> {
    let Some(meta) = item.find("contentMeta") else { return Vec::new() };
    let mut names = Vec::new();
    for creator in
        meta.children().filter(|child| child.local() == "creator" && child.find("organisationDetails").is_none())
    {
        if let Some(name) = creator.find("name") {
            names.extend(fields::authors(&name.line()));
        }
    }
    fields::dedup(&mut names);
    names
}
