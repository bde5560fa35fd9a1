//! Who a source is in this article: the name behind a pronoun, a surname or "the source".

use super::agreement::{Case, Form, Pronoun, kind_of, pronoun, tells_as};
use super::draft::Draft;
use super::genders::genders;
use super::local::Local;
use super::members::bodies;
use super::offices::offices;
use super::protagonist::protagonist;
use super::resolver::{Meant, Resolver, Speaker, Spot};
use super::salience::Wanted;
use super::subjects::subjects;
use super::{Source, SourceType, Via};
use crate::clauses::Reader;
use crate::clauses::cues::Stance;
use crate::groups::Chunk;
use crate::identity::Entities;
use crate::lexicon::Class;
use crate::names::NameKind;
use crate::rules::{Found, Scene};
use crate::text::{Ordered, Tokens};

/// Claims back with which a quotation may go on.
const MOST_BACK: usize = 64;
/// Claims back that may share their source with one.
const MOST_SHARING: usize = 4;

/// Who is meant in an article.
#[derive(Debug, Default)]
pub struct Resolved {
    /// Of each draft.
    pub sources: Vec<Option<Source>>,
    /// The pronouns that stand for an entity, and its number; in order.
    pub pronouns: Vec<Found<u32>>,
}

/// Gives each draft its resolved source, in the order of the drafts; `parents` are the numbers of those they are in.
#[inline(never)]
pub fn resolve(
    scene: &Scene<'_>,
    groups: &[Chunk],
    clauses: &Reader<'_>,
    entities: &Entities,
    drafts: &[Draft],
    parents: &[Option<u32>],
) -> Resolved {
    let mut firsts = vec![Tokens::default(); entities.entities.len()];
    for mention in entities.mentions.iter().rev() {
        firsts[mention.entity as usize] = mention.tokens;
    }
    let (text, tokens) = (scene.text, scene.text.tokens.len());
    let protagonist = protagonist(scene, entities);
    let mut resolver = Resolver {
        scene,
        groups: Ordered::new(groups, tokens),
        clauses,
        entities,
        mentions: Ordered::new(&entities.mentions, tokens),
        sentences: Ordered::new(&text.sentences, tokens),
        paragraphs: Ordered::new(&text.paragraphs, tokens),
        quotes: Ordered::new(&text.quotes, tokens),
        speakers: Vec::with_capacity(drafts.len()),
        said: Vec::with_capacity(drafts.len()),
        meant: Vec::new(),
        genders: genders(scene, entities, protagonist),
        protagonist,
        bodies: bodies(scene, entities),
        offices: offices(scene, entities),
        firsts,
        subjects: subjects(clauses.all()),
        weights: Vec::new(),
        asked: None,
        asker: None,
        next: 0,
        open: Vec::new(),
        opened: 0,
    };
    resolver.weigh_subjects();
    let mut by_draft: Vec<Option<Speaker<'_>>> = Vec::with_capacity(drafts.len());
    let mut sources: Vec<Option<Source>> = Vec::with_capacity(drafts.len());
    for (number, (draft, parent)) in drafts.iter().zip(parents).enumerate() {
        resolver.read_to(draft.first(), &drafts[..number], &by_draft);
        let known = |p: u32| by_draft.get(p as usize)?.as_ref();
        let (parent, voice) = (parent.and_then(known), voice(drafts, parents, number).and_then(known));
        // "said X and added Y": the same words are the same source.
        let shares = |&at: &usize| drafts[at].source == draft.source && drafts[at].source.is_some();
        let (source, speaker): (Option<Source>, Option<Speaker<'_>>) =
            match (number.saturating_sub(MOST_SHARING)..number).rev().find(shares) {
                Some(at) => (sources[at].clone(), by_draft[at].clone()),
                None if draft.after.is_some() => {
                    let mut earlier = (number.saturating_sub(MOST_BACK)..number).rev();
                    let last =
                        earlier.find(|&at| Some(drafts[at].cue.start) == draft.after && drafts[at].after.is_none());
                    last.and_then(|at| by_draft[at].as_ref()).map(|last| goes_on(draft, last)).unzip()
                }
                None if draft.told_of.is_some() => resolver.told_of(draft).unzip(),
                None => resolver.source(draft, parent, voice).unzip(),
            };
        resolver.hear(draft, speaker.as_ref());
        sources.push(source);
        by_draft.push(speaker);
    }
    resolver.read_to(u32::MAX, drafts, &by_draft);
    resolver.look_ahead(drafts, &mut sources);
    let pronouns = resolver.meant.iter().flat_map(Meant::entities).collect();
    Resolved { sources, pronouns }
}

/// The claim in whose very words another stands, be it reported in them: “My coach says I shout,” Lee said: "I" is Lee.
fn voice(drafts: &[Draft], parents: &[Option<u32>], number: usize) -> Option<u32> {
    let own = drafts[number].quote;
    let mut above = parents[number];
    while let Some(at) = above {
        let host = &drafts[at as usize];
        if host.is_word_for_word() || own.is_some() && host.quote != own {
            break;
        }
        above = parents[at as usize];
    }
    above
}

/// The speaker of a quotation without a cue: who spoke before.
fn goes_on<'a>(draft: &Draft, last: &Speaker<'a>) -> (Source, Speaker<'a>) {
    let said = draft.content.first().copied().unwrap_or_default();
    let at = Tokens::new(said.start, said.start);
    let speaker = Speaker { at, sentence: draft.sentence, said, ..last.clone() };
    let (name, entity, kind) = (last.name.to_string(), last.entity, last.kind);
    (Source { tokens: Vec::new(), name, entity, kind, via: vec![Via::QuoteRun] }, speaker)
}

impl<'a> Resolver<'a> {
    /// The source of a claim that may stand in what a `parent` says, and in the very words of a `voice`.
    fn source(
        &self,
        draft: &Draft,
        parent: Option<&Speaker<'a>>,
        voice: Option<&Speaker<'a>>,
    ) -> Option<(Source, Speaker<'a>)> {
        let tokens = draft.source?;
        let (words, head) = match draft.antecedent {
            Some((antecedent, head)) => (antecedent, Some(head)),
            None => (self.itself(tokens), draft.source_noun.map(|n| n.head)),
        };
        let words =
            draft.antecedent.and_then(|_| self.apposed_to(words).or_else(|| self.last_of(words))).unwrap_or(words);
        let head = head.map(|head| if words.start <= head && head < words.end { head } else { words.end - 1 });
        let pronoun = draft.antecedent.is_none().then(|| pronoun(self.scene, tokens)).flatten();
        let (mut speaker, mut via) = match pronoun {
            Some(pronoun) => match self.behind(draft, pronoun, parent, voice) {
                Some(found) => (found, vec![Via::Pronoun]),
                None => (self.unknown(tokens), vec![]),
            },
            None => {
                let found = self.named(&Spot::of(draft, words), head.unwrap_or(words.end - 1));
                // "“The referee saw it,” Lee said": not Lee; nor is "the little girl" one whom the story has named.
                let anyone = || head.is_some_and(|head| tells_as(self.scene, head, "anyone"));
                let own = draft.quote.is_some()
                    && found.1 == [Via::Nominal]
                    && found.0.entity.is_some()
                    && (parent.is_some_and(|p| p.entity == found.0.entity) || anyone());
                match own {
                    true => (self.unnamed(words, SourceType::UnnamedPerson), vec![Via::Same]),
                    false => found,
                }
            }
        };
        if draft.antecedent.is_some() {
            via.insert(0, Via::Pronoun);
        }
        let inner = draft.quote.is_some() || parent.is_some();
        let said = match (draft.content.first(), draft.content.last()) {
            (Some(first), Some(last)) if !inner => Tokens::new(first.start, last.end),
            _ => Tokens::default(),
        };
        speaker = Speaker { at: tokens, sentence: draft.sentence, inner, said, ..speaker };
        let (name, entity, kind) = (speaker.name.to_string(), speaker.entity, speaker.kind);
        Some((Source { tokens: vec![tokens], name, entity, kind, via }, speaker))
    }

    /// The speaker of a quotation without a cue: who the sentence before tells of.
    fn told_of(&self, draft: &Draft) -> Option<(Source, Speaker<'a>)> {
        let words = draft.told_of?;
        let head = draft.source_noun.map_or(words.end - 1, |noun| noun.head);
        Some(goes_on(draft, &self.named(&Spot::of(draft, words), head).0))
    }

    /// Keeps in mind who spoke, and who was asked.
    fn hear(&mut self, draft: &Draft, speaker: Option<&Speaker<'a>>) {
        let asks = draft.stance == Stance::Asks;
        let Some(speaker) = speaker else {
            // "Lee was asked if he would go": who answers is told.
            if asks && let Some(asked) = draft.addressee.and_then(|told| self.asked(draft, told, None)) {
                self.asked = Some(asked);
            }
            return;
        };
        if !speaker.inner {
            self.asked = draft.addressee.filter(|_| asks).and_then(|told| self.asked(draft, told, Some(speaker)));
            self.asker = asks.then(|| (speaker.clone(), draft.sentence));
        }
        let reach = self.said.last().map_or(0, |&(_, reach)| reach).max(speaker.said.end);
        self.said.push((speaker.said, reach));
        self.speakers.push(speaker.clone());
    }

    fn asked(&self, draft: &Draft, told: Tokens, asker: Option<&Speaker<'a>>) -> Option<(Speaker<'a>, u32)> {
        let person = |e: u32| self.entities.kind(e) == NameKind::Person;
        let named = self.entities.within(told).find(|m| person(m.entity)).map(|mention| self.named_by(mention));
        // "She asked the minister if C. He said": whom the words are known to mean.
        let described = || self.described(&Spot::of(draft, told), told, told.end - 1);
        // "Lee asked her if C. “No,” she said": whom the pronoun means.
        let meant = || {
            let Form { pronoun, gender, .. } = pronoun(self.scene, told).filter(|f| f.pronoun == Pronoun::One)?;
            let wanted = Wanted { not: asker, ..Wanted::named(pronoun, gender, &|_| 1.0) };
            self.salient(&Spot::of(draft, told), &wanted)
        };
        let who = named.or_else(|| described().filter(|who| who.entity.is_some_and(person))).or_else(meant)?;
        Some((who, draft.sentence))
    }

    /// A source that names itself, or says what it is.
    pub fn named(&self, spot: &Spot<'_>, head: u32) -> (Speaker<'a>, Vec<Via>) {
        let tokens = spot.tokens;
        if let Some(people) = self.listed(tokens) {
            return (people, vec![Via::Alias]);
        }
        if let Some((entity, name, kind)) = self.heading(tokens, head) {
            let full = &self.entities.entities[entity as usize].name;
            let same = self.scene.seen(name).split_whitespace().eq(full.split_whitespace());
            let via = if same { Via::Same } else { Via::Alias };
            let speaker = Speaker { entity: Some(entity), ..self.bare(full.as_str().into(), tokens, kind) };
            return (speaker, vec![via]);
        }
        if let Some(known) = self.described(spot, tokens, head) {
            return (known, vec![Via::Nominal]);
        }
        let kind = kind_of(self.scene, tokens, head, spot.plural);
        (self.unnamed(tokens, kind), vec![Via::Same])
    }

    /// Whom a pronoun stands for.
    fn behind(
        &self,
        draft: &Draft,
        form: Form,
        parent: Option<&Speaker<'a>>,
        voice: Option<&Speaker<'a>>,
    ) -> Option<Speaker<'a>> {
        let tokens = draft.source?;
        let Form { pronoun, gender, .. } = form;
        // "“Our customers told us they were glad,” Lee said": the customers, whose words are reported in the quotation.
        let one_quote = |who: &Speaker<'_>| {
            who.inner && self.is_in_one_quote(who.at, tokens) && self.is_in_one_quote(tokens, who.at)
        };
        let indirect = parent.filter(|who| draft.quote.is_none() || one_quote(who));
        match pronoun {
            Pronoun::Any | Pronoun::Relative => return None,
            // "I" is who speaks the words that it stands in.
            Pronoun::Speaker | Pronoun::Speakers => {
                // "She thinks of it for so long that I wonder": the author does.
                let last = || self.speakers.iter().rev().find(|s| !s.inner && s.kind != SourceType::Document);
                return voice.or_else(|| last().filter(|_| draft.quote.is_some())).cloned();
            }
            _ => {}
        }
        let fits = |_| 1.0;
        // "She told Lee": not Lee.
        let apart = draft.addressee.and_then(|told| self.entities.within(told).next()).map(|m| m.entity);
        // "He said that Lee left": not Lee, nor whom anybody calls by name in their own words.
        let quoted = |c: &Tokens| self.scene.classes(c.start).has(Class::OpenQuote);
        let subject = form.case == Case::Subject;
        let below = draft.content.iter().copied().filter(|c| subject && (tokens.end <= c.start || quoted(c)));
        let below = self.named_in(below);
        let mut wanted =
            Wanted { pronoun, gender, not: None, apart, below: &below, named: false, speaks: true, fits: &fits };
        // "asked Lee why he had left"
        if let Some((asked, _)) = self.asked.as_ref().filter(|(_, sentence)| *sentence == draft.sentence)
            && indirect.is_some()
            && self.may_be(&wanted, asked)
        {
            return Some(asked.clone());
        }
        // "Lee said she would leave": the speaker; in their own words "she" is another.
        if let Some(speaker) = indirect.filter(|s| self.may_be(&wanted, s)) {
            return Some(speaker.clone());
        }
        // "Asked by Lee why C, she said": not Lee.
        if let Some((asker, sentence)) = self.asker.as_ref().filter(|_| parent.is_none())
            && *sentence == draft.sentence
        {
            wanted.not = Some(asker);
        }
        if draft.quote.is_some() {
            wanted.not = parent;
        }
        if let Some((asked, sentence)) = &self.asked
            && parent.is_none()
            && draft.speaks
            && draft.sentence > *sentence
            && draft.sentence <= sentence + 3
            && self.may_be(&wanted, asked)
        {
            return Some(asked.clone());
        }
        if pronoun == Pronoun::Many
            && parent.is_none()
            && let Some(one) = self.one_as_they(draft, tokens)
        {
            return Some(one);
        }
        // "Lee has no plans, though she hinted": the subject that her clause hangs on.
        if parent.is_none()
            && draft.quote.is_none()
            && subject
            && self.hangs(tokens.start)
            && let Local::Subject(who) = self.local(tokens.start, form, &mut wanted)
        {
            return Some(who);
        }
        let who = self.salient(&Spot::of(draft, tokens), &wanted)?;
        (!self.is_far(tokens, pronoun, &who)).then_some(who)
    }
}
