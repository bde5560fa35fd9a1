//! Organizations known by name: bodies, companies, media, clubs.

use crate::lexicon::{Class, ClassSet};
use crate::names::{Name, organization};
use crate::rules::{Match, Rule, pattern};

pub static RULES: &[Rule<Name>] = &[
    Rule {
        id: "ORG001",
        name: "known organization",
        why: "The tables know the names of international bodies, companies and parties.",
        how: pattern("name:OrgName&!Lower", |m| Some(weight(m)).filter(|&w| w > 0).and_then(|w| organization(m, w))),
        finds: &["[NATO] spoke."],
        skips: &["Nobody spoke."],
    },
    Rule {
        id: "ORG002",
        name: "agency, newspaper or broadcaster",
        why: "News media are organizations, also where they stand as a credit.",
        how: pattern("name:Media&!Lower", |m| organization(m, weight(m))),
        finds: &["He told [Reuters] so."],
        skips: &["He told us so."],
    },
    Rule {
        id: "ORG004",
        name: "university and its town",
        why: "The universities of a state are told apart by their towns, often without a comma.",
        how: pattern("name:(OrgName&Cap City&Cap)", |m| organization(m, 10).filter(|_| state_university(m))),
        finds: &["She studied at the [University of Texas Arlington]."],
        skips: &["She studied in Texas."],
    },
    Rule {
        id: "ORG003",
        name: "sports club",
        why: "The tables know the names of clubs.",
        how: pattern("name:Club&!Lower", |m| Some(club_weight(m)).filter(|&w| w > 0).and_then(|w| organization(m, w))),
        finds: &["Fans of [Juventus] left."],
        skips: &["The club left."],
    },
    Rule {
        id: "ORG005",
        name: "web address that acts",
        why: "A company that goes by its web address is named behind what kind it is, or says something.",
        how: pattern(
            "OrgHead&Lower name:Address | (retailer|platform|website|service|app|startup|giant|portal|marketplace) name:Address | name:Address Aux/Modal* Adv? CueVerb&VerbPast/VerbS/VerbPp",
            |m| organization(m, 6).filter(|mark| is_domain(m.scene.words(mark.tokens))),
        ),
        finds: &["The travel firm [Zorbel.com] closed.", "[Zorbel.com] has said so."],
        skips: &["See Zorbel.com for more.", "The firm zorbel.com/news closed."],
    },
];

/// "Zorbel.com": no handle, no page and no mailbox.
fn is_domain(address: &str) -> bool {
    address.starts_with(char::is_uppercase) && !address.contains(['@', '/', '#', ':'])
}

/// A club called like a town, a county or a person is one only in sport talk; a common word that begins a sentence, only
/// before a score, a player or the like.
fn club_weight(m: &Match<'_>) -> u8 {
    const OTHERWISE: ClassSet = ClassSet::of(&[
        Class::City,
        Class::Region,
        Class::Country,
        Class::Feature,
        Class::Given,
        Class::Surname,
        Class::Common,
    ]);
    let classes = m.classes("name");
    const TALK: ClassSet =
        ClassSet::of(&[Class::Number, Class::Digits, Class::Role, Class::Possessive, Class::OpenParen, Class::Date]);
    let talk = m.after().is_some_and(|next| next.classes.any(TALK));
    if classes.has(Class::Common) && classes.has(Class::SentenceStart) && !talk {
        0
    } else if classes.any(OTHERWISE) {
        1
    } else {
        weight(m).min(7)
    }
}

fn state_university(m: &Match<'_>) -> bool {
    m.part("name").is_some_and(|name| {
        name.len() > 3 && m.scene.lower(name.start) == "university" && m.scene.classes(name.end - 2).has(Class::Region)
    })
}

fn weight(m: &Match<'_>) -> u8 {
    let classes = m.classes("name");
    let phrase = m.units("name").is_some_and(|units| units[0].hash == 0);
    if phrase {
        9
    } else if classes.has(Class::Common) && classes.has(Class::SentenceStart) {
        0
    } else if classes.has(Class::Common) || classes.has(Class::NotName) {
        4
    } else {
        8
    }
}
