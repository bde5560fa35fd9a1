//! Sources without a name that the next sentences name: "an official" of the lead, "a relative of the pilot" before
//! "said the pilot's sister, Ann Lee".

use super::agreement::tells_as;
use super::draft::Draft;
use super::resolver::Resolver;
use super::{Source, SourceType, Via};
use crate::groups::Noun;
use crate::identity::Mention;
use crate::lexicon::{Class, ClassSet, is_word};
use crate::names::NameKind;
use crate::text::{ParagraphKind, Tokens};

/// Claims after one that may name its source.
const MOST_CLAIMS: usize = 4;
/// Mentions before a new name that must not be its own.
const MOST_MENTIONS: usize = 60;
/// Tokens of a source, and behind it, that may say that it won't be named.
const MOST_UNNAMED: usize = 40;
/// Tokens of a description that says more than an office.
const FULL: u32 = 5;

/// How a new name stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum New {
    Bare,
    /// "Ann Lee, 42,"
    Aged,
}

impl Resolver<'_> {
    /// Someone without a name, whom the next sentences name: "an official" of the lead; and "the country's top judge", when
    /// the next speaker is a new name that nothing else describes.
    pub fn look_ahead(&self, drafts: &[Draft], sources: &mut [Option<Source>]) {
        let paragraphs = &self.scene.text.paragraphs;
        let body = |&p: &u32| paragraphs.get(p as usize).is_some_and(|p| p.kind == ParagraphKind::Body);
        let Some(lead) = drafts.iter().map(|d| self.paragraph(d.sentence)).find(body) else { return };
        for at in 0..drafts.len() {
            let (Some(noun), Some(source)) = (drafts[at].source_noun, &sources[at]) else { continue };
            if let Some(entity) = self.named_behind(drafts, sources, at) {
                let name = self.name(entity).into_owned();
                sources[at] = sources[at].take().map(|source| Source { name, entity: Some(entity), ..source });
                continue;
            }
            let anonymous = drafts[at].source.is_some_and(|source| self.is_anonymous(source, drafts[at].sentence));
            if source.kind != SourceType::UnnamedPerson || source.via != [Via::Same] || noun.plural || anonymous {
                continue;
            }
            let dull = tells_as(self.scene, noun.head, "nameless");
            let here = self.paragraph(drafts[at].sentence);
            let in_lead = here == lead && noun.indefinite;
            // "The former treasurer of a union", not "the treasurer".
            let fuller = here == lead && drafts[at].source.is_some_and(|source| source.len() >= FULL);
            let next = drafts[at + 1..].iter().zip(&sources[at + 1..]).take(MOST_CLAIMS).find_map(|(draft, source)| {
                let source = source.as_ref()?;
                let near = self.paragraph(draft.sentence) <= here + 1 + u32::from(here == lead);
                let named = draft.quote.is_none()
                    && draft.antecedent.is_none()
                    && source.kind == SourceType::NamedPerson
                    && matches!(source.via.first(), Some(Via::Same | Via::Alias));
                (near && named).then_some((draft, source))
            });
            // "The Norvanian leader said so. Ann Lee told the house": in one paragraph the next new name is hers.
            let one = |draft: &Draft| {
                !noun.indefinite
                    && self.paragraph(draft.sentence) == here
                    && drafts[at].source.is_some_and(|s| s.len() > 2)
            };
            let full =
                |new: Option<New>| in_lead || self.is_full(drafts[at].source, noun) || fuller && new == Some(New::Aged);
            // "A doctor said", "Health Minister Ann Lee said": what she is called makes her another.
            let entity = match next {
                Some((draft, named)) => {
                    let new = self.bare_and_new(draft, named);
                    let is_one =
                        self.is_kind(noun, draft, named) || !dull && new.is_some() && (full(new) || one(draft));
                    named.entity.filter(|_| is_one)
                }
                None => None,
            };
            let entity = entity.or_else(|| {
                let tokens = drafts[at].source.filter(|_| !dull && (in_lead || fuller))?;
                self.introduced_next(tokens, here)
            });
            if let Some(entity) = entity {
                self.name_as(entity, at, sources);
            }
        }
    }

    /// "The 24-year-old said so. “C,” Lee said": in one paragraph one speaks, whom the next sentence names.
    fn named_behind(&self, drafts: &[Draft], sources: &[Option<Source>], at: usize) -> Option<u32> {
        let (draft, source) = (&drafts[at], sources[at].as_ref()?);
        let aged = draft.source.is_some_and(|words| self.scene.words(words).ends_with("year-old"));
        let outer = |d: &Draft| d.quote.is_none() && d.antecedent.is_none() && d.source.is_some();
        if !aged || !outer(draft) || source.via != [Via::Nominal] {
            return None;
        }
        let mut later = drafts[at + 1..].iter().zip(&sources[at + 1..]).take(MOST_CLAIMS);
        let (next, named) = later.find(|(d, _)| outer(d) && d.sentence > draft.sentence)?;
        let named =
            named.as_ref().filter(|named| named.kind == SourceType::NamedPerson && named.entity != source.entity)?;
        let quotes = draft.sentence + 3 > next.sentence && next.is_word_for_word();
        let here = self.paragraph(next.sentence) == self.paragraph(draft.sentence);
        // Not one who is brought in there.
        let known = !self.is_new(next, named) && next.source.is_some_and(|words| words.len() <= 2);
        named.entity.filter(|_| quotes && here && known)
    }

    /// "An official, who requested anonymity, said": of whom no name will be told.
    fn is_anonymous(&self, source: Tokens, sentence: u32) -> bool {
        let end = self.scene.text.sentences.get(sentence as usize).map_or(source.end, |s| s.tokens.end);
        let mut near = Tokens::new(source.start, end.max(source.end)).iter().take(MOST_UNNAMED);
        near.any(|t| match self.scene.lower(t) {
            "anonymity" | "anonymously" => true,
            "named" | "identified" => {
                t > source.start && is_word!(self.scene.hash(t - 1), "be" | "been" | "being" | "not")
            }
            _ => false,
        })
    }

    /// Gives a source, and those that stand for the same words, its name.
    fn name_as(&self, entity: u32, at: usize, sources: &mut [Option<Source>]) {
        let Some(words) = sources[at].as_ref().map(|source| source.name.clone()) else { return };
        let others = sources[at..].iter_mut().flatten();
        for source in others.filter(|source| source.entity.is_none() && source.name == words) {
            source.name.clone_from(&self.entities.entities[entity as usize].name);
            (source.entity, source.kind) = (Some(entity), SourceType::NamedPerson);
            if source.via == [Via::Same] {
                source.via = vec![Via::Nominal];
            }
        }
    }

    /// "A nurse told … ¶ Ann Lee, 42, was dismissed": the new person, with an age, whom the next paragraph opens with.
    fn introduced_next(&self, tokens: Tokens, paragraph: u32) -> Option<u32> {
        let mention = self.mentions.before(tokens.end);
        let opens = |m: &Mention| {
            let sentence = self.scene.text.sentences.get(self.sentence_of(m.tokens.start) as usize);
            sentence.is_some_and(|s| s.tokens.start == m.tokens.start && s.paragraph == paragraph + 1)
        };
        let next = self.entities.mentions[mention..].iter().take(MOST_MENTIONS).find(|m| opens(m))?;
        let person = self.entities.kind(next.entity) == NameKind::Person;
        let new = self.firsts[next.entity as usize] == next.tokens && next.tokens.len() > 1;
        let end = next.tokens.end;
        let class =
            |t: u32, class| self.scene.text.tokens.get(t as usize).is_some() && self.scene.classes(t).has(class);
        let aged = class(end, Class::Comma) && class(end + 1, Class::Digits) && class(end + 2, Class::Comma);
        (person && new && aged).then_some(next.entity)
    }

    /// Whether a description says more than "the minister", who need not be the next name.
    fn is_full(&self, source: Option<Tokens>, noun: Noun) -> bool {
        source.is_some_and(|source| source.len() > 2) && noun.possessed > source.map_or(0, |source| source.start)
    }

    /// Whether a source is the first mention of a name, without a word of who that is but an age.
    fn bare_and_new(&self, draft: &Draft, source: &Source) -> Option<New> {
        let tokens = draft.source?;
        let before = self.mentions.before(tokens.start);
        let own = self.entities.mentions.get(before).filter(|m| Some(m.entity) == source.entity)?;
        let lowest = before.saturating_sub(MOST_MENTIONS);
        let known = self.entities.mentions[lowest..before].iter().any(|m| Some(m.entity) == source.entity);
        const AGE: ClassSet = ClassSet::of(&[Class::Comma, Class::Digits, Class::NumberWord]);
        let rest = Tokens::new(own.tokens.end, tokens.end.max(own.tokens.end));
        let plain = own.tokens.start == tokens.start && rest.iter().all(|t| self.scene.classes(t).any(AGE));
        let aged = rest.iter().any(|t| self.scene.classes(t).any(AGE.without(Class::Comma.set())));
        (!known && plain).then_some(if aged { New::Aged } else { New::Bare })
    }

    /// "A union leader" and "Ann Lee, director of the union": someone new, whose words say that they are such a one.
    fn is_kind(&self, noun: Noun, draft: &Draft, source: &Source) -> bool {
        let Some(tokens) = draft.source.filter(|_| noun.indefinite && self.is_new(draft, source)) else { return false };
        let kind = self.scene.lower(noun.head);
        let name = self.entities.within(tokens).next().map_or(tokens, |m| m.tokens);
        let mut said_of = tokens.iter().filter(|t| !(name.start <= *t && *t < name.end));
        said_of.any(|t| self.scene.lower(t) == kind || tells_as(self.scene, t, kind))
    }

    /// Whether a source is named here for the first time.
    fn is_new(&self, draft: &Draft, source: &Source) -> bool {
        let first = source.entity.map(|entity| self.firsts[entity as usize]);
        draft.source.zip(first).is_some_and(|(tokens, first)| tokens.contains(first))
    }
}
