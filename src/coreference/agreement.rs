//! What the words for a source say of it: person, group, organization or document, woman or man.

use super::SourceType;
use crate::lexicon::{Class, ClassSet};
use crate::rules::Scene;
use crate::text::Tokens;

/// Of a person, where something says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gender {
    Female,
    Male,
}

/// What a pronoun, a title or a role says of gender.
pub fn gender_of(scene: &Scene<'_>, token: u32) -> Option<Gender> {
    if let Some(form) = pronoun_at(scene, token) {
        return form.gender;
    }
    let word = scene.lower(token).trim_end_matches('.');
    let classes = scene.classes(token);
    if word.ends_with("woman") {
        return Some(Gender::Female);
    }
    if word.ends_with("man") && classes.has(Class::Lower) {
        return Some(Gender::Male);
    }
    [Class::Title, Class::Role].into_iter().find_map(|class| gender_in(scene, token, class))
}

/// What the tables say of a word in one of its classes.
pub fn gender_in(scene: &Scene<'_>, token: u32, class: Class) -> Option<Gender> {
    if !scene.classes(token).has(class) {
        return None;
    }
    match scene.value(token, class)?.bytes().next() {
        Some(b'f') => Some(Gender::Female),
        Some(b'm') => Some(Gender::Male),
        _ => None,
    }
}

/// What a pronoun can stand for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Pronoun {
    /// "he", "her".
    One,
    /// "they", "both".
    Many,
    /// "it".
    Thing,
    /// "I", "my": who speaks.
    Speaker,
    /// "we", "our": who speaks, with others.
    Speakers,
    /// "who", "which": the noun before.
    Relative,
    /// "you", "others": nobody who could be looked up.
    Any,
}

/// The place in its clause that the form of a pronoun asks for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Case {
    Subject,
    Object,
    /// "his", "theirs".
    Owner,
    /// "himself".
    Self_,
}

/// A pronoun, as the tables tell it and its place.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Form {
    pub pronoun: Pronoun,
    pub gender: Option<Gender>,
    pub case: Case,
}

/// What a word must be to be a pronoun.
pub const PRONOUN: ClassSet = ClassSet::of(&[Class::Pron, Class::PossPron, Class::Wh]);

/// The pronoun that a token is; "her" and "it" as if they were subjects or objects.
#[inline]
pub fn pronoun_at(scene: &Scene<'_>, token: u32) -> Option<Form> {
    let classes = scene.classes(token);
    if classes.any(PRONOUN) && !classes.has(Class::Possessive) { form_of(scene, token) } else { None }
}

#[inline(never)]
fn form_of(scene: &Scene<'_>, token: u32) -> Option<Form> {
    let classes = scene.classes(token);
    let own = |class| classes.has(class).then(|| scene.value(token, class)).flatten();
    let value = own(Class::Pron).or_else(|| own(Class::PossPron)).or_else(|| own(Class::Wh))?;
    let mut form = Form { pronoun: Pronoun::Any, gender: None, case: Case::Subject };
    let mut placed = false;
    for word in words(value) {
        match word {
            b"one" => form.pronoun = Pronoun::One,
            b"many" => form.pronoun = Pronoun::Many,
            b"thing" => form.pronoun = Pronoun::Thing,
            b"speaker" => form.pronoun = Pronoun::Speaker,
            b"speakers" => form.pronoun = Pronoun::Speakers,
            b"relative" => form.pronoun = Pronoun::Relative,
            b"m" => form.gender = Some(Gender::Male),
            b"f" => form.gender = Some(Gender::Female),
            b"subject" | b"object" | b"owner" | b"self" if placed => {}
            b"subject" => (form.case, placed) = (Case::Subject, true),
            b"object" => (form.case, placed) = (Case::Object, true),
            b"owner" => (form.case, placed) = (Case::Owner, true),
            b"self" => (form.case, placed) = (Case::Self_, true),
            _ => {}
        }
    }
    Some(form)
}

/// The words of a value: they are short, so looking at byte after byte is quickest.
fn words(value: &'static str) -> impl Iterator<Item = &'static [u8]> {
    value.as_bytes().split(|&byte| byte == b' ')
}

/// The pronoun that a source is.
pub fn pronoun(scene: &Scene<'_>, tokens: Tokens) -> Option<Form> {
    if tokens.len() == 1 { pronoun_at(scene, tokens.start) } else { None }
}

/// Whether a noun has an ending of those who do something, or of where one is from: "strategist", "Berliner".
fn is_agent(word: &str) -> bool {
    const ENDINGS: [&str; 9] = ["er", "or", "ist", "ian", "ee", "ant", "man", "woman", "person"];
    word.len() > 4 && ENDINGS.iter().any(|ending| word.ends_with(ending))
}

/// The same of several: "vendors", "strategists".
pub fn is_agents(word: &str) -> bool {
    word.strip_suffix('s').is_some_and(is_agent)
}

/// Whether a word names a place and nobody.
fn leads_body(scene: &Scene<'_>, token: u32) -> bool {
    let classes = scene.classes(token);
    classes.any(ClassSet::of(&[Class::Country, Class::Region, Class::City]))
        && classes.has(Class::Cap)
        && !classes.any(ClassSet::of(&[Class::Given, Class::Surname]))
}

/// Whether the tables say that a word is a "document", "organization", "several", "anyone" and so on.
pub fn tells_as(scene: &Scene<'_>, token: u32, what: &str) -> bool {
    scene.classes(token).has(Class::Teller)
        && scene.value(token, Class::Teller).is_some_and(|value| words(value).any(|word| word == what.as_bytes()))
}

/// Whether a name in capitals alone stands behind a comma at the end.
fn ends_in_acronym(scene: &Scene<'_>, tokens: Tokens) -> bool {
    tokens.len() > 2
        && scene.classes(tokens.end - 1).has(Class::Upper)
        && scene.classes(tokens.end - 2).has(Class::Comma)
}

/// What an unnamed source is, by its head.
pub fn kind_of(scene: &Scene<'_>, tokens: Tokens, head: u32, plural: bool) -> SourceType {
    let word = scene.lower(head);
    let classes = scene.classes(head);
    match () {
        () if tells_as(scene, head, "document") => SourceType::Document,
        () if tells_as(scene, head, "organization") => SourceType::Organization,
        () if plural || classes.has(Class::NounPl) && !classes.has(Class::Noun) => SourceType::Group,
        () if tells_as(scene, head, "several") => SourceType::Group,
        () if classes.any(ClassSet::of(&[Class::Digits, Class::NumberWord, Class::Percent])) => SourceType::Group,
        () if tokens.iter().take(12).any(|t| scene.lower(t) == "and") => SourceType::Group,
        // "the network operator, VPN"
        () if ends_in_acronym(scene, tokens) => SourceType::Organization,
        () if classes.has(Class::Role) || tells_as(scene, head, "someone") || is_agent(word) => {
            SourceType::UnnamedPerson
        }
        // "the crisis showed": a thing.
        () if classes.has(Class::Lower) => SourceType::Unknown,
        () if classes.has(Class::OrgHead) || classes.has(Class::Upper) => SourceType::Organization,
        // "Ohio Cogta": a place leads no person's name.
        () if tokens.len() > 1 && leads_body(scene, tokens.start) => SourceType::Organization,
        // "the Courier": no person's name has an article.
        () if tokens.len() == 2 && scene.lower(tokens.start) == "the" => SourceType::Organization,
        () => SourceType::NamedPerson,
    }
}
