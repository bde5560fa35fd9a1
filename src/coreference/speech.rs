//! Whose a quotation is that no cue attributes: the one who spoke last, if nothing stands between.
//!
//! ```text
//! quotations, in order --continues--> the claim before it: one more piece of it, or a claim of its own
//!                      --waits--> the claim right after it
//!                      --else--> nobody's
//! ```
//!
//! Only a quotation that is a sentence of its own is anybody's; one that the article speaks about ("“Go home” was sprayed
//! on the wall") is not. No quotation jumps over a sentence that has a person or body of its own.

use super::draft::Draft;
use super::uncued::{Place, Told, chain, outermost, owners, run, scene_of};
use crate::clauses::cues::{Reads, Stance};
use crate::clauses::items::Story;
use crate::groups::{Chunk, Form, Group, Head, Noun};
use crate::identity::Entities;
use crate::lexicon::{Class, ClassSet, is_word};
use crate::names::NameKind;
use crate::text::{Quote, Tokens};

/// Tokens of the shortest quotation that is speech without a cue, its marks included; and right after another.
pub const SHORTEST: u32 = 5;
const SHORTEST_AFTER: u32 = 3;
/// Tokens of a quotation that may be a heading, its marks included.
const LONGEST_HEADING: u32 = 18;
/// Claims before a quotation that it may continue.
const MOST_CLAIMS: usize = 6;
/// Sentences of the article's own between a claim and a quotation that continues it.
const MOST_BETWEEN: usize = 3;
/// Words behind what a body said that are looked at for somebody else.
const MOST_PASSED: usize = 24;
/// Words before the subject that opens a sentence: "But then,".
const MOST_BEFORE: u32 = 3;

/// Adds to the claims the quotations that continue them.
pub fn join(scene: &Story<'_>, groups: &[Chunk], entities: &Entities, drafts: &mut Vec<Draft>) {
    drafts.sort_by_key(|d| d.cue.start);
    let owners = owners(scene, drafts);
    let chain = chain(scene, &owners);
    let outer: Vec<usize> = (0..drafts.len()).filter(|&i| drafts[i].quote.is_none()).collect();
    let speech = Speech { scene, groups, entities };
    let mut outer = outer.into_iter().peekable();
    let mut told = Told { drafts, owners, before: Vec::new() };
    let mut waiting: Option<usize> = None;
    for (number, quote) in scene.quotes.iter().enumerate() {
        while let Some(draft) = outer.next_if(|&draft| told.drafts[draft].cue.start < quote.tokens.start) {
            told.before.push(draft);
            let excess = told.before.len().saturating_sub(MOST_CLAIMS);
            told.before.drain(..excess);
        }
        if let Some(owner) = told.owners[number] {
            // A quoted paragraph right before this one, which no speaker before it continues, has the same speaker.
            let content = &mut told.drafts[owner].content;
            if let Some(first) = waiting.take()
                && first + 1 == number
                && content.first().is_some_and(|c| c.start == quote.tokens.start)
            {
                content.insert(0, scene.quotes[first].tokens);
            }
            continue;
        }
        if let Some(verdict) = speech.verdict(told.drafts, &told.before, quote)
            && let Some(place) = speech.place(quote)
        {
            told.claim(number, run(&told.drafts[verdict], quote, place, true));
            continue;
        }
        let Some(place) = speech.alone(number, quote) else { continue };
        let last = speech.last(told.drafts, &told.before, quote, place);
        // "C1 … ¶ "C2," S said: the mark that is not closed says that S goes on.
        if let Some(owner) = chain[number].filter(|_| !last.as_ref().is_some_and(|last| last.near && last.quoted)) {
            told.piece(number, owner, quote);
            continue;
        }
        match last {
            // In the paragraph of the claim, after a colon, or where the marks before it were left open, it continues.
            Some(last)
                if last.near && (last.quoted || told.drafts[last.draft].reads != Reads::According)
                    || speech.led(quote)
                    || last.quoted && quote.continues.is_some() =>
            {
                told.piece(number, outermost(told.drafts, &told.before, last.draft), quote);
            }
            Some(last) if quote.tokens.len() >= SHORTEST => {
                told.claim(number, run(&told.drafts[last.draft], quote, place, last.quoted));
            }
            None if quote.closed && quote.tokens.len() >= SHORTEST => {
                match speech.told_of(told.drafts, &told.before, place) {
                    Some((words, noun)) => told.claim(number, scene_of(words, noun, quote, place)),
                    None => waiting = Some(number).filter(|_| speech.opens_paragraph(quote, place)),
                }
            }
            _ => {}
        }
    }
}

/// The claim that a quotation continues.
struct Last {
    draft: usize,
    /// It has a quotation of its own.
    quoted: bool,
    /// In the same paragraph.
    near: bool,
}

struct Speech<'a> {
    scene: &'a Story<'a>,
    groups: &'a [Chunk],
    entities: &'a Entities,
}

impl Speech<'_> {
    fn place(&self, quote: &Quote) -> Option<Place> {
        let sentence = sentence_at(self.scene, quote.tokens.start)?;
        Some(Place { sentence, paragraph: self.scene.text.sentences[sentence].paragraph })
    }

    /// Where a quotation stands that is a sentence of its own: nothing of the article's own before or after it there.
    fn alone(&self, number: usize, quote: &Quote) -> Option<Place> {
        let scene = self.scene;
        let place = self.place(quote)?;
        let last = scene.text.sentences[sentence_at(scene, quote.tokens.end - 1)?].tokens;
        let begins = scene.text.sentences[place.sentence].tokens.start == quote.tokens.start;
        let next = scene.quotes.get(number + 1).map_or(last.end, |next| next.tokens.start.min(last.end));
        let ends = !self.tells(Tokens::new(quote.tokens.end, next.max(quote.tokens.end)));
        let short = quote.tokens.len() < SHORTEST_AFTER;
        let speech = !short && !self.is_heading(quote, place.paragraph);
        ((begins || quote.continues.is_some()) && ends && speech).then_some(place)
    }

    /// "'The worst is over': Lee", and a line of its own that does not end as a sentence does: words from another place.
    fn is_heading(&self, quote: &Quote, paragraph: u32) -> bool {
        const ENDS: ClassSet = ClassSet::of(&[Class::Stop, Class::Dot, Class::Comma, Class::Dash]);
        let scene = self.scene;
        let whole = scene.text.paragraphs.get(paragraph as usize).map_or(quote.tokens, |p| p.tokens);
        let next = quote.tokens.end;
        if next < whole.end && scene.classes(next).has(Class::Colon) {
            return true;
        }
        let last = next.saturating_sub(if quote.closed { 2 } else { 1 });
        let ends = scene.classes(last).any(ENDS) || scene.words(Tokens::new(last, last + 1)).ends_with(['.', '!', '?']);
        // "'A hard decision.'" in a story whose quotations have double marks.
        let single = |quote: &Quote| matches!(scene.lower(quote.tokens.start), "'" | "\u{2018}");
        let other = single(quote) && scene.quotes.first().is_some_and(|first| !single(first));
        // "14:05 ‘Stay at home’": when it was put up stands before it.
        let opens = Tokens::new(whole.start, quote.tokens.start);
        let line = quote.tokens.end == whole.end && opens.len() <= MOST_BEFORE && !self.says(opens);
        quote.closed && line && quote.tokens.len() < LONGEST_HEADING && (!ends || other)
    }

    /// Whether nothing of the article's own stands before it in its paragraph.
    fn opens_paragraph(&self, quote: &Quote, place: Place) -> bool {
        self.scene.text.paragraphs.get(place.paragraph as usize).is_some_and(|p| p.tokens.start == quote.tokens.start)
    }

    /// "called the plan a farce: | “We need help.”": the claim that ends at the colon before it.
    fn verdict(&self, drafts: &[Draft], before: &[usize], quote: &Quote) -> Option<usize> {
        let colon = quote.tokens.start.checked_sub(1).filter(|_| self.led(quote))?;
        let speech = quote.closed && quote.tokens.len() >= SHORTEST;
        let ends = |d: &&usize| {
            let draft = &drafts[**d];
            draft.speaks && draft.cue.end < colon && draft.content.last().is_some_and(|piece| piece.end == colon)
        };
        before.iter().rev().find(ends).copied().filter(|_| speech)
    }

    /// Whether a colon stands before it.
    fn led(&self, quote: &Quote) -> bool {
        quote.tokens.start.checked_sub(1).is_some_and(|t| self.scene.classes(t).has(Class::Colon))
    }

    /// Whether the article itself says something in these tokens: a verb stands in them.
    fn tells(&self, tokens: Tokens) -> bool {
        self.groups_from(tokens.start)
            .take_while(|g| g.tokens.start < tokens.end)
            .any(|g| matches!(g.value, Group::Verb(_)))
    }

    /// Whether a word stands in these tokens, not only a time.
    fn says(&self, tokens: Tokens) -> bool {
        tokens.iter().any(|t| self.scene.classes(t).any(ClassSet::of(&[Class::Lower, Class::Cap, Class::Upper])))
    }

    /// Who spoke last before a quotation, if it may continue that.
    fn last(&self, drafts: &[Draft], before: &[usize], quote: &Quote, place: Place) -> Option<Last> {
        // What S said that a report shows is S's.
        let inside = |draft: usize| {
            let cue = drafts[draft].cue;
            before.iter().any(|&d| d != draft && drafts[d].speaks && drafts[d].content.iter().any(|c| c.contains(cue)))
        };
        let last = *before.iter().rev().find(|&&draft| drafts[draft].speaks && !inside(draft))?;
        // "…," S said, adding that C2. "C3": the one of them that has a quotation.
        // And of "He denied it" after that, the one before.
        let he = drafts[last].source_noun.is_some_and(|noun| noun.head_kind == Head::Pronoun);
        let same = |d: usize| {
            drafts[d].speaks
                && (drafts[d].sentence == drafts[last].sentence
                    || he && self.paragraph(drafts[d].sentence) == self.paragraph(drafts[last].sentence))
        };
        let quoted = before.iter().rev().copied().find(|&d| same(d) && self.has_quote(&drafts[d]));
        let draft = quoted.unwrap_or(last);
        // "gave them an ultimatum" is nobody's turn to speak.
        let verbal = before.iter().filter(|&&d| !matches!(drafts[d].reads, Reads::Noun(_)));
        let end = verbal.map(|&d| end(&drafts[d])).filter(|&end| end <= quote.tokens.start).max()?.max(1);
        let from = sentence_at(self.scene, end - 1)?;
        let paragraph = self.scene.text.sentences[from].paragraph;
        let near = paragraph == place.paragraph;
        let between = from + 1..place.sentence.max(from + 1);
        let close = between.len() <= if quoted.is_some() { MOST_BETWEEN } else { 0 };
        // "“Will you stay?” ¶ “No.”": a question that the one who answers does not ask.
        let asks = self.scene.words(quote.tokens).trim_end_matches(['\u{201d}', '"', '\'', '\u{2019}']).ends_with('?');
        let answers = before.iter().rev().take(3).any(|&d| {
            d != draft
                && drafts[d].stance == Stance::Asks
                && self.has_quote(&drafts[d])
                && drafts[d].sentence < drafts[draft].sentence
        });
        if asks && answers && place.paragraph > paragraph {
            return None;
        }
        // "The council offered a plaque, an idea she finds odd. “For what?”": hers, if anybody's.
        if quoted.is_none() && self.passes_on(&drafts[draft]) {
            return None;
        }
        let next = place.paragraph <= paragraph + 1 && close;
        let free = between.clone().all(|sentence| !self.has_speaker(sentence, &drafts[draft]));
        (next && free).then_some(Last { draft, quoted: quoted.is_some(), near })
    }

    /// Whether the sentence of a body's claim goes on to somebody's own clause, outside what the body said.
    fn passes_on(&self, draft: &Draft) -> bool {
        let body = draft.source_noun.is_some_and(|n| matches!(n.head_kind, Head::Organization | Head::Common));
        let last = draft.content.last().map_or(draft.cue.end, |piece| piece.end);
        let mut rest = (last..self.scene.text.sentences[draft.sentence as usize].tokens.end).take(MOST_PASSED);
        body && rest.any(|t| is_word!(self.scene.hash(t), "he" | "she"))
    }

    /// The only person whom the sentence before a quotation tells of, in the same paragraph.
    fn told_of(&self, drafts: &[Draft], before: &[usize], place: Place) -> Option<(Tokens, Noun)> {
        let number = place.sentence.checked_sub(1)?;
        let sentence = self.scene.text.sentences.get(number).filter(|s| s.paragraph == place.paragraph)?;
        if before.iter().any(|&d| drafts[d].sentence as usize == number && drafts[d].speaks) {
            return None;
        }
        let tokens = sentence.tokens;
        let mut groups = self.groups_from(tokens.start).take_while(|g| g.tokens.end <= tokens.end);
        let subject = groups.next()?;
        let Group::Noun(noun) = subject.value else { return None };
        let opens = Tokens::new(tokens.start, subject.tokens.start);
        let plain = |t: u32| self.scene.classes(t).any(ClassSet::of(&[Class::Adv, Class::Conj, Class::Comma]));
        let verb = groups.find(|g| matches!(g.value, Group::Verb(verb) if verb.form == Form::Finite))?;
        // "shook his head" is not another person.
        let owned = |g: &Chunk| self.scene.classes(g.tokens.start).has(Class::PossPron);
        let other = |n: Noun| matches!(n.head_kind, Head::Person | Head::Role);
        let people = |g: &Chunk| matches!(g.value, Group::Noun(noun) if other(noun) && !owned(g));
        let alone = !groups.any(people) && !self.is_quoted(tokens.start) && !self.is_quoted(tokens.end - 1);
        let mut named = self.entities.within(Tokens::new(subject.tokens.start, verb.tokens.start));
        let one = named.next().is_some_and(|m| self.entities.kind(m.entity) == NameKind::Person)
            && named.all(|m| self.entities.kind(m.entity) != NameKind::Person);
        let person = noun.head_kind == Head::Person && one;
        (person && opens.len() <= MOST_BEFORE && opens.iter().all(plain) && alone).then_some((subject.tokens, noun))
    }

    fn groups_from(&self, token: u32) -> impl Iterator<Item = &Chunk> {
        self.groups[self.groups.partition_point(|g| g.tokens.start < token)..].iter()
    }

    fn paragraph(&self, sentence: u32) -> u32 {
        self.scene.text.sentences.get(sentence as usize).map_or(0, |s| s.paragraph)
    }

    fn has_quote(&self, draft: &Draft) -> bool {
        draft.content.first().into_iter().chain(draft.content.last()).any(|c| {
            let first = self.scene.quotes.partition_point(|q| q.tokens.end <= c.start);
            self.scene.quotes.get(first).is_some_and(|q| q.tokens.start < c.end)
        })
    }

    /// Whether a sentence has a person or body of its own, who is not the source of a claim.
    fn has_speaker(&self, sentence: usize, draft: &Draft) -> bool {
        let tokens = self.scene.text.sentences[sentence].tokens;
        let source = |t: Tokens| self.entities.within(t).next().map(|m| m.entity);
        let known = draft.source.and_then(source);
        let groups = self.groups_from(tokens.start).take_while(|g| g.tokens.end <= tokens.end);
        let own = groups.filter(|g| !self.is_quoted(g.tokens.start));
        own.filter_map(|g| match g.value {
            Group::Noun(noun) => Some((noun, g.tokens)),
            Group::Verb(_) => None,
        })
        .take(1)
        .any(|(noun, tokens)| match noun.head_kind {
            Head::Person | Head::Organization => source(tokens) != known || known.is_none(),
            Head::Role => draft.source_noun.is_none_or(|s| self.scene.lower(s.head) != self.scene.lower(noun.head)),
            _ => false,
        })
    }

    fn is_quoted(&self, token: u32) -> bool {
        let next = self.scene.quotes.partition_point(|q| q.tokens.start <= token);
        next > 0 && self.scene.quotes[next - 1].tokens.end > token
    }
}

/// The end of a claim: of its content or its cue.
fn end(draft: &Draft) -> u32 {
    let source = draft.source.map_or(0, |source| source.end);
    draft.content.last().map_or(0, |c| c.end).max(draft.cue.end).max(source)
}

fn sentence_at(scene: &Story<'_>, token: u32) -> Option<usize> {
    let sentences = &scene.text.sentences;
    let at = sentences.partition_point(|s| s.tokens.end <= token);
    sentences.get(at).filter(|s| s.tokens.start <= token).map(|_| at)
}
