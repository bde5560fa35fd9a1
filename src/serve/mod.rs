//! `whosaid serve`: what the command line does, over HTTP, and a page for those who have no command line.
//!
//! ```text
//! connection --guard, bounds--> route --workers--> report --emit--> answer
//! ```
//!
//! Nothing is read from disk or written to it, and no word of a story is kept or logged. Every wait has an end, and all
//! that can be asked for at once has a bound.

mod ask;
mod body;
mod connections;
mod diff;
mod extract;
mod form;
mod guard;
mod layers;
mod openapi;
mod page;
mod problem;
mod routes;
mod workers;

use crate::lexicon::Lexicon;
use crate::registry;
use axum::Router;
use axum::body::Bytes;
use axum::middleware::from_fn_with_state;
use body::Bounds;
use guard::Guard;
use schemars::JsonSchema;
use serde::Serialize;
use std::io::{self, Write};
use std::net::SocketAddr;
use std::sync::{Arc, OnceLock};
use std::time::Duration;
use tokio::net::TcpListener;
use workers::Workers;

/// How to serve.
pub struct Settings {
    /// Where it listens.
    pub listen: SocketAddr,
    /// Names under which it may be asked, beside the address and `localhost`.
    pub hosts: Vec<String>,
    /// Origins whose pages may ask: `https://desk.example`.
    pub origins: Vec<String>,
    /// The longest body, in bytes, packed and unpacked; of a stream, the longest line.
    pub most_bytes: u64,
    /// Requests worked on at once.
    pub jobs: usize,
    /// Requests that may wait to be worked on.
    pub queue: usize,
    /// How long a client may take to send a request or a line, and a request may wait.
    pub wait: Duration,
    /// Say on standard error of each request: method, route, status, bytes, milliseconds.
    pub log: bool,
    /// The words it reads by.
    pub lexicon: Lexicon,
}

/// What all requests share.
struct Service {
    workers: Arc<Workers>,
    bounds: Bounds,
    guard: Guard,
    jobs: usize,
    log: bool,
    lexicon: Lexicon,
    page: page::Page,
    /// The OpenAPI document, once it was asked for.
    document: OnceLock<Bytes>,
    version: Version,
}

/// What answers.
#[derive(Serialize, JsonSchema)]
struct Version {
    whosaid: &'static str,
    /// A hash of all rules and word lists: where it differs, the same story may give another report.
    rules: String,
}

impl Service {
    fn new(settings: Settings, listen: SocketAddr) -> Service {
        let Settings { hosts, origins, most_bytes, jobs, queue, wait, log, lexicon, .. } = settings;
        Service {
            workers: Arc::new(Workers::new(jobs, queue, wait, lexicon.clone())),
            bounds: Bounds::new(most_bytes, jobs.saturating_add(queue), wait),
            guard: Guard::new(listen, hosts, origins),
            jobs,
            log,
            page: page::Page::new(most_bytes),
            document: OnceLock::new(),
            version: Version { whosaid: env!("CARGO_PKG_VERSION"), rules: registry::fingerprint(&lexicon) },
            lexicon,
        }
    }

    fn router(self) -> Router {
        let service = Arc::new(self);
        let router = routes::all().into_iter().fold(Router::new(), |router, (_, path, how)| router.route(path, how));
        router
            .fallback(routes::nowhere)
            .method_not_allowed_fallback(routes::no_method)
            .layer(from_fn_with_state(Arc::clone(&service), layers::around))
            .with_state(service)
    }
}

/// Serves until the program is told to stop (SIGTERM, SIGINT): then what is under way is answered first. Hands the address
/// to `ready` as soon as it can be asked.
///
/// True when all that was under way was answered.
///
/// # Errors
/// When the address can not be listened at.
pub fn run(settings: Settings, ready: impl FnOnce(SocketAddr)) -> io::Result<bool> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .max_blocking_threads(settings.jobs.saturating_add(1))
        .build()?;
    layers::say_nothing_of_texts();
    let done = runtime.block_on(async {
        let listener = TcpListener::bind(settings.listen).await?;
        let listen = listener.local_addr()?;
        let wait = settings.wait;
        let stop = stop()?;
        let router = Service::new(settings, listen).router();
        ready(listen);
        Ok(connections::serve(listener, router, wait, stop).await)
    });
    // Who was not answered in time is not waited for.
    runtime.shutdown_background();
    done
}

/// A line on standard error. A closed one does not stop the server.
fn say(line: &str) {
    let _ = writeln!(io::stderr().lock(), "{line}");
}

/// Done when the program is told to stop. It listens from now on.
fn stop() -> io::Result<impl Future<Output = ()>> {
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        let (mut term, mut int) = (signal(SignalKind::terminate())?, signal(SignalKind::interrupt())?);
        Ok(async move {
            tokio::select! {
                _ = term.recv() => {}
                _ = int.recv() => {}
            }
        })
    }
    #[cfg(not(unix))]
    Ok(async {
        let _ = tokio::signal::ctrl_c().await;
    })
}
