//! The versions to compare: articles of any format, or reports made before.

use crate::article::Found;
use crate::article::Unread;
use crate::article::pieces::Piece;
use crate::cli::args::Diff as Args;
use crate::cli::input::{Inputs, Job};
use crate::cli::messages::Trouble;
use crate::report::{NoReport, read_report};
use crate::revisions::Given;
use std::path::Path;

/// The versions that an input holds: one, or in a chain one at least.
pub fn read(path: &Path, args: &Args) -> Result<Vec<Given>, Trouble> {
    let mut versions = Vec::new();
    let path = || std::iter::once(Ok(path.to_owned()));
    for Job { name, work, .. } in Inputs::new(path(), args.stories.from.kind(), args.max_bytes) {
        let piece = work?;
        let parts: Vec<(u64, &[u8])> = match &piece {
            Piece::Document(content) => vec![(0, &content.bytes)],
            Piece::Lines(lines) => lines.lines().collect(),
            Piece::Failed(unread) => return Err(Trouble::unread(name.place(), unread)),
        };
        for (number, part) in parts {
            // What the input is called to be, it is.
            let report = if args.stories.from.kind().is_none() { read_report(part) } else { None };
            match report {
                Some(Ok(reports)) => versions.extend(reports.into_iter().map(|report| Given::Report(report.into()))),
                Some(Err(error)) => return Err(no_report(name.place(), &error)),
                None => {
                    let found = match &piece {
                        Piece::Document(content) => content.articles(&name.input()),
                        _ => vec![name.input().line(number, part)],
                    };
                    for Found { id, line, article } in found {
                        let unread = |error| Trouble::unread(name.place(), &Unread { id, line, error });
                        versions.push(Given::Article(article.map_err(unread)?.into_owned().into()));
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
        if let Given::Article(article) = version {
            args.stories.dated(article);
        }
    }
    Ok(versions)
}

fn no_report(place: &str, error: &NoReport) -> Trouble {
    Trouble::new(place, error.code(), format!("{error}; {}", error.advice()))
}
