//! Places, by prepositions and verbs of place.

use crate::lexicon::{Class, ClassSet};
use crate::names::{Name, place};
use crate::rules::{Rule, pattern};

const PLACES: ClassSet =
    ClassSet::of(&[Class::Place, Class::Country, Class::Region, Class::City, Class::Feature, Class::Organization]);

pub static RULES: &[Rule<Name>] = &[
    Rule {
        id: "PLC101",
        name: "in a place",
        why: "\"In\" and \"near\" stand before places.",
        how: pattern(
            "<!shares <!stake <!investors <!confidence <!faith <!trust <!belief <!interest (in|near|outside|around|across|throughout|inside) name:Name >!Possessive",
            |m| place(m, if m.classes("name").has(Class::Person) { 5 } else { 4 }),
        ),
        finds: &["They live in [Qorl] now."],
        skips: &["They live in peace.", "Shares in Qorl fell."],
    },
    Rule {
        id: "PLC102",
        name: "to, from or at a place",
        why: "Ways lead from and to places.",
        how: pattern("(from|at|to|through|via|toward|towards|off|between) name:Name&!Person >!Possessive", |m| {
            let known = m.classes("name").any(PLACES) || m.part("name").is_some_and(|tokens| tokens.len() == 1);
            place(m, 1).filter(|_| known)
        }),
        finds: &["They came from [Qorl] now."],
        skips: &["They live at home."],
    },
    Rule {
        id: "PLC108",
        name: "at a town",
        why: "A match at a town is played in it.",
        how: pattern("at name:Name&City >Colon/Comma/Dot/Semicolon", |m| place(m, 5)),
        finds: &["It began at [Tripoli], where they live."],
        skips: &["It began at noon, when they left."],
    },
    Rule {
        id: "PLC103",
        name: "movement to a place",
        why: "Verbs of movement lead to places.",
        how: pattern(
            "(arrived|flew|travelled|returned|fled|born|based|visit|visited|leaving|reached|trip) (in|to|from|for|at|via|near)? name:Name&!Person/Organization",
            |m| place(m, 4),
        ),
        finds: &["They fled to [Qorl] now."],
        skips: &["They fled."],
    },
    Rule {
        id: "PLC104",
        name: "place in brackets",
        why: "After a person's name brackets hold the country.",
        how: pattern("Name&Person OpenParen name:Name&Country CloseParen", |m| place(m, 9)),
        finds: &["Maria Zorbel ([Libya]) won."],
        skips: &["Maria Zorbel (right) won."],
    },
    Rule {
        id: "PLC107",
        name: "reporter in a place",
        why: "Credits say who reported and, after \"in\", from where.",
        how: pattern("Name&Person in name:Name (Comma|Semicolon|CloseParen|Dot|and)", |m| place(m, 7)),
        finds: &["(Reporting by Ann Lee in [Zorb Qarrel], Otto Krell in Paris)"],
        skips: &["Ann Lee in person left."],
    },
    Rule {
        id: "PLC106",
        name: "place of a dateline",
        why: "A line that is a name and a date says where and when the story was written.",
        how: pattern("^ name:Name&!Country (Comma (Name | Cap Dot?))? Dot? (Date/SlashDate) $", |m| place(m, 10)),
        finds: &["[QORL] 2026-01-08"],
        skips: &["In May 2026 they left."],
    },
    Rule {
        id: "PLC105",
        name: "place among places",
        why: "Names joined to places are places too.",
        how: pattern("Name&Place (Comma|and) name:Name&!Person/Organization/Place", |m| place(m, 3)),
        finds: &["They left Tripoli and [Qorl] now."],
        skips: &["They left Tripoli and us."],
    },
    Rule {
        id: "PLC109",
        name: "direction from a place",
        why: "Directions are told from places.",
        how: pattern("Direction/NotName/Initial of name:Name >!Possessive", |m| {
            place(m, 5).filter(|_| m.scene.lower(m.tokens().start).len() < 4 || m.classes("name").any(PLACES))
        }),
        finds: &["It was 30 km NW of [Kowalski] on Monday."],
        skips: &["It was 30 km off on Monday."],
    },
    Rule {
        id: "PLC111",
        name: "those of a place",
        why: "Those who live, work or were born somewhere are told by where they are or come from.",
        how: pattern("Role&!Title (in|from|near|outside|around) name:Name >!Possessive", |m| {
            place(m, 5).filter(|_| m.scene.words(m.tokens()).contains(' '))
        }),
        finds: &["Nurses from [Zorb Qarrel] left.", "A man in [Zorb Qarrel] left."],
        skips: &["Nurses at Zorb Qarrel left."],
    },
    Rule {
        id: "PLC110",
        name: "town of an address",
        why: "Behind \"of\" with a street or a firm the next name between commas is the town.",
        how: pattern("of Name Comma name:Name&!Country Comma >!Det", |m| place(m, 6)),
        finds: &["Otto Krell, of Zorbel Road, [Kowalski], left on Monday."],
        skips: &["They left, of course, on Monday."],
    },
];
