//! The form of a word in the tables: shared by the build script, which writes the tables, and the vocabulary, which
//! asks them.

use std::borrow::Cow;

/// Whether a word is single letters with full stops between ("U.S.", "J.K", "a.m.").
pub fn dotted(word: &str) -> bool {
    let mut parts = word.strip_suffix('.').unwrap_or(word).split('.');
    let single = |part: &str| {
        let mut letters = part.chars();
        letters.next().is_some_and(char::is_alphabetic) && letters.next().is_none()
    };
    parts.clone().nth(1).is_some() && parts.all(single)
}

/// Whether a word is written all in capitals ("NATO", "AT&T", "G20"): two letters or signs at least, one a letter.
pub fn capitals(word: &str) -> bool {
    let (mut letters, mut digits) = (0, 0);
    for c in word.chars() {
        if c.is_alphabetic() {
            if !c.is_uppercase() {
                return false;
            }
            letters += 1;
        } else if c.is_ascii_digit() {
            digits += 1;
        }
    }
    letters > 0 && letters + digits > 1
}

/// The word without what may be left out: the stops of "U.S." and "Gen.", the slant of an apostrophe.
pub fn plain(word: &str) -> Cow<'_, str> {
    let mut plain = Cow::Borrowed(word);
    if word.contains('\u{2019}') {
        plain = Cow::Owned(word.replace('\u{2019}', "'"));
    }
    if plain.len() > 1 && plain.contains('.') {
        if dotted(&plain) && capitals(&plain) {
            plain = Cow::Owned(plain.replace('.', ""));
        } else if let Some(rest) = plain.strip_suffix('.').filter(|rest| !rest.ends_with('.')) {
            plain = Cow::Owned(rest.to_string());
        }
    }
    plain
}

/// A place's name as the gazetteer compares it: in lower case, "-" a space, no apostrophes and full stops, "st" for
/// "saint", no "the" before.
pub fn place_key(name: &str) -> String {
    let mut key = String::with_capacity(name.len());
    for word in name.split([' ', '-', '\u{2010}', '\u{2011}']) {
        let start = key.len();
        for c in word.chars() {
            match c {
                '\'' | '.' | ',' | '`' | '\u{2018}' | '\u{2019}' => {}
                c if c.is_ascii() => key.push(c.to_ascii_lowercase()),
                c => key.extend(c.to_lowercase()),
            }
        }
        match &key[start..] {
            "saint" => key.replace_range(start.., "st"),
            "the" if start == 0 => key.clear(),
            _ => {}
        }
        if key.len() > start {
            key.push(' ');
        }
    }
    key.truncate(key.trim_end().len());
    key
}

/// The words of a form as the tokenizer cuts them; two ways where a full stop may be left out ("St. Louis"), one where
/// it stands apart and so must be there ("Pa ."). A single word is in lower case unless it is written all in capitals;
/// the words of a phrase always are.
pub fn variants(form: &str) -> Vec<Vec<String>> {
    if let Some(word) = form.strip_suffix(" .") {
        return vec![vec![word.to_lowercase(), ".".to_string()]];
    }
    let full: Vec<String> = form.split_whitespace().flat_map(split).collect();
    let bare: Vec<String> = full.iter().filter(|word| ![".", "!"].contains(&word.as_str())).cloned().collect();
    match bare.as_slice() {
        [word] if capitals(word) => return vec![bare],
        [word] => return vec![vec![word.to_lowercase()]],
        _ => {}
    }
    let lower = |words: Vec<String>| words.into_iter().map(|word| word.to_lowercase()).collect();
    if bare.len() == full.len() { vec![lower(full)] } else { vec![lower(full), lower(bare)] }
}

/// A word and the marks after it that are tokens of their own.
fn split(word: &str) -> Vec<String> {
    let mut tail = Vec::new();
    let mut word = word;
    while let Some(mark) = word.chars().last().filter(|mark| ",.!".contains(*mark)) {
        if word.len() == 1 || dotted(word) {
            break;
        }
        tail.insert(0, mark.to_string());
        word = &word[..word.len() - 1];
    }
    if let Some(owner) = word.strip_suffix("'s").filter(|owner| !owner.is_empty()) {
        tail.insert(0, "'s".to_string());
        word = owner;
    }
    std::iter::once(plain(word).into_owned()).chain(tail).collect()
}
