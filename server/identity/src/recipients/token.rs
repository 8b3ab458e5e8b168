//! The tokens of recipients: short-lived, signed by the recipient itself, for us and for one thing (RFC 7523 in spirit, RFC 8725 in rules).

use portico_store::recipient::Recipient;
use serde::Deserialize;
use serde_json::Value;

use crate::clock::{Micros, SECOND};
use crate::es256::{JwsProblem, PublicKey, peek_claims, verify_jws};

/// The type in the header.
const KIND: &str = "recipient+jwt";
/// What reading asks for.
const SCOPE: &str = "consents:read";
/// From when it was signed to when it ends, seconds.
const LONGEST_LIFE: i64 = 5 * 60;
/// How far clocks may be apart, seconds.
const LEEWAY: i64 = 30;

/// Why a token does not count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum TokenProblem {
    /// Not a signed token of our type with all claims.
    #[error("not an ES256 token of type recipient+jwt with iss, aud, iat, exp and scope")]
    OtherKind,
    /// No such recipient, or not signed with its key.
    #[error("the token is not signed by a registered recipient")]
    Forged,
    /// It is for somebody else.
    #[error("the token is for another audience")]
    OtherAudience,
    /// Its time has not come.
    #[error("the token does not count yet")]
    NotYet,
    /// Its time is over.
    #[error("the token has expired")]
    Expired,
    /// It lives too long.
    #[error("the token lives longer than five minutes")]
    TooLong,
    /// It is good, but not for this.
    #[error("the token lacks the scope consents:read")]
    ScopeMissing,
}

#[derive(Deserialize)]
struct Issuer {
    iss: String,
}

/// The claims that a token must have (RFC 7519 §4.1, RFC 8693 §4.2); times in seconds since 1970 UTC.
#[derive(Deserialize)]
struct Claims {
    iss: String,
    aud: Value,
    iat: i64,
    exp: i64,
    nbf: Option<i64>,
    #[serde(default)]
    scope: String,
}

/// Who says to have signed it. Nothing is checked yet.
pub(super) fn issuer_of(token: &str) -> Option<String> {
    peek_claims::<Issuer>(token).map(|claims| claims.iss)
}

/// Whether a token was signed by this recipient, for this audience, and counts now for reading.
pub(super) fn check_token(token: &str, recipient: &Recipient, audience: &str, now: Micros) -> Result<(), TokenProblem> {
    let claims = verified(token, recipient, now)?;
    if claims.iss != recipient.id {
        return Err(TokenProblem::Forged);
    }
    let seconds = now.div_euclid(SECOND);
    let soonest = claims.iat.max(claims.nbf.unwrap_or(claims.iat));
    let life = claims.exp.checked_sub(claims.iat).ok_or(TokenProblem::OtherKind)?;
    if !is_for(&claims.aud, audience) {
        Err(TokenProblem::OtherAudience)
    } else if soonest > seconds.saturating_add(LEEWAY) {
        Err(TokenProblem::NotYet)
    } else if claims.exp.saturating_add(LEEWAY) <= seconds {
        Err(TokenProblem::Expired)
    } else if life > LONGEST_LIFE {
        Err(TokenProblem::TooLong)
    } else if !claims.scope.split(' ').any(|scope| scope == SCOPE) {
        Err(TokenProblem::ScopeMissing)
    } else {
        Ok(())
    }
}

/// Checked with the key of now, or the one before as long as that counts.
fn verified(token: &str, recipient: &Recipient, now: Micros) -> Result<Claims, TokenProblem> {
    let still = recipient.old_until.is_some_and(|until| until > now);
    let old = recipient.old_token_key.as_ref().filter(|_| still);
    let mut problem = TokenProblem::Forged;
    for key in [Some(&recipient.token_key), old].into_iter().flatten() {
        let Some(key) = serde_json::from_str(key).ok().as_ref().and_then(PublicKey::from_jwk) else { continue };
        match verify_jws(token, KIND, &key) {
            Ok(claims) => return Ok(claims),
            Err(JwsProblem::Forged) => {}
            Err(JwsProblem::OtherKind | JwsProblem::Unreadable) => problem = TokenProblem::OtherKind,
        }
    }
    Err(problem)
}

/// One audience, or several that ours is among; with a slash at the end or without.
fn is_for(claim: &Value, audience: &str) -> bool {
    let is_ours = |value: &Value| value.as_str().is_some_and(|text| text.trim_end_matches('/') == audience);
    match claim {
        Value::Array(several) => several.iter().any(is_ours),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) | Value::Object(_) => is_ours(claim),
    }
}
