//! The examples of a rule: sentences with marks in the text, which a test runs through the whole pipeline.
//!
//! `[60 km=60000]` is a mark and, behind "=", its value; in the examples of claims `[...]` is the content, `{...}` the
//! source and `<...>` the cue.

use crate::text::Span;

/// What a bracket of an example stands for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Bracket {
    /// `[...]`: the mark, or a piece of the content.
    Mark,
    /// `{...}`: the source.
    Source,
    /// `<...>`: the cue.
    Cue,
}

/// A marked stretch of an example's text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Expected {
    pub bracket: Bracket,
    /// Bytes of the plain text.
    pub span: Span,
    pub value: Option<String>,
}

/// An example, its brackets taken out.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Example {
    pub text: String,
    pub expected: Vec<Expected>,
}

impl Example {
    /// Reads the brackets of an example.
    ///
    /// # Errors
    /// When a bracket is not closed, closes another one, or stands inside one of its kind.
    pub fn parse(marked: &str) -> Result<Example, String> {
        let mut example = Example::default();
        let mut open: Vec<(char, Bracket, u32)> = Vec::new();
        let mut value: Option<String> = None;
        for c in marked.chars() {
            let at = example.text.len() as u32;
            match c {
                '[' => open.push((']', Bracket::Mark, at)),
                '{' => open.push(('}', Bracket::Source, at)),
                '<' => open.push(('>', Bracket::Cue, at)),
                ']' | '}' | '>' => {
                    let (close, bracket, start) =
                        open.pop().ok_or_else(|| format!("{c:?} closes nothing in {marked:?}"))?;
                    if close != c {
                        return Err(format!("{c:?} where {close:?} is due in {marked:?}"));
                    }
                    example.expected.push(Expected { bracket, span: Span::new(start, at), value: value.take() });
                }
                '=' if !open.is_empty() => value = Some(String::new()),
                _ => value.as_mut().unwrap_or(&mut example.text).push(c),
            }
        }
        match open.pop() {
            Some((close, ..)) => Err(format!("{close:?} is missing in {marked:?}")),
            None => Ok(example),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn brackets_become_spans_and_values() {
        let example = Example::parse("{Ann} <said> it is [60 km=60000] off.").unwrap();
        assert_eq!(example.text, "Ann said it is 60 km off.");
        let seen: Vec<_> = example.expected.iter().map(|e| (e.span.of(&example.text), e.value.as_deref())).collect();
        assert_eq!(seen, [("Ann", None), ("said", None), ("60 km", Some("60000"))]);
        assert!(Example::parse("a [b").is_err());
        assert!(Example::parse("a b]").is_err());
        assert!(Example::parse("[a {b] c}").is_err());
    }
}
