//! Stories edited by hand: what a reader said had changed is told, and little else (the figures of pairs.txt).

use crate::{OPTIONS, compare_articles, story};
use std::fmt::Write;
use whosaid::Article;
use whosaid::article;
use whosaid::revisions::{Class, Told};

struct Pair {
    story: String,
    edits: Vec<(String, String)>,
    labels: Vec<Label>,
}

struct Label {
    required: bool,
    classes: Vec<Class>,
    words: String,
}

fn pairs() -> Vec<Pair> {
    let mut pairs: Vec<Pair> = Vec::new();
    for line in include_str!("pairs.txt").lines().filter(|line| !line.starts_with('#') && !line.is_empty()) {
        let (sign, rest) = line.split_at(2);
        if sign == "= " {
            pairs.push(Pair { story: rest.to_owned(), edits: vec![], labels: vec![] });
            continue;
        }
        let pair = pairs.last_mut().expect("a pair begins with its story");
        match sign {
            "- " => pair.edits.push((rest.to_owned(), String::new())),
            "+ " => pair.edits.last_mut().expect("an old text").1 = rest.replace('¶', "\n\n"),
            _ => {
                let (classes, words) = rest.split_once(": ").expect("classes and words");
                let class = |name| Class::ALL.into_iter().find(|class| class.name() == name).expect("a class");
                let classes = classes.split(", ").map(class).collect();
                pair.labels.push(Label { required: sign == "! ", classes, words: plain(words) });
            }
        }
    }
    pairs
}

fn plain(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

fn read(text: &str) -> Article<'static> {
    article::text::read("story", None, text.as_bytes()).expect("a text").into_owned()
}

#[test]
fn what_a_reader_marked_is_told_as_such() {
    let (mut marked, mut found, mut told_in_all, mut right, mut wrong) = (0, 0, 0, 0, String::new());
    for Pair { story: name, edits, labels } in pairs() {
        let old = story(&format!("{name}.txt"));
        let new = edits.iter().fold(old.clone(), |text, (from, to)| {
            assert!(text.contains(from), "{name} has no {from:?}");
            text.replacen(from, to, 1)
        });
        compare_articles(&read(&old), &read(&new), &OPTIONS, |old, new, diff| {
            let told: Vec<_> = diff.told(old, new).into_iter().filter(|told| told.class() != Class::Moved).collect();
            let sides = |told: &Told<'_>| {
                [&told.old, &told.new].map(|side| side.as_ref().map(|side| plain(&side.text)).unwrap_or_default())
            };
            let of = |label: &Label, told: &Told<'_>| sides(told).iter().any(|side| side.contains(&label.words));
            for label in labels.iter().filter(|label| label.required) {
                marked += 1;
                match told.iter().any(|t| of(label, t) && t.classes.iter().any(|class| label.classes.contains(class))) {
                    true => found += 1,
                    false => writeln!(wrong, "{name}: not told: {:?} {}", label.classes, label.words).expect("memory"),
                }
            }
            for told in &told {
                told_in_all += 1;
                match labels.iter().any(|label| of(label, told) && label.classes.contains(&told.class())) {
                    true => right += 1,
                    false => writeln!(wrong, "{name}: told: {:?} {:?}", told.classes, sides(told)).expect("memory"),
                }
            }
        });
    }
    assert!(100 * found >= 92 * marked, "{found} of {marked} are told\n{wrong}");
    assert!(100 * right >= 88 * told_in_all, "{right} of {told_in_all} that are told are right\n{wrong}");
}
