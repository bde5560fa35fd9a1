//! Who may ask, and what a browser may do with the answer.

use super::problem::Problem;
use axum::http::header::{self, HeaderMap, HeaderName, HeaderValue};
use axum::http::{Method, StatusCode};
use std::net::{IpAddr, SocketAddr};

/// The names under which the server may be asked, and the other origins whose pages may ask it.
///
/// A page of anywhere can have its own name lead to this machine (DNS rebinding). It then asks under that name, and is
/// refused; an address in figures is nobody's name.
pub struct Guard {
    listen: IpAddr,
    hosts: Vec<String>,
    origins: Vec<String>,
}

impl Guard {
    pub fn new(listen: SocketAddr, hosts: Vec<String>, origins: Vec<String>) -> Guard {
        Guard { listen: listen.ip(), hosts, origins }
    }

    /// # Errors
    /// When it was asked under another name, or by a page of another origin.
    pub fn check(&self, method: &Method, headers: &HeaderMap) -> Result<(), Problem> {
        let mut hosts = headers.get_all(header::HOST).iter();
        let host = hosts.next().and_then(|host| host.to_str().ok());
        let Some(host) = host.filter(|host| hosts.next().is_none() && self.is_own(host)) else {
            let detail = "the server is not known under that Host; start it with --host to allow it";
            return Err(Problem::new(StatusCode::MISDIRECTED_REQUEST, "bad_host", detail));
        };
        if *method != Method::POST {
            return Ok(());
        }
        let text = |name: HeaderName| headers.get(name).and_then(|value| value.to_str().ok());
        let origin = text(header::ORIGIN);
        let is_allowed = origin.is_some_and(|origin| self.origins.iter().any(|allowed| allowed == origin));
        let is_same = match text(HeaderName::from_static("sec-fetch-site")) {
            Some(site) => matches!(site, "same-origin" | "none"),
            None => origin.is_none_or(|origin| origin.split_once("://").is_some_and(|(_, from)| from == host)),
        };
        if is_allowed || is_same {
            return Ok(());
        }
        let detail = "a page of another origin asked; start the server with --allow-origin to allow it";
        Err(Problem::new(StatusCode::FORBIDDEN, "bad_origin", detail))
    }

    fn is_own(&self, host: &str) -> bool {
        let name = match host.rsplit_once(':') {
            Some((name, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => name,
            _ => host,
        };
        if self.hosts.iter().any(|own| own.eq_ignore_ascii_case(name)) {
            return true;
        }
        let local = self.listen.is_loopback() || self.listen.is_unspecified();
        match name.trim_start_matches('[').trim_end_matches(']').parse::<IpAddr>() {
            Ok(ip) => ip == self.listen || self.listen.is_unspecified() || ip.is_loopback() && local,
            Err(_) => local && name.eq_ignore_ascii_case("localhost"),
        }
    }

    /// The origin to be told that its pages may read the answer.
    pub fn allowed(&self, headers: &HeaderMap) -> Option<HeaderValue> {
        let origin = headers.get(header::ORIGIN)?;
        self.origins.iter().any(|allowed| allowed.as_bytes() == origin.as_bytes()).then(|| origin.clone())
    }
}

/// What every answer says to browsers; a page of its own has a policy of its own.
pub fn secure(headers: &mut HeaderMap, allowed: Option<HeaderValue>) {
    const ALWAYS: [(HeaderName, &str); 5] = [
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, "no-referrer"),
        (header::CACHE_CONTROL, "no-store"),
        (header::X_FRAME_OPTIONS, "DENY"),
        (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    ];
    for (name, value) in ALWAYS {
        headers.insert(name, HeaderValue::from_static(value));
    }
    let policy = HeaderValue::from_static("default-src 'none'; frame-ancestors 'none'; sandbox");
    headers.entry(header::CONTENT_SECURITY_POLICY).or_insert(policy);
    if let Some(origin) = allowed {
        headers.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, origin);
        headers
            .insert(HeaderName::from_static("cross-origin-resource-policy"), HeaderValue::from_static("cross-origin"));
        headers.insert(header::VARY, HeaderValue::from_static("Origin"));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ask(guard: &Guard, headers: &[(&str, &str)]) -> Result<(), &'static str> {
        let mut map = HeaderMap::new();
        for (name, value) in headers {
            let name: HeaderName = name.parse().expect("a name");
            map.append(name, value.parse().expect("a value"));
        }
        guard.check(&Method::POST, &map).map_err(|problem| problem.code())
    }

    #[test]
    fn only_own_names_are_answered_to() {
        let at = |listen: &str, hosts: &[&str]| {
            Guard::new(listen.parse().expect("an address"), hosts.iter().map(|&host| host.to_owned()).collect(), vec![])
        };
        let local = at("127.0.0.1:8080", &[]);
        for host in ["127.0.0.1:8080", "localhost:8080", "LOCALHOST", "[::1]:8080"] {
            assert_eq!(ask(&local, &[("host", host)]), Ok(()), "{host}");
        }
        for host in ["evil.example:8080", "localhost.evil.example", "10.0.0.1", "", ":8080", "localhost:8080:1"] {
            assert_eq!(ask(&local, &[("host", host)]), Err("bad_host"), "{host}");
        }
        assert_eq!(ask(&local, &[]), Err("bad_host"));
        assert_eq!(ask(&local, &[("host", "localhost"), ("host", "localhost")]), Err("bad_host"));
        let open = at("0.0.0.0:80", &["news.example"]);
        for host in ["10.0.0.1", "News.Example:80", "localhost"] {
            assert_eq!(ask(&open, &[("host", host)]), Ok(()), "{host}");
        }
        assert_eq!(ask(&at("10.0.0.1:80", &[]), &[("host", "localhost")]), Err("bad_host"));
        assert_eq!(ask(&open, &[("host", "other.example")]), Err("bad_host"));
    }

    #[test]
    fn pages_of_elsewhere_are_refused() {
        let guard =
            Guard::new("127.0.0.1:8080".parse().expect("an address"), vec![], vec!["https://desk.example".to_owned()]);
        let host = ("host", "127.0.0.1:8080");
        assert_eq!(ask(&guard, &[host, ("origin", "http://127.0.0.1:8080")]), Ok(()));
        assert_eq!(ask(&guard, &[host, ("origin", "https://desk.example"), ("sec-fetch-site", "cross-site")]), Ok(()));
        assert_eq!(ask(&guard, &[host, ("origin", "null"), ("sec-fetch-site", "same-origin")]), Ok(()));
        for wrong in [("origin", "https://evil.example"), ("origin", "null"), ("sec-fetch-site", "cross-site")] {
            assert_eq!(ask(&guard, &[host, wrong]), Err("bad_origin"), "{wrong:?}");
        }
    }
}
