//! What is said on standard error: one line each, what is wrong, where, and what to do.

use crate::analysis::Bound;
use crate::article::ReadError;
use crate::article::Unread;
pub use crate::emit::shown;
use crate::emit::shown_lines;
use anstyle::{AnsiColor, Style};
use anyhow::Context;
use std::fmt;
use std::io::{self, IsTerminal, Write};

const ERROR: Style = AnsiColor::Red.on_default().bold();
const WARNING: Style = AnsiColor::Yellow.on_default().bold();

/// Trouble with one input.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Trouble {
    /// "story.txt", "in.jsonl:3", "standard input".
    pub place: String,
    /// For programs: "not_utf8".
    pub code: &'static str,
    /// What is wrong, and what to do.
    pub message: String,
    /// The input is sound but has no text to read: that is not an error.
    pub skip: bool,
}

impl Trouble {
    pub fn new(place: impl Into<String>, code: &'static str, message: String) -> Trouble {
        Trouble { place: place.into(), code, message, skip: false }
    }

    /// What kept a file from being opened or read.
    pub fn io(place: impl Into<String>, error: &io::Error) -> Trouble {
        let (code, message) = match error.kind() {
            io::ErrorKind::NotFound => ("not_found", "no such file; check the path".to_owned()),
            io::ErrorKind::PermissionDenied => ("not_readable", "may not be read; check its permissions".to_owned()),
            io::ErrorKind::IsADirectory => ("is_directory", "is a directory; name the files in it".to_owned()),
            // So decoders call what they can not unpack.
            io::ErrorKind::InvalidData => {
                return Trouble::read(place, &ReadError::BadArchive(error.to_string()));
            }
            _ => ("io", format!("could not be read: {error}")),
        };
        Trouble::new(place, code, message)
    }

    /// What kept bytes from becoming an article.
    pub fn read(place: impl Into<String>, error: &ReadError) -> Trouble {
        let message = format!("{error}; {}", error.advice());
        Trouble { skip: error.is_skip(), ..Trouble::new(place, error.code(), message) }
    }

    /// What kept a piece of an input from being read.
    pub fn unread(place: &str, unread: &Unread) -> Trouble {
        match (&unread.error, &unread.id, unread.line) {
            (ReadError::Io(error), ..) => Trouble::io(place, error),
            (error, Some(id), _) => Trouble::read(format!("{place}: {id}"), error),
            (error, None, Some(line)) => Trouble::read(format!("{place}:{line}"), error),
            (error, None, None) => Trouble::read(place, error),
        }
    }

    /// What there is too much of in an article.
    pub fn bound(place: impl Into<String>, bound: Bound) -> Trouble {
        Trouble::new(place, bound.code(), format!("{bound}; {}", bound.advice()))
    }

    /// Something in a folder that is not a file.
    pub fn not_regular(place: impl Into<String>) -> Trouble {
        let message =
            "is a pipe, socket or device, or a link to what is empty, and was passed over; name it to read it"
                .to_owned();
        Trouble { skip: true, ..Trouble::new(place, "not_regular", message) }
    }

    /// Says it on standard error.
    pub fn print(&self) {
        say(&format!("{self}\n"));
    }
}

impl fmt::Display for Trouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (style, kind) = if self.skip { (WARNING, "warning") } else { (ERROR, "error") };
        write!(f, "{style}{kind}:{style:#} {}: {}", shown(&self.place), shown(&self.message))
    }
}

/// Says what ended a command: the last that was tried, and then why it failed.
pub fn say_error(error: &anyhow::Error) {
    say(&format!("{ERROR}error:{ERROR:#} {}\n", shown(&format!("{error:#}"))));
}

/// Prints lines on standard error, in colour only on a terminal. A closed standard error does not stop the run.
pub fn say(lines: &str) {
    let plain = styled_for(&io::stderr(), lines.as_bytes());
    let _ = io::stderr().lock().write_all(&plain);
}

/// Text as a stream shows it: without its styles where it shows none (a file, a pipe, NO_COLOR).
fn styled_for(stream: &impl anstream::stream::RawStream, bytes: &[u8]) -> Vec<u8> {
    let mut shown = anstream::AutoStream::new(Vec::new(), anstream::AutoStream::choice(stream));
    // Writing to memory does not fail.
    let _ = shown.write_all(bytes);
    shown.into_inner()
}

/// Bytes for programs. On a terminal it is people who read them, and nothing in a text may steer it.
pub struct Screened<W> {
    out: W,
    is_terminal: bool,
}

impl<W: Write + IsTerminal> Screened<W> {
    pub fn new(out: W) -> Screened<W> {
        let is_terminal = out.is_terminal();
        Screened { out, is_terminal }
    }
}

impl<W: Write> Write for Screened<W> {
    /// The bytes end where a character ends.
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if !self.is_terminal {
            return self.out.write(bytes);
        }
        let text = String::from_utf8_lossy(bytes).replace("\r\n", "\n");
        self.out.write_all(shown_lines(&text).as_bytes()).map(|()| bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

/// Writes to standard output. When its reader has gone, the program ends at once and quietly: nobody wants the rest.
///
/// # Errors
/// Every other failure, such as a full disk.
pub fn write_out(bytes: &[u8]) -> anyhow::Result<()> {
    write_to(Screened::new(io::stdout().lock()), bytes)
}

/// Writes text for people, with styles, to standard output, as it shows them.
///
/// # Errors
/// As [`write_out`].
pub fn write_styled(bytes: &[u8]) -> anyhow::Result<()> {
    write_to(io::stdout().lock(), &styled_for(&io::stdout(), bytes))
}

fn write_to(mut out: impl Write, bytes: &[u8]) -> anyhow::Result<()> {
    match out.write_all(bytes).and_then(|()| out.flush()) {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => std::process::exit(0),
        result => result.context("standard output: could not be written"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_steers_the_terminal() {
        let trouble = Trouble::new("a\u{1b}[31m\n\u{9b}2J\u{202e}b", "io", "x\u{7}y\u{2066}".to_owned()).to_string();
        let plain = anstream::adapter::strip_str(&trouble).to_string();
        assert_eq!(plain, "error: a\\u{1b}[31m\\u{a}\\u{9b}2J\\u{202e}b: x\\u{7}y\\u{2066}");
    }

    #[test]
    fn bytes_for_programs_are_exact_but_on_a_terminal() {
        let text = "a,\u{1b}[2J\u{9b}\tb\u{202e}\r\n";
        for (is_terminal, wanted) in [(false, text), (true, "a,\\u{1b}[2J\\u{9b}\tb\\u{202e}\n")] {
            let mut screened = Screened { out: Vec::new(), is_terminal };
            screened.write_all(text.as_bytes()).expect("memory");
            assert_eq!(String::from_utf8_lossy(&screened.out), wanted);
        }
    }
}
