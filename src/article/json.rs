//! JSON from agencies: ninjs 1.0 to 3.1 (IPTC), what agencies make of it, and JSON Feed.

use super::ReadError;
use super::paragraphs as plain;
use super::story::{Story, check_status};
use super::xml::tree::Tree;
use super::{Format, fields, html, xml};
use serde_json::{Map, Value};

/// The stories of a document, in order, each with its id.
pub type Stories = Vec<(Option<String>, Result<Story, ReadError>)>;

type Object = Map<String, Value>;

/// Reads a document: one item, an array of items, an agency's envelope around them, or a JSON feed.
pub fn read(source: &str) -> Result<Stories, ReadError> {
    check(source.as_bytes())?;
    let value: Value = serde_json::from_str(source)?;
    let mut stories = Vec::new();
    read_value(&value, &mut stories);
    if stories.is_empty() {
        return Err(ReadError::NoStory("no item of it has the fields of a story"));
    }
    Ok(stories)
}

/// Refuses a document of more values than are read.
pub fn check(json: &[u8]) -> Result<(), ReadError> {
    let most = most_values(json.len());
    if values(json) > most { Err(ReadError::TooMany(most)) } else { Ok(()) }
}

/// How many values are read of so many bytes: in memory each takes many times what it takes in the text.
fn most_values(bytes: usize) -> usize {
    200_000 + bytes / 8
}

/// What a document holds at most, an object and its table counted as ten values.
fn values(json: &[u8]) -> usize {
    const OBJECT: usize = 10;
    let (mut count, mut at) = (0, 0);
    while let Some(&byte) = json.get(at) {
        match byte {
            b'"' => {
                at = string_end(json, at + 1);
                continue;
            }
            b'{' => count += OBJECT,
            b',' | b'[' => count += 1,
            _ => {}
        }
        at += 1;
    }
    count
}

/// Behind the mark that closes the string whose characters begin at `at`.
fn string_end(json: &[u8], mut at: usize) -> usize {
    while let Some(next) = memchr::memchr2(b'"', b'\\', json.get(at..).unwrap_or_default()) {
        at += next + 1;
        if json[at - 1] == b'"' {
            return at;
        }
        at += 1;
    }
    json.len()
}

/// Whether an object is one that this module reads.
pub fn is_story(object: &Object) -> bool {
    const FIELDS: [&str; 17] = [
        "body_text",
        "body_html",
        "body_xhtml",
        "body_nitf",
        "bodyXhtml",
        "bodyHtml",
        "bodyText",
        "bodies",
        "headline",
        "headlines",
        "versioncreated",
        "versionCreated",
        "content_html",
        "content_text",
        "renditions",
        "items",
        "data",
    ];
    FIELDS.iter().any(|field| object.contains_key(*field))
}

fn read_value(value: &Value, stories: &mut Stories) {
    match value {
        Value::Array(values) => {
            values.iter().filter(|value| value.is_object()).for_each(|value| read_value(value, stories))
        }
        Value::Object(object) if is_feed(object) => read_feed(object, stories),
        Value::Object(object) => match envelope(object) {
            Some(inner) => read_value(inner, stories),
            None if is_story(object) => stories.push((id(object), read_item(object))),
            None => {}
        },
        _ => {}
    }
}

/// What an envelope holds: AP's {"data": {"item": ..}} and {"data": {"items": [{"item": ..}]}}, Superdesk's {"_items": ..}.
fn envelope(object: &Object) -> Option<&Value> {
    if ["body_text", "body_html", "body_xhtml", "bodyXhtml", "bodies", "headline", "headLine", "headlines"]
        .iter()
        .any(|field| object.contains_key(*field))
    {
        return None;
    }
    ["data", "item", "items", "_items", "results"]
        .iter()
        .find_map(|name| object.get(*name))
        .filter(|inner| inner.is_object() || inner.is_array())
}

fn is_feed(object: &Object) -> bool {
    object.get("version").and_then(Value::as_str).is_some_and(|version| version.contains("jsonfeed.org/version"))
        && object.contains_key("items")
}

fn string<'v>(object: &'v Object, names: &[&str]) -> Option<&'v str> {
    names.iter().filter_map(|name| object.get(*name)?.as_str()).map(str::trim).find(|text| !text.is_empty())
}

fn id(object: &Object) -> Option<String> {
    string(object, &["uri", "guid", "id", "usn", "url"]).map(str::to_owned)
}

/// Reads an item.
pub fn read_item(item: &Object) -> Result<Story, ReadError> {
    check_status(string(item, &["pubstatus", "pubStatus"]))?;
    let kind = string(item, &["type"]).unwrap_or("text");
    let mut story = Story {
        format: Format::Ninjs,
        id: id(item),
        title: string(item, &["headline", "headLine"])
            .or_else(|| chosen(item, "headlines", &["main", "headline"]))
            .or_else(|| string(item, &["title", "name"]))
            .map(html::plain_line),
        bylines: bylines(item),
        dateline: string(item, &["dateline", "dateLine"]).map(str::to_owned),
        date: [
            "versioncreated",
            "versionCreated",
            "contentcreated",
            "contentCreated",
            "firstcreated",
            "firstCreated",
            "firstVersion",
            "date_published",
        ]
        .iter()
        .find_map(|name| fields::day(string(item, &[name])?)),
        embargo: string(item, &["embargoed"]).map(str::to_owned),
        language: string(item, &["language"]).map(str::to_owned),
        url: string(item, &["url", "canonical_url"]).map(str::to_owned),
        ..Story::default()
    };
    if let Some(body) = body(item) {
        story = story.or(body);
    }
    if story.text.trim().is_empty() {
        return Err(match kind {
            "composite" => ReadError::Package,
            "picture" | "video" | "audio" | "graphic" | "animation" | "planning" | "event" | "component" => {
                ReadError::not_text(kind)
            }
            _ if item.contains_key("renditions") => {
                ReadError::NoStory("its text is not in it but behind the links of its renditions")
            }
            _ => ReadError::NoStory("it has no text"),
        });
    }
    Ok(story)
}

/// The value of that entry of a list ("headlines", "bodies") whose role is wanted first, else of the first entry.
fn chosen<'v>(item: &'v Object, name: &str, roles: &[&str]) -> Option<&'v str> {
    let entries: Vec<&Object> = item.get(name)?.as_array()?.iter().filter_map(Value::as_object).collect();
    let of_role = roles.iter().find_map(|role| entries.iter().find(|entry| string(entry, &["role"]) == Some(role)));
    string(of_role.or_else(|| entries.first())?, &["value"])
}

/// The body that keeps its paragraphs best: HTML, then NITF, then plain text.
fn body(item: &Object) -> Option<Story> {
    let listed = item.get("bodies").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_object);
    let mut bodies: Vec<(u8, &str)> = listed
        .filter_map(|body| {
            let role = string(body, &["role"]).unwrap_or_default();
            let kind = string(body, &["contentType", "contenttype"]).unwrap_or(role).to_ascii_lowercase();
            Some((rank(&kind), string(body, &["value"])?))
        })
        .collect();
    bodies.extend(item.iter().filter_map(|(name, value)| Some((rank(name.strip_prefix("body")?), value.as_str()?))));
    bodies.extend(string(item, &["content_html"]).map(|text| (0, text)));
    bodies.extend(string(item, &["content_text"]).map(|text| (PLAIN, text)));
    bodies.sort_by_key(|&(rank, _)| rank);
    let read = |(rank, text)| if rank == PLAIN { declared_plain(text) } else { marked_up(text) };
    bodies.into_iter().map(read).find(|story| !story.text.trim().is_empty())
}

fn rank(kind: &str) -> u8 {
    match kind.to_ascii_lowercase() {
        kind if kind.contains("html") => 0,
        kind if kind.contains("nitf") => 1,
        _ => PLAIN,
    }
}

/// Bodies of which nobody says that they have mark-up.
const PLAIN: u8 = 2;

/// Text that is called plain: NITF all the same, or what it is called.
fn declared_plain(text: &str) -> Story {
    if text.contains("<nitf") || text.contains("<body.content") {
        return marked_up(text);
    }
    Story { text: html::of_declared_plain(text), ..Story::default() }
}

/// Text that may be NITF, HTML or plain, whatever it is called.
fn marked_up(text: &str) -> Story {
    let looks_nitf =
        text.contains("<nitf") || text.contains("<body.content") || text.trim_start().starts_with("<block");
    if looks_nitf && let Ok(tree) = Tree::parse(text) {
        let root = tree.root();
        let story = if root.local() == "nitf" { xml::read_nitf(root).ok() } else { None };
        return story.unwrap_or_else(|| Story { text: xml::paragraphs(root), ..Story::default() });
    }
    let text = if html::is_marked_up(text) { html::fragment(text) } else { plain::of_plain(text) };
    Story { text, ..Story::default() }
}

fn bylines(item: &Object) -> Vec<String> {
    let mut names = string(item, &["byline", "byLine", "by"])
        .map(|line| fields::authors(&html::plain_line(line)))
        .unwrap_or_default();
    for list in ["authors", "author"] {
        if names.is_empty() {
            let people = match item.get(list) {
                Some(Value::Array(people)) => people.iter().collect(),
                Some(person) => vec![person],
                None => Vec::new(),
            };
            let name = |person: &Value| person.as_str().or_else(|| person.get("name")?.as_str()).map(str::to_owned);
            names = people.into_iter().filter_map(name).flat_map(|name| fields::authors(&name)).collect();
        }
    }
    fields::dedup(&mut names);
    names
}

/// Reads a JSON Feed (1.0 and 1.1): one story an item.
fn read_feed(feed: &Object, stories: &mut Stories) {
    let language = string(feed, &["language"]).and_then(fields::language).map(str::to_owned);
    let authors = fields::of_all(bylines(feed));
    for item in feed.get("items").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_object) {
        let id = string(item, &["id", "url"]).map(str::to_owned);
        let text = body(item).map(|body| body.text).or_else(|| Some(html::plain_line(string(item, &["summary"])?)));
        let Some(text) = text.filter(|text| !text.trim().is_empty()) else {
            stories.push((id, Err(ReadError::NoStory("the item has no content"))));
            continue;
        };
        let own = bylines(item);
        let story = Story {
            format: Format::JsonFeed,
            id: id.clone(),
            title: string(item, &["title"]).map(html::plain_line),
            bylines: if own.is_empty() { authors.clone() } else { own },
            date: ["date_published", "date_modified"].iter().find_map(|name| fields::day(string(item, &[name])?)),
            language: string(item, &["language"]).map(str::to_owned).or_else(|| language.clone()),
            url: string(item, &["url", "external_url"]).map(str::to_owned),
            text,
            ..Story::default()
        };
        stories.push((id, Ok(story)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_counted_outside_of_strings() {
        for (json, count) in [
            (r#"[1, 2, "a, [b] {c}", "\\", "\"", "d\\\", e"]"#, 6),
            (r#"{"a": [1, 2], "b": {}}"#, 23),
            (r#"["never closed, \"#, 1),
            ("", 0),
        ] {
            assert_eq!(values(json.as_bytes()), count, "{json}");
        }
        let many = format!(r#"{{"headline": "a", "body_text": "b", "x": [{}1]}}"#, "1,".repeat(600_000));
        assert_eq!(read(&many).unwrap_err().code(), "too_many_elements");
    }
}
