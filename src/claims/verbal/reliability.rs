//! How far a verb can be relied on in the form and the frame it has, and so whether there is a claim.

use super::cue_verb::CueVerb;
use crate::claims::draft::{Draft, LEAST, LEAST_INSIDE};
use crate::claims::sources::{self, SourceWords};
use crate::claims::{Stance, certainty, hearsay};
use crate::clauses::ClauseKind;
use crate::clauses::cues::{CueClass, CueWord, Frame, PARTICLES, Reads, STRONG};
use crate::clauses::items::{Kind, Story};
use crate::groups::{Form, Verb};
use crate::lexicon::{Class, ClassSet, Usage, is_word};
use crate::text::Tokens;

/// The draft of a claim, where its verb can be relied on in this form and frame.
pub(super) fn draft(here: &CueVerb<'_>, frame: Frame, source: SourceWords, mut content: Vec<Tokens>) -> Option<Draft> {
    let &CueVerb { scene, clause, at, verb, cue, .. } = here;
    // "would neither confirm nor deny that C": neither is done.
    let joint = unconfirmed(here);
    let cue = joint.map_or(cue, |(_, cue)| cue);
    content.retain(|piece| !piece.is_empty());
    if content.is_empty() {
        return None;
    }
    let object = matches!(frame, Frame::Noun | Frame::NounTo | Frame::Prep);
    // "I want to leave" tells a wish wherever it is said, "they expect him to leave" what is expected.
    let wish = matches!(cue.stance, Stance::Wants | Stance::Believes) && matches!(frame, Frame::To | Frame::NounTo);
    let least = if clause.quote.is_some() && !wish { LEAST_INSIDE } else { LEAST + u8::from(object && !wish) };
    let reliability = relied_on(here, frame, &content);
    // "Nobody would comment" refuses as "they would not comment" does; who nobody is asserts nothing.
    // "anyone who says so"
    let anyone = |(words, _): (Tokens, u32)| words.len() == 1 && scene.used(words.start, Usage::Anyone);
    let antecedent = sources::antecedent(scene, clause, &source);
    let nobody = sources::is_nobody(scene, source.tokens.start) || antecedent.is_some_and(anyone);
    let unable = unable(here);
    let negated = verb.negated || nobody || unable.is_some() || joint.is_some();
    let stated = matches!(frame, Frame::That | Frame::Clause) && verb.modal.is_none();
    if nobody && (stated || !certainty::refuses(cue.lemma)) {
        return None;
    }
    // "had not asked for the job": nothing is asked.
    if negated && cue.stance == Stance::Asks && object {
        return None;
    }
    // "liked to joke that C": the joke is the claim.
    if frame == Frame::To
        && scene.used(verb.head, Usage::Begins)
        && clause.verb(at + 1).is_some_and(|v| speaks(scene, v))
    {
        return None;
    }
    // "never said the word": no refusal, and nothing that was said.
    let never = verb.negated && clause.items[at].tokens.iter().any(|t| is_word!(scene.hash(t), "never"));
    if never && frame == Frame::Noun && certainty::refuses(cue.lemma) {
        return None;
    }
    let refused = negated
        && certainty::refuses(cue.lemma)
        && matches!(frame, Frame::Noun | Frame::Wh | Frame::Prep | Frame::That);
    let reliability = if refused { reliability.max(LEAST_INSIDE) } else { reliability };
    let begun = begun(here);
    let form = if infinitive(here).is_some() { Form::Infinitive } else { verb.form };
    let discount = if begun.is_some() { 0 } else { discount(scene, Verb { form, ..verb }, frame) };
    if reliability < least + discount && !refused {
        return None;
    }
    if begun.is_none() && !(unable.is_some() && refused) && (only_thought_of(here) || is_left_unsaid(here)) {
        return None;
    }
    // "has offered him asylum": what one gets is not a statement.
    let given = frame == Frame::Noun
        && matches!(cue.stance, Stance::Promises)
        && content.first().is_some_and(|c| {
            let item = clause.items.iter().position(|i| i.tokens.start == c.start);
            item.is_some_and(|i| clause.noun(i).is_some() && clause.noun(i + 1).is_some())
        });
    if given {
        return None;
    }
    // "I wrote it down": what the author of an article did with something.
    if object && clause.quote.is_none() && source.tokens.len() == 1 && is_word!(scene.hash(source.tokens.start), "i") {
        return None;
    }
    // "I think" in one's own words is how sure one is, not another claim.
    let own_voice = clause.quote.is_some()
        && source.tokens.len() == 1
        && is_word!(scene.hash(source.tokens.start), "i" | "we" | "you");
    if own_voice
        && (cue.stance == Stance::Believes
            || !scene.classes(verb.head).has(Class::VerbPast) && cue.stance == Stance::Asserts)
    {
        let told = scene.classes(verb.head).has(Class::VerbPast) && !scene.classes(verb.head).has(Class::Verb);
        if !told {
            return None;
        }
    }
    let quoted = content.iter().any(|c| scene.classes(c.end - 1).has(Class::CloseQuote));
    // "took to X to apologise and | to promise"
    let words = joint
        .map(|(first, _)| first)
        .or(begun)
        .or(unable)
        .filter(|&first| !(first + 1..at).any(|i| clause.verb(i).is_some()));
    Some(Draft {
        cue: cue_words(scene, Tokens::new(clause.items[words.unwrap_or(at)].tokens.start, clause.items[at].tokens.end)),
        lemma: cue.lemma,
        stance: cue.stance,
        negated,
        source: Some(source.tokens),
        source_noun: clause.noun(source.head),
        antecedent,
        content,
        around: clause.tokens,
        quote: clause.quote,
        speaks: cue.speaks() || quoted,
        reliability,
        ..Draft::new(Reads::Verb(frame), clause.sentence)
    })
}

/// How far the cue can be relied on in this frame, in tenths.
fn relied_on(here: &CueVerb<'_>, frame: Frame, content: &[Tokens]) -> u8 {
    let &CueVerb { scene, clause, at, verb, cue, .. } = here;
    let reliability = if frame == Frame::Prep {
        let last = content[0].start.saturating_sub(1).max(clause.items[at].tokens.start);
        cue.with_preposition(scene.lower(last))
    } else {
        let word = clause.items.get(at + 1).map_or("", |item| scene.lower(item.tokens.start));
        // A phrasal verb has a line of its own: "laid out his plan".
        if PARTICLES.contains(&word) {
            cue.with_preposition(word).max(if frame == Frame::Noun { 0 } else { cue.reliability(frame) })
        } else {
            cue.reliability(frame)
        }
    };
    // Beside a quotation nearly every verb of the tables says who spoke.
    let beside = match frame {
        Frame::Quote => {
            clause.items.get(at + 1..at + 3).is_some_and(|next| next.iter().any(|i| matches!(i.kind, Kind::Quote(_))))
        }
        Frame::After | Frame::Inverted => {
            content.first().is_some_and(|c| scene.classes(c.end - 1).has(Class::CloseQuote))
        }
        _ => false,
    };
    // "had begun “talks with the union”": words that continue the sentence are only the object.
    let first = content[0].start;
    let goes_on = frame == Frame::Quote
        && clause.items[at].tokens.end == first
        && content[0].len() > 1
        && scene.classes(first + 1).has(Class::Lower)
        && !scene.classes(first + 1).has(Class::Pron)
        && cue.reliability(Frame::That).max(cue.reliability(Frame::Noun)) < LEAST_INSIDE;
    match () {
        () if frame == Frame::Noun && (expects(here, content[0]) || puts_at(here, content[0])) => {
            reliability.max(STRONG)
        }
        () if goes_on => cue.reliability(Frame::Noun),
        () if beside && verb.form != Form::Infinitive => reliability.max(8),
        () => reliability,
    }
}

/// "expects revenue of $3 billion", "forecast growth of 2%": what is thought of as a sum is no thing that one has.
fn expects(here: &CueVerb<'_>, content: Tokens) -> bool {
    const SUM: ClassSet = ClassSet::of(&[Class::Currency, Class::Percent]);
    let believes = here.cue.stance == Stance::Believes && here.cue.class != CueClass::Know;
    let thinks = believes || Usage::Estimates.of(here.cue.lemma);
    thinks && content.iter().take(MOST_OBJECT).any(|t| here.scene.classes(t).any(SUM))
}

/// "put the toll at 12", "estimates the cost at £3m": a number that one gives.
fn puts_at(here: &CueVerb<'_>, content: Tokens) -> bool {
    const NUMBER: ClassSet = ClassSet::of(&[Class::Number, Class::Currency, Class::Digits, Class::NumberWord]);
    let scene = here.scene;
    let at = content.iter().take(MOST_OBJECT).find(|&t| is_word!(scene.hash(t), "at"));
    here.cue.with_preposition("at") > 0
        && at.is_some_and(|at| (at + 1..content.end).take(3).any(|t| scene.classes(t).any(NUMBER)))
}

/// Words of an object that are looked at for a number.
const MOST_OBJECT: usize = 12;

/// The words of a cue without an adverb that is one itself: "reportedly believes".
fn cue_words(scene: &Story<'_>, words: Tokens) -> Tokens {
    let first = words.start + u32::from(words.len() > 1 && hearsay::is_adverb(scene, words.start));
    Tokens::new(first, words.end)
}

/// "declined to say", "was unable to say", "it would be wrong to say": an infinitive under a refusal, a wish or a judgement
/// tells of nothing that was said. "She took to the air to say" does.
fn only_thought_of(here: &CueVerb<'_>) -> bool {
    let &CueVerb { scene, clause, tree, .. } = here;
    let Some((number, at)) = infinitive(here) else { return false };
    if at > 0 && clause.is(at - 1, Kind::Adj)
        || is_word!(scene.hash(clause.items[at].tokens.start), "likely" | "unlikely")
    {
        return true;
    }
    let above = tree.clauses[number].parent.and_then(|parent| tree.clauses[parent].verb);
    let Some(above) = above.filter(|&above| above < at).and_then(|above| clause.verb(above)) else { return false };
    let takes = |cue: CueWord| [Frame::To, Frame::NounTo].iter().any(|&frame| cue.reliability(frame) >= LEAST_INSIDE);
    scene.used(above.head, Usage::Fails)
        || above.negated
        || CueWord::of(scene, above.head, Class::CueVerb).is_some_and(takes)
}

/// "stopped short of calling", "without saying": what was not said.
fn is_left_unsaid(here: &CueVerb<'_>) -> bool {
    let &CueVerb { scene, clause, at, verb, .. } = here;
    let fails = |i: Option<usize>| i.is_some_and(|i| scene.used(clause.items[i].tokens.end - 1, Usage::Fails));
    let before = at.checked_sub(1).filter(|_| verb.form == Form::Participle);
    let preposition = before.filter(|&i| matches!(clause.items[i].kind, Kind::Prep | Kind::Subord));
    fails(preposition) || preposition.is_some() && fails(at.checked_sub(2))
}

/// The infinitive that a verb is, or that continues it: "to look at her and | say so".
fn infinitive(here: &CueVerb<'_>) -> Option<(usize, usize)> {
    let &CueVerb { scene, tree, number, at, verb, .. } = here;
    if verb.form == Form::Infinitive {
        return Some((number, at));
    }
    let clause = &tree.clauses[number];
    let bare = clause.kind == ClauseKind::Coordinate && scene.classes(verb.head).has(Class::Verb);
    let above = clause.parent.filter(|_| bare && verb.modal.is_none()).map(|parent| (parent, &tree.clauses[parent]));
    let (number, above) = above.filter(|(_, above)| above.kind == ClauseKind::Infinitive)?;
    Some((number, above.verb?))
}

/// "was unable to confirm C": the item of the verb under which one is not able to.
fn unable(here: &CueVerb<'_>) -> Option<usize> {
    let &CueVerb { scene, clause, at, verb, .. } = here;
    let adjective = at.checked_sub(1).filter(|&i| verb.form == Form::Infinitive && clause.is(i, Kind::Adj))?;
    let main = adjective.checked_sub(1).filter(|&i| clause.verb(i).is_some_and(|v| v.form == Form::Finite))?;
    let last = clause.items[adjective].tokens.end - 1;
    let able = is_word!(scene.hash(last), "able") && clause.verb(main).is_some_and(|v| v.negated);
    // "It was too early to call a winner": nobody is unable to.
    let it = clause.noun(main.wrapping_sub(1)).is_some_and(|noun| is_word!(scene.hash(noun.head), "it"));
    (!it && (able || scene.used(last, Usage::Fails))).then_some(main)
}

/// "went on to say", "continued to insist": the verb's item with which an infinitive tells of something said.
fn begun(here: &CueVerb<'_>) -> Option<usize> {
    let &CueVerb { scene, clause, at, verb, .. } = here;
    if verb.form != Form::Infinitive {
        return None;
    }
    if let Some(takes) = takes_to(here) {
        return Some(takes);
    }
    let last = at.checked_sub(1)?;
    let first = match scene.lower(clause.items[last].tokens.end - 1) {
        "on" => last.checked_sub(1)?,
        // "as far as": a word an item, or all in one.
        "as" => (last.saturating_sub(3)..last).rev().find(|&i| clause.verb(i).is_some())?,
        _ => last,
    };
    let main = clause.verb(first).filter(|v| v.form == Form::Finite)?;
    // "began to suspect", but of what one likes to do only what is speech.
    let likes = CueWord::of(scene, main.head, Class::CueVerb).is_some();
    let goes = scene.used(main.head, Usage::Begins) && (!likes || main.modal.is_none() && speaks(scene, verb));
    (goes && (first < last || !scene.used(main.head, Usage::Goes))).then_some(first)
}

/// "neither confirm nor | deny", "did not confirm or | deny": the item of a verb that does not confirm, and its cue.
fn unconfirmed(here: &CueVerb<'_>) -> Option<(usize, CueWord)> {
    let &CueVerb { scene, clause, tree, number, at, cue, .. } = here;
    let coordinate = &tree.clauses[number];
    let joined = coordinate.kind == ClauseKind::Coordinate;
    let first = tree.clauses[coordinate.parent.filter(|_| joined && cue.stance == Stance::Denies)?].verb?;
    let verb = clause.verb(first).filter(|_| first + 2 == at)?;
    let neither = |t: u32| is_word!(scene.hash(t), "neither");
    if !verb.negated && !clause.items[first].tokens.iter().any(neither) {
        return None;
    }
    let confirms = CueWord::of(scene, verb.head, Class::CueVerb)?;
    Usage::Unconfirmed.of(confirms.lemma).then_some((first, confirms))
}

/// "took to the air to say", "took to X to apologise and to promise": the item of the verb that says where one speaks.
fn takes_to(here: &CueVerb<'_>) -> Option<usize> {
    let &CueVerb { scene, clause, tree, number, verb, .. } = here;
    let above = |&n: &usize| tree.clauses[n].parent;
    let mut around = std::iter::successors(Some(number), above).take(MOST_INFINITIVES);
    let main = around.find(|&n| tree.clauses[n].kind != ClauseKind::Infinitive)?;
    let at = tree.clauses[main].verb?;
    let takes = scene.used(clause.verb(at)?.head, Usage::Takes);
    let to = clause.is(at + 1, Kind::Prep) && is_word!(scene.hash(clause.items[at + 1].tokens.start), "to");
    (takes && to && clause.noun(at + 2).is_some() && speaks(scene, verb)).then_some(at)
}

/// Infinitives, each joined to another.
const MOST_INFINITIVES: usize = 4;

fn speaks(scene: &Story<'_>, verb: Verb) -> bool {
    CueWord::of(scene, verb.head, Class::CueVerb).is_some_and(|cue| cue.speaks())
}

/// How much less a form can be relied on than the finite verb: "to say so" and "would say so" report nothing yet.
fn discount(scene: &Story<'_>, verb: Verb, frame: Frame) -> u8 {
    let duty = verb.modal.is_some_and(|m| is_word!(scene.hash(m), "should" | "must" | "ought" | "shall"));
    let clause = matches!(frame, Frame::That | Frame::Wh | Frame::NounAs | Frame::Quote);
    match verb.form {
        Form::Infinitive if clause => 3,
        Form::Infinitive => 6,
        Form::Participle if !clause => 1,
        Form::Finite
            if verb.modal.is_some()
                && !matches!(frame, Frame::To | Frame::That | Frame::Wh)
                && (!verb.negated || duty) =>
        {
            // "would defend the case": what one is to do.
            3 + 3 * u8::from(frame == Frame::Noun)
        }
        _ => 0,
    }
}
