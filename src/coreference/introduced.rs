//! Descriptions of those that the article has not named: "the report" of "a report published on Monday", "the
//! researchers" of "a research team at the university". They are called by the words that brought them in.

use super::SourceType;
use super::agreement::{gender_of, kind_of, tells_as};
use super::resolver::{Resolver, Speaker, Spot};
use crate::groups::{Form, Group, Noun};
use crate::identity::Mention;
use crate::lexicon::{Class, ClassSet, Usage};
use crate::names::NameKind;
use crate::text::Tokens;

/// Groups looked back at.
const MOST_GROUPS: usize = 120;
/// Phrases that belong to the words for one who is brought in, and tokens of all of them.
const MOST_PHRASES: usize = 8;
const MOST_WORDS: u32 = 24;
/// Tokens after a participle that say when and where.
const MOST_ADJUNCT: u32 = 7;
const MARKS: ClassSet = ClassSet::of(&[Class::Comma, Class::Stop, Class::Dot, Class::Dash, Class::OpenParen]);
/// Mentions of a body that are looked at for what it is called.
const MOST_MENTIONS: usize = 200;
/// Mentions back that may open a sentence.
const MOST_OPENED: usize = 4;

impl<'a> Resolver<'a> {
    /// Who was brought in by fuller words with the same noun, or, of those who study something, by another one.
    pub fn introduced(&self, tokens: Tokens, head: u32) -> Option<Speaker<'a>> {
        let word = self.scene.lower(head);
        let learned = tells_as(self.scene, head, "learned");
        let document = tells_as(self.scene, head, "document");
        if !document && !learned && !self.scene.classes(head).has(Class::Role) {
            return None;
        }
        let before = self.groups.before(tokens.start);
        let numbers = (before.saturating_sub(MOST_GROUPS)..before).rev();
        let noun = |number: usize| match self.groups[number].value {
            Group::Noun(noun) => Some(noun),
            Group::Verb(_) => None,
        };
        let same = |noun: Noun, _: Tokens| self.scene.lower(noun.head) == word;
        let scholars = |noun: Noun, here: Tokens| {
            learned
                && (tells_as(self.scene, noun.head, "learned")
                    || self.scene.lower(noun.head) == "team" && self.scene.words(here).contains("research"))
        };
        let brought_in = |fits: &dyn Fn(Noun, Tokens) -> bool| {
            numbers.clone().find_map(|number| {
                let brought = noun(number).filter(|&noun| fits(noun, self.groups[number].tokens))?;
                // "the Saudis", "your letter": known before, so not brought in here; a document may be.
                let known = |class: Class| self.scene.classes(self.groups[number].tokens.start).has(class);
                if known(Class::PossPron) || known(Class::Det) && !brought.indefinite && !document {
                    return None;
                }
                // "and other authors": of whom nobody spoke before.
                if self.groups[number].tokens.iter().any(|t| matches!(self.scene.lower(t), "other" | "and")) {
                    return None;
                }
                // "Ann Lee is a mother of two", "Ann Lee, a mother of two,": words for her.
                let start = self.groups[number].tokens.start;
                if start > 0 && self.scene.classes(start - 1).any(ClassSet::of(&[Class::Comma, Class::Aux])) {
                    return None;
                }
                let whole = self.phrase_from(number, document);
                let fuller = brought.indefinite || whole.len() > self.groups[number].tokens.len();
                (fuller && whole.end <= tokens.start && self.is_told(whole)).then_some((brought, whole))
            })
        };
        let (brought, whole) = brought_in(&same).or_else(|| brought_in(&scholars))?;
        let several = brought.plural || self.scene.lower(brought.head) == "team";
        Some(self.unnamed(whole, kind_of(self.scene, whole, brought.head, several)))
    }

    /// A noun group with what hangs on it: "a report | published | on Monday".
    fn phrase_from(&self, number: usize, document: bool) -> Tokens {
        let mut whole = self.groups[number].tokens;
        for (at, next) in self.groups.iter().enumerate().skip(number + 1).take(MOST_PHRASES) {
            let first = at == number + 1;
            let hangs = match next.value {
                Group::Noun(_) => {
                    let joint = whole.end;
                    let joins =
                        || self.scene.classes(joint).has(Class::Prep) || !first && self.scene.lower(joint) == "and";
                    next.tokens.start == joint + 1 && joins()
                }
                Group::Verb(verb) => {
                    let end = next.tokens.end;
                    let prepositional = self
                        .scene
                        .text
                        .tokens
                        .get(end as usize)
                        .is_some_and(|_| self.scene.classes(end).has(Class::Prep));
                    let participle = verb.form == Form::Past || self.scene.classes(verb.head).has(Class::VerbPp);
                    // "Some people signed up" did so.
                    document
                        && first
                        && participle
                        && prepositional
                        && next.tokens.len() == 1
                        && next.tokens.start == whole.end
                }
            };
            if !hangs || next.tokens.end > whole.start + MOST_WORDS {
                break;
            }
            whole = Tokens::new(whole.start, next.tokens.end);
            if matches!(next.value, Group::Verb(_))
                && let Some(end) = self.adjunct_end(at + 1, whole.end)
            {
                return Tokens::new(whole.start, end);
            }
        }
        whole
    }

    /// "published | over the weekend,": the next mark, if no verb comes before it.
    fn adjunct_end(&self, group: usize, from: u32) -> Option<u32> {
        let mark = |t: &u32| self.scene.text.tokens.get(*t as usize).is_none_or(|_| self.scene.classes(*t).any(MARKS));
        let end = (from..from + MOST_ADJUNCT).find(mark)?;
        let mut between = self.groups[group..].iter().take_while(|g| g.tokens.start < end);
        between.all(|g| matches!(g.value, Group::Noun(_))).then_some(end)
    }

    /// The body that stands in apposition to such a word somewhere: "the newspaper Zorbel Post", "Zorbel, a carmaker,".
    pub fn apposed(&self, tokens: Tokens, head: u32) -> Option<Speaker<'a>> {
        if !tells_as(self.scene, head, "organization") {
            return None;
        }
        let before = self.mentions.before(tokens.start);
        let mut mentions = self.entities.mentions[..before].iter().rev().take(MOST_MENTIONS);
        mentions.find(|mention| self.is_such(mention, head)).map(|mention| self.named_by(mention))
    }

    /// Whether two words for a body are the same, or both words for a paper or for a firm.
    fn is_alike(&self, token: u32, head: u32) -> bool {
        self.scene.lower(token) == self.scene.lower(head)
            || ["media", "firm"]
                .iter()
                .any(|kind| tells_as(self.scene, token, kind) && tells_as(self.scene, head, kind))
    }

    fn is_such(&self, mention: &Mention, head: u32) -> bool {
        if self.entities.kind(mention.entity) != NameKind::Organization {
            return false;
        }
        let lower = |t: &u32| self.scene.classes(*t).has(Class::Lower);
        let leads = mention.tokens.start.checked_sub(1).filter(lower).is_some_and(|t| self.is_alike(t, head));
        let comma = mention.tokens.end;
        let has = |token: u32, class: Class| {
            self.scene.text.tokens.get(token as usize).is_some() && self.scene.classes(token).has(class)
        };
        leads
            || has(comma, Class::Comma) && has(comma + 1, Class::Det) && {
                let next = self.groups.begun(comma);
                self.groups.get(next).is_some_and(|g| {
                    let ends = has(g.tokens.end, Class::Comma) || has(g.tokens.end, Class::Prep);
                    let such = |noun: Noun| self.is_alike(noun.head, head);
                    g.tokens.start == comma + 1 && ends && matches!(g.value, Group::Noun(noun) if such(noun))
                })
            }
    }

    /// "the agency" right after a body spoke whose name does not say what it is; and again, where it was called so before.
    pub fn body_so_called(&self, sentence: u32, tokens: Tokens, head: u32, near: u32) -> Option<Speaker<'a>> {
        if !tells_as(self.scene, head, "organization") || self.scene.classes(head).has(Class::Country) {
            return None;
        }
        let word = self.scene.lower(head);
        let demonym = |t: &u32| self.scene.classes(*t).any(ClassSet::of(&[Class::Demonym, Class::Possessive]));
        let outer = self.speakers.iter().rev().filter(|speaker| !speaker.inner).take(2 * MOST_PHRASES);
        let named = |speaker: &&Speaker| {
            let kind = |e: u32| self.entities.kind(e);
            let capital = || self.scene.classes(speaker.tokens.end - 1).any(ClassSet::of(&[Class::Cap, Class::Upper]));
            speaker.kind == SourceType::Organization
                && speaker.entity.map_or_else(capital, |e| kind(e) == NameKind::Organization)
        };
        let again = |speaker: &&Speaker| {
            named(speaker) && speaker.at != speaker.tokens && self.scene.lower(speaker.at.end - 1) == word
        };
        if tokens.iter().any(|t| demonym(&t)) {
            return None;
        }
        outer.clone().find(again).cloned().or_else(|| {
            let last = outer.clone().next().filter(named)?;
            // "the Water Board" is not a department.
            let plain = |name: Tokens| {
                name.iter().all(|t| {
                    !self.scene.classes(t).has(Class::OrgHead)
                        && !tells_as(self.scene, t, "organization")
                        && !tells_as(self.scene, t, "masthead")
                        && !self.scene.classes(t).has(Class::Media)
                })
            };
            let name = last.entity.map_or(last.tokens, |e| self.firsts[e as usize]);
            // "The ministry": no firm that spoke before, though letters may be a ministry's, and what a province has.
            const SHORT: ClassSet = ClassSet::of(&[Class::Upper, Class::Region, Class::Country, Class::City]);
            let fits = self.scene.classes(name.start).any(SHORT) || !tells_as(self.scene, head, "formal");
            (last.sentence + near >= sentence && fits && plain(name)).then(|| last.clone())
        })
    }

    /// "Ann Lee, 44, | a nurse | who": the person of whom the words before a relative clause say what she is.
    pub fn apposed_to(&self, words: Tokens) -> Option<Tokens> {
        const AGE: ClassSet = ClassSet::of(&[Class::Comma, Class::Digits, Class::NumberWord]);
        // "Ann Lee, now | foreign secretary, | who"
        let before = words.start.checked_sub(1)?;
        let now = self.scene.used(before, Usage::Formerly);
        let comma = before.checked_sub(u32::from(now)).filter(|&t| self.scene.classes(t).has(Class::Comma))?;
        let is_person = |m: &Mention| self.entities.kind(m.entity) == NameKind::Person;
        // "Ann Lee, chief economist at the bank, who"
        let role = || words.iter().any(|t| self.scene.classes(t).all(ClassSet::of(&[Class::Role, Class::Lower])));
        let article = (now || self.scene.classes(words.start).has(Class::Det) || role())
            && !self.entities.within(words).any(is_person);
        let at = self.mentions.before(comma).checked_sub(1)?;
        let mention = &self.entities.mentions[at];
        let person = self.entities.kind(mention.entity) == NameKind::Person;
        let between = Tokens::new(mention.tokens.end, comma + 1);
        let aged = between.len() <= 3 && between.iter().all(|t| self.scene.classes(t).any(AGE));
        (article && person && aged).then_some(mention.tokens)
    }

    /// "Ann Lee has sung here for years. The retired midwife said": the subject right before, of whom nothing else is told;
    /// for the words say something new with an article for what is known.
    pub fn bridged(&self, spot: &Spot<'_>, tokens: Tokens, head: u32) -> Option<Speaker<'a>> {
        let classes = self.scene.classes(head);
        let told = ["nameless", "office", "official", "lawyer", "organization"];
        let modified = tokens.len() == 3 && head == tokens.start + 2 && self.scene.classes(head - 1).has(Class::Lower);
        let ranked = || self.scene.used(head - 1, Usage::Ranks);
        let role = classes.all(ClassSet::of(&[Class::Role, Class::Lower])) && !classes.has(Class::NounPl);
        if !role || !modified || ranked() || told.iter().any(|kind| tells_as(self.scene, head, kind)) {
            return None;
        }
        let (before, word) = (self.groups.before(tokens.start), self.scene.lower(head));
        let mut groups = self.groups[..before].iter().rev().take(MOST_MENTIONS);
        let new = groups.all(|g| !matches!(g.value, Group::Noun(n) if self.scene.lower(n.head) == word));
        // The person whom the sentence opens with, not one in it: "Ann Lee has sung at St Mary's".
        let person = |m: &&Mention| self.entities.kind(m.entity) == NameKind::Person;
        let mentions = &self.entities.mentions[..self.mentions.before(tokens.start)];
        let mut near = mentions.iter().rev().take(MOST_OPENED).filter(person);
        let sentence = self.sentence_of(near.clone().next()?.tokens.start) as usize;
        let start = self.sentences.get(sentence)?.tokens.start;
        let last = near.find(|m| m.tokens.start == start)?;
        let known = &self.entities.entities[last.entity as usize];
        let bare = known.role.is_none() && known.titles.is_empty();
        let near = self.paragraph(self.sentence_of(last.tokens.start)) + 1 >= self.paragraph(spot.sentence);
        let who = self.named_by(last);
        let agrees = gender_of(self.scene, head).is_none_or(|own| self.gender(&who).is_none_or(|known| known == own));
        (new && bare && near && agrees).then_some(who)
    }

    /// Whether a speaker without a name is of no known gender.
    pub fn is_either(&self, speaker: &Speaker<'_>) -> bool {
        speaker.kind == SourceType::UnnamedPerson && speaker.entity.is_none() && self.gender(speaker).is_none()
    }
}
