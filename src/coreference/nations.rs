//! People called by where they are from: "the Norwegian".

use super::agreement::{Pronoun, gender_of};
use super::resolver::{Resolver, Speaker, Spot};
use super::salience::Wanted;
use crate::lexicon::{Class, ClassSet};
use crate::names::NameKind;
use crate::text::Tokens;
use rustc_hash::FxHashMap;

/// Words before and after a name that tell where its bearer is from.
const BESIDE: u32 = 6;
/// Mentions looked through for that.
const MOST_MENTIONS: usize = 200;
/// Sentences that such a description may look back over.
const NEAR: u32 = 3;
/// What is left of the weight of one of whom the story does not say where they are from.
const UNSAID: f32 = 0.5;

/// What the words beside a person's name say of a nation.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Told {
    Same,
    Other,
    Nothing,
}

impl<'a> Resolver<'a> {
    /// "the Norwegian": the person who is said to be one, or who is spoken of and not said to be anything else.
    pub fn compatriot(&self, spot: &Spot<'_>, tokens: Tokens, head: u32) -> Option<Speaker<'a>> {
        let nation = self.scene.value(head, Class::Demonym)?;
        // "the French", "the Dutch" are many, "the Czech" is one.
        const MANY: [&str; 5] = ["sh", "nch", "tch", "ese", "ss"];
        let word = self.scene.lower(head);
        let one = head == tokens.start + 1 && head + 1 == tokens.end && !MANY.iter().any(|end| word.ends_with(end));
        if !one || self.scene.classes(head).has(Class::NounPl) {
            return None;
        }
        let told = self.told_of_nations(tokens.start, nation);
        let of = |entity: u32| told.get(&entity).copied().unwrap_or(Told::Nothing);
        let share = |entity: u32| match of(entity) {
            _ if self.entities.kind(entity) != NameKind::Person => 0.0,
            Told::Same => 1.0,
            Told::Nothing => UNSAID,
            Told::Other => 0.0,
        };
        let wanted = Wanted::named(Pronoun::One, gender_of(self.scene, head), &share);
        let who = self.salient(&Spot { tokens, ..*spot }, &wanted)?;
        let sure = who.entity.is_some_and(|entity| of(entity) == Told::Same);
        let near = self.sentence_of(who.at.start.max(who.tokens.start)) + NEAR >= spot.sentence;
        (sure || near).then_some(who)
    }

    /// Of each person named near before a token, what the words beside the names say.
    fn told_of_nations(&self, before: u32, nation: &str) -> FxHashMap<u32, Told> {
        const ENDS: ClassSet = ClassSet::of(&[Class::Stop, Class::Semicolon, Class::OpenQuote, Class::CloseQuote]);
        let mut told = FxHashMap::default();
        let end = self.mentions.before(before);
        for (at, mention) in self.entities.mentions[..end].iter().enumerate().rev().take(MOST_MENTIONS) {
            let known = told.entry(mention.entity).or_insert(Told::Nothing);
            if *known == Told::Same || self.entities.kind(mention.entity) != NameKind::Person {
                continue;
            }
            let last = at.checked_sub(1).map_or(0, |at| self.entities.mentions[at].tokens.end);
            let start = mention.tokens.start.saturating_sub(BESIDE).max(last.saturating_sub(1));
            let next = mention.tokens.end + BESIDE;
            let stop = |t: &u32| *t < self.scene.text.tokens.len() as u32 && !self.scene.classes(*t).any(ENDS);
            let words = (start..mention.tokens.start).rev().take_while(stop);
            for token in words.chain((mention.tokens.end..next).take_while(stop)) {
                let of = [Class::Demonym, Class::Country];
                let Some(other) = of.into_iter().find_map(|class| self.scene.value(token, class)) else { continue };
                // "Ann Lee of Norvania", "the Norvanian runner Ann Lee"; what another does beside is not hers.
                *known = if other == nation { Told::Same } else { Told::Other };
                break;
            }
        }
        told
    }
}
