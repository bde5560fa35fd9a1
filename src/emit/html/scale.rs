//! Days along a line: where each stands, and which are written under it.

use jiff::civil::Date;

/// A stretch of days drawn over a width.
pub struct Scale {
    pub first: i32,
    pub last: i32,
    width: f64,
}

/// The number of a day, counted from the first of year 0.
pub fn number(day: Date) -> i32 {
    // Civil days count the same all over: no month is asked for its length.
    let (year, month) = if day.month() <= 2 {
        (i32::from(day.year()) - 1, day.month() + 9)
    } else {
        (i32::from(day.year()), day.month() - 3)
    };
    let (era, of_era) = (year.div_euclid(400), year.rem_euclid(400));
    let of_year = (153 * i32::from(month) + 2) / 5 + i32::from(day.day()) - 1;
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year
}

impl Scale {
    /// Over these days, which are in order. Few that lie far from all others are left outside.
    pub fn over(days: &[i32], width: f64) -> Scale {
        let (mut first, mut last) = (days.first().copied().unwrap_or(0), days.last().copied().unwrap_or(0));
        let (low, high) = (days[days.len() / 20], days[days.len() - 1 - days.len() / 20]);
        if days.len() >= 8 && i64::from(last) - i64::from(first) > 4 * (i64::from(high) - i64::from(low)).max(10) {
            (first, last) = (low, high);
        }
        let margin = ((last - first) / 20).max(2);
        Scale { first: first - margin, last: last + margin, width }
    }

    /// Where a day stands, perhaps outside.
    pub fn at(&self, day: i32) -> f64 {
        f64::from(day - self.first) / f64::from(self.last - self.first) * self.width
    }

    pub fn has(&self, day: i32) -> bool {
        (self.first..=self.last).contains(&day)
    }

    /// The days that are written under the line, at most a dozen, and how.
    pub fn ticks(&self) -> Vec<(i32, String)> {
        let days = self.last - self.first;
        match days {
            ..=14 => self.days(1),
            15..=28 => self.days(2),
            29..=84 => self.days(7),
            85..=400 => self.months(1),
            401..=1200 => self.months(3),
            1201..=2400 => self.months(6),
            _ => {
                let years = days / 365;
                let step = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000].into_iter().find(|step| years / step <= 11);
                self.months(12 * step.unwrap_or(2000))
            }
        }
    }

    fn days(&self, step: i32) -> Vec<(i32, String)> {
        let day = |&day: &i32| date(day).map(|date| (day, date.strftime("%-d %b").to_string()));
        let all: Vec<i32> = (self.first..=self.last).filter(|day| day.rem_euclid(step) == 0).collect();
        all.iter().filter_map(day).collect()
    }

    fn months(&self, step: i32) -> Vec<(i32, String)> {
        let Some(first) = date(self.first) else { return Vec::new() };
        let month = i32::from(first.year()) * 12 + i32::from(first.month()) - 1;
        let mut next = (month.div_euclid(step) + 1) * step;
        let mut ticks = Vec::new();
        while let Some(day) = month_start(next).map(number).filter(|&day| day <= self.last) {
            let (year, month) = (next.div_euclid(12), next.rem_euclid(12));
            let name = match month {
                0 => year.to_string(),
                _ => month_start(next).map(|day| day.strftime("%b").to_string()).unwrap_or_default(),
            };
            ticks.push((day, name));
            next += step;
        }
        ticks
    }
}

fn month_start(month: i32) -> Option<Date> {
    let year = i16::try_from(month.div_euclid(12)).ok()?;
    Date::new(year, month.rem_euclid(12) as i8 + 1, 1).ok()
}

/// The day of a number.
fn date(day: i32) -> Option<Date> {
    let (era, of_era) = (day.div_euclid(146_097), day.rem_euclid(146_097));
    let year_of_era = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month = (5 * of_year + 2) / 153;
    let day = of_year - (153 * month + 2) / 5 + 1;
    let year = era * 400 + year_of_era + i32::from(month >= 10);
    let month = if month < 10 { month + 3 } else { month - 9 };
    Date::new(i16::try_from(year).ok()?, month as i8, day as i8).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Date {
        text.parse().expect("a day")
    }

    #[test]
    fn days_and_their_numbers() {
        for text in
            ["2024-02-29", "2024-03-01", "1900-12-31", "0001-01-01", "-002000-06-05", "9999-12-31", "-009999-01-01"]
        {
            assert_eq!(date(number(day(text))), Some(day(text)), "{text}");
        }
        assert_eq!(number(day("2024-03-01")) - number(day("2023-03-01")), 366);
    }

    #[test]
    fn ticks_are_few_and_within() {
        let from = number(day("1999-12-20"));
        for days in [0, 3, 20, 60, 365, 1000, 2300, 9000, 40_000, 400_000, 3_000_000] {
            let scale = Scale::over(&[from, from + days], 100.0);
            let ticks = scale.ticks();
            assert!(ticks.len() <= 16, "{days}: {ticks:?}");
            assert!(ticks.iter().all(|(day, name)| scale.has(*day) && !name.is_empty()), "{days}: {ticks:?}");
        }
        let year = Scale::over(&[number(day("2011-01-10")), number(day("2012-01-05"))], 100.0);
        assert!(year.ticks().iter().any(|(_, name)| name == "2012"));
    }

    #[test]
    fn what_lies_far_off_does_not_press_all_else_together() {
        let mut days: Vec<i32> = (0..40).map(|day| 730_000 + day).collect();
        days.insert(0, 600_000);
        let scale = Scale::over(&days, 100.0);
        assert!(!scale.has(600_000) && scale.has(730_000) && scale.has(730_037));
        assert!(scale.at(730_020) > 30.0 && scale.at(730_020) < 70.0);
    }
}
