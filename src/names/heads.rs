//! Names around a telling word: the head ("Ministry", "Corp", "Cup", "River") says what the capitalised words beside
//! it name. One walk to the left and one to the right of each head, both bounded.

use super::{Name, NameKind, Shows};
use crate::lexicon::{Class, ClassSet, Usage};
use crate::rules::{Found, Row, Scene, Unit};
use crate::text::Tokens;

/// Units a name may take on each side of its head.
const MOST: usize = 9;

const CAPITAL: ClassSet = ClassSet::of(&[Class::Cap, Class::Upper, Class::Initial]);
/// Capitalised words that stand before a name and are no part of it.
const OUTSIDE: ClassSet = ClassSet::of(&[
    Class::Det,
    Class::Pron,
    Class::PossPron,
    Class::Conj,
    Class::Wh,
    Class::Subord,
    Class::Modal,
    Class::Aux,
    Class::Title,
    Class::Month,
    Class::Weekday,
]);
/// What a word in no table has.
const SHAPE: ClassSet = ClassSet::of(&[Class::Cap, Class::SentenceStart, Class::Usage]);
/// Names of their own, at which a coordination inside a name ends.
const OWN: ClassSet =
    ClassSet::of(&[Class::Country, Class::City, Class::Region, Class::OrgName, Class::Media, Class::Given]);

pub(super) fn organizations(scene: &Scene<'_>, row: &Row, found: &mut Vec<Found<Name>>) {
    let add = |units: &[Unit], head: usize, found: &mut Vec<Found<Name>>| {
        let unit = &units[head];
        // The head of a longer name is its last one.
        if units.get(head + 1).is_some_and(|next| {
            next.classes.any(ClassSet::of(&[Class::OrgHead, Class::LegalSuffix, Class::EventHead, Class::PlaceHead]))
                && next.classes.any(CAPITAL)
        }) {
            return;
        }
        let known = known_head(scene, unit);
        if office(scene, units, head) {
            return;
        }
        let state = known || scene.value_of(unit, Class::OrgHead).is_some_and(|value| value.starts_with("state"));
        let mut start = left(scene, units, head);
        if state && units[start].classes.has(Class::Demonym) && (known || head - start > 1) {
            start += 1;
        }
        let end = right(scene, units, start, head);
        if end - start < 2
            || known && end - start == 1
            || (end == head + 1 && start + 1 == head && state && units[start].classes.has(Class::Demonym))
        {
            return;
        }
        // "Zorbel Krell" of the tables is a part of "Zorbel Krell Bank".
        let holds = |u: &Unit| u.tokens.len() > 1 && u.classes.any(ClassSet::of(&[Class::OrgName, Class::Media]));
        let weight = match () {
            () if known || units[start..end].iter().any(holds) => 9,
            // "Joy Banks", "Will Power"
            () if named_after(units, start, end)
                && (unit.classes.has(Class::NounPl) || scene.value_of(unit, Class::OrgHead) == Some("loose")) =>
            {
                4
            }
            () => 8,
        };
        let name = Name::new(NameKind::Organization, weight).showing(Shows::HEAD);
        push(units, start, end, "ORG010", name, found);
    };
    each(scene, row, Class::OrgHead, add, found);
}

pub(super) fn companies(scene: &Scene<'_>, row: &Row, found: &mut Vec<Found<Name>>) {
    let add = |units: &[Unit], head: usize, found: &mut Vec<Found<Name>>| {
        // "Zorbel & Krell, Inc."
        let comma = head > 1 && units[head - 1].classes.has(Class::Comma) && capital(&units[head - 2]);
        let start = left(scene, units, if comma { head - 1 } else { head });
        if start == head
            || units.get(head + 1).is_some_and(|next| next.classes.has(Class::LegalSuffix) && next.classes.any(CAPITAL))
        {
            return;
        }
        // The stop of "Inc." belongs to the name, unless it may end the sentence.
        let stop = units.get(head + 1).is_some_and(|u| u.classes.has(Class::Dot)) && units.len() > head + 2;
        push(units, start, head + 1 + usize::from(stop), "ORG011", Name::new(NameKind::Organization, 9), found);
    };
    each(scene, row, Class::LegalSuffix, add, found);
}

pub(super) fn places(scene: &Scene<'_>, row: &Row, found: &mut Vec<Found<Name>>) {
    let add = |units: &[Unit], head: usize, found: &mut Vec<Found<Name>>| {
        if units.get(head + 1).is_some_and(|next| {
            next.classes.any(ClassSet::of(&[Class::OrgHead, Class::LegalSuffix, Class::EventHead, Class::PlaceHead]))
                && next.classes.any(CAPITAL)
        }) {
            return;
        }
        // "Jack St. Martin" does not live in a street, and a "District Judge" is not a district.
        let saint = is(&units[head], &["st"], scene)
            && matches!(&units[head + 1..], [dot, next, ..] if dot.classes.has(Class::Dot) && capital(next));
        let judge = |u: &Unit| capital(u) && u.classes.has(Class::Title);
        if saint || units.get(head + 1).is_some_and(judge) {
            return;
        }
        let start = left(scene, units, head);
        let of = units.get(head + 1).is_some_and(|u| is(u, &["of"], scene) || capital(u));
        let end = if start == head && of { right(scene, units, start, head) } else { head + 1 };
        // "Safer Cities", "Sustainable Towns": a heading.
        let plain = |u: &Unit| u.classes.has(Class::Common) && u.classes.has(Class::Adj);
        if end - start < 2 || units[head].classes.has(Class::NounPl) && head - start == 1 && plain(&units[start]) {
            return;
        }
        // "Tyrone Woods", "Anthony Hill"
        let surname = scene.unit_used(&units[head], Usage::Surnamed);
        let plural = scene.lower(units[head].tokens.start).ends_with('s');
        let given = head.checked_sub(1).map(|i| &units[i]).is_some_and(|u| {
            u.classes.has(Class::Given) && (plural || matches!(scene.value_of(u, Class::Given), Some("m6" | "m7")))
        });
        let person = surname && given && units[head].hash != 0;
        push(units, start, end, "PLC020", Name::new(NameKind::Place, if person { 4 } else { 7 }), found);
    };
    each(scene, row, Class::PlaceHead, add, found);
}

pub(super) fn events(scene: &Scene<'_>, row: &Row, found: &mut Vec<Found<Name>>) {
    let add = |units: &[Unit], head: usize, found: &mut Vec<Found<Name>>| {
        let start = left(scene, units, head);
        // "Florence Derby"
        let weight = match () {
            () if start == head => 5,
            () if named_after(units, start, head + 1) && !is(&units[head], &["day", "medal"], scene) => 4,
            () => 8,
        };
        push(units, start, head + 1, "NOT003", Name::nothing(weight), found);
    };
    each(scene, row, Class::EventHead, add, found);
}

fn each(
    scene: &Scene<'_>,
    row: &Row,
    class: Class,
    add: impl Fn(&[Unit], usize, &mut Vec<Found<Name>>),
    found: &mut Vec<Found<Name>>,
) {
    let known = if class == Class::OrgHead { Class::OrgName.set() } else { ClassSet::EMPTY };
    let wanted = class.set().with(known);
    for sentence in (0..row.sentences()).filter(|&sentence| row.may_have(sentence, wanted)) {
        let units = row.sentence(sentence);
        // Few units get further.
        for (at, unit) in units.iter().enumerate().filter(|(_, unit)| unit.classes.any(wanted)) {
            // "& Co" has no capital of its own as a phrase.
            let written = unit.classes.any(CAPITAL) || class == Class::LegalSuffix && unit.tokens.len() > 1;
            let heads = || unit.classes.has(class) || class == Class::OrgHead && known_head(scene, unit);
            if written && !unit.classes.has(Class::UpperLine) && heads() {
                add(units, at, found);
            }
        }
    }
}

fn push(units: &[Unit], start: usize, end: usize, rule: &'static str, value: Name, found: &mut Vec<Found<Name>>) {
    let tokens = Tokens::new(units[start].tokens.start, units[end - 1].tokens.end);
    found.push(Found { tokens, matched: tokens, rule, order: super::STEP, value });
}

/// Whether a unit is a known organization of several words that ends in a head: "Democratic Party".
fn known_head(scene: &Scene<'_>, unit: &Unit) -> bool {
    unit.tokens.len() > 1 && unit.classes.has(Class::OrgName) && scene.classes(unit.tokens.end - 1).has(Class::OrgHead)
}

/// Whether the head is a minister's field: "Energy and Mines Minister Otto Krell".
fn office(scene: &Scene<'_>, units: &[Unit], head: usize) -> bool {
    let [and, first, rest @ ..] = &units[head + 1..] else { return false };
    let fields = rest.iter().take(2).take_while(|u| capital(u));
    is(and, &["and"], scene)
        && capital(first)
        && !first.classes.any(OUTSIDE)
        && !units[head].classes.has(Class::OrgName)
        && std::iter::once(first).chain(fields).any(|u| scene.unit_used(u, Usage::Portfolio))
}

fn is(unit: &Unit, words: &[&str], scene: &Scene<'_>) -> bool {
    unit.hash != 0 && words.contains(&scene.lower(unit.tokens.start))
}

/// Whether a given name and a surname are all there is, though the surname is a noun for a body or an event too.
fn named_after(units: &[Unit], start: usize, end: usize) -> bool {
    const NO: ClassSet = ClassSet::of(&[Class::Upper, Class::Demonym, Class::Country, Class::Region]);
    const BY_CHANCE: ClassSet = ClassSet::of(&[Class::SentenceStart, Class::Common]);
    // "Florence Austin Derby" has two given names.
    let ([first, last] | [first, _, last]) = &units[start..end] else { return false };
    let given = |u: &Unit| u.classes.has(Class::Given) && u.hash != 0;
    last.hash != 0
        && last.classes.has(Class::Surname)
        && units[start..end - 1].iter().all(given)
        && !first.classes.any(NO)
        && !first.classes.all(BY_CHANCE)
}

fn unit_text<'a>(scene: &Scene<'a>, unit: &Unit) -> &'a str {
    scene.lower(unit.tokens.start)
}

fn capital(unit: &Unit) -> bool {
    unit.classes.any(CAPITAL)
}

/// The first unit of the name that ends with the head.
fn left(scene: &Scene<'_>, units: &[Unit], head: usize) -> usize {
    let mut start = head;
    while start > 0 && head - start < MOST {
        let unit = &units[start - 1];
        if capital(unit) {
            // At the start of a sentence only words other than function words belong to the name.
            const FIRST: ClassSet = ClassSet::of(&[Class::Prep, Class::NumberWord]);
            let justice = start == head && head > 1 && is(unit, &["justice"], scene) && capital(&units[start - 2]);
            let outside = unit.classes.any(OUTSIDE) && !justice && !within(scene, units, start, head);
            if outside || unit.classes.has(Class::SentenceStart) && unit.classes.any(FIRST) {
                break;
            }
            // "Rival Zorbel Corp": what the company is, in the capital of the sentence.
            if start < head && apposed(unit) {
                break;
            }
            start -= 1;
            continue;
        }
        let Some(before) = start.checked_sub(2).map(|i| &units[i]) else { break };
        let plural =
            unit.classes.has(Class::Possessive) && unit_text(scene, unit).len() <= 3 && !is(unit, &["'s", "’s"], scene);
        // "Dockers' Union", which no table need know.
        let workers = before.hash != 0 && unit_text(scene, before).ends_with('s');
        let person = before.classes.any(ClassSet::of(&[Class::Given, Class::Surname]));
        let joins = unit.classes.has(Class::Ampersand)
            || plural && (before.classes.has(Class::NounPl) || workers && !person)
            || unit.classes.has(Class::Possessive) && scene.unit_used(before, Usage::Members)
            || is(unit, &["of"], scene) && before.classes.any(ClassSet::of(&[Class::OrgHead]))
            || is(unit, &["and"], scene)
                && start < head
                && !before.classes.any(OWN)
                && !whole(units, start - 2)
                && before.classes.any(ClassSet::of(&[Class::Adj, Class::Noun, Class::NounPl]))
            || scene.unit_used(unit, Usage::Linking);
        let patron = start == head && unit.classes.has(Class::Possessive) && patron(scene, units, start - 2, head);
        if !(capital(before) && (patron || joins && !before.classes.any(OUTSIDE))) {
            break;
        }
        start -= 2;
    }
    start
}

/// Whether a body has its name from the one before the possessive: "St Zorbel's Hospital", "Zorbel Coroner's Court".
fn patron(scene: &Scene<'_>, units: &[Unit], owner: usize, head: usize) -> bool {
    let holy = owner.checked_sub(1).is_some_and(|i| is(&units[i], &["st", "saint"], scene));
    let bench = |u: &Unit| u.hash != 0 && scene.used(u.tokens.start, Usage::Bench);
    holy || bench(&units[owner]) && is(&units[head], &["court", "office"], scene)
}

/// Whether a name ends here: "Zorbel Lines" before "and Kestra Bank".
fn whole(units: &[Unit], head: usize) -> bool {
    let named = |u: &Unit| u.hash != 0 && capital(u) && u.classes.0 & !SHAPE.0 == 0;
    units[head].classes.has(Class::OrgHead) && head.checked_sub(1).is_some_and(|before| named(&units[before]))
}

/// Whether the unit before `start` is a title only elsewhere: "Zorbel General Hospital", "Lady Zorbel School".
fn within(scene: &Scene<'_>, units: &[Unit], start: usize, head: usize) -> bool {
    let unit = &units[start - 1];
    const BEFORE: ClassSet = ClassSet::of(&[Class::Cap, Class::Demonym, Class::NotName]);
    let adjective = unit.classes.all(ClassSet::of(&[Class::Title, Class::Adj]));
    let named = scene.value_of(&units[head], Class::OrgHead) == Some("named");
    let inner = start >= 2 && units[start - 2].classes.any(BEFORE) && !units[start - 2].classes.has(Class::Title);
    unit.classes.has(Class::Title) && !unit.classes.has(Class::Role) && (adjective && inner || named && start < head)
}

/// A common noun for one who acts, which owes its capital to the start of the sentence.
fn apposed(unit: &Unit) -> bool {
    const FIRST: ClassSet = ClassSet::of(&[Class::SentenceStart, Class::Common, Class::Role]);
    const NAMED: ClassSet = ClassSet::of(&[Class::Given, Class::Surname, Class::City, Class::NounPl]);
    unit.classes.all(FIRST) && !unit.classes.any(NAMED)
}

/// The unit after the name that begins with, or goes on from, the head.
fn right(scene: &Scene<'_>, units: &[Unit], start: usize, head: usize) -> usize {
    let mut end = head + 1;
    let justice = |u: &Unit| is(u, &["justice"], scene);
    let inner = |i: usize| units.get(i).is_some_and(|u| capital(u) && (!u.classes.any(OUTSIDE) || justice(u)));
    let Some(unit) = units.get(end) else { return end };
    let alone = start == head;
    if alone && scene.value_of(&units[head], Class::PlaceHead) == Some("first") && inner(end) {
        return end + 1;
    }
    // "Bank Zorbel", "Radio Krell", "Istituto Zorbel"
    if alone && scene.value_of(&units[head], Class::OrgHead) == Some("first") {
        while end - head < 4 && inner(end) {
            end += 1;
        }
        if end > head + 1 {
            return end;
        }
    }
    let vague = alone && units[head].classes.has(Class::NounPl) && units[head].classes.has(Class::SentenceStart);
    if vague || !is(unit, &["of", "for", "on", "against"], scene) {
        return end;
    }
    let mut next = end + 1;
    if units.get(next).is_some_and(|u| is(u, &["the"], scene)) {
        next += 1;
    }
    // "Zorbel Center for the Arts", but not "Zorbel Center for the Army"; "Zorbel Bank of Tripoli", but not "Zorbel Corps
    // of Tripoli".
    let bodies = OWN.with(ClassSet::of(&[Class::OrgHead]));
    let article =
        next > end + 1 && (!is(unit, &["for"], scene) || units.get(next).is_some_and(|u| u.classes.any(bodies)));
    let seat = is(unit, &["of"], scene) && scene.unit_used(&units[head], Usage::Seat);
    if !inner(next) || !alone && (article || units[next].classes.has(Class::City) && !seat) {
        return end;
    }
    if let Some(end) = fields(scene, units, next).filter(|_| is(&units[head], &["ministry", "department"], scene)) {
        return end;
    }
    end = next;
    while end - head < MOST {
        if inner(end) {
            end += 1;
        } else if joins(scene, units, head, end) {
            end += 2;
        } else {
            break;
        }
    }
    end
}

/// The unit after "Environment, Forestry and Tourism", of which the first is at `at`: the fields of a ministry.
fn fields(scene: &Scene<'_>, units: &[Unit], at: usize) -> Option<usize> {
    const FIELD: ClassSet = ClassSet::of(&[Class::Noun, Class::NounPl, Class::Adj, Class::VerbIng]);
    let field = |i: usize| units.get(i).is_some_and(|u| capital(u) && u.classes.any(FIELD) && !u.classes.any(OWN));
    let mut end = at;
    let mut commas = 0;
    while end - at < MOST {
        let words = (end..).take(3).take_while(|&i| field(i)).count();
        let next = units.get(end + words).filter(|_| words > 0)?;
        end += words;
        if is(next, &["and", "&"], scene) || next.classes.has(Class::Ampersand) {
            let last = (end + 1..).take(3).take_while(|&i| field(i)).count();
            return (commas > 0 && last > 0).then_some(end + 1 + last);
        } else if next.classes.has(Class::Comma) {
            (commas, end) = (commas + 1, end + 1);
            if units.get(end).is_some_and(|u| is(u, &["and"], scene)) && field(end + 1) {
                return Some(end + 1 + (end + 1..).take(3).take_while(|&i| field(i)).count());
            }
        } else {
            return None;
        }
    }
    None
}

/// Whether the small word at `at` continues the name: "of Trade and Industry", but not "of Trade and the Army", nor
/// "of Texas and Ohio University".
fn joins(scene: &Scene<'_>, units: &[Unit], head: usize, at: usize) -> bool {
    let Some([word, next, ..]) = units.get(at..) else { return false };
    if !capital(next) || next.classes.any(OUTSIDE) && !is(next, &["justice"], scene) {
        return false;
    }
    if is(word, &["of", "for"], scene) {
        return true;
    }
    if is(word, &["in"], scene) {
        return is(&units[head + 1], &["for"], scene);
    }
    let run = units[at + 1..].iter().take(MOST).take_while(|u| capital(u));
    let another = run.clone().count() > 1 && run.clone().any(|u| u.classes.has(Class::OrgHead));
    is(word, &["and"], scene) && !next.classes.any(OWN) && !another
}
