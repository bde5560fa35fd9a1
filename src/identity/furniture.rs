//! The places, agencies and people that a story's dateline and credits name.

use crate::article::Article;
use crate::lexicon::{Class, ClassSet};
use crate::names::{Name, NameKind};
use crate::rules::{Found, Scene};
use crate::text::{Span, Tokens};

pub(super) fn candidates(scene: &Scene<'_>, article: &Article<'_>, found: &mut Vec<Found<Name>>) {
    let mut add = |span: Span, kind, rule| {
        for tokens in parts(scene, span) {
            found.push(Found { tokens, matched: tokens, rule, order: 0, value: Name::new(kind, 10) });
        }
    };
    if let Some(dateline) = &article.dateline {
        if let Some(place) = dateline.place {
            add(place, NameKind::Place, "PLC030");
        }
        if let Some(agency) = dateline.agency {
            add(agency, NameKind::Organization, "ORG030");
        }
    }
    for credit in &article.credits {
        for &person in &credit.people {
            add(person, NameKind::Person, "PER030");
        }
        if let Some(place) = credit.place {
            add(place, NameKind::Place, "PLC030");
        }
    }
}

/// The tokens of a span, apart at commas and slashes; a part without a capital is left out.
fn parts(scene: &Scene<'_>, span: Span) -> Vec<Tokens> {
    let tokens = &scene.text.tokens;
    let start = tokens.partition_point(|t| t.span.start < span.start) as u32;
    let end = tokens.partition_point(|t| t.span.end <= span.end) as u32;
    let mut parts = Vec::new();
    let mut from = start;
    for token in start..=end.max(start) {
        let stop =
            token >= end || scene.classes(token).any(ClassSet::of(&[Class::Comma, Class::Slash, Class::Semicolon]));
        if stop {
            let part = Tokens::new(from, token);
            if part.iter().any(|t| scene.classes(t).any(ClassSet::of(&[Class::Cap, Class::Upper]))) {
                parts.push(part);
            }
            from = token + 1;
        }
    }
    parts
}
