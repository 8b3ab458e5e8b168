//! Deciding by the forms, as everybody can.

use crate::on_both_engines;
use crate::portal::{self, MINUTE, text_of};
use crate::steps::{LIST, at, card, receipts_on, text_of_purpose};

on_both_engines! {
    async fn nothing_is_agreed_to_before_somebody_agrees(site: Site) {
        site.publish_purposes().await;
        let member = site.member("Anna", "anna@mail.example").await;
        let page = member.browser.get(LIST).await.body;
        for purpose in ["newsletter", "ads"] {
            let card = card(&page, purpose);
            assert!(card.contains("aria-checked=\"false\"") && card.contains("value=\"agree\""), "{purpose}");
            assert!(text_of(card).contains("You have not decided"), "{purpose}");
        }
        assert!(card(&page, "improve").contains("aria-checked=\"true\""), "used unless somebody objects");
        assert!(!card(&page, "account").contains("<form"), "needed");
        assert_eq!(site.count_entries().await, 0, "nothing is recorded of somebody who only has an account");
    }

    async fn withdrawing_takes_as_many_requests_as_giving(site: Site) {
        site.publish_purposes().await;
        let member = site.member("Anna", "anna@mail.example").await;
        for (decision, state, switch) in [("agree", "You agreed", "true"), ("decline", "You withdrew", "false")] {
            // Also long after the last passkey: neither asks for one.
            site.wait(11 * MINUTE);
            let form = card(&member.browser.get(LIST).await.body, "newsletter").to_owned();
            assert!(form.contains("id=\"consent-newsletter\"") && form.contains(&format!("value=\"{decision}\"")));
            member.browser.decide(&site, "newsletter", decision).await.leads_to(LIST);
            let page = member.browser.get(LIST).await.body;
            assert!(page.contains("role=\"status\""));
            let card = card(&page, "newsletter");
            assert!(text_of(card).contains(state) && card.contains(&format!("aria-checked=\"{switch}\"")), "{card}");
        }
        assert_eq!(site.count_entries().await, 2);
        assert_eq!(site.events().await.iter().filter(|kind| kind.starts_with("consent-")).count(), 2);
    }

    async fn a_card_does_not_say_that_the_person_declined_when_their_browser_did(site: Site) {
        site.publish_purposes_without_documents().await;
        let member = site.member("Anna", "anna@mail.example").await;
        assert_eq!(member.browser.with_gpc().get(LIST).await.status, 200);
        let page = member.browser.get(LIST).await.body;
        let told = text_of(card(&page, "ads"));
        assert!(told.contains("Your browser’s signal declined") && !told.contains("You declined"), "{told}");
        member.browser.decide(&site, "ads", "agree").await.leads_to(LIST);
        member.browser.decide(&site, "ads", "decline").await.leads_to(LIST);
        let page = member.browser.get(LIST).await.body;
        assert!(text_of(card(&page, "ads")).contains("You withdrew"));
    }

    async fn the_history_keeps_every_decision_with_the_text_as_it_was(site: Site) {
        site.publish_purposes().await;
        let member = site.member("Anna", "anna@mail.example").await;
        member.browser.decide(&site, "newsletter", "agree").await.leads_to(LIST);
        let first = text_of_purpose(&site, "newsletter");
        site.wait(MINUTE);
        site.publish_purpose_again("newsletter", false, |_| {}).await;
        let card_now = card(&member.browser.get(LIST).await.body, "newsletter").to_owned();
        assert!(text_of(&card_now).contains("What changed in version 2."), "what changed stands first");
        assert!(card_now.contains("value=\"agree\"") && card_now.contains("value=\"decline\""));
        member.browser.decide(&site, "newsletter", "decline").await.leads_to(LIST);
        let page = member.browser.get(&at("newsletter")).await.body;
        let words = text_of(&page);
        assert_eq!(receipts_on(&page).len(), 2);
        assert!(words.find("Withdrawn").unwrap() < words.find("Agreed").unwrap(), "the newest first");
        assert!(words.contains("(version 1)") && words.contains("(version 2)"));
        assert!(page.contains(&first) && page.contains(&text_of_purpose(&site, "newsletter")));
    }

    async fn objecting_works_like_withdrawing(site: Site) {
        site.publish_purposes().await;
        let member = site.member("Anna", "anna@mail.example").await;
        member.browser.decide(&site, "improve", "decline").await.leads_to(LIST);
        let page = member.browser.get(LIST).await.body;
        assert!(text_of(card(&page, "improve")).contains("You objected") && page.contains("Allow again"));
        member.browser.decide(&site, "improve", "agree").await.leads_to(LIST);
        assert!(text_of(card(&member.browser.get(LIST).await.body, "improve")).contains("You allowed it again"));
    }

    async fn another_text_than_the_one_that_was_read_is_not_agreed_to(site: Site) {
        site.publish_purposes().await;
        let member = site.member("Anna", "anna@mail.example").await;
        let old = text_of_purpose(&site, "newsletter");
        site.publish_purpose_again("newsletter", false, |_| {}).await;
        let refused = member.browser.post_form(&at("newsletter"), &[("decision", "agree"), ("text", &old)]).await;
        assert_eq!(refused.status, 409);
        assert!(refused.body.contains("role=\"alert\"") && refused.body.contains("Version 2."), "the new text is shown");
        assert!(refused.body.contains(&text_of_purpose(&site, "newsletter")) && !refused.body.contains(&old));
        assert_eq!(site.count_entries().await, 0);
    }

    async fn who_may_be_too_young_is_asked_for_the_date_of_birth_first(site: Site) {
        site.publish_purposes().await;
        let member = site.member("Anna", "anna@mail.example").await;
        let page = member.browser.get(LIST).await.body;
        assert!(card(&page, "photos").contains("href=\"/account\"") && !card(&page, "photos").contains("<form"));
        let refused = member.browser.decide(&site, "photos", "agree").await;
        assert_eq!(refused.status, 409);
        assert!(refused.body.contains("role=\"status\""));
        assert_eq!(site.count_entries().await, 0);
    }

    async fn what_is_needed_cannot_be_declined(site: Site) {
        site.publish_purposes().await;
        let member = site.member("Anna", "anna@mail.example").await;
        for decision in ["agree", "decline"] {
            assert_eq!(member.browser.decide(&site, "account", decision).await.status, 409);
        }
        assert_eq!(site.count_entries().await, 0);
    }
}
