//! The rules by which it is told who is meant, each with its reason and examples.

use crate::rules::{Rule, by_code};

/// The ids of the rules.
pub(super) mod id {
    pub const ONE: &str = "COR001";
    pub const MANY: &str = "COR002";
    pub const THING: &str = "COR003";
    pub const CLAUSE: &str = "COR004";
    pub const REPORTED: &str = "COR005";
    pub const RELATIVE: &str = "COR006";
    pub const SPEAKER: &str = "COR007";
    pub const SPEAKERS: &str = "COR008";
}

/// The rules of who is meant, in the order of their ids.
pub static RULES: &[Rule<()>] = &[
    by_code(
        id::ONE,
        "he, she",
        "A pronoun stands for who is most in the reader's mind of those who agree with it: speakers and subjects first, and \
         last those named in what it is the subject of.",
        &[
            "Ann Lee left the hall. [She=Ann Lee] was ill.",
            "Bo Lund met Max Poe on Monday. [He=Max Poe] said that Lund was ill.",
        ],
        &["The bridge fell. He left."],
    ),
    by_code(
        id::MANY,
        "they",
        "\"They\" are people named together, a group or a body, before they are a place.",
        &["The Zorbel Union called a strike. [They=Zorbel Union] want more pay."],
        &["Ann Lee left the hall. They were ill."],
    ),
    by_code(
        id::THING,
        "it",
        "\"It\" stands for a body or a document, unless a common noun is nearer or it stands for nothing at all.",
        &["Zorbel Lines lost money. [It=Zorbel Lines] sold three ships."],
        &["Zorbel Lines met Ann Lee. It was clear that the ships were old."],
    ),
    by_code(
        id::CLAUSE,
        "subject of the clause",
        "An owner is the subject of its own clause, and a pronoun in a clause that hangs on another is that one's subject, \
         if they agree.",
        &[
            "Ann Lee sold [her=Ann Lee] house in May.",
            "Ann Lee left because [she=Ann Lee] was ill.",
            "Ann Lee hurt [herself=Ann Lee] on the stairs.",
        ],
        &["Ann Lee met him in May."],
    ),
    by_code(
        id::REPORTED,
        "who is reported",
        "In reported speech a pronoun that agrees with the speaker is the speaker; in their own words it is another.",
        &["The dam would save [her=Ann Lee] town, Ann Lee said."],
        &["\u{201c}She left early,\u{201d} Ann Lee said."],
    ),
    by_code(
        id::RELATIVE,
        "who, which",
        "\"Who\" and \"which\" stand for the noun that their clause says more of.",
        &["Ann Lee, [who=Ann Lee] left in May, came back."],
        &["The guard asked who had left."],
    ),
    by_code(
        id::SPEAKER,
        "I",
        "\"I\" in a quotation is who speaks it.",
        &["\u{201c}[I=Ann Lee] will rebuild the bridge,\u{201d} Ann Lee said."],
        &["I drove to the bridge."],
    ),
    by_code(
        id::SPEAKERS,
        "we",
        "\"We\" in a quotation is the body that speaks, or that the speaker is said to belong to.",
        &["\u{201c}[We=Zorbel Lines] sold three ships,\u{201d} said Zorbel Lines chief executive Ann Lee."],
        &["\u{201c}We sold three ships,\u{201d} Ann Lee said."],
    ),
];
