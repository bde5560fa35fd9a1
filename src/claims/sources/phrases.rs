//! Noun phrases read from their last group leftwards: what hangs on them, brackets and roles included.

use crate::clauses::items::{Kind, Story, Stretch};
use crate::groups::Head;
use crate::lexicon::{Class, ClassSet, Usage};
use crate::text::Tokens;

/// A source as it stands in the text.
#[derive(Clone, Copy, Debug)]
pub struct SourceWords {
    pub tokens: Tokens,
    /// The items it takes, what belongs to it but is not in its words (", who won last year,") included.
    pub first: usize,
    pub end: usize,
    /// The item with the noun group that heads it.
    pub head: usize,
    /// Stands before its cue, with nothing but adverbs between: not shared with a clause before.
    pub own: bool,
}

/// Items an apposition or relative clause may have.
pub(super) const MOST_BETWEEN: usize = 18;
/// Prepositional phrases a source may have.
pub(super) const MOST_PHRASES: usize = 5;

/// A noun phrase whose last group is at an item, with the groups that it hangs on to its left.
pub(super) fn phrase_ending(scene: &Story<'_>, clause: &Stretch, last: usize) -> SourceWords {
    let mut head = last;
    for _ in 0..MOST_PHRASES {
        let Some(join) = head.checked_sub(2) else { break };
        // "the head of the agency (IAEA) Ann Lee"
        if clause.is(head - 1, Kind::Close)
            && clause.items[head].classes.has(Class::Person)
            && let Some(open) = (join.saturating_sub(4)..head - 1).rev().find(|&at| clause.is(at, Kind::Open))
            && open.checked_sub(1).is_some_and(|at| clause.noun(at).is_some())
        {
            head = open - 1;
            continue;
        }
        let Some(left) = clause.noun(join) else { break };
        let joins = match clause.items[join + 1].kind {
            Kind::Prep => {
                let word = scene.lower(clause.items[join + 1].tokens.start);
                left.head_kind != Head::Pronoun && (word == "of" || hangs(scene, clause, join, word))
            }
            // "Hamas and Iran said", but not "X beat Y and he said".
            Kind::Conj => {
                let pronoun =
                    [join, head].iter().any(|&i| clause.noun(i).is_some_and(|n| n.head_kind == Head::Pronoun));
                let chained = join > 1 && clause.is(join - 1, Kind::Prep) && clause.noun(join - 2).is_some();
                let object = join > 0 && matches!(clause.items[join - 1].kind, Kind::Verb(_) | Kind::Prep) && !chained;
                !pronoun && !object
            }
            _ => false,
        };
        if !joins {
            break;
        }
        head = join;
    }
    let mut first = head - usize::from(head > 0 && measured(scene, clause, head));
    let mut tokens = clause.span(first, last + 1);
    // "the head of the brigades, Omar Fadl" without a second comma; "Ann Lee, R-Tenn." and "London, England".
    if head >= 2
        && clause.is(head - 1, Kind::Comma)
        && head + 1 == last + 1
        && role_before(scene, clause, head - 2, head)
    {
        let role = phrase_ending(scene, clause, head - 2);
        if role.first == 0
            || matches!(
                clause.items[role.first - 1].kind,
                Kind::Comma | Kind::Quote(_) | Kind::That | Kind::Conj | Kind::Subord
            )
        {
            tokens.start = role.tokens.start;
            first = role.first;
        }
    }
    // "The Port Eldon, Calif., company": the article stands before the place.
    if first == head && first >= 4 && placed(scene, clause, first) {
        first -= 4;
        tokens.start = clause.items[first].tokens.start;
    }
    SourceWords { tokens, first, end: last + 1, head, own: true }
}

/// Whether a town and a state stand, between commas, before a noun that has no article of its own.
fn placed(scene: &Story<'_>, clause: &Stretch, at: usize) -> bool {
    let bare =
        !scene.classes(clause.items[at].tokens.start).any(ClassSet::of(&[Class::Det, Class::PossPron, Class::Cap]));
    let place = |at: usize| clause.noun(at).is_some_and(|n| n.head_kind == Head::Place);
    bare && clause.is(at - 1, Kind::Comma)
        && place(at - 2)
        && clause.is(at - 3, Kind::Comma)
        && place(at - 4)
        && scene.classes(clause.items[at - 4].tokens.start).has(Class::Det)
}

/// "about four in 10", "nearly all of the mayors": the word before a quantity belongs to it.
fn measured(scene: &Story<'_>, clause: &Stretch, head: usize) -> bool {
    clause.noun(head).is_some_and(|n| n.head_kind == Head::Number || n.plural)
        && matches!(clause.items[head - 1].kind, Kind::Prep | Kind::Adv)
        && scene.used(clause.items[head - 1].tokens.start, Usage::Quantity)
        && (scene.classes(clause.items[head].tokens.start).any(QUANTITY)
            || clause.noun(head).is_some_and(|n| n.head_kind == Head::Number))
}

const QUANTITY: ClassSet =
    ClassSet::of(&[Class::Number, Class::NumberWord, Class::Digits, Class::Percent, Class::Pron, Class::Currency]);

/// "a spokesman | for the ministry in Paris": the preposition joins to a noun phrase that begins the clause.
fn hangs(scene: &Story<'_>, clause: &Stretch, join: usize, word: &str) -> bool {
    if !matches!(
        word,
        "for" | "in" | "from" | "at" | "with" | "on" | "to" | "near" | "about" | "by" | "against" | "among" | "between"
    ) {
        return false;
    }
    // Not when the noun to the left is the object of a verb or is itself in "In Paris | the spokesman".
    let mut left = join;
    while left >= 2 && clause.is(left - 1, Kind::Prep) && clause.noun(left - 2).is_some() {
        left -= 2;
    }
    left == 0 || !matches!(clause.items[left - 1].kind, Kind::Verb(_) | Kind::Prep) || measured(scene, clause, left)
}

/// Whether the group at `role` says what the name at `name` is: "The head of parliament's committee, Alaedin Boroujerdi".
fn role_before(scene: &Story<'_>, clause: &Stretch, role: usize, name: usize) -> bool {
    let (item, Some(noun)) = (clause.items[name], clause.noun(name)) else { return false };
    // A name that has its own role before it needs none: "..., spokeswoman Ann Lee said".
    let bare = !scene.classes(item.tokens.start).any(ClassSet::of(&[Class::Lower, Class::Det]));
    item.classes.has(Class::Person)
        && noun.head_kind == Head::Person
        && bare
        && clause
            .noun(role)
            .is_some_and(|n| !n.plural && (n.head_kind == Head::Role || scene.used(n.head, Usage::Leads)))
}
