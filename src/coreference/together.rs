//! People named together: "Ann Lee and Bo Lund", "Lee, Lund and Poe", whom "they", "both" and "the two" stand for.

use super::SourceType;
use super::resolve::{Resolver, Speaker};
use crate::identity::Mention;
use crate::lexicon::{Class, ClassSet, is_word};
use crate::names::NameKind;
use crate::text::Tokens;

/// Mentions looked back at.
const MOST_MENTIONS: usize = 60;
/// Names of one list.
const MOST_NAMES: usize = 6;
/// Tokens between two names of a list: "and former mayor".
const MOST_BETWEEN: u32 = 6;

impl Resolver<'_> {
    /// The last people named together before a token: two of them, if so many are asked for.
    pub fn together(&self, before: u32, two: bool) -> Option<Speaker> {
        let end = self.entities.mentions.partition_point(|m| m.tokens.start < before);
        let mentions = &self.entities.mentions[end.saturating_sub(MOST_MENTIONS)..end];
        (1..mentions.len()).rev().find_map(|last| {
            if !self.joins(&mentions[last - 1], &mentions[last], Joint::And) {
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

    fn joins(&self, a: &Mention, b: &Mention, joint: Joint) -> bool {
        const STOPS: ClassSet =
            ClassSet::of(&[Class::Comma, Class::Dot, Class::Stop, Class::Aux, Class::Wh, Class::Possessive]);
        let person = |m: &Mention| self.entities.entities[m.entity as usize].kind == NameKind::Person;
        let between = Tokens::new(a.tokens.end, b.tokens.start.max(a.tokens.end));
        if a.entity == b.entity || !person(a) || !person(b) || between.is_empty() || between.len() > MOST_BETWEEN {
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
    fn as_one(&self, people: &[Mention]) -> Speaker {
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
        Speaker { name, kind: SourceType::Group, tokens, ..self.named_by(&people[0]).unnamed() }
    }
}

/// What joins two names of a list.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Joint {
    And,
    Comma,
}
