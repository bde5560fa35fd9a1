//! Years and more: "1989", "1989-90", "2022/23", "the 1980s", "the 19th century", "300 B.C.", "fiscal 2024".

use super::expr::{Expr, What, Which};
use super::read::{before, before_is, is_after, is_before, is_used, small, with_article};
use crate::lexicon::{Class, Usage};
use crate::numbers;
use crate::rules::{Mark, Match, Rule, pattern};
use crate::text::{Flags, Tokens};

pub(super) static RULES: &[Rule<Expr>] = &[
    Rule {
        id: "DAT005",
        name: "years with a hyphen",
        why: "A year, a hyphen and a later year or its last two digits are a span of years.",
        how: pattern("first:Year Hyphen/Slash/Dash last:Digits", year_span),
        finds: &["The [1989-90=1989] season was his best.", "She was mayor [1998–2003=1998] there."],
        skips: &["The 1990-model car sold well."],
    },
    Rule {
        id: "DAT013",
        name: "B.C. and A.D.",
        why: "An era after a number makes it a year, and a century one before the calendar: 300 B.C. is BC0300.",
        how: pattern(
            "(number:Number|nth:Ordinal Hyphen? century) era:(\"b.c.\"|bc|\"b.c.e.\"|bce|\"a.d.\"|ad)|era:(\"a.d.\"|ad) number:Number",
            era,
        ),
        finds: &["It was built in [300 B.C.=BC0300] by a king.", "The town fell in [A.D. 79=0079] or so."],
        skips: &["He moved to Nelson, B.C., at last."],
    },
    Rule {
        id: "DAT006",
        name: "decade",
        why: "A round year with an s is ten years, or a hundred where it is that round; ages (\"in her 30s\") are none.",
        how: pattern("Decade", decade),
        finds: &[
            "Rome in the 1970s and [80s=198] was poor.",
            "It grew in [the 1990s=199] and fell.",
            "Few remember [the fifties=195] well.",
            "The mill is of [the 1700s=17] at least.",
        ],
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
        id: "DAT010",
        name: "year",
        why: "Four digits without a comma are a year in news style, unless what they count or number follows or precedes.",
        how: pattern("year:Year", year),
        finds: &[
            "He was born in [1952=1952] in Ghent.",
            "The [1991=1991] war ended.",
            "He left school in ['98=1998] at last.",
            "The crash of ['08=2008] cost him his house.",
        ],
        skips: &["Flight 1990 landed.", "She lives at 1984 Elm Road.", "It has 1500 seats.", "They paid $2000 for it."],
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

fn year_span(m: &Match<'_>) -> Option<Mark<Expr>> {
    // A dash with spaces around it parts clauses.
    if m.tokens().iter().skip(1).any(|t| m.scene.text.tokens[t as usize].flags.has(Flags::SPACE)) {
        return None;
    }
    span_of_years(m, small(m, "first", 1000, 2199)?, m.scene.lower(m.part("last")?.start))
}

/// Years from the first to the last, which may be written by its last two digits.
pub(super) fn span_of_years(m: &Match<'_>, first: i16, digits: &str) -> Option<Mark<Expr>> {
    let last: i16 = digits.parse().ok()?;
    // "2014-10": a century hence is not meant, a month is.
    if digits.len() == 2 && (1..=12).contains(&last) && last <= first % 100 && first % 100 - last < 88 {
        let month = What::Month { which: Which::Year(first), month: last as i8 };
        return m.mark_all(month.expr());
    }
    let last = match digits.len() {
        2 => first - first % 100 + last + if last < first % 100 { 100 } else { 0 },
        4 => last,
        _ => return None,
    };
    let expr = Expr { last: Some(What::Year(last)), ..What::Year(first).expr() };
    (first < last && (1000..2200).contains(&first)).then(|| m.mark_all(expr))?
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
    // "the 1970s and 80s"
    let listed = is_before(m, &["and", "or", "to"])
        .then(|| self::before(m, 2))
        .flatten()
        .filter(|u| u.classes.has(Class::Decade) && digits < 100)
        .and_then(|u| m.scene.lower(u.tokens.start).get(..2)?.parse::<i16>().ok());
    let digits = listed.map_or(digits, |century| century * 10 + digits);
    // "the 1800s" are a century.
    if (150..=180).contains(&digits) && digits % 10 == 0 && !word.starts_with('\'') {
        let what = What::Century(digits / 10);
        return if is_after(m, &["-"]) { m.mark_all(what.expr()) } else { with_article(m, what) };
    }
    let certain = digits > 99 || word.starts_with('\'');
    // "in her 30s", "in his early 30s"
    let owner = Class::PossPron.set().with(Class::Possessive.set());
    let back = 1 + usize::from(is_before(m, &["early", "mid", "late"]));
    let owned = before(m, back).is_some_and(|u| u.classes.any(owner));
    if owned || !certain && !is_before(m, &["the", "early", "mid", "late"]) {
        return None;
    }
    let what = What::Decade(if digits > 99 { digits } else { 190 + digits });
    if is_after(m, &["-"]) { m.mark_all(what.expr()) } else { with_article(m, what) }
}

fn century(m: &Match<'_>) -> Option<Mark<Expr>> {
    let n = small(m, "number", 1, 30)?;
    let head = m.after().is_none_or(|u| !u.classes.has(Class::Noun));
    let what = What::Century(n - 1);
    if head { with_article(m, what) } else { m.mark_all(what.expr()) }
}

fn era(m: &Match<'_>) -> Option<Mark<Expr>> {
    let before = m.words("era")?.starts_with(['B', 'b']);
    // "an ad", and "40 B.C. wineries".
    let kind = m.after().is_some_and(|u| u.classes.any(Class::Cap.set().with(Class::NounPl.set())));
    if !m.classes("era").has(Class::Upper) || before && kind {
        return None;
    }
    if m.part("nth").is_some() {
        let century = small(m, "nth", 1, 99)? as i8 - 1;
        return with_article(m, if before { What::CenturyBefore(century) } else { What::Century(century.into()) });
    }
    let year = small(m, "number", 1, 9999)?;
    m.mark_all(if before { What::YearBefore(year) } else { What::Year(year) }.expr())
}

/// Whether four digits are the number of something, or a quantity: "flight 2011", "about 2011 people".
fn is_numbered(m: &Match<'_>) -> bool {
    before_is(m, Usage::Numbered) || before_is(m, Usage::Roughly) || is_before(m, &["no", "#"])
}

/// Whether even an unlikely year is one behind the word before it.
fn is_dated(m: &Match<'_>) -> bool {
    before_is(m, Usage::Dated) || is_before(m, &["("])
}

fn year(m: &Match<'_>) -> Option<Mark<Expr>> {
    let year = small(m, "year", 1000, 2199)?;
    let dated = m.before().is_some_and(|u| u.classes.has(Class::Season));
    // "from 2001 to '04", "from 1066 to 1087"
    let ends =
        is_before(m, &["to", "through", "until"]) && self::before(m, 2).is_some_and(|u| u.classes.has(Class::Year));
    if m.scene.lower(m.tokens().start).starts_with('\'') && !is_dated(m) && !dated && !ends {
        return None;
    }
    // "ZELMIRA, Jan. 9, 2007, 2007 --"
    let again = |back: usize| {
        self::before(m, back)
            .is_some_and(|u| u.tokens == m.tokens() || m.scene.lower(u.tokens.start) == m.scene.lower(m.tokens().start))
    };
    if is_before(m, &[","]) && again(2) {
        return None;
    }
    let before = m.before().map(|u| u.classes).unwrap_or_default();
    let after = m.after().map(|u| u.classes).unwrap_or_default();
    let counted =
        Class::Percent.set().with(Class::Currency.set()).with(Class::LengthUnit.set()).with(Class::NumberWord.set());
    if before.has(Class::Currency) || is_numbered(m) || after.any(counted) {
        return None;
    }
    // "1984 Elm Road", but "In 1984 Elm Road was shut"
    // "by twelve forty-five"
    let spoken = m.tokens().len() > 1 && year < 1300 && year % 5 == 0;
    if spoken && is_before(m, &["at", "by", "until", "till"]) {
        return None;
    }
    let road = after.has(Class::Cap)
        && !is_dated(m)
        && m.sentence.get(m.end + 1).is_some_and(|u| {
            is_used(m, u, Usage::Road)
                || u.tokens.len() == 1 && matches!(m.scene.lower(u.tokens.start), "rd" | "st" | "ave")
        });
    if road {
        return None;
    }
    let counts = after.has(Class::NounPl) || after.has(Class::TimeUnit);
    let modern = (1900..2100).contains(&year);
    let good = if modern { !(counts && year % 100 == 0) } else { (is_dated(m) || ends) && !counts };
    good.then(|| m.mark_all(What::Year(year).expr()))?
}

fn named_year(m: &Match<'_>) -> Option<Mark<Expr>> {
    let tokens = m.part("number")?;
    let year = numbers::value(m.scene, tokens)?.low;
    let the = is_before(m, &["the"]) && m.scene.lower(m.tokens().start) == "year";
    // "the academic year 2023-24" is two years.
    let span = m.after().is_some_and(|u| u.classes.any(Class::Hyphen.set().with(Class::Slash.set())))
        && m.sentence.get(m.end + 1).is_some_and(|u| u.classes.has(Class::Digits));
    let least = if the { 100.0 } else { 1000.0 };
    if year.fract() != 0.0 || !(least..2200.0).contains(&year) || span {
        return None;
    }
    let tokens = Tokens::new(m.tokens().start - u32::from(the), tokens.end);
    Some(Mark { tokens, value: What::Year(year as i16).expr() })
}
