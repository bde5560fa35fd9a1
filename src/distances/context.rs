//! What stands around a length: hedges, and the words that say what it is of.

use super::{Length, LengthKind, lengths::is};
use crate::lexicon::{Class, ClassSet, Usage};
use crate::rules::{Found, Row, Scene, Unit};

/// Words looked at on either side.
const NEAR: usize = 6;

/// Says of each length whether it is hedged, and what it is of. The row has the lengths folded.
pub(super) fn describe(scene: &Scene<'_>, row: &Row, lengths: &mut [Found<Length>]) {
    let mut sentences = (0..row.sentences()).map(|number| row.sentence(number)).peekable();
    for found in lengths {
        let start = found.tokens.start;
        while sentences.next_if(|units| units.last().is_none_or(|last| last.tokens.end <= start)).is_some() {}
        let Some(units) = sentences.peek() else { return };
        let unit = units.partition_point(|u| u.tokens.start < start);
        let (before, after) = (&units[..unit], units.get(unit + 1..).unwrap_or_default());
        let length = &mut found.value;
        length.approx |= hedged(scene, before, after);
        if length.kind == LengthKind::Distance {
            length.kind = on_field(length, after)
                .or_else(|| kind_after(scene, after))
                .or_else(|| kind_before(scene, before))
                .or_else(|| of_person(scene, length, after))
                .or_else(|| fallen(scene, length, before))
                .unwrap_or_default();
        }
    }
}

/// "about", "more than", "at least", "up to", "as far as" before; "or so" after.
fn hedged(scene: &Scene<'_>, before: &[Unit], after: &[Unit]) -> bool {
    let mut back = before.iter().rev().take(NEAR).enumerate();
    let earlier = |i: usize| before.len().checked_sub(i + 1).map(|at| &before[at]);
    let hedge = back.find_map(|(i, unit)| {
        let (word, last) = (Some(unit), earlier(i + 1));
        let race = is(word, &["over"]) && last.is_some_and(|u| scene.unit_used(u, Usage::Race));
        if race || i > 0 && is(word, &["over", "under", "around", "some"]) {
            return Some(false);
        }
        if unit.classes.has(Class::Hedge) || is(word, &["than"]) {
            return Some(true);
        }
        if is(word, &["least", "most"]) && is(last, &["at"])
            || is(word, &["to"]) && is(last, &["up"])
            || is(word, &["of"]) && is(last, &["excess", "upwards"])
            || is(word, &["as"]) && is(earlier(i + 2), &["as"])
        {
            return Some(true);
        }
        // "a mile" has its article inside; before another one "over" is a place: "over a 40-mile stretch".
        let through = ["a", "an", "the", "just", "only", "mere", "another", "further", "additional", "perhaps"];
        if is(word, &through) { None } else { Some(false) }
    });
    let so = is(after.first(), &["or"]) && is(after.get(1), &["so", "more", "less"]);
    hedge == Some(true) || so
}

fn dimension(scene: &Scene<'_>, unit: &Unit) -> Option<LengthKind> {
    match scene.value_of(unit, Class::Dimension)? {
        "height" => Some(LengthKind::Height),
        "depth" => Some(LengthKind::Depth),
        "length" => Some(LengthKind::Length),
        _ => Some(LengthKind::Distance),
    }
}

/// "the Zelmira 7-yard line": how far it is to the goal.
fn on_field(length: &Length, after: &[Unit]) -> Option<LengthKind> {
    (length.measure.name == "yard" && is(after.first(), &["line", "lines"])).then_some(LengthKind::Distance)
}

/// "The 2.12-metre centre" is as tall.
fn of_person(scene: &Scene<'_>, length: &Length, after: &[Unit]) -> Option<LengthKind> {
    let tall = length.metres().is_some_and(|metres| (1.3..2.6).contains(&metres.low));
    let person = |u: &Unit| u.classes.has(Class::Role) || scene.unit_used(u, Usage::Player);
    (tall && after.first().is_some_and(person)).then_some(LengthKind::Height)
}

/// Rain and snow are measured in inches and the like.
fn fallen(scene: &Scene<'_>, length: &Length, before: &[Unit]) -> Option<LengthKind> {
    let small = length.measure.metres.is_some_and(|metres| metres < 0.1);
    (small && before.iter().rev().take(NEAR).any(|u| scene.unit_used(u, Usage::Falls))).then_some(LengthKind::Depth)
}

/// "high" in "5 metres high", "wall" in "a five-metre concrete wall", "rain" in "3 inches of rain".
fn kind_after(scene: &Scene<'_>, after: &[Unit]) -> Option<LengthKind> {
    let direct = match after {
        [hyphen, next, ..] if hyphen.classes.has(Class::Hyphen) => Some(next),
        [of, next, ..] if is(Some(of), &["of", "in"]) => {
            // "25 miles of pipeline" are its length, "3 inches of rain" how deep it lies.
            if is(Some(next), &["water"]) {
                return Some(LengthKind::Depth);
            }
            let stuff = is(Some(of), &["of"])
                && next.classes.has(Class::Lower)
                && next.classes.any(ClassSet::of(&[Class::Noun, Class::NounPl, Class::Adj]));
            return dimension(scene, next).or(stuff.then_some(LengthKind::Length));
        }
        [into, _, ground, ..] if is(Some(into), &["into", "under"]) && scene.unit_used(ground, Usage::Ground) => {
            return Some(LengthKind::Depth);
        }
        [across, next, ..] if is(Some(across), &["across"]) => {
            let way = next.classes.any(ClassSet::of(&[Class::Det, Class::Cap, Class::Upper]));
            return (!way).then_some(LengthKind::Length);
        }
        [next, ..] => Some(next),
        [] => None,
    }?;
    if let Some(kind) = dimension(scene, direct) {
        return Some(kind);
    }
    // The head of the noun group that the length stands in.
    let group = ClassSet::of(&[
        Class::Noun,
        Class::NounPl,
        Class::Adj,
        Class::Cap,
        Class::VerbPp,
        Class::Ordinal,
        Class::Hyphenated,
    ]);
    let ends = ClassSet::of(&[Class::Prep, Class::Conj, Class::Aux, Class::Direction, Class::Det]);
    let run = after
        .iter()
        .take(NEAR)
        .take_while(|u| u.classes.any(group) && (!u.classes.any(ends) || u.classes.has(Class::Cap)));
    run.filter_map(|unit| dimension(scene, unit)).last()
}

/// "depth" in "at a depth of about 30 metres", "measuring" in "measuring one metre".
fn kind_before(scene: &Scene<'_>, before: &[Unit]) -> Option<LengthKind> {
    let mut back = before.iter().rev().take(NEAR);
    let through = |u: &&Unit| {
        u.classes.any(ClassSet::of(&[Class::Hedge, Class::Det, Class::Adv]))
            || is(Some(u), &["than", "up", "to", "only", "just"])
    };
    match back.find(|u| !through(u))? {
        u if is(Some(u), &["of", "at"]) => dimension(scene, back.next()?),
        u if is(Some(u), &["is", "was"]) => {
            back.next().filter(|u| scene.unit_used(u, Usage::Measure)).and_then(|u| dimension(scene, u))
        }
        u if scene.unit_used(u, Usage::Lies) => Some(LengthKind::Length),
        u if scene.unit_used(u, Usage::Towers) => Some(LengthKind::Height),
        _ => None,
    }
}
