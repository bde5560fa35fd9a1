//! How certain the source puts the content, and whether its main clause is negated.

use super::draft::Draft;
use super::{Certainty, Stance};
use crate::clauses::cues::{Frame, Reads};
use crate::groups::{Form, Group};
use crate::lexicon::{Class, ClassSet, is_word};
use crate::rules::{Found, Scene};
use crate::text::{Flags, Tokens};

/// Tokens of a content that are looked at.
const MOST: usize = 80;

/// The stance, in the light of negation: "could not confirm", "would not say".
pub fn stance(scene: &Scene<'_>, draft: &Draft) -> Stance {
    if !draft.negated {
        // "told them to leave", "warned people to stay indoors"; "is seen as a failure".
        let to = matches!(draft.reads, Reads::Verb(Frame::To | Frame::NounTo));
        let seen = matches!(draft.reads, Reads::Verb(Frame::NounAs | Frame::Passive));
        let first = draft.content.first().map_or("", |c| scene.lower(c.start));
        let spoken = draft.content.first().map_or("", |c| scene.lower((c.start + 1).min(c.end - 1)));
        let preposition = match draft.reads {
            Reads::Verb(Frame::Prep) => scene.lower(draft.cue.end - 1),
            _ => "",
        };
        return match (draft.stance, draft.lemma) {
            (Stance::Asserts | Stance::Asks, "warn" | "tell" | "advise" | "instruct" | "order" | "ask" | "caution")
                if to =>
            {
                Stance::Wants
            }
            // "called for a strike", "cautioned against haste": what is wanted, or is not.
            (Stance::Asserts, "call") if to || preposition == "for" => Stance::Wants,
            (Stance::Asserts, "warn" | "caution" | "advise") if preposition == "against" => Stance::Wants,
            (Stance::Asserts, "see" | "view" | "regard" | "perceive") if seen => Stance::Believes,
            // "Let them come": an order, not a statement.
            (Stance::Asserts, _) if first == "let" || spoken == "let" => Stance::Wants,
            (stance, _) => stance,
        };
    }
    match (draft.lemma, draft.stance) {
        ("confirm" | "verify" | "claim", _) => Stance::NotConfirmed,
        (lemma, _) if refuses(lemma) => Stance::Declines,
        ("deny" | "rule", _) => Stance::Asserts,
        (_, stance) => stance,
    }
}

/// Verbs of saying that, negated, are a refusal to say: "would not disclose", "did not respond to".
pub fn refuses(lemma: &str) -> bool {
    const VERBS: &[&str] = &[
        "confirm",
        "verify",
        "say",
        "comment",
        "disclose",
        "elaborate",
        "reveal",
        "discuss",
        "answer",
        "respond",
        "identify",
        "release",
        "provide",
        "specify",
        "name",
        "give",
        "address",
        "mention",
        "explain",
        "claim",
        "rule",
        "deny",
    ];
    VERBS.contains(&lemma)
}

/// How certain the source is of the content.
pub fn certainty(scene: &Scene<'_>, draft: &Draft, stance: Stance) -> Certainty {
    match stance {
        Stance::Asks | Stance::Declines | Stance::NotConfirmed => return Certainty::Unknown,
        _ => {}
    }
    let found = match (stance, draft.lemma) {
        (
            Stance::Believes,
            "know" | "realize" | "learn" | "see" | "remember" | "recognize" | "understand" | "aware",
        ) => Certainty::Certain,
        (Stance::Believes, "suspect" | "doubt" | "wonder") => Certainty::Possible,
        (Stance::Believes, _) => Certainty::Probable,
        (_, "see" | "believe" | "think" | "view" | "regard" | "suspect" | "understand") if draft.source.is_none() => {
            Certainty::Probable
        }
        (_, "predict" | "estimate" | "forecast" | "speculate" | "project" | "seem" | "appear") => Certainty::Probable,
        _ => Certainty::Certain,
    };
    hedged(scene, &draft.content, found)
}

/// How certain a content is made by its own words, that is `found` without them. What another says or is told inside it
/// has its own certainty, and so has all after the first sentence.
pub fn hedged(scene: &Scene<'_>, content: &[Tokens], mut found: Certainty) -> Certainty {
    let Some(first) = content.first() else { return found };
    for token in content.iter().flat_map(|c| c.iter()).take(MOST) {
        if token > first.start + 2 && scene.text.tokens[token as usize].flags.has(Flags::ENDS) {
            break;
        }
        let classes = scene.classes(token);
        if !classes.any(ClassSet::of(&[
            Class::Modal,
            Class::Adv,
            Class::Subord,
            Class::VerbPp,
            Class::Verb,
            Class::VerbPast,
            Class::Adj,
            Class::VerbS,
        ])) {
            continue;
        }
        let (word, hedge) = (scene.hash(token), Hedge { scene, content: *first, token });
        let may = is_word!(word, "may") && scene.words(Tokens::new(token, token + 1)) == "may";
        if may
            || is_word!(word, "might" | "could" | "if" | "unless")
            || is_word!(word, "possibly" | "perhaps" | "maybe") && !hedge.aside()
            || is_word!(word, "possible") && hedge.predicate()
        {
            return Certainty::Possible;
        }
        if is_word!(word, "seem" | "seems" | "seemed" | "appears" | "appeared")
            || is_word!(word, "probably" | "apparently" | "presumably") && !hedge.aside()
            || is_word!(word, "likely" | "unlikely") && !hedge.attribute()
            || is_word!(
                word,
                "believe"
                    | "believes"
                    | "believed"
                    | "think"
                    | "thinks"
                    | "thought"
                    | "expect"
                    | "expects"
                    | "expected"
                    | "suspect"
                    | "suspects"
            ) && hedge.own()
        {
            found = Certainty::Probable;
        } else if is_word!(word, "unknown" | "unclear") {
            found = Certainty::Unknown;
        } else if is_word!(
            word,
            "said" | "says" | "told" | "tells" | "reported" | "reports" | "warned" | "claimed" | "announced"
        ) && token > first.start
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
    /// The first piece of the content.
    content: Tokens,
    token: u32,
}

impl<'a> Hedge<'a, '_> {
    /// The word so far before it, in the content.
    fn before(&self, by: u32) -> &'a str {
        let at = self.token.checked_sub(by).filter(|&at| at >= self.content.start);
        at.map_or("", |at| self.scene.lower(at))
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
                if number == 0
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
