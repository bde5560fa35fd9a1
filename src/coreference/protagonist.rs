//! Whom a story is about: of an obituary or a profile, one person whose pronouns come back wherever the story does.
//!
//! ```text
//! Ann Lee, botanist, dies at 88 ¶ Ann Lee, who has died, … ¶ Her daughter Bo said she was glad. ¶ In her last years she …
//! ~~~~~~~ headline                ^^^^^^^ opens the story                                        ^^^ a new paragraph is hers
//! ```

use super::agreement::Pronoun;
use super::resolver::{Resolver, Speaker, Spot};
use super::salience::Wanted;
use crate::identity::Entities;
use crate::lexicon::Class;
use crate::names::NameKind;
use crate::rules::Scene;
use crate::text::{ParagraphKind, Tokens};

/// Tokens before the name that opens a story: "The botanist Ann Lee, who".
const MOST_BEFORE: u32 = 6;

/// Weight of the protagonist, however long nobody named them; and where a paragraph of the story's own opens.
const ALWAYS: f32 = 20.0;
const OPENS: f32 = 90.0;

/// Mentions of one who is not in the headline.
const LEAST: usize = 4;

/// The only person of the headline, if they open the story, too; or who opens it and is named most often to its end.
pub(super) fn protagonist(scene: &Scene<'_>, entities: &Entities) -> Option<u32> {
    let paragraphs = &scene.text.paragraphs;
    let person = |entity: u32| entities.kind(entity) == NameKind::Person;
    let lead = paragraphs.iter().position(|p| p.kind == ParagraphKind::Body)?;
    let first = entities.within(paragraphs[lead].tokens).find(|mention| person(mention.entity))?;
    if first.tokens.start > paragraphs[lead].tokens.start + MOST_BEFORE {
        return None;
    }
    let mut persons = paragraphs[..lead]
        .iter()
        .filter(|p| p.kind == ParagraphKind::Headline)
        .flat_map(|p| entities.within(p.tokens))
        .map(|mention| mention.entity)
        .filter(|&entity| person(entity));
    match persons.next() {
        Some(named) => (persons.all(|other| other == named) && first.entity == named).then_some(named),
        None => is_named_most(entities, first.entity, &person).then_some(first.entity),
    }
}

/// Whether nobody is named as often, and somebody else seldom in the last third.
fn is_named_most(entities: &Entities, one: u32, person: &dyn Fn(u32) -> bool) -> bool {
    let mut times = vec![0; entities.entities.len()];
    for mention in entities.mentions.iter().filter(|mention| person(mention.entity)) {
        times[mention.entity as usize] += 1;
    }
    let own = times[one as usize];
    let late = entities.mentions.len() - entities.mentions.len() / 3;
    own >= LEAST
        && times.iter().filter(|&&others| others >= own).count() == 1
        && entities.mentions[late..].iter().any(|mention| mention.entity == one)
}

impl<'a> Resolver<'a> {
    /// The person the story is about, with their weight for a pronoun of the story's own.
    pub fn lasting(&self, spot: &Spot<'_>, wanted: &Wanted<'_>) -> Option<(Speaker<'a>, f32)> {
        let entity = self.protagonist.filter(|_| wanted.pronoun == Pronoun::One && !wanted.named)?;
        let told = self.firsts[entity as usize];
        // Who is asked for by another pronoun, or is known by none, is not that one.
        let gender = self.genders[entity as usize];
        (gender.is_some() && gender == wanted.gender && told.end <= spot.tokens.start).then(|| {
            let weight = if !spot.says && self.opens_paragraph(spot) { OPENS } else { ALWAYS };
            (self.named_entity(entity, told), weight)
        })
    }

    /// Whether words stand in the first sentence of a paragraph, which is nobody's quotation.
    fn opens_paragraph(&self, spot: &Spot<'_>) -> bool {
        let paragraph = self.scene.text.paragraphs.get(self.paragraph(spot.sentence) as usize);
        let sentence = self.scene.text.sentences.get(spot.sentence as usize);
        paragraph.zip(sentence).is_some_and(|(paragraph, sentence)| {
            let first = Tokens::new(sentence.tokens.start, sentence.tokens.start + 1);
            paragraph.tokens.start == sentence.tokens.start && !self.scene.classes(first.start).has(Class::OpenQuote)
        })
    }
}
