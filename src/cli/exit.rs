//! Exit codes, as diff(1) has them.

use std::process::ExitCode;

/// How the program ends.
#[derive(Clone, Copy, PartialEq, Eq, Debug, PartialOrd, Ord)]
pub enum Exit {
    /// All went well.
    Fine = 0,
    /// `diff` found a claim that differs.
    Differs = 1,
    /// Some input could not be read, or the arguments are wrong. Everything else was still done.
    Trouble = 2,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> ExitCode {
        ExitCode::from(exit as u8)
    }
}
