//! Words that are written with a full stop, and what may follow it.
//!
//! From the lists of Python packages (see lexicon/data/SOURCES.md), sorted out by hand.

/// What a full stop after a word can be.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Abbreviation {
    /// Stands before a name ("Mr", "Gen"): never ends a sentence.
    Title,
    /// Stands before what it tells of ("vs", "e.g."): never ends a sentence.
    Joins,
    /// Stands before a number ("No", "Sept"): ends a sentence before anything else.
    Number,
    /// May end a sentence ("Inc", "Calif", "etc"): does before a word that names don't begin with.
    Any,
}

/// The abbreviation that a word is when a full stop follows it.
pub(super) fn abbreviation(word: &str) -> Option<Abbreviation> {
    let bytes = word.as_bytes();
    if bytes.len() > LONGEST || !bytes.first().is_some_and(u8::is_ascii_alphabetic) {
        return None;
    }
    let capital = bytes[0].is_ascii_uppercase();
    if let [letter] = bytes {
        return Some(match letter {
            b'v' => Abbreviation::Joins,
            b'p' | b'c' => Abbreviation::Number,
            _ => Abbreviation::Any,
        });
    }
    let mut lower = [0; LONGEST];
    let lower = &mut lower[..bytes.len()];
    lower.copy_from_slice(bytes);
    lower.make_ascii_lowercase();
    let find = |list: &[&str]| list.binary_search_by(|form| form.as_bytes().cmp(lower)).is_ok();
    if capital && find(TITLES) {
        Some(Abbreviation::Title)
    } else if !capital && find(JOINING) {
        Some(Abbreviation::Joins)
    } else if find(BEFORE_NUMBERS) || capital && find(MONTHS) {
        Some(Abbreviation::Number)
    } else if find(ANYWHERE) || capital && find(WITH_CAPITAL) || capital && without_vowels(bytes) {
        Some(Abbreviation::Any)
    } else {
        None
    }
}

const LONGEST: usize = 7;

/// "Mfg", "Hts": a capital and small letters that can't be a word.
fn without_vowels(word: &[u8]) -> bool {
    word.len() <= 5
        && word[1..].iter().all(|b| b.is_ascii_lowercase())
        && !word.iter().any(|b| b"aeiouyAEIOUY".contains(b))
}

/// Before names, with a capital.
static TITLES: &[&str] = &[
    "adm", "ald", "amb", "assemb", "asst", "atty", "attys", "brig", "capt", "cdr", "cllr", "cmdr", "col", "cols",
    "comdr", "comdt", "commr", "const", "cpl", "cpt", "dep", "det", "dr", "drs", "ens", "fr", "ft", "gen", "gens",
    "gov", "govs", "hon", "insp", "lt", "lts", "maj", "messrs", "mlle", "mme", "mmes", "mr", "mrs", "ms", "msgr",
    "mssrs", "mt", "mts", "mx", "ofc", "pfc", "pres", "prof", "profs", "pte", "pvt", "rep", "reps", "rev", "revs",
    "sen", "sens", "sfc", "sgt", "sgts", "spc", "sra", "srta", "ssgt", "supt", "treas", "ven",
];

/// Before what they join.
static JOINING: &[&str] = &["ca", "cf", "eg", "esp", "ie", "incl", "viz", "vs"];

/// Before numbers.
static BEFORE_NUMBERS: &[&str] =
    &["approx", "ch", "eq", "est", "fig", "figs", "no", "nos", "op", "par", "pp", "rs", "tel", "vol", "vols"];

/// Before numbers, with a capital.
static MONTHS: &[&str] =
    &["apr", "art", "aug", "dec", "feb", "jan", "jul", "jun", "mar", "nov", "oct", "sec", "sep", "sept"];

/// Anywhere.
static ANYWHERE: &[&str] = &[
    "al", "assn", "ave", "avg", "bldg", "blvd", "bros", "co", "corp", "cos", "cu", "dept", "div", "ed", "eds", "etc",
    "ext", "ft", "gal", "hr", "hrs", "hwy", "inc", "intl", "jr", "lb", "lbs", "ltd", "max", "med", "mfg", "mi", "misc",
    "mph", "mtn", "natl", "orig", "oz", "pop", "pref", "prob", "pt", "qt", "rd", "rev", "rte", "sq", "sr", "st", "ste",
    "tbsp", "temp", "trans", "tsp", "univ", "yd", "yds",
];

/// Anywhere, with a capital: as small letters they are words, or nothing.
static WITH_CAPITAL: &[&str] = &[
    "ala", "alta", "apt", "ariz", "ark", "cal", "calif", "cie", "colo", "conn", "ct", "dak", "def", "del", "dem",
    "dist", "esq", "exch", "exec", "fed", "fla", "fri", "ga", "govt", "ia", "ida", "ill", "ind", "inst", "kan", "kans",
    "ken", "ky", "la", "mass", "md", "mex", "mich", "minn", "miss", "mo", "mon", "mont", "neb", "nebr", "nev", "okla",
    "ont", "ore", "pa", "penn", "penna", "ph", "pty", "que", "rep", "sask", "sat", "sun", "tenn", "tex", "thu", "thur",
    "thurs", "tue", "tues", "va", "vt", "wash", "wed", "wis", "wisc", "wyo",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_sorted() {
        for list in [TITLES, JOINING, BEFORE_NUMBERS, MONTHS, ANYWHERE, WITH_CAPITAL] {
            assert!(list.is_sorted(), "{:?}", list.windows(2).find(|pair| pair[0] > pair[1]));
        }
    }

    #[test]
    fn kinds() {
        for (word, kind) in [
            ("Mr", Some(Abbreviation::Title)),
            ("GEN", Some(Abbreviation::Title)),
            ("gen", None),
            ("vs", Some(Abbreviation::Joins)),
            ("Sept", Some(Abbreviation::Number)),
            ("Inc", Some(Abbreviation::Any)),
            ("Wash", Some(Abbreviation::Any)),
            ("wash", None),
            ("Hts", Some(Abbreviation::Any)),
            ("night", None),
            ("J", Some(Abbreviation::Any)),
            ("5", None),
        ] {
            assert_eq!(abbreviation(word), kind, "{word}");
        }
    }
}
