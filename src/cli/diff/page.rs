//! The changes for people to read, group by group.

use crate::cli::messages::shown;
use anstyle::{AnsiColor, Style};
use std::io::{self, Write};
use whosaid::report::{Claim, ClaimId, Report};
use whosaid::revisions::{Change, Changed, Class, Diff, Edit, Field, How, Named, Regrouped};

const BOLD: Style = Style::new().bold();
const DIM: Style = Style::new().dimmed();
const OLD: Style = AnsiColor::Red.on_default();
const NEW: Style = AnsiColor::Green.on_default();

/// The groups, in the order in which they are printed.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Group {
    Of(Class),
    Added,
    Dropped,
    Split,
    Merged,
    Moved,
}

const GROUPS: [Group; 10] = [
    Group::Of(Class::Corrected),
    Group::Of(Class::Strengthened),
    Group::Of(Class::Softened),
    Group::Of(Class::ReSourced),
    Group::Added,
    Group::Dropped,
    Group::Of(Class::Reworded),
    Group::Split,
    Group::Merged,
    Group::Moved,
];

impl Group {
    fn name(self) -> &'static str {
        match self {
            Group::Of(class) => class_name(class),
            Group::Added => "added",
            Group::Dropped => "dropped",
            Group::Split => "split",
            Group::Merged => "merged",
            Group::Moved => "moved",
        }
    }

    fn len(self, diff: &Diff<'_>) -> usize {
        let claims = &diff.claims;
        match self {
            Group::Of(class) => of(diff, class).count(),
            Group::Added => claims.added.len(),
            Group::Dropped => claims.removed.len(),
            Group::Split => claims.split.len(),
            Group::Merged => claims.merged.len(),
            Group::Moved => claims.moved.len(),
        }
    }
}

fn class_name(class: Class) -> &'static str {
    match class {
        Class::Corrected => "corrected",
        Class::Strengthened => "strengthened",
        Class::Softened => "softened",
        Class::ReSourced => "re-sourced",
        Class::Reworded => "reworded",
    }
}

/// The claims that changed in this way more than in any other.
fn of<'d>(diff: &'d Diff<'_>, class: Class) -> impl Iterator<Item = &'d Changed> {
    diff.claims.changed.iter().filter(move |changed| changed.classes.first() == Some(&class))
}

/// Writes what changed: a line of summary, then the groups, then the names.
pub fn write(diff: &Diff<'_>, old: &Report<'_>, new: &Report<'_>, out: &mut Vec<u8>) -> io::Result<()> {
    let counts = GROUPS.iter().map(|group| (group.len(diff), group.name())).filter(|(count, _)| *count > 0);
    let counts: String = counts.map(|(count, name)| format!("{count} {name}, ")).collect();
    let (before, after) = (shown(&diff.old.id), shown(&diff.new.id));
    writeln!(out, "{BOLD}{before} to {after}{BOLD:#}: {counts}{} unchanged", diff.claims.unchanged)?;
    let mut page = Page { old, new, out };
    for group in GROUPS.into_iter().filter(|group| group.len(diff) > 0) {
        writeln!(page.out, "\n{BOLD}{}{BOLD:#}", group.name())?;
        match group {
            Group::Of(class) => of(diff, class).try_for_each(|changed| page.changed(changed))?,
            Group::Added => diff.claims.added.iter().try_for_each(|claim| page.lone(claim, '+', NEW))?,
            Group::Dropped => diff.claims.removed.iter().try_for_each(|claim| page.lone(claim, '-', OLD))?,
            Group::Split => diff.claims.split.iter().try_for_each(|regrouped| page.regrouped(regrouped))?,
            Group::Merged => diff.claims.merged.iter().try_for_each(|regrouped| page.regrouped(regrouped))?,
            Group::Moved => diff.claims.moved.iter().try_for_each(|[old, new]| page.moved(*old, *new))?,
        }
    }
    names(diff, out)
}

struct Page<'p, 'r> {
    old: &'p Report<'r>,
    new: &'p Report<'r>,
    out: &'p mut Vec<u8>,
}

impl Page<'_, '_> {
    fn changed(&mut self, changed: &Changed) -> io::Result<()> {
        let said = claim(self.new, changed.new).map(said).unwrap_or_default();
        let also: Vec<&str> = changed.classes.iter().skip(1).map(|&class| class_name(class)).collect();
        match also.is_empty() {
            true => writeln!(self.out, "  ~ {said}")?,
            false => writeln!(self.out, "  ~ {said} {DIM}(also {}){DIM:#}", also.join(", "))?,
        }
        // A claim is known by what it says, changed or not.
        if !changed.changes.iter().any(|change| change.field == Field::Content) {
            let content = claim(self.new, changed.new).map(content).unwrap_or_default();
            writeln!(self.out, "      {content}")?;
        }
        changed.changes.iter().try_for_each(|change| self.change(change))
    }

    fn change(&mut self, change: &Change) -> io::Result<()> {
        let label = match change.field {
            Field::Content => String::new(),
            // These stand among the words of the content.
            Field::Numbers | Field::Distances | Field::Dates | Field::Names => return Ok(()),
            field => {
                let field = serde_json::to_value(field)?.as_str().unwrap_or_default().replace('_', " ");
                format!("{DIM}{field}{DIM:#}  ")
            }
        };
        write!(self.out, "      {label}")?;
        let told = change.how.map(how);
        match (&change.words, told) {
            (Some(words), None) => return writeln!(self.out, "{}", wdiff(words)),
            (Some(_), Some(told)) => return writeln!(self.out, "{BOLD}{told}{BOLD:#}"),
            _ => {}
        }
        let shown = |value: &Option<String>| flat(value.as_deref().unwrap_or("nothing"));
        write!(self.out, "{OLD}{}{OLD:#} to {NEW}{}{NEW:#}", shown(&change.old), shown(&change.new))?;
        match told {
            Some(told) => writeln!(self.out, " {DIM}({told}){DIM:#}"),
            None => writeln!(self.out),
        }
    }

    fn lone(&mut self, claim: &Claim<'_>, sign: char, style: Style) -> io::Result<()> {
        writeln!(self.out, "  {style}{sign}{style:#} {}", said(claim))?;
        writeln!(self.out, "      {style}{}{style:#}", content(claim))
    }

    fn regrouped(&mut self, regrouped: &Regrouped) -> io::Result<()> {
        let first = regrouped.new.first().and_then(|&id| claim(self.new, id));
        let ids = |ids: &[ClaimId]| ids.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
        let (old, new) = (ids(&regrouped.old), ids(&regrouped.new));
        writeln!(self.out, "  ~ {} {DIM}({old} to {new}){DIM:#}", first.map(said).unwrap_or_default())?;
        if regrouped.changes.is_empty() {
            let text: Vec<_> = regrouped.new.iter().filter_map(|&id| claim(self.new, id)).map(content).collect();
            writeln!(self.out, "      {}", text.join(" | "))?;
        }
        regrouped.changes.iter().try_for_each(|change| self.change(change))
    }

    fn moved(&mut self, old: ClaimId, new: ClaimId) -> io::Result<()> {
        let Some(there) = claim(self.new, new) else { return Ok(()) };
        let paragraph = |report: &Report<'_>, claim: Option<&Claim<'_>>| {
            let sentence = claim.and_then(|claim| report.sentences.get(claim.sentence as usize));
            sentence.map_or(0, |sentence| sentence.paragraph) + 1
        };
        let (from, to) = (paragraph(self.old, claim(self.old, old)), paragraph(self.new, Some(there)));
        writeln!(self.out, "  > {} {DIM}(paragraph {from} to {to}){DIM:#}", said(there))?;
        writeln!(self.out, "      {}", content(there))
    }
}

fn claim<'p, 'r>(report: &'p Report<'r>, id: ClaimId) -> Option<&'p Claim<'r>> {
    // In a report that somebody cut down the claims stand elsewhere.
    let there = report.claims.get(id.index()).filter(|claim| claim.id == id);
    there.or_else(|| report.claims.iter().find(|claim| claim.id == id))
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

/// Old and new words beside each other, as wdiff(1) has them, so that they can be told without colours.
fn wdiff(edits: &[Edit]) -> String {
    let edits = edits.iter().map(|edit| {
        let text = flat(&edit.text);
        match edit.sign {
            '-' => format!("{OLD}[-{text}-]{OLD:#}"),
            '+' => format!("{NEW}{{+{text}+}}{NEW:#}"),
            _ => text,
        }
    });
    edits.collect::<Vec<_>>().join(" ")
}

/// A text on one line, with nothing in it that would steer the terminal.
fn flat(text: &str) -> String {
    shown(&text.split_whitespace().collect::<Vec<_>>().join(" ")).into_owned()
}

/// Who said it, and how.
fn said(claim: &Claim<'_>) -> String {
    let spans = claim.source.spans.iter().map(|span| &*span.text);
    let source = claim.source.name.as_deref().map_or_else(|| spans.collect::<Vec<_>>().join(" "), str::to_owned);
    let cue = claim.cue.spans.iter().map(|span| &*span.text).collect::<Vec<_>>().join(" ");
    let words = [source, cue].into_iter().filter(|word| !word.is_empty()).collect::<Vec<_>>();
    if words.is_empty() { "the article".to_owned() } else { flat(&words.join(", ")) }
}

fn content(claim: &Claim<'_>) -> String {
    let pieces = claim.content.iter().map(|piece| flat(&piece.text));
    pieces.collect::<Vec<_>>().join(" ")
}

fn names(diff: &Diff<'_>, out: &mut Vec<u8>) -> io::Result<()> {
    let entities = &diff.entities;
    if !entities.renamed.is_empty() || !entities.added.is_empty() || !entities.removed.is_empty() {
        writeln!(out)?;
    }
    for renamed in &entities.renamed {
        let (old, new) = (flat(&renamed.old.name), flat(&renamed.new.name));
        writeln!(out, "{BOLD}name{BOLD:#}  {OLD}{old}{OLD:#} is now {NEW}{new}{NEW:#}")?;
    }
    let names = |these: &[Named<'_>]| these.iter().map(|entity| flat(&entity.name)).collect::<Vec<_>>().join(", ");
    for (these, word, style) in [(&entities.removed, "no longer named", OLD), (&entities.added, "newly named", NEW)] {
        if !these.is_empty() {
            writeln!(out, "{BOLD}{word}{BOLD:#}  {style}{}{style:#}", names(these))?;
        }
    }
    Ok(())
}
