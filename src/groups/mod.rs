//! Noun groups and verb groups: the chunks that claims are built from.
//!
//! One pass gives every unit of a sentence one part of speech, from what the tables allow it and from its neighbours;
//! a second one joins runs of them. Does NOT build trees: groups are flat stretches (Abney 1991); what hangs on what is
//! told by their neighbours, where a claim needs it.

mod nouns;
mod tags;
mod verbs;

pub use nouns::{Head, Noun, SOMEBODY};
pub use tags::{Tag, Tagger};
pub use verbs::{Form, Verb};

use crate::lexicon::{Class, ClassSet};
use crate::rules::{How, Row, Rule, Scene, Unit, shrink};
use crate::text::Tokens;

/// The rules of groups.
pub static RULES: &[Rule<()>] = &[
    Rule {
        id: "GRP001",
        name: "noun group",
        why: "Determiner, adjectives, names and nouns up to the head, with possessors before it, name one thing.",
        how: How::Code,
        finds: &["[The rebels' new leader] left."],
        skips: &["Never again."],
    },
    Rule {
        id: "GRP002",
        name: "verb group",
        why: "Auxiliaries, negation and adverbs belong to the verb that they stand before.",
        how: How::Code,
        finds: &["The minister [could not confirm] the report."],
        skips: &["A quiet night in the city."],
    },
];

/// What kind of group.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Group {
    Noun(Noun),
    Verb(Verb),
}

/// A group where it stands. A text is full of them: each is small.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Chunk {
    pub tokens: Tokens,
    pub value: Group,
}

impl Chunk {
    /// The id of the rule that joined it.
    pub fn rule(&self) -> &'static str {
        match self.value {
            Group::Noun(_) => "GRP001",
            Group::Verb(_) => "GRP002",
        }
    }
}

/// The groups of a text, in order and apart.
#[inline(never)]
pub fn find(scene: &Scene<'_>, row: &Row) -> Vec<Chunk> {
    // There is about one group to three tokens.
    let mut found = Vec::with_capacity(scene.text.tokens.len() / 2);
    let mut tagger = Tagger::default();
    for sentence in 0..row.sentences() {
        let units = row.sentence(sentence);
        let tags = tagger.tag(scene, units);
        let mut at = 0;
        while at < units.len() {
            // "had been searched twice | was": an adverb behind a participle is its own.
            let behind = tags[at] == Tag::Adv
                && (0..at)
                    .rev()
                    .take(3)
                    .find(|&i| tags[i] != Tag::Adv)
                    .is_some_and(|i| matches!(tags[i], Tag::VerbPp | Tag::VerbBase));
            let verb = if behind { None } else { verbs::at(scene, units, tags, at) };
            let group = verb
                .map(|(end, verb)| (end, Group::Verb(verb)))
                .or_else(|| nouns::at(scene, units, tags, at).map(|(end, noun)| (end, Group::Noun(noun))));
            let Some((end, value)) = group else {
                at += 1;
                continue;
            };
            found.push(Chunk { tokens: span(&units[at..end]), value });
            at = end.max(at + 1);
        }
    }
    shrink(&mut found);
    found
}

fn span(units: &[Unit]) -> Tokens {
    match (units.first(), units.last()) {
        (Some(first), Some(last)) => Tokens::new(first.tokens.start, last.tokens.end),
        _ => Tokens::default(),
    }
}

/// The classes of a folded group: a noun group also has that of the name it is headed by.
pub fn class_of(group: Group) -> ClassSet {
    match group {
        Group::Noun(noun) => Class::NounGroup.set().with(match noun.head_kind {
            Head::Person => Class::Person.set(),
            Head::Place => Class::Place.set(),
            Head::Organization => Class::Organization.set(),
            Head::Pronoun => Class::Pron.set(),
            Head::Role => Class::Role.set(),
            Head::Common | Head::Number => ClassSet::EMPTY,
        }),
        Group::Verb(_) => Class::VerbGroup.set(),
    }
}

#[cfg(test)]
mod tests {
    use crate::article::Article;
    use crate::pipeline::Pipeline;
    use crate::report::Options;

    /// The groups of a sentence, as written.
    fn groups(text: &str) -> Vec<String> {
        let article = Article { text: text.into(), ..Article::default() };
        let found = Pipeline::new().analyse(&article, &Options::default());
        found.groups.iter().map(|g| found.text.span(g.tokens).of(text).to_string()).collect()
    }

    #[test]
    fn words_are_read_by_their_neighbours() {
        let cases: &[(&str, &[&str])] = &[
            (
                "The report claims that he reports to the board.",
                &["The report", "claims", "he", "reports", "the board"],
            ),
            ("She would not have said it.", &["She", "would not have said", "it"]),
            ("Mr. Lee's new plan failed.", &["Mr. Lee's new plan", "failed"]),
            ("He joined a liberal think tank.", &["He", "joined", "a liberal think tank"]),
            ("They refused to leave.", &["They", "refused", "to leave"]),
        ];
        for (text, expected) in cases {
            assert_eq!(&groups(text), expected, "{text}");
        }
    }
}
