//! An article as its rules were applied: sentence by sentence, with what was found beneath it and by which rule.

use super::shown;
use crate::analysis::{Analysis, Bound};
use crate::article::{Article, DateFrom};
use crate::claims::{self, Candidate, Orphan};
use crate::names::Sense;
use crate::report::{self, Claim, EntityType, Report, TextSpan, Via};
use crate::{Options, Pipeline, registry};
use anstyle::{AnsiColor, Style};
use std::collections::HashMap;
use std::io::{self, Write};

const BOLD: Style = Style::new().bold();
const DIM: Style = Style::new().dimmed();
const MARK: Style = AnsiColor::Green.on_default();

/// Lines of the story are broken before this column.
const WIDTH: usize = 100;

/// Explains an article, with the styles of a terminal; or says what there is too much of in it.
///
/// # Errors
/// None: it is written to memory.
pub fn explain(
    article: &Article<'_>,
    pipeline: &mut Pipeline,
    options: &Options,
) -> io::Result<Result<Vec<u8>, Bound>> {
    let options = Options { with_clauses: true, ..*options };
    let found = pipeline.analyse(article, &options);
    if let Some(bound) = found.bound(article.text.len(), options.with_clauses) {
        return Ok(Err(bound));
    }
    let (orphans, votes) = (Unsaid::of(&found, &article.text), votes(&found));
    let report = report::build(article, found, &options);
    Page::new(&article.text, &report, orphans, votes).write().map(Ok)
}

/// By entity, what spoke for its being what it is: the rule, its weight and how often it was heard.
fn votes(found: &Analysis) -> Vec<Vec<(&'static str, u8, u32)>> {
    let entities = &found.entities;
    let mut votes = vec![Vec::new(); entities.entities.len()];
    for vote in entities.evidence.iter().filter(|vote| matches!(vote.value.sense, Sense::Is(_))) {
        let at = entities.mentions.binary_search_by_key(&vote.tokens.start, |mention| mention.tokens.start);
        let Some(mention) = at.ok().map(|at| &entities.mentions[at]) else { continue };
        let heard: &mut Vec<(&str, u8, u32)> = &mut votes[mention.entity as usize];
        match heard.iter_mut().find(|(rule, weight, _)| (*rule, *weight) == (vote.rule, vote.value.weight)) {
            Some((_, _, count)) => *count += 1,
            None => heard.push((vote.rule, vote.value.weight, 1)),
        }
    }
    votes.iter_mut().for_each(|heard| heard.sort_by_key(|&(_, weight, count)| std::cmp::Reverse((weight, count))));
    votes
}

/// A mark as the page shows it.
struct Mark<'r> {
    start: u32,
    end: u32,
    id: String,
    text: &'r str,
    /// "person Ann Lee", "DATE 2011-09-05".
    value: String,
    rule: &'r str,
    /// The number of the entity that is met here for the first time.
    first_of: Option<usize>,
}

/// A quotation that no claim has, with its words.
struct Unsaid {
    orphan: Orphan,
    words: String,
}

impl Unsaid {
    fn of(found: &Analysis, text: &str) -> Vec<Unsaid> {
        let orphans = claims::orphans(&found.text, &found.claims, &found.entities).into_iter();
        orphans.map(|orphan| Unsaid { words: one_line(found.text.span(orphan.quote).of(text)), orphan }).collect()
    }
}

struct Page<'r> {
    report: &'r Report<'r>,
    /// In order.
    unsaid: Vec<Unsaid>,
    /// The story's characters, so that offsets are places in it.
    chars: Vec<char>,
    /// In order.
    marks: Vec<Mark<'r>>,
    names: HashMap<&'static str, &'static str>,
    /// By entity, see [`votes`].
    votes: Vec<Vec<(&'static str, u8, u32)>>,
    out: Vec<u8>,
}

impl<'r> Page<'r> {
    fn new(
        text: &str,
        report: &'r Report<'r>,
        unsaid: Vec<Unsaid>,
        votes: Vec<Vec<(&'static str, u8, u32)>>,
    ) -> Page<'r> {
        let names = registry::all().iter().map(|card| (card.id, card.name)).collect();
        Page { report, unsaid, chars: text.chars().collect(), marks: marks(report), names, votes, out: Vec::new() }
    }

    fn write(mut self) -> io::Result<Vec<u8>> {
        let report = self.report;
        let doc = &report.doc;
        let date = doc.date.map_or("no date".to_owned(), |day| day.0.to_string());
        let from = match doc.date_from {
            DateFrom::Flag => ", from --date",
            DateFrom::Metadata => ", from its data",
            DateFrom::Dateline => ", from its dateline",
            DateFrom::Text => ", from its text",
            DateFrom::None => "",
        };
        writeln!(self.out, "{BOLD}{}{BOLD:#}  {DIM}{date}{from}{DIM:#}", shown(&doc.id))?;
        let mut claims = report.claims.iter().peekable();
        let mut unsaid = std::mem::take(&mut self.unsaid).into_iter().peekable();
        for (number, sentence) in report.sentences.iter().enumerate() {
            writeln!(self.out)?;
            let first = self.marks.partition_point(|mark| mark.start < sentence.start);
            let last = self.marks.partition_point(|mark| mark.start < sentence.end);
            self.sentence(number, sentence.start, sentence.end, first..last)?;
            for mark in first..last {
                self.mark("     ", mark)?;
                self.heard(mark)?;
            }
            while let Some(claim) = claims.next_if(|claim| claim.sentence as usize <= number) {
                self.claim(claim)?;
            }
            while let Some(quote) = unsaid.next_if(|quote| quote.orphan.sentence as usize <= number) {
                self.unsaid(&quote)?;
            }
        }
        for warning in &report.warnings {
            writeln!(self.out, "\nwarning: {}", shown(&warning.message))?;
        }
        Ok(self.out)
    }

    /// A sentence in lines, each with its marks underlined, their ids in the underline where there is room.
    fn sentence(&mut self, number: usize, start: u32, end: u32, marks: std::ops::Range<usize>) -> io::Result<()> {
        let end = (end as usize).min(self.chars.len());
        let mut from = (start as usize).min(end);
        let mut head = format!("{number:>3}  ");
        while from < end {
            let to = self.line_end(from, end);
            let (line, places) = columns(&self.chars[from..to]);
            writeln!(self.out, "{head}{}", line.trim_end())?;
            let mut under = vec![' '; places[to - from]];
            for mark in &self.marks[marks.clone()] {
                let (a, b) = ((mark.start as usize).max(from), (mark.end as usize).min(to));
                if a < b {
                    let (a, b) = (places[a - from], places[b - from]);
                    under[a..b].fill('~');
                    if b - a >= mark.id.len() && mark.start as usize >= from {
                        mark.id.chars().zip(&mut under[a..]).for_each(|(letter, place)| *place = letter);
                    }
                }
            }
            let under: String = under.into_iter().collect();
            if !under.trim_end().is_empty() {
                writeln!(self.out, "     {MARK}{}{MARK:#}", under.trim_end())?;
            }
            head = "     ".to_owned();
            from = to;
        }
        Ok(())
    }

    /// Where the line that begins at `from` is broken: after its last space, if it has one.
    fn line_end(&self, from: usize, end: usize) -> usize {
        if end - from <= WIDTH {
            return end;
        }
        let line = &self.chars[from..from + WIDTH];
        line.iter().rposition(|c| c.is_whitespace()).map_or(from + WIDTH, |at| from + at + 1)
    }

    fn mark(&mut self, indent: &str, mark: usize) -> io::Result<()> {
        let Mark { id, text, value, rule, .. } = &self.marks[mark];
        let name = self.names.get(rule).unwrap_or(&"");
        writeln!(self.out, "{indent}{MARK}{id:4}{MARK:#} {}  {value}  {DIM}{rule} {name}{DIM:#}", one_line(text))
    }

    /// What spoke for a name's being what it is, where it is met for the first time.
    fn heard(&mut self, mark: usize) -> io::Result<()> {
        let heard = self.marks[mark].first_of.and_then(|entity| self.votes.get(entity));
        let Some(heard) = heard.filter(|heard| !heard.is_empty()) else { return Ok(()) };
        let times = |count: u32| if count > 1 { format!(" ({count} times)") } else { String::new() };
        let votes: Vec<_> = heard.iter().map(|&(rule, weight, n)| format!("{rule} {weight}{}", times(n))).collect();
        writeln!(self.out, "          {DIM}spoken for by {}{DIM:#}", votes.join(", "))
    }

    /// The claim as a tree: its rule, its parts, and beneath each part the marks inside it with theirs.
    fn claim(&mut self, claim: &Claim<'_>) -> io::Result<()> {
        let kind = lower(claim.kind);
        let name = self.names.get(claim.rule.as_ref()).unwrap_or(&"");
        let inside = claim.parent.map_or(String::new(), |parent| format!(", inside {parent}"));
        writeln!(
            self.out,
            "     {BOLD}{:4}{BOLD:#} {kind} claim{inside}  {DIM}{} {name}{DIM:#}",
            claim.id.to_string(),
            claim.rule
        )?;
        let kind = lower(claim.source.kind);
        let steps = claim.source.via.iter().filter(|&&via| via != Via::Same);
        let via = steps.map(|&via| lower(via)).collect::<Vec<_>>().join(", ");
        let is = match &claim.source.name {
            Some(name) if via.is_empty() => format!("  = {} ({kind})", one_line(name)),
            Some(name) => format!("  = {} ({kind}, by {via})", one_line(name)),
            None => format!("  = nobody named ({kind})"),
        };
        self.part("source", &claim.source.spans, &is)?;
        let lemma = claim.cue.lemma.as_deref().map_or(String::new(), |lemma| format!("  = {lemma}"));
        self.part("cue", &claim.cue.spans, &lemma)?;
        if let Some(told) = &claim.addressee {
            let span = TextSpan { start: told.start, end: told.end, text: told.text.as_ref().into() };
            self.part("told", &[span], "")?;
        }
        self.part("content", &claim.content, "")?;
        let said_at = claim.said_at.map_or(String::new(), |date| format!(", said at {date}"));
        let venue = claim.venue.as_ref().map_or(String::new(), |venue| format!(", venue {}", one_line(venue)));
        writeln!(
            self.out,
            "          {:8} {}, {}, {}{said_at}{venue}; confidence {}",
            "stance",
            lower(claim.stance),
            lower(claim.certainty),
            lower(claim.polarity),
            claim.confidence.map_or("not counted".to_owned(), |share| format!("{:.2}", share.0))
        )?;
        self.clauses(claim)
    }

    /// The clause whose verb is the claim's cue, and what stands in it: a wrong claim comes of a wrong clause.
    fn clauses(&mut self, claim: &Claim<'_>) -> io::Result<()> {
        let report = self.report;
        let all = report.clauses.as_deref().unwrap_or_default();
        let first = all.partition_point(|clause| clause.sentence < claim.sentence);
        let here = all[first..].iter().take_while(|clause| clause.sentence == claim.sentence);
        let mut own = None;
        for clause in here {
            let cue = claim.cue.spans.iter().any(|cue| cue.start <= clause.verb.start && clause.verb.end <= cue.end);
            if !(cue || own.is_some() && clause.parent == own) {
                continue;
            }
            own = own.or(Some(clause.id));
            let subject = clause.subject.as_ref().map_or("nobody".to_owned(), |subject| one_line(&subject.text));
            let name = self.names.get(clause.rule.as_ref()).unwrap_or(&"");
            writeln!(
                self.out,
                "          {:8} {} {}: {subject} | {}  {DIM}{} {name}{DIM:#}",
                "clause",
                clause.id,
                lower(clause.kind),
                one_line(&clause.verb.text),
                clause.rule
            )?;
        }
        Ok(())
    }

    /// A quotation without a source, and who could have said it.
    fn unsaid(&mut self, quote: &Unsaid) -> io::Result<()> {
        writeln!(self.out, "     {BOLD}no source{BOLD:#} found for {}", quote.words)?;
        for Candidate { name, claim, why } in &quote.orphan.candidates {
            let claim = claim.map_or(String::new(), |claim| format!(" ({})", report::Id::<'c'>(claim)));
            writeln!(self.out, "          not {}{claim}: {}", one_line(name), why.reason())?;
        }
        Ok(())
    }

    fn part(&mut self, label: &str, spans: &[TextSpan<'_>], note: &str) -> io::Result<()> {
        let words: Vec<_> = spans.iter().map(|span| one_line(&span.text)).collect();
        let words = if words.is_empty() { "(none)".to_owned() } else { words.join(" ... ") };
        writeln!(self.out, "          {label:8} {words}{note}")?;
        for span in spans {
            let first = self.marks.partition_point(|mark| mark.start < span.start);
            let last = self.marks.partition_point(|mark| mark.start < span.end);
            for mark in first..last {
                if self.marks[mark].end <= span.end {
                    self.mark("            └ ", mark)?;
                }
            }
        }
        Ok(())
    }
}

/// Characters as they are shown on one line, and the column of each and of the end.
fn columns(chars: &[char]) -> (String, Vec<usize>) {
    let (mut line, mut places, mut column) = (String::new(), vec![0], 0);
    for &c in chars {
        let piece = one_line(c.encode_utf8(&mut [0; 4]));
        column += piece.chars().count();
        places.push(column);
        line += &piece;
    }
    (line, places)
}

/// All marks of a report, in order.
fn marks<'r>(report: &'r Report<'r>) -> Vec<Mark<'r>> {
    let mut marks = Vec::new();
    for (number, entity) in report.entities.iter().enumerate() {
        let kind = match entity.kind {
            EntityType::Person => "person",
            EntityType::Place => "place",
            EntityType::Organization => "organization",
        };
        for (nth, mention) in entity.mentions.iter().enumerate() {
            let first_of = (nth == 0).then_some(number);
            let value = if mention.text == entity.name {
                kind.to_owned()
            } else {
                format!("{kind} {}", one_line(&entity.name))
            };
            let id = entity.id.to_string();
            let (start, end) = (mention.start, mention.end);
            marks.push(Mark { start, end, id, text: &mention.text, value, rule: &mention.rule, first_of });
        }
    }
    for date in &report.dates {
        let id = date.id.to_string();
        let value = format!("{} {}", lower(date.kind).to_uppercase(), date.value);
        marks.push(Mark {
            start: date.start,
            end: date.end,
            id,
            text: &date.text,
            value,
            rule: &date.rule,
            first_of: None,
        });
    }
    for length in &report.distances {
        let id = length.id.to_string();
        let metres = length.metres.map_or("no number".to_owned(), |metres| format!("{metres} m"));
        let from = length.relation.as_ref().map_or(String::new(), |relation| {
            let words = [&relation.direction, &relation.prep, &relation.from];
            words.into_iter().flatten().fold(String::new(), |text, word| text + " " + word)
        });
        let value = format!("{} {metres}{}", lower(length.kind), one_line(&from));
        marks.push(Mark {
            start: length.start,
            end: length.end,
            id,
            text: &length.text,
            value,
            rule: &length.rule,
            first_of: None,
        });
    }
    marks.sort_by_key(|mark| (mark.start, mark.end));
    marks
}

/// A text on one line, with nothing in it that would steer the terminal.
fn one_line(text: &str) -> String {
    let line: String = text.chars().map(|c| if matches!(c, '\n' | '\r' | '\t') { ' ' } else { c }).collect();
    shown(&line).into_owned()
}

/// "NotConfirmed" as "not confirmed".
fn lower(value: impl std::fmt::Debug) -> String {
    let mut words = String::new();
    for c in format!("{value:?}").chars() {
        if c.is_uppercase() && !words.is_empty() {
            words.push(' ');
        }
        words.extend(c.to_lowercase());
    }
    words
}
