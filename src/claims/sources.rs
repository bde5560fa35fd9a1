//! The words of a source: the noun phrase that a cue points to, with its identifying apposition.

use super::clause::{Clause, Kind, Story};
use super::cues::{CueWord, Frame};
use super::find::Draft;
use crate::groups::{Form, Head, Verb};
use crate::lexicon::{Class, ClassSet, is_word};
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
const MOST_BETWEEN: usize = 18;
/// Claims of the sentence that are looked at for what was said in it.
const MOST_CLAIMS: usize = 8;
/// Prepositional phrases a source may have.
const MOST_PHRASES: usize = 5;

/// The source that stands before the verb at an item.
pub fn before(scene: &Story<'_>, clause: &Clause, verb: usize) -> Option<SourceWords> {
    let mut at = verb.checked_sub(1)?;
    // "the ministry on Thursday accused", "which in September said"
    while at > 0 {
        match clause.items[at].kind {
            Kind::Adv | Kind::Date => at -= 1,
            Kind::Prep | Kind::Subord if clause.is(at + 1, Kind::Date) => at -= 1,
            _ => break,
        }
    }
    match clause.items[at].kind {
        Kind::Noun(_) => {
            let near = phrase_ending(scene, clause, at);
            // A noun after a preposition is no subject: "a newspaper owned by Ann Lee | said".
            let hung = near.first > 0
                && match clause.items[near.first - 1].kind {
                    Kind::Prep => true,
                    Kind::Verb(v) => v.form == Form::Infinitive || v.form == Form::Participle && !reports(scene, v),
                    _ => false,
                };
            Some(if hung { long_subject(scene, clause, at).unwrap_or(near) } else { near })
        }
        Kind::Wh | Kind::That if relative(scene, clause, at) => {
            Some(SourceWords { tokens: clause.items[at].tokens, first: at, end: at + 1, head: at, own: true })
        }
        Kind::Close => bracketed(scene, clause, at),
        Kind::Comma | Kind::Dash => across(scene, clause, at),
        // "declined | to say": what stands before an infinitive is the verb it hangs on.
        Kind::Verb(_) if !infinitive(clause, verb) => long_subject(scene, clause, at),
        // "quoted a minister as saying", "was quoted as saying"
        Kind::Prep | Kind::Subord if scene.lower(clause.items[at].tokens.start) == "as" && at > 0 => {
            match clause.items[at - 1].kind {
                Kind::Noun(_) => Some(object_ending(scene, clause, at - 1)),
                Kind::Verb(v) if v.passive => before(scene, clause, at - 1),
                _ => None,
            }
        }
        _ => None,
    }
}

/// A noun phrase that is the object of a verb: all its prepositional phrases are its own.
fn object_ending(scene: &Story<'_>, clause: &Clause, last: usize) -> SourceWords {
    let mut source = phrase_ending(scene, clause, last);
    for _ in 0..MOST_PHRASES {
        match source.first.checked_sub(2) {
            Some(left) if clause.is(left + 1, Kind::Prep) && clause.noun(left).is_some() => {
                (source.first, source.head) = (left, left);
                source.tokens.start = clause.items[left].tokens.start;
            }
            _ => break,
        }
    }
    source
}

/// "A note found where two men were kidnapped | said": the clause's first noun with all that hangs on it.
fn long_subject(scene: &Story<'_>, clause: &Clause, last: usize) -> Option<SourceWords> {
    let lowest = last.saturating_sub(MOST_BETWEEN);
    let first = (lowest..last)
        .rev()
        .find(|&at| {
            matches!(clause.items[at].kind, Kind::Comma | Kind::Quote(_) | Kind::Dash | Kind::Semicolon | Kind::Subord)
                || matches!(clause.items[at].kind, Kind::Conj | Kind::That)
                    && clause.noun(at + 1).is_some()
                    && !joined(clause, at)
        })
        .map_or(lowest, |at| at + 1);
    clause.noun(first)?;
    let hung = (first + 1..=last).find(|&i| matches!(clause.items[i].kind, Kind::Verb(_) | Kind::Wh | Kind::That))?;
    let speaker = clause.noun(first).is_some_and(|n| matches!(n.head_kind, Head::Person | Head::Pronoun | Head::Role));
    let relative = match clause.items[hung].kind {
        // "A note found in the car", "the scholars I interviewed"
        Kind::Verb(v) if v.form == Form::Finite => {
            let contact = clause.noun(hung - 1).is_some_and(|n| n.head_kind == Head::Pronoun)
                && clause.noun(hung.wrapping_sub(2)).is_some();
            let others = clause.items[hung + 1..=last]
                .iter()
                .take_while(|i| !matches!(i.kind, Kind::Wh))
                .any(|i| matches!(i.kind, Kind::Verb(v) if v.form == Form::Finite));
            v.modal.is_none()
                && !v.auxiliary
                && !others
                && (contact || scene.classes(v.head).has(Class::VerbPp) && !(reports(scene, v) && speaker))
        }
        Kind::Verb(_) => {
            !clause.items[hung..=last].iter().any(|i| matches!(i.kind, Kind::Verb(v) if v.form == Form::Finite))
        }
        _ => true,
    };
    (relative && (first > 0 || lowest == 0)).then(|| SourceWords {
        tokens: clause.span(first, last + 1),
        first,
        end: last + 1,
        head: first,
        own: true,
    })
}

fn infinitive(clause: &Clause, at: usize) -> bool {
    clause.verb(at).is_some_and(|v| v.form == Form::Infinitive)
}

/// Whether a verb brings a clause with a subject of its own.
fn reports(scene: &Story<'_>, verb: Verb) -> bool {
    CueWord::of(scene, verb.head, Class::CueVerb).is_some_and(|cue| cue.reliability(Frame::Clause) >= 5)
}

/// "Republicans and Democrats", "where Smith and Lee were found": a conjunction of nouns, not of clauses.
fn joined(clause: &Clause, at: usize) -> bool {
    let finite = matches!(clause.kind(at + 2), Some(Kind::Verb(v)) if v.form == Form::Finite);
    let inside = at > 1 && matches!(clause.items[at - 2].kind, Kind::Wh | Kind::Subord);
    clause.is(at, Kind::Conj) && at > 0 && clause.noun(at - 1).is_some() && (!finite || inside)
}

fn relative(scene: &Story<'_>, clause: &Clause, at: usize) -> bool {
    let word = scene.lower(clause.items[at].tokens.start);
    matches!(word, "who" | "which") || word == "that" && at > 0 && clause.noun(at - 1).is_some()
}

/// A noun phrase whose last group is at an item, with the groups that it hangs on to its left.
fn phrase_ending(scene: &Story<'_>, clause: &Clause, last: usize) -> SourceWords {
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
    // "the head of the brigades, Mansour Dhao" without a second comma; "Bob Corker, R-Tenn." and "London, England".
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
fn placed(scene: &Story<'_>, clause: &Clause, at: usize) -> bool {
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
fn measured(scene: &Story<'_>, clause: &Clause, head: usize) -> bool {
    clause.noun(head).is_some_and(|n| n.head_kind == Head::Number || n.plural)
        && matches!(clause.items[head - 1].kind, Kind::Prep | Kind::Adv)
        && is_word!(
            scene.hash(clause.items[head - 1].tokens.start),
            "about" | "around" | "nearly" | "almost" | "roughly" | "over" | "least" | "than" | "only" | "just" | "even"
        )
        && (scene.classes(clause.items[head].tokens.start).any(QUANTITY)
            || clause.noun(head).is_some_and(|n| n.head_kind == Head::Number))
}

const QUANTITY: ClassSet =
    ClassSet::of(&[Class::Number, Class::NumberWord, Class::Digits, Class::Percent, Class::Pron, Class::Currency]);

/// "a spokesman | for the ministry in Paris": the preposition joins to a noun phrase that begins the clause.
fn hangs(scene: &Story<'_>, clause: &Clause, join: usize, word: &str) -> bool {
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

/// "Ann Lee (D-Ohio)": a noun phrase with a short bracket.
fn bracketed(scene: &Story<'_>, clause: &Clause, close: usize) -> Option<SourceWords> {
    let open = (close.saturating_sub(8)..close).rev().find(|&at| clause.is(at, Kind::Open))?;
    let last = open.checked_sub(1)?;
    clause.noun(last)?;
    let source = phrase_ending(scene, clause, last);
    Some(SourceWords {
        tokens: Tokens::new(source.tokens.start, clause.items[close].tokens.end),
        end: close + 1,
        ..source
    })
}

/// Whether the group at `role` says what the name at `name` is: "The head of parliament's committee, Alaedin Boroujerdi".
fn role_before(scene: &Story<'_>, clause: &Clause, role: usize, name: usize) -> bool {
    let (item, Some(noun)) = (clause.items[name], clause.noun(name)) else { return false };
    // A name that has its own role before it needs none: "..., spokeswoman Ann Lee said".
    let bare = !scene.classes(item.tokens.start).any(ClassSet::of(&[Class::Lower, Class::Det]));
    item.classes.has(Class::Person)
        && noun.head_kind == Head::Person
        && bare
        && clause.noun(role).is_some_and(|n| !n.plural && (n.head_kind == Head::Role || leads(scene, n.head)))
}

/// Words for a person that are more often something else.
fn leads(scene: &Story<'_>, head: u32) -> bool {
    is_word!(
        scene.hash(head),
        "head"
            | "chief"
            | "sister"
            | "brother"
            | "wife"
            | "husband"
            | "son"
            | "daughter"
            | "mother"
            | "father"
            | "counsel"
            | "deputy"
    )
}

/// The source left of a closing comma, dash or bracket: "Ann Lee, head of the board, said".
fn across(scene: &Story<'_>, clause: &Clause, close: usize) -> Option<SourceWords> {
    let mark = clause.items[close].kind;
    let opens = |kind: Kind| kind == mark;
    let lowest = close.saturating_sub(MOST_BETWEEN);
    let mut open = (lowest..close).rev().find(|&at| opens(clause.items[at].kind))?;
    // A list inside the apposition: "Ann Lee, head of the board, its founder, said" goes to the first noun phrase that
    // has a clause's beginning before it.
    for _ in 0..2 {
        let begins = open.checked_sub(1).and_then(|at| clause.noun(at)).is_some();
        let further = begins
            .then(|| (open.saturating_sub(MOST_BETWEEN)..open - 1).rev().find(|&at| opens(clause.items[at].kind)))
            .flatten();
        match further {
            Some(further)
                if further > 0
                    && clause.noun(further - 1).is_some_and(|n| matches!(n.head_kind, Head::Person))
                    && matches!(clause.items[further + 1].kind, Kind::Noun(_) | Kind::Other | Kind::Adj)
                    && !clause.items[further + 1..open].iter().any(|item| matches!(item.kind, Kind::Verb(_))) =>
            {
                open = further;
            }
            _ => break,
        }
    }
    let last = open.checked_sub(1)?;
    let source = match clause.items[last].kind {
        Kind::Close => bracketed(scene, clause, last)?,
        Kind::Noun(_) => phrase_ending(scene, clause, last),
        _ => return None,
    };
    let between = &clause.items[open + 1..close];
    let apposed = mark == Kind::Comma
        && matches!(between.first().map(|item| item.kind), Some(Kind::Noun(_) | Kind::Adj | Kind::Wh | Kind::Date));
    // "profit fell 12 percent, the maker said, warning": a clause of its own is no apposition.
    if apposed
        && between
            .iter()
            .take_while(|item| !matches!(item.kind, Kind::Wh | Kind::That | Kind::Subord))
            .any(|item| matches!(item.kind, Kind::Verb(v) if v.form == Form::Finite))
    {
        return None;
    }
    let tokens = if apposed { Tokens::new(source.tokens.start, clause.items[close].tokens.end) } else { source.tokens };
    Some(SourceWords { tokens, end: close + 1, ..source })
}

/// The source that begins after an inverted verb: "said Ann Lee, head of the board".
pub fn following(scene: &Story<'_>, clause: &Clause, verb: usize) -> Option<SourceWords> {
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
    // Appositions: "Mohamed Bin Dalla, one of the doctors", "Grover's sister, Connie Wold of Thief River Falls".
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
    // "said Ann Lee, who runs the board": to the next mark.
    let who = end + usize::from(clause.is(end, Kind::Comma));
    if clause.is(who, Kind::Wh) && is_word!(scene.hash(clause.items[who].tokens.start), "who" | "which" | "whose") {
        let close = (who..clause.items.len().min(who + MOST_BETWEEN)).find(|&i| {
            matches!(clause.items[i].kind, Kind::Comma | Kind::Stop | Kind::Quote(_) | Kind::Semicolon | Kind::Dash)
        });
        end = close.unwrap_or(if clause.items.len() <= who + MOST_BETWEEN { clause.items.len() } else { end });
    }
    Some(SourceWords { tokens: clause.span(head, end), first: head, end, head, own: true })
}

fn phrases_after(scene: &Story<'_>, clause: &Clause, at: usize) -> usize {
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

/// The source a verb shares with the clause before: the nearest subject for "said X and added Y", that of the main
/// clause for "left, saying Y".
pub fn shared(
    scene: &Story<'_>,
    clause: &Clause,
    verb: usize,
    participle: bool,
    claims: &[Draft],
) -> Option<SourceWords> {
    let lowest = verb.saturating_sub(2 * MOST_BETWEEN);
    let start = (lowest..verb)
        .rev()
        .find(|&at| matches!(clause.items[at].kind, Kind::Semicolon | Kind::Stop))
        .map_or(lowest, |at| at + 1);
    let subject = |at: usize| {
        // What was said is not the clause that goes on.
        let told = claims
            .iter()
            .rev()
            .take(MOST_CLAIMS)
            .any(|d| d.content.iter().any(|c| c.contains(clause.items[at].tokens)));
        let finite = !told && matches!(clause.items[at].kind, Kind::Verb(v) if v.form == Form::Finite);
        let source = if finite { before(scene, clause, at) } else { None }?;
        let main = source.first == 0 || !matches!(clause.items[source.first - 1].kind, Kind::Wh | Kind::Subord);
        (!participle || main && !matches!(clause.items[source.head].kind, Kind::Wh | Kind::That)).then_some(source)
    };
    // "C, the maker said on Thursday, warning that": the one who speaks last, not the subject of what was said.
    let speaker = |at: usize| {
        let cue = clause.verb(at).is_some_and(|v| scene.classes(v.head).has(Class::CueVerb));
        subject(at)
            .filter(|s| cue && s.first > 0 && matches!(clause.items[s.first - 1].kind, Kind::Comma | Kind::Quote(_)))
    };
    let found = if participle {
        (start..verb).rev().find_map(speaker).or_else(|| (start..verb).find_map(subject))
    } else {
        (start..verb).rev().find_map(subject)
    };
    // "It is important to note that", "It is hard to judge without knowing": nobody.
    let empty = |source: &SourceWords| {
        scene.lower(source.tokens.start) == "it"
            && source.tokens.len() == 1
            && clause.verb(source.end).is_some_and(|v| v.auxiliary)
    };
    found.filter(|source| !empty(source)).map(|source| SourceWords { own: false, ..source })
}

/// What a relative pronoun stands for: the noun phrase before it, and its head.
pub fn antecedent(scene: &Story<'_>, clause: &Clause, source: &SourceWords) -> Option<(Tokens, u32)> {
    if !matches!(clause.items[source.head].kind, Kind::Wh | Kind::That) {
        return None;
    }
    let mut at = source.head.checked_sub(1)?;
    if clause.is(at, Kind::Comma) {
        at = at.checked_sub(1)?;
    }
    // "the Dialogue Group in Turkey, which says": not Turkey.
    if clause.noun(at)?.head_kind == Head::Place
        && at >= 2
        && clause.is(at - 1, Kind::Prep)
        && clause.noun(at - 2).is_some_and(|n| n.head_kind == Head::Organization)
    {
        at -= 2;
    }
    let phrase = phrase_ending(scene, clause, at);
    Some((phrase.tokens, clause.noun(phrase.head)?.head))
}
