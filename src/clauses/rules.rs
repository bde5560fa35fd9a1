//! The rules of clauses: those that open one at a marker, and those that a finite verb shows.

use super::id;
use super::openers::OPENERS;
use crate::rules::{Rule, by_code};

/// The rules that a finite verb or a mark shows.
static BY_VERB: &[Rule<()>] = &[
    by_code(
        id::MAIN,
        "main clause",
        "A sentence, or what follows a semicolon, has a clause of its own that nothing governs.",
        &["[The bridge fell].", "[The bridge fell]; [the road held]."],
        &[],
    ),
    by_code(
        id::COORDINATE,
        "joined clause",
        "After \"and\", \"but\" or a comma a verb with a subject of its own begins a clause beside the one before it.",
        &["The bridge fell, but [the road held]."],
        &["The bridge and the road held."],
    ),
    by_code(
        id::SHARED,
        "joined verb",
        "After \"and\" or \"but\" a verb without a subject of its own has that of the clause before it.",
        &["The mayor left and [took the bus home]."],
        &["The mayor left."],
    ),
    by_code(
        id::BARE,
        "clause without that",
        "A noun and its finite verb right after a verb are what that verb governs: \"that\" is mostly left out.",
        &["Police said [at least 12 people were hurt]."],
        &["The mayor saw the bridge."],
    ),
    by_code(
        id::COLON,
        "clause after a colon",
        "After a verb of saying and a colon stands what was said, with or without quotation marks.",
        &["The mayor said: [the bridge is safe]."],
        &["The town has two bridges: the old one and the new one."],
    ),
    by_code(
        id::CONTACT,
        "relative clause without a marker",
        "A noun and its finite verb right after another noun say more about that one.",
        &["The bridge [the army built] fell."],
        &["The army built the bridge."],
    ),
    by_code(
        id::ATTRIBUTION,
        "S said",
        "A subject and a verb of saying beside a clause, with nothing after them that the verb could govern, govern that clause.",
        &["The bridge was safe, [the mayor said].", "The bridge, [the mayor said], would hold."],
        &["The mayor said the bridge was safe."],
    ),
    by_code(
        id::ASIDE,
        "brackets",
        "What stands in brackets is a clause apart.",
        &["The mayor [(she was elected in May)] left."],
        &["The mayor left."],
    ),
    by_code(
        id::DASHES,
        "pair of dashes",
        "What stands between two dashes is a clause apart.",
        &["The bridge -- [it was built in 1950] -- fell."],
        &["The bridge fell."],
    ),
];

/// The rules of clauses, in the order of their ids.
pub fn cards() -> impl Iterator<Item = &'static Rule<()>> {
    BY_VERB.iter().chain(OPENERS.iter().map(|opener| &opener.card))
}
