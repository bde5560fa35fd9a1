//! Arguments in, exit code out.
#![forbid(unsafe_code)]

#[global_allocator]
static ALLOCATOR: dlmalloc::GlobalDlmalloc = dlmalloc::GlobalDlmalloc;

fn main() -> std::process::ExitCode {
    whosaid::cli::run(std::env::args_os()).into()
}
