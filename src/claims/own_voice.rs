//! Statements of the article's own voice: the main clauses of its sentences, but for what is attributed in them.
//!
//! ```text
//! [The bridge], which police say is safe, [reopened on Monday], and [the ferry stopped].
//! ```
//!
//! Only of prose: a headline, a caption or a row of a table has no sentence that ends in a stop.

use super::draft::Draft;
use super::{Certainty, Claim, ClaimKind, Stance, certainty, frames, polarity};
use super::{confidence, rules};
use crate::clauses::cues::Reads;
use crate::clauses::items::{self, Kind, Story, Stretch};
use crate::groups::{Chunk, Form};
use crate::lexicon::{Class, ClassSet, is_word};
use crate::rules::{Row, Scene};
use crate::text::{ParagraphKind, Tokens};

/// The rule of these claims.
const READS: Reads = Reads::OwnVoice;

/// Adds to the claims of a text those of its own voice, in order; the numbers of parents follow.
pub fn add(scene: &Scene<'_>, row: &Row, groups: &[Chunk], claims: Vec<Claim>) -> Vec<Claim> {
    let story = &Story::of(scene);
    let taken = attributed(scene, &claims);
    let mut own = Vec::new();
    let mut clause = Stretch::default();
    for (number, sentence) in (0_u32..).zip(&scene.text.sentences) {
        let kind = scene.text.paragraphs.get(sentence.paragraph as usize).map(|p| p.kind);
        if kind == Some(ParagraphKind::Body) && is_stopped(scene, sentence.tokens) {
            items::fill(story, row, groups, number, None, &mut clause);
            statements(scene, &clause, &taken, |content| own.push(claim(scene, groups, number, content)));
        }
    }
    merge(claims, own)
}

/// "We asked three experts": outside of quotations and of what others say, those who write only tell how they found out.
pub fn is_authors_question(scene: &Scene<'_>, draft: &Draft) -> bool {
    let own = |source: Tokens| source.len() == 1 && is_word!(scene.hash(source.start), "i" | "we");
    draft.quote.is_none() && draft.stance == Stance::Asks && draft.source.is_some_and(own)
}

fn claim(scene: &Scene<'_>, groups: &[Chunk], sentence: u32, content: Vec<Tokens>) -> Claim {
    Claim {
        rule: rules::id_of(READS),
        reads: READS,
        evidence: confidence::NONE,
        kind: ClaimKind::Unattributed,
        source: None,
        cue: None,
        addressee: None,
        said_at: None,
        venue: None,
        stance: Stance::Asserts,
        certainty: certainty::hedged(scene, &content, Certainty::Certain, None),
        positive: polarity::positive(scene, groups, &content, None),
        parent: None,
        sentence,
        content,
    }
}

/// Whether a sentence ends as a statement does.
fn is_stopped(scene: &Scene<'_>, tokens: Tokens) -> bool {
    const CLOSING: ClassSet = ClassSet::of(&[Class::CloseQuote, Class::CloseParen]);
    let last = tokens.iter().rev().find(|&t| !scene.classes(t).any(CLOSING));
    last.is_some_and(|t| scene.classes(t).any(ClassSet::of(&[Class::Dot, Class::Stop])) && scene.lower(t) != "?")
}

/// What the claims attribute: contents, cues, and sources that stand beside the sentence's own clause. In order and
/// apart.
fn attributed(scene: &Scene<'_>, claims: &[Claim]) -> Vec<Tokens> {
    let mut all: Vec<Tokens> = Vec::with_capacity(3 * claims.len());
    for claim in claims {
        all.extend(&claim.content);
        all.extend(claim.cue.iter().flat_map(|cue| &cue.tokens));
        for &source in claim.source.iter().flat_map(|source| &source.tokens) {
            if is_aside(scene, claim.reads, source) {
                all.push(source);
            }
        }
    }
    all.sort_unstable_by_key(|t| (t.start, t.end));
    all.dedup_by(|next, last| {
        let joined = next.start <= last.end;
        if joined {
            last.end = last.end.max(next.end);
        }
        joined
    });
    all
}

/// Whether a source is not part of the sentence's own clause: "C, S said", "according to S", "after S said".
fn is_aside(scene: &Scene<'_>, reads: Reads, source: Tokens) -> bool {
    const ASIDE: ClassSet = ClassSet::of(&[Class::Wh, Class::Subord]);
    reads.beside() || source.start > 0 && scene.classes(source.start - 1).any(ASIDE)
}

/// A clause as far as it has been read.
#[derive(Default)]
struct Reading {
    /// Its first item.
    from: usize,
    /// Its first finite verb that stands under no "who", "that" or "when"; and the same, of the article's own.
    verb: Option<usize>,
    own: Option<usize>,
    /// The last of the article's own that is not that of a relative clause.
    last: Option<usize>,
    /// Something stands before its verb.
    subject: bool,
    /// The next verb is that of a clause inside it.
    inside: Option<Kind>,
}

/// Calls `found` with the pieces of each main clause of the article's own.
fn statements(scene: &Scene<'_>, clause: &Stretch, taken: &[Tokens], mut found: impl FnMut(Vec<Tokens>)) {
    let items = &clause.items;
    let mut next = taken.partition_point(|t| t.end <= clause.tokens.start);
    let mut own = Vec::with_capacity(items.len());
    for item in items {
        while taken.get(next).is_some_and(|t| t.end <= item.tokens.start) {
            next += 1;
        }
        let free = taken.get(next).is_none_or(|t| t.start >= item.tokens.end);
        own.push(free && !matches!(item.kind, Kind::Quote(_)));
    }
    // "was quoted as saying"
    for at in 2..items.len() {
        own[at - 2] &= own[at] || scene.lower(items[at - 1].tokens.start) != "as" || !is_verb(items[at].kind);
    }
    let mut reading = Reading::default();
    for at in 0..=items.len() {
        let ends = match clause.kind(at) {
            None | Some(Kind::Semicolon) => true,
            // "the bridge reopened and the ferry stopped"
            Some(Kind::Conj) => {
                reading.verb.is_some()
                    && reading.inside.is_none()
                    && clause.noun(at + 1).is_some()
                    && frames::clause_at(clause, at + 1)
            }
            _ => false,
        };
        if !ends {
            read(clause, at, own[at], &mut reading);
            continue;
        }
        // A word such as "after" may be a preposition: then the last verb is the main one.
        let main = reading.own.or(reading.last.filter(|_| reading.verb.is_none()));
        if let Some(main) = main.filter(|_| reading.subject) {
            let pieces = pieces(scene, clause, &own, reading.from, at, main);
            if !pieces.is_empty() {
                found(pieces);
            }
        }
        reading = Reading { from: at + 1, ..Reading::default() };
    }
}

fn is_verb(kind: Kind) -> bool {
    matches!(kind, Kind::Verb(_))
}

fn read(clause: &Stretch, at: usize, own: bool, reading: &mut Reading) {
    match clause.items[at].kind {
        Kind::Verb(v) if v.form == Form::Finite => {
            if own && !matches!(reading.inside, Some(Kind::Wh | Kind::That)) {
                reading.last = Some(at);
            }
            if reading.inside.take().is_none() {
                reading.verb = reading.verb.or(Some(at));
                if own {
                    reading.own = reading.own.or(Some(at));
                }
            }
        }
        // "That was the end."
        Kind::That if at == reading.from => reading.subject = true,
        kind @ (Kind::Wh | Kind::That | Kind::Subord) => {
            reading.subject |= kind == Kind::Wh && at == reading.from;
            reading.inside = Some(kind);
        }
        // "After the storm, the bridge closed": no clause.
        Kind::Comma if reading.inside == Some(Kind::Subord) => reading.inside = None,
        Kind::Noun(_) | Kind::Other => reading.subject = true,
        _ => {}
    }
}

/// The runs of the article's own items in a clause: subject and verb, and what has a verb of its own after them.
fn pieces(scene: &Scene<'_>, clause: &Stretch, own: &[bool], from: usize, to: usize, main: usize) -> Vec<Tokens> {
    let mut pieces = Vec::new();
    let mut at = from;
    while at < to {
        let length = own[at..to].iter().take_while(|&&own| own).count();
        let (first, end) = trim(clause, at, at + length);
        let run = &clause.items[first..end];
        let says = run.iter().any(|item| is_verb(item.kind));
        let names = run.iter().any(|item| matches!(item.kind, Kind::Noun(_) | Kind::Other | Kind::That));
        if says || names && end <= main {
            pieces.push(clause.span(first, end));
        }
        at += length + 1;
    }
    // A word alone says nothing.
    let words = pieces.iter().map(|piece| piece.len()).sum::<u32>();
    let whole = words > 2 || words == 2 && !scene.classes(pieces[0].start).has(Class::Conj);
    if whole { pieces } else { Vec::new() }
}

/// Takes off marks at both ends, and words that join it to what is attributed.
fn trim(clause: &Stretch, mut first: usize, mut end: usize) -> (usize, usize) {
    while first < end
        && matches!(
            clause.items[first].kind,
            Kind::Comma | Kind::Colon | Kind::Dash | Kind::Semicolon | Kind::Stop | Kind::Close | Kind::Conj
        )
    {
        first += 1;
    }
    while end > first {
        match clause.items[end - 1].kind {
            Kind::Comma | Kind::Colon | Kind::Dash | Kind::Semicolon | Kind::Stop | Kind::Open | Kind::Conj => {}
            Kind::Prep | Kind::That | Kind::Wh => {}
            // ", a day after" the mayor said so
            Kind::Subord => {
                let comma = (end.saturating_sub(4).max(first)..end).rev().find(|&at| clause.is(at, Kind::Comma));
                let bare = |comma: &usize| !clause.items[*comma..end].iter().any(|item| is_verb(item.kind));
                end = comma.filter(bare).map_or(end, |comma| comma + 1);
            }
            _ => break,
        }
        end -= 1;
    }
    (first, end)
}

/// Both in the order in which they begin.
fn merge(claims: Vec<Claim>, own: Vec<Claim>) -> Vec<Claim> {
    let start = |claim: &Claim| {
        let cue = claim.cue.iter().flat_map(|cue| &cue.tokens);
        claim.content.first().into_iter().chain(cue).map(|t| t.start).min()
    };
    let mut place = vec![0_u32; claims.len()];
    let mut all = Vec::with_capacity(claims.len() + own.len());
    let mut own = own.into_iter().peekable();
    for (claim, place) in claims.into_iter().zip(&mut place) {
        while let Some(before) = own.next_if(|before| start(before) < start(&claim)) {
            all.push(before);
        }
        *place = all.len() as u32;
        all.push(claim);
    }
    all.extend(own);
    for claim in &mut all {
        claim.parent = claim.parent.and_then(|parent| place.get(parent as usize).copied());
    }
    all
}

#[cfg(test)]
mod tests {
    use crate::article::{Article, wire};
    use crate::claims::ClaimKind;
    use crate::pipeline::Pipeline;
    use crate::report::Options;

    /// The statements of a story's own voice, the pieces of each joined by " | ".
    fn statements(text: &str) -> Vec<String> {
        let mut article = Article { text: text.into(), ..Article::default() };
        wire::read(&mut article);
        let report = Pipeline::new().run(&article, &Options { unattributed: true, ..Options::default() });
        let own = report.claims.iter().filter(|claim| claim.kind == ClaimKind::Unattributed);
        own.map(|claim| claim.content.iter().map(|piece| &*piece.text).collect::<Vec<_>>().join(" | ")).collect()
    }

    #[test]
    fn furniture_and_tables_state_nothing() {
        let story = "Ferry runs aground\n\nBy Kari Moe\n\nHALVORSUND, Norway (Meridian) - A ferry ran aground on Monday.\n\n\
                     Rovers 2 Wanderers 1\nUnited 0 City 0\n\n1. Ann Lee (Norway) 10.2 seconds\n\n\
                     (Reporting by Kari Moe; Editing by Nils Berg)\n";
        assert_eq!(statements(story), ["A ferry ran aground on Monday"]);
    }

    #[test]
    fn what_is_attributed_is_left_out() {
        let cases: &[(&str, &[&str])] = &[
            ("Lee, who was born in Oslo, said the dam was safe.", &[]),
            ("The nurse, who spoke in Oslo, was quoted as saying the dam was safe.", &[]),
            ("“It was cold,” said Lee. She left in May; he stayed.", &["She left in May", "he stayed"]),
            ("The dam, which police say is safe, held.", &["The dam | held"]),
            ("The council closed the dam, a day after the mayor said it was safe.", &["The council closed the dam"]),
            (
                "That was the end. What began as a walk is now a march.",
                &["That was the end", "What began as a walk is now a march"],
            ),
            ("If the dam breaks, thousands will flee. Why did it break?", &["If the dam breaks, thousands will flee"]),
        ];
        for (text, expected) in cases {
            assert_eq!(&statements(text), expected, "{text}");
        }
    }

    #[test]
    fn parents_are_numbered_anew() {
        let text = "It rained. Ann Lee said the mayor told her the dam was safe.";
        let article = Article { text: text.into(), ..Article::default() };
        let report = Pipeline::new().run(&article, &Options { unattributed: true, ..Options::default() });
        let inner = report.claims.iter().find(|claim| claim.parent.is_some()).expect("a claim inside another");
        assert_eq!(inner.parent.map(|id| id.index()), Some(1));
        assert_eq!(&*report.claims[1].cue.spans[0].text, "said");
    }
}
