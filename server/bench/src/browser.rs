//! A small browser: one origin, cookies, forms and JSON calls with the headers that a browser sends along. Follows no redirect.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use http_body_util::{BodyExt as _, Full};
use hyper::header::{ACCEPT, ACCEPT_LANGUAGE, CONTENT_TYPE, COOKIE, DATE, HOST, HeaderMap, ORIGIN, SET_COOKIE};
use hyper::{Method, Request};
use hyper_util::client::legacy::Client;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::TokioExecutor;

use crate::error::BenchError;

/// Longer than any answer may take under load.
const PATIENCE: Duration = Duration::from_secs(20);

/// What all browsers of a run share: the connections and the origin.
#[derive(Clone)]
pub(crate) struct Network {
    client: Client<HttpConnector, Full<Bytes>>,
    site: Arc<Site>,
}

struct Site {
    port: u16,
    authority: String,
    origin: String,
}

/// An answer with its whole body.
pub(crate) struct Answer {
    path: String,
    pub status: u16,
    pub body: Bytes,
    pub date: String,
}

/// One person's browser.
pub(crate) struct Browser {
    network: Network,
    cookies: BTreeMap<String, String>,
}

impl Network {
    /// Connects to this machine only; the origin is `http://localhost:<port>`.
    pub(crate) fn new(port: u16) -> Self {
        let authority = format!("localhost:{port}");
        let origin = format!("http://{authority}");
        let mut connector = HttpConnector::new();
        connector.set_nodelay(true);
        let client = Client::builder(TokioExecutor::new()).build(connector);
        Self { client, site: Arc::new(Site { port, authority, origin }) }
    }

    /// The origin, as passkeys see it.
    pub(crate) fn origin(&self) -> &str {
        &self.site.origin
    }

    /// A browser without cookies.
    pub(crate) fn browser(&self) -> Browser {
        Browser { network: self.clone(), cookies: BTreeMap::new() }
    }
}

impl Answer {
    /// The answer, if it has the status that the step needs.
    pub(crate) fn expect(self, status: u16) -> Result<Self, BenchError> {
        if self.status == status {
            return Ok(self);
        }
        let body = String::from_utf8_lossy(&self.body).chars().take(400).collect();
        Err(BenchError::Unexpected { path: self.path, status: self.status, body })
    }

    /// The body as text.
    pub(crate) fn text(&self) -> Result<&str, BenchError> {
        std::str::from_utf8(&self.body).map_err(|_| BenchError::Unreadable("an answer"))
    }
}

impl Browser {
    /// Opens a page.
    pub(crate) async fn get(&mut self, path: &str) -> Result<Answer, BenchError> {
        self.send(Method::GET, path, None, Bytes::new()).await
    }

    /// Sends a form.
    pub(crate) async fn post_form(&mut self, path: &str, fields: &[(&str, &str)]) -> Result<Answer, BenchError> {
        let pairs: Vec<String> =
            fields.iter().map(|(name, value)| format!("{name}={}", percent_encode(value))).collect();
        let body = Bytes::from(pairs.join("&"));
        self.send(Method::POST, path, Some("application/x-www-form-urlencoded"), body).await
    }

    /// Makes a JSON call.
    pub(crate) async fn post_json(&mut self, path: &str, body: String) -> Result<Answer, BenchError> {
        self.send(Method::POST, path, Some("application/json"), Bytes::from(body)).await
    }

    async fn send(
        &mut self,
        method: Method,
        path: &str,
        kind: Option<&str>,
        body: Bytes,
    ) -> Result<Answer, BenchError> {
        let no_answer = |cause: String| BenchError::NoAnswer { path: path.to_owned(), cause };
        let request = self.request(method, path, kind, body).map_err(|error| no_answer(error.to_string()))?;
        let exchange = async {
            let response = self.network.client.request(request).await.map_err(|error| format!("{error:?}"))?;
            let (parts, body) = response.into_parts();
            let body = body.collect().await.map_err(|error| error.to_string())?.to_bytes();
            Ok::<_, String>((parts, body))
        };
        let (parts, body) = tokio::time::timeout(PATIENCE, exchange)
            .await
            .map_err(|_| no_answer("timed out".to_owned()))?
            .map_err(no_answer)?;
        self.keep_cookies(&parts.headers);
        let date = parts.headers.get(DATE).and_then(|date| date.to_str().ok()).unwrap_or_default();
        Ok(Answer { path: path.to_owned(), status: parts.status.as_u16(), body, date: date.to_owned() })
    }

    fn request(
        &self,
        method: Method,
        path: &str,
        kind: Option<&str>,
        body: Bytes,
    ) -> Result<Request<Full<Bytes>>, hyper::http::Error> {
        let site = &self.network.site;
        let mut request = Request::builder()
            .method(method.clone())
            .uri(format!("http://127.0.0.1:{}{path}", site.port))
            .header(HOST, &site.authority)
            .header(ACCEPT, if kind == Some("application/json") { "application/json" } else { "text/html" })
            .header(ACCEPT_LANGUAGE, "en")
            .header("sec-fetch-site", "same-origin");
        if method == Method::POST {
            request = request.header(ORIGIN, &site.origin);
        }
        if let Some(kind) = kind {
            request = request.header(CONTENT_TYPE, kind);
        }
        if !self.cookies.is_empty() {
            let cookies: Vec<String> = self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
            request = request.header(COOKIE, cookies.join("; "));
        }
        request.body(Full::new(body))
    }

    fn keep_cookies(&mut self, headers: &HeaderMap) {
        for cookie in headers.get_all(SET_COOKIE).iter().filter_map(|cookie| cookie.to_str().ok()) {
            let (pair, attributes) = cookie.split_once(';').unwrap_or((cookie, ""));
            let Some((name, value)) = pair.split_once('=') else {
                continue;
            };
            if value.is_empty() || attributes.to_ascii_lowercase().contains("max-age=0") {
                self.cookies.remove(name);
            } else {
                self.cookies.insert(name.to_owned(), value.to_owned());
            }
        }
    }
}

/// Escapes all that is not unreserved (RFC 3986 §2.3).
fn percent_encode(value: &str) -> String {
    let encode = |byte: u8| match byte {
        b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => char::from(byte).to_string(),
        other => format!("%{other:02X}"),
    };
    value.bytes().map(encode).collect()
}
