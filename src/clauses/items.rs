//! A stretch of one voice, as a row of items: groups, marks, and quotations taken as one.
//!
//! What is said inside a quotation is another voice: its sentences are stretches of their own.

use crate::groups::{Chunk, Group, Head, Noun, Verb};
use crate::lexicon::{Class, ClassSet, is_word};
use crate::rules::{Row, Scene, Unit};
use crate::text::{Quote, Tokens};
use crate::work::look;

/// What a claim may look at: the scene, and its quotations without those inside another.
pub struct Story<'a> {
    scene: &'a Scene<'a>,
    /// In order and apart.
    pub quotes: Vec<Quote>,
}

impl<'a> Story<'a> {
    pub fn of(scene: &'a Scene<'a>) -> Story<'a> {
        let mut end = 0;
        let outermost = |quote: &&Quote| {
            let apart = quote.tokens.start >= end;
            end = end.max(quote.tokens.end);
            apart
        };
        Story { scene, quotes: scene.text.quotes.iter().filter(outermost).copied().collect() }
    }
}

impl<'a> std::ops::Deref for Story<'a> {
    type Target = Scene<'a>;

    fn deref(&self) -> &Scene<'a> {
        self.scene
    }
}

/// What an item is to a claim.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Kind {
    Noun(Noun),
    Verb(Verb),
    /// A quotation long enough, or so placed, that it is speech: its number.
    Quote(u32),
    Comma,
    Colon,
    Dash,
    Semicolon,
    /// A mark that ends a sentence.
    Stop,
    Open,
    Close,
    Conj,
    Prep,
    That,
    Wh,
    Subord,
    Adv,
    Adj,
    Date,
    Other,
}

/// A group, mark or quotation.
#[derive(Clone, Copy, Debug)]
pub struct Item {
    pub kind: Kind,
    pub tokens: Tokens,
    pub classes: ClassSet,
}

/// The items of one voice in one sentence.
#[derive(Debug, Default)]
pub struct Stretch {
    pub items: Vec<Item>,
    pub tokens: Tokens,
    /// The quotation it stands in.
    pub quote: Option<u32>,
    pub sentence: u32,
}

impl Stretch {
    pub fn kind(&self, at: usize) -> Option<Kind> {
        look(1);
        self.items.get(at).map(|item| item.kind)
    }

    #[inline]
    pub fn is(&self, at: usize, kind: Kind) -> bool {
        look(1);
        self.items.get(at).is_some_and(|item| item.kind == kind)
    }

    /// Whose age stands at an item: "Ann Lee, | 44 |, who left".
    pub fn aged(&self, at: usize) -> Option<usize> {
        let person = at.checked_sub(2).filter(|_| self.is(at - 1, Kind::Comma))?;
        let aged = self.noun(at)?.head_kind == Head::Number;
        let somebody = matches!(self.noun(person)?.head_kind, Head::Person | Head::Role);
        (aged && somebody).then_some(person)
    }

    pub fn noun(&self, at: usize) -> Option<Noun> {
        match self.kind(at) {
            Some(Kind::Noun(noun)) => Some(noun),
            _ => None,
        }
    }

    pub fn verb(&self, at: usize) -> Option<Verb> {
        match self.kind(at) {
            Some(Kind::Verb(verb)) => Some(verb),
            _ => None,
        }
    }

    pub fn quotation(&self, at: usize) -> Option<u32> {
        match self.kind(at) {
            Some(Kind::Quote(quote)) => Some(quote),
            _ => None,
        }
    }

    /// The tokens of the items from one to before another.
    pub fn span(&self, from: usize, to: usize) -> Tokens {
        match self.items.get(from..to) {
            Some([first, .., last]) => Tokens::new(first.tokens.start, last.tokens.end),
            Some([only]) => only.tokens,
            _ => Tokens::default(),
        }
    }
}

/// Words that a quotation needs to be speech wherever it stands.
const SPEECH: u32 = 4;

/// Fills `stretch` with what stands outside quotations in a sentence, or inside one of them.
pub fn fill(scene: &Story<'_>, row: &Row, groups: &[Chunk], sentence: u32, inside: Option<u32>, stretch: &mut Stretch) {
    stretch.items.clear();
    stretch.quote = inside;
    stretch.sentence = sentence;
    let quotes = &scene.quotes;
    let whole = scene.text.sentences[sentence as usize].tokens;
    let bounds = match inside {
        Some(number) => inner(scene, &quotes[number as usize], whole),
        None => whole,
    };
    stretch.tokens = bounds;
    // The first quotation that ends after the sentence begins.
    let mut next = quotes.partition_point(|q| q.tokens.end <= bounds.start);
    let (mut skip_to, mut inlined) = (0, 0);
    let units = row.within(sentence as usize, bounds);
    stretch.items.reserve(units.len());
    for unit in units {
        if unit.tokens.start < skip_to {
            continue;
        }
        if inside.is_none() {
            while quotes.get(next).is_some_and(|q| q.tokens.end <= unit.tokens.start) {
                next += 1;
            }
            if let Some(quote) = quotes.get(next)
                && quote.tokens.start <= unit.tokens.start
                && inlined < quote.tokens.end
                && (quote.tokens.start < whole.start || speech(scene, quote, stretch))
            {
                let tokens = Tokens::new(unit.tokens.start, quote.tokens.end.min(whole.end));
                stretch.items.push(Item { kind: Kind::Quote(next as u32), tokens, classes: ClassSet::EMPTY });
                skip_to = tokens.end;
                continue;
            }
            // A quotation that is not speech at its first word is not speech further on.
            if let Some(quote) = quotes.get(next)
                && quote.tokens.start <= unit.tokens.start
            {
                inlined = quote.tokens.end;
            }
        }
        if unit.classes.any(QUOTE_MARKS) {
            continue;
        }
        let kind = match kind(scene, groups, unit) {
            // "four times a week | slept": how often, no subject.
            Kind::Noun(noun)
                if noun.indefinite
                    && scene.classes(noun.head).has(Class::TimeUnit)
                    && stretch.items.last().is_some_and(|last| is_word!(scene.hash(last.tokens.end - 1), "times")) =>
            {
                Kind::Adv
            }
            kind => kind,
        };
        stretch.items.push(Item { kind, tokens: unit.tokens, classes: unit.classes });
    }
    if inside.is_none() {
        drop_dateline(scene, stretch);
    }
}

/// Items a dateline may have.
const MOST_DATELINE: usize = 12;

/// "TRIPOLI, Libya (Agency) -- " before the first sentence of a story is not said by anyone.
fn drop_dateline(scene: &Story<'_>, stretch: &mut Stretch) {
    let Some(first) = stretch.items.first() else { return };
    if !scene.classes(first.tokens.start).has(Class::Upper) {
        return;
    }
    let opening = &stretch.items[..stretch.items.len().min(MOST_DATELINE)];
    let Some(dash) = opening.iter().position(|item| item.kind == Kind::Dash) else { return };
    let furniture =
        |item: &Item| !matches!(item.kind, Kind::Verb(_) | Kind::Quote(_) | Kind::That | Kind::Wh | Kind::Conj);
    if opening[..dash].iter().all(furniture) {
        stretch.items.drain(..=dash);
        if let Some(first) = stretch.items.first() {
            stretch.tokens.start = first.tokens.start;
        }
    }
}

const QUOTE_MARKS: ClassSet = ClassSet::of(&[Class::OpenQuote, Class::CloseQuote]);

/// The part of a quotation that a sentence has, without its marks.
fn inner(scene: &Story<'_>, quote: &Quote, sentence: Tokens) -> Tokens {
    let mark = |token: u32| scene.classes(token).any(QUOTE_MARKS);
    let (mut start, mut end) = (quote.tokens.start.max(sentence.start), quote.tokens.end.min(sentence.end));
    while start < end && mark(start) {
        start += 1;
    }
    while end > start && mark(end - 1) {
        end -= 1;
    }
    Tokens::new(start, end)
}

/// Whether a quotation that begins in this sentence is speech, not a scare quote or a title.
fn speech(scene: &Story<'_>, quote: &Quote, stretch: &Stretch) -> bool {
    let words = quote.tokens.len().saturating_sub(1 + u32::from(quote.closed));
    let ending = quote.tokens.end.saturating_sub(2);
    let stopped = ending > quote.tokens.start
        && scene.classes(ending).any(ClassSet::of(&[Class::Comma, Class::Stop, Class::Dot, Class::Ellipsis]));
    let before = stretch.items.last().map(|item| item.kind);
    // "Lee said “it is over” on Monday, and “It is cold,” said Lund": what a verb of saying follows is another's.
    let next = quote.tokens.end;
    let said = (next as usize) < scene.text.tokens.len()
        && scene.classes(next).any(ClassSet::of(&[Class::CueVerb, Class::Cap, Class::Title]));
    let items = &stretch.items;
    let joined = matches!(items[..], [.., Item { kind: Kind::Comma, .. }, Item { kind: Kind::Conj, .. }]);
    words > SPEECH
        || joined && stopped && words >= 2 && said
        || matches!(before, None | Some(Kind::Comma | Kind::Colon))
        || stopped && words >= 2 && matches!(before, Some(Kind::Verb(_) | Kind::Stop))
}

/// Whether a number stands in a group before its head.
fn is_counted(scene: &Story<'_>, group: Tokens) -> bool {
    const NUMBER: ClassSet = ClassSet::of(&[Class::Number, Class::Digits, Class::NumberWord]);
    group.iter().any(|t| scene.classes(t).any(NUMBER) || is_word!(scene.hash(t), "several" | "many"))
}

fn kind(scene: &Story<'_>, groups: &[Chunk], unit: &Unit) -> Kind {
    let classes = unit.classes;
    if classes.any(ClassSet::of(&[Class::NounGroup, Class::VerbGroup])) {
        return match groups.get(unit.mark as usize).map(|g| g.value) {
            // "viewed more than 11 million times": how often, no object.
            Some(Group::Noun(noun)) if is_word!(scene.hash(noun.head), "times") && is_counted(scene, unit.tokens) => {
                Kind::Adv
            }
            Some(Group::Noun(noun)) => Kind::Noun(noun),
            Some(Group::Verb(verb)) => Kind::Verb(verb),
            None => Kind::Other,
        };
    }
    let word = scene.hash(unit.tokens.start);
    let single = unit.tokens.len() == 1;
    match () {
        () if classes.has(Class::Comma) => Kind::Comma,
        () if classes.has(Class::Colon) => Kind::Colon,
        () if classes.has(Class::Semicolon) => Kind::Semicolon,
        () if classes.has(Class::Dash) || single && is_word!(word, "_") => Kind::Dash,
        () if classes.any(ClassSet::of(&[Class::Dot, Class::Stop, Class::Ellipsis])) => Kind::Stop,
        () if classes.has(Class::OpenParen) => Kind::Open,
        () if classes.has(Class::CloseParen) => Kind::Close,
        () if classes.any(ClassSet::of(&[Class::Date, Class::Weekday, Class::Deictic])) => Kind::Date,
        () if single && is_word!(word, "that") => Kind::That,
        () if classes.has(Class::Wh) => Kind::Wh,
        () if classes.has(Class::Conj) && !is_word!(word, "for") => Kind::Conj,
        () if classes.has(Class::Subord) => Kind::Subord,
        () if classes.has(Class::Prep) => Kind::Prep,
        () if classes.has(Class::Adv) => Kind::Adv,
        () if classes.has(Class::Adj) => Kind::Adj,
        () => Kind::Other,
    }
}
