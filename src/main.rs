//! Arguments in, exit code out.
#![forbid(unsafe_code)]

fn main() -> std::process::ExitCode {
    whosaid::cli::run(std::env::args_os()).into()
}
