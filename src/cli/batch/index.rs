//! The page of all stories, beside the pages of each.

use super::output::{name, write_whole};
use crate::cli::worker::{Done, Record};
use crate::emit::Html;
use crate::emit::html::{Story, index};
use crate::summary::Summary;
use std::io;
use std::path::Path;

/// Pages that know of the index.
pub static PAGES: Html = Html { index: Some("index.html") };

/// What the index is made of: counts, and a line for each story.
#[derive(Default)]
pub struct Index {
    summary: Summary,
    stories: Vec<Story>,
}

/// Repeated quotations and places.
const MOST: usize = 1000;

impl Index {
    /// Takes in what a job gave, whose first record has the number after this one.
    pub fn add(&mut self, done: &mut Done, before: u64) {
        for ((Record { id, .. }, digest), number) in done.records.iter().zip(done.digests.drain(..)).zip(before + 1..) {
            let page = name(number, id, "html");
            let Some(digest) = digest else {
                self.stories.push(Story { page, name: id.clone(), is_unread: true, ..Story::default() });
                continue;
            };
            let title = digest.title.clone().filter(|title| !title.trim().is_empty());
            self.stories.push(Story {
                page,
                name: title.unwrap_or_else(|| digest.id.clone()),
                day: digest.day,
                claims: digest.said.len() as u64,
                is_unread: false,
            });
            self.summary.add(digest);
        }
        (0..done.totals.errors).for_each(|_| self.summary.add_unread());
    }

    /// Writes its pages into the folder; the first is whole when it has its name.
    pub fn write(&self, folder: &Path) -> io::Result<()> {
        for (file, html) in index(&self.summary.totals(MOST), &self.stories).iter().rev() {
            write_whole(&folder.join(file), html.as_bytes())?;
        }
        Ok(())
    }
}
