//! How sure the rules are of a claim: the share of claims like it that a second reader marks so, too.
//!
//! ```text
//! evidence = how it was read, marks, share of the cue, subject, place         e.g. "t i 9 p o"
//! ```
//!
//! The table (`lexicon/data/counts/confidence.tsv`, counted by `lexicon/rebuild/confidence.py` over annotated news) has the share for each kind of
//! evidence of which enough was seen, shrunk towards that of the shorter one: what is not in it has the share of the
//! longest beginning that is. In the third place the share never falls where the cue's own share rises. Does NOT say how
//! certain the content is: that is the source's to say.

use super::draft::Draft;
use super::{Claim, ClaimKind, Stance, certainty};
use crate::clauses::cues::{CueClass, CueWord, Frame, Reads};
use crate::groups::Head;
use crate::lexicon::{Class, ClassSet, Usage, is_word};
use crate::rules::Scene;

/// What a claim's confidence is read from: five letters, the weightiest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Evidence(pub [u8; PLACES]);

const PLACES: usize = 5;

/// Claims of the article's own voice are not counted.
pub const NONE: Evidence = Evidence([0; PLACES]);

impl Evidence {
    /// The share of claims with this evidence that are right, in percent; none for the article's own voice.
    pub fn percent(self) -> Option<u8> {
        (1..=PLACES).rev().find_map(|length| {
            let key = pack(&self.0[..length]);
            let at = TABLE.binary_search_by_key(&key, |row| row.0).ok()?;
            Some(TABLE[at].1)
        })
    }
}

impl std::fmt::Display for Evidence {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.iter().try_for_each(|&letter| write!(f, "{}", letter as char))
    }
}

/// The evidence for a claim that is read from a draft.
pub fn evidence(scene: &Scene<'_>, draft: &Draft, kind: ClaimKind, nested: bool) -> Evidence {
    let share = match draft.reliability {
        9 => b'9',
        8 => b'8',
        7 => b'7',
        5 | 6 => b'6',
        _ => b'4',
    };
    // Who declines to say a thing, or could not confirm it, is told by the words for that.
    let declines = draft.stance == Stance::Declines || draft.negated && certainty::refuses(draft.lemma);
    let read = match (draft.reads, draft.stance) {
        _ if declines => b'R',
        // "agreed to leave", "promised to stay" say something; "appeared to leave", "chose to leave" hardly ever do.
        (Reads::Verb(Frame::To), Stance::Promises) => b'R',
        (Reads::Verb(Frame::To), Stance::Asserts) if !Usage::Orders.of(draft.lemma) => b'S',
        // "denied the allegations", "denied taking the money", "demanded an inquiry": as good as with a clause.
        (Reads::Verb(Frame::Noun), Stance::Denies) => b'R',
        (Reads::Verb(Frame::Noun), _) if Usage::Demands.of(draft.lemma) => Frame::Prep.letter(),
        // Of a bare noun: what is wanted or denied, what is believed, what is said.
        // "recalled taking the money"
        (Reads::Verb(Frame::Noun), _) if draft.content.first().is_some_and(|c| gerund(scene, c.start)) => b'G',
        (Reads::Verb(Frame::Noun), Stance::Wants | Stance::Promises) => b'W',
        (Reads::Verb(Frame::Noun), Stance::Believes) => b'B',
        // "allegations that": whose is not told.
        (Reads::Noun(frame), _) if draft.source.is_none() && frame != Frame::Prep => b'M',
        // "welcomed the plan", "showed support": of an attitude to a thing readers disagree whether it is a claim.
        (Reads::Verb(Frame::Noun), _) if attitude(scene, draft) => b'V',
        (reads, _) => read(reads),
    };
    Evidence([read, marks(kind), share, subject(scene, draft), place(scene, draft, nested)])
}

/// Whether the verb tells what one thinks of a thing, or shows.
fn attitude(scene: &Scene<'_>, draft: &Draft) -> bool {
    let cue = draft.cue.iter().rev().find_map(|t| CueWord::of(scene, t, Class::CueVerb));
    cue.is_some_and(|cue| matches!(cue.class, CueClass::Judge | CueClass::Show | CueClass::Express))
}

fn gerund(scene: &Scene<'_>, token: u32) -> bool {
    let classes = scene.classes(token);
    classes.has(Class::VerbIng) && !classes.any(ClassSet::of(&[Class::Noun, Class::Adj]))
        || is_word!(scene.hash(token), "being" | "having")
}

fn read(reads: Reads) -> u8 {
    match reads {
        Reads::Verb(frame) => frame.letter(),
        Reads::Noun(Frame::Quote) | Reads::Adjective(Frame::Quote) => Frame::Quote.letter(),
        Reads::Noun(Frame::Prep) => b'P',
        Reads::Noun(_) => b'N',
        Reads::Adjective(_) => b'J',
        Reads::According | Reads::Citing => b'A',
        Reads::Dash => b'D',
        Reads::Headline => b'H',
        Reads::Asked => b'K',
        Reads::Hearsay => b'Y',
        // "said no" is as good as a clause.
        Reads::Answer => Frame::Clause.letter(),
        Reads::Run | Reads::Scene => Frame::Quote.letter(),
        Reads::OwnVoice => b'U',
    }
}

fn marks(kind: ClaimKind) -> u8 {
    match kind {
        ClaimKind::Direct => b'd',
        ClaimKind::Mixed => b'm',
        ClaimKind::Indirect | ClaimKind::Unattributed => b'i',
    }
}

/// Who speaks, by the head of the source's words.
fn subject(scene: &Scene<'_>, draft: &Draft) -> u8 {
    if matches!(draft.reads, Reads::Run | Reads::Scene) {
        return b'n';
    }
    let Some(source) = draft.source else { return b'z' };
    let Some(noun) = draft.source_noun else { return b'w' };
    match noun.head_kind {
        Head::Pronoun if source.len() == 1 && is_word!(scene.hash(source.start), "i" | "we" | "you" | "it") => b'f',
        Head::Pronoun => b'p',
        Head::Person => b'n',
        Head::Role => b'r',
        Head::Organization | Head::Place => b'o',
        Head::Number | Head::Common if scene.classes(noun.head).any(BODIES) => b'o',
        Head::Number | Head::Common => b'c',
    }
}

const BODIES: ClassSet = ClassSet::of(&[Class::OrgHead, Class::Teller, Class::Role]);

/// Whether it is told in the article's own voice by a verb of its own, by an infinitive, participle or modal, or inside
/// what another says.
fn place(scene: &Scene<'_>, draft: &Draft, nested: bool) -> u8 {
    let first = draft.cue.start;
    let alone = draft.cue.len() == 1;
    let ing = alone && scene.classes(first).has(Class::VerbIng);
    match () {
        () if nested || draft.quote.is_some() => b'q',
        () if is_word!(scene.hash(first), "to")
            || ing
            || draft.cue.iter().any(|t| scene.classes(t).has(Class::Modal)) =>
        {
            b'b'
        }
        () => b'o',
    }
}

/// Leaves out the claims that are less sure than `least`, from 0 to 1; a claim inside one that is left out stands in the
/// next one around it.
pub fn surer(claims: Vec<Claim>, least: f64) -> Vec<Claim> {
    let keeps = |claim: &Claim| claim.evidence.percent().is_none_or(|percent| f64::from(percent) >= 100.0 * least);
    let kept: Vec<bool> = claims.iter().map(keeps).collect();
    if kept.iter().all(|&kept| kept) {
        return claims;
    }
    let mut number = 0;
    let numbers: Vec<u32> = kept
        .iter()
        .map(|&kept| {
            number += u32::from(kept);
            number.wrapping_sub(1)
        })
        .collect();
    let parents: Vec<Option<u32>> = claims.iter().map(|claim| claim.parent).collect();
    let around = |mut parent: Option<u32>| {
        for _ in 0..claims.len() {
            match parent {
                Some(p) if !kept[p as usize] => parent = parents[p as usize],
                _ => break,
            }
        }
        parent.map(|p| numbers[p as usize])
    };
    let moved: Vec<Option<u32>> = parents.iter().map(|&parent| around(parent)).collect();
    let all = claims.into_iter().zip(kept).zip(moved);
    all.filter(|((_, kept), _)| *kept).map(|((claim, _), parent)| Claim { parent, ..claim }).collect()
}

const fn pack(letters: &[u8]) -> u64 {
    let (mut key, mut at) = (0, 0);
    while at < PLACES {
        key = key << 8 | if at < letters.len() { letters[at] as u64 } else { 0 };
        at += 1;
    }
    key
}

const TEXT: &[u8] = include_bytes!("../lexicon/data/counts/confidence.tsv");
const ROWS: usize = rows();

/// Key and percent, in order of the keys.
static TABLE: [(u64, u8); ROWS] = table();

const fn rows() -> usize {
    let (mut rows, mut at, mut begins) = (0, 0, true);
    while at < TEXT.len() {
        if begins && TEXT[at] != b'#' && TEXT[at] != b'\n' {
            rows += 1;
        }
        begins = TEXT[at] == b'\n';
        at += 1;
    }
    rows
}

/// Compiled by the compiler: "key TAB percent TAB how many" a line; one that is out of order stops the build.
const fn table() -> [(u64, u8); ROWS] {
    let mut table = [(0, 0); ROWS];
    let (mut row, mut at) = (0, 0);
    while at < TEXT.len() {
        if TEXT[at] == b'#' || TEXT[at] == b'\n' {
            while at < TEXT.len() && TEXT[at] != b'\n' {
                at += 1;
            }
            at += 1;
            continue;
        }
        let (mut key, mut length) = (0, 0);
        while TEXT[at] != b'\t' {
            key = key << 8 | TEXT[at] as u64;
            (at, length) = (at + 1, length + 1);
        }
        key <<= 8 * (PLACES - length);
        at += 1;
        let mut percent = 0;
        while TEXT[at].is_ascii_digit() {
            percent = 10 * percent + TEXT[at] - b'0';
            at += 1;
        }
        while at < TEXT.len() && TEXT[at] != b'\n' {
            at += 1;
        }
        assert!(row == 0 || table[row - 1].0 < key, "confidence.tsv is out of order");
        table[row] = (key, percent);
        row += 1;
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kind_that_was_never_seen_has_the_share_of_what_it_begins_with() {
        let known = Evidence(*b"ti9no").percent();
        assert!(known > Some(50), "{known:?}");
        assert_eq!(Evidence(*b"ti9??").percent(), Evidence(*b"ti9\0\0").percent());
        assert_eq!(NONE.percent(), None);
    }

    #[test]
    fn a_surer_cue_makes_no_claim_less_sure() {
        for first in *b"tcqeownxap" {
            for marks in *b"dmi" {
                let shares = b"46789".map(|share| Evidence([first, marks, share, 0, 0]).percent());
                assert!(shares.is_sorted(), "{}{}: {shares:?}", first as char, marks as char);
            }
        }
    }
}
