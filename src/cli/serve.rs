//! `whosaid serve`

use super::args::Serve;
use super::exit::Exit;
use super::messages::{Trouble, say};
use crate::lexicon::Lexicon;
use crate::serve::{self, Settings};
use std::io::{self, Write};
use std::time::Duration;

pub fn run(args: Serve, lexicon: Lexicon) -> Exit {
    let jobs = args.jobs.or_else(|| std::thread::available_parallelism().ok()).map_or(1, |jobs| jobs.get());
    let settings = Settings {
        listen: args.listen,
        hosts: args.host,
        origins: args.allow_origin,
        most_bytes: args.max_bytes,
        jobs,
        queue: args.queue,
        wait: args.timeout,
        log: args.log,
        lexicon,
    };
    if !args.listen.ip().is_loopback() {
        let message = "can be asked by other machines, without encryption or password".to_owned();
        say(&format!("{}\n", Trouble { skip: true, ..Trouble::new(args.listen.to_string(), "open", message) }));
    }
    let ready = |listen| {
        // Nobody may read that.
        let _ = writeln!(io::stdout(), "listening on http://{listen}");
    };
    match serve::run(settings, ready) {
        Ok(true) => Exit::Fine,
        Ok(false) => {
            let message = "were broken off, for they took too long to end".to_owned();
            Trouble::new("some requests", "broken_off", message).print();
            Exit::Trouble
        }
        Err(error) => {
            let message = format!("can not be listened at: {error}; choose another address with --listen");
            Trouble::new(args.listen.to_string(), "listen", message).print();
            Exit::Trouble
        }
    }
}

/// A time: "500ms", "10s", "2m".
pub fn time(text: &str) -> Result<Duration, String> {
    let units = [("ms", 1), ("s", 1_000), ("m", 60_000)];
    let found = units.into_iter().find_map(|(unit, shift)| {
        let number: u64 = text.strip_suffix(unit)?.parse().ok()?;
        number.checked_mul(shift).filter(|&time| time > 0 && time <= 86_400_000)
    });
    found.map(Duration::from_millis).ok_or_else(|| "no such time; write it as 500ms, 10s or 2m".to_owned())
}

#[cfg(test)]
mod tests {
    #[test]
    fn times() {
        for (text, number) in
            [("500ms", Some(500)), ("10s", Some(10_000)), ("2m", Some(120_000)), ("0s", None), ("10", None)]
        {
            assert_eq!(super::time(text).ok().map(|time| time.as_millis()), number, "{text}");
        }
    }
}
