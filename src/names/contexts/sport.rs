//! Sport: results, standings and lists, where a city is a club and a name before brackets an athlete.
//!
//! ```text
//! Zorbel 3 Krell 1            1. Ann Lee (Libya) 12.34
//! ~~~~~~   ~~~~~  clubs          ~~~~~~~ athlete
//! ```

use crate::lexicon::Class;
use crate::names::{Name, NameKind, Shows, organization, person, place, showing};
use crate::rules::{Mark, Match, Rule, pattern};

/// What a side does to another.
macro_rules! beats {
    () => {
        "(beat|beats|defeated|thrashed|routed|edged|hammered|crushed|stunned|drew|overcame|outplayed) with?"
    };
}

pub static RULES: &[Rule<Name>] = &[
    Rule {
        id: "SPT101",
        name: "first side of a result",
        why: "Two names with a figure after each on a line of their own are sides and their scores.",
        how: pattern("^ name:Name Number Name Number", result),
        finds: &["[Zorbel] 3 Krell 1"],
        skips: &["In Krell 3 men left."],
    },
    Rule {
        id: "SPT102",
        name: "second side of a result",
        why: "Two names with a figure after each on a line of their own are sides and their scores.",
        how: pattern("<Number name:Name Number $", result),
        finds: &["Zorbel 3 [Krell] 1"],
        skips: &["In Krell 3 men left."],
    },
    Rule {
        id: "SPT103",
        name: "row of a table",
        why: "A name with three figures after it and nothing else is a side in the standings.",
        how: pattern("^ (Number Dot?)? name:Name Number Number Number", row),
        finds: &["[Zorbel] 12 3 4 5 28"],
        skips: &["In Krell 3 men left."],
    },
    Rule {
        id: "SPT113",
        name: "athlete's team",
        why: "In results the team stands between the country in brackets and the time.",
        how: pattern("<CloseParen name:Name&!Country (Number/Date/Clock/Digits | $)", |m| organization(m, 7)),
        finds: &["1. Ann Lee (Libya) [Qorl] 12.34"],
        skips: &["It closed (Libya) in 2011."],
    },
    Rule {
        id: "SPT110",
        name: "scorer",
        why: "In match reports a name before an ordinal in brackets scored in that minute.",
        how: pattern("(OpenParen|Comma) name:Name&!Country (Ordinal/Date)", |m| showing(person(m, 7), Shows::SPORT)),
        finds: &["Zorbel 1 ([Qorl] 82nd) Krell 0"],
        skips: &["They came second (Libya first)."],
    },
    Rule {
        id: "SPT111",
        name: "visitors in a schedule",
        why: "In schedules in capitals \"at\" stands between the visitors and the hosts.",
        how: pattern("^ name:Name&UpperLine at Name&UpperLine $", row),
        finds: &["[TRIPOLI] AT BENGHAZI"],
        skips: &["They met in Tripoli at night."],
    },
    Rule {
        id: "SPT112",
        name: "hosts in a schedule",
        why: "In schedules in capitals \"at\" stands between the visitors and the town that they visit.",
        how: pattern("<Name at name:Name&UpperLine $", |m| place(m, 9)),
        finds: &["TRIPOLI AT [BENGHAZI]"],
        skips: &["They met in Tripoli at night."],
    },
    Rule {
        id: "SPT108",
        name: "sides of a fixture",
        why: "In fixtures \"v\" or \"vs\" stands between the sides.",
        how: pattern("name:Name (v|vs|versus) Dot? Name", row),
        finds: &["[Zorbel] v Krell"],
        skips: &["Zorbel and Krell left."],
    },
    Rule {
        id: "SPT109",
        name: "second side of a fixture",
        why: "In fixtures \"v\" or \"vs\" stands between the sides.",
        how: pattern("(v|vs|versus) Dot? name:Name", side),
        finds: &["Zorbel v [Krell]"],
        skips: &["Zorbel and Krell left."],
    },
    Rule {
        id: "SPT114",
        name: "winner of a match",
        why: "In a report one score after two names and a verb of winning is a match of teams; athletes win in sets and times.",
        how: pattern(
            concat!("name:Name ", beats!(), " the? Name Digits&!Clock/Year >!Digits/Number/Date/Comma/OpenParen"),
            team,
        ),
        finds: &["On Sunday [Zorbel] beat Krell 3-1 to go top."],
        skips: &["Ann Lee beat Otto Krell 6-3 6-4.", "Nine men beat Krell."],
    },
    Rule {
        id: "SPT115",
        name: "loser of a match",
        why: "In a report one score after two names and a verb of winning is a match of teams; athletes win in sets and times.",
        how: pattern(
            concat!("<Name ", beats!(), " the? name:Name Digits&!Clock/Year >!Digits/Number/Date/Comma/OpenParen"),
            team,
        ),
        finds: &["On Sunday Zorbel beat [Krell] 3-1 to go top."],
        skips: &["Ann Lee beat Otto Krell 6-3 6-4.", "Nine men beat Krell."],
    },
    Rule {
        id: "SPT104",
        name: "athlete and country",
        why: "A name before a country in brackets is an athlete's.",
        how: pattern("name:Name&!Country/Organization/Club OpenParen Name&Country CloseParen", |m| person(m, 6)),
        finds: &["1. [Zorb Qarrel] (Libya) 12.34"],
        skips: &["It closed (Libya)."],
    },
    Rule {
        id: "SPT105",
        name: "batsman or bowler",
        why: "In cricket scores \"c\", \"b\" and \"lbw\" stand between the names of players.",
        how: pattern("name:Name&!Country (c|b|lbw|run|not|st) (Name|out|b)", |m| person(m, 8)),
        finds: &["[Qorl] c Krell b Zorbel 12"],
        skips: &["He left."],
    },
    Rule {
        id: "SPT106",
        name: "bowler or catcher",
        why: "In cricket scores \"c\", \"b\" and \"lbw\" stand between the names of players.",
        how: pattern("(c|b|lbw|st) name:Name&!Country (b|Number)", |m| person(m, 8)),
        finds: &["Qorl c [Krell] b Zorbel 12"],
        skips: &["He left."],
    },
    Rule {
        id: "SPT107",
        name: "player's club",
        why: "Brackets after a player's name hold the club, unless they hold a country.",
        how: pattern("Name&Person OpenParen name:Name&!Country/Region/Person CloseParen", |m| {
            showing(organization(m, 5), Shows::SPORT)
        }),
        finds: &["Maria Zorbel ([Qorl]) scored."],
        skips: &["It closed (Libya)."],
    },
];

/// A side of a match: a country's team goes by the country, any other is a club.
fn side(m: &Match<'_>) -> Option<Mark<Name>> {
    let kind = if m.classes("name").has(Class::Country) { NameKind::Place } else { NameKind::Organization };
    m.mark("name", Name::new(kind, 8))
}

/// A side in a line of standings or fixtures.
fn row(m: &Match<'_>) -> Option<Mark<Name>> {
    showing(side(m), Shows::SPORT)
}

/// A side in a line that tells a result.
fn result(m: &Match<'_>) -> Option<Mark<Name>> {
    showing(side(m), Shows::SPORT.with(Shows::SIDE))
}

/// A side in running text, where an athlete can be meant after all.
fn team(m: &Match<'_>) -> Option<Mark<Name>> {
    showing(if m.classes("name").has(Class::Person) { organization(m, 6) } else { side(m) }, Shows::SIDE)
}
