//! Lengths before a noun: "a five-metre wall", "5-foot-11".

use super::{Length, LengthKind, Marked, Measure, lengths, mark, measure, number};
use crate::lexicon::{Class, ClassSet, Usage};
use crate::rules::{Match, Rule, pattern};
use crate::text::Flags;

pub(super) static RULES: &[Rule<Option<Length>>] = &[
    Rule {
        id: "DST020",
        name: "number, hyphen, unit",
        why: "Before a noun, number and unit are joined by a hyphen.",
        how: pattern("n:Number/Date Hyphen u:LengthUnit", |m| mark(m, number(m, "n"), measure(m, "u")?)),
        finds: &["They scaled a [five-metre=5] wall.", "It was a [628-nautical mile=1163056] race."],
        skips: &["It is a 450-square-km park.", "He has a thousand-yard stare."],
    },
    Rule {
        id: "DST021",
        name: "feet and inches in figures",
        why: "A person's height is written with feet and inches, and the inches may go unnamed.",
        how: pattern("n:Number (Hyphen u:LengthUnit Hyphen|u:LengthUnit) o:Number", feet_and_inches),
        finds: &[
            "She is [5-foot-11=1.8034] and thin.",
            "He stands [six foot four=1.9304] in his socks.",
            "The man is [five feet nine=1.7526] and bald.",
        ],
        skips: &["He ran 10 feet 20 times."],
    },
    Rule {
        id: "DST024",
        name: "5'11\"",
        why: "Feet and inches may be written with their signs.",
        how: pattern("l:(n:Number (\"'\"|\"’\"|\"′\") o:Number) >!Number&!TimeUnit&!Noun", in_signs),
        finds: &[
            "He is [5'11=1.8034]\" and thin.",
            "He is [5' 10=1.778]\" and thin.",
            "He is [5′ 10=1.778]″ and thin.",
        ],
        skips: &["She ran it in 10'40 flat.", "He said 'it is 5' 10 times."],
    },
    Rule {
        id: "DST025",
        name: "six-foot, four-inch",
        why: "Before a noun a length in two units has a hyphen in each.",
        how: pattern("n:Number Hyphen u:LengthUnit (Comma|and)? o:Number Hyphen v:LengthUnit", lengths::added),
        finds: &["The [six-foot, four-inch=1.9304] guard sat down."],
        skips: &["A six-foot, 20-yard fence fell."],
    },
    Rule {
        id: "DST022",
        name: "a 45-footer",
        why: "In sport a shot or a boat is named by its length in feet or yards.",
        how: pattern("n:Number Hyphen u:(footer|footers|yarder|yarders)", |m| {
            let unit = if lengths::is(m.units("u")?.first(), &["footer", "footers"]) { "foot" } else { "yard" };
            mark(m, number(m, "n"), Measure::named(unit)?)
        }),
        finds: &["She holed a [45-footer=13.716] for birdie."],
        skips: &["The footer was wrong."],
    },
    Rule {
        id: "DST026",
        name: "20 by 30 feet",
        why: "The sides of a room or a field share the unit that stands after the last.",
        how: pattern("l:n:Number (by|x|\"×\") Number ((by|x|\"×\") Number)? u:(LengthUnit|m)", side),
        finds: &[
            "The yard is [12=3.6576] by 40 feet wide.",
            "It is a [4=4] x 6 x 2 metres cage.",
            "The rug is [20=6.096]x30 feet.",
        ],
        skips: &["They won it 3 by 2 on points.", "They won the 4 x 100m relay."],
    },
    Rule {
        id: "DST023",
        name: "32- and 35-inch",
        why: "A number with a hyphen left open takes the unit of the one it is joined to.",
        how: pattern("l:(n:Number Hyphen/Dash) (and|or|to|Comma) Number Hyphen u:LengthUnit", |m| {
            mark(m, number(m, "n"), measure(m, "u")?)
        }),
        finds: &["They make [32-=0.8128] and 35-inch screens."],
        skips: &["They lost 3-2 and ran 5-mile laps."],
    },
];

/// A height in feet and inches, which is a person's.
pub(super) fn height(m: &Match<'_>, feet: f64, inches: f64) -> Marked {
    let mut marked = mark(m, lengths::one(feet + inches / 12.0), Measure::named("foot")?)?;
    marked.value.iter_mut().for_each(|length| length.kind = LengthKind::Height);
    Some(marked)
}

/// Feet and inches by their signs: close together, or with the inches' sign behind.
fn in_signs(m: &Match<'_>) -> Marked {
    let (feet, inches) = (number(m, "n")?, number(m, "o")?);
    let height = (3.0..9.0).contains(&feet.low) && (0.0..12.0).contains(&inches.low);
    let tokens = &m.scene.text.tokens;
    let glued = |at: u32| tokens.get(at as usize).is_some_and(|token| !token.flags.has(Flags::SPACE));
    let (sign, end) = (m.part("n")?.end, m.part("o")?.end);
    let signed = glued(end) && matches!(m.scene.lower(end), "\"" | "”" | "″" | "''");
    self::height(m, feet.low, inches.low).filter(|_| height && glued(sign) && (glued(sign + 1) || signed))
}

/// A side before others, in the unit of the last. In "4 x 100m relay" it is not one.
fn side(m: &Match<'_>) -> Marked {
    if m.after().is_some_and(|u| m.scene.unit_used(u, Usage::Relay)) {
        return None;
    }
    let unit = m.units("u")?.first()?;
    let unit = if lengths::is(Some(unit), &["m"]) { Measure::named("metre") } else { Measure::of(m, unit) }?;
    mark(m, number(m, "n"), unit)
}

fn feet_and_inches(m: &Match<'_>) -> Marked {
    measure(m, "u").filter(|u| u.name == "foot")?;
    let (feet, inches) = (number(m, "n")?, number(m, "o")?);
    let hyphens = m.end - m.start == 5;
    let singular = lengths::is(m.units("u")?.first(), &["foot", "ft"]);
    let height = feet.low == feet.high && (1.0..10.0).contains(&feet.low) && inches.high < 12.0;
    // "6 feet 10 times", "five feet 3 miles": what is counted next are no inches.
    let counts = m.after().is_some_and(|next| {
        next.classes.any(ClassSet::of(&[Class::Noun, Class::NounPl, Class::LengthUnit, Class::Hyphen, Class::Percent]))
    });
    if !height || !hyphens && !singular && (counts || feet.low < 3.0) {
        return None;
    }
    self::height(m, feet.low, inches.low)
}
