//! A small browser: one origin, cookies, forms and JSON calls with the headers that a browser sends along. Follows no redirect.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use http_body_util::{BodyExt as _, Full};
use hyper::header::{
    ACCEPT, ACCEPT_LANGUAGE, CONTENT_TYPE, COOKIE, DATE, HOST, HeaderMap, HeaderName, LOCATION, ORIGIN, RETRY_AFTER,
    SET_COOKIE,
};
use hyper::{Method, Request};
use hyper_util::client::legacy::Client;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::TokioExecutor;

use crate::VisitError;

/// Longer than any answer may take under load.
const PATIENCE: Duration = Duration::from_secs(20);

/// What all browsers of a run share: the connections and the origin.
#[derive(Clone)]
pub struct Network {
    client: Client<HttpConnector, Full<Bytes>>,
    site: Arc<Site>,
    port: u16,
}

struct Site {
    authority: String,
    origin: String,
}

/// An answer with its whole body.
pub struct Answer {
    path: String,
    /// The status code.
    pub status: u16,
    /// The whole body.
    pub body: Bytes,
    /// What the `Date` header says.
    pub date: String,
    /// Where a redirect leads; empty without one.
    pub location: String,
    /// What `Retry-After` says, in seconds; 0 without one.
    pub retry_after: u64,
}

/// One person's browser. A copy has the same cookies, as a second tab or a thief has.
#[derive(Clone)]
pub struct Browser {
    network: Network,
    cookies: BTreeMap<String, String>,
    /// Sent as `X-Forwarded-For`.
    client_address: Option<String>,
}

impl Network {
    /// Connects to this machine only; the origin is `http://localhost:<port>`.
    #[must_use]
    pub fn new(port: u16) -> Self {
        let authority = format!("localhost:{port}");
        let origin = format!("http://{authority}");
        let mut connector = HttpConnector::new();
        connector.set_nodelay(true);
        let client = Client::builder(TokioExecutor::new()).build(connector);
        Self { client, site: Arc::new(Site { authority, origin }), port }
    }

    /// The same site through another port, where another replica listens.
    #[must_use]
    pub fn through(&self, port: u16) -> Self {
        Self { port, ..self.clone() }
    }

    /// The origin, as passkeys see it.
    #[must_use]
    pub fn origin(&self) -> &str {
        &self.site.origin
    }

    /// A browser without cookies.
    #[must_use]
    pub fn browser(&self) -> Browser {
        Browser { network: self.clone(), cookies: BTreeMap::new(), client_address: None }
    }
}

impl Answer {
    /// The answer, if it has the status that the step needs.
    ///
    /// # Errors
    /// [`VisitError::Unexpected`] otherwise.
    pub fn expect(self, status: u16) -> Result<Self, VisitError> {
        if self.status == status {
            return Ok(self);
        }
        let body = String::from_utf8_lossy(&self.body).chars().take(400).collect();
        Err(VisitError::Unexpected { path: self.path, status: self.status, body })
    }

    /// The body as text.
    ///
    /// # Errors
    /// When it is none.
    pub fn text(&self) -> Result<&str, VisitError> {
        std::str::from_utf8(&self.body).map_err(|_| VisitError::Unreadable("an answer"))
    }
}

impl Browser {
    /// The same browser in front of another replica.
    #[must_use]
    pub fn at(&self, network: &Network) -> Self {
        Self { network: network.clone(), ..self.clone() }
    }

    /// The same browser at this client address, for a server that trusts us as its proxy.
    #[must_use]
    pub fn from_address(self, address: &str) -> Self {
        Self { client_address: Some(address.to_owned()), ..self }
    }

    /// All cookies, to come back with later.
    #[must_use]
    pub fn cookies(&self) -> &BTreeMap<String, String> {
        &self.cookies
    }

    /// The same browser with these cookies instead.
    #[must_use]
    pub fn with_cookies(self, cookies: BTreeMap<String, String>) -> Self {
        Self { cookies, ..self }
    }

    /// Opens a page.
    ///
    /// # Errors
    /// When there is no answer.
    pub async fn get(&mut self, path: &str) -> Result<Answer, VisitError> {
        self.send(Method::GET, path, None, Bytes::new()).await
    }

    /// Sends a form.
    ///
    /// # Errors
    /// When there is no answer.
    pub async fn post_form(&mut self, path: &str, fields: &[(&str, &str)]) -> Result<Answer, VisitError> {
        let pairs: Vec<String> =
            fields.iter().map(|(name, value)| format!("{name}={}", percent_encode(value))).collect();
        let body = Bytes::from(pairs.join("&"));
        self.send(Method::POST, path, Some("application/x-www-form-urlencoded"), body).await
    }

    /// Makes a JSON call.
    ///
    /// # Errors
    /// When there is no answer.
    pub async fn post_json(&mut self, path: &str, body: String) -> Result<Answer, VisitError> {
        self.send(Method::POST, path, Some("application/json"), Bytes::from(body)).await
    }

    async fn send(
        &mut self,
        method: Method,
        path: &str,
        kind: Option<&str>,
        body: Bytes,
    ) -> Result<Answer, VisitError> {
        let no_answer = |cause: String| VisitError::NoAnswer { path: path.to_owned(), cause };
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
        let header =
            |name: HeaderName| parts.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default();
        Ok(Answer {
            path: path.to_owned(),
            status: parts.status.as_u16(),
            body,
            date: header(DATE).to_owned(),
            location: header(LOCATION).to_owned(),
            retry_after: header(RETRY_AFTER).parse().unwrap_or_default(),
        })
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
            .uri(format!("http://127.0.0.1:{}{path}", self.network.port))
            .header(HOST, &site.authority)
            .header(ACCEPT, if kind == Some("application/json") { "application/json" } else { "text/html" })
            .header(ACCEPT_LANGUAGE, "en")
            .header("sec-fetch-site", "same-origin");
        if method == Method::POST {
            request = request.header(ORIGIN, &site.origin);
        }
        if let Some(address) = &self.client_address {
            request = request.header("x-forwarded-for", address);
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
