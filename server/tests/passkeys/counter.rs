//! The signature counter (WebAuthn L3 §6.1.1): it only goes forward, and 0 means that there is none.

use crate::on_both_engines;
use crate::portal::{self, Algorithm, Faults, SoftPasskey};

fn at(counter: u32) -> Faults {
    Faults { counter: Some(counter), ..Faults::default() }
}

on_both_engines! {
    async fn a_counter_that_goes_back_is_refused_and_on_record(site: Site) {
        for (algorithm, address) in [(Algorithm::Es256, "anna@mail.example"), (Algorithm::Ed25519, "piet@mail.example")] {
            let mut member = site.member_with("Anna", address, SoftPasskey::new(algorithm)).await;
            for (counter, status) in [(0, 200), (7, 200), (7, 401), (6, 401), (0, 401), (8, 200), (u32::MAX, 200), (1, 401)] {
                let answer = site.browser().sign_in_with(&mut member.passkey, &at(counter)).await;
                assert_eq!(answer.status.as_u16(), status, "{algorithm:?} at {counter}: {}", answer.body);
            }
            assert_eq!(site.record_of(&member).await.passkeys[0].counter, i64::from(u32::MAX));
        }
        let recorded = "event WHERE kind = 'sign-in-refused' AND detail LIKE '%Counter%'";
        assert_eq!(site.database.count(recorded).await, 8);
    }

    async fn a_counter_that_is_always_0_is_fine(site: Site) {
        let mut member = site.member("Anna", "anna@mail.example").await;
        for _ in 0..3 {
            member.sign_in_elsewhere(&site).await;
        }
        assert_eq!(site.record_of(&member).await.passkeys[0].counter, 0);
    }

    async fn a_copied_passkey_with_the_same_count_signs_in_once(site: Site) {
        let mut member = site.member("Anna", "anna@mail.example").await;
        let mut ready = Vec::new();
        for _ in 0..8 {
            let browser = site.browser();
            let options = browser.ask_to_sign_in().await;
            ready.push((member.passkey.authenticate(&options.body, site.origin, &at(5)).unwrap(), browser));
        }
        let answers = portal::at_once(ready.len(), |number| {
            let (credential, browser) = (ready[number].0.clone(), ready[number].1.copy());
            async move { browser.redeem(&credential).await }
        });
        let signed_in = answers.await.iter().filter(|answer| answer.status == 200).count();
        assert_eq!(signed_in, 1);
    }
}
