//! What a page says of its article: JSON-LD, OpenGraph and other meta elements, microdata, and what readers see.

use super::page::{Step, attribute, line, walk};
use super::plain_line;
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

/// What one pass over the page gathers.
#[derive(Default)]
struct Seen {
    meta: Vec<(String, String)>,
    title: Option<String>,
    headings: Vec<String>,
    scripts: Vec<String>,
    times: Vec<(bool, String)>,
    canonical: Option<String>,
    language: Option<String>,
    authors: Vec<(u8, String)>,
    dateline: Option<String>,
}

impl Seen {
    fn meta(&self, names: &[&str]) -> Option<&str> {
        let value = |name: &&str| self.meta.iter().find(|(key, value)| key == name && !value.is_empty());
        names.iter().find_map(value).map(|(_, value)| value.as_str())
    }
}

/// Reads a page's metadata.
pub fn collect(page: &Html) -> Metadata {
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
        title: title(&seen, text("headline").or_else(|| text("name"))),
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

fn look(page: &Html) -> Seen {
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
                seen.scripts.push(
                    node.children().filter_map(|child| child.value().as_text().map(|text| text.to_string())).collect(),
                );
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

/// How surely an element names an author: 0 is surest.
fn author_mark(rel: Option<&str>, itemprop: Option<&str>, class: Option<&str>) -> Option<u8> {
    if itemprop == Some("author") || rel.is_some_and(|rel| rel.split_whitespace().any(|word| word == "author")) {
        return Some(0);
    }
    let class = class?.to_ascii_lowercase();
    let has = |names: &[&str]| class.split(|c: char| c.is_whitespace()).any(|word| names.contains(&word));
    if has(&[
        "author-name",
        "byline-name",
        "byline__name",
        "author__name",
        "p-author",
        "byline-author",
        "article-author",
    ]) {
        return Some(1);
    }
    has(&["byline", "author", "article-byline", "article__byline", "c-byline"]).then_some(2)
}

/// The headline that readers see, in the spelling of the metadata where that only differs in marks; else what the
/// metadata say.
fn title(seen: &Seen, linked: Option<String>) -> Option<String> {
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
    match headings[..] {
        [only] if only.split(' ').count() > 2 => Some(only.clone()),
        _ => said.into_iter().next().or_else(|| headings.first().map(|&heading| heading.clone())),
    }
}

/// "Headline | Site", "Headline - Site": the headline.
fn without_site(title: &str, site: Option<&str>) -> String {
    for mark in [" | ", " - ", " \u{2013} ", " \u{2014} ", " \u{b7} ", " :: ", " \u{2022} "] {
        if let Some((head, tail)) = title.rsplit_once(mark) {
            let is_site =
                site.is_some_and(|site| is_same_line(tail, site)) || mark == " | " || tail.split(' ').count() <= 3;
            if is_site && head.split(' ').count() >= 3 {
                return without_site(head, site);
            }
        }
    }
    title.to_owned()
}

fn date(seen: &Seen) -> Option<Date> {
    const NAMES: [&str; 26] = [
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
    of_meta.or_else(|| published.chain(&seen.times).find_map(|(_, stamp)| fields::day(stamp)))
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
    if names.is_empty() {
        const NAMES: [&str; 9] = [
            "author",
            "byl",
            "parsely-author",
            "sailthru.author",
            "dc.creator",
            "article:author",
            "dcsext.author",
            "og:article:author",
            "cxenseparse:author",
        ];
        names = NAMES
            .iter()
            .map(|name| {
                seen.meta
                    .iter()
                    .filter(|(key, _)| key == name)
                    .flat_map(|(_, value)| fields::authors(&plain_line(value)))
                    .collect::<Vec<_>>()
            })
            .find(|names| !names.is_empty())
            .unwrap_or_default();
    }
    for sure in 0..3 {
        if names.is_empty() {
            names = seen
                .authors
                .iter()
                .filter(|(mark, _)| *mark == sure)
                .flat_map(|(_, name)| fields::authors(name))
                .collect();
        }
    }
    fields::dedup(&mut names);
    names
}

/// The article of a page's JSON-LD, and the graph it stands in.
struct Linked {
    article: Value,
    graph: Vec<Value>,
}

fn linked_data(seen: &Seen, canonical: Option<&str>) -> Option<Linked> {
    let mut graph = Vec::new();
    for script in &seen.scripts {
        let value = parse_lenient(script);
        flatten(value, 0, &mut graph);
    }
    let about_this = |value: &Value| {
        let address = |name: &str| value.get(name).and_then(|v| v.as_str().or_else(|| v.get("@id")?.as_str()));
        let headline = value.get("headline").and_then(Value::as_str).unwrap_or_default();
        let same_address = canonical.is_some_and(|url| {
            [address("url"), address("mainEntityOfPage"), address("@id")]
                .into_iter()
                .flatten()
                .any(|address| address == url)
        });
        same_address || seen.headings.iter().any(|heading| is_same_line(heading, headline))
    };
    let articles: Vec<&Value> = graph.iter().filter(|value| is_article(value)).collect();
    let article =
        articles.iter().find(|value| about_this(value)).or_else(|| articles.first()).map(|&value| value.clone())?;
    Some(Linked { article, graph })
}

/// Parses a script, which may be wrapped in comment marks or have line breaks within its strings.
fn parse_lenient(script: &str) -> Value {
    let script = script.trim().trim_start_matches("<!--").trim_end_matches("-->").trim();
    let script = script.trim_start_matches("//<![CDATA[").trim_end_matches("//]]>").trim().trim_end_matches(';');
    serde_json::from_str(script)
        .or_else(|_| serde_json::from_str(&script.replace(|c: char| c.is_control(), " ")))
        .unwrap_or(Value::Null)
}

/// Lists the objects of a script: of its arrays, its graph, and the main entity of a page.
fn flatten(value: Value, depth: usize, into: &mut Vec<Value>) {
    match value {
        Value::Array(values) if depth < 4 => values.into_iter().for_each(|value| flatten(value, depth + 1, into)),
        Value::Object(mut object) if depth < 4 => {
            for inner in ["@graph", "mainEntity"] {
                if let Some(value @ (Value::Array(_) | Value::Object(_))) = object.remove(inner) {
                    flatten(value, depth + 1, into);
                }
            }
            into.push(Value::Object(object));
        }
        _ => {}
    }
}

fn is_article(value: &Value) -> bool {
    let is = |name: &str| {
        name.ends_with("Article") || name.ends_with("Posting") || matches!(name, "Report" | "Review" | "AnalysisNews")
    };
    match value.get("@type") {
        Some(Value::String(name)) => is(name),
        Some(Value::Array(names)) => names.iter().filter_map(Value::as_str).any(is),
        _ => false,
    }
}

impl Linked {
    /// The authors: people if there are any, else organizations.
    fn authors(&self) -> Vec<String> {
        let (mut people, mut others) = (Vec::new(), Vec::new());
        for name in ["author", "creator"] {
            if people.is_empty()
                && others.is_empty()
                && let Some(value) = self.article.get(name)
            {
                self.names(value, 0, &mut people, &mut others);
            }
        }
        let mut names = if people.is_empty() { others } else { people };
        fields::dedup(&mut names);
        names
    }

    fn names(&self, value: &Value, depth: usize, people: &mut Vec<String>, others: &mut Vec<String>) {
        match value {
            Value::String(name) => people.extend(fields::authors(&plain_line(name))),
            Value::Array(values) if depth < 3 => {
                values.iter().for_each(|value| self.names(value, depth + 1, people, others))
            }
            Value::Object(object) => match (object.get("name"), object.get("@id")) {
                (Some(Value::Array(names)), _) if depth < 3 => {
                    names.iter().for_each(|name| self.names(name, depth + 1, people, others))
                }
                (Some(Value::String(name)), _) => {
                    let is_group =
                        object.get("@type").and_then(Value::as_str).is_some_and(|kind| kind.contains("Organization"));
                    let into = if is_group { others } else { people };
                    into.extend(fields::authors(&plain_line(name)));
                }
                (_, Some(id)) if depth < 3 => {
                    if let Some(found) =
                        self.graph.iter().find(|other| other.get("@id") == Some(id) && other.get("name").is_some())
                    {
                        self.names(found, depth + 1, people, others);
                    }
                }
                _ => {}
            },
            _ => {}
        }
    }
}

fn text_of(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(plain_line(text)),
        Value::Array(values) => text_of(values.first()?),
        Value::Object(object) => text_of(object.get("name")?),
        _ => None,
    }
}
