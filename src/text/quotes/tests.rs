use crate::lexicon::Vocabulary;
use crate::text::{Flags, Text, paragraphs, quotes, tokenizer};

fn pair(source: &str) -> Text {
    let (mut vocabulary, mut text) = (Vocabulary::new(), Text::default());
    tokenizer::tokenize(source, &mut vocabulary, &mut text);
    paragraphs::split(source, &[], &mut text);
    quotes::pair(source, &mut vocabulary, &mut text);
    text
}

/// Each text, and its quotes; one without an end is shown with "…", one that continues another with "+".
fn check(cases: &[(&str, &[&str])]) {
    for (source, expected) in cases {
        let text = pair(source);
        let found: Vec<String> = text
            .quotes
            .iter()
            .map(|quote| {
                let plus = if quote.continues.is_some() { "+" } else { "" };
                let open = if quote.closed { "" } else { "…" };
                format!("{plus}{}{open}", text.span(quote.tokens).of(source))
            })
            .collect();
        assert_eq!(&found, expected, "{source}");
    }
}

#[test]
fn one_paragraph() {
    check(&[
        ("\"It is over,\" Roe said, \"and we knew.\"", &["\"It is over,\"", "\"and we knew.\""]),
        ("“It is over,” Roe said.", &["“It is over,”"]),
        ("``It is over,'' Roe said. ''We knew,'' she said.", &["``It is over,''", "''We knew,''"]),
        ("She called it 'a mess' and the officials' plan 'no plan'.", &["'a mess'", "'no plan'"]),
        ("‘It’s the sailors’ fault,’ he said.", &["‘It’s the sailors’ fault,’"]),
        ("\"He told me, 'Go now,' and left,\" she said.", &["\"He told me, 'Go now,' and left,\"", "'Go now,'"]),
        ("\"'Go now,' he said.\"", &["\"'Go now,' he said.\"", "'Go now,'"]),
        ("\"He said “go” twice,\" she said.", &["\"He said “go” twice,\"", "“go”"]),
        ("\"She said \"go\" to me,\" he said.", &["\"She said \"go\" to me,\"", "\"go\""]),
        ("The (\"new\") plan—\"old\"—is «vieux».", &["\"new\"", "\"old\"", "«vieux»"]),
    ]);
}

#[test]
fn apostrophes_and_inches_are_no_quotes() {
    check(&[
        ("The sailors' ship and the '90s, goin' home", &[]),
        ("He is 5'11\" tall and said \"no\" at 6'2\".", &["\"no\""]),
        ("A 12\" record by \"Dawn\".", &["\"Dawn\""]),
        ("'Tis late for 'em", &[]),
    ]);
}

#[test]
fn stray_marks_do_little_harm() {
    check(&[
        ("\"It is over. \"We knew,\" Roe said. \"Yes.\"", &["\"It is over.…", "\"We knew,\"", "\"Yes.\""]),
        ("It is over,\" Roe said. \"We knew.\"", &["\"We knew.\""]),
        ("\"It is over on Monday, \"a man said. \"We knew.\"", &["\"It is over on Monday, \"", "\"We knew.\""]),
        ("\"It is over. \" Roe said. \" Yes. \"", &["\"It is over. \"", "\" Yes. \""]),
        ("He said:\"Yes.\"", &["\"Yes.\""]),
        ("One \" mark.\n\n\"Yes,\" he said.", &["\"Yes,\""]),
    ]);
}

#[test]
fn several_paragraphs() {
    check(&[
        ("“It is over.\n\n“We knew.\n\n“Yes,” he said.", &["“It is over.…", "+“We knew.…", "+“Yes,”"]),
        ("\"It is over.\n\nWe knew,\" he said.", &["\"It is over.…", "+We knew,\""]),
        ("\"It is over.\n\nHe left.\n\n\"Yes,\" he said.", &["\"It is over.…", "\"Yes,\""]),
    ]);
}

#[test]
fn plural_possessives() {
    let source = "the officials' plan, 'a mess', goin' home, the bosses’ men";
    let text = pair(source);
    let owners: Vec<u32> =
        text.tokens.iter().filter(|t| t.flags.has(Flags::POSSESSIVE)).map(|t| t.span.start).collect();
    assert_eq!(owners, [13, 53]);
}
