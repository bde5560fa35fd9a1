//! The places of the story, and the points that its distances lead to.

use super::Page;
use super::land::{self, Point};
use super::timeline::one;
use super::view::{View, WIDTH};
use super::words::{count, cut};
use maud::{Markup, html};

/// Places drawn, and rows of the table.
const MOST: usize = 100;
/// Names written on the map.
const MOST_NAMES: usize = 24;

/// A place on the map.
pub struct Spot {
    pub name: String,
    pub at: Point,
    pub mentions: u64,
    pub country: String,
    pub geonames: u32,
}

/// A point told by its distance from a place.
struct Measured<'r> {
    words: String,
    from: &'r str,
    at: Point,
    /// Where it is counted from, if that is known.
    origin: Option<Point>,
    radius: f64,
}

/// None where no place is known.
pub fn panel(page: &Page<'_>) -> Option<Markup> {
    let spots = spots(page);
    let measured = measured(page);
    (!spots.is_empty() || !measured.is_empty()).then(|| {
        html! {
            (draw(&spots, &measured))
            (table(&spots))
            @if !measured.is_empty() { (distances(&measured)) }
        }
    })
}

/// Those named most come first.
fn spots(page: &Page<'_>) -> Vec<Spot> {
    let spot = |entity: &crate::report::Entity<'_>| {
        let geo = entity.geo.as_ref()?;
        Some(Spot {
            name: entity.name.to_string(),
            at: point(geo.lon, geo.lat)?,
            mentions: entity.mentions.len() as u64,
            country: geo.country.to_string(),
            geonames: geo.geonames,
        })
    };
    let mut spots: Vec<Spot> = page.report.entities.iter().filter_map(spot).collect();
    spots.sort_by_key(|spot| std::cmp::Reverse(spot.mentions));
    spots
}

fn point(lon: f64, lat: f64) -> Option<Point> {
    ((-180.0..=180.0).contains(&lon) && (-90.0..=90.0).contains(&lat)).then_some((lon, lat))
}

fn measured<'r>(page: &Page<'r>) -> Vec<Measured<'r>> {
    let found = |distance: &'r crate::report::Distance<'r>| {
        let relation = distance.relation.as_ref()?;
        let entity = relation.entity.and_then(|id| page.report.entities.get(id.index()));
        let geo = entity.and_then(|entity| entity.geo.as_ref());
        Some(Measured {
            words: cut(&distance.text, 60).into_owned(),
            from: entity.map(|entity| &*entity.name).or(relation.from.as_deref()).unwrap_or_default(),
            at: point(relation.lon?, relation.lat?)?,
            origin: geo.and_then(|geo| point(geo.lon, geo.lat)),
            radius: relation.radius.map_or(0.0, |radius| radius.0).clamp(0.0, 20_000_000.0),
        })
    };
    page.report.distances.iter().filter_map(found).take(MOST).collect()
}

/// The map of some places alone.
pub fn of(spots: &[Spot]) -> Markup {
    html! { (draw(spots, &[])) (table(spots)) }
}

fn draw(spots: &[Spot], measured: &[Measured<'_>]) -> Markup {
    let drawn = &spots[..spots.len().min(MOST)];
    let points: Vec<Point> =
        drawn.iter().map(|spot| spot.at).chain(measured.iter().map(|measured| measured.at)).collect();
    let view = View::over(&points);
    let most = drawn.iter().map(|spot| spot.mentions).max().unwrap_or(1).max(1) as f64;
    let size = |spot: &Spot| 4.0 + 8.0 * (spot.mentions as f64 / most).sqrt();
    let kilometres = view.scale();
    let scale = view.length(kilometres * 1000.0);
    html! {
        div .scroll tabindex="0" role="group" aria-label="Map, which may be scrolled sideways" { svg .map viewBox={ "0 0 " (WIDTH) " " (view.height) } role="img" aria-label={ "Map of " (count(drawn.len() as u64, "place")) "; the same is in the table under it" } {
            rect .sea width=(WIDTH) height=(view.height) {}
            path .land d=(land::path(view.bounds, |point| view.at(point))) {}
            @for measured in measured {
                @let (x, y) = view.at(measured.at);
                @if let Some((a, b)) = measured.origin.map(|origin| view.at(origin)) {
                    line .way x1=(one(a)) y1=(one(b)) x2=(one(x)) y2=(one(y)) {}
                }
                circle .around cx=(one(x)) cy=(one(y)) r=(one(view.length(measured.radius).max(4.0))) { title { (measured.words) " from " (measured.from) } }
                path .cross d={ "M" (one(x - 4.0)) " " (one(y)) "h8M" (one(x)) " " (one(y - 4.0)) "v8" } {}
            }
            @for spot in drawn.iter().rev() {
                @let (x, y) = view.at(spot.at);
                circle .spot cx=(one(x)) cy=(one(y)) r=(one(size(spot))) { title { (spot.name) ": " (count(spot.mentions, "mention")) } }
            }
            @for (spot, x, y) in names(drawn, &view, size) { text .place x=(one(x)) y=(one(y)) { (cut(&spot.name, 28)) } }
            path .bar-km d={ "M20 " (view.height - 24.0) "v6h" (one(scale)) "v-6" } {}
            text .small x="24" y=(view.height - 26.0) { (kilometres) " km" }
        } }
        p .note {
            "A dot is a place, the larger the more often it is named."
            @if !measured.is_empty() { " A cross in a circle is where a distance leads to, and how far around that it may be." }
            " Coast lines: Natural Earth, coarse" @if view.bounds.east - view.bounds.west < 8.0 { " at this size" } "; places: GeoNames."
        }
    }
}

/// Names that do not stand over one another, those of the places named most first.
fn names<'s>(spots: &'s [Spot], view: &View, size: impl Fn(&Spot) -> f64) -> Vec<(&'s Spot, f64, f64)> {
    let mut taken: Vec<(f64, f64, f64)> = Vec::new();
    let mut names = Vec::new();
    for spot in spots {
        let (x, y) = view.at(spot.at);
        let width = spot.name.chars().count().min(28) as f64 * 8.0;
        // To the right of its dot, or to the left of it.
        let right = x + size(spot) + 3.0;
        let x = if right + width <= WIDTH { right } else { x - size(spot) - 3.0 - width };
        let free = taken.iter().all(|&(a, b, long)| (y - b).abs() > 16.0 || x > a + long || a > x + width);
        if free && x >= 0.0 {
            taken.push((x, y, width));
            names.push((spot, x, y + 5.0));
        }
        if names.len() == MOST_NAMES {
            break;
        }
    }
    names
}

fn table(spots: &[Spot]) -> Markup {
    html! {
        details {
            summary { "The places as a table" }
            div .scroll tabindex="0" role="group" aria-label="Table of places" { table {
                thead { tr { @for name in ["Place", "Country", "Latitude", "Longitude", "GeoNames", "Mentions"] { th scope="col" { (name) } } } }
                tbody { @for spot in spots.iter().take(MOST) { tr {
                    th scope="row" { bdi { (spot.name) } }
                    td { (spot.country) } td { (spot.at.1) } td { (spot.at.0) } td { (spot.geonames) } td { (spot.mentions) }
                } } }
            } }
            @if spots.len() > MOST { p .note { (count((spots.len() - MOST) as u64, "more place")) " left out." } }
        }
    }
}

fn distances(measured: &[Measured<'_>]) -> Markup {
    html! {
        details {
            summary { "The distances as a table" }
            div .scroll tabindex="0" role="group" aria-label="Table of distances" { table {
                thead { tr { @for name in ["Distance", "From", "Latitude", "Longitude", "Radius in metres"] { th scope="col" { (name) } } } }
                tbody { @for measured in measured { tr {
                    th scope="row" { bdi { (measured.words) } }
                    td { bdi { (measured.from) } } td { (measured.at.1) } td { (measured.at.0) } td { (measured.radius) }
                } } }
            } }
        }
    }
}
