//! What changed between two versions of a story, and what must not count as a change.

use std::fs;
use std::path::{Path, PathBuf};
use whosaid::article::Article;
use whosaid::report::{Claim, Report};
use whosaid::revisions::{Diff, Field, diff};
use whosaid::{Options, Pipeline};

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
    stories
}

fn compare<T>(old: &str, new: &str, look: impl FnOnce(&Report<'_>, &Report<'_>, &Diff<'_>) -> T) -> T {
    let article = |text: &str| Article { text: text.to_owned().into(), ..Article::default() };
    let (old, new) = (article(old), article(new));
    let mut pipeline = Pipeline::new();
    let (old, new) = (pipeline.run(&old, &Options::default()), pipeline.run(&new, &Options::default()));
    look(&old, &new, &diff(&old, &new))
}

fn words(claim: &Claim<'_>) -> String {
    claim.content.iter().map(|piece| piece.text.as_ref()).collect::<Vec<_>>().join(" ")
}

#[test]
fn a_story_revised() {
    compare(&story("revisions/mill.v1.txt"), &story("revisions/mill.v2.txt"), |old, new, diff| {
        let claims = &diff.claims;
        let all = |these: &[&Claim<'_>]| these.iter().map(|claim| words(claim)).collect::<Vec<_>>();
        assert_eq!(all(&claims.added), ["\"This is a black day for the whole valley,\""]);
        assert_eq!(all(&claims.removed), ["to comment"]);
        let fields = |part: &str| {
            let changed = claims.changed.iter().find(|c| words(&old.claims[c.old.index()]).contains(part));
            let changed = changed.unwrap_or_else(|| panic!("{part:?} did not change"));
            changed.changes.iter().map(|change| change.field).collect::<Vec<_>>()
        };
        assert_eq!(fields("close by summer"), [Field::Content, Field::Source, Field::Certainty]);
        assert_eq!(fields("200 workers"), [Field::Content, Field::Certainty]);
        assert_eq!(claims.changed.len(), 2);
        let moved: Vec<_> = claims.moved.iter().map(|[_, id]| words(&new.claims[id.index()])).collect();
        assert_eq!(moved, ["they were watching events closely"]);
        let renamed: Vec<_> = diff.entities.renamed.iter().map(|r| (&*r.old.name, &*r.new.name)).collect();
        assert_eq!(renamed, [("Lena Vos", "Lena Voss")]);
    });
}

#[test]
fn a_story_is_like_itself() {
    for (name, text) in stories() {
        compare(&text, &text, |old, _, diff| {
            assert!(diff.is_same() && diff.claims.moved.is_empty(), "{name}: {diff:?}");
            assert_eq!(diff.claims.unchanged as usize, old.claims.len(), "{name}");
            assert_eq!(diff.entities, Default::default(), "{name}");
        });
    }
}

#[test]
fn the_way_back_mirrors_the_way_there() {
    let stories = stories();
    for (name, old) in &stories {
        for (other, new) in stories.iter().filter(|(other, _)| other != name) {
            let there = compare(old, new, |_, _, d| shape(d, false));
            let back = compare(new, old, |_, _, d| shape(d, true));
            assert_eq!(there, back, "{name} and {other}");
        }
    }
}

/// Added, removed, changed pairs, how many moved, how many unchanged.
type Shape = (Vec<u32>, Vec<u32>, Vec<(u32, u32)>, usize, u32);

/// Numbers that say what changed: added, removed, changed, moved, unchanged.
fn shape(diff: &Diff<'_>, mirrored: bool) -> Shape {
    let ids = |these: &[&Claim<'_>]| these.iter().map(|claim| claim.id.0).collect::<Vec<_>>();
    let claims = &diff.claims;
    let mut changed: Vec<_> = claims.changed.iter().map(|c| (c.old.0, c.new.0)).collect();
    if mirrored {
        changed.iter_mut().for_each(|pair| *pair = (pair.1, pair.0));
        changed.sort_unstable();
        return (ids(&claims.removed), ids(&claims.added), changed, claims.moved.len(), claims.unchanged);
    }
    (ids(&claims.added), ids(&claims.removed), changed, claims.moved.len(), claims.unchanged)
}

#[test]
fn marks_are_no_change() {
    for (name, text) in stories() {
        let mut opens = false;
        let curly: String = text
            .chars()
            .map(|c| {
                if c != '"' {
                    c
                } else {
                    opens = !opens;
                    if opens { '“' } else { '”' }
                }
            })
            .collect();
        let wide = text.replace("\n\n", "\n\n\n");
        for changed in [curly, wide] {
            compare(&text, &changed, |_, _, diff| assert!(diff.is_same(), "{name}: {:?}", diff.claims));
        }
    }
}
