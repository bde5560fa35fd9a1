//! What rules have to know of single words, where their classes do not tell: the values of `data/usage.tsv`.

use super::class::Class;
use super::lexicon::COMPILED;

/// One way in which a word is used.
#[allow(missing_docs, reason = "their names say it")]
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Usage {
    /// A verb that says nothing beside its noun: "made the claim".
    Light,
    /// A verb whose negation is a refusal to say: "would not disclose".
    Refusal,
    /// A verb that begins or continues a statement: "went on to say".
    Begins,
    /// A verb that no participle hangs on a noun of: "the guests stayed".
    Alone,
    /// A subject that asserts nothing.
    Nobody,
    /// An answer in one word.
    Answer,
    Possible,
    Probable,
    Unknown,
    /// A verb that gives a noun its name: "a song called".
    Names,
    /// A verb that, with "to", wants something done: "told them to leave".
    Orders,
    /// A verb that, with "as", says what somebody believes: "is seen as".
    Views,
    /// A verb that, negated, does not confirm.
    Unconfirmed,
    /// A verb that, with "will", promises.
    Assures,
    /// What is known, suspected, estimated.
    Knows,
    Suspects,
    Estimates,
    /// A verb that says how sure one is: "he thinks".
    Thinks,
    /// A verb that brings what another says.
    Tells,
    /// A verb that has two objects when it says something: "called the plan a failure".
    Renames,
    /// A verb that wants what its object names: "demanded an inquiry".
    Demands,
    /// A verb of judging that has what somebody is judged to be right after it: "deemed safe".
    Deems,
    /// A verb that joins an adjective to its subject as a form of be does: "remained confident".
    Links,
    /// A verb under which nothing is said: "failed to say".
    Fails,
    /// An adverb that says that somebody has said so: "reportedly".
    Hearsay,
    /// A participle that names who told what is reported: "citing".
    Cites,
    /// A verb that, without an object, is a participle behind a noun: "ways used to light the town".
    Hangs,
    /// A verb with an object and a base form: "helped them leave".
    Lets,
    /// A verb that hands its object something said: "gave them a warning that".
    Hands,
    /// A verb that nobody does without an object: "accused of lying" is done to somebody.
    Done,
    /// A noun that no claim in a headline has for its speaker: "Photo: Ann Lee".
    Label,
    /// A noun for words that can stand right before them: "the slogan “C”".
    Worded,
    /// A noun that has a letter behind it for its name: "Block C".
    Lettered,
    /// A noun for what nobody is told to: "said to applause", "told a conference".
    Deaf,
    /// A noun for those who are told what is said before them: "the court heard that".
    Hears,
    /// A noun that brings somebody in as another's kin: "his wife, Ann Lee".
    Kin,
    /// Kin who are younger, or older, than whose kin they are.
    Younger,
    Older,
    /// Which kin.
    Parent,
    Child,
    Married,
    Sibling,
    /// What companies have: "Trundle's shares".
    Owned,
    /// An office whose court is named after a town: "Zorbel Coroner's Court".
    Bench,
    /// An office in a team: "Norvanian captain Ann Lee".
    Team,
    /// A noun that stands before companies as often as before persons: "rival Zorbel".
    Firms,
    /// A team game, which opens reports of it.
    Sport,
    /// A word of reports of team games, and of hardly any other.
    Game,
    /// A noun for evidence of what stands behind it: "a sign that".
    Proves,
    /// A verb that comes upon such evidence: "found no sign that".
    Finds,
    /// A word of matches in quarters, and one that is of a match as often as of anything else.
    Quarters,
    Scores,
    /// A word of business: the quarter beside it is one of a year.
    Business,
    /// A noun behind the name of a state, or of its city: "Georgia lawmakers".
    State,
    City,
    /// A noun whose "of" brings the name of a state, or of its city: "the streets of New York".
    OfState,
    OfCity,
}

impl Usage {
    const fn name(self) -> &'static str {
        match self {
            Usage::Light => "light",
            Usage::Refusal => "refusal",
            Usage::Begins => "begins",
            Usage::Alone => "alone",
            Usage::Nobody => "nobody",
            Usage::Answer => "answer",
            Usage::Possible => "possible",
            Usage::Probable => "probable",
            Usage::Unknown => "unknown",
            Usage::Names => "names",
            Usage::Orders => "orders",
            Usage::Views => "views",
            Usage::Unconfirmed => "unconfirmed",
            Usage::Assures => "assures",
            Usage::Knows => "knows",
            Usage::Suspects => "suspects",
            Usage::Estimates => "estimates",
            Usage::Thinks => "thinks",
            Usage::Tells => "tells",
            Usage::Renames => "renames",
            Usage::Demands => "demands",
            Usage::Deems => "deems",
            Usage::Links => "links",
            Usage::Fails => "fails",
            Usage::Hearsay => "hearsay",
            Usage::Cites => "cites",
            Usage::Hangs => "hangs",
            Usage::Lets => "lets",
            Usage::Hands => "hands",
            Usage::Done => "done",
            Usage::Label => "label",
            Usage::Worded => "worded",
            Usage::Lettered => "lettered",
            Usage::Deaf => "deaf",
            Usage::Hears => "hears",
            Usage::Kin => "kin",
            Usage::Younger => "younger",
            Usage::Older => "older",
            Usage::Parent => "parent",
            Usage::Child => "child",
            Usage::Married => "married",
            Usage::Sibling => "sibling",
            Usage::Owned => "owned",
            Usage::Bench => "bench",
            Usage::Team => "team",
            Usage::Firms => "firms",
            Usage::Sport => "sport",
            Usage::Game => "game",
            Usage::Proves => "proves",
            Usage::Finds => "finds",
            Usage::Quarters => "quarters",
            Usage::Scores => "scores",
            Usage::Business => "business",
            Usage::State => "state",
            Usage::City => "city",
            Usage::OfState => "ofstate",
            Usage::OfCity => "ofcity",
        }
    }

    /// Whether a value of the table names it.
    pub fn is_in(self, value: &str) -> bool {
        value.as_bytes().split(|&byte| byte == b' ').any(|part| part == self.name().as_bytes())
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
