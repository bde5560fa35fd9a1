//! Why an input, or one document of it, gives no article.

use std::io;

/// Why an input gives no article. The message goes on from the input's name: "story.txt: is empty".
#[allow(missing_docs, reason = "their messages say it")]
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ReadError {
    #[error("could not be read: {0}")]
    Io(#[source] io::Error),
    #[error("is empty")]
    Empty,
    #[error("is {0}, not text")]
    Binary(&'static str),
    #[error("is longer than {0} bytes")]
    TooLong(u64),
    #[error("holds broken data: {0}")]
    BadArchive(String),
    #[error("is not a JSON object with a \"text\": {0}")]
    BadLine(String),
    #[error("has a \"date\" that is not a day: {0:?}")]
    BadDate(String),
    #[error("is broken JSON, at line {line}, column {column}: {message}")]
    BadJson { line: usize, column: usize, message: String },
    #[error("is broken XML, at line {line}, column {column}: {message}")]
    BadXml { line: usize, column: usize, message: String },
    #[error("has elements nested more than {0} deep")]
    TooDeep(usize),
    #[error("has more than {0} elements")]
    TooMany(usize),
    #[error("is {0}")]
    Unknown(String),
    #[error("is a package: it only points to other items")]
    Package,
    #[error("is canceled: its publisher has taken it back")]
    Canceled,
    #[error("is withheld: its publisher says it is not to be used for now")]
    Withheld,
    #[error("is {0}, not a text")]
    NotText(String),
    #[error("holds no story: {0}")]
    NoStory(&'static str),
}

impl ReadError {
    /// Of an item of this kind: "video".
    pub(super) fn not_text(kind: &str) -> ReadError {
        let article = if kind.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" };
        ReadError::NotText(format!("{article} {kind}"))
    }

    /// For programs.
    pub fn code(&self) -> &'static str {
        match self {
            ReadError::Io(_) => "io",
            ReadError::Empty => "empty",
            ReadError::Binary(_) => "binary",
            ReadError::TooLong(_) => "too_long",
            ReadError::BadArchive(_) => "bad_archive",
            ReadError::BadLine(_) | ReadError::BadJson { .. } => "bad_json",
            ReadError::BadDate(_) => "bad_date",
            ReadError::BadXml { .. } => "bad_xml",
            ReadError::TooDeep(_) => "too_deep",
            ReadError::TooMany(_) => "too_many_elements",
            ReadError::Unknown(_) => "unknown_format",
            ReadError::Package => "package",
            ReadError::Canceled => "canceled",
            ReadError::Withheld => "withheld",
            ReadError::NotText(_) => "not_text",
            ReadError::NoStory(_) => "no_story",
        }
    }

    /// What to do about it.
    pub fn advice(&self) -> &'static str {
        match self {
            ReadError::Io(_) => "try again",
            ReadError::Empty => "give it a text",
            ReadError::Binary(_) => "take the text out of it first",
            ReadError::TooLong(_) => "split it, or raise --max-bytes",
            ReadError::BadArchive(_) => "fetch or pack it again",
            ReadError::BadLine(_) => r#"write one {"id", "text", "date"} a line"#,
            ReadError::BadDate(_) => "write it as 2011-09-06",
            ReadError::BadJson { .. } | ReadError::BadXml { .. } => "mend it, or read it with --from text",
            ReadError::TooDeep(_) | ReadError::TooMany(_) => "no story is made so; look at where it comes from",
            ReadError::Unknown(_) => "name its format with --from",
            ReadError::Package => "give the items it points to",
            ReadError::Canceled | ReadError::NotText(_) => "leave it out",
            ReadError::Withheld => "wait for its release",
            ReadError::NoStory(_) => "look at where it comes from, or read it with --from text",
        }
    }

    /// Whether the input is sound and holds no text to read, so that passing over it loses nothing.
    pub fn is_skip(&self) -> bool {
        matches!(self, ReadError::Package | ReadError::Canceled | ReadError::Withheld | ReadError::NotText(_))
    }
}

/// A document, or the rest of an input, that could not be read.
#[derive(Debug)]
pub struct Unread {
    /// The page of an archive.
    pub id: Option<String>,
    /// The line of JSON Lines.
    pub line: Option<u64>,
    /// Why it could not be read.
    pub error: ReadError,
}

impl From<io::Error> for ReadError {
    /// What a decompressor calls invalid is the archive's fault, the rest the system's.
    fn from(error: io::Error) -> ReadError {
        match error.kind() {
            io::ErrorKind::InvalidData | io::ErrorKind::UnexpectedEof | io::ErrorKind::InvalidInput => {
                ReadError::BadArchive(error.to_string())
            }
            _ => ReadError::Io(error),
        }
    }
}

impl From<serde_json::Error> for ReadError {
    fn from(error: serde_json::Error) -> ReadError {
        let message = error.to_string();
        let message = message.split(" at line ").next().unwrap_or_default().to_owned();
        ReadError::BadJson { line: error.line(), column: error.column(), message }
    }
}
