//! Every route of the portal, one place. Each feature answers for its own; what a route asks of its visitor stands beside it, and tests walk
//! this table.

use axum::Router;
use axum::handler::Handler;
use axum::routing::{MethodRouter, get, post};

use crate::features::{home, landing, language, legal, passkeys, recover, sign_in, sign_up};
use crate::portal::Portal;

/// What a route asks of whoever comes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    /// Nothing: whatever it may do is decided by the secret in the request, or by the session's own unfinished business.
    Open,
    /// Somebody who is signed in.
    SignedIn,
    /// The same, and does what only protects: ends sessions, stops a recovery, freezes. Also without a recent passkey.
    Protective,
    /// A session whose recovery was granted.
    Recovering,
    /// Somebody who used a passkey in the last ten minutes.
    RecentAuth,
}

/// A method at a path, and what it asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Door {
    /// `GET` or `POST`.
    pub method: &'static str,
    /// The path, with `{…}` for what varies.
    pub path: &'static str,
    /// What it asks.
    pub access: Access,
}

/// The table while it is written down.
struct Doors {
    list: Vec<Door>,
    router: Router<Portal>,
}

impl Doors {
    fn get<H: Handler<T, Portal>, T: 'static>(self, access: Access, path: &'static str, handler: H) -> Self {
        self.add(Door { method: "GET", path, access }, get(handler))
    }

    fn post<H: Handler<T, Portal>, T: 'static>(self, access: Access, path: &'static str, handler: H) -> Self {
        self.add(Door { method: "POST", path, access }, post(handler))
    }

    fn add(mut self, door: Door, handler: MethodRouter<Portal>) -> Self {
        self.list.push(door);
        Self { router: self.router.route(door.path, handler), ..self }
    }
}

/// The pages and JSON calls. Layers, files and operations are the server's.
pub fn routes(portal: Portal) -> Router {
    table().router.with_state(portal)
}

/// Every route, for tests that walk them.
#[must_use]
pub fn doors() -> Vec<Door> {
    table().list
}

fn table() -> Doors {
    let doors = Doors { list: Vec::new(), router: Router::new() };
    passkey_calls(account(front(doors)))
}

/// Before the door.
fn front(doors: Doors) -> Doors {
    doors
        .get(Access::Open, "/", landing::show)
        .post(Access::Open, "/language", language::choose)
        .get(Access::Open, "/sign-up", sign_up::show_form)
        .post(Access::Open, "/sign-up", sign_up::start)
        .get(Access::Open, "/sign-up/sent", sign_up::show_sent)
        .post(Access::Open, "/sign-up/resend", sign_up::resend)
        .post(Access::Open, "/sign-up/code", sign_up::confirm_code)
        .get(Access::Open, "/sign-up/confirm", sign_up::show_link)
        .post(Access::Open, "/sign-up/confirm", sign_up::confirm_link)
        .get(Access::Open, "/sign-up/passkey", sign_up::show_passkey)
        .get(Access::Open, "/sign-in", sign_in::show)
        .post(Access::Open, "/sign-out", sign_in::sign_out)
        .get(Access::Open, "/recover", recover::show)
        .get(Access::Open, "/legal/{document}", legal::show)
}

/// Behind the door.
fn account(doors: Doors) -> Doors {
    doors.get(Access::SignedIn, "/home", home::show).get(Access::SignedIn, "/account/passkeys", passkeys::show)
}

/// The JSON calls of the ceremonies. Who may create a passkey is decided by the session: just confirmed, recovering, or recently authenticated.
fn passkey_calls(doors: Doors) -> Doors {
    doors
        .post(Access::RecentAuth, "/api/passkey/register/options", passkeys::begin)
        .post(Access::RecentAuth, "/api/passkey/register", passkeys::finish)
        .post(Access::Open, "/api/passkey/sign-in/options", sign_in::begin)
        .post(Access::Open, "/api/passkey/sign-in", sign_in::finish)
}
