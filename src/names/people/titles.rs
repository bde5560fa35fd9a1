//! Titles, ranks, offices and occupations before a name: "Gen. Ali Khana", "spokesman Moussa Ibrahim".
//!
//! ```text
//! President Ann Lee told reporters
//! ~~~~~~~~~ ^^^^^^^   the title is evidence and no part of the name
//! ```

use super::{rest, word};
use crate::lexicon::{Class, ClassSet, Usage};
use crate::names::{Name, person};
use crate::rules::{Match, Rule, Unit, pattern};

pub static RULES: &[Rule<Name>] = &[
    Rule {
        id: "PER001",
        name: "title and name",
        why: "A title, rank or office before capitalised words makes them a person, and is not part of the name.",
        how: pattern(
            concat!(
                "title:(Title&Cap Dot?)+ name:((Given&Month&Cap >Cap)? (Initial&!UpperLine Dot? >Cap/Initial)* ",
                word!(),
                " ",
                rest!(),
                " | Upper&!UpperLine/OrgName/Country/NameSuffix)"
            ),
            |m| person(m, if given(m) { 5 } else { 9 }).filter(|_| !is_of_office(m)),
        ),
        finds: &[
            "President [Ann Zorbel] spoke.",
            "Gen. [Otto van Krell] left.",
            "They met Mr. [Qorl].",
            "Councilor [April Zorbel] left.",
            "Dr. [B. Zorbel] left.",
        ],
        skips: &[
            "The president spoke.",
            "The Foreign Ministry spoke.",
            "They met the Shah QC.",
            "They met the Chief Electoral Officer.",
        ],
    },
    Rule {
        id: "PER002",
        name: "occupation and name",
        why: "In news style a bare noun for a person stands right before the name of that person.",
        how: pattern(
            concat!(
                "role:(Role&!Title/UpperLine) name:((Given&Month&Cap >Cap)? ",
                word!(),
                "&!Country/Region/OrgName/Media/Club/NumberWord/Ordinal ",
                rest!(),
                ")"
            ),
            |m| person(m, if is_firm_too(m) { 2 } else { 7 }),
        ),
        finds: &["A rebel spokesman [Tarvo Krell] said so."],
        skips: &["The spokesman said so."],
    },
    Rule {
        id: "PER006",
        name: "title and a name that is a word",
        why: "Behind Mr or Mrs a month, a day or any other word is a surname; behind any title and a given name too.",
        how: pattern(
            "title:(Title&Cap Dot?) name:(given:(Given&Cap&!UpperLine/Country/OrgHead)? Cap&Month/Weekday/OrgHead/NotName/Demonym/Media/Deictic/LegalSuffix&!UpperLine/Title) >!Cap",
            |m| (courtesy(m) || m.part("given").is_some() || is_month(m)).then(|| person(m, 9)).flatten(),
        ),
        finds: &[
            "Then Mrs [May] left.",
            "Then Gov. [Faith Banks] left.",
            "Then Judge [May] left.",
            "Then Mr. [March] left.",
        ],
        skips: &["Then General Bank left."],
    },
    Rule {
        id: "PER007",
        name: "user and name",
        why: "Who posts goes by a name of their own making, which may be any letters.",
        how: pattern(
            "(username|handle|user|account|pseudonym|alias) (named|called|name)? OpenQuote? name:(Address | Cap/Lower&!Common/Noun/NounPl/Verb/VerbS/VerbPast/VerbIng/VerbPp/Adj/Adv/Prep/Det/Pron/Conj/Aux/Modal/Subord/Wh/Title/Role/Demonym/Country/OrgName/Media) >!Cap",
            |m| person(m, 8),
        ),
        finds: &["It was posted by the user [ZorbQarrel9] on Monday."],
        skips: &["The user said so.", "The user account was closed."],
    },
    Rule {
        id: "PER008",
        name: "handle that speaks",
        why: "A handle beside a verb of saying is a person or a body by that name.",
        how: pattern(
            "(said|says|wrote|tweeted|posted|replied|added) name:Address | name:Address CueVerb&VerbPast",
            |m| person(m, 6).filter(|mark| m.scene.words(mark.tokens).starts_with('@')),
        ),
        finds: &["\"Prices will fall,\" wrote [@zorb_qarrel] on Monday."],
        skips: &["They wrote @ nine."],
    },
    Rule {
        id: "PER004",
        name: "byline",
        why: "\"By\" at the start of a line of names says who wrote the story.",
        how: pattern("^ by name:((Cap/Upper/Initial&!NotName Dot?)+) $", |m| person(m, 9)),
        finds: &["By [OTTO KRELL]"],
        skips: &["By Monday he had left."],
    },
    Rule {
        id: "PER005",
        name: "speaker of a transcript",
        why: "In transcripts a name in capitals before a colon says who speaks.",
        how: pattern(
            "^ OpenQuote? name:(Upper&!UpperLine/OrgName/Media/Country/NotName/Common/Noun/NounPl (Initial Dot?)? Upper&!OrgName/Media/NotName?) Colon",
            |m| person(m, 6),
        ),
        finds: &["[OTTO KRELL]: They left the building yesterday, and nobody knows why."],
        skips: &["NOTE: They left the building yesterday."],
    },
];

/// Whether the noun stands before companies as often as before persons, and no given name follows.
pub(in crate::names) fn is_firm_too(m: &Match<'_>) -> bool {
    let given = m.units("name").is_some_and(|units| units[0].classes.has(Class::Given));
    !given && m.part("role").is_some_and(|role| m.scene.used(role.start, Usage::Firms))
}

/// Whether the name is a word of the office: "Chief Electoral Officer".
fn is_of_office(m: &Match<'_>) -> bool {
    const OFFICE: ClassSet = ClassSet::of(&[Class::Title, Class::Role]);
    let word = |units: &[Unit]| matches!(units, [only] if only.classes.all(ClassSet::of(&[Class::Adj, Class::Common])));
    m.units("name").is_some_and(word)
        && m.after().is_some_and(|next| next.classes.any(OFFICE) && next.classes.has(Class::Cap))
}

/// Whether the title says no more than of what gender its bearer is.
fn courtesy(m: &Match<'_>) -> bool {
    let title = m.units("title").and_then(|units| units.first());
    title.is_some_and(|unit| !unit.classes.has(Class::Role) && m.scene.value_of(unit, Class::Title).is_some())
}

/// Whether the name is a month, which no date was seen in.
fn is_month(m: &Match<'_>) -> bool {
    m.units("name").is_some_and(|name| name.len() == 1 && name[0].classes.has(Class::Month))
}

/// Whether the title is rather a given name: "Dean", "Earl".
fn given(m: &Match<'_>) -> bool {
    const COMMON: Option<&str> = Some("m6");
    matches!(m.units("title"), Some([only]) if m.scene.value_of(only, Class::Given) >= COMMON)
}
