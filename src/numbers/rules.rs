//! Where numbers begin.

use super::{Number, parse};
use crate::lexicon::Class;
use crate::rules::{Mark, Match, Rule, pattern};
use crate::text::Tokens;

pub(super) static RULES: &[Rule<Number>] = &[
    Rule {
        id: "NUM005",
        name: "fractions",
        why: "A fraction after a whole number is added to it; a share in words is a number of its own.",
        how: pattern(
            "Digits/NumberWord Hyphen? (SlashDate/Digits|Ordinal/NumberWord/TimeUnit|half|and Hyphen? (a|one) Hyphen? half) NumberWord?|SlashDate",
            fraction,
        ),
        finds: &[
            "It weighs [two and a half=2.5] tonnes.",
            "It rose [3 1/2=3.5] points.",
            "About [two-thirds=0.6666666666666666] agreed.",
        ],
        skips: &["He saw the third man."],
    },
    Rule {
        id: "NUM001",
        name: "figures",
        why: "Digits, with commas between thousands and a point before decimals, are a number.",
        how: pattern("Digits", number),
        finds: &["It sold [1,234.5=1234.5] tonnes.", "About [40=40] people came."],
        skips: &["It began at 10:30."],
    },
    Rule {
        id: "NUM002",
        name: "figures and a scale",
        why: "\"million\" and the like multiply the figure before them.",
        how: pattern("Digits Hyphen? NumberWord", number),
        finds: &["It cost [1.2 million=1200000] to build.", "Some [15 hundred=1500] left."],
        skips: &["They sold millions of them."],
    },
    Rule {
        id: "NUM003",
        name: "words",
        why: "Tens take a unit after them, hundreds and more take what is smaller, with or without \"and\".",
        how: pattern("NumberWord (Hyphen? NumberWord|and NumberWord)*", number),
        finds: &[
            "It was [twenty-five=25] degrees.",
            "Over [two hundred and fifty thousand=250000] fled.",
            "The year was [nineteen ninety-four=1994].",
        ],
        skips: &["Hundreds fled."],
    },
    Rule {
        id: "NUM004",
        name: "a hundred",
        why: "\"a\" before a scale is one of it; after \"half\" it is half of it.",
        how: pattern("(a|half Hyphen? a?) NumberWord (Hyphen? NumberWord|and NumberWord)*", number),
        finds: &[
            "It took [a dozen=12] men.",
            "It cost [half a million=500000] to run.",
            "Over [a hundred and ten=110] came.",
        ],
        skips: &["They waited half a day.", "A few dozen stayed."],
    },
    Rule {
        id: "NUM006",
        name: "range",
        why: "Two numbers with \"to\", \"or\" or a hyphen between them, the smaller first, are a range; years are left to dates.",
        how: pattern(
            "Digits/NumberWord (Hyphen? NumberWord|and NumberWord)* (to|or|Hyphen/Dash|Hyphen to|Hyphen or) Digits/NumberWord \
             (Hyphen? NumberWord)*",
            range,
        ),
        finds: &["Some [200 to 250=200] vehicles came.", "It will take [two or three=2] more.", "Turn [5-6=5] pages."],
        skips: &["It grew in 1989-90."],
    },
];

/// The number at the start of the match, as far as it goes.
fn number(m: &Match<'_>) -> Option<Mark<Number>> {
    let (start, end) = (m.tokens().start, end(m));
    let (value, next) = parse::single(m.scene, start, end)?;
    Some(Mark { tokens: Tokens::new(start, next), value })
}

/// The same, unless it is a whole number.
fn fraction(m: &Match<'_>) -> Option<Mark<Number>> {
    let mark = number(m)?;
    let decimal = mark.tokens.len() == 1 && !m.sentence[m.start].classes.has(Class::SlashDate);
    (mark.value.low.fract() != 0.0 && !decimal).then_some(mark)
}

/// The same, if it is a range.
fn range(m: &Match<'_>) -> Option<Mark<Number>> {
    let (start, end) = (m.tokens().start, end(m));
    let (value, next) = parse::range(m.scene, start, end)?;
    (value.low < value.high).then_some(Mark { tokens: Tokens::new(start, next), value })
}

/// Tokens that one number may take.
const MOST_TOKENS: u32 = 24;

/// Where a number must end: in its sentence, and not far off.
fn end(m: &Match<'_>) -> u32 {
    m.sentence[m.sentence.len() - 1].tokens.end.min(m.tokens().start + MOST_TOKENS)
}
