//! The rules by which a marker or a verb without a subject of its own opens a clause.
//!
//! At each "that", "who", "because", "to leave", "saying", "named", the first rule whose condition holds opens a clause of
//! its kind. A new opening is one more value in [`OPENERS`].

use super::cues::{Frame, STRONG, Stance, is_particle};
use super::id;
use super::items::Kind;
use super::parse::{AHEAD, Reading, is_who};
use super::tree::{ClauseKind, Sharing};
use crate::groups::{Form, Head};
use crate::lexicon::{Class, is_word};
use crate::rules::{Rule, by_code};

/// A rule that opens a clause.
pub struct Opener {
    pub card: Rule<()>,
    pub kind: ClauseKind,
    /// The clause is what the verb before it governs.
    pub governed: bool,
    pub sharing: Sharing,
    pub(super) when: fn(&Reading<'_>, usize) -> bool,
}

/// In order of precedence.
pub static OPENERS: &[Opener] = &[
    Opener {
        card: by_code(
            id::THAT,
            "that-clause",
            "\"That\" after a verb, noun or adjective of saying begins what was said; a phrase may stand between.",
            &[
                "The mayor said [that the bridge was safe].",
                "The mayor said in a statement [that the bridge was safe].",
            ],
            &["The bridge that fell was old."],
        ),
        kind: ClauseKind::Complement,
        governed: true,
        sharing: Sharing::Own,
        when: that_complement,
    },
    Opener {
        card: by_code(
            id::QUESTION,
            "indirect question",
            "\"Whether\", \"if\" or a question word after a verb of asking, telling or knowing begins what is asked or told.",
            &["The judge asked [whether the witness had lied].", "The minister explained [why the plan failed]."],
            &["The judge left when the witness had spoken."],
        ),
        kind: ClauseKind::Complement,
        governed: true,
        sharing: Sharing::Own,
        when: question,
    },
    Opener {
        card: by_code(
            id::RELATIVE,
            "relative clause",
            "\"Who\", \"which\" or \"that\" after a noun begins a clause that says more about it.",
            &["The man [who left in May] was a guard.", "The bridge, [which fell in May], was old."],
            &["The guard asked who had left."],
        ),
        kind: ClauseKind::Relative,
        governed: false,
        sharing: Sharing::Relative,
        when: relative,
    },
    Opener {
        card: by_code(
            id::ADVERBIAL,
            "adverbial clause",
            "A conjunction of time, cause, condition or contrast begins a clause that hangs on the whole of another.",
            &["The ferry stopped [because the wind rose].", "[When the wind rose], the ferry stopped."],
            &["The ferry stopped after the storm."],
        ),
        kind: ClauseKind::Adverbial,
        governed: false,
        sharing: Sharing::Own,
        when: adverbial,
    },
    Opener {
        card: by_code(
            id::ING_COMPLEMENT,
            "verb and -ing",
            "A verb in -ing right after a verb is what that verb governs.",
            &["The driver denied [taking the money].", "The minister ruled out [leaving the talks]."],
            &["The driver left, taking the money."],
        ),
        kind: ClauseKind::Complement,
        governed: true,
        sharing: Sharing::Controlled,
        when: |r, at| {
            form(r, at) == Some(Form::Participle)
                && (matches!(r.before(at), Some(Kind::Verb(_))) || behind_particle(r, at))
        },
    },
    Opener {
        card: by_code(
            id::PARTICIPLE,
            "participle clause",
            "A participle without an auxiliary says more about a noun before it, or about the whole clause.",
            &["The ferry left, [carrying 40 people].", "A letter [signed by the mayor] was found."],
            &["The ferry was carrying 40 people."],
        ),
        kind: ClauseKind::Participle,
        governed: false,
        sharing: Sharing::Controlled,
        when: |r, at| matches!(form(r, at), Some(Form::Participle | Form::Past)),
    },
    Opener {
        card: by_code(
            id::INFINITIVE,
            "infinitive",
            "\"To\" and a verb share the subject of the verb before them, or its object, if it has one.",
            &[
                "The mayor refused [to leave the hall].",
                "The mayor told the crowd [to leave the hall].",
                "The mayor helped the girls [enter the hall].",
            ],
            &["The mayor walked to the hall."],
        ),
        kind: ClauseKind::Infinitive,
        governed: false,
        sharing: Sharing::Controlled,
        when: |r, at| form(r, at) == Some(Form::Infinitive),
    },
];

/// The rule that opens a clause at an item.
pub(super) fn at(reading: &Reading<'_>, at: usize) -> Option<&'static Opener> {
    OPENERS.iter().find(|opener| (opener.when)(reading, at))
}

pub(super) fn form(reading: &Reading<'_>, at: usize) -> Option<Form> {
    reading.stretch.verb(at).map(|verb| verb.form)
}

fn finite(kind: Option<Kind>) -> bool {
    matches!(kind, Some(Kind::Verb(v)) if v.form == Form::Finite)
}

/// "ruled out | leaving": the word before belongs to the verb of the innermost clause.
fn behind_particle(reading: &Reading<'_>, at: usize) -> bool {
    let cue = at.checked_sub(2).and_then(|verb| reading.stretch.verb(verb)).and_then(|verb| reading.cue(verb));
    cue.is_some_and(|cue| is_particle(reading.scene, reading.stretch, cue, at - 1))
}

/// The innermost open clause whose verb or noun can govern a that-clause.
fn governor(reading: &Reading<'_>, frame: Frame) -> Option<usize> {
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
fn has_object(reading: &Reading<'_>, number: usize, that: usize) -> bool {
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
    let takes = |cue: super::cues::CueWord| cue.with_preposition(word) >= 4;
    let thing = |noun: crate::groups::Noun| {
        noun.head_kind == Head::Common && !reading.scene.classes(noun.head).any(crate::groups::SOMEBODY)
    };
    reading.verb(number).and_then(|v| reading.cue(v)).is_some_and(takes)
        && reading.stretch.noun(preposition + 1).is_some_and(thing)
}

fn that_complement(reading: &Reading<'_>, at: usize) -> bool {
    if !reading.stretch.is(at, Kind::That) {
        return false;
    }
    let Some(before) = at.checked_sub(1) else { return !finite(reading.kind(1)) };
    if is_purpose(reading, at) {
        return false;
    }
    // "an injury that has healed", "an injury that her coach believes | has healed"
    let relative = finite(reading.kind(at + 1)) || is_within_belief(reading, at);
    match reading.stretch.items[before].kind {
        Kind::Verb(_) | Kind::Adv | Kind::Adj | Kind::Colon => true,
        Kind::Conj => true,
        Kind::Noun(noun) if noun.head_kind != Head::Pronoun => {
            let cue = reading.scene.classes(noun.head).has(Class::CueNoun);
            // "lamented the fact that"
            let said = reading.scene.classes(noun.head).has(Class::Saying);
            !relative && (cue || governor(reading, Frame::That).is_some_and(|n| said || !has_object(reading, n, at)))
        }
        _ => !relative && governor(reading, Frame::That).is_some(),
    }
}

/// "called for a break so | that they can rest": what it is for, not what was said.
fn is_purpose(reading: &Reading<'_>, that: usize) -> bool {
    that > 1 && is_word!(reading.word(that - 1), "so") && reading.stretch.is(that, Kind::That)
}

/// "| that her coach believes has healed": what somebody says of it stands before the verb whose subject "that" is.
fn is_within_belief(reading: &Reading<'_>, at: usize) -> bool {
    let cue = reading.stretch.verb(at + 2).and_then(|verb| reading.cue(verb));
    reading.stretch.noun(at + 1).is_some()
        && finite(reading.kind(at + 2))
        && finite(reading.kind(at + 3))
        && cue.is_some_and(|cue| cue.reliability(Frame::Clause) >= 5 && !cue.to_whom)
}

fn question(reading: &Reading<'_>, at: usize) -> bool {
    let word = reading.word(at);
    let whether = is_word!(word, "whether" | "if");
    if !(reading.stretch.is(at, Kind::Wh) || reading.stretch.is(at, Kind::Subord) && whether) || at == 0 {
        return false;
    }
    // "Asked why, Lee said": nothing follows it.
    if !whether && reading.stretch.is(at + 1, Kind::Comma) {
        return false;
    }
    let top = reading.top();
    let asks = reading.takes(top, Frame::Wh) >= 3 && reading.free(top);
    match reading.before(at) {
        Some(Kind::Verb(verb)) => {
            let time = is_word!(word, "when" | "where" | "if");
            // "roars when I read it out": when she does; "would not say when it fell": what she does not say.
            let said = || verb.negated || verb.modal.is_some() || reading.takes(top, Frame::Wh) >= STRONG;
            asks && (!is_word!(word, "when" | "where") || said()) || !time && reading.free(top)
        }
        // "a question of whether"
        Some(Kind::Prep) => asks && whether,
        Some(Kind::Noun(_) | Kind::Date) => {
            let teller = reading.verb(top).and_then(|v| reading.cue(v)).is_some_and(|c| c.to_whom);
            // "questioned by phone who had paid", "asked in a statement on Monday who had paid"
            // But "found at the site | where": that says more of the site.
            let noun = is_who(word) || is_word!(word, "when" | "where");
            // "asked him about a guard | who had left": that says more of the guard.
            let topic = noun
                && at >= 2
                && reading.stretch.is(at - 2, Kind::Prep)
                && is_word!(reading.word(at - 2), "about" | "of" | "for" | "over" | "with" | "against");
            let adjuncts = || {
                if topic {
                    return false;
                }
                let asked = reading.verb(top).and_then(|v| reading.cue(v)).is_some_and(|c| c.stance == Stance::Asks);
                (asked || !noun) && only_adjuncts(reading, at)
            };
            asks && (teller && !topic || whether || adjuncts()) && !is_word!(word, "which" | "whose")
        }
        _ => asks && is_word!(word, "whether" | "what" | "why" | "how"),
    }
}

/// Whether nothing but adjuncts stands between the verb of the innermost clause and an item.
fn only_adjuncts(reading: &Reading<'_>, at: usize) -> bool {
    let verb = reading.clause(reading.top()).verb.filter(|verb| at - verb <= AHEAD);
    let Some(mut next) = verb.map(|verb| verb + 1) else { return false };
    while next < at {
        match reading.kind(next) {
            Some(Kind::Adv | Kind::Date) => next += 1,
            Some(Kind::Prep | Kind::Subord) if matches!(reading.kind(next + 1), Some(Kind::Noun(_) | Kind::Date)) => {
                next += 2;
            }
            _ => return false,
        }
    }
    next == at
}

fn relative(reading: &Reading<'_>, at: usize) -> bool {
    let word = reading.word(at);
    let before = at.checked_sub(1).map(|i| reading.stretch.items[i].kind);
    let marker = reading.stretch.is(at, Kind::That)
        || reading.stretch.is(at, Kind::Wh)
            && (is_who(word) || is_word!(word, "where" | "when" | "whereby") || before == Some(Kind::Prep));
    marker
        && match before {
            Some(Kind::Noun(_) | Kind::Close | Kind::Prep | Kind::Date) => true,
            // "However, when asked": no noun that it could hang on.
            Some(Kind::Comma | Kind::Conj | Kind::Dash) => {
                let hung = reading.stretch.items[..at].iter().rev().take(MOST_OPENING);
                !reading.stretch.is(at, Kind::That)
                    && !hung.clone().all(|i| matches!(i.kind, Kind::Adv | Kind::Comma | Kind::Conj | Kind::Dash))
            }
            _ => false,
        }
}

/// Items that open a sentence before its first clause: "But now,".
const MOST_OPENING: usize = 5;

/// A word such as "after" is a conjunction where a verb of its own comes before the next mark.
fn adverbial(reading: &Reading<'_>, at: usize) -> bool {
    let wh = reading.stretch.is(at, Kind::Wh);
    if is_purpose(reading, at) {
        return true;
    }
    if !(reading.stretch.is(at, Kind::Subord) || wh) {
        return false;
    }
    // "trapped since Monday have said": a day has said nothing.
    if reading.stretch.is(at + 1, Kind::Date) && finite(reading.kind(at + 2)) {
        return false;
    }
    if wh {
        return at > 0 || is_word!(reading.word(at), "when" | "where" | "whenever" | "wherever");
    }
    // "see the plan as a chance": what it is seen as.
    if is_word!(reading.word(at), "as")
        && reading.takes(reading.top(), Frame::NounAs) >= 4
        && matches!(reading.before(at), Some(Kind::Noun(_)))
    {
        return false;
    }
    if reading.is_apposed_subject(at) {
        return true;
    }
    let mut nouns_apart = 0;
    let mut last_noun = false;
    let mut joined = false;
    for item in reading.stretch.items[at + 1..].iter().take(24) {
        match item.kind {
            // "before the staff and vowed": the verb has its subject elsewhere.
            Kind::Verb(v) if v.form == Form::Finite => return nouns_apart == 0 && !joined,
            // "while working": a participle with a conjunction before it.
            Kind::Verb(_) if !last_noun => return false,
            Kind::Noun(_) => {
                nouns_apart += usize::from(last_noun);
                (last_noun, joined) = (true, false);
                continue;
            }
            Kind::Comma | Kind::Semicolon | Kind::Stop | Kind::Quote(_) | Kind::Colon | Kind::Subord | Kind::Dash => {
                return false;
            }
            _ => {}
        }
        last_noun = false;
        joined = item.kind == Kind::Conj;
    }
    false
}

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
