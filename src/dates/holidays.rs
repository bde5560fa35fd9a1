//! The days of holidays.

use super::calendar::add_days;
use jiff::civil::{Date, Weekday};

/// The day of a holiday in a year, by its form in the tables: "12-25", "easter -2", "11 4 4" (the fourth Thursday of
/// November; -1 is the last), "11 4 4 +1" (the day after that), or "feast 1985 02200209" (month and day in each year from
/// that one on).
pub(super) fn holiday(rule: &str, year: i16) -> Option<Date> {
    if let Some((month, day)) = rule.split_once('-').filter(|(month, _)| month.len() == 2) {
        return Date::new(year, month.parse().ok()?, day.parse().ok()?).ok();
    }
    if let Some((first, days)) = rule.strip_prefix("feast ").and_then(|rule| rule.split_once(' ')) {
        let at = usize::try_from(year.checked_sub(first.parse().ok()?)?).ok()?.checked_mul(4)?;
        let (month, day) = (days.get(at..at + 2)?, days.get(at + 2..at + 4)?);
        return Date::new(year, month.parse().ok()?, day.parse().ok()?).ok();
    }
    let mut parts = rule.split(' ');
    if let Some(days) = rule.strip_prefix("easter ") {
        return add_days(easter(year)?, days.parse().ok()?);
    }
    // "11 4 4 +1": the day after.
    if let Some((rule, days)) = rule.split_once(" +") {
        return add_days(holiday(rule, year)?, days.parse().ok()?);
    }
    let (month, weekday, nth) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
    let weekday = Weekday::from_monday_one_offset(weekday).ok()?;
    Date::new(year, month, 1).ok()?.nth_weekday_of_month(nth, weekday).ok()
}

/// Easter Sunday of the Gregorian calendar (the algorithm of Meeus, Jones and Butcher, 1876).
fn easter(year: i16) -> Option<Date> {
    let y = i32::from(year);
    if y < 1583 {
        return None;
    }
    let (a, b, c) = (y % 19, y / 100, y % 100);
    let g = (8 * b + 13) / 25;
    let h = (19 * a + b - b / 4 - g + 15) % 30;
    let l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    let n = h + l - 7 * m + 114;
    Date::new(year, (n / 31) as i8, (n % 31 + 1) as i8).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn holidays() {
        for (rule, day) in [
            ("12-25", date(2025, 12, 25)),
            ("easter 0", date(2025, 4, 20)),
            ("easter -2", date(2025, 4, 18)),
            ("11 4 4", date(2025, 11, 27)),
            ("5 1 -1", date(2025, 5, 26)),
            ("11 4 4 +1", date(2025, 11, 28)),
            ("feast 2024 02100129", date(2025, 1, 29)),
        ] {
            assert_eq!(holiday(rule, 2025), Some(day), "{rule}");
        }
        for year in [i16::MIN, 2023, 2026, i16::MAX] {
            assert_eq!(holiday("feast 2024 02100129", year), None, "{year}");
        }
    }
}
