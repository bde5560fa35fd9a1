//! Properties of all values, whatever the text and the day.

use super::Timex;
use crate::article::Article;
use crate::pipeline::Pipeline;
use crate::report::Options;
use jiff::civil::{Date, date};
use proptest::prelude::*;
use proptest::test_runner::RngSeed;

/// The time expressions of a text written on a day.
fn dates(text: &str, day: Option<Date>) -> Vec<(String, Timex)> {
    let article = Article { text: text.into(), date: day, ..Article::default() };
    let analysis = Pipeline::new().analyse(&article, &Options::default());
    let words = |f: &crate::rules::Found<Timex>| analysis.text.span(f.tokens).of(text).to_string();
    analysis.dates.iter().map(|f| (words(f), f.value.clone())).collect()
}

/// Takes `n` characters that are digits or X off the front.
fn digits(text: &str, n: usize) -> Option<&str> {
    let (front, rest) = text.split_at_checked(n)?;
    front.bytes().all(|b| b.is_ascii_digit() || b == b'X').then_some(rest)
}

/// Whether a text is a TIMEX3 value (TimeML 1.2.1, the values of the types DATE, TIME, DURATION and SET).
fn is_timex(value: &str) -> bool {
    let before = |value: &str| matches!(value.len(), 2 | 4) && digits(value, value.len()) == Some("");
    matches!(value, "PAST_REF" | "PRESENT_REF" | "FUTURE_REF" | "PXX")
        || value.strip_prefix("BC").is_some_and(before)
        || value.strip_prefix('P').map_or_else(|| is_point(value), is_duration)
}

/// "3Y", "2Y6M", "XD", "T1H30M", "1DT12H", "2.5W", "2WE".
fn is_duration(rest: &str) -> bool {
    let (days, hours) = rest.split_once('T').map_or((rest, None), |(days, hours)| (days, Some(hours)));
    let parts = |mut text: &str, units: &[&str]| {
        while !text.is_empty() {
            let end = text.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(text.len());
            let after = if end == 0 { text.strip_prefix('X') } else { Some(&text[end..]) };
            let Some(unit) = after.and_then(|rest| units.iter().find_map(|u| rest.strip_prefix(u))) else {
                return false;
            };
            text = unit;
        }
        true
    };
    !rest.is_empty()
        && parts(days, &["WE", "Y", "M", "W", "D", "Q", "E", "C"])
        && hours.is_none_or(|hours| !hours.is_empty() && parts(hours, &["H", "M", "S"]))
}

/// "2026-01-15", "2026-W03-WE", "XXXX-WXX-1", "2026-Q1", "202", "2026-01-15T17:00", "2026-01-15TMO".
fn is_point(value: &str) -> bool {
    let (day, time) = value.split_once('T').map_or((value, None), |(day, time)| (day, Some(time)));
    let clock = |time: &str| {
        let colon = |text: &str| digits(text, 2).is_some_and(|rest| rest.is_empty() || rest.starts_with(':'));
        ["MO", "MI", "AF", "EV", "NI", "DT"].contains(&time)
            || time.split(':').count() <= 3 && time.split(':').all(colon)
    };
    let within = |rest: &str| {
        if rest.is_empty() {
            return true;
        }
        let Some(rest) = rest.strip_prefix('-') else { return false };
        match rest.as_bytes()[0] {
            b'W' if !rest.starts_with("WI") => digits(&rest[1..], 2).is_some_and(|rest| {
                rest.is_empty() || rest == "-WE" || rest.len() == 2 && digits(&rest[1..], 1) == Some("")
            }),
            b'Q' | b'H' => digits(&rest[1..], 1) == Some(""),
            b'S' | b'F' | b'W' => ["SP", "SU", "FA", "WI"].contains(&rest),
            _ => digits(rest, 2).is_some_and(|rest| {
                rest.is_empty() || rest.strip_prefix('-').and_then(|rest| digits(rest, 2)) == Some("")
            }),
        }
    };
    let century = matches!(day.len(), 2 | 3) && digits(day, day.len()) == Some("");
    (century || digits(day, 4).is_some_and(within)) && time.is_none_or(clock)
}

#[test]
fn the_grammar_knows_values_from_others() {
    for good in [
        "2026",
        "2026-01",
        "2026-01-15",
        "2026-W03",
        "2026-W03-WE",
        "XXXX-WXX-1",
        "2026-Q1",
        "2026-H2",
        "2026-SU",
        "2026-WI",
        "199",
        "19",
        "2026-01-15T17:00",
        "2026-01-15TMO",
        "P3Y",
        "P2Y6M",
        "PT1H30M",
        "P1DT12H",
        "PXD",
        "PTXM",
        "P2.5W",
        "PAST_REF",
        "XXXX-XX-XXT10:30:15",
        "BC0300",
        "BC02",
        "P1DT2H",
    ] {
        assert!(is_timex(good), "{good}");
    }
    for bad in ["", "P", "PT", "2026-1", "26-01-15", "2026-01-15T", "P3", "2026-XQ", "2026-01-15-", "1", "20261", "PY"]
    {
        assert!(!is_timex(bad), "{bad}");
    }
}

const WORDS: &[&str] = &[
    "Monday",
    "Sundays",
    "Sept.",
    "May",
    "March",
    "September",
    "31",
    "30",
    "5",
    "5-6",
    "2011",
    "1989-90",
    "1066",
    "99999999",
    "0",
    "1.5",
    "1/2",
    "3",
    "a",
    "an",
    "the",
    "half",
    "and",
    "or",
    "two",
    "twenty-five",
    "a dozen",
    "million",
    "trillion",
    "first",
    "third",
    "31st",
    "year",
    "years",
    "week",
    "weekend",
    "month",
    "day",
    "days",
    "hour",
    "minutes",
    "second",
    "quarter",
    "decade",
    "centuries",
    "millennium",
    "fortnight",
    "period",
    "ago",
    "earlier",
    "later",
    "from now",
    "last",
    "next",
    "this",
    "past",
    "previous",
    "following",
    "each",
    "every",
    "other",
    "several",
    "few",
    "couple",
    "of",
    "early",
    "late",
    "mid",
    "-",
    "in",
    "on",
    "by",
    "until",
    "since",
    "end",
    "summer",
    "winter",
    "fall",
    "morning",
    "night",
    "noon",
    "midnight",
    "today",
    "yesterday",
    "tomorrow",
    "tonight",
    "now",
    "recently",
    "soon",
    "daily",
    "10:30",
    "25:61",
    "p.m.",
    "a.m.",
    "o'clock",
    "GMT",
    "1430",
    "Christmas",
    "Easter",
    "Thanksgiving",
    "9/11",
    "2011-09-05",
    "2011-02-30",
    "31/12/99",
    "00/00/00",
    "1990s",
    "'90s",
    "nineties",
    "19th",
    "century",
    "B.C.",
    "A.D.",
    "on",
    "the 13th",
    "before",
    "after",
    "weekdays",
    "time",
    "'s",
    "fiscal",
    "year-ago",
    "year-end",
    ",",
    ".",
    "'s",
    "to",
    "per",
    "about",
    "more than",
    "at least",
    "will",
    "said",
    "meet",
    "old",
    "$5",
    "%",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, rng_seed: RngSeed::Fixed(20_110_906), ..ProptestConfig::default() })]

    #[test]
    fn every_value_is_timex3_and_no_span_ends_before_it_begins(
        words in prop::collection::vec(prop::sample::select(WORDS), 1..24),
        day in prop::option::of((1_i16..=9999, 1_i8..=12, 1_i8..=28)),
    ) {
        let day = day.map(|(y, m, d)| date(y, m, d));
        for (text, timex) in dates(&words.join(" "), day) {
            prop_assert!(is_timex(&timex.value), "{text:?} has the value {:?}", timex.value);
            if let (Some(from), Some(to)) = (timex.from, timex.to) {
                prop_assert!(from <= to, "{text:?} goes from {from} to {to}");
            }
        }
    }
}

#[test]
fn without_an_anchor_values_stay_open() {
    let cases = [
        ("They met on Monday.", "XXXX-WXX-1"),
        ("They met last week.", "XXXX-WXX"),
        ("They met on Sept. 5.", "XXXX-09-05"),
        ("They met in September.", "XXXX-09"),
        ("They met yesterday.", "XXXX-XX-XX"),
        ("They met last year.", "XXXX"),
        ("They met Tuesday morning.", "XXXX-WXX-2TMO"),
        ("They met at 7:15 p.m. in Rome.", "XXXX-XX-XXT19:15"),
        ("They met on Sept. 5, 2011.", "2011-09-05"),
        ("They met for two weeks.", "P2W"),
    ];
    for (text, value) in cases {
        let found: Vec<String> = dates(text, None).into_iter().map(|(_, timex)| timex.value).collect();
        assert_eq!(found, [value], "{text}");
    }
}

#[test]
fn what_is_no_date() {
    for text in [
        "You may march to the second sun.",
        "She is 37 years old, and he is a 12-year-old boy.",
        "Theresa May and April Jones met June Poe.",
        "They won 3-2 and lost 6-4, 7-5.",
        "Call 555-0199 or 1-555-019-4477.",
        "Flight 1990 has 2000 seats.",
        "See section 12 and resolution 1973.",
        "It paid $2000, and 1500 people came.",
        "Prices fall when they spring back.",
        "He walked past the house and may fall.",
    ] {
        assert_eq!(dates(text, Some(date(2026, 1, 15))), [], "{text}");
    }
}

#[test]
fn spans_of_days() {
    let cases = [
        ("It ran in 1989-90 only.", "1989-01-01", "1990-12-31"),
        ("It closed on 5-6 December only.", "2025-12-05", "2025-12-06"),
        ("It rose in July-September 2025 only.", "2025-07-01", "2025-09-30"),
        ("It rose in the 1980s.", "1980-01-01", "1989-12-31"),
        ("It closed over the weekend.", "2026-01-10", "2026-01-11"),
    ];
    for (text, from, to) in cases {
        let found = dates(text, Some(date(2026, 1, 15)));
        let days: Vec<_> =
            found.iter().map(|(_, t)| (t.from.map(|d| d.to_string()), t.to.map(|d| d.to_string()))).collect();
        assert_eq!(days, [(Some(from.to_string()), Some(to.to_string()))], "{text}");
    }
}

/// Which of those that recur is meant, on a Thursday in January.
#[test]
fn which_way_a_date_lies() {
    for (text, value) in [
        ("The truce ended on Nov. 20.", "2025-11-20"),
        ("The deadline is Nov. 20.", "2026-11-20"),
        ("The deadline was extended to March 3.", "2026-03-03"),
        ("They were due to leave on Nov. 29.", "2025-11-29"),
        ("They redeemed the shares on Jan. 19.", "2026-01-19"),
        ("The bank meets Tuesday in Rome.", "2026-01-20"),
        ("The polls open Tuesday in Rome.", "2026-01-20"),
        ("They signed an open letter Tuesday in Rome.", "2026-01-13"),
        ("The funeral is at noon Monday.", "2026-01-19T12:00"),
        ("The parade is set for Monday.", "2026-01-19"),
        ("She feared the November election.", "2025-11"),
        ("She feared the May election.", "2026-05"),
        ("It closed last November.", "2025-11"),
        ("It fell again as Easter neared.", "2025-04-20"),
        ("It fell again as Easter nears.", "2026-04-05"),
        ("It will fall again this winter.", "2026-WI"),
        ("The work was to be done by December.", "2025-12"),
        ("It will be open as ever and closed on Diwali.", "2026-11-08"),
    ] {
        let found: Vec<String> = dates(text, Some(date(2026, 1, 15))).into_iter().map(|(_, t)| t.value).collect();
        assert_eq!(found, [value], "{text}");
    }
    let found = dates("It closed last February.", Some(date(2026, 3, 15)));
    assert_eq!(found[0].1.value, "2025-02");
    let found = dates("It may close this winter.", Some(date(2026, 9, 15)));
    assert_eq!(found[0].1.value, "2027-WI");
}

/// What a count or a comparison goes on from.
#[test]
fn what_a_date_counts_from() {
    for (text, values) in [
        ("The 9/11 attacks shook him. Later that night he wept.", &["2001-09-11", "XXXX-XX-XXTNI"][..]),
        ("He left in 2012. Two weeks later he died.", &["2012", "P2W"]),
        ("He fell on Jan. 5. The next morning he rose.", &["2026-01-05", "2026-01-06TMO"]),
        ("It had a loss in the second quarter. That quarter was poor.", &["2025-Q2", "2025-Q2"]),
    ] {
        let found: Vec<String> = dates(text, Some(date(2026, 1, 15))).into_iter().map(|(_, t)| t.value).collect();
        assert_eq!(found, values, "{text}");
    }
    // The quarter reported on is the last one that is over.
    let text =
        "Profit rose in the third quarter and will fall in the fourth quarter. The quarter beat that of a year ago.";
    let found: Vec<String> = dates(text, Some(date(2025, 11, 2))).into_iter().map(|(_, t)| t.value).collect();
    assert_eq!(found, ["2025-Q3", "2025-Q4", "2025-Q3", "2024-Q3"]);
}
