//! What counts from the day of writing or from the date before: "yesterday", "last week", "two years ago", "a year
//! earlier", "the quarter", "now".

use super::Modifier;
use super::calendar::Unit;
use super::counted::{count, count_one, in_time, weekdays_ago};
use super::expr::{Amount, Expr, Time, What, Which};
use super::read::{
    after_is, before, is_after, is_before, is_title, is_verb, mods, small, table, unit, whole, with_article,
};
use super::times::part_of_day;
use crate::lexicon::{Class, Usage};
use crate::rules::{Mark, Match, Rule, pattern};
use crate::text::Tokens;

pub(super) static RULES: &[Rule<Expr>] = &[
    Rule {
        id: "DAT040",
        name: "today and the like",
        why: "These words count in days from the day of writing, or point to the past, present or future as such.",
        how: pattern("word:Deictic", deictic),
        finds: &[
            "It rained [yesterday=2026-01-14] in Oslo.",
            "He is [now=PRESENT_REF] at home.",
            "It lost money in [FY2024=2024] again.",
            "She [recently=PAST_REF] left.",
        ],
        skips: &["Now, that is odd."],
    },
    Rule {
        id: "DAT041",
        name: "last, this, next",
        why: "They pick the unit before, around or after the day of writing; \"previous\" and \"following\" count from the \
              date before. A week is one of ISO 8601.",
        how: pattern("mods:(TimeMod TimeMod? TimeMod?) unit:TimeUnit", shift),
        finds: &[
            "It closed [last week=2026-W02] for good.",
            "It will open [next year=2027] at last.",
            "He retired in 2010. She left [the following year=2011] too.",
        ],
        skips: &["They lasted a week."],
    },
    Rule {
        id: "DAT042",
        name: "ago",
        why: "A number of units with \"ago\" counts back from the day of writing, in the unit said.",
        how: pattern("amount:Number Hyphen? unit:TimeUnit way:(ago|hence|from now|on >Comma)", count),
        finds: &[
            "It closed [two weeks ago=2026-W01] for good.",
            "He left [10 days ago=2026-01-05] by boat.",
            "[Five years on=2021], nobody knows.",
        ],
        skips: &["It took two weeks."],
    },
    Rule {
        id: "DAT043",
        name: "earlier and later",
        why: "They count from the date before, in the grain of the passage: a year before a quarter is a quarter.",
        how: pattern("amount:Number Hyphen? unit:TimeUnit way:(earlier|later)", count),
        finds: &["He was born in 1950. He died [40 years later=1990] in Rome."],
        skips: &["It took two weeks."],
    },
    Rule {
        id: "DAT044",
        name: "a year ago, a year earlier",
        why: "With an article it is one unit; a bare plural or \"several\" gives no number.",
        how: pattern("(vague:TimeMod of?)? unit:TimeUnit way:(ago|earlier|later|hence|from now|on >Comma)", count_one),
        finds: &[
            "Profit in the third quarter was above that of [a year earlier=2024-Q3] again.",
            "She left [a month ago=2025-12] by train.",
        ],
        skips: &["It took a year."],
    },
    Rule {
        id: "DAT052",
        name: "two Sundays ago",
        why: "Weekdays counted back or on are the last or next so many of them.",
        how: pattern("amount:Number weekday:Weekday way:(ago|from now)", weekdays_ago),
        finds: &[
            "She wed [two Sundays ago=2026-01-04] at home.",
            "They meet [three Fridays from now=2026-01-30] again.",
        ],
        skips: &["She wed on a Sunday long ago."],
    },
    Rule {
        id: "DAT051",
        name: "the week after next",
        why: "\"after next\" and \"before last\" go one unit further.",
        how: pattern("unit:(TimeUnit|Weekday) way:(after next|before last)", after_next),
        finds: &[
            "He returns [the week after next=2026-W05] at last.",
            "It closed [the year before last=2024] for good.",
        ],
        skips: &["He returned the week after.", "It closed the year before the war."],
    },
    Rule {
        id: "DAT045",
        name: "the past",
        why: "\"The past\" with nothing after it that it could belong to is the past as such.",
        how: pattern("past >!Number/TimeMod/TimeUnit/Season/Month/Weekday/Noun", the_past),
        finds: &["It was worse in [the past=PAST_REF] than it is."],
        skips: &["In the past two years it grew.", "He walked past the house."],
    },
    Rule {
        id: "DAT049",
        name: "in two weeks' time",
        why: "\"time\" after the possessive counts from the day of writing.",
        how: pattern("amount:Number? unit:TimeUnit Possessive time", in_time),
        finds: &["It opens in [two weeks' time=2026-W05] again.", "It opens in [a year's time=2027] again."],
        skips: &["It is the year's best time."],
    },
    Rule {
        id: "DAT050",
        name: "the day before",
        why: "With nothing after it that it could be before, it counts from the day that the passage speaks of.",
        how: pattern("(unit:TimeUnit|part:DayPart|weekday:Weekday) way:(before|after)", before_that),
        finds: &[
            "He fell on Jan. 5. [The day before=2026-01-04], he had won.",
            "It rained on Jan. 5, as it had [the night before=2026-01-04TNI], they said.",
            "He fell on Jan. 5, 2024. On [the Friday before=2023-12-29], he had won.",
        ],
        skips: &["He left the day before the vote.", "It took days before he left."],
    },
    Rule {
        id: "DAT046",
        name: "the quarter, the year",
        why: "With the definite article a unit is the one that the passage speaks of.",
        how: pattern("unit:TimeUnit", same),
        finds: &[
            "Sales fell in the third quarter. [The quarter=2025-Q3] was poor.",
            "It will be shut for the rest of [the year=2026] too.",
        ],
        skips: &["It took a year.", "The hour has come."],
    },
    Rule {
        id: "DAT047",
        name: "year-earlier",
        why: "Before a noun, \"year-earlier\" and \"year-ago\" are the stretch of the passage, a year before.",
        how: pattern("\"year-earlier\"|\"year-ago\"", year_ago),
        finds: &["Profit for the third quarter beat the [year-earlier=2024-Q3] figure."],
        skips: &["It was a year ago."],
    },
    Rule {
        id: "DAT048",
        name: "the quarter of a year",
        why: "A year before \"quarter\" or \"period\" picks the same stretch of that year.",
        how: pattern("year:Year unit:TimeUnit", same_of_year),
        finds: &["Profit for the third quarter beat that of [the 2024 period=2024-Q3] by far."],
        skips: &["In 2024 months passed."],
    },
];

fn before_that(m: &Match<'_>) -> Option<Mark<Expr>> {
    let by = if m.scene.lower(m.part("way")?.start) == "before" { -1 } else { 1 };
    // "the day before the vote" is counted from the vote.
    let ends = Class::Comma.set().with(Class::Dot.set()).with(Class::Stop.set()).with(Class::Semicolon.set());
    let ends = ends.with(Class::Dash.set()).with(Class::CloseParen.set()).with(Class::CloseQuote.set());
    let ends = ends.with(Class::Conj.set()).with(Class::VerbPast.set());
    let over = m.after().is_none_or(|u| u.classes.any(ends)) || is_after(m, &["by", "in", "at", "to", "with"]);
    if !over || !is_before(m, &["the"]) {
        return None;
    }
    if let Some(weekday) = table(m, "weekday", Class::Weekday) {
        let which = if by < 0 { Which::Before } else { Which::After };
        return with_article(m, What::Weekday { which, weekday });
    }
    let Some(part) = m.value("part", Class::DayPart) else {
        let (unit, plural) = unit(m, "unit")?;
        let good = !plural && unit >= Unit::Day && unit != Unit::Period;
        return good.then(|| with_article(m, What::Same { by, unit }))?;
    };
    let time = part_of_day(part)?;
    let mark = with_article(m, What::Same { by, unit: Unit::Day })?;
    Some(Mark { value: Expr { time: Some(time), ..mark.value }, ..mark })
}

fn deictic(m: &Match<'_>) -> Option<Mark<Expr>> {
    let word = m.scene.lower(m.tokens().start);
    if let Some(digits) = word.strip_prefix("fy") {
        let year: i16 = digits.parse().ok()?;
        return whole(m, What::Year(if digits.len() == 2 { 2000 + year } else { year }));
    }
    let value = m.value("word", Class::Deictic)?;
    if let Some(shift) = value.strip_prefix("day ") {
        let (by, part) = shift.split_once(' ').map_or((shift, None), |(by, part)| (by, Some(part)));
        let what = What::Shift { by: by.parse().ok()?, unit: Unit::Day };
        if is_title(m) {
            return None;
        }
        return m.mark_all(Expr { time: part.map(Time::Part), ..what.expr() });
    }
    if !value.ends_with("_REF") {
        return match value {
            _ if value.starts_with("quarter ") => {
                let quarter = value.strip_prefix("quarter ")?.parse().ok()?;
                whole(m, What::Quarter { which: Which::Open, quarter })
            }
            _ if value.starts_with("half ") => {
                let half = value.strip_prefix("half ")?.parse().ok()?;
                whole(m, What::Half { which: Which::Open, half })
            }
            _ if value.starts_with("end of ") => {
                let unit = Unit::from_name(value.strip_prefix("end of ")?)?;
                with_article(m, What::Shift { by: 0, unit }).map(ending)
            }
            "end 12-31" => whole(m, What::Day { which: Which::Open, month: 12, day: 31 }),
            // A set: see there.
            _ => None,
        };
    }
    let first = m.sentence[m.start].classes.has(Class::SentenceStart);
    let no = match word {
        // "now vice-president", "now 24"
        "now" => {
            first && is_after(m, &[",", "for"])
                || !first && m.after().is_some_and(|u| u.classes.has(Class::Role))
                || m.after().is_some_and(|u| u.classes.has(Class::Number))
        }
        "soon" => is_before(m, &["as", "too", "so", "how"]) || is_after(m, &["after", "before", "as"]),
        // "recent years" is found as such; "a recent sale" is not a date.
        "recent" => true,
        "current" => m.after().is_some_and(|u| u.classes.has(Class::TimeUnit)),
        // "the future of the firm"
        "the" => is_after(m, &["of"]),
        _ => false,
    };
    (!no).then(|| whole(m, What::Ref(value)))?
}

fn ending(mark: Mark<Expr>) -> Mark<Expr> {
    Mark { value: Expr { modifier: Some(Modifier::End), ..mark.value }, ..mark }
}

fn shift(m: &Match<'_>) -> Option<Mark<Expr>> {
    let (unit, plural) = unit(m, "unit")?;
    let mods = mods(m, "mods");
    if after_is(m, Usage::Reckons) || is_title(m) {
        return None;
    }
    let small = unit < Unit::Day;
    let what = match mods {
        _ if is_verb(m) => return None,
        ["each" | "another" | "START" | "END" | "MID" | "earlier" | "later", ..] => return None,
        [.., "some"] | [_, "some", _] | ["some", ..] => return None,
        _ if small => return None,
        // "following last month": two expressions.
        ["before" | "after" | "last" | "next" | "latest", "last" | "next" | "this" | "before" | "after", _] => {
            return None;
        }
        ["recent", ..] if plural => What::Ref("PAST_REF"),
        // "her last days"
        ["past" | "last", ..] if plural && is_owned(m) => return None,
        ["past", ..] | ["last", ..] if plural => What::Ref("PAST_REF"),
        ["next", ..] if plural => What::Ref("FUTURE_REF"),
        _ if plural => return None,
        ["past", ..] if !matches!(unit, Unit::Year | Unit::Decade | Unit::Century) => {
            What::Duration { amount: Amount::Number(1.0), unit }
        }
        ["this", "past", _] | ["last" | "past", ..] => What::Shift { by: -1, unit },
        ["next", ..] if unit == Unit::Day || is_next_in_turn(m) => What::Same { by: 1, unit },
        ["this", "next", _] | ["next", ..] => What::Shift { by: 1, unit },
        ["this", ..] if unit == Unit::Period => return None,
        ["this", ..] => What::Shift { by: 0, unit },
        // "following a week of rain"
        ["before" | "after", ..] if !is_before(m, &["the", "that"]) => return None,
        ["before", ..] => What::Same { by: -1, unit },
        ["after", ..] => What::Same { by: 1, unit },
        ["yearago", ..] | ["same", "yearago", _] => What::YearAgo { unit: Some(unit) },
        ["latest", ..] => What::Latest { unit },
        ["whole" | "fiscal", ..] if is_before(m, &["a", "an"]) => What::Duration { amount: Amount::Number(1.0), unit },
        ["fiscal", ..] if unit == Unit::Year && is_after(m, &["ended", "ending"]) => {
            What::Duration { amount: Amount::Number(1.0), unit }
        }
        ["whole" | "fiscal", ..] | ["same", "fiscal", _] if unit == Unit::Year => What::Shift { by: 0, unit },
        ["same", ..] => What::Same { by: 0, unit },
        _ => return None,
    };
    with_article(m, what)
}

/// "her last days", "Roe's last days"
fn is_owned(m: &Match<'_>) -> bool {
    m.before().is_some_and(|u| u.classes.any(Class::PossPron.set().with(Class::Possessive.set())))
}

/// "The next month, the mayor quit": the one after that of the passage.
fn is_next_in_turn(m: &Match<'_>) -> bool {
    let first = before(m, 1).is_some_and(|u| u.classes.has(Class::SentenceStart));
    is_before(m, &["the"]) && (first || before(m, 2).is_some_and(|u| u.classes.has(Class::Conj)))
}

/// Which way a count goes, and whether from the date before.
fn after_next(m: &Match<'_>) -> Option<Mark<Expr>> {
    let by = if m.scene.lower(m.part("way")?.start) == "after" { 2 } else { -2 };
    if let Some(weekday) = table(m, "unit", Class::Weekday) {
        return with_article(m, What::Weekday { which: Which::Shift(by), weekday });
    }
    let (unit, plural) = unit(m, "unit")?;
    (!plural && unit >= Unit::Weekend).then(|| with_article(m, What::Shift { by: by.into(), unit }))?
}

fn the_past(m: &Match<'_>) -> Option<Mark<Expr>> {
    is_before(m, &["the"]).then(|| with_article(m, What::Ref("PAST_REF")))?
}

fn same(m: &Match<'_>) -> Option<Mark<Expr>> {
    let (unit, plural) = unit(m, "unit")?;
    let that = is_before(m, &["that"]);
    // "at the turn of the century": which one, the story does not say.
    let turn = before(m, 3).is_some_and(|u| m.scene.lower(u.tokens.start) == "turn") && unit > Unit::Year;
    if plural
        || turn
        || !that && !is_before(m, &["the"])
        || after_is(m, Usage::Reckons)
        || is_after(m, &["of", "when", "that", "before", "after", "-"])
    {
        return None;
    }
    let what = match unit {
        // "the year ended June 30", "in the year since": how long, not when.
        Unit::Year if is_after(m, &["ended", "ending", "to", "through", "since"]) => {
            What::Duration { amount: Amount::Number(1.0), unit }
        }
        Unit::Week | Unit::Month if is_after(m, &["since"]) => What::Duration { amount: Amount::Number(1.0), unit },
        Unit::Year if that => What::Same { by: 0, unit },
        Unit::Year => What::Shift { by: 0, unit },
        Unit::Day if that || is_later_in(m) => What::Same { by: 0, unit },
        Unit::Quarter | Unit::Period | Unit::Month | Unit::Week | Unit::Weekend => What::Same { by: 0, unit },
        Unit::Decade | Unit::Century => What::Shift { by: 0, unit },
        _ => return None,
    };
    let start = m.tokens().start - 1;
    Some(Mark { tokens: Tokens::new(start, m.tokens().end), value: what.expr() })
}

/// "later in the day", "by the end of the day".
fn is_later_in(m: &Match<'_>) -> bool {
    let word = |back| before(m, back).map(|u| m.scene.lower(u.tokens.start));
    word(2) == Some("in") && matches!(word(3), Some("later" | "earlier"))
        || word(2) == Some("of") && word(3) == Some("end") && [word(4), word(5)].contains(&Some("by"))
}

fn year_ago(m: &Match<'_>) -> Option<Mark<Expr>> {
    whole(m, What::YearAgo { unit: None })
}

fn same_of_year(m: &Match<'_>) -> Option<Mark<Expr>> {
    let (unit, plural) = unit(m, "unit")?;
    let year = small(m, "year", 1000, 2199)?;
    let good = !plural && matches!(unit, Unit::Quarter | Unit::Period);
    good.then(|| with_article(m, What::SameOf { which: Which::Year(year), unit }))?
}
