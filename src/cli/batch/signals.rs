//! What ends a run from outside.

use crate::cli::messages::say;
use signal_hook::consts::{SIGINT, SIGTERM, SIGXFSZ};
use signal_hook::iterator::Signals;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

/// Says how to go on when the run is told to end, and ends it: what is written so far is good at any moment. A file that
/// may not grow any more is an error of the write, not the end of the program.
pub fn listen(can_resume: bool) {
    // Where signals can not be listened to, they do what they always do.
    let _ = signal_hook::flag::register(SIGXFSZ, Arc::new(AtomicBool::new(false)));
    let Ok(mut signals) = Signals::new([SIGINT, SIGTERM]) else { return };
    std::thread::spawn(move || {
        if let Some(signal) = signals.forever().next() {
            let advice = if can_resume { "go on with --resume" } else { "start anew" };
            say(&format!("stopped before all was done; {advice}\n"));
            std::process::exit(128 + signal);
        }
    });
}
