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

#[cfg(test)]
mod tests {
    use super::is_prompt;

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
