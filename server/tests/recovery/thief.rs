//! Somebody who reads the mail and has nothing else; and what a granted recovery may do before it has its passkey.

use portico_app::routes::{Access, Door, doors};

use crate::on_both_engines;
use crate::portal::{self, Algorithm, Answer, Browser, DAY, JSON, MINUTE, SECOND, SoftPasskey, has_form, text_of};

const MAIL: &str = "anna@mail.example";
const WORK: &str = "anna@work.example";
const NOTHING: &str = "00000000-0000-0000-0000-000000000000";

/// Whatever a form may ask for.
const FIELDS: [(&str, &str); 8] = [
    ("role", "guardian"),
    ("email", "eve@mail.example"),
    ("name", "Eve"),
    ("answer", "never"),
    ("format", "json"),
    ("on", "yes"),
    ("decision", "agree"),
    ("text", "0000000000000000000000000000000000000000000000000000000000000000"),
];

/// The doors that a person must stand behind.
fn closed() -> Vec<Door> {
    let closed: Vec<_> = doors().into_iter().filter(|door| door.access != Access::Open).collect();
    assert!(closed.len() > 30, "{closed:?}");
    closed
}

async fn knock(browser: &Browser, door: &Door) -> Answer {
    let mut path = door.path.to_owned();
    while let Some((before, rest)) = path.split_once('{') {
        path = format!("{before}{NOTHING}{}", rest.split_once('}').unwrap().1);
    }
    match door.method {
        "GET" => browser.get(&path).await,
        "POST" if path.starts_with("/api/") => browser.post(&path, JSON, "{}").await,
        "POST" => browser.post_form(&path, &FIELDS).await,
        other => panic!("{other}"),
    }
}

/// Whoever knocks is sent away: to the sign-in page, to the beginning of recovery, or with 401.
#[track_caller]
fn is_sent_away(door: &Door, answer: &Answer) {
    let elsewhere = answer.location();
    let away = elsewhere.starts_with("/sign-in?return=") || elsewhere == "/recover";
    let expected = if door.path.starts_with("/api/") { answer.status == 401 } else { answer.status == 303 && away };
    assert!(expected, "{door:?} {} {elsewhere}", answer.status);
}

on_both_engines! {
    async fn a_mailbox_alone_opens_nothing_and_its_owner_is_warned(site: Site) {
        let mut anna = site.member("Anna", MAIL).await;
        anna.also_reads(&site, WORK).await;
        anna.browser.save_codes().await;
        let before = site.record_of(&anna).await;
        let thief = site.shows_mail(MAIL).await;
        for door in closed() {
            is_sent_away(&door, &knock(&thief, &door).await);
        }
        thief.mail_second(&thief.other_addresses().await[0]).await.leads_to("/recover/proof/address");
        for guess in ["AAAA-AAAA", "0000-0000", "", "12345678"] {
            assert_eq!(thief.second_code(guess).await.status, 422);
        }
        thief.begin_waiting().await.leads_to("/recover/waiting");
        thief.after_waiting().await;
        for door in closed() {
            is_sent_away(&door, &knock(&thief, &door).await);
        }
        assert_eq!(site.record_of(&anna).await, before);
        assert!(anna.browser.is_signed_in().await);
        let home = text_of(&anna.browser.get("/home").await.body);
        assert!(home.contains("Somebody is recovering this account"));
        // The owner says no, from the address that the thief does not read, and all that the thief had is gone.
        let token = site.not_me_of(WORK, "recovery-started").await;
        assert_eq!(site.browser().not_me(&token, "stop").await.status, 200);
        assert_eq!(thief.get("/recover/proof").await.status, 410);
        site.wait(3 * DAY);
        let again = site.shows_mail(MAIL).await;
        again.after_waiting().await.leads_to("/recover/proof");
        assert_eq!(site.count_events("recovery-granted").await, 0);
        assert_eq!(site.browser().sign_in(&mut anna.passkey).await.status, 200);
    }

    async fn a_thief_who_answers_the_notice_can_only_protect(site: Site) {
        let anna = site.member("Anna", MAIL).await;
        anna.browser.save_codes().await;
        let before = site.record_of(&anna).await;
        let token = site.not_me_of(MAIL, "codes-made").await;
        let thief = site.browser();
        thief.not_me(&token, "freeze").await;
        assert!(!thief.is_signed_in().await);
        for door in closed() {
            is_sent_away(&door, &knock(&thief, &door).await);
        }
        let after = site.record_of(&anna).await;
        assert_eq!((after.contacts, after.passkeys), (before.contacts, before.passkeys));
    }

    async fn a_granted_recovery_can_create_a_passkey_and_nothing_else(site: Site) {
        let mut anna = site.member("Anna", MAIL).await;
        let codes = anna.browser.save_codes().await;
        let before = site.record_of(&anna).await;
        let phone = site.granted(MAIL, &codes[0]).await;
        let events = site.events().await;
        for door in closed() {
            let answer = knock(&phone, &door).await;
            match door.path {
                "/recover/passkey" | "/api/passkey/register/options" => assert_eq!(answer.status, 200, "{door:?}"),
                "/api/passkey/register" => assert_eq!(answer.status, 422, "{door:?}"),
                _ => is_sent_away(&door, &answer),
            }
        }
        assert_eq!(site.record_of(&anna).await, before);
        assert_eq!(site.events().await, events);
        let page = phone.get("/").await.body;
        assert!(!page.contains("Anna"), "not even the name is shown");
        assert_eq!(phone.create_passkey(&mut SoftPasskey::new(Algorithm::Es256)).await.status, 200);
        assert_eq!(site.browser().sign_in(&mut anna.passkey).await.status, 200);
    }

    async fn a_granted_recovery_ends_after_half_an_hour(site: Site) {
        let anna = site.member("Anna", MAIL).await;
        let codes = anna.browser.save_codes().await;
        let phone = site.granted(MAIL, &codes[0]).await;
        site.wait(30 * MINUTE - SECOND);
        assert_eq!(phone.get("/recover/passkey").await.status, 200);
        let mut new = SoftPasskey::new(Algorithm::Es256);
        let options = phone.ask_to_register().await;
        let credential = new.register(&options.body, site.origin, &Default::default()).unwrap();
        site.wait(SECOND);
        assert_eq!(phone.register(&credential).await.problem(), (401, "session-needed".into()));
        assert_eq!(phone.ask_to_register().await.status, 401);
        phone.get("/recover/passkey").await.leads_to("/recover");
        assert_eq!(site.record_of(&anna).await.passkeys.len(), 1);
        assert_eq!(site.count_events("recovered").await, 0);
    }

    async fn the_passkey_of_a_recovery_is_made_where_it_was_granted(site: Site) {
        let anna = site.member("Anna", MAIL).await;
        let codes = anna.browser.save_codes().await;
        let phone = site.granted(MAIL, &codes[0]).await;
        let options = phone.ask_to_register().await;
        let mut new = SoftPasskey::new(Algorithm::Es256);
        let credential = new.register(&options.body, site.origin, &Default::default()).unwrap();
        let eve = site.member("Eve", "eve@mail.example").await;
        assert_eq!(eve.browser.register(&credential).await.problem().1, "ceremony-expired");
        // Another granted recovery of the same account is another one, too.
        let other = site.granted(MAIL, &codes[1]).await;
        let _options = other.ask_to_register().await;
        assert_eq!(other.register(&credential).await.problem().1, "ceremony-expired");
        assert_eq!(phone.register(&credential).await.status, 200);
        assert_eq!(other.ask_to_register().await.status, 401, "the account is recovered");
    }

    async fn the_first_proof_alone_is_told_everywhere_and_can_be_stopped(site: Site) {
        let anna = site.member("Anna", MAIL).await;
        anna.also_reads(&site, WORK).await;
        let codes = anna.browser.save_codes().await;
        let thief = site.shows_mail(MAIL).await;
        let token = site.not_me_of(WORK, "recovery-proved").await;
        assert_ne!(token, site.not_me_of(MAIL, "recovery-proved").await);
        let page = site.browser().get(&format!("/not-me?token={token}")).await;
        assert!(has_form(&page, "stop-recovery") && has_form(&page, "freeze"));
        assert_eq!(site.browser().not_me(&token, "stop").await.status, 200);
        assert_eq!(thief.recover_with(&codes[0]).await.status, 410, "a code that was stolen too comes too late");
        assert_eq!(site.count_events("recovery-granted").await, 0);
        assert!(anna.browser.is_signed_in().await);
    }
}
