//! Who of the article is a woman and who a man: titles, roles and given names say it, and the story's own pronouns, which
//! outweigh a given name that many peoples or few people have.
//!
//! ```text
//! Jordan Bath signed on Monday. She had asked for a longer contract. Ms. Choi, a lawyer, ...
//! ~~~~~~~~~~~ m, not surely     ^^^ only she can be meant            ~~~ f, surely
//! ```
//!
//! Each pronoun is shared among the persons named before it, by how near they are and how well they agree with it so
//! far; what each has been given says more of its gender, and the pronouns are shared again.

use super::agreement::{Gender, PRONOUN, Pronoun, gender_in, gender_of, pronoun_at};
use crate::identity::{Entities, Mention};
use crate::lexicon::{Class, ClassSet, is_word};
use crate::names::NameKind;
use crate::rules::Scene;
use crate::text::{ParagraphKind, Tokens};

/// What a title or role says; a noun such as "spokesman", which women have too. In logarithms of odds, as all that follows.
const TOLD: f32 = 20.0;
const GENERIC: f32 = 1.5;
/// What a given name says, by the digits of the number of those who had it.
const GIVEN: [f32; 8] = [0.5, 0.5, 0.7, 1.0, 1.2, 1.4, 1.7, 2.0];
/// What a pronoun says that can mean nobody else.
const HEARD: f32 = 1.5;
/// From here on it is known.
const KNOWN: f32 = 1.0;

/// How often the pronouns are shared anew.
const ROUNDS: usize = 4;
/// Persons that a pronoun is shared among, and the mentions that are looked back at.
const MOST: usize = 6;
const MOST_MENTIONS: usize = 24;
/// Sentences with persons in them that a pronoun looks back over, and what is left of a weight one of these later.
const MOST_BACK: u32 = 3;
const LATER: f32 = 0.35;
/// What is left of the weight of those in an earlier paragraph, where this one names somebody.
const APART: f32 = 0.5;
/// Weight of those named after another in a sentence; and in what somebody else says.
const SECOND: f32 = 0.5;
const QUOTED: f32 = 0.15;
/// What is left of the weight of those named after the same pronoun in its sentence.
const SINCE: f32 = 0.3;
/// Weight of whom the story is about, wherever they were named last; and where a paragraph names nobody yet.
const LASTING: f32 = 0.6;
const OPENS: f32 = 1.5;
/// Tokens between a name and a pronoun whose place tells that it is another's.
const MOST_BETWEEN: u32 = 24;
/// How much a pronoun is nobody's of those at hand.
const NOBODY: f32 = 0.03;

/// The gender of each entity, where something says it.
pub fn genders(scene: &Scene<'_>, entities: &Entities, protagonist: Option<u32>) -> Vec<Option<Gender>> {
    let told = by_name(scene, entities);
    let heard = heard(scene, entities, protagonist);
    let mut odds = told.clone();
    for _ in 0..ROUNDS {
        let mut next = told.clone();
        for pronoun in &heard {
            pronoun.share(&odds, &mut next);
        }
        odds = next;
    }
    let gender = |odds: f32| match odds {
        KNOWN.. => Some(Gender::Female),
        _ if odds <= -KNOWN => Some(Gender::Male),
        _ => None,
    };
    odds.into_iter().map(gender).collect()
}

/// For a woman, or for a man.
fn signed(gender: Gender, weight: f32) -> f32 {
    match gender {
        Gender::Female => weight,
        Gender::Male => -weight,
    }
}

/// A pronoun of the story's own voice with the persons it may mean, [`MOST`] of them, by entity (none: a noun such as "his wife").
struct Heard {
    gender: Gender,
    persons: Vec<(Option<u32>, f32)>,
}

impl Heard {
    /// Adds to each person what this says of their gender.
    fn share(&self, odds: &[f32], next: &mut [f32]) {
        let agrees = |entity: Option<u32>| {
            entity.map_or(1.0, |entity| 1.0 / (1.0 + (-signed(self.gender, odds[entity as usize])).exp()))
        };
        let mut agreed = [1.0; MOST];
        for (agreed, &(entity, _)) in agreed.iter_mut().zip(&self.persons) {
            *agreed = agrees(entity);
        }
        let sum: f32 = self.persons.iter().zip(agreed).map(|(&(_, weight), agreed)| weight * agreed).sum();
        for (&(entity, weight), agreed) in self.persons.iter().zip(agreed) {
            if let Some(entity) = entity {
                next[entity as usize] += signed(self.gender, HEARD * weight * agreed / (sum + NOBODY));
            }
        }
    }
}

/// A person named, or a noun for a woman or a man.
struct Named {
    entity: Option<u32>,
    gender: Option<Gender>,
    weight: f32,
    /// How many sentences with persons were before.
    turn: u32,
    paragraph: u32,
}

/// What a word must be to be a pronoun, or a noun for a woman or a man.
const TELLS: ClassSet = PRONOUN.with(Class::Role.set());

/// The pronouns that the story says in its own voice, with those whom they may mean.
fn heard(scene: &Scene<'_>, entities: &Entities, protagonist: Option<u32>) -> Vec<Heard> {
    let mut all = Vec::new();
    let mut named: Vec<Named> = Vec::new();
    let mut turn = 0;
    // Those whom a pronoun of this gender did not mean before, since somebody else was named.
    let mut others: Vec<(u32, Gender)> = Vec::new();
    for sentence in &scene.text.sentences {
        let kind = scene.text.paragraphs.get(sentence.paragraph as usize).map(|paragraph| paragraph.kind);
        if kind != Some(ParagraphKind::Body) {
            continue;
        }
        let mut mentions = entities.within(sentence.tokens).peekable();
        let mut first = true;
        // How many were named before the first "he" and the first "she" of the sentence.
        let mut begun = [None; 2];
        let mut token = sentence.tokens.start;
        while token < sentence.tokens.end {
            if let Some(mention) = mentions.next_if(|m| m.tokens.start <= token) {
                if entities.kind(mention.entity) == NameKind::Person {
                    others.retain(|(other, _)| *other == mention.entity);
                    turn += u32::from(std::mem::take(&mut first));
                    let weight = weight(scene, &named, turn, token);
                    named.push(Named {
                        entity: Some(mention.entity),
                        gender: None,
                        weight,
                        turn,
                        paragraph: sentence.paragraph,
                    });
                }
                token = mention.tokens.end;
                continue;
            }
            if !scene.classes(token).any(TELLS) {
                token += 1;
                continue;
            }
            let form = pronoun_at(scene, token).filter(|form| form.pronoun == Pronoun::One);
            if let Some(gender) = form.and_then(|form| form.gender) {
                if !is_quoted(scene, token) {
                    let before = *begun[usize::from(gender == Gender::Male)].get_or_insert(named.len());
                    let mut persons = near(&named, before, (turn, sentence.paragraph), gender);
                    others.extend(another(scene, entities, sentence.tokens.start, token).map(|other| (other, gender)));
                    if protagonist.is_some() && named.iter().any(|other| other.entity == protagonist) {
                        let opens = named.last().is_none_or(|last| last.paragraph != sentence.paragraph);
                        let least = if opens { OPENS } else { LASTING };
                        let known = persons.iter().position(|(entity, _)| *entity == protagonist);
                        match known {
                            Some(at) => persons[at].1 = persons[at].1.max(least),
                            None if persons.len() < MOST => persons.push((protagonist, least)),
                            None => {}
                        }
                    }
                    persons.retain(|(entity, _)| entity.is_none_or(|entity| !others.contains(&(entity, gender))));
                    all.push(Heard { gender, persons });
                }
            } else if let Some(gender) =
                noun(scene, token).filter(|_| mentions.peek().is_none_or(|m| m.tokens.start > token + 2))
            {
                named.push(Named {
                    entity: None,
                    gender: Some(gender),
                    weight: weight(scene, &named, turn, token),
                    turn,
                    paragraph: sentence.paragraph,
                });
            }
            token += 1;
        }
    }
    all
}

/// Who a pronoun is not, by its place: "Lee, her student", "Lee wrote to her".
fn another(scene: &Scene<'_>, entities: &Entities, sentence: u32, token: u32) -> Option<u32> {
    const CLAUSE: ClassSet = ClassSet::of(&[Class::Conj, Class::Subord, Class::Wh, Class::Pron, Class::OpenQuote]);
    const LEADS: ClassSet = ClassSet::of(&[Class::Prep, Class::VerbPast, Class::VerbS, Class::Verb]);
    let mentions = &entities.mentions[..entities.mentions.partition_point(|m| m.tokens.start < token)];
    let before = mentions.last().filter(|m| m.tokens.start >= sentence && m.tokens.end <= token)?;
    let between = Tokens::new(before.tokens.end, token);
    if between.len() > MOST_BETWEEN {
        return None;
    }
    let last = between.iter().last()?;
    let classes = scene.classes(token);
    if classes.has(Class::PossPron) && between.len() == 1 && scene.classes(last).has(Class::Comma) {
        return Some(before.entity);
    }
    // "him", and "her" that owns nothing.
    let next = scene.text.tokens.get(token as usize + 1).map_or(ClassSet::EMPTY, |_| scene.classes(token + 1));
    let owns = classes.has(Class::PossPron) && next.any(ClassSet::of(&[Class::Noun, Class::NounPl, Class::Adj]));
    let object = !owns && matches!(scene.lower(token), "him" | "her") && scene.classes(last).any(LEADS);
    let one = mentions.len().checked_sub(2).is_none_or(|other| mentions[other].tokens.start < sentence);
    let owned = |t: u32| scene.classes(t).has(Class::PossPron);
    let thing = |t: u32| scene.lower(t) == "it";
    // "Lee, who shared a room with her": one verb, whose subject Lee is.
    let who = |t: u32| t <= before.tokens.end + 1 && is_word!(scene.hash(t), "who");
    let verbs = || between.iter().filter(|&t| scene.classes(t).any(ClassSet::of(&[Class::VerbPast, Class::VerbS])));
    let relative = between.iter().take(2).any(who) && verbs().count() == 1;
    let plain = between.iter().all(|t| {
        let classes = scene.classes(t);
        !classes.any(CLAUSE) && (relative || !classes.has(Class::CueVerb))
            || owned(t)
            || thing(t)
            || who(t)
            || t == last
    });
    (object && one && plain).then_some(before.entity)
}

/// The gender of a noun in lower case that only women or only men are called by.
fn noun(scene: &Scene<'_>, token: u32) -> Option<Gender> {
    let classes = scene.classes(token);
    let person = classes.all(ClassSet::of(&[Class::Role, Class::Lower]))
        && !classes.any(ClassSet::of(&[Class::Pron, Class::NounPl]));
    if person { gender_of(scene, token) } else { None }
}

fn weight(scene: &Scene<'_>, named: &[Named], turn: u32, token: u32) -> f32 {
    let second = named.last().is_some_and(|other| other.turn == turn);
    (if second { SECOND } else { 1.0 }) * (if is_quoted(scene, token) { QUOTED } else { 1.0 })
}

fn is_quoted(scene: &Scene<'_>, token: u32) -> bool {
    let quotes = &scene.text.quotes;
    let next = quotes.partition_point(|q| q.tokens.start <= token);
    next.checked_sub(1).is_some_and(|q| quotes[q].tokens.end > token)
}

/// Those named last, each once. Who was named `before` the same pronoun stood in this sentence is meant rather than who was
/// named since: "her former leader, Tom Lee, says working for her was hard".
fn near(named: &[Named], before: usize, (turn, paragraph): (u32, u32), gender: Gender) -> Vec<(Option<u32>, f32)> {
    let mut near: Vec<(Option<u32>, f32)> = Vec::new();
    let here = named.last().is_some_and(|last| last.paragraph == paragraph);
    let last = named.iter().enumerate().rev().take(MOST_MENTIONS);
    for (at, other) in last.take_while(|(_, other)| other.turn + MOST_BACK >= turn) {
        if other.gender.is_some_and(|other| other != gender) {
            continue;
        }
        // Of one paragraph, rather than of the one before.
        let apart = here && other.paragraph != paragraph;
        let since = if at >= before { SINCE } else { 1.0 };
        let weight = other.weight * LATER.powi((turn - other.turn) as i32) * if apart { APART } else { 1.0 } * since;
        if let Some((_, most)) = near.iter_mut().find(|(entity, _)| *entity == other.entity) {
            *most = most.max(weight);
        } else if near.len() < MOST {
            near.push((other.entity, weight));
        }
    }
    near
}

/// What titles, roles and given names say of each entity.
fn by_name(scene: &Scene<'_>, entities: &Entities) -> Vec<f32> {
    let mut odds = vec![0.0; entities.entities.len()];
    for mention in &entities.mentions {
        let odds: &mut f32 = &mut odds[mention.entity as usize];
        // The first title stays.
        if entities.kind(mention.entity) != NameKind::Person || odds.abs() >= TOLD {
            continue;
        }
        if let Some(said) = before(scene, mention).or_else(|| after(scene, mention)) {
            *odds = said + if said.abs() < TOLD { given(scene, mention, entities) } else { 0.0 };
        } else if *odds == 0.0 {
            *odds = given(scene, mention, entities);
        }
    }
    odds
}

/// What a full name says by the given name, or one who has no other: "One of the boys, Oliver, wrote".
fn given(scene: &Scene<'_>, mention: &Mention, entities: &Entities) -> f32 {
    let token = mention.tokens.start;
    let only = || !entities.entities[mention.entity as usize].name.contains(' ');
    let told = mention.tokens.len() > 1 || only();
    let Some(gender) = gender_in(scene, token, Class::Given).filter(|_| told) else { return 0.0 };
    let digits = scene.value(token, Class::Given).and_then(|value| value.as_bytes().get(1)).map_or(0, |b| b - b'0');
    signed(gender, GIVEN[usize::from(digits).min(GIVEN.len() - 1)])
}

/// What stands before the name: "Mrs. X", "his sister X", "spokeswoman X".
fn before(scene: &Scene<'_>, mention: &Mention) -> Option<f32> {
    let start = mention.tokens.start;
    let marked = |t: u32, class| scene.text.tokens.get(t as usize).is_some() && scene.classes(t).has(class);
    let comma = start > 0 && marked(start - 1, Class::Comma);
    // "his mother, Anna Lee, left"; but "calling his mother, Lee left".
    let stands = !comma || marked(mention.tokens.end, Class::Comma);
    let apart = comma || start > 0 && marked(start - 1, Class::Dot);
    start.checked_sub(1 + u32::from(apart)).filter(|_| stands).and_then(|token| says(scene, token))
}

/// What stands in apposition: "X, the group's spokeswoman", "X, mother of two".
fn after(scene: &Scene<'_>, mention: &Mention) -> Option<f32> {
    const MOST: u32 = 6;
    const PART: ClassSet = ClassSet::of(&[
        Class::Det,
        Class::Adj,
        Class::Noun,
        Class::Possessive,
        Class::PossPron,
        Class::Digits,
        Class::Comma,
        Class::Hyphenated,
        Class::Demonym,
    ]);
    const ENDS: ClassSet = ClassSet::of(&[Class::Wh, Class::Conj, Class::Prep]);
    let end = mention.tokens.end;
    let last = scene.text.tokens.len() as u32;
    if end >= last || !scene.classes(end).has(Class::Comma) {
        return None;
    }
    for token in end + 1..last.min(end + MOST) {
        let classes = scene.classes(token);
        if classes.has(Class::Role) && classes.has(Class::Lower) && !classes.has(Class::NounPl) {
            return says(scene, token);
        }
        if !classes.any(PART) || classes.any(ENDS) {
            return None;
        }
    }
    None
}

/// What a title or role says.
fn says(scene: &Scene<'_>, token: u32) -> Option<f32> {
    let classes = scene.classes(token);
    let gender = gender_of(scene, token).filter(|_| classes.any(ClassSet::of(&[Class::Title, Class::Role])))?;
    let generic = gender == Gender::Male && scene.lower(token).ends_with("man");
    Some(signed(gender, if generic { GENERIC } else { TOLD }))
}
