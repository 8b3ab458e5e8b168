//! Two replicas on one PostgreSQL: what one ends or counts is ended and counted for the other, on the next request.

use crate::portal::{HOUR, SECOND, Site, at_once};

async fn two_replicas() -> (Site, Site) {
    let first = Site::postgres().await;
    let second = first.replica().await;
    (first, second)
}

#[tokio::test]
async fn a_session_is_known_to_both_and_ends_for_both() {
    let (first, second) = two_replicas().await;
    let member = first.member("Anna", "anna@mail.example").await;
    let there = member.browser.copy_at(&second);
    assert!(there.is_signed_in().await);
    there.sign_out().await.leads_to("/sign-in");
    assert!(!member.browser.is_signed_in().await);
}

#[tokio::test]
async fn use_at_one_keeps_the_session_alive_at_the_other() {
    let (first, second) = two_replicas().await;
    let member = first.member("Anna", "anna@mail.example").await;
    let there = member.browser.copy_at(&second);
    for _ in 0..2 {
        first.wait(HOUR - SECOND);
        assert!(there.is_signed_in().await);
        assert!(member.browser.is_signed_in().await);
    }
}

#[tokio::test]
async fn a_sign_up_and_a_ceremony_may_change_replicas_half_way() {
    let (first, second) = two_replicas().await;
    let (browser, mail) = first.applicant("Piet", "piet@mail.example").await;
    let there = browser.copy_at(&second);
    there.confirm_code(&mail.code).await.leads_to("/sign-up/passkey");
    let back = there.copy_at(&first);
    let options = back.ask_to_register().await;
    let mut passkey = crate::portal::SoftPasskey::new(crate::portal::Algorithm::Es256);
    let credential = passkey.register(&options.body, first.origin, &Default::default()).unwrap();
    assert_eq!(back.copy_at(&second).register(&credential).await.status, 200);
}

#[tokio::test]
async fn freezing_at_one_ends_every_session_and_blocks_every_change_at_the_other() {
    let (first, second) = two_replicas().await;
    let mut anna = first.member("Anna", "anna@mail.example").await;
    let codes = anna.browser.save_codes().await;
    let elsewhere = anna.sign_in_elsewhere(&second).await;
    let granted = second.granted("anna@mail.example", &codes[0]).await;
    assert!(anna.browser.copy_at(&second).is_signed_in().await);

    assert_eq!(anna.browser.freeze().await.status, 200);
    for ended in [anna.browser.copy_at(&second), elsewhere.copy(), elsewhere.copy_at(&first)] {
        assert!(!ended.is_signed_in().await);
    }
    let stopped = granted.create_passkey(&mut crate::portal::SoftPasskey::new(crate::portal::Algorithm::Es256)).await;
    assert_ne!(stopped.status, 200, "a recovery that was granted is stopped as well");
    assert_eq!(first.record_of(&anna).await.passkeys.len(), 1);

    let there = second.browser();
    assert_eq!(there.sign_in(&mut anna.passkey).await.status, 200);
    there.get("/home").await.leads_to("/account/frozen");
    for (path, fields) in [
        ("/account/recovery/codes", &[][..]),
        ("/account/addresses", &[("email", "eve@mail.example")]),
        ("/account/passkeys/offer", &[("answer", "never")]),
        ("/account/sessions/end-others", &[]),
    ] {
        there.post_form(path, fields).await.leads_to("/account/frozen");
    }
    assert!(second.letters_to("eve@mail.example").await.is_empty());

    there.thaw().await.leads_to("/home");
    assert!(there.copy_at(&first).is_signed_in().await);
    assert!(!anna.browser.is_signed_in().await, "what freezing ended stays ended");
}

#[tokio::test]
async fn limits_hold_over_both() {
    let (first, second) = two_replicas().await;
    let network = "203.0.113.7".parse().unwrap();
    for number in 0..5 {
        let site = if number % 2 == 0 { &first } else { &second };
        site.browser_from(network).sign_up("Eve", "anna@mail.example").await.leads_to("/sign-up/sent");
    }
    for site in [&first, &second] {
        assert_eq!(site.browser_from(network).sign_up("Eve", "anna@mail.example").await.status, 429);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn fifty_hands_at_both_redeem_one_answer_once() {
    let (first, second) = two_replicas().await;
    let mut member = first.member("Anna", "anna@mail.example").await;
    let browser = first.browser();
    let options = browser.ask_to_sign_in().await;
    let credential = member.passkey.authenticate(&options.body, first.origin, &Default::default()).unwrap();
    let answers = at_once(50, |number| {
        let browser = if number % 2 == 0 { browser.copy() } else { browser.copy_at(&second) };
        let credential = credential.clone();
        async move { browser.redeem(&credential).await }
    });
    assert_eq!(answers.await.iter().filter(|answer| answer.status == 200).count(), 1);
}
