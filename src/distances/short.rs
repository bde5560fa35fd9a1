//! Short forms that are words of their own, or other units: "m", "in", "k", "nm", "block".

use super::{Length, Marked, Measure, lengths::is, mark, number};
use crate::lexicon::{Class, ClassSet, Usage};
use crate::rules::{Match, Rule, pattern};
use crate::text::Flags;

pub(super) static RULES: &[Rule<Option<Length>>] = &[
    Rule {
        id: "DST030",
        name: "metres as m",
        why: "\"m\" after a number is metres in a race, before a word for a dimension or a direction; else it is a million.",
        how: pattern("n:Number/Date Hyphen? u:m", metres),
        finds: &[
            "She won the [400m=400] hurdles.",
            "He set the men's [1,500m=1500] record.",
            "The wall is [3m=3] high.",
            "It sank [200 m=200] off the coast.",
            "The box is [3m=3] x [4m=4] in all.",
        ],
        skips: &["It made a profit of $5m.", "Some 5m people fled.", "It sold 2.3m tonnes."],
    },
    Rule {
        id: "DST031",
        name: "metres in brackets",
        why: "Beside another length \"m\" is metres.",
        how: pattern("LengthUnit OpenParen (Hedge|just)* l:(n:Number Hyphen? m) CloseParen", |m| {
            mark(m, number(m, "n"), Measure::named("metre")?)
        }),
        finds: &["It is 300 feet ([91 m=91]) deep."],
        skips: &["They spent (5m) on it."],
    },
    Rule {
        id: "DST032",
        name: "inches as in",
        why: "\"in\" is inches after feet, and beside another length in brackets.",
        how: pattern(
            "(LengthUnit OpenParen (Hedge|just)* l:(n:Number Hyphen? in) CloseParen|l:(n:Number in) OpenParen Number LengthUnit CloseParen)",
            |m| mark(m, number(m, "n"), Measure::named("inch")?),
        ),
        finds: &["Some 30 cm ([12 in=0.3048]) fell."],
        skips: &["It fell by 12 in May."],
    },
    Rule {
        id: "DST033",
        name: "6ft 2in",
        why: "\"in\" after feet is inches.",
        how: pattern("l:(n:Number u:ft Dot? o:Number (in|ins))", |m| {
            let (feet, inches) = (number(m, "n")?.low, number(m, "o").filter(|o| o.low < 12.0)?.low);
            super::hyphenated::height(m, feet, inches)
        }),
        finds: &["He is [6ft 2in=1.8796] tall.", "He is [6 ft. 2 in=1.8796]. tall."],
        skips: &["He sold 6 cars in May."],
    },
    Rule {
        id: "DST038",
        name: "12 in of snow",
        why: "\"in\" is inches before a word for a dimension, before \"of\" and \"in\", and close to its number.",
        how: pattern("l:(n:Number/Date Hyphen? in) (Dot? Dimension|of|in)|l:(n:Number (in|ins))", |m| {
            let inch = m.part("l")?.end - 1;
            let close = !m.scene.text.tokens[inch as usize].flags.has(Flags::SPACE);
            let year = m.classes("n").has(Class::Year) || m.before().is_some_and(|b| b.classes.has(Class::Currency));
            let sure = m.part("l")?.end < m.tokens().end;
            mark(m, number(m, "n"), Measure::named("inch")?).filter(|_| (close || sure) && !year)
        }),
        finds: &[
            "Some [12 in=0.3048] of snow fell.",
            "The plank is [4 in=0.1016] wide.",
            "Up to [6in=0.1524] fell in Leeds.",
        ],
        skips: &["There were 12 in the car.", "It fell by 3 in May.", "One in 10 was hurt."],
    },
    Rule {
        id: "DST034",
        name: "a 10k run",
        why: "Runners call a race of so many kilometres \"10k\".",
        how: pattern("l:(n:Number Hyphen? k) (Dimension|fun run|road race)", |m| {
            let few = number(m, "n").filter(|n| n.high <= 200.0)?;
            let money = m.before().is_some_and(|b| b.classes.has(Class::Currency));
            mark(m, Some(few), Measure::named("kilometre")?).filter(|_| !money)
        }),
        finds: &["She won a [10k=10000] race."],
        skips: &["He wrote a 50k check.", "He won the $50k race."],
    },
    Rule {
        id: "DST035",
        name: "nautical miles as nm",
        why: "\"nm\" is nautical miles where a direction or a place follows.",
        how: pattern("l:(n:Number u:nm) (Direction/Hyphen|from|off|away)", |m| {
            mark(m, number(m, "n"), Measure::named("nmi")?)
        }),
        finds: &["It sank [40 nm=74080] off the coast."],
        skips: &["The chips are made at 45 nm today."],
    },
    Rule {
        id: "DST036",
        name: "city blocks",
        why: "Blocks are a distance in a town where a place or a direction follows, or a word for a way.",
        how: pattern(
            "l:(n:Number (block|blocks)) (away|from|Direction|off|uptown|downtown)|for l:(n:Number blocks) >!of|l:(n:Number Hyphen block) (Adj)? (Dimension|area|stretch|section|parade|tour|detour)",
            |m| mark(m, number(m, "n"), Measure::loose("block")),
        ),
        finds: &["The blast was [two blocks] from the court.", "They took a [15-block] stroll."],
        skips: &["They own two blocks of flats.", "She had 12 points and 7 blocks."],
    },
    Rule {
        id: "DST037",
        name: "several blocks",
        why: "So many blocks are a distance in a town where a place or a direction follows.",
        how: pattern("(several|few) blocks >from|(several|few) blocks (>away|>Direction|>off)", |m| {
            let marked = mark(m, None, Measure::loose("block"));
            if is(m.before(), &["a"]) { super::with_before(m, marked) } else { marked }
        }),
        finds: &["It is [a few blocks] from the court.", "It is [several blocks] north of here."],
        skips: &["A few blocks of flats burned."],
    },
];

/// Lengths of races.
const RACES: &[f64] =
    &[50.0, 60.0, 100.0, 110.0, 200.0, 400.0, 800.0, 1000.0, 1500.0, 2000.0, 3000.0, 5000.0, 10_000.0];

fn metres(m: &Match<'_>) -> Marked {
    let value = number(m, "n")?;
    let before = m.before();
    let after = m.after();
    let money = before.is_some_and(|b| b.classes.has(Class::Currency))
        || after.is_some_and(|a| a.classes.has(Class::Currency))
        || after.is_some_and(|a| m.scene.unit_used(a, Usage::Millions));
    if money {
        return None;
    }
    let word = |from: usize, set: &[Class]| {
        let ahead = m.sentence.iter().skip(m.end + from);
        ahead.take(1).any(|u| u.classes.any(ClassSet::of(set)))
    };
    let hyphen = word(0, &[Class::Hyphen]);
    let dimension = word(0, &[Class::Dimension, Class::Direction]) || hyphen && word(1, &[Class::Dimension]);
    let measured = is(after, &["in"]) && word(1, &[Class::Dimension]);
    let place = is(after, &["from", "away", "off", "above", "below", "out", "apart"]);
    let bracket =
        word(0, &[Class::OpenParen]) && m.sentence.get(m.end + 2).is_some_and(|u| u.classes.has(Class::LengthUnit));
    let is_by = |unit| is(unit, &["x", "×", "by"]);
    let side = is_by(after) && word(1, &[Class::Number])
        || is_by(before)
            && m.start > 1
            && (m.sentence[m.start - 2].classes.has(Class::Number) || is(m.sentence.get(m.start - 2), &["m"]));
    let event = before.is_some_and(|b| b.classes.has(Class::Possessive));
    let race = value.low == value.high
        && RACES.contains(&value.low)
        && !word(0, &[Class::NounPl])
        && !is(before, &["to", "by", "from", "about", "nearly", "some", "than", "almost", "of"]);
    let jump = value.low < 10.0
        && value.low.fract() != 0.0
        && !word(0, &[Class::NounPl, Class::Noun])
        && m.words("n").is_some_and(|n| n.split_once('.').is_some_and(|(_, decimals)| decimals.len() == 2))
        && before.is_some_and(|b| b.classes.has(Class::VerbPast) || is(Some(b), &["of", "with", "at"]));
    // "a draft of 12 m": a million is written close to its number, or counts something.
    let spaced = m.tokens().end.checked_sub(1).is_some_and(|i| m.scene.text.tokens[i as usize].flags.has(Flags::SPACE))
        && !word(0, &[Class::Noun, Class::NounPl, Class::Adj, Class::Cap, Class::Upper]);
    if spaced || side || dimension || measured || place || bracket || event || race || jump {
        mark(m, Some(value), Measure::named("metre")?)
    } else {
        None
    }
}
