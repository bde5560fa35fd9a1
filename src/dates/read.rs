//! What rules read from a match: its numbers, units and modifiers, and the words around it.

use super::calendar::Unit;
use super::expr::{Amount, Expr, Of, What, Which};
use crate::lexicon::{Class, Usage};
use crate::numbers;
use crate::rules::{Mark, Match, Unit as Word};
use crate::text::Tokens;

/// A mark over the whole match.
pub(super) fn whole(m: &Match<'_>, what: What) -> Option<Mark<Expr>> {
    m.mark_all(what.expr())
}

/// A mark over the whole match, and the article before it: TimeML takes it in where the expression is a noun group.
pub(super) fn with_article(m: &Match<'_>, what: What) -> Option<Mark<Expr>> {
    Some(Mark { tokens: article(m, m.tokens()), value: what.expr() })
}

/// The tokens, and "the", "a" or "an" before the match.
pub(super) fn article(m: &Match<'_>, tokens: Tokens) -> Tokens {
    let takes = is_before(m, &["the", "a", "an", "these", "those"]);
    Tokens::new(tokens.start - u32::from(takes), tokens.end)
}

/// The unit so many before the match (1 is the one right before it).
pub(super) fn before<'a>(m: &Match<'a>, back: usize) -> Option<&'a Word> {
    m.start.checked_sub(back).map(|i| &m.sentence[i])
}

/// Whether the word right before the match is one of these.
pub(super) fn is_before(m: &Match<'_>, words: &[&str]) -> bool {
    m.before().is_some_and(|unit| unit.tokens.len() == 1 && words.contains(&m.scene.lower(unit.tokens.start)))
}

/// Whether the word right after the match is one of these.
pub(super) fn is_after(m: &Match<'_>, words: &[&str]) -> bool {
    m.after().is_some_and(|unit| unit.tokens.len() == 1 && words.contains(&m.scene.lower(unit.tokens.start)))
}

/// Whether the word right before the match is used so.
pub(super) fn before_is(m: &Match<'_>, usage: Usage) -> bool {
    m.before().is_some_and(|unit| is_used(m, unit, usage))
}

/// Whether the word right after the match is used so.
pub(super) fn after_is(m: &Match<'_>, usage: Usage) -> bool {
    m.after().is_some_and(|unit| is_used(m, unit, usage))
}

/// Whether a unit is a word that is used so.
pub(super) fn is_used(m: &Match<'_>, unit: &Word, usage: Usage) -> bool {
    unit.tokens.len() == 1 && m.scene.used(unit.tokens.start, usage)
}

/// Whether the match begins with the verb "last": "It will last several days."
pub(super) fn is_verb(m: &Match<'_>) -> bool {
    m.scene.lower(m.tokens().start) == "last"
        && (m.before().is_some_and(|u| u.classes.has(Class::Modal)) || is_before(m, &["to", "not"]))
}

/// Whether the match is in the name of a programme or paper: "USA TODAY", "CBS This Morning", "on \"This Week\",".
pub(super) fn is_title(m: &Match<'_>) -> bool {
    let first = m.sentence[m.start].classes;
    let letters = Class::Cap.set().with(Class::Upper.set());
    if !first.any(letters) || first.any(Class::SentenceStart.set().with(Class::UpperLine.set())) {
        return false;
    }
    // "the Today programme"
    let shown = m.before().is_some_and(|u| u.classes.any(Class::Det.set().with(Class::Possessive.set())))
        && after_is(m, Usage::Shown);
    if shown {
        return true;
    }
    let names = letters.with(Class::Possessive.set());
    let dated = Class::Month.set().with(Class::Weekday.set()).with(Class::SentenceStart.set());
    let ends = Class::CloseQuote.set().with(Class::Comma.set());
    m.before().is_some_and(|u| {
        u.classes.any(names) && !u.classes.any(dated)
            || u.classes.has(Class::OpenQuote) && m.after().is_some_and(|u| u.classes.any(ends))
    })
}

/// The number of a label ("25", "twenty-five", "25th", "twenty-fifth"), with the last one of a range.
pub(super) fn number(m: &Match<'_>, label: &str) -> Option<(f64, f64)> {
    range_of(m, m.part(label)?)
}

fn number_of(m: &Match<'_>, tokens: Tokens) -> Option<f64> {
    range_of(m, tokens).map(|(low, _)| low)
}

fn range_of(m: &Match<'_>, tokens: Tokens) -> Option<(f64, f64)> {
    if let Some(ordinal) = ordinal(m, tokens) {
        return Some((ordinal, ordinal));
    }
    if let Some(year) = short_year(m, tokens) {
        return Some((year, year));
    }
    numbers::value(m.scene, tokens).map(|n| (n.low, n.high))
}

/// "'98".
fn short_year(m: &Match<'_>, tokens: Tokens) -> Option<f64> {
    let digits = m.scene.lower(tokens.start).strip_prefix('\'').filter(|_| tokens.len() == 1)?;
    digits.parse().ok().map(|year: i16| f64::from(of_century(year)))
}

/// A year by its last two digits.
pub(super) fn of_century(year: i16) -> i16 {
    year + if year < 50 { 2000 } else { 1900 }
}

fn ordinal(m: &Match<'_>, tokens: Tokens) -> Option<f64> {
    let last = tokens.end.checked_sub(1).filter(|&last| m.scene.classes(last).has(Class::Ordinal))?;
    let word = m.scene.lower(last);
    let digits = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let small: f64 = match digits.parse() {
        Ok(n) => n,
        Err(_) => m.scene.value(last, Class::Ordinal)?.parse().ok()?,
    };
    if tokens.len() == 1 {
        return Some(small);
    }
    // "twenty-fifth", "twenty fifth"
    let tens = numbers::value(m.scene, Tokens::new(tokens.start, tokens.start + 1))?;
    (tens.low % 10.0 == 0.0 && small < 10.0).then_some(tens.low + small)
}

/// The same as a small whole number within bounds.
pub(super) fn small(m: &Match<'_>, label: &str, least: i16, most: i16) -> Option<i16> {
    let (low, _) = number(m, label)?;
    let whole = low.fract() == 0.0 && (f64::from(least)..=f64::from(most)).contains(&low);
    whole.then_some(low as i16)
}

/// How many, by the number of a label; a range counts as its lower end.
pub(super) fn amount(m: &Match<'_>, label: &str) -> Option<Amount> {
    let (low, _) = number(m, label)?;
    (low.is_finite() && (0.0..1e9).contains(&low)).then_some(Amount::Number(low))
}

/// The unit that a label names, and whether it stands in the plural.
pub(super) fn unit(m: &Match<'_>, label: &str) -> Option<(Unit, bool)> {
    let name = m.value(label, Class::TimeUnit)?;
    let word = m.scene.lower(m.part(label)?.end - 1);
    let plural = word.ends_with('s') && !name.ends_with('s') || matches!(word, "centuries" | "millennia");
    Some((Unit::from_name(name)?, plural))
}

/// The month, weekday or ordinal that the tables give a label.
pub(super) fn table(m: &Match<'_>, label: &str, class: Class) -> Option<i8> {
    m.value(label, class)?.parse().ok()
}

/// What the modifiers under a label say ("last", "some", "START" ...), up to three, in their order.
pub(super) fn mods(m: &Match<'_>, label: &str) -> [&'static str; 3] {
    let mut mods = [""; 3];
    for (to, unit) in mods.iter_mut().zip(m.units(label).unwrap_or_default()) {
        *to = m.scene.value_of(unit, Class::TimeMod).unwrap_or_default();
    }
    mods
}

/// The stretch that a label names: "May 2018", "next month", "the year", "2016".
pub(super) fn of(m: &Match<'_>, label: &str) -> Option<Of> {
    let units = m.units(label)?;
    let find = |class: Class| units.iter().find(|unit| unit.classes.has(class));
    let value = |class: Class| find(class).and_then(|unit| m.scene.value_of(unit, class));
    let year = find(Class::Year).and_then(|unit| number_of(m, unit.tokens)).map(|year| year as i16);
    let said = value(Class::TimeMod).unwrap_or_default();
    if let Some(month) = value(Class::Month) {
        let which = match (year, said) {
            (Some(year), _) => Which::Year(year),
            (None, "") => Which::Open,
            (None, "last") => Which::Last,
            (None, "this") => Which::This,
            (None, "next") => Which::Next,
            _ => return None,
        };
        return Some(Of::Month { which, month: month.parse().ok()? });
    }
    let Some(unit) = value(Class::TimeUnit).and_then(Unit::from_name) else { return year.map(Of::Year) };
    if !matches!(unit, Unit::Month | Unit::Quarter | Unit::Year | Unit::Decade | Unit::Century) {
        return None;
    }
    let led = m.scene.lower(units[0].tokens.start);
    Some(match said {
        // As "the year" alone.
        "" if led == "the" && unit > Unit::Month => Of::Shift { by: 0, unit },
        "last" | "past" => Of::Shift { by: -1, unit },
        "this" => Of::Shift { by: 0, unit },
        "next" => Of::Shift { by: 1, unit },
        "" | "same" if matches!(led, "the" | "that") => Of::Same(unit),
        _ => return None,
    })
}
