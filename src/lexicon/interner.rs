//! Words to numbers: the table behind the vocabulary.

/// Bytes of a word that lie in the table itself.
const HEAD: usize = 16;

/// One place of the table. A word of up to 16 bytes lies in it whole, so that meeting it again touches one line of the
/// cache and no other memory.
#[derive(Clone, Copy, Default)]
struct Slot {
    /// The first 16 bytes, padded with zeros.
    head: u128,
    len: u32,
    /// The word's number plus one; 0 for an empty place.
    next: u32,
}

/// An open-addressing table of words, numbered from 0 in the order in which they are met.
#[derive(Default)]
pub(super) struct Interner {
    slots: Vec<Slot>,
    /// The bytes of each word from the 17th on.
    tails: Vec<Box<[u8]>>,
}

impl Interner {
    /// The number of the word `source[start..end]`.
    #[inline]
    pub(super) fn intern(&mut self, source: &[u8], start: usize, end: usize) -> u32 {
        if 2 * (self.tails.len() + 1) > self.slots.len() {
            self.grow();
        }
        let (head, len) = (head(source, start, end), (end - start) as u32);
        let tail = source.get(start + HEAD..end).unwrap_or_default();
        let mut at = self.place(head, len);
        loop {
            let slot = self.slots[at];
            if slot.next == 0 {
                self.tails.push(tail.into());
                self.slots[at] = Slot { head, len, next: self.tails.len() as u32 };
                return self.tails.len() as u32 - 1;
            }
            if slot.head == head && slot.len == len && (tail.is_empty() || *self.tails[slot.next as usize - 1] == *tail)
            {
                return slot.next - 1;
            }
            at = (at + 1) & (self.slots.len() - 1);
        }
    }

    /// Where to look first. Long words that begin alike differ by their length at the most, and are rare.
    #[inline]
    fn place(&self, head: u128, len: u32) -> usize {
        let (low, high) = (head as u64, (head >> 64) as u64);
        let mixed = (low ^ high.rotate_left(23) ^ u64::from(len)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        (mixed ^ mixed >> 32) as usize & (self.slots.len() - 1)
    }

    #[cold]
    fn grow(&mut self) {
        let size = (2 * self.slots.len()).max(1 << 12);
        let old = std::mem::replace(&mut self.slots, vec![Slot::default(); size]);
        for slot in old.into_iter().filter(|slot| slot.next != 0) {
            let mut at = self.place(slot.head, slot.len);
            while self.slots[at].next != 0 {
                at = (at + 1) & (size - 1);
            }
            self.slots[at] = slot;
        }
    }
}

/// The first 16 bytes of a word, padded with zeros; read in one go wherever the text goes on behind the word.
#[inline]
fn head(source: &[u8], start: usize, end: usize) -> u128 {
    let len = end - start;
    if let Some(bytes) = source.get(start..start + HEAD) {
        let all = u128::from_le_bytes(bytes.try_into().unwrap_or_default());
        return if len >= HEAD { all } else { all & ((1 << (8 * len)) - 1) };
    }
    let mut bytes = [0; HEAD];
    bytes[..len].copy_from_slice(&source[start..end]);
    u128::from_le_bytes(bytes)
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
                assert_eq!(interner.intern(word.as_bytes(), 0, word.len()) as usize, number, "{word:?}");
                // The same word inside a longer text.
                let text = format!("x{word} and so on, for a while");
                assert_eq!(interner.intern(text.as_bytes(), 1, 1 + word.len()) as usize, number, "{word:?}");
            }
        }
        assert_eq!(interner.tails.len(), words.len());
    }
}
