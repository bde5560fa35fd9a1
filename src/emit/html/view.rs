//! Which part of the Earth a map shows, and where a place stands on it.

use super::land::{Bounds, Point};

pub const WIDTH: f64 = 960.0;

/// The view: equirectangular, true to scale at its middle.
pub struct View {
    pub bounds: Bounds,
    pub height: f64,
    /// Drawn units a degree north, and a degree east.
    pub north: f64,
    pub east: f64,
}

/// Never narrower, in degrees: the outlines have no more to show.
const LEAST: f64 = 4.0;

impl View {
    /// Over these points, of which there is one at least, given east and north.
    pub fn over(points: &[Point]) -> View {
        let span = |east: fn(f64) -> f64| {
            let all = points.iter().map(|point| east(point.0));
            (all.clone().fold(f64::MAX, f64::min), all.fold(f64::MIN, f64::max))
        };
        // Across the date line where that is shorter.
        let (plain, over) = (span(|x| x), span(|x| if x < 0.0 { x + 360.0 } else { x }));
        let (west, east) = if over.1 - over.0 + 1.0 < plain.1 - plain.0 { over } else { plain };
        let south = points.iter().map(|point| point.1).fold(f64::MAX, f64::min);
        let north = points.iter().map(|point| point.1).fold(f64::MIN, f64::max);
        let middle = ((west + east) / 2.0, (south + north) / 2.0);
        let shrink = middle.1.to_radians().cos().max(0.2);
        let (mut wide, mut high) = (((east - west) * 1.3).max(LEAST), ((north - south) * 1.3).max(LEAST * 0.5));
        // As wide as 1.6 to 2.2 times its height on the page.
        high = high.max(wide * shrink / 2.2);
        wide = wide.max(high * 1.6 / shrink).min(360.0);
        high = high.min(180.0);
        let bounds = Bounds {
            west: middle.0 - wide / 2.0,
            east: middle.0 + wide / 2.0,
            south: middle.1 - high / 2.0,
            north: middle.1 + high / 2.0,
        };
        let unit = WIDTH / wide;
        View { bounds, height: (high * unit / shrink).round(), north: unit / shrink, east: unit }
    }

    pub fn at(&self, (x, y): Point) -> Point {
        let x = if x < self.bounds.west { x + 360.0 } else { x };
        ((x - self.bounds.west) * self.east, (self.bounds.north - y) * self.north)
    }

    /// How long so many metres are drawn.
    pub fn length(&self, metres: f64) -> f64 {
        metres / 111_320.0 * self.north
    }

    /// A round number of kilometres, at most a quarter of the width.
    pub fn scale(&self) -> f64 {
        let most = WIDTH / 4.0 / self.length(1000.0);
        let power = 10_f64.powf(most.log10().floor());
        [5.0, 2.0, 1.0].into_iter().map(|step| step * power).find(|&step| step <= most).unwrap_or(power)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_point_is_on_the_map() {
        let sets: [&[Point]; 5] = [
            &[(13.18, 32.88)],
            &[(13.18, 32.88), (20.06, 32.12)],
            &[(-176.2, -44.0), (178.4, -18.1), (174.8, -41.3)],
            &[(-122.4, 37.8), (151.2, -33.9), (0.0, 51.5), (139.7, 35.7)],
            &[(20.0, 89.0), (20.0, -89.0)],
        ];
        for points in sets {
            let view = View::over(points);
            for &point in points {
                let (x, y) = view.at(point);
                assert!((0.0..=WIDTH).contains(&x) && (0.0..=view.height).contains(&y), "{point:?} at {x} {y}");
            }
            assert!(view.height >= 400.0 && view.height <= 1000.0, "{}", view.height);
            assert!(view.length(view.scale() * 1000.0) <= WIDTH / 4.0);
        }
        // Fiji and the Chathams are neighbours.
        let pacific = View::over(sets[2]);
        assert!(pacific.bounds.east - pacific.bounds.west < 80.0);
    }
}
