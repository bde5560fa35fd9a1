//! Who a source is in this article: the name behind a pronoun, a surname or "the source".

use super::find::Draft;
use super::persons::{Gender, gender_of, genders, kind_of};
use super::{Source, SourceType, Via};
use crate::identity::Entities;
use crate::lexicon::{Class, ClassSet};
use crate::names::NameKind;
use crate::rules::Scene;
use crate::text::Tokens;

/// Someone who has said something.
#[derive(Clone, Debug)]
struct Speaker {
    name: String,
    entity: Option<u32>,
    kind: SourceType,
    /// The words that bring them in.
    tokens: Tokens,
    sentence: u32,
}

/// Sentences that a pronoun may look back over.
const MOST_BACK: u32 = 8;
/// Mentions before a new name that must not be its own.
const MOST_MENTIONS: usize = 60;
/// Speakers that "the source" may look back over.
const MOST_SPEAKERS: usize = 40;

/// Gives each draft its resolved source, in the order of the drafts.
pub fn resolve(scene: &Scene<'_>, entities: &Entities, drafts: &[Draft]) -> Vec<Option<Source>> {
    let mut resolver = Resolver { scene, entities, speakers: Vec::new(), genders: genders(scene, entities) };
    let mut sources: Vec<Option<Source>> = drafts.iter().map(|draft| resolver.source(draft)).collect();
    resolver.look_ahead(drafts, &mut sources);
    sources
}

struct Resolver<'a> {
    scene: &'a Scene<'a>,
    entities: &'a Entities,
    speakers: Vec<Speaker>,
    /// Of each entity, where something says it.
    genders: Vec<Option<Gender>>,
}

/// What a pronoun can stand for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Pronoun {
    One,
    Many,
    Thing,
    Speaker,
    Any,
}

impl Resolver<'_> {
    fn source(&mut self, draft: &Draft) -> Option<Source> {
        let tokens = draft.source?;
        let (words, head) = match draft.antecedent {
            Some((antecedent, head)) => (antecedent, Some(head)),
            None => (tokens, draft.source_noun.map(|n| n.head)),
        };
        let pronoun = draft.antecedent.is_none().then(|| self.pronoun(tokens)).flatten();
        let (speaker, mut via) = match pronoun {
            Some(pronoun) => match self.behind(draft, pronoun) {
                Some(found) => (Speaker { sentence: draft.sentence, ..found }, vec![Via::Pronoun]),
                None => (self.unknown(tokens), vec![]),
            },
            None => self.named(draft, words, head.unwrap_or(words.end - 1)),
        };
        if draft.antecedent.is_some() {
            via.insert(0, Via::Pronoun);
        }
        let source = Source {
            tokens: vec![tokens],
            name: speaker.name.clone(),
            entity: speaker.entity,
            kind: speaker.kind,
            via,
        };
        self.speakers.push(speaker);
        Some(source)
    }

    fn unknown(&self, tokens: Tokens) -> Speaker {
        Speaker { name: words(self.scene, tokens), entity: None, kind: SourceType::Unknown, tokens, sentence: 0 }
    }

    fn pronoun(&self, tokens: Tokens) -> Option<Pronoun> {
        if tokens.len() != 1 {
            return None;
        }
        Some(match self.scene.lower(tokens.start) {
            "he" | "she" | "him" | "her" | "himself" | "herself" => Pronoun::One,
            "they" | "them" | "both" => Pronoun::Many,
            "it" | "itself" => Pronoun::Thing,
            "i" | "we" | "me" | "us" => Pronoun::Speaker,
            "who" | "which" | "that" | "you" | "one" | "someone" | "somebody" | "everyone" | "others" => Pronoun::Any,
            _ => return None,
        })
    }

    /// A source that names itself, or says what it is.
    fn named(&self, draft: &Draft, tokens: Tokens, head: u32) -> (Speaker, Vec<Via>) {
        let speaker = |entity: u32, kind: SourceType| {
            let name = self.entities.entities[entity as usize].name.clone();
            Speaker { name, entity: Some(entity), kind, tokens, sentence: draft.sentence }
        };
        if let Some((mention, kind)) = self.heading(tokens, head) {
            let entity = &self.entities.entities[mention.0 as usize];
            let same = self.scene.words(mention.1) == entity.name;
            return (speaker(mention.0, kind), vec![if same { Via::Same } else { Via::Alias }]);
        }
        let kind = kind_of(
            self.scene,
            tokens,
            head,
            draft.antecedent.is_none() && draft.source_noun.is_some_and(|n| n.plural),
        );
        if let Some(known) = self.earlier(tokens, head) {
            let known = Speaker { sentence: draft.sentence, ..known.clone() };
            return (known, vec![Via::Nominal]);
        }
        if let Some(entity) = self.by_role(tokens, head, draft) {
            return (speaker(entity, SourceType::NamedPerson), vec![Via::Nominal]);
        }
        let name = words(self.scene, tokens);
        (Speaker { name, entity: None, kind, tokens, sentence: draft.sentence }, vec![Via::Same])
    }

    /// The name that heads a source, or stands in its apposition.
    fn heading(&self, tokens: Tokens, head: u32) -> Option<((u32, Tokens), SourceType)> {
        let kind = |entity: u32| match self.entities.entities[entity as usize].kind {
            NameKind::Person => SourceType::NamedPerson,
            NameKind::Place | NameKind::Organization => SourceType::Organization,
        };
        let mut other = None;
        let mut dependent = false;
        let mut apposition = false;
        let mut at = tokens.start;
        for mention in self.entities.within(tokens) {
            for token in at..mention.tokens.start {
                let classes = self.scene.classes(token);
                let comma = classes.has(Class::Comma);
                apposition |= comma;
                dependent = !comma && (dependent || classes.has(Class::Prep) || self.scene.lower(token) == "and");
            }
            at = mention.tokens.end;
            let possessor = at < tokens.end && self.scene.classes(at).has(Class::Possessive);
            let person = self.entities.entities[mention.entity as usize].kind == NameKind::Person;
            let heads = mention.tokens.contains(Tokens::new(head, head + 1));
            // "X and Y": both, so neither.
            let joined = heads && at < tokens.end && self.scene.lower(at) == "and";
            if joined {
                return None;
            }
            let last = person
                && at == tokens.end
                && mention.tokens.start > tokens.start
                && self.scene.classes(mention.tokens.start - 1).has(Class::CloseParen);
            if heads || last || person && !dependent && !possessor && apposition {
                let found = ((mention.entity, mention.tokens), kind(mention.entity));
                if person {
                    return Some(found);
                }
                other = other.or(Some(found));
            }
        }
        other
    }

    /// "the source", "Sources": one who spoke before and was called so.
    fn earlier(&self, tokens: Tokens, head: u32) -> Option<&Speaker> {
        let first = self.scene.lower(tokens.start);
        let definite = first == "the" || tokens.start == head;
        if !definite || tokens.len() > 6 {
            return None;
        }
        let word = self.scene.lower(head);
        self.speakers.iter().rev().take(MOST_SPEAKERS).find(|speaker| {
            let own = (speaker.tokens.start..speaker.tokens.end).any(|t| self.scene.lower(t) == word);
            let role = || {
                let role = speaker.entity.and_then(|e| self.entities.entities[e as usize].role.as_deref());
                role.is_some_and(|r| r.split(' ').any(|w| w.eq_ignore_ascii_case(word)))
            };
            let fits = |t: u32| {
                let w = self.scene.lower(t);
                t == head
                    || t == tokens.start && definite
                    || (speaker.tokens.start..speaker.tokens.end).any(|s| self.scene.lower(s) == w)
            };
            let person = matches!(speaker.kind, SourceType::NamedPerson);
            (own && (!person || speaker.tokens.len() > 1) && tokens.iter().all(fits)) || tokens.len() == 2 && role()
        })
    }

    /// "the minister": the person of the article who is one.
    fn by_role(&self, tokens: Tokens, head: u32, draft: &Draft) -> Option<u32> {
        if self.scene.lower(tokens.start) != "the" || tokens.len() > 3 {
            return None;
        }
        let word = self.scene.lower(head);
        let before = self.entities.mentions.partition_point(|m| m.tokens.start < tokens.start);
        let sentence = draft.sentence.saturating_sub(MOST_BACK) as usize;
        let lowest = self.scene.text.sentences.get(sentence).map_or(0, |s| s.tokens.start);
        self.entities.mentions[..before].iter().rev().take_while(|m| m.tokens.start >= lowest).map(|m| m.entity).find(
            |&e| {
                let entity = &self.entities.entities[e as usize];
                entity.kind == NameKind::Person
                    && (entity.titles.iter().any(|t| t.eq_ignore_ascii_case(word))
                        || entity.role.as_ref().is_some_and(|r| r.split(' ').any(|w| w.eq_ignore_ascii_case(word))))
            },
        )
    }

    /// Whom a pronoun stands for: the speaker or subject of the sentences before.
    fn behind(&self, draft: &Draft, pronoun: Pronoun) -> Option<Speaker> {
        let tokens = draft.source?;
        let wanted = gender_of(self.scene, tokens.start).filter(|_| pronoun == Pronoun::One);
        let good = |speaker: &Speaker| match pronoun {
            Pronoun::One => {
                matches!(speaker.kind, SourceType::NamedPerson | SourceType::UnnamedPerson)
                    && self.agrees(speaker, wanted)
            }
            Pronoun::Many => matches!(speaker.kind, SourceType::Group | SourceType::Organization),
            Pronoun::Thing => matches!(speaker.kind, SourceType::Organization | SourceType::Document),
            Pronoun::Speaker => speaker.kind != SourceType::Document,
            Pronoun::Any => false,
        };
        if pronoun == Pronoun::Any {
            return None;
        }
        let lowest = draft.sentence.saturating_sub(MOST_BACK);
        for sentence in (lowest..=draft.sentence).rev() {
            let said = self
                .speakers
                .iter()
                .rev()
                .take(MOST_SPEAKERS)
                .take_while(|s| s.sentence >= sentence)
                .find(|s| s.sentence == sentence && good(s));
            if let Some(speaker) = said {
                return Some(speaker.clone());
            }
            if pronoun != Pronoun::Speaker
                && let Some(speaker) = self.subject(sentence, tokens, draft, pronoun)
            {
                return Some(speaker);
            }
        }
        None
    }

    /// Whether nothing says that a speaker is of the other gender.
    fn agrees(&self, speaker: &Speaker, wanted: Option<Gender>) -> bool {
        let known = match speaker.entity {
            Some(entity) => self.genders[entity as usize],
            None => speaker
                .tokens
                .iter()
                .take(8)
                .filter(|&t| self.scene.classes(t).has(Class::Lower))
                .find_map(|t| gender_of(self.scene, t)),
        };
        wanted.is_none() || known.is_none() || known == wanted
    }

    /// The first name of a sentence that can be its subject.
    fn subject(&self, sentence: u32, pronoun_at: Tokens, draft: &Draft, pronoun: Pronoun) -> Option<Speaker> {
        let bounds = self.scene.text.sentences.get(sentence as usize)?.tokens;
        let end = if sentence == draft.sentence { pronoun_at.start } else { bounds.end };
        let bounds = Tokens::new(bounds.start, end.max(bounds.start));
        self.entities
            .within(bounds)
            .take(6)
            .find(|mention| {
                let kind = self.entities.entities[mention.entity as usize].kind;
                let wanted = gender_of(self.scene, pronoun_at.start);
                let known = self.genders[mention.entity as usize];
                let fits = match pronoun {
                    Pronoun::One => {
                        kind == NameKind::Person && (wanted.is_none() || known.is_none() || known == wanted)
                    }
                    Pronoun::Many => kind != NameKind::Person,
                    Pronoun::Thing => kind == NameKind::Organization,
                    Pronoun::Speaker | Pronoun::Any => false,
                };
                let after = self.scene.text.tokens.get(mention.tokens.end as usize).is_some();
                let possessor = after && self.scene.classes(mention.tokens.end).has(Class::Possessive);
                let hangs = mention.tokens.start > bounds.start
                    && self.scene.classes(mention.tokens.start - 1).any(ClassSet::of(&[Class::Prep, Class::OpenParen]));
                let inside = draft.content.iter().any(|c| c.contains(mention.tokens));
                fits && !possessor && !hangs && !inside
            })
            .map(|mention| {
                let entity = &self.entities.entities[mention.entity as usize];
                let kind =
                    if entity.kind == NameKind::Person { SourceType::NamedPerson } else { SourceType::Organization };
                Speaker {
                    name: entity.name.clone(),
                    entity: Some(mention.entity),
                    kind,
                    tokens: mention.tokens,
                    sentence: draft.sentence,
                }
            })
    }

    /// Someone without a name, whom the next sentences name: "an official" of the lead; and "the country's top judge", when
    /// the next speaker is a new name that nothing else describes.
    fn look_ahead(&self, drafts: &[Draft], sources: &mut [Option<Source>]) {
        let Some(lead) = drafts.first().map(|d| self.paragraph(d.sentence)) else { return };
        for at in 0..drafts.len() {
            let (Some(noun), Some(source)) = (drafts[at].source_noun, &sources[at]) else { continue };
            let dull =
                matches!(self.scene.lower(noun.head), "source" | "witness" | "resident" | "relative" | "neighbor");
            if source.kind != SourceType::UnnamedPerson || source.via != [Via::Same] || noun.plural || dull {
                continue;
            }
            let here = self.paragraph(drafts[at].sentence);
            let in_lead = here == lead && noun.indefinite;
            let next = drafts[at + 1..].iter().zip(&sources[at + 1..]).take(4).find_map(|(draft, source)| {
                let source = source.as_ref()?;
                let near = self.paragraph(draft.sentence) <= here + 1 + u32::from(in_lead);
                let named = draft.quote.is_none()
                    && draft.antecedent.is_none()
                    && source.kind == SourceType::NamedPerson
                    && matches!(source.via.first(), Some(Via::Same | Via::Alias));
                (near && named).then_some((draft, source))
            });
            let Some((draft, named)) = next else { continue };
            if in_lead || self.bare_and_new(draft, named) {
                let (name, entity) = (named.name.clone(), named.entity);
                if let Some(source) = sources[at].as_mut() {
                    (source.name, source.entity, source.kind) = (name, entity, SourceType::NamedPerson);
                    source.via = vec![Via::Nominal];
                }
            }
        }
    }

    /// Whether a source is the first mention of a name, without a word of who that is.
    fn bare_and_new(&self, draft: &Draft, source: &Source) -> bool {
        let Some(tokens) = draft.source else { return false };
        let before = self.entities.mentions.partition_point(|m| m.tokens.start < tokens.start);
        let own = self.entities.mentions.get(before).filter(|m| Some(m.entity) == source.entity && m.tokens == tokens);
        let lowest = before.saturating_sub(MOST_MENTIONS);
        own.is_some() && !self.entities.mentions[lowest..before].iter().any(|m| Some(m.entity) == source.entity)
    }

    fn paragraph(&self, sentence: u32) -> u32 {
        self.scene.text.sentences.get(sentence as usize).map_or(0, |s| s.paragraph)
    }
}

fn words(scene: &Scene<'_>, tokens: Tokens) -> String {
    let words = scene.words(tokens).split_whitespace().collect::<Vec<_>>().join(" ");
    // The comma that closes an apposition is no part of a name.
    words.trim_end_matches(',').to_string()
}
