//! A browser: cookies, and the headers that real ones send with forms and calls.

use std::collections::BTreeMap;
use std::net::{IpAddr, SocketAddr};
use std::sync::Mutex;

use axum::Router;
use axum::body::Body;
use axum::extract::ConnectInfo;
use http::{Method, Request};
use serde_json::Value;
use tower::ServiceExt;

use super::support::{Answer, read};

/// Somebody in front of the portal. Requests may run at the same time; cookies are taken in the order of the answers.
pub struct Browser {
    router: Router,
    pub origin: &'static str,
    network: IpAddr,
    cookies: Mutex<BTreeMap<String, String>>,
    /// The page that the requests come from, when it is not one of ours: `Origin` and `Sec-Fetch-Site`.
    lured_by: Option<(&'static str, &'static str)>,
    /// Whether it sends `Sec-GPC: 1`.
    gpc: bool,
    /// The name that it asks for, where that matters.
    host: Option<&'static str>,
}

pub const FORM: &str = "application/x-www-form-urlencoded";
pub const JSON: &str = "application/json";

impl Browser {
    pub(super) fn new(router: Router, origin: &'static str, network: IpAddr) -> Self {
        Self { router, origin, network, cookies: Mutex::default(), lured_by: None, gpc: false, host: None }
    }

    /// The same cookies in other hands, or in another tab. What happens there does not change them here.
    pub fn copy(&self) -> Self {
        let cookies = Mutex::new(self.cookies.lock().unwrap().clone());
        Self { router: self.router.clone(), cookies, ..*self }
    }

    /// The same cookies in another network.
    pub fn copy_in(&self, network: IpAddr) -> Self {
        Self { network, ..self.copy() }
    }

    /// The same cookies, sent along by somebody else's page.
    pub fn lured_by(&self, origin: &'static str, relation: &'static str) -> Self {
        Self { lured_by: Some((origin, relation)), ..self.copy() }
    }

    /// The same cookies in a browser that asks not to have data sold or shared.
    pub fn with_gpc(&self) -> Self {
        Self { gpc: true, ..self.copy() }
    }

    /// The same cookies in a browser that asks for this name.
    pub fn asking_for(&self, host: &'static str) -> Self {
        Self { host: Some(host), ..self.copy() }
    }

    /// The same cookies at another replica.
    pub fn copy_at(&self, site: &super::Site) -> Self {
        Self { router: site.router.clone(), ..self.copy() }
    }

    pub async fn get(&self, path: &str) -> Answer {
        self.send(Method::GET, path, None, Body::empty()).await
    }

    pub async fn post_form(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let form = url::form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
        self.post(path, FORM, form).await
    }

    pub async fn post_json(&self, path: &str, body: &Value) -> Answer {
        self.post(path, JSON, body.to_string()).await
    }

    pub async fn post(&self, path: &str, content_type: &str, body: impl Into<Body>) -> Answer {
        self.send(Method::POST, path, Some(content_type), body.into()).await
    }

    async fn send(&self, method: Method, path: &str, content_type: Option<&str>, body: Body) -> Answer {
        let mut request = Request::builder().method(&method).uri(path);
        request = request.header("user-agent", "Mozilla/5.0 (X11; Linux x86_64) Chrome/156.0.0.0 Safari/537.36");
        if method == Method::POST {
            let (origin, relation) = self.lured_by.unwrap_or((self.origin, "same-origin"));
            request = request.header("origin", origin).header("sec-fetch-site", relation);
        }
        if let Some(content_type) = content_type {
            request = request.header("content-type", content_type);
        }
        if let Some(host) = self.host {
            request = request.header("host", host);
        }
        if self.gpc {
            request = request.header("sec-gpc", "1");
        }
        let cookies = self.cookie_header();
        if !cookies.is_empty() {
            request = request.header("cookie", cookies);
        }
        let request = request.extension(ConnectInfo(SocketAddr::new(self.network, 4711)));
        let answer = read(self.router.clone().oneshot(request.body(body).unwrap()).await.unwrap()).await;
        self.keep_cookies(&answer);
        answer
    }

    fn cookie_header(&self) -> String {
        let cookies = self.cookies.lock().unwrap();
        cookies.iter().map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join("; ")
    }

    fn keep_cookies(&self, answer: &Answer) {
        let mut cookies = self.cookies.lock().unwrap();
        for cookie in answer.set_cookies() {
            let pair = cookie.split(';').next().unwrap();
            let (name, value) = pair.split_once('=').unwrap();
            if value.is_empty() || cookie.contains("Max-Age=0") {
                cookies.remove(name);
            } else {
                cookies.insert(name.to_owned(), value.to_owned());
            }
        }
    }

    /// The session id in the cookie.
    pub fn session_cookie(&self) -> Option<String> {
        let cookies = self.cookies.lock().unwrap();
        ["__Host-portico", "portico"].iter().find_map(|name| cookies.get(*name).cloned())
    }

    /// The values of all cookies but the language.
    pub fn secrets(&self) -> Vec<String> {
        let cookies = self.cookies.lock().unwrap();
        cookies.iter().filter(|(name, _)| *name != "language").map(|(_, value)| value.clone()).collect()
    }

    /// As an attacker who can plant a cookie does.
    pub fn set_cookie(&self, name: &str, value: &str) {
        self.cookies.lock().unwrap().insert(name.to_owned(), value.to_owned());
    }
}
