//! What is true of the text stage whatever it is given, and that its work grows no faster than its input.

use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use std::borrow::Cow;
use whosaid::article::{Article, wire};
use whosaid::lexicon::Vocabulary;
use whosaid::text::tokenizer::is_hidden;
use whosaid::text::{Text, Tokens, paragraphs, quotes, sentences, tokenizer};

fn read(source: &str) -> (Article<'_>, Text) {
    let mut article = Article { text: Cow::Borrowed(source), ..Article::default() };
    wire::read(&mut article);
    let (mut vocabulary, mut text) = (Vocabulary::new(), Text::default());
    tokenizer::tokenize(source, &mut vocabulary, &mut text);
    paragraphs::split(source, &article.furniture, &mut text);
    quotes::pair(source, &mut vocabulary, &mut text);
    sentences::split(source, &vocabulary, &mut text);
    (article, text)
}

fn check(source: &str) -> Result<(), TestCaseError> {
    let (article, text) = read(source);

    // Every character that is seen is in exactly one token.
    let mut end = 0;
    for token in &text.tokens {
        prop_assert!(token.span.start as usize >= end && !token.span.is_empty());
        prop_assert!(source[end..token.span.start as usize].chars().all(|c| c.is_whitespace() || is_hidden(c)));
        let written = token.span.of(source);
        prop_assert_eq!(written.trim(), written);
        end = token.span.end as usize;
    }
    prop_assert!(source[end..].chars().all(|c| c.is_whitespace() || is_hidden(c)));

    // Paragraphs and sentences hold all tokens in their order, sentences inside paragraphs.
    let count = text.tokens.len() as u32;
    partition(text.paragraphs.iter().map(|p| p.tokens), count)?;
    partition(text.sentences.iter().map(|s| s.tokens), count)?;
    partition(text.paragraphs.iter().map(|p| p.sentences), text.sentences.len() as u32)?;
    for (number, sentence) in text.sentences.iter().enumerate() {
        let paragraph = &text.paragraphs[sentence.paragraph as usize];
        prop_assert!(paragraph.sentences.iter().contains(&(number as u32)));
        prop_assert!(paragraph.tokens.contains(sentence.tokens));
        prop_assert_eq!(sentence.span, text.span(sentence.tokens));
    }

    // Quotes are in the order of their starts, each inside one paragraph, and take up only earlier ones.
    let mut start = 0;
    for (number, quote) in text.quotes.iter().enumerate() {
        prop_assert!(!quote.tokens.is_empty() && quote.tokens.start >= start && quote.tokens.end <= count);
        let paragraph = text.paragraphs.partition_point(|paragraph| paragraph.tokens.end <= quote.tokens.start);
        prop_assert!(text.paragraphs[paragraph].tokens.contains(quote.tokens));
        prop_assert!(quote.continues.is_none_or(|before| (before as usize) < number));
        start = quote.tokens.start;
    }

    // What the article is said to have, it has.
    let mut end = 0;
    for (span, _) in &article.furniture {
        prop_assert!(span.start >= end && !span.of(source).trim().is_empty());
        end = span.end;
    }
    for credit in &article.credits {
        prop_assert!(credit.people.iter().all(|person| credit.span.contains(*person)));
    }
    Ok(())
}

/// The parts follow each other without a gap from 0 to `count`, and none is empty.
fn partition(parts: impl Iterator<Item = Tokens>, count: u32) -> Result<(), TestCaseError> {
    let mut end = 0;
    for part in parts {
        prop_assert!(part.start == end && !part.is_empty());
        end = part.end;
    }
    prop_assert_eq!(end, count);
    Ok(())
}

/// Pieces of news text, and what often goes wrong in it.
fn piece() -> impl Strategy<Value = String> {
    let words = [
        "Roe",
        "said",
        "the",
        "U.S.",
        "Mr.",
        "J.",
        "p.m.",
        "don't",
        "officials'",
        "O’Brien",
        "60-km",
        "1,234.5",
        "2011-09-05",
        "(Reuters)",
        "DOVER",
        "By Jane Roe",
        "Sept 6, 2011",
        "(Reporting by Jane Roe in Dover; Editing by A. Poe)",
        "Image: Dover",
        "REUTERS/Roe",
        "\"",
        "'",
        "''",
        "``",
        "“",
        "”",
        "‘",
        "’",
        "«",
        "»",
        "(",
        ")",
        "[",
        "]",
        ".",
        "...",
        ". . .",
        "…",
        "?",
        "!",
        ",",
        ":",
        ";",
        "-",
        "--",
        "—",
        "_",
        "/",
        "@",
        "#",
        "$",
        "&",
        "%",
        "*",
        "1.",
        "2.",
        "a)",
        "5'11\"",
        "'90s",
        "www.example.com",
        "a.b@example.org",
        "\n",
        "\n\n",
        "\r\n",
        "\t",
        "    ",
        "\u{a0}",
        "é",
        "東京",
        "e\u{301}",
        "\u{200b}",
        "\u{ad}",
        "👩‍🚀",
        "\u{0}",
    ];
    (0..words.len(), any::<bool>())
        .prop_map(move |(word, space)| format!("{}{}", words[word], if space { " " } else { "" }))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, rng_seed: RngSeed::Fixed(20_110_906), ..ProptestConfig::default() })]

    #[test]
    fn any_text(source in any::<String>()) {
        check(&source)?;
    }

    #[test]
    fn news_in_pieces(pieces in prop::collection::vec(piece(), 0..60)) {
        check(&pieces.concat())?;
    }
}

#[test]
fn hostile_texts() {
    const MANY: usize = 30_000;
    // Quadratic work on any of these would take minutes.
    for unit in [
        "\"",
        "'",
        "''",
        "“",
        "‘a ",
        "\"a ",
        " \"a",
        "'s",
        "(",
        ")",
        ".",
        ". ",
        "?",
        ".)",
        ".\"",
        "a.",
        "A. ",
        "a-",
        "1-",
        "1,",
        "a'",
        "é’",
        "é",
        "東",
        "\n",
        "\n\n",
        " \n",
        "a\n",
        "1.\n",
        "a@",
        "a.com/",
        "http://",
        "www.",
        "_",
        "—",
        "\u{301}",
        "\u{200d}",
        "By A\n",
        "A (B) - ",
        "REUTERS/",
        "Image: ",
        "Image: Roe\n",
        "DAWN. AP\n",
        "By Jane Roe\n",
        "DOVER (AP) - A\n",
        "(Reporting by ",
        "A and ",
        "one-",
        ". . ",
        "'n",
        "‘’",
        "\"\n\n\"",
        "5'",
        "U.S. ",
        "p.m. A ",
        "a. b. ",
    ] {
        check(&unit.repeat(MANY)).unwrap_or_else(|error| panic!("{unit:?}: {error}"));
    }
    let sentence = format!("The council said {} it.", "that they said ".repeat(70_000));
    assert_eq!(read(&sentence).1.sentences.len(), 1);
    let quoted = "\"It is over,\" Roe said. ".repeat(10_000);
    let (_, text) = read(&quoted);
    assert_eq!((text.quotes.len(), text.sentences.len()), (10_000, 10_000));
}
