use crate::lexicon::Vocabulary;
use crate::text::{Text, paragraphs, quotes, sentences, tokenizer};

fn split(source: &str) -> Vec<&str> {
    let (mut vocabulary, mut text) = (Vocabulary::new(), Text::default());
    tokenizer::tokenize(source, &mut vocabulary, &mut text);
    paragraphs::split(source, &[], &mut text);
    quotes::pair(source, &mut vocabulary, &mut text);
    sentences::split(source, &vocabulary, &mut text);
    text.sentences.iter().map(|sentence| sentence.span.of(source)).collect()
}

/// Each text, with "|" where a sentence ends.
fn check(cases: &[&str]) {
    for case in cases {
        let source = case.replace('|', "");
        let expected: Vec<&str> = case.split('|').map(str::trim).collect();
        assert_eq!(split(&source), expected);
    }
}

#[test]
fn abbreviations() {
    check(&[
        "J. K. Roe wrote it.| A. B. Voss read it.",
        "Police Const. Lee met Det. Insp. Voss.| He left.",
        "Mr. Roe met Sen. Doe.| They left.",
        "He runs Dawn Co. Ltd. in Dover, Del.| The firm is new.",
        "Jane A. Roe lives in the U.S.| She works for the U.S. Navy.",
        "The ship left on Sept. 6.| No. 5 stayed.| No.| They left.",
        "He rose at 5 a.m. Monday and at 6 p.m. Moscow time.| At 7 a.m. Mr. Roe left at 8 p.m.| Doe stayed.",
        "That was vs. Roe, i.e. Doe.| You and I.| Did she?",
    ]);
}

#[test]
fn abbreviations_between_clauses() {
    check(&[
        "He moved to Selby, N.J.| Sheriff Tom Orr said it was late.| She works at Dawn Inc.| Chairman Roe left.",
        "The sack weighs 9 lbs.| Joan Doe carried it.| They flew to the U.S.| Police found them.",
        "She said the U.S. Navy was ready.| The head of Dawn Inc. Jane Roe said so.",
        "He rose late and at 6 a.m. Mr. Roe left.| She went at 6 a.m.| Mr. Roe stayed.",
        "He posted it on X.| Lund has said he will stay.| Mould was found in Block C.| Parents said so.",
        "An aide to A. Lund left the hall.| The attack on J. Roe shocked the town.",
        "- A man has died after a tree fell near Dunmore, police say\n|- Schools will stay closed, the ministry says\n|- Flights are cancelled",
        "The hall is old.[1]| The yard is new.[12]| It was sold.",
    ]);
}

#[test]
fn quotes_and_brackets() {
    check(&[
        "\"Stop!\" he said.| \"Is it over?\" Jane Roe asked.| \"It is.\"| He left.",
        "\"We won.| They lost,\" she said.",
        "It ended (he left.) and began.| (It was late.)| Roe slept.",
        "“Is it over?” Roe wondered the next day whether it was.".replace("over?” ", "over?”| ").as_str(),
    ]);
}

#[test]
fn numbers_and_ellipses() {
    check(&[
        "What a day! 🎉| We won.",
        "It cost $3.50.| He was 24.| Doe is 5.",
        "1. The first.| 2. The second.",
        "He waited ... and left.| She stayed....| He came... I think.",
    ]);
}

#[test]
fn lines() {
    check(&[
        "ROE WINS RACE|\n\nJane Roe won.| She ran.",
        "Results on Friday:|\n1. Jane Roe (Norland) 10.5|\n2. Joan Doe (Sudland) 10.6",
        "The council of the northern town said on Friday that it\nwould meet the mayor of Dover, who is ill, and that Mr.\nRoe would come.| He\nwill.",
        // A narrow column.
        "The owner of the old mill, Jane\nRoe, told the council of Dover\nTown on Monday that the work at\nMill Lane would go on.| Doe left.",
    ]);
}
