//! What pages put between paragraphs: labels of links, and calls to the reader.

/// Whether a line is one of them, by how it begins; the labels count where what follows is linked, or no sentence.
pub fn is_prompt(line: &str, linked: bool) -> bool {
    const LABELS: [&str; 32] = [
        "read more",
        "read also",
        "also read",
        "read next",
        "read:",
        "read |",
        "see also",
        "more:",
        "more from",
        "more on",
        "related",
        "recommended",
        "most read",
        "trending",
        "watch:",
        "watch |",
        "listen |",
        "photo:",
        "also in the news",
        "you may also",
        "top stories",
        "must read",
        "other news",
        "more news",
        "more stories",
        "latest news",
        // Of sites that are not English.
        "lesen sie auch",
        "mehr zum thema",
        "lire aussi",
        "lea también",
        "leggi anche",
        "lees ook",
    ];
    const CALLS: [&str; 19] = [
        "sign up",
        "subscribe to",
        "subscribe now",
        "click here",
        "tap here",
        "listen:",
        "listen to",
        "watch the",
        "advertisement",
        "follow us",
        "share this",
        "download the app",
        "download our",
        "get the latest",
        "don't miss",
        "join our",
        "image:",
        "story continues below",
        "article continues below",
    ];
    let start: String =
        line.chars().take(40).map(|c| if c == '\u{2019}' { '\'' } else { c }).collect::<String>().to_lowercase();
    let begins = |prompts: &[&str]| prompts.iter().any(|prompt| start.starts_with(prompt));
    line.len() < 160 && (begins(&CALLS) || begins(&LABELS) && (linked || !line.ends_with(['.', '!', '?'])))
}

/// Whether a line asks the reader to agree to cookies.
pub fn is_consent(line: &str) -> bool {
    const BEGINS: [&str; 14] = [
        "we use cookies",
        "we and our",
        "we value your privacy",
        "we care about your privacy",
        "this site uses cookies",
        "this website uses cookies",
        "our site uses cookies",
        "our website uses cookies",
        "by clicking",
        "by continuing",
        "by using this",
        "your privacy",
        "accept all",
        "manage your",
    ];
    let line = line.to_lowercase();
    let asks = ["cookie", "consent", "partners store", "privacy"].iter().any(|word| line.contains(word));
    line.len() < 600 && asks && BEGINS.iter().any(|begin| line.starts_with(begin))
}

/// Whether a line is a post with its author, and not only one.
pub fn is_post(line: &str) -> bool {
    line.split_once('”').is_some_and(|(words, author)| {
        words.starts_with('“')
            && words.contains(char::is_alphabetic)
            && author.trim_start().starts_with(['—', '–'])
            && author.contains('@')
    })
}

#[cfg(test)]
mod tests {
    use super::{is_consent, is_post, is_prompt};

    #[test]
    fn consent_is_told_from_stories_of_it() {
        assert!(is_consent("We use cookies to make this site better."));
        assert!(is_consent("We value your privacy. We and our partners store data on a device."));
        assert!(!is_consent("We use cookies at Christmas only, the baker said, and flour all year round."[3..].trim()));
        assert!(!is_consent("The site uses cookies, the court found."));
    }

    #[test]
    fn posts_have_authors() {
        assert!(is_post("“The mill must stay open.” — Bo Lund (@bolund) March 4, 2024"));
        assert!(!is_post("“The mill must stay open.” he wrote"));
        assert!(!is_post("“” — Bo Lund (@bolund) March 4, 2024"));
    }

    #[test]
    fn prompts_are_told_from_sentences() {
        for (line, linked, prompt) in [
            ("Read more: How the fire began", false, true),
            ("Related articles", false, true),
            ("Related trades have suffered too, the union said.", false, false),
            ("Read more in our report from Monday.", true, true),
            ("Sign up for our newsletter and never miss a boat.", false, true),
            ("Don’t miss tonight’s debate.", false, true),
            ("More on the way", false, true),
            ("More on board fell ill, the captain said.", false, false),
        ] {
            assert_eq!(is_prompt(line, linked), prompt, "{line}");
        }
    }
}
