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
pub(super) struct Usages(u64);

const _: () = assert!(NAMES.len() <= u64::BITS as usize, "usages are bits of a number");

impl Usages {
    /// Those that a value of the table names.
    pub fn of(value: &str) -> Usages {
        let bit = |name| NAMES.iter().position(|known| *known == name).map_or(0, |usage| 1 << usage);
        Usages(value.split(' ').map(bit).fold(0, |all, usage| all | usage))
    }

    pub const fn has(self, usage: Usage) -> bool {
        self.0 & 1 << usage as u32 != 0
    }
}
