//! What rules have to know of single words, where their classes do not tell: the values of `data/usage.tsv`.

use super::class::Class;
use super::lexicon::COMPILED;

macro_rules! usages {
    ($($(#[$doc:meta])* $usage:ident = $name:literal,)*) => {
        /// One way in which a word is used.
        #[allow(missing_docs, reason = "their names say it")]
        #[derive(Clone, Copy, PartialEq, Eq, Debug)]
        pub enum Usage {
            $($(#[$doc])* $usage,)*
        }

        /// What the table calls them.
        const NAMES: &[&str] = &[$($name,)*];
    };
}

usages! {
    /// A verb that says nothing beside its noun: "made the claim".
    Light = "light",
    /// A verb whose negation is a refusal to say: "would not disclose".
    Refusal = "refusal",
    /// A verb that begins or continues a statement: "went on to say".
    Begins = "begins",
    /// A verb that no participle hangs on a noun of: "the guests stayed".
    Alone = "alone",
    /// A subject that asserts nothing.
    Nobody = "nobody",
    /// An answer in one word.
    Answer = "answer",
    Possible = "possible",
    Probable = "probable",
    Unknown = "unknown",
    /// A verb that gives a noun its name: "a song called".
    Names = "names",
    /// A verb that, with "to", wants something done: "told them to leave".
    Orders = "orders",
    /// A verb that, with "as", says what somebody believes: "is seen as".
    Views = "views",
    /// A verb that, negated, does not confirm.
    Unconfirmed = "unconfirmed",
    /// A verb that, with "will", promises.
    Assures = "assures",
    /// What is known, suspected, estimated.
    Knows = "knows",
    Suspects = "suspects",
    Estimates = "estimates",
    /// A verb that says how sure one is: "he thinks".
    Thinks = "thinks",
    /// A verb that brings what another says.
    Tells = "tells",
    /// A verb that has two objects when it says something: "called the plan a failure".
    Renames = "renames",
    /// A verb that wants what its object names: "demanded an inquiry".
    Demands = "demands",
    /// A verb of judging that has what somebody is judged to be right after it: "deemed safe".
    Deems = "deems",
    /// A verb that joins an adjective to its subject as a form of be does: "remained confident".
    Links = "links",
    /// A verb under which nothing is said: "failed to say".
    Fails = "fails",
    /// An adverb that says that somebody has said so: "reportedly".
    Hearsay = "hearsay",
    /// A participle that names who told what is reported: "citing".
    Cites = "cites",
    /// A verb that, without an object, is a participle behind a noun: "ways used to light the town".
    Hangs = "hangs",
    /// A verb with an object and a base form: "helped them leave".
    Lets = "lets",
    /// A verb that hands its object something said: "gave them a warning that".
    Hands = "hands",
    /// A verb that nobody does without an object: "accused of lying" is done to somebody.
    Done = "done",
    /// A noun that no claim in a headline has for its speaker: "Photo: Ann Lee".
    Label = "label",
    /// A noun for words that can stand right before them: "the slogan “C”".
    Worded = "worded",
    /// A noun that has a letter behind it for its name: "Block C".
    Lettered = "lettered",
    /// A noun for what nobody is told to: "said to applause", "told a conference".
    Deaf = "deaf",
    /// A noun for those who are told what is said before them: "the court heard that".
    Hears = "hears",
    /// A noun that brings somebody in as another's kin: "his wife, Ann Lee".
    Kin = "kin",
    /// Kin who are younger, or older, than whose kin they are.
    Younger = "younger",
    Older = "older",
    /// Which kin.
    Parent = "parent",
    Child = "child",
    Married = "married",
    Sibling = "sibling",
    /// What companies have: "Trundle's shares".
    Owned = "owned",
    /// An office whose court is named after a town: "Zorbel Coroner's Court".
    Bench = "bench",
    /// An office in a team: "Norvanian captain Ann Lee".
    Team = "team",
    /// A noun that stands before companies as often as before persons: "rival Zorbel".
    Firms = "firms",
    /// A team game, which opens reports of it.
    Sport = "sport",
    /// A word of reports of team games, and of hardly any other.
    Game = "game",
    /// A noun for evidence of what stands behind it: "a sign that".
    Proves = "proves",
    /// A verb that comes upon such evidence: "found no sign that".
    Finds = "finds",
    /// What courts decide: to dismiss it denies nothing.
    Matter = "matter",
    /// A word of matches in quarters, and one that is of a match as often as of anything else.
    Quarters = "quarters",
    Scores = "scores",
    /// A word of business: the quarter beside it is one of a year.
    Business = "business",
    /// A noun behind the name of a state, or of its city: "Georgia lawmakers".
    State = "state",
    City = "city",
    /// A noun whose "of" brings the name of a state, or of its city: "the streets of New York".
    OfState = "ofstate",
    OfCity = "ofcity",
    /// Before "over" it is a race: "ran over five miles" hedges nothing.
    Race = "race",
    /// One whose height a length before them is: "the two-metre striker".
    Player = "player",
    /// What falls and is measured by its depth.
    Falls = "falls",
    /// What one can be so far under.
    Ground = "ground",
    /// What a place can be so far off, below or outside of, without an article.
    Surface = "surface",
    /// A noun for a measure itself: "its height is 5 metres".
    Measure = "measure",
    /// A verb after which a length is that of its subject.
    Lies = "lies",
    /// A verb after which a length is a height.
    Towers = "towers",
    /// A race of several legs: "4 x 100m relay".
    Relay = "relay",
    /// A noun that continues a bare name for a place that lengths count from: "Zelmira airport".
    Site = "site",
    /// What is counted in millions: "5m people" are no metres.
    Millions = "millions",
    /// What minutes before it are time to, and no distance.
    Closes = "closes",
    /// A noun that four digits behind it number: "flight 2011".
    Numbered = "numbered",
    /// A word before a quantity, so that four digits behind it are no year.
    Roughly = "roughly",
    /// A word before a year, however unlikely that is.
    Dated = "dated",
    /// A road, whose name has the number of a house before it: "1984 Elm Road".
    Road = "road",
    /// A road that may be named after a month: "May Street".
    Street = "street",
    /// A month or a kind of place that is a surname, too: "Juan March", "Anthony Hill".
    Surnamed = "surnamed",
    /// A month that is a given name, too.
    Christened = "christened",
    /// A month of few letters that is written in full.
    Unshortened = "unshortened",
    /// People with the surname before them: "the March family".
    Family = "family",
    /// What has a day for its name: "the Today programme".
    Shown = "shown",
    /// What is counted for each unit of time: "twice a day".
    Rated = "rated",
    /// A thing of a holiday, which the holiday before it only names: "Christmas tree".
    Festive = "festive",
    /// An hour of the day, to be met "at" or "by" it.
    Hour = "hour",
    /// A part of a day that has an article: "in the morning".
    Daytime = "daytime",
    /// Whose age is told in days, weeks and months.
    Infant = "infant",
    /// A part of a stretch of time: "the final days of".
    Edge = "edge",
    /// Behind a stretch of time, it counts from it: "two days later".
    Reckons = "reckons",
    /// Time before a day that is still to come.
    RunUp = "runup",
    /// Before a date, it says that it is to come.
    Coming = "coming",
    /// What is due on a date is to come.
    Due = "due",
    /// A stretch of time that has ended on the date behind "to": "the three months to Dec. 31".
    Reported = "reported",
    /// A kind of place that is as often something else: a candidate's camp.
    Loose = "loose",
    /// One with a field of the state: "Energy and Mines Minister".
    Portfolio = "portfolio",
    /// Those whose body has their name: "Women's Institute".
    Members = "members",
    /// A body that is named after its town: "University of Oslo".
    Seat = "seat",
    /// A little word inside a name of another language: "Banco do Brasil".
    Linking = "linking",
    /// A Chinese, Korean or Vietnamese surname that is no English word: it stands first.
    Sino = "sino",
    /// A word that begins an office of companies: "chief economist".
    Managing = "managing",
    /// An office that companies have.
    Manages = "manages",
    /// A kind of place that the gazetteer does not hold.
    Unheld = "unheld",
    /// A noun for a part of a country, behind its name.
    Region = "region",
    /// A noun for a part of a country that is hardly said of a city.
    Province = "province",
    /// A noun that may be left out of a place's name: "Gaza" for "Gaza Strip".
    Shortened = "shortened",
    /// A noun for a place that a name may have been given for: "the town".
    Settlement = "settlement",
    /// What things go according to, though it says nothing.
    Ruled = "ruled",
    /// A verb (by lemma) that says what somebody takes to be so.
    Thought = "thought",
    /// To appear: to seem so, or to be found somewhere.
    Appears = "appears",
    /// A verb that brings words out: "issued a statement saying".
    Issues = "issues",
    /// A participle that says how words came out: "remarks aired on Monday".
    Aired = "aired",
    /// A word before the place where something was said: "Speaking at a rally".
    Speaking = "speaking",
    /// What sources do not want to be.
    Identified = "identified",
    /// What shows something as a document does.
    Footage = "footage",
    /// To hear: in court, to be told.
    Heard = "heard",
    /// Someone who is nobody certain: "anyone who says so".
    Anyone = "anyone",
    /// To go, which begins a statement with "on" alone.
    Goes = "goes",
    /// A word for a number of people, of whom "not" leaves nobody: "not one".
    Counted = "counted",
    /// A word that belongs to the quantity behind it: "nearly all".
    Quantity = "quantity",
    /// A word for a person that is more often something else.
    Leads = "leads",
    /// An adverb that belongs to the noun behind it: "shows only a gap".
    Focus = "focus",
    /// A word with which "not" denies nothing: "not only".
    Merely = "merely",
    /// To make: "made clear that".
    Makes = "makes",
    /// To take: "took issue with".
    Takes = "takes",
    /// A word that denies what it stands in.
    Nothing = "nothing",
    /// A word for a lack of evidence.
    Scant = "scant",
    /// A word of degree, which is of the adjective behind it.
    Degree = "degree",
    /// A word that may stand between a form of be and "like": "was kind of like “C”".
    Filler = "filler",
    /// A verb of what is done to somebody for something of theirs: "thanked her for her".
    Blames = "blames",
    /// A word that says when somebody held an office.
    Formerly = "formerly",
    /// A verb (by lemma) of one who goes on speaking.
    GoesOn = "goeson",
    /// A parent, as in "mother-of-two".
    Bears = "bears",
    /// A verb of the senses, behind "could": one was able to see it.
    Senses = "senses",
    /// A word that tells one of several apart, and nothing else about them: "the second midwife".
    Ranks = "ranks",
}

impl Usage {
    /// Whether a value of the table names it.
    pub fn is_in(self, value: &str) -> bool {
        value.as_bytes().split(|&byte| byte == b' ').any(|part| part == NAMES[self as usize].as_bytes())
    }

    /// Whether the tables say so of a form.
    pub fn of(self, form: &str) -> bool {
        self.is_in(Usage::all_of(form))
    }

    /// All that the compiled tables say of a form, for where more than one is asked. What it is asked of are base forms of
    /// verbs: a verb of the user's is used as the one is that it is said to be a form of.
    pub fn all_of(form: &str) -> &'static str {
        COMPILED.lookup(form).and_then(|entry| COMPILED.value(entry.row, Class::Usage)).unwrap_or_default()
    }
}

/// The ways in which one word is used, a bit each.
#[derive(Clone, Copy, Default, Debug)]
pub(super) struct Usages([u64; NAMES.len().div_ceil(BITS)]);

const BITS: usize = u64::BITS as usize;

impl Usages {
    /// Those that a value of the table names.
    pub fn of(value: &str) -> Usages {
        let mut usages = Usages::default();
        for usage in value.split(' ').filter_map(|name| NAMES.iter().position(|known| *known == name)) {
            usages.0[usage / BITS] |= 1 << (usage % BITS);
        }
        usages
    }

    pub const fn has(self, usage: Usage) -> bool {
        self.0[usage as usize / BITS] & 1 << (usage as usize % BITS) != 0
    }
}
