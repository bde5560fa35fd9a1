//! How certain the source puts the content, and whether its main clause is negated.

use super::draft::Draft;
use super::told::Told;
use super::{Certainty, Stance};
use crate::clauses::cues::{Frame, Reads};
use crate::groups::{Form, Group};
use crate::lexicon::{Class, ClassSet, Usage, is_word};
use crate::rules::{Found, Scene};
use crate::text::{Flags, Tokens};

/// Tokens of a content that are looked at.
const MOST: usize = 80;

/// The stance, in the light of negation: "could not confirm", "would not say".
pub fn stance(scene: &Scene<'_>, draft: &Draft, told: Option<&Told<'_>>) -> Stance {
    let used = |usage: Usage| usage.of(draft.lemma);
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
        // "called for a strike", "cautioned against haste": what is wanted, or is not.
        (Stance::Asserts, "call") if to || preposition == "for" => Stance::Wants,
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

/// Verbs of saying that, negated, are a refusal to say: "would not disclose", "did not respond to".
pub fn refuses(lemma: &str) -> bool {
    Usage::Refusal.of(lemma)
}

/// How certain the source is of the content.
pub fn certainty(scene: &Scene<'_>, draft: &Draft, stance: Stance, told: Option<&Told<'_>>) -> Certainty {
    let used = |usage: Usage| usage.of(draft.lemma);
    let found = match stance {
        Stance::Asks | Stance::Declines | Stance::NotConfirmed => return Certainty::Unknown,
        Stance::Believes if used(Usage::Knows) => Certainty::Certain,
        Stance::Believes | Stance::Wants if used(Usage::Suspects) => Certainty::Possible,
        Stance::Believes => Certainty::Probable,
        _ if draft.source.is_none() && (used(Usage::Views) || is_thought(draft.lemma)) => Certainty::Probable,
        _ if used(Usage::Estimates) => Certainty::Probable,
        _ => Certainty::Certain,
    };
    hedged(scene, &draft.content, found, told)
}

fn is_thought(lemma: &str) -> bool {
    matches!(lemma, "believe" | "think" | "suspect" | "understand")
}

/// How certain a content is made by its own words, that is `found` without them. What another says or is told inside it
/// has its own certainty, and so has all after the first sentence.
pub fn hedged(scene: &Scene<'_>, content: &[Tokens], mut found: Certainty, told: Option<&Told<'_>>) -> Certainty {
    let Some(first) = content.first() else { return found };
    for (piece, token) in content.iter().flat_map(|c| c.iter().map(move |token| (*c, token))).take(MOST) {
        if token > first.start + 2 && scene.text.tokens[token as usize].flags.has(Flags::ENDS) {
            break;
        }
        let classes = scene.classes(token);
        if !classes.any(ClassSet::of(&[Class::Modal, Class::Usage, Class::VerbPp, Class::Verb, Class::VerbPast])) {
            continue;
        }
        let (word, hedge) = (scene.hash(token), Hedge { scene, content: piece, token });
        let may = is_word!(word, "may") && scene.words(Tokens::new(token, token + 1)) == "may";
        let hangs = || told.is_some_and(|told| told.in_passing(scene, token));
        if may || scene.used(token, Usage::Possible) && hedge.holds() {
            if hangs() {
                continue;
            }
            return Certainty::Possible;
        }
        let thinks = scene.used(token, Usage::Thinks) && hedge.own();
        if thinks || scene.used(token, Usage::Probable) && hedge.holds() && !hangs() {
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
            () if is_word!(word, "possible") => self.predicate(),
            () if is_word!(word, "likely" | "unlikely") => !self.attribute(),
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

/// Whether the main clause of the content is not negated.
pub fn positive(scene: &Scene<'_>, groups: &[Found<Group>], content: &[Tokens]) -> bool {
    content.iter().find_map(|&piece| clause_is_positive(scene, groups, piece)).unwrap_or(true)
}

/// The same of one piece; none if no clause is in it.
fn clause_is_positive(scene: &Scene<'_>, groups: &[Found<Group>], piece: Tokens) -> Option<bool> {
    let first = groups.partition_point(|g| g.tokens.start < piece.start);
    let mut relative = false;
    for (number, group) in groups[first..].iter().take(16).take_while(|g| g.tokens.end <= piece.end).enumerate() {
        let before = group.tokens.start.checked_sub(1).filter(|&t| t >= piece.start);
        match group.value {
            Group::Noun(noun) => {
                // "no less than 40": a quantity.
                let word = |by: u32| (group.tokens.start + by < piece.end).then(|| scene.hash(group.tokens.start + by));
                let quantity = word(1).is_some_and(|w| is_word!(w, "less" | "fewer" | "more"))
                    && word(2).is_some_and(|w| is_word!(w, "than"));
                if number == 0
                    && !quantity
                    && (is_word!(scene.hash(group.tokens.start), "no" | "nobody" | "none" | "nothing" | "neither")
                        || is_word!(scene.hash(noun.head), "nobody"))
                {
                    return Some(false);
                }
            }
            Group::Verb(verb) => {
                let word = before.map_or(0, |t| scene.hash(t));
                let subordinate =
                    is_word!(word, "who" | "which" | "whom" | "if" | "when" | "while" | "because" | "after" | "as");
                if verb.form != Form::Finite || subordinate && number > 0 || relative {
                    relative = false;
                    continue;
                }
                // "would no longer", "no longer wants"
                let from = piece.start.max(group.tokens.start.saturating_sub(2));
                let mut words = (from..group.tokens.end).map(|t| scene.hash(t));
                let never = words.any(|w| is_word!(w, "no" | "never" | "neither" | "hardly" | "scarcely"));
                // "not only … but"
                let mut next = (group.tokens.start..piece.end.min(group.tokens.end + 2)).map(|t| scene.hash(t));
                let only = next.any(|w| is_word!(w, "only" | "just" | "merely" | "simply"));
                let mut object = (verb.head + 1..piece.end.min(group.tokens.end + 2)).map(|t| scene.hash(t));
                let nothing = object.any(|w| is_word!(w, "nothing" | "no" | "nobody" | "none"));
                return Some((!verb.negated || only) && !never && !nothing);
            }
        }
        // A clause that comes before the main one is passed over.
        relative = false;
    }
    None
}
