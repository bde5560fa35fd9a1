//! Parts of a month or around a day: "the second week of January", "the last Friday in May", "Friday the 13th", "the
//! weekend of Oct. 5", "Memorial Day weekend".

use super::calendar::{Piece, Unit};
use super::expr::{Expr, What, Which, article, is_after, mods, small, table, unit, with_article};
use crate::lexicon::Class;
use crate::rules::{Mark, Match, Rule, pattern};

pub(super) static RULES: &[Rule<Expr>] = &[
    Rule {
        id: "DAT130",
        name: "the second week of January",
        why: "An ordinal picks a day, week, weekend or weekday of a month; a week belongs to the month of its Thursday, \
              as in ISO 8601.",
        how: pattern(
            "nth:(Ordinal|last|final|opening) (unit:TimeUnit|weekday:Weekday) (of|in) mods:TimeMod? month:Month Dot? (Comma? of? year:Year)?",
            nth_of_month,
        ),
        finds: &[
            "The court met in [the second week of December=2025-W50] again.",
            "They vote on [the last Sunday in March 2026=2026-03-29] at home.",
            "It closed on [the first day of October=2025-10-01] for good.",
        ],
        skips: &["He spoke in the first minute of May's last debate.", "It was the second half of December."],
    },
    Rule {
        id: "DAT131",
        name: "Friday the 13th",
        why: "A weekday and a day of the month pick the nearest month in which the two meet.",
        how: pattern("weekday:Weekday the day:Ordinal", weekday_the),
        finds: &["It sank on [Friday the 13th=2025-06-13] off Norway."],
        skips: &["On Friday the first guests came."],
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

/// The year of a label, if the match has it; else by the words before the month.
fn which(m: &Match<'_>) -> Option<Which> {
    Some(match (small(m, "year", 1, 9999), mods(m, "mods")[0]) {
        (Some(year), _) => Which::Year(year),
        (None, "") => Which::Open,
        (None, "last") => Which::Last,
        (None, "this") => Which::This,
        (None, "next") => Which::Next,
        _ => return None,
    })
}

fn nth_of_month(m: &Match<'_>) -> Option<Mark<Expr>> {
    let month = table(m, "month", Class::Month)?;
    let nth = match &*m.words("nth")?.to_ascii_lowercase() {
        "last" | "final" => -1,
        "opening" => 1,
        _ => small(m, "nth", 1, 31)? as i8,
    };
    let (piece, most) = match unit(m, "unit") {
        None => (Piece::Weekday(table(m, "weekday", Class::Weekday)?), 5),
        Some((Unit::Day, false)) => (Piece::Day, 31),
        Some((Unit::Week, false)) => (Piece::Week, 5),
        Some((Unit::Weekend, false)) => (Piece::Weekend, 5),
        Some(_) => return None,
    };
    (nth <= most).then(|| with_article(m, What::Nth { nth, piece, which: which(m)?, month }))?
}

fn weekday_the(m: &Match<'_>) -> Option<Mark<Expr>> {
    let weekday = table(m, "weekday", Class::Weekday)?;
    let written = m.words("day")?.as_bytes()[0].is_ascii_digit();
    let day = small(m, "day", 1, 31).filter(|_| written && !is_after(m, &["of"]))? as i8;
    m.mark_all(What::WeekdayThe { weekday, day }.expr())
}

fn around(m: &Match<'_>) -> Option<Mark<Expr>> {
    let (unit, plural) = unit(m, "unit")?;
    let (month, day) = (table(m, "month", Class::Month)?, small(m, "day", 1, 31)? as i8);
    let good = !plural && matches!(unit, Unit::Week | Unit::Weekend);
    good.then(|| with_article(m, What::Around { unit, which: which(m)?, month, day }))?
}

fn holiday_weekend(m: &Match<'_>) -> Option<Mark<Expr>> {
    let what = What::HolidayWeekend { which: Which::Open, rule: m.value("holiday", Class::Holiday)? };
    Some(Mark { tokens: article(m, m.tokens()), value: what.expr() })
}
