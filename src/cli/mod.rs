//! The program: opens files, calls the library, prints. Does NOT find anything itself.

mod args;
mod batch;
mod diff;
mod exit;
mod explain;
mod extract;
mod input;
mod lookup;
mod messages;
mod rules;
mod schema;
mod source;
mod work;
mod worker;

use args::{Args, Command};
use clap::Parser;
use exit::Exit;
use messages::Trouble;

/// Runs the program with the arguments it was started with.
pub fn run() -> Exit {
    let done = match Args::parse().command {
        Command::Extract(args) => extract::run(&args),
        Command::Batch(args) => return batch::run(&args),
        Command::Explain(args) => explain::run(&args),
        Command::Diff(args) => diff::run(&args),
        Command::Rules(args) => rules::list(&args),
        Command::Rule(args) => rules::show(&args),
        Command::Lookup(args) => lookup::run(&args),
        Command::Schema(args) => schema::run(&args),
    };
    done.unwrap_or_else(|error| {
        // Inputs' troubles are told where they are met: what comes here is about the output.
        Trouble::new("standard output", "io", format!("could not be written: {error}")).print();
        Exit::Trouble
    })
}
