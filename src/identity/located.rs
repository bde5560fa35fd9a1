//! The places that distances count from: what "the town" stands for, and the point that it leads to.

use super::{Entities, Entity, Geo, Mention};
use crate::article::Article;
use crate::distances::Length;
use crate::lexicon::gazetteer::{self, PlaceKind};
use crate::lexicon::{Class, ClassSet, Usage};
use crate::names::NameKind;
use crate::rules::{Found, Scene};
use crate::text::Tokens;

/// The radius of a middling town, in metres.
const MIDDLING: f64 = 3000.0;
/// Mentions looked back for what "the town" stands for.
const BACK: usize = 200;
/// Finds the entity that each distance's reference stands for and, where that has coordinates, the point it leads to.
pub fn locate(scene: &Scene<'_>, article: &Article<'_>, entities: &Entities, lengths: &mut [Found<Length>]) {
    for i in 0..lengths.len() {
        let Some(relation) = lengths[i].value.relation.as_ref() else { continue };
        let Some(from) = relation.value.from else { continue };
        let named = entities.within(from).next();
        let known = named.map(|mention| (mention.entity, is_itself(scene, from, mention)));
        let known = known.or_else(|| Some((stands_for(scene, article, entities, lengths, i, from)?, true)));
        let Some((entity, itself)) = known else { continue };
        let place = entities.entities.get(entity as usize).filter(|_| itself && !wide(scene, named));
        let point = place.and_then(|place| {
            let geo = place.geo.as_ref()?;
            lengths[i].value.point(geo.lat, geo.lon, extent(place, geo)?)
        });
        if let Some(relation) = lengths[i].value.relation.as_mut() {
            (relation.value.entity, relation.value.point) = (Some(entity), point);
        }
    }
}

/// The radius of a town in metres; `None` for a country or region.
fn extent(place: &Entity, geo: &Geo) -> Option<f64> {
    match gazetteer::places(&place.name).find(|known| known.geonames == geo.geonames) {
        Some(known) => (known.kind == PlaceKind::City).then_some(known.extent),
        None => Some(MIDDLING),
    }
}

/// Whether a name stands for too wide a stretch to measure from.
fn wide(scene: &Scene<'_>, mention: Option<&Mention>) -> bool {
    mention.is_some_and(|m| {
        let classes = m.tokens.iter().fold(ClassSet::EMPTY, |all, i| all.with(scene.classes(i)));
        classes.any(ClassSet::of(&[Class::Country, Class::Region])) && !classes.has(Class::City)
    })
}

/// Whether the reference is the named place itself ("the town of Ely"), not something of it ("the coast of Norway").
fn is_itself(scene: &Scene<'_>, from: Tokens, mention: &Mention) -> bool {
    from.iter().filter(|i| !(mention.tokens.start..mention.tokens.end).contains(i)).all(|i| {
        let classes = scene.classes(i);
        let noun = classes.any(ClassSet::of(&[Class::Noun, Class::NounPl, Class::Cap, Class::Upper]));
        !noun || classes.has(Class::Det) || scene.used(i, Usage::Settlement)
    })
}

/// What "the town", "the capital" or "here" stands for.
fn stands_for(
    scene: &Scene<'_>,
    article: &Article<'_>,
    entities: &Entities,
    lengths: &[Found<Length>],
    number: usize,
    from: Tokens,
) -> Option<u32> {
    let is_place = |m: &&Mention| entities.entities.get(m.entity as usize).is_some_and(|e| e.kind == NameKind::Place);
    let head = scene.lower(from.end.checked_sub(1)?);
    if head == "here" {
        let place = article.dateline.as_ref()?.place?;
        let mention = entities.mentions.iter().find(|m| place.contains(scene.text.span(m.tokens)))?;
        return Some(mention.entity);
    }
    if !scene.used(from.end - 1, Usage::Settlement) {
        return None;
    }
    let next = entities.mentions.partition_point(|m| m.tokens.start < from.end);
    // "the capital, Zelmira"
    let apposition = entities.mentions.get(next).filter(is_place).filter(|m| {
        let between = Tokens::new(from.end, m.tokens.start);
        between.len() == 1 && scene.classes(between.start).any(ClassSet::of(&[Class::Comma, Class::Dash]))
    });
    if let Some(mention) = apposition {
        return Some(mention.entity);
    }
    let mut earlier = entities.mentions[..next].iter().rev().take(BACK).filter(is_place);
    if head == "capital" {
        let named = |m: &&Mention| m.tokens.start > 0 && scene.lower(m.tokens.start - 1) == "capital";
        return earlier.find(named).map(|m| m.entity);
    }
    let here = lengths[number].tokens.start;
    // "Belmar, some 20 km west of the town": the town is another one.
    let located = |m: &Mention| {
        let apart = ClassSet::of(&[Class::Dot, Class::Stop, Class::Conj, Class::VerbPast]);
        m.tokens.end <= here && here - m.tokens.end <= 4 && !(m.tokens.end..here).any(|i| scene.classes(i).any(apart))
    };
    let reference = |m: &Mention| {
        let after = lengths.partition_point(|l| l.tokens.start < m.tokens.start);
        let last = after.checked_sub(1).and_then(|i| lengths[i].value.relation.as_ref());
        last.and_then(|r| r.value.from).is_some_and(|from| from.contains(m.tokens))
    };
    let town = |m: &&Mention| !wide(scene, Some(m)) && !located(m) && !reference(m);
    earlier.find(town).map(|m| m.entity)
}
