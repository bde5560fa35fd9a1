//! The changes for an editor to read: one line of what matters, then every change, the gravest first.

use super::summary;
use crate::emit::shown;
use crate::report::Report;
use crate::revisions::{Change, Class, Diff, Edit, Field, How, Place, Severity, Told, Wording, word_diff};
use anstyle::{AnsiColor, Style};
use std::borrow::Cow;
use std::fmt::Write as _;
use std::io::{self, Write};

const BOLD: Style = Style::new().bold();
const DIM: Style = Style::new().dimmed();
const OLD: Style = AnsiColor::Red.on_default();
const NEW: Style = AnsiColor::Green.on_default();

/// How much is printed.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Length {
    /// Every change with what belongs to it.
    Full,
    /// A line a change.
    Brief,
}

/// Characters of a side that a line has room for.
const BRIEF: usize = 60;

/// Writes what changed.
pub fn write(diff: &Diff<'_>, old: &Report<'_>, new: &Report<'_>, length: Length, out: &mut Vec<u8>) -> io::Result<()> {
    let told = diff.told(old, new);
    let unchanged = diff.claims.unchanged;
    let (ids, summary) = ([flat(&diff.old.id), flat(&diff.new.id)], summary::line(&told));
    writeln!(out, "{BOLD}{} to {}: {summary}{BOLD:#} {DIM}({unchanged} claims unchanged){DIM:#}", ids[0], ids[1])?;
    if let Some(line) = summary::outside(&diff.outside) {
        writeln!(out, "{DIM}{line}{DIM:#}")?;
    }
    match length {
        Length::Brief => told.iter().try_for_each(|told| brief(told, out))?,
        Length::Full => {
            for group in told.chunk_by(|a, b| heading(a) == heading(b)) {
                writeln!(out, "\n{BOLD}{}{BOLD:#}", heading(&group[0]))?;
                speakers(group, out)?;
            }
            names(diff, out)?;
        }
    }
    Ok(())
}

/// What a change stands under.
fn heading(told: &Told<'_>) -> Cow<'static, str> {
    match told.place {
        Place::Note => "correction note".into(),
        Place::Headline => "headline".into(),
        Place::Standfirst => "standfirst".into(),
        Place::Dateline => "dateline".into(),
        Place::Body => summary::name(told.class()).into(),
    }
}

/// The changes of a group, each speaker's together, in the order in which they first speak.
fn speakers(group: &[Told<'_>], out: &mut Vec<u8>) -> io::Result<()> {
    let mut speakers: Vec<Option<&str>> = Vec::new();
    for told in group {
        if !speakers.contains(&told.speaker()) {
            speakers.push(told.speaker());
        }
    }
    for speaker in speakers {
        let framed = group.iter().any(|told| told.place != Place::Body);
        if !framed {
            writeln!(out, "  {}", speaker.map_or_else(|| "the article".to_owned(), flat))?;
        }
        group.iter().filter(|told| told.speaker() == speaker).try_for_each(|told| entry(told, out))?;
    }
    Ok(())
}

fn entry(told: &Told<'_>, out: &mut Vec<u8>) -> io::Result<()> {
    let heading = heading(told);
    let also: Vec<String> =
        told.classes.iter().map(|&class| summary::name(class)).filter(|name| *name != heading).collect();
    let also = if also.is_empty() { String::new() } else { format!(" {DIM}(also {}){DIM:#}", also.join(", ")) };
    let also = if told.place == Place::Body { also } else { String::new() };
    writeln!(out, "    {DIM}{}{DIM:#}{}{also}", place(told), text(told))?;
    told.changes.iter().try_for_each(|change| field(change, out))
}

/// "par. 4", "par. 4 to 5": counted from 1, as people do.
fn place(told: &Told<'_>) -> String {
    let paragraph =
        |side: &Option<Wording>| side.as_ref().and_then(|side| side.paragraph).map(|paragraph| paragraph + 1);
    match (paragraph(&told.old), paragraph(&told.new)) {
        (Some(old), Some(new)) if old != new => format!("par. {old} to {new}  "),
        (Some(one), _) | (None, Some(one)) => format!("par. {one}  "),
        (None, None) => String::new(),
    }
}

fn text(told: &Told<'_>) -> String {
    let side = |side: &Option<Wording>| side.as_ref().map(|side| flat(&side.text)).unwrap_or_default();
    match (&told.old, &told.new) {
        (Some(_), None) => format!("{OLD}{}{OLD:#}", side(&told.old)),
        (None, Some(_)) => format!("{NEW}{}{NEW:#}", side(&told.new)),
        (Some(old), Some(new)) => match told.words {
            Some(words) => wdiff(words),
            // A claim that only moved, or of which something else changed.
            None if told.class() == Class::Split || told.class() == Class::Merged => {
                wdiff(&word_diff(&old.text, &new.text))
            }
            None => side(&told.new),
        },
        (None, None) => String::new(),
    }
}

/// Something that changed beside the words.
fn field(change: &Change, out: &mut Vec<u8>) -> io::Result<()> {
    // These stand among the words of the content, and the place before it.
    if matches!(
        change.field,
        Field::Content | Field::Numbers | Field::Distances | Field::Dates | Field::Names | Field::Paragraph
    ) {
        return Ok(());
    }
    let field = serde_json::to_value(change.field)?.as_str().unwrap_or_default().replace('_', " ");
    write!(out, "      {DIM}{field}{DIM:#}  ")?;
    let told = change.how.map(how);
    if let (Some(_), Some(told)) = (&change.words, told) {
        return writeln!(out, "{told}");
    }
    let value = |value: &Option<String>| flat(value.as_deref().unwrap_or("nothing"));
    write!(out, "{OLD}{}{OLD:#} to {NEW}{}{NEW:#}", value(&change.old), value(&change.new))?;
    match told {
        Some(told) => writeln!(out, " {DIM}({told}){DIM:#}"),
        None => writeln!(out),
    }
}

fn how(how: How) -> &'static str {
    match how {
        How::Named => "named now",
        How::Unnamed => "no longer named",
        How::Attributed => "attributed now",
        How::Unattributed => "no longer attributed",
        How::Altered => "altered",
        How::Shortened => "shortened",
        How::Extended => "extended",
        How::Paraphrased => "no longer quoted",
        How::Quoted => "quoted now",
        How::Corrected => "another day",
    }
}

/// A change on one line: what it is, where, whose, and the words.
fn brief(told: &Told<'_>, out: &mut Vec<u8>) -> io::Result<()> {
    let style = if told.severity == Severity::High { BOLD } else { Style::new() };
    let speaker = told.speaker().map(|speaker| format!("{}: ", flat(speaker))).unwrap_or_default();
    let mut line = String::new();
    match (&told.old, &told.new, told.words) {
        (Some(_), Some(_), Some(words)) => {
            for edit in words.iter().filter(|edit| edit.sign != '=') {
                let mark = if edit.sign == '-' {
                    format!("[-{}-] ", cut(&edit.text))
                } else {
                    format!("{{+{}+}} ", cut(&edit.text))
                };
                line.push_str(&mark);
            }
        }
        (old, new, _) => {
            let only = new.as_ref().or(old.as_ref()).map(|side| cut(&side.text)).unwrap_or_default();
            let _ = write!(line, "{only}");
        }
    }
    writeln!(out, "{style}{}{style:#}  {}{speaker}{}", heading(told), place(told), line.trim_end())
}

/// The beginning of a text.
fn cut(text: &str) -> String {
    let text = flat(text);
    match text.char_indices().nth(BRIEF) {
        Some((at, _)) => format!("{}…", text[..at].trim_end()),
        None => text,
    }
}

/// Old and new words beside each other, as wdiff(1) has them, so that they can be told without colours. The same words
/// in other marks are shown once, as they are now.
fn wdiff(edits: &[Edit]) -> String {
    let mut shown_edits: Vec<String> = Vec::new();
    let mut edits = edits.iter().peekable();
    while let Some(edit) = edits.next() {
        let text = flat(&edit.text);
        match (edit.sign, edits.peek()) {
            ('-', Some(next)) if next.sign == '+' => {
                shown_edits.push(changed(&edit.text, &next.text));
                edits.next();
            }
            ('-', _) => shown_edits.push(format!("{OLD}[-{text}-]{OLD:#}")),
            ('+', _) => shown_edits.push(format!("{NEW}{{+{text}+}}{NEW:#}")),
            _ => shown_edits.push(text),
        }
    }
    shown_edits.retain(|text| !text.is_empty());
    shown_edits.join(" ")
}

/// Words that took the place of others.
fn changed(old: &str, new: &str) -> String {
    let key = |text: &str| {
        let letters = text.chars().filter(|c| c.is_alphanumeric() || matches!(c, '$' | '%' | '£' | '€'));
        letters.flat_map(char::to_lowercase).collect::<String>()
    };
    match key(old) == key(new) {
        true => flat(new),
        false => format!("{OLD}[-{}-]{OLD:#} {NEW}{{+{}+}}{NEW:#}", flat(old), flat(new)),
    }
}

/// A text on one line, with nothing in it that would steer the terminal.
fn flat(text: &str) -> String {
    shown(&text.split_whitespace().collect::<Vec<_>>().join(" ")).into_owned()
}

/// Names that came, went, or are spelled in another way.
fn names(diff: &Diff<'_>, out: &mut Vec<u8>) -> io::Result<()> {
    let entities = &diff.entities;
    if !entities.renamed.is_empty() || !entities.added.is_empty() || !entities.removed.is_empty() {
        writeln!(out)?;
    }
    for renamed in &entities.renamed {
        let (old, new) = (flat(&renamed.old.name), flat(&renamed.new.name));
        writeln!(out, "{BOLD}name{BOLD:#}  {OLD}{old}{OLD:#} is now {NEW}{new}{NEW:#}")?;
    }
    for (these, word, style) in [(&entities.removed, "no longer named", OLD), (&entities.added, "newly named", NEW)] {
        if !these.is_empty() {
            let names = these.iter().map(|entity| flat(&entity.name)).collect::<Vec<_>>().join(", ");
            writeln!(out, "{BOLD}{word}{BOLD:#}  {style}{names}{style:#}")?;
        }
    }
    Ok(())
}
