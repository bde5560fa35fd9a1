//! The outlines of land, clipped to what a map shows. From Natural Earth, see `rebuild_land.py`.

use std::fmt::Write as _;
use std::sync::LazyLock;

/// A point in degrees east and north, or wherever it is drawn.
pub type Point = (f64, f64);

/// What a map shows, in degrees.
#[derive(Clone, Copy, Debug)]
pub struct Bounds {
    pub west: f64,
    pub east: f64,
    pub south: f64,
    pub north: f64,
}

struct Ring {
    /// Of the map at 1:110 million; the others are at 1:50 million.
    coarse: bool,
    points: Vec<Point>,
}

static RINGS: LazyLock<Vec<Ring>> = LazyLock::new(|| include_str!("land.txt").lines().map(ring).collect());

/// 80 degrees south.
const SOUTHERNMOST: i32 = 170 * 20;

/// Twentieths of a degree east and south of the north-west corner of the world; each but the first counts from the one before.
fn ring(line: &str) -> Ring {
    let (scale, steps) = line.split_once(' ').unwrap_or_default();
    let mut numbers = steps.split(' ').map(|number| number.parse::<i32>().unwrap_or(0));
    let (mut x, mut y, mut points) = (0, 0, Vec::new());
    while let (Some(mut dx), Some(dy)) = (numbers.next(), numbers.next()) {
        // Across the date line an outline goes on, and does not go around the world; but for the Antarctic, which does.
        if !points.is_empty() && y + dy < SOUTHERNMOST {
            dx -= (f64::from(dx) / 7200.0).round() as i32 * 7200;
        }
        (x, y) = (x + dx, y + dy);
        points.push((f64::from(x) / 20.0 - 180.0, 90.0 - f64::from(y) / 20.0));
    }
    Ring { coarse: scale == "110", points }
}

/// The land within the bounds as the path of an SVG; `to` says where a point of the Earth is drawn.
pub fn path(bounds: Bounds, to: impl Fn(Point) -> Point) -> String {
    let coarse = bounds.east - bounds.west > 60.0;
    let mut path = String::new();
    for ring in RINGS.iter().filter(|ring| ring.coarse == coarse) {
        // A map across the date line goes on east of 180 degrees.
        for shift in [0.0, 360.0, -360.0] {
            let Some(points) = clipped(&ring.points, shift, bounds) else { continue };
            let mut before = None;
            for (i, &point) in points.iter().enumerate() {
                let (x, y) = to(point);
                let (x, y) = ((x * 10.0).round() as i64, (y * 10.0).round() as i64);
                if before == Some((x, y)) {
                    continue;
                }
                let _ = match before {
                    None => write!(path, "M{} {}", tenth(x), tenth(y)),
                    Some((a, b)) => write!(path, "{}{} {}", if i == 1 { "l" } else { " " }, tenth(x - a), tenth(y - b)),
                };
                before = Some((x, y));
            }
            path.push('z');
        }
    }
    path
}

fn tenth(number: i64) -> String {
    let (sign, whole, rest) = (if number < 0 { "-" } else { "" }, number.abs() / 10, number.abs() % 10);
    match (whole, rest) {
        (whole, 0) => format!("{sign}{whole}"),
        (0, rest) => format!("{sign}.{rest}"),
        (whole, rest) => format!("{sign}{whole}.{rest}"),
    }
}

/// The part of a ring within the bounds (Sutherland and Hodgman 1974); none where there is no such part.
fn clipped(points: &[Point], shift: f64, bounds: Bounds) -> Option<Vec<Point>> {
    let west = points.iter().map(|p| p.0).fold(f64::MAX, f64::min) + shift;
    let east = points.iter().map(|p| p.0).fold(f64::MIN, f64::max) + shift;
    let south = points.iter().map(|p| p.1).fold(f64::MAX, f64::min);
    let north = points.iter().map(|p| p.1).fold(f64::MIN, f64::max);
    if east < bounds.west || west > bounds.east || north < bounds.south || south > bounds.north {
        return None;
    }
    let points: Vec<Point> = points.iter().map(|&(x, y)| (x + shift, y)).collect();
    let points = cut(&points, |p| p.0 - bounds.west);
    let points = cut(&points, |p| bounds.east - p.0);
    let points = cut(&points, |p| p.1 - bounds.south);
    let points = cut(&points, |p| bounds.north - p.1);
    (points.len() > 2).then_some(points)
}

/// Keeps the side of a line on which `inside` is positive.
fn cut(points: &[Point], inside: impl Fn(Point) -> f64) -> Vec<Point> {
    let mut kept = Vec::with_capacity(points.len());
    let Some(&last) = points.last() else { return kept };
    let mut before = last;
    for &point in points {
        let (a, b) = (inside(before), inside(point));
        if (a < 0.0) != (b < 0.0) {
            let share = a / (a - b);
            kept.push((before.0 + (point.0 - before.0) * share, before.1 + (point.1 - before.1) * share));
        }
        if b >= 0.0 {
            kept.push(point);
        }
        before = point;
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn land_is_where_it_is() {
        // Whether a place is land: how often a line east of it crosses an outline, which may go on across the date line.
        let is_land = |coarse: bool, (x, y): Point| {
            [x, x + 360.0, x - 360.0].iter().any(|&x| {
                let rings = RINGS.iter().filter(|ring| ring.coarse == coarse);
                let edges = rings.flat_map(|ring| ring.points.iter().zip(ring.points.iter().cycle().skip(1)));
                let east = |(a, b): &(&Point, &Point)| {
                    (a.1 > y) != (b.1 > y) && x < a.0 + (b.0 - a.0) * (y - a.1) / (b.1 - a.1)
                };
                edges.filter(east).count() % 2 == 1
            })
        };
        for coarse in [true, false] {
            for land in [(2.35, 47.0), (25.0, 0.0), (-100.0, 40.0), (134.0, -25.0)] {
                assert!(is_land(coarse, land), "{land:?}");
            }
            for sea in [(-30.0, 30.0), (75.0, -20.0), (-150.0, 0.0), (3.0, 56.0)] {
                assert!(!is_land(coarse, sea), "{sea:?}");
            }
        }
    }

    #[test]
    fn no_outline_goes_around_the_world() {
        for ring in RINGS.iter() {
            let edges = ring.points.iter().zip(ring.points.iter().cycle().skip(1));
            let far = edges.filter(|(a, b)| (a.0 - b.0).abs() > 180.0 && a.1 > -79.0);
            assert_eq!(far.count(), 0, "{:?}", ring.points.first());
        }
    }

    #[test]
    fn what_is_drawn_is_within_the_bounds() {
        let bounds = Bounds { west: 10.0, east: 30.0, south: 30.0, north: 40.0 };
        let all: Vec<Point> = RINGS.iter().filter_map(|ring| clipped(&ring.points, 0.0, bounds)).flatten().collect();
        assert!(!all.is_empty());
        assert!(all.iter().all(|p| (9.999..=30.001).contains(&p.0) && (29.999..=40.001).contains(&p.1)));
        assert_eq!(path(Bounds { west: -31.0, east: -29.0, south: 29.0, north: 31.0 }, |p| p), "", "the open sea");
        let world = Bounds { west: -180.0, east: 180.0, south: -60.0, north: 85.0 };
        assert!(path(world, |(x, y)| (x * 2.7, -y * 2.7)).len() < 40_000);
    }
}
