//! The day on which a quotation was said: "tomorrow" inside it counts from there. '"We open tomorrow," she said on Monday.'

use crate::dates::calendar::{Point, Unit};
use crate::dates::expr::{Expr, What, Which};
use crate::lexicon::{Class, is_word};
use crate::rules::{Found, Scene};
use crate::text::{Flags, Quote, Tokens};
use jiff::civil::Date;

/// How far from the quotation its verb and day may stand.
const WINDOW: u32 = 14;
/// Quotes inside quotes that are looked through.
const MOST_NESTED: usize = 3;

/// Of each expression that counts from the day it is said on, the number of the one that names that day, if it stands in
/// a quotation beside which a day is told.
pub(super) fn days_said(scene: &Scene<'_>, found: &[Found<Expr>]) -> Vec<Option<usize>> {
    let said = |one: &Found<Expr>| {
        let quote = quote_around(scene, one.tokens)?;
        day_said(scene, found, quote).or_else(|| {
            // '"It is over," he said on Sunday. "We go home tomorrow."'
            let quotes = &scene.text.quotes;
            let at = quotes.partition_point(|other| other.tokens.start < quote.tokens.start);
            let before = quotes[..at].last().filter(|before| goes_on(scene, before, &quote))?;
            day_said(scene, found, *before)
        })
    };
    found.iter().map(|one| if counts_from_now(&one.value.what) { said(one) } else { None }).collect()
}

/// The unit in which an expression counts from the day it is said on.
fn unit(what: &What) -> Option<Unit> {
    Some(match *what {
        What::Shift { unit, .. } | What::Count { unit, from_then: false, .. } => unit,
        What::Weekday { which: Which::Open | Which::Last | Which::This | Which::Next, .. } => Unit::Day,
        _ => return None,
    })
}

fn counts_from_now(what: &What) -> bool {
    unit(what).is_some()
}

/// The outermost quotation around some tokens.
fn quote_around(scene: &Scene<'_>, tokens: Tokens) -> Option<Quote> {
    let quotes = &scene.text.quotes;
    let after = quotes.partition_point(|quote| quote.tokens.start <= tokens.start);
    let near = &quotes[after.saturating_sub(MOST_NESTED)..after];
    near.iter().find(|quote| quote.tokens.end >= tokens.end).copied()
}

/// Whether a quotation continues the one before it, in its paragraph and after no more than the speaker's sentence.
fn goes_on(scene: &Scene<'_>, before: &Quote, quote: &Quote) -> bool {
    let between = before.tokens.end..quote.tokens.start;
    let ends = |at: u32| scene.text.tokens[at as usize].flags.has(Flags::ENDS);
    let paragraph = |at: u32| scene.text.paragraphs.partition_point(|paragraph| paragraph.tokens.end <= at);
    between.len() <= WINDOW as usize
        && between.clone().next_back().is_some_and(ends)
        && between.filter(|&at| ends(at)).count() == 1
        && paragraph(before.tokens.start) == paragraph(quote.tokens.start)
}

/// The expression that tells when a quotation was said: in the same sentence, outside of it, beside a verb of saying.
fn day_said(scene: &Scene<'_>, found: &[Found<Expr>], quote: Quote) -> Option<usize> {
    let ends = |at: u32| scene.text.tokens[at as usize].flags.has(Flags::ENDS);
    let quoted = |at: u32| scene.text.tokens[at as usize].flags.0 & (Flags::OPENS | Flags::CLOSES) != 0;
    let last = (scene.text.tokens.len() as u32).min(quote.tokens.end + WINDOW);
    let cue = |at: u32| scene.classes(at).all(Class::CueVerb.set().with(Class::VerbPast.set()));

    // '" she told the court on Friday'
    if !ends(quote.tokens.end - 1) {
        let next = found.partition_point(|one| one.tokens.start < quote.tokens.end);
        if let Some(one) = found.get(next).filter(|one| one.tokens.end <= last) {
            let between = quote.tokens.end..one.tokens.start;
            let verb = between.clone().find(|&at| scene.classes(at).has(Class::VerbPast));
            let breaks = |at: u32| {
                ends(at)
                    || quoted(at)
                    || is_word!(scene.hash(at), "of" | "about" | "after" | "before" | "that" | "which")
            };
            let plain = verb.filter(|&verb| cue(verb)).is_some_and(|verb| {
                !between.clone().any(breaks)
                    && !(verb + 1..one.tokens.start).any(|at| scene.classes(at).has(Class::VerbPast))
            });
            if plain {
                return Some(next);
            }
        }
    }
    // 'On Sunday he said: "'
    let first = quote.tokens.start;
    let before = found.partition_point(|one| one.tokens.end <= first).checked_sub(1)?;
    let one = &found[before];
    let start = (first.saturating_sub(WINDOW)..first).rev().take_while(|&at| !ends(at) && !quoted(at)).last()?;
    let told = one.tokens.start >= start && one.tokens.end <= first;
    // "In a letter dated Jan. 4 she wrote"
    let dated = |at: u32| is_word!(scene.hash(at), "dated");
    let mut rest = (start..first).filter(|&at| scene.classes(at).has(Class::VerbPast) && !dated(at));
    (told && rest.next().is_some_and(cue) && rest.next().is_none()).then_some(before)
}

/// The day to count from for an expression that was said within a stretch: any day of it will do for a unit as long.
pub(super) fn day_to_count_from(what: &What, said: Point) -> Option<Date> {
    let unit = unit(what)?;
    let grain = said.grain();
    (grain == Unit::Day || grain <= unit && grain >= Unit::Month && grain != Unit::Season).then(|| said.from())?
}
