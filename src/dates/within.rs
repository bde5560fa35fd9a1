//! Parts of a month or year or around a day: "the second week of January", "the last Friday in May", "the first two months
//! of 2018", "Friday the 13th", "on the 15th", "the weekend of Oct. 5", "Memorial Day weekend".

use super::calendar::{Piece, Unit};
use super::expr::{Expr, Of, What, Which};
use super::read::{article, before, is_after, is_before, of, small, table, unit, with_article};
use crate::lexicon::{Class, ClassSet};
use crate::rules::{Mark, Match, Rule, pattern};

pub(super) static RULES: &[Rule<Expr>] = &[
    Rule {
        id: "DAT130",
        name: "the second week of January",
        why: "An ordinal picks a day, week, weekend, weekday or month of a month or year; a week belongs to the month and \
              year of its Thursday, as in ISO 8601.",
        how: pattern(
            "nth:(Number Hyphen? Ordinal|Ordinal|last|final|opening) piece:(TimeUnit|Weekday) (of|in) of:(TimeMod? Month Dot? (Comma? of? Year)?|Year|(the|that)? TimeMod? TimeUnit)",
            nth_of,
        ),
        finds: &[
            "The court met in [the second week of December=2025-W50] again.",
            "They vote on [the last Sunday in March 2026=2026-03-29] at home.",
            "It closed on [the first day of October=2025-10-01] for good.",
            "It snowed in [the last week of 2016=2016-W52] only.",
            "They met on [the first Monday of last month=2025-12-01] as always.",
            "It opens on [the last Friday of the month=2026-01-30] at home.",
        ],
        skips: &["He spoke in the first minute of May's last debate.", "It was the second half of December."],
    },
    Rule {
        id: "DAT134",
        name: "the 12th of last month",
        why: "An ordinal before a month that is not named is a day of it.",
        how: pattern("nth:(Number Hyphen? Ordinal|Ordinal) of of:((the|that)? TimeMod? TimeUnit)", day_of),
        finds: &["He was held on [the 12th of last month=2025-12-12] at sea."],
        skips: &["It was the third of the year.", "He came on the second of two days."],
    },
    Rule {
        id: "DAT135",
        name: "the first two months of 2018",
        why: "The first or last so many units of a year or month are one stretch, whose days are known.",
        how: pattern(
            "edge:(first|last|final|opening|closing) amount:Number Hyphen? unit:TimeUnit (of|in) of:(TimeMod? Month Dot? (Comma? of? Year)?|Year|(the|that)? TimeMod? TimeUnit)",
            stretch,
        ),
        finds: &[
            "In [the first two months of 2018=P2M] it sold more.",
            "It rained on each of [the last ten days of December=P10D] there.",
        ],
        skips: &["In the first two games of 2018 he scored.", "The first two years of the war were worst."],
    },
    Rule {
        id: "DAT131",
        name: "Friday the 13th",
        why: "A weekday and a day of the month pick the nearest month in which the two meet.",
        how: pattern("weekday:Weekday Dot? Comma? the? day:Ordinal", weekday_the),
        finds: &[
            "It sank on [Friday the 13th=2025-06-13] off Norway.",
            "The hearing will be on [Mon 19th=2026-01-19] in Leeds.",
            "The count is on [Thursday, the 22nd=2026-01-22] at home.",
        ],
        skips: &["On Friday the first guests came.", "On Friday 12th Street was shut."],
    },
    Rule {
        id: "DAT136",
        name: "on the 15th",
        why: "After \"on\", \"by\" and the like a bare ordinal over which nothing is counted is a day of the month.",
        how: pattern("the day:(Number Hyphen? Ordinal|Ordinal)", day_the),
        finds: &["She will be back on [the 20th=2026-01-20] at home.", "She left on [the 3rd=2026-01-03] by sea."],
        skips: &[
            "She lives on the 15th floor.",
            "It was the 3rd of its kind.",
            "He finished on the 18th hole.",
            "He came in the 3rd.",
        ],
    },
    Rule {
        id: "DAT132",
        name: "the weekend of Oct. 5",
        why: "A week or weekend \"of\" a day is the one in which the day lies.",
        how: pattern("unit:TimeUnit of month:Month Dot? day:(Number&!Year|Ordinal) (Comma? year:Year)?", around),
        finds: &[
            "They played on [the weekend of Oct. 5=2025-W40-WE] at home.",
            "It aired in [the week of March 2, 2026=2026-W10] at last.",
        ],
        skips: &["It was closed by the end of Oct. 5."],
    },
    Rule {
        id: "DAT133",
        name: "Easter weekend",
        why: "The weekend of a holiday is the one nearest to it.",
        how: pattern("holiday:Holiday holiday? weekend", holiday_weekend),
        finds: &["They met on [Memorial Day weekend=2025-W21-WE] as always."],
        skips: &["They met at Easter that weekend."],
    },
];

/// A unit or weekday that can be picked from a month or year.
fn piece(m: &Match<'_>) -> Option<(Piece, i8)> {
    Some(match unit(m, "piece") {
        None => (Piece::Weekday(table(m, "piece", Class::Weekday)?), 53),
        Some((Unit::Day, false)) => (Piece::Day, 100),
        Some((Unit::Week, false)) => (Piece::Week, 53),
        Some((Unit::Weekend, false)) => (Piece::Weekend, 53),
        Some((Unit::Month, false)) => (Piece::Month, 12),
        Some(_) => return None,
    })
}

fn nth_of(m: &Match<'_>) -> Option<Mark<Expr>> {
    let nth = match &*m.words("nth")?.to_ascii_lowercase() {
        "last" | "final" => -1,
        "opening" => 1,
        _ => small(m, "nth", 1, 100)? as i8,
    };
    let (piece, most) = piece(m)?;
    let of = of(m, "of")?;
    (nth <= most).then(|| with_article(m, What::Nth { nth, piece, of }))?
}

fn day_of(m: &Match<'_>) -> Option<Mark<Expr>> {
    let (nth, of) = (small(m, "nth", 1, 31)? as i8, of(m, "of")?);
    let month = matches!(of, Of::Same(Unit::Month) | Of::Shift { unit: Unit::Month, .. });
    month.then(|| with_article(m, What::Nth { nth, piece: Piece::Day, of }))?
}

fn stretch(m: &Match<'_>) -> Option<Mark<Expr>> {
    let at_end = matches!(&*m.words("edge")?.to_ascii_lowercase(), "last" | "final" | "closing");
    let (unit, _) = unit(m, "unit")?;
    let count = small(m, "amount", 1, 1000).filter(|_| unit >= Unit::Day)?;
    with_article(m, What::Stretch { count, unit, at_end, of: of(m, "of")? })
}

fn weekday_the(m: &Match<'_>) -> Option<Mark<Expr>> {
    let weekday = table(m, "weekday", Class::Weekday)?;
    let day = small(m, "day", 1, 31).filter(|_| is_written(m) && is_alone(m))? as i8;
    m.mark_all(What::DayThe { weekday: Some(weekday), day }.expr())
}

fn day_the(m: &Match<'_>) -> Option<Mark<Expr>> {
    let day = small(m, "day", 1, 31)? as i8;
    let part = is_before(m, &["of"]) && before(m, 2).is_some_and(|u| u.classes.has(Class::DayPart));
    let led = part || is_before(m, &["on", "by", "until", "till", "since"]);
    (led && (is_written(m) || day > 10) && is_alone(m))
        .then(|| m.mark_all(What::DayThe { weekday: None, day }.expr()))?
}

/// Whether the day is in figures.
fn is_written(m: &Match<'_>) -> bool {
    m.words("day").is_some_and(|day| day.as_bytes()[0].is_ascii_digit())
}

/// Whether nothing follows that the ordinal could be of: "the 18th hole", "12th Street", "the 3rd of them".
fn is_alone(m: &Match<'_>) -> bool {
    const OF_IT: ClassSet = ClassSet::of(&[
        Class::Noun,
        Class::NounPl,
        Class::Adj,
        Class::Cap,
        Class::Upper,
        Class::Number,
        Class::Digits,
        Class::TimeUnit,
        Class::Ordinal,
        Class::Hyphen,
        Class::VerbIng,
        Class::VerbPp,
    ]);
    let verbal = ClassSet::of(&[Class::Aux, Class::VerbPast, Class::Modal, Class::Adv, Class::Prep, Class::Conj]);
    !is_after(m, &["of", "to"]) && m.after().is_none_or(|u| u.classes.any(verbal) || !u.classes.any(OF_IT))
}

fn around(m: &Match<'_>) -> Option<Mark<Expr>> {
    let (unit, plural) = unit(m, "unit")?;
    let (month, day) = (table(m, "month", Class::Month)?, small(m, "day", 1, 31)? as i8);
    let good = !plural && matches!(unit, Unit::Week | Unit::Weekend);
    let which = small(m, "year", 1, 9999).map_or(Which::Open, Which::Year);
    good.then(|| with_article(m, What::Around { unit, which, month, day }))?
}

fn holiday_weekend(m: &Match<'_>) -> Option<Mark<Expr>> {
    let what = What::HolidayWeekend { which: Which::Open, rule: m.value("holiday", Class::Holiday)? };
    Some(Mark { tokens: article(m, m.tokens()), value: what.expr() })
}
