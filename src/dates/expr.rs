//! What an expression says on its own, before it is known when it was written.

use super::Modifier;
use super::calendar::{Piece, Unit};
use crate::lexicon::{Class, lexicon};
use crate::numbers;
use crate::rules::{Mark, Match, Unit as Word};
use crate::text::Tokens;

/// An expression as a rule reads it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Expr {
    pub what: What,
    /// The time of day.
    pub time: Option<Time>,
    pub modifier: Option<Modifier>,
    /// The last of a range, where the expression is one ("5-6 September").
    pub last: Option<What>,
}

/// What a rule found.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum What {
    Day {
        which: Which,
        month: i8,
        day: i8,
    },
    Month {
        which: Which,
        month: i8,
    },
    Quarter {
        which: Which,
        quarter: i8,
    },
    Half {
        which: Which,
        half: i8,
    },
    Season {
        which: Which,
        season: i8,
    },
    Weekday {
        which: Which,
        weekday: i8,
    },
    /// By its rule in the tables.
    Holiday {
        which: Which,
        rule: &'static str,
    },
    Year(i16),
    Decade(i16),
    Century(i16),
    /// The stretch of that unit, so many on from the one of the anchor: "last week" is -1 week.
    Shift {
        by: i32,
        unit: Unit,
    },
    /// "two weeks ago" (from the day of writing), "a year earlier" (from the date before).
    Count {
        amount: Amount,
        unit: Unit,
        later: bool,
        from_then: bool,
    },
    /// "the second week of January", "the last Friday of May"; -1 is the last.
    Nth {
        nth: i8,
        piece: Piece,
        which: Which,
        month: i8,
    },
    /// "Friday the 13th".
    WeekdayThe {
        weekday: i8,
        day: i8,
    },
    /// The week or weekend in which a day lies.
    Around {
        unit: Unit,
        which: Which,
        month: i8,
        day: i8,
    },
    /// The weekend nearest to a holiday.
    HolidayWeekend {
        which: Which,
        rule: &'static str,
    },
    /// "300 B.C.", "the third century B.C.": years and centuries before the calendar.
    YearBefore(i16),
    CenturyBefore(i8),
    /// "that year", "the quarter", "the period": the one that the passage speaks of, so many on.
    Same {
        by: i32,
        unit: Unit,
    },
    /// "the 1988 quarter", "last year's quarter".
    SameOf {
        which: Which,
        unit: Unit,
    },
    /// "the latest quarter": the last one that is over.
    Latest {
        unit: Unit,
    },
    /// "the year-ago quarter", "year-earlier".
    YearAgo {
        unit: Option<Unit>,
    },
    /// PAST_REF, PRESENT_REF, FUTURE_REF.
    Ref(&'static str),
    Duration {
        amount: Amount,
        unit: Unit,
    },
    /// "six years and two months".
    Sum {
        amount: Amount,
        unit: Unit,
        and: Amount,
        and_unit: Unit,
    },
    /// A duration by its value: "week-long".
    Lasting(&'static str),
    /// A set by its value: "daily".
    Repeated(&'static str),
    /// "every week", "every other day".
    Every {
        amount: Amount,
        unit: Unit,
    },
    EveryWeekday(i8),
    EveryMonth(i8),
    EverySeason(i8),
    /// The day of a time of day that names none.
    ThatDay,
}

/// Which of those that recur: which Monday, which September.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Which {
    /// The tense and the words around it decide.
    Open,
    Last,
    This,
    Next,
    /// The one before or after the day that the passage speaks of.
    Before,
    After,
    /// The one of that year.
    Year(i16),
    /// The one of the year so many on from the anchor's.
    Shift(i8),
    /// A year before the one that would be meant.
    YearAgo,
    /// The nearest one that is on that weekday.
    On(i8),
}

/// How many.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Amount {
    Number(f64),
    /// "several", "a few", a bare plural.
    Some,
}

/// A time of day.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Time {
    Clock {
        hour: i8,
        minute: Option<i8>,
        second: Option<i8>,
    },
    /// By its TIMEX3 code: MO, MI, AF, EV, NI, DT.
    Part(&'static str),
}

impl What {
    /// The expression that says this and no more.
    pub const fn expr(self) -> Expr {
        Expr { what: self, time: None, modifier: None, last: None }
    }

    /// Its `which`, for those that recur.
    pub fn which(&mut self) -> Option<&mut Which> {
        match self {
            What::Day { which, .. }
            | What::Month { which, .. }
            | What::Quarter { which, .. }
            | What::Half { which, .. }
            | What::Season { which, .. }
            | What::Weekday { which, .. }
            | What::Holiday { which, .. }
            | What::Nth { which, .. }
            | What::Around { which, .. }
            | What::HolidayWeekend { which, .. }
            | What::SameOf { which, .. } => Some(which),
            _ => None,
        }
    }
}

/// A mark over the whole match.
pub(super) fn whole(m: &Match<'_>, what: What) -> Option<Mark<Expr>> {
    m.mark_all(what.expr())
}

/// A mark over the whole match, and the article before it: TimeML takes it in where the expression is a noun group.
pub(super) fn with_article(m: &Match<'_>, what: What) -> Option<Mark<Expr>> {
    Some(Mark { tokens: article(m, m.tokens()), value: what.expr() })
}

/// The tokens, and "the", "a" or "an" before the match.
pub(super) fn article(m: &Match<'_>, tokens: Tokens) -> Tokens {
    let takes = is_before(m, &["the", "a", "an", "these", "those"]);
    Tokens::new(tokens.start - u32::from(takes), tokens.end)
}

/// The unit so many before the match (1 is the one right before it).
pub(super) fn before<'a>(m: &Match<'a>, back: usize) -> Option<&'a Word> {
    m.start.checked_sub(back).map(|i| &m.sentence[i])
}

/// Whether the word right before the match is one of these.
pub(super) fn is_before(m: &Match<'_>, words: &[&str]) -> bool {
    m.before().is_some_and(|unit| unit.tokens.len() == 1 && words.contains(&m.scene.lower(unit.tokens.start)))
}

/// Whether the word right after the match is one of these.
pub(super) fn is_after(m: &Match<'_>, words: &[&str]) -> bool {
    m.after().is_some_and(|unit| unit.tokens.len() == 1 && words.contains(&m.scene.lower(unit.tokens.start)))
}

/// Whether the match begins with the verb "last": "It will last several days."
pub(super) fn is_verb(m: &Match<'_>) -> bool {
    m.scene.lower(m.tokens().start) == "last"
        && (m.before().is_some_and(|u| u.classes.has(Class::Modal)) || is_before(m, &["to", "not"]))
}

/// Whether the match is in the name of a programme or paper: "USA TODAY", "CBS This Morning", "on \"This Week\",".
pub(super) fn is_title(m: &Match<'_>) -> bool {
    let first = m.sentence[m.start].classes;
    let letters = Class::Cap.set().with(Class::Upper.set());
    if !first.any(letters) || first.any(Class::SentenceStart.set().with(Class::UpperLine.set())) {
        return false;
    }
    let names = letters.with(Class::Possessive.set());
    let dated = Class::Month.set().with(Class::Weekday.set()).with(Class::SentenceStart.set());
    let ends = Class::CloseQuote.set().with(Class::Comma.set());
    m.before().is_some_and(|u| {
        u.classes.any(names) && !u.classes.any(dated)
            || u.classes.has(Class::OpenQuote) && m.after().is_some_and(|u| u.classes.any(ends))
    })
}

/// The number of a label ("25", "twenty-five", "25th", "twenty-fifth"), with the last one of a range.
pub(super) fn number(m: &Match<'_>, label: &str) -> Option<(f64, f64)> {
    let tokens = m.part(label)?;
    if let Some(ordinal) = ordinal(m, tokens) {
        return Some((ordinal, ordinal));
    }
    numbers::value(m.scene, tokens).map(|n| (n.low, n.high))
}

fn ordinal(m: &Match<'_>, tokens: Tokens) -> Option<f64> {
    let last = tokens.end.checked_sub(1).filter(|&last| m.scene.classes(last).has(Class::Ordinal))?;
    let word = m.scene.lower(last);
    let digits = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let small: f64 = match digits.parse() {
        Ok(n) => n,
        Err(_) => m.scene.value(last, Class::Ordinal)?.parse().ok()?,
    };
    if tokens.len() == 1 {
        return Some(small);
    }
    // "twenty-fifth"
    let tens = numbers::value(m.scene, Tokens::new(tokens.start, tokens.start + 1))?;
    Some(tens.low + small)
}

/// The same as a small whole number within bounds.
pub(super) fn small(m: &Match<'_>, label: &str, least: i16, most: i16) -> Option<i16> {
    let (low, _) = number(m, label)?;
    let whole = low.fract() == 0.0 && (f64::from(least)..=f64::from(most)).contains(&low);
    whole.then_some(low as i16)
}

/// How many, by the number of a label; a range counts as its lower end.
pub(super) fn amount(m: &Match<'_>, label: &str) -> Option<Amount> {
    let (low, _) = number(m, label)?;
    (low.is_finite() && (0.0..1e9).contains(&low)).then_some(Amount::Number(low))
}

/// The unit that a label names, and whether it stands in the plural.
pub(super) fn unit(m: &Match<'_>, label: &str) -> Option<(Unit, bool)> {
    let name = m.value(label, Class::TimeUnit)?;
    let word = m.scene.lower(m.part(label)?.end - 1);
    let plural = word.ends_with('s') && !name.ends_with('s') || matches!(word, "centuries" | "millennia");
    Some((Unit::from_name(name)?, plural))
}

/// The month, weekday or ordinal that the tables give a label.
pub(super) fn table(m: &Match<'_>, label: &str, class: Class) -> Option<i8> {
    m.value(label, class)?.parse().ok()
}

/// What the modifiers under a label say ("last", "some", "START" ...), up to three, in their order.
pub(super) fn mods(m: &Match<'_>, label: &str) -> [&'static str; 3] {
    let mut mods = [""; 3];
    for (to, unit) in mods.iter_mut().zip(m.units(label).unwrap_or_default()) {
        *to = lexicon::value(unit.row, Class::TimeMod).unwrap_or_default();
    }
    mods
}
