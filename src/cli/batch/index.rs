//! The page of all stories, beside the pages of each.
//!
//! It counts all stories, so what is counted of each is noted beside the pages until the run is whole: a run that was broken
//! off continues it.

use super::output::{name, write_whole};
use crate::cli::done::{Done, Record, Totals};
use crate::emit::Html;
use crate::emit::html::{Archive, Quoted, Story, index};
use crate::summary::{Digest, Said, Summary};
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};
use std::fs::{File, OpenOptions};
use std::io::{self, BufRead, BufReader, BufWriter, Write};
use std::path::Path;

/// Pages that know of the index.
pub static PAGES: Html = Html { index: Some("index.html") };

/// What the index is made of: counts, and a line for each story.
pub struct Index {
    summary: Summary,
    stories: Vec<Story>,
    archive: Archive,
    notes: BufWriter<File>,
}

/// What is noted of a record.
#[derive(Serialize, Deserialize)]
struct Note<'n> {
    id: std::borrow::Cow<'n, str>,
    /// None of what could not be read.
    digest: Option<Digest>,
}

/// Repeated quotations and places.
const MOST: usize = 1000;
/// Pairs of who speaks of whom, and sources of which some claims are shown: what bounds memory.
const MOST_KEPT: usize = 100_000;
/// Claims shown of a source.
const CLAIMS: usize = 5;

/// The notes that an earlier run left.
pub struct Left {
    lines: Option<io::Split<BufReader<File>>>,
    notes: Vec<Note<'static>>,
}

impl Left {
    pub fn of(path: &Path) -> Left {
        let lines = File::open(path).ok().map(|file| BufReader::new(file).split(b'\n'));
        Left { lines, notes: Vec::new() }
    }

    /// Whether there are notes of so many records. To be asked for ever more of them.
    pub fn hold(&mut self, number: u64) -> bool {
        while (self.notes.len() as u64) < number {
            let Some(Ok(line)) = self.lines.as_mut().and_then(Iterator::next) else { return false };
            let Ok(note) = serde_json::from_slice(&line) else { return false };
            self.notes.push(note);
        }
        true
    }
}

impl Index {
    /// Goes on with the notes of an earlier run, if there are any, up to where it had come.
    pub fn going_on(mut left: Left, totals: &Totals, path: &Path) -> io::Result<Index> {
        let number = totals.records() as usize;
        // More may have been read than is resumed from.
        left.notes.truncate(number);
        let mut index = Index {
            summary: Summary::default(),
            stories: Vec::new(),
            archive: Archive::default(),
            notes: BufWriter::new(OpenOptions::new().create(true).write(true).truncate(true).open(path)?),
        };
        for (Note { id, digest }, number) in left.notes.into_iter().zip(1..) {
            index.note(number, &id, digest)?;
        }
        (0..totals.errors).for_each(|_| index.summary.add_unread());
        index.flush()?;
        Ok(index)
    }

    /// Takes in what a job gave, whose first record has the number after this one.
    pub fn add(&mut self, done: &mut Done, before: u64) -> io::Result<()> {
        for ((Record { id, .. }, digest), number) in done.records.iter().zip(done.digests.drain(..)).zip(before + 1..) {
            self.note(number, id, digest)?;
        }
        (0..done.totals.errors).for_each(|_| self.summary.add_unread());
        Ok(())
    }

    fn note(&mut self, number: u64, id: &str, digest: Option<Digest>) -> io::Result<()> {
        let note = Note { id: id.into(), digest };
        serde_json::to_writer(&mut self.notes, &note)?;
        self.notes.write_all(b"\n")?;
        let page = name(number, id, "html");
        let Some(digest) = note.digest else {
            self.stories.push(Story { page, name: id.to_owned(), is_unread: true, ..Story::default() });
            return Ok(());
        };
        let title = digest.title.clone().filter(|title| !title.trim().is_empty());
        let name = title.unwrap_or_else(|| digest.id.clone());
        digest.said.iter().for_each(|said| keep(&mut self.archive, said, &page, &name));
        self.stories.push(Story {
            page,
            name,
            day: digest.day.map(|day| day.0),
            claims: digest.said.len() as u64,
            is_unread: false,
        });
        self.summary.add(digest);
        Ok(())
    }

    /// Makes sure that the notes are with the system.
    pub fn flush(&mut self) -> io::Result<()> {
        self.notes.flush()
    }

    /// Writes its pages into the folder; the first is whole when it has its name.
    pub fn write(&self, folder: &Path) -> io::Result<()> {
        for (file, html) in index(&self.summary.totals(MOST), &self.stories, &self.archive).iter().rev() {
            write_whole(&folder.join(file), html.as_bytes())?;
        }
        Ok(())
    }
}

/// Counts whom a claim speaks of, and keeps the claim if it is one of the first of its source.
fn keep(archive: &mut Archive, said: &Said, page: &str, story: &str) {
    let Some(source) = &said.source else { return };
    for about in said.about.iter().filter(|about| *about != source) {
        add(&mut archive.links, (source.clone(), about.clone()), |count| *count += 1);
    }
    add(&mut archive.quoted, source.clone(), |claims: &mut Vec<Quoted>| {
        // What several stories have from an agency is told once.
        if claims.len() < CLAIMS && claims.iter().all(|claim| claim.text != said.text) {
            claims.push(Quoted {
                text: said.text.clone(),
                stance: said.stance,
                link: format!("{page}#c{}", said.number),
                story: story.to_owned(),
            });
        }
    });
}

/// Changes the value of a key, which may be new as long as there are few.
fn add<K: std::hash::Hash + Eq, V: Default>(map: &mut FxHashMap<K, V>, key: K, change: impl FnOnce(&mut V)) {
    if map.len() < MOST_KEPT || map.contains_key(&key) {
        change(map.entry(key).or_default());
    }
}
