//! What is the same stays so: in other marks, lines, encodings and orders, and on the way back.

use crate::{OPTIONS, compare, compare_articles, stories, words};
use std::collections::BTreeSet;
use whosaid::article;
use whosaid::report::{Claim, Report};
use whosaid::revisions::{Change, Class, Diff};

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

/// All that a diff says, turned round if asked to be.
fn shape(old: &Report<'_>, new: &Report<'_>, diff: &Diff<'_>, turned: bool) -> (Vec<BTreeSet<String>>, u32) {
    let claims = &diff.claims;
    let lone = |these: &[&Claim<'_>]| these.iter().map(|claim| words(claim)).collect::<BTreeSet<_>>();
    let turn = |old: String, new: String| if turned { format!("{new} | {old}") } else { format!("{old} | {new}") };
    let changed = claims.changed.iter().map(|changed| {
        let pair = turn(words(&old.claims[changed.old.index()]), words(&new.claims[changed.new.index()]));
        let change = |change: &Change| {
            let shown = |value: &Option<String>| value.clone().unwrap_or_default();
            format!("{:?}: {}", change.field, turn(shown(&change.old), shown(&change.new)))
        };
        let classes = changed.classes.iter().map(|class| match class {
            Class::Strengthened if turned => Class::Softened,
            Class::Softened if turned => Class::Strengthened,
            class => *class,
        });
        let changes = changed.changes.iter().map(change).collect::<Vec<_>>();
        format!("{pair}: {:?} {changes:?}", classes.collect::<Vec<_>>())
    });
    let regrouped = |these: &[whosaid::revisions::Regrouped]| {
        these.iter().map(|one| turn(format!("{:?}", one.old), format!("{:?}", one.new))).collect::<BTreeSet<_>>()
    };
    let moved = claims.moved.iter().map(|[old, new]| turn(old.to_string(), new.to_string()));
    let renamed = diff.entities.renamed.iter().map(|r| turn(r.old.name.to_string(), r.new.name.to_string()));
    let mut sides =
        [[lone(&claims.added), regrouped(&claims.split)], [lone(&claims.removed), regrouped(&claims.merged)]];
    if turned {
        sides.reverse();
    }
    let both = [changed.collect(), moved.collect(), renamed.collect()];
    (sides.into_iter().flatten().chain(both).collect(), claims.unchanged)
}

#[test]
fn the_way_back_mirrors_the_way_there() {
    let stories = stories();
    for (i, (name, old)) in stories.iter().enumerate() {
        // A version that shares much, and a story that shares little.
        for new in [&turned(old), &stories[(i + 1) % stories.len()].1] {
            let there = compare(old, new, |old, new, diff| shape(old, new, diff, false));
            let back = compare(new, old, |old, new, diff| shape(old, new, diff, true));
            assert_eq!(there, back, "{name}");
        }
    }
}

/// The paragraphs in another order, the headline and the dateline's aside; and a third of them left out.
fn turned(text: &str) -> String {
    let mut paragraphs: Vec<&str> = text.split("\n\n").collect();
    if paragraphs.len() > 3 {
        paragraphs[2..].reverse();
        let mut i = 0;
        paragraphs.retain(|_| {
            i += 1;
            i % 3 != 0
        });
    }
    paragraphs.join("\n\n").replace("said", "says")
}

/// Every other quotation mark opens.
fn with_marks(text: &str, open: &str, close: &str) -> String {
    let straight = text.replace(['“', '”'], "\"");
    let mut opens = false;
    straight.split_inclusive('"').fold(String::new(), |mut out, part| {
        match part.strip_suffix('"') {
            Some(before) => {
                opens = !opens;
                out.push_str(before);
                out.push_str(if opens { open } else { close });
            }
            None => out.push_str(part),
        }
        out
    })
}

/// The words of each paragraph in lines of this width.
fn wrapped(text: &str, width: usize) -> String {
    let paragraph = |text: &str| {
        let mut lines = vec![String::new()];
        for word in text.split_whitespace() {
            if lines.last().is_some_and(|line| !line.is_empty() && line.len() + word.len() >= width) {
                lines.push(String::new());
            }
            let Some(line) = lines.last_mut() else { continue };
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(word);
        }
        lines.join("\n")
    };
    text.split("\n\n").map(paragraph).collect::<Vec<_>>().join("\n\n")
}

#[test]
fn marks_white_space_and_encoding_are_no_change() {
    for (name, text) in stories() {
        let curly = with_marks(&text, "“", "”");
        let wide = text.replace("\n\n", "\n\n\n");
        for changed in [&curly, &with_marks(&text, "``", "''"), &wide, &text.replace('\n', "\r\n")] {
            compare(&text, changed, |_, _, diff| {
                assert!(diff.is_same() && diff.claims.moved.is_empty(), "{name}: {:#?}", diff.claims);
            });
        }
        let read = |bytes: &[u8]| article::text::read("story", None, bytes).expect("a text").into_owned();
        let utf16: Vec<u8> = format!("\u{feff}{curly}").encode_utf16().flat_map(u16::to_le_bytes).collect();
        compare_articles(&read(text.as_bytes()), &read(&utf16), &OPTIONS, |_, _, diff| {
            assert!(diff.is_same() && diff.claims.moved.is_empty(), "{name}: {:#?}", diff.claims);
        });
    }
}

#[test]
fn lines_cut_elsewhere_add_and_remove_nothing() {
    for (name, text) in stories() {
        for width in [64, 80] {
            compare(&text, &wrapped(&text, width), |_, _, diff| {
                let claims = &diff.claims;
                assert!(claims.added.is_empty() && claims.removed.is_empty(), "{name} at {width}: {claims:#?}");
            });
        }
    }
}

#[test]
fn paragraphs_in_another_order_add_and_remove_nothing() {
    for (name, text) in stories() {
        let mut paragraphs: Vec<&str> = text.split("\n\n").collect();
        for turn in [1, 2, 5] {
            if paragraphs.len() < 4 {
                continue;
            }
            // Headline and dateline stay where they are: elsewhere they are none.
            let others = paragraphs.len() - 2;
            paragraphs[2..].rotate_left(turn % others);
            compare(&text, &paragraphs.join("\n\n"), |_, _, diff| {
                let claims = &diff.claims;
                assert!(claims.added.is_empty() && claims.removed.is_empty(), "{name} by {turn}: {claims:#?}");
            });
        }
    }
}
