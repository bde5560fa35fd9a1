//! A user's words. They hold for the whole program, so these tests have a program of their own.

use whosaid::lexicon::words::{Words, install};
use whosaid::lexicon::{Class, Vocabulary, lexicon};
use whosaid::report::EntityType;
use whosaid::{Article, Options, Pipeline};

#[test]
fn names_of_the_user_are_found_in_a_story() {
    let table = "Qorvane\tCity\t5\nZelta Brumm\tKnownPerson\nBrumm Works\tOrgName\nTripoli\tCity\t3\n";
    assert!(install(Words::read(table).expect("a good table")));
    assert!(!install(Words::default()), "only once");

    let mut vocabulary = Vocabulary::new();
    let tripoli = vocabulary.intern("Tripoli");
    assert_eq!(vocabulary.value(tripoli, Class::City), Some("3"), "the user's value comes first");
    let row = vocabulary.word(tripoli).row;
    assert!(
        lexicon::facts(row).any(|fact| fact.table == "words") && lexicon::facts(row).any(|fact| fact.table == "places")
    );

    let article = Article {
        id: "words".to_owned(),
        text: "Ministers met in Qorvane on Monday. The deal with Brumm Works is near, Zelta Brumm said.".into(),
        ..Article::default()
    };
    let mut pipeline = Pipeline::new();
    let report = pipeline.run(&article, &Options::default());
    let found: Vec<_> = report.entities.iter().map(|entity| (entity.name.to_string(), entity.kind)).collect();
    for (name, kind) in
        [("Qorvane", EntityType::Place), ("Brumm Works", EntityType::Organization), ("Zelta Brumm", EntityType::Person)]
    {
        assert!(found.contains(&(name.to_string(), kind)), "{name}: {found:?}");
    }
}
