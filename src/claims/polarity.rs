//! Whether the main clause of a content is negated.

use super::Stance;
use super::draft::Draft;
use super::told::Told;
use crate::groups::{Chunk, Form, Group, Verb};
use crate::lexicon::{Class, ClassSet, Usage, is_word};
use crate::rules::Scene;
use crate::text::Tokens;

/// Groups of a content that are looked at.
const MOST: usize = 16;

/// Whether a claim is positive: "does not want C" is not, and "says that nobody knows" is not.
pub fn of(scene: &Scene<'_>, groups: &[Chunk], draft: &Draft, stance: Stance, told: Option<&Told<'_>>) -> bool {
    // "did not want to go", "no longer believes it": the wish or the belief is the negated one.
    let denied = (draft.negated || no_longer(scene, draft.cue)) && matches!(stance, Stance::Wants | Stance::Believes);
    !denied && positive(scene, groups, &draft.content, told)
}

/// The same of a content alone.
pub fn positive(scene: &Scene<'_>, groups: &[Chunk], content: &[Tokens], told: Option<&Told<'_>>) -> bool {
    if let Some(told) = told
        && let Some(piece) = content.first()
        && let Some(positive) = main_is_positive(scene, groups, *piece, told)
    {
        return positive;
    }
    content.iter().find_map(|&piece| clause_is_positive(scene, groups, piece)).unwrap_or_else(|| {
        // "Absolutely not."
        !content.iter().any(|&piece| answers_no(scene, piece))
    })
}

fn no_longer(scene: &Scene<'_>, words: Tokens) -> bool {
    let before = words.start.saturating_sub(2);
    (before..words.end.saturating_sub(1))
        .any(|t| is_word!(scene.hash(t), "no") && is_word!(scene.hash(t + 1), "longer"))
}

/// By the verb and the subject of the main clause.
fn main_is_positive(scene: &Scene<'_>, groups: &[Chunk], piece: Tokens, told: &Told<'_>) -> Option<bool> {
    let verb = told.verb();
    let at = groups.binary_search_by_key(&verb.start, |g| g.tokens.start).ok()?;
    let Group::Verb(main) = groups[at].value else { return None };
    let nobody = told.subject().is_some_and(|subject| is_nobody(scene, piece, subject));
    Some(!nobody && verb_is_positive(scene, piece, groups[at].tokens, main))
}

/// "nobody", "no bridge", "none of them", but "no less than 40" is a quantity.
fn is_nobody(scene: &Scene<'_>, piece: Tokens, noun: Tokens) -> bool {
    let word = |by: u32| (noun.start + by < piece.end).then(|| scene.hash(noun.start + by));
    let quantity =
        word(1).is_some_and(|w| is_word!(w, "less" | "fewer" | "more")) && word(2).is_some_and(|w| is_word!(w, "than"));
    !quantity && word(0).is_some_and(|w| is_word!(w, "neither") || scene.used(noun.start, Usage::Nothing))
}

fn verb_is_positive(scene: &Scene<'_>, piece: Tokens, group: Tokens, verb: Verb) -> bool {
    // "would no longer", "no longer wants"
    let from = piece.start.max(group.start.saturating_sub(2));
    let never = (from..group.end).any(|t| is_word!(scene.hash(t), "no" | "never" | "neither" | "hardly" | "scarcely"));
    // "not only … but"
    let after = group.end + 2;
    let only = (group.start..piece.end.min(after)).any(|t| scene.used(t, Usage::Merely));
    let nothing = (verb.head + 1..piece.end.min(after)).any(|t| scene.used(t, Usage::Nothing));
    // "is yet to open" tells of what is to come, "has not yet opened" does not.
    let yet = (group.start..verb.head).any(|t| is_word!(scene.hash(t), "yet") && is_word!(scene.hash(t + 1), "to"));
    (!verb.negated || only || yet) && !never && !nothing
}

/// By the first clause of a piece; none if no clause is in it.
fn clause_is_positive(scene: &Scene<'_>, groups: &[Chunk], piece: Tokens) -> Option<bool> {
    let piece = behind_opening(scene, piece);
    let first = groups.partition_point(|g| g.tokens.start < piece.start);
    let all = groups[first..].iter().take(MOST).take_while(|g| g.tokens.end <= piece.end);
    for (number, group) in all.enumerate() {
        let before = group.tokens.start.checked_sub(1).filter(|&t| t >= piece.start);
        match group.value {
            Group::Noun(noun) => {
                let nobody = is_nobody(scene, piece, group.tokens) || is_word!(scene.hash(noun.head), "nobody");
                if number == 0 && nobody {
                    return Some(false);
                }
            }
            Group::Verb(verb) => {
                let word = before.map_or(0, |t| scene.hash(t));
                let subordinate =
                    is_word!(word, "who" | "which" | "whom" | "if" | "when" | "while" | "because" | "after" | "as");
                if verb.form != Form::Finite || subordinate && number > 0 {
                    continue;
                }
                return Some(verb_is_positive(scene, piece, group.tokens, verb));
            }
        }
    }
    None
}

/// What stands behind a clause that hangs on it: "although it was late, | nobody left".
fn behind_opening(scene: &Scene<'_>, piece: Tokens) -> Tokens {
    let opens =
        is_word!(scene.hash(piece.start), "although" | "though" | "while" | "because" | "if" | "when" | "since");
    let comma = piece.iter().take(MOST).find(|&t| opens && scene.classes(t).has(Class::Comma));
    let begins = comma.map_or(piece.start, |comma| comma + 1);
    let quoted = begins < piece.end && scene.classes(begins).has(Class::OpenQuote);
    Tokens::new(begins + u32::from(quoted && begins + 1 < piece.end), piece.end)
}

/// "No.", "Absolutely not", "Not at all": an answer that denies, without a verb.
fn answers_no(scene: &Scene<'_>, piece: Tokens) -> bool {
    const MARKS: ClassSet = ClassSet::of(&[Class::OpenQuote, Class::CloseQuote, Class::Comma, Class::Dot, Class::Stop]);
    let mut words = piece.iter().filter(|&t| !scene.classes(t).any(MARKS));
    let first = words.next().map_or(0, |t| scene.hash(t));
    let last = words.next_back().map_or(first, |t| scene.hash(t));
    let all = is_word!(first, "not") && is_word!(last, "all");
    all || is_word!(last, "no" | "not" | "never" | "nope" | "nobody" | "nothing" | "none")
}
