//! What changed between two versions of a story: the changes, the gravest first, and both texts side by side.

use super::words::{class_name, count, direction, label};
use super::{foot, history, shell};
use crate::emit::cut::Cut;
use crate::report::Report;
use crate::revisions::{Chain, Change, Class, Diff, Edit, Field, History, Place, Severity, Told, Wording, word_diff};
use maud::{Markup, html};
use similar::{Algorithm, DiffOp, capture_diff_slices};

/// The page of one version compared with another.
pub fn diff(diff: &Diff<'_>, versions: &[Report<'_>]) -> String {
    document(std::slice::from_ref(diff), versions, None)
}

/// The page of each version compared with the next.
pub fn chain(chain: &Chain<'_>, versions: &[Report<'_>]) -> String {
    document(&chain.steps, versions, Some(&chain.histories))
}

fn document(steps: &[Diff<'_>], reports: &[Report<'_>], histories: Option<&[History]>) -> String {
    let ids: Vec<&str> = reports.iter().map(|report| &*report.doc.id).collect();
    let title = match ids[..] {
        [old, new] => format!("{old} to {new}"),
        [first, .., last] => format!("{first} to {last}, {} versions", ids.len()),
        _ => "Nothing to compare".to_owned(),
    };
    let steps: Vec<Step<'_>> = (0..).zip(steps).zip(reports.windows(2)).map(Step::of).collect();
    let body = html! {
        header {
            p .kicker { "What changed" }
            h1 dir="auto" { (title) }
            @if steps.len() > 1 { (overview(&steps)) }
        }
        main {
            @if let Some(told) = histories.and_then(|histories| history::panel(histories, reports)) {
                section aria-labelledby="histories" { h2 id="histories" { "What became of each claim" } (told) }
            }
            @for step in &steps { (step.write(steps.len() > 1)) }
        }
        footer { (foot::methods()) }
    };
    shell::document(&format!("{title} \u{2013} what changed"), &body)
}

/// The steps of a chain in a row.
fn overview(steps: &[Step<'_>]) -> Markup {
    html! {
        nav aria-label="Versions" { ol .steps { @for step in steps {
            li { a href={ "#step-" (step.number) } { bdi { (step.diff.old.id) } " to " bdi { (step.diff.new.id) } } " " small { (count(step.told.len() as u64, "change")) } }
        } } }
    }
}

/// One version compared with the next.
struct Step<'d> {
    number: usize,
    diff: &'d Diff<'d>,
    reports: &'d [Report<'d>],
    told: Vec<Told<'d>>,
}

impl<'d> Step<'d> {
    fn of(((number, diff), reports): ((usize, &'d Diff<'d>), &'d [Report<'d>])) -> Step<'d> {
        Step { number: number + 1, diff, reports, told: diff.told(&reports[0], &reports[1]) }
    }

    fn write(&self, named: bool) -> Markup {
        let n = self.number;
        html! {
            @if named { h2 .step id={ "step-" (n) } { bdi { (self.diff.old.id) } " to " bdi { (self.diff.new.id) } } }
            (self.head())
            section aria-labelledby={ "changes-" (n) } { h2 id={ "changes-" (n) } { "Changes, the gravest first" } (self.changes()) }
            @if let Some(texts) = self.texts() {
                section aria-labelledby={ "texts-" (n) } { h2 id={ "texts-" (n) } { "Side by side" } (texts) }
            }
        }
    }

    /// How many changes of which class.
    fn head(&self) -> Markup {
        let classes =
            Class::ALL.into_iter().map(|class| (class, self.told.iter().filter(|told| told.class() == class).count()));
        html! {
            p .totals {
                strong { @if self.told.is_empty() { "Nothing changed" } @else { (count(self.told.len() as u64, "change")) } } "; "
                (count(u64::from(self.diff.claims.unchanged), "claim")) " unchanged."
            }
            ul .classes aria-label="Changes by class" { @for (class, number) in classes.filter(|(_, number)| *number > 0) {
                li .grave[class.severity() == Severity::High] { (class_name(class)) " " b { (number) } }
            } }
            @if !self.diff.warnings.is_empty() { ul .warnings { @for warning in &self.diff.warnings { li { strong { "Note: " } bdi { (warning.message) } } } } }
        }
    }

    fn changes(&self) -> Markup {
        if self.told.is_empty() {
            return html! { p .empty { "Both versions say the same." } };
        }
        html! {
            table .changes {
                thead { tr { th scope="col" { "No." } th scope="col" { "What" } th scope="col" { "Before" } th scope="col" { "After" } } }
                tbody { @for (i, told) in self.told.iter().enumerate() { (self.row(i + 1, told)) } }
            }
            (names(self.diff))
        }
    }

    fn row(&self, number: usize, told: &Told<'_>) -> Markup {
        let also: Vec<String> = told.classes.iter().skip(1).map(|&class| class_name(class)).collect();
        let of = |side: &Option<Wording>| side.as_ref().and_then(|side| direction(&side.text));
        html! {
            tr .grave[told.severity == Severity::High] id={ "s" (self.number) "d" (number) } {
                td { (number) }
                td {
                    b { (heading(told)) }
                    @if !also.is_empty() { small { "also " (also.join(", ")) } }
                    small { bdi { (told.speaker().unwrap_or("the article")) } }
                    @if !others(told).is_empty() { ul .others { @for change in others(told) { li { (other(change)) } } } }
                }
                td dir=[of(&told.old)] { (side(told, '-', told.old.as_ref())) }
                td dir=[of(&told.new)] { (side(told, '+', told.new.as_ref())) }
            }
        }
    }

    /// Both texts, paragraph by paragraph; None where a version comes without its text.
    fn texts(&self) -> Option<Markup> {
        let [old, new] = [paragraphs(&self.reports[0])?, paragraphs(&self.reports[1])?];
        let rows = aligned(&old, &new);
        let links = |old: Option<usize>, new: Option<usize>| {
            let at = |side: &Option<Wording>| {
                side.as_ref().and_then(|side| side.paragraph).map(|paragraph| paragraph as usize)
            };
            let here =
                |told: &Told<'_>| (old.is_some() && at(&told.old) == old) || (new.is_some() && at(&told.new) == new);
            (1..).zip(&self.told).filter(|(_, told)| here(told)).map(|(number, _)| number).collect::<Vec<usize>>()
        };
        Some(html! {
            table .sides {
                thead { tr { th scope="col" { span .unseen { "Changes" } } th scope="col" { "Before: " bdi { (self.diff.old.id) } } th scope="col" { "After: " bdi { (self.diff.new.id) } } } }
                tbody { @for (a, b) in rows {
                    tr {
                        td { @for number in links(a, b) { a href={ "#s" (self.number) "d" (number) } { (number) } " " } }
                        (both(a.map(|a| old[a]), b.map(|b| new[b])))
                    }
                } }
            }
        })
    }
}

fn heading(told: &Told<'_>) -> String {
    match told.place {
        Place::Note => "correction note".to_owned(),
        Place::Headline => "headline".to_owned(),
        Place::Standfirst => "standfirst".to_owned(),
        Place::Dateline => "dateline".to_owned(),
        Place::Body => class_name(told.class()),
    }
}

/// One side of a change: what both have, and what only this one has.
fn side(told: &Told<'_>, sign: char, wording: Option<&Wording>) -> Markup {
    let Some(wording) = wording else { return html! { span .none { "\u{2013}" } } };
    let whole = told.old.is_none() || told.new.is_none();
    html! {
        @match told.words {
            Some(words) if !whole => { (edits(words, sign)) }
            _ if whole && sign == '-' => { del { (wording.text) } }
            _ if whole => { ins { (wording.text) } }
            _ => { (wording.text) }
        }
        @if let Some(paragraph) = wording.paragraph { small { "paragraph " (paragraph + 1) } }
    }
}

fn edits(words: &[Edit], sign: char) -> Markup {
    // The same words in other marks are no change.
    let is_same = |a: Option<&Edit>, b: &Edit| a.is_some_and(|a| a.sign != b.sign && plain(&a.text) == plain(&b.text));
    html! {
        @for (i, edit) in words.iter().enumerate().filter(|(_, edit)| edit.sign == '=' || edit.sign == sign) {
            @let same = edit.sign == '-' && is_same(words.get(i + 1), edit) || edit.sign == '+' && i > 0 && is_same(words.get(i - 1), edit);
            @match edit.sign {
                '-' if !same => { del { (edit.text.trim_end()) } }
                '+' if !same => { ins { (edit.text.trim_end()) } }
                _ => { (edit.text.trim_end()) }
            }
            @if edit.text.ends_with(char::is_whitespace) { " " }
        }
    }
}

/// A text without its marks.
fn plain(text: &str) -> String {
    text.chars()
        .filter(|c| c.is_alphanumeric() || matches!(c, '$' | '%' | '\u{a3}' | '\u{20ac}'))
        .flat_map(char::to_lowercase)
        .collect()
}

/// What changed beside the words.
fn others<'t>(told: &Told<'t>) -> Vec<&'t Change> {
    let among_words = [Field::Content, Field::Numbers, Field::Distances, Field::Dates, Field::Names, Field::Paragraph];
    told.changes.iter().filter(|change| !among_words.contains(&change.field)).collect()
}

fn other(change: &Change) -> Markup {
    let value = |value: &Option<String>| value.clone().unwrap_or_else(|| "nothing".to_owned());
    html! { (label(&change.field)) ": " del { bdi { (value(&change.old)) } } " " ins { bdi { (value(&change.new)) } } }
}

fn names(diff: &Diff<'_>) -> Markup {
    let entities = &diff.entities;
    html! {
        @if !entities.renamed.is_empty() { ul .names { @for renamed in &entities.renamed {
            li { "name: " del { bdi { (renamed.old.name) } } " is now " ins { bdi { (renamed.new.name) } } }
        } } }
    }
}

/// The paragraphs of a version, as its report numbers them.
fn paragraphs<'r>(report: &'r Report<'_>) -> Option<Vec<&'r str>> {
    let text = report.doc.text.as_deref()?;
    let cut = Cut::new(text, report.offsets);
    let mut paragraphs: Vec<&str> = Vec::new();
    for group in report.sentences.chunk_by(|a, b| a.paragraph == b.paragraph) {
        let (first, last) = (group.first()?, group.last()?);
        // So many numbers may have no sentence; a report could name any.
        if (first.paragraph as usize) < paragraphs.len() + 1000 {
            paragraphs.resize((first.paragraph as usize).max(paragraphs.len()), "");
        }
        paragraphs.push(&text[cut.range(text, first.start, last.end)]);
    }
    Some(paragraphs)
}

/// Which paragraphs stand beside each other: those that are the same, and between these what took the place of what.
fn aligned(old: &[&str], new: &[&str]) -> Vec<(Option<usize>, Option<usize>)> {
    let mut rows = Vec::new();
    for op in capture_diff_slices(Algorithm::Patience, old, new) {
        match op {
            DiffOp::Equal { old_index, new_index, len } => {
                rows.extend((0..len).map(|i| (Some(old_index + i), Some(new_index + i))));
            }
            DiffOp::Delete { old_index, old_len, .. } => rows.extend((0..old_len).map(|i| (Some(old_index + i), None))),
            DiffOp::Insert { new_index, new_len, .. } => rows.extend((0..new_len).map(|i| (None, Some(new_index + i)))),
            DiffOp::Replace { old_index, old_len, new_index, new_len } => {
                rows.extend(replaced(old, new, (old_index, old_len), (new_index, new_len)));
            }
        }
    }
    together(&mut rows, old, new);
    rows.retain(|(a, b)| !(a.is_none_or(|a| old[a].is_empty()) && b.is_none_or(|b| new[b].is_empty())));
    rows
}

/// Paragraphs that took the place of others: each beside the first that shares most of its words, in order.
fn replaced(
    old: &[&str],
    new: &[&str],
    (a, olds): (usize, usize),
    (b, news): (usize, usize),
) -> Vec<(Option<usize>, Option<usize>)> {
    let (mut rows, mut next) = (Vec::new(), b);
    for (i, old) in (a..).zip(&old[a..a + olds]) {
        // Few are looked at, so that thousands of others cost no more than a look at each.
        let alike = (next..(b + news).min(next + 12)).find(|&j| is_alike(old, new[j]));
        match alike {
            Some(j) => {
                rows.extend((next..j).map(|j| (None, Some(j))));
                rows.push((Some(i), Some(j)));
                next = j + 1;
            }
            None => rows.push((Some(i), None)),
        }
    }
    rows.extend((next..b + news).map(|j| (None, Some(j))));
    rows
}

/// Paragraphs looked at, to find what was moved and altered at once.
const MOST_MOVED: usize = 200;

/// Puts what was moved and altered where it stands now.
fn together(rows: &mut Vec<(Option<usize>, Option<usize>)>, old: &[&str], new: &[&str]) {
    let gone: Vec<usize> = rows.iter().filter(|row| row.1.is_none()).filter_map(|row| row.0).take(MOST_MOVED).collect();
    let mut found: Vec<usize> = Vec::new();
    for row in rows.iter_mut().filter(|row| row.0.is_none()).take(MOST_MOVED) {
        let Some(b) = row.1 else { continue };
        row.0 = gone.iter().copied().find(|&a| !found.contains(&a) && is_alike(old[a], new[b]));
        found.extend(row.0);
    }
    rows.retain(|row| row.1.is_some() || row.0.is_none_or(|a| !found.contains(&a)));
}

/// Whether two paragraphs have every third word in common at least.
fn is_alike(old: &str, new: &str) -> bool {
    let words =
        |text: &'_ str| text.split_whitespace().map(str::to_owned).collect::<std::collections::BTreeSet<String>>();
    let (old, new) = (words(old), words(new));
    let shared = old.intersection(&new).count();
    shared * 3 >= old.len().max(new.len()) && shared > 0
}

/// A pair of paragraphs, or one alone.
fn both(old: Option<&str>, new: Option<&str>) -> Markup {
    match (old, new) {
        (Some(old), Some(new)) if old == new => {
            html! { td dir=[direction(old)] { (old) } td dir=[direction(new)] { (new) } }
        }
        (Some(old), Some(new)) => {
            let words = word_diff(old, new);
            html! { td dir=[direction(old)] { (edits(&words, '-')) } td dir=[direction(new)] { (edits(&words, '+')) } }
        }
        (old, new) => html! {
            td dir=[old.and_then(direction)] { @if let Some(old) = old { del { (old) } } @else { span .none { "\u{2013}" } } }
            td dir=[new.and_then(direction)] { @if let Some(new) = new { ins { (new) } } @else { span .none { "\u{2013}" } } }
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_side_reads_as_its_text() {
        let (old, new) = ("\"We lost 200,\" he said.\nIt  is.", "“We lost 250,” she said.\nIt is over.");
        let words = word_diff(old, new);
        for (sign, text) in [('-', old), ('+', new)] {
            let shown = edits(&words, sign).into_string().replace("<del>", "").replace("</del>", "");
            let shown = shown.replace("<ins>", "").replace("</ins>", "").replace("&quot;", "\"");
            let flat = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
            assert_eq!(flat(&shown), flat(text));
        }
    }

    #[test]
    fn paragraphs_stand_beside_those_they_came_from() {
        let old =
            ["The mill will close.", "He said it was over.", "Rain fell.", "It will be rebuilt soon.", "The end."];
        let new = [
            "It will be rebuilt in May.",
            "The mill will close.",
            "A new line.",
            "He said it was all over.",
            "The end.",
        ];
        let rows = aligned(&old, &new);
        assert_eq!(
            rows,
            [
                (Some(3), Some(0)),
                (Some(0), Some(1)),
                (None, Some(2)),
                (Some(1), Some(3)),
                (Some(2), None),
                (Some(4), Some(4))
            ]
        );
    }
}
