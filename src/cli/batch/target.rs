//! What a run writes to, and what it must not write over.

use super::manifest::{Description, build};
use super::output::{beside, records};
use super::walk::{Choice, Walk};
use crate::cli::args::Batch;
use crate::cli::messages::Trouble;
use crate::cli::tables::Parts;
use crate::lexicon::Lexicon;
use crate::options::To;
use crate::registry;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The file or folder to write. A link stays one: it is what it points to that is written.
pub fn of(args: &Batch) -> PathBuf {
    let target = args.output.as_ref().or(args.split.as_ref()).cloned().unwrap_or_default();
    if target.as_os_str() == "-" || !target.is_symlink() {
        return target;
    }
    // What it points to may not be there yet. Where links lead in a circle, one of them is left.
    fs::canonicalize(&target).unwrap_or_else(|_| {
        (0..40).fold(target, |path, _| match fs::read_link(&path) {
            Ok(to) => path.parent().unwrap_or(Path::new("")).join(to),
            Err(_) => path,
        })
    })
}

/// Refuses a folder in which there is something already, unless it is to be resumed, or written over: then records
/// of an earlier run are taken out, so that no two runs are mixed.
pub fn check_folder(args: &Batch, folder: &Path, resume: bool) -> Result<(), Trouble> {
    let place = || folder.to_string_lossy().into_owned();
    let used = fs::read_dir(folder).map_err(|error| Trouble::io(place(), &error))?.next().is_some();
    if resume || !used {
        return Ok(());
    }
    if !args.force {
        let message =
            "has files in it already; go on with --resume, write over its records with --force, or name another";
        return Err(Trouble::new(place(), "used_folder", message.to_owned()));
    }
    if args.to == To::Parquet {
        return Parts::remove(folder).map_err(|error| super::unwritable(folder, &error));
    }
    let removed = records(folder).and_then(|records| records.iter().try_for_each(fs::remove_file));
    removed.map_err(|error| super::unwritable(folder, &error))
}

/// What makes this run's output what it is: all but the number of threads.
pub fn describe(args: &Batch, lexicon: &Lexicon) -> Description {
    let mut options = vec![
        format!("--from {:?}", args.stories.from).to_lowercase(),
        format!("--to {:?}", args.to).to_lowercase(),
        format!("--offsets {:?}", args.layout.offsets).to_lowercase(),
        format!("--max-bytes {}", args.max_bytes),
        format!("--min-confidence {}", args.stories.min_confidence),
    ];
    options.extend(args.stories.date.map(|date| format!("--date {date}")));
    options.extend(args.filters.describe());
    options.extend((args.to == To::Parquet).then(|| format!("--part-rows {}", args.part_rows)));
    options.extend(args.glob.as_ref().map(|glob| format!("--glob {glob}")));
    for (name, given) in [
        ("--with-text", args.layout.with_text),
        ("--with-clauses", args.layout.with_clauses),
        ("--with-unsourced", args.layout.with_unsourced),
        ("--unattributed", args.stories.unattributed),
        ("--raw-cells", args.cells.raw_cells),
        ("--bom", args.cells.bom),
        ("--skip-hidden", args.skip_hidden),
    ] {
        options.extend(given.then(|| name.to_owned()));
    }
    Description {
        whosaid: env!("CARGO_PKG_VERSION").to_owned(),
        build: build(),
        rules: registry::fingerprint(lexicon),
        folder: std::env::current_dir().unwrap_or_default(),
        inputs: args.paths.clone(),
        options,
    }
}

/// Whether the output is a pipe or device, which can be neither named anew nor cut short.
pub fn is_stream(path: &Path) -> bool {
    path.as_os_str() == "-" || fs::metadata(path).is_ok_and(|about| !about.is_file() && !about.is_dir())
}

/// The files that this run writes, by their full names, so that it does not read them.
pub fn own_files(target: &Path) -> Vec<PathBuf> {
    let folder = target.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let (Ok(folder), Some(name)) = (fs::canonicalize(folder), target.file_name()) else { return Vec::new() };
    let path = folder.join(name);
    vec![beside(&path, ".part"), beside(&path, ".manifest"), beside(&path, ".stories"), path]
}

/// The input that the output would take the place of. An output of an earlier run, which has its manifest beside it, is not
/// an input.
pub fn overwritten(args: &Batch, target: &Path, choice: &Choice) -> Option<PathBuf> {
    if args.split.is_some() || !target.exists() || beside(target, ".manifest").exists() {
        return None;
    }
    let all = Arc::new(Choice { not: Vec::new(), ..choice.clone() });
    let full = fs::canonicalize(target).ok()?;
    let is_target =
        |path: &PathBuf| path.file_name() == full.file_name() && fs::canonicalize(path).is_ok_and(|path| path == full);
    Walk::new(&args.paths, all).filter_map(Result::ok).find(is_target)
}
