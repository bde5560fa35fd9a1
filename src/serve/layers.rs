//! What every request goes through: the guard before it, the heads of security and a line of the log behind it.

use super::Service;
use super::guard;
use axum::body::{Body, Bytes, HttpBody};
use axum::extract::{MatchedPath, Request, State};
use axum::http::{HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use hyper::body::{Frame, SizeHint};
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Instant;

pub async fn around(State(service): State<Arc<Service>>, request: Request, next: Next) -> Response {
    let log = service.log.then(|| Line::of(&request));
    let allowed = service.guard.allowed(request.headers());
    let mut response = match service.guard.check(request.method(), request.headers()) {
        Err(problem) => problem.into_response(),
        Ok(()) if request.method() == Method::OPTIONS && allowed.is_some() => preflight(),
        Ok(()) => next.run(request).await,
    };
    guard::secure(response.headers_mut(), allowed);
    match log {
        None => response,
        Some(log) => {
            let log = Line { status: response.status(), ..log };
            response.map(|body| Body::new(Logged { body, log }))
        }
    }
}

/// What a browser asks before it lets a page of another origin ask.
fn preflight() -> Response {
    let mut response = StatusCode::NO_CONTENT.into_response();
    let headers = response.headers_mut();
    headers.insert(header::ACCESS_CONTROL_ALLOW_METHODS, HeaderValue::from_static("GET, POST"));
    headers.insert(header::ACCESS_CONTROL_ALLOW_HEADERS, HeaderValue::from_static("accept, content-type"));
    response
}

/// A line of the log. Of the path it has the route: what was asked for in it may be a word of a story.
struct Line {
    method: Method,
    route: Option<MatchedPath>,
    status: StatusCode,
    bytes: u64,
    since: Instant,
}

impl Line {
    fn of(request: &Request) -> Line {
        Line {
            method: request.method().clone(),
            route: request.extensions().get::<MatchedPath>().cloned(),
            status: StatusCode::OK,
            bytes: 0,
            since: Instant::now(),
        }
    }
}

/// A body that is told of when it is sent, or was broken off.
struct Logged {
    body: Body,
    log: Line,
}

impl HttpBody for Logged {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, axum::Error>>> {
        let frame = Pin::new(&mut self.body).poll_frame(cx);
        if let Poll::Ready(Some(Ok(frame))) = &frame {
            self.log.bytes += frame.data_ref().map_or(0, |data| data.len() as u64);
        }
        frame
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}

impl Drop for Logged {
    fn drop(&mut self) {
        let Line { method, route, status, bytes, since } = &self.log;
        let route = route.as_ref().map_or("-", MatchedPath::as_str);
        // A method may be any word.
        let method = if method.as_str().len() > 7 { "-" } else { method.as_str() };
        super::say(&format!("{method} {route} {} {bytes} {}", status.as_u16(), since.elapsed().as_millis()));
    }
}

/// What the program says where it breaks may hold words of the story: only the place is told.
pub fn say_nothing_of_texts() {
    std::panic::set_hook(Box::new(|panic| {
        let place = panic.location().map(ToString::to_string).unwrap_or_default();
        super::say(&format!("error: broke at {place}"));
    }));
}
