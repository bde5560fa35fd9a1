//! NewsML 1.x (IPTC, 2000 to 2003): items of nested components.

use super::tree::{Element, Step};
use super::{nitf, paragraphs};
use crate::article::ReadError;
use crate::article::story::{Story, check_status};
use crate::article::{Format, fields, html, paragraphs as text};

/// Reads every item of a document, in order, with its id.
pub fn read(root: Element<'_>) -> Vec<(Option<String>, Result<Story, ReadError>)> {
    let items = if root.local() == "NewsItem" { vec![root] } else { root.all("NewsItem") };
    items.into_iter().map(|item| (id(item), read_item(item))).collect()
}

fn id(item: Element<'_>) -> Option<String> {
    let identifier = item.find("Identification/NewsIdentifier")?;
    identifier.find("PublicIdentifier").or_else(|| identifier.find("NewsItemId")).map(Element::line)
}

fn read_item(item: Element<'_>) -> Result<Story, ReadError> {
    let status = formal_name(item.find("NewsManagement/Status"));
    check_status(status)?;
    let mut contents = contents(item);
    contents.sort_by_key(|&(rank, _)| rank);
    let content =
        contents.iter().map(|&(_, content)| read_content(content)).find(|story| !story.text.trim().is_empty());
    let Some(content) = content else {
        if !item.all("NewsItemRef").is_empty() {
            return Err(ReadError::Package);
        }
        return match item.first("ContentItem").and_then(|content| formal_name(content.find("MediaType"))) {
            Some(media) if !media.eq_ignore_ascii_case("text") => Err(ReadError::not_text(&media.to_lowercase())),
            _ => Err(ReadError::NoStory("it has no text")),
        };
    };
    let first = |name: &str| item.first(name).map(Element::line).filter(|line| !line.is_empty());
    let date = ["ThisRevisionCreated", "FirstCreated", "DateLineDate", "DateId"];
    Ok(Story {
        format: Format::Newsml,
        id: id(item),
        title: first("HeadLine"),
        bylines: item.all("ByLine").iter().flat_map(|line| fields::authors(&line.line())).collect(),
        dateline: first("DateLine"),
        date: date.iter().find_map(|name| fields::day(&first(name)?)),
        embargo: status.filter(|status| status.eq_ignore_ascii_case("embargoed")).map(|_| {
            let until = item.find("NewsManagement/StatusWillChange/DateAndTime");
            until.map(Element::line).unwrap_or_default()
        }),
        language: item.attribute("xml:lang").or_else(|| formal_name(item.first("Language"))).map(str::to_owned),
        ..Story::default()
    }
    .or(content))
}

fn formal_name(element: Option<Element<'_>>) -> Option<&str> {
    element?.attribute("FormalName")
}

/// The content items of text, and how likely each holds the story, by the role of the innermost component around it that
/// has one.
fn contents(item: Element<'_>) -> Vec<(u8, Element<'_>)> {
    let mut ranks = vec![Some(1)];
    let mut found = Vec::new();
    item.walk(|step| {
        match step {
            Step::Open(component) if component.local() == "NewsComponent" => {
                let role = formal_name(component.find("Role")).unwrap_or_default();
                ranks.push(rank(role).unwrap_or(ranks[ranks.len() - 1]));
            }
            Step::Close(component) if component.local() == "NewsComponent" => drop(ranks.pop()),
            Step::Open(content) if content.local() == "ContentItem" => {
                found.extend(ranks[ranks.len() - 1].filter(|_| is_text(content)).map(|rank| (rank, content)));
                return false;
            }
            _ => {}
        }
        true
    });
    found
}

/// How likely a component of a role holds the story: some none that can, without a role what the one around it says.
fn rank(role: &str) -> Option<Option<u8>> {
    match role.to_ascii_lowercase().as_str() {
        "" => None,
        "body" | "main" | "main text" | "bodytext" => Some(Some(0)),
        "headline" | "abstract" | "caption" | "stylesheet" | "logo" | "contact" | "photo" | "thumbnail"
        | "quicklook" | "ancillary" | "supporting" | "translation" => Some(None),
        _ => Some(Some(2)),
    }
}

fn is_text(content: Element<'_>) -> bool {
    let media = formal_name(content.find("MediaType")).unwrap_or("Text");
    let mime = formal_name(content.find("MimeType")).unwrap_or("text/plain");
    let is_text = media.eq_ignore_ascii_case("text") && (mime.starts_with("text/") || mime.contains("xml"));
    is_text && mime != "text/css" && content.find("DataContent").is_some()
}

fn read_content(content: Element<'_>) -> Story {
    let Some(data) = content.find("DataContent") else { return Story::default() };
    if let Some(nitf) = data.find("nitf") {
        return nitf::body(nitf);
    }
    if let Some(body) = data.find("html/body").or_else(|| data.find("body")) {
        return Story { text: paragraphs(body), ..Story::default() };
    }
    if data.children().next().is_some() {
        return Story { text: paragraphs(data), ..Story::default() };
    }
    let plain = data.text();
    let text = match formal_name(content.find("MimeType")) {
        Some("text/plain") => html::of_declared_plain(&plain),
        _ if html::is_marked_up(&plain) => html::fragment(&plain),
        _ => text::of_plain(&plain),
    };
    Story { text, ..Story::default() }
}
