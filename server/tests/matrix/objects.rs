//! What a person owns that a route can name, and the form that each route reads.

use portico_app::routes::Door;
use portico_identity::letters::Letter;

use crate::portal::{Algorithm, Member, Site, SoftPasskey, hex};

/// The hash of nothing that was ever published.
const NO_TEXT: &str = "0000000000000000000000000000000000000000000000000000000000000000";

/// The ids of one person's things, one of each kind, ready to stand in a path.
pub struct Things {
    pub passkey: String,
    pub address: String,
    pub pending: String,
    pub session: String,
    pub export: String,
    pub request: String,
    pub receipt: String,
}

/// Somebody with one of everything: two passkeys, two addresses, one address that waits for its mail, and a second session.
pub async fn owner(site: &Site, name: &str, addresses: [&'static str; 3]) -> (Member, Things) {
    let [first, second, third] = addresses;
    let mut member = site.member(name, first).await;
    let mut other = SoftPasskey::new(Algorithm::Ed25519);
    assert_eq!(member.browser.create_passkey(&mut other).await.status, 200);
    let waiting = member.browser.post_form("/account/addresses", &[("email", second)]).await;
    let waiting = waiting.location().to_owned();
    let code = site.letters_to(second).await.into_iter().find_map(|letter| {
        let Letter::ConfirmFurtherAddress { code, .. } = letter else { return None };
        Some(code)
    });
    member
        .browser
        .post_form(&format!("{waiting}/code"), &[("code", &code.unwrap())])
        .await
        .leads_to("/account/addresses");
    let waiting = member.browser.post_form("/account/addresses", &[("email", third)]).await;
    let pending = waiting.location().rsplit('/').next().unwrap().to_owned();
    let elsewhere = member.sign_in_elsewhere(site).await;
    assert!(elsewhere.is_signed_in().await);
    let page = member.browser.get("/account/sessions").await.body;
    let session = page.split("/account/sessions/").find_map(|rest| rest.split_once("/end\"")).unwrap().0.to_owned();
    let (export, request) = rights(site, &member).await;
    let receipt = receipt(site, &member).await;
    let record = site.record_of(&member).await;
    let things = Things {
        passkey: record.passkeys[1].id.to_string(),
        address: record.contacts[1].id.to_string(),
        pending,
        session,
        export,
        request,
        receipt,
    };
    (member, things)
}

/// A copy of everything that is ready, and a question that waits for its answer.
async fn rights(site: &Site, member: &Member) -> (String, String) {
    member.browser.post_form("/account/privacy/export", &[]).await.leads_to("/account/privacy");
    site.make_copies(b"PK").await;
    let desk = member.browser.get("/account/privacy").await.body;
    let export = desk.split("/account/privacy/exports/").nth(1).unwrap().split_once("/file\"").unwrap().0.to_owned();
    let asked = member.browser.post_form("/account/privacy/ask", &[("words", "Who reads this?")]).await;
    (export, asked.location().rsplit('/').next().unwrap().to_owned())
}

/// A decision about a purpose.
async fn receipt(site: &Site, member: &Member) -> String {
    site.publish_purposes_without_documents().await;
    let text = hex(&site.purpose_hash("newsletter", "en"));
    let decision = [("decision", "agree"), ("text", text.as_str())];
    member.browser.post_form("/account/consents/newsletter", &decision).await.leads_to("/account/consents");
    let history = member.browser.get("/account/consents/newsletter").await.body;
    history.split("/account/consents/receipts/").nth(1).unwrap().split_once('"').unwrap().0.to_owned()
}

/// The path of a route with one person's things in it. A new kind of thing must be taught here: the test fails until it is.
pub fn path(door: &Door, things: &Things) -> String {
    let Some((before, rest)) = door.path.split_once('{') else { return door.path.to_owned() };
    let after = rest.split_once('}').unwrap().1;
    let id = match (before, after) {
        ("/account/passkeys/", _) => &things.passkey,
        ("/account/addresses/", "/primary" | "/remove") => &things.address,
        ("/account/addresses/", _) => &things.pending,
        ("/account/sessions/", _) => &things.session,
        ("/account/privacy/exports/", _) => &things.export,
        ("/account/privacy/requests/", _) => &things.request,
        ("/account/consents/receipts/", _) => &things.receipt,
        ("/account/consents/", _) => "newsletter",
        ("/account/terms/", _) => "terms",
        ("/legal/", _) => "privacy",
        other => panic!("whose thing does {other:?} name?"),
    };
    format!("{before}{id}{after}")
}

/// Whether a route names a thing of somebody's.
pub fn names_a_thing(door: &Door) -> bool {
    // Documents and purposes are everybody's.
    door.path.contains('{') && !door.path.contains("{document}") && !door.path.contains("{purpose}")
}

/// A form that a route accepts, as far as one without a secret can be.
pub fn form(door: &Door) -> Vec<(&'static str, &'static str)> {
    match door.path {
        "/account" => vec![("name", "Mallory"), ("language", "en"), ("time_zone", ""), ("theme", "")],
        "/account/addresses" => vec![("email", "mallory@mail.example")],
        "/account/addresses/{id}/code" => vec![("code", "0000-0000")],
        "/account/addresses/confirm" => vec![("token", "not-a-token")],
        "/account/passkeys/{id}/rename" => vec![("name", "Mallory")],
        "/account/passkeys/{id}/remove" => vec![("sure", "yes")],
        "/account/passkeys/offer" => vec![("answer", "never")],
        "/account/privacy/erase" => vec![("sure", "yes")],
        "/account/privacy/correct" => vec![("about", "name"), ("words", "Mallory")],
        "/account/privacy/ask" => vec![("words", "Mallory")],
        "/account/privacy/restrict" => vec![("on", "yes")],
        "/account/consents/{purpose}" => vec![("decision", "decline"), ("text", NO_TEXT)],
        "/account/activity/export" => vec![("format", "json")],
        _ => Vec::new(),
    }
}
