//! To which body a person belongs: "Zorbel Lines chief executive Ann Lee", "Ann Lee, head of the water board".

use crate::identity::{Entities, Mention};
use crate::lexicon::{Class, ClassSet, Usage};
use crate::names::NameKind;
use crate::rules::Scene;
use crate::text::Tokens;

use super::SourceType;
use super::agreement::tells_as;
use super::resolver::{Resolver, Speaker};

/// Tokens between a person and a body beside.
const MOST_BETWEEN: u32 = 8;

/// Speakers looked through for who says something.
const MOST_SPEAKERS: usize = 40;
/// Mentions looked through for a country.
const MOST_MENTIONS: usize = 400;

/// Of each entity, the body that a mention of it tells.
pub fn bodies(scene: &Scene<'_>, entities: &Entities) -> Vec<Option<u32>> {
    let mut bodies = vec![None; entities.entities.len()];
    let kind = |m: &Mention| entities.kind(m.entity);
    for pair in entities.mentions.windows(2) {
        let [a, b] = pair else { continue };
        let between = Tokens::new(a.tokens.end, b.tokens.start.max(a.tokens.end));
        if between.len() > MOST_BETWEEN {
            continue;
        }
        let person = |m| kind(m) == NameKind::Person;
        let (who, body) = match () {
            () if person(b) && !person(a) && leads(scene, between) => (b, a),
            () if person(a) && kind(b) == NameKind::Organization && hangs(scene, between) => (a, b),
            () if person(a) && !person(b) && is_coach(scene, between, b.tokens.end) => (a, b),
            () => continue,
        };
        let known: &mut Option<u32> = &mut bodies[who.entity as usize];
        *known = known.or(Some(body.entity));
    }
    for mention in &entities.mentions {
        if kind(mention) == NameKind::Person && bodies[mention.entity as usize].is_none() {
            bodies[mention.entity as usize] = team(scene, entities, mention);
        }
    }
    bodies
}

/// "Norvanian captain Ann Lee": Norvania, whose team she leads, if the story has one country of that people.
fn team(scene: &Scene<'_>, entities: &Entities, mention: &Mention) -> Option<u32> {
    let office = mention.tokens.start.checked_sub(1).filter(|&t| scene.used(t, Usage::Team))?;
    let nation = scene.value(office.checked_sub(1)?, Class::Demonym)?;
    let mut of_it = entities.mentions.iter().take(MOST_MENTIONS).filter(|m| {
        entities.kind(m.entity) == NameKind::Place && scene.value(m.tokens.start, Class::Country) == Some(nation)
    });
    let country = of_it.next()?.entity;
    of_it.all(|m| m.entity == country).then_some(country)
}

/// "Zorbel Lines | chief executive | Ann Lee", "Norvania | 's coach, | Ann Lee"
fn leads(scene: &Scene<'_>, between: Tokens) -> bool {
    const WORDS: ClassSet = ClassSet::of(&[
        Class::Role,
        Class::Title,
        Class::Adj,
        Class::Noun,
        Class::Possessive,
        Class::Comma,
        Class::Dot,
    ]);
    let role = |t: u32| scene.classes(t).any(ClassSet::of(&[Class::Role, Class::Title]));
    between.iter().any(role) && between.iter().all(|t| scene.classes(t).any(WORDS))
}

/// "Ann Lee | , | Norvania | coach"
fn is_coach(scene: &Scene<'_>, between: Tokens, after: u32) -> bool {
    let role = after < scene.text.tokens.len() as u32 && scene.classes(after).has(Class::Role);
    between.len() == 1 && scene.classes(between.start).has(Class::Comma) && role
}

/// "Ann Lee | , head of the | water board"
fn hangs(scene: &Scene<'_>, between: Tokens) -> bool {
    const ENDS: ClassSet = ClassSet::of(&[Class::Stop, Class::CueVerb, Class::Aux, Class::Wh, Class::Conj]);
    let opens = between.iter().next().is_some_and(|t| scene.classes(t).any(ClassSet::of(&[Class::Comma, Class::Prep])));
    let role = |t: u32| scene.classes(t).has(Class::Role);
    let hung = |t: u32| scene.classes(t).has(Class::Prep);
    opens
        && between.iter().any(hung)
        && (between.len() <= 2 || between.iter().any(role))
        && !between.iter().any(|t| scene.classes(t).any(ENDS) && !role(t))
}

impl<'a> Resolver<'a> {
    /// "A spokeswoman for Zorbel said | the company |": the body of who says the words that a description stands in.
    pub fn own_body(&self, tokens: Tokens, fits: &dyn Fn(u32) -> bool) -> Option<Speaker<'a>> {
        let who = self.speakers.iter().rev().take(MOST_SPEAKERS).find(|s| s.said.contains(tokens))?;
        let body =
            who.entity.and_then(|entity| self.bodies[entity as usize]).or_else(|| self.body_within(who.tokens))?;
        // "Lee of the Dockers' Union said the company had lied": not the union.
        let other = |t: u32| tells_as(self.scene, t, "organization") && !tells_as(self.scene, t, "firm");
        let firm = !self.firsts[body as usize].iter().any(other);
        let person = matches!(who.kind, SourceType::NamedPerson | SourceType::UnnamedPerson);
        (firm && person && fits(body)).then(|| self.named_entity(body, who.tokens))
    }

    /// The body in the words for one who speaks for it: "a spokesman for Zorbel Lines".
    pub fn body_within(&self, tokens: Tokens) -> Option<u32> {
        let body = |m: &&Mention| self.entities.kind(m.entity) == NameKind::Organization;
        self.entities.within(tokens).find(body).map(|m| m.entity)
    }
}
