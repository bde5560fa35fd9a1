//! What stands beside a word of the open classes and tells what it is: an office and a name behind it, the group it ends,
//! the verb that its clause has or has not got.

use super::clause::OPENING;
use super::place::{CAPITAL, FINITE, NAME, NOMINAL, OPENS_NOUN, Place, Right, VERBAL};
use super::tag::Tag;
use crate::lexicon::{Class, ClassSet, Usage, is_word};
use crate::work::look;

/// Units between two commas.
const INSERTED: usize = 12;

/// Words of an office before the name of who holds it.
const MOST_OFFICE: usize = 5;

impl Place<'_> {
    /// "a brief, hastily written | note", "her son and alleged | heir": a participle that describes the noun after it.
    pub(super) fn describes(&self, classes: ClassSet, before: usize) -> bool {
        let next = self.next(1);
        if !classes.has(Class::VerbPp) || !next.any(NOMINAL) || next.any(OPENS_NOUN) {
            return false;
        }
        if before == 0 {
            let first = self.at == 0 || self.at == 1 && self.tags[0] == Tag::Conj;
            return first && !classes.any(NOMINAL) && self.describes_first();
        }
        match (self.tags[before - 1], self.tags[before]) {
            (Tag::Adj, Tag::Comma) => {
                let group = self.tags[..before].iter().rev().take(4).find(|tag| !matches!(tag, Tag::Adj | Tag::Adv));
                group.is_some_and(|tag| tag.determines())
            }
            // "their recently deleted posts"
            (Tag::Det | Tag::Poss | Tag::Genitive, Tag::Date) => true,
            // ", retired judge Ann Lee", but "C, reported police chief Ann Lee"
            (Tag::Noun | Tag::NounPl | Tag::Name, Tag::Comma) => !classes.has(Class::CueVerb) && self.office_follows(),
            // A bare "heir" is nobody's object.
            (Tag::Noun | Tag::Name, Tag::Conj) => next.has(Class::Role) && !next.has(Class::NounPl),
            _ => false,
        }
    }

    /// "But leaked | minutes suggest", "Retired | bus driver Ann Lee": a participle before what it describes, where the
    /// sentence has no subject yet; not "Given | orders to leave", "Elected | president in May".
    fn describes_first(&self) -> bool {
        let hands = self.scene.used(self.units[self.at].tokens.start, Usage::Hands);
        let plural = self.next(1).has(Class::NounPl) && self.next(2).any(FINITE.with(VERBAL));
        !hands && (plural || self.office_follows())
    }

    /// Whether an office and the name of who holds it stand behind the unit: "Retired | bus driver Ann Lee".
    fn office_follows(&self) -> bool {
        (1..MOST_OFFICE)
            .take_while(|&by| self.next(by).any(NOMINAL))
            .any(|by| self.next(by).has(Class::Role) && self.next(by + 1).has(Class::Person))
    }

    /// "outgoing chief | minister Ann Lee": an office in small letters follows, and the name of who holds it.
    pub(super) fn before_office(&self) -> bool {
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

    /// Whether the object of the verb at a unit is whom it tells something: "telling | supporters".
    pub(super) fn tells(&self, at: usize) -> bool {
        let value = self.scene.value(self.units[at].tokens.start, Class::CueVerb);
        value.is_some_and(|value| value.contains("+/"))
    }

    /// "said | waiting times had", "but | funding is": a word in -ing that is, or describes, the subject of what follows.
    pub(super) fn heads_clause(&self, before: Option<Tag>) -> bool {
        let next = self.next(1);
        let finite = |classes: ClassSet| classes.any(ClassSet::of(&[Class::Aux, Class::Modal]));
        match before {
            // "by May, | rising costs would": what takes a clause of its own has that noun in it.
            Some(Tag::Comma) if next.any(NOMINAL) && !next.any(OPENS_NOUN) => {
                let left = self.left();
                finite(self.next(2)) && !self.opens_clause(self.at) && (left.verb || left.bare)
            }
            Some(Tag::Conj | Tag::Comma) => finite(next) && self.units[self.at].classes.any(NOMINAL),
            Some(Tag::Verb | Tag::VerbPp | Tag::VerbBase) => {
                let says = self.opens_clause(self.at - 1);
                says && (next.has(Class::NounPl) || next.any(NOMINAL) && self.next(2).has(Class::Modal))
                    && !next.any(OPENS_NOUN)
                    && (finite(self.next(2)) || self.next(2).any(FINITE) && !self.next(2).any(NOMINAL))
            }
            _ => false,
        }
    }

    /// "people | close to her", "those | present at the talks": an adjective that stands behind its noun.
    pub(super) fn stands_behind(&self) -> bool {
        let Some(next) = self.units.get(self.at + 1).map(|_| self.word(self.at + 1)) else { return false };
        match self.word(self.at) {
            word if is_word!(word, "close") => is_word!(next, "to") && !self.next(2).has(Class::Verb),
            word => is_word!(word, "present") && is_word!(next, "at" | "in" | "during" | "for"),
        }
    }

    /// "cut its revenue | forecast": the noun group before begins right behind a verb that takes an object, which is no
    /// verb of a relative clause.
    pub(super) fn in_object(&self) -> bool {
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

    /// "planned to give pupils alarm | clocks to see": the noun group before is the object of an infinitive, and its clause
    /// has a verb.
    pub(super) fn in_infinitive(&self) -> bool {
        let group = |tag: Tag| tag.groups() || matches!(tag, Tag::Genitive | Tag::Num);
        let verb = (self.at.saturating_sub(8)..self.at).rev().find(|&at| !group(self.tags[at]));
        let Some(verb) = verb.filter(|&verb| verb > 0 && verb + 1 < self.at) else { return false };
        let infinitive = self.tags[verb] == Tag::VerbBase && self.tags[verb - 1] == Tag::To;
        infinitive && !self.opens_clause(verb) && {
            let left = self.left();
            left.verb && !left.apart
        }
    }

    /// "In a video | posted to X by the club, Lee": a participle behind the one noun of a preposition that opens the sentence,
    /// where a comma closes what it opens.
    pub(super) fn hangs_in_front(&self) -> bool {
        let inside = |tag: &&Tag| matches!(tag, Tag::Adj);
        let words = self.tags[..self.at - 1].iter().rev().take_while(inside).count();
        let Some(first) = (self.at - 1).checked_sub(words + 2) else { return false };
        let opens = self.tags[first] == Tag::Prep && matches!(self.tags[first + 1], Tag::Det | Tag::Poss);
        opens
            && (first == 0 || first == 1 && matches!(self.tags[0], Tag::Conj | Tag::Adv))
            && !self.scene.used(self.units[self.at].tokens.start, Usage::Alone)
            && self.next(1).any(ClassSet::of(&[Class::Prep, Class::Weekday]))
            && self.units[self.at..].iter().take(OPENING).any(|unit| unit.classes.has(Class::Comma))
    }

    /// Whether a bare noun for one body stands behind a unit: "computing | company".
    pub(super) fn names_body(&self, by: usize) -> bool {
        let body = self.next(by + 1);
        body.has(Class::Noun)
            && body.has(Class::OrgHead)
            && !body.any(OPENS_NOUN.with(CAPITAL))
            && !body.has(Class::NounPl)
    }

    /// Whether the unit is a verb whose object is given a name: "called".
    pub(super) fn names(&self, at: usize) -> bool {
        let value = self.scene.value(self.units[at].tokens.start, Class::CueVerb);
        value.is_some_and(|value| Usage::Renames.of(value.split(' ').next().unwrap_or_default()))
    }

    /// Whether a number is one, or a year, which a verb in the singular may follow: "one | offers to help".
    pub(super) fn is_one(&self, number: usize) -> bool {
        let unit = &self.units[number];
        let first = self.scene.hash(unit.tokens.start);
        is_word!(first, "one" | "1" | "half") || unit.classes.has(Class::Year)
    }

    /// "a song | called “X”", "a man | named Lee": a participle that names the noun before it.
    pub(super) fn gives_name(&self) -> bool {
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

    /// "urged the delegates | to": a verb of telling and whom it tells, right before.
    pub(super) fn is_order(&self) -> bool {
        const MOST: usize = 4;
        let group = |at: usize| self.tags[at].groups() || self.tags[at].determines();
        let verb = (self.at.saturating_sub(MOST)..self.at).rev().find(|&at| !group(at));
        verb.is_some_and(|verb| verb + 1 < self.at && self.is_told(verb + 1))
    }

    /// "the firm | claims that it", "the firm | hopes to leave": the next word may be a verb, and what it brings follows.
    pub(super) fn says_next(&self) -> bool {
        const BOTH: ClassSet = ClassSet::of(&[Class::VerbS, Class::NounPl, Class::CueVerb]);
        let word = |by: usize| self.units.get(self.at + by).map_or(0, |_| self.word(self.at + by));
        self.next(1).all(BOTH)
            && (is_word!(word(2), "that") || is_word!(word(2), "to") && self.next(3).has(Class::Verb))
    }

    /// "told | jurors | that satellite images show it": whom a verb of telling tells, right behind it.
    pub(super) fn is_told(&self, at: usize) -> bool {
        let tells = |verb: usize| {
            let told = self.scene.value(self.units[verb].tokens.end - 1, Class::CueVerb);
            self.units[verb].classes.has(Class::CueVerb) && told.is_some_and(|value| value.contains("+/"))
        };
        at.checked_sub(1).is_some_and(tells)
    }

    /// Whether a word after "that" is the verb of a relative clause whose noun is plural or not.
    pub(super) fn relative_verb(&self, classes: ClassSet, plural: bool) -> bool {
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
    pub(super) fn closes_insertion(&self, classes: ClassSet) -> bool {
        let left = self.left();
        let next = self.next(1);
        // "In an interview with the Herald, doctors | on the ward": nothing before the comma can be the subject.
        let before = self.tags[..self.at.saturating_sub(1)].iter().take(OPENING);
        let fronted = matches!(self.tags.first(), Some(Tag::Prep | Tag::Subord))
            && !before.inspect(|_| look(1)).any(|tag| *tag == Tag::Comma);
        // "Minutes, seen by the Herald, | record that it was": what "that" brings is what they say.
        let completes = || match self.brings_clause() && !self.relative_follows() {
            true => self.completes_as(classes, false),
            false => self.completes(classes),
        };
        !left.verb
            && !fronted
            && completes()
            && (next.any(OPENS_NOUN)
                || next.any(NOMINAL.with(CAPITAL))
                || next.any(ClassSet::of(&[Class::Prep, Class::Adj, Class::Wh])))
    }

    /// "Results, published | in May, show": what can be a past or a participle, right behind the comma after the group
    /// that begins the sentence, where another comma closes what it begins.
    pub(super) fn opens_insertion(&self, comma: usize) -> bool {
        let subject = |tag: Tag| tag.heads() || tag.determines() || matches!(tag, Tag::Adj | Tag::Prep | Tag::Num);
        let before = &self.tags[..comma];
        let closed = || {
            self.units[self.at + 1..]
                .iter()
                .take(INSERTED)
                .inspect(|_| look(1))
                .take_while(|unit| !unit.classes.any(ClassSet::of(&[Class::Dot, Class::Conj, Class::OpenQuote])))
                .any(|unit| unit.classes.has(Class::Comma))
        };
        before.len() < OPENING
            && before.last().is_some_and(|tag| tag.heads())
            && before[0] != Tag::Prep
            && before.iter().all(|&tag| subject(tag))
            && self.next(1).any(ClassSet::of(&[Class::Prep, Class::Weekday]))
            && closed()
    }

    /// Whether a determiner or possessor begins the group that the unit stands in: "a sharp slowing".
    pub(super) fn determined(&self) -> bool {
        let group = self.tags.iter().rev().take(4);
        let mut before = group.skip_while(|tag| matches!(tag, Tag::Adj | Tag::Noun | Tag::Adv));
        before.next().is_some_and(|tag| tag.determines())
            && matches!(self.tags.last(), Some(Tag::Det | Tag::Poss | Tag::Genitive | Tag::Adj))
    }

    /// "How did Ann Lee | vote": the noun before stands after the modal or "do" of a question.
    pub(super) fn asked(&self) -> bool {
        let group = |tag: Tag| tag.groups() || tag.determines();
        let Some(at) = (self.at.saturating_sub(8)..self.at).rev().find(|&at| !group(self.tags[at])) else {
            return false;
        };
        let auxiliary =
            self.tags[at] == Tag::Modal || self.tags[at] == Tag::Aux && is_word!(self.word(at), "do" | "does" | "did");
        auxiliary && at + 1 < self.at && (at == 0 || matches!(self.tags[at - 1], Tag::Wh | Tag::Bracket | Tag::Adv))
    }
}
