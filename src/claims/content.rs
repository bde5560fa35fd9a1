//! Where the content of a claim begins and ends.

use super::quotes::closing;
use crate::clauses::cues::{CueWord, Frame};
use crate::clauses::items::{Kind, Story, Stretch};
use crate::clauses::{Clause, ClauseKind, Governed, Sentence, Tree};
use crate::groups::{Form, Head, Verb};
use crate::lexicon::{Class, ClassSet, is_word};
use crate::text::{ParagraphKind, Tokens};

/// Items looked at for the end of a content.
const MOST: usize = 120;

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
            end = clause.first;
            break;
        }
    }
    if let Some(cut) = (from + 1..end).find(|&at| ends_at(scene, stretch, at)) {
        end = cut;
    }
    let mut end = without_marks(stretch, from, end);
    while end > from + 1 && stretch.items[end - 1].kind == Kind::Conj {
        end = without_marks(stretch, from, end - 1);
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
        && (object || near.iter().any(|c| c.kind == ClauseKind::Relative && c.first > edge && c.first <= edge + 2))
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

/// Where the apposition begins that ends an object, behind its comma: "opposed the plan, a rule that bans ferries".
fn apposed(scene: &Story<'_>, stretch: &Stretch, from: usize, end: usize, object: bool) -> Option<usize> {
    let comma = (from + 1..end).rev().find(|&at| matches!(stretch.items[at].kind, Kind::Comma | Kind::Dash))?;
    let noun = stretch.noun(comma + 1)?;
    let word = scene.hash(stretch.items[comma + 1].tokens.start);
    let something = is_word!(word, "something");
    let article = something || is_word!(word, "a" | "an" | "the");
    let alone = (!object || stretch.noun(comma - 1).is_some()) && (something || noun.head_kind != Head::Pronoun);
    // "ships, a plane and a tank" is a list.
    // But of "a charge the mayor called old and false", which is of what was said, only the noun.
    let told = something || scene.classes(noun.head).has(Class::CueNoun);
    let verb = (comma + 2..end).find(|&at| told && stretch.verb(at).is_some()).unwrap_or(end);
    let listed =
        (from..comma).any(|at| stretch.is(at, Kind::Comma)) || (comma + 2..verb).any(|at| stretch.is(at, Kind::Conj));
    (article && alone && !listed && !stretch.items[comma + 1..end].iter().any(|i| matches!(i.kind, Kind::Quote(_))))
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
                && (mark == Some(Kind::Comma) && (object || speaks()) || mark == Some(Kind::Conj) && speaks())
        }
        ClauseKind::Coordinate => object || speaks(),
        ClauseKind::Parenthesis => matches!(clause.governs, Governed::Before(..)),
        _ => false,
    }
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
            stretch.items[at].tokens.len() == 1 && is_word!(scene.hash(stretch.items[at].tokens.start), "according")
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

/// Where the content before an attribution begins: behind another attribution, where one stands before it; behind "But"
/// and "However,".
pub fn begins(scene: &Story<'_>, stretch: &Stretch, tree: &Tree, number: usize, from: usize, to: usize) -> usize {
    let earlier = &tree.clauses[tree.near(number).start..number];
    let taken = earlier.iter().any(|c| matches!(c.governs, Governed::Before(..)) && c.end <= to);
    let quoted = to > 0 && stretch.quotation(to - 1).is_some();
    // "He shrugged it off: “C,” he said."
    let led = quoted && to > from + 1 && stretch.is(to - 2, Kind::Colon);
    if quoted && (taken || led) {
        return to - 1;
    }
    let mut from = from;
    if from + 1 < to
        && stretch.is(from, Kind::Conj)
        && is_word!(scene.hash(stretch.items[from].tokens.start), "but" | "and" | "so" | "yet")
    {
        from += 1;
    }
    if from + 2 < to && stretch.is(from, Kind::Adv) && stretch.is(from + 1, Kind::Comma) {
        from += 2;
    }
    from
}

/// Items between an attribution and the quotation that goes on after it.
const MOST_BETWEEN: usize = 24;

/// A quotation after the attribution continues what was said: “C1,” S said, “C2.”
pub fn continue_right(scene: &Story<'_>, stretch: &Stretch, mut at: usize, pieces: &mut Vec<Tokens>) {
    let quoted = pieces.last().is_some_and(|c| scene.classes(c.end - 1).has(Class::CloseQuote));
    let (mut joined, from) = (None, at);
    while at < stretch.items.len() && !matches!(stretch.items[at].kind, Kind::Quote(_)) {
        // “C1,” S said, but “C2.”
        if stretch.is(at, Kind::Conj) && stretch.quotation(at + 1).is_some() {
            joined = Some(stretch.items[at].tokens.start);
            at += 1;
            continue;
        }
        // ", adding, “C2”" belongs to another cue; "whose book, “C2,”" does not belong here at all.
        let other = match stretch.items[at].kind {
            Kind::Verb(verb) => CueWord::of(scene, verb.head, Class::CueVerb).is_some_and(|cue| cue.attributes()),
            Kind::That | Kind::Wh | Kind::Semicolon => true,
            _ => false,
        };
        if other || at > from + MOST_BETWEEN {
            return;
        }
        at += 1;
    }
    let before = at.checked_sub(1).map(|i| stretch.items[i].kind);
    if quoted
        && let Some(number) = stretch.quotation(at)
        && matches!(before, Some(Kind::Comma | Kind::Dash | Kind::Colon | Kind::Stop | Kind::Conj))
    {
        let quote = scene.quotes[number as usize].tokens;
        if pieces.last().is_some_and(|c| c.end <= quote.start) {
            pieces.push(Tokens::new(joined.unwrap_or(quote.start), quote.end));
        }
    }
}

/// Whether items hold what can have been said, not a phrase or clause that only opens a sentence ("In Iowa,"): a
/// quotation, or a finite verb in a main clause.
pub fn statement(clause: &Stretch, from: usize, to: usize) -> bool {
    let items = clause.items.get(from..to).unwrap_or_default();
    let hanging = |kind: Option<Kind>| matches!(kind, Some(Kind::Subord | Kind::Wh));
    // A clause that hangs on another does not stand without it.
    let mut open = usize::from(hanging(items.first().map(|i| i.kind)));
    for (at, item) in items.iter().enumerate().take(2 * MOST) {
        match item.kind {
            Kind::Quote(_) => return true,
            Kind::Verb(v) if v.form == Form::Finite => match open {
                0 => return true,
                _ => open -= 1,
            },
            Kind::Comma => open = usize::from(hanging(items.get(at + 1).map(|i| i.kind))),
            // "Though she did not know if it fell"
            Kind::Subord | Kind::Wh if at > 0 && items[at - 1].kind != Kind::Comma => open += 1,
            _ => {}
        }
    }
    false
}

/// Whether items hold nothing but a clause that hangs on another: "When he left".
pub fn hangs(clause: &Stretch, from: usize, to: usize) -> bool {
    matches!(clause.kind(from), Some(Kind::Subord | Kind::Wh)) && !statement(clause, from, to)
}

/// The content before an attribution: from the start of the clause, or the quotation, to the comma before the source.
pub fn backward(scene: &Story<'_>, clause: &Stretch, before: usize, from: usize) -> Option<Tokens> {
    let mut end = before;
    while end > from && matches!(clause.items[end - 1].kind, Kind::Comma | Kind::Dash) {
        end -= 1;
    }
    if end <= from {
        return None;
    }
    let mut start = from.max(end.saturating_sub(MOST));
    while start + 1 < end && matches!(clause.items[start].kind, Kind::Dash | Kind::Comma | Kind::Semicolon) {
        start += 1;
    }
    let mut tokens = clause.span(start, end);
    if let Some(number) = clause.quotation(end - 1) {
        let quote = scene.quotes[number as usize].tokens;
        // Quoted sentences before this one; words before the quotation belong to it unless they have a cue of their own.
        // "only half of the time – “a coin toss,” it concluded": what stands before the dash is the narrator's.
        let dash = end >= start + 2 && clause.is(end - 2, Kind::Dash);
        if start + 1 == end || quote.start < clause.tokens.start || dash {
            tokens.start = quote.start;
        }
        tokens.end = quote.end;
    }
    if let Some(number) = clause.quotation(start) {
        tokens.start = tokens.start.min(scene.quotes[number as usize].tokens.start);
    }
    Some(closing(scene, trim(scene, tokens)))
}

const EDGE: ClassSet = ClassSet::of(&[Class::Comma, Class::Dash, Class::Semicolon]);

/// Takes off commas and dashes at the ends.
pub fn trim(scene: &Story<'_>, mut tokens: Tokens) -> Tokens {
    while tokens.len() > 1 && scene.classes(tokens.end - 1).any(EDGE) {
        tokens.end -= 1;
    }
    while tokens.len() > 1 && scene.classes(tokens.start).any(EDGE) {
        tokens.start += 1;
    }
    tokens
}
