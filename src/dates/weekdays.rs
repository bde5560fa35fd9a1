//! Days of the week and holidays.

use super::expr::{Expr, What, Which};
use super::read::{after_is, before, table, whole};
use crate::lexicon::{Class, ClassSet, Usage};
use crate::rules::{Mark, Match, Rule, Unit, pattern};

pub(super) static RULES: &[Rule<Expr>] = &[
    Rule {
        id: "DAT030",
        name: "weekday",
        why: "A bare weekday in news is the latest one, the day of writing included, unless the tense says it is to come.",
        how: pattern("weekday:Weekday", weekday),
        finds: &["He arrived on [Monday=2026-01-12] by train.", "Talks are set to resume [Monday=2026-01-19] in Rome."],
        skips: &["The sun rose.", "He sat down.", "They watched Friday Night Lights again."],
    },
    Rule {
        id: "DAT031",
        name: "weekdays",
        why: "A weekday in the plural is a set.",
        how: pattern("weekday:Weekday&Cap", weekdays),
        finds: &["It is closed on [Mondays=XXXX-WXX-1] all year."],
        skips: &["It closed on Monday."],
    },
    Rule {
        id: "DAT032",
        name: "holiday",
        why: "A holiday is a day of the year, fixed or movable.",
        how: pattern("holiday:Holiday", holiday),
        finds: &[
            "They were at home on [Christmas Day=2025-12-25] as always.",
            "The truce will begin on [Eid al-Fitr=2026-03-20] at last.",
        ],
        skips: &["They went on holiday.", "He lives on Easter Road in Leith.", "The Halloween Ball raised money."],
    },
];

/// "in Orlando, Florida Friday"
const PLACE: ClassSet = ClassSet::of(&[Class::City, Class::Region, Class::Country]);

fn weekday(m: &Match<'_>) -> Option<Mark<Expr>> {
    let weekday = table(m, "weekday", Class::Weekday)?;
    let mut tokens = m.tokens();
    let word = m.scene.lower(tokens.start);
    if plural(word) {
        return None;
    }
    if word.len() < 6 {
        // "Sun", "Sat" and "Mon" are days only beside a full stop or another part of a date.
        let dated = Class::Month.set().with(Class::Number.set());
        let dot = m.after().filter(|u| u.classes.has(Class::Dot));
        let next = m.after().is_some_and(|u| u.classes.any(dated));
        let comma = m.after().is_some_and(|u| u.classes.has(Class::Comma))
            && m.sentence.get(m.end + 1).is_some_and(|u| u.classes.any(dated));
        match dot {
            Some(dot) if m.end + 1 < m.sentence.len() => tokens.end = dot.tokens.end,
            Some(_) => {}
            None if next || comma => {}
            None => return None,
        }
    }
    // "Ruby Tuesday", "Joe Friday": a given name before it makes it a name.
    let named = before(m, 1).is_some_and(|u| {
        u.classes.all(Class::Given.set().with(Class::Cap.set()))
            && !u.classes.has(Class::SentenceStart)
            && !u.classes.any(Class::Common.set().with(Class::Month.set()).with(Class::Surname.set()).with(PLACE))
    });
    // "Friday Night Lights"
    let cap = |by: usize, class: Class| {
        m.sentence.get(m.end + by).is_some_and(|u| u.classes.all(Class::Cap.set().with(class.set())))
    };
    let shown = cap(0, Class::DayPart)
        && cap(1, Class::Cap)
        && m.sentence.get(m.end + 1).is_some_and(|u| {
            u.classes.any(Class::Noun.set().with(Class::NounPl.set()).with(Class::Adj.set()))
                && !u.classes.any(Class::Given.set().with(Class::Surname.set()).with(Class::UpperLine.set()))
        });
    (!named && !shown).then(|| Mark { tokens, value: What::Weekday { which: Which::Open, weekday }.expr() })
}

fn plural(word: &str) -> bool {
    word.ends_with("days")
}

fn weekdays(m: &Match<'_>) -> Option<Mark<Expr>> {
    let weekday = table(m, "weekday", Class::Weekday)?;
    plural(m.scene.lower(m.tokens().start)).then(|| whole(m, What::EveryWeekday(weekday)))?
}

fn holiday(m: &Match<'_>) -> Option<Mark<Expr>> {
    if is_in_name(m) || after_is(m, Usage::Festive) {
        return None;
    }
    whole(m, What::Holiday { which: Which::Open, rule: m.value("holiday", Class::Holiday)? })
}

/// "the Good Friday Agreement", "Easter Road": the holiday is a part of a longer name.
fn is_in_name(m: &Match<'_>) -> bool {
    const NAMES: ClassSet = ClassSet::of(&[Class::Cap, Class::Upper]);
    const FREE: ClassSet = ClassSet::of(&[
        Class::Weekday,
        Class::Month,
        Class::DayPart,
        Class::Holiday,
        Class::Title,
        Class::Demonym,
        Class::SentenceStart,
        Class::UpperLine,
    ]);
    // The next name may begin a clause: "On Christmas Ann left". A plain word with a capital is of the name.
    let person = |u: &Unit| u.classes.any(Class::Given.set().with(PLACE)) && !u.classes.has(Class::Common);
    m.after().is_some_and(|u| u.classes.any(NAMES) && !u.classes.any(FREE) && !person(u))
}
