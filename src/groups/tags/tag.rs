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
