//! What can be asked, and what answers.

use super::ask::{self, accepted};
use super::body::{Line, Lines, Pieces};
use super::diff::{self, Versions};
use super::extract::{self, Answer, Story};
use super::form::{self, Form, check_encoding, media};
use super::problem::Problem;
use super::{Service, openapi};
use crate::article::ReadError;
use crate::emit::Json;
use crate::options::To;
use crate::registry;
use crate::report::{error_schema, report_schema};
use crate::revisions::{chain_schema, diff_schema};
use crate::summary::summary_schema;
use axum::body::{Body, Bytes};
use axum::extract::rejection::PathRejection;
use axum::extract::{Path, Request, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::{MethodRouter, get, post};
use serde::Serialize;
use std::sync::Arc;
use tokio::sync::mpsc;

type Asked = State<Arc<Service>>;
type Answered = Result<Response, Problem>;

/// A method, a path and what answers.
pub type Route = (&'static str, &'static str, MethodRouter<Arc<Service>>);

/// All there is.
pub fn all() -> Vec<Route> {
    vec![
        ("get", "/", get(page)),
        ("post", "/extract", post(extract)),
        ("post", "/explain", post(explain)),
        ("post", "/diff", post(diff)),
        ("get", "/rules", get(rules)),
        ("get", "/rules/{id}", get(rule)),
        ("get", "/lookup/{word}", get(lookup)),
        ("get", "/schema/{of}", get(schema)),
        ("get", "/openapi.json", get(openapi)),
        ("get", "/healthz", get(health)),
        ("get", "/version", get(version)),
    ]
}

/// The answer where no path fits.
pub async fn nowhere() -> Problem {
    Problem::new(StatusCode::NOT_FOUND, "no_such_path", "there is nothing here; GET /openapi.json lists what there is")
}

/// The answer where a path has no such method.
pub async fn no_method() -> Problem {
    Problem::new(
        StatusCode::METHOD_NOT_ALLOWED,
        "no_such_method",
        "the path is asked in another way; see the head Allow",
    )
}

impl IntoResponse for Answer {
    fn into_response(self) -> Response {
        let mut response = Response::new(Body::from(self.bytes));
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(self.kind));
        if self.kind.starts_with("text/html") {
            // What is in it is told by the page itself; of this place it is to know nothing.
            let policy = "frame-ancestors 'none'; sandbox allow-scripts allow-downloads allow-popups \
                allow-popups-to-escape-sandbox";
            headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(policy));
        }
        response
    }
}

fn json(value: &impl Serialize) -> Answered {
    let mut bytes = Vec::new();
    Json::value(value, &mut bytes).map_err(extract::unwritten)?;
    Ok(Answer { kind: "application/json", bytes }.into_response())
}

async fn page(State(service): Asked) -> Response {
    service.page.clone().into_response()
}

async fn extract(State(service): Asked, request: Request) -> Answered {
    let (head, body) = request.into_parts();
    let kind = media(&head.headers);
    let mut options = ask::query(head.uri.query());
    check_encoding(&head.headers)?;
    if matches!(kind.as_str(), "application/x-ndjson" | "application/jsonl") {
        let asked: ask::Extract = ask::read(&options)?;
        return stream(&service, body, asked);
    }
    let body = service.bounds.read(body).await?;
    let story = |bytes| Story {
        name: "the story".to_owned(),
        bytes,
        is_json: kind == "application/json",
        most: service.bounds.most,
    };
    let (story, _held) = if kind == "multipart/form-data" {
        let (bytes, held) = body.into_parts();
        let Form { options: more, stories } = form::form(&head.headers, bytes, &["story"]).await?;
        options.extend(more);
        let bytes = stories.into_iter().next().map(|(_, bytes)| bytes);
        (story(bytes.unwrap_or_default()), held)
    } else {
        let (bytes, held) = body.into_parts();
        (story(bytes), held)
    };
    let asked: ask::Extract = ask::read(&options)?;
    let accept = head.headers.get(header::ACCEPT).and_then(|accept| accept.to_str().ok());
    let to = asked.to.map_or_else(|| accepted(accept), Ok)?;
    if matches!(to, To::Arrow | To::Parquet) {
        return Err(Problem::option("tables are written by the command line; ask for to=jsonl or to=csv"));
    }
    let answer = service.workers.run(move |pipeline| extract::extract(pipeline, story, &asked, to)).await??;
    Ok(answer.into_response())
}

/// Line for line, each as soon as it is done.
fn stream(service: &Arc<Service>, body: Body, asked: ask::Extract) -> Answered {
    let to = asked.to.unwrap_or(To::Jsonl);
    if to == To::Json || to.is_of_one() || matches!(to, To::Arrow | To::Parquet) {
        return Err(Problem::option("a stream is answered by a stream; ask for to=jsonl, csv or tsv"));
    }
    let (service, asked) = (Arc::clone(service), Arc::new(asked));
    let mut lines = Lines::new(body, &service.bounds);
    let (pieces, answer) = mpsc::channel(1);
    // Lines in work, in order: no more than there are threads.
    let (begun, mut works) = mpsc::channel::<tokio::task::JoinHandle<Vec<u8>>>(service.jobs);
    let mut head = Vec::new();
    to.emit(asked.cells).begin(&mut head);
    tokio::spawn(async move {
        if !head.is_empty() && pieces.send(Bytes::from(head)).await.is_err() {
            return;
        }
        while let Some(work) = works.recv().await {
            let Ok(bytes) = work.await else { return };
            if pieces.send(Bytes::from(bytes)).await.is_err() {
                return;
            }
        }
    });
    tokio::spawn(async move {
        for number in 1.. {
            let line = match lines.next().await {
                Ok(None) => return,
                Ok(Some(Line::Of(line))) if line.trim_ascii().is_empty() => continue,
                Ok(Some(line)) => Ok(line),
                Err(problem) => Err(problem),
            };
            let is_last = line.is_err();
            let work = tokio::spawn(line_of(Arc::clone(&service), line, number, Arc::clone(&asked), to));
            if begun.send(work).await.is_err() || is_last {
                return;
            }
        }
    });
    let mut response = Response::new(Body::new(Pieces(answer)));
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static(extract::media_type(to)));
    Ok(response)
}

/// What stands for a line in the answer: whatever goes wrong is a record, too.
async fn line_of(
    service: Arc<Service>,
    line: Result<Line, Problem>,
    number: u64,
    asked: Arc<ask::Extract>,
    to: To,
) -> Vec<u8> {
    let cells = asked.cells;
    let done = match line {
        Ok(line) => {
            let most = service.bounds.most;
            let work = move |pipeline: &mut crate::Pipeline| {
                let line = match &line {
                    Line::Of(line) => Ok(line.trim_ascii()),
                    Line::TooLong => Err(ReadError::TooLong(most)),
                };
                extract::line(pipeline, line, number, &asked, to)
            };
            service.workers.run_in_turn(work).await.and_then(|done| done)
        }
        Err(problem) => Err(problem),
    };
    done.unwrap_or_else(|problem| {
        let mut bytes = Vec::new();
        let _ = extract::failed(None, Some(number), &problem, to.emit(cells), &mut bytes);
        bytes
    })
}

async fn explain(State(service): Asked, request: Request) -> Answered {
    let (head, body) = request.into_parts();
    check_encoding(&head.headers)?;
    let asked: ask::Explain = ask::read(&ask::query(head.uri.query()))?;
    let (bytes, _held) = service.bounds.read(body).await?.into_parts();
    let is_json = media(&head.headers) == "application/json";
    let story = Story { name: "the story".to_owned(), bytes, is_json, most: service.bounds.most };
    let answer = service.workers.run(move |pipeline| extract::explain(pipeline, story, &asked)).await??;
    Ok(answer.into_response())
}

async fn diff(State(service): Asked, request: Request) -> Answered {
    let (head, body) = request.into_parts();
    let kind = media(&head.headers);
    let mut options = ask::query(head.uri.query());
    let most = service.bounds.most;
    if !matches!(kind.as_str(), "application/json" | "multipart/form-data") {
        let detail = r#"send {"old", "new"} or {"chain": [...]} as application/json, or a form with old and new"#;
        return Err(Problem::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, "bad_media", detail));
    }
    let (bytes, _held) = service.bounds.read(body).await?.into_parts();
    let versions = if kind == "application/json" {
        Versions::of_json(&bytes, most)?
    } else {
        let Form { options: more, mut stories } = form::form(&head.headers, bytes, &["old", "new"]).await?;
        options.extend(more);
        let mut named = |name: &str| {
            let at = stories.iter().position(|(other, _)| other == name);
            let bytes = at.map(|at| stories.swap_remove(at).1).unwrap_or_default();
            Story { name: name.to_owned(), bytes, is_json: false, most }
        };
        Versions::Two([named("old"), named("new")])
    };
    let asked: ask::Diff = ask::read(&options)?;
    let answer = service.workers.run(move |pipeline| diff::answer(pipeline, versions, &asked)).await??;
    Ok(answer.into_response())
}

async fn rules() -> Answered {
    json(&registry::all())
}

/// The last piece of a path.
type Piece = Result<Path<String>, PathRejection>;

fn piece(piece: Piece) -> Result<String, Problem> {
    let told = |why: PathRejection| Problem::new(StatusCode::BAD_REQUEST, "bad_path", why.body_text());
    piece.map(|Path(piece)| piece).map_err(told)
}

async fn rule(id: Piece) -> Answered {
    let id = piece(id)?;
    let cards = registry::all();
    match cards.iter().find(|card| card.id.eq_ignore_ascii_case(&id)) {
        Some(card) => json(card),
        None => Err(Problem::new(StatusCode::NOT_FOUND, "no_such_rule", "no such rule; GET /rules lists them")),
    }
}

async fn lookup(State(service): Asked, word: Piece) -> Answered {
    let word = piece(word)?;
    let lexicon = service.lexicon.clone();
    let known = service.workers.run(move |_| lexicon.look_up(&word)).await?;
    json(&known.ok_or_else(|| Problem::new(StatusCode::NOT_FOUND, "empty", "no word given; name one"))?)
}

async fn schema(of: Piece) -> Answered {
    json(&match piece(of)?.as_str() {
        "report" => report_schema(),
        "error" => error_schema(),
        "diff" => diff_schema(),
        "diff-chain" => chain_schema(),
        "summary" => summary_schema(),
        _ => {
            let detail = format!("no such schema; ask for one of {}", openapi::SCHEMAS.join(", "));
            return Err(Problem::new(StatusCode::NOT_FOUND, "no_such_schema", detail));
        }
    })
}

async fn openapi(State(service): Asked) -> Answered {
    let bytes = service.document.get_or_init(|| Bytes::from(openapi::document(&service).to_string()));
    Ok(([(header::CONTENT_TYPE, "application/json")], bytes.clone()).into_response())
}

async fn health() -> &'static str {
    "ok\n"
}

async fn version(State(service): Asked) -> Answered {
    json(&service.version)
}
