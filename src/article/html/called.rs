//! What the parts of a page call themselves, in their class and id.

use super::page::attribute;
use scraper::node::Element;

/// What an element calls itself.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Called {
    /// The text of the story.
    Story,
    /// What stands between headline and story: a standfirst, key points.
    Standfirst,
    /// Something else: navigation, a caption, a newsletter's form.
    Outside,
    /// Something else, unless most of the page is called so.
    Doubtful,
    Nothing,
}

/// Words that name what is not part of the story.
#[rustfmt::skip]
const OUTSIDE: [&str; 120] = [
    "ad", "addthis", "addtoany", "ads", "adsbygoogle", "advert", "advertisement", "advertorial", "affiliate", "aside",
    "audio", "author", "authorbox", "authors", "banner", "barrier", "bio", "breadcrumb", "breadcrumbs", "byline",
    "bylines", "callout", "caption", "captions", "carousel", "comment", "comments", "commercial", "consent", "cookie",
    "cookies", "copyright", "correction", "corrections", "credit", "credits", "dateline", "dianomi", "disclaimer",
    "disqus", "donate", "dropdown", "figcaption", "figure", "follow", "footer", "footnote", "gallery", "image",
    "interstitial", "keywords", "kicker", "leaderboard", "linkset", "livefyre", "login", "masthead", "menu", "modal",
    "morestories", "mostpopular", "mostread", "nav", "navbar", "navigation", "newsletter", "newsletters", "notice",
    "offscreen", "optin", "outbrain", "overlay", "pagination", "photo", "player", "podcast", "poll", "popular", "popup",
    "promo", "promobox", "promos", "promoted", "promotion", "puff", "pullquote", "readmore", "recirc", "recirculation",
    "recommendations", "recommended", "related", "relatedposts", "share", "sharedaddy", "sharing", "sidebar", "signup",
    "skip", "slideshow", "social", "sponsor", "sponsored", "spotim", "subscribe", "taboola", "tag", "tags", "timestamp",
    "toc", "toolbar", "tooltip", "topics", "trending", "tweet", "upsell", "viafoura", "video", "visuallyhidden",
    "zergnet",
];

/// Words that do so on most pages, and on others name the frame around the story or its paragraphs.
#[rustfmt::skip]
const DOUBTFUL: [&str; 13] = [
    "embed", "header", "hidden", "media", "meta", "metadata", "paywall", "premium", "registration", "subscription",
    "teaser", "teasers", "widget",
];

/// Words that name what stands under the headline.
#[rustfmt::skip]
const STANDFIRST: [&str; 12] = [
    "bullets", "chapo", "deck", "dek", "intro", "keypoints", "standfirst", "strapline", "subhead", "subheadline",
    "subtitle", "summary",
];

const STANDFIRST_PAIRS: [(&str, &str); 4] =
    [("sub", "headline"), ("sub", "heading"), ("sub", "title"), ("key", "points")];

/// Two words that do so together.
const OUTSIDE_PAIRS: [(&str, &str); 15] = [
    ("read", "more"),
    ("most", "read"),
    ("also", "read"),
    ("more", "from"),
    ("more", "on"),
    ("more", "stories"),
    ("most", "popular"),
    ("related", "posts"),
    ("top", "stories"),
    ("sign", "up"),
    ("call", "out"),
    ("pull", "quote"),
    ("screen", "reader"),
    ("visually", "hidden"),
    ("sr", "only"),
];

/// Words, run together, that the name of the story's own element has.
const STORY: [&str; 14] = [
    "articlebody",
    "articlecontent",
    "articletext",
    "articlemain",
    "storybody",
    "storytext",
    "storycontent",
    "entrycontent",
    "postcontent",
    "postbody",
    "bodycontent",
    "bodytext",
    "maincontent",
    "contentbody",
];

impl Called {
    /// Reads an element's names.
    pub fn by(element: &Element) -> Called {
        if attribute(element, "itemprop") == Some("articleBody") {
            return Called::Story;
        }
        // A page's class lists all that is on it, an article's all that it is about.
        let is_frame = matches!(element.name(), "html" | "body" | "main" | "article");
        let mut called = Called::Nothing;
        for name in ["class", "id", "name", "data-component", "data-testid", "data-qa"] {
            let names = attribute(element, name).unwrap_or_default();
            for name in names.split_ascii_whitespace().take(20) {
                match Called::name(name) {
                    Called::Story => return Called::Story,
                    Called::Outside if !is_frame => called = Called::Outside,
                    Called::Doubtful if !is_frame && called != Called::Outside => called = Called::Doubtful,
                    Called::Standfirst if !is_frame && called == Called::Nothing => called = Called::Standfirst,
                    _ => {}
                }
            }
        }
        called
    }

    /// Reads one class or id.
    fn name(name: &str) -> Called {
        let words = words(name);
        let is_state = words.iter().any(|word| matches!(word.as_str(), "has" | "enabled" | "disabled"))
            || words.first().is_some_and(|word| matches!(word.as_str(), "with" | "without" | "no" | "not"));
        // "has-video", "comments-enabled" name no part.
        if is_state {
            return Called::Nothing;
        }
        let has = |list: &[&str]| words.iter().any(|word| list.binary_search(&word.as_str()).is_ok());
        let has_pair = |list: &[(&str, &str)]| words.windows(2).any(|pair| list.contains(&(&pair[0], &pair[1])));
        if has(&OUTSIDE) || has_pair(&OUTSIDE_PAIRS) {
            Called::Outside
        } else if has(&DOUBTFUL) {
            Called::Doubtful
        } else if has(&STANDFIRST) || has_pair(&STANDFIRST_PAIRS) {
            Called::Standfirst
        } else if STORY.iter().any(|story| words.concat().contains(story)) {
            Called::Story
        } else {
            Called::Nothing
        }
    }
}

/// The words of a class or id: "article-body__shareBar" has four.
pub fn words(name: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut before = '-';
    for c in name.chars().take(100) {
        let begins = !before.is_alphanumeric() || before.is_lowercase() && c.is_uppercase();
        if c.is_alphanumeric() {
            if begins {
                words.push(String::new());
            }
            if let Some(word) = words.last_mut() {
                word.extend(c.to_lowercase());
            }
        }
        before = c;
    }
    words
}

/// A number for the id of an element, whatever figures are in it.
pub fn id_look(element: &Element) -> u64 {
    use std::hash::{Hash, Hasher};
    let mut hasher = rustc_hash::FxHasher::default();
    let id = attribute(element, "id").unwrap_or_default();
    id.chars().filter(|c| !c.is_ascii_digit()).for_each(|c| c.hash(&mut hasher));
    hasher.finish()
}

/// A number for how an element looks: those of one name and class look alike.
pub fn look(element: &Element) -> u64 {
    use std::hash::{Hash, Hasher};
    let mut hasher = rustc_hash::FxHasher::default();
    element.name().hash(&mut hasher);
    attribute(element, "class").hash(&mut hasher);
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_say_what_a_part_is() {
        assert!(OUTSIDE.is_sorted() && DOUBTFUL.is_sorted() && STANDFIRST.is_sorted());
        for (name, called) in [
            ("article-body__content__17Yit", Called::Story),
            ("articleBody", Called::Story),
            ("RichTextStoryBody", Called::Story),
            ("article-body-share-bar", Called::Outside),
            ("RelatedLinks", Called::Outside),
            ("inline-read-more", Called::Outside),
            ("article-paywall", Called::Doubtful),
            ("sub-headline", Called::Standfirst),
            ("shared", Called::Nothing),
            ("has-comments", Called::Nothing),
            ("reading-time", Called::Nothing),
            ("css-1q2w3e", Called::Nothing),
        ] {
            assert_eq!(Called::name(name), called, "{name}");
        }
    }
}
