//! What people say about themselves: kept as they say it, refused without losing a letter, shown to nobody else.

use portico_identity::law::time_zone;

use crate::on_both_engines;
use crate::portal::{self, Answer, Browser, Site, field_value, text_of};

const NAUGHTY_STRINGS: &str = include_str!("../data/naughty-strings.txt");

/// A whole form.
pub const FORM: [(&str, &str); 5] = [
    ("name", "سميرة El-Amrani"),
    ("preferred_name", "Samira"),
    ("preferred_language", "nl"),
    ("time_zone", "Europe/Amsterdam"),
    ("look", "dark"),
];

/// The form with other values in some fields.
fn form_with<'a>(changed: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let kept = FORM.iter().filter(|(name, _)| changed.iter().all(|(other, _)| other != name));
    kept.chain(changed).copied().collect()
}

async fn save(browser: &Browser, changed: &[(&str, &str)]) -> Answer {
    browser.post_form("/account", &form_with(changed)).await
}

/// The value that is chosen in a list.
fn chosen(page: &str, id: &str) -> Option<String> {
    let list = page.split(&format!("<select id=\"{id}\"")).nth(1)?.split("</select>").next()?;
    let option =
        list.split("<option").find(|option| option.split('>').next().unwrap_or_default().contains(" selected"))?;
    Some(option.split("value=\"").nth(1)?.split('"').next()?.to_owned())
}

on_both_engines! {
    async fn what_a_person_says_is_kept_and_used(site: Site) {
        let member = site.member("Sam", "sam@mail.example").await;
        let answer = save(&member.browser, &[]).await;
        answer.leads_to("/account");
        assert!(answer.set_cookies().iter().any(|cookie| cookie.starts_with("language=nl;")), "the language is the browser's too");
        let page = member.browser.get("/account").await.body;
        assert!(page.contains("lang=\"nl\" dir=\"ltr\" data-theme=\"dark\"") && page.contains("role=\"status\""));
        assert_eq!(field_value(&page, "name").as_deref(), Some("سميرة El-Amrani"));
        assert_eq!(field_value(&page, "preferred_name").as_deref(), Some("Samira"));
        assert_eq!(chosen(&page, "time_zone").as_deref(), Some("Europe/Amsterdam"));
        assert_eq!(chosen(&page, "preferred_language").as_deref(), Some("nl"));
        assert!(page.contains("value=\"dark\" checked"));
        assert!(!member.browser.get("/account").await.body.contains("role=\"status\""), "said once");
        assert!(text_of(&member.browser.get("/home").await.body).contains("Samira"));
        let person = site.record_of(&member).await.person;
        assert_eq!((person.name.as_str(), person.called()), ("سميرة El-Amrani", "Samira"));
        assert_eq!((person.time_zone.as_str(), person.look.as_str(), person.birth_date.as_str()), ("Europe/Amsterdam", "dark", ""));
        assert_eq!(site.count_events("profile-changed").await, 1);
    }

    async fn times_are_told_by_the_operators_clocks_until_a_person_chooses(site: Site) {
        // 15 January 2027, 08:00 UTC, is midnight there.
        let site = site.replica_with(|settings| settings.time_zone = time_zone("America/Los_Angeles").unwrap()).await;
        let member = site.member("Sam", "sam@mail.example").await;
        let page = text_of(&member.browser.get("/account/activity").await.body);
        assert!(page.contains("00:00 · Chrome") && !page.contains("UTC"), "{page}");
        save(&member.browser, &[("preferred_language", "en"), ("time_zone", "Asia/Kathmandu")]).await.leads_to("/account");
        let page = text_of(&member.browser.get("/account/activity").await.body);
        assert!(page.contains("13:45 · Chrome") && !page.contains("00:00"), "{page}");
    }

    async fn wrong_input_changes_nothing_and_stays_in_the_form(site: Site) {
        let member = site.member("Sam", "sam@mail.example").await;
        let before = site.record_of(&member).await;
        let long = "n".repeat(201);
        for (name, value, kept) in [
            ("name", "", ""),
            ("name", long.as_str(), long.as_str()),
            ("name", "\u{202e}maS", "\u{202e}maS"),
            ("preferred_name", "\u{0}", "\u{fffd}"),
            ("preferred_name", "...", "..."),
        ] {
            let answer = save(&member.browser, &[(name, value)]).await;
            assert_eq!(answer.status, 422, "{value}");
            let shown = field_value(&answer.body, name).unwrap();
            assert!(shown == value || shown == kept, "{shown:?}");
            assert!(answer.body.contains(&format!("id=\"{name}-error\"")) && answer.body.contains("role=\"alert\""));
            // The other fields are as typed, too.
            assert_eq!(chosen(&answer.body, "time_zone").as_deref(), Some("Europe/Amsterdam"));
            assert!(answer.body.contains("value=\"dark\" checked"));
        }
        for (name, value) in [
            ("preferred_language", "tlh"),
            ("preferred_language", ""),
            ("time_zone", "Europe/Atlantis"),
            ("time_zone", "../../etc/passwd"),
            ("look", "neon"),
            ("look", ""),
        ] {
            let answer = save(&member.browser, &[(name, value)]).await;
            assert_eq!(answer.status, 422, "{name}: {value}");
            assert_eq!(field_value(&answer.body, "preferred_name").as_deref(), Some("Samira"));
        }
        assert_eq!(site.record_of(&member).await, before);
        assert_eq!(site.count_events("profile-changed").await, 0);
    }

    async fn no_session_and_a_frozen_account_change_nothing(site: Site) {
        let member = site.member("Sam", "sam@mail.example").await;
        let before = site.record_of(&member).await;
        let stranger = site.browser();
        stranger.get("/account").await.leads_to("/sign-in?return=%2Faccount");
        save(&stranger, &[]).await.leads_to("/sign-in?return=%2Faccount");
        assert_eq!(site.record_of(&member).await, before);
        site.database.tamper("UPDATE person SET frozen_at = 1").await;
        member.browser.get("/account").await.leads_to("/account/frozen");
        save(&member.browser, &[]).await.leads_to("/account/frozen");
        assert_eq!(site.record_of(&member).await.person.name, before.person.name);
    }
}

#[tokio::test]
async fn a_birth_date_that_nobody_asks_for_is_not_kept() {
    let site = Site::sqlite().await;
    let member = site.member("Sam", "sam@mail.example").await;
    assert!(!member.browser.get("/account").await.body.contains("birth_date"));
    save(&member.browser, &[("birth_date", "1987-03-09")]).await.leads_to("/account");
    assert_eq!(site.record_of(&member).await.person.birth_date, "");
}

#[tokio::test]
async fn a_birth_date_that_a_purpose_needs_is_asked_once_and_stands() {
    let site = Site::sqlite().await;
    site.publish_purposes_without_documents().await;
    let member = site.member("Sam", "sam@mail.example").await;
    assert!(member.browser.get("/account").await.body.contains("name=\"birth_date\""));
    let answer = save(&member.browser, &[("birth_date", "1987-02-30")]).await;
    assert!(answer.status == 422 && answer.body.contains("id=\"birth_date-error\""));
    save(&member.browser, &[]).await.leads_to("/account");
    assert_eq!(site.record_of(&member).await.person.birth_date, "", "it may stay empty");
    save(&member.browser, &[("birth_date", "1987-03-09")]).await.leads_to("/account");
    let page = member.browser.get("/account").await.body;
    assert!(!page.contains("name=\"birth_date\"") && page.contains("href=\"/account/privacy/correct\""));
    // Back, reload and another tab keep the first answer.
    for later in [&[("birth_date", "")][..], &[("birth_date", "1987-03-09")], &[]] {
        save(&member.browser, later).await.leads_to("/account");
        assert_eq!(site.record_of(&member).await.person.birth_date, "1987-03-09");
    }
    let answer = save(&member.browser, &[("birth_date", "2001-01-01"), ("preferred_name", "Sammy")]).await;
    assert!(answer.status == 422 && answer.body.contains("id=\"birth_date-error\""));
    assert_eq!(field_value(&answer.body, "preferred_name").as_deref(), Some("Sammy"), "what was typed stays");
    assert_eq!(site.record_of(&member).await.person.birth_date, "1987-03-09");
}

#[tokio::test]
async fn an_empty_preferred_name_is_none_and_the_zone_can_go() {
    let site = Site::sqlite().await;
    let member = site.member("Sam", "sam@mail.example").await;
    save(&member.browser, &[]).await.leads_to("/account");
    let cleared = [("preferred_name", "  "), ("time_zone", ""), ("look", "device"), ("name", "Sam  Jansen")];
    save(&member.browser, &cleared).await.leads_to("/account");
    let page = member.browser.get("/account").await.body;
    assert!(!page.contains("data-theme") && page.contains("value=\"device\" checked"));
    assert_eq!(chosen(&page, "time_zone").as_deref(), Some(""));
    let person = site.record_of(&member).await.person;
    assert_eq!((person.called(), person.preferred_name.as_str(), person.time_zone.as_str()), ("Sam Jansen", "", ""));
}

#[tokio::test]
async fn the_menu_of_languages_keeps_what_was_typed_and_the_choice() {
    let site = Site::sqlite().await;
    let member = site.member("Sam", "sam@mail.example").await;
    let before = site.record_of(&member).await.person;
    let answer = save(&member.browser, &[("name", "half <typed>"), ("language", "ar")]).await;
    assert_eq!(answer.status, 200);
    assert!(answer.body.contains("dir=\"rtl\"") && !answer.body.contains("aria-invalid"));
    assert_eq!(field_value(&answer.body, "name").as_deref(), Some("half <typed>"));
    assert_eq!(chosen(&answer.body, "preferred_language").as_deref(), Some("ar"), "the newer choice");
    assert!(member.browser.get("/home").await.body.contains("dir=\"rtl\""), "and it stays");
    let after = site.record_of(&member).await.person;
    assert_eq!((after.name, after.language.as_str()), (before.name, "ar"));
}

#[tokio::test]
async fn hostile_names_are_words_on_every_page() {
    let site = Site::sqlite().await;
    let member = site.member("Sam", "sam@mail.example").await;
    let mut taken = 0;
    for text in NAUGHTY_STRINGS.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let answer = save(&member.browser, &[("name", text), ("preferred_name", text)]).await;
        assert!(matches!(answer.status.as_u16(), 303 | 422), "{text}: {}", answer.status);
        if answer.status == 422 {
            assert_eq!(field_value(&answer.body, "name").as_deref(), Some(text));
            continue;
        }
        taken += 1;
        for path in ["/account", "/home"] {
            let page = member.browser.get(path).await.body;
            let is_markup = text.len() > 3 && text.contains('<') && !text.starts_with("<p");
            assert!(!is_markup || !page.contains(text), "{path}: {text} stands in the source");
        }
    }
    assert!(taken > 300, "{taken}: people are called many things");
}
