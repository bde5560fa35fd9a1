//! Every pronoun of the story, in order: whom it stands for.
//!
//! A pronoun that is not a source is read between the claims, so that each finds who was named, meant and heard before it.
//! First its own sentence is asked: the subject of its clause, or of the one that this hangs on (after Hobbs 1978); then
//! whose words these are; then who is most in the reader's mind. Where none fits, or another noun fits better, it
//! stands for nobody that is printed.

use super::SourceType;
use super::agreement::{Case, Form, Pronoun, kind_of, pronoun_at};
use super::draft::Draft;
use super::local::Local;
use super::resolver::{Meant, Resolver, Speaker, Spot};
use super::rules::id;
use super::salience::Wanted;
use crate::clauses::items::Kind;
use crate::clauses::{ClauseKind, Phrase, Sentence};
use crate::groups::Noun;
use crate::lexicon::{Class, ClassSet, is_word};
use crate::names::NameKind;
use crate::text::Tokens;

/// Claims that may be open at once.
const MOST_OPEN: usize = 16;

/// Whose words a pronoun stands in.
#[derive(Clone, Copy)]
struct Voice {
    /// The number of the claim.
    draft: usize,
    /// Their very words.
    quoted: bool,
}

impl<'a> Resolver<'a> {
    /// Reads the pronouns before a token.
    pub fn read_to(&mut self, end: u32, drafts: &[Draft], by_draft: &[Option<Speaker<'a>>]) {
        for token in self.next..end.min(self.scene.text.tokens.len() as u32) {
            let Some(form) = pronoun_at(self.scene, token).filter(|form| form.pronoun != Pronoun::Any) else {
                continue;
            };
            let tokens = Tokens::new(token, token + 1);
            if !self.is_told(tokens) || self.is_part(token) {
                continue;
            }
            let form = self.in_place(token, form);
            let source = drafts.iter().zip(by_draft).rev().take(MOST_OPEN);
            let mut source = source.filter(|(draft, _)| draft.source == Some(tokens));
            let meant = match source.find_map(|(_, speaker)| speaker.clone()) {
                Some(speaker) => Some((speaker, self.rule_of(form))),
                None => self.meaning(token, form, drafts, by_draft),
            };
            if let Some((who, rule)) = meant
                && who.kind != SourceType::Unknown
            {
                self.meant.push(Meant { token, rule, who });
            }
        }
        self.next = self.next.max(end);
    }

    /// The case that a form has where it stands: "her" before a noun is an owner, "it" after a verb an object.
    fn in_place(&self, token: u32, form: Form) -> Form {
        let group = self.groups.ended(token);
        let alone = self.groups.get(group).is_none_or(|g| g.tokens == Tokens::new(token, token + 1));
        let owns = self.scene.classes(token).has(Class::PossPron) && !alone;
        let case = match form.case {
            Case::Self_ => Case::Self_,
            _ if owns => Case::Owner,
            Case::Subject if form.pronoun == Pronoun::Thing && !self.before_verb(token) => Case::Object,
            case => case,
        };
        Form { case, ..form }
    }

    /// "both sides", "both the fare and the tax": no pronoun of its own.
    fn is_part(&self, token: u32) -> bool {
        is_word!(self.scene.hash(token), "both") && !self.before_verb(token)
    }

    fn before_verb(&self, token: u32) -> bool {
        let next = self.groups.begun(token);
        self.groups.get(next).is_some_and(|g| {
            matches!(g.value, crate::groups::Group::Verb(v) if v.form == crate::groups::Form::Finite)
                && g.tokens.start <= token + 2
        })
    }

    fn rule_of(&self, form: Form) -> &'static str {
        match form.pronoun {
            Pronoun::One => id::ONE,
            Pronoun::Many => id::MANY,
            Pronoun::Thing => id::THING,
            Pronoun::Speaker => id::SPEAKER,
            Pronoun::Speakers => id::SPEAKERS,
            Pronoun::Relative | Pronoun::Any => id::RELATIVE,
        }
    }

    fn meaning(
        &mut self,
        token: u32,
        form: Form,
        drafts: &[Draft],
        by_draft: &[Option<Speaker<'a>>],
    ) -> Option<(Speaker<'a>, &'static str)> {
        if form.pronoun == Pronoun::Relative {
            return self.relative(token).map(|who| (who, id::RELATIVE));
        }
        let voice = self.voice_at(token, drafts, by_draft.len());
        let speaker = voice.and_then(|voice| by_draft[voice.draft].as_ref());
        let quoted = voice.is_some_and(|voice| voice.quoted);
        match form.pronoun {
            Pronoun::Speaker => {
                let who = speaker.filter(|_| quoted)?;
                return Some((who.clone(), id::SPEAKER));
            }
            Pronoun::Speakers => {
                let who = speaker.filter(|_| quoted)?;
                return self.with_others(who).map(|who| (who, id::SPEAKERS));
            }
            _ => {}
        }
        if form.pronoun == Pronoun::Thing && self.is_empty_it(token) {
            return None;
        }
        if form.case == Case::Owner
            && let Some(who) = self.beside_owner(token, form)
        {
            return Some((who, id::CLAUSE));
        }
        let fits = |_| 1.0;
        let not = speaker.filter(|_| quoted);
        let below = if form.case == Case::Subject { self.below(token) } else { Vec::new() };
        let mut wanted = Wanted {
            pronoun: form.pronoun,
            gender: form.gender,
            not,
            apart: None,
            below: &below,
            named: false,
            speaks: false,
            fits: &fits,
        };
        match self.local(token, form, &mut wanted) {
            Local::Subject(who) => return Some((who, id::CLAUSE)),
            Local::Taken => return None,
            Local::Nothing => {}
        }
        let content_start = voice.and_then(|v| drafts[v.draft].content.first()).map_or(token, |c| c.start.min(token));
        if let Some(who) = speaker.filter(|who| !quoted && self.may_be(&wanted, who)) {
            let other = self.surer(&wanted, who, Tokens::new(content_start, token));
            return Some((other.unwrap_or_else(|| who.clone()), id::REPORTED));
        }
        let content = voice.map_or(&[][..], |voice| &drafts[voice.draft].content);
        let spot = Spot {
            tokens: Tokens::new(token, token + 1),
            sentence: self.sentence_of(token),
            plural: form.pronoun == Pronoun::Many,
            content: if quoted { content } else { &[] },
            goes_on: false,
            says: false,
        };
        let who = self.salient(&spot, &wanted)?;
        let far = quoted && self.is_far(spot.tokens, form.pronoun, &who);
        (!far).then(|| (who, self.rule_of(form)))
    }

    /// The innermost claim whose content a token stands in.
    fn voice_at(&mut self, token: u32, drafts: &[Draft], known: usize) -> Option<Voice> {
        while self.opened < known {
            self.open.push(self.opened);
            self.opened += 1;
        }
        self.open.retain(|&draft| drafts[draft].content.iter().any(|piece| piece.end > token));
        let excess = self.open.len().saturating_sub(MOST_OPEN);
        self.open.drain(..excess);
        let size = |draft: usize| drafts[draft].content.iter().map(|piece| piece.len()).sum::<u32>();
        let holds = |&draft: &usize| {
            let here = |piece: &Tokens| piece.start <= token && token < piece.end;
            drafts[draft].content.iter().any(here)
        };
        let draft = self.open.iter().copied().filter(holds).min_by_key(|&draft| size(draft))?;
        Some(Voice { draft, quoted: self.is_quoted(token, &drafts[draft]) })
    }

    /// Whether a quotation that holds the token does not hold the words that attribute it.
    fn is_quoted(&self, token: u32, draft: &Draft) -> bool {
        let next = self.quotes.begun(token);
        let holds = |q: &&crate::text::Quote| q.tokens.end > token;
        let mut around = self.quotes[next.saturating_sub(MOST_OPEN)..next].iter().filter(holds);
        draft.unmarked || around.any(|q| draft.cue.is_empty() || !q.tokens.contains(draft.cue))
    }

    /// "We" of one who speaks for others: their body; a body or a group itself.
    fn with_others(&self, who: &Speaker<'a>) -> Option<Speaker<'a>> {
        match who.kind {
            SourceType::Organization | SourceType::Group => Some(who.clone()),
            _ => {
                let body = who.entity.and_then(|entity| self.bodies[entity as usize]);
                // "A letter seen by the Herald" is not the Herald's.
                let words = if who.kind == SourceType::Document { who.at } else { who.tokens };
                let body = body.or_else(|| self.body_within(words));
                body.map(|entity| self.named_entity(entity, who.tokens))
            }
        }
    }

    /// "Lee's house and | her | garden": the owner of the first is that of the second.
    fn beside_owner(&self, token: u32, form: Form) -> Option<Speaker<'a>> {
        const MOST: u32 = 6;
        let and = token.checked_sub(1).filter(|&t| is_word!(self.scene.hash(t), "and" | "or"))?;
        let owner = (and.saturating_sub(MOST)..and).rev().find(|&t| self.scene.classes(t).has(Class::Possessive))?;
        let group = self.groups.ended(owner);
        let one = self.groups.get(group).is_some_and(|g| g.tokens.contains(Tokens::new(owner, and)));
        let at = self.entities.mentions.partition_point(|m| m.tokens.end < owner);
        let who = self.entities.mentions.get(at).filter(|m| one && m.tokens.end == owner)?;
        let fits = |_| 1.0;
        let wanted = Wanted { gender: form.gender, named: false, ..Wanted::named(form.pronoun, form.gender, &fits) };
        let who = self.named_by(who);
        self.may_be(&wanted, &who).then_some(who)
    }

    /// "It is clear that", "it was said to be": stands for nothing.
    fn is_empty_it(&self, token: u32) -> bool {
        const LINK: ClassSet = ClassSet::of(&[Class::Aux, Class::Modal, Class::Neg, Class::Adv]);
        const SAID: ClassSet = ClassSet::of(&[Class::Adj, Class::VerbPp, Class::CueVerb, Class::CueAdj]);
        let end = self.scene.text.sentences.get(self.sentence_of(token) as usize).map_or(token, |s| s.tokens.end);
        let mut at = token + 1;
        while at < end && self.scene.classes(at).any(LINK) {
            at += 1;
        }
        if at == token + 1 {
            // "when it comes to taxes", "it turns out that"
            return at + 1 < end
                && is_word!(self.scene.hash(at), "comes" | "came" | "turns" | "turned")
                && is_word!(self.scene.hash(at + 1), "to" | "out" | "down");
        }
        let opens = |t: u32| {
            let classes = self.scene.classes(t);
            classes.has(Class::Wh) || classes.has(Class::Subord) || matches!(self.scene.lower(t), "to" | "for" | "that")
        };
        let linked = (token + 1..at).any(|t| self.scene.classes(t).has(Class::Aux));
        // "It is encouraging citizens to": what it does.
        let reach = if at < end && self.scene.classes(at).has(Class::VerbIng) { 2 } else { 5 };
        linked && at < end && self.scene.classes(at).any(SAID) && (at + 1..end.min(at + reach)).any(opens)
    }

    /// Who or what "who", "which" or "whose" says more of: the noun before, or one that this hangs on, if only that has
    /// a name: "the head of the board, who".
    fn relative(&self, token: u32) -> Option<Speaker<'a>> {
        let near = self.clauses.near(self.sentence_of(token));
        let (sentence, at) = self.item_at(&near, token)?;
        let relative = |clause: &crate::clauses::Clause| {
            clause.kind == ClauseKind::Relative && (clause.marker == Some(at) || clause.first == at)
        };
        let Sentence { stretch, tree } = sentence;
        tree.clauses[tree.near_item(at)].iter().find(|clause| relative(clause))?;
        let items = &stretch.items;
        let noun = |to: usize| {
            let parts = |kind: Kind| matches!(kind, Kind::Comma | Kind::Prep | Kind::Open);
            let before = (to.saturating_sub(2)..to).rev().find(|&i| !parts(items[i].kind))?;
            sentence.stretch.noun(before).map(|noun| (before, noun))
        };
        let (first, head) = noun(at)?;
        let person = is_word!(self.scene.hash(token), "who" | "whom");
        let fits = |entity: u32| !person || self.entities.kind(entity) == NameKind::Person;
        let named =
            |at: usize, head: Noun| self.heading(items[at].tokens, head.head).filter(|(entity, ..)| fits(*entity));
        let found = named(first, head).or_else(|| {
            let (before, head) = noun(first).filter(|_| person)?;
            named(before, head)
        });
        match found {
            Some((entity, ..)) => Some(self.named_entity(entity, items[first].tokens)),
            None => {
                let kind = kind_of(self.scene, items[first].tokens, head.head, head.plural);
                Some(self.unnamed(items[first].tokens, kind))
            }
        }
    }

    /// Those named in the rest of the clause that a pronoun is the subject of: "he left because Lee was ill".
    fn below(&self, token: u32) -> Vec<u32> {
        let near = self.clauses.near(self.sentence_of(token));
        let Some((Sentence { stretch, tree }, at)) = self.item_at(&near, token) else { return Vec::new() };
        let mut near = tree.near_item(at);
        let near_end = near.end;
        let subject = |n: &usize| tree.clauses[*n].subject.is_some_and(|subject| subject == Phrase::of(at));
        let Some(clause) = near.find(subject) else { return Vec::new() };
        // "He met Lund, who had told Lee so": what is said by the way may name anybody.
        let aside =
            tree.clauses[clause + 1..near_end].iter().filter(|c| c.kind == ClauseKind::Relative && c.first > at);
        let end = aside.map(|c| c.first).fold(tree.own_end(clause), usize::min);
        if end <= at + 1 { Vec::new() } else { self.named_in(std::iter::once(stretch.span(at + 1, end))) }
    }

    /// Someone named in what a speaker says who agrees for sure, where nothing tells the speaker's gender.
    fn surer(&self, wanted: &Wanted<'_>, who: &Speaker<'_>, said: Tokens) -> Option<Speaker<'a>> {
        if wanted.pronoun != Pronoun::One || wanted.gender.is_none() || self.gender(who).is_some() {
            return None;
        }
        let mut people = self.entities.within(said).filter(|m| Some(m.entity) != who.entity).map(|m| self.named_by(m));
        people.find(|other| self.gender(other) == wanted.gender && self.may_be(wanted, other))
    }
}
