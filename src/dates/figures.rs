//! Days and months in figures, or with the month between marks: "2011-09-05", "02/08/2012", "9/2012", "09-JAN-2017",
//! "2015-07-31T12:00".
//!
//! Of "02/08/2012" either may be the month: American usage has it first, the rest of the world the day. One date with a
//! number over twelve tells for the whole text.

use super::expr::{Expr, What, Which};
use super::read::{is_before, number, of_century, table};
use super::years::span_of_years;
use crate::lexicon::{Class, ClassSet};
use crate::rules::{Found, Mark, Match, Rule, pattern};

pub(super) static RULES: &[Rule<Expr>] = &[
    Rule {
        id: "DAT004",
        name: "date in figures",
        why: "Year, month and day with hyphens are ISO 8601; with slashes the month comes first, unless a date of the text \
              shows that it can't. With dots they may be the number of a version: only what leads a date shows that they \
              are one.",
        how: pattern("SlashDate", in_figures),
        finds: &[
            "LONDON [1996-08-30=1996-08-30] Shares rose.",
            "He signed on [10/17/89=1989-10-17] at home.",
            "It was due on [02/08/2012=2012-08-02] and came on 13/08/2012.",
            "The plan of [9/2012=2012-09] was dropped.",
            "The last call came at [2015-07-31T12:45=2015-07-31T12:45] from the ship.",
        ],
        skips: &[
            "It rose 3/4 of a point.",
            "The firm shipped release 12.5.21 of it.",
            "They sell version 10.3.2019 now.",
        ],
    },
    Rule {
        id: "DAT014",
        name: "day, month and year with marks",
        why: "Forms and stamps write the month in letters between two hyphens or slashes.",
        how: pattern(
            "day:Digits&!Year Hyphen/Slash month:Month Dot? Hyphen/Slash year:Digits|month:Month Hyphen/Slash day:Number (Hyphen/Slash year:Digits)?|year:Year Hyphen/Slash month:Month Hyphen/Slash day:Digits|year:Year month:Month Dot? day:(Number&!Year|Ordinal)",
            with_marks,
        ),
        finds: &[
            "The letter of [09-JAN-2017=2017-01-09] was read out.",
            "It was stamped [Jun-18-2020=2020-06-18] by a clerk.",
            "The note of [19-Nov-12=2012-11-19] was lost.",
            "It was filed on [2017-Mar-04=2017-03-04] in Leeds.",
            "It was filed on [2017 March 4=2017-03-04] in Leeds.",
        ],
        skips: &["Ann Jan-Ove left.", "It ran from July-September."],
    },
];

/// Hyphens and slashes between the parts of a date.
fn with_marks(m: &Match<'_>) -> Option<Mark<Expr>> {
    let month = table(m, "month", Class::Month)?;
    let (day, last) = number(m, "day")?;
    let year = match number(m, "year") {
        Some((year, _)) => year,
        // "18-2020" reads as a range.
        None => Some(last).filter(|last| *last > day)?,
    };
    let good = |n: f64, least: f64, most: f64| (n.fract() == 0.0 && (least..=most).contains(&n)).then_some(n as i16);
    let year = good(year, 0.0, 99.0).map(of_century).or_else(|| good(year, 1000.0, 2199.0))?;
    let day = good(day, 1.0, 31.0)? as i8;
    m.mark_all(What::Day { which: Which::Year(year), month, day }.expr())
}

fn in_figures(m: &Match<'_>) -> Option<Mark<Expr>> {
    let text = m.scene.lower(m.tokens().start);
    let (text, time) = match text.split_once('t') {
        Some((day, time)) => (day, Some(super::times::iso(time)?)),
        None => (text, None),
    };
    let mark = text.bytes().find(|b| !b.is_ascii_digit())?;
    let mut parts = text.split(char::from(mark));
    let read = |part: &str| part.parse::<i16>().ok();
    let (a, b) = (parts.next()?, parts.next()?);
    let Some(c) = parts.next() else {
        // "2022/23", and the one day that all know by its figures.
        return match text {
            "9/11" => m.mark_all(What::Day { which: Which::Year(2001), month: 9, day: 11 }.expr()),
            _ if a.len() == 4 && mark == b'/' => span_of_years(m, read(a)?, b),
            _ if b.len() == 4 && mark == b'/' => month_of(m, read(a)?, read(b)?),
            _ => None,
        };
    };
    let what = match (a.len(), c.len()) {
        (4, 1..=2) => day(read(a)?, read(b)?, read(c)?)?,
        (1..=2, 2 | 4) => {
            let year = if c.len() == 2 { of_century(read(c)?) } else { read(c)? };
            match (mark, read(a)?, read(b)?) {
                (b'.', first, second) => day(year, second, first).filter(|_| is_led(m))?,
                (_, first @ 1..=31, second @ 1..=31) if first.min(second) <= 12 => {
                    What::Figures { year, first: first as i8, second: second as i8 }
                }
                _ => return None,
            }
        }
        _ => return None,
    };
    m.mark_all(Expr { time, ..what.expr() })
}

/// "9/2012", but "resolution 9/2012".
fn month_of(m: &Match<'_>, month: i16, year: i16) -> Option<Mark<Expr>> {
    const NUMBERED: ClassSet = ClassSet::of(&[Class::Noun, Class::Cap, Class::Upper]);
    let numbered = m.before().is_some_and(|u| u.classes.any(NUMBERED) && !u.classes.any(DATED));
    let good = (1..=12).contains(&month) && (1900..2200).contains(&year) && !numbered;
    good.then(|| m.mark_all(What::Month { which: Which::Year(year), month: month as i8 }.expr()))?
}

fn day(year: i16, month: i16, day: i16) -> Option<What> {
    // The calendar begins with the year 1.
    let good = year > 0 && (1..=12).contains(&month) && (1..=31).contains(&day);
    good.then_some(What::Day { which: Which::Year(year), month: month as i8, day: day as i8 })
}

/// What stands before a date.
const DATED: ClassSet = ClassSet::of(&[
    Class::Weekday,
    Class::Comma,
    Class::Colon,
    Class::OpenParen,
    Class::Dash,
    Class::City,
    Class::VerbPast,
    Class::VerbPp,
    Class::Conj,
]);

/// Whether what stands before shows that dots part a date, and not the number of a version.
fn is_led(m: &Match<'_>) -> bool {
    m.before().is_none_or(|u| u.classes.any(DATED))
        || is_before(m, &["on", "of", "from", "since", "by", "until", "till", "before", "after", "for", "to"])
}

/// Settles which number is the month in dates with slashes: the second, if some date of the text has no other reading
/// and none speaks against it.
pub(super) fn settle(found: &mut [Found<Expr>]) {
    let any = |proves: fn(i8, i8) -> bool| {
        found.iter().any(|f| matches!(f.value.what, What::Figures { first, second, .. } if proves(first, second)))
    };
    let day_first = any(|first, _| first > 12) && !any(|_, second| second > 12);
    for one in found {
        if let What::Figures { year, first, second } = one.value.what {
            let (month, day) = if first > 12 || day_first && second <= 12 { (second, first) } else { (first, second) };
            one.value.what = What::Day { which: Which::Year(year), month, day };
        }
    }
}
