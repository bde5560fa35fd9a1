//! The files that the arguments stand for, in order.

use crate::cli::messages::Trouble;
use globset::GlobMatcher;
use std::fs::{self, File};
use std::io::{self, BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use walkdir::{DirEntry, WalkDir};

/// What is taken from folders.
#[derive(Clone, Default)]
pub struct Choice {
    pub glob: Option<GlobMatcher>,
    pub skip_hidden: bool,
    /// What the run itself writes.
    pub not: Vec<PathBuf>,
}

/// The paths of all files, in order: those of a folder sorted by name, byte by byte, and those of an inner folder where
/// its name stands. Symbolic links to files are followed, those to folders are not: they could lead in a circle.
pub struct Walk {
    choice: Arc<Choice>,
    frames: Vec<Frame>,
}

enum Frame {
    Arguments(std::vec::IntoIter<PathBuf>),
    /// The lines of a file of paths.
    List(PathBuf, io::Split<BufReader<File>>),
    /// What is in a folder that was named.
    Folder(PathBuf, walkdir::IntoIter),
}

impl Walk {
    pub fn new(arguments: &[PathBuf], choice: Arc<Choice>) -> Walk {
        let arguments = Vec::from(arguments).into_iter();
        Walk { choice, frames: vec![Frame::Arguments(arguments)] }
    }

    /// A path that was named: a file, or a folder to be gone through.
    fn named(&mut self, path: PathBuf) -> Option<Result<PathBuf, Trouble>> {
        if path.is_dir() {
            let entries = WalkDir::new(&path).min_depth(1).sort_by_file_name().into_iter();
            self.frames.push(Frame::Folder(path, entries));
            return None;
        }
        Some(Ok(path))
    }

    fn argument(&mut self, path: PathBuf) -> Option<Result<PathBuf, Trouble>> {
        let Some(list) = path.to_str().and_then(|path| path.strip_prefix('@')).map(PathBuf::from) else {
            return self.named(path);
        };
        match File::open(&list) {
            Ok(file) => {
                self.frames.push(Frame::List(list, BufReader::new(file).split(b'\n')));
                None
            }
            Err(error) => Some(Err(Trouble::io(list.to_string_lossy(), &error))),
        }
    }
}

impl Iterator for Walk {
    type Item = Result<PathBuf, Trouble>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let found = match self.frames.last_mut()? {
                Frame::Arguments(paths) => match paths.next() {
                    Some(path) => self.argument(path),
                    None => return None,
                },
                Frame::List(list, lines) => match lines.next() {
                    Some(Ok(line)) => match String::from_utf8_lossy(&line).trim_end_matches('\r') {
                        "" => None,
                        path => self.named(PathBuf::from(path)),
                    },
                    Some(Err(error)) => {
                        let trouble = Trouble::io(list.to_string_lossy(), &error);
                        self.frames.pop();
                        Some(Err(trouble))
                    }
                    None => {
                        self.frames.pop();
                        None
                    }
                },
                Frame::Folder(root, entries) => match entries.next() {
                    Some(entry) => self.choice.file(entry, root, entries),
                    None => {
                        self.frames.pop();
                        None
                    }
                },
            };
            if found.is_some() {
                return found;
            }
        }
    }
}

impl Choice {
    /// The file that something in a folder is. A folder that is not wanted is not gone into.
    fn file(
        &self,
        entry: walkdir::Result<DirEntry>,
        root: &Path,
        entries: &mut walkdir::IntoIter,
    ) -> Option<Result<PathBuf, Trouble>> {
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) => {
                let path = error.path().unwrap_or(root).to_path_buf();
                return Some(Err(Trouble::io(path.to_string_lossy(), &error.into())));
            }
        };
        let (path, kind) = (entry.path(), entry.file_type());
        if self.leaves_out(&entry) {
            if kind.is_dir() {
                entries.skip_current_dir();
            }
            return None;
        }
        let linked = if kind.is_symlink() { fs::metadata(path).ok() } else { None };
        let leads_to_folder = linked.as_ref().is_some_and(|about| about.is_dir());
        if kind.is_dir() || leads_to_folder || !self.takes(path, root) {
            return None;
        }
        // No pipe, socket or device is a story, and opening one may wait for ever; so may reading what the system itself
        // makes up, which has no length. A link to nothing is told when it is opened.
        let is_file = match linked {
            Some(about) => about.is_file() && about.len() > 0,
            None => kind.is_file() || kind.is_symlink(),
        };
        Some(if is_file { Ok(entry.into_path()) } else { Err(Trouble::not_regular(path.to_string_lossy())) })
    }

    fn leaves_out(&self, entry: &DirEntry) -> bool {
        let name = entry.file_name();
        let is_own = |not: &PathBuf| {
            not.file_name() == Some(name)
                && entry.path().parent().and_then(|path| fs::canonicalize(path).ok()).as_deref() == not.parent()
        };
        self.skip_hidden && name.as_encoded_bytes().starts_with(b".") || self.not.iter().any(is_own)
    }

    /// Whether the pattern takes a file, by its name or by its path within the folder that was named.
    fn takes(&self, path: &Path, root: &Path) -> bool {
        let Some(glob) = &self.glob else { return true };
        glob.is_match(path.file_name().unwrap_or_default()) || glob.is_match(path.strip_prefix(root).unwrap_or(path))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use globset::Glob;

    #[test]
    fn folders_are_walked_in_order() {
        let root = std::env::temp_dir().join(format!("whosaid-walk-{}", std::process::id()));
        for name in ["b/z.txt", "b/a.xml", "a.txt", "b.txt", ".hidden/c.txt", "b/.d", "out.jsonl", ".gitignore"] {
            let path = root.join(name);
            fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
            fs::write(&path, "*").expect("a file");
        }
        fs::write(
            root.join("list"),
            "b.txt\r\n\nmissing.txt\nb\n".replace("b", root.join("b").to_str().expect("UTF-8")),
        )
        .expect("a list");
        let walked = |arguments: &[PathBuf], choice: Choice| {
            let walk = Walk::new(arguments, Arc::new(choice));
            let name = |path: Result<PathBuf, Trouble>| {
                path.expect("a path").strip_prefix(&root).map_or("?".into(), |path| path.to_string_lossy().into_owned())
            };
            walk.map(name).collect::<Vec<_>>()
        };
        let all = [".gitignore", ".hidden/c.txt", "a.txt", "b/.d", "b/a.xml", "b/z.txt", "b.txt", "list"];
        let not = vec![fs::canonicalize(&root).expect("a folder").join("out.jsonl")];
        let choice = Choice { not: not.clone(), ..Choice::default() };
        assert_eq!(walked(std::slice::from_ref(&root), choice.clone()), all);
        let visible = Choice { skip_hidden: true, ..choice.clone() };
        assert_eq!(walked(std::slice::from_ref(&root), visible), ["a.txt", "b/a.xml", "b/z.txt", "b.txt", "list"]);
        let glob = |pattern: &str| Choice {
            glob: Some(Glob::new(pattern).expect("a pattern").compile_matcher()),
            ..choice.clone()
        };
        assert_eq!(walked(std::slice::from_ref(&root), glob("*.xml")), ["b/a.xml"]);
        assert_eq!(walked(std::slice::from_ref(&root), glob("b/**")), ["b/.d", "b/a.xml", "b/z.txt"]);
        // What is named is taken, whatever the pattern; a list's lines are named.
        let list = PathBuf::from(format!("@{}", root.join("list").display()));
        assert_eq!(walked(&[list, root.join("a.txt")], glob("*.xml")), ["b.txt", "?", "b/a.xml", "a.txt"]);
        fs::remove_dir_all(&root).expect("removed");
    }
}
