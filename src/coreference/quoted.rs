//! What stands in quotations: in whose, and what a pronoun there can mean.

use super::agreement::Pronoun;
use super::resolver::{Resolver, Speaker, Spot};
use crate::groups::{Group, Head, Noun};
use crate::lexicon::Class;
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
        pronoun != Pronoun::One && self.is_within_quote(tokens) && !self.is_within_quote(who.tokens)
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

    fn is_in_one_quote(&self, tokens: Tokens, other: Tokens) -> bool {
        let next = self.quotes.begun(tokens.start);
        next.checked_sub(1).is_some_and(|q| self.quotes[q].tokens.contains(other))
    }

    /// People of one's own whom a quotation brings in before a token: "she looks after | my little boy |. He".
    pub fn own_people(&self, at: Tokens) -> impl Iterator<Item = Tokens> {
        let next = self.quotes.begun(at.start);
        let start = next.checked_sub(1).map_or(at.start, |q| self.quotes[q].tokens.start);
        let before = self.groups.before(at.start);
        let near = self.groups[..before].iter().rev().take(MOST_GROUPS).take_while(move |g| g.tokens.start >= start);
        near.filter(|g| {
            let one = |noun: Noun| noun.head_kind == Head::Role && !noun.plural;
            let own = self.scene.classes(g.tokens.start).has(Class::PossPron);
            own && matches!(g.value, Group::Noun(noun) if one(noun))
        })
        .map(|g| g.tokens)
    }
}
