//! Where or in what it was said: "a statement", "an interview with the Herald", "remarks broadcast on television".
//!
//! ```text
//! venue = preposition noun-of-saying { preposition noun | "broadcast" | "posted" … }
//! ```
//!
//! The phrase stands outside content and source: after the cue, between source and cue, or at the head of the clause.

use super::draft::Draft;
use crate::clauses::items::Story;
use crate::coreference::tells_as;
use crate::groups::{Chunk, Form, Group, Head};
use crate::lexicon::{Class, ClassSet, Usage};
use crate::text::Tokens;

/// Groups on either side of a cue that are looked at.
const MOST: usize = 8;
/// Phrases that may hang on the noun.
const MOST_PHRASES: usize = 4;

/// The words that say where or in what it was said.
pub fn venue(scene: &Story<'_>, groups: &[Chunk], draft: &Draft) -> Option<Tokens> {
    if draft.around.is_empty() {
        return None;
    }
    let sentence = scene.text.sentences.get(draft.sentence as usize)?.tokens;
    let free = |tokens: Tokens| {
        sentence.contains(tokens)
            && !draft.content.iter().any(|c| c.overlaps(tokens))
            && !tokens.overlaps(draft.cue)
            && draft.source.is_none_or(|s| !s.overlaps(tokens))
    };
    let place = Place { scene, groups, free: &free };
    if let Some(told) =
        draft.addressee.filter(|&told| place.head(told).is_some_and(|head| tells_as(scene, head, "gathering")))
    {
        return Some(told);
    }
    let after = groups.partition_point(|g| g.tokens.start < draft.cue.end);
    let before = groups.partition_point(|g| g.tokens.start < draft.cue.start);
    let behind = (after..groups.len())
        .take(MOST)
        .take_while(|&at| groups[at].tokens.end <= draft.around.end && free(groups[at].tokens))
        .take_while(|&at| !is_finite(&groups[at]));
    let ahead = (0..before).rev().take(MOST).filter(|&at| place.leads(draft, sentence, at));
    behind.chain(ahead).find_map(|at| place.phrase(at, draft))
}

/// Whether anyone hears it there: not "told a news conference", nor "said in response to a question".
pub fn hears(scene: &Story<'_>, groups: &[Chunk], told: Tokens) -> bool {
    let place = Place { scene, groups, free: &|_| true };
    place.head(told).is_none_or(|head| !scene.used(head, Usage::Deaf))
}

fn is_finite(group: &Chunk) -> bool {
    matches!(group.value, Group::Verb(verb) if verb.form == Form::Finite)
}

struct Place<'a, 's> {
    scene: &'a Story<'s>,
    groups: &'a [Chunk],
    /// Whether a stretch is in the sentence, and neither content nor source nor cue.
    free: &'a dyn Fn(Tokens) -> bool,
}

impl Place<'_, '_> {
    /// The group that begins at a token.
    fn at(&self, token: u32) -> Option<&Chunk> {
        let at = self.groups.partition_point(|g| g.tokens.start < token);
        self.groups.get(at).filter(|g| g.tokens.start == token)
    }

    /// The head of the noun group that begins a phrase.
    fn head(&self, phrase: Tokens) -> Option<u32> {
        match self.at(phrase.start)?.value {
            Group::Noun(noun) => Some(noun.head),
            Group::Verb(_) => None,
        }
    }

    /// Whether a group before the cue says where: next to it ("issued a statement saying", "Lee, in a letter, said"),
    /// or at the head of the clause ("In a letter, Lee said").
    fn leads(&self, draft: &Draft, sentence: Tokens, at: usize) -> bool {
        let tokens = self.groups[at].tokens;
        if !(self.free)(tokens) || tokens.start < sentence.start {
            return false;
        }
        let source = draft.source.map_or(draft.cue, |s| s);
        let preposition = tokens.start.saturating_sub(1);
        if source.start < tokens.start {
            // Between source and cue.
            return tokens.end + 1 >= draft.cue.start || self.opens(preposition, sentence);
        }
        let to = source.start.max(tokens.end);
        let between = Tokens::new(tokens.end, to);
        let verbal = |t: u32| self.scene.classes(t).any(ClassSet::of(&[Class::CueVerb, Class::Aux, Class::Modal]));
        self.opens(preposition, sentence) && between.len() <= 12 && !between.iter().any(verbal)
    }

    /// Whether a preposition begins its clause.
    fn opens(&self, preposition: u32, sentence: Tokens) -> bool {
        const EDGE: ClassSet =
            ClassSet::of(&[Class::Comma, Class::Conj, Class::Dash, Class::CloseParen, Class::CloseQuote]);
        preposition == sentence.start
            || preposition > sentence.start
                && (self.scene.classes(preposition - 1).any(EDGE) || self.scene.used(preposition - 1, Usage::Speaking))
    }

    /// The phrase with a noun of saying at a group, with what hangs on it.
    fn phrase(&self, at: usize, draft: &Draft) -> Option<Tokens> {
        let Group::Noun(noun) = self.groups[at].value else { return None };
        let tokens = self.groups[at].tokens;
        let word = self.scene.lower(noun.head);
        let preposition = tokens.start.checked_sub(1).map_or("", |t| self.scene.lower(t));
        let named = matches!(noun.head_kind, Head::Organization | Head::Person | Head::Place);
        // "in response to a question" is not a venue; "in a written response" is.
        let medium = tells_as(self.scene, noun.head, "medium")
            && !named
            && (tokens.len() > 1 || !matches!(word, "response" | "reply"));
        let said = match preposition {
            "in" | "via" | "through" | "by" | "from" | "over" => {
                medium || !named && tells_as(self.scene, noun.head, "gathering")
            }
            "at" | "during" | "before" => medium || !named && tells_as(self.scene, noun.head, "gathering"),
            "on" => {
                medium
                    || word == "x"
                    || tells_as(self.scene, noun.head, "channel")
                    || self.scene.classes(noun.head).has(Class::Media)
            }
            // "issued a statement saying"
            _ => medium && draft.cue.start.wrapping_sub(tokens.end) <= 1 && at > 0 && self.issues(at - 1),
        };
        (said && !is_pronominal(self.scene, tokens)).then(|| self.whole(tokens))
    }

    /// Whether a group is a verb of bringing words out.
    fn issues(&self, at: usize) -> bool {
        let Group::Verb(verb) = self.groups[at].value else { return false };
        self.scene.used(verb.head, Usage::Issues)
    }

    /// The noun with the phrases that hang on it.
    fn whole(&self, noun: Tokens) -> Tokens {
        let mut end = noun.end;
        // After a participle a phrase must follow.
        let mut certain = end;
        let phrases = if matches!(self.scene.lower(noun.end - 1), "telephone" | "phone") { 0 } else { MOST_PHRASES };
        for _ in 0..phrases {
            // A text may end without a full stop.
            if !(self.free)(Tokens::new(noun.start, end + 1)) {
                break;
            }
            let next = match self.scene.lower(end) {
                "with" | "to" | "from" | "by" | "on" | "at" | "before" | "in" | "of" | "for" => {
                    self.at(end + 1).filter(|g| matches!(g.value, Group::Noun(_)))
                }
                _ if self.scene.used(end, Usage::Aired) => self.at(end),
                _ => None,
            };
            let Some(group) = next.filter(|g| (self.free)(Tokens::new(end, g.tokens.end))) else { break };
            end = group.tokens.end;
            if matches!(group.value, Group::Noun(_)) {
                certain = end;
            }
        }
        Tokens::new(noun.start, certain)
    }
}

/// "it", "which": no word of what it is.
fn is_pronominal(scene: &Story<'_>, tokens: Tokens) -> bool {
    tokens.len() == 1 && scene.classes(tokens.start).has(Class::Pron)
}

#[cfg(test)]
mod tests {
    use crate::article::Article;
    use crate::pipeline::Pipeline;
    use crate::report::Options;

    /// The venue and addressee of the first claim of a text.
    fn said(text: &str) -> (Option<String>, Option<String>) {
        let article = Article { text: text.into(), ..Article::default() };
        let report = Pipeline::new().run(&article, &Options::default());
        let claim = report.claims.first().expect("a claim");
        (claim.venue.as_deref().map(str::to_owned), claim.addressee.as_ref().map(|a| a.text.clone().into_owned()))
    }

    #[test]
    fn venues() {
        let cases: &[(&str, Option<&str>, Option<&str>)] = &[
            ("The company said in a statement that nobody was hurt.", Some("a statement"), None),
            ("In a letter to the governor, Lee said the dam was safe.", Some("a letter to the governor"), None),
            ("Lee, in an interview with the Herald, said it was safe.", Some("an interview with the Herald"), None),
            (
                "“The dam is safe,” Lee said in remarks broadcast on state television on Monday.",
                Some("remarks broadcast on state television"),
                None,
            ),
            ("Lee told a news conference on Monday that it was safe.", Some("a news conference"), None),
            (
                "Lee told reporters at a briefing in Oslo that it was safe.",
                Some("a briefing in Oslo"),
                Some("reporters"),
            ),
            ("“The dam is safe,” Lee wrote in a post on X.", Some("a post on X"), None),
            ("“The dam is safe,” Lee wrote on Twitter.", Some("Twitter"), None),
            ("Prosecutors said in court papers that he lied.", Some("court papers"), None),
            ("Speaking at a rally in Bergen, Lee said the dam was safe.", Some("a rally in Bergen"), None),
            ("“The dam is safe,” Lee said in a statement", Some("a statement"), None),
            // Not where it was said: what it is about, or where something else happened.
            ("Lee said the dam failed during a meeting of the board.", None, None),
            ("Lee said in response to a question that it was safe.", None, None),
            ("A statement said the dam was safe.", None, None),
        ];
        for &(text, venue, told) in cases {
            assert_eq!(said(text), (venue.map(str::to_owned), told.map(str::to_owned)), "{text}");
        }
    }
}
