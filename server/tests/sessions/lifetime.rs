//! How long a session lives: an hour without use, a day in all (NIST SP 800-63B-4 §2.2.3).

use crate::on_both_engines;
use crate::portal::{self, DAY, HOUR, MINUTE, SECOND, Site};

on_both_engines! {
    async fn an_hour_without_use_ends_a_session(site: Site) {
        let member = site.member("Anna", "anna@mail.example").await;
        for _ in 0..2 {
            site.wait(HOUR - SECOND);
            assert!(member.browser.is_signed_in().await, "use keeps it");
        }
        site.wait(HOUR + SECOND);
        assert!(!member.browser.is_signed_in().await);
    }

    async fn a_day_ends_a_session_however_much_it_is_used(site: Site) {
        let member = site.member("Anna", "anna@mail.example").await;
        for _ in 0..47 {
            site.wait(30 * MINUTE);
            assert!(member.browser.is_signed_in().await);
        }
        site.wait(30 * MINUTE - SECOND);
        assert!(member.browser.is_signed_in().await, "a second before its end");
        site.wait(2 * SECOND);
        assert!(!member.browser.is_signed_in().await, "a second after it");
    }

    async fn beginning_a_recovery_in_it_does_not_make_it_longer(site: Site) {
        let member = site.member("Anna", "anna@mail.example").await;
        let cookie = member.browser.session_cookie();
        for _ in 0..47 {
            site.wait(30 * MINUTE);
            assert!(member.browser.is_signed_in().await);
            member.browser.post_form("/recover", &[("email", "somebody@mail.example")]).await;
        }
        assert_eq!(member.browser.session_cookie(), cookie, "no new session either");
        site.wait(30 * MINUTE + SECOND);
        assert!(!member.browser.is_signed_in().await);
    }

    async fn signing_in_again_begins_another_day(site: Site) {
        let mut member = site.member("Anna", "anna@mail.example").await;
        site.wait(HOUR / 2);
        assert_eq!(member.browser.sign_in(&mut member.passkey).await.status, 200);
        for _ in 0..47 {
            site.wait(30 * MINUTE);
            assert!(member.browser.is_signed_in().await);
        }
        site.wait(30 * MINUTE - SECOND);
        assert!(member.browser.is_signed_in().await);
    }

    async fn ended_sessions_are_removed_and_living_ones_are_not(site: Site) {
        let early = site.member("Anna", "anna@mail.example").await;
        site.wait(DAY - HOUR / 2);
        let late = site.member("Piet", "piet@mail.example").await;
        site.wait(HOUR / 2);
        site.identity.remove_expired().await.unwrap();
        assert!(!early.browser.is_signed_in().await);
        assert!(late.browser.is_signed_in().await);
        assert_eq!(site.database.count("session WHERE level = 'signed-in'").await, 1);
    }
}

#[tokio::test]
async fn the_sign_in_page_says_why_a_session_is_gone() {
    let site = portal::Site::sqlite().await;
    let member = site.member("Anna", "anna@mail.example").await;
    let stranger = site.browser();
    let never = stranger.get(stranger.get("/home").await.location()).await.body;
    site.wait(HOUR);
    let ended = member.browser.get(member.browser.get("/home").await.location()).await.body;
    assert!(ended.contains("class=\"notice") && portal::text_of(&ended) != portal::text_of(&never));
}

#[tokio::test]
async fn a_page_is_read_where_its_sessions_last_use_cannot_be_noted() {
    let site = Site::sqlite().await;
    let member = site.member("Anna", "anna@mail.example").await;
    assert!(member.browser.is_signed_in().await, "and has seen what the session kept for the first page");
    let refuses = "CREATE TRIGGER full BEFORE UPDATE ON session BEGIN SELECT RAISE(ABORT, 'no room'); END";
    site.database.tamper(refuses).await;
    site.wait(2 * MINUTE);
    assert!(member.browser.is_signed_in().await);
    site.wait(HOUR);
    assert!(!member.browser.is_signed_in().await, "and ends no later for it");
}
