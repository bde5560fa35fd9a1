//! Words to numbers: the table behind the vocabulary.

/// Bytes of a word that are compared at once.
const HEAD: usize = 16;

/// A word as it is written: its first 16 bytes, padded with zeros, and what goes beyond them.
#[derive(Clone, Copy)]
pub(super) struct Written<'a> {
    pub head: u128,
    pub len: u32,
    pub tail: &'a [u8],
}

impl<'a> Written<'a> {
    /// The word `source[start..end]` if it has no tail and the text goes on behind it.
    #[inline]
    pub(super) fn short(source: &'a [u8], start: usize, end: usize) -> Option<Written<'a>> {
        let (len, bytes) = (end - start, source.get(start..)?.first_chunk()?);
        let head = u128::from_le_bytes(*bytes) & KEEP.get(len)?;
        Some(Written { head, len: len as u32, tail: &[] })
    }

    /// The word `source[start..end]`: read in one go wherever the text goes on behind it.
    #[inline]
    pub(super) fn of(source: &'a [u8], start: usize, end: usize) -> Written<'a> {
        let len = end - start;
        let tail = source.get(start + HEAD..end).unwrap_or_default();
        let head = match source.get(start..start + HEAD) {
            Some(bytes) => u128::from_le_bytes(bytes.try_into().unwrap_or_default()) & KEEP[len.min(HEAD)],
            None => {
                let mut bytes = [0; HEAD];
                bytes[..len].copy_from_slice(&source[start..end]);
                u128::from_le_bytes(bytes)
            }
        };
        Written { head, len: len as u32, tail }
    }

    /// Tells words apart, and where to look for them. All of a long word counts: addresses begin alike by the thousand.
    #[inline]
    fn tag(&self) -> u32 {
        const MIX: u64 = 0x9e37_79b9_7f4a_7c15;
        let (low, high) = (self.head as u64, (self.head >> 64) as u64);
        let tail = self.tail.iter().fold(0, |hash: u64, &byte| (hash ^ u64::from(byte)).wrapping_mul(MIX));
        let mixed = (low ^ high.rotate_left(23) ^ u64::from(self.len) ^ tail).wrapping_mul(MIX);
        (mixed >> 32) as u32
    }
}

/// What of the 16 bytes belongs to a word, by its length.
static KEEP: [u128; HEAD + 1] = {
    let mut keep = [u128::MAX; HEAD + 1];
    let mut len = 0;
    while len < HEAD {
        keep[len] = (1 << (8 * len)) - 1;
        len += 1;
    }
    keep
};

/// One place of the table: small, since a common word's place should stay in the cache; the words themselves lie in the
/// vocabulary, where what is known of them is looked up anyway.
#[derive(Clone, Copy, Default)]
struct Slot {
    tag: u32,
    /// The word's number plus one; 0 for an empty place.
    next: u32,
}

/// An open-addressing table of words and their numbers.
#[derive(Default)]
pub(super) struct Interner {
    slots: Vec<Slot>,
    len: u32,
}

impl Interner {
    /// The number of a word, where `is` says whether a number is this word's.
    #[inline]
    pub(super) fn find(&self, word: &Written<'_>, is: impl Fn(u32) -> bool) -> Option<u32> {
        let tag = word.tag();
        let mask = self.slots.len().wrapping_sub(1);
        let mut at = tag as usize & mask;
        loop {
            let slot = self.slots.get(at)?;
            if slot.tag == tag && slot.next != 0 && is(slot.next - 1) {
                return Some(slot.next - 1);
            }
            if slot.next == 0 {
                return None;
            }
            at = (at + 1) & mask;
        }
    }

    /// Enters a word that is not yet in it.
    pub(super) fn add(&mut self, word: &Written<'_>, number: u32) {
        if 2 * (self.len as usize + 1) > self.slots.len() {
            let size = (2 * self.slots.len()).max(1 << 12);
            let old = std::mem::replace(&mut self.slots, vec![Slot::default(); size]);
            old.into_iter().filter(|slot| slot.next != 0).for_each(|slot| self.put(slot));
        }
        self.len += 1;
        self.put(Slot { tag: word.tag(), next: number + 1 });
    }

    fn put(&mut self, slot: Slot) {
        let mask = self.slots.len() - 1;
        let mut at = slot.tag as usize & mask;
        while self.slots[at].next != 0 {
            at = (at + 1) & mask;
        }
        self.slots[at] = slot;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_has_one_number() {
        let mut words: Vec<String> = (0..20_000).map(|i| format!("{}{i}", "ab".repeat(i % 12))).collect();
        words.extend(
            ["", "a\0", "a", "exactly sixteen!", "exactly sixteen!!", "one more than sixteen?", "naïveté"]
                .map(String::from),
        );
        let mut interner = Interner::default();
        for _ in 0..2 {
            for (number, word) in words.iter().enumerate() {
                let mut intern = |source: &str, start, end| {
                    let written = Written::of(source.as_bytes(), start, end);
                    let is = |number: u32| words[number as usize] == source[start..end];
                    let known = interner.find(&written, is);
                    if known.is_none() {
                        interner.add(&written, number as u32);
                    }
                    known.map_or(number, |known| known as usize)
                };
                assert_eq!(intern(word, 0, word.len()), number, "{word:?}");
                // The same word inside a longer text.
                let text = format!("x{word} and so on, for a while");
                assert_eq!(intern(&text, 1, 1 + word.len()), number, "{word:?}");
            }
        }
        assert_eq!(interner.len as usize, words.len());
    }

    #[test]
    fn long_words_that_begin_alike_do_not_stand_in_one_place() {
        let tag = |i: u32| Written::of(format!("https://news.example/{i:05}.html").as_bytes(), 0, 31).tag();
        let tags: std::collections::BTreeSet<u32> = (0..20_000).map(tag).collect();
        assert!(tags.len() > 19_990, "{} places for 20,000 words", tags.len());
    }

    #[test]
    fn a_word_is_its_own_bytes_whatever_stands_behind_it() {
        for word in ["", "a", "exactly sixteen!", "one more than sixteen?"] {
            let text = format!("x{word} and so on, for a while");
            let (alone, inside) =
                (Written::of(word.as_bytes(), 0, word.len()), Written::of(text.as_bytes(), 1, 1 + word.len()));
            assert_eq!((alone.head, alone.len, alone.tail), (inside.head, inside.len, inside.tail));
        }
    }
}
