//! Numbers in digits and words: "1,234", "1.2 million", "twenty-five", "two and a half", "3 1/2", "one-third", and
//! ranges of them ("200 to 250", "5-6").
//!
//! ```text
//! range   = number ( "-" | "to" | "or" ) number
//! number  = part [ scale ]... | "half" [ "a" ] scale | "a" scale
//! part    = figure [ fraction ] | words | words "and" "a" "half" | unit "-" "third"
//! ```
//!
//! Does NOT say what is counted: dates and distances do. Vague ones ("dozens", "a few hundred") are none here.

mod parse;
mod rules;

use crate::lexicon::{Class, ClassSet};
use crate::rules::{Found, Row, Scene, Stage};
use crate::text::Tokens;

/// A number, or a range of them.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Number {
    pub low: f64,
    /// The same as `low`, but for a range.
    pub high: f64,
}

/// The stage that folds numbers.
pub static STAGE: Stage<Number> = Stage::new(&[rules::RULES]);

/// The numbers of a text, in order and apart.
#[inline(never)]
pub fn find(scene: &Scene<'_>, row: &Row, tries: &mut u64) -> Vec<Found<Number>> {
    STAGE.run(scene, row, tries)
}

/// The number that these tokens are, all of them.
pub fn value(scene: &Scene<'_>, tokens: Tokens) -> Option<Number> {
    let (number, end) = parse::range(scene, tokens.start, tokens.end)?;
    (end == tokens.end).then_some(number)
}

/// The classes of a folded number: those of its word too, where it is a single one (a year stays one).
pub fn classes(scene: &Scene<'_>, number: &Found<Number>) -> ClassSet {
    let tokens = number.tokens;
    let own = match tokens.len() {
        1 => scene.classes(tokens.start),
        _ if parse::spelled_year(scene, tokens.start, tokens.end).is_some() => Class::Year.set(),
        _ => ClassSet::EMPTY,
    };
    own.with(Class::Number.set())
}

#[cfg(test)]
mod tests {
    use crate::article::Article;
    use crate::pipeline::Pipeline;
    use crate::report::Options;

    fn numbers(text: &str) -> Vec<(f64, f64)> {
        let article = Article { text: text.into(), ..Article::default() };
        Pipeline::new()
            .analyse(&article, &Options::default())
            .numbers
            .iter()
            .map(|f| (f.value.low, f.value.high))
            .collect()
    }

    #[test]
    fn values() {
        let cases: &[(&str, &[(f64, f64)])] = &[
            ("1,234.5 of them", &[(1234.5, 1234.5)]),
            ("two hundred and fifty thousand", &[(250_000.0, 250_000.0)]),
            ("three million, two", &[(3e6, 3e6), (2.0, 2.0)]),
            ("between two and three", &[(2.0, 2.0), (3.0, 3.0)]),
            ("a hundred and ten, or half a dozen", &[(110.0, 110.0), (6.0, 6.0)]),
            ("2 to 3 million", &[(2e6, 3e6)]),
            ("twenty-five, 3 1/2 and 2½", &[(25.0, 25.0), (3.5, 3.5), (2.5, 2.5)]),
            ("a two-and-a-half-year ban", &[(2.5, 2.5)]),
            ("one-third and two-thirds", &[(1.0 / 3.0, 1.0 / 3.0), (2.0 / 3.0, 2.0 / 3.0)]),
            (
                "3,5 and 12,75 but 1,234 or 4,5,6",
                &[(3.5, 3.5), (12.75, 12.75), (1234.0, 1234.0), (4.0, 4.0), (5.0, 5.0), (6.0, 6.0)],
            ),
            (
                "1\u{202f}200 and 3 450 000 but 12 300",
                &[(1200.0, 1200.0), (3_450_000.0, 3_450_000.0), (12.0, 12.0), (300.0, 300.0)],
            ),
            ("5-6 but 6-5", &[(5.0, 6.0), (6.0, 6.0), (5.0, 5.0)]),
            ("in 1989-90, nineteen ninety-one", &[(1989.0, 1989.0), (90.0, 90.0), (1991.0, 1991.0)]),
            ("dozens, a few hundred, several thousand", &[]),
        ];
        for (text, expected) in cases {
            assert_eq!(numbers(text), *expected, "{text}");
        }
    }

    #[test]
    fn long_rows_of_numbers_stay_finite() {
        let text = "ten trillion ".to_string() + &"trillion ".repeat(5000) + &"hundred thousand ".repeat(5000);
        assert!(numbers(&text).iter().all(|(low, high)| low.is_finite() && high.is_finite()));
    }
}
