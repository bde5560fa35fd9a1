//! Who a source is in this article: the name behind a pronoun, a surname or "the source".

use super::agreement::{Case, Form, Gender, Pronoun, kind_of, pronoun, tells_as};
use super::descriptions::offices;
use super::draft::Draft;
use super::genders::genders;
use super::local::Local;
use super::members::bodies;
use super::pronouns::Meant;
use super::salience::Wanted;
use super::{Source, SourceType, Via};
use crate::clauses::cues::Stance;
use crate::clauses::{ClauseKind, Clauses, Reader, Sharing};
use crate::groups::Chunk;
use crate::identity::Entities;
use crate::lexicon::{Class, ClassSet};
use crate::names::NameKind;
use crate::rules::{Found, Scene};
use crate::text::Tokens;

/// Someone who has said something, or could have.
#[derive(Clone, Debug)]
pub struct Speaker {
    pub name: String,
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

impl Speaker {
    /// The same, without the name's bearer.
    pub fn unnamed(self) -> Speaker {
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
}

impl<'d> Spot<'d> {
    fn of(draft: &'d Draft, tokens: Tokens) -> Spot<'d> {
        Spot {
            tokens,
            sentence: draft.sentence,
            plural: draft.antecedent.is_none() && draft.source_noun.is_some_and(|n| n.plural),
            content: &draft.content,
            goes_on: matches!(draft.lemma, "add" | "continue" | "conclude"),
        }
    }
}

/// Claims back with which a quotation may go on.
const MOST_BACK: usize = 64;
/// Words of an office before its head.
const MOST_OFFICE: u32 = 4;
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
    let mut resolver = Resolver {
        scene,
        groups,
        clauses,
        entities,
        speakers: Vec::with_capacity(drafts.len()),
        said: Vec::with_capacity(drafts.len()),
        meant: Vec::new(),
        genders: genders(scene, entities),
        bodies: bodies(scene, entities),
        offices: offices(scene, entities),
        firsts,
        subjects: subjects(clauses.all()),
        subject_groups: Vec::new(),
        asked: None,
        asker: None,
        next: 0,
        open: Vec::new(),
        opened: 0,
    };
    resolver.weigh_subjects();
    let mut by_draft: Vec<Option<Speaker>> = Vec::with_capacity(drafts.len());
    let mut sources: Vec<Option<Source>> = Vec::with_capacity(drafts.len());
    for (number, (draft, parent)) in drafts.iter().zip(parents).enumerate() {
        resolver.read_to(draft.first(), &drafts[..number], &by_draft);
        let parent = parent.and_then(|p| by_draft.get(p as usize)?.as_ref()).cloned();
        // "said X and added Y": the same words are the same source.
        let shares = |&at: &usize| drafts[at].source == draft.source && drafts[at].source.is_some();
        let (source, speaker): (Option<Source>, Option<Speaker>) =
            match (number.saturating_sub(MOST_SHARING)..number).rev().find(shares) {
                Some(at) => (sources[at].clone(), by_draft[at].clone()),
                None if draft.after.is_some() => {
                    let mut earlier = (number.saturating_sub(MOST_BACK)..number).rev();
                    let last =
                        earlier.find(|&at| Some(drafts[at].cue.start) == draft.after && drafts[at].after.is_none());
                    last.and_then(|at| by_draft[at].as_ref()).map(|last| goes_on(draft, last)).unzip()
                }
                None if draft.told_of.is_some() => resolver.told_of(draft).unzip(),
                None => resolver.source(draft, parent.as_ref()).unzip(),
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

/// The heads of the subjects of a story's clauses.
fn subjects(clauses: &Clauses) -> Vec<(u32, bool)> {
    let mut subjects = Vec::new();
    clauses.each(|sentence| {
        for clause in &sentence.tree.clauses {
            let own = matches!(clause.sharing, Sharing::Own | Sharing::Inverted);
            let Some(subject) = clause.subject.filter(|_| own) else { continue };
            let hangs = matches!(
                clause.kind,
                ClauseKind::Relative | ClauseKind::Adverbial | ClauseKind::Participle | ClauseKind::Infinitive
            );
            if let Some(noun) = sentence.stretch.noun(subject.head) {
                subjects.push((noun.head, !hangs));
            }
        }
    });
    subjects.sort_unstable_by_key(|&(head, main)| (head, !main));
    subjects
}

/// The speaker of a quotation without a cue: who spoke before.
fn goes_on(draft: &Draft, last: &Speaker) -> (Source, Speaker) {
    let said = draft.content.first().copied().unwrap_or_default();
    let at = Tokens::new(said.start, said.start);
    let speaker = Speaker { at, sentence: draft.sentence, said, ..last.clone() };
    let (name, entity, kind) = (last.name.clone(), last.entity, last.kind);
    (Source { tokens: Vec::new(), name, entity, kind, via: vec![Via::QuoteRun] }, speaker)
}

pub struct Resolver<'a> {
    pub scene: &'a Scene<'a>,
    pub groups: &'a [Chunk],
    pub clauses: &'a Reader<'a>,
    pub entities: &'a Entities,
    pub speakers: Vec<Speaker>,
    /// What each of them said (see [`Speaker::said`]), and how far what was said until then reaches.
    pub said: Vec<(Tokens, u32)>,
    /// The pronouns read so far, and the first token not read.
    pub meant: Vec<Meant>,
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
    /// Of each entity, the words where it stands first.
    pub firsts: Vec<Tokens>,
    /// The last tokens of the heads of subjects, in order, and whether their clause stands by itself.
    pub subjects: Vec<(u32, bool)>,
    /// The groups that are such subjects, by number, with the weight of each.
    pub subject_groups: Vec<(u32, f32)>,
    /// Who was asked something last, and in which sentence.
    asked: Option<(Speaker, u32)>,
    /// Who asked last, and in which sentence.
    asker: Option<(Speaker, u32)>,
}

impl Resolver<'_> {
    fn source(&self, draft: &Draft, parent: Option<&Speaker>) -> Option<(Source, Speaker)> {
        let tokens = draft.source?;
        let (words, head) = match draft.antecedent {
            Some((antecedent, head)) => (antecedent, Some(head)),
            None => (self.itself(tokens), draft.source_noun.map(|n| n.head)),
        };
        let words = draft.antecedent.and_then(|_| self.apposed_to(words)).unwrap_or(words);
        let head = head.map(|head| if words.start <= head && head < words.end { head } else { words.end - 1 });
        let pronoun = draft.antecedent.is_none().then(|| pronoun(self.scene, tokens)).flatten();
        let (mut speaker, mut via) = match pronoun {
            Some(pronoun) => match self.behind(draft, pronoun, parent) {
                Some(found) => (found, vec![Via::Pronoun]),
                None => (self.unknown(tokens), vec![]),
            },
            None => {
                let found = self.named(&Spot::of(draft, words), head.unwrap_or(words.end - 1));
                // "“The referee saw it,” Lee said": not Lee.
                let own = draft.quote.is_some()
                    && found.1 == [Via::Nominal]
                    && parent.is_some_and(|p| p.entity.is_some() && p.entity == found.0.entity);
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
        let (name, entity, kind) = (speaker.name.clone(), speaker.entity, speaker.kind);
        Some((Source { tokens: vec![tokens], name, entity, kind, via }, speaker))
    }

    /// The speaker of a quotation without a cue: who the sentence before tells of.
    fn told_of(&self, draft: &Draft) -> Option<(Source, Speaker)> {
        let words = draft.told_of?;
        let head = draft.source_noun.map_or(words.end - 1, |noun| noun.head);
        Some(goes_on(draft, &self.named(&Spot::of(draft, words), head).0))
    }

    /// Keeps in mind who spoke, and who was asked.
    fn hear(&mut self, draft: &Draft, speaker: Option<&Speaker>) {
        let Some(speaker) = speaker else { return };
        if !speaker.inner {
            let asks = draft.stance == Stance::Asks;
            self.asked = draft.addressee.filter(|_| asks).and_then(|told| self.asked(draft, told));
            self.asker = asks.then(|| (speaker.clone(), draft.sentence));
        }
        let reach = self.said.last().map_or(0, |&(_, reach)| reach).max(speaker.said.end);
        self.said.push((speaker.said, reach));
        self.speakers.push(speaker.clone());
    }

    fn asked(&self, draft: &Draft, told: Tokens) -> Option<(Speaker, u32)> {
        let person = |e: u32| self.entities.entities[e as usize].kind == NameKind::Person;
        let mention = self.entities.within(told).find(|m| person(m.entity))?;
        Some((self.named_by(mention), draft.sentence))
    }

    /// The words of a source without ", who was there": those don't say what it is.
    fn itself(&self, tokens: Tokens) -> Tokens {
        let relative = |&t: &u32| {
            matches!(self.scene.lower(t), "who" | "which" | "whose") && self.scene.classes(t - 1).has(Class::Comma)
        };
        let end = (tokens.start + 1..tokens.end).find(relative).map_or(tokens.end, |t| t - 1);
        Tokens::new(tokens.start, end.max(tokens.start + 1))
    }

    fn unknown(&self, tokens: Tokens) -> Speaker {
        self.unnamed(tokens, SourceType::Unknown)
    }

    /// Someone of whom there are only these words.
    pub fn unnamed(&self, tokens: Tokens, kind: SourceType) -> Speaker {
        let words = self.scene.seen(tokens);
        let mut name = String::with_capacity(words.len());
        for word in words.split_whitespace() {
            if !name.is_empty() {
                name.push(' ');
            }
            name.push_str(word);
        }
        // The comma that closes an apposition is no part of a name.
        name.truncate(name.trim_end_matches(',').len());
        self.bare(name, tokens, kind)
    }

    /// Someone of whom there are only these words and this name.
    fn bare(&self, name: String, tokens: Tokens, kind: SourceType) -> Speaker {
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

    /// A source that names itself, or says what it is.
    pub fn named(&self, spot: &Spot<'_>, head: u32) -> (Speaker, Vec<Via>) {
        let tokens = spot.tokens;
        if let Some(people) = self.listed(tokens) {
            return (people, vec![Via::Alias]);
        }
        if let Some((entity, name, kind)) = self.heading(tokens, head) {
            let full = &self.entities.entities[entity as usize].name;
            let same = self.scene.seen(name).split_whitespace().eq(full.split_whitespace());
            let via = if same { Via::Same } else { Via::Alias };
            let speaker = Speaker { entity: Some(entity), ..self.bare(full.clone(), tokens, kind) };
            return (speaker, vec![via]);
        }
        if let Some(known) = self.described(spot, tokens, head) {
            return (known, vec![Via::Nominal]);
        }
        let kind = kind_of(self.scene, tokens, head, spot.plural);
        (self.unnamed(tokens, kind), vec![Via::Same])
    }

    /// The name that heads a source, or stands in its apposition.
    pub fn heading(&self, tokens: Tokens, head: u32) -> Option<(u32, Tokens, SourceType)> {
        let kind = |entity: u32| match self.entities.entities[entity as usize].kind {
            NameKind::Person => SourceType::NamedPerson,
            NameKind::Place | NameKind::Organization => SourceType::Organization,
        };
        let mut other = None;
        let mut dependent = false;
        let mut apposition = false;
        let mut at = tokens.start;
        for mention in self.entities.within(tokens) {
            // "the head of Zorbel Lines Ann Lee"
            let beside = mention.tokens.start == at && at > tokens.start;
            for token in at..mention.tokens.start {
                let classes = self.scene.classes(token);
                let comma = classes.has(Class::Comma);
                apposition |= comma;
                dependent = !comma && (dependent || classes.has(Class::Prep) || self.scene.lower(token) == "and");
            }
            at = mention.tokens.end;
            let possessor = at < tokens.end && self.scene.classes(at).has(Class::Possessive);
            let person = self.entities.entities[mention.entity as usize].kind == NameKind::Person;
            // "the Zorbel union" is Zorbel, but "the Oslo embassy" is not Oslo.
            let body_named = self.entities.entities[mention.entity as usize].kind == NameKind::Organization;
            let kind_after = self.scene.classes(head).all(ClassSet::of(&[Class::OrgHead, Class::Lower]));
            let heads = mention.tokens.contains(Tokens::new(head, head + 1))
                || body_named && mention.tokens.end == head && kind_after;
            // "her son and heir Ann Lee": one who is two things.
            let both = person
                && (at == tokens.end || self.scene.classes(at).has(Class::Comma))
                && self.is_both(tokens, mention.tokens.start);
            if both {
                return Some((mention.entity, mention.tokens, kind(mention.entity)));
            }
            // "X and Y": both, so neither.
            let joined = heads && at < tokens.end && self.scene.lower(at) == "and";
            if joined {
                return None;
            }
            let last = person
                && at == tokens.end
                && mention.tokens.start > tokens.start
                && self.scene.classes(mention.tokens.start - 1).has(Class::CloseParen);
            // "the ship's owner, Zorbel Lines": the body that the words before describe.
            let body = self.entities.entities[mention.entity as usize].kind == NameKind::Organization
                && apposition
                && !dependent
                // "One of the investors, Zorbel Lines," may begin a sentence.
                && (!self.scene.classes(head).has(Class::Cap) || self.scene.lower(head) == "one")
                && (at == tokens.end || self.scene.classes(at).has(Class::Comma));
            let after_body = beside && person && at == tokens.end;
            let portfolio = person && at == tokens.end && self.is_portfolio(tokens, head, mention.tokens.start);
            if heads || last || body || after_body || portfolio || person && !dependent && !possessor && apposition {
                let found = (mention.entity, mention.tokens, kind(mention.entity));
                if person {
                    return Some(found);
                }
                other = other.or(Some(found));
            }
        }
        other
    }

    /// "Minister for health | Ann Lee": an office without an article, what it is for, and a name right behind that.
    fn is_portfolio(&self, tokens: Tokens, head: u32, name: u32) -> bool {
        const OWNED: ClassSet = ClassSet::of(&[Class::Det, Class::PossPron, Class::Possessive]);
        if head < tokens.start || head + 2 >= name {
            return false;
        }
        let classes = |t: u32| self.scene.classes(t);
        let field = classes(name - 1);
        (tokens.start.max(head.saturating_sub(MOST_OFFICE))..=head).all(|t| !classes(t).any(OWNED))
            && classes(head).has(Class::Role)
            && classes(head + 1).has(Class::Prep)
            && field.any(ClassSet::of(&[Class::Noun, Class::NounPl]))
            && field.has(Class::Lower)
            && !field.has(Class::Role)
    }

    /// "the novelist and poet | Ann Lee": two words for one person, the second without an article of its own.
    fn is_both(&self, tokens: Tokens, name: u32) -> bool {
        const NEW: ClassSet = ClassSet::of(&[Class::Det, Class::PossPron, Class::Comma, Class::Prep]);
        let Some(and) = (tokens.start + 1..name).rev().find(|&t| self.scene.lower(t) == "and") else { return false };
        let role = |t: u32| {
            let classes = self.scene.classes(t);
            classes.has(Class::Role) && classes.has(Class::Lower) && !classes.has(Class::NounPl)
        };
        and + 1 < name && role(name - 1) && role(and - 1) && !(and + 1..name).any(|t| self.scene.classes(t).any(NEW))
    }

    /// Whom a pronoun stands for.
    fn behind(&self, draft: &Draft, form: Form, parent: Option<&Speaker>) -> Option<Speaker> {
        let tokens = draft.source?;
        let Form { pronoun, gender, .. } = form;
        let indirect = parent.filter(|_| draft.quote.is_none());
        match pronoun {
            Pronoun::Any | Pronoun::Relative => return None,
            // "I" is who speaks the words that it stands in.
            Pronoun::Speaker | Pronoun::Speakers => {
                let quoted = draft.quote.is_some() || parent.is_some();
                let last = || self.speakers.iter().rev().find(|s| !s.inner && s.kind != SourceType::Document);
                return parent.or_else(|| last().filter(|_| quoted)).cloned();
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
        // "A spokesperson said so. They added": one who may be a man or a woman.
        if pronoun == Pronoun::Many
            && parent.is_none()
            && let Some(last) = self.speakers.iter().rev().find(|s| !s.inner)
            && last.sentence + 1 == draft.sentence
            && self.is_either(last)
            && (Spot::of(draft, tokens).goes_on || tells_as(self.scene, last.tokens.end - 1, "either"))
        {
            return Some(last.clone());
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

    pub fn paragraph(&self, sentence: u32) -> u32 {
        self.scene.text.sentences.get(sentence as usize).map_or(0, |s| s.paragraph)
    }
}
