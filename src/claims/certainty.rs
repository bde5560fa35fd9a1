//! How certain the source puts the content, and what it does with it.

use super::draft::Draft;
use super::told::Told;
use super::{Certainty, Stance};
use crate::clauses::cues::{CueClass, CueWord, Frame, Reads};
use crate::lexicon::{Class, ClassSet, Usage, is_word};
use crate::rules::Scene;
use crate::text::{Flags, Tokens};

/// Tokens of a content that are looked at.
const MOST: usize = 80;

/// The stance, in the light of negation: "could not confirm", "would not say".
pub fn stance(scene: &Scene<'_>, draft: &Draft, told: Option<&Told<'_>>) -> Stance {
    let usages = Usage::all_of(draft.lemma);
    let used = |usage: Usage| usage.is_in(usages);
    if draft.negated {
        return match (draft.lemma, draft.stance) {
            _ if used(Usage::Unconfirmed) => Stance::NotConfirmed,
            // "did not commit to C", "would not promise C"
            (_, Stance::Promises) => Stance::Declines,
            _ if used(Usage::Refusal) => Stance::Declines,
            ("deny" | "rule", _) => Stance::Asserts,
            (_, stance) => stance,
        };
    }
    // "told them to leave", "warned people to stay indoors"; "is seen as a failure".
    let to = matches!(draft.reads, Reads::Verb(Frame::To | Frame::NounTo));
    let seen = matches!(draft.reads, Reads::Verb(Frame::NounAs | Frame::Passive));
    let clause = matches!(draft.reads, Reads::Verb(Frame::That | Frame::Clause | Frame::After | Frame::Inverted));
    let first = draft.content.first().map_or("", |c| scene.lower(c.start));
    let spoken = draft.content.first().map_or("", |c| scene.lower((c.start + 1).min(c.end - 1)));
    let preposition = match draft.reads {
        Reads::Verb(Frame::Prep) => scene.lower(draft.cue.end - 1),
        _ => "",
    };
    match (draft.stance, draft.lemma) {
        (Stance::Asserts | Stance::Asks, _) if to && used(Usage::Orders) => Stance::Wants,
        // "asked that a gift be made"
        (Stance::Asks, "ask") if draft.reads == Reads::Verb(Frame::That) => Stance::Wants,
        // "asked for privacy"
        (Stance::Asks, "ask") if preposition == "for" => Stance::Wants,
        // "advised that the price might rise": a statement, unless it says what should be.
        (Stance::Wants, "advise") if clause && !told.is_some_and(|t| should(scene, t.verb())) => Stance::Asserts,
        // "called for a strike", "cautioned against haste": what is wanted, or is not.
        (Stance::Asserts, "call") if to || matches!(preposition, "for" | "on" | "upon") => Stance::Wants,
        // "ruled out a strike"
        (Stance::Asserts, "rule") if scene.lower(draft.cue.end - 1) == "out" => Stance::Denies,
        (Stance::Asserts, _) if preposition == "against" && used(Usage::Orders) => Stance::Wants,
        (Stance::Asserts, _) if seen && used(Usage::Views) => Stance::Believes,
        // "agreed to leave" promises, "agreed that C" does not; "assured them that C" does only of what is to come.
        (Stance::Believes, "agree") if to => Stance::Promises,
        (Stance::Promises, _) if clause && used(Usage::Assures) && !told.is_some_and(|t| to_come(scene, t.verb())) => {
            Stance::Asserts
        }
        // "Let them come": an order, not a statement.
        (Stance::Asserts, _) if first == "let" || spoken == "let" => Stance::Wants,
        (stance, _) => stance,
    }
}

/// Whether a verb group tells of what is to come: "will open", "would open".
fn to_come(scene: &Scene<'_>, verb: Tokens) -> bool {
    verb.iter().any(|t| is_word!(scene.hash(t), "will" | "would" | "'ll" | "'d" | "shall" | "going"))
}

/// Whether a verb group tells of what is to be done: "should leave", "leave" as "be left".
fn should(scene: &Scene<'_>, verb: Tokens) -> bool {
    verb.iter().next().is_some_and(|t| is_word!(scene.hash(t), "should" | "must" | "ought" | "be"))
        || verb.iter().all(|t| {
            scene.classes(t).has(Class::Verb)
                && !scene.classes(t).any(ClassSet::of(&[Class::VerbPast, Class::VerbS, Class::Aux, Class::Modal]))
        })
}

/// Verbs of saying that, negated, are a refusal to say: "would not disclose", "did not respond to".
pub fn refuses(lemma: &str) -> bool {
    Usage::Refusal.of(lemma)
}

/// How certain the source is of the content.
pub fn certainty(scene: &Scene<'_>, draft: &Draft, stance: Stance, told: Option<&Told<'_>>) -> Certainty {
    let usages = Usage::all_of(draft.lemma);
    let used = |usage: Usage| usage.is_in(usages);
    let viewed = used(Usage::Views) && matches!(draft.reads, Reads::Verb(Frame::NounAs | Frame::Passive));
    // "according to projections", "estimates show"
    let estimates = draft.source_noun.is_some_and(|noun| scene.used(noun.head, Usage::Estimates));
    let found = match stance {
        Stance::Asks | Stance::Declines | Stance::NotConfirmed => return Certainty::Unknown,
        // "sees that C" knows, "sees it as a failure" thinks so.
        Stance::Believes if used(Usage::Knows) && !viewed && draft.source.is_some() => Certainty::Certain,
        Stance::Believes | Stance::Wants if used(Usage::Suspects) => Certainty::Possible,
        Stance::Believes => Certainty::Probable,
        _ if draft.source.is_none() && (used(Usage::Views) || is_thought(draft.lemma)) => Certainty::Probable,
        _ if used(Usage::Estimates) || estimates => Certainty::Probable,
        _ => Certainty::Certain,
    };
    hedged(scene, &draft.content, found, told)
}

fn is_thought(lemma: &str) -> bool {
    Usage::Thought.of(lemma)
}

/// How certain a content is made by its own words, that is `found` without them. What another says or is told inside it
/// has its own certainty, and so has all after the first sentence.
pub fn hedged(scene: &Scene<'_>, content: &[Tokens], mut found: Certainty, told: Option<&Told<'_>>) -> Certainty {
    let Some(first) = content.first() else { return found };
    let ends = |token: u32| scene.text.tokens[token as usize].flags.has(Flags::ENDS);
    for (piece, token) in content.iter().flat_map(|c| c.iter().map(move |token| (*c, token))).take(MOST) {
        // “It is open,” he said. “They may come.”: the second piece is a sentence of its own.
        let anew = token == piece.start && token > first.start && ends(token - 1);
        if anew || token > first.start + 2 && ends(token) {
            break;
        }
        let classes = scene.classes(token);
        if !classes.any(ClassSet::of(&[Class::Modal, Class::Usage, Class::VerbPp, Class::Verb, Class::VerbPast])) {
            continue;
        }
        let (word, hedge) = (scene.hash(token), Hedge { scene, content: piece, token });
        let may = is_word!(word, "may") && scene.words(Tokens::new(token, token + 1)) == "may";
        let hangs = || told.is_some_and(|told| told.in_passing(scene, token));
        // "could not feel it", "could see that it was": no chance, but that one was able to, or not.
        let unable = is_word!(word, "could")
            && token + 1 < piece.end
            && (is_word!(scene.hash(token + 1), "not" | "n't")
                || scene.used(token + 1, Usage::Senses)
                || CueWord::of(scene, token + 1, Class::CueVerb).is_some_and(|cue| cue.class == CueClass::Know));
        if may || scene.used(token, Usage::Possible) && hedge.holds() && !unable {
            if hangs() || told.is_some_and(|told| told.asks(scene, token)) {
                continue;
            }
            return Certainty::Possible;
        }
        let thinks = scene.used(token, Usage::Thinks) && hedge.own();
        if (thinks || scene.used(token, Usage::Probable) && hedge.holds()) && !hangs() {
            found = Certainty::Probable;
        } else if scene.used(token, Usage::Unknown) && !hangs() {
            found = Certainty::Unknown;
        } else if scene.used(token, Usage::Tells)
            && token > first.start
            && !matches!(hedge.before(1), "i" | "we" | "as" | "been" | "was" | "were" | "is" | "be")
        {
            // "the minister said that": what follows is the minister's.
            break;
        }
    }
    found
}

/// A word that may say how sure a content is.
struct Hedge<'a, 's> {
    scene: &'a Scene<'s>,
    /// The piece of the content it stands in.
    content: Tokens,
    token: u32,
}

impl<'a> Hedge<'a, '_> {
    /// The word so far before it, in the content.
    fn before(&self, by: u32) -> &'a str {
        let at = self.token.checked_sub(by).filter(|&at| at >= self.content.start);
        at.map_or("", |at| self.scene.lower(at))
    }

    /// Whether it says so here, not of something beside: "likely voters", ", possibly the last".
    fn holds(&self) -> bool {
        let word = self.scene.hash(self.token);
        match () {
            // "even if it costs more": what is said holds anyway.
            () if is_word!(word, "if") => !matches!(self.before(1), "even" | "as"),
            () if is_word!(word, "possible") => self.predicate(),
            () if is_word!(word, "likely" | "unlikely") => !self.attribute(),
            () if self.scene.used(self.token, Usage::Appears) => !self.comes_up(),
            () if self.scene.classes(self.token).has(Class::Adv) => !self.aside(),
            () => true,
        }
    }

    /// ", possibly,"
    fn aside(&self) -> bool {
        matches!(self.before(1), "," | "-" | "--" | "–" | "—" | "(") && self.token > self.content.start + 1
    }

    /// "is possible", "is likely", not "any possible victim".
    fn predicate(&self) -> bool {
        let word = if matches!(self.before(1), "still" | "also" | "quite" | "very" | "not" | "n't" | "only") {
            self.before(2)
        } else {
            self.before(1)
        };
        matches!(word, "is" | "was" | "are" | "were" | "be" | "been" | "it" | "'s" | "seems" | "remains" | "remained")
    }

    /// "appears in the report", "appeared before the board": is found there, not seems so.
    fn comes_up(&self) -> bool {
        let next = self.token + 1;
        self.scene.text.tokens.get(next as usize).is_some()
            && (self.scene.classes(next).has(Class::Prep) && !is_word!(self.scene.hash(next), "to")
                || is_word!(self.scene.hash(next), "nowhere"))
    }

    /// "likely voters"
    fn attribute(&self) -> bool {
        let next = self.token + 1;
        !self.predicate()
            && self.scene.text.tokens.get(next as usize).is_some()
            && self.scene.classes(next).any(ClassSet::of(&[Class::NounPl, Class::Noun]))
    }

    /// "he believes", "is expected": of whom the content is told, not of another; the first thing that is said.
    fn own(&self) -> bool {
        let adverb =
            matches!(self.before(1), "still" | "also" | "now" | "really" | "n't" | "not" | "do" | "don't" | "never");
        let (word, further) = if adverb { (self.before(2), self.before(3)) } else { (self.before(1), self.before(2)) };
        match word {
            "i" | "we" | "he" | "she" | "they" => !matches!(further, "what" | "whom" | "who" | "and"),
            "is" | "are" | "was" | "were" | "be" | "been" => further != "and",
            "" => true,
            _ => false,
        }
    }
}
