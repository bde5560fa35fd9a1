//! Quotations at their edges: the closing mark of a content, and speech whose marks were lost.

use super::draft::Draft;
use crate::clauses::cues::{Frame, Reads};
use crate::clauses::items::Story;
use crate::groups::{Chunk, Form, Group};
use crate::lexicon::{Class, ClassSet, is_word};
use crate::text::Tokens;

/// A content with the closing mark of a few quoted words at its end, and with the stop or comma before it: 'called the
/// plan "a gift."'
pub fn closing(scene: &Story<'_>, mut content: Tokens) -> Tokens {
    let quotes = &scene.text.quotes;
    let next = quotes.partition_point(|q| q.tokens.end <= content.end);
    if let Some(quote) = quotes.get(next).filter(|q| q.closed).map(|q| q.tokens)
        && content.start <= quote.start
        && quote.start < content.end
        && quote.end <= content.end + 2
    {
        content.end = quote.end;
    }
    content
}

/// Takes the marks into a content that ends or begins right beside them: 'called the plan "a gift."', '"a gift" to the
/// town'.
pub fn close(scene: &Story<'_>, drafts: &mut [Draft]) {
    let quotes = &scene.text.quotes;
    for draft in drafts.iter_mut() {
        for piece in &mut draft.content {
            *piece = closing(scene, *piece);
            let first = quotes.partition_point(|q| q.tokens.end <= piece.start);
            // 'were rated "highly critical"': the adverb is quoted, too.
            if let Some(quote) = quotes.get(first).filter(|q| q.closed).map(|q| q.tokens)
                && quote.start < piece.start
                && piece.end <= quote.end
                && piece.end + 2 >= quote.end
                && draft.cue.end <= quote.start
                && (quote.start + 1..piece.start).all(|t| scene.classes(t).has(Class::Adv))
            {
                *piece = quote;
            }
            if let Some(quote) = quotes.get(first)
                && quote.tokens.start + 1 == piece.start
                && quote.tokens.end <= piece.end
                && draft.cue.end <= quote.tokens.start
            {
                piece.start = quote.tokens.start;
                // "promised a “formal update”"
                let article = piece.start.checked_sub(1).filter(|&t| t >= draft.cue.end);
                if let Some(article) = article.filter(|&t| is_word!(scene.hash(t), "a" | "an" | "the")) {
                    piece.start = article;
                }
            }
        }
    }
}

/// Whether a draft begins inside a few quoted words and goes on behind them: "jailed for “disclosing secrets” after his
/// paper printed them". What is quoted ends with its marks.
pub fn is_torn(scene: &Story<'_>, draft: &Draft) -> bool {
    let quotes = &scene.text.quotes;
    let around = |token: u32| {
        let next = quotes.partition_point(|q| q.tokens.start <= token);
        next.checked_sub(1).map(|q| quotes[q]).filter(|q| q.closed && q.tokens.start < token && token < q.tokens.end)
    };
    let torn = |words: Tokens| around(words.start).is_some_and(|q| q.tokens.end < words.end);
    let cue = around(draft.cue.start).map(|q| q.tokens.start);
    draft.source.is_some_and(torn)
        || draft
            .content
            .iter()
            .any(|&piece| cue.is_some() && cue == around(piece.start).map(|q| q.tokens.start) && torn(piece))
}

/// Quotations that a story may have and still be one whose marks were lost.
const FEW: usize = 2;
/// Paragraphs of lost marks that such a story has at the least: one may be the narrator's, who speaks in the present too.
const PARAGRAPHS: usize = 2;
/// Sentences of a paragraph in one voice.
const MOST_SENTENCES: u32 = 12;

/// Speech without its marks: in a story almost without quotations, paragraphs in the present tense that are attributed
/// once, after a sentence, are in the speaker's words from their first sentence to their last.
pub fn unmarked(scene: &Story<'_>, groups: &[Chunk], drafts: &mut [Draft]) {
    if scene.quotes.len() > FEW {
        return;
    }
    let of_one_voice = |number: &usize| is_of_one_voice(scene, groups, drafts, *number);
    let found: Vec<usize> = (0..drafts.len()).filter(of_one_voice).collect();
    if found.len() < PARAGRAPHS {
        return;
    }
    for number in found {
        let draft = &mut drafts[number];
        let own = scene.text.sentences[draft.sentence as usize];
        let all = scene.text.paragraphs[own.paragraph as usize].sentences;
        let bounds = |s: u32| scene.text.sentences[s as usize].tokens;
        let (first, last) = (bounds(all.start), bounds(all.end - 1));
        if first.start < own.tokens.start {
            draft.content[0].start = first.start;
        }
        if last.start > own.tokens.start {
            draft.content.push(Tokens::new(own.tokens.end, last.end));
        }
        draft.unmarked = true;
    }
}

/// Whether a draft is the only one of its paragraph, which has no quotation and is in the present tense throughout, and
/// has its speaker behind what was said.
fn is_of_one_voice(scene: &Story<'_>, groups: &[Chunk], drafts: &[Draft], number: usize) -> bool {
    let draft = &drafts[number];
    let sentence = &scene.text.sentences[draft.sentence as usize];
    let Some(paragraph) = scene.text.paragraphs.get(sentence.paragraph as usize) else { return false };
    let all = paragraph.sentences;
    let trailing =
        matches!(draft.reads, Reads::Verb(Frame::After | Frame::Inverted)) && draft.quote.is_none() && draft.speaks;
    if !trailing || all.len() < 2 || all.len() > MOST_SENTENCES || draft.content.len() != 1 {
        return false;
    }
    let bounds = |s: u32| scene.text.sentences[s as usize].tokens;
    let whole = Tokens::new(bounds(all.start).start, bounds(all.end - 1).end);
    let quotes = &scene.text.quotes;
    let next = quotes.partition_point(|q| q.tokens.end <= whole.start);
    let quoted = quotes.get(next).is_some_and(|q| q.tokens.start < whole.end);
    let alone = [number.wrapping_sub(1), number + 1]
        .iter()
        .all(|&i| drafts.get(i).is_none_or(|d| !all.iter().any(|s| s == d.sentence)));
    !quoted && alone && all.iter().all(|s| present(scene, groups, bounds(s)))
}

/// Whether the first finite verb of a stretch is in the present tense.
fn present(scene: &Story<'_>, groups: &[Chunk], bounds: Tokens) -> bool {
    let first = groups.partition_point(|g| g.tokens.start < bounds.start);
    let verbs = groups[first..].iter().take_while(|g| g.tokens.end <= bounds.end);
    verbs
        .filter_map(|g| match g.value {
            Group::Verb(verb) if verb.form == Form::Finite => Some(g.tokens),
            _ => None,
        })
        .next()
        .is_some_and(|tokens| {
            let past = ClassSet::of(&[Class::VerbPast]);
            !tokens.iter().any(|t| {
                matches!(scene.lower(t), "was" | "were" | "had" | "did" | "would" | "could" | "might")
                    || tokens.len() == 1 && scene.classes(t).any(past) && !scene.classes(t).has(Class::Verb)
            })
        })
}
