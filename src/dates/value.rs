//! How TIMEX3 writes what is on no calendar: times of day, durations, sets, and dates of which parts are open.

use super::calendar::{self, Piece, Unit};
use super::expr::{Amount, Time, What, Which};

/// What is written for a time of day after the day.
pub(super) fn clock(time: Time) -> String {
    match time {
        Time::Part(code) => format!("T{code}"),
        Time::Clock { hour, minute, second: Some(second) } => {
            format!("T{hour:02}:{:02}:{second:02}", minute.unwrap_or_default())
        }
        Time::Clock { hour, minute, .. } => format!("T{hour:02}:{:02}", minute.unwrap_or_default()),
    }
}

/// The value of what has no place on the calendar, or none that can be known: with X for what is open.
pub(super) fn open(what: What) -> String {
    let fixed = match what {
        What::Ref(value) | What::Lasting(value) | What::Repeated(value) => value,
        What::Duration { amount, unit } | What::Every { amount, unit } => return duration(amount, unit),
        What::Day { which: Which::Open, month, day } => return format!("XXXX-{month:02}-{day:02}"),
        What::Month { month, .. } | What::EveryMonth(month) => return format!("XXXX-{month:02}"),
        What::Quarter { quarter, .. } => return format!("XXXX-Q{quarter}"),
        What::Half { half, .. } => return format!("XXXX-H{half}"),
        What::Season { season, .. } | What::EverySeason(season) => {
            return format!("XXXX-{}", calendar::season_code(season));
        }
        What::Weekday { weekday, .. } | What::EveryWeekday(weekday) => return format!("XXXX-WXX-{weekday}"),
        What::Count { later: false, .. } => "PAST_REF",
        What::Count { .. } => "FUTURE_REF",
        What::Shift { unit, .. } | What::Same { unit, .. } | What::SameOf { unit, .. } | What::Latest { unit } => {
            open_unit(unit)
        }
        What::YearAgo { unit } => open_unit(unit.unwrap_or(Unit::Year)),
        What::Sum { amount, unit, and, and_unit } => {
            let (first, second) = (duration(amount, unit), duration(and, and_unit));
            let second = &second[1..];
            // "P1DT2H", but "PT2H10M"
            return format!("{first}{}", if first.contains('T') { second.trim_start_matches('T') } else { second });
        }
        What::YearBefore(year) => return format!("BC{year:04}"),
        What::CenturyBefore(century) => return format!("BC{century:02}"),
        What::Nth { piece: Piece::Month, .. } => "XXXX-XX",
        What::Stretch { count, unit, .. } => return duration(Amount::Number(count.into()), unit),
        What::Figures { year, .. } => return format!("{year:04}-XX-XX"),
        What::Ago { of, .. } => open_unit(of),
        What::Nth { piece: Piece::Week, .. } | What::Around { unit: Unit::Week, .. } => "XXXX-WXX",
        What::Nth { piece: Piece::Weekend, .. } | What::Around { .. } | What::HolidayWeekend { .. } => "XXXX-WXX-WE",
        What::Day { .. } | What::Holiday { .. } | What::Nth { .. } | What::DayThe { .. } | What::ThatDay => {
            "XXXX-XX-XX"
        }
        What::Year(_) | What::Decade(_) | What::Century(_) => "XXXX",
    };
    fixed.to_string()
}

/// The value of a stretch of which nothing is known but its unit.
fn open_unit(unit: Unit) -> &'static str {
    match unit {
        Unit::Weekend => "XXXX-WXX-WE",
        Unit::Week | Unit::Fortnight => "XXXX-WXX",
        Unit::Month => "XXXX-XX",
        Unit::Quarter | Unit::Period => "XXXX-QX",
        Unit::Season => "XXXX-XX",
        Unit::Half => "XXXX-HX",
        Unit::Year => "XXXX",
        Unit::Decade => "XXX",
        Unit::Century | Unit::Millennium => "XX",
        _ => "XXXX-XX-XX",
    }
}

/// The value of a duration, in the unit said; half a unit is written in the next smaller one.
fn duration(amount: Amount, unit: Unit) -> String {
    let (time, letter, times) = match unit {
        Unit::Second => ("T", "S", 1.0),
        Unit::Minute => ("T", "M", 1.0),
        Unit::Hour => ("T", "H", 1.0),
        Unit::Day => ("", "D", 1.0),
        Unit::Weekend => ("", "WE", 1.0),
        Unit::Week => ("", "W", 1.0),
        Unit::Fortnight => ("", "W", 2.0),
        Unit::Month => ("", "M", 1.0),
        Unit::Quarter => ("", "Q", 1.0),
        Unit::Season => ("", "M", 3.0),
        Unit::Half => ("", "M", 6.0),
        Unit::Year => ("", "Y", 1.0),
        Unit::Decade => ("", "Y", 10.0),
        Unit::Century => ("", "Y", 100.0),
        Unit::Millennium => ("", "Y", 1000.0),
        Unit::Period => return "PXX".to_string(),
    };
    let Amount::Number(n) = amount else {
        return match unit {
            Unit::Decade => "PXE".to_string(),
            Unit::Century => "PXC".to_string(),
            _ => format!("P{time}X{letter}"),
        };
    };
    let n = n * times;
    let half = match unit {
        Unit::Year => "6M",
        Unit::Day => "T12H",
        Unit::Hour => "30M",
        Unit::Minute => "30S",
        _ => "",
    };
    if n.fract() == 0.5 && !half.is_empty() {
        let whole = if n < 1.0 { String::new() } else { format!("{}{letter}", n.trunc()) };
        return format!("P{time}{whole}{half}");
    }
    // Two places are more than anyone says.
    format!("P{time}{}{letter}", (n * 100.0).round() / 100.0)
}
