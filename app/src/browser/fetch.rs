//! One way to call the server: JSON text up, JSON down, and a refusal as the `code` of its problem document (RFC 9457).

use gloo_timers::callback::Timeout;
use js_sys::JSON;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortController, RequestInit, Response};

use super::json::{object, text_of};
use super::problem::Problem;

/// How long an answer may take, in milliseconds.
const PATIENCE: u32 = 30_000;

/// Posts a JSON text to a path of this origin and returns the parsed answer of a success.
pub async fn call(path: &str, body: &str) -> Result<JsValue, Problem> {
    let request = RequestInit::new();
    request.set_method("POST");
    request.set_body(&body.into());
    send(path, &request).await
}

/// Gets a path of this origin and returns the parsed answer of a success.
pub async fn ask(path: &str) -> Result<JsValue, Problem> {
    send(path, &RequestInit::new()).await
}

async fn send(path: &str, request: &RequestInit) -> Result<JsValue, Problem> {
    let window = web_sys::window().ok_or(Problem::Unexpected)?;
    let json = JsValue::from_str("application/json");
    let controller = AbortController::new().map_err(|_| Problem::Unexpected)?;
    request.set_headers(&object([("accept", &json), ("content-type", &json)]));
    request.set_signal(Some(&controller.signal()));
    let _patience = Timeout::new(PATIENCE, move || controller.abort());

    let answer = JsFuture::from(window.fetch_with_str_and_init(path, request)).await.map_err(|_| Problem::Offline)?;
    let answer: Response = answer.dyn_into().map_err(|_| Problem::Unexpected)?;
    let body = answer.text().map_err(|_| Problem::Unexpected)?;
    let body = JsFuture::from(body).await.map_err(|_| Problem::Offline)?;
    let body = body.as_string().and_then(|text| JSON::parse(&text).ok());
    match body {
        Some(body) if answer.ok() => Ok(body),
        Some(body) => Err(text_of(&body, "code").map_or(Problem::Unexpected, Problem::Refused)),
        None => Err(Problem::Unexpected),
    }
}
