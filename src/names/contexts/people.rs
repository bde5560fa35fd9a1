//! People, by what news text does with them: ages, appositions, kin, acts.

use crate::names::people::titles::is_firm_too;
use crate::names::{Name, person};
use crate::rules::{Mark, Match, Rule, pattern};

pub static RULES: &[Rule<Name>] = &[
    Rule {
        id: "PER101",
        name: "name and age",
        why: "A bare number between commas after a name is a person's age.",
        how: pattern("name:Name Comma Number >Comma/Dot", |m| person(m, 8)),
        finds: &["[Qorl], 42, left the building."],
        skips: &["Sales rose in Qorl, 42 percent in all."],
    },
    Rule {
        id: "PER102",
        name: "name and office in apposition",
        why: "A name before a comma and a noun for a person is that person.",
        how: pattern(
            "name:Name&!Country/Region Comma >!VerbPp (Det/PossPron)? (Adj/Noun/Demonym/Ordinal/Country/VerbPp/Number/Name&!Role | Possessive | Hyphenated | Title&Adj)* Role&!NounPl >!Name/Cap/Title/Role/Modal/Aux",
            |m| person(m, 6),
        ),
        finds: &["[Qorl], a former spokesman for the group, left."],
        skips: &[
            "In Paris, spokesman Otto Krell left.",
            "A fire in Zorbelville, killed two people.",
            "On Qorl, officials kept silent.",
        ],
    },
    Rule {
        id: "PER103",
        name: "name that speaks",
        why: "Those who say something are persons more often than bodies.",
        how: pattern(
            "<!in <!from <!of <!at <!near <!outside <!around name:Name&!Country/City (Comma Number Comma)? (said|says|told|added|replied|recalled|insisted)",
            speaker,
        ),
        finds: &["Yesterday [Zorb Qorl] said so."],
        skips: &["Yesterday officials said so.", "Those from Zorb Qorl said so."],
    },
    Rule {
        id: "PER104",
        name: "said and name",
        why: "After a quote the verb may stand before the one who spoke.",
        how: pattern("(said|says|added|replied|recalled|insisted) name:Name&!Country/City", speaker),
        finds: &["\"No,\" said [Zorb Qorl]."],
        skips: &["He said nothing."],
    },
    Rule {
        id: "PER105",
        name: "name and who",
        why: "\"Who\" refers to persons.",
        how: pattern(
            "name:Name&!City/Region/Country/Feature Comma? (who|whom|whose) | <!from <!in <!of <!at <!near name:Name&City/Region/Country/Feature Comma? (who|whom|whose)",
            |m| person(m, 6),
        ),
        finds: &["They freed [Qorl], who left."],
        skips: &["They know who left."],
    },
    Rule {
        id: "PER106",
        name: "kin of a name",
        why: "Only persons have wives, sons and lawyers.",
        how: pattern(
            "name:Name&!Country/City Possessive (Adj/Noun/Ordinal/Number)? (wife|husband|son|daughter|mother|father|brother|sister|family|lawyer|lawyers|coach|body|death|career|aides|campaign)",
            |m| person(m, 5),
        ),
        finds: &["They freed [Qorl]'s wife."],
        skips: &["They freed his wife."],
    },
    Rule {
        id: "PER107",
        name: "acts of persons",
        why: "Persons are born, marry, resign and die.",
        how: pattern(
            "name:Name&!Country/City was? Adv? (born|married|died|resigned|retired|arrested|jailed|smiled|laughed|himself|herself|testified|admitted|confessed)",
            |m| person(m, 5),
        ),
        finds: &["Yesterday [Qorl] resigned."],
        skips: &["Yesterday they resigned."],
    },
    Rule {
        id: "PER108",
        name: "occupation before a name",
        why: "A noun for a person beside a name is that person's.",
        how: pattern("role:(Role&!Title/Name) name:Name&!Country/City/Organization", |m| {
            person(m, if is_firm_too(m) { 1 } else { 5 })
        }),
        finds: &["They freed striker [Qorl]."],
        skips: &["They freed a striker."],
    },
    Rule {
        id: "PER109",
        name: "kin and name",
        why: "A noun for kin before a name is that person.",
        how: pattern(
            "(wife|husband|son|daughter|mother|father|brother|sister|widow|actor|actress|singer|named) Comma? name:Name&!Country/City",
            |m| person(m, 6),
        ),
        finds: &["They freed his brother [Qorl]."],
        skips: &["They freed his brother."],
    },
    Rule {
        id: "PER113",
        name: "somebody's occupation, name",
        why: "Between commas behind somebody's coach, lawyer or deputy stands who that is.",
        how: pattern(
            "(Possessive|PossPron) (Adj/Noun)* (Role&Lower&!NounPl) Comma name:Name&!Country/City/Region/Organization Comma",
            |m| speaker(m).and_then(|_| person(m, 6)),
        ),
        finds: &["The crew's coach, [Qorl Zarreb], left."],
        skips: &["The crew's coach, Qorl, left.", "The crew's coaches, Qorl Zarreb, left."],
    },
    Rule {
        id: "PER110",
        name: "whose government",
        why: "Governments, campaigns and families go by the name of the person at their head.",
        how: pattern(
            "the name:Name&!Country/City/Region/Organization/OrgName/Demonym (administration|presidency|campaign|cabinet|government|family|brothers|sisters|siblings|era)",
            |m| person(m, 8),
        ),
        finds: &["They sued the [Qorl] administration."],
        skips: &["They sued the administration."],
    },
];

/// A name of several words that speaks. One word alone says little: a person is named in full first.
fn speaker(m: &Match<'_>) -> Option<Mark<Name>> {
    m.part("name").filter(|tokens| tokens.len() > 1).and_then(|_| person(m, 3))
}
