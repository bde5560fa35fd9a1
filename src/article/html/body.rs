//! The article's text in a page: the paragraphs, without what stands around and between them.
//!
//! In the manner of Readability (Arc90 2009, Mozilla): what is long, is sentences and is not links weighs, and the
//! element that holds the weight is the article. Besides, pages name their parts: what they call navigation, caption
//! or newsletter is left out unless most of the page stands in it.

use super::blocks::{Block, Border, FIRST_BLOCKS, Page, Place, is_sentence};
use super::called::Called;
use super::guide;
use super::metadata::Metadata;
use super::prompts::{is_consent, is_post, is_prompt};
use crate::article::paragraphs::squeeze;
use crate::article::story::is_same_line;
use rustc_hash::{FxHashMap, FxHashSet};

/// So much beside the story, in bytes, may be a part of it though it is a tenth of it.
const LARGE: usize = 500;
/// A standfirst is no longer than this, in bytes.
const LONGEST_STANDFIRST: usize = 1500;

/// Takes out the article's paragraphs, a blank line between them.
pub fn extract(mut page: Page, metadata: &Metadata) -> String {
    page.weigh();
    let standfirst = page.standfirst(metadata);
    page.drop_outside();
    page.weigh();
    let story = page.story(page.choose(), metadata);
    let standfirst = page.before(story.first().map_or(0, |block| block.number), standfirst);
    let mut text = join(story);
    if let Some(body) = &metadata.body {
        if let Some(blocks) = guide::select(page.blocks.iter().map(|block| block.text.as_str()), body, text.len()) {
            text = join(blocks.into_iter().map(|at| &page.blocks[at]));
        } else if text.len() * 2 < body.len() {
            // The page only loads its text, or shows its first lines.
            text = body.clone();
        }
    }
    for line in standfirst.iter().rev() {
        if !text.is_empty() && !text.contains(line) {
            text = format!("{line}\n\n{text}");
        }
    }
    text
}

/// The lines between headline and story.
enum Standfirst {
    /// The metadata have it.
    Sure(String),
    /// Blocks that are called so, by their numbers; and that of the headline, where it is not one of the main headings.
    Called { lines: Vec<(usize, String)>, title: Option<usize> },
}

impl Page {
    /// Sums up what is inside each border.
    fn weigh(&mut self) {
        self.borders.iter_mut().for_each(|border| (border.weight, border.teasers) = (0, 0));
        for block in &self.blocks {
            if let Some(border) = block.border {
                let border = &mut self.borders[border];
                border.weight += block.weight;
                border.teasers += usize::from(block.place == Place::Heading && block.linked * 2 > block.text.len());
            }
        }
        for at in (0..self.borders.len()).rev() {
            if let Some(parent) = self.borders[at].parent {
                self.borders[parent].weight += self.borders[at].weight;
                self.borders[parent].teasers += self.borders[at].teasers;
            }
        }
    }

    /// The line under the headline: what the metadata have as a description, and else what calls itself so.
    fn standfirst(&self, metadata: &Metadata) -> Standfirst {
        let first = || self.blocks.iter().take(FIRST_BLOCKS);
        let lines: Vec<String> = first().map(|block| squeeze(&block.text)).collect();
        let is_long = |line: &&String| line.split(' ').count() > 4;
        let same = |said: &String| lines.iter().find(|line| is_same_line(said, line)).cloned();
        if let Some(line) = metadata.descriptions.iter().filter(is_long).find_map(same) {
            return Standfirst::Sure(line);
        }
        let is_called = |block: &&Block| {
            let around = std::iter::successors(block.border, |&border| self.borders[border].parent);
            let mut called = around.take(4).map(|border| self.borders[border].called);
            called.find(|&called| called != Called::Nothing) == Some(Called::Standfirst)
                && block.linked * 2 < block.text.len()
        };
        Standfirst::Called {
            lines: first().filter(is_called).map(|block| (block.number, lines[block.number].clone())).collect(),
            title: metadata.title.as_ref().and_then(|title| lines.iter().position(|line| is_same_line(title, line))),
        }
    }

    /// The lines of the standfirst that stand between the headline and the story's first block.
    fn before(&self, story: usize, standfirst: Standfirst) -> Vec<String> {
        let (lines, title) = match standfirst {
            Standfirst::Sure(line) => return vec![line],
            Standfirst::Called { lines, title } => (lines, title),
        };
        let Some(&title) = self.titles.iter().rev().chain(&title).find(|&&title| title <= story) else {
            return Vec::new();
        };
        let between = |(number, line): &(usize, String)| (title..story).contains(number) && line.split(' ').count() > 2;
        let lines: Vec<String> = lines.into_iter().filter(between).map(|(_, line)| line).collect();
        if lines.iter().map(String::len).sum::<usize>() < LONGEST_STANDFIRST { lines } else { Vec::new() }
    }

    fn total(&self) -> usize {
        self.blocks.iter().map(|block| block.weight).sum()
    }

    /// Drops what stands in an element that calls itself something else than story. Where hardly anything else is left, the
    /// names mislead: then only what is not the most of the page.
    fn drop_outside(&mut self) {
        let total = self.total();
        self.settle_doubts(total);
        let mut outside = vec![false; self.borders.len()];
        for at in 0..self.borders.len() {
            let border = &self.borders[at];
            outside[at] = border.called == Called::Outside || border.parent.is_some_and(|parent| outside[parent]);
        }
        let clean: usize = self
            .blocks
            .iter()
            .filter(|block| block.border.is_none_or(|border| !outside[border]))
            .map(|block| block.weight)
            .sum();
        let names_hold = clean >= 200 && clean * 7 >= total;
        for at in 0..self.borders.len() {
            let around = self.borders[at].parent.is_some_and(|parent| self.borders[parent].dropped);
            let border = &mut self.borders[at];
            let drops = border.called == Called::Outside && (names_hold || border.weight * 5 < total * 2);
            border.dropped = around || drops;
        }
        let borders = &self.borders;
        self.blocks.retain(|block| block.is_post || block.border.is_none_or(|border| !borders[border].dropped));
    }

    /// Names that are doubtful count as outside, but where all that look so hold a third of the page, or what they hold is
    /// mostly in elements that call themselves the story. And what stands around
    /// the most of the page, in an element that calls itself the story, is not furniture, whatever its name.
    fn settle_doubts(&mut self, total: usize) {
        let mut weights: FxHashMap<u64, usize> = FxHashMap::default();
        for border in self.borders.iter().filter(|border| border.called == Called::Doubtful) {
            *weights.entry(border.look).or_default() += border.weight;
        }
        // The weight inside each that stands in a story of that name.
        let mut stories = vec![0; self.borders.len()];
        for at in (0..self.borders.len()).rev() {
            let border = &self.borders[at];
            if border.called == Called::Story {
                stories[at] = border.weight;
            }
            if let Some(parent) = border.parent {
                stories[parent] += stories[at];
            }
        }
        for (border, story) in self.borders.iter_mut().zip(stories) {
            if border.called == Called::Doubtful {
                let is_story = weights[&border.look] * 3 > total || story * 2 > border.weight;
                border.called = if is_story { Called::Nothing } else { Called::Outside };
            }
        }
        let is_most = |border: &&Border| border.called == Called::Story && border.weight * 2 > total;
        let Some(mut at) = self.borders.iter().find(is_most).and_then(|border| border.parent) else { return };
        loop {
            self.borders[at].called = Called::Nothing;
            match self.borders[at].parent {
                Some(parent) => at = parent,
                None => return,
            }
        }
    }

    /// The element that holds the article: from the outermost inwards, as long as one holds more than half of the weight;
    /// where one calls itself the story, only into another that does, or that holds nearly all of it.
    fn choose(&self) -> Option<usize> {
        let mut children: Vec<Vec<usize>> = vec![Vec::new(); self.borders.len()];
        let mut inside: Vec<usize> = Vec::new();
        for (at, border) in self.borders.iter().enumerate().filter(|(_, border)| border.weight > 0) {
            match border.parent {
                Some(parent) => children[parent].push(at),
                None => inside.push(at),
            }
        }
        let total = self.total();
        let (mut chosen, mut weight, mut in_story) = (None, total, false);
        loop {
            let Some(&best) = inside.iter().max_by_key(|&&at| self.borders[at].weight) else { return chosen };
            let border = &self.borders[best];
            // Sisters are further parts of one text, if they have a share of it worth the name: those that look the same, and
            // large ones that are no lists of teasers.
            let is_part = |other: &Border| {
                let is_alike = other.look == border.look && other.id_look == border.id_look;
                let is_large = other.weight * 4 > border.weight || other.weight * 10 > border.weight.max(LARGE * 10);
                let is_large = is_large && other.teasers == 0 && !other.is_own_text;
                is_alike || is_large && (border.called != Called::Story || other.called == Called::Story)
            };
            let sisters = inside.iter().filter(|&&at| at != best).map(|&at| &self.borders[at]);
            let parts = sisters.filter(|other| !border.is_own_text && is_part(other)).map(|other| other.weight);
            let parts: usize = parts.sum();
            let is_story = border.called == Called::Story && border.weight * 2 > total;
            let is_inside = !in_story || is_story || border.weight * 5 >= weight * 4;
            if border.weight * 2 <= weight || parts * 20 > weight || !is_inside {
                return chosen;
            }
            (chosen, weight) = (Some(best), border.weight);
            in_story |= is_story;
            inside = std::mem::take(&mut children[best]);
        }
    }

    /// The story's blocks within the chosen element.
    fn story(&self, chosen: Option<usize>, metadata: &Metadata) -> Vec<&Block> {
        let mut inside = vec![false; self.borders.len()];
        for at in 0..self.borders.len() {
            inside[at] = Some(at) == chosen || self.borders[at].parent.is_some_and(|parent| inside[parent]);
        }
        let within = |block: &&Block| chosen.is_none() || block.border.is_some_and(|border| inside[border]);
        let looks = self.paragraph_looks(self.blocks.iter().filter(within));
        self.blocks.iter().filter(within).filter(|block| self.is_story(block, &looks, metadata)).collect()
    }

    /// How paragraphs look here: the looks of a tenth and more of the text.
    fn paragraph_looks<'p>(&'p self, blocks: impl Iterator<Item = &'p Block>) -> Vec<u64> {
        let mut weights: FxHashMap<u64, usize> = FxHashMap::default();
        let mut total = 0;
        for block in blocks {
            *weights.entry(self.look_of(block)).or_default() += block.weight;
            total += block.weight;
        }
        weights.into_iter().filter(|&(_, weight)| weight * 10 >= total && weight > 0).map(|(look, _)| look).collect()
    }

    fn look_of(&self, block: &Block) -> u64 {
        block.border.map_or(0, |border| self.borders[border].look)
    }

    fn is_story(&self, block: &Block, looks: &[u64], metadata: &Metadata) -> bool {
        let line = squeeze(&block.text);
        if block.is_post {
            return is_post(&line);
        }
        if !line.contains(char::is_alphanumeric)
            || is_consent(&line)
            || is_prompt(&line, block.linked * 3 > block.text.len())
            || metadata.title.as_deref().is_some_and(|title| is_same_line(title, &line))
        {
            return false;
        }
        let is_paragraph = looks.contains(&self.look_of(block));
        let words = line.split(' ').count();
        if block.linked * 2 > block.text.len() {
            // A whole sentence may be a link.
            let is_half = block.linked * 3 <= block.text.len() * 2;
            return is_paragraph && words > 3 && is_sentence(&line)
                || is_half && block.place == Place::List && words > 12;
        }
        match block.place {
            Place::Heading => words < 25,
            Place::Term => true,
            Place::List => words > 2 || is_paragraph,
            Place::Row => words > 1,
            Place::Other => is_paragraph || is_sentence(&line) || line.len() > 200,
        }
    }
}

/// The text of some blocks: without those that came before, and without headings under which nothing stands.
fn join<'p>(blocks: impl IntoIterator<Item = &'p Block>) -> String {
    let mut seen = FxHashSet::default();
    let mut paragraphs: Vec<&Block> = Vec::new();
    for block in blocks.into_iter().filter(|block| block.text.len() < 60 || seen.insert(block.text.as_str())) {
        let is_heading = block.place == Place::Heading;
        if paragraphs.last().is_some_and(|last| last.place == Place::Heading && is_heading || last.text == block.text) {
            paragraphs.pop();
        }
        paragraphs.push(block);
    }
    while paragraphs.last().is_some_and(|last| last.place == Place::Heading) {
        paragraphs.pop();
    }
    paragraphs.iter().map(|block| block.text.as_str()).collect::<Vec<_>>().join("\n\n")
}
