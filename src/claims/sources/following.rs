//! The source after its cue: "said Ann Lee, head of the board".

use super::phrases::{MOST_BETWEEN, MOST_PHRASES, SourceWords};
use crate::clauses::cues::CueWord;
use crate::clauses::items::{Kind, Story, Stretch};
use crate::groups::{Form, Head};
use crate::lexicon::{Class, is_word};

/// The source that begins after an inverted verb: "said Ann Lee, head of the board".
pub fn following(scene: &Story<'_>, clause: &Stretch, verb: usize) -> Option<SourceWords> {
    let mut at = verb + 1;
    // "9/11 widow Ann Lee": a date can stand before a noun.
    while matches!(clause.kind(at), Some(Kind::Adv | Kind::Date)) {
        at += 1;
    }
    clause.noun(at)?;
    let head = at;
    let mut end = phrases_after(scene, clause, at);
    if clause.is(end, Kind::Open) {
        end =
            (end..clause.items.len().min(end + 8)).find(|&i| clause.is(i, Kind::Close)).map_or(end, |close| close + 1);
    }
    // Appositions: "Otto Krell, one of the pilots", "Lee's brother, Tom Lee of Cedar Bluff".
    for _ in 0..3 {
        if !clause.is(end, Kind::Comma) || clause.noun(end + 1).is_none() {
            break;
        }
        let next = phrases_after(scene, clause, end + 1);
        // Not a new clause: "said Ann Lee, and she left", "said Ann Lee, she ...".
        if matches!(clause.kind(next), Some(Kind::Verb(v)) if v.form == Form::Finite) {
            break;
        }
        end = next;
    }
    // "said Ann Lee, who runs the board": to the next mark. But what Lee says there is a claim of its own, and "which" is
    // said of the body.
    let who = end + usize::from(clause.is(end, Kind::Comma));
    let word = clause.items.get(who).map_or(0, |item| scene.hash(item.tokens.start));
    if clause.is(who, Kind::Wh) && (is_word!(word, "who" | "whose") || who == end && is_word!(word, "which")) {
        let close = (who..clause.items.len().min(who + MOST_BETWEEN)).find(|&i| {
            matches!(clause.items[i].kind, Kind::Comma | Kind::Stop | Kind::Quote(_) | Kind::Semicolon | Kind::Dash)
        });
        let close = close.unwrap_or(if clause.items.len() <= who + MOST_BETWEEN { clause.items.len() } else { end });
        let says = |i: usize| {
            let cue = clause.verb(i).and_then(|verb| CueWord::of(scene, verb.head, Class::CueVerb));
            cue.is_some_and(|cue| cue.attributes())
        };
        if !(who..close).any(says) {
            end = close;
        }
    }
    Some(SourceWords { tokens: clause.span(head, end), first: head, end, head, own: true })
}

fn phrases_after(scene: &Story<'_>, clause: &Stretch, at: usize) -> usize {
    let mut end = at + 1;
    for _ in 0..MOST_PHRASES {
        let word = match clause.kind(end) {
            Some(Kind::Prep) => scene.lower(clause.items[end].tokens.start),
            Some(Kind::Conj) if scene.lower(clause.items[end].tokens.start) == "and" => "and",
            _ => break,
        };
        // "said Pardo in an interview" says where; "said a spokesman for the ministry in Paris" says who.
        let named = clause.noun(at).is_some_and(|n| matches!(n.head_kind, Head::Person | Head::Pronoun));
        let belongs = word == "of"
            || !named && matches!(word, "for" | "from" | "at" | "with" | "and" | "in")
            || named && matches!(word, "and" | "from");
        if !belongs
            || clause.noun(end + 1).is_none()
            || matches!(clause.kind(end + 2), Some(Kind::Verb(v)) if v.form == Form::Finite && word == "and")
        {
            break;
        }
        end += 2;
    }
    end
}
