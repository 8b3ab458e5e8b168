//! What tests ask of an answer.

use http::StatusCode;
use serde_json::Value;

use super::support::Answer;

impl Answer {
    /// Where a redirect leads.
    pub fn location(&self) -> &str {
        self.header("location")
    }

    /// Asserts a 303 to `path`.
    #[track_caller]
    pub fn leads_to(&self, path: &str) {
        assert_eq!((self.status, self.location()), (StatusCode::SEE_OTHER, path), "{}", self.body);
    }

    /// Status and stable code of a problem.
    pub fn problem(&self) -> (u16, String) {
        let code = self.json().get("code").and_then(Value::as_str).unwrap_or_default().to_owned();
        (self.status.as_u16(), code)
    }

    /// The body as JSON; null when it is none.
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap_or_default()
    }

    /// Seconds of `Retry-After`.
    pub fn retry_after(&self) -> u64 {
        self.header("retry-after").parse().unwrap_or_default()
    }

    /// All `Set-Cookie` headers.
    pub fn set_cookies(&self) -> Vec<&str> {
        self.headers.get_all("set-cookie").iter().map(|value| value.to_str().unwrap()).collect()
    }
}
