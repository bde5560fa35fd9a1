//! What one pass over a page gathers of what it says of its article, before any of it is weighed.

use super::called::words;
use super::page::{Step, attribute, line, walk};
use crate::work;
use scraper::Html;

/// No page describes itself in more, in bytes of script.
const MOST_SCRIPT: usize = 1 << 20;
/// So many elements that call themselves dates are looked at.
const MOST_DATES: usize = 20;

/// What one pass over the page gathers.
#[derive(Default)]
pub struct Seen {
    pub meta: Vec<(String, String)>,
    pub title: Option<String>,
    pub headings: Vec<String>,
    pub scripts: Vec<String>,
    /// Stamps of time, and whether they are said to be that of publishing.
    pub times: Vec<(bool, String)>,
    /// The words of what calls itself a date.
    pub dates: Vec<String>,
    pub canonical: Option<String>,
    pub language: Option<String>,
    pub authors: Vec<(u8, String)>,
    pub dateline: Option<String>,
}

impl Seen {
    /// The value of the first of these names that has one, in small letters.
    pub fn meta(&self, names: &[&str]) -> Option<&str> {
        let value = |name: &&str| {
            work::look(self.meta.len());
            self.meta.iter().find(|(key, value)| key == name && !value.is_empty())
        };
        names.iter().find_map(value).map(|(_, value)| value.as_str())
    }
}

/// Goes through a page.
pub fn look(page: &Html) -> Seen {
    let mut seen = Seen::default();
    walk(page.tree.root(), |step| {
        let Step::Open(node, element) = step else { return true };
        let get = |name| attribute(element, name).map(str::trim);
        match element.name() {
            "meta" => {
                let value = get("content").unwrap_or_default();
                for key in ["property", "name", "itemprop", "http-equiv"] {
                    if let Some(key) = get(key) {
                        seen.meta.push((key.to_ascii_lowercase(), value.to_owned()));
                    }
                }
            }
            "html" => seen.language = get("lang").filter(|lang| !lang.is_empty()).map(str::to_owned),
            "title" => seen.title = seen.title.take().or_else(|| Some(line(node))),
            "h1" => seen.headings.push(line(node)),
            "link" if get("rel") == Some("canonical") => seen.canonical = get("href").map(str::to_owned),
            "script" if get("type").is_some_and(|kind| kind.to_ascii_lowercase().contains("ld+json")) => {
                let text = || node.children().filter_map(|child| child.value().as_text());
                let there: usize = seen.scripts.iter().map(String::len).sum();
                if there + text().map(|text| text.len()).sum::<usize>() <= MOST_SCRIPT {
                    seen.scripts.push(text().map(|text| &**text).collect());
                }
            }
            "time" => {
                let published = get("pubdate").is_some()
                    || get("itemprop") == Some("datePublished")
                    || get("class").is_some_and(|class| class.contains("publi"));
                if let Some(stamp) = get("datetime") {
                    seen.times.push((published, stamp.to_owned()));
                }
            }
            _ => {
                if get("itemprop") == Some("datePublished") {
                    let stamp = get("content").or_else(|| get("datetime")).map_or_else(|| line(node), str::to_owned);
                    seen.times.push((true, stamp));
                }
            }
        }
        if seen.dateline.is_none()
            && get("class").is_some_and(|class| class.split_whitespace().any(|word| word == "dateline"))
        {
            // The class may be used for a time, too; a dateline leads into the text.
            seen.dateline =
                Some(line(node)).filter(|line| line.len() < 80 && line.ends_with(['-', '\u{2013}', '\u{2014}']));
        }
        if seen.dates.len() < MOST_DATES && get("class").or_else(|| get("id")).is_some_and(is_date) {
            seen.dates.push(line(node));
        }
        if let Some(sure) = author_mark(get("rel"), get("itemprop"), get("class")) {
            let name = line(node);
            if !name.is_empty() && name.len() < 120 {
                seen.authors.push((sure, name));
            }
        }
        !matches!(element.name(), "script" | "style")
    });
    seen
}

/// Whether a class or id is that of a date or time.
fn is_date(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    ["date", "timestamp", "publish", "posted", "pubtime"].iter().any(|word| name.contains(word))
        && !name.contains("update")
}

/// With these, it is something else of the author.
#[rustfmt::skip]
const NOT_THE_NAME: [&str; 24] = [
    "avatar", "bio", "biography", "box", "card", "date", "desc", "description", "email", "follow", "icon", "image", "img",
    "job", "location", "more", "photo", "picture", "related", "role", "social", "thumb", "time", "title",
];

/// How surely an element names an author: 0 is surest.
fn author_mark(rel: Option<&str>, itemprop: Option<&str>, class: Option<&str>) -> Option<u8> {
    if itemprop == Some("author") || rel.is_some_and(|rel| rel.split_whitespace().any(|word| word == "author")) {
        return Some(0);
    }
    let mut names = class?.split_ascii_whitespace().take(20).map(words);
    let is = |words: &[String], list: &[&str]| words.iter().any(|word| list.contains(&word.as_str()));
    let of_author = names.find(|words| {
        is(words, &["author", "authors", "byline", "bylines", "contributor"]) && !is(words, &NOT_THE_NAME)
    })?;
    Some(if is(&of_author, &["name", "names"]) { 1 } else { 2 })
}
