//! Names that the story's furniture gives, and names met again: identity makes these, and names the rule here.

use super::Name;
use crate::rules::{How, Rule};

pub static RULES: &[Rule<Name>] = &[
    Rule {
        id: "PLC030",
        name: "place of the dateline or of a reporter",
        why: "A dateline and the credits say where the story was written.",
        how: How::Code,
        finds: &["[TRIPOLI], Sept 5, 2011 (Reuters) - Troops left the town on Monday."],
        skips: &["Troops left the town on Monday."],
    },
    Rule {
        id: "ORG030",
        name: "agency of the dateline",
        why: "The agency in a dateline is an organization.",
        how: How::Code,
        finds: &["TRIPOLI, Sept 5, 2011 ([Reuters]) - Troops left the town on Monday."],
        skips: &["Troops left the town on Monday."],
    },
    Rule {
        id: "PER030",
        name: "person of the credits",
        why: "The credits at the end of a story name those who wrote it.",
        how: How::Code,
        finds: &["Troops left the town on Monday.\n\n(Reporting by [Ann Zorbel] in Tripoli; Editing by Otto Krell)"],
        skips: &["Troops left the town on Monday."],
    },
    Rule {
        id: "NAM002",
        name: "name met again",
        why: "What the article knows as a name is one also where a capital proves nothing.",
        how: How::Code,
        finds: &["[ZORBEL] LEAVES THE FUND\n\nOtto Zorbel left the fund on Monday, and nobody knows why."],
        skips: &["THE FUND CLOSES ON MONDAY"],
    },
];
