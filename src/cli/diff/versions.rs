//! The versions to compare: articles of any format, or reports made before.

use crate::article::{self, Article, DateFrom, Format};
use crate::cli::args::Diff as Args;
use crate::cli::input::{Content, Inputs, Job, Task};
use crate::cli::messages::Trouble;
use crate::report::{NoReport, Report, read_report};
use std::path::Path;

/// One version of a story.
pub enum Version {
    Article(Box<Article<'static>>),
    Report(Box<Report<'static>>),
}

/// The versions that an input holds: one, or in a chain one at least.
pub fn read(path: &Path, args: &Args) -> Result<Vec<Version>, Trouble> {
    let mut versions = Vec::new();
    let path = || std::iter::once(Ok(path.to_owned()));
    for Job { name, task, .. } in Inputs::new(path(), args.from.kind(), args.max_bytes) {
        let (content, lines) = match task {
            Task::Document(content) => (content, false),
            Task::Lines { bytes, .. } => {
                (Content { bytes, format: Some(Format::Jsonl), url: None, charset: None }, true)
            }
            Task::Failed(failure) => return Err(failure.trouble),
        };
        let parts: Vec<&[u8]> = if lines {
            content.bytes.split_inclusive(|&byte| byte == b'\n').filter(|line| !line.trim_ascii().is_empty()).collect()
        } else {
            vec![&content.bytes]
        };
        for part in parts {
            // What the input is called to be, it is.
            let report = if args.from.kind().is_none() { read_report(part) } else { None };
            match report {
                Some(Ok(reports)) => versions.extend(reports.into_iter().map(|report| Version::Report(report.into()))),
                Some(Err(error)) => return Err(no_report(name.place(), &error)),
                None => {
                    for found in article::read(&content.document(&name), part) {
                        let article = found.article.map_err(|error| Trouble::read(name.place(), &error))?;
                        versions.push(Version::Article(article.into_owned().into()));
                    }
                }
            }
            if versions.len() > 1 && !args.chain {
                let message = "has several articles; name files of one each, or give --chain".to_owned();
                return Err(Trouble::new(name.place(), "several_articles", message));
            }
        }
    }
    if versions.is_empty() {
        let place = path().flatten().next().map(|path| path.to_string_lossy().into_owned()).unwrap_or_default();
        return Err(Trouble::new(place, "empty", "has no article; check the file".to_owned()));
    }
    for version in &mut versions {
        if let (Version::Article(article), Some(date)) = (version, args.date) {
            (article.date, article.date_from) = (Some(date), DateFrom::Flag);
        }
    }
    Ok(versions)
}

fn no_report(place: &str, error: &NoReport) -> Trouble {
    Trouble::new(place, error.code(), format!("{error}; {}", error.advice()))
}
