//! Gives each request our own short name and each response its nonce. What a client sends as an id is not used: log lines could be forged.

use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use portico_app::shell::{Failure, Nonce, RequestId};
use portico_identity::random::Rng;

/// Crockford's base 32: no letters that are mistaken for digits when read aloud.
const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

pub(super) async fn name(State(rng): State<Rng>, mut request: Request, next: Next) -> Response {
    let Ok(bytes) = rng.bytes::<26>() else {
        // Without randomness there is no nonce and no session: nothing can be answered safely.
        return Failure::Unavailable.into_response();
    };
    let (id, nonce) = bytes.split_at(10);
    request.extensions_mut().insert(RequestId(id.iter().map(|byte| letter(*byte)).collect()));
    request.extensions_mut().insert(Nonce(nonce.iter().map(|byte| format!("{byte:02x}")).collect()));
    next.run(request).await
}

fn letter(byte: u8) -> char {
    ALPHABET.get(usize::from(byte % 32)).map_or('0', |letter| char::from(*letter))
}
