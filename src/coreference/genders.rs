//! Who of the article is a woman and who a man: titles and roles before the name, given names, and the story's pronouns.

use super::agreement::{Gender, gender_in, gender_of, pronoun_at};
use crate::identity::{Entities, Mention};
use crate::lexicon::{Class, ClassSet};
use crate::names::NameKind;
use crate::rules::Scene;

/// What the story's pronouns say outweighs a given name where it is said as often as this, and never otherwise.
const OFTEN: u32 = 2;

/// The gender of each entity: told by a title or role, by the pronouns that can mean nobody else, or by a given name.
pub fn genders(scene: &Scene<'_>, entities: &Entities) -> Vec<Option<Gender>> {
    let mut genders = by_name(scene, entities);
    for (gender, heard) in genders.iter_mut().zip(heard(scene, entities)) {
        let told = match heard {
            [women, 0] if women >= OFTEN => Some(Gender::Female),
            [0, men] if men >= OFTEN => Some(Gender::Male),
            [1, 0] if gender.is_none() => Some(Gender::Female),
            [0, 1] if gender.is_none() => Some(Gender::Male),
            _ => continue,
        };
        *gender = told;
    }
    genders
}

/// Of each person, how often "she" and "he" stand in a sentence after the one that names nobody else.
fn heard(scene: &Scene<'_>, entities: &Entities) -> Vec<[u32; 2]> {
    let mut heard = vec![[0, 0]; entities.entities.len()];
    let person = |m: &Mention| entities.entities[m.entity as usize].kind == NameKind::Person;
    for pair in scene.text.sentences.windows(2) {
        let [before, here] = pair else { continue };
        if before.paragraph != here.paragraph {
            continue;
        }
        let mut named = entities.within(before.tokens).filter(|m| person(m)).map(|m| m.entity);
        let Some(who) = named.next() else { continue };
        let first = scene.classes(here.tokens.start).has(Class::Pron);
        if first && named.all(|other| other == who) {
            match pronoun_at(scene, here.tokens.start).and_then(|form| form.gender) {
                Some(Gender::Female) => heard[who as usize][0] += 1,
                Some(Gender::Male) => heard[who as usize][1] += 1,
                None => {}
            }
        }
    }
    heard
}

/// The gender of each entity, as titles, roles and given names have it.
fn by_name(scene: &Scene<'_>, entities: &Entities) -> Vec<Option<Gender>> {
    let mut genders = vec![None; entities.entities.len()];
    for mention in &entities.mentions {
        let Some(gender) = genders.get_mut(mention.entity as usize) else { continue };
        if gender.is_some() || entities.entities[mention.entity as usize].kind != NameKind::Person {
            continue;
        }
        // A role before the name says more than the name: "spokeswoman Jean Lee".
        let before = (mention.tokens.start.saturating_sub(2)..mention.tokens.start).rev().find_map(|t| {
            let classes = scene.classes(t);
            if classes.any(ClassSet::of(&[Class::Title, Class::Role])) { gender_of(scene, t) } else { None }
        });
        let generic = mention.tokens.start.checked_sub(1).is_some_and(|t| scene.lower(t).ends_with("man"));
        // A given name that is hardly ever the other's.
        let full = mention.tokens.len() > 1;
        let given = || full.then(|| gender_in(scene, mention.tokens.start, Class::Given)).flatten();
        // But a woman may be "spokesman Hope Lee".
        *gender = match before {
            Some(Gender::Male) if generic => given().or(before),
            _ => before.or_else(given),
        };
    }
    genders
}
