//! No text makes work that grows faster than it: shapes that have been, or could be, slow, at three lengths.
//!
//! What is counted is no time: looks at words, units, items and mentions, and tries of patterns (see `whosaid::work`).
//! `benches/instructions.sh` counts instructions, stage by stage.

use std::fmt::Write;
use whosaid::article::{self, Document, wire};
use whosaid::{Article, Options, Pipeline, report, work};

/// "{c}" is another word each time.
const SHAPES: &[(&str, &str)] = &[
    ("commas", "said Ann, who said Bob, who told Cy, "),
    ("say-chain", "Smith said Jones said "),
    ("he-said-that", "He said that "),
    ("tokens", "1,"),
    ("capitals", "Ann Lee Bob Cy "),
    ("open-quotes", "\"He said "),
    ("curly-open", "“He said "),
    ("closed-quotes", "“I will go,” "),
    ("quotes-only", "“We will go home now and rest.”\n\n"),
    ("quotes-nested", "“He said ‘go’ "),
    ("single-quotes", "'go home now' "),
    ("numbers", "one hundred and 5 million 1/2 to "),
    ("dates", "May Monday 5 last week of the third quarter "),
    ("namesakes", "Mr. A{c} Smith met Mr. B{c} Smith. "),
    ("surnames", "Mr. Ann Q{c} left. "),
    ("she", "Ann Lee met Bo Lund. She said she left her house. "),
    ("he-he", "He said he knew he had his hat. "),
    ("they", "Ann Lee and Bo Lund left. They said they were glad. "),
    ("it", "It was said it was clear it would rain. "),
    ("the-minister", "The minister said the mayor said the official left. "),
    ("new-names", "Ann Q{c} said Bo Z{c} left. "),
    ("orgs", "The Q{c} Bank said the Z{c} Party lost. "),
    ("places", "They were in Q{c}, Texas, near Paris, Ohio. "),
    ("georgia", "In Atlanta, Georgia, it rained. "),
    ("georgia-2", "In Atlanta, Georgia, and in Tbilisi, Georgia, it rained. "),
    ("acronyms", "the Zorbel Rights Forum (ZRF) and "),
    ("acronyms-new", "the Q{c} Rights Forum (Q{c}RF) met. "),
    ("brackets-open", "( "),
    ("brackets", "(a) "),
    ("brackets-nested", "(he said "),
    ("dashes", "-- he said -- "),
    ("semicolons", "he left; "),
    ("colons", "Minister: he left: "),
    ("who", "the man who saw the dog who "),
    ("that", "the fact that the claim that "),
    ("and", "and Ann and Bo and "),
    ("and-verbs", "left and came and said and "),
    ("to-verbs", "to want to try to "),
    ("ing", "saying knowing telling "),
    ("if-when", "if when because though "),
    ("of", "of the head of the board "),
    ("lists", "Ann Lee, Bo Lund, Cy Poe, "),
    ("possess", "Ann's Bo's Cy's "),
    ("according", "according to Ann, according to Bo, "),
    ("asked", "Asked whether he left, Ann asked Bo whether "),
    ("denied", "denied taking refused to say declined to comment "),
    ("headlines", "MINISTER: BRIDGE IS SAFE\n\n"),
    ("lines", "x\n"),
    ("blank-lines", "\n\n"),
    ("short-lines", "He left.\nShe left.\n"),
    ("dateline", "TRIPOLI, Libya (Agency) -- \n"),
    ("bylines", "By Ann Lee\n\n"),
    ("credits", "(Reporting by Ann Lee; Editing by Bo Lund)\n"),
    ("transcript", "Q: Why did you go?\nA: I had to go.\n"),
    ("speaker-lines", "LEE: I had to go.\n"),
    ("bullets", "- He left.\n"),
    ("tables", "1. Ann Lee (Jamaica) 10.5\n"),
    ("stops", "U.S. a.m. Mr. J. "),
    ("dots", ". . . "),
    ("ellipses", "… "),
    ("apostrophes", "' "),
    ("hyphens", "a-b-c-d-"),
    ("long-word", "a"),
    ("url", "www.a.b/c?d "),
    ("emails", "a@b.c "),
    ("accents", "é ü ñ "),
    ("hidden", "a\u{200b}\u{200b}"),
    ("combining", "e\u{301}\u{301}"),
    ("digits", "9"),
    ("distances", "5 miles north of Paris, 3 km from "),
    ("km", "5 km (3 miles) "),
    ("ranges", "from 3 to 5 to 7 to "),
    ("times", "5 p.m. to 6 p.m. Monday "),
    ("money", "$5 million, 5 percent, "),
    ("tweets", "@ann #go "),
    ("poss-nouns", "the minister's aide's friend's "),
    ("adverbs", "very quickly now then also "),
    ("relative", "the bridge the army built the dam the "),
    ("prep", "in on at by with from "),
    (
        "mixed-story",
        "“C{c} is safe,” Ann Lee said. He told Bo Lund that it “was so,” adding that she knew. According to Cy Poe, the minister denied it.\n\n",
    ),
    ("quote-run", "Ann Lee said it. “One two three four five.” “Six seven eight nine ten.”\n"),
    ("quote-cont", "“One two three four five.\n\n"),
    ("speakers-inner", "“He said he left, Bo said she left,” Ann said. "),
    ("the-45-year-old", "The 45-year-old said the billionaire said it. "),
    ("we-i", "“We said I said my,” Ann Lee said. "),
    ("unnamed", "A spokesman said an official said sources said. "),
    ("upper", "THE ZORBEL BANK SAID ANN LEE LEFT "),
    ("title-case", "Ann Lee Says Bridge Is Safe For All\n\n"),
    ("clubs", "Harlow City beat Vale United 2-1 in Harlow. "),
    ("names-comma", "Ann Q{c}, 45, a nurse, "),
    ("fronted", "in May, says Ann, "),
    ("had-it", "Had it rained, they would leave; "),
    ("fronted-clause", "it rains and costs rise "),
    ("insertion", "in a town made (results show "),
];

/// The most that twice the text may take, as a multiple of what the text takes: at first, where what looks a bounded way
/// back may not have that much before it, and then.
const MOST: [f64; 2] = [2.5, 2.2];
/// Bytes of the shortest text.
const BYTES: usize = 6_000;

/// A shape so many bytes long.
fn story(piece: &str, bytes: usize) -> String {
    let (mut story, mut number) = (String::new(), 700_u32);
    while story.len() < bytes {
        let letter = |by: u32| char::from(b'a' + (number / by % 26) as u8);
        let word: String = [letter(676), letter(26), letter(1)].into_iter().collect();
        story.push_str(&piece.replace("{c}", &word));
        number += 1;
    }
    story
}

/// Looks and tries; and bytes of claims, each as it is printed.
fn counts(text: &str) -> [f64; 3] {
    let mut article = Article { text: text.into(), ..Article::default() };
    wire::read(&mut article);
    let options = Options { min_confidence: 0.0, ..Options::default() };
    let analysis = Pipeline::new().analyse(&article, &options);
    let counts = analysis.counts;
    let report = report::build(&article, analysis, &options);
    let said = report.claims.iter().flat_map(|claim| &claim.content).map(|span| span.text.len() as f64);
    [counts.looks as f64, counts.rule_tries as f64, said.sum()]
}

#[test]
fn work_doubles_with_the_text_at_most() {
    assert!(SHAPES.len() >= 60);
    let mut wrong = String::new();
    for (name, piece) in SHAPES {
        let [small, middle, large] = [1, 2, 4].map(|times| counts(&story(piece, times * BYTES)));
        for (count, what) in ["looks", "tries"].into_iter().enumerate() {
            for ((less, more), most) in [(small, middle), (middle, large)].into_iter().zip(MOST) {
                // A few hundred more prove nothing.
                if more[count] > most * less[count] + 400.0 {
                    let _ = writeln!(wrong, "{name}: {} {what}, then {}", less[count], more[count]);
                }
            }
        }
        if large[2] > (1 << 20) as f64 + 4.0 * 4.0 * BYTES as f64 {
            let _ = writeln!(wrong, "{name}: {} bytes of claims", large[2]);
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

/// Documents of many parts: what stands before them, a part, and what stands behind.
const DOCUMENTS: &[(&str, &str, &str)] = &[
    ("<feed>", "<entry><id>{c}</id><content>Ann Lee said it rained.</content></entry>", "</feed>"),
    (
        "<rss><channel>",
        "<item><guid>{c}</guid><description>Ann Lee said it rained.</description></item>",
        "</channel></rss>",
    ),
    (
        "<newsMessage><itemSet>",
        "<newsItem guid='{c}'><contentSet><inlineData>Ann Lee said it rained.</inlineData></contentSet></newsItem>",
        "</itemSet></newsMessage>",
    ),
    (
        "<NewsML>",
        "<NewsItem><NewsComponent><ContentItem><DataContent>It rained.</DataContent></ContentItem></NewsComponent></NewsItem>",
        "</NewsML>",
    ),
    ("<nitf><body><body.content>", "<p>Ann Lee said it rained.</p>", "</body.content></body></nitf>"),
    (
        "<nitf><head>",
        "<meta name='a' content='b'/>",
        "</head><body><body.content><p>It rained.</p></body.content></body></nitf>",
    ),
    ("<html><head>", "<meta name='author' content='Ann Q{c}'>", "</head><body><p>Ann Lee said it rained.</p>"),
];

#[test]
fn reading_doubles_with_the_document_at_most() {
    for (head, piece, end) in DOCUMENTS {
        let looks = |times: usize| {
            let document = format!("{head}{}{end}", story(piece, times * BYTES));
            let before = work::looks();
            let found = article::read(&Document { id: "a", ..Document::default() }, document.as_bytes());
            assert!(found.iter().any(|found| found.article.is_ok()), "{head}");
            work::looks() - before
        };
        let [less, more] = [looks(2), looks(4)];
        assert!(less > 0 && 10 * more < 22 * less, "{head}: {less} looks, then {more}");
    }
}
