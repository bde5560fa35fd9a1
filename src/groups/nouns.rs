//! Noun groups: from determiner to head, possessors and names before it included.

use super::tags::Tag;
use crate::lexicon::{Class, ClassSet, is_word};
use crate::rules::{Scene, Unit};

/// What the head of a noun group is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Head {
    Person,
    Place,
    Organization,
    Pronoun,
    /// A noun for a person by what they do.
    Role,
    Number,
    Common,
}

/// A noun group.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Noun {
    /// The token of the head.
    pub head: u32,
    /// The first token of the head where it is a name of several words; else the same.
    pub named: u32,
    pub head_kind: Head,
    pub plural: bool,
    /// The first token of what follows the last possessor ("Gadhafi's | fugitive spokesman"), or of the group.
    pub possessed: u32,
    /// Begins with "a", "some", "several": brings someone new.
    pub indefinite: bool,
}

impl Noun {
    /// Whether it stands for a person, or for a body that can hear something: "the mayor", "reporters".
    pub fn is_somebody(self, scene: &Scene<'_>) -> bool {
        matches!(self.head_kind, Head::Person | Head::Role) || scene.classes(self.head).any(SOMEBODY)
    }
}

/// Common nouns that stand for somebody, or a body, that can say and hear something: "ministers", "the club".
pub const SOMEBODY: ClassSet = ClassSet::of(&[Class::Role, Class::Teller, Class::OrgHead, Class::Demonym]);

/// "suggestion", "claim".
const SAID: ClassSet = ClassSet::of(&[Class::CueNoun, Class::Lower]);

/// Words in quotation marks that are a part of a group, and no speech.
const MOST_QUOTED: u32 = 7;

/// The closing mark of a few words in quotation marks before a noun.
fn inside_quote(scene: &Scene<'_>, units: &[Unit], tags: &[Tag], open: usize) -> Option<usize> {
    let start = units[open].tokens.start;
    let quotes = &scene.text.quotes;
    let quote = quotes.get(quotes.partition_point(|quote| quote.tokens.start < start))?;
    let few = quote.closed && quote.tokens.start == start && quote.tokens.len() <= MOST_QUOTED;
    let close = units[open..].iter().take(MOST_QUOTED as usize).position(|u| u.tokens.end == quote.tokens.end)?;
    let close = open + close;
    let noun = matches!(tags.get(close + 1), Some(Tag::Noun | Tag::NounPl));
    let stopped = tags[close - 1] == Tag::Comma || tags[close - 1] == Tag::Mark;
    (few && noun && !stopped).then_some(close)
}

/// The noun group that begins at a unit: its end, and what it is.
pub(super) fn at(scene: &Scene<'_>, units: &[Unit], tags: &[Tag], start: usize) -> Option<(usize, Noun)> {
    let whole = |head: usize| if tags[head] == Tag::Name { 0 } else { units[head].tokens.end - 1 };
    let noun = |end: usize, head: usize, head_kind, plural, possessed: usize| {
        Some((
            end,
            Noun {
                head: units[head].tokens.end - 1,
                named: units[named_from(tags, possessed.max(start), head)].tokens.start.max(whole(head)),
                head_kind,
                plural,
                possessed: units[possessed].tokens.start,
                indefinite: tags[start] == Tag::Num
                    || tags[start] == Tag::Det && indefinite(scene, units[start].tokens.start),
            },
        ))
    };
    if matches!(tags[start], Tag::Pron) {
        let quantity = is_word!(
            scene.hash(units[start].tokens.start),
            "many"
                | "some"
                | "most"
                | "others"
                | "several"
                | "few"
                | "those"
                | "all"
                | "both"
                | "half"
                | "none"
                | "one"
                | "more"
        );
        return noun(start + 1, start, if quantity { Head::Number } else { Head::Pronoun }, quantity, start);
    }
    let (mut at, mut head, mut possessed) = (start, None::<usize>, start);
    while at < units.len() {
        match tags[at] {
            // "all the people", "both his sons"; otherwise a determiner begins a new group.
            Tag::Det | Tag::Poss if at == start || at == start + 1 && tags[start] == Tag::Det => {}
            Tag::Adj => {}
            // "the effect | Ann Lee may have": a person's name is joined only to what names people.
            Tag::Name
                if tags[start] == Tag::Det
                    && head.is_some_and(|h| h + 1 == at && tags[h] == Tag::Noun && !names_people(scene, &units[h]))
                    && units[at].classes.has(Class::Person) =>
            {
                break;
            }
            // "a suggestion | Zorbel Lines rejects"
            Tag::Name
                if tags[start] == Tag::Det
                    && indefinite(scene, units[start].tokens.start)
                    && head.is_some_and(|h| h + 1 == at && units[h].classes.all(SAID))
                    && units[at].classes.any(ClassSet::of(&[Class::Person, Class::Organization])) =>
            {
                break;
            }
            // "the then head of the clinic"
            Tag::Adv
                if at == start + 1
                    && tags[start].determines()
                    && is_word!(scene.hash(units[at].tokens.start), "then" | "now")
                    && (nouns_follow(tags, at + 1) || tags.get(at + 1) == Some(&Tag::Adj)) => {}
            // "told reporters | 14 miners", "told the Post | twelve buses", "told the court | $4 million"
            Tag::Num if head.is_some_and(|h| counts_anew(scene, units, tags, h, at)) => break,
            Tag::Noun | Tag::NounPl | Tag::Name | Tag::Num => head = Some(at),
            Tag::Date
                if at > start && matches!(tags[at - 1], Tag::Det | Tag::Poss | Tag::Adj | Tag::Genitive)
                    || matches!(tags.get(at + 1), Some(Tag::Genitive)) =>
            {
                head = Some(at);
            }
            Tag::Genitive if head.is_some() => {
                if !tags.get(at + 1).is_some_and(|&t| t.groups() || matches!(t, Tag::Adv | Tag::Date)) {
                    break;
                }
                possessed = at + 1;
                head = None;
            }
            Tag::Adv if head.is_none() && leads_to_number(tags, at) => {}
            Tag::Adv
                if at + 1 < units.len()
                    && matches!(tags[at + 1], Tag::Adj | Tag::Num)
                    && (at > start || tags[at + 1] == Tag::Num || nouns_follow(tags, at + 2)) => {}
            // "a few small, limited studies"
            Tag::Comma if head.is_none() && at > start && lists_adjectives(tags, start, at) => {}
            // "the “rock and roll” age"
            Tag::Bracket
                if at > start
                    && matches!(tags[at - 1], Tag::Det | Tag::Poss | Tag::Adj | Tag::Genitive)
                    && let Some(close) = inside_quote(scene, units, tags, at) =>
            {
                at = close;
            }
            Tag::Point if head == Some(at.wrapping_sub(1)) => {}
            Tag::Other if head == Some(at.wrapping_sub(1)) && nouns_follow(tags, at + 1) => {}
            _ => break,
        }
        at += 1;
    }
    let head = match head {
        Some(head) => head,
        // "the poor", "the accused"
        None if at > start + 1 && tags[start] == Tag::Det => at - 1,
        // "the country's military"
        None if possessed > start && at > possessed => at - 1,
        // a possessor alone: "Smith's" where no noun follows
        None => return None,
    };
    let classes = units[head].classes;
    let head_kind = match () {
        () if classes.has(Class::Person) => Head::Person,
        () if classes.has(Class::Place) => Head::Place,
        () if classes.has(Class::Organization) => Head::Organization,
        () if classes.has(Class::Role) => Head::Role,
        () if tags[head] == Tag::Num => Head::Number,
        () => Head::Common,
    };
    let end = at.max(head + 1);
    noun(end, head, head_kind, tags[head] == Tag::NounPl, possessed)
}

/// Whether a number behind a noun counts what comes after it, and does not belong to a name ("Flight 370", "Big Three").
fn counts_anew(scene: &Scene<'_>, units: &[Unit], tags: &[Tag], head: usize, at: usize) -> bool {
    const SUM: ClassSet = ClassSet::of(&[Class::Currency, Class::Percent]);
    if head + 1 != at || tags[head] == Tag::Num {
        return false;
    }
    let first = units[at].tokens.start;
    let counted = matches!(tags.get(at + 1), Some(Tag::NounPl | Tag::Adj | Tag::Noun | Tag::Prep));
    let word = scene.classes(first).has(Class::Lower);
    let sum = units[at].tokens.iter().any(|t| scene.classes(t).any(SUM));
    sum || counted && (word || tags[head] == Tag::NounPl)
}

/// The first unit of the name that a unit ends.
fn named_from(tags: &[Tag], from: usize, head: usize) -> usize {
    let mut first = head;
    while first > from && tags[head] == Tag::Name && tags[first - 1] == Tag::Name {
        first -= 1;
    }
    first
}

/// Words before a name that say what the person is: "economist", "Prime Minister", "ex-minister".
fn names_people(scene: &Scene<'_>, unit: &Unit) -> bool {
    const ENDINGS: [&str; 7] = ["er", "or", "ist", "ian", "ant", "ent", "man"];
    let word = scene.lower(unit.tokens.end - 1);
    unit.classes.any(PEOPLE) || ENDINGS.iter().any(|ending| word.ends_with(ending))
}

const PEOPLE: ClassSet = ClassSet::of(&[
    Class::Role,
    Class::Title,
    Class::Hyphenated,
    Class::Cap,
    Class::Upper,
    Class::Organization,
    Class::Place,
    Class::Person,
]);

/// "at least | 12", "nearly | 40": adverbs that end before a number.
fn leads_to_number(tags: &[Tag], at: usize) -> bool {
    tags[at..].iter().take(4).find(|&&tag| tag != Tag::Adv) == Some(&Tag::Num)
}

/// Whether a comma stands between two adjectives of one noun, whose group begins with a determiner or possessor.
fn lists_adjectives(tags: &[Tag], start: usize, comma: usize) -> bool {
    let determined = tags[start..comma].iter().any(|tag| tag.determines());
    let next = comma + 1 + usize::from(tags.get(comma + 1) == Some(&Tag::Adv));
    let further = next + 1 + usize::from(tags.get(next + 1) == Some(&Tag::Adj));
    let noun = matches!(tags.get(further), Some(Tag::Noun | Tag::NounPl));
    determined && tags[comma - 1] == Tag::Adj && tags.get(next) == Some(&Tag::Adj) && noun
}

fn nouns_follow(tags: &[Tag], at: usize) -> bool {
    tags.get(at).is_some_and(|t| t.groups())
}

fn indefinite(scene: &Scene<'_>, token: u32) -> bool {
    is_word!(
        scene.hash(token),
        "a" | "an" | "another" | "one" | "some" | "several" | "many" | "few" | "most" | "any" | "other"
    )
}
