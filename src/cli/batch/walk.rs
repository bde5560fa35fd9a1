//! The files that the arguments stand for, in order.

use crate::cli::messages::Trouble;
use globset::GlobMatcher;
use std::ffi::OsString;
use std::fs::{self, File};
use std::io::{self, BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What is taken from folders.
#[derive(Clone, Default)]
pub struct Choice {
    pub glob: Option<GlobMatcher>,
    pub skip_hidden: bool,
    /// What the run itself writes.
    pub not: Vec<PathBuf>,
}

/// The paths of all files, in order: those of a folder sorted by name, byte by byte, and those of an inner folder where
/// its name stands. Symbolic links to files are followed, those to folders are not.
pub struct Walk {
    choice: Arc<Choice>,
    frames: Vec<Frame>,
}

enum Frame {
    Arguments(std::vec::IntoIter<PathBuf>),
    /// The lines of a file of paths.
    List(PathBuf, io::Split<BufReader<File>>),
    Folder(Folder),
}

/// What a name in a folder stands for, links followed.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Is {
    File,
    Folder,
    /// A pipe, socket or device: no story, and opening one may wait for ever.
    Other,
}

struct Folder {
    path: PathBuf,
    /// The folder that was named.
    root: Arc<Path>,
    /// In order.
    names: std::vec::IntoIter<(OsString, Is)>,
}

impl Walk {
    pub fn new(arguments: &[PathBuf], choice: Arc<Choice>) -> Walk {
        let arguments = Vec::from(arguments).into_iter();
        Walk { choice, frames: vec![Frame::Arguments(arguments)] }
    }

    /// A path that was named: a file, or a folder to be gone through.
    fn named(&mut self, path: PathBuf) -> Option<Result<PathBuf, Trouble>> {
        if path.is_dir() {
            let root = Arc::from(&*path);
            return self.enter(path, root);
        }
        Some(Ok(path))
    }

    fn enter(&mut self, path: PathBuf, root: Arc<Path>) -> Option<Result<PathBuf, Trouble>> {
        match names(&path, &self.choice) {
            Ok(names) => {
                self.frames.push(Frame::Folder(Folder { path, root, names: names.into_iter() }));
                None
            }
            Err(error) => Some(Err(Trouble::io(path.to_string_lossy(), &error))),
        }
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
                Frame::Folder(folder) => match folder.names.next() {
                    Some((name, is)) => {
                        let (path, root) = (folder.path.join(&name), Arc::clone(&folder.root));
                        match is {
                            Is::Folder => self.enter(path, root),
                            _ if !self.choice.takes(&path, &root) => None,
                            Is::File => Some(Ok(path)),
                            Is::Other => Some(Err(Trouble::not_regular(path.to_string_lossy()))),
                        }
                    }
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
    /// Whether the pattern takes a file, by its name or by its path within the folder that was named.
    fn takes(&self, path: &Path, root: &Path) -> bool {
        let Some(glob) = &self.glob else { return true };
        glob.is_match(path.file_name().unwrap_or_default()) || glob.is_match(path.strip_prefix(root).unwrap_or(path))
    }
}

/// The names of the files and folders in a folder, in order.
fn names(path: &Path, choice: &Choice) -> io::Result<Vec<(OsString, Is)>> {
    let mut names = Vec::new();
    let here = fs::canonicalize(path)?;
    let not: Vec<_> =
        choice.not.iter().filter(|not| not.parent() == Some(&*here)).filter_map(|not| not.file_name()).collect();
    for entry in fs::read_dir(path)? {
        let entry = entry?;
        let name = entry.file_name();
        if choice.skip_hidden && name.as_encoded_bytes().starts_with(b".") || not.contains(&&*name) {
            continue;
        }
        // A link to nothing is told when it is opened; a link to a folder could lead in a circle.
        let of = |kind: fs::FileType| if kind.is_file() { Is::File } else { Is::Other };
        let is = match entry.file_type()? {
            kind if kind.is_dir() => Is::Folder,
            kind if kind.is_symlink() => match fs::metadata(entry.path()) {
                Ok(about) if about.is_dir() => continue,
                // Reading what the system itself makes up, which has no length, may wait for ever, too.
                Ok(about) if about.len() == 0 => Is::Other,
                Ok(about) => of(about.file_type()),
                Err(_) => Is::File,
            },
            kind => of(kind),
        };
        names.push((name, is));
    }
    names.sort_unstable();
    names.shrink_to_fit();
    Ok(names)
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
