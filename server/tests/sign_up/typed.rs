//! What people are called, and what people type who mean harm: kept, shown and written unharmed, and never run.

use std::collections::BTreeMap;

use portico_identity::name::PersonName;

use crate::portal::{Algorithm, Database, FORM, Setup, Site, SoftPasskey, field_value, raw_field_value, text_of};

const PERSON_NAMES: &str = include_str!("../data/person-names.csv");
const NAUGHTY_STRINGS: &str = include_str!("../data/naughty-strings.txt");

async fn site_without_limits() -> Site {
    Setup::default().without_limits().on(Database::sqlite()).await
}

/// The sample names with their script, put together as their owners would type them.
fn person_names() -> Vec<(String, String)> {
    let name = |row: &[String]| {
        let parts = [2, 3, 5, 7, 8, 6, 9, 10, 11].map(|column| row[column].as_str());
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
    };
    let rows = PERSON_NAMES.lines().skip(1).map(fields_of);
    rows.map(|row| (row[12].clone(), name(&row))).collect()
}

/// The fields of a line (RFC 4180); none of the file holds a quote itself.
fn fields_of(line: &str) -> Vec<String> {
    let mut quoted = false;
    let fields = line.split(|letter| {
        quoted ^= letter == '"';
        letter == ',' && !quoted
    });
    fields.map(|field| field.replace('"', "")).collect()
}

fn naughty_strings() -> impl Iterator<Item = &'static str> {
    NAUGHTY_STRINGS.lines().filter(|line| !line.is_empty() && !line.starts_with('#'))
}

#[test]
fn the_sample_has_every_script_and_every_name_is_one() {
    let names = person_names();
    let scripts: std::collections::BTreeSet<_> = names.iter().map(|(script, _)| script).collect();
    assert_eq!((names.len(), scripts.len()), (992, 28));
    for (_, name) in names {
        let parsed = PersonName::parse(&name).unwrap_or_else(|problem| panic!("{name}: {problem:?}"));
        assert!(!parsed.as_str().is_empty());
    }
}

#[tokio::test]
async fn names_of_every_script_reach_mail_and_home_page_unharmed() {
    let site = site_without_limits().await;
    let mut of_script: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (script, name) in person_names() {
        of_script.entry(script).or_default().push(name);
    }
    for (number, (script, mut names)) in of_script.into_iter().enumerate() {
        // The longest of each script: titles, particles, generations, credentials.
        names.sort_by_key(|name| std::cmp::Reverse(name.chars().count()));
        for (rank, name) in names.into_iter().take(2).enumerate() {
            let expected = PersonName::parse(&name).unwrap().as_str().to_owned();
            let (browser, mail) = site.applicant(&name, &format!("n{number}-{rank}@mail.example")).await;
            assert_eq!(mail.name, expected, "{script}");
            browser.confirm_link(&mail.token).await.leads_to("/sign-up/passkey");
            let created = browser.create_passkey(&mut SoftPasskey::new(Algorithm::Ed25519)).await;
            assert_eq!(created.status, 200, "{script}: {}", created.body);
            let home = text_of(&browser.get("/home").await.body);
            assert!(home.contains(&expected), "{script}: {expected} is not in {home}");
        }
    }
}

#[tokio::test]
async fn every_name_stays_in_the_form_while_the_address_is_corrected() {
    let site = site_without_limits().await;
    for (_, name) in person_names() {
        let answer = site.browser().sign_up(&name, "not an address").await;
        assert_eq!(answer.status, 422);
        assert_eq!(field_value(&answer.body, "name"), Some(name));
    }
}

#[tokio::test]
async fn naughty_strings_are_kept_and_never_become_markup() {
    let site = site_without_limits().await;
    assert_eq!(naughty_strings().count(), 516);
    for text in naughty_strings() {
        let as_name = site.browser().sign_up(text, "not an address").await;
        let as_address = site.browser().sign_up("", text).await;
        for (answer, field) in [(as_name, "name"), (as_address, "email")] {
            assert_eq!(answer.status, 422, "{field}: {text}");
            assert_eq!(field_value(&answer.body, field).as_deref(), Some(text), "{field}");
            let raw = raw_field_value(&answer.body, field).unwrap();
            assert!(!raw.contains(['<', '"']), "{field}: {raw}");
            let is_markup = text.len() > 3 && text.contains('<') && !text.starts_with("<p");
            assert!(!is_markup || !answer.body.contains(text), "{field}: {text} stands in the source");
        }
    }
}

#[tokio::test]
async fn naughty_strings_never_break_a_sign_up() {
    let site = site_without_limits().await;
    let mut taken = 0;
    for (number, text) in naughty_strings().enumerate() {
        let by_name = site.browser().sign_up(text, &format!("n{number}@mail.example")).await;
        let by_address = site.browser().sign_up("Piet", text).await;
        let both = site.browser().sign_up(text, &format!("{text}@mail.example")).await;
        for answer in [&by_name, &by_address, &both] {
            assert!(matches!(answer.status.as_u16(), 303 | 422), "{text}: {}", answer.status);
        }
        if by_name.status == 303 {
            let mail = site.confirmation_to(&format!("n{number}@mail.example")).await;
            assert_eq!(PersonName::parse(text).unwrap().as_str(), mail.name);
            taken += 1;
        }
    }
    assert!(taken > 300, "{taken}: people are called many things");
}

#[tokio::test]
async fn a_naughty_name_is_words_on_the_home_page() {
    let site = site_without_limits().await;
    for (number, name) in
        ["</title><script>alert(1)</script>", "</textarea><script>alert(2)</script>", "\"><img src=x onerror=alert(3)>"]
            .into_iter()
            .enumerate()
    {
        let (browser, mail) = site.applicant(name, &format!("eve{number}@mail.example")).await;
        browser.confirm_link(&mail.token).await.leads_to("/sign-up/passkey");
        browser.create_passkey(&mut SoftPasskey::new(Algorithm::Es256)).await;
        for path in ["/home", "/account/passkeys", "/", "/sign-in", "/recover", "/nowhere"] {
            let page = browser.get(path).await.body;
            assert!(!page.contains("<script>alert") && !page.contains("<img src=x"), "{path}");
        }
        assert!(text_of(&browser.get("/home").await.body).contains(name));
    }
}

#[tokio::test]
async fn forms_that_no_browser_sends_are_refused_calmly() {
    let site = site_without_limits().await;
    let browser = site.browser();
    let huge = "n".repeat(60_000);
    let beyond = format!("name={}&email=a%40b.nl", "n".repeat(70_000));
    for (what, content_type, body, expected) in [
        ("a field twice", FORM, "name=Piet&name=Anna&email=a%40b.nl", 422),
        ("an address twice", FORM, "name=Piet&email=a%40b.nl&email=c%40d.nl", 422),
        ("no fields", FORM, "", 422),
        ("no name", FORM, "email=a%40b.nl", 422),
        ("no address", FORM, "name=Piet", 422),
        ("JSON", "application/json", "{\"name\":\"Piet\",\"email\":\"a@b.nl\"}", 415),
        ("a text", "text/plain", "name=Piet&email=a%40b.nl", 415),
        ("no type", "", "name=Piet&email=a%40b.nl", 415),
        ("a file", "multipart/form-data; boundary=x", "--x--", 415),
        ("a huge name", FORM, &format!("name={huge}&email=a%40b.nl"), 422),
        ("a huge address", FORM, &format!("name=Piet&email={huge}"), 422),
        ("beyond the limit", FORM, &beyond, 413),
        ("bytes that are no text", FORM, "name=%ff%fe%00&email=%c3%28", 422),
        ("a strange language", FORM, "name=Piet&email=not&language=xx", 422),
    ] {
        let answer = browser.post("/sign-up", content_type, body.to_owned()).await;
        assert_eq!(answer.status.as_u16(), expected, "{what}");
        assert!(answer.header("content-type").starts_with("text/html") && answer.body.contains("<h1"), "{what}");
    }
    assert_eq!(site.database.count("sign_up").await, 0);
}

#[tokio::test]
async fn typed_text_survives_a_change_of_language() {
    let site = site_without_limits().await;
    let browser = site.browser();
    let fields = [("name", "سميرة <El> \"Amrani\""), ("email", "not yet"), ("language", "ar")];
    let answer = browser.post_form("/sign-up", &fields).await;
    assert_eq!(answer.status, 200);
    assert!(answer.body.contains("dir=\"rtl\"") && !answer.body.contains("aria-invalid"));
    assert_eq!(field_value(&answer.body, "name").as_deref(), Some(fields[0].1));
    assert_eq!(field_value(&answer.body, "email").as_deref(), Some("not yet"));
    assert!(browser.get("/sign-up").await.body.contains("dir=\"rtl\""), "and the language stays");
}
