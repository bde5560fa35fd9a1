//! The words of the open classes: nouns, verbs, adjectives and adverbs, told apart by what stands before them and, where
//! that can't, by what comes next.

use super::clause::{OPENING, Right};
use super::place::{CAPITAL, FINITE, NAME, NOMINAL, NUMBER, OPEN, OPENS_NOUN, Place, VERBAL};
use super::tag::Tag;
use crate::lexicon::{Class, ClassSet, Usage, is_word};
use crate::work::look;

impl Place<'_> {
    /// The tag of a noun, verb, adjective or adverb.
    pub(super) fn open(&self, classes: ClassSet) -> Tag {
        let first = classes.has(Class::SentenceStart);
        let shouted = self.titled || classes.has(Class::UpperLine);
        if classes.any(CAPITAL) && !shouted {
            let verb_only = classes.any(VERBAL) && !classes.any(NOMINAL) && !classes.has(Class::Adj);
            if !(first && classes.any(OPEN)) {
                let people = classes.has(Class::Demonym) && !classes.has(Class::Noun);
                let next = self.next(1);
                let verb = next.any(FINITE) && self.next(2).any(OPENS_NOUN);
                let adjective = next.any(NOMINAL) && !verb || next.any(CAPITAL.with(NAME)) || next.has(Class::Adj);
                return if people && adjective { Tag::Adj } else { Tag::Name };
            }
            // "Try telling that to Lee"
            if first
                && classes.has(Class::Verb)
                && !classes.any(NAME)
                && self.next(1).has(Class::VerbIng)
                && !self.next(1).any(NOMINAL)
            {
                return Tag::Verb;
            }
            if first && verb_only && classes.any(ClassSet::of(&[Class::Surname, Class::Given])) {
                return Tag::Name;
            }
        }
        if !classes.any(OPEN) {
            return match () {
                () if classes.any(CAPITAL) => Tag::Name,
                () if classes.any(ClassSet::of(&[Class::Lower, Class::Hyphenated])) => Tag::Noun,
                () if classes.any(ClassSet::of(&[Class::Hyphen, Class::Ampersand, Class::Slash])) => Tag::Other,
                () => Tag::Mark,
            };
        }
        let noun = if classes.has(Class::NounPl) && !classes.has(Class::Noun) { Tag::NounPl } else { Tag::Noun };
        let nominal = classes.any(NOMINAL);
        // "the six-pointed star": behind its hyphen a participle is part of a word that describes.
        if classes.any(VERBAL) && self.at > 0 && self.units[self.at - 1].classes.has(Class::Hyphen) {
            return if nominal { noun } else { Tag::Adj };
        }
        let next = self.next(1);
        let next_nominal = next.any(NOMINAL.with(CAPITAL).with(NAME)) || next.any(NUMBER);
        if classes.has(Class::Adv) && !nominal && !classes.any(VERBAL) {
            // "will likely win", "won't just talk"
            if next.has(Class::Verb) && matches!(self.before().0, Some(Tag::Modal | Tag::To)) {
                return Tag::Adv;
            }
            return if classes.has(Class::Adj) && next_nominal { Tag::Adj } else { Tag::Adv };
        }
        // An opening mark before the first word of what is quoted says no more than the start of a sentence.
        let (before, before_at) = match self.before() {
            (Some(Tag::Bracket), at) if first => (None, at),
            before => before,
        };
        let verb = |also_base: bool| -> Option<Tag> {
            if classes.any(FINITE) {
                Some(if !classes.any(ClassSet::of(&[Class::VerbPast, Class::VerbS])) && also_base {
                    Tag::VerbBase
                } else {
                    Tag::Verb
                })
            } else if classes.has(Class::VerbPp) {
                Some(Tag::VerbPp)
            } else if classes.has(Class::VerbIng) {
                Some(Tag::VerbIng)
            } else {
                None
            }
        };
        let name = |adjective_first: bool| -> Tag {
            if classes.has(Class::Adj) && (next_nominal || !nominal || adjective_first) {
                Tag::Adj
            } else if nominal {
                noun
            } else if classes.any(ClassSet::of(&[Class::VerbPp, Class::VerbIng])) && next_nominal {
                Tag::Adj
            } else if classes.has(Class::VerbIng) && !self.determined() {
                Tag::VerbIng
            } else if classes.has(Class::Adv) {
                Tag::Adv
            } else {
                Tag::Noun
            }
        };
        match before {
            Some(Tag::Det | Tag::Poss | Tag::Genitive | Tag::Adj | Tag::Num) => {
                let only_verb = !nominal && !classes.any(ClassSet::of(&[Class::Adj, Class::Adv]));
                let takes_verb = !before.is_some_and(|tag| tag.determines());
                // "the thought of it": a determiner that can't stand alone has a noun after it.
                let determined = before_at + 1 == self.at
                    && !takes_verb
                    && !self.units[before_at].classes.any(ClassSet::of(&[Class::Pron, Class::Possessive]));
                let compound = next.any(NOMINAL) && !next.any(OPENS_NOUN);
                let finite = only_verb
                    && !determined
                    && !compound
                    && classes.any(FINITE)
                    && (takes_verb || !next_nominal)
                    && !(classes.has(Class::VerbPp) && next_nominal);
                // "The other | said Moscow": what is no article stands for a noun.
                let stands = !matches!(before, Some(Tag::Poss | Tag::Genitive))
                    && !is_word!(self.word(before_at), "the" | "a" | "an" | "this" | "that" | "these" | "those")
                    && classes.has(Class::CueVerb)
                    && classes.has(Class::VerbPast)
                    && next.any(OPENS_NOUN);
                let tells = before == Some(Tag::Num) && only_verb && classes.has(Class::VerbPast) && self.tells();
                let counted = stands
                    || tells
                    || before == Some(Tag::Num)
                        && (self.verb_by_next(classes, next) || classes.has(Class::VerbPast) && !next_nominal);
                // "the strength evident in it | raises": an adjective after its noun.
                let behind = before == Some(Tag::Adj) && before_at > 0 && self.tags[before_at - 1].heads()
                    || before == Some(Tag::Num) && classes.has(Class::MostlyVerb);
                if finite || counted || behind && nominal && self.completes(classes) { Tag::Verb } else { name(false) }
            }
            Some(Tag::To | Tag::Modal) => {
                // "How can people | look": after a question's modal stands its subject.
                let asks = before_at == 0 || matches!(self.tags[before_at - 1], Tag::Wh | Tag::Bracket);
                let unknown = before == Some(Tag::Modal)
                    && !(asks && nominal)
                    && !classes.any(ClassSet::of(&[Class::Verb, Class::Adj, Class::Adv]));
                if unknown {
                    Tag::VerbBase
                } else {
                    verb(true).filter(|_| classes.has(Class::Verb)).unwrap_or_else(|| name(false))
                }
            }
            Some(Tag::Aux) => self.after_auxiliary(classes, before_at).unwrap_or_else(|| name(true)),
            Some(Tag::Pron | Tag::Wh | Tag::That) => {
                let object = is_word!(self.word(before_at), "him" | "her" | "them" | "me" | "us");
                // "most of us | respond"
                let part = before_at > 0 && is_word!(self.word(before_at - 1), "of") && classes.has(Class::MostlyVerb);
                let subject = before != Some(Tag::Pron) || !object || part;
                let free = before == Some(Tag::Pron) && subject
                    || before == Some(Tag::Wh) && is_word!(self.word(before_at), "who" | "which" | "that");
                match verb(false) {
                    Some(tag) if free && (before != Some(Tag::That) || !nominal) => tag,
                    Some(tag) if !nominal && !classes.has(Class::Adj) => tag,
                    Some(_)
                        if before == Some(Tag::That)
                            && self.verb_by_next(classes, next)
                            && classes.has(Class::VerbS) =>
                    {
                        Tag::Verb
                    }
                    // "the pipe that burst was": a bare noun that is also a past is the verb.
                    _ if before == Some(Tag::That)
                        && before_at > 0
                        && self.tags[before_at - 1].heads()
                        && classes.has(Class::VerbPast)
                        && next.any(ClassSet::of(&[Class::Aux, Class::Modal, Class::Comma, Class::Prep])) =>
                    {
                        Tag::Verb
                    }
                    // "groups that support the plan"
                    _ if before == Some(Tag::That)
                        && before_at > 0
                        && self.tags[before_at - 1].heads()
                        && self.relative_verb(classes, self.tags[before_at - 1] == Tag::NounPl) =>
                    {
                        Tag::Verb
                    }
                    _ => name(false),
                }
            }
            Some(Tag::Noun | Tag::NounPl | Tag::Name) => self.after_noun(classes, before.unwrap_or(Tag::Noun), noun),
            Some(Tag::Date | Tag::Bracket)
                if classes.any(FINITE)
                    && (!nominal
                        || before == Some(Tag::Date) && self.completes(classes)
                        || before_at > 0
                            && self.tags[before_at - 1] == Tag::Pron
                            && classes.has(Class::MostlyVerb)) =>
            {
                Tag::Verb
            }
            Some(Tag::Prep) => {
                // "under questioning": no verb has "under" before it.
                let under = classes.has(Class::VerbIng) && is_word!(self.word(before_at), "under" | "amid" | "during");
                if under && !next.any(OPENS_NOUN) {
                    Tag::Noun
                } else if nominal || classes.has(Class::Adj) {
                    name(false)
                } else if classes.has(Class::VerbIng) {
                    Tag::VerbIng
                } else {
                    verb(false).filter(|_| !next_nominal).unwrap_or_else(|| name(false))
                }
            }
            // "report blocked drains"
            Some(Tag::Verb | Tag::VerbBase | Tag::VerbIng)
                if classes.has(Class::VerbPp) && !nominal && next.has(Class::NounPl) && !next.any(OPENS_NOUN) =>
            {
                Tag::Adj
            }
            _ => {
                // After a mark, a conjunction, a verb or nothing.
                let conj = matches!(before, Some(Tag::Conj));
                // "did not name her but told host Ann Lee": a verb of telling describes nothing.
                let tells = conj && classes.has(Class::VerbPast) && self.tells();
                // "“C,” outgoing minister Ann Lee told", ", housing minister Ann Lee,": it describes the office.
                let office = classes.has(Class::VerbIng)
                    && (nominal || classes.has(Class::Adj))
                    && before.is_some()
                    && self.before_office();
                let finite = !nominal && classes.any(FINITE) && !classes.has(Class::Adj) || tells;
                let goes_on = (conj || matches!(before, Some(Tag::Comma | Tag::Bracket | Tag::Mark | Tag::Date)))
                    && self.verb_by_next(classes, next)
                    && classes.any(ClassSet::of(&[Class::VerbS, Class::VerbPast]));
                let completes = nominal
                    && matches!(before, Some(Tag::Comma | Tag::VerbPp | Tag::Bracket))
                    && !classes.has(Class::Adj)
                    && self.closes_insertion(classes);
                if office && nominal {
                    noun
                } else if office || !tells && self.describes(classes, before_at) {
                    Tag::Adj
                } else if completes {
                    Tag::Verb
                } else if classes.has(Class::VerbIng) && self.heads_clause(before) {
                    if next.has(Class::NounPl) { Tag::Adj } else { Tag::Noun }
                } else if classes.has(Class::VerbIng) && !(nominal && before.is_none()) {
                    Tag::VerbIng
                } else if finite || goes_on {
                    Tag::Verb
                } else if classes.has(Class::VerbPp) && !nominal && !next_nominal {
                    if classes.has(Class::VerbPast) && conj { Tag::Verb } else { Tag::VerbPp }
                } else {
                    name(false)
                }
            }
        }
    }

    /// "a brief, hastily written | note", "her son and alleged | heir": a participle that describes the noun after it.
    fn describes(&self, classes: ClassSet, before: usize) -> bool {
        let next = self.next(1);
        if !classes.has(Class::VerbPp) || !next.any(NOMINAL) || next.any(OPENS_NOUN) || before == 0 {
            return false;
        }
        match (self.tags[before - 1], self.tags[before]) {
            (Tag::Adj, Tag::Comma) => {
                let group = self.tags[..before].iter().rev().take(4).find(|tag| !matches!(tag, Tag::Adj | Tag::Adv));
                group.is_some_and(|tag| tag.determines())
            }
            // "their recently deleted posts"
            (Tag::Det | Tag::Poss | Tag::Genitive, Tag::Date) => true,
            // A bare "heir" is nobody's object.
            (Tag::Noun | Tag::Name, Tag::Conj) => next.has(Class::Role) && !next.has(Class::NounPl),
            _ => false,
        }
    }

    fn after_auxiliary(&self, classes: ClassSet, at: usize) -> Option<Tag> {
        let base = is_word!(self.word(at), "do" | "does" | "did");
        let has = is_word!(self.word(at), "have" | "has" | "had" | "'ve" | "'d" | "having");
        match () {
            () if base && classes.has(Class::Verb) => Some(Tag::VerbBase),
            () if has => classes.has(Class::VerbPp).then_some(Tag::VerbPp),
            () if classes.has(Class::VerbIng) && !classes.has(Class::Adj) => Some(Tag::VerbIng),
            () if classes.has(Class::VerbPp) => Some(Tag::VerbPp),
            () if classes.has(Class::VerbIng) => Some(Tag::VerbIng),
            () => None,
        }
    }

    fn after_noun(&self, classes: ClassSet, noun_before: Tag, noun: Tag) -> Tag {
        let plural = noun_before == Tag::NounPl || self.hangs_on_plural();
        let next = self.next(1);
        let nominal = classes.any(NOMINAL);
        // "Schools minister Ann Lee said": an office before a name.
        if nominal && classes.has(Class::Role) && noun_before == Tag::NounPl && next.has(Class::Person) {
            return noun;
        }
        if classes.has(Class::Usage) && noun_before != Tag::Name && self.gives_name() {
            return Tag::VerbPp;
        }
        if classes.has(Class::Adj) && classes.has(Class::Verb) && self.stands_behind() {
            return Tag::Adj;
        }
        if classes.has(Class::VerbPast) && !nominal {
            let by = self.units.get(self.at + 1).is_some() && is_word!(self.word(self.at + 1), "by");
            // "Ann Lee said by telephone"
            let phone = self.units.get(self.at + 2).is_some()
                && is_word!(
                    self.word(self.at + 2),
                    "phone" | "telephone" | "email" | "e-mail" | "text" | "letter" | "video"
                );
            let says =
                classes.has(Class::CueVerb) && (noun_before == Tag::Name && !self.next(2).any(OPENS_NOUN) || phone);
            return if by && classes.has(Class::VerbPp) && !says { Tag::VerbPp } else { Tag::Verb };
        }
        // "with Ann Lee | winning three points": a noun has no other right after it.
        if classes.has(Class::VerbIng)
            && (nominal || classes.has(Class::Adj))
            && next.any(OPENS_NOUN)
            && !next.any(NAME)
            // "told a council meeting that"
            && !(nominal && next.has(Class::Wh))
        {
            return Tag::VerbIng;
        }
        // "shooting began"
        if classes.has(Class::VerbIng) && noun_before != Tag::Name && matches!(self.right(), Right::Next) {
            return Tag::Noun;
        }
        if nominal && classes.has(Class::Verb) && self.asked() {
            return Tag::VerbBase;
        }
        if nominal && classes.any(FINITE) {
            let past = classes.has(Class::VerbPast);
            let fits = past || if plural { classes.has(Class::Verb) } else { classes.has(Class::VerbS) };
            let prepositional = next.has(Class::Prep) && classes.has(Class::VerbS) && !plural;
            // "the economist replies, “"
            let quotes = next.has(Class::Comma) && self.next(2).has(Class::OpenQuote);
            let closes = classes.has(Class::CueVerb) && (fits && self.closes() || quotes);
            return if fits
                && (self.verb_by_next(classes, next)
                    || prepositional && self.titled
                    || past && !next.any(FINITE) && (next.any(OPENS_NOUN) || !self.in_object())
                    || closes)
                || self.completes(classes)
            {
                Tag::Verb
            } else {
                noun
            };
        }
        if nominal {
            return noun;
        }
        if classes.has(Class::VerbIng) {
            return Tag::VerbIng;
        }
        // "a liberal think tank": a base form agrees with no noun in the singular.
        let base = !classes.any(ClassSet::of(&[Class::VerbS, Class::VerbPast]));
        let before_noun = next.any(NOMINAL) && !next.any(OPENS_NOUN) && !next.any(CAPITAL);
        if classes.has(Class::Verb) && base && noun_before == Tag::Noun && before_noun {
            return noun;
        }
        if classes.any(FINITE) && !classes.has(Class::Adj) {
            return Tag::Verb;
        }
        if classes.any(FINITE) {
            return if next.any(NOMINAL) && !next.any(OPENS_NOUN) { Tag::Adj } else { Tag::Verb };
        }
        match () {
            () if classes.has(Class::VerbPp) => Tag::VerbPp,
            () if classes.has(Class::Adj) => Tag::Adj,
            () if classes.has(Class::Adv) => Tag::Adv,
            () => noun,
        }
    }

    /// "outgoing chief | minister Ann Lee": an office in small letters follows, and the name of who holds it.
    fn before_office(&self) -> bool {
        const WORDS: ClassSet = ClassSet(NOMINAL.0 | ClassSet::of(&[Class::Adj, Class::Role, Class::OrgHead]).0);
        let plain = |by: &usize| {
            self.next(*by).any(WORDS) && self.next(*by).has(Class::Lower) && !self.next(*by).has(Class::Det)
        };
        let words = (1..5).take_while(plain).count();
        words > 0
            && self.next(words).has(Class::Role)
            && !self.next(words).has(Class::NounPl)
            && self.next(words + 1).any(CAPITAL.with(NAME))
    }

    /// Whether a word is a verb of the tables whose object is whom it is told.
    fn tells(&self) -> bool {
        let value = self.scene.value(self.units[self.at].tokens.start, Class::CueVerb);
        value.is_some_and(|value| value.contains("+/"))
    }

    /// "said | waiting times had", "but | funding is": a word in -ing that is, or describes, the subject of what follows.
    fn heads_clause(&self, before: Option<Tag>) -> bool {
        let next = self.next(1);
        let finite = |classes: ClassSet| classes.any(ClassSet::of(&[Class::Aux, Class::Modal]));
        match before {
            Some(Tag::Conj | Tag::Comma) => finite(next) && self.units[self.at].classes.any(NOMINAL),
            Some(Tag::Verb | Tag::VerbPp | Tag::VerbBase) => {
                let says = self.opens_clause(self.at - 1);
                says && next.has(Class::NounPl)
                    && !next.any(OPENS_NOUN)
                    && (finite(self.next(2)) || self.next(2).any(FINITE) && !self.next(2).any(NOMINAL))
            }
            _ => false,
        }
    }

    /// "people | close to her", "those | present at the talks": an adjective that stands behind its noun.
    fn stands_behind(&self) -> bool {
        let Some(next) = self.units.get(self.at + 1).map(|_| self.word(self.at + 1)) else { return false };
        match self.word(self.at) {
            word if is_word!(word, "close") => is_word!(next, "to") && !self.next(2).has(Class::Verb),
            word => is_word!(word, "present") && is_word!(next, "at" | "in" | "during" | "for"),
        }
    }

    /// "cut its revenue | forecast": the noun group before begins right behind a verb that takes an object, which is no
    /// verb of a relative clause.
    fn in_object(&self) -> bool {
        let group = |tag: Tag| tag.groups() || tag == Tag::Genitive;
        let Some(start) = (self.at.saturating_sub(8)..self.at).rev().find(|&at| !group(self.tags[at])) else {
            return false;
        };
        let Some(verb) = start.checked_sub(1).filter(|_| matches!(self.tags[start], Tag::Det | Tag::Poss)) else {
            return false;
        };
        let before = self.tags[..verb].iter().rev().find(|tag| !matches!(tag, Tag::Adv | Tag::Aux | Tag::Modal));
        matches!(self.tags[verb], Tag::Verb | Tag::VerbBase | Tag::VerbIng)
            && self.is_active(verb)
            && !self.opens_clause(verb)
            && !matches!(before, Some(Tag::Wh | Tag::That))
    }

    /// "a song | called “X”", "a man | named Lee": a participle that names the noun before it.
    fn gives_name(&self) -> bool {
        let names = self.units[self.at].tokens.len() == 1
            && self.scene.used(self.units[self.at].tokens.start, Usage::Names)
            && (self.next(1).has(Class::OpenQuote)
                || self.next(1).any(CAPITAL.with(NAME))
                || self.next(1).has(Class::Det));
        let group = |tag: &&Tag| !matches!(tag, Tag::Noun | Tag::NounPl | Tag::Adj);
        let opens = self.tags.len() - self.tags.iter().rev().take_while(|tag| !group(tag)).take(6).count();
        let first = opens.checked_sub(1).filter(|&at| matches!(self.tags[at], Tag::Det | Tag::Num));
        let indefinite = first.is_some_and(|at| {
            self.tags[at] == Tag::Num || is_word!(self.word(at), "a" | "an" | "another" | "one" | "some" | "no")
        });
        if !names || !indefinite {
            return false;
        }
        let left = self.left();
        left.verb || left.bare || left.opened || self.right() == Right::Verb
    }

    /// Whether a word after "that" is the verb of a relative clause whose noun is plural or not.
    fn relative_verb(&self, classes: ClassSet, plural: bool) -> bool {
        let agrees =
            classes.has(Class::VerbPast) || if plural { classes.has(Class::Verb) } else { classes.has(Class::VerbS) };
        agrees
            && match self.right() {
                Right::Nothing => true,
                Right::Verb => self.verb_by_next(classes, self.next(1)),
                Right::Next | Right::Participle => false,
            }
    }

    /// "Results, published in May, | show that": the first verb of its sentence, after what stands between commas.
    fn closes_insertion(&self, classes: ClassSet) -> bool {
        let left = self.left();
        let next = self.next(1);
        // "In an interview with the Herald, doctors | on the ward": nothing before the comma can be the subject.
        let before = self.tags[..self.at.saturating_sub(1)].iter().take(OPENING);
        let fronted = matches!(self.tags.first(), Some(Tag::Prep | Tag::Subord))
            && !before.inspect(|_| look(1)).any(|tag| *tag == Tag::Comma);
        !left.verb
            && !fronted
            && self.completes(classes)
            && (next.any(OPENS_NOUN)
                || next.any(NOMINAL.with(CAPITAL))
                || next.any(ClassSet::of(&[Class::Prep, Class::Adj, Class::Wh])))
    }

    /// Whether a determiner or possessor begins the group that the unit stands in: "a sharp slowing".
    fn determined(&self) -> bool {
        let group = self.tags.iter().rev().take(4);
        let mut before = group.skip_while(|tag| matches!(tag, Tag::Adj | Tag::Noun | Tag::Adv));
        before.next().is_some_and(|tag| tag.determines())
            && matches!(self.tags.last(), Some(Tag::Det | Tag::Poss | Tag::Genitive | Tag::Adj))
    }

    /// "How did Ann Lee | vote": the noun before stands after the modal or "do" of a question.
    fn asked(&self) -> bool {
        let group = |tag: Tag| tag.groups() || tag.determines();
        let Some(at) = (self.at.saturating_sub(8)..self.at).rev().find(|&at| !group(self.tags[at])) else {
            return false;
        };
        let auxiliary =
            self.tags[at] == Tag::Modal || self.tags[at] == Tag::Aux && is_word!(self.word(at), "do" | "does" | "did");
        auxiliary && at + 1 < self.at && (at == 0 || matches!(self.tags[at - 1], Tag::Wh | Tag::Bracket | Tag::Adv))
    }
}
