//! Sources that are called by what they are: "the minister", "the company", "the Texas senator", "the two".
//!
//! A description stands for one who spoke before and was called so, for a name of the article that is known to be such
//! a one, or, where it is an epithet, for who is most in the reader's mind.

use super::SourceType;
use super::agreement::{Gender, Pronoun, gender_of, tells_as};
use super::resolver::{Resolver, Speaker, Spot};
use super::salience::Wanted;
use crate::groups::{Chunk, Group, Head};
use crate::lexicon::{Class, ClassSet, Usage, is_word};
use crate::names::NameKind;
use crate::text::Tokens;

/// Speakers and names that a description may look back over.
const MOST_SPEAKERS: usize = 40;
const MOST_MENTIONS: usize = 120;
/// Words of a description that is looked up.
const MOST_WORDS: u32 = 10;
const MOST_IN_EPITHET: u32 = 6;
/// What is left of the weight of one who is called something else, for an epithet.
const OTHERWISE: f32 = 0.4;
/// Sentences that an epithet may look back over.
const NEAR: u32 = 2;
/// Words before a name that say what its bearer is.
const CALLED: ClassSet = ClassSet::of(&[Class::Role, Class::Title]);

impl<'a> Resolver<'a> {
    /// Who a description without a name of its own stands for.
    pub fn described(&self, spot: &Spot<'_>, tokens: Tokens, head: u32) -> Option<Speaker<'a>> {
        // "the woman who runs the shop": what follows says more of her, and is not what she is called.
        let relative = |&t: &u32| self.scene.classes(t).has(Class::Wh);
        let end = (head + 1..tokens.end).find(relative).unwrap_or(tokens.end);
        let next = self.scene.text.tokens.get(end as usize).map(|_| end);
        let restricted = next.is_some_and(|t| relative(&t));
        // "The actress, 38, said": the age is no part of what she is called.
        let aged = |t: u32| t < end && self.scene.classes(t).has(Class::Comma) && self.is_age(t + 1);
        let end = if aged(head + 1) { head + 1 } else { end };
        let tokens = Tokens::new(tokens.start, end);
        if let Some(kin) = self.relative_of(tokens, head) {
            return Some(kin);
        }
        // "engineer" of the headline is less than "the engineer who signed it off".
        let fuller = |known: &&Speaker| !(restricted && known.entity.is_none() && known.tokens.len() < tokens.len());
        let known = self.earlier(tokens, head).filter(fuller).cloned();
        let definite = matches!(self.scene.lower(tokens.start), "the" | "both" | "that" | "this");
        // "the French and German governments" are not one.
        let joined = tokens.iter().any(|t| self.scene.lower(t) == "and");
        if !definite || joined || tokens.len() > MOST_WORDS {
            return known;
        }
        // "the Republicans"
        let classes = self.scene.classes(head);
        let plural = spot.plural || classes.has(Class::NounPl) && !classes.has(Class::Noun);
        let pair = |t: u32| match self.scene.lower(t) {
            // Not "the two-term mayor".
            "two" => !self.scene.classes(t + 1).any(ClassSet::of(&[Class::Hyphen, Class::Hyphenated])),
            word => matches!(word, "both" | "pair" | "duo"),
        };
        if tokens.iter().any(pair) {
            return known
                .or_else(|| self.together(tokens.start, true))
                .or_else(|| self.side_by_side(spot.sentence, tokens.start));
        }
        if plural {
            return known.or_else(|| self.introduced(tokens, head));
        }
        // One who was called so, or one who is known to be so: who was there last.
        let named = self.holder(spot, tokens, head).or_else(|| self.bearer(spot, tokens, head));
        let last = |speaker: &Speaker| speaker.at.start;
        match (known, named) {
            (Some(known), Some(named)) if last(&named) > last(&known) => Some(named),
            (None, named) => {
                named
                    .or_else(|| self.compatriot(spot, tokens, head))
                    .or_else(|| self.goes_on(spot, head))
                    .or_else(|| if self.is_aged(tokens) { self.same_again(spot, tokens, head) } else { None })
                    .or_else(|| if restricted { None } else { self.bridged(spot, tokens, head) })
                    .or_else(|| {
                        if !restricted { self.spoken_of(spot, tokens, head) } else { self.parent(spot, tokens, head) }
                    })
                    // "the group that owns the shop" is brought in by what it owns.
                    .or_else(|| if restricted { None } else { self.firm(spot, tokens, head) })
                    .or_else(|| self.body_so_called(spot.sentence, tokens, head, NEAR))
                    .or_else(|| self.introduced(tokens, head))
                    .or_else(|| self.same_again(spot, tokens, head))
            }
            (known, _) => known,
        }
    }

    fn is_age(&self, token: u32) -> bool {
        let known = self.scene.text.tokens.get(token as usize).is_some();
        known && self.scene.classes(token).any(ClassSet::of(&[Class::Digits, Class::NumberWord]))
    }

    /// "the source", "Sources": one who spoke before and was called so.
    fn earlier(&self, tokens: Tokens, head: u32) -> Option<&Speaker<'a>> {
        let first = self.scene.lower(tokens.start);
        let definite = matches!(first, "the" | "this" | "that") || tokens.start == head;
        if !definite || tokens.len() > MOST_WORDS {
            return None;
        }
        let word = self.scene.lower(head);
        // Not "the woman" of "the woman who wrote it", which are the same words.
        let before = |speaker: &&Speaker| speaker.tokens.start < tokens.start;
        let speakers = self.speakers.iter().rev().filter(before).take(MOST_SPEAKERS);
        let known = speakers.clone().find(|speaker| {
            let own = self.heads(speaker.tokens, self.scene.hash(head));
            let fits = |t: u32| {
                let w = self.scene.hash(t);
                t == head || t == tokens.start && definite || speaker.tokens.iter().any(|s| self.scene.hash(s) == w)
            };
            let person = matches!(speaker.kind, SourceType::NamedPerson);
            // "the head", not "the college", of the head of the college.
            let role = || {
                let offices = speaker.entity.map(|e| self.offices[e as usize].as_slice()).unwrap_or_default();
                let same = |office: &&str| office.eq_ignore_ascii_case(word) && self.is_as_high(office, tokens, head);
                offices.iter().any(same)
            };
            own && (!person || speaker.tokens.len() > 1) && tokens.iter().all(fits) || tokens.len() == 2 && role()
        });
        // "a senior official, who asked not to be named": "the source".
        let kind = match word {
            "source" => SourceType::UnnamedPerson,
            "sources" => SourceType::Group,
            _ => return known,
        };
        known.or_else(|| speakers.take(4).find(|speaker| speaker.kind == kind && speaker.entity.is_none()))
    }

    /// Whether a word heads the words for someone, or what stands in apposition there: "a pitch to voters" does not
    /// mean the voters.
    fn heads(&self, words: Tokens, word: u64) -> bool {
        let first = self.groups.ended(words.start);
        let groups = self.groups[first..].iter().take_while(|g| g.tokens.start < words.end);
        let apposed = |g: &Chunk| g.tokens.start > 0 && self.scene.classes(g.tokens.start - 1).has(Class::Comma);
        let head = |g: &Chunk| match g.value {
            // "researcher Ann Lee"; but "union secretary Ann Lee" is not a union.
            Group::Noun(noun) if noun.head_kind == Head::Person => {
                g.tokens.iter().any(|t| self.scene.hash(t) == word && self.scene.classes(t).any(CALLED))
            }
            Group::Noun(noun) => self.scene.hash(noun.head) == word,
            Group::Verb(_) => false,
        };
        groups.enumerate().any(|(n, g)| (n == 0 || apposed(g)) && head(g))
    }

    /// "…, added the former player": who spoke last.
    fn goes_on(&self, spot: &Spot<'_>, head: u32) -> Option<Speaker<'a>> {
        let last = self.speakers.iter().rev().find(|speaker| !speaker.inner)?;
        let person = matches!(last.kind, SourceType::NamedPerson | SourceType::UnnamedPerson);
        let more = spot.goes_on;
        let near = last.sentence + NEAR >= spot.sentence;
        (more && person && near && self.scene.classes(head).has(Class::Role)).then(|| last.clone())
    }

    /// "the billionaire", "the 45-year-old": the one that is spoken of, who need not have been called so.
    fn spoken_of(&self, spot: &Spot<'_>, tokens: Tokens, head: u32) -> Option<Speaker<'a>> {
        let owned = tokens.iter().any(|t| self.scene.classes(t).has(Class::Possessive));
        let word = self.scene.lower(head);
        // "the 45-year-old", "the mother-of-two"
        let aged = self.scene.words(tokens).ends_with("year-old") || is_parent(word);
        let epithet = aged || tells_as(self.scene, head, "epithet");
        let parent = self.is_somebody(tokens, head);
        // "the governor", "the referee": one who is called so where they are named, if the story names them at all.
        if !(epithet || parent) || owned || !aged && !parent && tokens.len() > MOST_IN_EPITHET {
            return None;
        }
        let office = tells_as(self.scene, head, "office");
        let word = self.scene.hash(head);
        // "Lund's publicist" spoke: that is not "the star".
        let called_otherwise = |entity: u32| {
            self.speakers.iter().rev().take(MOST_SPEAKERS).any(|speaker| {
                let last = speaker.tokens.end - 1;
                let role = self.scene.classes(last).all(ClassSet::of(&[Class::Role, Class::Lower]));
                speaker.entity == Some(entity) && role && self.scene.hash(last) != word
            })
        };
        let fits = |entity: u32| {
            let known = &self.entities.entities[entity as usize];
            let other = office && !epithet && !known.titles.is_empty() || !aged && called_otherwise(entity);
            // "the winger" is seldom one whom the story calls the manager.
            let known_as = !aged && known.role.is_some() && !self.is_called(entity, tokens, head);
            f32::from(known.kind == NameKind::Person && !other) * if known_as { OTHERWISE } else { 1.0 }
        };
        let wanted = Wanted::named(Pronoun::One, gender_of(self.scene, head), &fits);
        let last = |speaker: &Speaker| speaker.at.start.max(speaker.tokens.start);
        let near = |speaker: &Speaker| {
            let sentence = self.sentence_of(last(speaker));
            sentence + NEAR >= spot.sentence || self.paragraph(sentence) + 1 >= self.paragraph(spot.sentence)
        };
        // "the man": not one of whom nothing says so, where somebody without a name may be meant.
        let sure = |speaker: &Speaker| !parent || self.gender(speaker).is_some() || !self.is_anyone_else(spot);
        self.salient(&Spot { tokens, ..*spot }, &wanted).filter(near).filter(sure)
    }

    /// Whether somebody without a name was brought in by the last sentences: "a farmer".
    fn is_anyone_else(&self, spot: &Spot<'_>) -> bool {
        let lowest = spot.sentence.saturating_sub(NEAR + 1);
        let before = self.groups.before(spot.tokens.start);
        let mut near = self.groups[..before].iter().rev().take(MOST_MENTIONS);
        let role =
            |g: &Chunk| matches!(g.value, Group::Noun(n) if n.head_kind == Head::Role && n.indefinite && !n.plural);
        near.by_ref().take_while(|g| self.sentence_of(g.tokens.start) >= lowest).any(role)
    }

    /// "the mother of four who sells bread": a relative clause brings in somebody new, but not a mother of so many.
    fn parent(&self, spot: &Spot<'_>, tokens: Tokens, head: u32) -> Option<Speaker<'a>> {
        if self.of_so_many(tokens, head) { self.spoken_of(spot, tokens, head) } else { None }
    }

    /// "mother of three", not "mother of one victim".
    fn of_so_many(&self, tokens: Tokens, head: u32) -> bool {
        const NUMBER: ClassSet = ClassSet::of(&[Class::NumberWord, Class::Digits]);
        let of = head + 3 == tokens.end && self.scene.lower(head + 1) == "of";
        of && self.scene.classes(head + 2).any(NUMBER)
    }

    /// "the mother of three", "the woman": someone who is spoken of, where nobody is brought in by that word.
    fn is_somebody(&self, tokens: Tokens, head: u32) -> bool {
        if !tells_as(self.scene, head, "anyone") || gender_of(self.scene, head).is_none() {
            return false;
        }
        // "the mother of one victim", "the wife of the mayor": who that is of tells that she is somebody else.
        if head + 1 < tokens.end && !self.of_so_many(tokens, head) {
            return false;
        }
        let word = self.scene.lower(head);
        let before = self.groups.before(tokens.start);
        let mut groups = self.groups[..before].iter().rev().take(2 * MOST_MENTIONS);
        // "Ann Lee is a mother of two": not she who is one of three.
        groups.all(|g| {
            let such = matches!(g.value, Group::Noun(noun) if noun.indefinite && self.scene.lower(noun.head) == word);
            !such
                || g.tokens.start > 0
                    && self.scene.classes(g.tokens.start - 1).any(ClassSet::of(&[Class::Comma, Class::Aux]))
        })
    }

    /// "an official said …", "the worker said": the last speaker in another word, which stands nowhere before.
    fn same_again(&self, spot: &Spot<'_>, tokens: Tokens, head: u32) -> Option<Speaker<'a>> {
        let classes = self.scene.classes(head);
        let last = self.speakers.iter().rev().find(|speaker| !speaker.inner)?;
        let near = last.sentence < spot.sentence && last.sentence + NEAR > spot.sentence;
        let unnamed = last.kind == SourceType::UnnamedPerson && last.entity.is_none();
        // "One parishioner said so. “C,” the 81-year-old said."
        if self.is_aged(tokens) && near && unnamed && self.paragraph(last.sentence) == self.paragraph(spot.sentence) {
            return Some(last.clone());
        }
        if !classes.has(Class::Role) || tokens.len() > 2 || !near || !unnamed {
            return None;
        }
        let word = self.scene.lower(head);
        let before = self.groups.before(tokens.start);
        let mut groups = self.groups[..before].iter().rev().take(2 * MOST_MENTIONS);
        let new = groups.all(|g| !matches!(g.value, Group::Noun(n) if self.scene.lower(n.head) == word));
        new.then(|| last.clone())
    }

    /// "the 81-year-old"
    fn is_aged(&self, tokens: Tokens) -> bool {
        self.scene.words(tokens).ends_with("year-old")
    }

    /// The last name before a token that fits.
    pub fn latest(&self, tokens: Tokens, fits: &dyn Fn(u32) -> bool) -> Option<Speaker<'a>> {
        let before = self.mentions.before(tokens.start);
        let mut mentions = self.entities.mentions[..before].iter().rev().take(MOST_MENTIONS);
        mentions.find(|m| fits(m.entity) && self.is_told(m.tokens)).map(|m| self.named_by(m))
    }

    /// "the agency", "the paper": the body of the article whose name says that it is one.
    fn bearer(&self, spot: &Spot<'_>, tokens: Tokens, head: u32) -> Option<Speaker<'a>> {
        let word = self.scene.lower(head);
        // "the city": the Municipality of Vale.
        let town = tells_as(self.scene, head, "settlement");
        // "The governor's office" is no other office, but the Office of the Governor.
        let owner = tokens.iter().skip(1).find(|&t| self.scene.classes(t).has(Class::Possessive)).map(|mark| mark - 1);
        let office = ClassSet::of(&[Class::Role, Class::Title, Class::Cap]);
        let owner = owner.filter(|&t| self.scene.classes(t).any(office)).map(|t| self.scene.lower(t));
        let named = |entity: u32| {
            has_word(&self.entities.entities[entity as usize].name, word)
                && owner.is_none_or(|owner| has_word(&self.entities.entities[entity as usize].name, owner))
                || town && self.firsts[entity as usize].iter().any(|t| tells_as(self.scene, t, "settlement"))
        };
        self.body(spot, tokens, &named).or_else(|| self.apposed(tokens, head)).or_else(|| {
            // "The paper", of a study: no newspaper.
            let studied = || tells_as(self.scene, head, "document") && self.introduced(tokens, head).is_some();
            let media =
                tells_as(self.scene, head, "media") && !(word == "paper" && (self.is_of_studies(tokens) || studied()));
            media.then(|| self.body(spot, tokens, &|entity| self.is_media(entity))).flatten()
        })
    }

    /// Whether somebody has spoken of a study before.
    fn is_of_studies(&self, tokens: Tokens) -> bool {
        let before = self.groups.before(tokens.start);
        let groups = &self.groups[before.saturating_sub(2 * MOST_MENTIONS)..before];
        groups.iter().any(|g| match g.value {
            Group::Noun(noun) => {
                matches!(self.scene.lower(noun.head), "study" | "preprint")
                    || tells_as(self.scene, noun.head, "learned")
            }
            Group::Verb(_) => false,
        })
    }

    /// "the company", "the regulator": the body that is spoken of, if it may be one.
    fn firm(&self, spot: &Spot<'_>, tokens: Tokens, head: u32) -> Option<Speaker<'a>> {
        let private = |entity: u32| !self.is_media(entity) && !self.is_public(entity) && self.is_actor(entity, tokens);
        if tells_as(self.scene, head, "firm") {
            return self.own_body(tokens, &private).or_else(|| self.body(spot, tokens, &private));
        }
        // "the regulator"
        let state = tells_as(self.scene, head, "state");
        state.then(|| self.body(spot, tokens, &|entity| self.is_public(entity))).flatten()
    }

    fn body(&self, spot: &Spot<'_>, tokens: Tokens, fits: &dyn Fn(u32) -> bool) -> Option<Speaker<'a>> {
        let body = |entity: u32| self.entities.kind(entity) == NameKind::Organization && fits(entity);
        self.most_salient(spot, tokens, (Pronoun::Thing, None), &body)
    }

    /// The most salient of the names that fit, or the last one.
    pub fn most_salient(
        &self,
        spot: &Spot<'_>,
        tokens: Tokens,
        (pronoun, gender): (Pronoun, Option<Gender>),
        fits: &dyn Fn(u32) -> bool,
    ) -> Option<Speaker<'a>> {
        if self.none_fits(fits) {
            return None;
        }
        let weigh = |entity: u32| f32::from(fits(entity));
        let wanted = Wanted::named(pronoun, gender, &weigh);
        self.salient(&Spot { tokens, ..*spot }, &wanted).or_else(|| self.latest(tokens, fits))
    }

    /// Whether no name of the article fits. Mostly none does, and where there are few, asking each is quicker than to weigh
    /// or to look through the mentions.
    pub fn none_fits(&self, fits: &dyn Fn(u32) -> bool) -> bool {
        let names = self.entities.entities.len();
        names <= MOST_MENTIONS && !(0..names as u32).any(fits)
    }

    /// Whether a body is more than where something is posted: "on Zorbpage".
    fn is_actor(&self, entity: u32, before: Tokens) -> bool {
        let end = self.mentions.before(before.start);
        let mut mentions =
            self.entities.mentions[..end].iter().rev().take(MOST_MENTIONS).filter(|m| m.entity == entity);
        let posted = |t: u32| is_word!(self.scene.hash(t), "on" | "via");
        mentions.any(|m| !m.tokens.start.checked_sub(1).is_some_and(posted))
    }

    fn is_media(&self, entity: u32) -> bool {
        let is = |t: u32| self.scene.classes(t).has(Class::Media) || tells_as(self.scene, t, "masthead");
        self.firsts[entity as usize].iter().any(is)
    }

    /// Whether a name is that of a body of the state, of learning or of politics.
    fn is_public(&self, entity: u32) -> bool {
        let public = |t: u32| tells_as(self.scene, t, "public") || tells_as(self.scene, t, "formal");
        self.firsts[entity as usize].iter().any(public)
    }
}

/// "mother-of-two"
fn is_parent(word: &str) -> bool {
    let parent = word.split_once("-of-").map_or("", |(parent, _)| parent);
    Usage::Bears.of(parent)
}

fn has_word(name: &str, word: &str) -> bool {
    name.split([' ', '-']).any(|w| w.eq_ignore_ascii_case(word))
}
