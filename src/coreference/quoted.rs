//! What stands in quotations: in whose, and what a pronoun there can mean.

use super::agreement::Pronoun;
use super::resolver::{Resolver, Speaker, Spot};
use crate::groups::{Group, Head};
use crate::lexicon::{Class, ClassSet, is_word};
use crate::text::Tokens;

/// Speakers that are looked back at.
const MOST_SPEAKERS: usize = 40;
/// Groups of a quotation that are looked at for people.
const MOST_GROUPS: usize = 40;

impl Resolver<'_> {
    /// Whether the words stand in a quotation.
    pub fn is_within_quote(&self, tokens: Tokens) -> bool {
        let next = self.quotes.begun(tokens.start);
        next > 0 && self.quotes[next - 1].tokens.contains(tokens)
    }

    /// "Lines closed two yards. “It is a sad day,” Lee said": what nobody names in their own words is seldom a body.
    pub fn is_far(&self, tokens: Tokens, pronoun: Pronoun, who: &Speaker<'_>) -> bool {
        let quoted = self.is_within_quote(tokens) && !self.is_within_quote(who.tokens);
        if pronoun != Pronoun::One {
            return quoted;
        }
        // "“He laughed,” Lee said": of one that this paragraph or the one before speaks of, or whom the story is about.
        let paragraph = |tokens: Tokens| self.paragraph(self.sentence_of(tokens.start));
        let about = who.entity.is_some() && who.entity == self.protagonist;
        quoted && !about && paragraph(who.tokens) + 1 < paragraph(tokens)
    }

    /// Whether words stand in a quotation of somebody else, for one who speaks in another: "our landlords" of Lee's words
    /// are not the "they" of Lund's.
    pub fn is_anothers(&self, spot: &Spot<'_>, tokens: Tokens) -> bool {
        let own = |said: &Tokens| said.contains(spot.tokens) && said.contains(tokens);
        self.is_within_quote(tokens)
            && self.is_within_quote(spot.tokens)
            && !self.is_in_one_quote(tokens, spot.tokens)
            && !spot.content.iter().any(|piece| piece.contains(tokens))
            && !self.said.iter().rev().take(MOST_SPEAKERS).any(|(said, _)| own(said))
    }

    pub fn is_in_one_quote(&self, tokens: Tokens, other: Tokens) -> bool {
        let next = self.quotes.begun(tokens.start);
        next.checked_sub(1).is_some_and(|q| self.quotes[q].tokens.contains(other))
    }

    /// Who is called by an office where a quotation is brought in: "Lee said | the chancellor | lied. “He lied”", "| the prime
    /// minister |'s judgment"; with the head.
    pub fn offices_here(&self, at: Tokens, quoted: bool) -> Vec<(Tokens, u32)> {
        let here = self.paragraph(self.sentence_of(at.start));
        let before = if quoted { self.groups.before(at.start) } else { 0 };
        let near = self.groups[..before].iter().rev().take(MOST_GROUPS);
        let near = near.take_while(move |g| self.paragraph(self.sentence_of(g.tokens.start)) == here);
        let office = |tokens: Tokens, head: u32| {
            let classes = self.scene.classes(head);
            let holds = classes.all(ClassSet::of(&[Class::Role, Class::Lower])) && !classes.has(Class::NounPl);
            // Who speaks is weighed as such.
            let speaks = || self.speakers.iter().rev().take(MOST_SPEAKERS).any(|s| s.at.contains(tokens));
            holds && !speaks()
        };
        // Or whom the quotation itself calls so: "I told | the chairman |. He said".
        let here = |tokens: Tokens| !self.is_within_quote(tokens) || self.is_in_one_quote(tokens, at);
        near.filter(|g| is_word!(self.scene.hash(g.tokens.start), "the") && here(g.tokens))
            .filter_map(|g| {
                let Group::Noun(noun) = g.value else { return None };
                // Whose the noun is, or itself.
                let owned = noun.possessed.checked_sub(1).filter(|&mark| mark > g.tokens.start);
                let (end, one) = match owned {
                    Some(mark) => (mark, true),
                    None => (noun.head + 1, !noun.plural),
                };
                let tokens = Tokens::new(g.tokens.start, end);
                (one && tokens.len() > 1 && end <= g.tokens.end && office(tokens, end - 1)).then_some((tokens, end - 1))
            })
            .collect()
    }

    /// People of one's own whom a paragraph brings in before a token, with the nouns for them: "she looks after | my little
    /// boy |. He", "Lee heard | her grandson |. “He laughed"; and whose they are, where they are called so.
    pub fn own_people(&self, at: Tokens) -> impl Iterator<Item = (Tokens, u32)> {
        const OWNS: ClassSet = ClassSet::of(&[Class::PossPron, Class::Possessive]);
        let here = self.paragraph(self.sentence_of(at.start));
        let before = self.groups.before(at.start);
        let near = self.groups[..before].iter().rev().take(MOST_GROUPS);
        near.take_while(move |g| self.paragraph(self.sentence_of(g.tokens.start)) == here).filter_map(|g| {
            let Group::Noun(noun) = g.value else { return None };
            let first = self.scene.classes(g.tokens.start);
            // "her grandson's laugh"
            let mark =
                noun.possessed.checked_sub(1).filter(|&mark| mark > g.tokens.start + 1 && first.has(Class::PossPron));
            if let Some(mark) = mark {
                let role = self.scene.classes(mark - 1).all(ClassSet::of(&[Class::Role, Class::Lower]));
                return role.then_some((Tokens::new(g.tokens.start, mark), mark - 1));
            }
            let one = noun.head_kind == Head::Role && !noun.plural && noun.head > g.tokens.start;
            (one && first.any(OWNS)).then_some((g.tokens, noun.head))
        })
    }
}
