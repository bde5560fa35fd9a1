//! Whom a pronoun stands for: who is most in the reader's mind of those that agree with it.
//!
//! Each mention in the sentences before adds to its bearer's weight, the more for one who has spoken or is a subject,
//! the less the further back it is (after Lappin and Leass 1994, with the weights of news: speakers go on speaking).

use super::SourceType;
use super::agreement::{Gender, Pronoun};
use super::resolver::{Resolver, Speaker, Spot};
use crate::groups::{Chunk, Group};
use crate::lexicon::{Class, ClassSet};
use crate::names::NameKind;
use crate::text::{ParagraphKind, Tokens};
use std::borrow::Cow;

/// Sentences that a pronoun may look back over.
pub const MOST_BACK: u32 = 8;
/// Speakers, names, groups and claims that are looked back at.
const MOST_SPEAKERS: usize = 40;
const MOST_MENTIONS: usize = 60;
const MOST_GROUPS: usize = 90;

/// Weight of who said something, of a subject, of an object, of what hangs on another word.
const SPOKE: f32 = 100.0;
pub const SUBJECT: f32 = 75.0;
/// Weight of the subject of a clause that hangs on another: "while Lee waited".
pub const HUNG: f32 = 50.0;
const OBJECT: f32 = 35.0;
const HANGING: f32 = 25.0;
/// Weight of whose a subject is.
const OWNER: f32 = 40.0;
/// What is left of a weight so many sentences later, and of one a sentence later still; inside what another says; and in their very words.
const FADED: [f32; 9] = [1.0, 0.5, 0.25, 0.125, 0.0625, 0.031_25, 0.015_625, 0.007_812_5, 0.003_906_25];
const LATER: f32 = 0.5;
const REPORTED: f32 = 0.5;
const QUOTED: f32 = 0.2;
/// And what is left, for one who speaks, of those whom only the story names.
const OUTSIDE: f32 = 0.5;
/// And of those in another paragraph.
const ELSEWHERE: f32 = 0.3;
/// What is left where nothing tells the gender that is asked for; and of each further mention.
const UNSURE: f32 = 0.6;
const AGAIN: f32 = 0.2;
/// What is left of the weight of one named in what the pronoun is the subject of.
const BELOW: f32 = 0.2;
/// What a pronoun adds to the weight of whom it stands for, beside a name.
const MEANT: f32 = 1.0;

/// One who may be meant: many are weighed for the one that is, who only is copied.
struct Candidate<'r, 'a> {
    who: Cow<'r, Speaker<'a>>,
    /// The words that bring them in.
    tokens: Tokens,
    weight: f32,
}

struct Candidates<'r, 'a>(Vec<Candidate<'r, 'a>>);

impl<'r, 'a> Candidates<'r, 'a> {
    fn add(&mut self, who: Cow<'r, Speaker<'a>>, tokens: Tokens, weight: f32) {
        match self.0.iter_mut().find(|other| same(&other.who, &who)) {
            Some(other) => {
                other.weight = other.weight.max(weight) + AGAIN * other.weight.min(weight);
                // The latest words for it.
                if other.tokens.start < tokens.start {
                    (other.who, other.tokens) = (who, tokens);
                }
            }
            None => self.0.push(Candidate { who, tokens, weight }),
        }
    }

    fn best(self) -> Option<Speaker<'a>> {
        let better = |a: &Candidate<'_, '_>, b: &Candidate<'_, '_>| {
            a.weight.total_cmp(&b.weight).then_with(|| a.tokens.start.cmp(&b.tokens.start))
        };
        let best = self.0.into_iter().max_by(better)?;
        Some(Speaker { tokens: best.tokens, ..best.who.into_owned() })
    }
}

/// Whether two are one: the same entity, or, without an entity, the same words.
fn same(one: &Speaker<'_>, other: &Speaker<'_>) -> bool {
    match (one.entity, other.entity) {
        (Some(a), Some(b)) => a == b,
        (None, None) => one.name == other.name,
        _ => false,
    }
}

/// What a pronoun, or a description without a name of its own, asks of whom it stands for.
pub struct Wanted<'w> {
    pub pronoun: Pronoun,
    pub gender: Option<Gender>,
    /// Who is not meant: the speaker of the words that the pronoun stands in.
    pub not: Option<&'w Speaker<'w>>,
    /// Nor the entity that is the subject of the same clause.
    pub apart: Option<u32>,
    /// Nor, if it can be helped, those named in what the pronoun is the subject of: "he said that Lee left" is not Lee's.
    pub below: &'w [u32],
    /// Only those that have a name.
    pub named: bool,
    /// Only those that can say something.
    pub speaks: bool,
    /// How much a name is to be preferred; 0 if it can't be meant.
    pub fits: &'w dyn Fn(u32) -> f32,
}

impl<'w> Wanted<'w> {
    /// What a description asks of a name.
    pub fn named(pronoun: Pronoun, gender: Option<Gender>, fits: &'w dyn Fn(u32) -> f32) -> Wanted<'w> {
        Wanted { pronoun, gender, not: None, apart: None, below: &[], named: true, speaks: false, fits }
    }
}

/// Whether nothing says that they differ.
fn agree(known: Option<Gender>, wanted: Option<Gender>) -> bool {
    known.is_none() || wanted.is_none() || known == wanted
}

impl<'a> Resolver<'a> {
    /// The most salient of those that fit, before a token.
    pub fn salient(&self, spot: &Spot<'_>, wanted: &Wanted<'_>) -> Option<Speaker<'a>> {
        let at = spot.tokens;
        let lowest = spot.sentence.saturating_sub(MOST_BACK);
        let start = self.scene.text.sentences.get(lowest as usize)?.tokens.start;
        let fade = |token: u32| {
            let later = spot.sentence.saturating_sub(self.sentence_of(token)) as usize;
            FADED.get(later).copied().unwrap_or_else(|| LATER.powi(later as i32))
        };
        let quoted = self.is_within_quote(at);
        let paragraph = |tokens: Tokens| {
            self.scene.text.sentences.get(self.sentence_of(tokens.start) as usize).map(|s| s.paragraph)
        };
        // “She defended him,” Lee said: rather whom this paragraph has spoken of than who spoke in another.
        let elsewhere = |tokens: Tokens| {
            let apart = quoted && !self.is_within_quote(tokens) && paragraph(tokens) != paragraph(at);
            if apart { ELSEWHERE } else { 1.0 }
        };
        let mut candidates = Candidates(Vec::with_capacity(16));
        let spoke = self.speakers.iter().rev().take(MOST_SPEAKERS).take_while(|s| s.sentence >= lowest);
        for speaker in spoke.filter(|s| s.tokens.start < at.start && s.at.start < at.start) {
            if let Some(share) = self.share(wanted, speaker) {
                let weight = if speaker.inner { SPOKE * REPORTED * REPORTED } else { SPOKE };
                let weight = if quoted && !self.is_within_quote(speaker.at) { weight * OUTSIDE } else { weight };
                // "Lee said so. “C,” she said": of one paragraph, though nothing tells Lee's gender.
                let unsure = wanted.gender.is_some() && self.gender(speaker).is_none();
                let here = !speaker.inner && paragraph(speaker.at) == paragraph(at);
                let weight = if unsure && here { weight / UNSURE } else { weight };
                let weight = weight * elsewhere(speaker.at);
                candidates.add(Cow::Borrowed(speaker), speaker.tokens, share * weight * fade(speaker.at.start));
            }
        }
        let before = self.mentions.before(at.start);
        let mentions = self.entities.mentions[..before].iter().rev().take(MOST_MENTIONS);
        for mention in mentions.take_while(|m| m.tokens.start >= start).filter(|m| self.is_told(m.tokens)) {
            let speaker = self.meant_by(mention);
            if let Some(share) = self.share(wanted, &speaker) {
                let weight = self.place(mention.tokens) * self.voice(spot, mention.tokens);
                // "But Lund denied it. He said": the subject right before, though nothing tells Lund's gender.
                let unsure = wanted.gender.is_some() && weight >= SUBJECT && self.gender(&speaker).is_none();
                let next = self.sentence_of(mention.tokens.start) + 1 == spot.sentence;
                let weight =
                    if unsure && next && paragraph(mention.tokens) == paragraph(at) { weight / UNSURE } else { weight };
                let weight = weight * elsewhere(mention.tokens);
                candidates.add(Cow::Owned(speaker), mention.tokens, share * weight * fade(mention.tokens.start));
            }
        }
        for meant in self.meant.iter().rev().take(MOST_MENTIONS).take_while(|m| m.token >= start) {
            let tokens = Tokens::new(meant.token, meant.token + 1);
            if let Some(share) = self.share(wanted, &meant.who).filter(|_| meant.token < at.start) {
                let weight = MEANT * self.place(tokens) * self.voice(spot, tokens) * elsewhere(tokens);
                candidates.add(Cow::Borrowed(&meant.who), tokens, share * weight * fade(meant.token));
            }
        }
        if let Some((who, weight)) = self.lasting(spot, wanted).filter(|_| !quoted)
            && let Some(share) = self.share(wanted, &who)
        {
            let tokens = who.tokens;
            candidates.add(Cow::Owned(who), tokens, share * weight);
        }
        if !wanted.named {
            let end = self.groups.before(at.start);
            for number in (end.saturating_sub(MOST_GROUPS)..end).rev() {
                let group = &self.groups[number];
                if group.tokens.start < start {
                    break;
                }
                let Some(weight) = self.weights[number] else { continue };
                if self.is_anothers(spot, group.tokens) || self.is_headline(group.tokens) {
                    continue;
                }
                let Some(speaker) = self.subject_of(spot, group, wanted) else { continue };
                if let Some(share) = self.share(wanted, &speaker) {
                    let weight = weight * self.voice(spot, group.tokens);
                    let tokens = speaker.tokens;
                    candidates.add(Cow::Owned(speaker), tokens, share * weight * fade(group.tokens.start));
                }
            }
        }
        if wanted.pronoun == Pronoun::One && !wanted.named {
            for (tokens, head) in self.own_people(at) {
                let known = self.relative_of(tokens, head);
                let speaker = known.unwrap_or_else(|| self.unnamed(tokens, SourceType::UnnamedPerson));
                if let Some(share) = self.share(wanted, &speaker) {
                    let place = if quoted || self.is_within_quote(tokens) { OBJECT } else { HANGING };
                    let weight = self.voice(spot, tokens) * place * elsewhere(tokens);
                    candidates.add(Cow::Owned(speaker), tokens, share * weight * fade(tokens.start));
                }
            }
            for (tokens, head) in self.offices_here(at, quoted) {
                let called = |entity: u32| self.is_called(entity, tokens, head);
                let known = if self.none_fits(&called) { None } else { self.latest(tokens, &called) };
                let speaker = known.unwrap_or_else(|| self.unnamed(tokens, SourceType::UnnamedPerson));
                if let Some(share) = self.share(wanted, &speaker) {
                    let weight = self.voice(spot, tokens) * OBJECT / UNSURE;
                    candidates.add(Cow::Owned(speaker), tokens, share * weight * fade(tokens.start));
                }
            }
        }
        if wanted.pronoun == Pronoun::Many
            && !wanted.named
            && let Some(people) = self.together(at.start, false).filter(|people| people.tokens.start >= start)
        {
            let weight = SUBJECT * self.voice(spot, people.tokens);
            let (tokens, again) = (people.tokens, fade(people.tokens.start));
            candidates.add(Cow::Owned(people), tokens, weight * again);
        }
        candidates.best().map(|speaker| self.with_name(speaker))
    }

    /// Whether a word stands in a headline, whose nouns without an article nobody takes up.
    fn is_headline(&self, tokens: Tokens) -> bool {
        let paragraph = self.scene.text.sentences.get(self.sentence_of(tokens.start) as usize).map(|s| s.paragraph);
        let paragraph = paragraph.and_then(|p| self.scene.text.paragraphs.get(p as usize));
        paragraph.is_some_and(|p| p.kind == ParagraphKind::Headline)
    }

    /// How well a kind of source goes with what is wanted; none if not at all.
    fn share(&self, wanted: &Wanted<'_>, speaker: &Speaker<'_>) -> Option<f32> {
        use SourceType::{Document, Group, NamedPerson, Organization, Unknown, UnnamedPerson};
        if wanted.named && speaker.entity.is_none() || !self.is_open(wanted, speaker) {
            return None;
        }
        let gender = if wanted.pronoun == Pronoun::One { self.gender(speaker) } else { None };
        if !agree(gender, wanted.gender) {
            return None;
        }
        let share = match (wanted.pronoun, speaker.kind) {
            (Pronoun::One, NamedPerson | UnnamedPerson) => 1.0,
            (Pronoun::Many, Group) => 1.0,
            (Pronoun::Many, Organization) => 0.5,
            (Pronoun::Thing, Organization | Document) if self.is_several(speaker) => return None,
            (Pronoun::Thing, Organization) => 1.0,
            // "Vale Rail said …. It": a name of which nothing says that it is a person's.
            (Pronoun::Thing, NamedPerson) if speaker.entity.is_none() && self.gender(speaker).is_none() => 0.8,
            (Pronoun::Thing, Document) => 0.8,
            (Pronoun::Thing | Pronoun::Many, Unknown) if !wanted.speaks => 0.8,
            // A user who is only known by a handle.
            (Pronoun::Many, NamedPerson | UnnamedPerson) if self.is_handle(speaker.tokens) => 1.0,
            (Pronoun::Speaker | Pronoun::Speakers, NamedPerson | UnnamedPerson | Group | Organization) => 1.0,
            _ => return None,
        };
        // A country is less often meant than a body.
        let place = speaker.entity.is_some_and(|e| self.entities.kind(e) == NameKind::Place);
        let share = match wanted.pronoun {
            // "They" are not the town that people live in; they may be a country's leaders.
            Pronoun::Many if place && !speaker.entity.is_some_and(|e| self.is_country(e)) => 0.0,
            // Nor is "it" a town that has not spoken, where it says something: "a man from Leeds said it told him".
            Pronoun::Thing
                if place
                    && wanted.speaks
                    && !self.has_spoken(speaker)
                    && !speaker.entity.is_some_and(|e| self.is_country(e)) =>
            {
                0.0
            }
            _ if place => share * 0.5,
            _ => share,
        };
        let fits = speaker.entity.map_or(1.0, wanted.fits);
        // Rather one of whom it is known that she is a woman.
        let sure = wanted.pronoun != Pronoun::One || wanted.gender.is_none() || gender.is_some();
        let below = speaker.entity.is_some_and(|entity| wanted.below.contains(&entity));
        let share = share * fits * if sure { 1.0 } else { UNSURE } * if below { BELOW } else { 1.0 };
        Some(share).filter(|&share| share > 0.0)
    }

    /// "xuser7": a name in small letters, or with figures in it.
    fn is_handle(&self, tokens: Tokens) -> bool {
        let word = self.scene.words(tokens);
        let bytes = word.as_bytes();
        bytes.first() == Some(&b'@')
            || !bytes.contains(&b' ')
                && bytes.iter().any(u8::is_ascii_alphabetic)
                && bytes.iter().any(|b| b.is_ascii_digit() || *b == b'_')
    }

    /// "both companies": words for several, without a name of their own.
    fn is_several(&self, speaker: &Speaker<'_>) -> bool {
        let group = self.groups.ended(speaker.tokens.start);
        let plural = |g: &Chunk| matches!(g.value, Group::Noun(noun) if noun.plural);
        speaker.entity.is_none() && self.groups.get(group).is_some_and(plural)
    }

    fn has_spoken(&self, speaker: &Speaker<'_>) -> bool {
        self.speakers.iter().rev().take(MOST_SPEAKERS).any(|other| same(other, speaker))
    }

    fn is_country(&self, entity: u32) -> bool {
        self.firsts[entity as usize].iter().any(|t| self.scene.classes(t).has(Class::Country))
    }

    /// Whether a speaker is of the kind that is wanted.
    pub fn may_be(&self, wanted: &Wanted<'_>, speaker: &Speaker<'_>) -> bool {
        self.share(wanted, speaker).is_some()
    }

    fn is_open(&self, wanted: &Wanted<'_>, speaker: &Speaker<'_>) -> bool {
        let apart = wanted.apart.is_some() && wanted.apart == speaker.entity;
        !apart && !wanted.not.is_some_and(|not| same(not, speaker))
    }

    /// The weight of the place in which a name stands.
    fn place(&self, mention: Tokens) -> f32 {
        const HANGS: ClassSet = ClassSet::of(&[Class::Prep, Class::OpenParen]);
        let next = self.groups.begun(mention.start);
        let Some(number) = next.checked_sub(1).filter(|&n| self.groups[n].tokens.contains(mention)) else {
            return HANGING;
        };
        let group = &self.groups[number];
        let before = group.tokens.start.checked_sub(1);
        match group.value {
            // "the Lee campaign", "Lee's lawyer"
            // "Lee's own advice is": whose the subject is stays in mind more than what hangs on an object.
            Group::Noun(noun) if !mention.contains(Tokens::new(noun.head, noun.head + 1)) => {
                let owns = noun.possessed == mention.end + 1 && self.scene.classes(mention.end).has(Class::Possessive);
                let subject = owns && self.weights[number].is_some();
                if subject { OWNER } else { HANGING }
            }
            // "was returned by Lee": who did it.
            _ if before.is_some_and(|t| self.scene.lower(t) == "by") => SUBJECT,
            // "but" may be both.
            _ if before.map(|t| self.scene.classes(t)).is_some_and(|c| c.any(HANGS) && !c.has(Class::Conj)) => HANGING,
            Group::Noun(_) => self.weights[number].unwrap_or(OBJECT),
            Group::Verb(_) => OBJECT,
        }
    }

    /// How much of a weight is left by whose words it stands in.
    fn voice(&self, spot: &Spot<'_>, tokens: Tokens) -> f32 {
        let next = self.quotes.begun(tokens.start);
        let quote = next.checked_sub(1).filter(|&q| self.quotes[q].tokens.end > tokens.start);
        match quote {
            // What the same speaker said in the piece before is as good as said here.
            Some(quote) if !self.quotes[quote].tokens.contains(spot.tokens) => {
                if self.is_within_quote(spot.tokens) && !self.is_anothers(spot, tokens) { 1.0 } else { QUOTED }
            }
            None if spot.content.iter().any(|c| c.contains(tokens)) => QUOTED,
            None if self.is_within_quote(spot.tokens) => OUTSIDE,
            None if self.said_by_another(tokens) => REPORTED,
            _ => 1.0,
        }
    }

    /// Whether the content of an earlier claim holds these tokens.
    fn said_by_another(&self, tokens: Tokens) -> bool {
        let near = self.said.iter().rev().take(MOST_SPEAKERS);
        near.take_while(|&&(_, reach)| reach >= tokens.end).any(|(said, _)| said.contains(tokens))
    }
}
