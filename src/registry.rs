//! Every rule, family by family, in the order in which the stages use them.

use crate::rules::{Card, Rule, Stage};
use crate::{claims, dates, distances, groups, names, numbers};

fn cards<A>(stage: &Stage<A>) -> impl Iterator<Item = Card> {
    stage.rules().map(Rule::card)
}

/// The cards of all rules.
pub fn all() -> Vec<Card> {
    cards(&numbers::STAGE)
        .chain(cards(&dates::STAGE))
        .chain(cards(&distances::LENGTHS))
        .chain(cards(&distances::CONVERSIONS))
        .chain(cards(&distances::RELATIONS))
        .chain(cards(&names::STAGE))
        .chain(cards(&names::CONTEXTS))
        .chain(groups::RULES.iter().map(Rule::card))
        .chain(claims::RULES.iter().map(Rule::card))
        .collect()
}
