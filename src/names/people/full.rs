//! Full names by their own words: given names, initials, particles.
//!
//! ```text
//! name = given { given | initial | particle } surname [ "Jr" ]
//! ```

use super::{rest, suffix, word};
use crate::lexicon::{Class, ClassSet};
use crate::names::{Name, person};
use crate::rules::{Mark, Match, Rule, Unit, pattern};

/// Readings of a word that speak against its being part of a person's name.
const OTHERWISE: ClassSet =
    ClassSet::of(&[Class::Country, Class::Region, Class::City, Class::OrgName, Class::Media, Class::Club]);

/// Readings of a common word.
const WORD: ClassSet = ClassSet::of(&[Class::Noun, Class::NounPl, Class::Verb, Class::Adj]);

pub static RULES: &[Rule<Name>] = &[
    Rule {
        id: "PER010",
        name: "given name and surname",
        why: "A known given name before another capitalised word begins a person's name.",
        how: pattern(
            concat!(
                "name:(Given&!NotName/Demonym/UpperLine/Lower (Initial&!UpperLine Dot >Cap/Initial/Particle | st Dot >Cap | Given&NotName >Cap)* (Particle* ",
                word!(),
                "&!Club/Media | Surname&Cap&!UpperLine/Demonym | Particle&Lower+ Cap&!UpperLine) ",
                rest!(),
                ")"
            ),
            |m| person(m, given_weight(m)),
        ),
        finds: &[
            "Yesterday [Maria Zorbel] left.",
            "Yesterday [Peter van Krell] left.",
            "Yesterday [Robert M. Zorbel], the chairman, left.",
            "Yesterday [Walter J. Zorbel Jr.] left.",
        ],
        skips: &["Maria left."],
    },
    Rule {
        id: "PER025",
        name: "name no table knows before a given name",
        why: "Two given names and a surname are one name, also where the tables know only the second.",
        how: pattern(
            concat!(
                "name:(Cap&!NotName/Demonym/OrgHead/LegalSuffix/Title/Role/UpperLine/Media/OrgName/Club/Country/City/Region/Feature/Common/Noun/NounPl/Adj/Adv/Verb/VerbS/VerbPast/VerbIng/VerbPp/Hyphenated/Det/Pron/Prep/Conj Given&Cap&!NotName/Demonym/UpperLine/Common/Title (",
                word!(),
                "&!Club/Media/City/Country/Region | Surname&Cap&!UpperLine/Demonym) ",
                suffix!(),
                ")"
            ),
            |m| person(m, 7),
        ),
        finds: &["Yesterday [Zorba Maria Kowalski] left."],
        skips: &["Yesterday Maria Kowalski left."],
    },
    Rule {
        id: "PER032",
        name: "surname and two syllables with a hyphen",
        why: "Korean and Chinese given names are two syllables, often with a hyphen between, behind the surname.",
        how: pattern(
            "<!Cap/Initial name:(Cap&!UpperLine/Det/Prep/Pron/Conj/Demonym/Title/Role/Month/Weekday Hyphenated) >!Cap",
            syllables,
        ),
        finds: &["They met [Park Ji-won] there."],
        skips: &["They met Park Vice-chairman Zorbel there.", "They met the Park Anti-war League there."],
    },
    Rule {
        id: "PER033",
        name: "two given names with a hyphen",
        why: "Two given names with a hyphen between are one, and a surname follows.",
        how: pattern(
            concat!(
                "name:(Hyphenated&Cap&!UpperLine (",
                word!(),
                "&!Media | Surname&Cap&!UpperLine/Demonym) ",
                suffix!(),
                ")"
            ),
            double,
        ),
        finds: &["They met [Florence-Austin Zorbel] there."],
        skips: &["They met Vice-President Zorbel there."],
    },
    Rule {
        id: "PER035",
        name: "month that is a given name",
        why: "Where the dates leave April and June alone a capitalised word behind them is a surname.",
        how: pattern(
            "<!Cap/Initial name:(Given&Month&Cap&!UpperLine (Initial&!UpperLine Dot?)? Surname&Cap&!UpperLine/Demonym/Country)",
            |m| person(m, 7),
        ),
        finds: &["They met [April Dunn] there."],
        skips: &["They met in April there."],
    },
    Rule {
        id: "PER034",
        name: "Thu inside a name",
        why: "After a surname \"Thu\" is a Vietnamese given name, not Thursday, which would have its stop.",
        how: pattern(
            "name:(Given/Surname&Cap&!UpperLine Given/Surname&Cap&!UpperLine? thu&Cap Cap&!Month/Title/Role)",
            |m| person(m, 8),
        ),
        finds: &["They met [Nguyen Thi Thu Ha] there."],
        skips: &["They met Nguyen on Thu Jan 5."],
    },
    Rule {
        id: "PER036",
        name: "Sun before a name",
        why: "After a noun for a person \"Sun\" is a Chinese surname, not a day, which would have a date.",
        how: pattern(
            "Role/Title&!Weekday name:(sun&Cap Cap&!UpperLine/Month/Title/Role/OrgHead Cap&!UpperLine/Month/Title/Role?) >!Cap",
            |m| person(m, 8),
        ),
        finds: &["It was told by team leader [Sun Zorbel]."],
        skips: &["They met the leader on Sun Jan 5.", "It was told by editors of the Sun."],
    },
    Rule {
        id: "PER026",
        name: "letter inside a name",
        why: "A letter alone between two capitalised words is the middle initial of a person.",
        how: pattern(
            concat!(
                "<!Cap name:((Given&Cap | Cap&!Adj/NounPl/City/Country/Region/OrgName/OrgHead/Club/EventHead/PlaceHead/Number/NumberWord/Role) Initial&!UpperLine/Country/OrgName/Conj Dot? (",
                word!(),
                "&!Common/Club/City/Country/Region/EventHead/PlaceHead | Surname&Cap) ",
                suffix!(),
                ")"
            ),
            letter,
        ),
        finds: &["They met [Zorba L Krell] there.", "They met [Zorba L. Krell] there."],
        skips: &["Vitamin C Helps, they read.", "They met Zorba Krell there."],
    },
    Rule {
        id: "PER039",
        name: "given name or surname that is a month",
        why: "April, June and August before a surname are given names, and May and March behind a given name surnames, where \
              no date was seen in them.",
        how: pattern(
            "name:(Given&Month&Cap (Initial&!UpperLine Dot?)? Surname&Cap&!UpperLine/Country/Demonym/NotName | Given&Cap&!UpperLine/Month/Weekday/Lower (Initial&!UpperLine Dot?)? Month&Cap)",
            |m| person(m, 7),
        ),
        finds: &["Yesterday [April Kowalski] left.", "Yesterday [Juan March] left."],
        skips: &["In April Kowalski left."],
    },
    Rule {
        id: "PER020",
        name: "given name that is a faith, surname that is a people",
        why: "Christian is a given name too, and Finn or Moldovan a surname: behind a given name that is nothing else.",
        how: pattern(
            "name:(christian&Cap Cap&!NotName/Demonym/OrgHead/LegalSuffix/Title/UpperLine/Media/Common/Role | Given&!NotName/Demonym/UpperLine/Lower/SentenceStart/Common/City/Country/Region/Club/OrgName Demonym&Cap >!Cap/Noun/NounPl/Role | Given&!NotName/Demonym/UpperLine/Lower/Common/City/Country/Region/Club/OrgName Demonym/NotName&Cap&!Adv Given/Surname&Cap&!Common/NotName >!Cap)",
            |m| person(m, if m.part("name").is_some_and(|tokens| tokens.len() > 2) { 8 } else { 6 }),
        ),
        finds: &[
            "They met [Christian Zorbel] there.",
            "They met [Viorel Moldovan] there.",
            "They met [Emma Roma Kowalski] there.",
        ],
        skips: &["The Christian Democrats left.", "They met Maria, a Moldovan."],
    },
    Rule {
        id: "PER017",
        name: "surname in capitals",
        why: "Some agencies, parliaments and results write surnames in capitals, after the given name.",
        how: pattern(
            "name:(Given&!NotName/Demonym/UpperLine/Lower (Initial&!UpperLine Dot?)? Upper&Surname&!UpperLine/Country/OrgName/Media/Club+)",
            |m| person(m, 6),
        ),
        finds: &["Yesterday [Maria KOWALSKI] left.", "Yesterday [OTTO KOWALSKI] left."],
        skips: &["Yesterday Maria left NATO."],
    },
    Rule {
        id: "PER024",
        name: "full name in a line of capitals",
        why: "In copy all in capitals a known given name and a surname, neither of them a word, are still a person.",
        how: pattern(
            "name:(Given/OrgName&Upper&UpperLine&!Common/City/Country/Region/Media/Title/Demonym/NotName (Initial Dot?)? (Surname&Upper&UpperLine&!Country/Region/Media/Title/Prep/Det/Conj/Pron/Aux/Modal >Comma/CueVerb/Dot/Stop | Upper&UpperLine&!Common/Noun/NounPl/Verb/VerbS/VerbPast/Adj/Country/Region/OrgName/Media/Club/OrgHead/LegalSuffix/Prep/Det/Conj/Pron/Aux/Modal/Role/Title/Demonym/NotName/EventHead)) >!Hyphen/Possessive",
            |m| given_in_capitals(m).then(|| person(m, 8)).flatten(),
        ),
        finds: &["[ANN KOWALSKI] SAID ON TUESDAY THAT THE MILL WOULD CLOSE.", "THE MILL WOULD CLOSE, [ANN LEE] SAID."],
        skips: &["THE MILL WOULD CLOSE ON TUESDAY."],
    },
    Rule {
        id: "PER011",
        name: "initials and surname",
        why: "Initials stand before surnames.",
        how: pattern(
            concat!(
                "name:((Initial&!Country/OrgName/UpperLine/NumberWord/Det/Pron Dot? | Initial&!UpperLine Dot) (Initial Dot?)* (Particle* ",
                word!(),
                "&!Initial) ",
                rest!(),
                ")"
            ),
            |m| person(m, 6),
        ),
        finds: &["Yesterday [P. Zorbel] left."],
        skips: &["Vitamin C helps."],
    },
    Rule {
        id: "PER041",
        name: "initials in one and surname",
        why: "In South Asia, in sport and on books initials stand together, without stops, before the surname.",
        how: pattern(
            "<!Cap/Upper/Initial name:(Upper&!UpperLine/Country/Region/OrgName/Media/Club/Title/Role/NotName/Demonym/OrgHead/LegalSuffix/Deictic/NameSuffix Surname&Cap&!UpperLine/Common/Demonym/City/Country/Region/OrgName/Media/Club/OrgHead/EventHead/PlaceHead/Feature/Title/Role) >!Cap/Upper",
            |m| initials(m).then(|| person(m, 6)).flatten(),
        ),
        finds: &["It was written by [AS Kowalski] in May."],
        skips: &["It was written by AS in May.", "It was made by HTML Kowalski."],
    },
    Rule {
        id: "PER018",
        name: "initial, full stop and surname",
        why: "Behind an initial with its full stop a surname may be any word: in scores and lists of players.",
        how: pattern(
            "name:(Initial&!UpperLine/Country/OrgName/Region Dot Cap&!UpperLine/NotName/Pron/PossPron/Conj/Prep/Wh/Subord/Aux/Modal/Month/Weekday)",
            |m| person(m, 5),
        ),
        finds: &["Zorbel b Krell 46, [D. Law] not out 12"],
        skips: &["They chose plan B. The law is good."],
    },
    Rule {
        id: "PER019",
        name: "name with a nickname inside",
        why: "A nickname in quotation marks or brackets between a given name and a surname is a part of the name.",
        how: pattern(
            concat!(
                "name:(Given&!UpperLine/Lower (Cap/Initial&!UpperLine/Lower Dot?)? (OpenQuote Cap/Lower Cap/Lower? Cap/Lower? CloseQuote | OpenParen Given&Cap&!Country/City/Region CloseParen) ",
                word!(),
                ")"
            ),
            |m| person(m, 8),
        ),
        finds: &["They met [Hector \"Hands of Stone\" Zorbel] there.", "They met [Robert C. (Bobby) Krell] there."],
        skips: &["He told Robert \"no\"."],
    },
    Rule {
        id: "PER012",
        name: "name with a particle",
        why: "Particles such as \"van\" and \"bin\" stand inside persons' names.",
        how: pattern(concat!("name:(", word!(), " Particle&Lower+ (", word!(), ") ", rest!(), ")"), |m| person(m, 6)),
        finds: &["Yesterday [Zorbo van Krell] left."],
        skips: &["The van left."],
    },
    Rule {
        id: "PER013",
        name: "well-known person",
        why: "Some people are known by name to every reader of news.",
        how: pattern(concat!("name:(KnownPerson&!Lower ", suffix!(), ")"), known),
        finds: &["They read [Abraham Lincoln] at school.", "They met [John Kennedy Jr.] there."],
        skips: &["They read at school."],
    },
    Rule {
        id: "PER016",
        name: "particle and surname",
        why: "A particle in lower case can begin a surname that stands alone.",
        how: pattern(concat!("name:(Particle&Lower+ ", word!(), "&!City/OrgName/Region/Country)"), |m| person(m, 4)),
        finds: &["They met [van Krell] again."],
        skips: &["The van left."],
    },
    Rule {
        id: "PER014",
        name: "given name or surname alone",
        why: "A capitalised word that is a common given name or surname is more often a person than not.",
        how: pattern(
            "name:(Given/Surname&!NotName/Demonym/UpperLine/Lower/OrgHead/Title/Pron/PossPron/Det/Prep/Conj/Subord/Aux/Modal/Neg/Wh/Month/Weekday)",
            |m| Some(alone_weight(m)).filter(|&w| w > 0).and_then(|w| person(m, w)),
        ),
        finds: &["They met [Kowalski] again."],
        skips: &["The will of the people."],
    },
];

/// A surname or a word that is nothing else, and behind it two short parts of which the tables know no long word.
fn syllables(m: &Match<'_>) -> Option<Mark<Name>> {
    const LONGEST: usize = 6;
    const PREFIXES: [&str; 9] = ["anti", "co", "ex", "mid", "non", "post", "pre", "pro", "re"];
    let [first, second] = m.units("name")? else { return None };
    let (front, back) = m.scene.lower(second.tokens.start).split_once('-')?;
    let short = |part: &str| (2..=LONGEST).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_lowercase());
    let lexicon = m.scene.vocabulary.lexicon();
    let word = |part: &str| {
        part.len() > 3 && lexicon.lookup(part).is_some_and(|entry| entry.classes.has(Class::Common))
            || PREFIXES.contains(&part)
    };
    let surname = first.classes.has(Class::Surname) || !first.classes.any(WORD.with(OTHERWISE));
    let capital = m.scene.words(second.tokens).starts_with(char::is_uppercase);
    let good = surname && capital && first.hash != 0 && short(front) && short(back) && !word(front) && !word(back);
    good.then(|| person(m, 8)).flatten()
}

/// Two or three capitals, of which a table knows no other meaning.
fn initials(m: &Match<'_>) -> bool {
    let Some([first, _]) = m.units("name") else { return false };
    let word = m.scene.words(first.tokens).as_bytes();
    (2..=3).contains(&word.len()) && word.iter().all(u8::is_ascii_uppercase)
}

/// A compound of given names before a surname.
fn double(m: &Match<'_>) -> Option<Mark<Name>> {
    let [first, last, ..] = m.units("name")? else { return None };
    let (front, back) = m.scene.words(first.tokens).split_once('-')?;
    let lexicon = m.scene.vocabulary.lexicon();
    let given = |part: &str| {
        part.starts_with(char::is_uppercase)
            && lexicon.lookup(&part.to_lowercase()).is_some_and(|entry| entry.classes.has(Class::Given))
    };
    (first.hash != 0 && last.hash != 0 && given(front) && given(back)).then(|| person(m, 8)).flatten()
}

/// A name of which the middle is one letter.
fn letter(m: &Match<'_>) -> Option<Mark<Name>> {
    let units = m.units("name")?;
    let single = |u: &Unit| u.tokens.len() == 1 && m.scene.lower(u.tokens.start).trim_end_matches('.').len() == 1;
    let rest =
        |u: &Unit| u.hash != 0 && !u.classes.any(ClassSet::of(&[Class::UpperLine, Class::NotName, Class::Demonym]));
    const BY_CHANCE: ClassSet = ClassSet::of(&[Class::SentenceStart, Class::Noun]);
    let first = rest(&units[0]) && !units[0].classes.has(Class::Title);
    let chance = units[0].classes.all(BY_CHANCE) && !units[0].classes.has(Class::Given);
    (single(&units[1]) && first && !chance).then(|| person(m, 8)).flatten()
}

/// Whether the first word is a given name, though its capitals may be a body's letters elsewhere: "IDA".
fn given_in_capitals(m: &Match<'_>) -> bool {
    let first = m.units("name").and_then(|units| units.first()).filter(|first| first.hash != 0);
    let word = first.map(|first| m.scene.lower(first.tokens.start));
    word.and_then(|word| m.scene.vocabulary.lexicon().lookup(word)).is_some_and(|entry| entry.classes.has(Class::Given))
}

/// A name of one word is mostly a part of a longer one.
fn known(m: &Match<'_>) -> Option<Mark<Name>> {
    let single = m.part("name").is_some_and(|tokens| tokens.len() == 1);
    let weight = match (single, m.classes("name").any(OTHERWISE)) {
        (true, _) => 3,
        (false, true) => 4,
        (false, false) => 8,
    };
    person(m, weight)
}

fn given_weight(m: &Match<'_>) -> u8 {
    let Some(units @ [first, .., last]) = m.units("name") else { return 4 };
    // "Zorbel Senior Adviser Otto Krell": the office ends one name and begins another.
    if units.iter().any(|u| u.hash == 0 && u.classes.has(Class::Role)) {
        return 1;
    }
    // "A Song I Will Carry"
    if first.classes.has(Class::Modal) && m.before().is_some_and(|u| u.classes.has(Class::Pron)) {
        return 1;
    }
    const SUFFIX: ClassSet = ClassSet::of(&[Class::NameSuffix, Class::Dot, Class::Comma]);
    let last = units.iter().rev().find(|u| !u.classes.any(SUFFIX)).unwrap_or(last);
    let mut weight = 7;
    // "Chase Grace Rivers" holds another full name.
    let double = units.len() > 2 && units[1].classes.has(Class::Given) && last.classes.has(Class::Surname);
    if first.classes.any(OTHERWISE) && !double {
        weight -= 1;
    }
    let common = m.scene.value_of(first, Class::Given);
    // "Tom" and "Mark" are words too, but hardly so with a capital inside a sentence.
    let strong = matches!(common, Some("m6" | "m7" | "f6" | "f7"))
        && !first.classes.any(OTHERWISE)
        && !first.classes.has(Class::SentenceStart);
    if doubtful(first) {
        weight -= 3;
    } else if first.classes.any(WORD) && !last.classes.has(Class::Surname) && !strong {
        weight -= 2;
    }
    // "Eldon River": given names are surnames too, and both name rivers and towns.
    if last.classes.has(Class::PlaceHead) && !last.classes.has(Class::Surname) && !matches!(common, Some("m6" | "m7")) {
        weight -= 3;
    }
    let plain = (strong || !first.classes.any(OTHERWISE.with(WORD))) && units.len() == 2;
    // "Greg Kraft" is not food.
    if strong && plain && last.classes.has(Class::OrgName) && last.hash != 0 {
        weight += 1;
    }
    if last.classes.any(OTHERWISE) && !last.classes.has(Class::Surname) && !plain {
        weight -= 2;
    }
    weight
}

fn alone_weight(m: &Match<'_>) -> u8 {
    const SAYS: ClassSet = ClassSet::of(&[Class::VerbPast, Class::VerbS]);
    let Some([only]) = m.units("name") else { return 1 };
    // "Black" and "Free" are words more often than names, wherever they stand; but "Will says".
    let speaks = |u: &Unit| u.classes.has(Class::CueVerb) && u.classes.any(SAYS);
    let named = only.classes.all(ClassSet::of(&[Class::Given, Class::Cap])) && !only.classes.has(Class::SentenceStart);
    if only.classes.has(Class::Common) && !(named && m.after().is_some_and(speaks)) { 0 } else { 1 }
}

/// A common word at the start of a sentence, which owes its capital to its place.
fn doubtful(unit: &Unit) -> bool {
    unit.classes.has(Class::SentenceStart) && unit.classes.has(Class::Common)
}
