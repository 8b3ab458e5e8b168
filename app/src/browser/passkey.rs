//! The two WebAuthn ceremonies and the Signal API (WebAuthn Level 3, sections 5.1.3, 5.1.4 and 5.1.10), JSON text in and out.

use std::future::{Future, poll_fn};
use std::pin::pin;
use std::task::Poll;

use gloo_timers::future::TimeoutFuture;
use js_sys::{JSON, Promise};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::AbortSignal;

use super::externs;
use super::fetch::call;
use super::json::{object, text_of, value_of};
use super::problem::Problem;

/// How long leaving the page may wait for the passkey provider to hear the news, in milliseconds.
const PROVIDER_PATIENCE: u32 = 400;

/// A ceremony that the server has opened.
pub struct Ceremony {
    options: JsValue,
}

impl Ceremony {
    /// Asks the server for fresh options.
    pub async fn open(path: &str, wish: &str) -> Result<Self, Problem> {
        let answer = call(path, wish).await?;
        let options = value_of(&answer, "publicKey").ok_or(Problem::Unexpected)?;
        Ok(Self { options })
    }

    /// The relying party's id, wherever this kind of options keeps it.
    fn relying_party(&self) -> Option<String> {
        text_of(&self.options, "rpId").or_else(|| text_of(&value_of(&self.options, "rp")?, "id"))
    }
}

/// What the authenticator answered.
pub struct Answer {
    id: String,
    /// The credential as its `toJSON()` gives it.
    pub text: String,
}

impl Answer {
    fn read(credential: &JsValue) -> Result<Self, Problem> {
        let id = text_of(credential, "id").ok_or(Problem::Unexpected)?;
        let text = JSON::stringify(credential).ok().and_then(|text| text.as_string()).ok_or(Problem::Unexpected)?;
        Ok(Self { id, text })
    }
}

/// What stands in the way of a ceremony in this browser, known before anybody is asked.
pub fn missing(parser: &str) -> Option<Problem> {
    let window = web_sys::window()?;
    if !window.is_secure_context() {
        return Some(Problem::Insecure);
    }
    let container = value_of(&window, "navigator").and_then(|navigator| value_of(&navigator, "credentials"));
    let class = value_of(&window, "PublicKeyCredential");
    let parses = class.is_some_and(|class| value_of(&class, parser).is_some());
    (container.is_none() || !parses).then_some(Problem::Unsupported)
}

/// Whether the browser can offer passkeys in a field's autofill.
pub async fn autofill_available() -> bool {
    settled(externs::is_conditional_mediation_available()).await.is_ok_and(|answer| answer.is_truthy())
}

/// Creates a passkey.
pub async fn create(ceremony: &Ceremony) -> Result<Answer, Problem> {
    let options =
        externs::parse_creation_options(&ceremony.options).map_err(|error| Problem::from_rejection(&error))?;
    let wish = object([("publicKey", &options)]);
    let credential =
        settled(externs::create_credential(&wish)).await.map_err(|error| Problem::from_rejection(&error))?;
    Answer::read(&credential)
}

/// Asks for a passkey: in a dialog, or (`conditional`) quietly in the autofill of a field.
pub async fn get(ceremony: &Ceremony, conditional: bool, signal: &AbortSignal) -> Result<Answer, Problem> {
    let options = externs::parse_request_options(&ceremony.options).map_err(|error| Problem::from_rejection(&error))?;
    let mediation = if conditional { "conditional" } else { "optional" };
    let wish = object([("publicKey", &options), ("mediation", &mediation.into()), ("signal", signal)]);
    let credential = settled(externs::get_credential(&wish)).await.map_err(|error| Problem::from_rejection(&error))?;
    Answer::read(&credential)
}

/// Tells the passkey provider that the server does not know this credential, so that it is not offered again.
pub async fn forget_unknown(ceremony: &Ceremony, answer: &Answer) {
    let Some(relying_party) = ceremony.relying_party() else {
        return;
    };
    let news = object([("rpId", &relying_party.into()), ("credentialId", &answer.id.as_str().into())]);
    // A provider that cannot listen loses nothing.
    let _ = settled(externs::signal_unknown_credential(&news)).await;
}

/// Whether the browser would pass such news on.
pub fn can_keep_in_step() -> bool {
    let class = web_sys::window().and_then(|window| value_of(&window, "PublicKeyCredential"));
    class.is_some_and(|class| value_of(&class, "signalAllAcceptedCredentials").is_some())
}

/// Tells the passkey provider which credentials the account has and how its owner is called, if the server has said so.
pub async fn keep_in_step(answer: &JsValue) {
    let Some(accepted) = value_of(answer, "accepted") else {
        return;
    };
    let tell = async {
        // A provider that cannot listen loses nothing.
        let _ = settled(externs::signal_all_accepted_credentials(&accepted)).await;
        let _ = settled(externs::signal_current_user_details(&accepted)).await;
    };
    within(PROVIDER_PATIENCE, tell).await;
}

/// Waits for the promise of a call that may have thrown before it made one.
async fn settled(call: Result<JsValue, JsValue>) -> Result<JsValue, JsValue> {
    JsFuture::from(Promise::resolve(&call?)).await
}

/// Waits for `work`, but not longer than this many milliseconds.
async fn within(limit: u32, work: impl Future<Output = ()>) {
    let mut work = pin!(work);
    let mut limit = pin!(TimeoutFuture::new(limit));
    poll_fn(|cx| match (work.as_mut().poll(cx), limit.as_mut().poll(cx)) {
        (Poll::Pending, Poll::Pending) => Poll::Pending,
        (Poll::Ready(()), _) | (_, Poll::Ready(())) => Poll::Ready(()),
    })
    .await;
}
