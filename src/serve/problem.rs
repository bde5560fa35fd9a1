//! What is answered where there is no answer: `application/problem+json` (RFC 9457).

use crate::analysis::Bound;
use crate::article::ReadError;
use crate::report::NoReport;
use axum::body::Body;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use schemars::JsonSchema;
use serde::Serialize;

/// Why a request is not answered as it was asked.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Problem {
    /// "about:blank": the status says what kind it is.
    #[serde(rename = "type")]
    kind: &'static str,
    /// The status in words.
    title: &'static str,
    #[serde(serialize_with = "number")]
    #[schemars(with = "u16")]
    status: StatusCode,
    /// What is wrong, and what to do.
    detail: String,
    /// For programs: "too_long". Those of inputs are the same as of the command line.
    code: &'static str,
    /// Where in `detail` begins what is said of the thing that it names first.
    #[serde(skip)]
    from: usize,
    #[serde(skip)]
    retry: bool,
}

fn number<S: serde::Serializer>(status: &StatusCode, to: S) -> Result<S::Ok, S::Error> {
    to.serialize_u16(status.as_u16())
}

impl Problem {
    pub fn new(status: StatusCode, code: &'static str, detail: impl Into<String>) -> Problem {
        let title = status.canonical_reason().unwrap_or_default();
        Problem { kind: "about:blank", title, status, detail: detail.into(), code, from: 0, retry: false }
    }

    /// An option that is not there, or not what it must be.
    pub fn option(detail: impl Into<String>) -> Problem {
        Problem::new(StatusCode::BAD_REQUEST, "bad_option", detail)
    }

    pub fn too_long(most: u64) -> Problem {
        let detail = format!("the body is longer than {most} bytes; send less, or start the server with --max-bytes");
        Problem::new(StatusCode::PAYLOAD_TOO_LARGE, "too_long", detail)
    }

    pub fn late() -> Problem {
        let detail = "the body did not come in time; send it faster, or start the server with --timeout";
        Problem::new(StatusCode::REQUEST_TIMEOUT, "timeout", detail)
    }

    pub fn busy() -> Problem {
        let detail = "too many requests are waiting; try again in a second";
        Problem { retry: true, ..Problem::new(StatusCode::SERVICE_UNAVAILABLE, "busy", detail) }
    }

    /// Something in the program broke; what, is said on standard error under that number.
    pub fn broken(number: u64) -> Problem {
        let detail = format!("the program is at fault; it says more on its standard error under number {number}");
        Problem::new(StatusCode::INTERNAL_SERVER_ERROR, "broken", detail)
    }

    /// What is wrong with a thing: "the story", "is empty; give it a text".
    pub fn about(what: &str, status: StatusCode, code: &'static str, message: &str) -> Problem {
        Problem { from: what.len() + 1, ..Problem::new(status, code, format!("{what} {message}")) }
    }

    /// Why bytes gave no article; `what` they are: "the body".
    pub fn read(what: &str, error: &ReadError) -> Problem {
        let status = match error {
            ReadError::BadLine(_) | ReadError::BadJson { .. } | ReadError::BadDate(_) => StatusCode::BAD_REQUEST,
            ReadError::TooLong(_) => StatusCode::PAYLOAD_TOO_LARGE,
            _ => StatusCode::UNPROCESSABLE_ENTITY,
        };
        Problem::about(what, status, error.code(), &format!("{error}; {}", advice(error.advice())))
    }

    /// What there is too much of in an article.
    pub fn bound(bound: Bound) -> Problem {
        let message = format!("{bound}; {}", bound.advice());
        Problem::about("the story", StatusCode::UNPROCESSABLE_ENTITY, bound.code(), &message)
    }

    /// Why what looks like a report is not one.
    pub fn report(what: &str, error: &NoReport) -> Problem {
        Problem::about(what, StatusCode::UNPROCESSABLE_ENTITY, error.code(), &format!("{error}; {}", error.advice()))
    }

    pub fn code(&self) -> &'static str {
        self.code
    }

    /// As a record of an error has it, which names the thing itself.
    pub fn message(&self) -> &str {
        &self.detail[self.from..]
    }
}

/// The command line's advice, for those who have a query instead of options.
fn advice(advice: &str) -> String {
    advice.replace("--from text", "from=text").replace("--from", "from=")
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let body = serde_json::to_vec(&self).unwrap_or_default();
        let mut response = Response::new(Body::from(body));
        *response.status_mut() = self.status;
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, header::HeaderValue::from_static("application/problem+json"));
        if self.retry {
            headers.insert(header::RETRY_AFTER, header::HeaderValue::from_static("1"));
        }
        response
    }
}
