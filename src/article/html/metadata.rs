//! What a page says of its article: JSON-LD, OpenGraph and other meta elements, microdata, and what readers see.

use super::linked::{Linked, linked_data, text_of};
use super::plain_line;
use super::seen::{Seen, look};
use crate::article::Format;
use crate::article::fields;
use crate::article::story::{Story, is_same_line};
use jiff::civil::Date;
use scraper::Html;
use serde_json::Value;

/// The fields of a page's article.
#[derive(Debug, Default)]
pub struct Metadata {
    pub title: Option<String>,
    pub bylines: Vec<String>,
    pub date: Option<Date>,
    /// A dateline that stands by itself.
    pub dateline: Option<String>,
    pub language: Option<String>,
    pub url: Option<String>,
    /// The whole text, where JSON-LD gives it.
    pub body: Option<String>,
    /// The line under the headline, or a summary; the likelier first.
    pub descriptions: Vec<String>,
}

impl Metadata {
    pub fn into_story(self, text: String) -> Story {
        Story {
            format: Format::Html,
            title: self.title,
            bylines: self.bylines,
            date: self.date,
            dateline: self.dateline,
            language: self.language,
            url: self.url,
            text,
            ..Story::default()
        }
    }
}

/// Reads a page's metadata. `is_line` tells whether the page has a line among its first.
pub fn collect(page: &Html, is_line: impl Fn(&str) -> bool) -> Metadata {
    let seen = look(page);
    let canonical = seen
        .canonical
        .as_deref()
        .or_else(|| seen.meta(&["og:url", "twitter:url"]))
        .filter(|url| url.starts_with("http"));
    let linked = linked_data(&seen, canonical);
    let field = |name: &str| linked.as_ref().and_then(|data| data.article.get(name));
    let text = |name: &str| field(name).and_then(text_of).filter(|text| !text.is_empty());

    let descriptions = [
        text("alternativeHeadline"),
        text("alternateName"),
        text("description"),
        seen.meta(&["og:description"]).map(plain_line),
        seen.meta(&["description", "twitter:description"]).map(plain_line),
    ];
    Metadata {
        title: title(&seen, text("headline").or_else(|| text("name")), is_line),
        bylines: bylines(&seen, linked.as_ref()),
        date: field("datePublished")
            .and_then(|stamp| fields::day(stamp.as_str()?))
            .or_else(|| date(&seen))
            .or_else(|| fields::day(field("dateModified")?.as_str()?))
            .or_else(|| canonical.and_then(day_in_address)),
        dateline: seen.dateline.clone(),
        language: seen
            .language
            .clone()
            .or_else(|| text("inLanguage"))
            .or_else(|| seen.meta(&["og:locale", "content-language", "language"]).map(str::to_owned)),
        url: canonical.map(str::to_owned).or_else(|| text("url")),
        body: field("articleBody").and_then(Value::as_str).map(|body| {
            if super::is_marked_up(body) { super::fragment(body) } else { crate::article::paragraphs::of_plain(body) }
        }),
        descriptions: descriptions.into_iter().flatten().collect(),
    }
}

/// The headline that readers see, in the spelling of the metadata where that only differs in marks; else what the
/// metadata say.
fn title(seen: &Seen, linked: Option<String>, is_line: impl Fn(&str) -> bool) -> Option<String> {
    let site = seen.meta(&["og:site_name", "application-name"]);
    let said: Vec<String> = [
        linked.map(|title| plain_line(&title)),
        seen.meta(&["og:title"]).map(|title| without_site(&plain_line(title), site)),
        seen.meta(&["twitter:title"]).map(|title| without_site(&plain_line(title), site)),
        seen.meta(&["headline", "dc.title", "parsely-title", "sailthru.title"]).map(plain_line),
        seen.title.as_deref().map(|title| without_site(title, site)),
    ]
    .into_iter()
    .flatten()
    .filter(|title| !title.is_empty())
    .collect();
    let headings: Vec<&String> = seen.headings.iter().filter(|heading| !heading.is_empty()).collect();
    // One of several headings may be the site's name; what the metadata say tells which is the article's.
    for title in &said {
        if headings.iter().any(|heading| is_same_line(heading, title)) {
            return Some(title.clone());
        }
    }
    // Without any, the page may have what is left when the site's name is taken from either end.
    if headings.is_empty()
        && !said.first().is_some_and(|title| is_line(title))
        && let Some(title) = seen.title.as_deref().and_then(|title| parts(title).find(|part| is_line(part)))
    {
        return Some(title.to_owned());
    }
    match headings[..] {
        [only] if only.split(' ').count() > 2 => Some(only.clone()),
        _ => said.into_iter().next().or_else(|| headings.first().map(|&heading| heading.clone())),
    }
}

const SEPARATORS: [&str; 8] = [" | ", " - ", " \u{2013} ", " \u{2014} ", " \u{b7} ", " :: ", " \u{2022} ", ": "];

/// What stands before the last or after the first separator of a title, where that is enough to be a headline.
fn parts(title: &str) -> impl Iterator<Item = &str> {
    let heads = SEPARATORS.iter().filter_map(|mark| Some(title.rsplit_once(mark)?.0));
    let tails = SEPARATORS.iter().filter_map(|mark| Some(title.split_once(mark)?.1));
    heads.chain(tails).map(str::trim).filter(|part| part.split(' ').count() > 2)
}

/// "Headline | Site", "Headline - Site": the headline.
fn without_site(title: &str, site: Option<&str>) -> String {
    for mark in &SEPARATORS[..7] {
        if let Some((head, tail)) = title.rsplit_once(mark) {
            let is_site =
                site.is_some_and(|site| is_same_line(tail, site)) || *mark == " | " || tail.split(' ').count() <= 3;
            if is_site && head.split(' ').count() >= 3 {
                return without_site(head, site);
            }
        }
    }
    title.to_owned()
}

fn date(seen: &Seen) -> Option<Date> {
    const NAMES: [&str; 30] = [
        "article:published_time",
        "og:article:published_time",
        "og:published_time",
        "datepublished",
        "article:published",
        "article.published",
        "parsely-pub-date",
        "sailthru.date",
        "publishdate",
        "publish-date",
        "publish_date",
        "publication_date",
        "pubdate",
        "pdate",
        "article_date_original",
        "release_date",
        "created",
        "published",
        "dc.date.issued",
        "dcterms.created",
        "dc.date",
        "dcterms.date",
        "dc.date.created",
        "date",
        "cxenseparse:recs:publishtime",
        "bt:pubdate",
        "article.created",
        "rnews:datepublished",
        "originalpublicationdate",
        "displaydate",
    ];
    let of_meta = NAMES.iter().find_map(|name| fields::day(seen.meta(&[name])?));
    let published = seen.times.iter().filter(|(published, _)| *published);
    of_meta
        .or_else(|| published.chain(&seen.times).find_map(|(_, stamp)| fields::day(stamp)))
        .or_else(|| seen.dates.iter().find_map(|words| fields::day(words)))
}

/// ".../2024/05/02/...", ".../2024/may/02/...", ".../2024-05-02-...".
fn day_in_address(url: &str) -> Option<Date> {
    let parts: Vec<&str> = url.split(['/', '-', '_']).collect();
    parts.windows(3).find_map(|window| {
        let year = window[0].parse().ok().filter(|year| (1990..2100).contains(year) && window[0].len() == 4)?;
        let month = window[1].parse().ok().or_else(|| fields::month_number(window[1]))?;
        fields::date(year, month, window[2].get(..2)?.parse().ok()?)
    })
}

fn bylines(seen: &Seen, linked: Option<&Linked>) -> Vec<String> {
    let mut names: Vec<String> = linked.map(Linked::authors).unwrap_or_default();
    // Some sites give their own name as the author of all.
    let site = seen.meta(&["og:site_name", "application-name"]);
    let is_own = |name: &str| site.is_some_and(|site| is_same_name(site, name));
    if names.iter().all(|name| is_own(name)) {
        const NAMES: [&str; 12] = [
            "author",
            "byl",
            "parsely-author",
            "sailthru.author",
            "dc.creator",
            "dcterms.creator",
            "citation_author",
            "article.author",
            "article:author",
            "dcsext.author",
            "og:article:author",
            "cxenseparse:author",
        ];
        let of_meta = NAMES
            .iter()
            .map(|name| {
                seen.meta
                    .iter()
                    .filter(|(key, _)| key == name)
                    .flat_map(|(_, value)| fields::authors(&plain_line(value)))
                    .collect::<Vec<_>>()
            })
            .find(|names| !names.iter().all(|name| is_own(name)));
        let of_page = |sure| {
            let marked = seen.authors.iter().filter(|(mark, _)| *mark == sure);
            marked.flat_map(|(_, name)| fields::authors(name)).filter(|name| !is_own(name)).collect::<Vec<_>>()
        };
        let found = of_meta.or_else(|| (0..3).map(of_page).find(|names| !names.is_empty()));
        names = found.unwrap_or(names);
    }
    fields::dedup(&mut names);
    if names.len() > 1 {
        names.retain(|name| !is_own(name));
    }
    names
}

/// Whether two names are of one site: "The Fjord Ledger", "Fjord Ledger".
fn is_same_name(site: &str, name: &str) -> bool {
    let bare = |name: &str| name.strip_prefix("The ").unwrap_or(name).to_lowercase();
    bare(site.trim()) == bare(name)
}
