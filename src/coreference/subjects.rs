//! The subjects of a story's clauses: they are in the reader's mind more than what else is named, and stand for whom their
//! words bring in.

use super::SourceType;
use super::agreement::{Pronoun, gender_of, is_agents, tells_as};
use super::resolver::{Resolver, Speaker, Spot};
use super::salience::{HUNG, SUBJECT, Wanted};
use crate::clauses::{ClauseKind, Clauses, Sharing};
use crate::groups::{Chunk, Group, Head, Noun};
use crate::lexicon::{Class, ClassSet, Usage};
use crate::text::Tokens;

/// Words of time, which nobody means.
const TIME: ClassSet = ClassSet::of(&[Class::Date, Class::TimeUnit]);

/// The heads of the subjects of a story's clauses.
pub(super) fn subjects(clauses: &Clauses) -> Vec<(u32, bool)> {
    let mut subjects = Vec::new();
    clauses.each(|sentence| {
        for clause in &sentence.tree.clauses {
            let own = matches!(clause.sharing, Sharing::Own | Sharing::Inverted);
            let Some(subject) = clause.subject.filter(|_| own) else { continue };
            let hangs = matches!(
                clause.kind,
                ClauseKind::Relative | ClauseKind::Adverbial | ClauseKind::Participle | ClauseKind::Infinitive
            );
            if let Some(noun) = sentence.stretch.noun(subject.head) {
                subjects.push((noun.head, !hangs));
            }
        }
    });
    subjects.sort_unstable_by_key(|&(head, main)| (head, !main));
    subjects
}

impl<'a> Resolver<'a> {
    /// Weighs the groups that are subjects.
    pub fn weigh_subjects(&mut self) {
        let weight = |group: &Chunk| match group.value {
            Group::Noun(noun) => self.subject_weight(noun.head),
            Group::Verb(_) => None,
        };
        let mut weights: Vec<Option<f32>> = self.groups.iter().map(weight).collect();
        // "The council's leader, | Ann Lee |, wants it": a name in apposition to a subject is one.
        self.clauses.all().each(|sentence| {
            for clause in &sentence.tree.clauses {
                let Some(subject) = clause.subject.filter(|s| s.end > s.first + 1) else { continue };
                let Some(noun) = sentence.stretch.noun(subject.head) else { continue };
                let Some(weight) = self.subject_weight(noun.head) else { continue };
                let tokens = sentence.stretch.span(subject.first, subject.end);
                let Some((_, name, _)) = self.heading(tokens, noun.head) else { continue };
                let group = self.groups.begun(name.start).checked_sub(1);
                if let Some(group) = group.filter(|&g| self.groups[g].tokens.contains(name)) {
                    weights[group] = weights[group].or(Some(weight));
                }
            }
        });
        self.weights = weights;
    }

    /// The weight of the subject that a token heads: less where its clause hangs on another one.
    fn subject_weight(&self, token: u32) -> Option<f32> {
        let at = self.subjects.partition_point(|(head, _)| *head < token);
        self.subjects.get(at).filter(|(head, _)| *head == token).map(|(_, main)| if *main { SUBJECT } else { HUNG })
    }

    /// An unnamed subject: "a woman", "residents", "the ministry".
    pub fn subject_of(&self, spot: &Spot<'_>, group: &Chunk, wanted: &Wanted<'_>) -> Option<Speaker<'a>> {
        let Group::Noun(noun) = group.value else { return None };
        // "No fund was set up."
        if self.scene.used(group.tokens.start, Usage::Nothing) {
            return None;
        }
        let role = || noun.head_kind == Head::Role || tells_as(self.scene, noun.head, "epithet");
        let described = wanted.pronoun == Pronoun::One && !noun.indefinite && !noun.plural && role();
        let kind = self.kind_of_subject(noun, wanted.pronoun);
        if !described && kind.is_none() {
            return None;
        }
        // "one conservative, the host Ann Lee, disagrees": the name that follows.
        let next = group.tokens.end;
        let comma = |token: u32| {
            self.scene.text.tokens.get(token as usize).is_some() && self.scene.classes(token).has(Class::Comma)
        };
        let named = |from: u32, to: u32| self.entities.within(Tokens::new(from, to)).next().is_some();
        let before = group.tokens.start.saturating_sub(1);
        // And "Ann Lee, a host, disagrees": the one before.
        if comma(next) && named(next, next + 8) || comma(before) && named(before.saturating_sub(4), before) {
            return None;
        }
        // "My father is old. He": nobody else, be he named or not.
        if described && self.scene.classes(group.tokens.start).has(Class::PossPron) {
            let known = self.relative_of(group.tokens, noun.head);
            return Some(known.unwrap_or_else(|| self.unnamed(group.tokens, SourceType::UnnamedPerson)));
        }
        // "the ousted dictator": one of the article's names.
        if described {
            let called = |entity: u32| self.is_called(entity, group.tokens, noun.head);
            let epithet = tells_as(self.scene, noun.head, "epithet")
                || !tells_as(self.scene, noun.head, "anyone") && !tells_as(self.scene, noun.head, "office");
            let wanted = Wanted::named(Pronoun::One, gender_of(self.scene, noun.head), &|_| 1.0);
            // “The man laughed. He left,” Lee said: somebody whom only Lee has met.
            let met = ["anyone", "epithet"].iter().any(|class| tells_as(self.scene, noun.head, class));
            if met && self.is_within_quote(group.tokens) {
                return Some(self.unnamed(group.tokens, SourceType::UnnamedPerson));
            }
            let latest = if self.none_fits(&called) { None } else { self.latest(group.tokens, &called) };
            // "The prime minister left. She": whoever that is, where the story names nobody who is one.
            let office = tells_as(self.scene, noun.head, "office");
            let latest = latest.or_else(|| office.then(|| self.unnamed(group.tokens, SourceType::UnnamedPerson)));
            return latest
                .or_else(|| epithet.then(|| self.salient(&Spot { tokens: group.tokens, ..*spot }, &wanted)).flatten());
        }
        // "The firm lost money. It": one of the article's names.
        let kind = kind?;
        let body = kind == SourceType::Organization && !noun.indefinite;
        let known = body.then(|| self.described(&Spot { tokens: group.tokens, ..*spot }, group.tokens, noun.head));
        let known = known.flatten().filter(|who| who.entity.is_some());
        Some(known.unwrap_or_else(|| self.unnamed(group.tokens, kind)))
    }

    pub(super) fn kind_of_subject(&self, noun: Noun, pronoun: Pronoun) -> Option<SourceType> {
        let classes = self.scene.classes(noun.head);
        match (pronoun, noun.head_kind) {
            (Pronoun::One, Head::Role) if !noun.plural && noun.indefinite => Some(SourceType::UnnamedPerson),
            (Pronoun::Many, Head::Role) if noun.plural => Some(SourceType::Group),
            (Pronoun::Many, Head::Common)
                if noun.plural
                    && (classes.any(ClassSet::of(&[Class::Demonym, Class::Role]))
                        || is_agents(self.scene.lower(noun.head))) =>
            {
                Some(SourceType::Group)
            }
            // "The bridges are old. They": not a body further back.
            (Pronoun::Many, Head::Common) if noun.plural && !classes.any(TIME) => Some(SourceType::Unknown),
            (Pronoun::Thing | Pronoun::Many, Head::Common)
                if !noun.plural && tells_as(self.scene, noun.head, "organization") =>
            {
                Some(SourceType::Organization)
            }
            (Pronoun::Thing, Head::Common) if !noun.plural && tells_as(self.scene, noun.head, "document") => {
                Some(SourceType::Document)
            }
            (Pronoun::Thing, Head::Common) if !noun.plural => Some(SourceType::Unknown),
            _ => None,
        }
    }
}
