//! What inputs are called.

use crate::article::Input;
use std::path::Path;

/// The name of an input.
#[derive(Debug)]
pub struct Name {
    /// Null for standard input.
    pub path: Option<String>,
    /// The file's stem, or "stdin".
    pub id: String,
}

impl Name {
    pub fn of(path: &Path) -> Name {
        if path == Path::new("-") {
            return Name { path: None, id: "stdin".to_owned() };
        }
        let mut stem = path.file_stem().unwrap_or(path.as_os_str());
        // "story.xml.gz" is the story packed, not a story called "story.xml".
        if path.extension().is_some_and(|end| end == "gz" || end == "zst") {
            stem = Path::new(stem).file_stem().unwrap_or(stem);
        }
        Name { path: Some(path.to_string_lossy().into_owned()), id: stem.to_string_lossy().into_owned() }
    }

    /// What the library is told of it.
    pub fn input(&self) -> Input<'_> {
        Input { id: &self.id, path: self.path.as_deref(), ..Input::default() }
    }

    /// For messages.
    pub fn place(&self) -> &str {
        self.path.as_deref().unwrap_or("standard input")
    }
}
