//! Kin without a name of their own: "Lee's mother", "his wife", where the story names them elsewhere.
//!
//! ```text
//! Ann Lee spoke of her son Bo Lee.   Bo Lee's mother said …   → Ann Lee
//! Bo Lee and his wife, Mia Poe, …    Lee's wife said …        → Mia Poe
//! ```

use super::agreement::{Gender, gender_of};
use super::resolver::{Resolver, Speaker};
use crate::identity::Mention;
use crate::lexicon::{Class, Usage};
use crate::names::NameKind;
use crate::text::Tokens;

/// Mentions and pronouns looked back at.
const MOST: usize = 200;

/// What one is to another.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kin {
    Parent,
    Child,
    Spouse,
    Sibling,
}

impl Kin {
    /// What the other one is then.
    const fn inverse(self) -> Kin {
        match self {
            Kin::Parent => Kin::Child,
            Kin::Child => Kin::Parent,
            Kin::Spouse | Kin::Sibling => self,
        }
    }
}

/// As the tables say it of a noun.
const RELATIONS: [(Usage, Kin); 4] = [
    (Usage::Parent, Kin::Parent),
    (Usage::Child, Kin::Child),
    (Usage::Married, Kin::Spouse),
    (Usage::Sibling, Kin::Sibling),
];

impl<'a> Resolver<'a> {
    /// Who "Lee's mother" is, if the story says whose son Lee is, or names Lee's mother.
    pub fn relative_of(&self, tokens: Tokens, head: u32) -> Option<Speaker<'a>> {
        if head + 1 != tokens.end || tokens.len() > 6 {
            return None;
        }
        let kin = self.kin(head)?;
        let whose = self.owner(head, tokens.start)?;
        let gender = gender_of(self.scene, head);
        let agrees = |known: Option<Gender>| gender.is_none() || known.is_none() || known == gender;
        let before = self.mentions.before(tokens.start);
        let near = self.entities.mentions[..before].iter().rev().take(MOST);
        let who = near.filter(|m| self.is_person(m.entity)).find_map(|mention| {
            let (noun, owner) = self.introduced_as(mention)?;
            let told = self.kin(noun)?;
            let other = match () {
                () if owner == whose && told == kin && agrees(gender_of(self.scene, noun)) => mention.entity,
                () if mention.entity == whose && told == kin.inverse() => owner,
                () => return None,
            };
            (other != whose && self.is_person(other) && agrees(self.genders[other as usize])).then_some(other)
        })?;
        Some(self.named_entity(who, tokens))
    }

    fn is_person(&self, entity: u32) -> bool {
        self.entities.kind(entity) == NameKind::Person
    }

    fn kin(&self, token: u32) -> Option<Kin> {
        RELATIONS.iter().find(|(usage, _)| self.scene.used(token, *usage)).map(|&(_, kin)| kin)
    }

    /// "her son, | Bo Lee": the noun before a name, and whose it is.
    fn introduced_as(&self, mention: &Mention) -> Option<(u32, u32)> {
        let last = mention.tokens.start.checked_sub(1)?;
        let noun = last - u32::from(last > 0 && self.scene.classes(last).has(Class::Comma));
        self.kin(noun)?;
        Some((noun, self.owner(noun, noun.saturating_sub(3))?))
    }

    /// Whose a noun is: that of the name or pronoun before it, an adjective between.
    fn owner(&self, noun: u32, start: u32) -> Option<u32> {
        let before = |t: u32| t.checked_sub(1).filter(|&t| t >= start);
        let mut at = before(noun)?;
        if self.scene.classes(at).has(Class::Adj) && !self.scene.classes(at).has(Class::PossPron) {
            at = before(at)?;
        }
        let classes = self.scene.classes(at);
        if classes.has(Class::Possessive) && !classes.has(Class::PossPron) {
            let mention = self.entities.mentions.partition_point(|m| m.tokens.end < at);
            return self.entities.mentions.get(mention).filter(|m| m.tokens.end == at).map(|m| m.entity);
        }
        let pronoun =
            self.meant.iter().rev().take(MOST).find(|m| m.token == at).filter(|_| classes.has(Class::PossPron));
        pronoun.and_then(|m| m.who.entity)
    }
}
