//! What markers, commas, colons, dashes and quotations open and close.

use super::control;
use super::cues::Frame;
use super::id;
use super::items::Kind;
use super::openers::{self, Opener};
use super::parse::{AHEAD, DEEPEST, Reading};
use super::targets;
use super::tree::{Bounds, ClauseKind, Governed, Sharing};
use crate::groups::Form;

impl Reading<'_> {
    /// Opens the clause that the rules of [`openers`] see at an item.
    pub(super) fn marker(&mut self, at: usize) {
        // "how | to make it": the infinitive is the verb of its question.
        let top = self.top();
        let infinitive = matches!(self.kind(at), Some(Kind::Verb(v)) if v.form == Form::Infinitive);
        let question = self.clause(top).verb.is_none() && self.clause(top).marker.is_some_and(|m| m + 1 == at);
        if infinitive
            && question
            && self.clause(top).kind == ClauseKind::Complement
            && self.stretch.is(at - 1, Kind::Wh)
        {
            let subject = self.clause(top).parent.and_then(|parent| self.clause(parent).subject);
            return self.set_verb(top, at, subject, Sharing::Controlled);
        }
        let Some(&Opener { kind, ref card, governed, sharing, .. }) = openers::at(self, at) else { return };
        // "said A and that B": what goes on is part of what was said.
        if let Some(sibling) = targets::sibling(self, at) {
            self.pop_to(sibling, at);
            self.open(ClauseKind::Coordinate, card.id, at, Some(at));
            return;
        }
        let target = targets::target(self, at, kind, governed);
        if target != self.top() {
            self.pop_to(target, at);
        }
        let marker = (!matches!(self.kind(at), Some(Kind::Verb(_)))).then_some(at);
        // "of which", "to whom": the preposition belongs to the relative clause.
        let first = at - usize::from(kind == ClauseKind::Relative && at > 0 && self.stretch.is(at - 1, Kind::Prep));
        let apart = first > 0 && matches!(self.kind(first - 1), Some(Kind::Comma | Kind::Dash));
        let parent = self.top();
        let subject = control::subject(self, at, sharing);
        let Some(opened) = self.open(kind, card.id, first, marker) else { return };
        if apart {
            self.bound(Some(opened), Bounds::Commas);
        }
        if marker.is_none() {
            self.set_verb(opened, at, subject, sharing);
        }
        if governed && self.clause(parent).governs == Governed::Nothing {
            self.tree.clauses[parent].governs = Governed::Clause(opened);
        }
    }

    pub(super) fn comma(&mut self, at: usize) {
        // "Asked whether C, Lee": all that opens the sentence ends before its subject.
        let opening = self.opened().find(|&n| {
            let clause = self.clause(n);
            matches!(clause.kind, ClauseKind::Adverbial | ClauseKind::Participle)
                && clause.parent.is_some_and(|p| self.clause(p).verb.is_none())
                || self.opens_what_was_said(n)
        });
        if let Some(opening) = opening
            && self.clause(self.top()).verb.is_some()
        {
            self.pop_to(opening, at);
        }
        for _ in 0..DEEPEST {
            let top = self.top();
            let clause = *self.clause(top);
            if self.stack.len() < 2 || clause.verb.is_none() && clause.kind != ClauseKind::Parenthesis {
                return;
            }
            let waits = clause.parent.is_some_and(|p| self.clause(p).verb.is_none());
            let fronted = self.opens_what_was_said(top)
                || waits
                    && matches!(
                        clause.kind,
                        ClauseKind::Adverbial
                            | ClauseKind::Participle
                            | ClauseKind::Infinitive
                            | ClauseKind::Coordinate
                    )
                || waits && clause.kind == ClauseKind::Complement && clause.first == 0;
            // "Ann Lee, who left early, said"; but ", saying the dam, built in 1950, was safe".
            let speaks = self.verb(top).and_then(|v| self.cue(v)).is_some_and(|c| c.speaks());
            let closes = clause.apart()
                && clause.bounds != Bounds::Brackets
                && !(clause.kind == ClauseKind::Participle && speaks)
                && clause.kind != ClauseKind::Complement;
            if !(fronted || closes) {
                return;
            }
            self.pop(at);
        }
    }

    /// "said since Lund left the town, he was", "said since the day Lund left the town, he was"
    fn opens_what_was_said(&self, number: usize) -> bool {
        let clause = self.clause(number);
        let opens = clause.kind == ClauseKind::Adverbial || clause.is_contact() && self.in_adjunct_of(number);
        opens
            && clause.verb.is_some()
            && clause.parent.is_some_and(|p| {
                self.clause(p).verb.is_some_and(|v| v < clause.first)
                    && self.free(p)
                    && self.takes(p, Frame::Clause) >= 7
            })
    }

    /// Whether a clause hangs on a noun of an adjunct right after the verb of its parent.
    fn in_adjunct_of(&self, number: usize) -> bool {
        let clause = self.clause(number);
        let verb = clause.parent.and_then(|p| self.clause(p).verb);
        verb.is_some_and(|v| {
            clause.first > v + 2 && clause.first <= v + 4 && matches!(self.kind(v + 1), Some(Kind::Prep | Kind::Subord))
        })
    }

    /// A semicolon begins anew.
    pub(super) fn restart(&mut self, at: usize) {
        while let Some(top) = self.stack.pop() {
            self.close(top, at);
        }
        self.open(ClauseKind::Main, id::MAIN, at + 1, None);
        if let Some(top) = self.stack.last() {
            self.tree.clauses[*top].parent = None;
        }
    }

    pub(super) fn colon(&mut self, at: usize) {
        // "plans to return, but money is short: C": what another clause leads to does not belong to the plans.
        let other = |n: &usize| {
            let clause = self.clause(*n);
            clause.kind == ClauseKind::Coordinate && clause.sharing == Sharing::Own && clause.subject.is_some()
        };
        let speaks = |n: &usize| self.verb(*n).and_then(|v| self.cue(v)).is_some_and(|c| c.speaks());
        let speaker = self.opened().find(|n| speaks(n) || other(n)).filter(speaks);
        let Some(speaker) = speaker.filter(|&n| self.free(n)) else { return self.restart(at) };
        if matches!(self.kind(at + 1), Some(Kind::Quote(_)) | None) {
            return;
        }
        self.pop_to(speaker, at);
        if let Some(opened) = self.open(ClauseKind::Complement, id::COLON, at + 1, None) {
            self.tree.clauses[speaker].governs = Governed::Clause(opened);
        }
    }

    /// A pair of dashes holds an aside; a single one before the end only adds to its clause.
    pub(super) fn dash(&mut self, at: usize) {
        if self.opened().any(|n| self.clause(n).bounds == Bounds::Dashes) {
            return self.close_to(|clause| clause.bounds == Bounds::Dashes, at);
        }
        let paired = self.stretch.items[at + 1..].iter().take(3 * AHEAD).any(|i| i.kind == Kind::Dash);
        if paired {
            let opened = self.open(ClauseKind::Parenthesis, id::DASHES, at + 1, None);
            self.bound(opened, Bounds::Dashes);
        }
    }

    /// Whether the comma at an item closes "S said" beside what was said.
    fn closes_attribution(&self, comma: usize) -> bool {
        let near = self.tree.near(self.tree.clauses.len());
        self.tree.clauses[near]
            .iter()
            .any(|c| c.kind == ClauseKind::Parenthesis && c.end == comma && matches!(c.governs, Governed::Before(..)))
    }

    /// A quotation after a verb of saying is what it governs.
    pub(super) fn quote(&mut self, at: usize) {
        let Some(before) = self.before(at) else { return };
        let top = self.top();
        let speaker = match before {
            Kind::Verb(v) => self.cue(v).is_some(),
            // "“C1,” Lee said, referring to the rule, “C2”"
            Kind::Comma
                if self.clause(top).kind == ClauseKind::Participle
                    && self.opened().any(|n| matches!(self.clause(n).governs, Governed::Before(..))) =>
            {
                false
            }
            // "described a man who, Lee said, “never left”": it is Lee's.
            Kind::Comma if self.closes_attribution(at - 1) => false,
            Kind::Comma | Kind::Colon | Kind::Noun(_) | Kind::Date => {
                self.verb(top).and_then(|v| self.cue(v)).is_some_and(|c| c.speaks())
            }
            _ => false,
        };
        if speaker && self.free(top) && self.clause(top).verb.is_some() {
            self.tree.clauses[top].governs = Governed::Quote(at);
        }
    }
}
