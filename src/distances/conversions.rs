//! The same length in other units: "50 km (31 miles)".

use super::{Also, Length, at};
use crate::lexicon::Class;
use crate::rules::{Found, Mark, Match, Row, Rule, Scene, Stage, pattern};
use crate::text::Tokens;

/// The stage of conversions; a mark runs from the first length through all its conversions.
pub static CONVERSIONS: Stage<Conversion> = Stage::about(Class::Distance.set(), &[RULES]);

/// The lengths that a rule found to be one.
#[derive(Clone, Debug, PartialEq)]
pub struct Conversion {
    length: Tokens,
    also: [Option<Tokens>; 2],
    /// Whether the words leave open that it is another length: "60 km, or 80 km".
    doubtful: bool,
}

static RULES: &[Rule<Conversion>] = &[
    Rule {
        id: "DST080",
        name: "conversion in brackets",
        why: "A length in brackets after one in another unit is the same length; \"100 metres (yards)\" gives none.",
        how: pattern(
            "n:Distance Dimension? OpenParen (LengthUnit|(Hedge|just|or|a|an|than|more|less)* a:Distance \
             ((Comma|or|Slash|Semicolon) (Hedge)* b:Distance)?) CloseParen",
            in_brackets,
        ),
        finds: &[
            "It is 60 km ([40 miles=64373.76]) north of the town.",
            "The wall is five metres (about [16 feet=4.8768]) high.",
            "It is one kilometre (just over [half a mile=804.672]) away.",
            "The ship is 400 metres long ([1,300 ft=396.24]).",
        ],
        skips: &["It is 60 km (or more) away."],
    },
    Rule {
        id: "DST081",
        name: "conversion after \"or\"",
        why: "A length after a comma and \"or\", or after a slash, that comes to the same is the same length.",
        how: pattern("n:Distance (Comma or|Slash|Dash or) (Hedge|just)* a:Distance", after_or),
        finds: &["It is 60 km, or about [37 miles=59545.728], from here."],
        skips: &["It is 60 km, or perhaps 80 km, from here."],
    },
];

fn in_brackets(m: &Match<'_>) -> Option<Mark<Conversion>> {
    let (length, also) = (m.part("n")?, [m.part("a"), m.part("b")]);
    m.mark_all(Conversion { length, also, doubtful: false })
}

fn after_or(m: &Match<'_>) -> Option<Mark<Conversion>> {
    let (length, also) = (m.part("n")?, [m.part("a"), None]);
    m.mark_all(Conversion { length, also, doubtful: true })
}

/// How far a conversion is from the length, as a share of it: 0.1 for 66 km given as 60 km. `None` where one has no
/// metres.
pub fn disagreement(length: &Length, also: &Length) -> Option<f64> {
    let (a, b) = (length.metres()?, also.metres()?);
    let share = |a: f64, b: f64| (a - b).abs() / a.abs().max(f64::MIN_POSITIVE);
    Some(share(a.low, b.low).max(share(a.high, b.high)))
}

/// Moves conversions to the lengths that they convert, and folds each length with them.
pub(super) fn join(scene: &Scene<'_>, row: &mut Row, lengths: &mut Vec<Found<Length>>, tries: &mut u64) {
    let mut found = CONVERSIONS.run(scene, row, tries);
    let mut taken = vec![false; lengths.len()];
    found.retain(|f| {
        let Some(into) = at(lengths, f.value.length.start) else { return false };
        let also: Vec<usize> = f.value.also.iter().flatten().filter_map(|t| at(lengths, t.start)).collect();
        let same = |i: &usize| lengths[*i].value.measure == lengths[into].value.measure;
        let apart = |i: &usize| disagreement(&lengths[into].value, &lengths[*i].value).is_none_or(|share| share > 0.1);
        if also.iter().any(same) || f.value.doubtful && also.iter().any(apart) {
            return false;
        }
        for i in also {
            let also = Also { length: lengths[i].clone(), rule: f.rule };
            lengths[into].value.also.push(also);
            taken[i] = true;
        }
        true
    });
    let mut number = 0;
    lengths.retain(|_| {
        number += 1;
        !taken[number - 1]
    });
    row.fold(found.iter().map(|f| (f.tokens, Class::Distance.set())));
}
