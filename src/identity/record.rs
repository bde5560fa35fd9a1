//! One name of the article: what was said of it, and what it is of.

use super::choose::{KINDS, Votes};
use super::votes::{Says, VOTES, counted};
use crate::lexicon::{Class, ClassSet};
use crate::names::{NameKind, Sense};
use crate::text::Tokens;

/// One name of the article, by its words.
#[derive(Clone, Debug)]
pub(super) struct Record {
    /// Where it stands first.
    pub tokens: Tokens,
    pub votes: Votes,
    pub count: f32,
    /// What the article as a whole says of it, as bits.
    pub heard: u32,
    pub classes: ClassSet,
    /// Whether it ends in "Inc" or the like.
    pub legal: bool,
    /// Whether it ends as the clubs of towns do: "Harlow City".
    pub club: bool,
    pub kind: Option<NameKind>,
}

impl Record {
    pub(super) fn hear(&mut self, says: Says) {
        self.heard |= 1 << says as u32;
    }

    /// What the article as a whole says for a kind.
    fn link(&self, kind: NameKind) -> f32 {
        if self.heard == 0 {
            return 0.0;
        }
        let heard = VOTES.iter().enumerate().filter(|(bit, _)| self.heard & 1 << bit != 0);
        heard
            .filter(|(_, vote)| vote.value.sense == Sense::Is(kind))
            .map(|(_, vote)| f32::from(vote.value.weight))
            .sum()
    }

    /// Whether enough was said of the name to know it again where its capital proves nothing.
    pub(super) fn sure(&self) -> bool {
        let best = KINDS.iter().map(|&kind| self.votes.kinds[kind as usize] / self.count + self.link(kind));
        let best = best.fold(0.0, f32::max);
        self.kind.is_some()
            && (best.max(self.votes.listed) >= counted::SURE || self.tokens.len() > 1 || self.count > 2.0)
    }

    /// Weighs what was said here with what was said on the whole.
    pub(super) fn decide(&self, here: Votes, sport: bool) -> Option<NameKind> {
        let heard: f32 = self.votes.kinds.iter().sum();
        let share = if heard > counted::MOST { counted::MOST / heard } else { 1.0 };
        let mut scores = [0.0; 3];
        for kind in KINDS {
            let at = kind as usize;
            scores[at] = here.kinds[at] + share * self.votes.kinds[at] + self.link(kind);
        }
        let (place, body) = (NameKind::Place as usize, NameKind::Organization as usize);
        scores[place] += counted::LISTED * self.votes.listed;
        let city = self.classes.any(ClassSet::of(&[Class::City, Class::Region])) && !self.classes.has(Class::Country);
        if sport && self.classes.has(Class::Club) {
            let personal = self.classes.any(ClassSet::of(&[Class::Given, Class::Surname])) && !city;
            scores[body] += if personal { counted::CLUB_OR_PERSON } else { counted::CLUB };
        }
        if sport && self.club && !city {
            scores[body] += scores[place];
        }
        if sport && city {
            scores[body] += counted::TOWN_AS_CLUB * self.votes.listed + 1.0;
            scores[place] += counted::TOWN_HERE * (here.kinds[place] - here.listed);
        }
        let nothing = here.nothing + counted::NOTHING * self.votes.nothing / self.count;
        let best = (0..3).fold(0, |best, i| if scores[i] > scores[best] { i } else { best });
        // What has no evidence is not a mention: the title of a work, a product or a heading as often as a body.
        (scores[best] > nothing.max(0.0)).then_some(KINDS[best])
    }
}
