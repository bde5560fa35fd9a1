//! How certain the source puts the content, and whether its main clause is negated.

use super::find::Draft;
use super::{Certainty, Stance};
use crate::groups::{Form, Group};
use crate::lexicon::{Class, ClassSet, is_word};
use crate::rules::{Found, Scene};
use crate::text::Tokens;

/// Tokens of a content that are looked at.
const MOST: usize = 80;

/// The stance, in the light of negation: "could not confirm", "would not say".
pub fn stance(draft: &Draft) -> Stance {
    if !draft.negated {
        return draft.stance;
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

/// How certain a content is made by its own words, that is `found` without them.
pub fn hedged(scene: &Scene<'_>, content: &[Tokens], mut found: Certainty) -> Certainty {
    for token in content.iter().flat_map(|c| c.iter()).take(MOST) {
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
        let word = scene.hash(token);
        let may = is_word!(word, "may") && scene.words(Tokens::new(token, token + 1)) == "may";
        if may || is_word!(word, "might" | "could" | "possibly" | "perhaps" | "maybe" | "if" | "unless" | "possible") {
            return Certainty::Possible;
        }
        if is_word!(
            word,
            "likely"
                | "probably"
                | "believe"
                | "believes"
                | "believed"
                | "think"
                | "thinks"
                | "thought"
                | "expect"
                | "expects"
                | "expected"
                | "apparently"
                | "seems"
                | "appears"
        ) {
            found = Certainty::Probable;
        } else if is_word!(word, "unknown" | "unclear") {
            found = Certainty::Unknown;
        }
    }
    found
}

/// Whether the main clause of the content is not negated.
pub fn positive(scene: &Scene<'_>, groups: &[Found<Group>], content: &[Tokens]) -> bool {
    let Some(&piece) = content.iter().max_by_key(|c| c.len().min(6)) else { return true };
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
                    return false;
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
                let mut object = (verb.head + 1..piece.end.min(group.tokens.end + 2)).map(|t| scene.hash(t));
                return !verb.negated && !object.any(|w| is_word!(w, "nothing" | "no" | "nobody" | "none"));
            }
        }
        // A clause that comes before the main one is passed over.
        relative = false;
    }
    true
}
