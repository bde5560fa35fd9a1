//! The program: opens files, calls the library, prints. Does NOT find anything itself.

mod args;
mod batch;
mod diff;
mod done;
mod exit;
mod explain;
mod extract;
mod input;
mod lookup;
mod manual;
mod messages;
mod name;
mod rules;
mod schema;
#[cfg(feature = "serve")]
mod serve;
mod source;
mod summary;
mod tables;
mod work;
mod worker;

use crate::lexicon::words::Words;
use args::{Args, Command};
use clap::Parser;
pub use exit::Exit;
use messages::Trouble;
use std::ffi::OsString;
use std::path::Path;
use std::sync::Arc;

/// Runs the program with these arguments, of which the first is its own name.
pub fn run(args: impl IntoIterator<Item = OsString>) -> Exit {
    let args = match parsed(args.into_iter().collect()) {
        Ok(args) => args,
        Err(help) => {
            // Help and version are not errors, nor is a closed standard output.
            let _ = help.print();
            return if help.use_stderr() { Exit::Trouble } else { Exit::Fine };
        }
    };
    let lexicon = match args.words.as_deref().map(words).transpose() {
        Ok(words) => words.map(|words| Arc::new(words).into()).unwrap_or_default(),
        Err(trouble) => {
            trouble.print();
            return Exit::Trouble;
        }
    };
    let done = match args.command {
        Command::Extract(args) => extract::run(&args, &lexicon),
        Command::Batch(args) => return batch::run(args, &lexicon),
        Command::Summary(args) => summary::run(&args, &lexicon),
        Command::Explain(args) => explain::run(&args, &lexicon),
        Command::Diff(args) => diff::run(&args, &lexicon),
        Command::Rules(args) => rules::list(&args),
        Command::Rule(args) => rules::show(&args),
        Command::Lookup(args) => lookup::run(&args, &lexicon),
        #[cfg(feature = "serve")]
        Command::Serve(args) => return serve::run(args, lexicon),
        Command::Schema(args) => schema::run(&args),
        Command::Completions(args) => manual::completions(&args),
        Command::Man(args) => manual::page(&args),
    };
    done.unwrap_or_else(|error| {
        // Inputs' troubles are told where they are met: what comes here is about the output.
        messages::say_error(&error);
        Exit::Trouble
    })
}

/// The arguments. What is said of wrong ones repeats them, so that it is said of them as people are shown them.
fn parsed(args: Vec<OsString>) -> Result<Args, clap::Error> {
    Args::try_parse_from(&args).map_err(|error| {
        let shown = args.iter().map(|arg| messages::shown(&arg.to_string_lossy()).into_owned());
        Args::try_parse_from(shown).err().unwrap_or(error)
    })
}

/// The longest table of the user's own words: some million of them.
const MOST_WORDS_BYTES: u64 = 128 << 20;

/// The user's own words.
fn words(path: &Path) -> Result<Words, Trouble> {
    let place = path.display().to_string();
    // Not opened first: a pipe would wait for somebody to write.
    let about = std::fs::metadata(path).map_err(|error| Trouble::io(&place, &error))?;
    if !about.is_file() || about.len() > MOST_WORDS_BYTES {
        let message = format!("is not a file of at most {} MB; write the words into one", MOST_WORDS_BYTES >> 20);
        return Err(Trouble::new(&place, "bad_words", message));
    }
    let bytes = std::fs::read(path).map_err(|error| Trouble::io(&place, &error))?;
    let table = String::from_utf8(bytes)
        .map_err(|_| Trouble::new(&place, "not_utf8", "is not UTF-8; save it as UTF-8".to_owned()))?;
    Words::read(&table).map_err(|error| {
        let message = format!("{}; a line is a form, a tab and classes, as lookup prints them", error.message);
        Trouble::new(format!("{place}:{}", error.line), "bad_words", message)
    })
}
