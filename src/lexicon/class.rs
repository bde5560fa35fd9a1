//! What a word may be, as bits: one [`Class`] a bit, one [`ClassSet`] a word.
//!
//! A word keeps every reading the tables give it ("may" is a modal and a month); the patterns that follow decide
//! by its neighbours. Marks have classes too, so that a pattern names a `Person` as it names a `Title`.

/// A set of classes. Every unit of a text has one: it takes no more room than its bits.
#[derive(Clone, Copy, PartialEq, Eq, Default, Hash)]
#[repr(Rust, packed(4))]
pub struct ClassSet(pub u128);

macro_rules! classes {
    ($($(#[doc = $doc:literal])* $name:ident,)*) => {
        /// One thing a word or a mark may be.
        #[allow(missing_docs, reason = "most of their names say it")]
        #[derive(Clone, Copy, PartialEq, Eq, Debug, Hash, PartialOrd, Ord)]
        #[repr(u8)]
        pub enum Class { $($(#[doc = $doc])* $name,)* }

        /// Every class, in the order of their bits.
        pub const CLASSES: &[Class] = &[$(Class::$name,)*];

        /// The name of every class, as tables and patterns write it, in the order of their bits.
        pub const CLASS_NAMES: &[&str] = &[$(stringify!($name),)*];
    };
}

classes! {
    // -- shape: how the word is written
    /// Letters, all lower case.
    Lower,
    /// A capital, then lower case ("Paris"), or capitals inside ("McDonald", "iPhone", "Al-Qaeda").
    Cap,
    /// Two or more capitals and no lower case ("NATO", "U.N.", "AT&T").
    Upper,
    /// One capital letter, with or without its full stop inside ("J", "J.K.").
    Initial,
    /// Letters joined by a hyphen inside ("pro-government", "Jean-Luc").
    Hyphenated,
    /// A number in digits ("1,234.5").
    Digits,
    /// Four digits that can be a year (1000 to 2199).
    Year,
    /// A decade in digits ("1990s", "'90s").
    Decade,
    /// An ordinal in digits or letters ("3rd", "third").
    Ordinal,
    /// Digits around ":" that can be a time of day ("10:30").
    Clock,
    /// Digits joined by slashes, or by dots or hyphens as a date is ("9/11", "2011-09-05").
    SlashDate,
    /// A URL, e-mail address, handle or hash tag.
    Address,

    // -- punctuation
    Comma, Dot, Colon, Semicolon,
    /// "?" or "!".
    Stop,
    /// "...", "…", ". . .".
    Ellipsis,
    /// "--", "–", "—", and a hyphen with spaces around.
    Dash,
    /// A hyphen between two tokens ("5-6", "60-km").
    Hyphen,
    Slash, Ampersand, Percent, Currency, OpenParen, CloseParen,
    /// A quotation mark that opens, as the quote pairing found.
    OpenQuote,
    /// A quotation mark that closes.
    CloseQuote,
    /// "'s" or the bare apostrophe after a plural.
    Possessive,
    /// Any other mark.
    Mark,

    // -- position
    /// The first word of its sentence: its capital proves nothing.
    SentenceStart,
    /// In a line all in capitals (a headline): no capital there proves anything.
    UpperLine,

    // -- grammar
    Noun,
    /// A plural noun.
    NounPl,
    /// The base form of a verb.
    Verb,
    /// Third person singular of a verb.
    VerbS,
    /// Past tense of a verb.
    VerbPast,
    /// Present participle.
    VerbIng,
    /// Past participle.
    VerbPp,
    /// A noun that is more often a verb ("shows", "holds").
    MostlyVerb,
    Adj, Adv, Det, Prep,
    /// Personal pronoun in the nominative or any case ("he", "him", "it").
    Pron,
    /// Possessive pronoun ("his", "their").
    PossPron,
    /// "and", "or", "but", "nor".
    Conj,
    /// A word that begins a dependent clause ("because", "if", "while").
    Subord,
    /// A form of be, have or do.
    Aux,
    Modal,
    /// "not", "n't", "never".
    Neg,
    /// "who", "which", "what", "where" ...
    Wh,
    /// A word that is common in lower case, so that a capital at the start of a sentence says nothing.
    Common,

    // -- names: evidence from the tables, only for words with a capital
    Given, Surname,
    /// "van", "bin", "de", "al".
    Particle,
    /// "Jr", "III", "M.D.".
    NameSuffix,
    /// "Mr", "President", "Gen.": stands before a name, with a capital (in lower case "president" is a [`Class::Role`]).
    Title,
    /// A noun for a person by what they do: "spokesman", "minister", "analyst".
    Role,
    /// A country's or region's people or adjective ("Libyan").
    Demonym,
    Country,
    /// A state, province or region.
    Region,
    City,
    /// Any other named place (river, sea, mountain, island, airport, building).
    Feature,
    /// A noun for a kind of place ("town"); with a capital it makes the name around it a place ("River", "Province").
    PlaceHead,
    /// An organization known by name.
    OrgName,
    /// A news agency, newspaper, broadcaster.
    Media,
    /// A noun for a kind of body ("agency"); with a capital it makes the name around it an organization ("Ministry").
    OrgHead,
    /// "Inc", "Corp", "Ltd", "PLC".
    LegalSuffix,
    /// A noun for an event, a prize, a law or a product; with a capital the name around it is not one we want ("Cup").
    EventHead,
    /// A sports club's name.
    Club,
    /// A well-known person's name.
    KnownPerson,
    /// A capitalised word that is not a person, place or organization ("Monday", "Olympics", "Christmas", "English").
    NotName,

    // -- numbers, dates, distances
    /// A number in letters ("twelve", "million", "dozen").
    NumberWord,
    Month, Weekday,
    /// "day", "months", "decade".
    TimeUnit,
    Season, DayPart, Holiday,
    /// "GMT", "EST".
    Zone,
    /// "a.m.", "pm".
    AmPm,
    /// "today", "yesterday", "tonight", "now".
    Deictic,
    /// What stands before a unit of time: "last", "next", "several", "early".
    TimeMod,
    /// What tells whether a date beside it is to come ("due", "postponed", "nears") or tells nothing ("investigating");
    /// its value says which.
    Timing,
    /// "km", "miles", "foot".
    LengthUnit,
    /// "north", "south-east".
    Direction,
    /// "about", "nearly", "some", "more than".
    Hedge,
    /// A word beside a length that says what it is of ("long", "wall", "deep").
    Dimension,

    // -- claims
    /// A verb that can attribute ("said", "warned"), in any of its forms; its value says its frame.
    CueVerb,
    /// A noun that can attribute ("statement", "claim").
    CueNoun,
    /// An adjective that can attribute ("confident", "aware").
    CueAdj,
    /// A noun for what words come from or in ("report", "agency", "interview", "rally"); its value says which.
    Teller,
    /// A noun for what one can touch, or for a work ("novel").
    Thing,
    /// A noun for a property or measure ("weight").
    Quality,
    /// A noun for what is said, felt or thought ("concern").
    Saying,
    /// A word that a rule has to know, such as one that shapes a claim ("made", "might", "nobody"); its value says how.
    Usage,

    // -- versions
    /// What comparing two versions of a story has to know of a word ("mln", "at least", "allege"); its value says what.
    Edition,

    // -- marks
    Number, Date, Distance,
    /// A name, before the article has said of what.
    Name,
    Person, Place, Organization,
    NounGroup, VerbGroup,
    /// What a rule found only to keep other rules off it.
    Blocked,
}

const _: () = assert!(CLASSES.len() <= 128, "ClassSet has 128 bits");

impl Class {
    /// The set of this class alone.
    #[inline]
    pub const fn set(self) -> ClassSet {
        ClassSet(1 << self as u8)
    }

    /// The class of that name, as tables and patterns write it.
    pub const fn from_name(name: &str) -> Option<Class> {
        let mut i = 0;
        while i < CLASS_NAMES.len() {
            if same(name.as_bytes(), CLASS_NAMES[i].as_bytes()) {
                return Some(CLASSES[i]);
            }
            i += 1;
        }
        None
    }

    /// The name, as tables and patterns write it.
    pub const fn name(self) -> &'static str {
        CLASS_NAMES[self as usize]
    }
}

const fn same(a: &[u8], b: &[u8]) -> bool {
    if a.len() != b.len() {
        return false;
    }
    let mut i = 0;
    while i < a.len() {
        if a[i] != b[i] {
            return false;
        }
        i += 1;
    }
    true
}

/// Evidence that counts only where the word has a capital.
pub const NEEDS_CAPITAL: ClassSet = ClassSet::of(&[
    Class::Given,
    Class::Surname,
    Class::NameSuffix,
    Class::Title,
    Class::Demonym,
    Class::Country,
    Class::Region,
    Class::City,
    Class::Feature,
    Class::OrgName,
    Class::Media,
    Class::LegalSuffix,
    Class::Club,
    Class::KnownPerson,
    Class::NotName,
    Class::Month,
    Class::Weekday,
    Class::Holiday,
]);

impl ClassSet {
    /// No class.
    pub const EMPTY: ClassSet = ClassSet(0);

    /// The set of these classes.
    #[inline]
    pub const fn of(classes: &[Class]) -> ClassSet {
        let (mut bits, mut i) = (0, 0);
        while i < classes.len() {
            bits |= 1 << classes[i] as u8;
            i += 1;
        }
        ClassSet(bits)
    }

    /// Whether a class is among them.
    #[inline]
    pub const fn has(self, class: Class) -> bool {
        self.0 & (1 << class as u8) != 0
    }

    /// Whether the two share a class.
    #[inline]
    pub const fn any(self, other: ClassSet) -> bool {
        self.0 & other.0 != 0
    }

    /// Whether every class of `other` is in this set.
    #[inline]
    pub const fn all(self, other: ClassSet) -> bool {
        self.0 & other.0 == other.0
    }

    /// All of both.
    #[inline]
    #[must_use]
    pub const fn with(self, other: ClassSet) -> ClassSet {
        ClassSet(self.0 | other.0)
    }

    /// Those that the other has not.
    #[inline]
    #[must_use]
    pub const fn without(self, other: ClassSet) -> ClassSet {
        ClassSet(self.0 & !other.0)
    }

    /// Whether there is none.
    #[inline]
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The classes, in the order of their bits.
    pub fn iter(self) -> impl Iterator<Item = Class> {
        let mut bits = self.0;
        std::iter::from_fn(move || {
            (bits != 0).then(|| {
                let bit = bits.trailing_zeros();
                bits &= bits - 1;
                CLASSES[bit as usize]
            })
        })
    }
}

impl std::fmt::Debug for ClassSet {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_set().entries(self.iter()).finish()
    }
}
