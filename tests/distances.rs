//! What holds of every distance: metres are the unit's, finite, and the point is as far from its place as the text says.

use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use whosaid::Pipeline;
use whosaid::article::Article;
use whosaid::report::{Options, Quantity};

/// Units as stories write them, with their metres (SI brochure, 9th ed.; the international yard and mile).
const UNITS: &[(&str, f64)] = &[
    ("km", 1000.0),
    ("kilometers", 1000.0),
    ("metres", 1.0),
    ("cm", 0.01),
    ("mm", 0.001),
    ("miles", 1609.344),
    ("nautical miles", 1852.0),
    ("yards", 0.9144),
    ("feet", 0.3048),
    ("inches", 0.0254),
    ("furlongs", 201.168),
    ("light-years", 9_460_730_472_580_800.0),
];

fn metres(text: String) -> Vec<Option<Quantity>> {
    let article = Article { text: text.into(), ..Article::default() };
    let report = Pipeline::new().run(&article, &Options::default());
    report.distances.iter().map(|d| d.metres).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { rng_seed: RngSeed::Fixed(20_110_906), ..ProptestConfig::with_cases(64) })]

    #[test]
    fn metres_are_the_units(number in 1_u32..2_000_000, tenths in 0_u32..10, unit in 0..UNITS.len()) {
        let (name, factor) = UNITS[unit];
        let value = f64::from(number) + f64::from(tenths) / 10.0;
        let written = if tenths == 0 { number.to_string() } else { format!("{number}.{tenths}") };
        let found = metres(format!("The wreck lay {written} {name} from the lighthouse."));
        let [Some(Quantity::One(metres))] = found[..] else {
            return Err(TestCaseError::fail(format!("{written} {name}: {found:?}")));
        };
        prop_assert!(metres.0.is_finite() && (metres.0 - value * factor).abs() <= 1e-6 * value * factor);
    }

    #[test]
    fn a_range_goes_up(low in 1_u32..900, more in 1_u32..900) {
        let found = metres(format!("The wreck lay {low} to {} km from the lighthouse.", low + more));
        let [Some(Quantity::Range([from, to]))] = found[..] else {
            return Err(TestCaseError::fail(format!("{low} to {}: {found:?}", low + more)));
        };
        prop_assert_eq!((from.0, to.0), (f64::from(low) * 1000.0, f64::from(low + more) * 1000.0));
    }
}

#[test]
fn a_conversion_that_disagrees_is_told() {
    let told = |text: &str| {
        let article = Article { text: text.into(), ..Article::default() };
        let report = Pipeline::new().run(&article, &Options::default());
        report.warnings.iter().any(|w| w.code == "conversion_disagrees")
    };
    assert!(told("The wreck lay 60 km (60 miles) from the lighthouse."));
    assert!(!told("The wreck lay 60 km (37 miles) from the lighthouse."));
}

/// What "the town" stands for, and the point that lies north of it.
#[test]
fn distances_lie_on_the_map() {
    let text = "The army left Gharyan, 80 km south of Tripoli.\n\nAt a bridge some 30 km north of the town, Otto Roe \
                said talks were near. Misrata, 20 km west of the town, was quiet.";
    let article = Article { text: text.into(), ..Article::default() };
    let report = Pipeline::new().run(&article, &Options::default());
    let seen: Vec<_> = report
        .distances
        .iter()
        .map(|distance| {
            let relation = distance.relation.as_ref().expect("a relation");
            let name = relation.entity.map(|id| &*report.entities[id.index()].name);
            let degrees = relation.lat.zip(relation.lon).map(|(lat, lon)| (lat.round(), lon.round()));
            (name, degrees, relation.radius.map(|metres| (metres.0 / 10_000.0).round()))
        })
        .collect();
    let expected = [
        (Some("Tripoli"), Some((32.0, 13.0)), Some(7.0)),
        (Some("Gharyan"), Some((32.0, 13.0)), Some(3.0)),
        (Some("Gharyan"), Some((32.0, 13.0)), Some(2.0)),
    ];
    assert_eq!(seen, expected);
}
