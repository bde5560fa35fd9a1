//! Lengths without a number.

use super::{Length, Marked, lengths::is, mark, measure, with_before};
use crate::lexicon::{Class, ClassSet};
use crate::rules::{Match, Rule, pattern};

pub(super) static RULES: &[Rule<Option<Length>>] = &[
    Rule {
        id: "DST040",
        name: "several miles",
        why: "\"several\" and \"a few\" count without a number, also before \"hundred\" and \"dozen\".",
        how: pattern(
            "(several|few|many|numerous|countless) (hundred|thousand|dozen|Number)? Hyphen? u:LengthUnit|couple of (hundred|thousand|dozen|Number)? u:LengthUnit|couple u:LengthUnit",
            |m| {
                let marked = mark(m, None, measure(m, "u")?);
                if is(m.before(), &["a"]) { with_before(m, marked) } else { marked }
            },
        ),
        finds: &[
            "They walked [several miles] home.",
            "It is [a few hundred metres] off.",
            "They stood [a few dozen kilometres] from the city.",
            "It is [a couple of miles] away.",
        ],
        skips: &["Several milestones were passed."],
    },
    Rule {
        id: "DST041",
        name: "hundreds of miles",
        why: "\"hundreds of\" and the like count without a number.",
        how: pattern(
            "(tens|hundreds|dozens|scores|thousands|millions) (of (thousands|millions))? of u:LengthUnit",
            |m| mark(m, None, measure(m, "u")?),
        ),
        finds: &["The ash drifted [hundreds of kilometres] east."],
        skips: &["They laid hundreds of square miles waste."],
    },
    Rule {
        id: "DST042",
        name: "miles away",
        why: "A plural unit before \"away\", \"from\" or a direction is a length, \"feet\" only where it can be no part of a body.",
        how: pattern("l:u:LengthUnit (away|from|off|wide|high|deep|apart|short|out|above|below|Direction)", bare),
        finds: &[
            "They stood just [feet] away from him.",
            "The header went [inches] wide.",
            "They are [miles] from home.",
        ],
        skips: &["He wiped his feet away from the mat.", "Miles away in town, he slept."],
    },
    Rule {
        id: "DST043",
        name: "miles of",
        why: "A plural unit before \"of\" and a thing is an amount of it by length.",
        how: pattern("l:u:LengthUnit of (Adj/Noun/NounPl/VerbPp)", |m| {
            let feet = is(m.units("u")?.first(), &["feet", "metres", "meters"]);
            bare(m).filter(|_| !feet)
        }),
        finds: &["They wrapped it in [yards] of cloth."],
        skips: &["They washed the feet of the poor."],
    },
    Rule {
        id: "DST044",
        name: "miles and miles",
        why: "A plural unit said twice is a great length.",
        how: pattern("u:LengthUnit and v:LengthUnit", |m| {
            let same = m.units("u")?.first()?.hash == m.units("v")?.first()?.hash;
            mark(m, None, measure(m, "u")?).filter(|_| same && plural(m))
        }),
        finds: &["It flew [miles and miles] on."],
        skips: &["Feet and inches are old units."],
    },
    Rule {
        id: "DST045",
        name: "within metres of",
        why: "After \"within\" a plural unit is a short length.",
        how: pattern("within (just|only)? l:u:LengthUnit of", |m| {
            mark(m, None, measure(m, "u")?).filter(|_| plural(m))
        }),
        finds: &["It fell within [yards] of the school."],
        skips: &["Within a mile of it, he fell."],
    },
];

/// Whether the unit is a plural in lower case.
fn plural(m: &Match<'_>) -> bool {
    let Some(unit) = m.units("u").and_then(<[_]>::first) else { return false };
    let text = m.scene.lower(unit.tokens.end - 1);
    unit.classes.has(Class::Lower) && (text == "feet" || text.len() > 3 && text.ends_with('s'))
}

/// A plural unit without a number before it.
fn bare(m: &Match<'_>) -> Marked {
    let counted = m.before().is_some_and(|b| {
        let number = ClassSet::of(&[Class::Number, Class::Hyphen, Class::Possessive, Class::PossPron, Class::Date]);
        b.classes.any(number) || is(Some(b), &["of", "square", "cubic", "the", "these", "those"])
    });
    let feet = m.units("u").is_some_and(|u| is(u.first(), &["feet"]));
    let spoken_for = is(m.before(), &["just", "only", "mere", "within"])
        || m.before().is_some_and(|b| b.classes.any(ClassSet::of(&[Class::Hedge, Class::VerbPp, Class::Aux])));
    // "light years ahead" is far, but nowhere.
    if measure(m, "u")?.name == "light_year" {
        return None;
    }
    if counted || !plural(m) || feet && !spoken_for {
        return None;
    }
    mark(m, None, measure(m, "u")?)
}
