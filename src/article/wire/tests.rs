use super::read;
use crate::article::{Article, DateFrom};
use crate::text::ParagraphKind;
use std::borrow::Cow;

fn article(text: &str) -> Article<'_> {
    let mut article = Article { text: Cow::Borrowed(text), ..Article::default() };
    read(&mut article);
    article
}

fn furniture<'a>(article: &Article<'_>, text: &'a str) -> Vec<(ParagraphKind, &'a str)> {
    article.furniture.iter().map(|(span, kind)| (*kind, span.of(text))).collect()
}

const STORY: &str = "The council of the northern town said on Friday that it would close the old mine by the river.";

#[test]
fn datelines() {
    for (line, place, agency, date) in [
        ("DOVER (Reuters) - ", Some("DOVER"), Some("Reuters"), None),
        ("DOVER, Sept 6 (Reuters) - ", Some("DOVER"), Some("Reuters"), Some("Sept 6")),
        ("NEW ELY, April 1, 1997 (AFP) -- ", Some("NEW ELY"), Some("AFP"), Some("April 1, 1997")),
        ("DOVER, Norland (AP) — ", Some("DOVER"), Some("AP"), None),
        ("DOVER, N.H. (AP)_ ", Some("DOVER"), Some("AP"), None),
        ("ST. DOVER, March 2 - ", Some("ST. DOVER"), None, Some("March 2")),
        ("Dover, march 4 - ", Some("Dover"), None, Some("march 4")),
        ("DOVER, Dec 15, 2006, 2006 -- ", Some("DOVER"), None, Some("Dec 15, 2006")),
        ("DOVER/ELY, Monday (Reuters) - ", Some("DOVER/ELY"), Some("Reuters"), Some("Monday")),
        ("DOVER _ ", Some("DOVER"), None, None),
        ("DOVER, Del. — ", Some("DOVER"), None, None),
        ("DOVER -- ", Some("DOVER"), None, None),
        ("Dover (CNN) — ", Some("Dover"), Some("CNN"), None),
        ("Dover (ep/dpa) - ", Some("Dover"), Some("ep/dpa"), None),
        ("(Reuters) - ", None, Some("Reuters"), None),
        ("March 3 (Reuters) - ", None, Some("Reuters"), Some("March 3")),
        ("(CNN) ", None, Some("CNN"), None),
        ("DOVER (CNN) ", Some("DOVER"), Some("CNN"), None),
        ("NEW DOVER, Mar 5 (PTI) ", Some("NEW DOVER"), Some("PTI"), Some("Mar 5")),
        ("NEW DELHI: ", Some("NEW DELHI"), None, None),
        ("DOVER, March 5. /TASS/. ", Some("DOVER"), Some("TASS"), Some("March 5")),
        ("DOVER. March 5 (Interfax) - ", Some("DOVER"), Some("Interfax"), Some("March 5")),
        ("Dover, 5 Mar (EFE).- ", Some("Dover"), Some("EFE"), Some("5 Mar")),
        ("DOVER, Norland, Dec. 9 Kyodo - ", Some("DOVER"), Some("Kyodo"), Some("Dec. 9")),
        (
            "DOVER, Norland, Feb. 1, 2017 /PRNewswire-AsiaNet/ --",
            Some("DOVER"),
            Some("PRNewswire-AsiaNet"),
            Some("Feb. 1, 2017"),
        ),
        ("NEW DOVER, Del.--(BUSINESS WIRE)--", Some("NEW DOVER"), Some("BUSINESS WIRE"), None),
        ("NEW DOVER--(BUSINESS WIRE)--Dec 5, 2024--", Some("NEW DOVER"), Some("BUSINESS WIRE"), Some("Dec 5, 2024")),
    ] {
        let text = format!("{line}{STORY}\n\nIt did.");
        let found = article(&text).dateline.unwrap_or_else(|| panic!("none in {text}"));
        assert_eq!(found.place.map(|span| span.of(&text)), place, "{text}");
        assert_eq!(found.agency.map(|span| span.of(&text)), agency, "{text}");
        assert_eq!(found.date.map(|span| span.of(&text)), date, "{text}");
        assert_eq!(found.span.of(&text), line.trim(), "{text}");
    }
    let text = format!("DOVER, Del.--(BUSINESS WIRE)--Dec 5, 2024--\n\n{STORY}");
    assert_eq!(article(&text).dateline.unwrap().agency.map(|span| span.of(&text)), Some("BUSINESS WIRE"));
    let text = format!("CRICKET - DOVER BEAT ELY.\nDOVER 1996-08-30\n{STORY}\n");
    let found = article(&text);
    assert_eq!(found.dateline.as_ref().unwrap().span.of(&text), "DOVER 1996-08-30");
    assert_eq!((found.date.unwrap().to_string(), found.date_from), ("1996-08-30".to_owned(), DateFrom::Dateline));
    assert_eq!(furniture(&found, &text)[0], (ParagraphKind::Headline, "CRICKET - DOVER BEAT ELY."));
}

#[test]
fn lines_of_their_own() {
    let text = format!("Mine closes.\nDOVER, Del.\n1996-08-30\n{STORY}\n");
    let found = article(&text);
    assert_eq!(found.dateline.map(|d| d.span.of(&text)), Some("DOVER, Del.\n1996-08-30"));
    let text = format!("Mine closes\n\nTuesday, September 22, 2015\n\n{STORY} It opened on May 2, 2019.\n");
    assert_eq!(article(&text).date, Some(jiff::civil::date(2015, 9, 22)));
}

#[test]
fn lines_that_are_no_datelines() {
    for text in [
        "SOCCER - The cup final was moved to Dover, the league said on Friday after a long day of talks.",
        "NATO said on Friday - after a long day of talks - that it would not send ships to the strait of Dover.",
        "The town (Dover) - is small, and it has been so since the mine closed more than thirty years ago.",
        "UPDATE - The council of the northern town said on Friday that it would close the mine by the river.",
        "DOVER - ELY 3-2",
        "Jane Roe - a miner - said on Friday that she would leave the northern town for Dover in the spring.",
        "MEN'S 100 METRES",
        "MAYOR ROE: We have said since the spring that the old mine by the river would be closed in the end.",
        "The town of Dover (Reuters) is far from here, and the mine has been closed for more than thirty years.",
    ] {
        assert_eq!(article(&format!("{text}\n\n{STORY}\n")).dateline, None, "{text}");
    }
}

#[test]
fn headings() {
    let text = format!(
        "Mine To Close in Dover, Del., Council Says.\n\nBy JANE ROE and Ann de Poe, Staff Writers\n\nDawn Daily Writer\n\nDOVER (AP) - {STORY}\n\nIt was old.\n"
    );
    let found = article(&text);
    assert_eq!(found.bylines, ["JANE ROE", "Ann de Poe"]);
    assert_eq!(found.title.as_deref(), Some("Mine To Close in Dover, Del., Council Says."));
    let kinds: Vec<_> = furniture(&found, &text).into_iter().map(|(kind, _)| kind).collect();
    assert_eq!(kinds, [ParagraphKind::Headline, ParagraphKind::Byline, ParagraphKind::Byline, ParagraphKind::Dateline]);

    let text = format!("Mine to close\n\nJane Roe in Dover\n\n{STORY}\n\nIt was old.\n");
    let found = article(&text);
    assert_eq!(found.bylines, ["Jane Roe"]);
    assert_eq!(found.title.as_deref(), Some("Mine to close"));

    for (first, headline) in [
        ("Council to close old mine in Dover", true),
        ("MINE TO CLOSE.", true),
        ("Dover Mine To Close: Council Blames Falling Price of Coal.", true),
        ("The council said on Friday it would close the mine.", false),
        ("\"We are sorry,\" the council said in a letter to the town.", false),
        ("By noon the council of the town had closed the mine", true),
    ] {
        let text = format!("{first}\n\n{STORY}\n\n{STORY}\n");
        let found = article(&text);
        assert_eq!(
            found.furniture.first().is_some_and(|(_, kind)| *kind == ParagraphKind::Headline),
            headline,
            "{first}"
        );
        assert!(found.bylines.is_empty());
    }
    assert!(article("Miners return to work").furniture.is_empty());
}

#[test]
fn credits() {
    let text = format!(
        "{STORY}\n\n(Additional reporting by Jane Roe and John van Doe in Dover, Ann Poe, Al Low and Bo High in New Ely; Writing by Jane Roe; Editing by A. Low and B. High.)\n\nENDS\n"
    );
    let found = article(&text);
    let shown: Vec<_> = found
        .credits
        .iter()
        .map(|c| {
            let people: Vec<_> = c.people.iter().map(|p| p.of(&text)).collect();
            (c.role.of(&text), people.join("+"), c.place.map_or("", |p| p.of(&text)), c.span.of(&text).len())
        })
        .collect();
    assert_eq!(
        shown,
        [
            ("Additional reporting", "Jane Roe+John van Doe".to_owned(), "Dover", 58),
            ("Additional reporting", "Ann Poe+Al Low+Bo High".to_owned(), "New Ely", 38),
            ("Writing", "Jane Roe".to_owned(), "", 19),
            ("Editing", "A. Low+B. High".to_owned(), "", 29),
        ]
    );
    let kinds: Vec<_> = furniture(&found, &text).into_iter().map(|(kind, _)| kind).collect();
    assert_eq!(kinds, [ParagraphKind::Credits, ParagraphKind::Slug]);

    let text = format!("{STORY}\n\nIt was old. (Reporting by Jane Roe, editing by John Doe)");
    let found = article(&text);
    assert_eq!(found.credits.len(), 2);
    assert_eq!(furniture(&found, &text), [(ParagraphKind::Credits, "(Reporting by Jane Roe, editing by John Doe)")]);
    let text = format!("{STORY}\n\nDawn writers Jane Roe in Dover and John Doe in Ely contributed to this report.");
    let found = article(&text);
    let people: Vec<_> = found.credits.iter().flat_map(|c| &c.people).map(|p| p.of(&text)).collect();
    assert_eq!(people, ["Jane Roe", "John Doe"]);
    assert_eq!(found.credits[1].place.map(|p| p.of(&text)), Some("Ely"));
    assert!(article(&format!("{STORY}\n\nThe firms contributed to this report.")).credits.is_empty());
    assert!(article(&format!("{STORY}\n\nReporting by the council showed the loss.")).credits.is_empty());
}

#[test]
fn captions() {
    for (caption, credit) in [
        ("Miners leave the pit in Dover on Friday. REUTERS/Jane Roe", "REUTERS/Jane Roe"),
        ("Miners leave the pit in Dover. (AP Photo/Jane Roe)", "(AP Photo/Jane Roe)"),
        ("Miners in Dover Image: Norland Navy.", "Image: Norland Navy."),
        ("Image: Jane Roe.", "Image: Jane Roe."),
    ] {
        let text = format!("{STORY}\n\n{caption}\n\n{STORY}\n");
        let found = article(&text);
        assert_eq!(furniture(&found, &text).last(), Some(&(ParagraphKind::Caption, credit)), "{caption}");
    }
    let text = format!(
        "Miners leave the pit in Dover\nMiners leave the pit in Dover on September 5, 2011. It is old. Reuters\n\n{STORY}\n"
    );
    let found = article(&text);
    assert_eq!(found.furniture.len(), 3);
    assert!(found.furniture.iter().all(|(_, kind)| *kind == ParagraphKind::Caption));
    assert_eq!((found.date.unwrap().to_string(), found.date_from), ("2011-09-05".to_owned(), DateFrom::Text));
    for text in ["He gave a phone number: 555-0100", "It was and/or is", "See https://example.org/Roe"] {
        assert!(article(&format!("{STORY}\n\n{text}\n\n{STORY}\n")).furniture.is_empty(), "{text}");
    }
}

#[test]
fn a_date_that_is_known_stays() {
    let mut article = Article {
        text: Cow::Borrowed("DOVER, April 1, 1997 (AFP) -- It rained."),
        date: Some(jiff::civil::date(1997, 4, 2)),
        date_from: DateFrom::Metadata,
        ..Article::default()
    };
    read(&mut article);
    assert_eq!((article.date, article.date_from), (Some(jiff::civil::date(1997, 4, 2)), DateFrom::Metadata));
}

#[test]
fn odd_texts_do_no_harm() {
    for text in [
        "",
        "\n\n",
        "é",
        "-",
        "(",
        "By ",
        "(Reporting by",
        "\u{a0}",
        "A\u{a0}B (Reuters) - é",
        "Image:",
        "/",
        "Photo/É",
        "(Writing by )",
        "DOVER,",
    ] {
        article(text);
        article(&format!("{text}\n\n{text}\n{STORY}\n{text}"));
    }
}
