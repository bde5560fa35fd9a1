//! Where the content of a claim begins and ends: after a cue here, before and around an attribution in [`beside`].

mod beside;

pub use beside::{backward, begins, continue_right, hangs, statement, trim};

use super::quotes::closing;
use crate::clauses::cues::{CueClass, CueWord, Frame};
use crate::clauses::items::{Kind, Story, Stretch};
use crate::clauses::{Clause, ClauseKind, Governed, Sentence, Tree};
use crate::groups::{Form, Head, Noun, Verb};
use crate::lexicon::{Class, ClassSet, is_word};
use crate::text::{ParagraphKind, Tokens};

/// Items looked at for the end of a content.
const MOST: usize = 120;

/// Items of who says what "with" brings.
const MOST_SPEAKER: usize = 8;

/// The content after a cue that governs no clause: from an item to before `end`, or to where the narrator goes on.
pub fn forward(scene: &Story<'_>, sentence: &Sentence, number: usize, frame: Frame, from: usize, end: usize) -> Tokens {
    let Sentence { stretch, tree } = sentence;
    let mut end = end.min(stretch.items.len()).min(from + MOST);
    let object = matches!(frame, Frame::Noun | Frame::NounAs | Frame::Prep | Frame::NounTo);
    // A quotation that is all there is ends where its marks close.
    if frame == Frame::Quote && stretch.quotation(from).is_some() {
        return quoted(scene, stretch, from, end);
    }
    for clause in &tree.clauses[tree.near_item(from)] {
        if clause.parent == Some(number)
            && clause.first > from
            && clause.first < end
            && narrates(scene, stretch, clause, object)
        {
            // "defended the plan while promising that C": "while" is the narrator's, too.
            end = clause.first - usize::from(is_meanwhile(scene, stretch, clause));
            break;
        }
    }
    // "called the plan “a farce”: “We need help.”": the verdict ends, and a quotation of its own begins.
    if object
        && let Some(colon) = (from + 1..end).find(|&at| stretch.is(at, Kind::Colon))
        && stretch.quotation(colon + 1).is_some()
        && !(from..colon).any(|at| stretch.verb(at).is_some())
        && matches!(stretch.kind(colon - 1), Some(Kind::Noun(_) | Kind::Adj | Kind::Quote(_) | Kind::Date))
    {
        // "mocked the mayor: “C”": to whom it was said.
        let hears = |noun: Noun| noun.head_kind == Head::Pronoun || noun.is_somebody(scene);
        if colon == from + 1 && stretch.noun(from).is_some_and(hears) {
            return quoted(scene, stretch, colon + 1, stretch.items.len());
        }
        end = colon;
    }
    if let Some(cut) = (from + 1..end).find(|&at| ends_at(scene, stretch, at)) {
        end = cut;
    }
    // "rejected a ban, after a long meeting": when, of a bare object, the narrator says.
    if object && let Some(when) = (from + 1..end).find(|&at| tells_when(scene, stretch, at)) {
        end = when;
    }
    let mut end = without_marks(stretch, from, end);
    // "He said sorry, and then he left": an adverb behind "and" belongs to what comes next; so does "last month".
    let joins = |end: usize| {
        let adverb = usize::from(matches!(stretch.kind(end - 1), Some(Kind::Adv | Kind::Date)));
        (end > from + 1 + adverb && stretch.is(end - 1 - adverb, Kind::Conj)).then_some(end - 1 - adverb)
    };
    while let Some(conj) = joins(end) {
        end = without_marks(stretch, from, conj);
    }
    let end = in_passing(scene, stretch, tree, from, end, object || frame == Frame::To);
    whole_quotes(scene, stretch, end, stretch.span(from, end))
}

/// Where a content ends without the relative clause behind a comma that ends it, if that is the narrator's: what is said
/// in passing of a bare object, or of someone or something that has a name.
fn in_passing(scene: &Story<'_>, stretch: &Stretch, tree: &Tree, from: usize, end: usize, object: bool) -> usize {
    let near = &tree.clauses[tree.near_item(end.saturating_sub(1))];
    // "insisted that C, a claim which others reject": of the whole, and told in a clause of its own.
    if let Some(edge) = apposed(scene, stretch, from, end, object)
        && (object
            || near.iter().any(|c| (edge + 1..=edge + 2).contains(&c.first) && tells(scene, stretch, c, edge + 1)))
    {
        return edge;
    }
    let last = near.iter().find(|c| {
        c.kind == ClauseKind::Relative && c.apart() && c.first > from + 1 && c.first < end && c.end + 1 >= end
    });
    let Some(relative) = last else { return end };
    let Some(marker) = relative.marker.filter(|&m| matches!(stretch.items[m].kind, Kind::Wh)) else { return end };
    // "Lee, who left early, was ill": there the sentence goes on.
    let goes_on = (marker + 1..end).any(|at| {
        stretch.is(at, Kind::Comma) && matches!(stretch.kind(at + 1), Some(Kind::Verb(v)) if v.form == Form::Finite)
    });
    let edge = without_marks(stretch, from, relative.first);
    let named = stretch
        .noun(edge - 1)
        .is_some_and(|noun| matches!(noun.head_kind, Head::Person | Head::Organization | Head::Place));
    if goes_on || !(object || named) { end } else { edge }
}

/// Whether a clause tells of a noun in apposition what the narrator knows: a relative one, or, of what was said, a participle.
fn tells(scene: &Story<'_>, stretch: &Stretch, clause: &Clause, apposed: usize) -> bool {
    match clause.kind {
        ClauseKind::Relative => true,
        ClauseKind::Participle => stretch.noun(apposed).is_some_and(|n| scene.classes(n.head).has(Class::CueNoun)),
        _ => false,
    }
}

/// Where the apposition begins that ends an object, behind its comma: "opposed the plan, a rule that bans ferries".
fn apposed(scene: &Story<'_>, stretch: &Stretch, from: usize, end: usize, object: bool) -> Option<usize> {
    let mut commas = (from + 1..end).filter(|&at| matches!(stretch.items[at].kind, Kind::Comma | Kind::Dash));
    // ", a claim disputed by the board, which said": of what was said, whatever else is told of those who judge it.
    let judged = commas.clone().find(|&at| {
        stretch.noun(at + 1).is_some_and(|noun| noun.indefinite && scene.classes(noun.head).has(Class::CueNoun))
            && stretch.verb(at + 2).is_some_and(|verb| verb.form != Form::Infinitive)
    });
    let comma = judged.or_else(|| commas.next_back())?;
    let noun = stretch.noun(comma + 1)?;
    let word = scene.hash(stretch.items[comma + 1].tokens.start);
    let something = is_word!(word, "something");
    let article = something || is_word!(word, "a" | "an" | "the");
    let alone =
        (!object || something || stretch.noun(comma - 1).is_some()) && (something || noun.head_kind != Head::Pronoun);
    // "ships, a plane and a tank" is a list.
    // But of "a charge the mayor called old and false", which is of what was said, only the noun.
    let told = something || scene.classes(noun.head).has(Class::CueNoun);
    let verb = (comma + 2..end).find(|&at| told && stretch.verb(at).is_some()).unwrap_or(end);
    let listed =
        (from..comma).any(|at| stretch.is(at, Kind::Comma)) || (comma + 2..verb).any(|at| stretch.is(at, Kind::Conj));
    // ", an accusation the minister called “theatre”": what is quoted is of another.
    (article && alone && !listed && !stretch.items[comma + 1..verb].iter().any(|i| matches!(i.kind, Kind::Quote(_))))
        .then_some(comma)
}

/// The content after a noun or adjective: the clause that begins there, or what the clause it stands in has left.
pub fn after(scene: &Story<'_>, sentence: &Sentence, frame: Frame, from: usize) -> Tokens {
    let Sentence { stretch, tree } = sentence;
    let near = tree.near_item(from);
    let begun = near.clone().find(|&n| tree.clauses[n].first == from);
    match begun {
        Some(number) if frame != Frame::Prep => clause(scene, stretch, tree, number),
        _ => {
            let holding = near.rev().find(|&n| {
                let c = &tree.clauses[n];
                c.first <= from && from < tree.own_end(n)
            });
            let end = holding.map_or(stretch.items.len(), |n| tree.own_end(n));
            forward(scene, sentence, holding.unwrap_or(0), frame, from, end)
        }
    }
}

/// Whether a clause inside what a verb takes is the narrator's again, or another claim of the same source.
fn narrates(scene: &Story<'_>, stretch: &Stretch, clause: &Clause, object: bool) -> bool {
    let mark = clause.first.checked_sub(1).map(|i| stretch.items[i].kind);
    let speaks = || {
        let verb = clause.verb.and_then(|at| stretch.verb(at));
        verb.and_then(|v| CueWord::of(scene, v.head, Class::CueVerb)).is_some_and(|cue| cue.speaks())
    };
    match clause.kind {
        ClauseKind::Adverbial => object || clause.apart(),
        ClauseKind::Participle => {
            in_ing(stretch, clause)
                && (mark == Some(Kind::Comma) && (object || speaks())
                    || (mark == Some(Kind::Conj) || is_meanwhile(scene, stretch, clause)) && speaks())
        }
        ClauseKind::Coordinate => object || speaks(),
        ClauseKind::Parenthesis => matches!(clause.governs, Governed::Before(..)),
        _ => false,
    }
}

/// "while promising that": not "quoted officials as saying".
fn is_meanwhile(scene: &Story<'_>, stretch: &Stretch, clause: &Clause) -> bool {
    let mark = clause.first.checked_sub(1).map(|i| stretch.items[i].tokens.start);
    clause.kind == ClauseKind::Participle && mark.is_some_and(|t| is_word!(scene.hash(t), "while" | "whilst"))
}

fn in_ing(stretch: &Stretch, clause: &Clause) -> bool {
    clause.verb.and_then(|at| stretch.verb(at)).is_some_and(|verb| verb.form == Form::Participle)
}

/// Marks and words that no content goes over.
fn ends_at(scene: &Story<'_>, stretch: &Stretch, at: usize) -> bool {
    match stretch.items[at].kind {
        Kind::Semicolon => true,
        Kind::Close => !stretch.items[..at].iter().rev().take(MOST).any(|i| i.kind == Kind::Open),
        Kind::Prep => {
            let word = scene.hash(stretch.items[at].tokens.start);
            stretch.items[at].tokens.len() == 1
                && (is_word!(word, "according") || is_word!(word, "with") && others_say(scene, stretch, at))
        }
        // "declined to comment, as did the mayor"
        Kind::Subord => {
            let does = |v: Verb| v.auxiliary && v.modal.is_none() && !scene.classes(v.head).has(Class::CueVerb);
            is_word!(scene.hash(stretch.items[at].tokens.start), "as")
                && at.checked_sub(1).is_some_and(|before| stretch.is(before, Kind::Comma))
                && stretch.verb(at + 1).is_some_and(does)
        }
        _ => false,
    }
}

/// ", with the Herald reporting that C": the narrator tells what somebody else says.
fn others_say(scene: &Story<'_>, stretch: &Stretch, with: usize) -> bool {
    let comma = with.checked_sub(1).is_some_and(|before| stretch.is(before, Kind::Comma));
    let verb = (with + 2..stretch.items.len().min(with + MOST_SPEAKER)).find(|&at| stretch.verb(at).is_some());
    let says = |verb: Verb| {
        verb.form == Form::Participle
            && CueWord::of(scene, verb.head, Class::CueVerb)
                .is_some_and(|cue| matches!(cue.class, CueClass::Speech | CueClass::Announce))
    };
    comma && stretch.noun(with + 1).is_some() && verb.and_then(|at| stretch.verb(at)).is_some_and(says)
}

/// ", after a long meeting", ", following a vote": a preposition of time behind a comma.
fn tells_when(scene: &Story<'_>, stretch: &Stretch, at: usize) -> bool {
    matches!(stretch.items[at].kind, Kind::Prep | Kind::Subord)
        && stretch.is(at - 1, Kind::Comma)
        && is_word!(scene.hash(stretch.items[at].tokens.start), "after" | "following" | "amid" | "despite" | "during")
}

fn without_marks(stretch: &Stretch, from: usize, mut end: usize) -> usize {
    while end > from + 1
        && matches!(stretch.items[end - 1].kind, Kind::Comma | Kind::Dash | Kind::Stop | Kind::Semicolon)
    {
        end -= 1;
    }
    end
}

/// What a clause that is governed says, to where its voice ends.
pub fn clause(scene: &Story<'_>, stretch: &Stretch, tree: &Tree, number: usize) -> Tokens {
    let governed = &tree.clauses[number];
    let mut end = governed.end;
    if let Some(cut) = (governed.first + 1..end).find(|&at| ends_at(scene, stretch, at)) {
        end = cut;
    }
    // "said they had no choice: they had to leave"
    if stretch.is(end, Kind::Colon) && end + 1 < stretch.items.len() && governed.verb.is_some() {
        return stretch_of(scene, stretch, governed.first, stretch.items.len());
    }
    let end = without_marks(stretch, governed.first, end);
    let end = in_passing(scene, stretch, tree, governed.first, end, false);
    whole_quotes(scene, stretch, end, stretch.span(governed.first, end))
}

/// A quotation with those joined to it: "C1" and "C2".
fn quoted(scene: &Story<'_>, stretch: &Stretch, from: usize, end: usize) -> Tokens {
    let mut last = from + 1;
    while last + 1 < end
        && matches!(stretch.kind(last), Some(Kind::Conj | Kind::Comma))
        && stretch.quotation(last + 1).is_some()
    {
        last += 2;
    }
    whole_quotes(scene, stretch, last, stretch.span(from, last))
}

/// The content that is a quotation at an item; where a sentence goes on after it without a mark, to that one's end.
pub fn quotation(scene: &Story<'_>, stretch: &Stretch, tree: &Tree, number: usize, item: usize) -> Tokens {
    let goes_on = matches!(stretch.kind(item + 1), Some(Kind::Verb(_) | Kind::Prep | Kind::Noun(_)));
    if goes_on {
        let end = tree.own_end(number);
        let end = without_marks(stretch, item, (item + 1..end).find(|&at| ends_at(scene, stretch, at)).unwrap_or(end));
        return whole_quotes(scene, stretch, end, stretch.span(item, end));
    }
    let mut said = quoted(scene, stretch, item, stretch.items.len());
    // "said although C1, “C2”": what opens it was said, too.
    let verb = tree.clauses[number].verb.unwrap_or(item);
    let opens = |c: &&Clause| {
        c.kind == ClauseKind::Adverbial && c.parent == Some(number) && c.first == verb + 1 && c.end <= item
    };
    if let Some(clause) = tree.clauses[tree.near(number)].iter().find(opens) {
        said.start = stretch.items[clause.first].tokens.start;
    }
    said
}

/// The tokens of items; a quotation at their end is taken to where its marks close, in whatever sentence that is.
pub fn whole_quotes(scene: &Story<'_>, stretch: &Stretch, end: usize, mut tokens: Tokens) -> Tokens {
    if let Some(number) = end.checked_sub(1).and_then(|last| stretch.quotation(last)) {
        tokens.end = tokens.end.max(scene.quotes[number as usize].tokens.end);
    }
    // "denied having done | so"
    let does = |t: u32| is_word!(scene.hash(t), "do" | "does" | "did" | "done" | "doing");
    if tokens.end < stretch.tokens.end
        && tokens.end > tokens.start
        && does(tokens.end - 1)
        && is_word!(scene.hash(tokens.end), "so")
    {
        tokens.end += 1;
    }
    closing(scene, tokens)
}

/// The quotation right after a stretch that ends with a colon.
pub fn led(scene: &Story<'_>, stretch: &Stretch) -> Option<Tokens> {
    let colon = stretch.quote.is_none() && matches!(stretch.items.last()?.kind, Kind::Colon);
    let next = scene.quotes.partition_point(|q| q.tokens.start < stretch.tokens.end);
    let quote = scene.quotes.get(next).filter(|_| colon)?.tokens;
    (quote.start == stretch.tokens.end).then_some(quote)
}

/// The paragraph after a stretch that ends its own with a colon: sites set long quotations apart without marks.
pub fn block(scene: &Story<'_>, stretch: &Stretch) -> Option<Tokens> {
    let colon = stretch.quote.is_none() && matches!(stretch.items.last()?.kind, Kind::Colon);
    let own = scene.text.sentences.get(stretch.sentence as usize).filter(|_| colon)?;
    let next = scene.text.paragraphs.get(own.paragraph as usize + 1)?;
    let ends = scene.text.paragraphs.get(own.paragraph as usize)?.tokens.end == own.tokens.end;
    let last = next.tokens.end.checked_sub(1)?;
    let stops = scene.classes(last).any(ClassSet::of(&[Class::Stop, Class::Dot, Class::Ellipsis, Class::CloseQuote]));
    (ends && stops && next.kind == ParagraphKind::Body).then_some(next.tokens)
}

/// What follows "S said," of a clause that stands on both sides of it.
pub fn rest(scene: &Story<'_>, stretch: &Stretch, from: usize) -> Tokens {
    stretch_of(scene, stretch, from, stretch.items.len())
}

/// What is said from an item to before another, or to the first mark that no content goes over.
pub fn stretch_of(scene: &Story<'_>, stretch: &Stretch, from: usize, end: usize) -> Tokens {
    let end = end.min(from + 4 * MOST);
    let end = (from..end).find(|&at| ends_at(scene, stretch, at)).unwrap_or(end);
    let end = without_marks(stretch, from, end);
    whole_quotes(scene, stretch, end, stretch.span(from, end))
}

/// Whether what follows "S said," belongs to what was said: "which C", "because C".
pub fn goes_on(scene: &Story<'_>, stretch: &Stretch, at: usize) -> bool {
    let word = stretch.items.get(at).map_or(0, |item| scene.hash(item.tokens.start));
    // "C, officials said on Monday, as families wept": the narrator's.
    if is_word!(word, "as") && at >= 2 && stretch.is(at - 2, Kind::Date) {
        return false;
    }
    let finite = stretch.items[at.min(stretch.items.len())..]
        .iter()
        .take(MOST)
        .any(|i| matches!(i.kind, Kind::Verb(v) if v.form == Form::Finite));
    // "C, S said, but warned that C": another statement of S.
    let another = stretch.verb(at + 1).is_some_and(|verb| {
        let cue = CueWord::of(scene, verb.head, Class::CueVerb);
        stretch.is(at, Kind::Conj) && cue.is_some_and(|cue| cue.speaks() && cue.reliability(Frame::That) >= 7)
    });
    finite
        && !another
        && is_word!(word, "that" | "which" | "because" | "since" | "as" | "if" | "unless" | "so" | "but" | "and")
}
