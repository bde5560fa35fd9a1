//! The rules by which a marker or a verb without a subject of its own opens a clause.
//!
//! At each "that", "who", "because", "to leave", "saying", "named", the first rule whose condition holds opens a clause of
//! its kind. A new opening is one more value in [`OPENERS`].

use super::cues::{Frame, STRONG, Stance, is_particle};
use super::id;
use super::items::Kind;
use super::parse::{AHEAD, Reading, is_who};
use super::targets::{governor, has_object};
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
