//! Days and months by name: "Sept. 5, 2011", "5 September", "2011-09-05", "March 1996", "July-September".
//!
//! ```text
//! day   = month "."? number (","? year)?  |  number "of"? month (","? year)?  |  YYYY-MM-DD  |  M/D/Y
//! month = month "."? (","? "of"? year)?
//! ```

use super::expr::{Expr, What, Which};
use super::read::{after_is, article, before, is_after, is_before, is_used, mods, number, small, table};
use crate::lexicon::{Class, ClassSet, Usage};
use crate::rules::{Mark, Match, Rule, pattern};
use crate::text::Tokens;

pub(super) static RULES: &[Rule<Expr>] = &[
    Rule {
        id: "DAT001",
        name: "month and day",
        why: "A month before a number up to 31 is a day; the year may follow, after a comma in American usage.",
        how: pattern(
            "month:Month Dot? the? day:(Number&!Digits Hyphen? Ordinal|Number&!Year|Ordinal) ((and|to|through|until|till|Hyphen/Dash) the? last:(Number&!Year|Ordinal))? (Comma? year:Year)?",
            month_and_day,
        ),
        finds: &[
            "They met on [Sept. 5, 2011=2011-09-05] in Oslo.",
            "They met on [Dec. 5 and 6=2025-12-05] in Oslo.",
            "The strike began on [Dec. 21=2025-12-21] and ended.",
            "He left on [March twenty-fifth=2025-03-25] by boat.",
            "He left on [March twenty fifth=2025-03-25] by boat.",
            "It ran from [June 5th to 9th=2025-06-05] at home.",
            "It ran from [Aug. 10 – 22, 2012=2012-08-10] at home.",
            "He came on [Jan. 9 '17=2017-01-09] from Cork.",
        ],
        skips: &["In March 250 people came."],
    },
    Rule {
        id: "DAT012",
        name: "next June 3",
        why: "\"last\", \"this\" and \"next\" say which of the years' days is meant.",
        how: pattern("mods:TimeMod month:Month Dot? day:(Number&!Year|Ordinal)", which_day),
        finds: &["He will be 51 [next June 3=2026-06-03] at home.", "It fell [last Oct. 9=2025-10-09] too."],
        skips: &["It fell in early June."],
    },
    Rule {
        id: "DAT002",
        name: "day and month",
        why: "British usage has the day first; an ordinal may have \"of\" after it.",
        how: pattern(
            "(day:(Digits&!Year|Ordinal) (and|to|through|until|till|Dash) the? last:(Digits|Ordinal)|day:(Number&!Digits Hyphen? Ordinal|Number&!Year|Ordinal)) of? month:Month Dot? (Comma? year:Year)?",
            day_and_month,
        ),
        finds: &[
            "She spoke on [5 September 2011=2011-09-05] in Leeds.",
            "It closed on [5-6 December=2025-12-05] for repairs.",
            "It ran from [the 13th to the 15th of July=2025-07-13] at home.",
            "It fell on [the twenty third of September=2025-09-23] at home.",
        ],
        skips: &["One of May's ministers left.", "He lives at 12 June Road."],
    },
    Rule {
        id: "DAT015",
        name: "days in a row",
        why: "Days of one month with commas between them are a stretch from the first to the last.",
        how: pattern(
            "month:Month Dot? day:Digits&!Year (Comma Digits&!Year)+ Comma? (and|or) last:Number&!Year (Comma? year:Year)?|day:Digits&!Year (Comma Digits&!Year)+ Comma? (and|or) last:Number&!Year month:Month Dot? (Comma? year:Year)?",
            |m| {
                let counted = m.part("year").is_none() && m.after().is_some_and(|u| u.classes.any(COUNTED));
                let expr = days(m)?;
                (expr.last.is_some() && !counted).then(|| m.mark_all(expr))?
            },
        ),
        finds: &[
            "It rained on [Dec. 1, 2 and 3=2025-12-01] there.",
            "It rained on [1, 2 and 4 December 2024=2024-12-01] there.",
        ],
        skips: &["On Dec. 1, 20 and 30 people fell ill."],
    },
    Rule {
        id: "DAT003",
        name: "month and year",
        why: "A month before a year is that month of that year.",
        how: pattern("month:Month Dot? Comma? of? year:Year", month_and_year),
        finds: &["It was founded in [March 1996=1996-03] by two brothers."],
        skips: &["In March it closed."],
    },
    Rule {
        id: "DAT008",
        name: "month alone",
        why: "A capital keeps \"may\" and \"march\" the verbs out, neighbours keep out people called May, April or June.",
        how: pattern("month:Month", month_alone),
        finds: &[
            "He resigned in [September=2025-09] over the affair.",
            "The vote is due by [May=2026-05] at the latest.",
        ],
        skips: &[
            "May he rest.",
            "Theresa May resigned.",
            "April Jones sings.",
            "Mr. March said it was close.",
            "It was heard by Judge May.",
            "Then August Kowalski, 44, spoke.",
            "The bank was founded by Juan March.",
        ],
    },
    Rule {
        id: "DAT009",
        name: "months with a hyphen",
        why: "Two months with a hyphen between them are a span of months.",
        how: pattern("first:Month Dot? Hyphen/Dash month:Month Dot? (Comma? year:Year)?", month_span),
        finds: &["Sales rose in [July-September 2025=2025-07] again."],
        skips: &["It rose in July and September."],
    },
];

/// The year of a label, if the match has it.
fn which(m: &Match<'_>) -> Which {
    match small(m, "year", 1, 9999) {
        Some(year) => Which::Year(year),
        None => Which::Open,
    }
}

fn days(m: &Match<'_>) -> Option<Expr> {
    let (first, last) = number(m, "day")?;
    let last = number(m, "last").map_or(last, |(and, _)| and);
    let last = if last > 31.0 { first } else { last };
    let month = table(m, "month", Class::Month)?;
    let which = which(m);
    let day = |n: f64| {
        let whole = n.fract() == 0.0 && (1.0..=31.0).contains(&n);
        whole.then_some(What::Day { which, month, day: n as i8 })
    };
    Some(Expr { last: (last > first).then(|| day(last)).flatten(), ..day(first)?.expr() })
}

/// What stands after a number that is not a day.
const COUNTED: ClassSet = ClassSet::of(&[Class::NounPl, Class::Noun, Class::Adj, Class::Percent, Class::Currency]);

fn month_and_day(m: &Match<'_>) -> Option<Mark<Expr>> {
    // "In March 25 million people": the scale is part of the number, which then is too big.
    if m.part("year").is_none() && m.after().is_some_and(|u| u.classes.has(Class::Percent)) {
        return None;
    }
    // "on Aug. 17 and 18 people died"
    if m.part("last").is_some() && m.after().is_some_and(|u| u.classes.any(COUNTED)) {
        let mut expr = days(m)?;
        expr.last = None;
        let day = m.part("day")?;
        return Some(Mark { tokens: Tokens::new(m.tokens().start, day.end), value: expr });
    }
    m.mark_all(days(m)?)
}

fn which_day(m: &Match<'_>) -> Option<Mark<Expr>> {
    let mut expr = days(m)?;
    *expr.what.which()? = match mods(m, "mods")[0] {
        "last" | "past" => Which::Last,
        "this" => Which::This,
        "next" => Which::Next,
        _ => return None,
    };
    m.mark_all(expr)
}

fn day_and_month(m: &Match<'_>) -> Option<Mark<Expr>> {
    let said = m.part("last").or(m.part("day"))?;
    if m.part("year").is_none() && is_road(m) {
        return None;
    }
    let of = m.scene.lower(said.end) == "of";
    let ordinal = m.classes("day").has(Class::Ordinal);
    if of && !ordinal || m.before().is_some_and(|u| u.classes.any(Class::Currency.set().with(Class::Month.set()))) {
        return None;
    }
    let tokens = if ordinal { article(m, m.tokens()) } else { m.tokens() };
    Some(Mark { tokens, value: days(m)? })
}

fn month_and_year(m: &Match<'_>) -> Option<Mark<Expr>> {
    let month = table(m, "month", Class::Month)?;
    m.mark_all(What::Month { which: which(m), month }.expr())
}

fn month_span(m: &Match<'_>) -> Option<Mark<Expr>> {
    let which = which(m);
    let first = What::Month { which, month: table(m, "first", Class::Month)? };
    let last = What::Month { which, month: table(m, "month", Class::Month)? };
    m.mark_all(Expr { last: Some(last), ..first.expr() })
}

/// What stands before a month that is a date: "in June", "last June", "of June".
const DATES: ClassSet = ClassSet::of(&[
    Class::Prep,
    Class::Deictic,
    Class::Subord,
    Class::Det,
    Class::Adj,
    Class::Ordinal,
    Class::Number,
    Class::Digits,
    Class::VerbPast,
    Class::VerbPp,
]);
/// What a person does behind a full name.
const GOES_ON: ClassSet = ClassSet::of(&[Class::CueVerb, Class::Comma, Class::Possessive, Class::Wh]);

/// "May Street", "12 June Road"
fn is_road(m: &Match<'_>) -> bool {
    m.after()
        .is_some_and(|u| u.classes.all(ClassSet::of(&[Class::Cap, Class::PlaceHead])) && is_used(m, u, Usage::Street))
}

/// "Juan March", "Christian May": behind a given name it is a surname.
fn is_surname(m: &Match<'_>) -> bool {
    let given = ClassSet::of(&[Class::Given, Class::Cap]);
    const NO: ClassSet = ClassSet::of(&[Class::Month, Class::Weekday, Class::UpperLine, Class::Country, Class::Region]);
    let led = before(m, 2).is_some_and(|u| u.classes.has(Class::Prep));
    m.scene.used(m.sentence[m.start].tokens.start, Usage::Surnamed)
        && m.sentence[m.start].classes.has(Class::Cap)
        && m.before().is_some_and(|u| {
            let doubtful = u.classes.has(Class::SentenceStart) && u.classes.has(Class::Common);
            u.tokens.len() == 1
                && u.classes.all(given)
                && !u.classes.any(NO)
                && !doubtful
                && !(led && u.classes.has(Class::City))
        })
}

/// "Mr. March", "Judge May": behind a title it is a name.
fn is_titled(m: &Match<'_>) -> bool {
    let dot = usize::from(is_before(m, &["."]));
    let title = ClassSet::of(&[Class::Title, Class::Cap]);
    m.sentence[m.start].classes.has(Class::Cap)
        && before(m, 1 + dot).is_some_and(|u| {
            let short = u.tokens.len() == 1 && m.scene.lower(u.tokens.start).len() < 5;
            u.classes.all(title) && !u.classes.has(Class::UpperLine) && (short || dot == 0)
        })
}

fn month_alone(m: &Match<'_>) -> Option<Mark<Expr>> {
    let month = table(m, "month", Class::Month)?;
    let mut tokens = m.tokens();
    let here = &m.sentence[m.start];
    let word = m.scene.lower(tokens.start);
    if word.len() < 5 && !m.scene.used(tokens.start, Usage::Unshortened) {
        // "Jan", "Mar" and the like are months only with their full stop.
        let dot = m.after().filter(|u| u.classes.has(Class::Dot))?;
        if m.start + 2 < m.sentence.len() {
            tokens.end = dot.tokens.end;
        }
    }
    let first = here.classes.has(Class::SentenceStart);
    if matches!(word, "may" | "march") && (first || here.classes.has(Class::UpperLine)) && !is_after(m, &[","]) {
        return None;
    }
    if is_titled(m) || is_surname(m) || is_road(m) || is_before(m, &["the"]) && after_is(m, Usage::Family) {
        return None;
    }
    if m.scene.used(m.tokens().start, Usage::Christened) {
        // "In August Lind said"
        const LEADS: &[&str] = &[
            "in", "since", "until", "till", "during", "last", "this", "next", "early", "late", "mid", "-", "each",
            "every",
        ];
        let led = is_before(m, LEADS)
            || m.before().is_some_and(|u| u.classes.any(Class::Digits.set().with(Class::Number.set())));
        let person = |c: crate::lexicon::ClassSet| c.any(Class::Given.set().with(Class::Title.set()));
        let named = m.before().is_some_and(|u| person(u.classes) && !u.classes.has(Class::Common));
        // "June Winters": a surname that is a word too, where no date would be told.
        let free = !first && !m.before().is_some_and(|u| u.classes.any(DATES))
            || m.sentence.get(m.end + 1).is_some_and(|u| u.classes.any(GOES_ON));
        let names = m.after().is_some_and(|u| {
            u.classes.all(Class::Cap.set().with(Class::Surname.set()))
                && (free || !u.classes.has(Class::Common))
                && !u.classes.any(Class::Country.set().with(Class::Demonym.set()))
        });
        let mister = is_before(m, &["mr", "mrs", "ms", "miss", "."]) && before(m, 2).is_some_and(|u| person(u.classes));
        // "Councilor April Zorbel"
        let office = m.before().is_some_and(|u| u.classes.any(Class::Title.set().with(Class::Role.set())))
            && m.after().is_some_and(|u| u.classes.has(Class::Cap) && !u.classes.has(Class::Common));
        if named && word != "april" || names && !led || mister || office {
            return None;
        }
    }
    Some(Mark { tokens, value: What::Month { which: Which::Open, month }.expr() })
}
