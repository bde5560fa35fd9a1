//! `/diff`: two versions, or a chain of them, to what changed.

use super::ask::Diff as Asked;
use super::extract::{Answer, Story, plain, unwritten};
use super::problem::Problem;
use crate::Pipeline;
use crate::article::Article;
use crate::emit::changes::{csv, text};
use crate::emit::{Json, html};
use crate::options::{DiffTo, Stories};
use crate::report::{Report, Warning, read_report};
use crate::revisions::{Diff, Given, chain, diff, give_one_day};
use axum::http::StatusCode;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::io;

/// The versions as they were sent.
pub enum Versions {
    Two([Story; 2]),
    Chain(Vec<Story>),
}

/// What is sent as JSON: texts, or objects, which are reports or `{"id", "text", "date"}`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Body {
    old: Option<Value>,
    new: Option<Value>,
    chain: Option<Vec<Value>>,
}

impl Versions {
    /// Reads them from JSON.
    ///
    /// # Errors
    /// When it is not JSON, or is not `{"old", "new"}` or `{"chain": [...]}`.
    pub fn of_json(bytes: &[u8], most: u64) -> Result<Versions, Problem> {
        let wrong = |detail: String| Problem::new(StatusCode::BAD_REQUEST, "bad_json", detail);
        let body: Body = serde_json::from_slice(bytes).map_err(|error| {
            wrong(format!(r#"the body is neither {{"old", "new"}} nor {{"chain": [...]}}: {error}"#))
        })?;
        match body {
            Body { old: Some(old), new: Some(new), chain: None } => {
                Ok(Versions::Two([version("old".to_owned(), old, most)?, version("new".to_owned(), new, most)?]))
            }
            Body { old: None, new: None, chain: Some(chain) } => {
                let versions =
                    (1..).zip(chain).map(|(number, value)| version(format!("version {number}"), value, most));
                Ok(Versions::Chain(versions.collect::<Result<_, _>>()?))
            }
            _ => Err(wrong(
                r#"the body is neither {"old", "new"} nor {"chain": [...]}: give both, or all in order"#.to_owned(),
            )),
        }
    }
}

/// A version as it stands in the body.
fn version(name: String, value: Value, most: u64) -> Result<Story, Problem> {
    match value {
        Value::String(text) => Ok(Story { name, bytes: text.into_bytes(), is_json: false, most }),
        Value::Object(_) => {
            let bytes = serde_json::to_vec(&value).unwrap_or_default();
            Ok(Story { name, bytes, is_json: true, most })
        }
        _ => {
            let detail = format!("{name} is neither a text nor an object");
            Err(Problem::new(StatusCode::BAD_REQUEST, "bad_json", detail))
        }
    }
}

/// The article that a version is, or the report made before.
fn given(story: Story, stories: &Stories) -> Result<Given, Problem> {
    const SEVERAL: (&str, &str) = ("several_articles", "has several articles; send one as each version");
    match read_report(&story.bytes) {
        Some(Ok(mut reports)) if reports.len() == 1 => Ok(Given::Report(reports.remove(0).into())),
        Some(Ok(_)) => Err(story.wrong(SEVERAL.0, SEVERAL.1)),
        Some(Err(error)) => Err(Problem::report(&story.name, &error)),
        None => {
            let id = story.name.clone();
            story.read(&id, stories, |story, found| {
                let articles = found.into_iter().map(|found| found.article.map(Article::into_owned));
                let articles: Result<Vec<_>, _> = articles.collect();
                let mut articles = articles.map_err(|error| Problem::read(&story.name, &error))?;
                match articles.pop() {
                    Some(article) if articles.is_empty() => Ok(Given::Article(article.into())),
                    _ => Err(story.wrong(SEVERAL.0, SEVERAL.1)),
                }
            })
        }
    }
}

/// Makes the answer to `/diff`.
///
/// # Errors
/// When a version can not be read, or there are fewer than two.
pub fn answer(pipeline: &mut Pipeline, versions: Versions, asked: &Asked) -> Result<Answer, Problem> {
    let (is_chain, versions) = match versions {
        Versions::Two(two) => (false, Vec::from(two)),
        Versions::Chain(all) => (true, all),
    };
    if versions.len() < 2 {
        let detail = "two versions at least are needed: an old and a new one";
        return Err(Problem::new(StatusCode::UNPROCESSABLE_ENTITY, "one_version", detail));
    }
    let versions = versions.into_iter().map(|version| given(version, &asked.stories));
    let mut given = versions.collect::<Result<Vec<Given>, Problem>>()?;
    let guessed = if asked.stories.date.is_none() { give_one_day(&mut given) } else { None };
    let warning = guessed.map(|day| Warning {
        code: "guessed_date".into(),
        message: format!("the dates of all versions count from {day}, which is a guess from the text; give date")
            .into(),
    });
    let reports =
        pipeline.run_versions(&given, &asked.stories.options()).map_err(|(_, bound)| Problem::bound(bound))?;
    let told = |step: &mut Diff<'_>| {
        step.warnings.extend(warning.clone());
        if !asked.only.is_empty() {
            step.only(&asked.only);
        }
    };
    if is_chain {
        let mut found = chain(&reports);
        found.steps.iter_mut().for_each(told);
        written(asked.to, &found, &found.steps, &reports, || html::chain(&found, &reports))
    } else {
        let mut found = diff(&reports[0], &reports[1]);
        told(&mut found);
        written(asked.to, &found, std::slice::from_ref(&found), &reports, || html::diff(&found, &reports))
    }
    .map_err(unwritten)
}

/// The whole as JSON or as a page, or its steps as text or rows.
fn written(
    to: DiffTo,
    whole: &impl Serialize,
    steps: &[Diff<'_>],
    reports: &[Report<'_>],
    page: impl FnOnce() -> String,
) -> io::Result<Answer> {
    let mut bytes = Vec::new();
    let pairs = || steps.iter().zip(reports).zip(&reports[1..]);
    let kind = match to {
        DiffTo::Json => {
            Json::value(whole, &mut bytes)?;
            "application/json"
        }
        DiffTo::Html => {
            bytes = page().into_bytes();
            "text/html; charset=utf-8"
        }
        DiffTo::Csv => {
            csv::begin(&mut bytes);
            pairs().for_each(|((step, old), new)| csv::write(step, old, new, &mut bytes));
            "text/csv; charset=utf-8; header=present"
        }
        DiffTo::Text => {
            let mut styled = Vec::new();
            for ((step, old), new) in pairs() {
                if !styled.is_empty() {
                    styled.push(b'\n');
                }
                text::write(step, old, new, text::Length::Full, &mut styled)?;
            }
            bytes = plain(&styled);
            "text/plain; charset=utf-8"
        }
    };
    Ok(Answer { kind, bytes })
}
