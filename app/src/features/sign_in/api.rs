//! `/sign-in`, `/sign-out` and the two JSON calls of signing in.

use axum::Json;
use axum::extract::Query;
use axum::response::{AppendHeaders, Html, IntoResponse, Redirect, Response};
use http::StatusCode;
use http::header::{HeaderName, SET_COOKIE};
use portico_identity::Circumstances;
use portico_identity::passkeys::{Mediation, SignInOptions, SignInRefusal, SignedInWith};
use portico_identity::return_to::ReturnTo;
use portico_identity::sessions::Standing;
use serde::Deserialize;
use serde_json::{Value, json};
use webauthn_rs_proto::PublicKeyCredential;

use super::page::{SignIn, SignInNotice, page};
use crate::locale::ErrorCode;
use crate::shell::{Detour, Failure, Flash, JsonBody, Visit, problem, render};

/// Where to go afterwards.
#[derive(Deserialize)]
pub struct Return {
    #[serde(rename = "return")]
    to: Option<String>,
    /// There when a session has ended by itself.
    ended: Option<String>,
}

/// What the options call may say.
#[derive(Deserialize)]
pub struct Asked {
    #[serde(default)]
    mediation: Mediation,
}

/// The page. Who is signed in sees it only to use a passkey again, on the way to a page that asks for it.
pub async fn show(visit: Visit, Query(asked): Query<Return>) -> Result<Html<String>, Detour> {
    if visit.person_name().is_some() && asked.to.is_none() {
        return Err(Detour::To("/home".into()));
    }
    let notice = match (visit.take_flash().await?, &asked.to) {
        (Some(Flash::SignedOut), _) => Some(SignInNotice::SignedOut),
        (_, None) => None,
        (_, Some(_)) if asked.ended.is_some() => Some(SignInNotice::SessionEnded),
        (_, Some(_)) if visit.person_name().is_some() => Some(SignInNotice::Again),
        (_, Some(_)) => Some(SignInNotice::Needed),
    };
    let sign_in = SignIn { return_to: asked.to.map(|to| ReturnTo::parse(Some(&to)).as_str().to_owned()), notice };
    let cx = visit.cx();
    Ok(render(&cx, || page(&cx, &sign_in)))
}

/// `POST /api/passkey/sign-in/options`.
pub async fn begin(visit: Visit, JsonBody(asked): JsonBody<Asked>) -> Result<Response, Failure> {
    let (binding, cookie) = visit.bind_ceremony()?;
    match visit.portal.identity.begin_sign_in(asked.mediation, binding, &visit.circumstances()).await? {
        SignInOptions::Ready(options) => Ok((AppendHeaders([(SET_COOKIE, cookie)]), Json(options)).into_response()),
        SignInOptions::Limited(wait) => Err(wait.into()),
    }
}

/// `POST /api/passkey/sign-in`.
pub async fn finish(
    visit: Visit,
    Query(asked): Query<Return>,
    JsonBody(answer): JsonBody<Value>,
) -> Result<Response, Failure> {
    let elsewhere = answer.get("authenticatorAttachment").and_then(Value::as_str) == Some("cross-platform");
    let Some(answer) = read_answer(answer) else {
        return Ok(problem(&visit.cx(), StatusCode::UNAUTHORIZED, ErrorCode::PasskeyRefused));
    };
    let Some(binding) = visit.ceremony_binding() else {
        return refuse(&visit, SignInRefusal::CeremonyExpired);
    };
    let ((at, known_browser), identity) = (visit.circumstances_of_sign_in()?, &visit.portal.identity);
    match identity.finish_sign_in(binding, &answer, &at).await? {
        SignedInWith::Person { standing, accepted } => {
            visit.take_standing(&standing).await?;
            visit.note_origin(elsewhere).await?;
            let next = next_page(&visit, &standing, &ReturnTo::parse(asked.to.as_deref()), &at).await;
            let answer = Json(json!({ "next": next, "accepted": accepted }));
            Ok((AppendHeaders([(SET_COOKIE, known_browser)]), answer).into_response())
        }
        SignedInWith::Refused(refusal) => refuse(&visit, refusal),
    }
}

/// Where the person goes: by way of what is asked again, if there is anything. Who is in stays in, whether or not that could be looked up.
async fn next_page(visit: &Visit, standing: &Standing, next: &ReturnTo, at: &Circumstances) -> String {
    match visit.portal.identity.ask_at_sign_in(standing, visit.language().tag(), at).await {
        Ok(true) => {
            let next: String = url::form_urlencoded::byte_serialize(next.as_str().as_bytes()).collect();
            format!("/account/consents/new?return={next}")
        }
        Ok(false) => next.as_str().to_owned(),
        Err(error) => {
            tracing::warn!(%error, "what is to be asked again could not be looked up");
            next.as_str().to_owned()
        }
    }
}

fn refuse(visit: &Visit, refusal: SignInRefusal) -> Result<Response, Failure> {
    let (status, code) = match refusal {
        SignInRefusal::CeremonyExpired => (StatusCode::BAD_REQUEST, ErrorCode::CeremonyExpired),
        SignInRefusal::UnknownCredential => (StatusCode::UNAUTHORIZED, ErrorCode::PasskeyUnknown),
        SignInRefusal::NotAccepted => (StatusCode::UNAUTHORIZED, ErrorCode::PasskeyRefused),
        SignInRefusal::Limited(wait) => return Err(wait.into()),
    };
    Ok(problem(&visit.cx(), status, code))
}

/// The answer as `toJSON()` gives it; a missing user handle is one that is not there, for the rules to refuse.
fn read_answer(mut answer: Value) -> Option<PublicKeyCredential> {
    let response = answer.get_mut("response")?.as_object_mut()?;
    response.entry("userHandle").or_insert(Value::Null);
    serde_json::from_value(answer).ok()
}

/// `POST /sign-out`: ends the session and asks the browser to forget what it kept of it.
pub async fn sign_out(visit: Visit) -> Result<impl IntoResponse, Detour> {
    if let Some(who) = visit.portal.identity.signed_in(visit.standing()) {
        visit.sign_out(&who).await?;
        visit.leave_flash(Flash::SignedOut).await?;
    }
    // Not "cookies": that would also forget the chosen language. The session's cookie is replaced.
    let forget = (HeaderName::from_static("clear-site-data"), "\"cache\", \"storage\"");
    let unbind = AppendHeaders([(SET_COOKIE, visit.unbind_ceremonies())]);
    Ok((AppendHeaders([forget]), unbind, Redirect::to("/sign-in")))
}
