//! `whosaid serve`

use super::args::Serve;
use super::exit::Exit;
use super::messages::{Trouble, say};
use crate::lexicon::Lexicon;
use crate::serve::{self, Settings};
use std::io::{self, Write};

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
