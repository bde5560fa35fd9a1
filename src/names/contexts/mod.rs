//! What the neighbours of a name make of it. The names are units of the class `Name` here, with the classes of what
//! they seem to be so far.

pub mod organizations;
pub mod people;
pub mod places;
pub mod sport;
pub mod works;
