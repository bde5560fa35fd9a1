//! The speakers of one report.

use crate::report::{Claim, ClaimKind, EntityId, Report, SourceType};
use rustc_hash::FxHashMap;

/// Words said, by the kind of claim.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Words {
    /// In the source's words.
    pub direct: u64,
    /// Partly in these.
    pub mixed: u64,
    /// In those of the article.
    pub indirect: u64,
    /// In the article's own voice.
    pub unattributed: u64,
}

impl Words {
    /// All of them.
    pub fn all(&self) -> u64 {
        self.direct + self.mixed + self.indirect + self.unattributed
    }

    /// Counts the words of a claim.
    pub fn add(&mut self, claim: &Claim<'_>) {
        self.count(claim.kind, claim.content.iter().map(|piece| word_count(&piece.text)).sum());
    }

    /// Counts words of a kind of claim.
    pub fn count(&mut self, kind: ClaimKind, words: u64) {
        *match kind {
            ClaimKind::Direct => &mut self.direct,
            ClaimKind::Mixed => &mut self.mixed,
            ClaimKind::Indirect => &mut self.indirect,
            ClaimKind::Unattributed => &mut self.unattributed,
        } += words;
    }

    /// The words of a kind, by its name in reports.
    pub fn of(&self, kind: &str) -> u64 {
        match kind {
            "direct" => self.direct,
            "mixed" => self.mixed,
            "indirect" => self.indirect,
            _ => self.unattributed,
        }
    }
}

/// The words of a text: what stands between white space and has a letter or figure in it.
pub fn word_count(text: &str) -> u64 {
    text.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).count() as u64
}

/// Somebody, or something, that says something in a report.
#[derive(Clone, Copy, Debug)]
pub struct Speaker<'r> {
    /// None where nobody is named; the article itself is the speaker of what it does not attribute.
    pub name: Option<&'r str>,
    /// Who or what kind of source that is.
    pub kind: SourceType,
    /// The entity that it is.
    pub entity: Option<EntityId>,
    /// Whether it is the article.
    pub is_article: bool,
    /// How many claims.
    pub claims: u32,
    /// How many words are said, by kind.
    pub words: Words,
}

/// All speakers of a report, those who say most first.
#[derive(Debug, Default)]
pub struct Speakers<'r> {
    /// Each of them, who says most first.
    pub all: Vec<Speaker<'r>>,
    /// The speaker of each claim, by their places in the lists.
    pub of: Vec<usize>,
}

/// By what a speaker is known again.
#[derive(PartialEq, Eq, Hash)]
enum Key<'r> {
    Article,
    Entity(EntityId),
    Name(&'r str),
    Nobody,
}

impl<'r> Speakers<'r> {
    /// Of a report.
    pub fn of(report: &'r Report<'_>) -> Speakers<'r> {
        let mut numbers: FxHashMap<Key<'r>, usize> = FxHashMap::default();
        let mut all: Vec<Speaker<'r>> = Vec::new();
        let mut of = Vec::with_capacity(report.claims.len());
        for claim in &report.claims {
            let number = *numbers.entry(key(claim)).or_insert_with(|| {
                all.push(speaker(report, claim));
                all.len() - 1
            });
            all[number].claims += 1;
            all[number].words.add(claim);
            of.push(number);
        }
        let mut order: Vec<usize> = (0..all.len()).collect();
        order.sort_by_key(|&number| std::cmp::Reverse((all[number].words.all(), all[number].claims)));
        let mut places = vec![0; all.len()];
        order.iter().enumerate().for_each(|(place, &number)| places[number] = place);
        of.iter_mut().for_each(|number| *number = places[*number]);
        Speakers { all: order.into_iter().map(|number| all[number]).collect(), of }
    }
}

fn key<'r>(claim: &'r Claim<'_>) -> Key<'r> {
    match (claim.kind, claim.source.entity, claim.source.name.as_deref()) {
        (ClaimKind::Unattributed, _, _) => Key::Article,
        (_, Some(entity), _) => Key::Entity(entity),
        (_, None, Some(name)) => Key::Name(name),
        (_, None, None) => Key::Nobody,
    }
}

fn speaker<'r>(report: &'r Report<'_>, claim: &'r Claim<'_>) -> Speaker<'r> {
    let source = &claim.source;
    let entity = source.entity.and_then(|id| report.entities.get(id.index()));
    Speaker {
        name: source.name.as_deref().or(entity.map(|entity| &*entity.name)),
        kind: source.kind,
        entity: source.entity,
        is_article: claim.kind == ClaimKind::Unattributed,
        claims: 0,
        words: Words::default(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Article, Options, Pipeline};

    #[test]
    fn who_says_most_comes_first_and_each_claim_has_its_speaker() {
        let text = "Mayor Ann Lee said the bridge was safe. Officials said so. \u{201c}The dam will hold until the \
            spring,\u{201d} she said.";
        let article = Article { text: text.into(), ..Article::default() };
        let report = Pipeline::new().run(&article, &Options::default());
        let speakers = Speakers::of(&report);
        let found: Vec<_> = speakers.all.iter().map(|s| (s.name, s.claims, s.words.direct, s.words.indirect)).collect();
        assert_eq!(found[0], (Some("Ann Lee"), 2, 7, 4), "{found:?}");
        assert_eq!(speakers.of.len(), report.claims.len());
        for (claim, &speaker) in report.claims.iter().zip(&speakers.of) {
            assert_eq!(claim.source.name.as_deref(), speakers.all[speaker].name);
        }
        assert_eq!(word_count("\u{201c}The dam \u{2014} 30 metres\u{201d} \u{2026}"), 4);
    }
}
