//! The parts of speech that units are told apart by.

/// What a unit is where it stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Tag {
    Det,
    /// "his", and "'s" after a noun.
    Poss,
    Genitive,
    Adj,
    Noun,
    NounPl,
    /// A person, place or organization, or a capitalised word of which no more is known.
    Name,
    Num,
    Pron,
    /// A form of be, have, do.
    Aux,
    Modal,
    /// A finite verb, or one that can be.
    Verb,
    VerbBase,
    VerbIng,
    VerbPp,
    Adv,
    Neg,
    Prep,
    /// "to" before a verb.
    To,
    That,
    Wh,
    Conj,
    Subord,
    Date,
    Comma,
    /// The full stop of an abbreviation ("Mr.", "Inc.").
    Point,
    /// A quotation mark or bracket.
    Bracket,
    Mark,
    Other,
}

impl Tag {
    /// Whether it can head a noun group: a noun or a name.
    pub const fn heads(self) -> bool {
        matches!(self, Tag::Noun | Tag::NounPl | Tag::Name)
    }

    /// Whether it stands inside a noun group without opening it: its head, or what describes or counts that.
    pub const fn groups(self) -> bool {
        self.heads() || matches!(self, Tag::Adj | Tag::Num)
    }

    /// Whether it opens a noun group, and a noun must follow: a determiner or a possessor.
    pub const fn determines(self) -> bool {
        matches!(self, Tag::Det | Tag::Poss | Tag::Genitive)
    }
}
