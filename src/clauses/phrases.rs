//! Noun phrases read from their last group leftwards: a subject reaches back over what hangs on it to its head.

use super::cues::{CueClass, CueWord};
use super::items::{Kind, Story, Stretch};
use super::tree::{Clause, Phrase, Sharing};
use crate::groups::{Form, Head};
use crate::lexicon::{Class, ClassSet, is_word};

/// Items a phrase, with what stands in it between commas, may have.
const MOST: usize = 48;
/// Commas inside an apposition.
const MOST_PARTS: usize = 4;
/// Items of a phrase between commas.
const MOST_ASIDE: usize = 6;
/// Clauses that are looked back at.
const MOST_CLAUSES: usize = 12;

/// The noun phrase that ends before `edge` and begins at or after `lowest`, with nothing but adverbs, dates and what
/// hangs on it between it and the edge.
pub fn before(scene: &Story<'_>, stretch: &Stretch, clauses: &[Clause], lowest: usize, edge: usize) -> Option<Phrase> {
    let lowest = lowest.max(edge.saturating_sub(MOST));
    let mut at = edge;
    let mut end = edge;
    for _ in 0..MOST {
        // A clause that hangs on the phrase: "the man who left".
        if let Some(clause) = ending_at(clauses, lowest, at) {
            // ", who works there as a nurse, cook and driver": the comma that opens it is passed with it.
            at = clause.first - usize::from(clause.apart() && stretch.is(clause.first - 1, Kind::Comma));
            // "a report written in May and published today | says": the second of two participles.
            let second = clause.sharing == Sharing::Coordinated && stretch.is(at - 1, Kind::Conj);
            at -= usize::from(second && ending_at(clauses, lowest, at - 1).is_some());
            continue;
        }
        let near = over_adverbs(stretch, lowest, at);
        if near <= lowest {
            return is_day(scene, stretch, lowest, edge).then(|| Phrase::of(lowest));
        }
        if near < at {
            // Adverbs before the verb are not the phrase's, those inside what hangs on it are.
            if at == edge {
                end = near;
            }
            at = near;
            continue;
        }
        match stretch.items[at - 1].kind {
            Kind::Noun(_) if stretch.aged(at - 1).is_some_and(|person| person >= lowest) => at -= 2,
            Kind::Noun(noun) => {
                // "for him, Lee said": no subject.
                let alone = at < lowest + 2 || !stretch.is(at - 2, Kind::Prep);
                if noun.head_kind == Head::Pronoun
                    && alone
                    && is_word!(
                        scene.hash(noun.head),
                        "him" | "them" | "me" | "us" | "himself" | "herself" | "themselves" | "itself"
                    )
                {
                    return None;
                }
                let Some(head) = head_of(scene, stretch, clauses, lowest, at - 1) else {
                    // "Ann Lee, from Paris, who left, said"
                    at = aside(stretch, lowest, at).filter(|_| at < edge)?;
                    continue;
                };

                // "Ann Lee, chief economist at the bank, who left, said": what she is, without an article.
                let apposed = end == edge
                    && at < edge
                    && head >= lowest + 2
                    && stretch.is(head - 1, Kind::Comma)
                    && stretch.noun(head).is_some_and(|noun| noun.head_kind == Head::Role && !noun.plural)
                    && stretch.noun(head - 2).is_some_and(|noun| noun.head_kind == Head::Person);
                if apposed {
                    at = head - 1;
                    continue;
                }
                let first = if placed(scene, stretch, lowest, head) { head - 4 } else { head };
                return Some(Phrase { first, head, end });
            }
            Kind::Close => at = (lowest..at - 1).rev().find(|&i| stretch.is(i, Kind::Open))?,
            Kind::Comma => {
                let close = at - 1;
                let near = over_adverbs(stretch, lowest, close);
                if near < close && near > lowest + 1 && stretch.is(near - 1, Kind::Comma) {
                    // "The mayor, meanwhile, said": an adverb between commas is the clause's.
                    if at == end {
                        end = near - 1;
                    }
                    at = near - 1;
                } else {
                    at = over_apposition(stretch, clauses, lowest, close)?;
                }
            }
            Kind::Dash => at = (lowest..at - 1).rev().find(|&i| stretch.is(i, Kind::Dash))?,
            Kind::Adj | Kind::Other => at -= 1,
            // "the number of dead": an adjective that stands for people.
            // "the problem with making it": a preposition whose object is a clause.
            Kind::Prep if at < end => at = host(stretch, clauses, lowest, at - 1)? + 1,
            _ => return None,
        }
    }
    None
}

/// "said | now | was not the time": a word of time that is itself the subject of a form of be.
fn is_day(scene: &Story<'_>, stretch: &Stretch, at: usize, edge: usize) -> bool {
    let is = at + 1 == edge
        && stretch.is(at, Kind::Date)
        && stretch.verb(edge).is_some_and(|verb| verb.auxiliary && verb.form == Form::Finite)
        && is_word!(scene.hash(stretch.items[edge].tokens.start), "is" | "was" | "would" | "will");
    is && match at.checked_sub(1).and_then(|before| stretch.verb(before)) {
        Some(verb) => {
            let cue = CueWord::of(scene, verb.head, Class::CueVerb);
            verb.form == Form::Finite && !verb.passive && cue.is_some_and(|cue| cue.class == CueClass::Speech)
        }
        None => at == 0 || stretch.is(at - 1, Kind::That),
    }
}

/// The comma that opens a phrase with a preposition that ends at an item.
fn aside(stretch: &Stretch, lowest: usize, at: usize) -> Option<usize> {
    let from = lowest.max(at.saturating_sub(MOST_ASIDE));
    let open = (from..at).rev().find(|&i| stretch.is(i, Kind::Comma))?;
    (open > lowest && matches!(stretch.kind(open + 1), Some(Kind::Prep | Kind::Subord))).then_some(open)
}

/// "The Port Eldon, Calif., company": a town and a state between commas, with the article of the noun before them.
fn placed(scene: &Story<'_>, stretch: &Stretch, lowest: usize, head: usize) -> bool {
    let place = |at: usize| stretch.noun(at).is_some_and(|n| n.head_kind == Head::Place);
    head >= lowest + 4
        && stretch.is(head - 1, Kind::Comma)
        && stretch.is(head - 3, Kind::Comma)
        && place(head - 2)
        && place(head - 4)
        && scene.classes(stretch.items[head - 4].tokens.start).has(Class::Det)
        && !scene.classes(stretch.items[head].tokens.start).any(ClassSet::of(&[
            Class::Det,
            Class::PossPron,
            Class::Cap,
        ]))
}

/// Back over adverbs and dates before a verb: "the ministry on Thursday accused".
fn over_adverbs(stretch: &Stretch, lowest: usize, mut at: usize) -> usize {
    while at > lowest {
        match stretch.items[at - 1].kind {
            Kind::Adv => at -= 1,
            Kind::Date => {
                at -= 1;
                if at > lowest && matches!(stretch.items[at - 1].kind, Kind::Prep | Kind::Subord) {
                    at -= 1;
                }
            }
            _ => break,
        }
    }
    at
}

/// A clause that hangs on what stands before it and ends at an item.
fn ending_at(clauses: &[Clause], lowest: usize, at: usize) -> Option<&Clause> {
    let last = clauses.iter().rev().take(MOST_CLAUSES);
    // The outermost: the one that begins first.
    last.filter(|c| c.end == at && c.first > lowest && c.first < at && c.verb.is_some()).min_by_key(|c| c.first)
}

/// From the comma that closes an apposition, relative clause or "S said" to the one that opens it.
fn over_apposition(stretch: &Stretch, clauses: &[Clause], lowest: usize, close: usize) -> Option<usize> {
    if let Some(clause) = ending_at(clauses, lowest, close) {
        let open = clause.first;
        if stretch.is(open - 1, Kind::Comma) {
            return Some(open - 1);
        }
        // "Vale Works, the firm that built it, said": the clause ends an apposition.
        let comma = (lowest..open).rev().find(|&i| stretch.is(i, Kind::Comma));
        let apposed = comma.filter(|&comma| {
            comma > lowest
                && stretch.noun(comma - 1).is_some()
                && !stretch.items[comma..open].iter().any(|i| matches!(i.kind, Kind::Verb(_) | Kind::Quote(_)))
        });
        return Some(apposed.unwrap_or(open));
    }
    let opens = |&i: &usize| {
        stretch.is(i, Kind::Comma) && i > lowest && matches!(stretch.items[i - 1].kind, Kind::Noun(_) | Kind::Close)
    };
    // "Ann Lee, 44, of Hill Road, Leeds, said"
    if let Some(before) = over_address(stretch, lowest, close) {
        let noun =
            before > lowest && matches!(stretch.items[before - 1].kind, Kind::Noun(n) if n.head_kind != Head::Number);
        return if noun { Some(before) } else { (lowest..before).rev().find(opens) };
    }
    let nearest = (lowest..close).rev().find(opens)?;
    // "Ann Lee, the health, sport and youth member, said": the first comma after a name opens it all.
    let (mut open, mut at) = (nearest, nearest);
    for _ in 0..MOST_PARTS {
        let Some(further) = (lowest..at).rev().find(opens) else { break };
        if stretch.items[further + 1..at].iter().any(|i| matches!(i.kind, Kind::Verb(_) | Kind::Quote(_))) {
            break;
        }
        if stretch.noun(further - 1).is_some_and(|n| n.head_kind == Head::Person) {
            open = further;
        }
        at = further;
    }
    Some(open)
}

/// From the comma that closes an address of several places to the one before its preposition.
fn over_address(stretch: &Stretch, lowest: usize, close: usize) -> Option<usize> {
    const MOST: usize = 10;
    let placed = |at: usize| matches!(stretch.items[at].kind, Kind::Noun(n) if matches!(n.head_kind, Head::Place | Head::Organization));
    let mut commas = 0;
    for at in (lowest + 1..close).rev().take(MOST) {
        match stretch.items[at].kind {
            Kind::Comma => commas += 1,
            Kind::Noun(_) if placed(at) => {}
            Kind::Prep if stretch.is(at - 1, Kind::Comma) => {
                return (commas > 0 && placed(at + 1)).then_some(at - 1);
            }
            Kind::Prep => {}
            _ => return None,
        }
    }
    None
}

/// The head of the phrase whose last group is at an item: back over "of", "in", "and" to what they hang on.
fn head_of(scene: &Story<'_>, stretch: &Stretch, clauses: &[Clause], lowest: usize, last: usize) -> Option<usize> {
    let mut head = last;
    let mut listed = false;
    for _ in 0..MOST {
        if head < lowest + 2 {
            break;
        }
        match stretch.items[head - 1].kind {
            Kind::Prep | Kind::Subord => match host(stretch, clauses, lowest, head - 1) {
                // The list that hangs there is over: "in a town, sources from France and Niger".
                Some(noun) => (head, listed) = (noun, false),
                // "In Paris said": governed by nothing but the verb.
                None => return None,
            },
            Kind::Conj if joins(scene, stretch, head) => match host(stretch, clauses, lowest, head - 1) {
                Some(noun) => {
                    head = noun;
                    listed = true;
                }
                None => break,
            },
            // "work across roads, schools and parks": the list hangs on what its first noun hangs on.
            Kind::Comma
                if listed
                    && stretch.noun(head - 2).is_some()
                    && head >= lowest + 4
                    && stretch.is(head - 3, Kind::Prep)
                    && host(stretch, clauses, lowest, head - 3).is_some() =>
            {
                head -= 2;
            }
            Kind::Comma if listed && stretch.noun(head - 2).is_some() && !closes_fronted(stretch, lowest, head - 2) => {
                head -= 2;
            }
            // "Oxford, England-based" and "Lee, 54," are passed elsewhere.
            _ => break,
        }
    }
    if head == lowest + 1 && matches!(stretch.items[lowest].kind, Kind::Prep | Kind::Subord) {
        return None;
    }
    Some(head)
}

/// The noun that a preposition or conjunction at an item hangs on.
fn host(stretch: &Stretch, clauses: &[Clause], lowest: usize, at: usize) -> Option<usize> {
    let mut at = at;
    for _ in 0..6 {
        if at <= lowest {
            return None;
        }
        if let Some(clause) = ending_at(clauses, lowest, at) {
            at = clause.first;
            continue;
        }
        match stretch.items[at - 1].kind {
            Kind::Noun(noun) if noun.head_kind != Head::Pronoun => return Some(at - 1),
            Kind::Noun(_) => {
                return matches!(stretch.items[at].kind, Kind::Conj).then_some(at - 1);
            }
            Kind::Close => at = (lowest..at - 1).rev().find(|&i| stretch.is(i, Kind::Open))?,
            Kind::Adv | Kind::Adj | Kind::Prep | Kind::Date => at -= 1,
            // "Ann Lee, from Salem, said"
            Kind::Comma
                if matches!(stretch.items[at].kind, Kind::Prep)
                    && at >= lowest + 2
                    && stretch.noun(at - 2).is_some_and(|n| n.head_kind == Head::Person) =>
            {
                at -= 1;
            }
            // "in Salem, Oregon, and in Reno"
            Kind::Conj if matches!(stretch.items[at].kind, Kind::Prep) => at -= 1,
            Kind::Comma
                if at >= lowest + 4
                    && stretch.is(at - 3, Kind::Comma)
                    && stretch.noun(at - 2).is_some_and(|n| n.head_kind == Head::Place) =>
            {
                at -= 3;
            }
            _ => return None,
        }
    }
    None
}

/// "Hamas and Iran said": "and" joins two nouns, and no pronoun ("beat Ann and she said").
fn joins(scene: &Story<'_>, stretch: &Stretch, right: usize) -> bool {
    let and = stretch.items[right - 1].tokens;
    is_word!(scene.hash(and.start), "and" | "or" | "nor" | "&")
        && stretch.noun(right).is_some_and(|n| n.head_kind != Head::Pronoun)
}

/// "In Paris, police and doctors said": the noun before the comma belongs to what opens the sentence.
fn closes_fronted(stretch: &Stretch, lowest: usize, noun: usize) -> bool {
    noun > lowest && matches!(stretch.items[noun - 1].kind, Kind::Prep | Kind::Subord | Kind::Verb(_))
}
