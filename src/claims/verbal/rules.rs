//! The rules of claims with a verb for a cue.
//!
//! A rule says in which shapes the verb and what was said stand, and which column of the cue table tells how far a verb
//! can be relied on there. A new rule is one more value in [`VERBS`].

use super::shape::Shape;
use crate::clauses::cues::{Frame, Reads};
use crate::rules::{Rule, by_code};

/// A rule for verbs.
pub struct VerbRule {
    pub card: Rule<()>,
    /// The shapes that it reads.
    pub shapes: &'static [Shape],
    /// The column of the cue table, which no other rule has: a claim names its rule by it.
    pub frame: Frame,
}

impl VerbRule {
    /// The rule that reads a shape.
    pub(super) fn of(shape: Shape) -> Option<&'static VerbRule> {
        VERBS.iter().find(|rule| rule.shapes.contains(&shape))
    }

    pub const fn reads(&self) -> Reads {
        Reads::Verb(self.frame)
    }
}

/// In the order of their ids.
pub static VERBS: &[VerbRule] = &[
    VerbRule {
        card: by_code(
            "CLM001",
            "said that",
            "A reporting verb before \"that\" brings what its subject said; the clause runs to the end of the sentence.",
            &[
                "{The mayor} <said> [that the bridge was safe].",
                "{Two officials} <told> reporters on Monday [that the road was closed].",
                "The mayor <was told> by {two officials} [that the road was closed].",
            ],
            &[
                "The mayor opened the bridge that the army had built.",
                "It would be wrong to say that the bridge is safe.",
                "The mayor failed to say that the bridge was closed.",
            ],
        ),
        shapes: &[Shape::That],
        frame: Frame::That,
    },
    VerbRule {
        card: by_code(
            "CLM002",
            "said",
            "After a reporting verb a clause of its own is what was said: \"that\" is left out more often than not.",
            &["{Ann Lee} <said> [the dam was safe].", "{He} <has repeatedly said> [the plan will fail]."],
            &["Ann Lee crossed the river before the dam burst."],
        ),
        shapes: &[Shape::Bare],
        frame: Frame::Clause,
    },
    VerbRule {
        card: by_code(
            "CLM003",
            "said: quotation",
            "A quotation right after a reporting verb, with a comma or colon between, is what was said.",
            &[
                "{Ann Lee} <said>, [“We will rebuild the bridge.”]",
                "{The minister} <added:> [“Nobody was hurt in the fire.”]",
            ],
            &["Ann Lee wrote a book called “The Long Bridge”."],
        ),
        shapes: &[Shape::Quotation, Shape::Colon, Shape::NextParagraph],
        frame: Frame::Quote,
    },
    VerbRule {
        card: by_code(
            "CLM004",
            "content, source, cue",
            "News puts the speaker last: what stands before the comma, or in the quotation before it, is what was said.",
            &["[The dam was safe], {Ann Lee} <said>.", "[“We will rebuild the bridge,”] {Lee} <told> reporters."],
            &["On Monday, Ann Lee left."],
        ),
        shapes: &[Shape::Before],
        frame: Frame::After,
    },
    VerbRule {
        card: by_code(
            "CLM005",
            "content, cue, source",
            "After a quotation or comma the verb may stand before its subject, which then runs on with its apposition.",
            &[
                "[The dam was safe], <said> {Ann Lee, head of the water board}.",
                "[“Nobody was hurt,”] <said> {the minister}.",
                "[“Who closed the bridge?”] <asked> {Ann Lee of the water board}.",
            ],
            &["Ann Lee, said to be rich, left.", "Say goodbye to the bridge."],
        ),
        shapes: &[Shape::Inverted],
        frame: Frame::Inverted,
    },
    VerbRule {
        card: by_code(
            "CLM006",
            "content, source, cue, content",
            "An attribution between two commas stands inside the clause that was said: subject before it, verb after it.",
            &["[The dam], {Ann Lee} <said>, [would hold until spring]."],
            &["The dam, built last year, would hold."],
        ),
        shapes: &[Shape::Around, Shape::OfRelative],
        frame: Frame::Split,
    },
    VerbRule {
        card: by_code(
            "CLM007",
            "promised to",
            "Verbs of promising, refusing, wanting and asking take what is promised, refused or wanted as \"to\" and a verb.",
            &["{The rebels} <have promised> [to free the hostages].", "{She} <declined> [to comment on the report]."],
            &["The rebels came to the village to rest."],
        ),
        shapes: &[Shape::To],
        frame: Frame::To,
    },
    VerbRule {
        card: by_code(
            "CLM008",
            "asked whether",
            "A question word or \"whether\" after a verb of asking, telling or explaining begins what was asked or told.",
            &["{The judge} <asked> [whether the witness had lied]."],
            &["The judge left when the witness had spoken."],
        ),
        shapes: &[Shape::Question],
        frame: Frame::Wh,
    },
    VerbRule {
        card: by_code(
            "CLM009",
            "announced",
            "Some reporting verbs take what was said as a noun; the table says which ones can be relied on.",
            &["{The company} <announced> [a merger with its rival].", "{He} <called> [her “a liar.”]"],
            &[
                "The company bought a rival.",
                "The mayor got messages seeking comment.",
                "Support the bridge, and propose alternatives.",
                "Ann Lee called the police.",
                "The museum shows old maps.",
                "Bo Lund wrote four novels and a play.",
                "Zavaria shares a border with Norland.",
                "The choir sang a song called \u{201c}Northern Light\u{201d}.",
                "We want your photos.",
            ],
        ),
        shapes: &[Shape::Noun, Shape::Gerund],
        frame: Frame::Noun,
    },
    VerbRule {
        card: by_code(
            "CLM010",
            "wants to",
            "Verbs of wanting and urging take a noun with \"to\" and a verb: both are what is wanted.",
            &["{The mayor} <wants> [the council to close the bridge]."],
            &["The mayor walked with the council to close the bridge."],
        ),
        shapes: &[Shape::NounTo],
        frame: Frame::NounTo,
    },
    VerbRule {
        card: by_code(
            "CLM011",
            "described as",
            "A verb of naming with \"as\" attributes the name that is given.",
            &[
                "{The minister} <described> [the talks as a failure].",
                "{The minister} <described> [the talks as a “farce”].",
                "{The union} <has criticised> [the plan as a waste].",
                "[The talks] <were described> by {the minister} as [a failure].",
            ],
            &["The minister used the table as a desk."],
        ),
        shapes: &[Shape::NounAs],
        frame: Frame::NounAs,
    },
    VerbRule {
        card: by_code(
            "CLM012",
            "called for",
            "With the prepositions that the table gives, a verb attributes what follows; the preposition belongs to the cue.",
            &["{The union} <called for> [a strike in every port]."],
            &["The union looked at the port."],
        ),
        shapes: &[Shape::Prep],
        frame: Frame::Prep,
    },
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_frame_and_a_shape_have_one_rule() {
        for (at, rule) in VERBS.iter().enumerate() {
            for other in &VERBS[at + 1..] {
                assert!(rule.frame != other.frame, "{} and {}", rule.card.id, other.card.id);
                assert!(rule.shapes.iter().all(|shape| !other.shapes.contains(shape)));
            }
        }
    }
}
