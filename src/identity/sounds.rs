//! Names by their sounds: one name is written in many ways.

use super::choose::step;

/// A name without the Arabic article.
pub(super) fn bare(name: &str) -> Option<&str> {
    ["al-", "el-", "ad-", "an-", "as-", "ash-", "at-", "az-"].iter().find_map(|article| name.strip_prefix(article))
}

/// A word by its consonants, so that spellings of a foreign name are one ("Gaddafi", "Gadhafi", "Qaddafi"); `None` for a
/// short one.
pub(super) fn sound(name: &str) -> Option<u64> {
    const LONG: usize = 3;
    const MOST: usize = 24;
    let (mut sounds, mut len) = ([0_u8; MOST], 0);
    let mut last = ' ';
    for c in name.chars() {
        let sound = match c {
            'a' | 'e' | 'i' | 'o' | 'u' | 'y' | 'h' | '\'' | '-' => '\0',
            'q' | 'g' | 'c' => 'k',
            'v' => 'w',
            'z' => 's',
            c => c,
        };
        if sound != '\0' && c != last && len < MOST {
            // Letters beyond ASCII are told apart by their last byte.
            sounds[len] = if sound.is_ascii() { sound as u8 } else { sound as u32 as u8 | 0x80 };
            len += 1;
        }
        last = c;
    }
    (len >= LONG).then(|| sounds[..len].iter().fold(1, |key, &s| step(key, u64::from(s))))
}
