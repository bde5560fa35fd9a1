//! Patterns: text a person reads, compiled by the compiler.
//!
//! ```text
//! pattern  = sequence { "|" sequence }
//! sequence = { item [ "?" | "*" | "+" ] }
//! item     = label ":" item | "(" pattern ")" | ">" test | "<" test | "^" | "$" | test
//! test     = term { "&" term }
//! term     = [ "!" ] ( Class { "/" Class } | literal )
//! literal  = lower-case word | '"' any text '"'
//! ```
//!
//! `Title+ Dot? name:(Given? Cap+)` is one or more titles, perhaps a full stop, then a name, which the action gets by
//! its label. `A&B&!C` is a unit with both A and B and without C; `A/B` has either. A literal is compared without
//! regard to case. `>` and `<` look at the next and the last unit without taking it (`>!Comma` also holds at the
//! end); `^` and `$` are the ends of the sentence; `Any` is any unit. Quantifiers take as much as they can and give
//! back what the rest needs. A pattern must begin with a class or a literal: so it can be indexed by it.
//!
//! [`Pattern::new`] is a `const fn`: a pattern that doesn't parse, or names no class, stops the build.

use super::ops::{MOST_TESTS, Op, Test, ToldBy};
use crate::lexicon::class::{Class, ClassSet};
use crate::lexicon::vocabulary::hash;

pub(super) const MOST_OPS: usize = 72;
/// Units of a match that are looked at before it is tried.
pub(super) const MOST_AHEAD: usize = 3;
pub(super) const MOST_LABELS: usize = 6;

/// A compiled pattern.
#[derive(Clone, Copy, Debug)]
pub struct Pattern {
    /// As written.
    pub text: &'static str,
    pub(super) ops: [Op; MOST_OPS],
    pub(super) tests: [Test; MOST_TESTS],
    /// The words of alternatives that are one word each: "(said|says|told)".
    pub(super) literals: [u64; MOST_TESTS],
    pub(super) labels: [&'static str; MOST_LABELS],
    /// What the first, second and third unit of a match can be told by; `None` if there need not be one, or it can be
    /// anything.
    pub(super) told_by: [Option<ToldBy>; MOST_AHEAD],
    pub(super) len: usize,
    tests_len: usize,
    literals_len: usize,
    labels_len: usize,
}

impl Pattern {
    /// Compiles a pattern.
    ///
    /// # Panics
    /// When it doesn't parse; in a `static` that is an error of the build.
    pub const fn new(text: &'static str) -> Pattern {
        let empty = Pattern {
            text,
            ops: [Op::Accept; MOST_OPS],
            tests: [Test::ANY; MOST_TESTS],
            literals: [0; MOST_TESTS],
            labels: [""; MOST_LABELS],
            told_by: [None; MOST_AHEAD],
            len: 0,
            tests_len: 0,
            literals_len: 0,
            labels_len: 0,
        };
        let (program, at) = empty.alternatives(0);
        if at != text.len() {
            panic!("pattern: unexpected ')' or character");
        }
        program.push(Op::Accept).with_start()
    }

    const fn byte(&self, at: usize) -> u8 {
        if at < self.text.len() { self.text.as_bytes()[at] } else { 0 }
    }

    const fn skip_space(&self, mut at: usize) -> usize {
        while matches!(self.byte(at), b' ' | b'\n' | b'\t') {
            at += 1;
        }
        at
    }

    const fn push(self, op: Op) -> Pattern {
        let len = self.len;
        self.insert(len, op)
    }

    /// Puts an op before those from `at` on; they jump among themselves only, so that nothing needs mending.
    const fn insert(mut self, at: usize, op: Op) -> Pattern {
        if self.len >= MOST_OPS {
            panic!("pattern: too long");
        }
        let mut i = self.len;
        while i > at {
            self.ops[i] = self.ops[i - 1];
            i -= 1;
        }
        self.ops[at] = op;
        self.len += 1;
        self
    }

    const fn alternatives(self, at: usize) -> (Pattern, usize) {
        let start = self.len;
        let (mut p, mut at) = self.sequence(at);
        if p.byte(at) == b'|' {
            // split 1, right;  left ...;  jump end;  right: ...;  end:
            let left = p.len - start;
            p = p.insert(start, Op::Split(1, left as i8 + 2));
            let jump = p.len;
            (p, at) = p.push(Op::Jump(0)).alternatives(at + 1);
            p.ops[jump] = Op::Jump((p.len - jump) as i8);
            p = p.merge(start);
        }
        (p, at)
    }

    /// Makes one step of alternatives that are one word each.
    const fn merge(mut self, start: usize) -> Pattern {
        let (Some(left), true) = (self.word(start + 1), self.len == start + 4) else { return self };
        let (first, count) = match (self.ops[start + 3], self.word(start + 3)) {
            (Op::TakeWord(first, count), _) => (first, count),
            (_, Some(right)) => {
                self.literals[self.literals_len] = right;
                self.literals_len += 1;
                (self.literals_len as u8 - 1, 1)
            }
            _ => return self,
        };
        self.literals[self.literals_len] = left;
        self.literals_len += 1;
        assert!(self.literals_len == (first + count + 1) as usize, "the words of alternatives lie together");
        self.ops[start] = Op::TakeWord(first, count + 1);
        while self.len > start + 1 {
            self.len -= 1;
            self.ops[self.len] = Op::Accept;
        }
        self
    }

    /// The literal that an op takes, if that is all it asks for.
    const fn word(&self, op: usize) -> Option<u64> {
        match self.ops[op] {
            Op::Take(test) if self.tests[test as usize].is_literal() => Some(self.tests[test as usize].literal),
            _ => None,
        }
    }

    const fn sequence(self, at: usize) -> (Pattern, usize) {
        let mut at = self.skip_space(at);
        let mut p = self;
        while !matches!(p.byte(at), 0 | b')' | b'|') {
            (p, at) = p.quantified(at);
            at = p.skip_space(at);
        }
        (p, at)
    }

    const fn quantified(self, at: usize) -> (Pattern, usize) {
        let start = self.len;
        let (mut p, at) = self.item(at);
        let size = (p.len - start) as i8;
        match p.byte(at) {
            b'?' => p = p.insert(start, Op::Split(1, size + 1)),
            b'*' => p = p.insert(start, Op::Split(1, size + 2)).push(Op::Jump(-(size + 1))),
            b'+' => p = p.push(Op::Split(-size, 1)),
            _ => return (p, at),
        }
        (p, at + 1)
    }

    const fn item(self, at: usize) -> (Pattern, usize) {
        match self.byte(at) {
            b'(' => {
                let (p, at) = self.alternatives(at + 1);
                if p.byte(at) != b')' {
                    panic!("pattern: a ')' is missing");
                }
                (p, at + 1)
            }
            b'^' => (self.push(Op::AtStart), at + 1),
            b'$' => (self.push(Op::AtEnd), at + 1),
            b'>' => {
                let (p, test, at) = self.test(at + 1);
                (p.push(Op::Ahead(test)), at)
            }
            b'<' => {
                let (p, test, at) = self.test(at + 1);
                (p.push(Op::Behind(test)), at)
            }
            _ => {
                let mut end = at;
                while self.byte(end).is_ascii_lowercase() || self.byte(end) == b'_' {
                    end += 1;
                }
                if end > at && self.byte(end) == b':' {
                    let name = slice(self.text, at, end);
                    let (p, label) = self.label(name);
                    let (mut p, at) = p.push(Op::Open(label)).item(end + 1);
                    // One unit and its label are one step.
                    if let (Op::Take(test), true) = (p.ops[p.len - 1], p.len == self.len + 2) {
                        p.len -= 1;
                        p.ops[p.len] = Op::Accept;
                        p.ops[p.len - 1] = Op::TakeAs(label, test);
                        return (p, at);
                    }
                    return (p.push(Op::Close(label)), at);
                }
                let (p, test, at) = self.test(at);
                (p.push(Op::Take(test)), at)
            }
        }
    }

    /// The number of a label; one that stands in two alternatives has one number.
    const fn label(mut self, name: &'static str) -> (Pattern, u8) {
        let mut i = 0;
        while i < self.labels_len {
            if hash(self.labels[i]) == hash(name) {
                return (self, i as u8);
            }
            i += 1;
        }
        if self.labels_len >= MOST_LABELS {
            panic!("pattern: too many labels");
        }
        self.labels[i] = name;
        self.labels_len += 1;
        (self, i as u8)
    }

    const fn test(mut self, mut at: usize) -> (Pattern, u8, usize) {
        let mut test = Test::ANY;
        loop {
            let not = self.byte(at) == b'!';
            if not {
                at += 1;
            }
            let (literal, set, several, next) = self.term(at);
            if literal != 0 {
                if not {
                    test.not_literal = literal;
                } else {
                    test.literal = literal;
                }
            } else if not {
                test.none = test.none.with(set);
            } else if several {
                test.any = set;
            } else {
                test.all = test.all.with(set);
            }
            at = next;
            if self.byte(at) != b'&' {
                break;
            }
            at += 1;
        }
        if self.tests_len >= MOST_TESTS {
            panic!("pattern: too many tests");
        }
        test.told = test.all.with(test.none);
        test.plain = test.any.is_empty() && test.literal == 0 && test.not_literal == 0;
        if test.all.any(test.none) {
            panic!("pattern: a class is asked for and ruled out");
        }
        self.tests[self.tests_len] = test;
        self.tests_len += 1;
        let number = self.tests_len as u8 - 1;
        (self, number, at)
    }

    /// (hash of a literal or 0, classes, whether there are several, where the term ends)
    const fn term(&self, at: usize) -> (u64, ClassSet, bool, usize) {
        let mut end = at;
        if self.byte(at) == b'"' {
            end += 1;
            while self.byte(end) != b'"' {
                if self.byte(end) == 0 {
                    panic!("pattern: a '\"' is missing");
                }
                end += 1;
            }
            return (hash(slice(self.text, at + 1, end)), ClassSet::EMPTY, false, end + 1);
        }
        if self.byte(at).is_ascii_lowercase() {
            while self.byte(end).is_ascii_lowercase() {
                end += 1;
            }
            return (hash(slice(self.text, at, end)), ClassSet::EMPTY, false, end);
        }
        let (mut set, mut count, mut start) = (ClassSet::EMPTY, 0, at);
        loop {
            end = start;
            while self.byte(end).is_ascii_alphanumeric() {
                end += 1;
            }
            let name = slice(self.text, start, end);
            if hash(name) != hash("Any") {
                match Class::from_name(name) {
                    Some(class) => set = set.with(class.set()),
                    None => panic!("pattern: no class of that name"),
                }
                count += 1;
            }
            if self.byte(end) != b'/' {
                return (0, set, count > 1, end);
            }
            start = end + 1;
        }
    }
}

const fn slice(text: &'static str, start: usize, end: usize) -> &'static str {
    text.split_at(end).0.split_at(start).1
}
