//! Two people, or one person twice, on the way with the same address: one account comes of it.

use crate::on_both_engines;
use crate::portal::{self, Algorithm, SoftPasskey, at_once};

on_both_engines! {
    async fn of_two_sign_ups_with_one_address_the_first_passkey_wins(site: Site) {
        let (first, first_mail) = site.applicant("Anna", "anna@mail.example").await;
        first.confirm_link(&first_mail.token).await.leads_to("/sign-up/passkey");
        let (second, second_mail) = site.applicant("Anna Two", "Anna@mail.example").await;
        second.confirm_link(&second_mail.token).await.leads_to("/sign-up/passkey");

        assert_eq!(second.create_passkey(&mut SoftPasskey::new(Algorithm::Es256)).await.status, 200);
        let refused = first.create_passkey(&mut SoftPasskey::new(Algorithm::Es256)).await;
        assert_eq!(refused.problem(), (409, "address-taken".to_owned()));
        assert!(!first.is_signed_in().await);
        assert!(second.is_signed_in().await);
        assert_eq!((site.database.count("person").await, site.database.count("passkey").await), (1, 1));
    }

    async fn five_sign_ups_with_one_address_finishing_at_once_make_one_account(site: Site) {
        let mut ready = Vec::new();
        for _ in 0..5 {
            let (browser, mail) = site.applicant("Anna", "anna@mail.example").await;
            browser.confirm_link(&mail.token).await.leads_to("/sign-up/passkey");
            let options = browser.ask_to_register().await;
            let mut passkey = SoftPasskey::new(Algorithm::Es256);
            let credential = passkey.register(&options.body, site.origin, &portal::Faults::default()).unwrap();
            ready.push((browser, credential));
        }
        let answers = at_once(ready.len(), |number| {
            let (browser, credential) = (ready[number].0.copy(), ready[number].1.clone());
            async move { browser.register(&credential).await }
        });
        let mut statuses: Vec<u16> = answers.await.iter().map(|answer| answer.status.as_u16()).collect();
        statuses.sort_unstable();
        assert_eq!(statuses, [200, 409, 409, 409, 409]);
        assert_eq!((site.database.count("person").await, site.database.count("contact").await), (1, 1));
    }
}
