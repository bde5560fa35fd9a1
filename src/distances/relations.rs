//! From where a length counts, and which way.

use super::{Length, LengthKind, Relation, at, lengths::is, references::reference};
use crate::lexicon::{Class, ClassSet, Usage};
use crate::rules::{Found, Mark, Match, Row, Rule, Scene, Stage, pattern};
use crate::text::Tokens;

/// The stage of relations, over a row in which lengths are folded; a mark runs from the length through its reference.
pub static RELATIONS: Stage<(Tokens, Relation)> = Stage::about(Class::Distance.set(), &[RULES]);

type Marked = Option<Mark<(Tokens, Relation)>>;

static RULES: &[Rule<(Tokens, Relation)>] = &[
    Rule {
        id: "DST100",
        name: "north of the town",
        why: "A direction and \"of\" after a length say where it leads and from which place it counts.",
        how: pattern(
            "n:Distance Dimension? (away|inland|offshore)? (to the)? (just|due|further|farther)? x:(Direction|n&Upper/Initial|s&Upper/Initial|e&Upper/Initial|w&Upper/Initial) of",
            |m| with_reference(m, "of"),
        ),
        finds: &[
            "The camp is [50 km (31 miles) north of the town] they hold.",
            "It lies [35 kilometres to the east of Zelmira].",
            "It lies [35 kilometres E of Zelmira].",
        ],
        skips: &["They drove 60 km north on Monday."],
    },
    Rule {
        id: "DST101",
        name: "from the capital",
        why: "\"from\" after a length names the place from which it counts.",
        how: pattern(
            "n:Distance Dimension? (by (road|car|air|train|sea|boat|rail|bus|plane))? (away|inland|upstream|downstream|offshore|distant|out|upriver|downriver|further|farther)? x:Direction? from",
            |m| with_reference(m, "from"),
        ),
        finds: &["It is [25 km from the capital], police said.", "They were [two miles away from Zelmira]."],
        skips: &["It grew by 60 km from 1990 to 1995.", "It is 40 km away."],
    },
    Rule {
        id: "DST102",
        name: "away",
        why: "\"away\" after a length says that it counts from the place the text is at.",
        how: pattern("n:Distance Dimension? (away|distant)", |m| related(m, None, Some("away"), None)),
        finds: &["The post is [seven kilometres away], he said."],
        skips: &["The post is seven kilometres long."],
    },
    Rule {
        id: "DST103",
        name: "off the coast",
        why: "\"off\", \"outside\", \"below\" and the like after a length name the place from which it counts.",
        how: pattern(
            "n:Distance Dimension? (just|further)? x:Direction? p:(off|outside|inside|below|beneath|above|beyond) of?",
            |m| {
                let after = m.after()?;
                let place = after.classes.any(ClassSet::of(&[Class::Det, Class::PossPron, Class::Cap, Class::Upper]))
                    || m.scene.unit_used(after, Usage::Surface);
                let prep = PREPS.iter().find(|p| is(m.units("p").and_then(<[_]>::first), &[p]))?;
                with_reference(m, prep).filter(|_| place)
            },
        ),
        finds: &["It sank [15 km off the coast of Zelmira].", "It lies [17 miles outside the capital]."],
        skips: &["They took 2 metres off."],
    },
    Rule {
        id: "DST104",
        name: "within a mile of",
        why: "After \"within\", \"of\" names the place from which the length counts.",
        how: pattern("within (Hedge|Det|just|only|about)* n:Distance Dimension? p:(of|from)", |m| {
            let prep = if is(m.units("p").and_then(<[_]>::first), &["of"]) { "of" } else { "from" };
            with_reference(m, prep)
        }),
        finds: &["It fell [within three miles of the school]."],
        skips: &["It used three miles of the road."],
    },
    Rule {
        id: "DST105",
        name: "a radius of",
        why: "A radius counts from the place after \"of\", \"from\" or \"around\".",
        how: pattern("n:Distance p:(radius|perimeter|zone) (of|from|around)", |m| {
            let prep = ["of", "from", "around"].into_iter().find(|p| is(m.sentence.get(m.end - 1), &[p]))?;
            with_reference(m, prep)
        }),
        finds: &["They searched a [three-kilometre radius of the farm] twice."],
        skips: &["They dug a three-kilometre trench of mud."],
    },
    Rule {
        id: "DST106",
        name: "southwest",
        why: "A direction alone after a length says which way it leads; where from, the words before may say.",
        how: pattern(
            "n:Distance Dimension? (to the x:Direction >!of|(due|further|farther)? x:Direction&Lower >!Noun&!Adj&!Cap&!Hyphen)",
            onward,
        ),
        finds: &["They drove [280 miles southwest] to the border.", "The ridge is [seven km to the east]."],
        skips: &["It is a 30-mile north road."],
    },
    Rule {
        id: "DST107",
        name: "closer to",
        why: "\"closer to\" after a length is a direction: towards the place.",
        how: pattern("n:Distance (closer|nearer) to", |m| {
            let to = reference(m.scene, m.sentence, m.end)?;
            related(m, Some(("closer", None)), Some("to"), Some(to))
        }),
        finds: &["They camp [20 km closer to the town] now."],
        skips: &["They are closer to the town."],
    },
    Rule {
        id: "DST108",
        name: "between two places",
        why: "A length \"between\" two names is how far they are apart.",
        how: pattern("n:Distance between Cap+ and Cap", |m| {
            let start = m.sentence.get(m.start + 2)?.tokens.start;
            let second = reference(m.scene, m.sentence, m.end - 1)?;
            related(m, None, Some("between"), Some(Tokens::new(start, second.end)))
        }),
        finds: &["They cleared the [60 km between Zelmira and Port Ossa]."],
        skips: &["They ran five miles between two pubs."],
    },
];

const PREPS: &[&str] = &["off", "outside", "inside", "below", "beneath", "above", "beyond"];

/// The direction that the label "x" has, with its bearing.
fn direction(m: &Match<'_>) -> Option<(&'static str, Option<f64>)> {
    let unit = m.units("x")?.first()?;
    // A letter of the compass.
    match m.scene.lower(unit.tokens.start) {
        "n" => return Some(("north", Some(0.0))),
        "e" => return Some(("east", Some(90.0))),
        "s" => return Some(("south", Some(180.0))),
        "w" => return Some(("west", Some(270.0))),
        _ => {}
    }
    let (name, bearing) = m.scene.value_of(unit, Class::Direction)?.split_once(' ')?;
    Some((name, bearing.parse().ok()))
}

fn related(
    m: &Match<'_>,
    direction: Option<(&'static str, Option<f64>)>,
    prep: Option<&'static str>,
    from: Option<Tokens>,
) -> Marked {
    let bearing = direction.and_then(|(_, bearing)| bearing);
    let direction = direction.map(|(name, _)| name);
    let mut tokens = m.tokens();
    tokens.end = tokens.end.max(from.map_or(0, |f| f.end));
    let relation = Relation { direction, bearing, prep, from, entity: None, point: None };
    Some(Mark { tokens, value: (m.part("n")?, relation) })
}

/// The reference comes after the match.
fn with_reference(m: &Match<'_>, prep: &'static str) -> Marked {
    related(m, direction(m), Some(prep), Some(reference(m.scene, m.sentence, m.end)?))
}

/// "from Zelmira more than 500 km south": the reference may stand before.
fn onward(m: &Match<'_>) -> Marked {
    let way = direction(m)?;
    let hedge = |i: usize| m.sentence[i].classes.has(Class::Hedge) || is(m.sentence.get(i), &["more", "than", "less"]);
    let mut end = m.start;
    while end > 0 && m.start - end < 3 && hedge(end - 1) {
        end -= 1;
    }
    let mut start = end;
    while start > 0 && end - start < 5 && m.sentence[start - 1].classes.any(ClassSet::of(&[Class::Cap, Class::Upper])) {
        start -= 1;
    }
    if start < end && start > 0 && is(m.sentence.get(start - 1), &["from"]) {
        let from = Tokens::new(m.sentence[start].tokens.start, m.sentence[end - 1].tokens.end);
        return related(m, Some(way), Some("from"), Some(from));
    }
    related(m, Some(way), None, None)
}

/// Gives each length its relation.
pub(super) fn attach(scene: &Scene<'_>, row: &Row, lengths: &mut [Found<Length>], tries: &mut u64) {
    for Found { tokens, matched, rule, order, value: (length, relation) } in RELATIONS.run(scene, row, tries) {
        let Some(i) = at(lengths, length.start) else { continue };
        let length = &mut lengths[i].value;
        // "three miles of the school" after "within" is not an amount of it.
        if length.kind == LengthKind::Distance || rule == "DST104" {
            length.kind = match relation.prep {
                Some("below" | "beneath") => LengthKind::Depth,
                Some("above") => LengthKind::Height,
                _ => LengthKind::Distance,
            };
        }
        length.relation = Some(Box::new(Found { tokens, matched, rule, order, value: relation }));
    }
}
