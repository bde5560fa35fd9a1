//! Whether what a claim of one version says stands in the text of the other.
//!
//! A statement that is found in one version and not in the other may have come or gone, or its sentence may only be
//! harder to read there. Where the reports come with their texts, the texts decide: a statement whose words, source and
//! cue all stand in a sentence of the other version was neither added nor dropped.

use super::body::Body;
use super::prepared::Prepared;
use super::words::{Numbers, core, words};
use crate::report::TextSpan;
use rustc_hash::FxHashMap;

/// So many words are looked up at once.
const GRAM: usize = 3;
/// Places of one gram that are looked at.
const MOST_PLACES: usize = 8;

/// Words of a sentence that are looked at: no sentence that people wrote has more.
const MOST_WORDS: usize = 1000;

/// The words of a text, with an index of them.
pub(super) struct Standing {
    words: Vec<u32>,
    /// Where each sentence begins in `words`, and the end.
    sentences: Vec<usize>,
    places: FxHashMap<[u32; GRAM], Vec<u32>>,
}

impl Standing {
    pub(super) fn of(body: &Body<'_>, numbers: &mut Numbers) -> Standing {
        let words: Vec<u32> = body.words.iter().map(|word| numbers.of(&word.key)).collect();
        let sentences = body.lines.iter().map(|line| line.words.start).chain([words.len()]).collect();
        let mut places: FxHashMap<[u32; GRAM], Vec<u32>> = FxHashMap::default();
        for (at, gram) in words.windows(GRAM).enumerate() {
            let places = places.entry([gram[0], gram[1], gram[2]]).or_default();
            if places.len() < MOST_PLACES {
                places.push(at as u32);
            }
        }
        Standing { words, sentences, places }
    }

    /// Whether the claim is made in this text, in the same words.
    pub(super) fn has(&self, prepared: &Prepared<'_>, numbers: &mut Numbers) -> bool {
        let claim = prepared.claim;
        let pieces: Vec<Vec<u32>> = claim.content.iter().map(|piece| piece_words(piece, numbers)).collect();
        let Some(longest) = (0..pieces.len()).max_by_key(|&i| pieces[i].len()) else { return false };
        let cue: Vec<Vec<u32>> = claim.cue.spans.iter().map(|span| numbers.all(&span.text)).collect();
        self.places(&pieces[longest]).any(|at| {
            // The sentences that it stands in, and of a piece apart those beside them.
            let (first, last) = (self.sentence_of(at), self.sentence_of(at + pieces[longest].len() - 1));
            let beside = usize::from(pieces.len() > 1);
            let from = self.sentences[first.saturating_sub(beside)];
            let to = self.sentences[(last + 1 + beside).min(self.sentences.len() - 1)];
            let (start, end) = (at.saturating_sub(MOST_WORDS), at + pieces[longest].len() + MOST_WORDS);
            let here = &self.words[from.max(start)..to.min(end)];
            // The source may stand elsewhere in it: "Roe, the mayor, said"; "said the mayor, Roe".
            let called = &prepared.called;
            let named = called.iter().filter(|word| here.contains(word)).count();
            2 * named >= called.len()
                && pieces.iter().chain(&cue).all(|part| part.is_empty() || here.windows(part.len()).any(|w| w == part))
        })
    }

    /// Of each name, whether it stands in this text.
    pub(super) fn has_names(&self, names: &[Vec<u32>]) -> Vec<bool> {
        let mut by_first: FxHashMap<u32, Vec<usize>> = FxHashMap::default();
        for (i, name) in names.iter().enumerate() {
            name.first().into_iter().for_each(|&first| by_first.entry(first).or_default().push(i));
        }
        let mut found = vec![false; names.len()];
        for (at, word) in self.words.iter().enumerate() {
            for &i in by_first.get(word).into_iter().flatten() {
                found[i] = found[i] || self.words[at..].starts_with(&names[i]);
            }
        }
        found
    }

    /// Where these words stand.
    fn places<'p>(&'p self, part: &'p [u32]) -> impl Iterator<Item = usize> + 'p {
        let gram = part.first_chunk::<GRAM>();
        let places = gram.and_then(|gram| self.places.get(gram)).into_iter().flatten();
        places.map(|&at| at as usize).filter(|&at| self.words[at..].starts_with(part))
    }

    /// All words of a sentence.
    pub(super) fn line(&self, number: usize) -> &[u32] {
        let ends = self.sentences.get(number).zip(self.sentences.get(number + 1));
        ends.map_or(&[], |(&start, &end)| &self.words[start..end])
    }

    /// The words of a sentence, the first thousand at most.
    pub(super) fn sentence(&self, number: usize) -> &[u32] {
        let line = self.line(number);
        &line[..line.len().min(MOST_WORDS)]
    }

    /// The number of the sentence that a word is in.
    fn sentence_of(&self, word: usize) -> usize {
        self.sentences.partition_point(|&start| start <= word).saturating_sub(1)
    }
}

fn piece_words(piece: &TextSpan<'_>, numbers: &mut Numbers) -> Vec<u32> {
    core(&words(&piece.text)).iter().map(|word| numbers.of(&word.key)).collect()
}
