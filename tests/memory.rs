//! Memory is bounded: 64 MiB and some bytes for each byte of a document. Counted are the bytes that are allocated at once,
//! which the same text always takes, and not what the system reports.

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;
use whosaid::article::{Document, read};
use whosaid::emit::{Emit, Json, Jsonl, Out};
use whosaid::report::Pending;
use whosaid::{Options, Pipeline};

struct Counting;

// Each test is a thread of its own, and counts its own bytes.
thread_local! {
    static NOW: Cell<isize> = const { Cell::new(0) };
    static MOST: Cell<isize> = const { Cell::new(0) };
}

// SAFETY: all is left to the system's allocator; beside that there is counting.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        let now = NOW.get() + layout.size() as isize;
        NOW.set(now);
        MOST.set(MOST.get().max(now));
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, at: *mut u8, layout: Layout) {
        NOW.set(NOW.get() - layout.size() as isize);
        unsafe { System.dealloc(at, layout) }
    }
}

#[global_allocator]
static COUNTING: Counting = Counting;

/// The most bytes that were allocated at once beside the document itself, read and printed as the command line does it.
fn peak(bytes: &[u8], emit: &dyn Emit) -> usize {
    let before = NOW.get();
    MOST.set(before);
    let mut pipeline = Pipeline::new();
    for found in read(&Document { id: "a", ..Document::default() }, bytes) {
        let Ok(article) = found.article else { continue };
        let analysis = pipeline.read(&article, &Options::default());
        if analysis.bound(article.text.len(), false).is_some() {
            continue;
        }
        let mut hand_on = |bytes: &mut Vec<u8>| bytes.clear();
        let mut out = Out::new(Vec::new(), &mut hand_on);
        emit.pending(Pending::new(&article, analysis, &Options::default()), &mut out).expect("plain data");
    }
    (MOST.get() - before) as usize
}

/// Some paragraphs, with names that differ.
fn prose(bytes: usize) -> String {
    const ENDS: [&str; 8] = ["berg", "dal", "ford", "holm", "ley", "mark", "stad", "wick"];
    let mut text = String::new();
    for number in 0_usize.. {
        if text.len() >= bytes {
            break;
        }
        let name = |by: usize| {
            let begin = ["Ar", "Bel", "Cor", "Dun", "El", "Fal", "Gor"][(number / by) % 7];
            format!("{begin}{}{}", ["a", "e", "i", "o"][(number / by / 7) % 4], ENDS[(number + by) % 8])
        };
        text += &format!(
            "Ann {0}, a spokeswoman for the transport ministry, said on Monday that the bridge, which the storm had damaged, \
             would be closed for {1} weeks. \u{201c}We have never seen anything like it,\u{201d} {0} told reporters in {2}, \
             {1} miles north of London.\n\nThe council approved the plan after a long meeting with officials who had asked \
             for more time. He said that nobody knew when the harbour could be used again.\n\n",
            name(1),
            2 + number % 40,
            name(5),
        );
    }
    text
}

#[test]
fn prose_takes_so_much_for_each_byte() {
    for emit in [&Jsonl as &dyn Emit, &Json] {
        // A text of two thousand sentences is a book, of which less is kept.
        let (short, long) = (prose(400_000), prose(800_000));
        let (less, more) = (peak(short.as_bytes(), emit), peak(long.as_bytes(), emit));
        let each = (more - less) as f64 / (long.len() - short.len()) as f64;
        assert!(each < 28.0, "{each:.1} bytes for each byte of text");
        assert!(more < 32 << 20, "{more} bytes for {} of text", long.len());
    }
}

#[test]
fn a_small_story_is_quickly_held() {
    let peak = peak(prose(4_000).as_bytes(), &Jsonl);
    assert!(peak < 1 << 20, "{peak} bytes");
}

#[test]
fn nothing_hostile_takes_more_than_the_bound() {
    nothing_takes_more(400_000);
}

#[test]
fn nothing_hostile_and_long_takes_more_than_the_bound() {
    nothing_takes_more(1_200_000);
}

fn nothing_takes_more(bytes: usize) {
    let shapes = [
        "5 km, ".repeat(bytes / 6),
        "Monday, ".repeat(bytes / 8),
        "London, ".repeat(bytes / 8),
        "He ran. ".repeat(bytes / 8),
        "He said he knew. ".repeat(bytes / 17),
        "when it rains and if he runs ".repeat(bytes / 29),
        "Smith said Jones said ".repeat(bytes / 22),
        format!("<rss><channel>{}</channel></rss>", "<item/>".repeat(bytes / 7)),
        format!("<script type='application/ld+json'>[{}1]</script><p>a b", "1,".repeat(bytes / 2)),
        "1,".repeat(bytes / 2),
        "He said that ".repeat(bytes / 13),
        "\"A,\" he said. ".repeat(bytes / 14),
        "on 5 May 2011, ".repeat(bytes / 15),
        "a\n".repeat(bytes / 2),
        format!("<html><body>{}", "<plaintext>".repeat(bytes / 11)),
        format!("<html><body>{}", "<p>a".repeat(bytes / 4)),
        format!("<nitf><body><body.content>{}</body.content></body></nitf>", "<p>a</p>".repeat(bytes / 8)),
        format!(
            "{{\"type\":\"text\",\"headline\":\"a\",\"body_text\":\"a b\",\"x\":[{}1]}}",
            "{\"a\":1},".repeat(bytes / 8)
        ),
        format!("{{\"type\":\"text\",\"headline\":\"a\",\"body_text\":\"a b\",\"x\":[{}1]}}", "1,".repeat(bytes / 2)),
    ];
    // What a feed says of all its items, it says of each.
    let names = |piece: &str| -> String { (0..bytes / 80).map(|i| piece.replace('#', &i.to_string())).collect() };
    let items = |piece: &str| piece.repeat(bytes / 2 / piece.len());
    let feeds = [
        format!(
            "<feed>{}{}</feed>",
            names("<author><name>A Bo#</name></author>"),
            items("<entry><content>a b</content></entry>")
        ),
        format!(
            "<rss><channel><language>{}</language>{}</channel></rss>",
            "a".repeat(bytes / 2),
            items("<item><description>a b</description></item>")
        ),
        format!("<feed xml:lang='{}'>{}</feed>", "a".repeat(bytes / 2), items("<entry><content>a b</content></entry>")),
        format!(
            "<rss><channel><wp:author><wp:author_login>a</wp:author_login><wp:author_display_name>{}</wp:author_display_name>\
             </wp:author>{}</channel></rss>",
            "a".repeat(bytes / 2),
            items(
                "<item><wp:post_type>post</wp:post_type><dc:creator>a</dc:creator><description>a b</description></item>"
            )
        ),
        format!(
            "{{\"version\":\"https://jsonfeed.org/version/1\",\"language\":\"{}\",\"authors\":[{}{{}}],\"items\":[{}{{}}]}}",
            "a".repeat(bytes / 4),
            names("{\"name\":\"A Bo#\"},"),
            items("{\"content_text\":\"a b\"},")
        ),
    ];
    for text in shapes.into_iter().chain(feeds) {
        let peak = peak(text.as_bytes(), &Jsonl);
        let head: String = text.chars().take(60).collect();
        // The document itself and the program are the rest.
        assert!(peak < (52 << 20) + 11 * text.len(), "{peak} bytes for {} of {head}", text.len());
    }
}
