//! The clauses of one stretch, as a tree.

use super::items::Stretch;
use crate::text::Tokens;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What a clause is to the one it stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum ClauseKind {
    Main,
    /// Joined to another by "and", "but", a comma or a semicolon.
    Coordinate,
    /// Governed by a verb, noun or adjective: "said that C", "denied taking it".
    Complement,
    /// "who left", and without a marker "the bridge the army built".
    Relative,
    /// "because C", "when C", "though C".
    Adverbial,
    /// "saying C", "named after the king".
    Participle,
    /// "to leave".
    Infinitive,
    /// "S said" beside or inside another clause, and what stands in brackets or between dashes.
    Parenthesis,
}

/// How a clause comes by its subject.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sharing {
    /// It stands before the verb.
    Own,
    /// It stands after the verb: "said Ann Lee".
    Inverted,
    /// That of the clause it is joined to.
    Coordinated,
    /// "who", or the noun that a participle hangs on.
    Relative,
    /// The subject or object of the governing verb: "refused to say", "accused B of taking".
    Controlled,
}

/// A noun phrase, as items.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Phrase {
    /// Its first item, the item of its head, and the one after its last.
    pub first: usize,
    pub head: usize,
    pub end: usize,
}

impl Phrase {
    /// A single item.
    pub const fn of(item: usize) -> Phrase {
        Phrase { first: item, head: item, end: item + 1 }
    }
}

/// What the verb of a clause governs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Governed {
    #[default]
    Nothing,
    /// A clause after it, by its number.
    Clause(usize),
    /// A quotation, by its item.
    Quote(usize),
    /// What stands before "S said", from one item to before another.
    Before(usize, usize),
}

/// A clause, its parts as items of its stretch.
#[derive(Clone, Copy, Debug)]
pub struct Clause {
    pub rule: &'static str,
    pub kind: ClauseKind,
    /// "that", "who", "because".
    pub marker: Option<usize>,
    /// Its first item and the one after its last, what hangs on it included.
    pub first: usize,
    pub end: usize,
    pub verb: Option<usize>,
    pub subject: Option<Phrase>,
    pub sharing: Sharing,
    /// The number of the clause it stands in.
    pub parent: Option<usize>,
    pub governs: Governed,
    pub bounds: Bounds,
}

/// The marks of its own that a clause stands between.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Bounds {
    #[default]
    None,
    Commas,
    Dashes,
    Brackets,
}

impl Clause {
    /// Whether it stands between marks of its own.
    pub const fn apart(&self) -> bool {
        !matches!(self.bounds, Bounds::None)
    }
}

/// The clauses of one stretch, in the order in which they open.
#[derive(Debug, Default)]
pub struct Tree {
    pub clauses: Vec<Clause>,
    /// Some clause was not opened, since the bound of nesting was reached.
    pub cut: bool,
}

impl Tree {
    /// The clause that a verb at an item is the verb of.
    pub fn of_verb(&self, verb: usize) -> Option<usize> {
        self.clauses.iter().position(|clause| clause.verb == Some(verb))
    }

    /// The item before which what is a clause's own ends: at what is joined to it, or at its end.
    pub fn own_end(&self, number: usize) -> usize {
        let clause = &self.clauses[number];
        let joined = self.clauses[number + 1..]
            .iter()
            .filter(|c| c.parent == Some(number) && c.kind == ClauseKind::Coordinate)
            .map(|c| c.first);
        joined.fold(clause.end, usize::min)
    }

    /// The tokens of what a clause governs.
    pub fn governed(&self, stretch: &Stretch, clause: &Clause) -> Option<Tokens> {
        match clause.governs {
            Governed::Nothing => None,
            Governed::Clause(number) => {
                let governed = &self.clauses[number];
                Some(stretch.span(governed.first, governed.end))
            }
            Governed::Quote(item) => Some(stretch.items[item].tokens),
            Governed::Before(from, to) => Some(stretch.span(from, to)),
        }
    }
}
