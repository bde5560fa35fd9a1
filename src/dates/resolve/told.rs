//! What a passage tells of a year that is over: the next days and months without a year are of it, too. "On Jan. 12, 2020,
//! he fled. On Jan. 14 he was caught."

use super::{NEAR, Resolver};
use crate::dates::calendar::{Point, Unit};
use crate::dates::expr::{Expr, What, Which};
use crate::dates::tense::{Tense, Trust, tense, verb};
use crate::lexicon::{Class, is_word};
use crate::text::{Flags, Tokens};

/// The last stretch told of.
#[derive(Clone, Copy)]
pub(super) struct Told {
    point: Point,
    tokens: Tokens,
}

impl Resolver<'_> {
    /// Notes what is told, from an expression and its place on the calendar.
    pub(super) fn tell(&mut self, expr: &Expr, point: Option<Point>, tokens: Tokens) {
        let mut what = expr.what;
        let hung = self.goes_on(tokens).is_some();
        let named = match what {
            What::Year(_) => true,
            _ => match what.which().map(|which| *which) {
                Some(Which::Year(_) | Which::Then(_) | Which::That) => true,
                Some(Which::Open) => hung,
                _ => false,
            },
        };
        let told = |point: Point| named && self.is_over(point) && !self.is_aside(tokens);
        match point {
            Some(point) if told(point) => self.told = Some(Told { point, tokens }),
            // "Three months later", "the following year"
            Some(point) if matches!(what, What::Count { from_then: true, .. } | What::Same { .. }) => {
                self.told = self.told.filter(|_| self.is_over(point)).map(|_| Told { point, tokens });
            }
            // A date beside the story's own day: it is back in the present.
            Some(_) if !named || !self.is_aside(tokens) => self.told = None,
            _ => {}
        }
    }

    /// What the passage tells of, if a date without a year continues it.
    pub(super) fn goes_on(&self, tokens: Tokens) -> Option<Point> {
        let Told { point, tokens: before } = self.told?;
        if tokens.start < before.end || tokens.start - before.end > NEAR {
            return None;
        }
        // "By December it was over."
        let first = self.words_before(tokens) < 3;
        let hint = if first { verb(self.scene, tokens) } else { tense(self.scene, tokens) };
        if hint.tense != Tense::Past || hint.trust == Trust::Said || self.paragraph(before) != self.paragraph(tokens) {
            return None;
        }
        let leads = |tokens: Tokens| self.words_before(tokens) < 3;
        let same = (before.end..=tokens.start).all(|at| at == before.end || !self.ends(at - 1));
        // Of a year alone only what stands out: "The dam broke in 2011. In December it was sold."
        let good = match point.grain() {
            Unit::Year => leads(tokens) && !same || same && leads(before),
            grain => grain < Unit::Year,
        };
        good.then_some(point)
    }

    fn ends(&self, at: u32) -> bool {
        self.scene.text.tokens[at as usize].flags.has(Flags::ENDS)
    }

    /// The paragraph of some tokens, by number.
    fn paragraph(&self, tokens: Tokens) -> usize {
        self.scene.text.paragraphs.partition_point(|paragraph| paragraph.tokens.end <= tokens.start)
    }

    /// How many tokens of its sentence stand before an expression; no more than a few are counted.
    fn words_before(&self, tokens: Tokens) -> u32 {
        (0..8).find(|by| tokens.start < by + 1 || self.ends(tokens.start - by - 1)).unwrap_or(8)
    }

    /// Whether a date is only in passing: "who was jailed in 2015", ", founded in 1999", "since 2018", "born in 1971".
    fn is_aside(&self, tokens: Tokens) -> bool {
        let start = tokens.start;
        let hash = |by: u32| start.checked_sub(by).map_or(0, |at| self.scene.hash(at));
        // "the August 1988 truce" is told of as little as "since 1988".
        let led = self.words_before(tokens) == 0 || is_word!(hash(1), "in" | "on" | "at" | "by" | "until" | "during");
        if !led || (1..4).any(|by| is_word!(hash(by), "born" | "since")) {
            return true;
        }
        let verbal = Class::VerbPast.set().with(Class::VerbPp.set());
        let mut verb = None;
        for by in 1..=10 {
            let Some(at) = start.checked_sub(by).filter(|&at| !self.ends(at)) else { return verb == Some(by - 1) };
            let classes = self.scene.classes(at);
            if classes.has(Class::Wh) {
                return true;
            }
            if verb == Some(by - 1) && classes.has(Class::Comma) {
                return true;
            }
            if verb.is_none() && classes.any(verbal) {
                verb = Some(by);
            }
        }
        false
    }
}
