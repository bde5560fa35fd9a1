//! Requests' bodies taken apart: options, and the stories that they bring.

use super::ask::Pair;
use super::problem::Problem;
use axum::body::{Body, Bytes};
use axum::extract::{FromRequest, Multipart, Request};
use axum::http::{HeaderMap, StatusCode, header};

/// What kind of body it is, by the head Content-Type, without its parameters.
pub fn media(headers: &HeaderMap) -> String {
    let value = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
    value.unwrap_or_default().split(';').next().unwrap_or_default().trim().to_ascii_lowercase()
}

/// # Errors
/// When the body is encoded in a way that nothing here decodes. What gzip and Zstandard packed tells itself.
pub fn check_encoding(headers: &HeaderMap) -> Result<(), Problem> {
    let encoding = headers.get(header::CONTENT_ENCODING).map(|value| value.as_bytes().to_ascii_lowercase());
    match encoding.as_deref() {
        None | Some(b"identity" | b"gzip" | b"x-gzip" | b"zstd") => Ok(()),
        Some(_) => {
            let detail = "the body is encoded in an unknown way; send it plain, or by gzip or zstd";
            Err(Problem::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, "bad_encoding", detail))
        }
    }
}

/// A form taken apart.
#[derive(Default, Debug)]
pub struct Form {
    pub options: Vec<Pair>,
    /// By the names asked for, what was sent under each: of a field that was filled and a file that was chosen, the file.
    pub stories: Vec<(String, Vec<u8>)>,
}

/// Takes a form apart (`multipart/form-data`), whose body is there as a whole.
///
/// # Errors
/// When it is broken.
pub async fn form(headers: &HeaderMap, bytes: Vec<u8>, stories: &[&str]) -> Result<Form, Problem> {
    let broken = |detail: String| Problem::new(StatusCode::BAD_REQUEST, "bad_form", detail);
    let mut request = Request::new(Body::from(bytes));
    *request.headers_mut() = headers.clone();
    let fields = Multipart::from_request(request, &()).await;
    let mut fields = fields.map_err(|error| broken(error.body_text()))?;
    let mut form = Form::default();
    while let Some(field) = fields.next_field().await.map_err(|error| broken(error.body_text()))? {
        let name = field.name().unwrap_or_default().to_owned();
        let value: Bytes = field.bytes().await.map_err(|error| broken(error.body_text()))?;
        if !stories.contains(&name.as_str()) {
            form.options.push((name, String::from_utf8_lossy(&value).into_owned()));
        } else if !value.trim_ascii().is_empty() {
            form.stories.retain(|(other, _)| *other != name);
            form.stories.push((name, value.into()));
        }
    }
    Ok(form)
}
