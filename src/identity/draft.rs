//! An entity while the mentions are read.

use crate::names::NameKind;
use crate::rules::Scene;
use crate::text::Tokens;

/// What is gathered of an entity while the mentions are read.
pub(super) struct Draft {
    pub kind: NameKind,
    /// The tokens of its fullest form so far, and their key.
    pub name: Tokens,
    pub key: u64,
    pub rank: (bool, u32, u32),
    /// The surname that a given name alone shares with the next name: "Ann and Otto Zorbel".
    pub surname: Option<u32>,
    pub titles: Vec<String>,
    pub role: Option<String>,
}

impl Draft {
    pub(super) fn full_name(&self, scene: &Scene<'_>) -> String {
        let name = plain(scene, self.name);
        match self.surname.filter(|_| self.name.len() == 1) {
            Some(surname) => format!("{name} {}", plain(scene, Tokens::new(surname, surname + 1))),
            None => name,
        }
    }
}

/// The words as written, with single spaces, without what nobody sees, and each letter in one piece with its accent.
pub(super) fn plain(scene: &Scene<'_>, tokens: Tokens) -> String {
    let words = &*scene.seen(tokens);
    let bytes = words.as_bytes();
    if !bytes.iter().any(|b| matches!(b, b'\n' | b'\t')) && !bytes.windows(2).any(|pair| pair == b"  ") {
        return words.to_string();
    }
    let mut plain = String::with_capacity(words.len());
    for word in words.split_whitespace() {
        if !plain.is_empty() {
            plain.push(' ');
        }
        plain.push_str(word);
    }
    plain
}
