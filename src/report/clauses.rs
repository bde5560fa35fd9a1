//! The reading under the claims, for `--with-clauses`: the clauses of an article as they are printed.

use super::{ClauseId, TextSpan};
use crate::clauses::ClauseKind;
use crate::groups::{Form, Verb};
use crate::lexicon::{Class, Lexicon};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// A clause: its verb, whose it is and what it governs.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Clause<'a> {
    /// "k1", "k2".
    pub id: ClauseId,
    /// Where it begins.
    pub start: u32,
    /// Where it ends, exclusive.
    pub end: u32,
    /// The number of its sentence.
    pub sentence: u32,
    /// The clause it stands in.
    pub parent: Option<ClauseId>,
    /// What opens it, and what it does.
    pub kind: ClauseKind,
    /// Its verb.
    pub verb: ClauseVerb<'a>,
    /// Whose verb that is.
    pub subject: Option<Subject<'a>>,
    /// The clause or quotation that its verb governs, "that" included.
    pub complement: Option<TextSpan<'a>>,
    /// The rule that found it.
    pub rule: Cow<'a, str>,
}

/// A verb group.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ClauseVerb<'a> {
    /// Where it begins.
    pub start: u32,
    /// Where it ends, exclusive.
    pub end: u32,
    /// The words.
    pub text: Cow<'a, str>,
    /// Its dictionary form.
    pub lemma: Cow<'a, str>,
    /// Active or passive.
    pub voice: Voice,
    /// Whether it is denied: "did not say".
    pub negated: bool,
    /// When, as its words show it.
    pub tense: Tense,
}

/// A subject, its head apart.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Subject<'a> {
    /// Where it begins.
    pub start: u32,
    /// Where it ends, exclusive.
    pub end: u32,
    /// The words.
    pub text: Cow<'a, str>,
    /// The noun that the verb agrees with.
    pub head: TextSpan<'a>,
}

/// Whether the subject does it.
#[allow(missing_docs, reason = "their names say it")]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Voice {
    Active,
    Passive,
}

/// When, as the words of a verb show it.
#[allow(missing_docs, reason = "their names say it")]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Tense {
    Past,
    Present,
    /// "has said", "had said".
    Perfect,
    Future,
    /// With any other modal: "may say".
    Modal,
    /// Of an infinitive or a participle.
    None,
}

/// The tense that the words of a verb group show.
pub(super) fn tense(lexicon: &Lexicon, words: &str, verb: Verb) -> Tense {
    if verb.form != Form::Finite {
        return Tense::None;
    }
    let words = words.to_lowercase();
    let mut words = words.split_whitespace();
    let has = |class| move |word: &&str| lexicon.lookup(word).is_some_and(|entry| entry.classes.has(class));
    let first = words.clone().find(|word| has(Class::Modal)(word) || has(Class::Aux)(word));
    match first {
        Some("will" | "shall" | "'ll" | "won't") => Tense::Future,
        Some(word) if has(Class::Modal)(&word) => Tense::Modal,
        Some("has" | "have" | "had" | "'ve" | "'d") if !verb.auxiliary => Tense::Perfect,
        Some("was" | "were" | "did" | "had") => Tense::Past,
        Some(_) => Tense::Present,
        None if words.any(|word| has(Class::VerbPast)(&word)) => Tense::Past,
        None => Tense::Present,
    }
}

/// The base form of a verb: the cue table's, or the one that taking off an ending leads to.
pub(super) fn lemma(lexicon: &Lexicon, word: &str) -> Cow<'static, str> {
    let word = word.to_lowercase();
    let entry = lexicon.lookup(&word);
    let cue = entry.as_ref().and_then(|entry| lexicon.value(entry.row, Class::CueVerb));
    if let Some((lemma, _)) = cue.and_then(|value| value.split_once(' ')) {
        return lemma.into();
    }
    if matches!(word.as_str(), "is" | "are" | "was" | "were" | "been" | "being" | "am" | "'s" | "'re" | "'m") {
        return "be".into();
    }
    if matches!(word.as_str(), "has" | "had" | "having" | "'ve") {
        return "have".into();
    }
    if matches!(word.as_str(), "does" | "did" | "doing" | "done") {
        return "do".into();
    }
    let verb = |form: &str| lexicon.lookup(form).is_some_and(|entry| entry.classes.has(Class::Verb));
    if verb(&word) {
        return word.into();
    }
    let ends: [(&str, &[&str]); 6] =
        [("ies", &["y"]), ("es", &["e", ""]), ("s", &[""]), ("ied", &["y"]), ("ed", &["e", ""]), ("ing", &["e", ""])];
    for (ending, instead) in ends {
        let Some(stem) = word.strip_suffix(ending) else { continue };
        let doubled = stem.char_indices().next_back().map_or(stem, |(at, _)| &stem[..at]);
        let forms = instead.iter().map(|end| format!("{stem}{end}")).chain([doubled.to_owned()]);
        if let Some(found) = forms.into_iter().find(|form| verb(form)) {
            return found.into();
        }
    }
    word.into()
}
