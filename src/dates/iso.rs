//! How a day is written.

use jiff::civil::Date;
use jiff::fmt::temporal::DateTimePrinter;

/// A day as ISO 8601: "2011-09-06". Jiff's printer takes a fifth of the work of `format!`.
pub fn iso(day: Date) -> String {
    const PRINTER: DateTimePrinter = DateTimePrinter::new();
    if day.year() < 0 {
        // Jiff writes six digits here, which readers of four do not expect.
        return format!("-{:04}-{:02}-{:02}", day.year().unsigned_abs(), day.month(), day.day());
    }
    PRINTER.date_to_string(&day)
}
