//! Text to claims: the stages in their order. Read this first.

use crate::article::Article;
use crate::claims::{self, Claim};
use crate::dates::{self, Timex};
use crate::distances::{self, Length};
use crate::groups::{self, Group};
use crate::identity::{self, Entities};
use crate::lexicon::{Class, ClassSet, Vocabulary};
use crate::names::{self, NameKind};
use crate::numbers::{self, Number};
use crate::rules::{Found, Row, Scene};
use crate::text::{Text, quotes, sentences, tokenizer};

/// What is kept from one article to the next: interned words and buffers, both bounded.
#[derive(Default)]
pub struct Pipeline {
    vocabulary: Vocabulary,
    row: Row,
}

/// All that was found in one article, as tokens of its text.
#[derive(Debug, Default)]
pub struct Analysis {
    pub text: Text,
    pub numbers: Vec<Found<Number>>,
    pub dates: Vec<Found<Timex>>,
    pub distances: Vec<Found<Length>>,
    pub entities: Entities,
    pub groups: Vec<Found<Group>>,
    pub claims: Vec<Claim>,
    pub counts: Counts,
}

/// How much work an article took: what tests bound in place of a clock.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    pub tokens: u64,
    pub sentences: u64,
    /// Patterns tried at a unit.
    pub rule_tries: u64,
}

impl Pipeline {
    pub fn new() -> Pipeline {
        Pipeline::default()
    }

    /// Finds everything in an article.
    pub fn analyse(&mut self, article: &Article<'_>) -> Analysis {
        let source = &*article.text;
        let mut text = Text::default();
        self.vocabulary.begin();
        tokenizer::tokenize(source, &mut self.vocabulary, &mut text);
        quotes::pair(source, &mut text);
        sentences::split(source, &self.vocabulary, &article.furniture, &mut text);

        let scene = &Scene { source, text: &text, vocabulary: &self.vocabulary };
        let row = &mut self.row;
        let tries = &mut 0;
        row.fill(scene);
        let numbers = numbers::find(scene, row, tries);
        row.fold(numbers.iter().map(|f| (f.tokens, numbers::classes(scene, f))));
        let dates = dates::find(scene, row, article.date, tries);
        row.fold(dates.iter().map(|f| (f.tokens, Class::Date.set())));
        let distances = distances::find(scene, row, tries);
        row.fold(distances.iter().map(|f| (f.tokens, Class::Distance.set())));
        let candidates = names::find(scene, row, tries);
        let entities = identity::resolve(scene, row, article, candidates);
        row.fold(entities.mentions.iter().map(|m| (m.tokens, class_of(entities.entities[m.entity as usize].kind))));
        let groups = groups::find(scene, row, tries);
        row.fold(groups.iter().map(|f| (f.tokens, groups::class_of(f.value))));
        let claims = claims::find(scene, row, &entities, &dates, &distances, tries);

        let counts =
            Counts { tokens: text.tokens.len() as u64, sentences: text.sentences.len() as u64, rule_tries: *tries };
        Analysis { text, numbers, dates, distances, entities, groups, claims, counts }
    }
}

fn class_of(kind: NameKind) -> ClassSet {
    match kind {
        NameKind::Person => Class::Person,
        NameKind::Place => Class::Place,
        NameKind::Organization => Class::Organization,
    }
    .set()
}
