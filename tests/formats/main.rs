//! One story in every format: each reader gives the same of it. And what is no story is refused for the right reason.

mod hostile;
mod program;

use std::fs;
use std::path::PathBuf;
use whosaid::article::{self, Document, Format, Found};

const STORY: [&str; 5] = [
    "BERGSUND, May 2 (Example News) - The ferry to Skarnholm sailed again on Thursday, three weeks after a fire in its engine room, the harbour office said.",
    "\"We checked every cable twice,\" said Elin Aas, who runs the line. \"I would put my own children aboard.\"",
    "The island's 340 people had been without a regular crossing since April 11.",
    "Mayor Jonas Brekke told reporters the town would ask the government for 2 million crowns to replace the engine, which dates from 1974.",
    "Insurers declined to comment.",
];
const TITLE: &str = "Ferry to Skarnholm sails again after three weeks";
const NAMES: [&str; 2] = ["ingrid dahl", "tom okafor"];

fn fixture(name: &str) -> Vec<u8> {
    let path: PathBuf = [env!("CARGO_MANIFEST_DIR"), "fixtures", "formats", name].iter().collect();
    fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn read(bytes: &[u8]) -> Vec<Found<'_>> {
    article::read(&Document { id: "stem", ..Document::default() }, bytes)
}

/// A paragraph with its marks as typewriters have them, on one line.
fn plain(paragraph: &str) -> String {
    let marks = [("“", "\""), ("”", "\""), ("``", "\""), ("''", "\""), ("’", "'"), ("—", "-"), ("\u{a0}", " ")];
    let plain = marks.iter().fold(paragraph.to_owned(), |text, (from, to)| text.replace(from, to));
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn every_format_gives_the_same_story() {
    for (name, format, id, language) in [
        ("page.html", Format::Html, "stem", Some("en-GB")),
        ("page-old.html", Format::Html, "stem", Some("en")),
        ("story.nitf", Format::Nitf, "example.news.20240502.77", Some("en")),
        ("message.newsml-g2", Format::NewsmlG2, "urn:newsml:news.example:20240502:ferry", Some("en")),
        ("story.newsml", Format::Newsml, "urn:newsml:news.example:20240502:FERRY:1", Some("en")),
        ("ninjs-1.json", Format::Ninjs, "tag:news.example,2024:ferry", Some("en")),
        ("ninjs-3.json", Format::Ninjs, "tag:news.example,2024:ferry", Some("en")),
        ("envelope.json", Format::Ninjs, "tag:news.example,2024:ferry", Some("en")),
        ("wire.anpa", Format::Anpa, "a0077", None),
        ("wire.7901", Format::Iptc7901, "ens077", None),
        ("feed.rss", Format::Rss, "ferry-77", Some("en")),
        ("feed.atom", Format::Atom, "urn:example:ferry", Some("en")),
        ("feed.json", Format::JsonFeed, "ferry-77", Some("en")),
    ] {
        let bytes = fixture(name);
        let article = read(&bytes).swap_remove(0).article.unwrap_or_else(|error| panic!("{name}: {error}"));
        let mut paragraphs: Vec<String> = article.text.split("\n\n").map(plain).collect();
        if name == "page.html" {
            assert_eq!(paragraphs.remove(0), "Islanders had waited for a crossing since the fire of April");
        }
        assert_eq!(paragraphs, STORY, "{name}");
        assert_eq!((article.format, article.id.as_str()), (format, id), "{name}");
        assert_eq!(article.title.as_deref(), Some(TITLE), "{name}");
        assert_eq!(article.bylines.iter().map(|name| name.to_lowercase()).collect::<Vec<_>>(), NAMES, "{name}");
        assert_eq!(article.date.map(|date| date.to_string()).as_deref(), Some("2024-05-02"), "{name}");
        assert_eq!(article.language.as_deref(), language, "{name}");
        let has_url = matches!(name, "page.html" | "feed.rss" | "feed.atom" | "feed.json");
        let url = has_url.then_some("https://news.example/2024/05/02/skarnholm-ferry");
        assert_eq!(article.url.as_deref(), url, "{name}");
    }
}

#[test]
fn plain_text_is_read_in_its_encoding() {
    for (name, encoding) in [("windows-1252.txt", "windows-1252"), ("utf-16.txt", "UTF-16LE")] {
        let bytes = fixture(name);
        let article = read(&bytes).swap_remove(0).article.expect("a story");
        let paragraphs = article.text.replace('\r', "");
        assert_eq!(paragraphs.split("\n\n").map(plain).collect::<Vec<_>>(), STORY);
        assert_eq!(article.encoding.as_deref(), Some(encoding));
        assert_eq!(article.format, Format::Text);
    }
}

#[test]
fn items_that_are_no_story_say_why() {
    let reasons = |name: &str| {
        let bytes = fixture(name);
        let id = |id: Option<String>| id.and_then(|id| Some(id.rsplit(':').next()?.to_owned())).unwrap_or_default();
        read(&bytes)
            .into_iter()
            .filter_map(|found| Some((id(found.id), found.article.err()?.code())))
            .collect::<Vec<_>>()
    };
    let owned =
        |pairs: &[(&str, &'static str)]| pairs.iter().map(|&(id, code)| (id.to_owned(), code)).collect::<Vec<_>>();
    assert_eq!(
        reasons("message.newsml-g2"),
        owned(&[("whale", "canceled"), ("photo", "not_text"), ("package", "package")])
    );
    assert_eq!(
        reasons("envelope.json"),
        owned(&[("whale", "canceled"), ("linked", "no_story"), ("photo", "not_text")])
    );
    assert_eq!(reasons("feed.rss"), owned(&[("empty-1", "no_story")]));
    assert_eq!(reasons("feed.json"), owned(&[("stub", "no_story")]));
    assert_eq!(reasons("feed.atom"), []);
}

/// What a publisher says of the use of its story, in each format that has a word for it.
#[test]
fn statuses_are_respected() {
    let nitf = |docdata: &str| {
        format!("<nitf><head>{docdata}</head><body><body.content><p>Rain fell.</p></body.content></body></nitf>")
    };
    let g2 = |meta: &str| {
        format!(
            "<newsItem guid='x'><itemMeta>{meta}</itemMeta><contentSet><inlineXML><html><body><p>Rain fell.</p></body></html></inlineXML></contentSet></newsItem>"
        )
    };
    let newsml = |management: &str| {
        format!(
            "<NewsML><NewsItem><NewsManagement>{management}</NewsManagement><NewsComponent><ContentItem><MediaType FormalName='Text'/><DataContent>Rain fell.</DataContent></ContentItem></NewsComponent></NewsItem></NewsML>"
        )
    };
    let ninjs = |field: &str| format!("{{\"headline\": \"Rain\", {field}, \"body_text\": \"Rain fell.\"}}");
    for (name, source, code) in [
        ("NITF", nitf("<docdata management-status='withheld'/>"), "withheld"),
        ("NITF", nitf("<docdata management-status='canceled'/>"), "canceled"),
        ("G2", g2("<pubStatus qcode='stat:withheld'/>"), "withheld"),
        ("G2", g2("<pubStatus uri='http://cv.iptc.org/newscodes/pubstatusg2/canceled'/>"), "canceled"),
        ("NewsML 1", newsml("<Status FormalName='Canceled'/>"), "canceled"),
        ("ninjs", ninjs("\"pubstatus\": \"withheld\""), "withheld"),
    ] {
        let error = read(source.as_bytes()).swap_remove(0).article.expect_err(name);
        assert_eq!(error.code(), code, "{name}");
        assert!(error.is_skip(), "{name}");
    }
    for (name, source) in [
        ("NITF", nitf("<docdata management-status='embargoed'><date.release norm='2024-05-02T10:00:00Z'/></docdata>")),
        ("G2", g2("<embargoed>2024-05-02T10:00:00Z</embargoed>")),
        (
            "NewsML 1",
            newsml(
                "<Status FormalName='Embargoed'/><StatusWillChange><DateAndTime>2024-05-02T10:00:00Z</DateAndTime></StatusWillChange>",
            ),
        ),
        ("ninjs", ninjs("\"embargoed\": \"2024-05-02T10:00:00Z\"")),
    ] {
        let article = read(source.as_bytes()).swap_remove(0).article.unwrap_or_else(|error| panic!("{name}: {error}"));
        let notice = &article.notices[0];
        assert_eq!(notice.code, "embargoed", "{name}");
        assert_eq!(notice.message, "not to be published until 2024-05-02T10:00:00Z", "{name}");
    }
}

/// Items of ninjs, one a line, as services that stream them do.
#[test]
fn items_of_ninjs_may_be_lines() {
    let item: serde_json::Value = serde_json::from_slice(&fixture("ninjs-1.json")).expect("JSON");
    let canceled = serde_json::json!({"uri": "x", "pubstatus": "canceled", "headline": "Whale"});
    let lines = format!("{item}\n{canceled}\n{{\"other\": 1}}\n{{\"id\": 7, \"text\": \"Rain fell.\"}}\n");
    let found: Vec<_> = read(lines.as_bytes()).into_iter().map(|found| found.article).collect();
    let article = found[0].as_ref().expect("a story");
    assert_eq!((article.format, article.id.as_str()), (Format::Ninjs, "tag:news.example,2024:ferry"));
    assert_eq!(article.text.split("\n\n").map(plain).collect::<Vec<_>>(), STORY);
    let codes: Vec<_> = found.iter().map(|article| article.as_ref().err().map(|error| error.code())).collect();
    assert_eq!(codes, [None, Some("canceled"), Some("bad_json"), None]);
}

/// An export of WordPress: no paragraphs are marked, authors go by their log-ins, and not all of it is posts.
#[test]
fn exports_of_wordpress_are_read() {
    let item = |id: &str, status: &str, kind: &str| {
        format!(
            "<item><title>Ferry</title><dc:creator>al</dc:creator><guid>{id}</guid><wp:status>{status}</wp:status><wp:post_type>{kind}</wp:post_type>\
             <content:encoded><![CDATA[By <b>Ann Lee</b>\nOSLO, May 2 (EN) - The ferry sailed.\n\n\"It is late,\" said Bo Ek.]]></content:encoded></item>"
        )
    };
    let export = format!(
        "<rss xmlns:wp='w' xmlns:content='c' xmlns:dc='d'><channel><wp:author><wp:author_login>al</wp:author_login><wp:author_display_name>Ann Lee</wp:author_display_name></wp:author>{}{}{}</channel></rss>",
        item("1", "publish", "post"),
        item("2", "trash", "post"),
        item("3", "inherit", "attachment")
    );
    let mut found = read(export.as_bytes());
    let errors: Vec<String> = found.drain(1..).map(|found| found.article.expect_err("no story").to_string()).collect();
    assert_eq!(errors, ["is canceled: its publisher has taken it back", "is an attachment, not a text"]);
    let article = found.swap_remove(0).article.expect("a story");
    assert_eq!(article.bylines, ["Ann Lee"]);
    assert_eq!(article.text, "By Ann Lee\nOSLO, May 2 (EN) - The ferry sailed.\n\n\"It is late,\" said Bo Ek.");
}

#[test]
fn a_summary_stands_in_where_a_feed_has_no_content() {
    let bytes = fixture("feed.rss");
    let article = read(&bytes).swap_remove(1).article.expect("a story");
    assert_eq!(article.text, "Volunteers counted 212 pups, the club said.");
    assert_eq!((article.id.as_str(), article.title.as_deref()), ("stem:2", Some("Seals & pups")));
    assert_eq!(article.bylines, ["Cy Dow"]);
}

/// A page that only JSON-LD has the text of, and one that JSON-LD tells the paragraphs of.
#[test]
fn json_ld_guides_the_reading_of_a_page() {
    let body = STORY.join(" ");
    let linked = |page: &str| {
        let data = serde_json::json!({"@type": "NewsArticle", "headline": TITLE, "articleBody": body});
        format!("<html><script type='application/ld+json'>{data}</script><h1>{TITLE}</h1>{page}</html>")
    };
    let page = linked("<p>Loading ...</p>");
    assert_eq!(read(page.as_bytes()).swap_remove(0).article.expect("a story").text, body);
    let others =
        "<p>We knit a jumper from the wool of the island's last sheep, and it took us all winter to do so.</p>";
    let paragraphs: String = STORY.iter().map(|paragraph| format!("<p>{paragraph}</p>{others}")).collect();
    let page = linked(&format!("<div>{paragraphs}</div>"));
    assert_eq!(read(page.as_bytes()).swap_remove(0).article.expect("a story").text, STORY.join("\n\n"));
}

/// Pages as sites make them, each with something that leads astray.
#[test]
fn the_article_is_found_among_much_else() {
    let story: Vec<String> = STORY.iter().map(|paragraph| paragraph.replace('"', "&quot;")).collect();
    let wrapped = |before: &str, after: &str| {
        story.iter().map(|paragraph| format!("{before}{paragraph}{after}")).collect::<String>()
    };
    let paragraphs = wrapped("<p>", "</p>");
    let cookies =
        "<p>We use cookies, and so do our partners, to store and to read what is on your device.</p>".repeat(20);
    let teasers = "<article><h3><a href=x>Seals counted</a></h3><p>Volunteers rowed around the skerries for two days.</p></article>".repeat(8);
    for (name, page) in [
        (
            "cookies longer than the story",
            format!("<div class=cookie-banner>{cookies}</div><div id=x>{paragraphs}</div>"),
        ),
        ("a form around all", format!("<form id=aspnetForm><table><tr><td>{paragraphs}</table></form>")),
        (
            "a body that lists what it has",
            format!("<body class='has-video with-comments'><div>{paragraphs}</div><div class=comments>{cookies}</div>"),
        ),
        (
            "an article tagged with what it is about",
            format!("<article class='post tag-media tag-video'>{paragraphs}</article>{teasers}"),
        ),
        (
            "teasers that are articles",
            format!("<main><article><div class=body>{paragraphs}</div></article><section>{teasers}</section></main>"),
        ),
        (
            "paragraphs that are no p",
            format!("<main><div class=x>{}</div></main>", wrapped("<div class=c><div><span>", "</span></div></div>")),
        ),
        ("parts between advertisements", {
            let halves: Vec<&str> = paragraphs.split_inclusive("</p>").collect();
            format!(
                "<section><div class=part>{}</div><div class=ad>Buy!</div><div class=part>{}</div></section>",
                halves[..4].concat(),
                halves[4]
            )
        }),
        ("names that mislead", format!("<div class=media><div class=video>{paragraphs}</div></div>")),
        ("no elements but line breaks", format!("<body><h1>{TITLE}</h1>{}", wrapped("", "<br><br>"))),
    ] {
        let page =
            format!("<html><title>{TITLE}</title><nav><a href=x>Home</a></nav>{page}<footer>{cookies}</footer></html>");
        let article = read(page.as_bytes()).swap_remove(0).article.unwrap_or_else(|error| panic!("{name}: {error}"));
        assert_eq!(article.text.split("\n\n").map(plain).collect::<Vec<_>>(), STORY, "{name}");
    }
}

/// What is declared to be plain text is plain: a word between angle brackets is none but a word, and nothing is cut.
#[test]
fn declared_plain_text_is_plain() {
    let ninjs =
        |body: &str| serde_json::json!({"type": "text", "headline": "The <NAV> & you", "body_text": body}).to_string();
    let feed = |body: &str| {
        let item = serde_json::json!({"id": "1", "title": "The <NAV> & you", "content_text": body});
        serde_json::json!({"version": "https://jsonfeed.org/version/1.1", "items": [item]}).to_string()
    };
    let newsml = |body: &str| {
        let body = body.replace('&', "&amp;").replace('<', "&lt;");
        format!(
            "<newsItem guid='1'><contentMeta><headline>The &lt;NAV> &amp; you</headline></contentMeta>\
             <contentSet><inlineData contenttype='text/plain'>{body}</inlineData></contentSet></newsItem>"
        )
    };
    for (body, text) in [
        ("The <NAV> was lost & found, <A> said.", "The <NAV> was lost & found, <A> said."),
        ("“<B>,” said Ann Lee. <P> and <NAV>.", "“<B>,” said Ann Lee. <P> and <NAV>."),
        // HTML by its shape.
        ("<p>The <NAV> was <b>lost</b>.</p><p>It was H<sub>2</sub>O.</p>", "The <NAV> was lost.\n\nIt was H2O."),
        ("<html><nav>Home</nav><p>The ship was <b>lost</b>.</p></html>", "The ship was lost."),
    ] {
        for document in [ninjs(body), feed(body), newsml(body)] {
            let article = read(document.as_bytes()).swap_remove(0).article.expect(&document);
            assert_eq!(article.text, text, "{document}");
            assert_eq!(article.title.as_deref(), Some("The <NAV> & you"), "{document}");
        }
    }
}
