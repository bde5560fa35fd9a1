//! What makes a name a person's.

pub mod doubtful;
pub mod full;
pub mod titles;

/// A word of a person's name.
macro_rules! word {
    () => {
        "Cap/Initial&!NotName/Demonym/OrgHead/LegalSuffix/NameSuffix/Title/UpperLine/Media/Pron/PossPron/Det/Conj/Subord/Wh/Month/Weekday/Deictic"
    };
}

/// The rest of a person's name: further names and initials, particles between them, "Jr" after them.
macro_rules! rest {
    () => {
        concat!(
            "(Initial&!UpperLine Dot >Cap/Initial/Particle | st Dot >Cap | Particle* ",
            crate::names::people::word!(),
            " | Title&Surname&Cap)* ",
            crate::names::people::suffix!()
        )
    };
}

/// "Jr." after a name, with its stop, as "Inc." has it.
macro_rules! suffix {
    () => {
        "(Comma? NameSuffix (Dot >Lower/Possessive/Comma/OpenParen/CloseParen)?)?"
    };
}

pub(crate) use {rest, suffix, word};
