//! The point on the map that a distance leads to.
//!
//! It lies at the bearing and distance from the reference place, on the WGS84 ellipsoid (Karney 2013). How sure it is,
//! is a radius, by the point-radius method (Wieczorek, Guo & Hijmans, "The point-radius method for georeferencing
//! locality descriptions and calculating associated uncertainty", Int. J. Geographical Information Science 18(8),
//! 2004): the furthest corner of the wedge that the words allow,
//!
//! ```text
//! radius = sqrt(d² + d'² - 2 d d' cos a)      d' = d + precision + extent
//! ```
//!
//! where `precision` is half of the number's last digit that counts (5 km for "60 km"), `extent` the radius of the
//! reference place, and `a` half the angle that the direction stands for (45° for "north", 22.5° for "north-east").

use super::Length;
use geographiclib_rs::{DirectGeodesic, Geodesic};
use std::sync::LazyLock;

/// Where a distance leads to.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Point {
    /// Degrees, WGS84.
    pub lat: f64,
    pub lon: f64,
    /// Metres within which the place lies that is meant.
    pub radius: f64,
}

/// Nothing on earth is further away than half its girth.
const FURTHEST: f64 = 20_003_931.0;

static EARTH: LazyLock<Geodesic> = LazyLock::new(Geodesic::wgs84);

impl Length {
    /// The point that the length leads to from a place (degrees, WGS84) of this extent (metres); `None` without a number
    /// of metres, without a bearing, or where that is nowhere on earth.
    pub fn point(&self, lat: f64, lon: f64, extent: f64) -> Option<Point> {
        let bearing = self.relation.as_ref()?.value.bearing?;
        let (value, metres) = (self.value?, self.metres()?);
        let precision = precision(value.low) * self.measure.metres? + (metres.high - metres.low) / 2.0;
        point((lat, lon), bearing, (metres.low + metres.high) / 2.0, precision + extent)
    }
}

/// The point at a bearing and distance from a place; `None` where that is nowhere on earth.
fn point((lat, lon): (f64, f64), bearing: f64, metres: f64, unsure: f64) -> Option<Point> {
    if !(0.0..=FURTHEST).contains(&metres) {
        return None;
    }
    let (lat, lon) = EARTH.direct(lat, lon, bearing, metres);
    let half_angle: f64 = match bearing {
        b if b % 90.0 == 0.0 => 45.0,
        b if b % 45.0 == 0.0 => 22.5,
        _ => 11.25,
    };
    let far = metres + unsure;
    let square = metres * metres + far * far - 2.0 * metres * far * half_angle.to_radians().cos();
    Some(Point { lat, lon, radius: square.max(0.0).sqrt() })
}

/// Half of the last digit that counts: 5 for 60, 0.5 for 65, 0.05 for 4.3.
fn precision(value: f64) -> f64 {
    let mut unit = 1.0;
    if value.fract() != 0.0 {
        for _ in 0..3 {
            unit /= 10.0;
            if ((value / unit).round() * unit - value).abs() < 1e-9 {
                break;
            }
        }
    } else {
        while value != 0.0 && value % (unit * 10.0) == 0.0 {
            unit *= 10.0;
        }
    }
    unit / 2.0
}

#[cfg(test)]
mod tests {
    use super::*;
    use geographiclib_rs::InverseGeodesic;
    use proptest::prelude::*;

    #[test]
    fn half_of_the_last_digit_that_counts() {
        for (value, expected) in [(60.0, 5.0), (65.0, 0.5), (1130.0, 5.0), (4.3, 0.05), (1.25, 0.005), (300.0, 50.0)] {
            assert!((precision(value) - expected).abs() < 1e-9, "{value}: {}", precision(value));
        }
    }

    #[test]
    fn south_is_south() {
        let point = point((32.88, 13.19), 180.0, 150_000.0, 5000.0).unwrap();
        assert!((point.lat - 31.527).abs() < 0.01 && (point.lon - 13.19).abs() < 1e-9, "{point:?}");
        assert!((100_000.0..150_000.0).contains(&point.radius), "{point:?}");
        assert_eq!(super::point((0.0, 0.0), 0.0, f64::NAN, 1.0), None);
    }

    proptest! {
        #[test]
        fn the_way_back_is_as_long(lat in -89.0..89.0, lon in -180.0..180.0, point_of in 0..16, metres in 1.0..1.9e7) {
            let there = point((lat, lon), f64::from(point_of) * 22.5, metres, 500.0).unwrap();
            let back: f64 = EARTH.inverse(there.lat, there.lon, lat, lon);
            prop_assert!((back - metres).abs() <= 0.005 * metres, "{back} for {metres}");
            prop_assert!(there.radius.is_finite() && there.radius > 0.0);
        }
    }
}
