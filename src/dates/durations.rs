//! Durations: "three years", "six-month", "the past two weeks", "several days", "an hour and a half", "years".

use super::calendar::Unit;
use super::expr::{Amount, Expr, What};
use super::read::{
    after_is, amount, article, before, before_is, is_after, is_before, is_verb, mods, unit, whole, with_article,
};
use crate::lexicon::{Class, ClassSet, Usage};
use crate::rules::{Mark, Match, Rule, pattern};
use crate::text::Tokens;

pub(super) static RULES: &[Rule<Expr>] = &[
    Rule {
        id: "DAT060",
        name: "number and unit",
        why: "A number of units is a duration, in the unit said; ages are none.",
        how: pattern(
            "amount:Number (more|straight|consecutive|full|whole|working|business|trading|calendar|long|extra)? Hyphen? unit:TimeUnit",
            counted,
        ),
        finds: &[
            "He stayed for [three years=P3Y] in Rome.",
            "The [six-month=P6M] siege ended.",
            "It took [2 1/2 years=P2Y6M] in all.",
            "Stocks fell for [three straight days=P3D] on end.",
        ],
        skips: &["She is 37 years old.", "A 12-year-old boy won."],
    },
    Rule {
        id: "DAT061",
        name: "the past three years",
        why: "With \"past\", \"next\", \"first\" and the like it is still a duration.",
        how: pattern("mods:(TimeMod TimeMod?) amount:Number more? Hyphen? unit:TimeUnit", counted),
        finds: &[
            "It grew over [the past three years=P3Y] at least.",
            "Sales fell in [the first nine months=P9M] again.",
        ],
        skips: &["The first three men left."],
    },
    Rule {
        id: "DAT062",
        name: "a year",
        why: "A unit with the indefinite article is one of it; \"half an\" halves it. A rate (\"$5 a year\") is a set.",
        how: pattern("unit:TimeUnit", single),
        finds: &["It took [a year=P1Y] to build.", "They waited [half an hour=PT30M] outside."],
        skips: &["They pay $5 a year for it.", "That will be the day.", "In a second attack he fell."],
    },
    Rule {
        id: "DAT063",
        name: "an hour and a half",
        why: "\"and a half\" after the unit adds half of it.",
        how: pattern("amount:Number? unit:TimeUnit and a half", and_half),
        finds: &["It took [an hour and a half=PT1H30M] to land."],
        skips: &["It took an hour and a half-full tank."],
    },
    Rule {
        id: "DAT064",
        name: "years",
        why: "A bare plural is a duration of unknown length.",
        how: pattern("unit:TimeUnit", plural),
        finds: &["It went on for [years=PXY] like that.", "He left [hours=PTXH] after she did."],
        skips: &["It took a year.", "It was open until the late hours.", "Her Rome years were her best."],
    },
    Rule {
        id: "DAT065",
        name: "several years",
        why: "\"several\" and \"a few\" give no number, \"a couple of\" gives two.",
        how: pattern("mods:(TimeMod? TimeMod? TimeMod) of? unit:TimeUnit", vague),
        finds: &["He waited [a couple of years=P2Y] more.", "It will last [several days=PXD] more."],
        skips: &["He came last week."],
    },
    Rule {
        id: "DAT066",
        name: "weeks or months",
        why: "Two bare plurals are a duration in the first of them.",
        how: pattern("unit:TimeUnit or TimeUnit", either),
        finds: &["It may take [weeks or months=PXW] to find him."],
        skips: &["A day or night passed."],
    },
    Rule {
        id: "DAT068",
        name: "a quarter of an hour",
        why: "A share of an hour is so many minutes, and one of a century so many years.",
        how: pattern(
            "(quarter|half|share:Number|share:Number quarters) of? (a|an) unit:(hour|day|year|century)",
            share,
        ),
        finds: &[
            "It took [a quarter of an hour=PT15M] to land.",
            "They sat for [three quarters of an hour=PT45M] there.",
            "It took [half a century=P50Y] to build.",
        ],
        skips: &["It took a quarter of the hour.", "It took half a day."],
    },
    Rule {
        id: "DAT067",
        name: "year-long",
        why: "The compound says how long something lasts.",
        how: pattern("word:Deictic", lasting),
        finds: &["A [week-long=P1W] strike ended."],
        skips: &["It ends today."],
    },
];

fn counted(m: &Match<'_>) -> Option<Mark<Expr>> {
    let (unit, plural) = unit(m, "unit")?;
    let mods = mods(m, "mods");
    let known = |m: &str| {
        matches!(
            m,
            "" | "last"
                | "past"
                | "next"
                | "first"
                | "latest"
                | "this"
                | "same"
                | "yearago"
                | "whole"
                | "after"
                | "before"
                | "another"
        )
    };
    // "an 8-month-old truce": of a child it is an age, and years are one.
    if is_age(m) && unit < Unit::Year && is_after(m, &["-"]) {
        let old = m.sentence[m.end + 1].tokens.end;
        let child = m
            .sentence
            .get(m.end + 2)
            .is_none_or(|u| !u.classes.has(Class::Noun) || m.scene.used(u.tokens.start, Usage::Infant));
        let what = What::Duration { amount: amount(m, "amount")?, unit };
        return (!child).then(|| Mark { tokens: Tokens::new(m.tokens().start, old), value: what.expr() });
    }
    if mods[0] == "each" || is_verb(m) || !mods.iter().all(|m| known(m)) || is_age(m) || is_after(m, &["ago", "hence"])
    {
        return None;
    }
    // "one quarter of them", "on 2018 day five"
    let share = unit == Unit::Quarter && !plural && is_after(m, &["of"]);
    let year = !plural && m.classes("amount").has(Class::Year) && m.tokens().len() == 2;
    if unit == Unit::Period || share || year || is_after(m, &["earlier", "later"]) {
        return None;
    }
    // "will one day be shut"
    let one_day = unit == Unit::Day && !plural && m.scene.lower(m.tokens().start) == "one" && m.tokens().len() == 2;
    let may = m.before().is_some_and(|u| u.classes.has(Class::Modal)) || is_before(m, &["perhaps", "maybe"]);
    if one_day && may {
        return whole(m, What::Ref("FUTURE_REF"));
    }
    let what = What::Duration { amount: amount(m, "amount")?, unit };
    // "the two days" and "the past two days", but "the eight-year war".
    let hyphen = m.scene.classes(m.part("unit")?.start - 1).has(Class::Hyphen);
    let single = mods[0].is_empty() && !plural;
    if hyphen || single { whole(m, what) } else { with_article(m, what) }
}

/// "years old", "-year-old".
fn is_age(m: &Match<'_>) -> bool {
    let hyphen = usize::from(m.after().is_some_and(|u| u.classes.has(Class::Hyphen)));
    let old = m.sentence.get(m.end + hyphen);
    old.is_some_and(|u| u.tokens.len() == 1 && matches!(m.scene.lower(u.tokens.start), "old" | "olds"))
        || is_before(m, &["aged", "age"])
}

fn single(m: &Match<'_>) -> Option<Mark<Expr>> {
    let (unit, plural) = unit(m, "unit")?;
    let word = m.scene.lower(m.tokens().start);
    let bad = plural || matches!(unit, Unit::Quarter | Unit::Weekend | Unit::Period) || word == "second";
    if bad || after_is(m, Usage::Reckons) || is_after(m, &["hence"]) || super::sets::is_rate(m) {
        return None;
    }
    let half = |unit: &crate::rules::Unit| unit.tokens.len() == 1 && m.scene.lower(unit.tokens.start) == "half";
    if is_before(m, &["a", "an"]) {
        let halved = before(m, 2).is_some_and(half);
        let amount = Amount::Number(if halved { 0.5 } else { 1.0 });
        let start = m.tokens().start - 1 - u32::from(halved);
        let tokens = Tokens::new(start, m.tokens().end);
        return Some(Mark { tokens, value: What::Duration { amount, unit }.expr() });
    }
    // "half-hour"
    let hyphen = m.before().is_some_and(|u| u.classes.has(Class::Hyphen));
    if hyphen && before(m, 2).is_some_and(half) {
        let tokens = Tokens::new(m.tokens().start - 2, m.tokens().end);
        return Some(Mark { tokens, value: What::Duration { amount: Amount::Number(0.5), unit }.expr() });
    }
    None
}

fn and_half(m: &Match<'_>) -> Option<Mark<Expr>> {
    let (unit, _) = unit(m, "unit")?;
    if m.after().is_some_and(|u| u.classes.has(Class::Hyphen)) {
        return None;
    }
    let whole = match amount(m, "amount") {
        Some(Amount::Number(n)) => n,
        _ if is_before(m, &["a", "an"]) => 1.0,
        _ => return None,
    };
    let tokens = if m.part("amount").is_some() { m.tokens() } else { article(m, m.tokens()) };
    Some(Mark { tokens, value: What::Duration { amount: Amount::Number(whole + 0.5), unit }.expr() })
}

/// What says of which kind the years are: "teenage years", "the late hours", "her Rome years"; and what does not.
const KIND: ClassSet = ClassSet::of(&[Class::Adj, Class::Possessive]);
const FREE: ClassSet = ClassSet::of(&[
    Class::SentenceStart,
    Class::Prep,
    Class::Adv,
    Class::Conj,
    Class::Date,
    Class::Weekday,
    Class::VerbPast,
]);

fn is_place(m: &Match<'_>) -> bool {
    let owner = Class::PossPron.set().with(Class::Possessive.set());
    m.before().is_some_and(|u| u.classes.has(Class::Cap)) && before(m, 2).is_some_and(|u| u.classes.any(owner))
}

fn plural(m: &Match<'_>) -> Option<Mark<Expr>> {
    let (unit, plural) = unit(m, "unit")?;
    let bad = matches!(unit, Unit::Second | Unit::Quarter | Unit::Weekend | Unit::Period);
    if !plural
        || bad
        || is_after(m, &["when", "that"])
        || is_after(m, &["of"]) && before_is(m, Usage::Edge)
        || is_after(m, &["of"]) && is_before(m, &["the"])
        || after_is(m, Usage::Reckons)
        || is_before(m, &["his", "her", "their", "my", "our", "-"])
        || m.before().is_some_and(|u| u.classes.has(Class::TimeMod) || u.classes.any(KIND) && !u.classes.any(FREE))
        || is_place(m)
    {
        return None;
    }
    let number = m.before().is_some_and(|u| u.classes.any(Class::Number.set().with(Class::NumberWord.set())));
    (!number).then(|| with_article(m, What::Duration { amount: Amount::Some, unit }))?
}

fn vague(m: &Match<'_>) -> Option<Mark<Expr>> {
    let (unit, plural) = unit(m, "unit")?;
    if is_verb(m) {
        return None;
    }
    let of = m.scene.lower(m.part("unit")?.start - 1) == "of";
    let mods = mods(m, "mods");
    let amount = match mods.iter().rfind(|m| !m.is_empty()) {
        Some(&"some") if plural && !of => Amount::Some,
        Some(&"two") if plural => Amount::Number(2.0),
        Some(&"another") if !plural && !of => Amount::Number(1.0),
        _ => return None,
    };
    if after_is(m, Usage::Reckons) {
        return None;
    }
    if mods[0] == "each" {
        return whole(m, What::Every { amount, unit });
    }
    with_article(m, What::Duration { amount, unit })
}

fn share(m: &Match<'_>) -> Option<Mark<Expr>> {
    let first = m.scene.lower(m.tokens().start);
    let quarters = m.part("share").is_some_and(|share| m.scene.lower(share.end - 1) == "quarters");
    let part = match amount(m, "share") {
        Some(Amount::Number(n)) if n < 1.0 => n,
        Some(Amount::Number(n)) if n < 4.0 && !quarters && m.scene.lower(m.tokens().start + 1) == "quarters" => n / 4.0,
        Some(_) => return None,
        None if first == "quarter" => 0.25,
        None => 0.5,
    };
    let (count, unit) = match (m.words("unit")?, first) {
        ("hour", "half") | ("day" | "year", _) => return None,
        ("hour", _) => (60.0 * part, Unit::Minute),
        _ => (100.0 * part, Unit::Year),
    };
    let what = What::Duration { amount: Amount::Number(count.round()), unit };
    if first == "quarter" { with_article(m, what) } else { whole(m, what) }
}

fn either(m: &Match<'_>) -> Option<Mark<Expr>> {
    let (unit, plural) = unit(m, "unit")?;
    plural.then(|| whole(m, What::Duration { amount: Amount::Some, unit }))?
}

fn lasting(m: &Match<'_>) -> Option<Mark<Expr>> {
    whole(m, What::Lasting(m.value("word", Class::Deictic)?.strip_prefix("for ")?))
}
