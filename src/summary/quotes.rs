//! Quotations that stand in several stories, word for word or altered.
//!
//! A quotation is known again by its words, without regard to case and marks. One that shares a run of words at its
//! beginning, middle or end with another is compared with it word by word, and is a variant of it where most are the same.

use rustc_hash::{FxHashMap, FxHasher};
use schemars::JsonSchema;
use serde::Serialize;
use similar::{Algorithm, capture_diff_slices};
use std::hash::{Hash, Hasher};

/// A quotation that more than one story has.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Repeated {
    /// As it is worded most often.
    pub text: String,
    /// Who says it.
    pub source: Option<String>,
    /// How many stories have it, in any wording.
    pub stories: u64,
    /// The first that has it.
    pub first: String,
    /// The other wordings, those of most stories first.
    pub altered: Vec<Variant>,
}

/// Another wording of a quotation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Variant {
    /// The words.
    pub text: String,
    /// Who says it.
    pub source: Option<String>,
    /// In how many stories.
    pub stories: u64,
    /// The story in which it is met first.
    pub first: String,
}

/// Quotations kept, to be known again: those met once are given up for later ones.
const MOST_KEPT: usize = 100_000;
/// Other wordings kept of one.
const MOST_VARIANTS: usize = 8;
/// Quotations compared for a run of words that they share.
const MOST_COMPARED: usize = 8;
/// Words in a run.
const RUN: usize = 4;
/// Words compared.
const MOST_WORDS: usize = 120;
/// Of the words, the share that must be the same.
const ALIKE: f64 = 0.7;

#[derive(Clone, Debug)]
struct Wording {
    variant: Variant,
    words: Vec<u32>,
    /// The number of the story that had it last.
    last: u64,
}

/// A quotation in all its wordings.
#[derive(Clone, Debug)]
struct Group {
    wordings: Vec<Wording>,
    stories: u64,
    last: u64,
}

/// All that are kept.
#[derive(Clone, Debug, Default)]
pub struct Quotes {
    groups: Vec<Group>,
    /// By all words, the quotation and the wording.
    exact: FxHashMap<u64, (u32, u32)>,
    /// By a run of words.
    runs: FxHashMap<u64, Vec<u32>>,
}

impl Quotes {
    /// Takes in a quotation of a story, which has this number.
    pub fn add(&mut self, text: &str, source: Option<&str>, story: (u64, &str)) {
        let words = words(text);
        if words.len() < RUN {
            return;
        }
        let exact = hash(&words);
        if let Some(&(group, wording)) = self.exact.get(&exact) {
            return self.again(group, wording, story.0);
        }
        if self.groups.len() >= MOST_KEPT {
            self.forget();
        }
        let variant =
            Variant { text: text.to_owned(), source: source.map(str::to_owned), stories: 1, first: story.1.to_owned() };
        let wording = Wording { variant, words, last: story.0 };
        let group = self.alike(&wording.words).unwrap_or(self.groups.len() as u32);
        match self.groups.get_mut(group as usize) {
            Some(found) => {
                if found.last != story.0 {
                    found.stories += 1;
                    found.last = story.0;
                }
                if found.wordings.len() > MOST_VARIANTS {
                    return;
                }
                found.wordings.push(wording);
            }
            None => self.groups.push(Group { wordings: vec![wording], stories: 1, last: story.0 }),
        }
        self.index(group, self.groups[group as usize].wordings.len() as u32 - 1);
    }

    /// A wording that is known.
    fn again(&mut self, group: u32, wording: u32, story: u64) {
        let group = &mut self.groups[group as usize];
        if group.last != story {
            group.stories += 1;
            group.last = story;
        }
        let wording = &mut group.wordings[wording as usize];
        if wording.last != story {
            wording.variant.stories += 1;
            wording.last = story;
        }
    }

    fn index(&mut self, group: u32, wording: u32) {
        let words = &self.groups[group as usize].wordings[wording as usize].words;
        self.exact.insert(hash(words), (group, wording));
        for run in runs(words) {
            let known = self.runs.entry(hash(run)).or_default();
            if !known.contains(&group) && known.len() < MOST_COMPARED {
                known.push(group);
            }
        }
    }

    /// The quotation of which this is another wording.
    fn alike(&self, words: &[u32]) -> Option<u32> {
        let mut best: Option<(f64, u32)> = None;
        for run in runs(words) {
            for &group in self.runs.get(&hash(run)).into_iter().flatten() {
                let share = alike(&self.groups[group as usize].wordings[0].words, words);
                if share >= ALIKE && best.is_none_or(|(other, _)| share > other) {
                    best = Some((share, group));
                }
            }
        }
        best.map(|(_, group)| group)
    }

    /// Gives up the older half of those met once.
    fn forget(&mut self) {
        let once = self.groups.iter().filter(|group| group.stories < 2).count();
        let mut left = once / 2;
        self.groups.retain(|group| {
            let go = group.stories < 2 && left > 0;
            left -= usize::from(go);
            !go
        });
        if once == 0 {
            self.groups.truncate(MOST_KEPT / 2);
        }
        (self.exact, self.runs) = Default::default();
        for group in 0..self.groups.len() as u32 {
            for wording in 0..self.groups[group as usize].wordings.len() as u32 {
                self.index(group, wording);
            }
        }
    }

    /// Those that several stories have, those of most stories first.
    pub fn repeated(&self, most: usize) -> Vec<Repeated> {
        let mut found: Vec<&Group> = self.groups.iter().filter(|group| group.stories > 1).collect();
        found.sort_by_key(|group| std::cmp::Reverse(group.stories));
        found.into_iter().take(most).map(repeated).collect()
    }
}

fn repeated(group: &Group) -> Repeated {
    let mut wordings: Vec<&Variant> = group.wordings.iter().map(|wording| &wording.variant).collect();
    wordings.sort_by_key(|variant| std::cmp::Reverse(variant.stories));
    let main = wordings.remove(0);
    Repeated {
        text: main.text.clone(),
        source: main.source.clone(),
        stories: group.stories,
        first: group.wordings[0].variant.first.clone(),
        altered: wordings.into_iter().cloned().collect(),
    }
}

/// The words of a text as numbers, without case and marks.
fn words(text: &str) -> Vec<u32> {
    let plain = text
        .split_whitespace()
        .map(|word| word.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect::<String>());
    plain.filter(|word| !word.is_empty()).take(MOST_WORDS).map(|word| hash(&word) as u32).collect()
}

fn hash(of: &(impl Hash + ?Sized)) -> u64 {
    let mut hasher = FxHasher::default();
    of.hash(&mut hasher);
    hasher.finish()
}

/// Runs of words by which a quotation is found: its first, its middle and its last ones.
fn runs(words: &[u32]) -> impl Iterator<Item = &[u32]> {
    let last = words.len().saturating_sub(RUN);
    let mut starts = [0, last / 3, last / 2, last * 2 / 3, last];
    starts.sort_unstable();
    // A word put in shifts those after it.
    let around = |start: usize| start.saturating_sub(1)..=(start + 1).min(last);
    let mut all: Vec<usize> = starts.into_iter().flat_map(around).collect();
    all.dedup();
    all.into_iter().map(move |start| &words[start..(start + RUN).min(words.len())])
}

/// The share of words that two have in the same order.
fn alike(a: &[u32], b: &[u32]) -> f64 {
    let same: usize = capture_diff_slices(Algorithm::Myers, a, b)
        .iter()
        .map(|op| if op.tag() == similar::DiffTag::Equal { op.old_range().len() } else { 0 })
        .sum();
    2.0 * same as f64 / (a.len() + b.len()) as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    const ASKED: &str = "\u{201c}We will not pay a single crown until the mill is opened again\u{201d}";
    const ALTERED: &str = "\u{201c}We will not pay one single crown until the mill opens again\u{201d}";
    const OTHER: &str = "\u{201c}We will not pay for what others have broken on purpose\u{201d}";

    #[test]
    fn words_said_again_are_known_and_so_are_altered_ones() {
        let mut quotes = Quotes::default();
        quotes.add(ASKED, Some("Ann Roe"), (1, "a"));
        quotes.add(ASKED, Some("Ann Roe"), (1, "a"));
        quotes.add(OTHER, Some("Piet Arendsen"), (1, "a"));
        assert_eq!(quotes.repeated(9), [], "one story is not several");
        quotes.add(&ASKED.to_uppercase(), Some("Roe"), (2, "b"));
        quotes.add(ALTERED, Some("Ann Roe"), (3, "c"));
        let found = quotes.repeated(9);
        assert_eq!(found.len(), 1, "{found:?}");
        assert_eq!((found[0].stories, &*found[0].text, &*found[0].first), (3, ASKED, "a"));
        let altered: Vec<_> = found[0].altered.iter().map(|variant| (&*variant.text, &*variant.first)).collect();
        assert_eq!(altered, [(ALTERED, "c")]);
    }

    #[test]
    fn what_is_kept_is_bounded() {
        let mut quotes = Quotes::default();
        quotes.add(ASKED, None, (0, "first"));
        quotes.add(ASKED, None, (1, "second"));
        for story in 2..(MOST_KEPT as u64 + 30_000) {
            quotes.add(&format!("{story} a{story} b{story} c{story} d{story}"), None, (story, "many"));
        }
        assert!(quotes.groups.len() <= MOST_KEPT && quotes.exact.len() <= MOST_KEPT + MOST_VARIANTS);
        quotes.add(ASKED, None, (999_999_999, "last"));
        assert_eq!(quotes.repeated(9)[0].stories, 3, "what was said twice is not forgotten");
    }
}
