//! Sets: what repeats. "daily", "every week", "each Thursday", "twice a year", "per year".

use super::calendar::{self, Unit};
use super::expr::{Amount, Expr, Time, What};
use super::read::{amount, before, is_before, is_used, mods, unit, whole};
use crate::lexicon::{Class, Usage};
use crate::rules::{Mark, Match, Rule, pattern};
use crate::text::Tokens;

pub(super) static RULES: &[Rule<Expr>] = &[
    Rule {
        id: "DAT080",
        name: "daily",
        why: "These words name a period that repeats.",
        how: pattern("word:Deictic", repeated),
        finds: &["They meet [daily=P1D] in Rome."],
        skips: &["They meet today.", "The Daily Herald reported it."],
    },
    Rule {
        id: "DAT081",
        name: "every week",
        why: "\"every\" and \"each\" make a set of a unit, or of so many of them.",
        how: pattern("mods:TimeMod (other|amount:Number)? unit:TimeUnit", every),
        finds: &["They meet [every week=P1W] in Rome.", "He reports [every two months=P2M] or so."],
        skips: &["They met last week."],
    },
    Rule {
        id: "DAT082",
        name: "each Thursday",
        why: "The same of a day, month, season or part of the day.",
        how: pattern("mods:TimeMod other? (weekday:Weekday|month:Month|season:Season|part:DayPart)", each),
        finds: &["They met [each Thursday=XXXX-WXX-4] in Rome.", "It floods [every July=XXXX-07] or so."],
        skips: &["They met last Thursday."],
    },
    Rule {
        id: "DAT084",
        name: "weekdays, weekends",
        why: "In the plural they are a set of days of any week; the weekend has a code of its own.",
        how: pattern("word:(weekdays|weekends|weeknights)", of_weeks),
        finds: &["It is open on [weekends=XXXX-WXX-WE] only.", "It airs [weekdays=XXXX-WXX] at noon."],
        skips: &["He came two weekends in a row."],
    },
    Rule {
        id: "DAT083",
        name: "a year, per year",
        why: "After a quantity, \"a year\" says how often, as \"per year\" does always.",
        how: pattern("unit:TimeUnit", rate),
        finds: &[
            "It costs $5 [a year=P1Y] to run.",
            "They meet twice [a week=P1W] in Rome.",
            "It makes 5 million [per year=P1Y] now.",
        ],
        skips: &["It took a year.", "The car did 90 miles per hour."],
    },
];

fn repeated(m: &Match<'_>) -> Option<Mark<Expr>> {
    let value = m.value("word", Class::Deictic)?;
    let set = value.starts_with('P') && !value.ends_with("_REF");
    // "The Daily Herald", "Newsweekly".
    let lower = m.sentence[m.start].classes.has(Class::Lower);
    // "a quarterly dividend", "daily flights" say what kind.
    let kind =
        m.after().is_some_and(|u| u.classes.any(Class::Noun.set().with(Class::NounPl.set()).with(Class::Adj.set())));
    // "the daily", "Le Soir daily said": a paper.
    let paper = m.before().is_some_and(|u| u.classes.any(Class::Det.set().with(Class::Cap.set())))
        || m.after().is_some_and(|u| u.classes.any(Class::VerbPast.set().with(Class::Cap.set())));
    (set && lower && !kind && !paper).then(|| whole(m, What::Repeated(value)))?
}

fn of_weeks(m: &Match<'_>) -> Option<Mark<Expr>> {
    let counted = m.before().is_some_and(|u| u.classes.any(Class::Number.set().with(Class::TimeMod.set())));
    let value = if m.words("word")?.eq_ignore_ascii_case("weekends") { "XXXX-WXX-WE" } else { "XXXX-WXX" };
    (!counted).then(|| whole(m, What::Repeated(value)))?
}

fn every(m: &Match<'_>) -> Option<Mark<Expr>> {
    let (unit, plural) = unit(m, "unit")?;
    if mods(m, "mods")[0] != "each" || unit == Unit::Period {
        return None;
    }
    let words = m.units("mods")?[0].tokens.end;
    let other = m.scene.lower(words) == "other";
    let amount = match amount(m, "amount") {
        Some(amount) => amount,
        None if plural => return None,
        None => Amount::Number(if other { 2.0 } else { 1.0 }),
    };
    whole(m, What::Every { amount, unit })
}

fn each(m: &Match<'_>) -> Option<Mark<Expr>> {
    if mods(m, "mods")[0] != "each" {
        return None;
    }
    let number = |label, class| m.value(label, class).and_then(|v| v.parse().ok());
    let what = if m.part("weekday").is_some() {
        What::EveryWeekday(number("weekday", Class::Weekday)?)
    } else if m.part("month").is_some() {
        What::EveryMonth(number("month", Class::Month)?)
    } else if m.part("season").is_some() {
        What::EverySeason(calendar::season(m.value("season", Class::Season)?)?)
    } else {
        let part = m.value("part", Class::DayPart).filter(|part| !part.contains(':'))?;
        let day = What::Every { amount: Amount::Number(1.0), unit: Unit::Day };
        return m.mark_all(Expr { time: Some(Time::Part(part)), ..day.expr() });
    };
    whole(m, what)
}

/// Whether the unit of the match is one in which something is counted: "$5 a year", "four flights a week", "twice a day".
pub(super) fn is_rate(m: &Match<'_>) -> bool {
    if !is_before(m, &["a", "an"]) {
        return false;
    }
    let quantity = Class::Number.set().with(Class::Percent.set()).with(Class::NumberWord.set());
    let Some(last) = before(m, 2) else { return false };
    if is_used(m, last, Usage::Rated) {
        return true;
    }
    let noun = Class::NounPl.set().with(Class::LengthUnit.set());
    last.classes.any(quantity)
        || last.classes.any(noun) && (3..6).any(|back| before(m, back).is_some_and(|u| u.classes.any(quantity)))
}

fn rate(m: &Match<'_>) -> Option<Mark<Expr>> {
    let (unit, plural) = unit(m, "unit")?;
    let per = is_before(m, &["per"]) && unit >= Unit::Day;
    if plural || unit == Unit::Period || !(per || is_rate(m)) {
        return None;
    }
    let tokens = Tokens::new(m.tokens().start - 1, m.tokens().end);
    Some(Mark { tokens, value: What::Every { amount: Amount::Number(1.0), unit }.expr() })
}
