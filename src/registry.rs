//! Every rule, family by family, in the order in which the stages use them.

use crate::lexicon::{Lexicon, gazetteer, lexicon};
use crate::rules::{Card, Rule, Stage};
use crate::{claims, clauses, coreference, dates, distances, groups, identity, names, numbers};

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
        .chain(identity::rules().map(Rule::card))
        .chain(groups::RULES.iter().map(Rule::card))
        .chain(clauses::cards().map(Rule::card))
        .chain(coreference::RULES.iter().map(Rule::card))
        .chain(claims::cards().map(Rule::card))
        .collect()
}

/// A hash of all rules and word lists, a user's words with them, in hexadecimal digits: where it differs, the same story may give another report.
pub fn fingerprint(lexicon: &Lexicon) -> String {
    use sha2::{Digest, Sha256};
    let mut hash = Sha256::new();
    let mut add = |part: &[u8]| {
        hash.update((part.len() as u64).to_le_bytes());
        hash.update(part);
    };
    for Card { id, name, why, pattern, finds, skips } in all() {
        [id, name, why, pattern.unwrap_or_default()]
            .into_iter()
            .chain(finds.iter().chain(skips).copied())
            .for_each(|text| add(text.as_bytes()));
    }
    lexicon::tables().into_iter().chain(gazetteer::tables()).for_each(&mut add);
    add(&lexicon.fingerprint().to_le_bytes());
    hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}
