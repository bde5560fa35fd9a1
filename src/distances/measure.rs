//! Units of length, and the numbers before them.

use crate::lexicon::{COMPILED, Class};
use crate::numbers::Number;
use crate::rules::{Match, Unit};

/// A unit: its name in the singular, and its metres, if it has a fixed length (a city block has none).
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Measure {
    pub name: &'static str,
    pub metres: Option<f64>,
}

impl Measure {
    /// The unit of length that the tables say a word is.
    pub(super) fn of(m: &Match<'_>, unit: &Unit) -> Option<Measure> {
        Measure::parse(m.scene.value_of(unit, Class::LengthUnit)?)
    }

    /// The unit of that name in the compiled tables; for short forms ("m") that these leave to the rules.
    pub(super) fn named(name: &str) -> Option<Measure> {
        Measure::parse(COMPILED.value(COMPILED.lookup(name)?.row, Class::LengthUnit)?)
    }

    /// A unit without a fixed length.
    pub(super) const fn loose(name: &'static str) -> Measure {
        Measure { name, metres: None }
    }

    fn parse(value: &'static str) -> Option<Measure> {
        let (name, metres) = value.split_once(' ')?;
        Some(Measure { name, metres: Some(metres.parse().ok()?) })
    }

    /// A number of this unit in metres.
    pub fn in_metres(&self, number: Number) -> Option<Number> {
        let factor = self.metres?;
        Some(Number { low: rounded(number.low * factor), high: rounded(number.high * factor) })
    }
}

/// Without the digits that a binary fraction adds ("59545.727999999996"): to a nanometre, where that is more than the
/// number holds.
fn rounded(metres: f64) -> f64 {
    let fine = (metres * 1e9).round() / 1e9;
    if fine.is_finite() { fine } else { metres }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn metres(name: &str, number: f64) -> Option<f64> {
        Measure::named(name)?.in_metres(Number { low: number, high: number }).map(|n| n.low)
    }

    #[test]
    fn factors() {
        for (name, number, expected) in [
            ("kilometres", 60.0, 60_000.0),
            ("miles", 40.0, 64_373.76),
            ("miles", 37.0, 59_545.728),
            ("nmi", 1.0, 1852.0),
            ("ft", 6.0, 1.8288),
            ("inches", 0.2, 0.00508),
            ("furlongs", 5.0, 1005.84),
            ("mm", 9.0, 0.009),
        ] {
            assert_eq!(metres(name, number), Some(expected), "{number} {name}");
        }
        assert_eq!(metres("hour", 1.0), None);
    }
}
