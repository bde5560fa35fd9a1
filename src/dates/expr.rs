//! What an expression says on its own, before it is known when it was written.

use super::Modifier;
use super::calendar::{Piece, Unit};
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
    /// Where the tense around it is told, if not beside it: its day stands with another hour.
    pub told_at: Option<Tokens>,
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
    /// "the second week of January", "the last Friday of the month"; -1 is the last.
    Nth {
        nth: i8,
        piece: Piece,
        of: Of,
    },
    /// "the first two months of 2018", "the last ten days of May".
    Stretch {
        count: i16,
        unit: Unit,
        at_end: bool,
        of: Of,
    },
    /// "Friday the 13th", "Mon 11th"; "on the 15th" without a weekday.
    DayThe {
        weekday: Option<i8>,
        day: i8,
    },
    /// "02/08/2012": which of the two is the month, the other dates of the text may say.
    Figures {
        year: i16,
        first: i8,
        second: i8,
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
    /// "a year ago today", "ten years ago this week": so much before the unit so many on from the anchor's.
    Ago {
        count: i32,
        unit: Unit,
        by: i32,
        of: Unit,
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
    /// The one of the year so many on from the one that the passage speaks of: "of that year", "the following year".
    Then(i8),
    /// The one at or after what the passage speaks of: "that October".
    That,
    /// A year before the one that would be meant.
    YearAgo,
    /// The nearest one that is on that weekday.
    On(i8),
}

/// Of which stretch of the calendar another is a part.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Of {
    Month {
        which: Which,
        month: i8,
    },
    Year(i16),
    /// "next month", "last year": so many on from the anchor's.
    Shift {
        by: i32,
        unit: Unit,
    },
    /// "the month", "that year": the one that the passage speaks of.
    Same(Unit),
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
    /// Whether it is one day.
    pub(super) const fn is_day(&self) -> bool {
        matches!(
            self,
            What::Day { .. }
                | What::Weekday { .. }
                | What::Holiday { .. }
                | What::Nth { piece: Piece::Day | Piece::Weekday(_), .. }
                | What::DayThe { .. }
                | What::Shift { unit: Unit::Day, .. }
                | What::Same { unit: Unit::Day, .. }
        )
    }

    /// The expression that says this and no more.
    pub const fn expr(self) -> Expr {
        Expr { what: self, time: None, modifier: None, last: None, told_at: None }
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
            | What::Nth { of: Of::Month { which, .. }, .. }
            | What::Stretch { of: Of::Month { which, .. }, .. }
            | What::Around { which, .. }
            | What::HolidayWeekend { which, .. }
            | What::SameOf { which, .. } => Some(which),
            _ => None,
        }
    }
}
