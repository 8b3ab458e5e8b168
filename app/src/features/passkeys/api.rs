//! `/account/passkeys` and the two JSON calls of creating a passkey.

use axum::Json;
use axum::response::{AppendHeaders, Html, IntoResponse, Response};
use http::StatusCode;
use http::header::SET_COOKIE;
use portico_identity::passkeys::{Registered, Registrant, RegistrationOptions, RegistrationRefusal};
use portico_identity::sessions::Standing;
use serde_json::{Value, json};
use webauthn_rs_proto::RegisterPublicKeyCredential;

use super::page::{Keeping, PasskeyRow, Passkeys, page};
use crate::locale::ErrorCode;
use crate::shell::{Detour, Failure, Flash, JsonBody, Visit, problem, render};

/// The list, the newest first.
pub async fn show(visit: Visit) -> Result<Html<String>, Detour> {
    let who = visit.signed_in()?;
    let passkeys = visit.portal.identity.list_passkeys(&who).await?;
    let rows = passkeys.into_iter().rev().map(|passkey| PasskeyRow {
        name: (!passkey.name.is_empty()).then_some(passkey.name),
        created: visit.day(passkey.created_at),
        used: passkey.last_used_at.map(|at| visit.day(at)),
        keeping: if passkey.backup_state { Keeping::Synced } else { Keeping::OneDevice },
    });
    let passkeys = Passkeys { rows: rows.collect(), added: visit.take_flash().await? == Some(Flash::PasskeyAdded) };
    let cx = visit.cx();
    Ok(render(&cx, || page(&cx, &passkeys)))
}

/// Who this session may create a passkey for.
fn registrant(visit: &Visit) -> Result<Registrant, ErrorCode> {
    let identity = &visit.portal.identity;
    if let Some(confirmed) = identity.confirmed(visit.standing()) {
        return Ok(Registrant::New(confirmed));
    }
    if let Some(recent) = visit.recent_auth() {
        return Ok(Registrant::Person(recent));
    }
    let signed_in = identity.signed_in(visit.standing()).is_some();
    Err(if signed_in { ErrorCode::RecentAuthNeeded } else { ErrorCode::SessionNeeded })
}

/// `POST /api/passkey/register/options`.
pub async fn begin(visit: Visit, _: JsonBody<Value>) -> Result<Response, Failure> {
    let who = match registrant(&visit) {
        Ok(who) => who,
        Err(code) => return Ok(problem(&visit.cx(), StatusCode::UNAUTHORIZED, code)),
    };
    let (binding, cookie) = visit.bind_ceremony()?;
    match visit.portal.identity.begin_registration(&who, binding, &visit.circumstances()).await? {
        RegistrationOptions::Ready(options) => {
            Ok((AppendHeaders([(SET_COOKIE, cookie)]), Json(options)).into_response())
        }
        RegistrationOptions::Limited(wait) => Err(Failure::TooManyRequests { retry_after: wait.0 }),
        RegistrationOptions::Nobody => Err(Failure::SignInNeeded),
    }
}

/// `POST /api/passkey/register`.
pub async fn finish(visit: Visit, JsonBody(body): JsonBody<Value>) -> Result<Response, Failure> {
    let who = match registrant(&visit) {
        Ok(who) => who,
        Err(code) => return Ok(problem(&visit.cx(), StatusCode::UNAUTHORIZED, code)),
    };
    let name = body.get("name").and_then(Value::as_str).map(str::to_owned);
    let Ok(answer) = serde_json::from_value::<RegisterPublicKeyCredential>(body) else {
        return Ok(problem(&visit.cx(), StatusCode::UNPROCESSABLE_ENTITY, ErrorCode::PasskeyRefused));
    };
    let Some(binding) = visit.ceremony_binding() else {
        return Ok(refuse(&visit, RegistrationRefusal::CeremonyExpired));
    };
    let (at, identity) = (visit.circumstances(), &visit.portal.identity);
    match identity.finish_registration(&who, binding, &answer, name.as_deref(), &at).await? {
        Registered::AccountCreated { person, accepted } => {
            visit.take_standing(&Standing::SignedIn { person, authenticated_at: identity.now() }).await?;
            visit.leave_flash(Flash::AccountCreated).await?;
            Ok(Json(json!({ "next": "/home", "accepted": accepted })).into_response())
        }
        Registered::Added { accepted } => {
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
