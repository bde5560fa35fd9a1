//! People and bodies named together: "Ann Lee and Bo Lund", "Lee, Lund and Poe", whom "they", "both" and "the two" stand for.

use super::SourceType;
use super::resolver::{Resolver, Speaker};
use crate::identity::Mention;
use crate::lexicon::{Class, ClassSet, is_word};
use crate::names::NameKind;
use crate::text::Tokens;

/// Mentions looked back at.
const MOST_MENTIONS: usize = 60;
/// Sentences in which "the two" are looked for.
const NEAR: u32 = 2;
/// Names of one list.
const MOST_NAMES: usize = 6;
/// Tokens between two names of a list: "and former mayor".
const MOST_BETWEEN: u32 = 6;

impl<'a> Resolver<'a> {
    /// The last people or bodies named together before a token: two people, if so many are asked for.
    pub fn together(&self, before: u32, two: bool) -> Option<Speaker<'a>> {
        let end = self.mentions.before(before);
        let mentions = &self.entities.mentions[end.saturating_sub(MOST_MENTIONS)..end];
        let kind = |m: &Mention| self.entities.kind(m.entity);
        (1..mentions.len()).rev().find_map(|last| {
            // "The two" are people, "they" may be bodies.
            let fits = match kind(&mentions[last]) {
                NameKind::Person => true,
                NameKind::Organization => !two,
                NameKind::Place => false,
            };
            if !fits || !self.joins(&mentions[last - 1], &mentions[last], Joint::And) {
                return None;
            }
            let mut first = last - 1;
            while first > 0
                && last - first < MOST_NAMES
                && self.joins(&mentions[first - 1], &mentions[first], Joint::Comma)
            {
                first -= 1;
            }
            (!two || last - first == 1).then(|| self.as_one(&mentions[first..=last]))
        })
    }

    /// "the two": those named in the last sentences, if they are two.
    pub fn side_by_side(&self, sentence: u32, before: u32) -> Option<Speaker<'a>> {
        (1..=NEAR).find_map(|back| self.two_since(sentence.saturating_sub(back), before))
    }

    fn two_since(&self, first: u32, before: u32) -> Option<Speaker<'a>> {
        let end = self.mentions.before(before);
        let near = self.entities.mentions[end.saturating_sub(MOST_MENTIONS)..end].iter();
        let mut people: Vec<Mention> = Vec::new();
        for mention in near.filter(|m| self.sentence_of(m.tokens.start) >= first && self.is_told(m.tokens)) {
            let person = self.entities.kind(mention.entity) == NameKind::Person;
            if person && !people.iter().any(|other| other.entity == mention.entity) {
                people.push(*mention);
            }
        }
        for meant in self.meant.iter().rev().take(MOST_MENTIONS).filter(|m| self.sentence_of(m.token) >= first) {
            let Some(entity) = meant.who.entity.filter(|_| meant.who.kind == SourceType::NamedPerson) else { continue };
            if meant.token < before && !people.iter().any(|other| other.entity == entity) {
                let tokens = Tokens::new(meant.token, meant.token + 1);
                people.push(Mention { tokens, entity, form: crate::identity::Form::Full, rule: "" });
            }
        }
        people.sort_by_key(|m| m.tokens.start);
        (people.len() == 2).then(|| self.as_one(&people))
    }

    /// "He, Lee and Lund", "Lee and Lund": each by name, if all that stands there is known.
    pub fn listed(&self, tokens: Tokens) -> Option<Speaker<'a>> {
        if !tokens.iter().take(3 * MOST_NAMES).any(|t| is_word!(self.scene.hash(t), "and" | "&")) {
            return None;
        }
        let mut people: Vec<Mention> = Vec::new();
        let mut at = tokens.start;
        let mut joined = true;
        while at < tokens.end {
            let classes = self.scene.classes(at);
            let mention = self.entities.within(tokens).find(|m| m.tokens.start == at);
            let meant = self.meant.iter().rev().take(MOST_MENTIONS).find(|m| m.token == at);
            match (mention, meant) {
                (Some(mention), _) if joined => {
                    people.push(*mention);
                    (at, joined) = (mention.tokens.end, false);
                }
                (None, Some(meant)) if joined => {
                    let tokens = Tokens::new(at, at + 1);
                    let entity = meant.who.entity?;
                    people.push(Mention { tokens, entity, form: crate::identity::Form::Full, rule: "" });
                    (at, joined) = (at + 1, false);
                }
                _ if classes.has(Class::Comma) || is_word!(self.scene.hash(at), "and" | "&") => {
                    (at, joined) = (at + 1, true);
                }
                // "both the", a title or role before a name.
                _ if joined && classes.any(ClassSet::of(&[Class::Title, Class::Role, Class::Dot, Class::Det])) => {
                    at += 1
                }
                _ if at == tokens.start && is_word!(self.scene.hash(at), "both") => at += 1,
                _ => return None,
            }
        }
        let one_each = people.iter().enumerate().all(|(n, m)| people[..n].iter().all(|other| other.entity != m.entity));
        (people.len() > 1 && people.len() <= MOST_NAMES && one_each).then(|| self.as_one(&people))
    }

    fn joins(&self, a: &Mention, b: &Mention, joint: Joint) -> bool {
        const STOPS: ClassSet =
            ClassSet::of(&[Class::Comma, Class::Dot, Class::Stop, Class::Aux, Class::Wh, Class::Possessive]);
        let kind = |m: &Mention| self.entities.kind(m.entity);
        let between = Tokens::new(a.tokens.end, b.tokens.start.max(a.tokens.end));
        if a.entity == b.entity || kind(a) != kind(b) || between.is_empty() || between.len() > MOST_BETWEEN {
            return false;
        }
        let mut at = between.start;
        let comma = self.scene.classes(at).has(Class::Comma);
        at += u32::from(comma);
        let joined = match joint {
            Joint::And => at < between.end && is_word!(self.scene.hash(at), "and"),
            Joint::Comma => comma,
        };
        at += u32::from(joint == Joint::And);
        joined && (at..between.end).all(|t| !self.scene.classes(t).any(STOPS))
    }

    /// Several people as one source.
    fn as_one(&self, people: &[Mention]) -> Speaker<'a> {
        let mut name = String::new();
        for (number, mention) in people.iter().enumerate() {
            name.push_str(match number {
                0 => "",
                n if n + 1 == people.len() => " and ",
                _ => ", ",
            });
            name.push_str(&self.entities.entities[mention.entity as usize].name);
        }
        let tokens = Tokens::new(people[0].tokens.start, people[people.len() - 1].tokens.end);
        let members = people.iter().map(|mention| mention.entity).collect();
        Speaker { name: name.into(), kind: SourceType::Group, tokens, members, ..self.named_by(&people[0]).unnamed() }
    }
}

/// What joins two names of a list.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Joint {
    And,
    Comma,
}
