//! JSON laid out for people: an object or array that fits on a line stays on one.

use super::Emit;
use crate::report::{ErrorRecord, Report};
use serde::Serialize;
use std::io;

/// Laid-out JSON. Several records stand one after another, as `jq` reads and prints them.
#[derive(Clone, Copy, Debug, Default)]
pub struct Json;

impl Emit for Json {
    fn report(&self, report: &Report<'_>, out: &mut Vec<u8>) -> io::Result<()> {
        Json::value(report, out)
    }
    fn error(&self, record: &ErrorRecord<'_>, out: &mut Vec<u8>) -> io::Result<()> {
        Json::value(record, out)
    }
}

impl Json {
    /// Appends any value.
    ///
    /// # Errors
    /// As [`Emit::report`].
    pub fn value(value: &impl Serialize, out: &mut Vec<u8>) -> io::Result<()> {
        lay_out(&serde_json::to_vec(value)?, out);
        out.push(b'\n');
        Ok(())
    }
}

/// The longest line a container may stand on, indentation and key not counted.
const WIDTH: usize = 120;

/// Breaks compact JSON into indented lines.
fn lay_out(json: &[u8], out: &mut Vec<u8>) {
    let lengths = container_lengths(json);
    let mut next_container = 0;
    // How deep the broken containers are, and how many open ones stand on this line.
    let (mut depth, mut inline) = (0, 0);
    let mut at = 0;
    while at < json.len() {
        let byte = json[at];
        match byte {
            b'"' => {
                let end = string_end(json, at);
                out.extend_from_slice(&json[at..end]);
                at = end;
                continue;
            }
            b'{' | b'[' => {
                let length = lengths[next_container];
                next_container += 1;
                out.push(byte);
                if inline > 0 || length <= WIDTH {
                    inline += 1;
                } else {
                    depth += 1;
                    new_line(depth, out);
                }
            }
            b'}' | b']' => {
                if inline > 0 {
                    inline -= 1;
                } else {
                    depth -= 1;
                    new_line(depth, out);
                }
                out.push(byte);
            }
            b',' if inline == 0 => {
                out.push(byte);
                new_line(depth, out);
            }
            b',' | b':' => out.extend_from_slice(&[byte, b' ']),
            _ => out.push(byte),
        }
        at += 1;
    }
}

fn new_line(depth: usize, out: &mut Vec<u8>) {
    out.push(b'\n');
    out.resize(out.len() + 2 * depth, b' ');
}

/// The bytes of each container, in the order in which they open.
fn container_lengths(json: &[u8]) -> Vec<usize> {
    let (mut lengths, mut open) = (Vec::new(), Vec::new());
    let mut at = 0;
    while at < json.len() {
        match json[at] {
            b'"' => {
                at = string_end(json, at);
                continue;
            }
            b'{' | b'[' => {
                open.push((lengths.len(), at));
                lengths.push(0);
            }
            b'}' | b']' => {
                if let Some((container, start)) = open.pop() {
                    lengths[container] = at + 1 - start;
                }
            }
            _ => {}
        }
        at += 1;
    }
    lengths
}

/// The end of the string whose opening quotation mark stands at `at`.
fn string_end(json: &[u8], at: usize) -> usize {
    let mut end = at + 1;
    while end < json.len() {
        match json[end] {
            b'"' => return end + 1,
            b'\\' => end += 2,
            _ => end += 1,
        }
    }
    json.len()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn short_containers_stay_on_a_line_and_nothing_is_lost() {
        let long = "a \"quoted\" [word], {and} more\\ ".repeat(6);
        let value = json!({"empty": [], "none": {}, "span": {"start": 0, "end": 3}, "long": [long, {"x": [1, 2]}]});
        let mut out = Vec::new();
        Json::value(&value, &mut out).unwrap();
        let text = String::from_utf8(out).unwrap();
        assert_eq!(serde_json::from_str::<serde_json::Value>(&text).unwrap(), value);
        assert!(text.contains("\n  \"span\": {\"start\": 0, \"end\": 3}"), "{text}");
        assert!(text.contains("\n    {\"x\": [1, 2]}\n  ]"), "{text}");
        assert!(text.contains("\"empty\": [],"), "{text}");
    }
}
