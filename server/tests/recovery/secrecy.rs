//! Nobody learns from a recovery who has an account: not by status, headers, words, or what is written.

use std::collections::BTreeMap;

use portico_identity::letters::Letter;

use crate::on_both_engines;
use crate::portal::{self, Answer, Browser, DAY, MINUTE, Site};

const KNOWN: &str = "anna@mail.example";
const UNKNOWN: &str = "arno@mail.example";

/// All that an observer sees of an answer, without what differs between any two answers.
fn seen(answer: &Answer, browser: &Browser) -> (u16, Vec<(String, String)>, String) {
    let csp = answer.header("content-security-policy").to_owned();
    let nonce = csp.split("'nonce-").nth(1).and_then(|rest| rest.split('\'').next()).unwrap_or("none");
    let session = browser.session_cookie().unwrap_or_default();
    let request = answer.json()["request_id"].as_str().unwrap_or("none").to_owned();
    let hide =
        |text: &str| text.replace(nonce, "(nonce)").replace(&session, "(session)").replace(&request, "(request)");
    let headers = answer.headers.iter();
    let headers = headers.map(|(name, value)| (name.to_string(), hide(value.to_str().unwrap())));
    (answer.status.as_u16(), headers.collect(), hide(&answer.body))
}

const TABLES: [&str; 16] = [
    "browser",
    "ceremony",
    "contact",
    "event",
    "event_chain",
    "mail_outbox",
    "mail_proof",
    "notice_link",
    "passkey",
    "person",
    "rate_limit",
    "recovery",
    "recovery_code",
    "recovery_wait",
    "session",
    "sign_up",
];

/// How many rows each table has.
async fn rows(site: &Site) -> BTreeMap<String, u64> {
    let counts = TABLES.map(|table| format!("SELECT '{table} ' || count(*) FROM {table}"));
    let counts = site.database.column(&counts.join(" UNION ALL ")).await.into_iter();
    counts
        .map(|row| row.split_once(' ').map(|(table, count)| (table.to_owned(), count.parse().unwrap())).unwrap())
        .collect()
}

/// How many more there are.
fn more(before: &BTreeMap<String, u64>, after: &BTreeMap<String, u64>) -> BTreeMap<String, u64> {
    after.iter().map(|(table, count)| (table.clone(), count - before[table])).collect()
}

/// Everything that somebody without the mail can do, what they see, and the rows that it writes.
async fn observe(site: &Site, address: &str) -> Vec<((u16, Vec<(String, String)>, String), BTreeMap<String, u64>)> {
    let browser = site.browser();
    let mut all = Vec::new();
    let mut written = rows(site).await;
    let mut note = async |answer: Answer| {
        let now = rows(site).await;
        all.push((seen(&answer, &browser), more(&written, &now)));
        written = now;
    };
    note(browser.recover(address).await).await;
    note(browser.get("/recover/sent").await).await;
    note(browser.get("/recover").await).await;
    for _ in 0..11 {
        note(browser.recover_code("AAAA-AAAA").await).await;
    }
    note(browser.recover_resend().await).await;
    note(browser.get("/recover/sent").await).await;
    site.wait(MINUTE);
    note(browser.recover_resend().await).await;
    note(browser.recover_code("AAAA-AAAA").await).await;
    note(browser.get("/recover/proof").await).await;
    note(browser.recover_with("AAAA").await).await;
    note(browser.begin_waiting().await).await;
    note(browser.after_waiting().await).await;
    note(browser.get("/recover/passkey").await).await;
    note(browser.ask_to_register().await).await;
    site.wait(10 * MINUTE);
    note(browser.get("/recover/sent").await).await;
    note(browser.recover_code("AAAA-AAAA").await).await;
    note(browser.recover_resend().await).await;
    note(browser.recover(address).await).await;
    site.wait(-11 * MINUTE);
    all
}

on_both_engines! {
    async fn a_known_address_looks_like_an_unknown_one(site: Site) {
        site.member("Anna", KNOWN).await;
        // The first event about nobody begins their chain. What the sign-up was counted for is forgotten after a day.
        site.browser().recover("nobody@mail.example").await.leads_to("/recover/sent");
        site.wait(DAY);
        site.identity.remove_expired().await.unwrap();
        let (known, unknown) = (observe(&site, KNOWN).await, observe(&site, UNKNOWN).await);
        for (step, (known, unknown)) in known.into_iter().zip(unknown).enumerate() {
            assert_eq!(known.0.2.len(), unknown.0.2.len(), "{step}");
            assert_eq!(known, unknown, "{step}");
        }
    }

    async fn whoever_reads_the_mail_of_an_unknown_address_is_told_and_gets_nothing(site: Site) {
        site.member("Anna", KNOWN).await;
        let browser = site.browser();
        browser.recover(UNKNOWN).await.leads_to("/recover/sent");
        assert_eq!(site.letters_to(UNKNOWN).await, [Letter::RecoverUnknown]);
        assert_eq!(site.letters_to(KNOWN).await.len(), 1, "the sign-up's");
    }

    async fn the_mail_goes_to_the_address_as_it_was_confirmed(site: Site) {
        site.member("Anna", KNOWN).await;
        let browser = site.browser();
        browser.recover("  Anna@MAIL.example ").await.leads_to("/recover/sent");
        let mail = site.recovery_mail_to(KNOWN).await;
        browser.recover_code(&mail.code).await.leads_to("/recover/proof");
    }

    async fn an_address_that_cannot_be_one_comes_back(site: Site) {
        for typed in ["", "anna", "anna@", "@mail.example"] {
            let answer = site.browser().recover(typed).await;
            assert_eq!(answer.status, 422, "{typed}");
            assert_eq!(portal::field_value(&answer.body, "email").as_deref(), Some(typed));
        }
        assert_eq!(site.database.count("recovery").await, 0);
    }

    async fn secrets_of_a_recovery_rest_as_hashes(site: Site) {
        let anna = site.member("Anna", KNOWN).await;
        anna.also_reads(&site, "anna@work.example").await;
        let (phone, mail) = site.asks_for_mail(KNOWN).await;
        phone.recover_code(&mail.code).await.leads_to("/recover/proof");
        phone.mail_second(&phone.other_addresses().await[0]).await.leads_to("/recover/proof/address");
        let second = site.second_code_to("anna@work.example").await;
        phone.begin_waiting().await.leads_to("/recover/waiting");
        let not_me = site.not_me_of(KNOWN, "recovery-started").await;
        let dump = site.database.dump().await.to_lowercase();
        for secret in [mail.token, mail.code, second, not_me] {
            let hexed: String = secret.bytes().map(|byte| format!("{byte:02x}")).collect();
            assert!(!dump.contains(&secret.to_lowercase()) && !dump.contains(&hexed));
        }
    }
}
