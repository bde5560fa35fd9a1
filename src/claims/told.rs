//! The clauses of a content: which is its own, and which only stands inside it.
//!
//! How sure a content is and whether it is denied is told by its main clause alone: not by what it says of a noun in
//! passing, nor by what another is said to have said.

use crate::clauses::cues::{CueClass, CueWord, Stance};
use crate::clauses::{Clause, ClauseKind, Governed, Sentence};
use crate::lexicon::{Class, ClassSet, is_word};
use crate::rules::Scene;
use crate::text::Tokens;

/// Clauses that a sentence of news may have.
const MOST: usize = 64;
/// Sentences and quotations that begin with the one a content begins in.
const MOST_VOICES: usize = 8;

/// What a content says in clauses of its own.
pub struct Told<'a> {
    sentence: &'a Sentence,
    content: Tokens,
    /// The number of its main clause.
    main: usize,
}

/// The clauses of a content that begins with a piece; none where it has no verb.
pub fn told<'a>(scene: &Scene<'_>, clauses: &'a [Sentence], sentence: u32, piece: Tokens) -> Option<Told<'a>> {
    const MARKS: ClassSet = ClassSet::of(&[Class::OpenQuote, Class::CloseQuote, Class::Comma, Class::Dash]);
    let first = piece.iter().find(|&t| !scene.classes(t).any(MARKS))?;
    let begins = clauses.partition_point(|s| s.stretch.sentence < sentence);
    // Where a quotation began in an earlier sentence than its cue.
    let begins = (begins.saturating_sub(MOST_VOICES)..begins)
        .find(|&i| clauses[i].stretch.tokens.contains(Tokens::new(first, first + 1)))
        .unwrap_or(begins);
    let holds = |s: &&Sentence| s.stretch.tokens.contains(Tokens::new(first, first + 1));
    let voices = clauses[begins..].iter().take(2 * MOST_VOICES).filter(holds);
    let sentence = voices.min_by_key(|s| s.stretch.tokens.len()).filter(|s| s.tree.clauses.len() <= MOST)?;
    let content = Tokens::new(first, piece.end);
    let inside = |number: usize| {
        let verb = sentence.tree.clauses[number].verb?;
        content.contains(sentence.stretch.items[verb].tokens).then_some(verb)
    };
    let finite = |number: usize| {
        let clause = &sentence.tree.clauses[number];
        inside(number).is_some()
            && !matches!(
                clause.kind,
                ClauseKind::Relative | ClauseKind::Adverbial | ClauseKind::Participle | ClauseKind::Infinitive
            )
            && !(clause.kind == ClauseKind::Parenthesis && matches!(clause.governs, Governed::Before(..)))
            // What stands in another clause of the content is not its main one.
            && clause.parent.is_none_or(|parent| inside(parent).is_none() || parent > number)
    };
    let leads = |n: usize| inside(n).is_some_and(|verb| sentence.stretch.items[verb].tokens.start == first);
    let all = 0..sentence.tree.clauses.len();
    // "urged them to leave": a content that is an infinitive has no other.
    let main = all.clone().find(|&n| finite(n)).or_else(|| all.clone().find(|&n| leads(n)))?;
    Some(Told { sentence, content, main })
}

impl Told<'_> {
    /// The verb group of the main clause.
    pub fn verb(&self) -> Tokens {
        let clause = &self.sentence.tree.clauses[self.main];
        clause.verb.map_or(Tokens::default(), |verb| self.sentence.stretch.items[verb].tokens)
    }

    /// The subject of the main clause.
    pub fn subject(&self) -> Option<Tokens> {
        let Sentence { stretch, tree } = self.sentence;
        let subject = tree.clauses[self.main].subject?;
        let (first, last) = (stretch.items[subject.first].tokens, stretch.items[subject.end - 1].tokens);
        Some(Tokens::new(first.start, last.end))
    }

    /// Whether a token opens a clause that is asked or known: "wondered | if it was late".
    pub fn asks(&self, scene: &Scene<'_>, token: u32) -> bool {
        let Sentence { stretch, tree } = self.sentence;
        let opens = |clause: &Clause| clause.marker.is_some_and(|at| stretch.items[at].tokens.start == token);
        let asked = |clause: &Clause| {
            let verb = clause.parent.and_then(|above| tree.clauses[above].verb).and_then(|at| stretch.verb(at));
            let cue = verb.and_then(|verb| CueWord::of(scene, verb.head, Class::CueVerb));
            cue.is_some_and(|cue| cue.stance == Stance::Asks || cue.class == CueClass::Know)
        };
        tree.clauses.iter().any(|clause| clause.kind == ClauseKind::Complement && opens(clause) && asked(clause))
    }

    /// Whether a token stands in a clause that only hangs on the main one: "the man who might", "so they could".
    pub fn in_passing(&self, scene: &Scene<'_>, token: u32) -> bool {
        let Sentence { stretch, tree } = self.sentence;
        tree.clauses.iter().enumerate().any(|(number, clause)| {
            let Some(last) = clause.end.checked_sub(1).filter(|&last| last >= clause.first) else { return false };
            let tokens = Tokens::new(stretch.items[clause.first].tokens.start, stretch.items[last].tokens.end);
            number != self.main
                && tokens.contains(Tokens::new(token, token + 1))
                && self.content.contains(tokens)
                && self.hangs(scene, clause)
        })
    }

    /// Whether the verb of the main clause is a perfect: "had been threatened", not "have to leave", "would have left".
    fn has_happened(&self, scene: &Scene<'_>) -> bool {
        let verb = self.verb();
        let has = |t: u32| is_word!(scene.hash(t), "had" | "has" | "have");
        let other = |t: u32| scene.classes(t).has(Class::Modal) || is_word!(scene.hash(t), "to");
        verb.len() > 1
            && scene.classes(verb.end - 1).has(Class::VerbPp)
            && verb.iter().any(has)
            && !verb.iter().any(other)
    }

    fn hangs(&self, scene: &Scene<'_>, clause: &Clause) -> bool {
        let stretch = &self.sentence.stretch;
        let word = |at: Option<usize>| at.map_or(0, |at| scene.hash(stretch.items[at].tokens.start));
        match clause.kind {
            ClauseKind::Relative => true,
            // "if" and "unless" make it possible; "after", "because" say nothing of it; "as" may be no conjunction. What
            // has happened is certain: "had been threatened with dismissal if they spoke".
            ClauseKind::Adverbial => {
                !is_word!(word(clause.marker), "if" | "unless" | "as")
                    || !is_word!(word(clause.marker), "as") && self.has_happened(scene)
            }
            ClauseKind::Coordinate => true,
            _ => false,
        }
    }
}
