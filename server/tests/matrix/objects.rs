//! What a person owns that a route can name, and the form that each route reads.

use std::sync::atomic::{AtomicU32, Ordering};

use portico_app::routes::Door;
use portico_identity::letters::Letter;
use serde_json::json;

use crate::firms::{AtFirm, at_a_firm};
use crate::portal::worlds::World;
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
    pub account: String,
    pub loan: String,
    pub document: String,
    pub school: AtSchool,
    pub firm: AtFirm,
}

/// What a school says about a person, and about a child of theirs.
pub struct AtSchool {
    pub id: String,
    pub result: String,
    pub child: String,
    pub childs_result: String,
    pub childs_document: String,
    pub adult: String,
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
    let [account, loan, document] = at_a_bank(site, &member).await;
    let record = site.record_of(&member).await;
    let things = Things {
        passkey: record.passkeys[1].id.to_string(),
        address: record.contacts[1].id.to_string(),
        pending,
        session,
        export,
        request,
        receipt,
        account,
        loan,
        document,
        school: at_a_school(site, &member).await,
        firm: at_a_firm(site, &member).await,
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

/// An account, a loan and a document at a bank of their own.
async fn at_a_bank(site: &Site, member: &Member) -> [String; 3] {
    let (bank, person) = (site.bank(member.address).await, site.person_id(member).await);
    site.make_customer(&bank, person).await;
    let account = site.account(&bank, &[person], "Household", 100).await;
    let document = site.document_of(&bank, person, "Statement", "text/plain").await;
    [account, site.loan(&bank, person).await, document].map(|id| id.to_string())
}

/// A student with a result, who is a guardian of another.
async fn at_a_school(site: &Site, member: &Member) -> AtSchool {
    static NUMBER: AtomicU32 = AtomicU32::new(1);
    let mut world = World::number(NUMBER.fetch_add(1, Ordering::SeqCst));
    let person = site.person_id(member).await;
    let (school, child) = (world.organisation("school", member.address, None), world.person("Noor", "2015-05-12"));
    world.guardian(person, child);
    let adult = world.person("Adam", "1975-01-01");
    world.guardian(adult, person);
    let [result, childs_result] = [person, child].map(|student| {
        world.affiliate(student, school, "student");
        let result = world.record("result", school, 1, json!({ "title": "Test", "given_on": "2026-11-20" }));
        result.person = Some(student);
        result.id
    });
    let body = json!({ "title": "Report", "media_type": "text/plain", "content": "UmVwb3J0" });
    let document = world.record("document", school, 1, body);
    document.person = Some(child);
    let ids = [school, result, child, childs_result, document.id, adult];
    world.write(site).await;
    let [id, result, child, childs_result, childs_document, adult] = ids.map(|id| id.to_string());
    AtSchool { id, result, child, childs_result, childs_document, adult }
}

/// The role in which a door opens, where it is not the first one.
pub fn role(door: &Door, things: &Things) -> Option<String> {
    let begins = |paths: &[&str]| paths.iter().any(|path| door.path.starts_with(path));
    if begins(&["/portal/children"]) {
        return Some("guardian".into());
    }
    let of_firm = [
        "/portal/orders",
        "/portal/tickets",
        "/portal/invoices",
        "/portal/logs",
        "/portal/reports",
        "/portal/settings",
        "/account/organisation",
    ];
    if begins(&of_firm) {
        return Some(format!("member:{}", things.firm.id));
    }
    let school = begins(&["/portal/timetable", "/portal/results", "/portal/attendance", "/portal/parents"]);
    school.then(|| format!("student:{}", things.school.id))
}

/// The path of a route with one person's things in it. A new kind of thing must be taught here: the test fails until it is.
pub fn path(door: &Door, things: &Things) -> String {
    // Every kind has the same pages.
    let mut of_kind = door.path.replace("{kind}", "loan");
    if of_kind.starts_with("/account/family/children/") {
        of_kind = of_kind.replace("{purpose}", "photos");
    }
    if of_kind.starts_with("/portal/children/") {
        of_kind = of_kind.replace("{record}", &things.school.childs_result);
        of_kind = of_kind.replace("{document}", &things.school.childs_document);
    }
    let Some((before, rest)) = of_kind.split_once('{') else { return of_kind };
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
        ("/portal/accounts/", _) => &things.account,
        ("/portal/loans/" | "/portal/records/loan/", _) => &things.loan,
        ("/portal/documents/", _) => &things.document,
        ("/portal/results/", _) => &things.school.result,
        ("/account/family/", "/choose") => &things.school.adult,
        ("/account/family/children/", _) => &things.school.child,
        ("/portal/children/", _) => &things.school.child,
        ("/portal/orders/", _) => &things.firm.order,
        ("/portal/tickets/", _) => &things.firm.ticket,
        ("/portal/invoices/", _) => &things.firm.invoice,
        ("/portal/logs/", _) => &things.firm.log_line,
        ("/portal/reports/", _) => &things.firm.report,
        ("/portal/settings/", _) => &things.firm.setting,
        ("/account/organisation/members/", _) => &things.firm.colleague,
        ("/account/organisation/invitations/", _) => &things.firm.invitation,
        ("/account/vouch/", _) => &things.firm.vouch,
        other => panic!("whose thing does {other:?} name?"),
    };
    format!("{before}{id}{after}")
}

/// Whether a route names a thing of somebody's.
pub fn names_a_thing(door: &Door) -> bool {
    // Documents that are published, purposes and kinds are everybody's.
    let path = door.path.replace("{kind}", "");
    let is_published = matches!(path.as_str(), "/legal/{document}" | "/account/terms/{document}");
    path.contains('{') && !is_published && !path.contains("{purpose}")
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
        "/portal/settings/{id}" => vec![("value", "Mallory")],
        "/account/organisation/members/{id}/change" => vec![("see-orders", "on"), ("admin", "on")],
        "/account/organisation/invite" => {
            vec![("email", "mallory@mail.example"), ("name", "Mallory"), ("see-orders", "on")]
        }
        "/role" => vec![("role", "guardian")],
        "/account/family/{id}/choose" => vec![("choice", "end"), ("topic", "results")],
        "/account/family/children/{id}/consents/{purpose}" => vec![("decision", "decline"), ("text", NO_TEXT)],
        "/account/family/claim" => vec![("code", "0000000000"), ("birth_date", "2015-05-12")],
        "/account/activity/export" => vec![("format", "json")],
        "/account/vouch/{id}" => vec![("number", "000 000")],
        _ => Vec::new(),
    }
}
