//! Which way a date lies that does not say it: by the preposition before it, else by the nearest verb.
//!
//! Looks at a bounded number of tokens on either side, and stays in the sentence.

mod present;

use crate::lexicon::{Class, ClassSet, Usage, is_word};
use crate::rules::Scene;
use crate::text::{Flags, Tokens};

/// Whether the tables tell that of a word.
pub(super) fn is_timed(scene: &Scene<'_>, at: u32, what: &str) -> bool {
    (at as usize) < scene.text.tokens.len()
        && scene.classes(at).has(Class::Timing)
        && scene.value(at, Class::Timing).is_some_and(|value| value.split(' ').any(|one| one == what))
}

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

/// How far the words around can be trusted.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Debug)]
pub(super) enum Trust {
    /// A verb of saying in the past, of which what was said may be to come; or one in the present, which may tell when
    /// as a habit.
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
    if is_to_be(scene, tokens) {
        return Hint { tense: Tense::Future, trust: Trust::Sure };
    }
    let verb = verb(scene, tokens);
    match signal(scene, tokens) {
        // "had filed reports by Wednesday"
        Tense::Future if verb.tense == Tense::Past => UNKNOWN,
        Tense::Unknown => verb,
        tense => Hint { tense, trust: Trust::Sure },
    }
}

/// A past verb so near speaks of the date; one farther off may not.
const NEAR: u32 = 6;

/// What a word on the way says.
#[derive(Clone, Copy)]
enum Sign {
    Sure(Tense),
    /// A verb in the present, of what is to come soon.
    Now,
    /// It may be such a verb, or a noun.
    Maybe,
    /// A verb in the present that tells nothing: so the word before it is not one.
    State,
}

/// By the nearest verb, before it rather than after. What was said in the past may be to come.
pub(super) fn verb(scene: &Scene<'_>, tokens: Tokens) -> Hint {
    let hint = |tense, at: u32| {
        let away = if at < tokens.start { tokens.start - at } else { at - tokens.end };
        let classes = scene.classes(at);
        // "extended to Nov. 20"
        let until = tokens.start.checked_sub(1).is_some_and(|before| scene.lower(before) == "to");
        let plain = classes.any(Class::VerbPast.set().with(Class::Aux.set()));
        let trust = match tense {
            Tense::Past if is_timed(scene, at, "said") => Trust::Said,
            // "was due to leave"
            Tense::Future if (1..=2).any(|by| at >= by && ["was", "were"].contains(&scene.lower(at - by))) => {
                Trust::Said
            }
            Tense::Past if plain && !until && away < NEAR => Trust::Near,
            _ => Trust::Weak,
        };
        Hint { tense, trust }
    };
    let scheduled = Hint { tense: Tense::Future, trust: Trust::Said };
    let mut maybe = None;
    let mut find = |at: u32| match of_word(scene, at, tokens)? {
        Sign::Sure(tense) => Some(hint(tense, at)),
        // "The move follows Friday's vote on a firm that holds the land."
        Sign::Now => maybe.is_none_or(|hint| hint == scheduled).then_some(scheduled),
        Sign::Maybe => {
            maybe.get_or_insert(scheduled);
            None
        }
        Sign::State => {
            maybe.get_or_insert(UNKNOWN);
            None
        }
    };
    let ends = |at: u32| scene.text.tokens[at as usize].flags.has(Flags::ENDS);
    let before = (tokens.start.saturating_sub(WINDOW)..tokens.start).rev();
    let mut before = before.take_while(|&at| !ends(at) && !scene.classes(at).has(Class::Semicolon));
    let after = tokens.end..(scene.text.tokens.len() as u32).min(tokens.end + WINDOW);
    let mut after = after.take_while(|&at| !ends(at - 1));
    let found = if begins_clause(scene, tokens) {
        after.find_map(&mut find).or_else(|| before.find_map(&mut find))
    } else {
        before.find_map(&mut find).or_else(|| after.find_map(&mut find))
    };
    found.or(maybe).unwrap_or(UNKNOWN)
}

/// Whether a date belongs to the verb that follows: "said that on Friday a deal will be signed", "and in May he will".
fn begins_clause(scene: &Scene<'_>, tokens: Tokens) -> bool {
    let before = |by: u32| tokens.start.checked_sub(by).map_or(0, |at| scene.hash(at));
    let led = |by: u32| is_word!(before(by), "that" | "because" | "but" | "when");
    let subject = (tokens.end as usize) < scene.text.tokens.len() && scene.classes(tokens.end).has(Class::Pron);
    let joined = subject && is_word!(before(2), "and" | "," | "or") && is_word!(before(1), "in" | "on" | "by" | "at");
    led(1) || led(2) || joined
}

/// "The deadline is Oct. 31", "the funeral is at 11 a.m. Friday".
fn is_to_be(scene: &Scene<'_>, tokens: Tokens) -> bool {
    const BETWEEN: ClassSet = ClassSet::of(&[
        Class::Number,
        Class::Digits,
        Class::NumberWord,
        Class::Clock,
        Class::AmPm,
        Class::Zone,
        Class::Hyphen,
        Class::DayPart,
    ]);
    let free = |at: u32| {
        let classes = scene.classes(at);
        classes.any(BETWEEN)
            || classes.has(Class::Prep) && is_word!(scene.hash(at), "on" | "at" | "in" | "for" | "about")
            || present::is_of_hours(scene, at)
    };
    let near = (tokens.start.saturating_sub(6)..tokens.start).rev();
    let mut near = near.skip_while(|&at| free(at) && !scene.text.tokens[at as usize].flags.has(Flags::ENDS));
    near.next().is_some_and(|at| {
        matches!(scene.lower(at), "is" | "are") && !scene.text.tokens[at as usize].flags.has(Flags::ENDS)
    })
}

/// Whether nothing follows that a date could be of: "for Sunday", but "for Sunday's attack", "for the June sales".
fn is_bare(scene: &Scene<'_>, next: u32) -> bool {
    const OF_IT: ClassSet = ClassSet::of(&[Class::Possessive, Class::Noun, Class::NounPl, Class::Adj, Class::Cap]);
    (next as usize) >= scene.text.tokens.len()
        || !scene.classes(next).any(OF_IT)
        || scene.classes(next).has(Class::Prep)
}

/// By the preposition before it.
fn signal(scene: &Scene<'_>, tokens: Tokens) -> Tense {
    let Some(before) = tokens.start.checked_sub(1) else { return Tense::Unknown };
    match scene.lower(before) {
        "by" | "until" | "till" | "through" => Tense::Future,
        _ if scene.used(before, Usage::Coming) => Tense::Future,
        "since" | "ended" => Tense::Past,
        // "ahead of Sunday's vote"
        "of" if before > 0 && scene.lower(before - 1) == "ahead" => Tense::Future,
        "to" if before > 0 && scene.used(before - 1, Usage::RunUp) => Tense::Future,
        // "profit in the three months to Dec. 31"
        "to" if before > 0 && scene.used(before - 1, Usage::Reported) => Tense::Past,
        "to" if (2..=4).any(|by| tokens.start >= by && is_timed(scene, tokens.start - by, "put-off")) => Tense::Future,
        // "a meeting planned for Sunday"
        "for" if is_bare(scene, tokens.end) => Tense::Future,
        _ if is_timed(scene, tokens.end, "nears") => Tense::Future,
        _ => Tense::Unknown,
    }
}

/// By a word on the way.
fn of_word(scene: &Scene<'_>, at: u32, tokens: Tokens) -> Option<Sign> {
    let sure = |tense| Some(Sign::Sure(tense));
    let classes = scene.classes(at);
    let verbal = Class::Modal.set().with(Class::VerbPast.set()).with(Class::VerbPp.set()).with(Class::Aux.set());
    let word = scene.lower(at);
    let back = |by: u32| at.checked_sub(by).map(|i| scene.lower(i)).unwrap_or_default();
    let next = |by: u32| scene.text.tokens.get((at + by) as usize).map(|_| scene.lower(at + by)).unwrap_or_default();
    match word {
        "will" | "'ll" | "wo" | "shall" | "may" | "must" | "should" | "might" | "would"
            if classes.has(Class::Modal) && !classes.has(Class::Month) || word.starts_with('\'') || word == "wo" =>
        {
            return sure(if next(1) == "have" { Tense::Past } else { Tense::Future });
        }
        "could" => return sure(Tense::Past),
        // "The polls open", and not "due to open", "an open letter".
        _ if is_timed(scene, at, "scheduled")
            && !classes.has(Class::Cap)
            && present::is_free(scene, at, tokens)
            && (word.ends_with('s') || at > 0 && scene.classes(at - 1).any(MANY)) =>
        {
            return sure(Tense::Future);
        }
        "to" => {
            let verb = scene.text.tokens.get(at as usize + 1).is_some() && scene.classes(at + 1).has(Class::Verb);
            let had = [back(2), back(3), back(4)].contains(&"had");
            let tense = if had { Tense::Past } else { Tense::Future };
            let to_come = verb && at > 0 && is_timed(scene, at - 1, "to-come");
            // "the plan to raise fares in May"
            return match (to_come, verb) {
                (true, _) => sure(tense),
                (false, true) => sure(Tense::Unknown),
                _ => None,
            };
        }
        "set" | "planned" if !(["is", "are"].contains(&back(1)) && next(1) == "for") => {}
        _ if scene.used(at, Usage::Due) => {
            // "due to its loss"
            let cause = word == "due"
                && next(1) == "to"
                && !scene.text.tokens.get(at as usize + 2).is_some_and(|_| scene.classes(at + 2).has(Class::Verb));
            let had = [back(1), back(2), back(3)].contains(&"had");
            return if cause { None } else { sure(if had { Tense::Past } else { Tense::Future }) };
        }
        "was" | "were" | "had" | "did" => return sure(Tense::Past),
        _ => {}
    }
    if let Some(sign) = present::sign(scene, at, tokens) {
        return Some(sign);
    }
    if !classes.any(verbal) || !classes.any(Class::VerbPast.set().with(Class::VerbPp.set())) || classes.has(Class::Cap)
    {
        return None;
    }
    // "is held"
    if matches!(back(1), "is" | "are") && classes.has(Class::VerbPp) {
        return sure(Tense::Unknown);
    }
    // "It will be open on Monday and closed on Tuesday": by the verb before.
    if matches!(back(1), "and" | "or") && classes.has(Class::VerbPp) {
        return None;
    }
    // "will be held", "to be held", "would be held".
    if back(1) == "be" {
        return sure(match back(2) {
            "to" if matches!(back(3), "was" | "were") => Tense::Past,
            "will" | "'ll" | "shall" | "to" => Tense::Future,
            _ => Tense::Unknown,
        });
    }
    // "is being staged on Sunday"
    if back(1) == "being" && present::is_now(scene, at - 1) && present::is_free(scene, at, tokens) {
        return sure(Tense::Future);
    }
    // A participle after a noun is short for a clause in the past: "a man seen on Friday", "her son, born in August".
    let short = !classes.has(Class::Verb) && !is_word!(at.checked_sub(1).map_or(0, |i| scene.hash(i)), "to" | "not");
    if short || classes.has(Class::VerbPast) { sure(Tense::Past) } else { None }
}
