//! The stories in fixtures/: what is found in them beside what is marked in them.
//!
//! `cargo test --test golden -- --nocapture` prints every difference. `BLESS=1 cargo test --test golden` writes the
//! plain stories anew from the marked ones; `INSTA_UPDATE=always cargo test --test golden` the whole output of one story.

mod compare;
mod marked;

use compare::{Comparison, Figure, compare};
use marked::Marked;
use std::fs;
use std::path::{Path, PathBuf};
use whosaid::article::{Article, DateFrom};
use whosaid::emit::{Emit, Json};
use whosaid::{Options, Pipeline};

/// The least F1 a story must reach: entities, dates, distances, claims, speakers, attributes. 1.0 is "as marked".
type Floors = [f64; 6];

const FIGURES: [&str; 6] = ["entities", "dates", "distances", "claims", "speakers", "attributes"];

const STORIES: [(&str, Floors); 20] = [
    ("asteroid", [1.0, 0.85, 1.0, 1.0, 1.0, 1.0]),
    ("bank", [0.8, 1.0, 1.0, 0.9, 0.85, 1.0]),
    ("bribery", [1.0, 1.0, 1.0, 0.9, 0.9, 0.95]),
    ("budget", [0.95, 1.0, 1.0, 0.85, 0.85, 1.0]),
    ("cable", [1.0, 1.0, 1.0, 1.0, 1.0, 1.0]),
    ("ceasefire", [1.0, 1.0, 1.0, 1.0, 0.8, 1.0]),
    ("court", [1.0, 1.0, 1.0, 0.95, 0.95, 0.95]),
    ("cyclone", [0.95, 0.7, 1.0, 0.9, 0.9, 1.0]),
    ("delegates", [0.95, 1.0, 1.0, 0.95, 0.9, 1.0]),
    ("earnings", [0.95, 1.0, 1.0, 0.95, 0.75, 1.0]),
    ("family", [1.0, 1.0, 1.0, 1.0, 1.0, 1.0]),
    ("ferry", [0.95, 1.0, 1.0, 0.95, 0.85, 1.0]),
    ("inquiry", [1.0, 1.0, 1.0, 0.9, 0.8, 1.0]),
    ("library", [1.0, 1.0, 1.0, 1.0, 0.7, 1.0]),
    ("match", [0.8, 1.0, 1.0, 0.9, 0.9, 1.0]),
    ("portlands", [1.0, 1.0, 1.0, 0.9, 0.8, 1.0]),
    ("quake", [1.0, 1.0, 1.0, 0.9, 0.9, 1.0]),
    ("terminal", [0.95, 0.85, 1.0, 0.85, 0.85, 1.0]),
    ("trucks", [1.0, 0.9, 1.0, 1.0, 0.75, 1.0]),
    ("typhoon", [0.9, 1.0, 1.0, 0.9, 0.9, 1.0]),
];

fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures").join(name)
}

fn read(name: &str) -> String {
    fs::read_to_string(fixture(name)).unwrap_or_else(|error| panic!("fixtures/{name}: {error}"))
}

fn bless() -> bool {
    std::env::var_os("BLESS").is_some()
}

fn article<'a>(name: &str, text: &'a str, date: Option<jiff::civil::Date>) -> Article<'a> {
    let mut article = whosaid::article::text::read(name, None, text.as_bytes()).expect("a story");
    if date.is_some() {
        (article.date, article.date_from) = (date, DateFrom::Flag);
    }
    article
}

fn figures(comparison: &Comparison) -> [Figure; 6] {
    let Comparison { entities, dates, distances, claims, speakers, attributes, .. } = *comparison;
    [entities, dates, distances, claims, speakers, attributes]
}

#[test]
fn every_story_is_marked_and_plain() {
    let mut stems: Vec<_> = fs::read_dir(fixture(""))
        .expect("fixtures")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "marked"))
        .map(|path| path.file_stem().expect("a stem").to_string_lossy().into_owned())
        .collect();
    stems.sort();
    assert_eq!(stems, STORIES.map(|(name, _)| name));
    for (name, _) in STORIES {
        let story = Marked::parse(&read(&format!("{name}.marked")));
        let plain = format!("{name}.txt");
        if bless() {
            fs::write(fixture(&plain), &story.text).expect("a story written");
        }
        assert_eq!(
            read(&plain),
            story.text,
            "fixtures/{name}.txt differs from the marked story: BLESS=1 writes it anew"
        );
    }
}

#[test]
fn stories_are_found_as_marked() {
    let mut pipeline = Pipeline::new();
    let mut short = Vec::new();
    let mut sums = [Figure::default(); 6];
    println!("{:10} {}", "", FIGURES.map(|figure| format!("{figure:>11}")).concat());
    for (name, floors) in STORIES {
        let story = Marked::parse(&read(&format!("{name}.marked")));
        let article = article(name, &story.text, story.date);
        let comparison = compare(&story, &pipeline.run(&article, &Options::default()));
        let figures = figures(&comparison);
        println!("{name:10} {}", figures.map(|figure| format!("{:11.3}", figure.f1())).concat());
        for ((figure, floor), label) in figures.iter().zip(floors).zip(FIGURES) {
            if figure.f1() < floor - 0.0005 {
                short.push(format!("{name}: {label} {:.3} is below {floor}\n{}", figure.f1(), comparison.differences));
            }
        }
        print!("{}", comparison.differences);
        for (sum, figure) in sums.iter_mut().zip(figures) {
            sum.right += figure.right;
            sum.expected += figure.expected;
            sum.found += figure.found;
        }
    }
    println!("{:10} {}", "all", sums.map(|figure| format!("{:11.3}", figure.f1())).concat());
    assert!(short.is_empty(), "{}", short.join("\n"));
}

/// Each place of the stories that say so has its GeoNames id, or none: the share of those that are right.
#[test]
fn places_are_where_they_are() {
    const FLOOR: f64 = 0.95;
    let mut pipeline = Pipeline::new();
    let (mut right, mut wrong) = (0, Vec::new());
    for (name, _) in STORIES {
        let story = Marked::parse(&read(&format!("{name}.marked")));
        if story.places.is_empty() {
            continue;
        }
        let article = article(name, &story.text, story.date);
        let report = pipeline.run(&article, &Options::default());
        let marks = story.marks.iter().filter(|(tag, ..)| tag == "place");
        for (_, place, span) in marks {
            let ids = story.places.get(&place.to_lowercase()).unwrap_or_else(|| panic!("{name}: where is {place}?"));
            let entity = report.entities.iter().find(|e| e.mentions.iter().any(|m| (m.start, m.end) == *span));
            let found = entity.and_then(|entity| entity.geo.as_ref()).map(|geo| geo.geonames);
            match ids.contains(&found) {
                true => right += 1,
                false => wrong.push(format!("{name}: {place} should be {ids:?}, is {found:?}")),
            }
        }
    }
    println!("places: {right} of {}\n{}", right + wrong.len(), wrong.join("\n"));
    let all = (right + wrong.len()) as f64;
    assert!(right as f64 / all >= FLOOR, "{right} of {all}\n{}", wrong.join("\n"));
}

/// Everything that is printed of one story: to see at a glance what a change does.
#[test]
fn one_story_in_full() {
    let story = Marked::parse(&read("ferry.marked"));
    let article = article("ferry", &story.text, story.date);
    let mut out = Vec::new();
    Json.report(&Pipeline::new().run(&article, &Options::default()), &mut out).expect("plain data");
    insta::assert_snapshot!(String::from_utf8(out).expect("JSON is UTF-8"));
}
