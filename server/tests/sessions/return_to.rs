//! Where a person goes after signing in: to the page they asked for, and never off this site.

use serde_json::Value;

use crate::portal::{Browser, Site};

const ATTACKS: [&str; 22] = [
    "//evil.example",
    "///evil.example",
    "/\\evil.example",
    "\\\\evil.example",
    "/\t/evil.example",
    "\t//evil.example",
    " //evil.example",
    "https://evil.example",
    "https:evil.example",
    "HTTPS:/evil.example",
    "http://portal.example@evil.example",
    "javascript:alert(1)",
    "java\nscript:alert(1)",
    "data:text/html,x",
    "/a\r\nSet-Cookie: x=y",
    "/a\r\n\r\n<script>alert(1)</script>",
    "\r\n//evil.example",
    "/\u{0}/evil.example",
    "/ñ",
    ".evil.example",
    "@evil.example",
    "\"><script>alert(1)</script>",
];

fn query(to: &str) -> String {
    url::form_urlencoded::Serializer::new(String::new()).append_pair("return", to).finish()
}

#[track_caller]
fn stays_here(next: &str, attack: &str) {
    let base: url::Url = "https://portal.example/sign-in".parse().unwrap();
    let resolved = base.join(next).unwrap();
    assert_eq!(resolved.origin(), base.origin(), "{attack:?} became {next:?}");
    assert!(
        next.starts_with('/') && next.chars().all(|letter| letter.is_ascii_graphic()),
        "{attack:?} became {next:?}"
    );
}

fn attribute(page: &str, name: &str) -> String {
    let start = page.split(&format!("{name}=\"")).nth(1).unwrap_or_default();
    start.split('"').next().unwrap().to_owned()
}

#[tokio::test]
async fn pages_that_need_a_session_ask_for_one_and_come_back() {
    let site = Site::sqlite().await;
    for (path, asks) in [
        ("/home", "/sign-in?return=%2Fhome"),
        ("/account/passkeys", "/sign-in?return=%2Faccount%2Fpasskeys"),
        ("/home?month=2027-01&page=2", "/sign-in?return=%2Fhome%3Fmonth%3D2027-01%26page%3D2"),
    ] {
        site.browser().get(path).await.leads_to(asks);
    }
    let mut member = site.member("Anna", "anna@mail.example").await;
    let browser = site.browser();
    let options = browser.ask_to_sign_in().await;
    let answer = member.passkey.authenticate(&options.body, site.origin, &Default::default()).unwrap();
    let call = format!("/api/passkey/sign-in?{}", query("/account/passkeys?page=2"));
    assert_eq!(browser.post(&call, "application/json", answer).await.json()["next"], "/account/passkeys?page=2");
}

#[tokio::test]
async fn a_return_address_never_leads_off_the_site() {
    let site = Site::sqlite().await;
    let mut member = site.member("Anna", "anna@mail.example").await;
    for attack in ATTACKS {
        let page = site.browser().get(&format!("/sign-in?{}", query(attack))).await;
        assert_eq!(page.status, 200, "{attack:?}");
        assert!(!page.body.contains(&format!("=\"{attack}")) && !page.body.contains("<script>alert"), "{attack:?}");
        stays_here(&attribute(&page.body, "data-return"), attack);

        let browser = site.browser();
        let options = browser.ask_to_sign_in().await;
        let answer = member.passkey.authenticate(&options.body, site.origin, &Default::default()).unwrap();
        let call = format!("/api/passkey/sign-in?{}", query(attack));
        let signed_in = browser.post(&call, "application/json", answer).await;
        stays_here(signed_in.json()["next"].as_str().unwrap(), attack);
        assert_eq!(signed_in.set_cookies().len(), 2, "the session's and the browser's own, and no third: {attack:?}");
    }
}

async fn after_choosing_a_language(browser: &Browser, back: &str) -> String {
    let answer = browser.post_form("/language", &[("language", "nl"), ("return", back)]).await;
    assert_eq!(answer.status, 303, "{back:?}");
    assert_eq!(answer.set_cookies(), ["language=nl; Path=/; Max-Age=31536000; SameSite=Lax; Secure"], "{back:?}");
    answer.location().to_owned()
}

#[tokio::test]
async fn choosing_a_language_never_leads_off_the_site() {
    let site = Site::sqlite().await;
    let browser = site.browser();
    for attack in ATTACKS {
        stays_here(&after_choosing_a_language(&browser, attack).await, attack);
        let nested = format!("/sign-in?{}", query(attack));
        stays_here(&after_choosing_a_language(&browser, &nested).await, attack);
    }
    for page in ["/", "/sign-in", "/recover", "/sign-in?return=%2Faccount%2Fpasskeys"] {
        assert_eq!(after_choosing_a_language(&browser, page).await, page);
    }
}

#[tokio::test]
async fn a_page_of_sign_in_is_no_place_to_return_to() {
    let site = Site::sqlite().await;
    let mut member = site.member("Anna", "anna@mail.example").await;
    for circle in ["/sign-in", "/sign-in?return=/sign-in", "/sign-out", "/api/passkey/sign-in"] {
        let browser = site.browser();
        let options = browser.ask_to_sign_in().await;
        let answer = member.passkey.authenticate(&options.body, site.origin, &Default::default()).unwrap();
        let call = format!("/api/passkey/sign-in?{}", query(circle));
        let next = browser.post(&call, "application/json", answer).await.json()["next"].clone();
        assert_eq!(next, Value::from("/home"), "{circle}");
    }
}
