//! JSON laid out for people: an object or array that fits on a line stays on one.

use super::compact::Compact;
use super::{Emit, Out};
use crate::report::{ErrorRecord, Pending, Report};
use serde::Serialize;
use std::io;

/// Laid-out JSON. Several records stand one after another, as `jq` reads and prints them.
#[derive(Clone, Copy, Debug, Default)]
pub struct Json;

impl Emit for Json {
    fn report(&self, report: &Report<'_>, out: &mut Vec<u8>) -> io::Result<()> {
        Json::value(report, out)
    }
    fn pending(&self, report: Pending<'_>, out: &mut Out<'_>) -> io::Result<()> {
        let mut layout = Layout::default();
        let mut hand_on = |bytes: &mut Vec<u8>| {
            layout.json.append(bytes);
            layout.go_on(&mut out.bytes, Rest::Comes);
            out.between();
        };
        let mut json = Out::new(Vec::new(), &mut hand_on);
        report.write(Compact(&mut json))?;
        let last = json.bytes;
        layout.json.extend(last);
        layout.end(&mut out.bytes);
        Ok(())
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
        Layout::new(serde_json::to_vec(value)?).end(out);
        Ok(())
    }
}

/// The longest line a container may stand on, indentation and key not counted.
const WIDTH: usize = 120;

/// Whether more is to be laid out.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Rest {
    Comes,
    Last,
}

/// Breaks compact JSON into indented lines.
#[derive(Default)]
struct Layout {
    /// What is not laid out yet, since it is not known whether it fits on a line.
    json: Vec<u8>,
    /// How deep the broken containers are, and how many open ones stand on this line.
    depth: usize,
    inline: usize,
}

impl Layout {
    fn new(json: Vec<u8>) -> Layout {
        Layout { json, ..Layout::default() }
    }

    /// Lays out the last of it.
    fn end(mut self, out: &mut Vec<u8>) {
        self.go_on(out, Rest::Last);
        out.push(b'\n');
    }

    /// Lays out what can be laid out by now; the text of it breaks off nowhere inside of a string.
    fn go_on(&mut self, out: &mut Vec<u8>, rest: Rest) {
        let mut at = 0;
        while at < self.json.len() {
            let byte = self.json[at];
            match byte {
                b'"' => {
                    let end = string_end(&self.json, at);
                    out.extend_from_slice(&self.json[at..end]);
                    at = end;
                    continue;
                }
                b'{' | b'[' if self.inline > 0 => {
                    self.inline += 1;
                    out.push(byte);
                }
                b'{' | b'[' => {
                    let fits = fits(&self.json, at);
                    if fits.is_none() && rest == Rest::Comes {
                        break;
                    }
                    out.push(byte);
                    if fits == Some(true) {
                        self.inline = 1;
                    } else {
                        self.depth += 1;
                        new_line(self.depth, out);
                    }
                }
                b'}' | b']' => {
                    if self.inline > 0 {
                        self.inline -= 1;
                    } else {
                        self.depth -= 1;
                        new_line(self.depth, out);
                    }
                    out.push(byte);
                }
                b',' if self.inline == 0 => {
                    out.push(byte);
                    new_line(self.depth, out);
                }
                b',' | b':' => out.extend_from_slice(&[byte, b' ']),
                _ => out.push(byte),
            }
            at += 1;
        }
        self.json.drain(..at);
    }
}

fn new_line(depth: usize, out: &mut Vec<u8>) {
    out.push(b'\n');
    out.resize(out.len() + 2 * depth, b' ');
}

/// Whether the container that opens at `at` fits on a line; none if it goes on behind what there is.
fn fits(json: &[u8], at: usize) -> Option<bool> {
    let (mut end, mut open) = (at, 0);
    while end < json.len() {
        match json[end] {
            b'"' => {
                end = string_end(json, end);
                continue;
            }
            b'{' | b'[' => open += 1,
            b'}' | b']' => open -= 1,
            _ => {}
        }
        end += 1;
        if open == 0 || end - at > WIDTH {
            return Some(end - at <= WIDTH);
        }
    }
    (end - at > WIDTH).then_some(false)
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
