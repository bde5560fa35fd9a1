//! Who of the article is a woman and who a man: titles and roles before the name, given names, and the story's pronouns.

use super::agreement::{Gender, gender_in, gender_of};
use crate::identity::Entities;
use crate::lexicon::{Class, ClassSet};
use crate::names::NameKind;
use crate::rules::Scene;

/// The gender of each entity.
pub fn genders(scene: &Scene<'_>, entities: &Entities) -> Vec<Option<Gender>> {
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
