//! The words of the open classes: nouns, verbs, adjectives and adverbs, told apart by what stands before them and, where
//! that can't, by what comes next.

use super::place::{CAPITAL, FINITE, NAME, NOMINAL, NUMBER, OPEN, OPENS_NOUN, Place, Right, VERBAL};
use super::tag::Tag;
use crate::lexicon::{Class, ClassSet, is_word};

impl Place<'_> {
    /// The tag of a noun, verb, adjective or adverb.
    pub(super) fn open(&self, classes: ClassSet) -> Tag {
        let first = classes.has(Class::SentenceStart);
        let shouted = self.titled || classes.has(Class::UpperLine);
        if classes.any(CAPITAL) && !shouted {
            let verb_only = classes.any(VERBAL) && !classes.any(NOMINAL) && !classes.has(Class::Adj);
            if !(first && classes.any(OPEN)) {
                let people = classes.has(Class::Demonym) && !classes.any(ClassSet::of(&[Class::Noun, Class::NounPl]));
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
                && !(classes.any(NOMINAL) && self.names_body(1))
            {
                return Tag::Verb;
            }
            if first && verb_only && classes.any(ClassSet::of(&[Class::Surname, Class::Given])) {
                return Tag::Name;
            }
        }
        if !classes.any(OPEN) {
            return match () {
                () if classes.any(CAPITAL.with(Class::Name.set())) => Tag::Name,
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
                // "The other | said Moscow": a determiner other than an article stands for a noun.
                let stands = !matches!(before, Some(Tag::Poss | Tag::Genitive))
                    && !is_word!(self.word(before_at), "the" | "a" | "an" | "this" | "that" | "these" | "those")
                    && classes.has(Class::CueVerb)
                    && classes.has(Class::VerbPast)
                    && next.any(OPENS_NOUN);
                let tells =
                    before == Some(Tag::Num) && only_verb && classes.has(Class::VerbPast) && self.tells(self.at);
                let counted = stands
                    || tells
                    || before == Some(Tag::Num)
                        // "two | offers to sell it": several agree with no verb in the singular.
                        && !(classes.has(Class::NounPl) && !classes.has(Class::VerbPast) && !self.is_one(before_at))
                        && (self.verb_by_next(classes, next) || classes.has(Class::VerbPast) && !next_nominal);
                // "the strength evident in it | raises": an adjective after its noun.
                let behind = before == Some(Tag::Adj) && before_at > 0 && self.tags[before_at - 1].heads()
                    || before == Some(Tag::Num) && classes.has(Class::MostlyVerb);
                // "The firm | claims that": what may describe is the noun where a verb of saying comes with its clause.
                if determined && classes.has(Class::Noun) && classes.has(Class::Adj) && self.says_next() {
                    return noun;
                }
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
                        && !self.is_told(before_at - 1)
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
            // "telling cheering supporters that"
            Some(Tag::Verb | Tag::VerbBase | Tag::VerbIng)
                if classes.has(Class::VerbIng)
                    && next.has(Class::NounPl)
                    && !next.any(OPENS_NOUN)
                    && self.tells(before_at)
                    && self.next(2).any(ClassSet::of(&[Class::Wh, Class::OpenQuote])) =>
            {
                Tag::Adj
            }
            // "report blocked drains", "says bottled water is safe"
            Some(Tag::Verb | Tag::VerbBase | Tag::VerbIng)
                if classes.has(Class::VerbPp)
                    && !nominal
                    && !next.any(OPENS_NOUN)
                    && (next.has(Class::NounPl)
                        || next.has(Class::Noun)
                            && self.next(2).any(ClassSet::of(&[Class::Aux, Class::Modal, Class::VerbS]))) =>
            {
                Tag::Adj
            }
            _ => {
                // After a mark, a conjunction, a verb or nothing.
                let conj = matches!(before, Some(Tag::Conj));
                // "did not name her but told host Ann Lee": a verb of telling describes nothing.
                let tells = conj && classes.has(Class::VerbPast) && self.tells(self.at);
                // "“C,” outgoing minister Ann Lee told", ", housing minister Ann Lee,": it describes the office.
                let office = classes.has(Class::VerbIng)
                    && (nominal || classes.has(Class::Adj))
                    && before.is_some()
                    && self.before_office();
                // "allegations, denied by Lee, that"
                // ", not expected before May,": no finite verb has a bare "not" before it.
                let by = before == Some(Tag::Comma)
                    && classes.has(Class::VerbPp)
                    && (self.tags.last() == Some(&Tag::Neg) && is_word!(self.word(self.at - 1), "not")
                        || self.units.get(self.at + 1).is_some()
                            && is_word!(self.word(self.at + 1), "by")
                            && self.next(2).any(CAPITAL.with(NAME).with(ClassSet::of(&[
                                Class::Role,
                                Class::Det,
                                Class::PossPron,
                            ])))
                        || self.opens_insertion(before_at));
                let finite = !by && (!nominal && classes.any(FINITE) && !classes.has(Class::Adj) || tells);
                let goes_on = (conj || matches!(before, Some(Tag::Comma | Tag::Bracket | Tag::Mark | Tag::Date)))
                    && self.verb_by_next(classes, next)
                    && classes.any(ClassSet::of(&[Class::VerbS, Class::VerbPast]));
                let completes = nominal
                    && matches!(before, Some(Tag::Comma | Tag::VerbPp | Tag::Bracket))
                    && (!classes.has(Class::Adj) || self.brings_clause() && !self.relative_follows())
                    && self.closes_insertion(classes);
                if office && nominal {
                    noun
                } else if office || !tells && self.describes(classes, before_at) {
                    Tag::Adj
                } else if completes {
                    Tag::Verb
                } else if classes.has(Class::VerbIng) && self.heads_clause(before) {
                    if next.any(NOMINAL) && !next.any(ClassSet::of(&[Class::Aux, Class::Modal])) {
                        Tag::Adj
                    } else {
                        Tag::Noun
                    }
                } else if classes.has(Class::VerbIng) && !(nominal && before.is_none()) {
                    Tag::VerbIng
                } else if finite || goes_on {
                    Tag::Verb
                } else if classes.has(Class::VerbPp) && !nominal && (by || !next_nominal) {
                    if classes.has(Class::VerbPast) && conj { Tag::Verb } else { Tag::VerbPp }
                } else {
                    name(false)
                }
            }
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
        // "most Americans | trust"
        let people = self.at > 0 && noun_before == Tag::Name && {
            let before = self.scene.classes(self.units[self.at - 1].tokens.end - 1);
            before.has(Class::Demonym) && before.has(Class::NounPl)
        };
        let plural = people || noun_before == Tag::NounPl || self.hangs_on_plural();
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
        if classes.has(Class::VerbPp) && noun_before == Tag::Noun && self.hangs_in_front() {
            return Tag::VerbPp;
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
            && (!(nominal && next.has(Class::Wh)) || is_word!(self.word(self.at), "saying"))
        {
            return Tag::VerbIng;
        }
        // "the cloud | computing company": a body that is nobody's object.
        if classes.has(Class::VerbIng) && noun_before == Tag::Noun && self.names_body(0) {
            return Tag::Noun;
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
                && (self.verb_by_next(classes, next) && (plural || !self.in_infinitive())
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
}
