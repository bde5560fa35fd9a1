//! The library in a page: who says how much in some stories.
//!
//! `cargo run --release --example speakers -- fixtures/*.txt`

use std::collections::BTreeMap;
use std::process::ExitCode;
use whosaid::{Options, Pipeline, article};

fn main() -> ExitCode {
    // One pipeline for all stories: it keeps its working memory.
    let mut pipeline = Pipeline::new();
    let mut speakers: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    let mut code = ExitCode::SUCCESS;
    for path in std::env::args().skip(1) {
        let bytes = match std::fs::read(&path) {
            Ok(bytes) => bytes,
            Err(error) => {
                eprintln!("{path}: {error}");
                code = ExitCode::from(2);
                continue;
            }
        };
        let story = match article::text::read(&path, Some(&path), &bytes) {
            Ok(story) => story,
            Err(error) => {
                eprintln!("{path}: {error}; {}", error.advice());
                code = ExitCode::from(2);
                continue;
            }
        };
        for claim in pipeline.run(&story, &Options::default()).claims {
            let name = claim.source.name.map_or("(nobody named)".to_owned(), |name| name.into_owned());
            let (claims, words) = speakers.entry(name).or_default();
            *claims += 1;
            *words += claim.content.iter().map(|span| span.text.split_whitespace().count()).sum::<usize>();
        }
    }
    let mut speakers: Vec<_> = speakers.into_iter().collect();
    speakers.sort_by_key(|(_, (_, words))| std::cmp::Reverse(*words));
    println!("claims  words  who");
    for (name, (claims, words)) in speakers {
        println!("{claims:6} {words:6}  {name}");
    }
    code
}
