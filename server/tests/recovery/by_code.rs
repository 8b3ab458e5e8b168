//! Back in with a mail and a saved code.

use crate::on_both_engines;
use crate::portal::{self, Algorithm, SoftPasskey, has_form, text_of};

const MAIL: &str = "anna@mail.example";
const WORK: &str = "anna@work.example";

on_both_engines! {
    async fn a_saved_code_leads_back_in_and_ends_everything_else(site: Site) {
        let replica = site.replica().await;
        let mut anna = site.member("Anna de Wit", MAIL).await;
        anna.also_reads(&site, WORK).await;
        let codes = anna.browser.save_codes().await;
        let elsewhere = anna.sign_in_elsewhere(&site).await;
        let at_replica = elsewhere.copy_at(&replica);
        let phone = site.granted(MAIL, &codes[3]).await;
        assert!(anna.browser.is_signed_in().await, "until there is a new passkey nothing ends");
        let page = phone.get("/recover/passkey").await;
        assert!(page.body.contains("data-action=\"passkey-create\""));
        let before = phone.session_cookie();
        let mut new = SoftPasskey::new(Algorithm::Ed25519);
        let created = phone.create_passkey(&mut new).await;
        assert_eq!((created.status.as_u16(), created.json()["next"].as_str()), (200, Some("/account/recovery")));
        assert_ne!(phone.session_cookie(), before);
        assert!(phone.is_signed_in().await);
        for ended in [&anna.browser, &elsewhere, &at_replica, &anna.browser.copy_at(&replica)] {
            assert!(!ended.is_signed_in().await);
        }
        for address in [MAIL, WORK] {
            assert!(site.told_of(address, "recovered").await.not_me.is_some());
        }
        // Both passkeys, the new one and the one of before, at either replica.
        assert_eq!(replica.browser().sign_in(&mut new).await.status, 200);
        assert_eq!(replica.browser().sign_in(&mut anna.passkey).await.status, 200);
        assert_eq!(site.count_events("recovered").await, 1);
    }

    async fn a_used_code_is_dead_and_is_replaced_where_one_lands(site: Site) {
        let anna = site.member("Anna", MAIL).await;
        let codes = anna.browser.save_codes().await;
        assert_eq!(codes.len(), 10);
        let phone = site.granted(MAIL, &codes[0]).await;
        phone.create_passkey(&mut SoftPasskey::new(Algorithm::Es256)).await;
        let page = phone.get("/account/recovery").await;
        assert!(has_form(&page, "replace-codes"));
        assert!(text_of(&page.body).contains("9 codes are left"));
        let fresh = phone.replace_codes().await;
        assert_eq!(fresh.len(), 1);
        assert!(!codes.contains(&fresh[0]));
        assert!(!has_form(&phone.get("/account/recovery").await, "replace-codes"));
        phone.post_form("/account/recovery/replace", &[]).await.leads_to("/account/recovery");
        let tablet = site.shows_mail(MAIL).await;
        let refused = tablet.recover_with(&codes[0]).await;
        assert_eq!(refused.status, 422);
        assert!(has_form(&refused, "recover-with-code"));
        tablet.recover_with(&fresh[0]).await.leads_to("/recover/passkey");
        site.granted(MAIL, &codes[9]).await;
    }

    async fn new_codes_void_the_old_ones_and_their_owner_is_told(site: Site) {
        let anna = site.member("Anna", MAIL).await;
        let old = anna.browser.save_codes().await;
        let new = anna.browser.save_codes().await;
        assert!(old.iter().all(|code| !new.contains(code)));
        assert_eq!(site.times_told(MAIL, "codes-made").await, 2);
        let phone = site.shows_mail(MAIL).await;
        assert_eq!(phone.recover_with(&old[0]).await.status, 422);
        phone.recover_with(&new[0]).await.leads_to("/recover/passkey");
    }

    async fn codes_rest_as_hashes_and_are_shown_once(site: Site) {
        let anna = site.member("Anna", MAIL).await;
        let codes = anna.browser.save_codes().await;
        let (dump, page) = (site.database.dump().await, anna.browser.get("/account/recovery").await.body);
        for code in &codes {
            let plain = code.replace('-', "");
            let hexed: String = plain.bytes().map(|byte| format!("{byte:02x}")).collect();
            for secret in [code, &plain, &hexed, &hexed.to_uppercase()] {
                assert!(!dump.contains(secret.as_str()) && !page.contains(secret.as_str()));
            }
        }
    }

    async fn a_code_is_read_as_people_write_it(site: Site) {
        let anna = site.member("Anna", MAIL).await;
        let codes = anna.browser.save_codes().await;
        let typed = [
            codes[0].to_lowercase(),
            codes[1].replace('-', " "),
            codes[2].replace('-', ""),
            codes[3].replace('0', "o").replace('1', "l"),
        ];
        for typed in typed {
            site.granted(MAIL, &typed).await;
        }
    }

    async fn a_mistyped_code_is_told_so_and_is_no_try(site: Site) {
        let anna = site.member("Anna", MAIL).await;
        let codes = anna.browser.save_codes().await;
        let phone = site.shows_mail(MAIL).await;
        let last = if codes[0].ends_with('7') { "8" } else { "7" };
        let mistyped = format!("{}{last}", &codes[0][..codes[0].len() - 1]);
        let events = site.events().await;
        for typed in [mistyped.as_str(), "", "AAAA", "recovery code"] {
            for _ in 0..10 {
                let answer = phone.recover_with(typed).await;
                assert_eq!(answer.status, 422, "{typed}");
                assert!(text_of(&answer.body).contains("mistyped"), "{typed}");
            }
        }
        assert_eq!(site.events().await, events);
        let answer = phone.recover_with(&mistyped).await;
        assert_eq!(portal::field_value(&answer.body, "recovery_code").as_deref(), Some(mistyped.as_str()));
        phone.recover_with(&codes[0]).await.leads_to("/recover/passkey");
    }

    async fn another_persons_code_is_no_proof(site: Site) {
        site.member("Anna", MAIL).await;
        let eve = site.member("Eve", "eve@mail.example").await;
        let codes = eve.browser.save_codes().await;
        let phone = site.shows_mail(MAIL).await;
        assert_eq!(phone.recover_with(&codes[0]).await.status, 422);
        site.granted("eve@mail.example", &codes[0]).await;
    }

    async fn whoever_is_signed_in_may_recover_too(site: Site) {
        let anna = site.member("Anna", MAIL).await;
        let codes = anna.browser.save_codes().await;
        assert!(has_form(&anna.browser.get("/recover").await, "recover"));
        anna.browser.recover(MAIL).await.leads_to("/recover/sent");
        let mail = site.recovery_mail_to(MAIL).await;
        anna.browser.recover_link(&mail.token).await.leads_to("/recover/proof");
        assert!(anna.browser.is_signed_in().await, "nothing is taken away on the way");
        anna.browser.recover_with(&codes[0]).await.leads_to("/recover/passkey");
        let created = anna.browser.create_passkey(&mut SoftPasskey::new(Algorithm::Rs256)).await;
        assert_eq!(created.status, 200, "{}", created.body);
        assert_eq!(site.count_events("recovered").await, 1);
        assert_eq!(site.count_events("passkey-added").await, 0);
    }

    async fn whoever_is_signed_in_may_recover_the_account_of_somebody_else_who_sits_there(site: Site) {
        let anna = site.member("Anna", MAIL).await;
        let codes = anna.browser.save_codes().await;
        let eve = site.member("Eve", "eve@mail.example").await;
        eve.browser.recover(MAIL).await.leads_to("/recover/sent");
        let mail = site.recovery_mail_to(MAIL).await;
        eve.browser.recover_code(&mail.code).await.leads_to("/recover/proof");
        eve.browser.recover_with(&codes[0]).await.leads_to("/recover/passkey");
        assert!(!eve.browser.is_signed_in().await, "one person at a time");
        let mut new = SoftPasskey::new(Algorithm::Es256);
        assert_eq!(eve.browser.create_passkey(&mut new).await.status, 200);
        let there = portal::Member { browser: eve.browser, passkey: new, address: MAIL };
        assert_eq!(site.record_of(&there).await.person, site.record_of(&anna).await.person);
        assert_eq!(site.record_of(&anna).await.passkeys.len(), 2);
    }
}
