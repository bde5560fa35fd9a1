//! JSON-LD (schema.org): the article of a page among all that its scripts describe.

use super::plain_line;
use super::seen::Seen;
use crate::article::fields;
use crate::article::story::is_same_line;
use rustc_hash::FxHashMap;
use serde_json::Value;

/// The article of a page's JSON-LD, and the graph it stands in.
pub struct Linked {
    pub article: Value,
    /// What has a name, by its "@id".
    named: FxHashMap<String, Value>,
}

/// Finds the article that the page is about: the one of its address or headline, else the first.
pub fn linked_data(seen: &Seen, canonical: Option<&str>) -> Option<Linked> {
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
    let named = graph.into_iter().filter_map(|value| Some((value.get("@id")?.as_str()?.to_owned(), value)));
    Some(Linked { article, named: named.filter(|(_, value)| value.get("name").is_some()).collect() })
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
    pub fn authors(&self) -> Vec<String> {
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
                (_, Some(Value::String(id))) if depth < 3 => {
                    if let Some(found) = self.named.get(id) {
                        self.names(found, depth + 1, people, others);
                    }
                }
                _ => {}
            },
            _ => {}
        }
    }
}

/// The text of a value, whatever form it has.
pub fn text_of(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(plain_line(text)),
        Value::Array(values) => text_of(values.first()?),
        Value::Object(object) => text_of(object.get("name")?),
        _ => None,
    }
}
