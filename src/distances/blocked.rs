//! What looks like a length and is not one.

use super::{Length, Marked};
use crate::lexicon::vocabulary::hash;
use crate::rules::{Mark, Match, Rule, pattern};

pub(super) static RULES: &[Rule<Option<Length>>] = &[
    Rule {
        id: "DST060",
        name: "speed",
        why: "A length per hour or second is a speed.",
        how: pattern(
            "Number Hyphen? (LengthUnit|m) Hyphen? (OpenParen (Hedge|just)* Number (LengthUnit|m) CloseParen)? \
             ((per|a|an|each|Slash) Hyphen? (TimeUnit|h|s|sec)|rate:Date)",
            speed,
        ),
        finds: &[
            "It ran at [160 kilometres per hour] then.",
            "Winds of [100 miles an hour] blew.",
            "It ran at [160 km (100 miles) per hour] then.",
            "It hit [95 km / h] there.",
        ],
        skips: &["They covered 60 miles in an hour.", "She runs 5 miles a day."],
    },
    Rule {
        id: "DST065",
        name: "miles to the gallon",
        why: "A length on so much fuel is a rate.",
        how: pattern("Number LengthUnit (to the|per|a) (gallon|litre|liter)", nothing),
        finds: &["It does [40 miles to the gallon] now."],
        skips: &["It is 40 miles to the border."],
    },
    Rule {
        id: "DST066",
        name: "square and cubic",
        why: "A raised 2 or 3 behind a unit makes it an area or a volume.",
        how: pattern("Number/Date Hyphen? (LengthUnit|m|in) (\"²\"|\"³\"|sq|squared|cubed)", nothing),
        finds: &["The park covers [20 km²] of land.", "The tank holds [3 m³] of oil."],
        skips: &["The park is 20 km long."],
    },
    Rule {
        id: "DST061",
        name: "floor space",
        why: "Feet of office or retail space are square feet.",
        how: pattern("Number LengthUnit of (Noun/Adj/NounPl/VerbPp)* space", nothing),
        finds: &["It rents [8,500 feet of office space] there."],
        skips: &["They cut 20 feet of rope."],
    },
    Rule {
        id: "DST062",
        name: "on two feet",
        why: "On his two feet, and one foot in a door, are parts of a body.",
        how: pattern("(on|PossPron) (own)? Number Adj? (foot|feet)|Number foot (in|on) (the|a)", nothing),
        finds: &["She landed [on two feet] again.", "He has [one foot in the] door."],
        skips: &["It stood 10 feet in front."],
    },
    Rule {
        id: "DST063",
        name: "thousand-yard stare",
        why: "A thousand-yard stare is a look.",
        how: pattern("Number Hyphen? (yard|mile) stare", nothing),
        finds: &["He had [a thousand-yard stare] then."],
        skips: &["It was a thousand-yard dash."],
    },
];

fn nothing(m: &Match<'_>) -> Marked {
    Some(Mark { tokens: m.tokens(), value: None })
}

/// "60 miles an hour", where dates have taken "an hour" for a duration, and "60 miles per hour".
fn speed(m: &Match<'_>) -> Marked {
    let last = m.sentence[m.end - 1];
    let time = m.scene.lower(last.tokens.end - 1);
    if matches!(time, "day" | "days" | "week" | "month" | "year") {
        return None;
    }
    if m.units("rate").is_some() {
        let first = m.scene.vocabulary.word(m.scene.text.tokens[last.tokens.start as usize].word).hash;
        if ![hash("a"), hash("an"), hash("per"), hash("each")].contains(&first) {
            return None;
        }
    }
    nothing(m)
}
