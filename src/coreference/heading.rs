//! The name that heads the words for a source: "Ann Lee, the mayor", "the ship's owner, Zorbel Lines".

use super::SourceType;
use super::agreement::tells_as;
use super::resolver::Resolver;
use crate::lexicon::{Class, ClassSet, is_word};
use crate::names::NameKind;
use crate::text::Tokens;

/// Words of an office before its head.
const MOST_OFFICE: u32 = 4;

impl Resolver<'_> {
    /// The words of a source without ", who was there": those don't say what it is.
    pub fn itself(&self, tokens: Tokens) -> Tokens {
        let relative = |&t: &u32| {
            matches!(self.scene.lower(t), "who" | "which" | "whose") && self.scene.classes(t - 1).has(Class::Comma)
        };
        let end = (tokens.start + 1..tokens.end).find(relative).map_or(tokens.end, |t| t - 1);
        Tokens::new(tokens.start, end.max(tokens.start + 1))
    }

    /// The name that heads a source, or stands in its apposition.
    pub fn heading(&self, tokens: Tokens, head: u32) -> Option<(u32, Tokens, SourceType)> {
        let kind = |entity: u32| match self.entities.kind(entity) {
            NameKind::Person => SourceType::NamedPerson,
            NameKind::Place | NameKind::Organization => SourceType::Organization,
        };
        let mut other = None;
        let mut dependent = false;
        let mut apposition = false;
        let mut owned = false;
        let mut at = tokens.start;
        for mention in self.entities.within(tokens) {
            // "the head of Zorbel Lines Ann Lee"
            let beside = mention.tokens.start == at && at > tokens.start;
            for token in at..mention.tokens.start {
                let classes = self.scene.classes(token);
                let comma = classes.has(Class::Comma);
                apposition |= comma;
                owned |= classes.has(Class::Possessive);
                dependent = !comma && (dependent || classes.has(Class::Prep) || self.scene.lower(token) == "and");
            }
            at = mention.tokens.end;
            let possessor = at < tokens.end && self.scene.classes(at).has(Class::Possessive);
            let person = self.entities.kind(mention.entity) == NameKind::Person;
            // "the Zorbel union" is Zorbel, but "the Oslo embassy" is not Oslo.
            let body_named = self.entities.kind(mention.entity) == NameKind::Organization;
            let kind_after = self.scene.classes(head).all(ClassSet::of(&[Class::OrgHead, Class::Lower]));
            let heads = mention.tokens.contains(Tokens::new(head, head + 1))
                || body_named && mention.tokens.end == head && kind_after;
            // "her son and heir Ann Lee": one who is two things.
            let both = person
                && (at == tokens.end || self.scene.classes(at).has(Class::Comma))
                && self.is_both(tokens, mention.tokens.start);
            if both {
                return Some((mention.entity, mention.tokens, kind(mention.entity)));
            }
            // "X and Y": both, so neither.
            let joined = heads && at < tokens.end && self.scene.lower(at) == "and";
            if joined {
                return None;
            }
            let last = person
                && at == tokens.end
                && mention.tokens.start > tokens.start
                && self.scene.classes(mention.tokens.start - 1).has(Class::CloseParen);
            // "the ship's owner, Zorbel Lines": the body that the words before describe.
            let body = self.entities.kind(mention.entity) == NameKind::Organization
                && apposition
                && !dependent
                && !self.is_of_body(tokens, head, mention.tokens.start)
                // "One of the investors, Zorbel Lines," may begin a sentence.
                && (!self.scene.classes(head).has(Class::Cap) || self.scene.lower(head) == "one")
                // "the company, Zorbel Lines of Oslo"
                && (at == tokens.end || self.scene.classes(at).any(ClassSet::of(&[Class::Comma, Class::Prep])));
            let after_body = beside && person && at == tokens.end;
            let portfolio = person && at == tokens.end && self.is_portfolio(tokens, head, mention.tokens.start);
            if heads
                || last
                || body
                || after_body
                || portfolio
                || person
                    && !(dependent || possessor)
                    && apposition
                    // But "the firm's chief economist, Ann Lee".
                    && (owned || !self.is_others(tokens, head, mention.tokens.start))
            {
                let found = (mention.entity, mention.tokens, kind(mention.entity));
                if person {
                    return Some(found);
                }
                other = other.or(Some(found));
            }
        }
        other
    }

    /// "papers drawn up for the chancellor, | Ann Lee,", "a spokesman for the mayor, | Ann Lee,": the name of whom the words
    /// right before its comma tell, not of the papers, nor of one of many. But "the leader of the council, Ann Lee".
    fn is_others(&self, tokens: Tokens, head: u32, name: u32) -> bool {
        // Its title may stand before the name: ", Dr. Ann Lee".
        let comma =
            (tokens.start..name).rev().take(MOST_OFFICE as usize).find(|&t| self.scene.classes(t).has(Class::Comma));
        let Some(last) = comma.map(|comma| comma - 1).filter(|&t| t > head) else { return false };
        let holds = |t: u32| self.scene.classes(t).has(Class::Role) && !self.scene.classes(t).has(Class::NounPl);
        let definite = self.scene.classes(tokens.start).any(ClassSet::of(&[Class::Det, Class::PossPron]))
            && !is_word!(self.scene.hash(tokens.start), "a" | "an" | "another" | "some");
        holds(last) && !(definite && holds(head))
    }

    /// "A spokesperson for the restaurant group, | Zorbel Lines": one who is of the body that the name tells, and is no body.
    fn is_of_body(&self, tokens: Tokens, head: u32, name: u32) -> bool {
        let person =
            ["anyone", "someone", "either", "lawyer", "official"].iter().any(|kind| tells_as(self.scene, head, kind));
        head >= tokens.start
            && person
            && self.scene.lower(head) != "one"
            && (head + 1..name).any(|t| self.scene.classes(t).has(Class::Prep))
    }

    /// The person at the end of "four grandchildren and | Ann Lee |, who": not all of those before have a name.
    pub fn last_of(&self, words: Tokens) -> Option<Tokens> {
        if self.listed(words).is_some() {
            return None;
        }
        let last = self.entities.within(words).last().filter(|m| m.tokens.end == words.end)?;
        let person = self.entities.kind(last.entity) == NameKind::Person;
        let and = last.tokens.start.checked_sub(1).filter(|&t| t > words.start)?;
        (person && is_word!(self.scene.hash(and), "and")).then_some(last.tokens)
    }

    /// "Minister for health | Ann Lee": an office without an article, what it is for, and a name right behind that.
    fn is_portfolio(&self, tokens: Tokens, head: u32, name: u32) -> bool {
        const OWNED: ClassSet = ClassSet::of(&[Class::Det, Class::PossPron, Class::Possessive]);
        if head < tokens.start || head + 2 >= name {
            return false;
        }
        let classes = |t: u32| self.scene.classes(t);
        let field = classes(name - 1);
        (tokens.start.max(head.saturating_sub(MOST_OFFICE))..=head).all(|t| !classes(t).any(OWNED))
            && classes(head).has(Class::Role)
            && classes(head + 1).has(Class::Prep)
            && field.any(ClassSet::of(&[Class::Noun, Class::NounPl]))
            && field.has(Class::Lower)
            && !field.has(Class::Role)
    }

    /// "the novelist and poet | Ann Lee": two words for one person, the second without an article of its own.
    fn is_both(&self, tokens: Tokens, name: u32) -> bool {
        const NEW: ClassSet = ClassSet::of(&[Class::Det, Class::PossPron, Class::Comma, Class::Prep]);
        let Some(and) = (tokens.start + 1..name).rev().find(|&t| self.scene.lower(t) == "and") else { return false };
        let role = |t: u32| {
            let classes = self.scene.classes(t);
            classes.has(Class::Role) && classes.has(Class::Lower) && !classes.has(Class::NounPl)
        };
        and + 1 < name && role(name - 1) && role(and - 1) && !(and + 1..name).any(|t| self.scene.classes(t).any(NEW))
    }
}
