//! Who is the owner, but may not now: without a recent passkey, with a frozen account, or in the middle of a recovery.

use portico_app::routes::{Access, Door, doors};

use crate::objects::{owner, path};
use crate::on_both_engines;
use crate::portal::{self, MINUTE};
use crate::strangers::{act_for, knock};

const ADDRESSES: [&str; 3] = ["anna@mail.example", "anna@work.example", "anna@new.example"];

/// What changes something of a person's without a recent passkey, and why it may. Everything else that is posted needs one.
const WITHOUT_STEP_UP: &[(&str, &str)] = &[
    ("/account", "name, language, zone and look open no way in"),
    ("/account/addresses/confirm", "spends a link that was asked for with a recent passkey"),
    ("/account/addresses/{id}/code", "the same by its code"),
    ("/account/addresses/{id}/resend", "writes to an address that was typed with a recent passkey"),
    ("/account/passkeys/offer", "puts an offer off"),
    ("/account/consents/{purpose}", "taking a consent back must be as easy as giving it"),
    ("/account/messages", "what is sent can be chosen again at any time"),
    ("/account/terms/{document}", "agrees to what can be read and is on record"),
    ("/account/privacy/correct", "asks people, who look before they change anything"),
    ("/account/privacy/ask", "asks people"),
    ("/account/privacy/restrict", "has data used less, or as it was allowed before"),
    (
        "/account/family/{id}/choose",
        "what an adult of the family sees is shared and taken back in a moment, and stands in both histories",
    ),
    ("/account/family/claim", "the code and a date of birth are what it needs; it opens nothing of the account's own"),
    ("/account/family/children/{id}/consents/{purpose}", "agreeing and taking back cost the same, for a child too"),
];

fn is_sensitive(door: &Door) -> bool {
    door.access == Access::RecentAuth
}

#[test]
fn every_change_behind_the_door_asks_for_a_recent_passkey_or_says_why_not() {
    let behind = doors().into_iter().filter(|door| door.method == "POST" && door.path.starts_with("/account"));
    for door in behind {
        let excused = WITHOUT_STEP_UP.iter().any(|(path, _)| *path == door.path);
        let expected = match door.access {
            Access::RecentAuth | Access::Protective => !excused,
            Access::SignedIn => excused,
            Access::Open | Access::Recovering => false,
        };
        assert!(expected, "{door:?}");
    }
    for (path, _) in WITHOUT_STEP_UP {
        assert!(doors().iter().any(|door| door.path == *path), "{path} is no route any more");
    }
}

on_both_engines! {
    async fn a_stale_session_does_nothing_sensitive(site: Site) {
        let (anna, things) = owner(&site, "Anna de Wit", ADDRESSES).await;
        let before = site.record_of(&anna).await;
        site.wait(11 * MINUTE);
        let sensitive: Vec<_> = doors().into_iter().filter(is_sensitive).collect();
        assert!(sensitive.len() > 10, "{sensitive:?}");
        let events = site.events().await;
        for door in &sensitive {
            act_for(&anna.browser, door, &things).await;
            let answer = knock(&anna.browser, door, &path(door, &things)).await;
            if door.path.starts_with("/api/") {
                assert_eq!(answer.problem(), (401, "recent-auth-needed".into()), "{door:?}");
            } else {
                assert_eq!(answer.status, 303, "{door:?}");
                assert!(answer.location().starts_with("/sign-in?return="), "{door:?} {}", answer.location());
            }
        }
        assert_eq!(site.record_of(&anna).await, before);
        assert_eq!(site.events().await, events);
        assert!(anna.browser.is_signed_in().await, "asked again, not thrown out");
    }

    async fn a_frozen_account_shows_one_page_and_changes_nothing(site: Site) {
        let (mut anna, things) = owner(&site, "Anna de Wit", ADDRESSES).await;
        anna.browser.post_form("/account/freeze", &[]).await;
        assert!(!anna.browser.is_signed_in().await, "a freeze ends the session too");
        assert_eq!(anna.browser.sign_in(&mut anna.passkey).await.status, 200);
        let before = site.record_of(&anna).await;
        for door in doors().iter().filter(|door| !matches!(door.access, Access::Open | Access::Recovering)) {
            if matches!(door.path, "/account/frozen" | "/account/thaw" | "/account/freeze") || door.path.ends_with("/stop") {
                continue;
            }
            let answer = knock(&anna.browser, door, &path(door, &things)).await;
            if door.path.starts_with("/api/") {
                assert_eq!(answer.problem(), (423, "account-frozen".into()), "{door:?}");
            } else {
                answer.leads_to("/account/frozen");
            }
        }
        assert_eq!(site.record_of(&anna).await, before);
        anna.browser.post_form("/account/thaw", &[]).await.leads_to("/home");
        assert!(anna.browser.is_signed_in().await);
    }
}
