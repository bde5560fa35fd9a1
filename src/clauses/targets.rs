//! Which open clause a new one hangs on.

use super::cues::{CueWord, Frame, STRONG};
use super::items::Kind;
use super::parse::{AHEAD, Reading};
use super::tree::{ClauseKind, Sharing};
use crate::groups::{Form, Head, Noun, SOMEBODY};
use crate::lexicon::{Class, is_word};

/// The complement that "and that" continues.
pub(super) fn sibling(reading: &Reading<'_>, at: usize) -> Option<usize> {
    let joined = reading.stretch.is(at, Kind::That) && at > 0 && reading.stretch.is(at - 1, Kind::Conj);
    joined.then(|| {
        let complement = |&n: &usize| {
            let clause = reading.clause(n);
            clause.kind == ClauseKind::Complement && clause.verb.is_some()
        };
        // "says that A said she left and that B": beside the one that has a "that", too.
        let marked =
            |&n: &usize| complement(&n) && reading.clause(n).marker.is_some_and(|m| reading.stretch.is(m, Kind::That));
        reading.opened().find(marked).or_else(|| reading.opened().find(complement))
    })?
}

/// The open clause that a new one hangs on.
pub(super) fn target(reading: &Reading<'_>, at: usize, kind: ClauseKind, governed: bool) -> usize {
    let top = reading.top();
    let before = at.checked_sub(1).map(|i| reading.stretch.items[i].kind);
    match kind {
        ClauseKind::Complement if governed && reading.stretch.is(at, Kind::That) => match before {
            Some(Kind::Verb(_) | Kind::Adj) => top,
            Some(Kind::Noun(noun)) if reading.scene.classes(noun.head).has(Class::CueNoun) => top,
            _ => governor(reading, Frame::That).unwrap_or(top),
        },
        // ", though": the narrator's word on all that was said.
        ClauseKind::Adverbial
            if before == Some(Kind::Comma)
                && is_word!(reading.word(at), "though" | "although" | "while" | "whereas") =>
        {
            let said = reading
                .opened()
                .skip(1)
                .filter(|&n| reading.verb(n).and_then(|v| reading.cue(v)).is_some_and(|c| c.speaks()))
                .find(|&n| reading.has_speaker(n));
            said.unwrap_or(top)
        }
        // ", as two others said they would": told by the narrator beside it.
        ClauseKind::Adverbial
            if before == Some(Kind::Comma) && is_word!(reading.word(at), "as") && others_say(reading, at) =>
        {
            reading.stack[0]
        }
        // "promising to leave and | vowing that C": beside the one it is like.
        ClauseKind::Participle
            if before == Some(Kind::Conj) && reading.stretch.verb(at).is_some_and(|verb| reading.reports(at, verb)) =>
        {
            let ing = |n: &usize| {
                let like = reading.clause(*n);
                let verb = like.verb.and_then(|v| reading.stretch.verb(v));
                like.kind == ClauseKind::Participle
                    && verb.is_some_and(|v| v.form == Form::Participle && reading.cue(v).is_some_and(|c| c.speaks()))
            };
            reading.opened().find(ing).and_then(|n| reading.clause(n).parent).unwrap_or(top)
        }
        ClauseKind::Participle if matches!(before, Some(Kind::Comma | Kind::Quote(_))) => {
            // ", saying C": the speaker's, not that of what was said before.
            // But ", not expected before May," says nothing.
            let ing = reading.stretch.verb(at).filter(|verb| verb.form != Form::Past);
            let speaks = ing.and_then(|v| reading.cue(v)).is_some_and(|c| c.speaks());
            if !speaks {
                return top;
            }
            let finite = |n: &usize| reading.verb(*n).is_some_and(|v| v.form == Form::Finite);
            let strong = || reading.opened().filter(|n| finite(n) && reading.takes(*n, Frame::After) >= STRONG);
            // "said it had recorded 20 arrests, | adding that": what one adds goes with what one said.
            let adds = reading.stretch.verb(at).is_some_and(|v| is_word!(reading.scene.hash(v.head), "adding"));
            // ", but the club dismissed that, | adding": what another adds who is told of last.
            let another = |&n: &usize| {
                let clause = reading.clause(n);
                let judges = reading.verb(n).and_then(|v| reading.cue(v)).is_some_and(|cue| cue.speaks());
                let own = clause.kind == ClauseKind::Coordinate && clause.sharing == Sharing::Own;
                own && judges && reading.has_speaker(n)
            };
            let last = reading.opened().find(finite).filter(another);
            // "rejected claims that the search had begun late, | saying": no search says so.
            let speaks = |n: &usize| reading.has_speaker(*n);
            let speaker = if adds { last.or_else(|| strong().last()) } else { strong().find(speaks) };
            // "Shares fell after the firm cut its forecast, citing": the shares cite nothing.
            let able = || reading.opened().filter(finite).filter(speaks).last();
            speaker
                .or_else(able)
                .or_else(|| strong().next())
                .or_else(|| reading.opened().filter(finite).last())
                .unwrap_or(top)
        }
        _ => top,
    }
}

/// The innermost open clause whose verb or noun can govern a that-clause.
pub(super) fn governor(reading: &Reading<'_>, frame: Frame) -> Option<usize> {
    // "said in a report published in May | that": nothing publishes but who did so.
    let hangs = |n: usize| {
        let clause = reading.clause(n);
        let verb = clause.verb.and_then(|at| reading.stretch.verb(at));
        let past = verb.is_some_and(|verb| !matches!(verb.form, Form::Participle | Form::Infinitive));
        let told = verb.and_then(|verb| reading.cue(verb)).is_some_and(|cue| cue.to_whom);
        clause.kind == ClauseKind::Participle && past && !told && n > 0
    };
    reading.opened().take(4).find(|&n| reading.takes(n, frame) >= 3 && reading.free(n) && !hangs(n))
}

/// "discovered a village | that": the noun right behind the verb is its object, and no one who is told.
pub(super) fn has_object(reading: &Reading<'_>, number: usize, that: usize) -> bool {
    let Some(verb) = reading.clause(number).verb else { return false };
    let told = reading.verb(number).and_then(|v| reading.cue(v)).is_none_or(|cue| cue.to_whom);
    let next = (verb + 1..that).find(|&i| !reading.stretch.is(i, Kind::Adv));
    // "campaigned for a scheme | that": the noun is what the verb's preposition brings.
    let brought =
        next.is_some_and(|i| reading.stretch.is(i, Kind::Prep) && i + 2 == that && brings(reading, number, i));
    if brought {
        return true;
    }
    let own = reading.clause(number).sharing != Sharing::Inverted;
    !told && own && next.and_then(|i| reading.stretch.noun(i)).is_some_and(|n| n.head_kind != Head::Pronoun)
}

/// Whether a preposition behind a verb brings what is said, in a noun for a thing.
fn brings(reading: &Reading<'_>, number: usize, preposition: usize) -> bool {
    let word = reading.scene.lower(reading.stretch.items[preposition].tokens.start);
    let takes = |cue: CueWord| cue.with_preposition(word) >= 4;
    let thing = |noun: Noun| noun.head_kind == Head::Common && !reading.scene.classes(noun.head).any(SOMEBODY);
    reading.verb(number).and_then(|v| reading.cue(v)).is_some_and(takes)
        && reading.stretch.noun(preposition + 1).is_some_and(thing)
}

/// Whether the next verb is one of saying, with what was said right behind it.
fn others_say(reading: &Reading<'_>, at: usize) -> bool {
    let mut rest = (at + 1..reading.stretch.items.len()).take(AHEAD);
    let says = rest.find(|&i| reading.stretch.verb(i).is_some());
    let verb = says.and_then(|i| Some((i, reading.stretch.verb(i).filter(|verb| verb.form == Form::Finite)?)));
    verb.is_some_and(|(i, verb)| {
        matches!(reading.kind(i + 1), Some(Kind::That | Kind::Noun(_)))
            && reading.reports(i, verb)
            && (at + 1..i).any(|noun| reading.stretch.noun(noun).is_some())
    })
}
