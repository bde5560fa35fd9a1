//! Organizations, by what stands beside them: shares, spokesmen, kinds of bodies.

use crate::lexicon::{Class, Usage};
use crate::names::people::titles::is_firm_too;
use crate::names::{Name, organization};
use crate::rules::{Match, Rule, pattern};
use crate::text::Tokens;

pub static RULES: &[Rule<Name>] = &[
    Rule {
        id: "ORG101",
        name: "kind of body and name",
        why: "A noun for a body right before a name says what it is.",
        how: pattern("kind:(OrgHead&Lower) name:Name&!Country", |m| organization(m, 6).filter(|_| body(m))),
        finds: &["The news agency [Qorl] closed."],
        skips: &["The news agency closed."],
    },
    Rule {
        id: "ORG119",
        name: "what a firm does, and a name of common words",
        why: "Behind \"promoter\" or \"rival\" stand persons and firms: common words with capitals are a firm's.",
        how: pattern("role:(Role&!NounPl/UpperLine) name:Name&!Place/Country/City/Region >!Role", |m| {
            organization(m, 9).filter(|_| is_firm_too(m) && of_words(m))
        }),
        finds: &["Promoter [Big Lantern] said so."],
        skips: &["Singer Big Lantern said so."],
    },
    Rule {
        id: "ORG111",
        name: "platform or seller and its name",
        why: "A noun for what speaks to or sells to the public, right before a name, says what it is.",
        how: pattern(
            "(platform|startup|chipmaker|automaker|website|marketplace|outlet|tabloid|portal|lender|carmaker|drugmaker|chain|operator|manufacturer|giant) name:Name&!Country/City/Region/Person >!Possessive/Role",
            |m| organization(m, 5),
        ),
        finds: &["They met on the streaming platform [Qorl]."],
        skips: &["They met on the platform."],
    },
    Rule {
        id: "ORG102",
        name: "name and what companies have",
        why: "Companies and bodies have shares, units, spokesmen and officials.",
        how: pattern(
            "name:Name&!Country/City/Person (shares|stock|spokesman|spokeswoman|officials|executives|unit|earnings|chairman|employees|workers|chief|analyst|guerrillas|troops|forces|members)",
            |m| organization(m, 4),
        ),
        finds: &["Yesterday [Qorl] shares rose."],
        skips: &["Yesterday shares rose."],
    },
    Rule {
        id: "ORG112",
        name: "name, office in a company and person",
        why: "Before an office that companies have and the person who holds it stands the company.",
        how: pattern(
            "name:Name&!Country/City/Region/Person/Common/Demonym/NotName (Adj/Noun/NounPl/OrgHead/VerbIng&Lower)* office:(Role&Lower&!NounPl officer?) Person",
            |m| organization(m, 4).filter(|_| m.part("office").is_some_and(|office| firm_office(m, office))),
        ),
        finds: &["[Qorl] chief executive Ann Lee left.", "[Qorl] finance director Ann Lee left."],
        skips: &["Yesterday finance director Ann Lee left."],
    },
    Rule {
        id: "ORG103",
        name: "shares in a company",
        why: "One holds shares in, or is the chairman of, a company.",
        how: pattern(
            "((shares|stake|unit|subsidiary) (in|of) name:Name&!Country/Person | (shares|stake|unit|subsidiary|division|Role&!professor) (in|of|at|with|for|from) the? name:Name&!Country/Person/City/Region)",
            |m| organization(m, 4),
        ),
        finds: &["An analyst at [Qorl] left."],
        skips: &["An analyst at the bank left."],
    },
    Rule {
        id: "ORG116",
        name: "who works at a name of two words",
        why: "Nobody is an analyst at a person: what looks like one's name there is a firm's.",
        how: pattern(
            "(analyst|analysts|economist|economists|strategist|strategists|researcher|researchers|engineer|engineers|lawyer|lawyers|traders|managers|workers) (at|with) name:Name&Person >!Possessive",
            |m| organization(m, 9),
        ),
        finds: &["Two analysts at [Zorbel Qarrel] left."],
        skips: &["Two analysts met Zorbel Qarrel."],
    },
    Rule {
        id: "ORG104",
        name: "the and name",
        why: "Persons and towns have no article.",
        how: pattern("the name:Name&!Country/Region/Feature/Person/PlaceHead/Common", |m| organization(m, 2)),
        finds: &["They joined the [QRL] at once."],
        skips: &["They joined the army."],
    },
    Rule {
        id: "ORG105",
        name: "name and kind of body in apposition",
        why: "A name before a comma and a noun for a body is that body.",
        how: pattern(
            "name:Name&!Country/Person Comma Det (Adj/Noun/Demonym/Ordinal/Country/VerbPp/Number/Name | Possessive | Hyphenated)* kind:(OrgHead&Lower) >!Role/Possessive/Noun",
            |m| organization(m, 6).filter(|_| body(m)),
        ),
        finds: &["[Qorl], a small software company, closed."],
        skips: &["They left, a small company in tow.", "Qorl, an air force captain, left."],
    },
    Rule {
        id: "ORG120",
        name: "what a firm does, name, and which",
        why: "\"Which\" right behind a name that begins a sentence says more of a firm, never of a person.",
        how: pattern(
            "^ role:(Role&!NounPl) name:Name&!Place/Country/City/Region Comma (which) (Aux/VerbPast/VerbS)",
            |m| organization(m, 16),
        ),
        finds: &["Investor [Qorl], which led the round, left."],
        skips: &["Investor Qorl, who led the round, left."],
    },
    Rule {
        id: "ORG107",
        name: "name and kind of body",
        why: "A noun for a body right after a name says what it is: \"the Zorbel union\".",
        how: pattern("the name:Name&!Country/Region/Person/Feature OrgHead&Lower >!Role/Noun/Possessive", |m| {
            organization(m, if m.classes("name").has(Class::City) { 2 } else { 5 })
        }),
        finds: &["The [Qorl] union called a strike."],
        skips: &["The union called a strike."],
    },
    Rule {
        id: "ORG106",
        name: "what companies do",
        why: "Companies report results, buy and sell.",
        how: pattern(
            "name:Name&!Country/City/Person Adv? (reported|posted|announced|acquired|sells|makes|operates|bought|sold|issued|launched|sets)",
            |m| organization(m, 2),
        ),
        finds: &["[Qorl] reported a loss."],
        skips: &["Yesterday they reported a loss."],
    },
    Rule {
        id: "ORG108",
        name: "one word that speaks",
        why: "A word alone that speaks is somebody: the article says whether it is a part of a person's name or a body.",
        how: pattern(
            "(name:Name&!Country/City/Region/Person/Common (Aux/Modal* Adv? CueVerb&VerbPast/VerbS/VerbPp | Comma Det) | according to name:Name&!Country/City/Region/Person/Common >!Cap/Possessive)",
            |m| m.part("name").filter(|tokens| tokens.len() == 1).and_then(|_| m.mark("name", Name::open(2))),
        ),
        finds: &["Yesterday [Qorl] warned of a loss.", "The plan is late, according to [Qorl]."],
        skips: &["Yesterday they warned of a loss.", "The plan is late, according to them."],
    },
    Rule {
        id: "ORG109",
        name: "bought from, sold to, made by a name",
        why: "Things are bought from, sold to and made by companies and bodies.",
        how: pattern(
            "(bought|acquired|sold|owned|made|operated|founded|run|published|hired|sued|fined|developed|built) (from|to|by) the? name:Name&!Country/City/Region/Person",
            |m| organization(m, 4),
        ),
        finds: &["The yard was bought from [Qorl] in May."],
        skips: &["The yard was bought from them in May."],
    },
    Rule {
        id: "ORG110",
        name: "what a company has",
        why: "Companies and platforms have users, customers, products and a head office.",
        how: pattern(
            "name:Name&!Country/City/Region/Person Possessive (Adj/Noun/Ordinal)? (users|customers|app|platform|website|products|headquarters|ceo|spokesperson|spokesman|spokeswoman|chairman|shares|servers|algorithm|subscribers|employees|staff)",
            |m| organization(m, 4),
        ),
        finds: &["They read [Qorl]'s website."],
        skips: &["They read his website."],
    },
    Rule {
        id: "ORG115",
        name: "name and what it makes, runs or sells",
        why: "\"Which\" with a verb of business says that a name is a company or body.",
        how: pattern(
            "name:Name&!Country/City/Region/Feature Comma which (makes|runs|owns|operates|sells|employs|represents|publishes|supplies|builds|develops|provides|monitors)",
            |m| organization(m, 4),
        ),
        finds: &["[Qorl], which makes tyres, closed."],
        skips: &["They closed the plant, which makes tyres."],
    },
    Rule {
        id: "ORG117",
        name: "name and which",
        why: "\"Which\" never refers to a person.",
        how: pattern("name:Name&!Country/City/Region/Feature Comma which VerbS", |m| organization(m, 4)),
        finds: &["They left for [Qorl], which pays more."],
        skips: &["They left the yard, which pays more."],
    },
    Rule {
        id: "ORG114",
        name: "who runs a company",
        why: "Companies have chief executives, founders and managing directors.",
        how: pattern("name:Name&!Country/City/Region/Person Possessive Adj? office:(Role&Lower&!NounPl)", |m| {
            organization(m, 4).filter(|_| m.part("office").is_some_and(|office| firm_office(m, office)))
        }),
        finds: &["They met [Qorl]'s chief executive."],
        skips: &["They met his chief executive.", "They met Qorl's brother."],
    },
];

/// Whether each word of a name is a common one.
fn of_words(m: &Match<'_>) -> bool {
    m.part("name").is_some_and(|name| name.iter().all(|t| m.scene.classes(t).has(Class::Common)))
}

/// Whether an office is one that companies have: "chief executive", "co-founder".
fn firm_office(m: &Match<'_>, office: Tokens) -> bool {
    let last = office.end - 1;
    m.scene.used(office.start, Usage::Managing)
        || m.scene.used(last, Usage::Manages)
        || matches!(m.scene.lower(last), "ceo" | "cfo" | "coo")
}

/// Whether the noun for a body is one in lower case too: a bank is, "times" and "steel" are not (the table's "loose").
fn body(m: &Match<'_>) -> bool {
    !m.value("kind", Class::OrgHead).is_some_and(|value| value.ends_with("loose"))
}
