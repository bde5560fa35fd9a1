//! The clauses of one stretch, as a tree.

use super::items::Stretch;
use crate::text::Tokens;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::ops::Range;

/// What a clause is to the one it stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
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
    /// "the bridge the army built": a relative clause without a marker.
    pub const fn is_contact(&self) -> bool {
        matches!(self.kind, ClauseKind::Relative) && self.marker.is_none()
    }

    /// Whether it stands between marks of its own.
    pub const fn apart(&self) -> bool {
        !matches!(self.bounds, Bounds::None)
    }
}

/// The clauses of one stretch, in the order in which they open.
#[derive(Clone, Debug, Default)]
pub struct Tree {
    pub clauses: Vec<Clause>,
    /// Some clause was not opened, since the bound of nesting was reached.
    pub cut: bool,
    /// The item of each verb with the number of its clause, by item; filled when the stretch has been read.
    by_verb: Vec<(usize, usize)>,
}

/// How far from a clause others are looked at, in clauses: no statement reaches further, and a sentence of ten thousand
/// clauses still takes time in step with its length.
const NEAR: usize = 256;

impl Tree {
    pub(super) fn clear(&mut self) {
        self.clauses.clear();
        self.by_verb.clear();
        self.cut = false;
    }

    /// A tree of these clauses.
    pub(super) fn of(clauses: Vec<Clause>, cut: bool) -> Tree {
        let mut tree = Tree { clauses, cut, by_verb: Vec::new() };
        tree.finish();
        tree
    }

    /// Notes which clause each verb is the verb of; the last step of reading a stretch.
    pub(super) fn finish(&mut self) {
        self.by_verb.extend(self.clauses.iter().enumerate().filter_map(|(number, c)| Some((c.verb?, number))));
        self.by_verb.sort_unstable();
    }

    /// The clause that a verb at an item is the verb of.
    pub fn of_verb(&self, verb: usize) -> Option<usize> {
        let at = self.by_verb.partition_point(|&(item, _)| item < verb);
        self.by_verb.get(at).filter(|(item, _)| *item == verb).map(|&(_, number)| number)
    }

    /// The numbers of the clauses around one.
    pub fn near(&self, number: usize) -> Range<usize> {
        number.saturating_sub(NEAR)..(number + NEAR).min(self.clauses.len())
    }

    /// The numbers of the clauses around an item.
    pub fn near_item(&self, item: usize) -> Range<usize> {
        let at = self.by_verb.partition_point(|&(verb, _)| verb < item);
        let number = self.by_verb.get(at).or(self.by_verb.last()).map_or(0, |&(_, number)| number);
        self.near(number)
    }

    /// The item before which what is a clause's own ends: at what is joined to it, or at its end.
    pub fn own_end(&self, number: usize) -> usize {
        let clause = &self.clauses[number];
        let joined = self.clauses[number + 1..self.near(number).end]
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

#[cfg(test)]
mod tests {
    use super::*;

    fn clause(first: usize, verb: Option<usize>) -> Clause {
        Clause {
            rule: "",
            kind: ClauseKind::Coordinate,
            marker: None,
            first,
            end: first + 3,
            verb,
            subject: None,
            sharing: Sharing::Own,
            parent: first.checked_sub(3).map(|_| 0),
            governs: Governed::Nothing,
            bounds: Bounds::None,
        }
    }

    #[test]
    fn clauses_are_found_by_their_verbs() {
        // The second clause opened after the third verb was met.
        let mut tree =
            Tree { clauses: vec![clause(0, Some(1)), clause(6, Some(7)), clause(3, Some(4))], ..Tree::default() };
        tree.clauses.push(clause(9, None));
        tree.finish();
        assert_eq!([1, 4, 7, 2, 9].map(|verb| tree.of_verb(verb)), [Some(0), Some(2), Some(1), None, None]);
        assert_eq!(tree.own_end(0), 3);
    }

    #[test]
    fn what_is_near_has_a_bound() {
        let mut tree = Tree { clauses: (0..2000).map(|n| clause(3 * n, Some(3 * n + 1))).collect(), ..Tree::default() };
        tree.finish();
        assert_eq!(tree.near(0), 0..NEAR);
        assert_eq!(tree.near(1000), 1000 - NEAR..1000 + NEAR);
        assert_eq!(tree.near_item(3 * 1000), 1000 - NEAR..1000 + NEAR);
        assert_eq!(tree.near_item(9000).end, 2000);
    }
}
