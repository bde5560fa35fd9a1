//! What the stages found in one article, before it is made a report.

use crate::claims::Claim;
use crate::clauses::{Clauses, Sentence};
use crate::dates::Timex;
use crate::distances::{Also, Length};
use crate::groups::Chunk;
use crate::identity::Entities;
use crate::lexicon::Lexicon;
use crate::numbers::Number;
pub use crate::room::Bound;
use crate::rules::Found;
use crate::text::{Text, Tokens};

/// All that was found in one article, as tokens of its text.
#[derive(Debug, Default)]
pub struct Analysis {
    /// The tables that it was found with.
    pub lexicon: Lexicon,
    pub text: Text,
    pub numbers: Vec<Found<Number>>,
    pub dates: Vec<Found<Timex>>,
    pub distances: Vec<Found<Length>>,
    /// What looks like a length and is not one.
    pub blocked: Vec<Found<()>>,
    pub entities: Entities,
    pub groups: Vec<Chunk>,
    /// The clauses of each stretch of one voice.
    pub clauses: Clauses,
    /// The pronouns that stand for an entity, and its number.
    pub pronouns: Vec<Found<u32>>,
    pub claims: Vec<Claim>,
    /// Claims left out, since they stand inside of too many others.
    pub too_deep: usize,
    pub counts: Counts,
    /// It was broken off, since there was more in it than is kept of one article.
    pub over: Option<Bound>,
}

/// How much work an article took: what tests bound in place of a clock.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    pub tokens: u64,
    pub sentences: u64,
    /// Patterns tried at a unit.
    pub rule_tries: u64,
    /// Looks at words, units, items and mentions; counted in builds for tests only.
    pub looks: u64,
}

/// What one rule made, for explanations and for the test of the rules' own examples.
#[derive(Clone, Debug, PartialEq)]
pub struct Fired {
    pub rule: &'static str,
    /// The mark, or the pieces of a claim's content.
    pub tokens: Vec<Tokens>,
    /// A number, a TIMEX3 value, metres, an entity's name; who said it, for claims.
    pub value: String,
    /// The source's and the cue's words, for claims.
    pub source: Vec<Tokens>,
    pub cue: Vec<Tokens>,
}

impl Analysis {
    /// Whether there was more than is kept of an article of so many bytes, its clauses with it if they are printed.
    /// Claims within claims say the same words again, each time one deeper, and so do clauses; those of stories never come
    /// to more than a few times the text.
    pub fn bound(&self, bytes: usize, with_clauses: bool) -> Option<Bound> {
        let most_said = (1 << 20) + 4 * bytes;
        let length = |tokens: Tokens| self.text.span(tokens).len() as usize;
        let said = |claim: &Claim| claim.content.iter().map(|&piece| length(piece)).sum::<usize>();
        let governed = |Sentence { stretch, tree }: &Sentence| {
            let all = tree.clauses.iter().filter_map(|clause| tree.governed(stretch, clause));
            all.map(length).sum::<usize>()
        };
        if self.over.is_some() {
            self.over
        } else if self.claims.iter().map(said).sum::<usize>() > most_said {
            Some(Bound::Claims(most_said))
        } else if with_clauses && self.clauses.whole().iter().map(governed).sum::<usize>() > most_said {
            Some(Bound::Clauses(most_said))
        } else {
            None
        }
    }

    /// What the rules made of the article, stage by stage.
    pub fn fired(&self) -> Vec<Fired> {
        let mark = |rule, tokens, value| Fired { rule, tokens: vec![tokens], value, source: vec![], cue: vec![] };
        let mut fired = Vec::new();
        fired.extend(self.numbers.iter().map(|f| mark(f.rule, f.tokens, f.value.low.to_string())));
        fired.extend(self.dates.iter().map(|f| mark(f.rule, f.tokens, f.value.value.clone())));
        let metres = |length: &Length| length.metres().map(|m| m.low.to_string()).unwrap_or_default();
        for found in &self.distances {
            fired.push(mark(found.rule, found.tokens, metres(&found.value)));
            for Also { length, rule } in &found.value.also {
                fired.extend([length.rule, rule].map(|rule| mark(rule, length.tokens, metres(&length.value))));
            }
            fired.extend(found.value.relation.iter().map(|r| mark(r.rule, r.tokens, String::new())));
        }
        fired.extend(self.blocked.iter().map(|f| mark(f.rule, f.tokens, String::new())));
        let named = |entity: u32| self.entities.entities[entity as usize].name.clone();
        fired.extend(self.entities.mentions.iter().map(|m| mark(m.rule, m.tokens, named(m.entity))));
        fired.extend(self.entities.evidence.iter().map(|f| mark(f.rule, f.tokens, String::new())));
        fired.extend(self.groups.iter().map(|f| mark(f.rule(), f.tokens, String::new())));
        self.clauses.each(|Sentence { stretch, tree }| {
            let clauses = tree.clauses.iter();
            fired.extend(clauses.map(|c| mark(c.rule, stretch.span(c.first, c.end), String::new())));
        });
        fired.extend(self.pronouns.iter().map(|f| mark(f.rule, f.tokens, named(f.value))));
        fired.extend(self.claims.iter().map(|claim| Fired {
            rule: claim.rule,
            tokens: claim.content.clone(),
            value: claim.source.as_ref().map(|s| s.name.clone()).unwrap_or_default(),
            source: claim.source.as_ref().map(|s| s.tokens.clone()).unwrap_or_default(),
            cue: claim.cue.as_ref().map(|c| c.tokens.clone()).unwrap_or_default(),
        }));
        fired
    }
}
