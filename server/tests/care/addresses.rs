//! Further addresses: seen by their owner alone, added and removed calmly, and nobody learns who has an account.

use portico_identity::letters::Letter;

use super::letters::{further_to, newest_to, notices_to};
use crate::on_both_engines;
use crate::portal::{self, Answer, Browser, MINUTE, Member, Site, at_once, field_value, text_of};

pub const LIST: &str = "/account/addresses";

pub async fn add(browser: &Browser, address: &str) -> Answer {
    browser.post_form(LIST, &[("email", address)]).await
}

/// Asks for an address; where it waits.
pub async fn waiting(browser: &Browser, address: &str) -> String {
    let answer = add(browser, address).await;
    assert_eq!(answer.status, 303, "{}", answer.body);
    let path = answer.location().to_owned();
    assert!(path.starts_with("/account/addresses/") && !path.contains('?'), "{path}");
    path
}

/// Adds and confirms an address.
pub async fn confirmed(site: &Site, member: &Member, address: &str) {
    let path = waiting(&member.browser, address).await;
    let mail = newest_to(site, address).await;
    member.browser.post_form(&format!("{path}/code"), &[("code", &mail.code)]).await.leads_to(LIST);
}

/// The path of an address of the member, as the list has it.
async fn path_of(site: &Site, member: &Member, address: &str) -> String {
    let contacts = site.record_of(member).await.contacts;
    let id = contacts.iter().find(|contact| contact.address == address).unwrap().id;
    format!("{LIST}/{id}")
}

async fn addresses_of(site: &Site, member: &Member) -> Vec<(String, bool)> {
    let contacts = site.record_of(member).await.contacts;
    contacts.into_iter().map(|contact| (contact.address, contact.is_primary)).collect()
}

on_both_engines! {
    async fn an_address_is_added_made_primary_and_removed(site: Site) {
        let member = site.member("Sam", "sam@mail.example").await;
        let browser = &member.browser;
        confirmed(&site, &member, "sam@work.example").await;
        let page = browser.get(LIST).await.body;
        assert!(page.contains("role=\"status\"") && text_of(&page).contains("sam@work.example"));
        let both = [("sam@mail.example".to_owned(), true), ("sam@work.example".to_owned(), false)];
        assert_eq!(addresses_of(&site, &member).await, both);
        let work = path_of(&site, &member, "sam@work.example").await;
        browser.post_form(&format!("{work}/primary"), &[]).await.leads_to(LIST);
        assert_eq!(addresses_of(&site, &member).await[0].0, "sam@work.example");
        let page = browser.get(&format!("{work}/remove")).await;
        assert_eq!(page.status, 200);
        assert!(page.body.contains("<form id=\"remove-address\"") && text_of(&page.body).contains("sam@work.example"));
        browser.post_form(&format!("{work}/remove"), &[]).await.leads_to(LIST);
        assert_eq!(addresses_of(&site, &member).await, both[..1]);
        // In one moment, so in any order.
        let told = notices_to(&site, "sam@mail.example").await;
        for kind in ["address-added", "primary-changed", "address-removed"] {
            assert_eq!(told.iter().filter(|notice| notice.as_str() == kind).count(), 1, "{kind}: {told:?}");
        }
        let told = notices_to(&site, "sam@work.example").await;
        assert!(told.iter().any(|notice| notice.as_str() == "address-removed"), "the removed one is told, too: {told:?}");
    }

    async fn the_only_address_stays(site: Site) {
        let member = site.member("Sam", "sam@mail.example").await;
        let only = path_of(&site, &member, "sam@mail.example").await;
        let page = member.browser.get(&format!("{only}/remove")).await;
        assert!(page.status == 200 && !page.body.contains("remove-address"));
        let answer = member.browser.post_form(&format!("{only}/remove"), &[]).await;
        assert_eq!(answer.status, 422);
        assert!(answer.body.contains("href=\"/account/addresses\""));
        assert_eq!(addresses_of(&site, &member).await.len(), 1);
    }

    async fn other_peoples_addresses_are_nowhere(site: Site) {
        let owner = site.member("Sam", "sam@mail.example").await;
        let eve = site.member("Eve", "eve@mail.example").await;
        confirmed(&site, &owner, "sam@work.example").await;
        let verified = path_of(&site, &owner, "sam@work.example").await;
        let pending = waiting(&owner.browser, "sam@third.example").await;
        let mail = newest_to(&site, "sam@third.example").await;
        let before = site.record_of(&owner).await;
        let unknown = format!("{LIST}/0192f0c0-0000-7000-8000-000000000000");
        let odd = format!("{LIST}/%27%20OR%201=1--");
        for path in [&verified, &pending, &unknown, &odd] {
            assert_eq!(eve.browser.get(path).await.status, 404, "{path}");
            assert_eq!(eve.browser.get(&format!("{path}/remove")).await.status, 404, "{path}");
            for action in ["code", "resend", "drop", "primary", "remove"] {
                let answer = eve.browser.post_form(&format!("{path}/{action}"), &[("code", &mail.code)]).await;
                assert_eq!(answer.status, 404, "{path}/{action}");
                assert!(!answer.body.contains("sam@"));
            }
        }
        assert_eq!(site.record_of(&owner).await, before);
        assert_eq!(owner.browser.get(&pending).await.status, 200, "it still waits");
    }

    async fn an_address_of_another_account_is_answered_like_any_other(site: Site) {
        let eve = site.member("Eve", "eve@mail.example").await;
        let _owner = site.member("Sam", "sam@mail.example").await;
        let free = waiting(&eve.browser, "free@mail.example").await;
        let wanted = waiting(&eve.browser, "sam@mail.example").await;
        let (free_page, wanted_page) = (eve.browser.get(&free).await, eve.browser.get(&wanted).await);
        let blind = |page: &str, path: &str, address: &str| {
            without_numbers(&page.replace(path, "PATH").replace(address, "ADDRESS"))
        };
        assert!(
            blind(&free_page.body, &free, "free@mail.example") == blind(&wanted_page.body, &wanted, "sam@mail.example"),
            "the pages differ in more than path and address",
        );
        assert!(further_to(&site, "sam@mail.example").await.is_empty(), "no code goes to somebody else's mailbox");
        let told = site.letters_to("sam@mail.example").await;
        assert!(matches!(told.last(), Some(Letter::AddressWantedElsewhere { .. })));
        // Whoever owns it sees it only in their own account.
        let typed = eve.browser.post_form(&format!("{wanted}/code"), &[("code", "ABCD2345")]).await;
        assert_eq!(typed.status, 422);
    }

    async fn wrong_addresses_stay_in_the_form(site: Site) {
        let member = site.member("Sam", "sam@mail.example").await;
        let long = format!("{}@mail.example", "n".repeat(300));
        for typed in ["", "sam", "Sam <sam@mail.example>", long.as_str(), "SAM@Mail.example", "\"><svg onload=alert(1)>@x.nl"] {
            let answer = add(&member.browser, typed).await;
            assert_eq!(answer.status, 422, "{typed}");
            assert_eq!(field_value(&answer.body, "email").as_deref(), Some(typed));
            assert!(answer.body.contains("id=\"email-error\"") && !answer.body.contains("<svg onload"));
            assert!(text_of(&answer.body).contains("sam@mail.example"), "the list is still there");
        }
        let twice = member.browser.post(LIST, portal::FORM, "email=a%40b.nl&email=c%40d.nl").await;
        assert_eq!(twice.status, 422);
        assert_eq!(site.database.count("mail_proof").await, 0);
    }

    async fn an_account_takes_no_more_than_it_can_keep(site: Site) {
        let member = site.member("Sam", "sam@mail.example").await;
        for number in 0..3 {
            waiting(&member.browser, &format!("a{number}@mail.example")).await;
        }
        let answer = add(&member.browser, "one-more@mail.example").await;
        assert_eq!(answer.status, 422);
        assert_eq!(field_value(&answer.body, "email").as_deref(), Some("one-more@mail.example"));
        assert_eq!(site.database.count("mail_proof").await, 3);
    }

    async fn what_waits_can_be_dropped_also_without_a_recent_passkey(site: Site) {
        let member = site.member("Sam", "sam@mail.example").await;
        let path = waiting(&member.browser, "sam@wrong.example").await;
        let mail = newest_to(&site, "sam@wrong.example").await;
        site.wait(11 * MINUTE);
        member.browser.post_form(&format!("{path}/drop"), &[]).await.leads_to(LIST);
        assert!(!text_of(&member.browser.get(LIST).await.body).contains("sam@wrong.example"));
        assert_eq!(member.browser.get(&path).await.status, 404);
        assert_eq!(member.browser.post_form(&format!("{path}/drop"), &[]).await.status, 404);
        let link = format!("{LIST}/confirm?token={}", mail.token);
        assert!(member.browser.get(&link).await.status.is_client_error());
    }

    async fn two_hands_removing_the_last_two_leave_one(site: Site) {
        let member = site.member("Sam", "sam@mail.example").await;
        confirmed(&site, &member, "sam@work.example").await;
        let paths = [path_of(&site, &member, "sam@mail.example").await, path_of(&site, &member, "sam@work.example").await];
        let answers = at_once(20, |number| {
            let (browser, path) = (member.browser.copy(), format!("{}/remove", paths[number % 2]));
            async move { browser.post_form(&path, &[]).await }
        });
        let removed = answers.await.iter().filter(|answer| answer.status == 303).count();
        assert_eq!(removed, 1);
        let left = addresses_of(&site, &member).await;
        assert!(left.len() == 1 && left[0].1, "one is left, and it is the primary one: {left:?}");
    }
}

/// A page without what may differ between two of the same: nonces, request numbers, clocks.
fn without_numbers(page: &str) -> String {
    let page = page.split("nonce=\"").map(|part| part.split_once('"').map_or(part, |(_, rest)| rest));
    let page = page.collect::<Vec<_>>().concat();
    page.chars().filter(|letter| !letter.is_ascii_digit()).collect()
}

#[tokio::test]
async fn addresses_are_written_from_left_to_right_on_an_arabic_page() {
    let site = Site::sqlite().await;
    let member = site.member("سميرة", "sam@mail.example").await;
    member.browser.post_form("/language", &[("language", "ar"), ("return", LIST)]).await.leads_to(LIST);
    let page = member.browser.get(LIST).await.body;
    assert!(page.contains("dir=\"rtl\"") && page.contains("<bdi dir=\"ltr\">sam@mail.example</bdi>"));
}
