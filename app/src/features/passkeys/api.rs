//! The two JSON calls of creating a passkey.

use axum::Json;
use axum::response::{AppendHeaders, IntoResponse, Response};
use http::StatusCode;
use http::header::SET_COOKIE;
use portico_identity::passkeys::{Registered, Registrant, RegistrationOptions, RegistrationRefusal};
use serde_json::{Value, json};
use webauthn_rs_proto::RegisterPublicKeyCredential;

use crate::locale::ErrorCode;
use crate::shell::{Failure, Flash, JsonBody, Visit, problem};

/// Who this session may create a passkey for.
fn registrant(visit: &Visit) -> Result<Registrant, ErrorCode> {
    let identity = &visit.portal.identity;
    if let Some(confirmed) = identity.confirmed(visit.standing()) {
        return Ok(Registrant::New(confirmed));
    }
    if let Some(recovering) = identity.recovering(visit.standing()) {
        return Ok(Registrant::Recovered(recovering));
    }
    if let Some(recent) = visit.recent_auth() {
        return Ok(Registrant::Person(recent));
    }
    let signed_in = identity.signed_in(visit.standing()).is_some();
    Err(if signed_in { ErrorCode::RecentAuthNeeded } else { ErrorCode::SessionNeeded })
}

/// `POST /api/passkey/register/options`.
pub async fn begin(visit: Visit, _: JsonBody<Value>) -> Result<Response, Failure> {
    visit.refuse_frozen()?;
    let who = match registrant(&visit) {
        Ok(who) => who,
        Err(code) => return Ok(problem(&visit.cx(), StatusCode::UNAUTHORIZED, code)),
    };
    let (binding, cookie) = visit.bind_ceremony()?;
    match visit.portal.identity.begin_registration(&who, binding, &visit.circumstances()).await? {
        RegistrationOptions::Ready(options) => {
            Ok((AppendHeaders([(SET_COOKIE, cookie)]), Json(options)).into_response())
        }
        RegistrationOptions::Limited(wait) => Err(wait.into()),
        RegistrationOptions::Nobody => Err(Failure::SignInNeeded),
    }
}

/// `POST /api/passkey/register`.
pub async fn finish(visit: Visit, JsonBody(body): JsonBody<Value>) -> Result<Response, Failure> {
    visit.refuse_frozen()?;
    let who = match registrant(&visit) {
        Ok(who) => who,
        Err(code) => return Ok(problem(&visit.cx(), StatusCode::UNAUTHORIZED, code)),
    };
    let name = body.get("name").and_then(Value::as_str).map(str::to_owned);
    let on_this_device = body.get("authenticatorAttachment").and_then(Value::as_str) == Some("platform");
    let Ok(answer) = serde_json::from_value::<RegisterPublicKeyCredential>(body) else {
        return Ok(problem(&visit.cx(), StatusCode::UNPROCESSABLE_ENTITY, ErrorCode::PasskeyRefused));
    };
    let Some(binding) = visit.ceremony_binding() else {
        return Ok(refuse(&visit, RegistrationRefusal::CeremonyExpired));
    };
    let ((at, known_browser), identity) = (visit.circumstances_of_sign_in()?, &visit.portal.identity);
    match identity.finish_registration(&who, binding, &answer, name.as_deref(), &at).await? {
        Registered::AccountCreated { standing, accepted } => {
            visit.take_standing(&standing).await?;
            visit.leave_flash(Flash::AccountCreated).await?;
            let answer = Json(json!({ "next": "/home", "accepted": accepted }));
            Ok((AppendHeaders([(SET_COOKIE, known_browser)]), answer).into_response())
        }
        Registered::Recovered { standing, accepted, code_used } => {
            visit.take_standing(&standing).await?;
            visit.leave_flash(Flash::Recovered).await?;
            // A used code is replaced while its sheet is at hand.
            let next = if code_used { "/account/recovery" } else { "/home" };
            let answer = Json(json!({ "next": next, "accepted": accepted }));
            Ok((AppendHeaders([(SET_COOKIE, known_browser)]), answer).into_response())
        }
        Registered::Added { accepted } => {
            if on_this_device {
                visit.note_origin(false).await?;
            }
            visit.leave_flash(Flash::PasskeyAdded).await?;
            Ok(Json(json!({ "next": "/account/passkeys", "accepted": accepted })).into_response())
        }
        Registered::Refused(refusal) => Ok(refuse(&visit, refusal)),
    }
}

fn refuse(visit: &Visit, refusal: RegistrationRefusal) -> Response {
    let (status, code) = match refusal {
        RegistrationRefusal::CeremonyExpired => (StatusCode::BAD_REQUEST, ErrorCode::CeremonyExpired),
        RegistrationRefusal::CredentialKnown => (StatusCode::CONFLICT, ErrorCode::PasskeyKnown),
        RegistrationRefusal::AddressTaken => (StatusCode::CONFLICT, ErrorCode::AddressTaken),
        RegistrationRefusal::NotAccepted => (StatusCode::UNPROCESSABLE_ENTITY, ErrorCode::PasskeyRefused),
    };
    problem(&visit.cx(), status, code)
}
