use super::tokenize;
use crate::lexicon::Vocabulary;
use crate::text::{Flags, Text};
use unicode_segmentation::UnicodeSegmentation;

fn tokens(source: &str) -> (Vec<String>, Vec<String>, Text) {
    let (mut vocabulary, mut text) = (Vocabulary::new(), Text::default());
    tokenize(source, &mut vocabulary, &mut text);
    let written = text.tokens.iter().map(|t| t.span.of(source).to_string()).collect();
    let words = text.tokens.iter().map(|t| vocabulary.text(t.word).to_string()).collect();
    (written, words, text)
}

/// Each text, with "|" between tokens that no white space parts.
fn check(cases: &[&str]) {
    for case in cases {
        let source = case.replace('|', "");
        let (written, _, text) = tokens(&source);
        let mut joined = String::new();
        for (token, written) in text.tokens.iter().zip(&written) {
            if !joined.is_empty() {
                joined.push(if token.flags.has(Flags::SPACE) { ' ' } else { '|' });
            }
            joined.push_str(written);
        }
        assert_eq!(&joined, case);
    }
}

#[test]
fn clitics_and_apostrophes() {
    check(&[
        "They do|n't, ca|n't and wo|n’t|.".replace(',', "|,").as_str(),
        "He|'s here|; we|'ve left|, I|'m told they|'d stay and you|’ll go|.",
        "Roe|'s plan|, the officials|' plan|, Roe|’s sons|’ plan",
        "O'Brien|, N'Djamena|, d’Ivoire and rock'n'roll at ten o'clock",
        "rock 'n' roll for 'em in the '90s|, the class of ’89",
        "DO|N'T SAY IT|'S OVER",
        "\"|Dawn|\"|'s crew and the 747|'s wing",
        "He wo n't , she 's",
    ]);
}

#[test]
fn hyphens() {
    check(&[
        "Marie-Louise|, anti-Roe|, U.S.-led and spokesman-elect",
        "a 60|-|km|, six|-|month|, 24|-|year|-|old|, third|-|quarter|, mid|-|1990s|, 5|-|foot|-|11 half|-|hour",
        "5|-|6|, 1989|-|90|, 20th|-|century|, July|-|September|, Euro-96|, F-16s|, post-9/11 Covid-19",
        "on 2011-09-05 call 555-010-4477 or 555-0199 for 500|-|1000 seats",
        "two|- or three|-|day|, pre|- and post-war",
        "at -|5 - or so -- on --- the – shore — it _ said",
        "9 a.m.|-|5 p.m. 9 a.m.|-|to|-|4 late|-|2007 late-night e‑mail",
    ]);
}

#[test]
fn no_step_stands_still() {
    check(&["www|.|é", "WWW|.|я http:// www|.|½", "www.example.org/|über"]);
    // Every short text of the characters that lead a word on, and of those that end it.
    let characters = [
        "www", "http", "Ph", "a", "U", "9", "0", ".", ":", "/", "@", "'", "’", "-", "‐", "&", "$", "_", " ", "é", "½",
        "\u{ad}", "n", "s", "t",
    ];
    for number in 0..characters.len().pow(3) {
        let digits = (0..3).scan(number, |rest, _| {
            let digit = *rest % characters.len();
            *rest /= characters.len();
            Some(characters[digit])
        });
        let source: String = digits.collect();
        let (written, _, _) = tokens(&source);
        let seen =
            |text: &str| text.chars().filter(|&c| !c.is_whitespace() && !super::is_hidden(c)).collect::<String>();
        assert_eq!(seen(&written.concat()), seen(&source), "{source}");
    }
}

#[test]
fn stops() {
    check(&[
        "Mr|. Roe met J|. Doe|, J.K. Poe and J|. K|. Low in the U.S.|, D.C. and U.S.S.R. at 5 a.m. today|.",
        "Ph.D.|, M.Sc.|, i.e.|, U.S dollars|, L.F.|Roe and T|.|O'Gorman|. The U.S.|'s",
        "So|... well . . . no|… and so|. . . . Yes",
        "What|?! No|!! Etc|.|, he said|.",
        "You and I|. It ended|.|Then",
    ]);
}

#[test]
fn numbers() {
    check(&[
        "1,234.5|, .5|, 12,34,567 and 7|.",
        "$|5|, US$|5|, A$|1.50|, £|3|m|, €|2|bn and 5|%",
        "400|m at 5|pm|, 10|k the 20th and 1990s|, 1990's 49ers",
        "at 10:30 on 9/11|, 10/17/89 or 2011/12|: 1/2 and|/|or 2:10.45",
        "5|'|11|\" and 17.10.1989",
        "2015-07-31T12:00|, 2015-07-31T08:15:30Z|, 2015-07-31T08:15+01:00 and 2015|-|07|-|31|TV",
        "09|-|JAN|-|2017|, Jun|-|18|-|2020|, 19|-|Nov|-|12 but Jan-Erik and Mar|-|1",
    ]);
}

#[test]
fn addresses() {
    check(&[
        "See https://example.org/a?b=c(d)|, (|www.example.com/x|) or example.co.uk/news|.",
        "jane.roe@example.com|, j_roe@example.org|; @jroe #news #|1 Example.com|.",
        "AT&T|, S&P and B & C",
    ]);
}

#[test]
fn quotes_and_marks() {
    check(
        &[
            "``|Go|,|'' he said|.",
            "“|Go|,|” « ‘|it|’ »|.",
            "''|He said '|no|'|''|.",
            "(|AP|) [|sic|] <|Roe Corp|> ***** • item",
        ]
        .map(|case| case.trim_end_matches('|')),
    );
}

#[test]
fn other_scripts() {
    check(&["Müller|’s café in São Paulo|, Škoda-style|; naïve", "東|京 is Tokyo 👩‍🚀 ½"]);
}

#[test]
fn words_are_what_the_marks_stand_for() {
    for (source, word) in
        [("Roe’s", "'s"), ("wo n’t", "n't"), ("O’Brien", "O'Brien"), ("A . . . . B", "..."), ("?!!", "?")]
    {
        assert!(tokens(source).1.iter().any(|w| w == word), "{source}: {:?}", tokens(source).1);
    }
    assert_eq!(
        tokens("a - b -5 c-d 5-6 e_ f _ g").1,
        ["a", "–", "b", "-", "5", "c-d", "5", "-", "6", "e", "_", "f", "–", "g"]
    );
}

#[test]
fn possessives() {
    let owners = |source: &str| {
        let (written, _, text) = tokens(source);
        text.tokens
            .iter()
            .zip(written)
            .filter(|(t, _)| t.flags.has(Flags::POSSESSIVE))
            .map(|(_, w)| w)
            .collect::<Vec<_>>()
    };
    assert_eq!(owners("Roe's plan and the bank’s, the U.S.'s"), ["'s", "’s", "'s"]);
    assert!(owners("He's here, that's it, Roe's been told, Doe's the one, don't").is_empty());
}

#[test]
fn lines_and_spaces() {
    let (_, _, text) = tokens("One, two\n three");
    let flags: Vec<u8> = text.tokens.iter().map(|t| t.flags.0).collect();
    assert_eq!(flags, [Flags::LINE, 0, Flags::SPACE, Flags::SPACE | Flags::LINE]);
}

/// Where a text has letters and spaces only, the tokens are the words of UAX #29.
#[test]
fn words_of_the_standard() {
    for source in
        ["Le président français à Besançon", "Łódź und Größe Ωmega Москва", "naïveté ﬁn Zürich e\u{301}t a\u{ad}b"]
    {
        assert_eq!(tokens(source).0, source.unicode_words().collect::<Vec<_>>());
    }
}

#[test]
fn hidden_characters_are_in_no_word() {
    let (_, words, _) = tokens("Ann \u{200b}said Bo\u{200b} Lund\u{feff} left\u{2060}. Co\u{ad}op");
    assert_eq!(words, ["Ann", "said", "Bo", "Lund", "left", ".", "Coop"]);
}
