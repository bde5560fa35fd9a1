//! Each module uses only those above it in src/lib.rs, and the files of a folder do not use each other in a circle.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

fn sources(folder: &Path, out: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            sources(&path, out);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            out.push(path);
        }
    }
}

/// The modules that a source takes from a path such as `crate::`, those of its tests left out.
fn uses(source: &str, path: &str) -> Vec<String> {
    let code = source.split("#[cfg(test)]").next().unwrap_or_default();
    let lines = code.lines().filter(|line| !line.trim_start().starts_with("//"));
    let code = lines.collect::<Vec<_>>().join("\n").replace("super::super::", "above::");
    let name = |text: &str| text.trim_start().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
    let mut uses = Vec::new();
    for rest in code.split(path).skip(1) {
        let Some(list) = rest.strip_prefix('{') else {
            uses.push(name(rest));
            continue;
        };
        // `crate::{a::{B, C}, d}`: what begins an item of the outer braces.
        let (mut depth, mut start) = (0, Some(0));
        for (at, c) in list.char_indices() {
            if let Some(begin) = start.take_if(|_| matches!(c, ',' | '}' | ':')) {
                uses.push(name(&list[begin..]));
            }
            match c {
                '{' => depth += 1,
                '}' if depth == 0 => break,
                '}' => depth -= 1,
                ',' if depth == 0 => start = Some(at + 1),
                _ => {}
            }
        }
    }
    uses
}

#[test]
fn imports_go_one_way() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let lib = fs::read_to_string(src.join("lib.rs")).expect("lib.rs");
    let order: Vec<&str> = lib
        .lines()
        .filter_map(|line| line.trim_start_matches("pub ").strip_prefix("mod ")?.strip_suffix(';'))
        .collect();
    assert!(order.len() > 10, "the modules are not where they were: {order:?}");
    let rank = |name: &str| order.iter().position(|module| *module == name);
    let mut files = Vec::new();
    sources(&src, &mut files);
    let mut wrong = Vec::new();
    for file in files {
        let inside = file.strip_prefix(&src).expect("a source").to_string_lossy().replace('\\', "/");
        let module = inside.split('/').next().unwrap_or_default().trim_end_matches(".rs");
        // The program itself may use all, and so may tests.
        let Some(own) = rank(module) else { continue };
        if inside.ends_with("/tests.rs") {
            continue;
        }
        for used in uses(&fs::read_to_string(&file).expect("a source"), "crate::") {
            if rank(&used).is_some_and(|rank| rank > own) {
                wrong.push(format!("src/{inside} uses crate::{used}, which is below {module}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// A way from one file back to it, by the files that each uses.
fn circle<'a>(uses: &'a BTreeMap<String, Vec<String>>, way: &mut Vec<&'a str>, done: &mut BTreeSet<&'a str>) -> bool {
    let Some((last, before)) = way.split_last() else { return false };
    if before.contains(last) {
        return true;
    }
    if !done.insert(last) {
        return false;
    }
    uses.get(*last).into_iter().flatten().any(|next| {
        way.push(next);
        let found = circle(uses, way, done);
        if !found {
            way.pop();
        }
        found
    })
}

#[test]
fn no_file_of_a_folder_uses_itself_through_others() {
    let mut files = Vec::new();
    sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut files);
    // The head of a folder names all its files, and tests may use all.
    let is_head = |file: &Path| ["mod.rs", "lib.rs", "main.rs", "tests.rs"].iter().any(|head| file.ends_with(head));
    let mut folders: BTreeMap<&Path, BTreeMap<String, Vec<String>>> = BTreeMap::new();
    for file in files.iter().filter(|file| !is_head(file)) {
        let (Some(folder), Some(name)) = (file.parent(), file.file_stem()) else { continue };
        let room = format!("crate::{}::", folder.file_name().unwrap_or_default().to_string_lossy());
        let source = fs::read_to_string(file).expect("a source");
        let name = name.to_string_lossy().into_owned();
        let used = uses(&source, "super::").into_iter().chain(uses(&source, &room));
        let others = used.filter(|used| *used != name).collect();
        folders.entry(folder).or_default().insert(name, others);
    }
    let mut wrong = Vec::new();
    for (folder, uses) in &folders {
        let mut done = BTreeSet::new();
        for file in uses.keys() {
            let mut way = vec![&**file];
            if circle(uses, &mut way, &mut done) {
                wrong.push(format!("{}: {}", folder.display(), way.join(" uses ")));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn circles_are_seen() {
    let uses = |pairs: &[(&str, &str)]| -> BTreeMap<String, Vec<String>> {
        pairs.iter().map(|&(file, used)| (file.to_owned(), used.split(' ').map(str::to_owned).collect())).collect()
    };
    let is_circle = |uses: &BTreeMap<String, Vec<String>>| circle(uses, &mut vec!["a"], &mut BTreeSet::new());
    assert!(is_circle(&uses(&[("a", "b c"), ("c", "d a")])));
    assert!(!is_circle(&uses(&[("a", "b c"), ("b", "c"), ("c", "d")])));
}

#[test]
fn lists_of_modules_are_read() {
    let source = "use crate::{a::{B, C}, d};\nuse crate::e::F;\n// crate::g\n#[cfg(test)]\nuse crate::h;";
    assert_eq!(uses(source, "crate::"), ["a", "d", "e"]);
    let source = "use super::a;\nuse super::super::b;\nfn f() { super::c::g() }";
    assert_eq!(uses(source, "super::"), ["a", "c"]);
}

/// What is asked for in Cargo.toml is used: each name stands in some source.
#[test]
fn no_dependency_is_dead() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let manifest = fs::read_to_string(root.join("Cargo.toml")).expect("Cargo.toml");
    let section =
        manifest.split("\n[dependencies]\n").nth(1).and_then(|rest| rest.split("\n[").next()).expect("a section");
    let names: Vec<String> =
        section.lines().filter_map(|line| Some(line.split_once(" = ")?.0.replace('-', "_"))).collect();
    assert!(names.len() > 20, "{names:?}");
    let mut files = Vec::new();
    sources(&root.join("src"), &mut files);
    let all: String = files.iter().map(|file| fs::read_to_string(file).expect("a source")).collect();
    let is_used = |name: &&String| all.contains(&format!("{name}::")) || all.contains(&format!("use {name};"));
    let dead: Vec<&String> = names.iter().filter(|name| !is_used(name)).collect();
    assert!(dead.is_empty(), "{dead:?}");
}
