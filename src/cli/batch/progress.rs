//! How far a run is, on a terminal: a bar with rate and time left.

use super::count;
use crate::cli::done::Totals;
use crate::cli::source::Counter;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::io::{self, IsTerminal};
use std::path::PathBuf;

/// A bar on standard error, if that is a terminal; else nothing.
pub struct Progress {
    bar: ProgressBar,
    counter: Counter,
}

impl Progress {
    /// Adds up the size of all inputs beside the work; until that is known, the bar shows no end.
    pub fn new<P>(paths: P, counter: Counter) -> Progress
    where
        P: Iterator<Item = PathBuf> + Send + 'static,
    {
        if !io::stderr().is_terminal() {
            return Progress { bar: ProgressBar::hidden(), counter };
        }
        let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::stderr_with_hz(5));
        bar.set_style(style("{spinner} {binary_bytes}, {binary_bytes_per_sec}, {msg}"));
        let sized = bar.clone();
        std::thread::spawn(move || {
            let total = paths.map(|path| std::fs::metadata(path).map_or(0, |about| about.len())).sum();
            sized.set_length(total);
            let line = "{bar:30} {percent}% of {binary_total_bytes}, {binary_bytes_per_sec}, {eta} left, {msg}";
            sized.set_style(style(line));
        });
        // What was done in an earlier run took no time in this one.
        bar.set_position(counter.get());
        bar.reset_eta();
        Progress { bar, counter }
    }

    pub fn show(&self, totals: &Totals) {
        if !self.bar.is_hidden() {
            self.bar.set_position(self.counter.get());
            let done = [count(totals.documents, "document"), count(totals.errors, "error")];
            self.bar.set_message(done.join(", "));
        }
    }

    /// Says something above the bar.
    pub fn say(&self, lines: &str) {
        self.bar.suspend(|| crate::cli::messages::say(lines));
    }

    pub fn end(&self) {
        self.bar.finish_and_clear();
    }
}

fn style(template: &str) -> ProgressStyle {
    ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar())
}
