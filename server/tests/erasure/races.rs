//! An erasure while the person, and whoever knows the address, are at it: what they do counts before it or not at all.

use portico_identity::consents::{Channel, Decision};
use portico_identity::events::check_log;

use crate::life::{ANNA, at_home, marks_of};
use crate::on_both_engines;
use crate::owner::parse;
use crate::portal::{self, Algorithm, Site, SoftPasskey};
use crate::traces::Marks;

on_both_engines! {
    async fn whatever_runs_at_the_same_time_leaves_nothing_behind(site: Site) {
        let mut anna = site.owner("Anna", ANNA).await;
        site.publish_purposes().await;
        site.wait_for_erasure(&anna).await;
        let codes = site.identity.make_recovery_codes(&anna.recent(&site), &at_home()).await.unwrap();
        let granted = site.shows_mail(ANNA).await;
        let mut answers = Vec::new();
        for _ in 0..4 {
            let browser = site.browser();
            let options = browser.ask_to_sign_in().await;
            let answer = anna.member.passkey.authenticate(&options.body, site.origin, &Default::default()).unwrap();
            answers.push((browser, answer));
        }
        let mut running = Vec::new();
        for (browser, answer) in answers {
            running.push(tokio::spawn(async move {
                browser.redeem(&answer).await;
                browser.get("/home").await;
            }));
        }
        running.push(tokio::spawn(async move {
            granted.recover_with(&codes[0]).await;
            granted.create_passkey(&mut SoftPasskey::new(Algorithm::Es256)).await;
        }));
        for _ in 0..4 {
            let (recovers, signs_up) = (site.browser(), site.browser());
            running.push(tokio::spawn(async move {
                recovers.recover(ANNA).await;
                signs_up.sign_up("Somebody", ANNA).await;
            }));
            running.push(tokio::spawn(decide_and_more(&site, &anna)));
        }
        let (identity, mut erased) = (site.identity.clone(), 0);
        for _ in 0..20 {
            // A lock that was waited for too long is tried again, as by the job.
            erased += identity.erase_due().await.unwrap_or(0);
        }
        for one in running {
            one.await.unwrap();
        }
        assert_eq!(erased, 1);
        let rows = site.rows().await;
        assert_eq!(Marks::new(anna.id, &[]).found_in(&rows), [], "nothing names the person");
        // Strangers may have typed the address afterwards: that is theirs, and goes by its clock.
        let left = marks_of(&anna).found_in(&rows);
        assert!(left.iter().all(|(table, _)| ["sign_up", "mail_proof"].contains(&table.as_str())), "{left:?}");
        assert_eq!(check_log(site.identity.store()).await.unwrap(), Vec::<String>::new());
    }
}

fn decide_and_more(site: &Site, anna: &crate::owner::Owner) -> impl Future<Output = ()> + Send + 'static {
    let (id, who, recent, at) = (site.identity.clone(), anna.who.clone(), anna.recent(site), at_home());
    let hash = site.purpose_hash("newsletter", "en");
    async move {
        // Each is done before the erasure, or refused after it.
        for decision in [Decision::Agree, Decision::Decline] {
            drop(id.decide(&who, "newsletter", decision, &hash, Channel::Portal, false, &at).await);
        }
        drop(id.ask_export(&recent, "en", &at).await);
        drop(id.add_address(&recent, &parse("another@mail.example"), &at).await);
        drop(id.ask_erasure(&recent, &at).await);
        drop(id.choose_language(&who, "ar", &at).await);
        drop(id.make_recovery_codes(&recent, &at).await);
    }
}
