//! In what shape a verb and what was said stand: read off the clause tree, once for each verb.

use super::content;
use super::cue_verb::CueVerb;
use crate::claims::Stance;
use crate::claims::frames::{self, Following};
use crate::claims::sources::SourceWords;
use crate::clauses::cues::{CueWord, Frame};
use crate::clauses::items::Kind;
use crate::clauses::{ClauseKind, Governed, Sharing};
use crate::groups::{Form, Head, SOMEBODY};
use crate::lexicon::{Class, is_word};
use crate::text::Tokens;

/// Where what was said stands, and what begins it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// "said that C"
    That,
    /// "said C"
    Bare,
    /// "asked whether C", "explained why C"
    Question,
    /// "said: C"
    Colon,
    /// "denied taking C"
    Gerund,
    /// "who, they say, C": the pronoun belongs to what they say.
    OfRelative,
    /// "said, “C”"
    Quotation,
    /// "S said:" at the end of a paragraph.
    NextParagraph,
    /// "C, S said"
    Before,
    /// "C, said S"
    Inverted,
    /// "C1, S said, C2"
    Around,
    /// "refused to C"
    To,
    /// "announced N"
    Noun,
    /// "wants N to C"
    NounTo,
    /// "described N as C"
    NounAs,
    /// "called for N"
    Prep,
}

/// A shape with what was said in it.
pub(super) struct Said {
    pub shape: Shape,
    pub pieces: Vec<Tokens>,
}

/// The shape that a verb stands in, and what was said.
pub(super) fn of(here: &CueVerb<'_>, following: &Following, source: &SourceWords) -> Option<Said> {
    let &CueVerb { scene, clause: stretch, tree, number, cue, .. } = here;
    let object = matches!(following.frame, Frame::NounAs | Frame::Noun);
    // "wrote on Monday, using her own account:"
    let adjunct = following.frame == Frame::After
        || matches!(stretch.kind(following.content), Some(Kind::Verb(v)) if v.form == Form::Participle);
    if adjunct
        && cue.attributes()
        && !matches!(tree.clauses[number].governs, Governed::Before(..) | Governed::Quote(_))
        && let Some(quote) = content::led(scene, stretch)
    {
        return Some(Said { shape: Shape::NextParagraph, pieces: vec![quote] });
    }
    // "posted asking for money: “C”"
    if adjunct
        && following.frame != Frame::After
        && cue.attributes()
        && let Some(colon) = (following.content..stretch.items.len()).find(|&i| stretch.is(i, Kind::Colon))
        && stretch.quotation(colon + 1).is_some()
    {
        let said = content::quotation(scene, stretch, tree, number, colon + 1);
        return Some(Said { shape: Shape::Quotation, pieces: vec![said] });
    }
    // "While C1, he wrote, C2": the clause around goes on behind the attribution.
    let goes_on = tree.clauses[number].parent.is_some_and(|p| tree.clauses[p].verb.is_some_and(|verb| verb > here.at));
    match tree.clauses[number].governs {
        // "When he left, she recalled falling": the first clause only says when.
        Governed::Before(from, to) if content::hangs(stretch, from, to) && !goes_on => after(here, following, source),
        Governed::Before(from, to) => before(here, following, source, from, to),
        // "dismissed accounts of how the bomb was planted": the clause hangs on the object.
        Governed::Clause(governed)
            if object
                && tree.clauses[governed].first > following.content
                && tree.clauses[governed].sharing != Sharing::Controlled =>
        {
            after(here, following, source)
        }
        Governed::Clause(governed) => Some(clause(here, governed)).filter(|_| tells(here, governed)),
        // "praised him as a “strong leader”": the quotation is only the end of it.
        Governed::Quote(item)
            if following.content < item
                && !(following.frame == Frame::Prep && stretch.is(item - 1, Kind::Comma) && cue.attributes())
                && (object || matches!(following.frame, Frame::NounTo | Frame::Prep)) =>
        {
            after(here, following, source)
        }
        // "posted asking for help: “C”": the quotation is what was posted.
        Governed::Quote(item)
            if following.frame == Frame::Prep
                && tree.clauses[number].kind == ClauseKind::Participle
                && stretch.is(item - 1, Kind::Colon)
                && posts(here) =>
        {
            after(here, following, source)
        }
        Governed::Quote(item) => {
            let said = content::quotation(scene, stretch, tree, number, item);
            Some(Said { shape: Shape::Quotation, pieces: vec![said] })
        }
        Governed::Nothing => after(here, following, source),
    }
}

/// Whether a clause with "that" has a verb, or a quotation: "says that often" does not.
fn tells(here: &CueVerb<'_>, governed: usize) -> bool {
    let &CueVerb { clause: stretch, tree, .. } = here;
    let complement = &tree.clauses[governed];
    let that = complement.marker.is_some_and(|m| stretch.is(m, Kind::That));
    let items = &stretch.items[complement.first..complement.end];
    !that
        || items.len() == 1
        || complement.verb.is_some()
        || items.iter().any(|i| matches!(i.kind, Kind::Quote(_) | Kind::Verb(_)))
}

/// Whether the clause right before a participle has a verb of saying, with nothing of its own.
fn posts(here: &CueVerb<'_>) -> bool {
    let &CueVerb { scene, clause: stretch, tree, number, at, .. } = here;
    let above = tree.clauses[number].parent.and_then(|parent| tree.clauses[parent].verb);
    let verb = above.filter(|&above| above + 1 == at).and_then(|above| stretch.verb(above));
    verb.and_then(|verb| CueWord::of(scene, verb.head, Class::CueVerb)).is_some_and(|cue| cue.attributes())
}

/// What was said stands before its attribution, or on both sides of it.
fn before(here: &CueVerb<'_>, following: &Following, source: &SourceWords, from: usize, to: usize) -> Option<Said> {
    let &CueVerb { scene, clause: stretch, at, cue, tree, number, .. } = here;
    let clause = &tree.clauses[number];
    if !cue.speaks() {
        return None;
    }
    let inverted = clause.sharing == Sharing::Inverted;
    let rest = match inverted {
        true => source.end,
        false => frames::adjuncts(scene, stretch, following.adjuncts_end.max(at + 1)),
    };
    let split = stretch.is(rest, Kind::Comma)
        && rest + 1 < stretch.items.len()
        && clause.parent.is_some_and(|parent| tree.clauses[parent].verb.is_some_and(|verb| verb > rest));
    // "There would, S said, be none": a verb that waits for another.
    let waits = !inverted
        && stretch.is(rest, Kind::Comma)
        && matches!(stretch.kind(rest + 1), Some(Kind::Verb(_)))
        && (from..to).rev().find(|&i| !stretch.is(i, Kind::Comma)).and_then(|i| stretch.verb(i)).is_some_and(|verb| {
            verb.modal.is_some_and(|modal| modal == verb.head) || verb.auxiliary && verb.modal.is_none()
        });
    // "He has photographs, he says, of a van": what the noun before is of.
    let of = !inverted
        && stretch.is(rest, Kind::Comma)
        && stretch.is(rest + 1, Kind::Prep)
        && is_word!(scene.hash(stretch.items[rest + 1].tokens.start), "of")
        && to > 0
        && (0..to).rev().find(|&i| !stretch.is(i, Kind::Comma)).is_some_and(|i| stretch.noun(i).is_some());
    // "He lost, he says, the taste for it": a verb that waits for its object.
    let lacks = !inverted
        && stretch.is(rest, Kind::Comma)
        && stretch.noun(rest + 1).is_some()
        && (from..to).rev().find(|&i| !stretch.is(i, Kind::Comma)).is_some_and(|i| {
            stretch.verb(i).is_some_and(|verb| verb.form == Form::Finite && !verb.auxiliary && !verb.passive)
        })
        && !stretch.items[rest..].iter().any(|i| matches!(i.kind, Kind::Verb(v) if v.form == Form::Finite));
    let split = split || waits || of || lacks;
    // "C1, S said, which C2": what hangs on the statement continues it.
    let quoted = to.checked_sub(1).is_some_and(|last| stretch.quotation(last).is_some());
    // But "C, said S, who D" says D of S.
    let of_source = inverted && stretch.is(rest + 1, Kind::Wh);
    let hangs =
        !(split || quoted || of_source) && stretch.is(rest, Kind::Comma) && content::goes_on(scene, stretch, rest + 1);
    // "Bridge unsafe, says council": a headline needs no verb.
    let headline = inverted && cue.attributes() && !stretch.items.iter().any(|i| i.kind == Kind::Stop);
    if !(content::statement(stretch, from, to) || split || headline || to >= from + 3) {
        return None;
    }
    let from = content::begins(scene, stretch, tree, number, from, to);
    // "They described a man of few words and, one says, “C”": only what is joined.
    let joined = !inverted && stretch.is(to - 1, Kind::Conj);
    // "Her pastime is “dancing,” and, she wrote: “C”": only what the colon brings.
    let colon = following.frame == Frame::Quote
        && !inverted
        && following.content > 0
        && stretch.is(following.content - 1, Kind::Colon)
        && to > from + 1;
    if joined && tree.clauses[number..tree.near(number).end].iter().any(|c| c.first == rest + 1 && c.verb.is_some()) {
        return Some(Said { shape: Shape::Around, pieces: vec![content::rest(scene, stretch, rest + 1)] });
    }
    if colon || joined && following.frame == Frame::Quote {
        let said = content::quotation(scene, stretch, tree, number, following.content);
        return Some(Said { shape: Shape::Quotation, pieces: vec![said] });
    }
    let mut pieces = vec![content::backward(scene, stretch, to, from)?];
    let mut shape = if inverted { Shape::Inverted } else { Shape::Before };
    if following.frame == Frame::Quote && !inverted {
        pieces.push(content::quotation(scene, stretch, tree, number, following.content));
    } else if split || hangs {
        shape = if split { Shape::Around } else { shape };
        pieces.push(content::rest(scene, stretch, rest + 1));
    }
    pieces.retain(|piece| !piece.is_empty());
    content::continue_right(scene, stretch, rest, &mut pieces);
    Some(Said { shape, pieces })
}

/// A clause that the verb governs.
fn clause(here: &CueVerb<'_>, governed: usize) -> Said {
    let &CueVerb { scene, clause: stretch, tree, .. } = here;
    let complement = &tree.clauses[governed];
    let said = content::clause(scene, stretch, tree, governed);
    // "the men, who they say set the fire": the pronoun belongs to what they say.
    if complement.sharing == Sharing::Relative
        && complement.marker.is_none()
        && let Some(marker) = complement.subject
        // "What we saw was people lying awake": that says only what it is.
        && !is_word!(scene.hash(stretch.items[marker.head].tokens.start), "what")
    {
        return Said { shape: Shape::OfRelative, pieces: vec![stretch.items[marker.head].tokens, said] };
    }
    // "warned if the dam broke, the valley would flood": a condition, where nothing is asked.
    let condition = |m: usize| {
        here.cue.reliability(Frame::Wh) < here.cue.reliability(Frame::Clause)
            && is_word!(scene.hash(stretch.items[m].tokens.start), "if" | "when" | "unless")
            && tree.clauses[governed + 1..]
                .iter()
                .any(|c| c.parent == Some(governed) && c.kind == ClauseKind::Coordinate && c.subject.is_some())
    };
    let shape = match complement.marker.map(|m| stretch.items[m].kind) {
        Some(Kind::That) => Shape::That,
        Some(_) if complement.marker.is_some_and(condition) => Shape::Bare,
        Some(_) => Shape::Question,
        None if complement.sharing == Sharing::Controlled => Shape::Gerund,
        None if complement.verb.is_none() => Shape::Colon,
        None if complement.first > 0 && stretch.is(complement.first - 1, Kind::Colon) => Shape::Colon,
        None => Shape::Bare,
    };
    Said { shape, pieces: vec![said] }
}

/// No clause is governed: "to C", a noun, a preposition, a quotation that begins the next paragraph.
fn after(here: &CueVerb<'_>, following: &Following, source: &SourceWords) -> Option<Said> {
    let &CueVerb { clause: stretch, tree, number, cue, .. } = here;
    if following.frame == Frame::After {
        let said = of_relative(here, source).or_else(|| asked_before(here, following, source));
        return said.or_else(|| wanted(here, following));
    }
    // "“C1,” Lee said, referring to the rule, “C2”": the quotation is Lee's.
    let apposed = tree.clauses[number].kind == ClauseKind::Participle
        && tree.clauses[number].parent.is_some_and(|p| matches!(tree.clauses[p].governs, Governed::Before(..)));
    // But ", adding later, “C2”" brings it.
    let brings = cue.attributes();
    if following.frame == Frame::Quote && apposed && !brings && stretch.is(following.content - 1, Kind::Comma) {
        return None;
    }
    if stretch.kind(following.content).is_none() {
        return next_paragraph(here, following);
    }
    // "push that back", "tell that to Lee": without a verb there is no clause.
    let end = tree.own_end(number).min(stretch.items.len());
    let wordless = || {
        let items = stretch.items.get(following.content..end).unwrap_or_default();
        // "denied that."
        let alone = items.iter().filter(|i| i.kind != Kind::Stop).count() == 1;
        !alone && !items.iter().any(|i| matches!(i.kind, Kind::Verb(_) | Kind::Quote(_)))
    };
    if following.frame == Frame::That && wordless() {
        return None;
    }
    // An object, or an object with what it is to do.
    let told = tree.clauses[number..tree.near(number).end].iter().any(|c| {
        c.kind == ClauseKind::Infinitive
            && c.parent == Some(number)
            && c.subject.is_some_and(|s| s.first == following.content)
    });
    let frame = match following.frame {
        Frame::Clause if told => Frame::NounTo,
        Frame::Clause if stretch.noun(following.content).is_some() => Frame::Noun,
        frame => frame,
    };
    let shape = match frame {
        Frame::That => Shape::That,
        Frame::Clause => Shape::Bare,
        Frame::Wh => Shape::Question,
        Frame::Quote => Shape::Quotation,
        Frame::To => Shape::To,
        Frame::Noun => Shape::Noun,
        Frame::NounTo => Shape::NounTo,
        Frame::NounAs => Shape::NounAs,
        Frame::Prep => Shape::Prep,
        Frame::After | Frame::Inverted | Frame::Split | Frame::Passive => return None,
    };
    let apart = tree.clauses[number].kind == ClauseKind::Parenthesis;
    if apart && matches!(shape, Shape::That | Shape::Bare | Shape::Question) {
        return None;
    }
    let said = here.said(&Following { frame, ..*following });
    Some(Said { shape, pieces: vec![said] })
}

/// "the men, who they say set the fire", where the clause was not seen.
fn of_relative(here: &CueVerb<'_>, source: &SourceWords) -> Option<Said> {
    let &CueVerb { scene, clause: stretch, at, cue, tree, number, .. } = here;
    let pronoun = source.first.checked_sub(1).filter(|&i| source.own && stretch.is(i, Kind::Wh))?;
    if is_word!(scene.hash(stretch.items[pronoun].tokens.start), "what") {
        return None;
    }
    if !cue.speaks() || !matches!(stretch.kind(at + 1), Some(Kind::Verb(v)) if v.form == Form::Finite) {
        return None;
    }
    let whole = tree.clauses[number].parent.unwrap_or(number);
    let said = content::forward(scene, here.sentence, whole, Frame::Clause, at + 1, tree.clauses[whole].end);
    Some(Said { shape: Shape::OfRelative, pieces: vec![stretch.items[pronoun].tokens, said] })
}

/// "urged calm", "promised an inquiry": the person told could stand there, but this is not a person.
fn wanted(here: &CueVerb<'_>, following: &Following) -> Option<Said> {
    let &CueVerb { scene, clause: stretch, at, cue, .. } = here;
    let content = (at + 1..stretch.items.len().min(at + 4)).find(|&i| stretch.noun(i).is_some())?;
    let noun = stretch.noun(content)?;
    let taken = following.addressee.is_some_and(|told| told.start == stretch.items[content].tokens.start);
    let wants = matches!(cue.stance, Stance::Wants | Stance::Promises);
    let thing = noun.head_kind == Head::Common && !scene.classes(noun.head).any(SOMEBODY);
    let said = here.said(&Following { frame: Frame::Noun, content, ..*following });
    (taken && wants && thing).then(|| Said { shape: Shape::Noun, pieces: vec![said] })
}

/// “Who pays?” “Mr. Lee asked.”: a question or cry that ends the sentence before is what was said, where the verb has
/// nothing else.
fn asked_before(here: &CueVerb<'_>, following: &Following, source: &SourceWords) -> Option<Said> {
    let &CueVerb { scene, clause: stretch, cue, tree, number, .. } = here;
    let first = source.first == 0 && source.own && tree.clauses[number].parent.is_none();
    if !first || !cue.speaks() || stretch.quote.is_some() {
        return None;
    }
    let rest = frames::adjuncts(scene, stretch, following.adjuncts_end);
    if !matches!(stretch.kind(rest), None | Some(Kind::Stop)) {
        return None;
    }
    let before = scene.quotes.partition_point(|q| q.tokens.end <= stretch.tokens.start).checked_sub(1)?;
    let quote = scene.quotes[before].tokens;
    let cries = quote.len() > 3 && scene.classes(quote.end - 2).has(Class::Stop);
    let adjacent = quote.end == stretch.tokens.start && cries;
    adjacent.then(|| Said { shape: Shape::Before, pieces: vec![quote] })
}

/// "Ann Lee said:" at the end of a paragraph: the quotation is the next one.
fn next_paragraph(here: &CueVerb<'_>, following: &Following) -> Option<Said> {
    let &CueVerb { scene, clause: stretch, cue, .. } = here;
    if following.frame != Frame::Quote {
        return None;
    }
    let strong = cue.attributes();
    let said = content::led(scene, stretch).or_else(|| content::block(scene, stretch).filter(|_| strong))?;
    Some(Said { shape: Shape::NextParagraph, pieces: vec![said] })
}
