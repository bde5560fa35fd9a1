//! Tokens to values. Every function takes the token to begin at and the one to stop before, and gives back where what
//! it read ends.

use super::Number;
use crate::lexicon::{Class, ClassSet, is_word};
use crate::rules::Scene;
use crate::text::Flags;

/// A number with the last scale word it had ("million"), or 1.
#[derive(Clone, Copy)]
struct Scaled {
    value: f64,
    scale: f64,
    next: u32,
}

/// A number or a range.
pub(super) fn range(scene: &Scene<'_>, at: u32, end: u32) -> Option<(Number, u32)> {
    let low = scaled(scene, at, end)?;
    let alone = || Some((Number { low: low.value, high: low.value }, low.next));
    let Some(high) = link(scene, low.next, end).and_then(|after| scaled(scene, after, end)) else { return alone() };
    // "1989-90" and "1914 to 1918" are years: dates know what to do with them.
    if is_year(scene, at, low.next) {
        return alone();
    }
    // "two to three million": the scale counts for both.
    let shared = if low.scale == 1.0 && low.value < 1000.0 { high.scale } else { 1.0 };
    let number = Number { low: low.value * shared, high: high.value };
    if number.low < number.high { Some((number, high.next)) } else { alone() }
}

/// A number by itself.
pub(super) fn single(scene: &Scene<'_>, at: u32, end: u32) -> Option<(Number, u32)> {
    scaled(scene, at, end).map(|n| (Number { low: n.value, high: n.value }, n.next))
}

/// The token after "-", "to", "or", "- to", "- or".
fn link(scene: &Scene<'_>, at: u32, end: u32) -> Option<u32> {
    let joins = |i: u32| i < end && is_word!(scene.hash(i), "to" | "or");
    if joins(at) {
        return Some(at + 1);
    }
    if at >= end || !scene.classes(at).any(Class::Hyphen.set().with(Class::Dash.set())) {
        return None;
    }
    if joins(at + 1) {
        return Some(at + 2);
    }
    // A dash with spaces around it parts clauses.
    let glued = |i: u32| scene.text.tokens.get(i as usize).is_some_and(|t| !t.flags.has(Flags::SPACE));
    (glued(at) && glued(at + 1)).then_some(at + 1)
}

fn is_year(scene: &Scene<'_>, at: u32, end: u32) -> bool {
    end == at + 1 && scene.classes(at).has(Class::Year) || spelled_year(scene, at, end).is_some()
}

/// One number with its scale. `None` for one too big to be meant.
fn scaled(scene: &Scene<'_>, at: u32, end: u32) -> Option<Scaled> {
    any_size(scene, at, end).filter(|number| number.value < 1e18)
}

fn any_size(scene: &Scene<'_>, at: u32, end: u32) -> Option<Scaled> {
    let word = |i: u32| if i < end { scene.hash(i) } else { 0 };
    if is_word!(word(at), "half") {
        let mut next = at + 1 + u32::from(is_hyphen(scene, at + 1, end));
        next += u32::from(is_word!(word(next), "a"));
        let scale = scale(scene, next, end)?;
        return Some(Scaled { value: scale / 2.0, scale, next: next + 1 });
    }
    if is_word!(word(at), "a" | "an") {
        let scale = scale(scene, at + 1, end)?;
        return words(scene, at + 1, end).or(Some(Scaled { value: scale, scale, next: at + 2 }));
    }
    let mut number = match figure(scene, at, end) {
        Some(value) => Scaled { value, scale: 1.0, next: at + 1 },
        // "a few hundred": a scale alone has no number to multiply.
        None if scale(scene, at, end).is_some() => return None,
        None => words(scene, at, end)?,
    };
    if let Some((part, next)) = fraction(scene, number.next, end).filter(|_| number.value.fract() == 0.0) {
        number = Scaled { value: number.value + part, scale: 1.0, next };
    }
    while let Some(scale) = scale(scene, number.next, end) {
        number = Scaled { value: number.value * scale, scale, next: number.next + 1 };
    }
    Some(number)
}

fn is_hyphen(scene: &Scene<'_>, at: u32, end: u32) -> bool {
    at < end && scene.classes(at).has(Class::Hyphen)
}

/// What comes after a whole number and belongs to it: "1/2", "½", "and a half".
fn fraction(scene: &Scene<'_>, at: u32, end: u32) -> Option<(f64, u32)> {
    let word = |i: u32| if i < end { scene.hash(i) } else { 0 };
    // "and a half", "-and-a-half"
    let over = |at: u32| at + u32::from(is_hyphen(scene, at, end));
    let and = over(at);
    if is_word!(word(and), "and") {
        let one = over(and + 1);
        let half = over(one + 1);
        let good = is_word!(word(one), "a" | "one") && is_word!(word(half), "half");
        return good.then_some((0.5, half + 1));
    }
    let at = at + u32::from(is_hyphen(scene, at, end));
    let value = figure(scene, at, end).filter(|&value| 0.0 < value && value < 1.0)?;
    (!scene.lower(at).contains('.')).then_some((value, at + 1))
}

/// "hundred", "thousand", "million", "dozen": what multiplies the number before it.
fn scale(scene: &Scene<'_>, at: u32, end: u32) -> Option<f64> {
    let value = spelled(scene, at, end)?;
    (value >= 100.0 || is_word!(scene.hash(at), "dozen")).then_some(value)
}

/// The value of a single word of number. Plurals ("dozens") have none.
fn spelled(scene: &Scene<'_>, at: u32, end: u32) -> Option<f64> {
    if at >= end || !scene.classes(at).has(Class::NumberWord) {
        return None;
    }
    scene.value(at, Class::NumberWord)?.parse().ok()
}

/// A figure: "1,234.5", "½", "3/4".
fn figure(scene: &Scene<'_>, at: u32, end: u32) -> Option<f64> {
    if at >= end {
        return None;
    }
    let classes = scene.classes(at);
    if !classes.any(ClassSet::of(&[Class::Digits, Class::SlashDate])) {
        return None;
    }
    let text = scene.lower(at);
    if classes.has(Class::Digits) {
        if !text.is_ascii()
            && let Some(i) = "½¼¾⅓⅔⅛⅜⅝⅞".chars().position(|c| text.chars().eq([c]))
        {
            return Some([0.5, 0.25, 0.75, 1.0 / 3.0, 2.0 / 3.0, 0.125, 0.375, 0.625, 0.875][i]);
        }
        return number_of(text);
    }
    // Only what nobody takes for a date: "1/2", "3/4", "7/16".
    let (over, under) = text.split_once('/').filter(|_| classes.has(Class::SlashDate))?;
    let (over, under): (f64, f64) = (over.parse().ok()?, under.parse().ok()?);
    ([2.0, 3.0, 4.0, 8.0, 16.0, 32.0].contains(&under) && over < under).then_some(over / under)
}

/// The value of "1,234.5", read in place.
fn number_of(text: &str) -> Option<f64> {
    let (mut value, mut below) = (0.0, 0_i32);
    // With less than a thousand's digits behind it, a comma is a decimal one.
    let decimal = text.rsplit_once(',').is_some_and(|(_, last)| last.len() < 3);
    for byte in text.bytes() {
        match byte {
            b'0'..=b'9' => {
                value = value * 10.0 + f64::from(byte - b'0');
                below += i32::from(below > 0);
            }
            b'.' if below == 0 => below = 1,
            b',' if decimal && below == 0 => below = 1,
            b',' if below == 0 => {}
            _ => return None,
        }
    }
    // Dividing once keeps "1.2" what the compiler makes of 1.2.
    let value = if below > 1 { value / 10_f64.powi(below - 1) } else { value };
    (text.len() < 40 && value.is_finite()).then_some(value)
}

/// A number in words.
fn words(scene: &Scene<'_>, at: u32, end: u32) -> Option<Scaled> {
    if let Some((year, next)) = spelled_year(scene, at, end) {
        return Some(Scaled { value: f64::from(year), scale: 1.0, next });
    }
    if let Some(third) = third(scene, at, end) {
        return Some(third);
    }
    // What is below a thousand, what is above, the size of the last word, and the scale of the whole.
    let (mut low, mut high, mut size, mut scale) = (0.0, 0.0, f64::INFINITY, 1.0);
    let mut least = f64::INFINITY;
    let mut next = at;
    loop {
        let mut here = next;
        if next > at {
            let joins = is_hyphen(scene, here, end) && size < 100.0
                || size >= 100.0 && here < end && is_word!(scene.hash(here), "and");
            here += u32::from(joins);
        }
        let Some(value) = spelled(scene, here, end) else { break };
        if value >= 1000.0 && value < least {
            if low == 0.0 && next > at {
                break;
            }
            high += if low == 0.0 { value } else { low * value };
            (low, least, scale) = (0.0, value, value);
        } else if value == 100.0 && low < 100.0 && (low > 0.0 || next == at) {
            low = if low == 0.0 { 100.0 } else { low * 100.0 };
            scale = 100.0;
        } else if is_word!(scene.hash(here), "dozen") {
            break;
        } else if value < 100.0 && size >= 100.0 || value < 10.0 && (20.0..100.0).contains(&size) {
            low += value;
            scale = 1.0;
        } else {
            break;
        }
        // "one two" are two numbers; nothing goes on after a unit but a scale.
        size = if value < 20.0 { 1.0 } else { value };
        next = here + 1;
    }
    (next > at).then_some(Scaled { value: low + high, scale, next })
}

/// "one-third", "two-thirds", "three-quarters", "one-half".
fn third(scene: &Scene<'_>, at: u32, end: u32) -> Option<Scaled> {
    let over = spelled(scene, at, end).filter(|&over| over < 10.0)?;
    let hyphen = is_hyphen(scene, at + 1, end);
    let part = at + 1 + u32::from(hyphen);
    if part >= end {
        return None;
    }
    let under = match scene.lower(part) {
        "half" if hyphen => 2.0,
        "third" if hyphen => 3.0,
        "quarter" | "fourth" if hyphen && over == 1.0 => 4.0,
        "quarters" if hyphen => 4.0,
        "fifth" if hyphen => 5.0,
        "tenth" if hyphen => 10.0,
        "halves" => 2.0,
        "thirds" => 3.0,
        "fourths" => 4.0,
        "fifths" => 5.0,
        "sixths" => 6.0,
        "eighths" => 8.0,
        "tenths" => 10.0,
        _ => return None,
    };
    Some(Scaled { value: over / under, scale: 1.0, next: part + 1 })
}

/// "nineteen ninety-four", "twenty eighteen": a year said in two halves.
pub(super) fn spelled_year(scene: &Scene<'_>, at: u32, end: u32) -> Option<(u16, u32)> {
    let century = spelled(scene, at, end).filter(|v| (11.0..=20.0).contains(v))?;
    let mut next = at + 1;
    let tens =
        spelled(scene, next, end).filter(|v| (10.0..100.0).contains(v) && !is_word!(scene.hash(next), "dozen"))?;
    next += 1;
    let mut year = century * 100.0 + tens;
    if tens >= 20.0 {
        let unit = next + u32::from(is_hyphen(scene, next, end));
        if let Some(value) = spelled(scene, unit, end).filter(|v| (1.0..10.0).contains(v)) {
            (year, next) = (year + value, unit + 1);
        }
    }
    Some((year as u16, next))
}
