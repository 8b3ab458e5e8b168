//! Every route of the portal, one place. Each feature answers for its own; what a route asks of its visitor stands beside it, and tests walk
//! this table. It stays one file however many rows it has.

use axum::Router;
use axum::handler::Handler;
use axum::routing::{MethodRouter, get, post};

use crate::features::{
    accounts, activity, addresses, children, claim, consents, demo, documents, family, frozen, home, invitation,
    landing, language, legal, loans, messages, organisation, partner, passkeys, privacy, profile, records, recover,
    recovery, role, school, search, seen, sessions, sign_in, sign_up, stop, terms, vouch,
};
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
    passkey_calls(account(protection(back_in(front(doors)))))
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
        .get(Access::Open, "/legal/{document}", legal::show)
}

/// Getting back in, and what the links of mails take back.
fn back_in(doors: Doors) -> Doors {
    doors
        .get(Access::Open, "/recover", recover::show)
        .post(Access::Open, "/recover", recover::start)
        .get(Access::Open, "/recover/sent", recover::show_sent)
        .post(Access::Open, "/recover/resend", recover::resend)
        .post(Access::Open, "/recover/code", recover::confirm_code)
        .get(Access::Open, "/recover/confirm", recover::show_link)
        .post(Access::Open, "/recover/confirm", recover::confirm_link)
        .get(Access::Open, "/recover/proof", recover::show_proof)
        .post(Access::Open, "/recover/proof/code", recover::with_code)
        .get(Access::Open, "/recover/proof/address", recover::show_second_mail)
        .post(Access::Open, "/recover/proof/address", recover::mail_second)
        .post(Access::Open, "/recover/proof/address/code", recover::with_second_mail)
        .post(Access::Open, "/recover/proof/wait", recover::start_waiting)
        .post(Access::Open, "/recover/proof/waited", recover::after_waiting)
        .get(Access::Open, "/recover/waiting", recover::show_waiting)
        .post(Access::Open, "/recover/proof/vouch", recover::ask_vouch)
        .get(Access::Open, "/recover/proof/vouched", recover::show_vouched)
        .post(Access::Open, "/recover/proof/vouched", recover::with_vouch)
        .get(Access::Recovering, "/recover/passkey", recover::show_passkey)
        .get(Access::Open, "/not-me", frozen::show_not_me)
        .post(Access::Open, "/not-me", frozen::answer_not_me)
        .get(Access::Open, "/stop", stop::show)
        .post(Access::Open, "/stop", stop::stop)
}

/// Recovery codes, a running recovery, and freezing.
fn protection(doors: Doors) -> Doors {
    doors
        .get(Access::SignedIn, "/account/recovery", recovery::show)
        .get(Access::SignedIn, "/account/vouch", vouch::show)
        .get(Access::SignedIn, "/account/vouch/{id}", vouch::show_one)
        .post(Access::RecentAuth, "/account/vouch/{id}", vouch::give)
        .post(Access::RecentAuth, "/account/recovery/codes", recovery::make_codes)
        .post(Access::RecentAuth, "/account/recovery/replace", recovery::replace_codes)
        .post(Access::Protective, "/account/recovery/stop", recovery::stop)
        .get(Access::SignedIn, "/account/freeze", frozen::show_freeze)
        .post(Access::Protective, "/account/freeze", frozen::freeze)
        .get(Access::SignedIn, "/account/frozen", frozen::show)
        .post(Access::RecentAuth, "/account/thaw", frozen::thaw)
}

/// Behind the door.
fn account(doors: Doors) -> Doors {
    history(passkey_care(rights(decisions(about_me(at_school(in_firm(own_records(at_home(doors)))))))))
}

/// Home, and in which role.
fn at_home(doors: Doors) -> Doors {
    doors
        .get(Access::SignedIn, "/home", home::show)
        .post(Access::SignedIn, "/role", role::choose)
        .get(Access::Open, "/invitation", invitation::show)
        .post(Access::SignedIn, "/invitation", invitation::join)
        .get(Access::Open, "/demo", demo::show)
        .post(Access::Open, "/demo", demo::fresh)
}

/// What source systems say about whoever reads, whatever it is; and a customer's accounts, loans and documents.
fn own_records(doors: Doors) -> Doors {
    doors
        .get(Access::SignedIn, "/portal/accounts", accounts::show)
        .get(Access::SignedIn, "/portal/accounts/{id}", accounts::show_one)
        .get(Access::SignedIn, "/portal/accounts/{id}/transactions.csv", accounts::file)
        .get(Access::SignedIn, "/portal/loans", loans::show)
        .get(Access::SignedIn, "/portal/loans/{id}", loans::show_one)
        .get(Access::SignedIn, "/portal/documents", documents::show)
        .get(Access::SignedIn, "/portal/documents/{id}/file", documents::file)
        .get(Access::SignedIn, "/portal/records/{kind}", records::show)
        .get(Access::SignedIn, "/portal/records/{kind}/file", records::file)
        .get(Access::SignedIn, "/portal/records/{kind}/{id}", records::show_one)
        .get(Access::SignedIn, "/portal/search", search::show)
}

/// What a firm's members see, and its own administration.
fn in_firm(doors: Doors) -> Doors {
    let lists = partner::LISTS.into_iter().fold(doors, |doors, listing| {
        doors
            .get(Access::SignedIn, listing.list, move |visit, asked| partner::show(listing, visit, asked))
            .get(Access::SignedIn, listing.file, move |visit, asked| partner::file(listing, visit, asked))
            .get(Access::SignedIn, listing.one, move |visit, id| partner::show_one(listing, visit, id))
    });
    lists
        .get(Access::SignedIn, "/portal/reports/settings", partner::show_changes)
        .get(Access::SignedIn, "/portal/reports/settings/file", partner::changes_file)
        .get(Access::SignedIn, "/portal/settings", partner::show_settings)
        .post(Access::SignedIn, "/portal/settings/{id}", partner::change)
        .get(Access::SignedIn, "/account/organisation", organisation::show)
        .get(Access::SignedIn, "/account/organisation/invite", organisation::show_invite)
        .post(Access::RecentAuth, "/account/organisation/invite", organisation::invite)
        .post(Access::Protective, "/account/organisation/invitations/{id}/withdraw", organisation::withdraw)
        .get(Access::SignedIn, "/account/organisation/members/{id}", organisation::show_member)
        .post(Access::RecentAuth, "/account/organisation/members/{id}/change", organisation::change)
        .post(Access::RecentAuth, "/account/organisation/members/{id}/end", organisation::end)
        .get(Access::SignedIn, "/account/organisation/attest", organisation::show_attest)
        .post(Access::RecentAuth, "/account/organisation/attest", organisation::attest)
}

/// What a school says: to a student, and to a guardian about a child.
fn at_school(doors: Doors) -> Doors {
    doors
        .get(Access::SignedIn, "/portal/timetable", school::show_timetable)
        .get(Access::SignedIn, "/portal/results", school::show_results)
        .get(Access::SignedIn, "/portal/results/{id}", school::show_result)
        .get(Access::SignedIn, "/portal/attendance", school::show_attendance)
        .get(Access::SignedIn, "/portal/parents", school::show_parents)
        .get(Access::SignedIn, "/portal/children", children::show_all)
        .get(Access::SignedIn, "/portal/children/{id}", children::show_overview)
        .post(Access::SignedIn, "/portal/children/{id}", children::choose_mails)
        .get(Access::SignedIn, "/portal/children/{id}/timetable", children::show_timetable)
        .get(Access::SignedIn, "/portal/children/{id}/results", children::show_results)
        .get(Access::SignedIn, "/portal/children/{id}/results/{record}", children::show_result)
        .get(Access::SignedIn, "/portal/children/{id}/attendance", children::show_attendance)
        .get(Access::SignedIn, "/portal/children/{id}/documents", children::show_documents)
        .get(Access::SignedIn, "/portal/children/{id}/documents/{document}/file", children::document_file)
}

/// Who in a family sees what, and the codes that link.
fn family_doors(doors: Doors) -> Doors {
    doors
        .get(Access::SignedIn, "/account/family", family::show)
        .post(Access::SignedIn, "/account/family/{id}/choose", family::choose)
        .get(Access::SignedIn, "/account/family/claim", claim::show)
        .post(Access::SignedIn, "/account/family/claim", claim::submit)
        .get(Access::SignedIn, "/account/family/children/{id}/consents", family::show_consents)
        .post(Access::SignedIn, "/account/family/children/{id}/consents/{purpose}", family::decide)
}

/// What a person says about themselves, and where mail reaches them.
fn about_me(doors: Doors) -> Doors {
    family_doors(doors)
        .get(Access::SignedIn, "/account", profile::show)
        .post(Access::SignedIn, "/account", profile::save)
        .get(Access::SignedIn, "/account/messages", messages::show)
        .post(Access::SignedIn, "/account/messages", messages::choose)
        .get(Access::SignedIn, "/account/addresses", addresses::show)
        .post(Access::RecentAuth, "/account/addresses", addresses::add)
        .get(Access::SignedIn, "/account/addresses/confirm", addresses::show_link)
        .post(Access::SignedIn, "/account/addresses/confirm", addresses::confirm_link)
        .get(Access::SignedIn, "/account/addresses/{id}", addresses::show_pending)
        .post(Access::SignedIn, "/account/addresses/{id}/code", addresses::confirm_code)
        .post(Access::SignedIn, "/account/addresses/{id}/resend", addresses::resend)
        .post(Access::Protective, "/account/addresses/{id}/drop", addresses::drop_pending)
        .post(Access::RecentAuth, "/account/addresses/{id}/primary", addresses::make_primary)
        .get(Access::SignedIn, "/account/addresses/{id}/remove", addresses::show_remove)
        .post(Access::RecentAuth, "/account/addresses/{id}/remove", addresses::remove)
}

/// What a person can do with their data: see, take, correct, restrict and erase it.
fn rights(doors: Doors) -> Doors {
    doors
        .get(Access::SignedIn, "/account/privacy", privacy::show)
        .post(Access::RecentAuth, "/account/privacy/export", privacy::export)
        .post(Access::RecentAuth, "/account/privacy/exports/{id}/file", privacy::download)
        .get(Access::SignedIn, "/account/privacy/erase", privacy::show_erase)
        .post(Access::RecentAuth, "/account/privacy/erase", privacy::erase)
        .post(Access::Protective, "/account/privacy/erase/stop", privacy::stop_erasure)
        .get(Access::SignedIn, "/account/privacy/correct", privacy::show_correct)
        .post(Access::SignedIn, "/account/privacy/correct", privacy::correct)
        .get(Access::SignedIn, "/account/privacy/ask", privacy::show_ask)
        .post(Access::SignedIn, "/account/privacy/ask", privacy::ask)
        .post(Access::SignedIn, "/account/privacy/restrict", privacy::restrict)
        .get(Access::SignedIn, "/account/privacy/requests/{id}", privacy::show_request)
        .get(Access::SignedIn, "/account/terms", terms::show)
        .post(Access::SignedIn, "/account/terms/{document}", terms::accept)
}

/// The passkeys of a person.
fn passkey_care(doors: Doors) -> Doors {
    doors
        .get(Access::SignedIn, "/account/passkeys", passkeys::show)
        .post(Access::SignedIn, "/account/passkeys/offer", passkeys::answer_offer)
        .post(Access::RecentAuth, "/account/passkeys/{id}/rename", passkeys::rename)
        .post(Access::RecentAuth, "/account/passkeys/{id}/trust", passkeys::trust)
        .get(Access::SignedIn, "/account/passkeys/{id}/remove", passkeys::show_removal)
        .post(Access::RecentAuth, "/account/passkeys/{id}/remove", passkeys::remove)
        .get(Access::SignedIn, "/api/passkey/accepted", passkeys::accepted)
}

/// Where a person is signed in, and what happened.
fn history(doors: Doors) -> Doors {
    doors
        .get(Access::SignedIn, "/account/sessions", sessions::show)
        .post(Access::Protective, "/account/sessions/end-others", sessions::end_others)
        .post(Access::Protective, "/account/sessions/{handle}/end", sessions::end_one)
        .get(Access::SignedIn, "/account/activity", activity::show)
        .get(Access::SignedIn, "/account/seen", seen::show)
        .post(Access::RecentAuth, "/account/activity/export", activity::export)
}

/// What the data of a person may be used for.
fn decisions(doors: Doors) -> Doors {
    doors
        .get(Access::SignedIn, "/account/consents", consents::show)
        .get(Access::SignedIn, "/account/consents/new", consents::show_asked)
        .get(Access::SignedIn, "/account/consents/{purpose}", consents::show_history)
        .post(Access::SignedIn, "/account/consents/{purpose}", consents::decide)
        .get(Access::SignedIn, "/account/consents/receipts/{id}", consents::show_receipt)
        .get(Access::SignedIn, "/account/consents/receipts/{id}/file", consents::take_receipt)
        .post(Access::SignedIn, "/api/account/consents", consents::decide_at_once)
}

/// The JSON calls of the ceremonies. Who may create a passkey is decided by the session: just confirmed, recovering, or recently authenticated.
fn passkey_calls(doors: Doors) -> Doors {
    doors
        .post(Access::RecentAuth, "/api/passkey/register/options", passkeys::begin)
        .post(Access::RecentAuth, "/api/passkey/register", passkeys::finish)
        .post(Access::Open, "/api/passkey/sign-in/options", sign_in::begin)
        .post(Access::Open, "/api/passkey/sign-in", sign_in::finish)
}
