//! A user's words: they are those of the pipelines that are given them.

use std::sync::Arc;
use whosaid::lexicon::words::Words;
use whosaid::lexicon::{COMPILED, Class, Lexicon, Vocabulary};
use whosaid::registry;
use whosaid::report::EntityType;
use whosaid::{Article, Options, Pipeline};

const STORY: &str = "Ministers met in Qorvane on Monday. The deal with Brumm Works is near, Zelta Brumm said.";

fn words(table: &str) -> Arc<Words> {
    Arc::new(Words::read(table).expect("a good table"))
}

/// The names that a pipeline finds in the story, and of what kind they are.
fn names(pipeline: &mut Pipeline) -> Vec<(String, EntityType)> {
    let article = Article { id: "words".to_owned(), text: STORY.into(), ..Article::default() };
    let report = pipeline.run(&article, &Options::default());
    report.entities.iter().map(|entity| (entity.name.to_string(), entity.kind)).collect()
}

#[test]
fn names_of_the_user_are_found_in_a_story() {
    let words = words("Qorvane\tCity\t5\nZelta Brumm\tKnownPerson\nBrumm Works\tOrgName\nTripoli\tCity\t3\n");
    let lexicon = Lexicon::from(Arc::clone(&words));
    let mut vocabulary = Vocabulary::with(lexicon.clone());
    let tripoli = vocabulary.intern("Tripoli");
    assert_eq!(vocabulary.value(tripoli, Class::City), Some("3"), "the user's value comes first");
    let row = vocabulary.word(tripoli).row;
    let told = |table: &str| lexicon.facts(row).any(|fact| fact.table == table);
    assert!(told("words") && told("places"));

    let found = names(&mut Pipeline::with_words(words));
    for (name, kind) in
        [("Qorvane", EntityType::Place), ("Brumm Works", EntityType::Organization), ("Zelta Brumm", EntityType::Person)]
    {
        assert!(found.contains(&(name.to_string(), kind)), "{name}: {found:?}");
    }
}

/// Two pipelines of one program, each with words of its own, in turn and at once.
#[test]
fn words_are_of_their_pipeline_alone() {
    let (place, body) = (words("Qorvane\tCity\t5\n"), words("Qorvane\tOrgName\n"));
    let is = |found: &[(String, EntityType)]| found.iter().find(|(name, _)| name == "Qorvane").map(|(_, kind)| *kind);
    let wanted = [Some(EntityType::Place), Some(EntityType::Organization)];
    let plain = names(&mut Pipeline::new());
    let mut pipelines = [Arc::clone(&place), Arc::clone(&body)].map(Pipeline::with_words);
    for _ in 0..2 {
        assert_eq!(pipelines.each_mut().map(|pipeline| is(&names(pipeline))), wanted);
        assert_eq!(names(&mut Pipeline::new()), plain);
    }
    std::thread::scope(|scope| {
        for (words, wanted) in [(&place, wanted[0]), (&body, wanted[1])] {
            scope.spawn(move || {
                let mut pipeline = Pipeline::with_words(Arc::clone(words));
                (0..5).for_each(|_| assert_eq!(is(&names(&mut pipeline)), wanted));
            });
        }
    });
    let fingerprints = [Lexicon::from(place), Lexicon::from(body), COMPILED.clone()].map(|l| registry::fingerprint(&l));
    assert!(fingerprints[0] != fingerprints[1] && fingerprints[0] != fingerprints[2]);
}

/// A vocabulary that has grown too large starts anew, and keeps the words it was given.
#[test]
fn words_outlive_a_full_vocabulary() {
    let mut vocabulary = Vocabulary::with(words("Qorvane\tCity\t5\n").into());
    for number in 0..=100_000 {
        vocabulary.intern(&format!("w{number}"));
    }
    let last = vocabulary.intern("Qorvane");
    vocabulary.begin();
    let first = vocabulary.intern("Qorvane");
    assert!(first < last, "it has not started anew");
    assert_eq!(vocabulary.value(first, Class::City), Some("5"));
}
