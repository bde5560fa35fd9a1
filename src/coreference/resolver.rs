//! What is known of an article while its sources are resolved: who has spoken, what pronouns mean, and what is told of each
//! name. The files beside add how each kind of words is understood.

use super::SourceType;
use super::agreement::{Gender, gender_of};
use super::draft::Draft;
use crate::clauses::Reader;
use crate::clauses::cues::Stance;
use crate::groups::Chunk;
use crate::identity::{Entities, Form, Mention};
use crate::lexicon::{Class, Usage};
use crate::names::NameKind;
use crate::rules::{Found, Scene};
use crate::text::{Ordered, Over, Paragraph, ParagraphKind, Quote, Sentence, Tokens};
use std::borrow::Cow;

/// Mentions and pronouns looked at for what they tell of one.
const MOST_MENTIONS: usize = 60;

/// The pronouns before that tell of one of whom nothing else does.
const JUST_BEFORE: usize = 3;

impl Over for Chunk {
    #[inline]
    fn tokens(&self) -> Tokens {
        self.tokens
    }
}

impl Over for Mention {
    #[inline]
    fn tokens(&self) -> Tokens {
        self.tokens
    }
}

/// Someone who has said something, or could have.
#[derive(Clone, Debug)]
pub struct Speaker<'a> {
    pub name: Cow<'a, str>,
    pub entity: Option<u32>,
    pub kind: SourceType,
    /// The words that bring them in.
    pub tokens: Tokens,
    /// Where they are now: the words for them in this place.
    pub at: Tokens,
    pub sentence: u32,
    /// Speaks inside what another says.
    pub inner: bool,
    /// From the first to the last of what they said, if it is in the article's own voice.
    pub said: Tokens,
    /// The entities named together, if they are several.
    pub members: Vec<u32>,
}

impl<'a> Speaker<'a> {
    /// The same, without the name's bearer.
    pub fn unnamed(self) -> Speaker<'a> {
        Speaker { entity: None, ..self }
    }
}

/// Words that stand for someone, where they stand.
#[derive(Clone, Copy, Debug)]
pub struct Spot<'d> {
    pub tokens: Tokens,
    pub sentence: u32,
    pub plural: bool,
    /// What is said there, if they are a source.
    pub content: &'d [Tokens],
    /// Stand beside a verb like "add": who spoke goes on.
    pub goes_on: bool,
    /// Are the source of something spoken or written, not only thought or done.
    pub says: bool,
}

impl<'d> Spot<'d> {
    pub fn of(draft: &'d Draft, tokens: Tokens) -> Spot<'d> {
        Spot {
            tokens,
            sentence: draft.sentence,
            plural: draft.antecedent.is_none() && draft.source_noun.is_some_and(|n| n.plural),
            content: &draft.content,
            goes_on: Usage::GoesOn.of(draft.lemma),
            says: draft.speaks && !matches!(draft.stance, Stance::Believes | Stance::Wants),
        }
    }
}

/// A pronoun with whom it stands for.
#[derive(Clone, Debug)]
pub struct Meant<'a> {
    pub token: u32,
    pub rule: &'static str,
    pub who: Speaker<'a>,
}

impl Meant<'_> {
    /// The pronoun with its entity, or with each of those named together, if they have a name.
    pub fn entities(&self) -> impl Iterator<Item = Found<u32>> {
        let tokens = Tokens::new(self.token, self.token + 1);
        let named = self.who.entity.into_iter().chain(self.who.members.iter().copied());
        named.map(move |value| Found { tokens, matched: tokens, rule: self.rule, order: 0, value })
    }
}

/// An article and what has been read of it, up to a token.
pub struct Resolver<'a> {
    pub scene: &'a Scene<'a>,
    pub groups: Ordered<'a, Chunk>,
    pub clauses: &'a Reader<'a>,
    pub entities: &'a Entities,
    pub mentions: Ordered<'a, Mention>,
    pub sentences: Ordered<'a, Sentence>,
    pub paragraphs: Ordered<'a, Paragraph>,
    pub quotes: Ordered<'a, Quote>,
    pub speakers: Vec<Speaker<'a>>,
    /// What each of them said (see [`Speaker::said`]), and how far what was said until then reaches.
    pub said: Vec<(Tokens, u32)>,
    /// The pronouns read so far, and the first token not read.
    pub meant: Vec<Meant<'a>>,
    pub next: u32,
    /// Claims whose content may still hold a token, and the first that was not opened.
    pub open: Vec<usize>,
    pub opened: usize,
    /// Of each person, the body they belong to.
    pub bodies: Vec<Option<u32>>,
    /// Of each person, the words that their titles and role turn on.
    pub offices: Vec<Vec<&'a str>>,
    /// Of each entity, where something says it.
    pub genders: Vec<Option<Gender>>,
    /// The person the story is about, if it is about one.
    pub protagonist: Option<u32>,
    /// Of each entity, the words where it stands first.
    pub firsts: Vec<Tokens>,
    /// The last tokens of the heads of subjects, in order, and whether their clause stands by itself.
    pub subjects: Vec<(u32, bool)>,
    /// Of each group, its weight if it is such a subject.
    pub weights: Vec<Option<f32>>,
    /// Who was asked something last, and in which sentence.
    pub asked: Option<(Speaker<'a>, u32)>,
    /// Who asked last, and in which sentence.
    pub asker: Option<(Speaker<'a>, u32)>,
}

impl<'a> Resolver<'a> {
    pub fn unknown(&self, tokens: Tokens) -> Speaker<'a> {
        self.unnamed(tokens, SourceType::Unknown)
    }

    /// Someone of whom there are only these words.
    pub fn unnamed(&self, tokens: Tokens, kind: SourceType) -> Speaker<'a> {
        // The comma that closes an apposition is not part of a name.
        let name = match self.scene.seen(tokens) {
            Cow::Borrowed(words) if is_spaced(words) => words.trim_end_matches(',').into(),
            words => {
                let name = words.split_whitespace().collect::<Vec<_>>().join(" ");
                name.trim_end_matches(',').to_owned().into()
            }
        };
        self.bare(name, tokens, kind)
    }

    /// The name of an entity.
    pub fn name(&self, entity: u32) -> Cow<'a, str> {
        self.entities.entities[entity as usize].name.as_str().into()
    }

    /// Someone of whom there are only these words and this name.
    pub fn bare(&self, name: Cow<'a, str>, tokens: Tokens, kind: SourceType) -> Speaker<'a> {
        Speaker {
            name,
            entity: None,
            kind,
            tokens,
            at: tokens,
            sentence: 0,
            inner: false,
            said: Tokens::default(),
            members: Vec::new(),
        }
    }

    /// Who is named by a mention.
    pub fn named_by(&self, mention: &Mention) -> Speaker<'a> {
        self.with_name(self.meant_by(mention))
    }

    /// The same, without the name yet: many are looked at for the one that is meant.
    pub fn meant_by(&self, mention: &Mention) -> Speaker<'a> {
        let person = self.entities.kind(mention.entity) == NameKind::Person;
        Speaker {
            name: "".into(),
            entity: Some(mention.entity),
            kind: if person { SourceType::NamedPerson } else { SourceType::Organization },
            tokens: mention.tokens,
            at: mention.tokens,
            sentence: 0,
            inner: false,
            said: Tokens::default(),
            members: Vec::new(),
        }
    }

    /// An entity, by its number and the words that stand for it.
    pub fn named_entity(&self, entity: u32, tokens: Tokens) -> Speaker<'a> {
        self.named_by(&Mention { tokens, entity, form: Form::Full, rule: "" })
    }

    pub fn with_name(&self, speaker: Speaker<'a>) -> Speaker<'a> {
        match speaker.entity {
            Some(entity) if speaker.name.is_empty() => Speaker { name: self.name(entity), ..speaker },
            _ => speaker,
        }
    }

    /// The entities named in some stretches.
    pub fn named_in(&self, stretches: impl Iterator<Item = Tokens>) -> Vec<u32> {
        let mut named = Vec::new();
        for mention in stretches.flat_map(|tokens| self.entities.within(tokens)).take(MOST_MENTIONS) {
            if !named.contains(&mention.entity) {
                named.push(mention.entity);
            }
        }
        named
    }

    /// What is known of a speaker's gender.
    pub fn gender(&self, speaker: &Speaker<'_>) -> Option<Gender> {
        // "his daughter" is not of his gender.
        let lower = |&t: &u32| self.scene.classes(t).has(Class::Lower) && !self.scene.classes(t).has(Class::PossPron);
        match speaker.entity {
            // "Lee said he bore her no ill will and that she had paid": not Lee, who is "he".
            Some(entity) => self.genders[entity as usize].or_else(|| {
                let meant = self.meant.iter().rev().take(JUST_BEFORE);
                let mut own = meant.filter(|m| m.who.entity == Some(entity));
                own.find_map(|m| gender_of(self.scene, m.token))
            }),
            None => speaker.tokens.iter().take(8).filter(lower).find_map(|t| gender_of(self.scene, t)).or_else(|| {
                // "The treasurer said she had warned them."
                let meant = self.meant.iter().rev().take(MOST_MENTIONS);
                let mut own = meant.filter(|m| m.who.entity.is_none() && m.who.name == speaker.name);
                own.find_map(|m| gender_of(self.scene, m.token))
            }),
        }
    }

    pub fn paragraph(&self, sentence: u32) -> u32 {
        self.scene.text.sentences.get(sentence as usize).map_or(0, |s| s.paragraph)
    }

    pub fn sentence_of(&self, token: u32) -> u32 {
        self.sentences.ended(token) as u32
    }

    /// Whether a name stands in the story, not in its dateline or credits.
    pub fn is_told(&self, mention: Tokens) -> bool {
        let paragraph = self.paragraphs.get(self.paragraphs.ended(mention.start));
        paragraph
            .is_some_and(|p| matches!(p.kind, ParagraphKind::Body | ParagraphKind::Headline | ParagraphKind::Caption))
    }
}

/// Whether nothing but single spaces stands between the words.
fn is_spaced(words: &str) -> bool {
    let bytes = words.as_bytes();
    let plain = |byte: &u8| (b' '..0x80).contains(byte);
    bytes.iter().all(plain) && !bytes.windows(2).any(|two| two == b"  ")
}
