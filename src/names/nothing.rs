//! Capitalised words that name no person, place or organization: peoples, languages, events, prizes, laws.

use super::{Name, heads};
use crate::lexicon::Class;
use crate::rules::{How, Match, Rule, pattern};

pub static RULES: &[Rule<Name>] = &[
    Rule {
        id: "NOT001",
        name: "people or language",
        why: "\"Libyan\" is a people's adjective, not a place.",
        how: pattern("name:Demonym&!Lower", |m| m.mark("name", Name::nothing(if place_too(m) { 2 } else { 6 }))),
        finds: &["The [Libyan] army left."],
        skips: &["The army left."],
    },
    Rule {
        id: "NOT002",
        name: "capitalised, but no name we want",
        why: "Days, feasts, faiths, brands of things and the like are written with capitals.",
        how: pattern("name:NotName&!Lower", |m| m.mark("name", Name::nothing(6))),
        finds: &["He rode his [Kalashnikov] home."],
        skips: &["The army left."],
    },
    Rule {
        id: "NOT004",
        name: "currency",
        why: "\"U.S. dollars\" are a currency, and the country in it is not named for itself.",
        how: pattern("name:(Country/Demonym&!Lower) (dollar|dollars|pound|pounds|francs|franc|crowns)", |m| {
            m.mark("name", Name::nothing(9))
        }),
        finds: &["It cost ten [Hong Kong] dollars."],
        skips: &["It cost ten dollars."],
    },
    Rule {
        id: "NOT005",
        name: "tournament by the name of its place",
        why: "A town before \"champion\" or \"semifinal\" is the tournament played there.",
        how: pattern(
            "name:City&!Lower/Country (champion|finalist|semifinalist|semifinal|semifinals|final|finals|title)",
            |m| m.mark("name", Name::nothing(7)),
        ),
        finds: &["The [Wimbledon] champion left."],
        skips: &["The champion left."],
    },
    Rule {
        id: "NOT007",
        name: "index by the name of its maker",
        why: "An index or average is a figure, no matter who works it out.",
        how: pattern("name:OrgName&!Lower (industrial|industrials|composite)", |m| m.mark("name", Name::nothing(12))),
        finds: &["The [Nasdaq] composite index fell."],
        skips: &["The Nasdaq fell."],
    },
    Rule {
        id: "NOT006",
        name: "storm",
        why: "Storms have the given names of persons.",
        how: pattern("name:((hurricane&Cap|typhoon&Cap|cyclone&Cap|storm&Cap) Cap&!Common)", |m| {
            m.mark("name", Name::nothing(8))
        }),
        finds: &["They fled from [Hurricane Zorba] in time."],
        skips: &["They fled from the hurricane in time."],
    },
    Rule {
        id: "NOT003",
        name: "event, prize or law by its head",
        why: "A cup, a war, a prize or a treaty is an event or a thing, whatever names stand in it.",
        how: How::Step(heads::events),
        finds: &["They won the [Zorbel Cup] again."],
        skips: &["They won the cup again."],
    },
];

fn place_too(m: &Match<'_>) -> bool {
    let classes = m.classes("name");
    classes.has(Class::Country) || classes.has(Class::City) || classes.has(Class::Surname)
}
