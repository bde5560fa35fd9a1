//! The rules by which claims are found, each with its reason and examples.

use crate::rules::{How, Rule};

const fn rule(
    id: &'static str,
    name: &'static str,
    why: &'static str,
    finds: &'static [&'static str],
    skips: &'static [&'static str],
) -> Rule<()> {
    Rule { id, name, why, how: How::Code, finds, skips }
}

/// The rules of claims, in the order of their ids.
pub static RULES: &[Rule<()>] = &[
    rule(
        "CLM001",
        "said that",
        "A reporting verb before \"that\" brings what its subject said; the clause runs to the end of the sentence.",
        &[
            "{The mayor} <said> [that the bridge was safe].",
            "{Two officials} <told> reporters on Monday [that the road was closed].",
        ],
        &["The mayor opened the bridge that the army had built."],
    ),
    rule(
        "CLM002",
        "said",
        "After a reporting verb a clause of its own is what was said: \"that\" is left out more often than not.",
        &["{Ann Lee} <said> [the dam was safe].", "{He} <has repeatedly said> [the plan will fail]."],
        &["Ann Lee crossed the river before the dam burst."],
    ),
    rule(
        "CLM003",
        "said: quotation",
        "A quotation right after a reporting verb, with a comma or colon between, is what was said.",
        &[
            "{Ann Lee} <said>, [“We will rebuild the bridge.”]",
            "{The minister} <added:> [“Nobody was hurt in the fire.”]",
        ],
        &["Ann Lee wrote a book called “The Long Bridge”."],
    ),
    rule(
        "CLM004",
        "content, source, cue",
        "News puts the speaker last: what stands before the comma, or in the quotation before it, is what was said.",
        &["[The dam was safe], {Ann Lee} <said>.", "[“We will rebuild the bridge,”] {Lee} <told> reporters."],
        &["On Monday, Ann Lee left."],
    ),
    rule(
        "CLM005",
        "content, cue, source",
        "After a quotation or comma the verb may stand before its subject, which then runs on with its apposition.",
        &[
            "[The dam was safe], <said> {Ann Lee, head of the water board}.",
            "[“Nobody was hurt,”] <said> {the minister}.",
        ],
        &["Ann Lee, said to be rich, left."],
    ),
    rule(
        "CLM006",
        "content, source, cue, content",
        "An attribution between two commas stands inside the clause that was said: subject before it, verb after it.",
        &["[The dam], {Ann Lee} <said>, [would hold until spring]."],
        &["The dam, built last year, would hold."],
    ),
    rule(
        "CLM007",
        "promised to",
        "Verbs of promising, refusing, wanting and asking take what is promised, refused or wanted as \"to\" and a verb.",
        &["{The rebels} <have promised> [to free the hostages].", "{She} <declined> [to comment on the report]."],
        &["The rebels came to the village to rest."],
    ),
    rule(
        "CLM008",
        "asked whether",
        "A question word or \"whether\" after a verb of asking, telling or explaining begins what was asked or told.",
        &["{The judge} <asked> [whether the witness had lied]."],
        &["The judge left when the witness had spoken."],
    ),
    rule(
        "CLM009",
        "announced",
        "Some reporting verbs take what was said as a noun; the table says which ones can be relied on.",
        &["{The company} <announced> [a merger with its rival]."],
        &["The company bought a rival.", "The mayor got messages seeking comment."],
    ),
    rule(
        "CLM010",
        "wants to",
        "Verbs of wanting and urging take a noun with \"to\" and a verb: both are what is wanted.",
        &["{The mayor} <wants> [the council to close the bridge]."],
        &["The mayor walked with the council to close the bridge."],
    ),
    rule(
        "CLM011",
        "described as",
        "A verb of naming with \"as\" attributes the name that is given.",
        &[
            "{The minister} <described> [the talks as a failure].",
            "{The minister} <described> [the talks as a “farce”].",
            "{The union} <has criticised> [the plan as a waste].",
        ],
        &["The minister used the table as a desk."],
    ),
    rule(
        "CLM012",
        "called for",
        "With the prepositions that the table gives, a verb attributes what follows; the preposition belongs to the cue.",
        &["{The union} <called for> [a strike in every port]."],
        &["The union looked at the port."],
    ),
    rule(
        "CLM013",
        "is thought to",
        "A passive verb of thinking or saying attributes to nobody: the subject and what follows are the content.",
        &["[The minister] <is believed> [to be in hiding]."],
        &["The minister was driven to the airport."],
    ),
    rule(
        "CLM014",
        "according to",
        "\"According to\" names the source of the clause that it stands in; so do \"in the words of\" and \"as S put it\".",
        &[
            "[The dam was safe], <according to> {the water board}.",
            "<According to> {the report}, [nobody was hurt].",
            "<In the words of> {Ann Lee}, [the plan was a disaster].",
            "As {Ann Lee} <put it>, [the plan was a disaster].",
        ],
        &["The seats were given according to the list."],
    ),
    rule(
        "CLM015",
        "quotation, dash, name",
        "A name after a quotation and a dash is the speaker's.",
        &["[“We will rebuild the bridge.”] <--> {Ann Lee}"],
        &["“The Long Bridge” -- a novel by Ann Lee -- was sold out."],
    ),
    rule(
        "CLM016",
        "the claim that",
        "A noun of saying before \"that\" or \"to\" attributes, to its owner or to the subject of a light verb before it.",
        &[
            "{They} <had information> [that the rebels had fled].",
            "The judge heard {Lee}'s <promise> [to keep the bridge open].",
        ],
        &["The bridge that the army built fell."],
    ),
    rule(
        "CLM017",
        "confident that",
        "An adjective of knowing or wanting, after a form of be, attributes what follows it to the subject.",
        &[
            "{The mayor} <is aware of> [the danger to the bridge].",
            "{The mayor} <made it clear> [that the bridge was safe].",
        ],
        &["The mayor is tall."],
    ),
    rule(
        "CLM018",
        "his criticism of",
        "A noun of judging or asking that has an owner attributes what follows its preposition.",
        &["The council heard {Ann Lee}'s <criticism of> [the bridge].", "{The union} <took issue with> [the report]."],
        &["The criticism of the bridge was long."],
    ),
    rule(
        "CLM019",
        "Name: claim",
        "In a headline a name before a colon is the source of what stands after it.",
        &["{Mayor Lee}<:> [Bridge was safe all along]"],
        &["Three things to know: bridges, dams and roads"],
    ),
    rule(
        "CLM030",
        "when asked whether",
        "\"Asked whether C, S answered\" tells a question of which nobody is named as the one who asked.",
        &["When <asked> [whether the bridge was safe], the mayor left."],
        &["When the council asked for help, the mayor left."],
    ),
    rule(
        "CLM101",
        "the article's own voice",
        "What a sentence says outside all attributions is the article's own statement; only asked for.",
        &[
            "[The bridge reopened on Monday].",
            "The bridge reopened, and [two ferries stopped].",
            "[The bridge], which police say is safe, [reopened on Monday].",
            "[Ann Lee left the party], saying it had failed.",
            "[After the storm the bridge closed].",
        ],
        &[
            "Ann Lee said the bridge was safe.",
            "The bridge is safe, according to the water board.",
            "Bridge reopens after two years",
            "Who will pay for the bridge?",
            "\u{201c}We will rebuild the bridge.\u{201d}",
        ],
    ),
];
