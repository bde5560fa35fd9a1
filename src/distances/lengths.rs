//! Numbers with a unit after them.

use super::{Length, Marked, mark, measure, number, with_before};
use crate::lexicon::vocabulary::hash;
use crate::lexicon::{Class, ClassSet};
use crate::numbers::Number;
use crate::rules::{Match, Rule, Unit, pattern};

pub(super) static RULES: &[Rule<Option<Length>>] = &[
    Rule {
        id: "DST001",
        name: "number and unit",
        why: "A number before a unit of length is a length.",
        how: pattern("n:Number/Date u:LengthUnit", plain),
        finds: &[
            "The camp lies [60 km=60000] from here.",
            "They walked [twenty-five miles=40233.6] on Monday.",
            "The ship drifted [12 nautical miles=22224] out.",
            "The race is over [2000 metres=2000].",
        ],
        skips: &[
            "The car reached 60 kilometres per hour.",
            "It covers 60 square kilometres.",
            "In 1996 Miles Harper left.",
            "They found 12 Miles Davis albums.",
        ],
    },
    Rule {
        id: "DST002",
        name: "from one length to another",
        why: "Two lengths in one unit, joined by \"to\" or after \"between\" by \"and\", are the ends of a range.",
        how: pattern(
            "between l:(n:Number u:LengthUnit and o:Number v:LengthUnit)|l:(n:Number u:LengthUnit to o:Number v:LengthUnit)",
            range,
        ),
        finds: &[
            "Visibility was between [300 metres and 600 metres=300].",
            "Fog cut it to [0.5 mile to 1.5 miles=804.672].",
        ],
        skips: &["He ran 300 metres and 600 metres."],
    },
    Rule {
        id: "DST003",
        name: "between two numbers",
        why: "After \"between\" and \"from\", two numbers before one unit are the ends of a range.",
        how: pattern(
            "(between l:(n:Number and o:Number u:LengthUnit)|from l:(n:Number to o:Number u:LengthUnit))",
            range,
        ),
        finds: &["They live at between [4,000 and 6,000 feet=1219.2]."],
        skips: &["Between 1990 and 1995 metres were sold."],
    },
    Rule {
        id: "DST004",
        name: "feet and inches",
        why: "A smaller unit after a greater one is added to it.",
        how: pattern("n:Number u:LengthUnit (and|Comma)? o:Number v:LengthUnit", added),
        finds: &[
            "He is [6 feet 2 inches=1.8796] tall.",
            "It fell [1 metre 80 cm=1.8] short.",
            "The cloth is [3 yards and 4 feet=3.9624] wide.",
            "The cloth is [2 yards and 7 feet=3.9624] wide.",
        ],
        skips: &["It is 5 km long and 2 km wide."],
    },
    Rule {
        id: "DST005",
        name: "yards gained",
        why: "In American football a word for the play stands between the number and \"yards\".",
        how: pattern(
            "n:Number (passing|rushing|receiving|total|net|offensive|return|combined|punting) u:LengthUnit",
            |m| mark(m, number(m, "n"), measure(m, "u").filter(|u| u.name == "yard")?),
        ),
        finds: &["He has [4,033 passing yards=3687.7752] this season."],
        skips: &["He has 40 total feet of rope."],
    },
    Rule {
        id: "DST006",
        name: "half a mile",
        why: "\"half a\" and \"a quarter of a\" before a unit are a part of it.",
        how: pattern("half (Hyphen? u:LengthUnit|(a|an) u:LengthUnit)", |m| mark(m, one(0.5), measure(m, "u")?)),
        finds: &["It is [half a mile=804.672] away.", "It was a [half-mile=804.672] walk."],
        skips: &["Half the mile was flooded."],
    },
    Rule {
        id: "DST007",
        name: "three-quarters of a mile",
        why: "A share \"of a\" unit is that part of it.",
        how: pattern("n:Number of (a|an) u:LengthUnit", |m| {
            let share = number(m, "n").filter(|n| n.high < 1.0)?;
            mark(m, Some(share), measure(m, "u")?)
        }),
        finds: &["The hut is [three-quarters of a mile=1207.008] away."],
        skips: &["Five of a foot-long chain's shops closed."],
    },
    Rule {
        id: "DST008",
        name: "a quarter of a mile",
        why: "\"a quarter of a mile\" and \"a quarter-mile\" are a fourth of one.",
        how: pattern("(quarter|third) (of (a|an)|Hyphen)? u:LengthUnit", |m| {
            let third = m.sentence[m.start].hash == hash("third");
            let marked = mark(m, one(if third { 1.0 / 3.0 } else { 0.25 }), measure(m, "u")?);
            let of = m.end - m.start > 3;
            if of && m.before().is_some_and(is_article) { with_before(m, marked) } else { marked.filter(|_| !third) }
        }),
        finds: &["The hut is [a quarter of a mile=402.336] away.", "It was a [quarter mile=402.336] walk."],
        skips: &["The third mile was worse."],
    },
    Rule {
        id: "DST013",
        name: "a quarter-mile",
        why: "\"quarter-mile\" is a fourth of a mile.",
        how: pattern("\"quarter-mile\"", |m| mark(m, one(0.25), super::Measure::named("mile")?)),
        finds: &["It was a [quarter-mile=402.336] walk."],
        skips: &["It was in the quarter-final."],
    },
    Rule {
        id: "DST014",
        name: "mile-long",
        why: "A unit joined to a word for a dimension is one of it.",
        how: pattern("l:u:LengthUnit Hyphen Dimension", |m| {
            let counted = m.before().is_some_and(|b| b.classes.any(ClassSet::of(&[Class::Number, Class::Hyphen])));
            mark(m, one(1.0), measure(m, "u")?).filter(|_| !counted)
        }),
        finds: &["The [mile=1609.344]-long queue did not move."],
        skips: &["It is a five-mile-long queue."],
    },
    Rule {
        id: "DST009",
        name: "a mile",
        why: "\"a\" before a unit is one of it; where the word has other senses, what stands around must speak for a length.",
        how: pattern("u:LengthUnit", single),
        finds: &[
            "The hut is [a mile=1609.344] from the shore.",
            "It came within [a metre=1] of the wall.",
            "There was [a foot=0.3048] of snow.",
        ],
        skips: &[
            "The fare is 5 dollars a mile.",
            "They found a foot and an ankle.",
            "She keeps a yard of hens.",
            "He won by a mile.",
        ],
    },
    Rule {
        id: "DST010",
        name: "a mile and a half",
        why: "\"and a half\" after a unit adds half of it.",
        how: pattern("n:Number? u:LengthUnit and (a|one) half", |m| {
            let unit = measure(m, "u")?;
            match number(m, "n") {
                Some(n) => mark(m, one(n.low + 0.5), unit),
                None => with_before(m, mark(m, one(1.5), unit).filter(|_| m.before().is_some_and(is_article))),
            }
        }),
        finds: &["The hut is [a mile and a half=2414.016] away.", "It ran [two miles and a half=4023.36] on."],
        skips: &["A mile and a halfpenny."],
    },
    Rule {
        id: "DST011",
        name: "a mile or two",
        why: "\"a mile or two\" is a range from one to two.",
        how: pattern("u:LengthUnit or n:Number", |m| {
            let value = Number { low: 1.0, high: number(m, "n").filter(|n| n.low == 2.0)?.high };
            with_before(m, mark(m, Some(value), measure(m, "u")?).filter(|_| m.before().is_some_and(is_article)))
        }),
        finds: &["The hut is [a mile or two=1609.344] off."],
        skips: &["By metre or two by two."],
    },
    Rule {
        id: "DST012",
        name: "the women's mile",
        why: "The mile is a race of one mile.",
        how: pattern("(men|women) Possessive u:mile", |m| {
            let unit = super::Measure::of(m, m.units("u")?.first()?)?;
            m.mark("u", Some(Length::new(one(1.0), unit)))
        }),
        finds: &["She won the women's [mile=1609.344] in Oslo."],
        skips: &["The women's miles of walking paid off."],
    },
];

/// What goes on after a length in a headline; anything else with a capital is the rest of a name ("Miles Davis").
const HEADLINE: ClassSet =
    ClassSet::of(&[Class::Prep, Class::Conj, Class::Dimension, Class::Direction, Class::Aux, Class::VerbPast]);

pub(super) fn one(value: f64) -> Option<Number> {
    Some(Number { low: value, high: value })
}

pub(super) fn is_article(unit: &Unit) -> bool {
    unit.hash == hash("a") || unit.hash == hash("an")
}

pub(super) fn is(unit: Option<&Unit>, words: &[&str]) -> bool {
    unit.is_some_and(|u| u.hash != 0 && words.iter().any(|w| hash(w) == u.hash))
}

/// A number and a unit, if the unit's spelling is not that of a name ("Miles", "FT").
fn plain(m: &Match<'_>) -> Marked {
    let unit = m.units("u")?.first()?;
    let measure = super::Measure::of(m, unit)?;
    let value = number(m, "n")?;
    let name = match m.after() {
        Some(next) => next.classes.has(Class::Cap) && !next.classes.any(HEADLINE),
        None => false,
    };
    if unit.classes.has(Class::Cap) && !unit.classes.has(Class::UpperLine) && name {
        return None;
    }
    let metric = matches!(measure.name, "kilometre" | "centimetre" | "millimetre");
    if unit.classes.has(Class::Upper) && !unit.classes.has(Class::UpperLine) && !metric {
        return None;
    }
    if measure.name == "league" && !is(m.after(), &["from", "away", "under", "off"]) {
        return None;
    }
    mark(m, Some(value), measure)
}

/// The ends of a range, in one unit.
fn range(m: &Match<'_>) -> Marked {
    let (low, high) = (number(m, "n")?.low, number(m, "o")?.high);
    let unit = measure(m, "u")?;
    let same = measure(m, "v").is_none_or(|other| other == unit);
    let year = |label| m.units(label).is_some_and(|n| n[0].classes.has(Class::Year) && (1900.0..2050.0).contains(&low));
    if year("n") && year("o") {
        return None;
    }
    if low < high && same { mark(m, Some(Number { low, high }), unit) } else { None }
}

/// A length in two units, the second smaller than one of the first.
pub(super) fn added(m: &Match<'_>) -> Marked {
    let (great, small) = (measure(m, "u")?, measure(m, "v")?);
    let (n, o) = (number(m, "n")?.low, number(m, "o")?.low);
    let part = o * small.metres? / great.metres?;
    // Feet are added to yards however many they are.
    let feet = great.name == "yard" && small.name == "foot";
    if n.fract() == 0.0 && (part < 1.0 || feet && part < n + 1.0) { mark(m, one(n + part), great) } else { None }
}

/// "a mile": the unit after an article.
fn single(m: &Match<'_>) -> Marked {
    let before = m.before().filter(|b| is_article(b))?;
    let unit = &m.sentence[m.start];
    let measure = super::Measure::of(m, unit)?;
    let text = m.scene.lower(unit.tokens.end - 1);
    if unit.classes.any(ClassSet::of(&[Class::NounPl, Class::Cap, Class::Upper])) || text == "feet" {
        return None;
    }
    let earlier = &m.sentence[..m.start - 1];
    let last = earlier.last();
    let after = m.after();
    let near = is(after, &["from", "away", "off", "above", "below", "apart", "or", "outside", "inside", "beneath"])
        || after.is_some_and(|a| a.classes.any(ClassSet::of(&[Class::Direction, Class::Dimension])))
        || is(after, &["in"]) && m.sentence.get(m.end + 1).is_some_and(|u| u.classes.has(Class::Dimension));
    // "5 dollars a mile": a rate.
    let rate = last.is_some_and(|l| l.classes.any(ClassSet::of(&[Class::NounPl, Class::Number, Class::Percent])));
    if is(last, &["by"]) || rate && !near {
        return None;
    }
    let hedged = last.is_some_and(|l| l.classes.has(Class::Hedge)) || is(last, &["than", "just", "only", "every"]);
    let of = is(after, &["of"])
        && m.sentence.get(m.end + 1).is_some_and(|u| u.classes.any(ClassSet::of(&[Class::Noun, Class::Dimension])));
    let sure = match measure.name {
        "foot" | "yard" | "league" | "metre" => near || hedged || of && measure.name != "yard",
        _ => true,
    };
    if !sure {
        return None;
    }
    let mut marked = mark(m, one(1.0), measure)?;
    marked.tokens.start = before.tokens.start;
    Some(marked)
}
