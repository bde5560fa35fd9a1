//! The text that a page's JSON-LD gives, as a guide to the paragraphs on the page.

use std::collections::VecDeque;

/// A paragraph stands this near, in letters, to the one before.
const NEAR: usize = 20_000;
/// So many letters in a row do not agree by chance.
const SURE: usize = 40;

/// The numbers of those blocks, in order, whose letters stand in `body`, one after the other; None if they are less than
/// two thirds of it, or `body` is only the beginning of what was found without it.
///
/// JSON-LD often runs the paragraphs together, so the page tells where they end, and the guide which they are.
pub fn select<'b>(blocks: impl Iterator<Item = &'b str>, body: &str, found: usize) -> Option<Vec<usize>> {
    if body.len() * 10 < found * 7 {
        return None;
    }
    let guide = letters(body);
    let (mut at, mut covered) = (0, 0);
    let mut selected = Vec::new();
    // Short ones count when a sure one follows them directly.
    let mut pending: VecDeque<usize> = VecDeque::new();
    for (number, block) in blocks.enumerate() {
        let block = letters(block);
        let near = &guide[at..guide.len().min(at + NEAR)];
        if block.len() < SURE {
            if !block.is_empty() && near.starts_with(&block) {
                at += block.len();
                covered += block.len();
                selected.push(number);
            } else {
                pending.push_back(number);
                pending.drain(..pending.len().saturating_sub(1));
            }
            continue;
        }
        if let Some(start) = memchr::memmem::find(near, &block) {
            selected.extend(pending.drain(..).filter(|&before| before + 1 == number && start > 0 && start < SURE));
            at += start + block.len();
            covered += block.len();
            selected.push(number);
        }
        pending.clear();
    }
    (covered * 3 >= guide.len() * 2 && covered > 0).then_some(selected)
}

/// The letters and digits of a text, without those that two spellings of it may differ in.
fn letters(text: &str) -> Vec<u8> {
    text.bytes().filter(u8::is_ascii_alphanumeric).map(|byte| byte.to_ascii_lowercase()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_guide_picks_the_paragraphs() {
        let page = [
            "Home",
            "Related: a harbour for all",
            "The harbour reopened on Monday after three weeks of repairs, the port office said.",
            "Nobody was hurt.",
            "Sign up for our morning newsletter, which brings you all that you need to know.",
            "“We are glad,” said Ann Lee, who runs the ferry between the island and the mainland.",
        ];
        let body = "The harbour reopened on Monday after three weeks of repairs, the port office said. Nobody was hurt. \
                    \"We are glad,\" said Ann Lee, who runs the ferry between the island and the mainland.";
        assert_eq!(select(page.into_iter(), body, 200), Some(vec![2, 3, 5]));
        assert_eq!(select(page.into_iter(), &body[..40], 200), None);
        assert_eq!(select(page[..3].iter().copied(), body, 100), None);
    }
}
