//! A recipient's system: a real server on this machine that keeps what it was sent and answers as it was told to.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex};

use axum::Router;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use axum::routing::post;
use http::{HeaderMap, HeaderValue, StatusCode};
use serde_json::Value;
use standardwebhooks::Webhook;

/// One request.
#[derive(Clone)]
pub struct Received {
    pub headers: HeaderMap,
    pub body: String,
}

impl Received {
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap()
    }

    pub fn header(&self, name: &str) -> &str {
        self.headers[name].to_str().unwrap()
    }

    /// Whether another implementation of Standard Webhooks finds it rightly signed for the moment that it names.
    pub fn is_signed_with(&self, secret: &str) -> bool {
        let timestamp = self.header("webhook-timestamp").parse().unwrap();
        let wanted = Webhook::new(secret).unwrap().sign(self.header("webhook-id"), timestamp, self.body.as_bytes());
        let wanted = wanted.unwrap();
        self.header("webhook-signature").split(' ').any(|signature| signature == wanted)
    }

    /// Whether a receiver whose clock is right takes it: not older than five minutes.
    pub fn is_fresh_at(&self, seconds: i64) -> bool {
        (seconds - self.header("webhook-timestamp").parse::<i64>().unwrap()).abs() <= 300
    }
}

#[derive(Default)]
struct Desk {
    received: Vec<Received>,
    answers: VecDeque<(StatusCode, HeaderMap)>,
}

/// The server. Answers 204 unless told otherwise.
pub struct Receiver {
    pub url: String,
    desk: Arc<Mutex<Desk>>,
}

impl Receiver {
    pub async fn open() -> Self {
        let desk = Arc::<Mutex<Desk>>::default();
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}/hooks", listener.local_addr().unwrap());
        let router = Router::new().route("/hooks", post(receive)).with_state(desk.clone());
        tokio::spawn(async move { axum::serve(listener, router).await });
        Self { url, desk }
    }

    /// The next requests are answered so, one each.
    pub fn will_answer(&self, statuses: &[u16]) {
        let statuses = statuses.iter().map(|status| (StatusCode::from_u16(*status).unwrap(), HeaderMap::new()));
        self.desk.lock().unwrap().answers.extend(statuses);
    }

    /// The next request is answered so.
    pub fn will_answer_with(&self, status: u16, header: &'static str, value: &str) {
        let headers = [(header.parse().unwrap(), HeaderValue::from_str(value).unwrap())].into_iter().collect();
        self.desk.lock().unwrap().answers.push_back((StatusCode::from_u16(status).unwrap(), headers));
    }

    /// All that came, the oldest first.
    pub fn received(&self) -> Vec<Received> {
        self.desk.lock().unwrap().received.clone()
    }

    /// The bodies of all that came.
    pub fn told(&self) -> Vec<Value> {
        self.received().iter().map(Received::json).collect()
    }

    /// The newest.
    pub fn last(&self) -> Received {
        self.received().pop().unwrap()
    }
}

async fn receive(State(desk): State<Arc<Mutex<Desk>>>, headers: HeaderMap, body: String) -> Response {
    let mut desk = desk.lock().unwrap();
    desk.received.push(Received { headers, body });
    desk.answers.pop_front().unwrap_or((StatusCode::NO_CONTENT, HeaderMap::new())).into_response()
}
