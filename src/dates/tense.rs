//! Which way a date lies that does not say it: by the preposition before it, else by the nearest verb.
//!
//! Looks at a bounded number of tokens on either side, and stays in the sentence.

use crate::lexicon::{Class, ClassSet};
use crate::rules::Scene;
use crate::text::{Flags, Tokens};

/// Where a date lies from the day of writing.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Tense {
    Past,
    Future,
    Unknown,
}

/// What "open" or "begin" is said of.
const MANY: ClassSet = ClassSet::of(&[Class::NounPl, Class::Cap]);

/// How far to look.
const WINDOW: u32 = 14;

/// Words after which an infinitive is still to come.
const TO_COME: &[&str] = &[
    "set",
    "scheduled",
    "expected",
    "expects",
    "expect",
    "plans",
    "plan",
    "planned",
    "planning",
    "due",
    "likely",
    "hopes",
    "hope",
    "agreed",
    "agrees",
    "intends",
    "intend",
    "wants",
    "want",
    "ready",
    "going",
    "slated",
    "poised",
    "about",
    "has",
    "have",
    "vowed",
    "promised",
    "is",
    "are",
    "proposes",
    "proposed",
    "required",
    "prepared",
    "preparing",
];

/// How far the words around can be trusted.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Debug)]
pub(super) enum Trust {
    /// A verb of saying in the past: what was said may be to come.
    Said,
    /// A verb farther off.
    Weak,
    /// A plain verb close by.
    Near,
    /// A word right before that leaves no doubt.
    Sure,
}

/// A tense, and how sure it is.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) struct Hint {
    pub(super) tense: Tense,
    pub(super) trust: Trust,
}

const UNKNOWN: Hint = Hint { tense: Tense::Unknown, trust: Trust::Weak };

pub(super) fn tense(scene: &Scene<'_>, tokens: Tokens) -> Hint {
    let verb = verb(scene, tokens);
    match signal(scene, tokens) {
        // "had filed reports by Wednesday"
        Tense::Future if verb.tense == Tense::Past => UNKNOWN,
        Tense::Unknown => verb,
        tense => Hint { tense, trust: Trust::Sure },
    }
}

/// What in the present is said of what a timetable has.
const SCHEDULED: &[&str] = &[
    "expires", "expire", "starts", "start", "begins", "begin", "opens", "open", "ends", "resumes", "resume", "reopens",
    "takes", "returns", "runs", "meets", "meet", "faces", "visits", "travels", "heads", "airs", "plays", "kicks",
    "departs", "convenes",
];

/// What a day to come does.
const NEARS: &[&str] = &["nears", "approaches", "looms", "grows"];

/// Words that begin a clause: a date right after them belongs to the verb that follows.
const CLAUSE: &[&str] = &["that", "because", "but", "when"];

/// What one does now about what is to come.
const SAID: &[&str] = &[
    "said",
    "told",
    "announced",
    "reported",
    "added",
    "agreed",
    "decided",
    "called",
    "ordered",
    "set",
    "planned",
    "proposed",
    "warned",
    "asked",
    "urged",
    "declared",
    "invited",
];

/// A past verb so near speaks of the date; one farther off may not.
const NEAR: u32 = 6;

/// By the nearest verb, before it rather than after. What was said in the past may be to come.
fn verb(scene: &Scene<'_>, tokens: Tokens) -> Hint {
    let hint = |tense, at: u32| {
        let away = if at < tokens.start { tokens.start - at } else { at - tokens.end };
        let classes = scene.classes(at);
        // "extended to Nov. 20"
        let until = tokens.start.checked_sub(1).is_some_and(|before| scene.lower(before) == "to");
        let plain = classes.any(Class::VerbPast.set().with(Class::Aux.set()));
        let trust = match tense {
            Tense::Past if SAID.contains(&scene.lower(at)) => Trust::Said,
            // "was due to leave"
            Tense::Future if (1..=2).any(|by| at >= by && ["was", "were"].contains(&scene.lower(at - by))) => {
                Trust::Said
            }
            Tense::Past if plain && !until && away < NEAR => Trust::Near,
            _ => Trust::Weak,
        };
        Hint { tense, trust }
    };
    let find = |at: u32| of_word(scene, at).map(|tense| hint(tense, at));
    let ends = |at: u32| scene.text.tokens[at as usize].flags.has(Flags::ENDS);
    let back = || {
        let near = (tokens.start.saturating_sub(WINDOW)..tokens.start).rev();
        near.take_while(|&at| !ends(at) && !scene.classes(at).has(Class::Semicolon)).find_map(find)
    };
    let ahead = || {
        let near = tokens.end..(scene.text.tokens.len() as u32).min(tokens.end + WINDOW);
        near.take_while(|&at| !ends(at - 1)).find_map(find)
    };
    // "said that on Friday a deal will be signed"
    let begins = (1..=2).any(|by| tokens.start.checked_sub(by).is_some_and(|at| CLAUSE.contains(&scene.lower(at))));
    let found = if begins { ahead().or_else(back) } else { back().or_else(ahead) };
    found.unwrap_or(UNKNOWN)
}

/// Verbs that put off to a day.
const PUT_OFF: &[&str] =
    &["extended", "postponed", "delayed", "moved", "pushed", "rescheduled", "deferred", "adjourned"];

/// "The deadline is Oct. 31", "the funeral is at 11 a.m. Friday".
fn is_to_be(scene: &Scene<'_>, tokens: Tokens) -> bool {
    const BETWEEN: ClassSet = ClassSet::of(&[
        Class::Prep,
        Class::Number,
        Class::Digits,
        Class::NumberWord,
        Class::Clock,
        Class::AmPm,
        Class::Zone,
        Class::Hyphen,
        Class::DayPart,
    ]);
    let near = (tokens.start.saturating_sub(6)..tokens.start).rev();
    let mut near =
        near.skip_while(|&at| scene.classes(at).any(BETWEEN) && !scene.text.tokens[at as usize].flags.has(Flags::ENDS));
    near.next().is_some_and(|at| {
        matches!(scene.lower(at), "is" | "are") && !scene.text.tokens[at as usize].flags.has(Flags::ENDS)
    })
}

/// By the preposition before it.
fn signal(scene: &Scene<'_>, tokens: Tokens) -> Tense {
    let Some(before) = tokens.start.checked_sub(1) else { return Tense::Unknown };
    match scene.lower(before) {
        "by" | "until" | "till" | "through" | "starting" | "beginning" | "effective" | "upcoming" => Tense::Future,
        "since" | "ended" => Tense::Past,
        // "profit in the three months to Dec. 31"
        "to" if before > 0 && matches!(scene.lower(before - 1), "months" | "weeks" | "year" | "quarter" | "half") => {
            Tense::Past
        }
        "to" if (2..=4).any(|by| tokens.start >= by && PUT_OFF.contains(&scene.lower(tokens.start - by))) => {
            Tense::Future
        }
        _ if is_to_be(scene, tokens) => Tense::Future,
        _ if scene.text.tokens.len() as u32 > tokens.end && NEARS.contains(&scene.lower(tokens.end)) => Tense::Future,
        _ => Tense::Unknown,
    }
}

/// By a word on the way.
fn of_word(scene: &Scene<'_>, at: u32) -> Option<Tense> {
    let classes = scene.classes(at);
    let verbal = Class::Modal.set().with(Class::VerbPast.set()).with(Class::VerbPp.set()).with(Class::Aux.set());
    let word = scene.lower(at);
    let back = |by: u32| at.checked_sub(by).map(|i| scene.lower(i)).unwrap_or_default();
    let next = |by: u32| scene.text.tokens.get((at + by) as usize).map(|_| scene.lower(at + by)).unwrap_or_default();
    match word {
        "will" | "'ll" | "wo" | "shall" | "may" | "must" | "should" | "might" | "would"
            if classes.has(Class::Modal) && !classes.has(Class::Month) || word.starts_with('\'') || word == "wo" =>
        {
            return Some(if next(1) == "have" { Tense::Past } else { Tense::Future });
        }
        "could" => return Some(Tense::Past),
        // "The polls open", and not "due to open", "an open letter".
        _ if SCHEDULED.contains(&word)
            && !classes.has(Class::Cap)
            && (word.ends_with('s') || at > 0 && scene.classes(at - 1).any(MANY)) =>
        {
            return Some(Tense::Future);
        }
        "to" => {
            let verb = scene.text.tokens.get(at as usize + 1).is_some() && scene.classes(at + 1).has(Class::Verb);
            let had = [back(2), back(3), back(4)].contains(&"had");
            let tense = if had { Tense::Past } else { Tense::Future };
            return (verb && TO_COME.contains(&back(1))).then_some(tense);
        }
        "set" | "planned" if !(["is", "are"].contains(&back(1)) && next(1) == "for") => {}
        "due" | "scheduled" | "expected" | "slated" | "payable" | "set" | "planned" => {
            // "due to its loss"
            let cause = word == "due"
                && next(1) == "to"
                && !scene.text.tokens.get(at as usize + 2).is_some_and(|_| scene.classes(at + 2).has(Class::Verb));
            let had = [back(1), back(2), back(3)].contains(&"had");
            return if cause { None } else { Some(if had { Tense::Past } else { Tense::Future }) };
        }
        "was" | "were" | "had" | "did" => return Some(Tense::Past),
        _ => {}
    }
    if !classes.any(verbal) || !classes.any(Class::VerbPast.set().with(Class::VerbPp.set())) || classes.has(Class::Cap)
    {
        return None;
    }
    // "is held"
    if matches!(back(1), "is" | "are") && classes.has(Class::VerbPp) {
        return Some(Tense::Unknown);
    }
    // "It will be open on Monday and closed on Tuesday": by the verb before.
    if matches!(back(1), "and" | "or") && classes.has(Class::VerbPp) {
        return None;
    }
    // "will be held", "to be held", "would be held".
    if back(1) == "be" {
        return Some(match back(2) {
            "to" if matches!(back(3), "was" | "were") => Tense::Past,
            "will" | "'ll" | "shall" | "to" => Tense::Future,
            _ => Tense::Unknown,
        });
    }
    // A participle before a noun is no verb of the clause; "planned", "proposed" say nothing of when.
    classes.has(Class::VerbPast).then_some(Tense::Past)
}
