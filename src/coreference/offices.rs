//! Who holds an office: "the senator" is the one whom the story calls so, by title or role.

use super::agreement::{Pronoun, gender_of};
use super::resolver::{Resolver, Speaker, Spot};
use crate::identity::{Entities, Entity};
use crate::lexicon::{Class, ClassSet};
use crate::names::NameKind;
use crate::rules::Scene;
use crate::text::Tokens;

impl<'a> Resolver<'a> {
    /// "the minister": the person of the article who is one.
    pub fn holder(&self, spot: &Spot<'_>, tokens: Tokens, head: u32) -> Option<Speaker<'a>> {
        let gender = gender_of(self.scene, head);
        self.most_salient(spot, tokens, (Pronoun::One, gender), &|entity| self.is_called(entity, tokens, head))
    }

    /// Whether the article gives someone a title or role that the description repeats.
    pub fn is_called(&self, entity: u32, tokens: Tokens, head: u32) -> bool {
        let number = entity;
        let entity = &self.entities.entities[entity as usize];
        if entity.kind != NameKind::Person {
            return false;
        }
        let word = self.scene.lower(head);
        let texts = || entity.titles.iter().chain(&entity.role).map(String::as_str);
        let known = || texts().flat_map(|text| text.split([' ', '-']));
        let has = |word: &str| known().any(|w| same_office(w.trim_end_matches('.'), word));
        let is = |word: &str| {
            let mut offices = self.offices[number as usize].iter();
            offices.any(|office| self.is_as_high(office, tokens, head) && same_office(office, word))
        };
        // "the former president" is not a president, and "the vice president" not the president.
        const RANK: [&str; 6] = ["former", "vice", "deputy", "assistant", "ex", "prime"];
        let ranks = || {
            RANK.iter().all(|rank| {
                let here = tokens.iter().any(|t| self.scene.lower(t) == *rank);
                here == (known().any(|w| w.eq_ignore_ascii_case(rank)) || self.is_introduced(number, rank))
            })
        };
        const MODIFIER: ClassSet = ClassSet::of(&[Class::Adj, Class::Det]);
        let mut modifiers = tokens.iter().take_while(|&t| t < head).filter(|&t| {
            let classes = self.scene.classes(t);
            classes.has(Class::Lower) && classes.has(Class::Noun) && !classes.any(MODIFIER)
        });
        is(word) && ranks() && modifiers.all(|t| has(self.scene.lower(t)))
    }

    /// "the President" of a country is not the firm's president: an office in capitals is one wherever it is told.
    pub fn is_as_high(&self, office: &str, tokens: Tokens, head: u32) -> bool {
        let capital = head > tokens.start && self.scene.classes(head).has(Class::Cap);
        !capital || office.starts_with(char::is_uppercase)
    }

    /// "Former President Ann Lee": a word before the titles of the first mention.
    fn is_introduced(&self, entity: u32, rank: &str) -> bool {
        let first = self.firsts[entity as usize].start;
        let title = |&t: &u32| self.scene.classes(t).any(ClassSet::of(&[Class::Title, Class::Role, Class::Dot]));
        let before = (first.saturating_sub(4)..first).rev().find(|t| !title(t));
        before.is_some_and(|t| self.scene.lower(t) == rank)
    }
}

/// Of each entity, the words that its titles and its role turn on.
pub fn offices<'e>(scene: &Scene<'_>, entities: &'e Entities) -> Vec<Vec<&'e str>> {
    let texts =
        |entity: &'e Entity| entity.titles.iter().chain(&entity.role).map(|text| head_of(scene, text)).collect();
    entities.entities.iter().map(texts).collect()
}

/// The word that a title or role turns on: "secretary" of "secretary of state", "minister" of "Prime Minister Ratu".
fn head_of<'t>(scene: &Scene<'_>, text: &'t str) -> &'t str {
    let honour = |word: &str| {
        let entry = scene.vocabulary.lexicon().lookup(&word.trim_end_matches('.').to_lowercase());
        entry.is_some_and(|entry| entry.classes.has(Class::Title) && !entry.classes.has(Class::Role))
    };
    let mut text = text;
    while let Some((before, last)) = text.rsplit_once(' ')
        && honour(last)
        // "Mr Justice"
        && !last.eq_ignore_ascii_case("justice")
    {
        text = before;
    }
    let of = ["of ", "for ", "at ", "in ", "to ", "with ", "on "];
    let begins = |&(at, _): &(usize, &str)| of.iter().any(|word| text[at + 1..].starts_with(word));
    // "senator representing the district"
    let role = |word: &str| {
        let entry = scene.vocabulary.lexicon().lookup(&word.to_lowercase());
        entry.is_some_and(|entry| entry.classes.has(Class::Role))
    };
    let acts = |&(at, _): &(usize, &str)| {
        let next = text[at + 1..].split_once(' ').is_some_and(|(next, _)| next.ends_with("ing") && !role(next));
        next && role(text[..at].rsplit(' ').next().unwrap_or_default())
    };
    let end = text.match_indices(' ').find(|space| begins(space) || acts(space)).map_or(text.len(), |(at, _)| at);
    text[..end].rsplit([' ', '-']).next().unwrap_or_default().trim_end_matches('.')
}

/// Whether a word of a title or role is the same office as that of a description, in lower case: "Sen." and "senator".
fn same_office(known: &str, word: &str) -> bool {
    // The titles that each word may stand for.
    let titles: &[&str] = match word {
        "senator" => &["sen"],
        "lawmaker" | "legislator" => &["sen", "senator", "rep", "representative", "congressman", "congresswoman", "mp"],
        "politician" => &["sen", "senator", "mp"],
        "representative" => &["rep", "congressman", "congresswoman"],
        "congressman" | "congresswoman" => &["rep", "representative"],
        "governor" => &["gov"],
        "president" => &["pres"],
        "general" | "commander" => &["gen"],
        "lieutenant" => &["lt"],
        "colonel" => &["col"],
        "major" => &["maj"],
        "captain" => &["capt"],
        "sergeant" => &["sgt"],
        "admiral" => &["adm"],
        "doctor" | "physician" => &["dr"],
        "professor" => &["prof"],
        "reverend" | "pastor" => &["rev"],
        "priest" => &["fr", "father", "rev", "canon", "monsignor", "msgr"],
        "bishop" => &["archbishop"],
        "minister" => &["rev", "premier"],
        "ambassador" => &["amb"],
        "envoy" | "diplomat" => &["amb", "ambassador"],
        "prime" => &["premier"],
        "judge" => &["justice"],
        _ => &[],
    };
    known.eq_ignore_ascii_case(word) || titles.iter().any(|title| title.eq_ignore_ascii_case(known))
}
