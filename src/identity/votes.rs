//! What the whole article says of a name, as against what stands beside one mention: a vote each, with its reason.

use crate::names::{Name, NameKind};
use crate::rules::{How, Rule};

/// What the article may say of a name that stands in it alone or in part.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Says {
    Surname,
    NoTown,
    Given,
    Part,
    Family,
    Club,
    Beginning,
    Company,
    Acronym,
    HasAcronym,
    PlaceAcronym,
    InFull,
    Speaks,
    Plays,
    Word,
    Longer,
}

/// A rule of the article as a whole, and what it says of the name.
pub(super) struct Vote {
    pub rule: Rule<Name>,
    pub value: Name,
}

impl Says {
    pub(super) fn vote(self) -> &'static Vote {
        &VOTES[self as usize]
    }
}

/// How votes are counted.
pub(super) mod counted {
    /// What all mentions together say counts as no more than this, so that many weak words do not outshout a title here.
    pub const MOST: f32 = 16.0;
    /// The gazetteer knows a place by its name alone, which every mention repeats: it counts once, and this much.
    pub const LISTED: f32 = 1.5;
    /// What speaks here, and on the average elsewhere, against its being any name.
    pub const NOTHING: f32 = 1.5;
    /// In sport talk a club's name is the club, less surely where it is a person's name too.
    pub const CLUB: f32 = 10.0;
    pub const CLUB_OR_PERSON: f32 = 4.0;
    /// In sport talk a city is its club, unless something here says that it is the place.
    pub const TOWN_AS_CLUB: f32 = 2.5;
    pub const TOWN_HERE: f32 = 2.0;
    /// From here on a name is known well enough to be known again where its capital proves nothing.
    pub const SURE: f32 = 3.0;
}

/// In the order of [`Says`].
pub(super) static VOTES: [Vote; 16] = [
    Vote {
        value: Name::new(NameKind::Person, 9),
        rule: Rule {
            id: "IDN001",
            name: "surname of a full name",
            why: "A full name owns its last word: a person named in full is called by that word before and after.",
            how: How::Code,
            finds: &["[Qorl] recounts his fall\n\nPresident Tarvo Qorl left on Monday."],
            skips: &["Qorl recounts his fall\n\nPresident Tarvo Krell left on Monday."],
        },
    },
    Vote {
        value: Name::new(NameKind::Person, 11),
        rule: Rule {
            id: "IDN002",
            name: "surname that is a town nobody is in",
            why: "Where nothing in the article speaks for the town of that name, the person is meant.",
            how: How::Code,
            finds: &["Mr. Otto Lincoln left on Monday. [Lincoln] was glad."],
            skips: &["Mr. Otto Krell left on Monday, when he was in Lincoln."],
        },
    },
    Vote {
        value: Name::new(NameKind::Person, 5),
        rule: Rule {
            id: "IDN003",
            name: "given name of a full name",
            why: "Children, victims and players are called by the first word of their full names.",
            how: How::Code,
            finds: &["They met Tarvo Kowalski on Monday. On Tuesday [Tarvo] left."],
            skips: &["They met Otto Kowalski on Monday. On Tuesday Tarvo left."],
        },
    },
    Vote {
        value: Name::new(NameKind::Person, 9),
        rule: Rule {
            id: "IDN004",
            name: "part of a longer full name",
            why: "Of three names and more the first or the last two are the same person's.",
            how: How::Code,
            finds: &["They met Maria Tarvo Kowalski on Monday. On Tuesday [Tarvo Kowalski] left."],
            skips: &["They met Maria Kowalski on Monday."],
        },
    },
    Vote {
        value: Name::new(NameKind::Person, 9),
        rule: Rule {
            id: "IDN005",
            name: "family",
            why: "A surname in the plural is the family.",
            how: How::Code,
            finds: &["They met Otto Qorl on Monday. The [Qorls] left."],
            skips: &["They met Otto Krell on Monday. The Qorls left."],
        },
    },
    Vote {
        value: Name::new(NameKind::Organization, 6),
        rule: Rule {
            id: "IDN006",
            name: "club or paper by the end of its name",
            why: "Clubs and papers go by the last word of their names.",
            how: How::Code,
            finds: &["The Chicago Bulls won on Monday. On Friday the [Bulls] lost."],
            skips: &["On Friday the bulls got loose."],
        },
    },
    Vote {
        value: Name::new(NameKind::Organization, 5),
        rule: Rule {
            id: "IDN007",
            name: "beginning of a body's name",
            why: "A company or body goes by the beginning of its name.",
            how: How::Code,
            finds: &["They left Zorbel Holdings Inc on Monday. On Friday they were back at [Zorbel]."],
            skips: &["They left Krell Holdings Inc on Monday. On Friday they were back at Zorbel."],
        },
    },
    Vote {
        value: Name::new(NameKind::Organization, 12),
        rule: Rule {
            id: "IDN008",
            name: "company by the name of a small town",
            why: "A small town that nothing in the article speaks for is the company of that name.",
            how: How::Code,
            finds: &["They left Elko Inc on Monday. On Friday [Elko] closed."],
            skips: &["They left Elko Inc on Monday. On Friday they were in Elko."],
        },
    },
    Vote {
        value: Name::new(NameKind::Organization, 8),
        rule: Rule {
            id: "IDN009",
            name: "initials of a body's name",
            why: "A body goes by the first letters of its name.",
            how: How::Code,
            finds: &["They left the Zorbel Rights Forum on Monday. On Friday [ZRF] spoke."],
            skips: &["They left the Zorbel Rights Forum on Monday. On Friday QRF spoke."],
        },
    },
    Vote {
        value: Name::new(NameKind::Organization, 6),
        rule: Rule {
            id: "IDN010",
            name: "name that an acronym stands for",
            why: "What has an acronym in brackets behind it is a body, unless it is a country.",
            how: How::Code,
            finds: &["They left the [Zorbel Rights Forum] (ZRF) on Monday."],
            skips: &["They left the United States (US) on Monday."],
        },
    },
    Vote {
        value: Name::new(NameKind::Place, 12),
        rule: Rule {
            id: "IDN011",
            name: "acronym of a country",
            why: "Brackets give an acronym of the same type as the name before them.",
            how: How::Code,
            finds: &["They left the United States (US) on Monday. Nobody in the [US] knew."],
            skips: &["They left the Zorbel Rights Forum (ZRF) on Monday."],
        },
    },
    Vote {
        value: Name::new(NameKind::Person, 9),
        rule: Rule {
            id: "IDN012",
            name: "full name of one called by its last word",
            why: "A person called by a title and a word, or one who speaks under that word alone, has a full name with it elsewhere.",
            how: How::Code,
            finds: &[
                "They freed [Grace Church] on Monday. Ms. Church was glad.",
                "They freed [Zorb Harlow] on Monday. Harlow said it was late.",
            ],
            skips: &["They left Grace Church on Monday.", "They left South Harlow on Monday. Harlow said it was late."],
        },
    },
    Vote {
        value: Name::new(NameKind::Organization, 3),
        rule: Rule {
            id: "IDN013",
            name: "one word that speaks, and nobody's surname",
            why: "Persons are named in full first: a word that speaks, and is not part of a full name here, is a body.",
            how: How::Code,
            finds: &["On Monday [Qorl] warned of a loss."],
            skips: &["On Monday Tarvo Qorl left. Later Qorl warned of a loss."],
        },
    },
    Vote {
        value: Name::new(NameKind::Organization, 14),
        rule: Rule {
            id: "IDN014",
            name: "side of a result",
            why: "What has a score in one line is a club in all of the story, though its words may look like a person's name.",
            how: How::Code,
            finds: &["Zorbo de Krell 3 Qarrel 1\n\nOn Sunday [Zorbo de Krell] led early."],
            skips: &["On Sunday Zorbo de Krell led early."],
        },
    },
    Vote {
        value: Name::new(NameKind::Organization, 9),
        rule: Rule {
            id: "IDN015",
            name: "noun that speaks, and has its capital elsewhere",
            why: "A noun without an article that speaks, and has a capital inside a sentence too, is a company's name.",
            how: How::Code,
            finds: &["[Trundle] said sales fell. Few shops sell what Trundle makes."],
            skips: &["Prosecutors said sales fell. Few Prosecutors came.", "Trundle said sales fell. They trundle on."],
        },
    },
    Vote {
        value: Name::new(NameKind::Organization, 7),
        rule: Rule {
            id: "IDN016",
            name: "body and a noun",
            why: "A body's name in full may end in any noun: it begins with the name that the story uses from then on.",
            how: How::Code,
            finds: &["They left [Qorl Devices] on Monday. On Friday Qorl's chief executive spoke."],
            skips: &["They left Qorl Devices on Monday. On Friday Krell's chief executive spoke."],
        },
    },
];
