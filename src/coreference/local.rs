//! What the sentence of a pronoun says of it: the subject of its clause, or of the one that this hangs on (after Hobbs
//! 1978).

use super::SourceType;
use super::agreement::{Case, Form, Pronoun};
use super::resolver::{Resolver, Speaker, Spot};
use super::salience::Wanted;
use crate::clauses::{ClauseKind, Phrase, Sentence, Tree};
use crate::groups::{Head, Noun};
use crate::lexicon::{Class, Usage, is_word};
use crate::text::Tokens;

/// Clauses between a pronoun and the subject it may stand for.
const MOST_CLAUSES: usize = 6;
/// Tokens of an item that holds a pronoun as its own word.
const MOST_ITEM: u32 = 24;
/// Pronouns and speakers before that are looked through.
const MOST_OPEN: usize = 16;

/// What the sentence of a pronoun says of it.
pub enum Local<'a> {
    /// The subject that it stands for.
    Subject(Speaker<'a>),
    /// A noun that agrees and is nobody who is printed.
    Taken,
    Nothing,
}

impl<'a> Resolver<'a> {
    /// The stretch of a token, and its item there: that of the quotation it stands in, or that of its sentence.
    pub fn item_at<'n>(&self, near: &'n [Sentence], token: u32) -> Option<(&'n Sentence, usize)> {
        let number = self.sentence_of(token);
        let first = near.partition_point(|s| s.stretch.sentence < number);
        let after = near.partition_point(|s| s.stretch.sentence <= number);
        let (whole, quotes) = near[first..after].split_first()?;
        let quote = quotes.get(quotes.partition_point(|s| s.stretch.tokens.end <= token));
        quote.into_iter().chain([whole]).find_map(|sentence| {
            let items = &sentence.stretch.items;
            let at = items.partition_point(|item| item.tokens.end <= token);
            let item = items.get(at)?;
            (item.tokens.start <= token && item.tokens.len() <= MOST_ITEM).then_some((sentence, at))
        })
    }

    /// Whether a pronoun stands in a clause that hangs on another: "though | she | hinted", "Asked what | she | hoped for,".
    pub fn hangs(&self, token: u32) -> bool {
        let near = self.clauses.near(self.sentence_of(token));
        let Some((Sentence { tree, .. }, at)) = self.item_at(&near, token) else { return false };
        holding(tree, at).is_some_and(|n| {
            let clause = &tree.clauses[n];
            let above = clause.parent.map(|above| &tree.clauses[above]);
            let opens = above.is_some_and(|above| above.kind == ClauseKind::Participle && above.first == 0);
            let hung = clause.kind == ClauseKind::Adverbial || clause.kind == ClauseKind::Complement && opens;
            hung && clause.subject == Some(Phrase::of(at))
        })
    }

    /// The subject that a pronoun's own sentence gives it.
    pub fn local(&self, token: u32, form: Form, wanted: &mut Wanted<'_>) -> Local<'a> {
        let near = self.clauses.near(self.sentence_of(token));
        let Some((sentence, at)) = self.item_at(&near, token) else { return Local::Nothing };
        let clauses = &sentence.tree.clauses;
        let mut number = holding(&sentence.tree, at);
        let mut led = false;
        if let Some(who) = self.patient(token, form, wanted) {
            return Local::Subject(who);
        }
        for level in 0..MOST_CLAUSES {
            let Some(clause) = number.and_then(|n| clauses.get(n)) else { break };
            number = clause.parent;
            let ahead =
                std::mem::replace(&mut led, matches!(clause.kind, ClauseKind::Participle | ClauseKind::Infinitive));
            let Some(subject) = clause.subject else { continue };
            let tokens = sentence.stretch.span(subject.first, subject.end);
            let inside = tokens.start <= token && token < tokens.end;
            // "Calling his mother, Lee learned": the subject comes after.
            if inside || tokens.is_empty() || tokens.start > token && !ahead {
                continue;
            }
            let bound = level == 0 && matches!(form.case, Case::Subject | Case::Object);
            match self.subject(sentence, subject, wanted) {
                Local::Subject(who) if bound => wanted.apart = who.entity,
                Local::Subject(who) if !self.is_sure(wanted, &who, Tokens::new(tokens.end.min(token), token)) => {}
                Local::Taken if bound => {}
                Local::Nothing => {}
                found => return found,
            }
            if form.case == Case::Self_ {
                break;
            }
        }
        Local::Nothing
    }

    /// "thanked Lee for | her | help": what somebody is thanked, asked or accused for is their own.
    fn patient(&self, token: u32, form: Form, wanted: &Wanted<'_>) -> Option<Speaker<'a>> {
        if form.pronoun != Pronoun::One || form.case != Case::Owner {
            return None;
        }
        let at = self.entities.mentions.partition_point(|m| m.tokens.end < token);
        let object = self.entities.mentions[..at].last()?;
        let prep = object.tokens.end;
        let group = self.groups.ended(object.tokens.start);
        let verb = group.checked_sub(1).map(|n| &self.groups[n])?;
        let crate::groups::Group::Verb(read) = verb.value else { return None };
        let told = self.scene.used(read.head, Usage::Blames);
        let fits = told
            && prep + 1 == token
            && verb.tokens.end >= self.groups[group].tokens.start
            && is_word!(self.scene.hash(prep), "for" | "with" | "of" | "over" | "about" | "on");
        let who = fits.then(|| self.named_by(object))?;
        self.may_be(wanted, &who).then_some(who)
    }

    /// Whether nothing between a subject and the pronoun may be meant as well, where its gender is not known.
    fn is_sure(&self, wanted: &Wanted<'_>, who: &Speaker<'_>, between: Tokens) -> bool {
        let other =
            |m: &crate::identity::Mention| Some(m.entity) != who.entity && self.may_be(wanted, &self.meant_by(m));
        wanted.pronoun != Pronoun::One || self.gender(who).is_some() || !self.entities.within(between).any(other)
    }

    /// A subject, if it agrees with what is wanted.
    fn subject(&self, sentence: &Sentence, phrase: Phrase, wanted: &Wanted<'_>) -> Local<'a> {
        let tokens = sentence.stretch.span(phrase.first, phrase.end);
        let fitting = |who: Speaker<'a>| if self.may_be(wanted, &who) { Local::Subject(who) } else { Local::Nothing };
        let noun = sentence.stretch.noun(phrase.head).filter(|noun| noun.head_kind != Head::Pronoun);
        let Some(noun) = noun else {
            let token = sentence.stretch.items[phrase.head].tokens.start;
            let known = self.meant.iter().rev().take(MOST_OPEN).find(|m| m.token == token);
            return known.map_or(Local::Nothing, |known| fitting(known.who.clone()));
        };
        let heard = self.speakers.iter().rev().take(MOST_OPEN);
        let mut heard = heard.filter(|s| s.at.start <= noun.head && noun.head < s.at.end);
        if let Some(speaker) = heard.next() {
            return fitting(speaker.clone());
        }
        let spot = Spot {
            tokens,
            sentence: sentence.stretch.sentence,
            plural: noun.plural,
            content: &[],
            goes_on: false,
            says: false,
        };
        let (who, _) = self.named(&spot, noun.head);
        // "The plan has its merits": a thing that has no name.
        let thing = wanted.pronoun == Pronoun::Thing && who.entity.is_none() && who.kind != SourceType::UnnamedPerson;
        if who.kind == SourceType::Unknown || thing && !self.may_be(wanted, &who) {
            let agrees =
                wanted.pronoun == Pronoun::Thing && !noun.plural || wanted.pronoun == Pronoun::Many && noun.plural;
            let owner = || self.owner_of(noun, wanted).map_or(Local::Nothing, Local::Subject);
            return if agrees { Local::Taken } else { owner() };
        }
        match fitting(who) {
            Local::Nothing => self.owner_of(noun, wanted).map_or(Local::Nothing, Local::Subject),
            found => found,
        }
    }

    /// "Lee's book was not yet out, though | she | said": whose the subject is, where that is nobody itself.
    fn owner_of(&self, noun: Noun, wanted: &Wanted<'_>) -> Option<Speaker<'a>> {
        let mark = noun.possessed.checked_sub(1).filter(|_| wanted.pronoun == Pronoun::One)?;
        if !self.scene.classes(mark).has(Class::Possessive) {
            return None;
        }
        let at = self.entities.mentions.partition_point(|m| m.tokens.end < mark);
        let owner = self.entities.mentions.get(at).filter(|m| m.tokens.end == mark)?;
        let who = self.named_by(owner);
        self.may_be(wanted, &who).then_some(who)
    }
}

/// The innermost clause that holds an item.
fn holding(tree: &Tree, at: usize) -> Option<usize> {
    let holds = tree.near_item(at).filter(|&n| tree.clauses[n].first <= at && at < tree.clauses[n].end);
    holds.min_by_key(|&n| (tree.clauses[n].end - tree.clauses[n].first, usize::MAX - n))
}
