//! Captions of pictures, and the credits under them.
//!
//! ```text
//! Miners in Dover, Sept. 5. DAWN/John Doe       Miners in Dover Image: Norland Navy.       Miners in Dover. Reuters
//! ```

use super::{Found, Line, floor, is_agency};
use crate::text::{ParagraphKind, Span};

/// Longer paragraphs are no captions.
const LONGEST: usize = 700;
/// No credit begins further from the end of its line.
const CREDIT: usize = 80;

/// Finds captions by the credit at their end, anywhere in the text; bare agency names count only in the first lines.
pub(super) fn read(text: &str, top: &[Line<'_>], story: usize, found: &mut Found) {
    for (i, line) in top.iter().enumerate().take(story + 4) {
        if let Some(credit) = bare_agency(line.text) {
            enter(line, credit, found);
            // A shorter form of the same caption stands above it.
            if let Some(above) =
                i.checked_sub(1).map(|i| &top[i]).filter(|above| !above.blank.1 && same_start(above.text, line.text))
            {
                found.furniture.push((above.span(), ParagraphKind::Caption));
            }
        }
    }
    let mut start = 0;
    for end in memchr::memchr_iter(b'\n', text.as_bytes()).chain([text.len()]) {
        let line = &text[start..end];
        if line.len() <= LONGEST
            && let Some(credit) = credit(line.trim())
        {
            let cut = line.trim();
            let at = start + (cut.as_ptr() as usize - line.as_ptr() as usize);
            let line = Line { text: cut, start: at as u32, blank: (false, false) };
            enter(&line, credit, found);
        }
        start = end + 1;
    }
}

/// Enters a caption and its credit, which begins at this offset of the line.
fn enter(line: &Line<'_>, credit: usize, found: &mut Found) {
    let at = line.start + credit as u32;
    if credit > 0 {
        found.furniture.push((Span::new(line.start, at), ParagraphKind::Caption));
    }
    found.furniture.push((Span::new(at, line.span().end), ParagraphKind::Caption));
}

/// Where the credit at the end of a line begins.
fn credit(line: &str) -> Option<usize> {
    let from = floor(line, line.len().saturating_sub(CREDIT));
    let end = &line[from..];
    // Almost every line ends here.
    let mark = memchr::memrchr2(b'/', b':', end.as_bytes())?;
    if end.as_bytes()[mark] == b':' {
        let (before, after) = (&end[..mark], &end[mark + 1..]);
        let label =
            ["Image", "Photo", "Photograph", "Picture", "File photo"].iter().find(|label| before.ends_with(**label))?;
        let at = from + before.len() - label.len();
        let alone = at == 0 || line[..at].ends_with([' ', '.', '(']);
        return (alone && after.starts_with(' ') && after.len() > 2 && after.split_whitespace().count() <= 8)
            .then_some(at);
    }
    let (before, after) = (&end[..mark], end[mark + 1..].trim());
    let name = after.trim_end_matches(['.', ')']);
    let word = before.trim_end().rfind([' ', '(', '.']).map_or(0, |at| at + 1);
    let agency = before[word..].trim_end();
    let photo = agency.eq_ignore_ascii_case("photo") || before.trim_end().ends_with("AP Photo");
    let mut words = name.split_whitespace();
    let person =
        words.clone().count() <= 4 && words.all(|word| word.starts_with(char::is_uppercase)) && !name.is_empty();
    let capitals = agency.len() > 1 && agency.chars().all(char::is_uppercase);
    if !person || !(photo || capitals && is_agency(agency)) {
        return None;
    }
    let mut at = word;
    if photo {
        // "AP Photo", "AFP PHOTO"
        at = before[..word].trim_end().rfind([' ', '(', '.']).map_or(0, |at| at + 1);
    }
    let at = from + at;
    Some(if line[..at].ends_with('(') { at - 1 } else { at })
}

/// Where a bare agency name after the last sentence begins: "... last month. Reuters".
fn bare_agency(line: &str) -> Option<usize> {
    let from = floor(line, line.len().saturating_sub(CREDIT));
    let at = from + line[from..].rfind(". ")? + 2;
    (at > 20 && line.len() <= LONGEST && is_agency(&line[at..])).then_some(at)
}

fn same_start(a: &str, b: &str) -> bool {
    let words = |text: &str| text.split_whitespace().take(4).map(str::to_owned).collect::<Vec<_>>();
    words(a) == words(b)
}
