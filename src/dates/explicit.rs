//! Days, months and years by name: "Sept. 5, 2011", "5 September", "2011-09-05", "March 1996", "1989", "the 1980s".
//!
//! ```text
//! day   = month "."? number (","? year)?  |  number "of"? month (","? year)?  |  YYYY-MM-DD  |  M/D/Y
//! month = month "."? (","? "of"? year)?
//! ```

use super::expr::{Expr, What, Which, article, before, is_after, is_before, mods, number, small, table, with_article};
use crate::lexicon::Class;
use crate::numbers;
use crate::rules::{Mark, Match, Rule, pattern};
use crate::text::Tokens;

pub(super) static RULES: &[Rule<Expr>] = &[
    Rule {
        id: "DAT001",
        name: "month and day",
        why: "A month before a number up to 31 is a day; the year may follow, after a comma in American usage.",
        how: pattern(
            "month:Month Dot? day:(Number Hyphen Ordinal|Number&!Year|Ordinal) (Comma? year:Year)?",
            month_and_day,
        ),
        finds: &[
            "They met on [Sept. 5, 2011=2011-09-05] in Oslo.",
            "The strike began on [Dec. 21=2025-12-21] and ended.",
            "He left on [March twenty-fifth=2025-03-25] by boat.",
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
            "day:(Number Hyphen Ordinal|Number&!Year|Ordinal) of? month:Month Dot? (Comma? year:Year)?",
            day_and_month,
        ),
        finds: &[
            "She spoke on [5 September 2011=2011-09-05] in Leeds.",
            "It closed on [5-6 December=2025-12-05] for repairs.",
        ],
        skips: &["One of May's ministers left."],
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
        id: "DAT004",
        name: "date in figures",
        why: "Year, month and day with hyphens are ISO 8601; with slashes the month comes first unless it can't be one.",
        how: pattern("SlashDate", in_figures),
        finds: &["LONDON [1996-08-30=1996-08-30] Shares rose.", "He signed on [10/17/89=1989-10-17] at home."],
        skips: &["It rose 3/4 of a point."],
    },
    Rule {
        id: "DAT005",
        name: "years with a hyphen",
        why: "A year, a hyphen and a later year or its last two digits are a span of years.",
        how: pattern("first:Year Hyphen/Slash last:Digits", year_span),
        finds: &["The [1989-90=1989] season was his best."],
        skips: &["The 1990-model car sold well."],
    },
    Rule {
        id: "DAT006",
        name: "decade",
        why: "A round year with an s is ten years; ages (\"in her 30s\") are none.",
        how: pattern("Decade", decade),
        finds: &["It grew in [the 1990s=199] and fell.", "Few remember [the fifties=195] well."],
        skips: &["She is in her 30s."],
    },
    Rule {
        id: "DAT007",
        name: "century",
        why: "The nth century is the hundred years before n hundred; its value is their first two digits.",
        how: pattern("number:(Number Hyphen Ordinal|Ordinal) Hyphen? century", century),
        finds: &["It was built in [the 19th century=18] by monks."],
        skips: &["It took a century to build."],
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
        skips: &["May he rest.", "Theresa May resigned.", "April Jones sings."],
    },
    Rule {
        id: "DAT009",
        name: "months with a hyphen",
        why: "Two months with a hyphen between them are a span of months.",
        how: pattern("first:Month Dot? Hyphen month:Month Dot? (Comma? year:Year)?", month_span),
        finds: &["Sales rose in [July-September 2025=2025-07] again."],
        skips: &["It rose in July and September."],
    },
    Rule {
        id: "DAT010",
        name: "year",
        why: "Four digits without a comma are a year in news style, unless what they count or number follows or precedes.",
        how: pattern("year:Year", year),
        finds: &["He was born in [1952=1952] in Ghent.", "The [1991=1991] war ended."],
        skips: &["Flight 1990 landed.", "It has 1500 seats.", "They paid $2000 for it."],
    },
    Rule {
        id: "DAT011",
        name: "the year 2000",
        why: "After \"the year\" and \"fiscal\" a number is a year, also in words.",
        how: pattern("year number:Number|fiscal year? number:Year", named_year),
        finds: &["By [the year 2030=2030] it will be done.", "It lost money in [fiscal 2024=2024] again."],
        skips: &["Last year 20 people came."],
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
    let month = table(m, "month", Class::Month)?;
    let which = which(m);
    let day = |n: f64| {
        let whole = n.fract() == 0.0 && (1.0..=31.0).contains(&n);
        whole.then_some(What::Day { which, month, day: n as i8 })
    };
    Some(Expr { last: (last > first).then(|| day(last)).flatten(), ..day(first)?.expr() })
}

fn month_and_day(m: &Match<'_>) -> Option<Mark<Expr>> {
    // "In March 25 million people": the scale is part of the number, which then is too big.
    if m.part("year").is_none() && m.after().is_some_and(|u| u.classes.has(Class::Percent)) {
        return None;
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
    let of = m.scene.lower(m.part("day")?.end) == "of";
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

fn in_figures(m: &Match<'_>) -> Option<Mark<Expr>> {
    let text = m.scene.lower(m.tokens().start);
    let mark = text.bytes().find(|b| !b.is_ascii_digit())?;
    let mut parts = text.split(char::from(mark));
    let (a, b, c) = (parts.next()?, parts.next()?, parts.next()?);
    let read = |part: &str| part.parse::<i16>().ok();
    let (year, month, day) = match (a.len(), c.len()) {
        (4, 1..=2) => (read(a)?, read(b)?, read(c)?),
        (1..=2, 2 | 4) => {
            let year = match (read(c)?, c.len()) {
                (year, 2) => year + if year < 50 { 2000 } else { 1900 },
                (year, _) => year,
            };
            // Dots are European, and so is a first number over 12.
            if mark == b'.' || read(a)? > 12 { (year, read(b)?, read(a)?) } else { (year, read(a)?, read(b)?) }
        }
        _ => return None,
    };
    let good = (1..=12).contains(&month) && (1..=31).contains(&day);
    let what = What::Day { which: Which::Year(year), month: month as i8, day: day as i8 };
    good.then(|| m.mark_all(what.expr()))?
}

fn year_span(m: &Match<'_>) -> Option<Mark<Expr>> {
    let first = small(m, "first", 1000, 2199)?;
    let digits = m.scene.lower(m.part("last")?.start);
    let last: i16 = digits.parse().ok()?;
    let last = match digits.len() {
        2 => first - first % 100 + last + if last < first % 100 { 100 } else { 0 },
        4 => last,
        _ => return None,
    };
    let expr = Expr { last: Some(What::Year(last)), ..What::Year(first).expr() };
    (first < last).then(|| m.mark_all(expr))?
}

fn decade(m: &Match<'_>) -> Option<Mark<Expr>> {
    let tokens = m.tokens();
    let word = m.scene.lower(tokens.start);
    let digits: i16 = match m.scene.value(tokens.start, Class::Decade) {
        Some(value) => value.parse().ok()?,
        None => {
            let digits = word.trim_matches(|c: char| !c.is_ascii_digit());
            digits.parse::<i16>().ok()? / 10
        }
    };
    let certain = digits > 99 || word.starts_with('\'');
    let owned = m.before().is_some_and(|u| u.classes.any(Class::PossPron.set().with(Class::Possessive.set())));
    if owned || !certain && !is_before(m, &["the", "early", "mid", "late"]) {
        return None;
    }
    with_article(m, What::Decade(if digits > 99 { digits } else { 190 + digits }))
}

fn century(m: &Match<'_>) -> Option<Mark<Expr>> {
    let n = small(m, "number", 1, 30)?;
    let head = m.after().is_none_or(|u| !u.classes.has(Class::Noun));
    let what = What::Century(n - 1);
    if head { with_article(m, what) } else { m.mark_all(what.expr()) }
}

fn month_alone(m: &Match<'_>) -> Option<Mark<Expr>> {
    let month = table(m, "month", Class::Month)?;
    let mut tokens = m.tokens();
    let here = &m.sentence[m.start];
    let word = m.scene.lower(tokens.start);
    if word.len() < 5 && !matches!(word, "may" | "june" | "july") {
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
    if matches!(word, "may" | "april" | "june" | "august") {
        let person = |c: crate::lexicon::ClassSet| c.any(Class::Given.set().with(Class::Title.set()));
        let named = m.before().is_some_and(|u| person(u.classes) && !u.classes.has(Class::Common));
        let names = m.after().is_some_and(|u| {
            u.classes.all(Class::Cap.set().with(Class::Surname.set()))
                && !u.classes.any(Class::Common.set().with(Class::Country.set()).with(Class::Demonym.set()))
        });
        let mister = is_before(m, &["mr", "mrs", "ms", "miss", "."]) && before(m, 2).is_some_and(|u| person(u.classes));
        if named && word != "april" || names || mister {
            return None;
        }
    }
    Some(Mark { tokens, value: What::Month { which: Which::Open, month }.expr() })
}

/// Words after which four digits are a number of something.
const NUMBERED: &[&str] = &[
    "flight",
    "route",
    "room",
    "highway",
    "no",
    "number",
    "boeing",
    "page",
    "section",
    "resolution",
    "article",
    "#",
    "windows",
    "channel",
    "apartment",
    "suite",
    "box",
    "extension",
    "about",
    "nearly",
    "some",
    "than",
    "over",
    "almost",
    "approximately",
];

/// Words after which even an unlikely year is one.
const DATED: &[&str] = &[
    "in",
    "since",
    "of",
    "from",
    "until",
    "till",
    "by",
    "before",
    "after",
    "during",
    "the",
    "around",
    "circa",
    "founded",
    "established",
    "built",
    "born",
    "between",
    "(",
];

fn year(m: &Match<'_>) -> Option<Mark<Expr>> {
    let year = small(m, "year", 1000, 2199)?;
    let before = m.before().map(|u| u.classes).unwrap_or_default();
    let after = m.after().map(|u| u.classes).unwrap_or_default();
    let counted =
        Class::Percent.set().with(Class::Currency.set()).with(Class::LengthUnit.set()).with(Class::NumberWord.set());
    if before.has(Class::Currency) || is_before(m, NUMBERED) || after.any(counted) {
        return None;
    }
    let counts = after.has(Class::NounPl) || after.has(Class::TimeUnit);
    let modern = (1900..2100).contains(&year);
    let good = if modern { !(counts && year % 100 == 0) } else { is_before(m, DATED) && !counts };
    good.then(|| m.mark_all(What::Year(year).expr()))?
}

fn named_year(m: &Match<'_>) -> Option<Mark<Expr>> {
    let tokens = m.part("number")?;
    let year = numbers::value(m.scene, tokens)?.low;
    if year.fract() != 0.0 || !(1000.0..2200.0).contains(&year) {
        return None;
    }
    let the = is_before(m, &["the"]) && m.scene.lower(m.tokens().start) == "year";
    let tokens = Tokens::new(m.tokens().start - u32::from(the), tokens.end);
    Some(Mark { tokens, value: What::Year(year as i16).expr() })
}
