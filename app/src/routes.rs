//! Every route of the portal, one place. Each feature answers for its own.

use axum::Router;
use axum::routing::{get, post};

use crate::features::{home, landing, language, legal, passkeys, recover, sign_in, sign_up};
use crate::portal::Portal;

/// The pages and JSON calls. Layers, files and operations are the server's.
pub fn routes(portal: Portal) -> Router {
    Router::new()
        .route("/", get(landing::show))
        .route("/language", post(language::choose))
        .route("/sign-up", get(sign_up::show_form).post(sign_up::start))
        .route("/sign-up/sent", get(sign_up::show_sent))
        .route("/sign-up/resend", post(sign_up::resend))
        .route("/sign-up/code", post(sign_up::confirm_code))
        .route("/sign-up/confirm", get(sign_up::show_link).post(sign_up::confirm_link))
        .route("/sign-up/passkey", get(sign_up::show_passkey))
        .route("/sign-in", get(sign_in::show))
        .route("/sign-out", post(sign_in::sign_out))
        .route("/recover", get(recover::show))
        .route("/home", get(home::show))
        .route("/account/passkeys", get(passkeys::show))
        .route("/legal/{document}", get(legal::show))
        .route("/api/passkey/register/options", post(passkeys::begin))
        .route("/api/passkey/register", post(passkeys::finish))
        .route("/api/passkey/sign-in/options", post(sign_in::begin))
        .route("/api/passkey/sign-in", post(sign_in::finish))
        .with_state(portal)
}
