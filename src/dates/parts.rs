//! Quarters, halves and seasons: "the third quarter", "third-quarter", "the first half of 1990", "last summer".

use super::calendar;
use super::expr::{Expr, What, Which};
use super::read::{article, is_after, is_before, mods, small, with_article};
use crate::lexicon::{Class, Usage};
use crate::rules::{Mark, Match, Rule, pattern};
use crate::text::Tokens;

pub(super) static RULES: &[Rule<Expr>] = &[
    Rule {
        id: "DAT020",
        name: "quarter of a year",
        why: "Business news counts the quarters of a year, as a noun group or, with a hyphen, before a noun.",
        how: pattern(
            "number:Ordinal Hyphen? quarter|number:(last|final) quarter of (year:Year|the year)|number:Digits q",
            quarter,
        ),
        finds: &[
            "Profit fell in [the third quarter=2025-Q3] again.",
            "Its [third-quarter=2025-Q3] loss grew.",
            "It grew in [the last quarter of 2024=2024-Q4] only.",
            "Sales grew 4% in [3Q=2025-Q3] alone.",
        ],
        skips: &[
            "He scored in the third minute.",
            "He has the third quarters.",
            "Brumm threw two touchdown passes in the fourth quarter.",
        ],
    },
    Rule {
        id: "DAT021",
        name: "quarter of which year",
        why: "The year may stand before the quarter, or be said by comparison with this one.",
        how: pattern("(year:Year|mods:(TimeMod TimeMod?)) number:Ordinal Hyphen? quarter", quarter_of_year),
        finds: &[
            "It beat [the 2024 second quarter=2024-Q2] easily.",
            "It lost less than in [the year-ago third quarter=2024-Q3] it said.",
        ],
        skips: &["Later third parties came."],
    },
    Rule {
        id: "DAT022",
        name: "half of a year",
        why: "A half is one of a year only where the year is named: matches have halves too.",
        how: pattern(
            "number:(Ordinal|last) half of (year:Year|(the|its|their)? mods:TimeMod* year)|fiscal number:Ordinal half|number:Ordinal Hyphen half kind:Noun/NounPl",
            half,
        ),
        finds: &["It lost money in [the first half of 2025=2025-H1] again."],
        skips: &["He scored in the first half."],
    },
    Rule {
        id: "DAT023",
        name: "season",
        why: "A season needs a word before it that makes it one: \"fall\" and \"spring\" are verbs too.",
        how: pattern("season:Season", season),
        finds: &["It was closed in [the summer=2025-SU] for repairs.", "They met in [autumn=2025-FA] only."],
        skips: &["Prices fall.", "They spring a leak."],
    },
    Rule {
        id: "DAT024",
        name: "last, this and next",
        why: "These words say which of the months, days or seasons of that name is meant.",
        how: pattern("(mods:(TimeMod TimeMod?)|that) (season:Season|month:Month|weekday:Weekday)", which_of),
        finds: &[
            "She retired [last summer=2025-SU] at 60.",
            "It began [last October=2025-10] in Rome.",
            "They meet [next Tuesday=2026-01-20] in Rome.",
            "They met [the previous Friday=2026-01-09] in Rome.",
            "It broke in May 2011. It was mended [that August=2011-08] at last.",
        ],
        skips: &["They had a late fall."],
    },
];

fn quarter(m: &Match<'_>) -> Option<Mark<Expr>> {
    let named = m.classes("number").any(Class::Ordinal.set().with(Class::Digits.set()));
    let quarter = if named { small(m, "number", 1, 4)? as i8 } else { 4 };
    let which = small(m, "year", 1000, 2199).map_or(Which::Open, Which::Year);
    let last = m.tokens().end - 1;
    let letter = m.scene.lower(last) == "q";
    let glued = m.scene.text.tokens[last as usize].span.start == m.scene.text.tokens[last as usize - 1].span.end;
    if letter && !(glued && m.part("number").is_some_and(|n| n.len() == 1)) || !letter && is_of_match(m) {
        return None;
    }
    let what = What::Quarter { which, quarter };
    // "third-quarter loss", "the third man of the quarter": only a group of its own takes the article.
    if m.tokens().len() == 3 { m.mark_all(what.expr()) } else { with_article(m, what) }
}

/// As many words on either side say whether a quarter is of a match or of a year.
const NEAR: u32 = 40;

/// "He scored in the fourth quarter."
fn is_of_match(m: &Match<'_>) -> bool {
    let tokens = m.tokens();
    let near = tokens.start.saturating_sub(NEAR)..(tokens.end + NEAR).min(m.scene.text.tokens.len() as u32);
    let (mut of_match, mut of_business, mut scores) = (0, 0, Vec::new());
    for at in near {
        let word = m.scene.text.tokens[at as usize].word;
        of_match += 3 * usize::from(m.scene.used(at, Usage::Quarters));
        if m.scene.used(at, Usage::Scores) && !scores.contains(&word) {
            scores.push(word);
        }
        of_business += usize::from(is_of_business(m, at));
    }
    // Polls and shares have points too: of such words it takes two.
    of_match + scores.len() > of_business.max(1)
}

fn is_of_business(m: &Match<'_>, token: u32) -> bool {
    m.scene.used(token, Usage::Business) || m.scene.classes(token).has(Class::Percent)
}

fn quarter_of_year(m: &Match<'_>) -> Option<Mark<Expr>> {
    let which = match small(m, "year", 1000, 2199) {
        Some(year) => Which::Year(year),
        None => which(m, &mods(m, "mods"))?,
    };
    with_article(m, What::Quarter { which, quarter: small(m, "number", 1, 4)? as i8 })
}

fn half(m: &Match<'_>) -> Option<Mark<Expr>> {
    let half = if m.words("number")?.eq_ignore_ascii_case("last") { 2 } else { small(m, "number", 1, 2)? as i8 };
    let which = match (small(m, "year", 1000, 2199), mods(m, "mods")[0]) {
        (Some(year), _) => Which::Year(year),
        (None, "last" | "before") => Which::Shift(-1),
        (None, "next" | "after") => Which::Shift(1),
        (None, "this") => Which::This,
        _ => Which::Open,
    };
    if let Some(kind) = m.part("kind") {
        if !is_of_business(m, kind.start) {
            return None;
        }
        let tokens = Tokens::new(m.tokens().start, kind.start);
        return Some(Mark { tokens, value: What::Half { which, half }.expr() });
    }
    with_article(m, What::Half { which, half })
}

/// Which one of those that recur the modifiers pick.
fn which(m: &Match<'_>, mods: &[&str; 3]) -> Option<Which> {
    Some(match mods {
        ["this", "past", _] | ["last" | "past", ..] => Which::Last,
        ["this", "next", _] | ["next", ..] => Which::Next,
        ["before" | "after", ..] if !is_before(m, &["the", "that"]) => return None,
        ["before", ..] => Which::Before,
        ["after", ..] => Which::After,
        ["this", ..] => Which::This,
        ["same", "yearago", _] | ["yearago", ..] => Which::YearAgo,
        ["fiscal" | "latest" | "same", ..] => Which::Open,
        _ => return None,
    })
}

fn season(m: &Match<'_>) -> Option<Mark<Expr>> {
    let word = m.words("season")?;
    let season = calendar::season(m.value("season", Class::Season)?)?;
    let verb = matches!(word, "fall" | "spring" | "springs");
    let led = is_before(
        m,
        &["in", "during", "since", "until", "by", "through", "for", "of", "every", "each", "early", "late", "mid"],
    );
    let the = is_before(m, &["the"]);
    let goes_on = is_after(m, &["of", "in", "into", "to", "from", "off", "and"]);
    let within = |by| {
        super::read::before(m, by)
            .is_some_and(|u| u.classes.has(Class::Prep) && !matches!(m.scene.lower(u.tokens.start), "behind" | "after"))
    };
    let good = if verb {
        the && !goes_on && within(2) || is_before(m, &["in"]) || is_after(m, &["of"]) && the
    } else {
        the || led
    };
    let of_year = is_after(m, &["of"]) && m.sentence.get(m.end + 1).is_some_and(|u| u.classes.has(Class::Year));
    let good = good || of_year || m.after().is_some_and(|u| u.classes.has(Class::Year));
    // "the summer games", "fall guy": a name or a kind of thing.
    let good = good && m.after().is_none_or(|u| !u.classes.has(Class::Cap));
    good.then(|| with_article(m, What::Season { which: Which::Open, season }))?
}

fn which_of(m: &Match<'_>) -> Option<Mark<Expr>> {
    let mods = mods(m, "mods");
    let which = match mods[0] {
        "" => Which::That,
        "fiscal" | "latest" => return None,
        _ => which(m, &mods)?,
    };
    let table = |label, class| m.value(label, class).and_then(|v| v.parse().ok());
    // "said that Friday was", "wrote on Facebook that Friday's vote was": no demonstrative.
    if which == Which::That {
        let cue = m.before().is_some_and(|u| u.classes.any(Class::CueVerb.set().with(Class::CueNoun.set())));
        let within = m.before().is_some_and(|u| u.classes.has(Class::Prep));
        let owner = m.after().is_some_and(|u| u.classes.has(Class::Possessive));
        if cue || owner && !within {
            return None;
        }
    }
    let what = if m.part("season").is_some() {
        What::Season { which, season: calendar::season(m.value("season", Class::Season)?)? }
    } else if m.part("month").is_some() {
        What::Month { which, month: table("month", Class::Month)? }
    } else {
        What::Weekday { which, weekday: table("weekday", Class::Weekday)? }
    };
    Some(Mark { tokens: article(m, m.tokens()), value: what.expr() })
}
