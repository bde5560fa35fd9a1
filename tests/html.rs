//! A page shows what the report says, all of it, and nothing that a story smuggles in.

use scraper::{ElementRef, Html, Selector};
use std::collections::BTreeSet;
use whosaid::emit::html::page;
use whosaid::report::{OffsetUnit, Options, Report};
use whosaid::{Article, Pipeline};

const OPTIONS: Options = Options {
    offsets: OffsetUnit::Codepoint,
    with_text: true,
    unattributed: false,
    with_clauses: false,
    with_unsourced: true,
    min_confidence: 0.5,
};

fn article(text: &str) -> Article<'static> {
    Article { id: "story".to_owned(), text: text.to_owned().into(), ..Article::default() }
}

fn with_page(article: &Article<'_>, offsets: OffsetUnit, look: impl FnOnce(&Report<'_>, &str)) {
    let report = Pipeline::new().run(article, &Options { offsets, ..OPTIONS });
    look(&report, &page(&report));
}

fn all<'d>(page: &'d Html, what: &str) -> Vec<ElementRef<'d>> {
    page.select(&Selector::parse(what).expect("a selector")).collect()
}

fn text(element: ElementRef<'_>) -> String {
    element.text().collect()
}

/// The text of all marks that have this claim's number in an attribute.
fn marked(page: &Html, attribute: &str, number: &str) -> String {
    let has = |mark: &ElementRef<'_>| mark.attr(attribute).is_some_and(|ids| ids.split(' ').any(|id| id == number));
    all(page, "#text mark").into_iter().filter(has).map(text).collect()
}

fn fixtures() -> Vec<(String, String)> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures");
    let mut stories = Vec::new();
    for entry in std::fs::read_dir(folder).expect("fixtures") {
        let path = entry.expect("an entry").path();
        if path.extension().is_some_and(|end| end == "txt") {
            stories.push((path.display().to_string(), std::fs::read_to_string(&path).expect("a story")));
        }
    }
    stories.sort();
    stories
}

fn check(name: &str, report: &Report<'_>, html: &str) {
    let page = Html::parse_document(html);
    let article = report.doc.text.as_deref().expect("the text");
    let shown: String = all(&page, "#text").into_iter().map(text).collect();
    assert_eq!(shown, article.replace("\r\n", "\n"), "{name}: the article as it is");
    assert_eq!(all(&page, "#rows tbody tr").len(), report.claims.len(), "{name}");
    for claim in &report.claims {
        let number = claim.id.to_string()[1..].to_owned();
        let words: String = claim.content.iter().map(|piece| &*piece.text).collect();
        assert_eq!(marked(&page, "data-q", &number), words, "{name}: content of {}", claim.id);
        let source: String = claim.source.spans.iter().map(|span| &*span.text).collect();
        assert_eq!(marked(&page, "data-s", &number), source, "{name}: source of {}", claim.id);
        let cue: String = claim.cue.spans.iter().map(|span| &*span.text).collect();
        assert_eq!(marked(&page, "data-u", &number), cue, "{name}: cue of {}", claim.id);
        let row = all(&page, &format!("#{} td > div", claim.id));
        let pieces: Vec<&str> = claim.content.iter().map(|piece| &*piece.text).collect();
        assert_eq!(
            row.into_iter().map(text).collect::<String>(),
            pieces.join(" \u{2026} "),
            "{name}: row of {}",
            claim.id
        );
    }
}

#[test]
fn marks_and_rows_are_the_claims() {
    let mut claims = 0;
    for (name, story) in fixtures() {
        for offsets in [OffsetUnit::Codepoint, OffsetUnit::Byte, OffsetUnit::Utf16] {
            with_page(&article(&story), offsets, |report, html| {
                claims += report.claims.len();
                check(&name, report, html);
            });
        }
    }
    assert!(claims > 300, "only {claims}");
}

#[test]
fn every_link_leads_somewhere_and_ids_are_unique() {
    for (name, story) in fixtures() {
        with_page(&article(&story), OffsetUnit::Byte, |_, html| {
            let page = Html::parse_document(html);
            let ids: Vec<&str> = all(&page, "[id]").into_iter().filter_map(|element| element.attr("id")).collect();
            let unique: BTreeSet<&str> = ids.iter().copied().collect();
            assert_eq!(ids.len(), unique.len(), "{name}: an id twice");
            for link in all(&page, "a") {
                let to = link.attr("href").and_then(|href| href.strip_prefix('#')).expect("a link within the page");
                assert!(unique.contains(to), "{name}: nothing has the id {to}");
            }
        });
    }
}

const HOSTILE: &str = "\"></title><script>pwned=1</script><img src=x onerror=pwned=1>\n\n\
    Mayor <b>Ann Lee</b> said \u{201c}</script><script>alert(1)</script> & <!-- it is over, ]]> <svg onload=x>\u{201d} on Monday.\n\n\
    Tom \u{202e}Roe\u{2066} said the \0bridge\u{1b}[31m at javascript:alert(1) was \u{2028}safe, <a href='javascript:x'>12 km</a> north of Paris.\n\n\
    \u{201c}}} {{7*7}} ${x} </noscript></p><style>*{}</style> nobody will ever be able to say who said this,\u{201d}";

fn hostile() -> Article<'static> {
    Article {
        id: "\"><script>x</script>".to_owned(),
        path: Some("a\" onmouseover=\"x.txt".to_owned()),
        title: Some("</h1><script>pwned=1</script>".to_owned()),
        url: Some("javascript:alert(1)//http://x".to_owned()),
        bylines: vec!["<img src=x>".to_owned(), "\u{202e}evil".to_owned()],
        ..article(HOSTILE)
    }
}

/// All that a page may be made of.
const ELEMENTS: &str = "html head meta title style body script a header p h1 ul li strong nav main section h2 span mark label input div \
    table thead tbody tr th td b bdi small q i details summary dl dt dd form select option output button svg defs pattern rect \
    path circle line text blockquote ol code footer time noscript";

#[test]
fn nothing_gets_in() {
    let known: BTreeSet<&str> = ELEMENTS.split_whitespace().collect();
    for unattributed in [false, true] {
        let article = hostile();
        let report = Pipeline::new().run(&article, &Options { unattributed, ..OPTIONS });
        assert!(report.claims.len() >= 2, "{:?}", report.claims);
        let html = page(&report);
        let bad =
            |c: &char| c.is_control() && !matches!(c, '\n' | '\t') || matches!(c, '\u{2028}' | '\u{202e}' | '\u{2066}');
        assert_eq!(html.chars().find(bad), None);
        let page = Html::parse_document(&html);
        assert_eq!((all(&page, "script").len(), all(&page, "style").len(), all(&page, "head title").len()), (1, 1, 1));
        assert_eq!(
            all(&page, "#text *")
                .into_iter()
                .filter(|e| !["p", "mark", "span", "a"].contains(&e.value().name()))
                .count(),
            0
        );
        for element in all(&page, "*") {
            let name = element.value().name();
            assert!(known.contains(name), "an element {name}");
            for (attribute, value) in element.value().attrs() {
                assert!(
                    !attribute.starts_with("on") && attribute != "style" && attribute != "src",
                    "{name} {attribute}={value}"
                );
                let link = value.starts_with('#') || value.starts_with("http://") || value.starts_with("https://");
                assert!(attribute != "href" || link, "a link to {value}");
            }
        }
        // All is there to be read.
        let shown: String = all(&page, "#text").into_iter().map(text).collect();
        assert_eq!(shown.chars().count(), HOSTILE.chars().count());
        assert!(shown.contains("</script><script>alert(1)</script> & <!-- it is over, ]]>"));
    }
}

#[test]
fn the_policy_names_the_style_and_the_script() {
    use sha2::{Digest, Sha256};
    with_page(&article("Ann Lee said it was over."), OffsetUnit::Byte, |_, html| {
        let page = Html::parse_document(html);
        let policy = all(&page, "meta[http-equiv=Content-Security-Policy]")[0].attr("content").expect("a policy");
        assert!(policy.starts_with("default-src 'none'; "), "{policy}");
        for what in ["style", "script"] {
            let text = text(all(&page, what)[0]);
            let hash = base64(&Sha256::digest(text));
            assert!(policy.contains(&format!("{what}-src 'sha256-{hash}'")), "{what}: {policy}");
        }
    });
}

fn base64(bytes: &[u8]) -> String {
    use base64::Engine;
    base64::engine::general_purpose::STANDARD.encode(bytes)
}

#[test]
fn a_page_of_nothing_makes_sense() {
    for (text, says) in [
        ("", "The article has no words."),
        (" \n\t\n", "The article has no words."),
        ("Rain fell.", "No claims were found"),
        ("Officials said so.", "so"),
        (
            "\u{5d0}\u{5de}\u{5e8} \u{5e9}\u{5dc}\u{5d5}\u{5dd}.\n\nAnn Lee said \u{201c}\u{5e9}\u{5dc}\u{5d5}\u{5dd}, I am here to stay\u{201d}.",
            "<p dir=\"rtl\">",
        ),
    ] {
        with_page(&article(text), OffsetUnit::Codepoint, |report, html| {
            assert!(html.contains(says), "{text:?} does not say {says:?}");
            if !text.trim().is_empty() {
                check(text, report, html);
            }
            for (there, panel) in [(false, "id=\"map\""), (!report.dates.is_empty(), "id=\"timeline\"")] {
                assert_eq!(html.contains(panel), there, "{text:?}: {panel}");
            }
        });
    }
    // A report that was made without its text.
    let article = article("Ann Lee said it was over.");
    let report = Pipeline::new().run(&article, &Options::default());
    let html = page(&report);
    assert!(!html.contains("id=\"text\"") && html.contains("it was over"));
}

/// Stories of as many claims as wanted, none like another.
fn story(claims: usize) -> String {
    let (first, last) = (
        ["Ann", "Piet", "Lena", "Martha", "Jon", "Ada", "Omar"],
        ["Roe", "Arendsen", "Voss", "Quill", "Hale", "Brandt"],
    );
    let mut story = String::new();
    for i in 0..claims {
        let name = format!("{} {}", first[i % 7], last[i / 7 % 6]);
        story += &match i % 4 {
            0 => format!(
                "{name} said on Tuesday that the mill in Lyon would pay its {} workers until the spring of {}.",
                100 + i,
                1990 + i % 40
            ),
            1 => format!(
                " \u{201c}We have heard nothing of it for {i} days, and nobody answers,\u{201d} {name} told reporters."
            ),
            2 => format!(
                "\n\nOfficials denied that the road {i} km north of Oslo had been closed again, according to {name}."
            ),
            _ => format!(" {name} warned that another {i} houses could be lost to the river before the summer.\n\n"),
        };
    }
    story
}

#[test]
fn pages_are_small() {
    // Of 10,000 claims, which take 6 MB, the browser's tests have a page.
    for (wanted, most) in [(10, 80_000), (112, 250_000), (3000, 1_850_000)] {
        with_page(&article(&story(wanted)), OffsetUnit::Byte, |report, html| {
            assert!(report.claims.len() >= wanted, "{} claims", report.claims.len());
            // As if there were exactly so many.
            let length = html.len() * wanted / report.claims.len();
            assert!(
                length <= most,
                "{wanted} claims take {length} bytes ({} of {} claims)",
                html.len(),
                report.claims.len()
            );
        });
    }
}

#[test]
fn thousands_of_claims_are_all_there_and_few_elements() {
    with_page(&article(&story(2000)), OffsetUnit::Codepoint, |report, html| {
        // As a browser with a script has it, and as one without.
        let page = Html::parse_document(html);
        let with_script = html
            .split("<noscript")
            .enumerate()
            .map(|(i, part)| if i == 0 { part } else { part.split_once("</noscript>").expect("closed").1 });
        let elements = all(&Html::parse_document(&with_script.collect::<String>()), "*").len();
        assert!(elements < 3500, "{elements}");
        let without = html.replace("<noscript", "<div").replace("</noscript>", "</div>");
        let plain = Html::parse_document(&without);
        assert_eq!(all(&plain, ".rows tbody tr").len(), report.claims.len());
        let shown: String = all(&plain, ".part").into_iter().map(text).collect();
        assert_eq!(shown, report.doc.text.as_deref().expect("the text"));
        drop(page);
    });
}

#[test]
fn the_same_story_gives_the_same_page() {
    let story = story(60);
    let (mut first, mut again) = (String::new(), String::new());
    with_page(&article(&story), OffsetUnit::Codepoint, |_, html| first = html.to_owned());
    with_page(&article(&story), OffsetUnit::Codepoint, |_, html| again = html.to_owned());
    assert!(first == again);
}
