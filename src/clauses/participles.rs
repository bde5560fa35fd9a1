//! Verbs read as finite that are better read as participles: "a study published in May | found".

use super::items::Kind;
use super::parse::Reading;
use super::phrases;
use super::rules::id;
use super::tree::{Bounds, ClauseKind, Sharing};
use crate::groups::Verb;
use crate::lexicon::Class;

impl Reading<'_> {
    /// Whether a verb read as finite may be a past participle.
    pub(super) fn is_participle(&self, at: usize, verb: Verb) -> bool {
        self.stretch.items[at].tokens.len() == 1
            && verb.modal.is_none()
            && !verb.auxiliary
            && self.scene.classes(verb.head).has(Class::VerbPp)
    }

    /// Whether the verb of a clause, read as finite, is better read as a participle, since another finite verb follows
    /// with nothing between that could be its subject.
    pub(super) fn rereads(&self, number: usize, at: usize) -> bool {
        let clause = self.clause(number);
        let Some((own, verb)) = clause.verb.and_then(|own| Some((own, self.stretch.verb(own)?))) else { return false };
        clause.sharing == Sharing::Own
            && matches!(
                clause.kind,
                ClauseKind::Main | ClauseKind::Complement | ClauseKind::Coordinate | ClauseKind::Adverbial
            )
            && clause.subject.is_some_and(|s| s.end == own && self.stretch.noun(s.end - 1).is_some())
            && self.is_participle(own, verb)
            && self.free(number)
            && (own + 1..at).find(|&i| !self.stretch.is(i, Kind::Adv)).is_none_or(|i| self.stretch.noun(i).is_none())
            && !matches!(self.before(at), Some(Kind::Comma | Kind::Dash | Kind::Quote(_)))
    }

    /// Reads the verb of a clause as a participle that hangs on its subject.
    pub(super) fn reread(&mut self, number: usize, at: usize) -> usize {
        let clause = *self.clause(number);
        let own = clause.verb.unwrap_or(at);
        self.set_verb(number, 0, None, Sharing::Own);
        self.tree.clauses[number].verb = None;
        if let Some(opened) = self.open(ClauseKind::Participle, id::PARTICIPLE, own, None) {
            self.set_verb(opened, own, clause.subject, Sharing::Controlled);
            self.pop(at);
        }
        at
    }

    /// Opens a participle clause that hangs on the noun before it.
    pub(super) fn hang(&mut self, at: usize, apart: bool) {
        let edge = at - usize::from(apart);
        let subject =
            phrases::before(self.scene, self.stretch, &self.tree.clauses, self.clause(self.top()).first, edge);
        if let Some(opened) = self.open(ClauseKind::Participle, id::PARTICIPLE, at, None) {
            self.set_verb(opened, at, subject, Sharing::Controlled);
            if apart {
                self.bound(Some(opened), Bounds::Commas);
            }
        }
    }
}
