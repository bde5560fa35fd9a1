//! "They" of one person, who may be a man or a woman: "A spokesperson said so. They added", "One engineer, who feared for
//! their job, said so. “We are tired,” they said."

use super::SourceType;
use super::agreement::{Pronoun, tells_as};
use super::draft::Draft;
use super::resolver::{Resolver, Speaker, Spot};
use crate::groups::Group;
use crate::lexicon::Class;
use crate::text::Tokens;

impl<'a> Resolver<'a> {
    /// The one who spoke last, if "they" can be nobody else.
    pub fn one_as_they(&self, draft: &Draft, they: Tokens) -> Option<Speaker<'a>> {
        let last = self.speakers.iter().rev().find(|s| !s.inner)?;
        if last.kind != SourceType::UnnamedPerson {
            return None;
        }
        let next = last.sentence + 1 == draft.sentence;
        let told = || self.is_called_either(last.tokens) || Spot::of(draft, they).goes_on && self.is_either(last);
        // In one paragraph that has no several people one who spoke goes on, be it in words for either or not.
        let here = || {
            self.paragraph(last.sentence) == self.paragraph(draft.sentence)
                && last.sentence < draft.sentence
                && draft.speaks
                && self.is_either(last)
                && !self.are_several(Tokens::new(last.at.end, they.start.max(last.at.end)))
        };
        (next && told() || here()).then(|| last.clone())
    }

    /// Whether the words for someone may be those for a man or a woman: "a spokesperson for the mayor", "a Ministry of
    /// Health spokesperson".
    fn is_called_either(&self, words: Tokens) -> bool {
        let either = |t: u32| tells_as(self.scene, t, "either");
        let own = words.iter().take_while(|&t| !self.scene.classes(t).has(Class::Prep));
        own.last().is_some_and(either) || words.iter().last().is_some_and(either)
    }

    /// Whether the article's own voice has several people there.
    fn are_several(&self, tokens: Tokens) -> bool {
        let first = self.groups.ended(tokens.start);
        let mut groups = self.groups[first..].iter().take_while(|g| g.tokens.start < tokens.end);
        groups.any(|g| match g.value {
            Group::Noun(noun) => {
                self.kind_of_subject(noun, Pronoun::Many) == Some(SourceType::Group) && !self.is_within_quote(g.tokens)
            }
            Group::Verb(_) => false,
        })
    }
}
