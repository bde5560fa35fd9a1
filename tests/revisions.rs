//! What changed between two versions of a story, and what must not count as a change.

use proptest::prelude::*;
use std::fs;
use std::path::Path;
use whosaid::Pipeline;
use whosaid::article::Article;
use whosaid::report::{Options, Report};
use whosaid::revisions::{Diff, Field, diff};

fn story(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures").join(name);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn compare<T>(old: &str, new: &str, look: impl FnOnce(&Report<'_>, &Report<'_>, &Diff<'_>) -> T) -> T {
    let article = |text: &str| Article { text: text.to_owned().into(), ..Article::default() };
    let (old, new) = (article(old), article(new));
    let mut pipeline = Pipeline::new();
    let (old, new) = (pipeline.run(&old, &Options::default()), pipeline.run(&new, &Options::default()));
    look(&old, &new, &diff(&old, &new))
}

fn fields(diff: &Diff<'_>) -> Vec<Vec<Field>> {
    diff.claims.changed.iter().map(|changed| changed.changes.iter().map(|change| change.field).collect()).collect()
}

#[test]
fn a_story_revised() {
    compare(&story("revisions/mill.v1.txt"), &story("revisions/mill.v2.txt"), |old, new, diff| {
        let text = |claims: &[&whosaid::report::Claim<'_>]| {
            claims.iter().map(|claim| claim.content[0].text.to_string()).collect::<Vec<_>>()
        };
        assert_eq!(text(&diff.claims.added), ["\"This is a black day for the whole valley,\""]);
        assert!(diff.claims.removed.len() <= 1, "{:?}", text(&diff.claims.removed));
        let changed = |part: &str| {
            let found = diff.claims.changed.iter().find(|c| {
                old.claims[c.old.index()].content.iter().any(|piece| piece.text.contains(part))
                    && new.claims[c.new.index()].content.iter().any(|piece| piece.text.contains(&part[..8]))
            });
            found.unwrap_or_else(|| panic!("no change in {part:?}: {:?}", diff.claims.changed))
        };
        let workers = changed("200 workers");
        let _ = workers;
    });
}
