//! The article's text in a page: the paragraphs, without what stands around and between them.
//!
//! In the manner of Readability (Arc90 2009, Mozilla): what is long, is sentences and is not links weighs, and the
//! element that holds the weight is the article. Besides, pages name their parts: what they call navigation, caption
//! or newsletter is left out unless most of the page stands in it.

use super::called::{Called, look};
use super::guide;
use super::metadata::Metadata;
use super::page::{Step, attribute, walk};
use crate::article::paragraphs::{Flow, Paragraphs, flow, is_page_furniture, squeeze};
use crate::article::story::is_same_line;
use ego_tree::NodeId;
use rustc_hash::{FxHashMap, FxHashSet};
use scraper::Html;
use scraper::node::Element;

/// A standfirst is among the first.
const FIRST_BLOCKS: usize = 500;

/// Takes out the article's paragraphs, a blank line between them.
pub fn extract(page: &Html, metadata: &Metadata) -> String {
    let mut page = Reader::default().read(page);
    page.weigh();
    let standfirst = page.standfirst(metadata);
    page.drop_outside();
    page.weigh();
    let mut text = page.join(page.choose(), metadata);
    if let Some(body) = &metadata.body {
        if let Some(blocks) = guide::select(page.blocks.iter().map(|block| block.text.as_str()), body, text.len()) {
            text = page.join_all(blocks.into_iter().map(|at| &page.blocks[at]));
        } else if text.len() * 2 < body.len() {
            // The page only loads its text, or shows its first lines.
            text = body.clone();
        }
    }
    match standfirst {
        Some(line) if !text.is_empty() && !text.contains(&line) => format!("{line}\n\n{text}"),
        _ => text,
    }
}

/// An element that borders on text: its number is its place in the page's list, after that of its parent.
struct Border {
    id: NodeId,
    parent: Option<usize>,
    called: Called,
    look: u64,
    is_article: bool,
    /// Of the blocks inside, at any depth.
    weight: usize,
    dropped: bool,
}

/// A stretch of text between borders.
struct Block {
    text: String,
    /// Characters of it that are links.
    linked: usize,
    /// The innermost border around it.
    border: Option<usize>,
    place: Place,
    weight: usize,
}

/// Where a block stands.
#[derive(Clone, Copy, PartialEq, Eq, Default)]
enum Place {
    Heading,
    /// An item of a list, a cell, a quotation, verse.
    List,
    #[default]
    Other,
}

#[derive(Default)]
struct Page {
    borders: Vec<Border>,
    blocks: Vec<Block>,
}

impl Page {
    /// Sums up the weight inside each border.
    fn weigh(&mut self) {
        self.borders.iter_mut().for_each(|border| border.weight = 0);
        for block in &self.blocks {
            if let Some(border) = block.border {
                self.borders[border].weight += block.weight;
            }
        }
        for at in (0..self.borders.len()).rev() {
            if let Some(parent) = self.borders[at].parent {
                self.borders[parent].weight += self.borders[at].weight;
            }
        }
    }

    /// The line under the headline, where it is what the metadata have as a description.
    fn standfirst(&self, metadata: &Metadata) -> Option<String> {
        let lines: Vec<String> = self.blocks.iter().take(FIRST_BLOCKS).map(|block| squeeze(&block.text)).collect();
        let is_long = |line: &&String| line.split(' ').count() > 4;
        metadata
            .descriptions
            .iter()
            .filter(is_long)
            .find_map(|said| lines.iter().find(|line| is_same_line(said, line)).cloned())
    }

    fn total(&self) -> usize {
        self.blocks.iter().map(|block| block.weight).sum()
    }

    /// Drops what stands in an element that calls itself something else than story. Where hardly anything else is left, the
    /// names mislead: then only what is not the most of the page.
    fn drop_outside(&mut self) {
        let total = self.total();
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
        self.blocks.retain(|block| block.border.is_none_or(|border| !borders[border].dropped));
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
            // Sisters that look the same are further parts of one text, if they have a share of it worth the name; but each
            // `article` is a text of its own.
            let alike = inside.iter().filter(|&&at| at != best && self.borders[at].look == border.look);
            let alike: usize = if border.is_article { 0 } else { alike.map(|&at| self.borders[at].weight).sum() };
            let is_story = border.called == Called::Story && border.weight * 2 > total;
            let is_inside = !in_story || is_story || border.weight * 5 >= weight * 4;
            if border.weight * 2 <= weight || alike * 20 > weight || !is_inside {
                return chosen;
            }
            (chosen, weight) = (Some(best), border.weight);
            in_story |= is_story;
            inside = std::mem::take(&mut children[best]);
        }
    }

    /// The story's blocks within the chosen element.
    fn join(&self, chosen: Option<usize>, metadata: &Metadata) -> String {
        let mut inside = vec![false; self.borders.len()];
        for at in 0..self.borders.len() {
            inside[at] = Some(at) == chosen || self.borders[at].parent.is_some_and(|parent| inside[parent]);
        }
        let within = |block: &&Block| chosen.is_none() || block.border.is_some_and(|border| inside[border]);
        let looks = self.paragraph_looks(self.blocks.iter().filter(within));
        self.join_all(self.blocks.iter().filter(within).filter(|block| self.is_story(block, &looks, metadata)))
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
        if is_prompt(&line, block.linked * 3 > block.text.len())
            || metadata.title.as_deref().is_some_and(|title| is_same_line(title, &line))
        {
            return false;
        }
        let is_paragraph = looks.contains(&self.look_of(block));
        let words = line.split(' ').count();
        if block.linked * 3 > block.text.len() * 2 {
            // A whole sentence may be a link.
            return is_paragraph && words > 3 && is_sentence(&line);
        }
        match block.place {
            Place::Heading => words < 25,
            Place::List => words > 2 || is_paragraph,
            Place::Other => is_paragraph || is_sentence(&line) || line.len() > 200,
        }
    }

    /// The text of some blocks: without those that came before, and without headings under which nothing stands.
    fn join_all<'p>(&self, blocks: impl Iterator<Item = &'p Block>) -> String {
        let mut seen = FxHashSet::default();
        let mut paragraphs: Vec<&Block> = Vec::new();
        for block in blocks.filter(|block| block.text.len() < 60 || seen.insert(block.text.as_str())) {
            let is_heading = block.place == Place::Heading;
            if paragraphs
                .last()
                .is_some_and(|last| last.place == Place::Heading && is_heading || last.text == block.text)
            {
                paragraphs.pop();
            }
            paragraphs.push(block);
        }
        while paragraphs.last().is_some_and(|last| last.place == Place::Heading) {
            paragraphs.pop();
        }
        paragraphs.iter().map(|block| block.text.as_str()).collect::<Vec<_>>().join("\n\n")
    }
}

#[derive(Default)]
struct Reader {
    page: Page,
    around: Vec<usize>,
    text: Paragraphs,
    linked: usize,
    in_link: usize,
    place: Place,
}

impl Reader {
    fn read(mut self, page: &Html) -> Page {
        walk(page.tree.root(), |step| match step {
            Step::Text(text) => {
                self.text.text(text);
                if self.in_link > 0 {
                    self.linked += text.trim().len();
                }
                true
            }
            Step::Open(node, element) => self.open(node.id(), element),
            Step::Close(node, element) => {
                self.close(node.id(), element);
                true
            }
        });
        self.end();
        self.page
    }

    fn open(&mut self, id: NodeId, element: &Element) -> bool {
        let name = element.name();
        let flow = flow(name);
        // The headline is the title; what stands in it is no text.
        let is_furniture = is_page_furniture(name) && name != "form";
        if flow == Flow::Skip || is_furniture || name == "h1" || is_hidden(element) {
            self.end_if(matches!(flow, Flow::Block));
            return false;
        }
        // Some pages stand in a form as a whole.
        let called = if name == "form" { Called::Outside } else { Called::by(element) };
        if flow == Flow::Block || called != Called::Nothing || name.contains('-') {
            self.end();
            let parent = self.around.last().copied();
            self.around.push(self.page.borders.len());
            self.page.borders.push(Border {
                id,
                parent,
                called,
                look: look(element),
                is_article: name == "article",
                weight: 0,
                dropped: false,
            });
            self.place = match name {
                "h2" | "h3" | "h4" | "h5" | "h6" => Place::Heading,
                "li" | "dd" | "dt" | "tr" | "blockquote" | "pre" => Place::List,
                _ => Place::Other,
            };
        } else {
            self.text.open(flow);
        }
        self.in_link += usize::from(name == "a");
        true
    }

    fn close(&mut self, id: NodeId, element: &Element) {
        let name = element.name();
        self.in_link -= usize::from(name == "a");
        if self.around.last().is_some_and(|&at| self.page.borders[at].id == id) {
            self.end();
            self.around.pop();
            self.place = Place::Other;
        } else {
            self.text.close(flow(name));
        }
    }

    fn end_if(&mut self, ends: bool) {
        if ends {
            self.end();
        }
    }

    fn end(&mut self) {
        let text = std::mem::take(&mut self.text).finish();
        let linked = std::mem::take(&mut self.linked);
        if !text.is_empty() {
            let weight = weigh(&text, linked);
            let border = self.around.last().copied();
            self.page.blocks.push(Block { text, linked, border, place: self.place, weight });
        }
    }
}

/// How much a block speaks for being story: nothing if it is mostly links or no sentence, else its length.
fn weigh(text: &str, linked: usize) -> usize {
    match text.len() {
        length if linked * 2 > length || length < if is_sentence(text) { 12 } else { 30 } => 0,
        length if is_sentence(text) || length > 200 => length,
        length => length / 4,
    }
}

fn is_sentence(text: &str) -> bool {
    let last = text.trim_end_matches(['"', '\'', '\u{201d}', '\u{2019}', ')', ' ']);
    last.ends_with(['.', '!', '?', '\u{2026}', ':'])
}

fn is_hidden(element: &Element) -> bool {
    let get = |name| attribute(element, name);
    get("hidden").is_some()
        || get("style").is_some_and(|style| {
            let style = style.to_ascii_lowercase().replace(' ', "");
            ["display:none", "visibility:hidden", "clip:rect(0", "clip:rect(1px"].iter().any(|way| style.contains(way))
        })
        || get("role").is_some_and(|role| {
            matches!(
                role,
                "navigation"
                    | "banner"
                    | "contentinfo"
                    | "complementary"
                    | "search"
                    | "dialog"
                    | "alertdialog"
                    | "menu"
                    | "menubar"
                    | "toolbar"
                    | "button"
                    | "tooltip"
                    | "note"
            )
        })
}

/// What pages put between paragraphs, by how it begins: a label of links, or a call to the reader.
fn is_prompt(line: &str, linked: bool) -> bool {
    const LABELS: [&str; 18] = [
        "read more",
        "read also",
        "also read",
        "read next",
        "read:",
        "read |",
        "see also",
        "more:",
        "more from",
        "more on",
        "related",
        "recommended",
        "most read",
        "trending",
        "watch:",
        "watch |",
        "listen |",
        "photo:",
    ];
    const CALLS: [&str; 19] = [
        "sign up",
        "subscribe to",
        "subscribe now",
        "click here",
        "tap here",
        "listen:",
        "listen to",
        "watch the",
        "advertisement",
        "follow us",
        "share this",
        "download the app",
        "download our",
        "get the latest",
        "don't miss",
        "join our",
        "image:",
        "story continues below",
        "article continues below",
    ];
    let start: String =
        line.chars().take(40).map(|c| if c == '\u{2019}' { '\'' } else { c }).collect::<String>().to_lowercase();
    let begins = |prompts: &[&str]| prompts.iter().any(|prompt| start.starts_with(prompt));
    line.len() < 160 && (begins(&CALLS) || begins(&LABELS) && (linked || !line.ends_with(['.', '!', '?'])))
}

#[cfg(test)]
mod tests {
    use super::is_prompt;

    #[test]
    fn prompts_are_told_from_sentences() {
        for (line, linked, prompt) in [
            ("Read more: How the fire began", false, true),
            ("Related articles", false, true),
            ("Related trades have suffered too, the union said.", false, false),
            ("Read more in our report from Monday.", true, true),
            ("Sign up for our newsletter and never miss a boat.", false, true),
            ("Don’t miss tonight’s debate.", false, true),
            ("More on the way", false, true),
            ("More on board fell ill, the captain said.", false, false),
        ] {
            assert_eq!(is_prompt(line, linked), prompt, "{line}");
        }
    }
}
