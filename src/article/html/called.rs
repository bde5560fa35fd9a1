//! What the parts of a page call themselves, in their class and id.

use super::page::attribute;
use scraper::node::Element;

/// What an element calls itself.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Called {
    /// The text of the story.
    Story,
    /// Something else: navigation, a caption, a newsletter's form.
    Outside,
    Nothing,
}

/// Words that name what is no part of the story.
const OUTSIDE: [&str; 110] = [
    "ad",
    "ads",
    "advert",
    "advertisement",
    "advertorial",
    "affiliate",
    "aside",
    "audio",
    "author",
    "authorbox",
    "authors",
    "banner",
    "bio",
    "breadcrumb",
    "breadcrumbs",
    "byline",
    "bylines",
    "caption",
    "captions",
    "comment",
    "comments",
    "commercial",
    "consent",
    "cookie",
    "cookies",
    "copyright",
    "correction",
    "corrections",
    "credit",
    "credits",
    "dateline",
    "disclaimer",
    "disqus",
    "donate",
    "dropdown",
    "embed",
    "figcaption",
    "figure",
    "follow",
    "footer",
    "footnote",
    "gallery",
    "header",
    "hidden",
    "image",
    "interstitial",
    "keywords",
    "kicker",
    "linkset",
    "login",
    "masthead",
    "media",
    "menu",
    "meta",
    "metadata",
    "modal",
    "mostread",
    "nav",
    "navbar",
    "navigation",
    "newsletter",
    "newsletters",
    "notice",
    "offscreen",
    "outbrain",
    "overlay",
    "pagination",
    "paywall",
    "photo",
    "player",
    "podcast",
    "poll",
    "popular",
    "popup",
    "promo",
    "promobox",
    "promoted",
    "promotion",
    "pullquote",
    "readmore",
    "recirculation",
    "recommendations",
    "recommended",
    "registration",
    "related",
    "share",
    "sharing",
    "sidebar",
    "signup",
    "skip",
    "slideshow",
    "social",
    "sponsor",
    "sponsored",
    "subscribe",
    "subscription",
    "taboola",
    "tag",
    "tags",
    "teaser",
    "teasers",
    "timestamp",
    "toolbar",
    "tooltip",
    "topics",
    "trending",
    "viafoura",
    "video",
    "visuallyhidden",
    "widget",
];

/// Two words that do so together.
const OUTSIDE_PAIRS: [(&str, &str); 11] = [
    ("read", "more"),
    ("most", "read"),
    ("also", "read"),
    ("more", "from"),
    ("more", "on"),
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
        for name in ["class", "id", "data-component", "data-testid"] {
            let names = attribute(element, name).unwrap_or_default();
            for name in names.split_ascii_whitespace().take(20) {
                match Called::name(name) {
                    Called::Story => return Called::Story,
                    Called::Outside if !is_frame => called = Called::Outside,
                    _ => {}
                }
            }
        }
        called
    }

    /// Reads one class or id.
    fn name(name: &str) -> Called {
        let words = words(name);
        let is_outside = words.iter().any(|word| OUTSIDE.binary_search(&word.as_str()).is_ok())
            || words.windows(2).any(|pair| OUTSIDE_PAIRS.contains(&(&pair[0], &pair[1])));
        if is_outside {
            Called::Outside
        } else if STORY.iter().any(|story| words.concat().contains(story)) {
            Called::Story
        } else {
            Called::Nothing
        }
    }
}

/// The words of a class or id: "article-body__shareBar" has four.
fn words(name: &str) -> Vec<String> {
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
        assert!(OUTSIDE.is_sorted());
        for (name, called) in [
            ("article-body__content__17Yit", Called::Story),
            ("articleBody", Called::Story),
            ("RichTextStoryBody", Called::Story),
            ("article-body-share-bar", Called::Outside),
            ("RelatedLinks", Called::Outside),
            ("inline-read-more", Called::Outside),
            ("shared", Called::Nothing),
            ("reading-time", Called::Nothing),
            ("css-1q2w3e", Called::Nothing),
        ] {
            assert_eq!(Called::name(name), called, "{name}");
        }
    }
}
