//! What changed between two versions of a story, and what must not count as a change.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use whosaid::article::{self, Article};
use whosaid::emit::{Emit, Json, Jsonl};
use whosaid::report::{Claim, OffsetUnit, Report, read_report};
use whosaid::revisions::{Change, Class, Diff, Field, How, chain, diff};
use whosaid::{Options, Pipeline};

const OPTIONS: Options = Options { offsets: OffsetUnit::Codepoint, with_text: true, unattributed: false };

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

#[test]
fn a_story_revised() {
    compare(&story("revisions/mill.v1.txt"), &story("revisions/mill.v2.txt"), |old, new, diff| {
        let claims = &diff.claims;
        let all = |these: &[&Claim<'_>]| these.iter().map(|claim| words(claim)).collect::<Vec<_>>();
        assert_eq!(all(&claims.added), ["\"This is a black day for the whole valley,\""]);
        assert_eq!(all(&claims.removed), ["to comment"]);
        let changed = |part: &str| {
            let changed = claims.changed.iter().find(|c| words(&old.claims[c.old.index()]).contains(part));
            let changed = changed.unwrap_or_else(|| panic!("{part:?} did not change"));
            let fields = changed.changes.iter().map(|change| change.field).collect::<Vec<_>>();
            (fields, changed.classes.clone())
        };
        let fields = vec![Field::Content, Field::Source, Field::Certainty];
        assert_eq!(changed("close by summer"), (fields, vec![Class::Strengthened, Class::ReSourced]));
        let fields = vec![Field::Content, Field::Numbers, Field::Certainty];
        assert_eq!(changed("200 workers"), (fields, vec![Class::Corrected, Class::Strengthened]));
        assert_eq!(claims.changed.len(), 2);
        let moved: Vec<_> = claims.moved.iter().map(|[_, id]| words(&new.claims[id.index()])).collect();
        assert_eq!(moved, ["they were watching events closely"]);
        let renamed: Vec<_> = diff.entities.renamed.iter().map(|r| (&*r.old.name, &*r.new.name)).collect();
        assert_eq!(renamed, [("Lena Vos", "Lena Voss")]);
    });
}

const REST: &str = "\n\nMayor Lena Voss said the valley had seen worse winters than this one. The council will meet in \
                    the old school at noon, she told reporters.";

/// The classes and the changes of the only claim that changed.
fn change(old: &str, new: &str) -> (Vec<Class>, Vec<Change>) {
    compare(&(old.to_owned() + REST), &(new.to_owned() + REST), |_, _, diff| {
        let claims = &diff.claims;
        assert_eq!((claims.added.len(), claims.removed.len()), (0, 0), "{old} / {new}: {claims:#?}");
        assert_eq!(claims.changed.len(), 1, "{old} / {new}: {claims:#?}");
        (claims.changed[0].classes.clone(), claims.changed[0].changes.clone())
    })
}

#[test]
fn every_kind_of_change() {
    use Class::*;
    for (old, new, classes, field) in [
        (
            "The ferry sank 12 km off the coast, captain Jon Hale said.",
            "The ferry sank 21 km off the coast, captain Jon Hale said.",
            &[Corrected][..],
            Field::Distances,
        ),
        (
            "Police said the men were arrested near the mill on May 4.",
            "Police said the men were arrested near the mill on May 5.",
            &[Corrected],
            Field::Dates,
        ),
        (
            "Police said the bridge in Belmare was closed after the storm.",
            "Police said the bridge in Orvane was closed after the storm.",
            &[Corrected],
            Field::Content,
        ),
        (
            "Police said the brigde to the island was closed after the storm.",
            "Police said the bridge to the island was closed after the storm.",
            &[Corrected],
            Field::Content,
        ),
        (
            "Hale said the mill may have lost money.",
            "Hale said the mill has lost money.",
            &[Strengthened],
            Field::Certainty,
        ),
        (
            "Hale said the mill will close in the spring.",
            "Hale said the mill might close in the spring.",
            &[Softened],
            Field::Certainty,
        ),
        (
            "Hale said the mill had never made a loss.",
            "Hale insisted the mill had never made a loss.",
            &[Strengthened],
            Field::Cue,
        ),
        (
            "Hale said the mill had sold its land.",
            "Hale denied the mill had sold its land.",
            &[Corrected],
            Field::Stance,
        ),
        (
            "Company officials said the mill would be sold to a rival.",
            "Director Martha Quill said the mill would be sold to a rival.",
            &[ReSourced],
            Field::Source,
        ),
        (
            "Hale said the mill would shut its gates in the autumn.",
            "Hale said the plant would shut its gates in the autumn.",
            &[Reworded],
            Field::Content,
        ),
        (
            "\"We have lost money for three long years,\" Hale said.",
            "\"We have lost some money for three long years,\" Hale said.",
            &[Reworded],
            Field::Quote,
        ),
        (
            "\"We have lost money for three long years,\" Hale said.",
            "Hale said we have lost money for three long years.",
            &[Reworded],
            Field::Kind,
        ),
        (
            "Hale told reporters that the mill had sold its land.",
            "Hale told shareholders that the mill had sold its land.",
            &[Reworded],
            Field::Addressee,
        ),
    ] {
        let (found, changes) = change(old, new);
        assert_eq!(found, classes, "{old} / {new}: {changes:#?}");
        assert!(changes.iter().any(|change| change.field == field), "{field:?} of {old} / {new}: {changes:#?}");
    }
}

#[test]
fn what_became_of_a_source_or_a_quotation_is_said() {
    let how = |old: &str, new: &str, field| {
        change(old, new).1.into_iter().find(|change| change.field == field).and_then(|change| change.how)
    };
    let unnamed = "Company officials said the mill would be sold to a rival.";
    let named = "Martha Quill said the mill would be sold to a rival.";
    assert_eq!(how(unnamed, named, Field::Source), Some(How::Named));
    assert_eq!(how(named, unnamed, Field::Source), Some(How::Unnamed));
    let quote = |words: &str| format!("\"{words},\" Hale said.");
    let whole = quote("We have lost money for three long years");
    assert_eq!(how(&whole, &quote("We have lost time for three long years"), Field::Quote), Some(How::Altered));
    assert_eq!(how(&whole, &quote("We have lost money for three"), Field::Quote), Some(How::Shortened));
    assert_eq!(how(&quote("We have lost money for three"), &whole, Field::Quote), Some(How::Extended));
    let told = "Hale said we have lost money for three long years.";
    assert_eq!(how(&whole, told, Field::Kind), Some(How::Paraphrased));
    assert_eq!(how(told, &whole, Field::Kind), Some(How::Quoted));
}

#[test]
fn a_claim_that_became_two_is_no_new_one() {
    let one = "Hale said the mill would close in the spring and the workers would get a year of wages from the firm.";
    let two = "Hale said the mill would close in the spring. \"The workers would get a year of wages from the firm,\" \
               Hale said.";
    for (old, new) in [(one, two), (two, one)] {
        compare(&(old.to_owned() + REST), &(new.to_owned() + REST), |_, _, diff| {
            let claims = &diff.claims;
            assert_eq!((claims.added.len(), claims.removed.len(), claims.changed.len()), (0, 0, 0), "{claims:#?}");
            let (split, merged) = if old == one { (1, 0) } else { (0, 1) };
            assert_eq!((claims.split.len(), claims.merged.len()), (split, merged), "{claims:#?}");
            let parted = claims.split.iter().chain(&claims.merged).next().expect("one");
            assert_eq!(parted.old.len() + parted.new.len(), 3);
        });
    }
}

#[test]
fn the_article_s_own_voice_is_compared_where_asked_for() {
    let options = Options { unattributed: true, ..OPTIONS };
    let (old, new) = ("The mill employs 200 people in the valley.", "The mill employs 250 people in the valley.");
    let (old, new) = (article(&(old.to_owned() + REST)), article(&(new.to_owned() + REST)));
    compare_articles(&old, &new, &options, |_, _, diff| {
        let changed = &diff.claims.changed;
        assert_eq!(changed.len(), 1, "{:#?}", diff.claims);
        assert_eq!(changed[0].classes, [Class::Corrected]);
        assert!(changed[0].changes.iter().any(|change| change.field == Field::Numbers));
    });
    compare_articles(&old, &new, &OPTIONS, |_, _, diff| assert!(diff.is_same()));
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

#[test]
fn reports_are_read_as_they_were_written() {
    let mut pipeline = Pipeline::new();
    for (name, text) in stories() {
        let article = article(&text);
        for options in [OPTIONS, Options { offsets: OffsetUnit::Utf16, with_text: false, unattributed: true }] {
            let report = pipeline.run(&article, &options);
            let (mut laid_out, mut line) = (Vec::new(), Vec::new());
            Json.report(&report, &mut laid_out).expect("plain data");
            Jsonl.report(&report, &mut line).expect("plain data");
            for bytes in [&laid_out, &line] {
                let read = read_report(bytes).expect("a report").unwrap_or_else(|error| panic!("{name}: {error}"));
                assert_eq!(read.len(), 1, "{name}");
                let mut again = Vec::new();
                Jsonl.report(&read[0], &mut again).expect("plain data");
                assert_eq!(String::from_utf8_lossy(&again), String::from_utf8_lossy(&line), "{name}");
                let diff = diff(&report, &read[0]);
                assert!(diff.is_same() && diff.entities == Default::default(), "{name}: {diff:?}");
            }
        }
    }
}

#[test]
fn what_is_no_report_is_told_or_left() {
    let mut report = Vec::new();
    Jsonl.report(&Pipeline::new().run(&article("Ann Lee said it rains."), &OPTIONS), &mut report).expect("plain data");
    let report = String::from_utf8(report).expect("JSON");
    let code = |text: &str| read_report(text.as_bytes()).map(|read| read.err().map_or("fine", |error| error.code()));
    assert_eq!(code(&report), Some("fine"));
    assert_eq!(code(&report.replace("whosaid/1", "whosaid/2")), Some("other_schema"));
    assert_eq!(code(&report[..report.len() / 2]), Some("broken_report"));
    assert_eq!(code(&report.replace("\"e1\"", "\"e7\"")), Some("broken_report"));
    assert_eq!(code("{\"schema\": \"whosaid-diff/1\", \"claims\": {}}"), Some("no_report"));
    let record = "{\"id\": null, \"path\": \"a.txt\", \"error\": {\"code\": \"empty\", \"message\": \"is empty\"}}";
    assert_eq!(code(record), Some("no_report"));
    for other in
        ["{\"id\": \"a\", \"text\": \"It rains.\"}", "{\"uri\": \"x\", \"headline\": \"y\"}", "{", "[1]", "It rains."]
    {
        assert_eq!(code(other), None, "{other}");
    }
}

#[test]
fn a_chain_has_a_step_from_each_version_to_the_next() {
    let versions =
        ["revisions/mill.v1.txt", "revisions/mill.v2.txt", "revisions/mill.v2.txt"].map(|name| article(&story(name)));
    let mut pipeline = Pipeline::new();
    let reports: Vec<_> = versions.iter().map(|article| pipeline.run(article, &OPTIONS)).collect();
    let chain = chain(&reports);
    assert_eq!(chain.steps.iter().map(Diff::is_same).collect::<Vec<_>>(), [false, true]);
    assert!(!chain.is_same());
    let alone = diff(&reports[0], &reports[1]);
    assert_eq!(chain.steps[0].claims.changed, alone.claims.changed);
}

/// Runs the program's `diff`; gives its exit code and what it printed on either stream.
fn run(args: &[&str]) -> (Option<i32>, String, String) {
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_whosaid")).arg("diff").args(args).output();
    let output = output.expect("the program runs");
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (output.status.code(), text(&output.stdout), text(&output.stderr))
}

#[test]
fn a_report_stands_for_its_article() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let (old, new) = (fixtures().join("revisions/mill.v1.txt"), fixtures().join("revisions/mill.v2.txt"));
    let (old, new) = (old.to_str().expect("a path"), new.to_str().expect("a path"));
    let mut pipeline = Pipeline::new();
    let mut report = |path: &str, emit: &dyn Emit| {
        let name = Path::new(path).file_stem().expect("a name").to_string_lossy().into_owned();
        let article =
            article::text::read(&name, Some(path), &fs::read(path).expect("a story")).expect("a text").into_owned();
        let mut out = Vec::new();
        emit.report(&pipeline.run(&article, &Options::default()), &mut out).expect("plain data");
        String::from_utf8(out).expect("JSON")
    };
    let write = |name: &str, text: &str| {
        let path = folder.join(name);
        fs::write(&path, text).expect("a report written");
        path.to_str().expect("a path").to_owned()
    };
    let old_report = write("mill.v1.json", &report(old, &Json));
    let new_report = write("mill.v2.jsonl", &report(new, &Jsonl));
    let expected = run(&[old, new]);
    assert_eq!(expected.0, Some(1), "{}", expected.2);
    for (a, b) in [(&*old_report, new), (old, &*new_report), (&*old_report, &*new_report)] {
        assert_eq!(run(&[a, b]), expected, "{a} {b}");
    }
    assert_eq!(run(&[old, &old_report]).0, Some(0));
    // All versions in one file are a chain, too.
    let both = write("mill.jsonl", &[report(old, &Jsonl), report(new, &Jsonl)].concat());
    let (code, out, _) = run(&["--chain", &both]);
    assert!(code == Some(1) && out.contains("\"whosaid-diff-chain/1\""), "{out}");
    let (code, _, said) = run(&[&both, new]);
    assert!(code == Some(2) && said.contains("has several articles"), "{said}");
    let later = write("mill.later.json", &report(old, &Json).replace("\"whosaid/1\"", "\"whosaid/9\""));
    let (code, out, said) = run(&[&later, new]);
    assert_eq!((code, &*out), (Some(2), ""));
    assert!(
        said.contains("is a report of schema \"whosaid/9\", and this whosaid reads \"whosaid/1\"; make it again"),
        "{said}"
    );
}
