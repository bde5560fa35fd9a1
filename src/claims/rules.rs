//! The rules of claims: those of verbs are in [`super::verbal`], the others here, each with what it reads.

use super::verbal::VERBS;
use crate::clauses::cues::{Frame, Reads};
use crate::rules::{Rule, by_code};

/// The id of the rule that reads what a draft was read from.
pub fn id_of(reads: Reads) -> &'static str {
    match reads {
        Reads::Verb(Frame::Passive) => "CLM013",
        Reads::Verb(frame) => VERBS.iter().find(|rule| rule.frame == frame).map_or("CLM002", |rule| rule.card.id),
        Reads::According => "CLM014",
        Reads::Dash => "CLM015",
        Reads::Noun(Frame::Prep) => "CLM018",
        Reads::Noun(_) => "CLM016",
        Reads::Adjective(_) => "CLM017",
        Reads::Headline => "CLM019",
        Reads::Asked => "CLM030",
        Reads::Answer => "CLM031",
        Reads::Run => "CLM032",
        Reads::Scene => "CLM033",
        Reads::Hearsay => "CLM034",
        Reads::Citing => "CLM035",
        Reads::OwnVoice => "CLM101",
    }
}

/// All rules of claims, in the order of their ids.
pub fn cards() -> impl Iterator<Item = &'static Rule<()>> {
    VERBS.iter().map(|rule| &rule.card).chain(OTHERS)
}

/// The rules that read no verb, or a passive one.
static OTHERS: &[Rule<()>] = &[
    by_code(
        "CLM013",
        "is thought to",
        "A passive verb of thinking or saying attributes to nobody: the subject and what follows are the content.",
        &[
            "[The minister] <is believed> [to be in hiding].",
            "It <was announced> [that the bridge was closed].",
            "[Ann Lee] is a guard, <accused of> [taking money].",
            "[The driver had been drinking], the court <heard>.",
            "[The driver had been drinking], the jury <was told>.",
        ],
        &["The minister was driven to the airport.", "The wall was meant to keep out the sea."],
    ),
    by_code(
        "CLM014",
        "according to",
        "\"According to\" names the source of the clause that it stands in; so do \"in the words of\" and \"as S said\".",
        &[
            "[The dam was safe], <according to> {the water board}.",
            "<According to> {the report}, [nobody was hurt].",
            "<In the words of> {Ann Lee}, [the plan was a disaster].",
            "As {Ann Lee} <put it>, [the plan was a disaster].",
            "As {Ann Lee} <told> the Herald, [the plan was a disaster].",
            "[The plan was a disaster], as {the union} <has said>.",
            "In {Ann Lee}'s <view>, [the plan was a disaster].",
            "[The plan], <in the opinion of> {Ann Lee}, [was a disaster].",
        ],
        &[
            "The seats were given according to the list.",
            "The ferry stopped in view of the storm.",
            "Each parcel is taxed according to its weight.",
        ],
    ),
    by_code(
        "CLM015",
        "quotation, dash, name",
        "A name after a quotation and a dash is the speaker's.",
        &["[“We will rebuild the bridge.”] <--> {Ann Lee}"],
        &[
            "“The Long Bridge” -- a novel by Ann Lee -- was sold out.",
            "The bridge, lit by night, was named “the lamp.”\n\n- Zorbel News.",
        ],
    ),
    by_code(
        "CLM016",
        "the claim that",
        "A noun of saying before \"that\" or \"to\" attributes, to its owner or to the subject of a light verb before it.",
        &[
            "{They} <had information> [that the rebels had fled].",
            "The judge heard {Lee}'s <promise> [to keep the bridge open].",
            "{The mayor} <is of the view> [that the bridge is safe].",
            "{The inquiry} <found no evidence> [that the bridge was safe].",
            "{The board} <gave us an order> [to close the bridge].",
            "{Ann Lee} <made the following comment:> [“The bridge is closed.”]",
            "{Ann Lee}'s <answer was simple:> [“The bridge is closed.”]",
            "{Ann Lee}'s <verdict?> [“The bridge is a joke.”]",
            "The box bore {a sticker} with the <slogan> [“Free the bridge now.”]",
            "The mayor faced <claims> of [being unfit for office].",
        ],
        &["The bridge that the army built fell."],
    ),
    by_code(
        "CLM017",
        "confident that",
        "An adjective of knowing or wanting, after a form of be, attributes what follows it to the subject.",
        &[
            "{The mayor} <is aware of> [the danger to the bridge].",
            "{The mayor} <made it clear> [that the bridge was safe].",
            "{The mayor} <made it clear> in a letter [that the bridge was safe].",
            "{The mayor} <was confident> [the bridge was safe].",
            "{The mayor} <was convinced> [that the bridge was safe].",
            "{The mayor} <is unsure> [whether the bridge is safe].",
            "{The residents} <are concerned> [the bridge will fall].",
            "{The mayor} <would not be drawn on> [the price of the bridge].",
            "{Ann Lee} <was like>, [“No way at all.”]",
            "{Ann Lee} <is unrepentant:> [“We were right to close it.”]",
        ],
        &["The mayor is tall.", "The residents were alarmed by the storm."],
    ),
    by_code(
        "CLM018",
        "his criticism of",
        "A noun of judging or asking that has an owner attributes what follows its preposition.",
        &["The council heard {Ann Lee}'s <criticism of> [the bridge].", "{The union} <took issue with> [the report]."],
        &["The criticism of the bridge was long."],
    ),
    by_code(
        "CLM019",
        "Name: claim",
        "In a headline, and in a talk told turn by turn, a name before a colon is the source of what stands after it.",
        &[
            "{Mayor Lee}<:> [Bridge was safe all along]",
            "The bridge, a talk.\n\n{Ann Lee}<:> [It was safe. I am sure of it].\n\nBo Lund was silent.\n\nBo Lund: No.",
        ],
        &["Three things to know: bridges, dams and roads"],
    ),
    by_code(
        "CLM030",
        "when asked whether",
        "\"Asked whether C, S answered\" tells a question of which nobody is named as the one who asked.",
        &["When <asked> [whether the bridge was safe], the mayor left."],
        &["When the council asked for help, the mayor left."],
    ),
    by_code(
        "CLM031",
        "said no",
        "A reporting verb with nothing but \"yes\" or \"no\" after it gives an answer in the words of its subject.",
        &["Asked whether the bridge was safe, {the mayor} <said> [no].", "{Ann Lee} <answered> [yes] on Monday."],
        &["The mayor said no bridge was safe.", "Yes Bridge was safe."],
    ),
    by_code(
        "CLM032",
        "quotation after speech",
        "A quotation that is a sentence of its own, right after what someone said, is what they said next.",
        &["The mayor said the bridge was safe.\n\n[\u{201c}It has stood for a hundred years.\u{201d}]"],
        &[
            "Ann Lee said she was ready. \u{201c}The bridge is safe\u{201d} was sprayed on the wall.",
            "Ann Lee said she was ready.\n\nBo Lund laughed. \u{201c}You are not ready at all.\u{201d}",
            "\u{201c}We won,\u{201d} Ann Lee said.\n\nThe minister disagreed. \u{201c}You did not win.\u{201d}",
        ],
    ),
    by_code(
        "CLM033",
        "quotation after its speaker",
        "A quotation that is a sentence of its own, right after one about what a single person did, is that person's; it is \
         less sure than one after speech.",
        &[
            "Mayor Ann Lee welcomed the ruling on Monday. [\u{201c}It is a good day for the town.\u{201d}]",
            "Ann Lee said she was ready.\n\nBo Lund shook his head. [\u{201c}You are not ready at all.\u{201d}]",
        ],
        &[
            "The bridge fell on Monday. \u{201c}It was a good bridge for the town.\u{201d}",
            "Ann Lee met Bo Lund on Monday. \u{201c}It is a good day for the town.\u{201d}",
            "A sign hung by the door. \u{201c}Nobody may enter the hall.\u{201d}",
        ],
    ),
    by_code(
        "CLM034",
        "reportedly",
        "An adverb of hearsay attributes its clause to somebody who is not named.",
        &["[The ferry] <reportedly> [sank off the coast].", "[The guards had] <allegedly> [taken bribes]."],
        &["The ferry sank off the coast."],
    ),
    by_code(
        "CLM035",
        "citing S",
        "Who is cited for a report has said what is reported.",
        &[
            "[The chairman has resigned], The Times reported, <citing> {two officials}.",
            "The Times, <quoting> {a hospital official}, reported [that nine people were killed].",
        ],
        &["The bank raised its rate, citing inflation.", "She resigned, citing her health."],
    ),
    by_code(
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
