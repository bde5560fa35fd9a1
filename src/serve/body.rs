//! Bodies of requests and answers: bounded in bytes and in time, and in what all of them take together.

use super::problem::Problem;
use axum::body::{Body, Bytes, HttpBody};
use hyper::body::Frame;
use std::convert::Infallible;
use std::future::poll_fn;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;
use tokio::sync::{OwnedSemaphorePermit, Semaphore, mpsc};
use tokio::time::timeout;

/// What bodies may be.
pub struct Bounds {
    /// Bytes of one.
    pub most: u64,
    /// So long one may take, or a line of one.
    pub wait: Duration,
    /// Bytes of all that are in memory.
    room: Arc<Semaphore>,
}

/// A body in memory.
pub struct Whole {
    bytes: Vec<u8>,
    room: Option<OwnedSemaphorePermit>,
}

impl Whole {
    /// The bytes, and what holds their room as long as it is kept.
    pub fn into_parts(self) -> (Vec<u8>, impl Sized + use<>) {
        (self.bytes, self.room)
    }
}

impl Bounds {
    /// Bodies of `most` bytes, of which so many may be in memory at once.
    pub fn new(most: u64, at_once: usize, wait: Duration) -> Bounds {
        let room = usize::try_from(most).unwrap_or(usize::MAX).saturating_mul(at_once).min(Semaphore::MAX_PERMITS);
        Bounds { most, wait, room: Arc::new(Semaphore::new(room)) }
    }

    /// Reads a body to its end.
    ///
    /// # Errors
    /// When it is too long, of which nothing is read if its head says so; when it does not come in time; when there is
    /// no room.
    pub async fn read(&self, mut body: Body) -> Result<Whole, Problem> {
        if body.size_hint().lower() > self.most {
            return Err(Problem::too_long(self.most));
        }
        let all = async {
            let mut whole = Whole { bytes: Vec::new(), room: None };
            while let Some(piece) = next(&mut body).await? {
                if (whole.bytes.len() + piece.len()) as u64 > self.most {
                    return Err(Problem::too_long(self.most));
                }
                let room = Arc::clone(&self.room).try_acquire_many_owned(piece.len() as u32);
                let room = room.map_err(|_| Problem::busy())?;
                match &mut whole.room {
                    Some(held) => held.merge(room),
                    none => *none = Some(room),
                }
                whole.bytes.extend_from_slice(&piece);
            }
            Ok(whole)
        };
        timeout(self.wait, all).await.unwrap_or_else(|_| Err(Problem::late()))
    }
}

/// The next piece of a body.
async fn next(body: &mut Body) -> Result<Option<Bytes>, Problem> {
    loop {
        match poll_fn(|cx| Pin::new(&mut *body).poll_frame(cx)).await {
            None => return Ok(None),
            Some(Ok(frame)) => match frame.into_data() {
                Ok(data) => return Ok(Some(data)),
                // Trailers.
                Err(_) => continue,
            },
            // Nobody may be left to read that.
            Some(Err(_)) => {
                let detail = "the body broke off; send it again";
                return Err(Problem::new(axum::http::StatusCode::BAD_REQUEST, "broken_body", detail));
            }
        }
    }
}

/// The lines of a body, as they come.
pub struct Lines {
    body: Body,
    most: usize,
    wait: Duration,
    /// What came of lines that have not been given.
    came: Vec<u8>,
    /// So much of that has no end of a line.
    looked: usize,
    ended: bool,
}

/// A line without its end.
#[derive(Debug, PartialEq, Eq)]
pub enum Line {
    Of(Vec<u8>),
    TooLong,
}

impl Lines {
    pub fn new(body: Body, bounds: &Bounds) -> Lines {
        let most = usize::try_from(bounds.most).unwrap_or(usize::MAX);
        Lines { body, most, wait: bounds.wait, came: Vec::new(), looked: 0, ended: false }
    }

    /// The next line; none at the end.
    ///
    /// # Errors
    /// When it does not come in time, and when the body breaks off.
    pub async fn next(&mut self) -> Result<Option<Line>, Problem> {
        let wait = self.wait;
        timeout(wait, self.line()).await.unwrap_or_else(|_| Err(Problem::late()))
    }

    async fn line(&mut self) -> Result<Option<Line>, Problem> {
        let mut is_too_long = false;
        loop {
            let end = memchr::memchr(b'\n', &self.came[self.looked..]).map(|end| self.looked + end);
            is_too_long |= end.unwrap_or(self.came.len()) > self.most;
            if let Some(end) = end {
                let rest = self.came.split_off(end + 1);
                let mut line = std::mem::replace(&mut self.came, rest);
                self.looked = 0;
                line.pop();
                return Ok(Some(if is_too_long { Line::TooLong } else { Line::Of(line) }));
            }
            if self.ended {
                let line = std::mem::take(&mut self.came);
                self.looked = 0;
                let is_line = is_too_long || !line.is_empty();
                return Ok(is_line.then_some(if is_too_long { Line::TooLong } else { Line::Of(line) }));
            }
            if is_too_long {
                self.came.clear();
            }
            self.looked = self.came.len();
            match next(&mut self.body).await? {
                Some(piece) => self.came.extend_from_slice(&piece),
                None => self.ended = true,
            }
        }
    }
}

/// The body of an answer whose pieces come one after another.
pub struct Pieces(pub mpsc::Receiver<Bytes>);

impl HttpBody for Pieces {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        self.0.poll_recv(cx).map(|piece| piece.map(|piece| Ok(Frame::data(piece))))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn block_on<T>(future: impl Future<Output = T>) -> T {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build();
        runtime.expect("a runtime").block_on(future)
    }

    /// A body of these pieces.
    fn body(pieces: &[&str]) -> Body {
        let (to, from) = mpsc::channel(pieces.len().max(1));
        for piece in pieces {
            to.try_send(Bytes::copy_from_slice(piece.as_bytes())).expect("room");
        }
        Body::new(Pieces(from))
    }

    fn bounds(most: u64, at_once: usize) -> Bounds {
        Bounds::new(most, at_once, Duration::from_secs(5))
    }

    #[test]
    fn lines_are_those_of_the_whole_however_it_is_cut() {
        let text = "a\n\nbcd\r\ntoo long\ne";
        let line = |text: &str| Line::Of(text.into());
        let wanted = vec![line("a"), line(""), line("bcd\r"), Line::TooLong, line("e")];
        for width in 1..=text.len() {
            let pieces: Vec<&str> =
                (0..text.len()).step_by(width).map(|at| &text[at..text.len().min(at + width)]).collect();
            let mut lines = Lines::new(body(&pieces), &bounds(5, 1));
            let mut found = Vec::new();
            block_on(async {
                while let Some(line) = lines.next().await.expect("in time") {
                    found.push(line);
                }
            });
            assert_eq!(found, wanted, "cut every {width}");
        }
    }

    #[test]
    fn what_is_held_is_counted_and_given_back() {
        let bounds = bounds(4, 2);
        let code = |read: Result<Whole, Problem>| read.map(|whole| whole.bytes.len()).map_err(|problem| problem.code());
        block_on(async {
            assert_eq!(code(bounds.read(body(&["abc", "de"])).await), Err("too_long"));
            let first = bounds.read(body(&["ab", "cd"])).await.expect("room");
            let second = bounds.read(body(&["abcd"])).await.expect("room");
            assert_eq!(code(bounds.read(body(&["a"])).await), Err("busy"));
            drop((first, second));
            assert_eq!(code(bounds.read(body(&["abcd"])).await), Ok(4));
            assert_eq!(code(bounds.read(body(&[])).await), Ok(0));
        });
    }

    #[test]
    fn who_does_not_send_is_not_waited_for() {
        let bounds = Bounds::new(4, 2, Duration::from_millis(20));
        let (open, from) = mpsc::channel(1);
        block_on(async {
            let body = Body::new(Pieces(from));
            assert_eq!(bounds.read(body).await.err().map(|problem| problem.code()), Some("timeout"));
        });
        drop(open);
    }
}
