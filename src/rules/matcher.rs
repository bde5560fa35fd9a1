//! Tries one pattern at one place: a small backtracking machine with bounds, so that no input makes it slow.

use super::mark::Mark;
use super::ops::Op;
use super::pattern::{MOST_LABELS, Pattern};
use super::scene::Scene;
use super::unit::Unit;
use crate::lexicon::{Class, ClassSet};
use crate::text::Tokens;

/// Units one match may take.
const MOST_UNITS: usize = 48;
/// Steps one try may take: far more than any honest match needs.
const MOST_STEPS: usize = 600;
/// Ways one try may leave open.
const MOST_OPEN: usize = 64;

/// The units of each label, from the start of the match; `u8::MAX` for a label not passed.
type Labels = [(u8, u8); MOST_LABELS];

/// A match of a pattern: its units, and which of them each label has.
pub struct Match<'a> {
    pub scene: &'a Scene<'a>,
    /// The units of the sentence.
    pub sentence: &'a [Unit],
    /// The first unit of the match, and the one after its last.
    pub start: usize,
    pub end: usize,
    pattern: &'a Pattern,
    labels: Labels,
}

/// The ways a try has left open: where to go on when the one taken fails (op, units taken, labels then).
#[derive(Default)]
pub(super) struct Open(Vec<(u8, u8, Labels)>);

#[inline(always)]
fn takes(pattern: &Pattern, test: u8, unit: Option<&Unit>) -> bool {
    unit.is_some_and(|unit| pattern.tests[test as usize].accepts(unit))
}

#[inline(always)]
fn takes_word(pattern: &Pattern, first: u8, count: u8, unit: Option<&Unit>) -> bool {
    let words = &pattern.literals[first as usize..(first + count) as usize];
    unit.is_some_and(|unit| words.contains(&unit.hash))
}

/// Whether an op takes a unit; none where it takes no unit.
#[inline(always)]
fn would_take(pattern: &Pattern, op: usize, unit: Option<&Unit>) -> Option<bool> {
    match pattern.ops[op] {
        Op::Take(test) | Op::TakeAs(_, test) => Some(takes(pattern, test, unit)),
        Op::TakeWord(first, count) => Some(takes_word(pattern, first, count, unit)),
        _ => None,
    }
}

/// Tries a pattern at a unit of a sentence.
pub(super) fn try_at<'a>(
    scene: &'a Scene<'a>,
    pattern: &'a Pattern,
    sentence: &'a [Unit],
    start: usize,
    Open(open): &mut Open,
) -> Option<Match<'a>> {
    open.clear();
    let mut labels: Labels = [(u8::MAX, 0); MOST_LABELS];
    let (mut op, mut taken) = (0_usize, 0_usize);
    let jump = |op: usize, by: i8| (op as isize + by as isize) as usize;
    let test = |number: u8| &pattern.tests[number as usize];
    let units = &sentence[start..sentence.len().min(start + MOST_UNITS)];
    for _ in 0..MOST_STEPS {
        let good = match pattern.ops[op] {
            Op::Take(test) => {
                let good = takes(pattern, test, units.get(taken));
                taken += usize::from(good);
                good
            }
            Op::TakeAs(label, test) => {
                let good = takes(pattern, test, units.get(taken));
                labels[label as usize] = (taken as u8, taken as u8 + u8::from(good));
                taken += usize::from(good);
                good
            }
            Op::TakeWord(first, count) => {
                let good = takes_word(pattern, first, count, units.get(taken));
                taken += usize::from(good);
                good
            }
            Op::Open(label) => {
                labels[label as usize] = (taken as u8, taken as u8);
                true
            }
            Op::Close(label) => {
                labels[label as usize].1 = taken as u8;
                true
            }
            Op::Split(first, second) => {
                // A way that fails at once is not taken, nor left open: most do.
                let (first, second) = (jump(op, first), jump(op, second));
                let takes_first = would_take(pattern, first, units.get(taken));
                if takes_first == Some(false) {
                    op = second;
                    continue;
                }
                if would_take(pattern, second, units.get(taken)) != Some(false) && open.len() < MOST_OPEN {
                    open.push((second as u8, taken as u8, labels));
                }
                // What has been tested is taken.
                if let Op::TakeAs(label, _) = pattern.ops[first] {
                    labels[label as usize] = (taken as u8, taken as u8 + 1);
                }
                let by = usize::from(takes_first.is_some());
                (op, taken) = (first + by, taken + by);
                continue;
            }
            Op::Jump(by) => {
                op = jump(op, by);
                continue;
            }
            Op::Accept => return Some(Match { scene, sentence, start, end: start + taken, pattern, labels }),
            Op::Ahead(number) => test(number).accepts_one(sentence.get(start + taken)),
            Op::Behind(number) => {
                test(number).accepts_one((start + taken).checked_sub(1).and_then(|before| sentence.get(before)))
            }
            Op::AtStart => start + taken == 0,
            Op::AtEnd => start + taken >= sentence.len(),
        };
        if good {
            op += 1;
        } else {
            let (to, back, before) = open.pop()?;
            (op, taken, labels) = (to as usize, back as usize, before);
        }
    }
    None
}

impl<'a> Match<'a> {
    /// The units that a label has; `None` if the way of the match did not pass it, or it took nothing.
    // Inline, a label is compared as the constant that it is.
    #[inline]
    pub fn units(&self, label: &str) -> Option<&'a [Unit]> {
        let number = self.pattern.labels.iter().position(|&l| l == label)?;
        let (from, to) = self.labels[number];
        (from != u8::MAX && from < to).then(|| &self.sentence[self.start + from as usize..self.start + to as usize])
    }

    /// The tokens that a label has.
    #[inline]
    pub fn part(&self, label: &str) -> Option<Tokens> {
        let units = self.units(label)?;
        Some(Tokens::new(units[0].tokens.start, units[units.len() - 1].tokens.end))
    }

    /// The tokens of the whole match.
    pub fn tokens(&self) -> Tokens {
        Tokens::new(self.sentence[self.start].tokens.start, self.sentence[self.end - 1].tokens.end)
    }

    /// The text of a label, as written.
    pub fn words(&self, label: &str) -> Option<&'a str> {
        Some(self.scene.words(self.part(label)?))
    }

    /// The first value that the tables give a unit of a label for a class.
    #[inline]
    pub fn value(&self, label: &str, class: Class) -> Option<&'static str> {
        self.units(label)?.iter().find_map(|unit| self.scene.value_of(unit, class))
    }

    /// All classes that the units of a label have among them.
    #[inline]
    pub fn classes(&self, label: &str) -> ClassSet {
        self.units(label).unwrap_or_default().iter().fold(ClassSet::EMPTY, |all, unit| all.with(unit.classes))
    }

    /// The unit before the match.
    pub fn before(&self) -> Option<&'a Unit> {
        self.start.checked_sub(1).map(|i| &self.sentence[i])
    }

    /// The unit after the match.
    pub fn after(&self) -> Option<&'a Unit> {
        self.sentence.get(self.end)
    }

    /// A mark over a label.
    pub fn mark<A>(&self, label: &str, value: A) -> Option<Mark<A>> {
        Some(Mark { tokens: self.part(label)?, value })
    }

    /// A mark over the whole match.
    pub fn mark_all<A>(&self, value: A) -> Option<Mark<A>> {
        Some(Mark { tokens: self.tokens(), value })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Vocabulary;
    use crate::lexicon::vocabulary::hash;
    use crate::room::Room;
    use crate::text::Text;

    /// A unit a word: T a title, G a given name, C another capitalised word, "." a stop, else a word in lower case.
    fn units(words: &str) -> Vec<Unit> {
        let unit = |(at, word): (u32, &str)| Unit {
            classes: match word {
                "T" => ClassSet::of(&[Class::Cap, Class::Title]),
                "G" => ClassSet::of(&[Class::Cap, Class::Given]),
                "C" => Class::Cap.set(),
                "." => Class::Dot.set(),
                _ => Class::Lower.set(),
            },
            hash: hash(&word.to_lowercase()),
            tokens: Tokens::new(at, at + 1),
            row: u32::MAX,
            mark: u32::MAX,
        };
        (0..).zip(words.split(' ')).map(unit).collect()
    }

    /// The first unit and the one after the last, and the same of the label `it`.
    type Taken = (usize, usize, Option<(u32, u32)>);

    /// The units that a pattern takes at the first place where it matches, and those of its label `it`.
    fn first(pattern: &'static str, words: &str) -> Option<Taken> {
        let (pattern, units) = (Pattern::new(pattern), units(words));
        let scene =
            Scene { source: "", text: &Text::default(), vocabulary: &Vocabulary::new(), room: &Room::default() };
        (0..units.len()).find_map(|at| {
            let hit = try_at(&scene, &pattern, &units, at, &mut Open::default())?;
            Some((hit.start, hit.end, hit.part("it").map(|t| (t.start, t.end))))
        })
    }

    #[test]
    fn patterns_take_what_they_say() {
        let cases = [
            ("Title+ Dot? it:(Given? Cap+)", "a T . G C C b", Some((1, 6, Some((3, 6))))),
            ("Title+ Dot? it:(Given? Cap+)", "a G C b", None),
            // A label that took nothing has no part.
            ("Given it:Cap?", "G a", Some((0, 1, None))),
            ("Cap&!Given Cap", "G C C", Some((1, 3, None))),
            ("Given/Title Cap", "a G C", Some((1, 3, None))),
            ("it:(Cap+) said", "C C said", Some((0, 3, Some((0, 2))))),
            ("it:Cap (of it:Cap | the it:Given)", "C the G", Some((0, 3, Some((2, 3))))),
            ("it:Cap >said", "C a C said", Some((2, 3, Some((2, 3))))),
            ("it:Cap >!said", "C said C", Some((2, 3, Some((2, 3))))),
            ("Cap <Title", "C T", Some((1, 2, None))),
            ("Cap it:(<Title Cap)", "C C T C", Some((2, 4, Some((3, 4))))),
            ("Cap $", "C C a C", Some((3, 4, None))),
            ("^ Cap", "a C", None),
            ("Lower* Cap", "a b C", Some((0, 3, None))),
            ("\"a\" (\"b\" \"c\"?)+ \"d\"", "a b b c d", Some((0, 5, None))),
            // Alternatives of a word each, the last of them, none of them, and before another label.
            ("it:(x|y|z) Cap", "z C", Some((0, 2, Some((0, 1))))),
            ("it:(x|y|z) Cap", "a C", None),
            ("(x|y|z)* it:Cap? Dot", "x z C .", Some((0, 4, Some((2, 3))))),
            ("(x|y|z)* it:Cap? Dot", "x z .", Some((0, 3, None))),
            ("it:Cap x|it:Cap (y|z)", "C z", Some((0, 2, Some((0, 1))))),
        ];
        for (pattern, words, want) in cases {
            assert_eq!(first(pattern, words), want, "{pattern} on {words:?}");
        }
    }

    #[test]
    fn a_pattern_that_could_try_forever_gives_up() {
        let words = "C ".repeat(5_000) + "a";
        assert_eq!(first("(Cap? Cap?)+ (Cap* Cap*)+ Dot", &words), None);
        // A match takes a bounded stretch, however long the run is.
        assert!(first("Cap+", &words).is_some_and(|(_, end, _)| end <= MOST_UNITS));
    }
}
