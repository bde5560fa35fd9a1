//! What changed between two versions of a story, and what must not count as a change.

mod changes;
mod mutations;
mod pairs;
mod reports;
mod same;

use std::fs;
use std::path::{Path, PathBuf};
use whosaid::article::Article;
use whosaid::report::{Claim, OffsetUnit, Report};
use whosaid::revisions::{Diff, diff};
use whosaid::{Options, Pipeline};

const OPTIONS: Options = Options {
    offsets: OffsetUnit::Codepoint,
    with_text: true,
    unattributed: false,
    with_clauses: false,
    with_unsourced: false,
    min_confidence: 0.5,
};

fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures")
}

fn story(name: &str) -> String {
    let path = fixtures().join(name);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// All stories, by name.
fn stories() -> Vec<(String, String)> {
    let mut stories = Vec::new();
    for folder in [fixtures(), fixtures().join("revisions")] {
        for entry in fs::read_dir(folder).expect("fixtures") {
            let path = entry.expect("an entry").path();
            if path.extension().is_some_and(|extension| extension == "txt") {
                stories.push((path.display().to_string(), fs::read_to_string(&path).expect("a story")));
            }
        }
    }
    stories.sort();
    assert!(stories.len() >= 10, "only {} stories", stories.len());
    stories
}

fn article(text: &str) -> Article<'static> {
    Article { text: text.to_owned().into(), ..Article::default() }
}

fn compare_articles<T>(
    old: &Article<'_>,
    new: &Article<'_>,
    options: &Options,
    look: impl FnOnce(&Report<'_>, &Report<'_>, &Diff<'_>) -> T,
) -> T {
    let mut pipeline = Pipeline::new();
    let (old, new) = (pipeline.run(old, options), pipeline.run(new, options));
    look(&old, &new, &diff(&old, &new))
}

fn compare<T>(old: &str, new: &str, look: impl FnOnce(&Report<'_>, &Report<'_>, &Diff<'_>) -> T) -> T {
    compare_articles(&article(old), &article(new), &OPTIONS, look)
}

fn words(claim: &Claim<'_>) -> String {
    claim.content.iter().map(|piece| piece.text.as_ref()).collect::<Vec<_>>().join(" ")
}
