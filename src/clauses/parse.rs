//! The pass that opens and closes clauses, from left to right, with a stack of those that are open.

use super::cues::{CueWord, Frame};
use super::id;
use super::items::{Kind, Story, Stretch};
use super::tree::{Bounds, Clause, ClauseKind, Governed, Phrase, Sharing, Tree};
use crate::groups::{Form, Verb};
use crate::lexicon::{Class, is_word};

/// Clauses that may be open at once; what would open deeper stays part of the one that is open.
pub(super) const DEEPEST: usize = 24;
/// Items looked ahead for where an attribution ends, or for another verb.
pub(super) const AHEAD: usize = 16;

/// Reads one stretch after the other; keeps its working memory.
#[derive(Default)]
pub struct Parser {
    stack: Vec<usize>,
    tree: Tree,
}

/// The reading of one stretch, as far as it has come.
pub(super) struct Reading<'a> {
    pub scene: &'a Story<'a>,
    pub stretch: &'a Stretch,
    pub tree: &'a mut Tree,
    pub(super) stack: &'a mut Vec<usize>,
}

impl Parser {
    /// The clauses of a stretch, in no more room than they take: all of a text are kept.
    pub fn parse(&mut self, scene: &Story<'_>, stretch: &Stretch) -> Tree {
        self.stack.clear();
        let tree = &mut self.tree;
        tree.clear();
        let mut reading = Reading { scene, stretch, tree, stack: &mut self.stack };
        reading.open(ClauseKind::Main, id::MAIN, 0, None);
        for at in 0..stretch.items.len() {
            reading.step(at);
        }
        let end = (0..stretch.items.len()).rev().find(|&i| !stretch.is(i, Kind::Stop)).map_or(0, |i| i + 1);
        while let Some(top) = reading.stack.pop() {
            reading.close(top, end);
        }
        reading.settle();
        tree.finish();
        tree.clone()
    }
}

impl Reading<'_> {
    pub(super) fn step(&mut self, at: usize) {
        match self.stretch.items[at].kind {
            Kind::Verb(verb) if verb.form == Form::Finite && self.opens_condition(at, verb) => self.condition(at),
            Kind::Verb(verb) if verb.form == Form::Finite => self.finite(at, verb),
            Kind::Verb(_) | Kind::That | Kind::Wh | Kind::Subord => self.marker(at),
            Kind::Comma => self.comma(at),
            Kind::Semicolon => self.restart(at),
            Kind::Colon => self.colon(at),
            Kind::Dash => self.dash(at),
            Kind::Open => {
                let opened = self.open(ClauseKind::Parenthesis, id::ASIDE, at, None);
                self.bound(opened, Bounds::Brackets);
            }
            Kind::Close => self.close_to(|clause| clause.bounds == Bounds::Brackets, at + 1),
            Kind::Quote(_) => self.quote(at),
            _ => {}
        }
    }

    pub(super) fn top(&self) -> usize {
        self.stack.last().copied().unwrap_or(0)
    }

    pub(super) fn clause(&self, number: usize) -> &Clause {
        &self.tree.clauses[number]
    }

    /// Open clauses, the innermost first.
    pub(super) fn opened(&self) -> impl Iterator<Item = usize> + '_ {
        self.stack.iter().rev().copied()
    }

    pub(super) fn open(
        &mut self,
        kind: ClauseKind,
        rule: &'static str,
        first: usize,
        marker: Option<usize>,
    ) -> Option<usize> {
        if self.stack.len() >= DEEPEST {
            self.tree.cut = true;
            return None;
        }
        let number = self.tree.clauses.len();
        self.tree.clauses.push(Clause {
            rule,
            kind,
            marker,
            first,
            end: self.stretch.items.len(),
            verb: None,
            subject: None,
            sharing: Sharing::Own,
            parent: self.stack.last().copied(),
            governs: Governed::Nothing,
            bounds: Bounds::None,
        });
        self.stack.push(number);
        Some(number)
    }

    pub(super) fn bound(&mut self, number: Option<usize>, bounds: Bounds) {
        if let Some(number) = number {
            self.tree.clauses[number].bounds = bounds;
        }
    }

    pub(super) fn close(&mut self, number: usize, mut end: usize) {
        let first = self.tree.clauses[number].first;
        while end > first + 1
            && matches!(self.stretch.items[end - 1].kind, Kind::Comma | Kind::Dash | Kind::Conj | Kind::Semicolon)
        {
            end -= 1;
        }
        self.tree.clauses[number].end = end.max(first);
    }

    pub(super) fn pop(&mut self, end: usize) {
        // The first clause stays open to the end.
        if self.stack.len() > 1
            && let Some(top) = self.stack.pop()
        {
            self.close(top, end);
        }
    }

    /// Closes what stands above a clause.
    pub(super) fn pop_to(&mut self, number: usize, end: usize) {
        while self.stack.len() > 1 && self.top() != number {
            self.pop(end);
        }
    }

    /// Closes the innermost clause of a kind with all above it, if one is open.
    pub(super) fn close_to(&mut self, is: impl Fn(&Clause) -> bool, end: usize) {
        let Some(number) = self.opened().find(|&number| is(self.clause(number))) else { return };
        self.pop_to(number, end);
        self.pop(end);
    }

    pub(super) fn set_verb(&mut self, number: usize, at: usize, subject: Option<Phrase>, sharing: Sharing) {
        let (subject, sharing) = match subject.and_then(|subject| self.existing(subject, at)) {
            Some(noun) => (Some(noun), Sharing::Inverted),
            None => (subject, sharing),
        };
        let clause = &mut self.tree.clauses[number];
        (clause.verb, clause.subject, clause.sharing) = (Some(at), subject, sharing);
    }

    pub(super) fn add(
        &mut self,
        kind: ClauseKind,
        rule: &'static str,
        first: usize,
        verb: usize,
        subject: Phrase,
    ) -> Option<usize> {
        let opened = self.open(kind, rule, first, None)?;
        self.set_verb(opened, verb, Some(subject), Sharing::Own);
        Some(opened)
    }

    pub(super) fn verb(&self, number: usize) -> Option<Verb> {
        self.clause(number).verb.and_then(|at| self.stretch.verb(at))
    }

    pub(super) fn cue(&self, verb: Verb) -> Option<CueWord> {
        CueWord::of(self.scene, verb.head, Class::CueVerb).filter(|_| !verb.auxiliary)
    }

    /// How far the verb of a clause can be relied on to take a frame, in tenths.
    pub(super) fn takes(&self, number: usize, frame: Frame) -> u8 {
        self.verb(number).and_then(|v| self.cue(v)).map_or(0, |cue| cue.reliability(frame))
    }

    pub(super) fn free(&self, number: usize) -> bool {
        self.clause(number).governs == Governed::Nothing
    }

    pub(super) fn word(&self, at: usize) -> u64 {
        self.scene.hash(self.stretch.items[at].tokens.start)
    }

    pub(super) fn kind(&self, at: usize) -> Option<Kind> {
        self.stretch.kind(at)
    }

    /// The kind of the item before, adverbs passed over.
    pub(super) fn before(&self, at: usize) -> Option<Kind> {
        let at = (0..at).rev().take(4).find(|&i| !self.stretch.is(i, Kind::Adv))?;
        self.kind(at)
    }
}

/// Marks that no phrase goes over.
pub(super) fn ends(kind: Kind) -> bool {
    matches!(kind, Kind::Semicolon | Kind::Colon | Kind::Stop | Kind::Quote(_))
}

pub(super) fn is_who(word: u64) -> bool {
    is_word!(word, "who" | "which" | "whose" | "whom")
}
