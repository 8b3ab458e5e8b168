//! The page of messages: what is ticked comes, what is not stays away, and nothing comes for a purpose that is not in force.

use crate::on_both_engines;
use crate::portal::{self, Answer, Browser, has_form, text_of};

const PAGE: &str = "/account/messages";
const ALL: &str = "offers.email offers.post news.email news.post reminders.email";

/// Saves the page with these boxes ticked.
async fn save(browser: &Browser, shown: &str, ticked: &[&str]) -> Answer {
    let mut fields = vec![("shown", shown)];
    fields.extend(ticked.iter().map(|name| (*name, "on")));
    browser.post_form(PAGE, &fields).await
}

/// Whether a box is there and how it stands.
fn state(page: &str, name: &str) -> &'static str {
    let Some(rest) = page.split(&format!("name=\"{name}\"")).nth(1) else { return "absent" };
    let tag = rest.split('>').next().unwrap();
    match (tag.contains("disabled"), tag.contains("checked")) {
        (true, _) => "blocked",
        (false, true) => "ticked",
        (false, false) => "empty",
    }
}

on_both_engines! {
    async fn nothing_but_the_services_own_mails_is_ticked_at_first(site: Site) {
        site.publish_purposes_without_documents().await;
        let anna = site.owner("Anna", "anna@mail.example").await;
        let page = anna.member.browser.get(PAGE).await;
        assert_eq!(page.status, 200);
        assert!(has_form(&page, "messages"));
        let states = ["offers.email", "offers.post", "news.email", "news.post", "reminders.email", "nothing.email"];
        assert_eq!(states.map(|name| state(&page.body, name)), ["blocked", "blocked", "ticked", "empty", "ticked", "absent"]);
        assert!(text_of(&page.body).contains("unless you agree to \u{2068}newsletter in en\u{2069}"));
        let wants = async |topic, channel| site.identity.wants(anna.id, topic, channel).await.unwrap();
        assert!(wants("news", "email").await && wants("reminders", "email").await);
        assert!(!wants("news", "post").await && !wants("offers", "email").await && !wants("no-such", "email").await);
        assert!(!wants("news", "pigeon").await);
    }

    async fn what_is_chosen_holds_and_what_the_page_did_not_show_stays(site: Site) {
        site.publish_purposes_without_documents().await;
        let (anna, eve) = site.two_owners().await;
        let browser = &anna.member.browser;
        save(browser, "news.email news.post", &["news.post"]).await.leads_to(PAGE);
        let page = browser.get(PAGE).await.body;
        assert!(page.contains("role=\"status\"") && text_of(&page).contains("Your choices are saved"));
        assert!(!text_of(&browser.get(PAGE).await.body).contains("Your choices are saved"), "said once");
        let wants = async |person, topic, channel| site.identity.wants(person, topic, channel).await.unwrap();
        assert!(!wants(anna.id, "news", "email").await && wants(anna.id, "news", "post").await);
        assert!(wants(anna.id, "reminders", "email").await && wants(eve.id, "news", "email").await);
        assert_eq!(site.count_events("messages-chosen").await, 1);
        // The same again changes nothing, and is no event.
        save(browser, "news.email news.post", &["news.post"]).await.leads_to(PAGE);
        assert_eq!(site.count_events("messages-chosen").await, 1);
    }

    async fn a_topic_follows_its_purpose(site: Site) {
        site.publish_purposes_without_documents().await;
        let anna = site.owner("Anna", "anna@mail.example").await;
        let browser = &anna.member.browser;
        let wants = async || site.identity.wants(anna.id, "offers", "email").await.unwrap();
        // Forged: the box is not there to be ticked.
        save(browser, ALL, &["offers.email", "reminders.email"]).await.leads_to(PAGE);
        assert!(!wants().await);
        assert_eq!(site.database.count("message_choice WHERE topic = 'offers'").await, 0);
        site.newsletter(browser, "agree").await;
        assert_eq!(state(&browser.get(PAGE).await.body, "offers.email"), "empty", "agreeing ticks nothing");
        assert!(!wants().await);
        save(browser, ALL, &["offers.email"]).await.leads_to(PAGE);
        assert!(wants().await);
        site.newsletter(browser, "decline").await;
        assert!(!wants().await, "withdrawn: nothing of it comes");
        assert_eq!(state(&browser.get(PAGE).await.body, "offers.email"), "blocked");
        site.newsletter(browser, "agree").await;
        assert!(wants().await, "the choice was kept");
    }

    async fn nonsense_is_left_alone(site: Site) {
        site.publish_purposes_without_documents().await;
        let anna = site.owner("Anna", "anna@mail.example").await;
        let browser = &anna.member.browser;
        for shown in ["no-such.email", "news.pigeon", "news", "..", "' OR 1=1", "\u{202e}", ""] {
            save(browser, shown, &[shown]).await.leads_to(PAGE);
        }
        assert_eq!(site.database.count("message_choice").await, 0);
        let lured = browser.lured_by("https://evil.example", "cross-site");
        assert_eq!(save(&lured, "news.email", &[]).await.status, 403);
        assert!(site.browser().get(PAGE).await.location().starts_with("/sign-in?return="));
        assert!(save(&site.browser(), "news.email", &[]).await.location().starts_with("/sign-in?return="));
        assert_eq!(site.database.count("message_choice").await, 0);
    }

    async fn a_change_of_language_keeps_the_ticks_and_saves_nothing(site: Site) {
        site.publish_purposes_without_documents().await;
        let anna = site.owner("Anna", "anna@mail.example").await;
        let fields = [("shown", ALL), ("news.post", "on"), ("language", "nl")];
        let page = anna.member.browser.post_form(PAGE, &fields).await;
        assert_eq!(page.status, 200);
        assert!(page.body.contains("lang=\"nl\"") && page.body.contains("news in nl"));
        assert_eq!((state(&page.body, "news.post"), state(&page.body, "news.email")), ("ticked", "empty"));
        assert_eq!(site.database.count("message_choice").await, 0);
    }
}
