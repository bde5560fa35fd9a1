//! `whosaid diff OLD NEW`

use super::args::{Diff as Args, DiffTo};
use super::exit::Exit;
use super::input::{Content, Inputs, Job, Task};
use super::messages::{Trouble, write_out, write_styled};
use anstyle::{AnsiColor, Style};
use std::io::{self, Write};
use std::path::Path;
use whosaid::article::{self, Article, DateFrom, Format};
use whosaid::emit::Json;
use whosaid::report::{Claim, Report};
use whosaid::revisions::{Change, Diff, Named, diff};
use whosaid::{Options, Pipeline};

const BOLD: Style = Style::new().bold();
const DIM: Style = Style::new().dimmed();
const OLD: Style = AnsiColor::Red.on_default();
const NEW: Style = AnsiColor::Green.on_default();

pub fn run(args: &Args) -> io::Result<Exit> {
    let (old, new) = match (only(&args.old, args), only(&args.new, args)) {
        (Ok(old), Ok(new)) => (old, new),
        (old, new) => {
            for trouble in [old.err(), new.err()].iter().flatten() {
                trouble.print();
            }
            return Ok(Exit::Trouble);
        }
    };
    let (mut pipeline, options) = (Pipeline::new(), Options { with_text: true, unattributed: args.unattributed, ..Options::default() });
    let (old, new) = (pipeline.run(&old, &options), pipeline.run(&new, &options));
    let found = diff(&old, &new);
    let mut out = Vec::new();
    match args.to {
        DiffTo::Json => {
            Json::value(&found, &mut out)?;
            write_out(&out)?;
        }
        DiffTo::Text => {
            Page { new: &new }.write(&found, &mut out)?;
            write_styled(&out)?;
        }
    }
    Ok(if found.is_same() { Exit::Fine } else { Exit::Differs })
}

/// The only article of an input.
fn only(path: &Path, args: &Args) -> Result<Article<'static>, Trouble> {
    let mut articles = Vec::new();
    for Job { name, task, .. } in Inputs::new(std::iter::once(Ok(path.to_owned())), args.from.kind(), args.max_bytes) {
        let content = match task {
            Task::Document(content) => content,
            Task::Lines { bytes, .. } => Content { bytes, format: Some(Format::Jsonl), url: None, charset: None },
            Task::Failed(failure) => return Err(failure.trouble),
        };
        for found in article::read(&content.document(&name), &content.bytes) {
            let article = found.article.map_err(|error| Trouble::read(name.place(), &error))?;
            articles.push(article.into_owned());
        }
        if articles.len() > 1 {
            let message = "has several articles; name files of one each".to_owned();
            return Err(Trouble::new(name.place(), "several_articles", message));
        }
    }
    let mut article = articles
        .pop()
        .ok_or_else(|| Trouble::new(path.to_string_lossy(), "empty", "has no article; check the file".to_owned()))?;
    if let Some(date) = args.date {
        (article.date, article.date_from) = (Some(date), DateFrom::Flag);
    }
    Ok(article)
}

/// The changes for people to read.
struct Page<'r> {
    new: &'r Report<'r>,
}

impl Page<'_> {
    fn write(&self, diff: &Diff<'_>, out: &mut Vec<u8>) -> io::Result<()> {
        let claims = &diff.claims;
        writeln!(
            out,
            "{BOLD}{} to {}{BOLD:#}: {} added, {} removed, {} changed, {} moved, {} unchanged",
            diff.old.id,
            diff.new.id,
            claims.added.len(),
            claims.removed.len(),
            claims.changed.len(),
            claims.moved.len(),
            claims.unchanged
        )?;
        for changed in &claims.changed {
            let claim = &self.new.claims[changed.new.index()];
            writeln!(out, "\n{BOLD}~ changed{BOLD:#}  {}", said(claim))?;
            for change in &changed.changes {
                self.change(change, out)?;
            }
        }
        for (style, sign, these, word) in [(OLD, '-', &claims.removed, "removed"), (NEW, '+', &claims.added, "added")] {
            for claim in these {
                writeln!(out, "\n{style}{sign} {word}{style:#}  {}", said(claim))?;
                writeln!(out, "    {style}{}{style:#}", content(claim))?;
            }
        }
        for [old, new] in &claims.moved {
            let claim = &self.new.claims[new.index()];
            writeln!(out, "\n{BOLD}> moved{BOLD:#}  {} {DIM}({old} is {new}){DIM:#}", said(claim))?;
            writeln!(out, "    {}", content(claim))?;
        }
        let entities = &diff.entities;
        if !entities.renamed.is_empty() || !entities.added.is_empty() || !entities.removed.is_empty() {
            writeln!(out)?;
        }
        for renamed in &entities.renamed {
            let (old, new) = (&renamed.old.name, &renamed.new.name);
            writeln!(out, "{BOLD}name{BOLD:#}  {OLD}{old}{OLD:#} is now {NEW}{new}{NEW:#}")?;
        }
        let names = |these: &[Named<'_>]| these.iter().map(|e| &*e.name).collect::<Vec<_>>().join(", ");
        for (these, word, style) in [(&entities.removed, "no longer named", OLD), (&entities.added, "newly named", NEW)]
        {
            if !these.is_empty() {
                writeln!(out, "{BOLD}{word}{BOLD:#}  {style}{}{style:#}", names(these))?;
            }
        }
        Ok(())
    }

    fn change(&self, change: &Change, out: &mut Vec<u8>) -> io::Result<()> {
        let field = serde_json::to_value(change.field)?;
        write!(out, "    {DIM}{}{DIM:#}  ", field.as_str().unwrap_or_default().replace('_', " "))?;
        match &change.words {
            // As wdiff(1) has it, so that it can be read without colours.
            Some(words) => {
                let edits = words.iter().map(|edit| {
                    let text = edit.text.split_whitespace().collect::<Vec<_>>().join(" ");
                    match edit.sign {
                        '-' => format!("{OLD}[-{text}-]{OLD:#}"),
                        '+' => format!("{NEW}{{+{text}+}}{NEW:#}"),
                        _ => text,
                    }
                });
                writeln!(out, "{}", edits.collect::<Vec<_>>().join(" "))
            }
            None => {
                let shown = |value: &Option<String>| value.clone().unwrap_or_else(|| "nothing".to_owned());
                writeln!(out, "{OLD}{}{OLD:#} to {NEW}{}{NEW:#}", shown(&change.old), shown(&change.new))
            }
        }
    }
}

/// Who said it, and how.
fn said(claim: &Claim<'_>) -> String {
    let spans = claim.source.spans.iter().map(|s| &*s.text);
    let source = claim.source.name.as_deref().map_or_else(|| spans.collect::<Vec<_>>().join(" "), str::to_owned);
    let cue = claim.cue.spans.iter().map(|s| &*s.text).collect::<Vec<_>>().join(" ");
    let words = [source, cue].into_iter().filter(|word| !word.is_empty()).collect::<Vec<_>>();
    words.join(", ").split_whitespace().collect::<Vec<_>>().join(" ")
}

fn content(claim: &Claim<'_>) -> String {
    let pieces = claim.content.iter().flat_map(|piece| piece.text.split_whitespace());
    pieces.collect::<Vec<_>>().join(" ")
}
