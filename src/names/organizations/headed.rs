//! Names made organizations by one of their words: "Zorbel Corp", "Ministry of Trade", "Libya Human Rights Forum".

use crate::lexicon::{Class, ClassSet};
use crate::names::heads;
use crate::names::{Name, organization};
use crate::rules::{How, Match, Rule, pattern};

pub static RULES: &[Rule<Name>] = &[
    Rule {
        id: "ORG010",
        name: "organization by its head",
        why: "A capitalised noun for a body makes the capitalised words around it the name of one.",
        how: How::Step(heads::organizations),
        finds: &["The [Zorbel Institute] closed.", "The [Ministry of Trade and Industry] closed."],
        skips: &["The ministry closed."],
    },
    Rule {
        id: "ORG011",
        name: "company by its legal form",
        why: "Inc, Corp, Ltd and their kin end the names of companies and belong to them.",
        how: How::Step(heads::companies),
        finds: &["[Zorbel & Krell Inc] rose.", "[Zorbel & Co.] fell."],
        skips: &["The company rose."],
    },
    Rule {
        id: "ORG013",
        name: "names joined by an ampersand",
        why: "An ampersand joins the names in a firm's name.",
        how: pattern("name:(Cap&!UpperLine/Det/Deictic Cap? Ampersand Cap Cap?)", |m| organization(m, 6)),
        finds: &["Yesterday [Zorbel & Krell] rose."],
        skips: &["Yesterday Zorbel and Krell rose."],
    },
    Rule {
        id: "ORG014",
        name: "branch or body of a country",
        why: "Capitals right before a country, with no comma, make a body with it: a firm's branch, an office, a campaign.",
        how: pattern(
            "<!Cap/Upper/Initial/Dot name:(Cap/Upper&!Given/UpperLine/Country/City/Region/Feature/Demonym/Direction/PlaceHead/Title/Role/Det/Prep/Pron/PossPron/Conj/Subord/Wh/Aux/Modal/Month/Weekday/Deictic/Media/Club (Cap&!UpperLine/Country/City/Region/Direction/Demonym/PlaceHead/Title/Prep)* Country&Cap) >!Cap/Hyphen",
            |m| organization(m, 8).filter(|_| branch(m)),
        ),
        finds: &[
            "The head of [Statistics Norway] left.",
            "A report by [Zorbel Canada] was read.",
            "[Swim Norway] warned of closures.",
        ],
        skips: &["They left East Germany.", "They met in Norway.", "On Monday Norway won."],
    },
    Rule {
        id: "ORG016",
        name: "team of a country",
        why: "\"Team\" before a country is those who play for it.",
        how: pattern("<!Cap name:(team&Cap Country&Cap) >!Cap/Hyphen", |m| organization(m, 9)),
        finds: &["The robot of [Team Norway] broke."],
        skips: &["The team left Norway."],
    },
    Rule {
        id: "ORG017",
        name: "words with a small word between, and what they are",
        why: "What is called \"a charity\" or \"a group\" right behind its name is a body, whatever words make the name.",
        how: pattern(
            concat!(
                "<!Cap name:(Cap&!UpperLine/SentenceStart/Det/Prep/Pron/Title/Role (of|for|and|in) the? Cap&!UpperLine/Title/Role/Month/Weekday/Country Cap&!UpperLine/Title/Role/Month/Weekday/Country?) Comma Det ",
                "(Adj/Noun/NounPl/Demonym/Ordinal/Country/VerbPp | Hyphenated | Possessive)* kind:(OrgHead&Lower) >!Role/Noun/Possessive"
            ),
            |m| {
                organization(m, 8)
                    .filter(|_| !m.value("kind", Class::OrgHead).is_some_and(|value| value.ends_with("loose")))
            },
        ),
        finds: &["They gave it to [Shade of Rain], a civil rights organization."],
        skips: &["They gave it to Shade of Rain, a poem."],
    },
    Rule {
        id: "ORG018",
        name: "house of a saint",
        why: "Schools, hospitals and churches go by the saint whose they are; a verb or a mark behind shows that nobody owns anything.",
        how: pattern(
            "name:((st&Cap|saint&Cap) Dot? Cap&!UpperLine/OrgHead/PlaceHead Possessive) (Comma|Dot|Stop|and|Aux|Modal|VerbPast&!VerbPp|Prep&Lower)",
            |m| organization(m, 9),
        ),
        finds: &["Pupils at [St Zorbel's] were told so.", "At [St Zorbel's], pupils left."],
        skips: &["They met in St Zorbel's shop."],
    },
    Rule {
        id: "ORG019",
        name: "kind of body, and its name in commas",
        why: "\"The board, X, said\": the name between commas is the board's.",
        how: pattern(
            concat!(
                "the OrgHead&Lower Comma name:(Cap&!UpperLine/Given/Title/Role/Det/Prep/Pron/Conj/Month/Weekday/Country/City/Region/Demonym ",
                "(Cap&!UpperLine/Title/Role/Country/City/Region (Cap&!UpperLine/Title/Role)?)?) Comma >!and"
            ),
            |m| organization(m, 7),
        ),
        finds: &["The union, [Qorl], called a strike.", "The board, [Merit Examinations], said it was late."],
        skips: &["They met the union, Zorbel Qarrel and others.", "The board, Monday's guests, left."],
    },
    Rule {
        id: "ORG020",
        name: "whose body it is, of two",
        why: "A body may be named for two kinds of members, each with a mark of its own.",
        how: pattern(
            "name:(Cap&!UpperLine/Det Possessive (and|Ampersand) Cap&!UpperLine Possessive (Cap&!OrgHead)* OrgHead&Cap)",
            |m| organization(m, 9),
        ),
        finds: &["The [Porters' and Carriers' Federation] called a strike."],
        skips: &["The porters' and carriers' federation called a strike.", "Zorbel's and Krell's houses fell."],
    },
    Rule {
        id: "ORG021",
        name: "house and its town",
        why: "A hospital or college goes by its name and, without a comma, its town.",
        how: pattern(
            "name:(Cap&!UpperLine/Det/Prep/Title Cap? (hospital&Cap|university&Cap|college&Cap) City&Cap) >!Cap/Hyphen",
            |m| organization(m, 9),
        ),
        finds: &["They were taken to [Mercy Hospital Springfield]."],
        skips: &["At the hospital Springfield is far.", "They left Mercy Hospital in Springfield."],
    },
    Rule {
        id: "ORG015",
        name: "paper by its first word",
        why: "\"Daily\" and the like begin the names of papers.",
        how: pattern(
            "<the name:((daily&Cap|evening&Cap|weekly&Cap) Cap&!UpperLine/NotName/Title/Det/Prep) >!Cap",
            |m| organization(m, 8),
        ),
        finds: &["They read it in the [Daily Zorbel]."],
        skips: &["They read it in the daily paper."],
    },
    Rule {
        id: "ORG012",
        name: "agency's newsroom",
        why: "A wire story is signed by the newsroom that filed it.",
        how: pattern("name:(Cap Cap* (newsroom&Cap|newsdesk&Cap|desk&Cap))", |m| organization(m, 9)),
        finds: &["-- [Zorbel Newsroom] 12 34", "-- Otto Krell, [Zorbel Energy Desk], +1 23 45"],
        skips: &["The newsroom closed."],
    },
];

/// Each word before the country is one word of its own, or letters.
fn branch(m: &Match<'_>) -> bool {
    m.units("name").is_some_and(|units| {
        let by_chance = ClassSet::of(&[Class::SentenceStart, Class::Common]);
        // "Swim England warned": no adverb or group of people.
        const OTHER: ClassSet = ClassSet::of(&[Class::Adv, Class::Role, Class::NounPl, Class::NumberWord, Class::Adj]);
        let speaks = m.after().is_some_and(|u| u.classes.has(Class::CueVerb) && u.classes.has(Class::VerbPast));
        let noun = units[0].classes.has(Class::Noun) && !units[0].classes.any(OTHER) && speaks;
        // "Free Norway": a call.
        let call = units[0].classes.all(ClassSet::of(&[Class::Adj, Class::Verb])) && !units[0].classes.has(Class::Noun);
        (noun || !units[0].classes.all(by_chance))
            && !call
            && units[..units.len() - 1].iter().all(|unit| unit.hash != 0)
    })
}
