//! Retention, proven with a moved clock: each class goes when its time is over and not before, and histories stay provable.

use portico_identity::events::check_log;
use portico_identity::retention::{CLASSES, Class};
use portico_identity::rights::{RightsAsk, RightsKind};

use crate::life::{ANNA, BOB, at_home};
use crate::on_both_engines;
use crate::portal::{self, DAY, HOUR, MINUTE, SECOND, Site};

async fn over(site: &Site, class: Class, dry_run: bool) -> u64 {
    let report = site.identity.retain(dry_run).await.unwrap();
    assert_eq!(report.lines.len(), CLASSES.len());
    report.lines.into_iter().find(|line| line.class == class).unwrap().over
}

on_both_engines! {
    async fn entries_of_a_history_go_after_two_years_and_the_rest_stays_provable(site: Site) {
        let anna = site.owner("Anna", ANNA).await;
        let bob = site.owner("Bob", BOB).await;
        let old = site.database.count("event").await;
        site.wait(400 * DAY);
        site.identity.choose_language(&anna.who, "nl", &at_home()).await.unwrap();
        site.wait(330 * DAY);
        assert_eq!(over(&site, Class::Activity, false).await, 0, "not before its time");
        assert_eq!(site.database.count("event").await, old + 1);
        site.wait(1 + SECOND);
        let before = site.database.dump().await;
        assert_eq!(over(&site, Class::Activity, true).await, old);
        assert_eq!(site.database.dump().await, before, "a dry run changes nothing");
        assert_eq!(over(&site, Class::Activity, false).await, old);
        assert_eq!(site.database.count("event WHERE kind = 'language-changed'").await, 1);
        assert_eq!(site.count_events("history-pruned").await, 3, "Anna's, Bob's and the installation's");
        assert_eq!(check_log(site.identity.store()).await.unwrap(), Vec::<String>::new());
        // The history goes on behind it.
        site.identity.choose_language(&bob.who, "ar", &at_home()).await.unwrap();
        assert_eq!(check_log(site.identity.store()).await.unwrap(), Vec::<String>::new());
        assert_eq!(over(&site, Class::Activity, false).await, 0);
        // And is cut again, a month at once.
        site.wait(731 * DAY);
        assert!(over(&site, Class::Activity, false).await > 0);
        assert_eq!(check_log(site.identity.store()).await.unwrap(), Vec::<String>::new());
    }

    async fn a_history_is_cut_once_a_month_and_not_every_night(site: Site) {
        let anna = site.owner("Anna", ANNA).await;
        for _ in 0..40 {
            site.wait(DAY);
            site.identity.choose_language(&anna.who, "nl", &at_home()).await.unwrap();
        }
        site.wait(690 * DAY);
        for _ in 0..40 {
            site.wait(DAY);
            site.identity.retain(false).await.unwrap();
            assert_eq!(site.database.count(&format!("event WHERE at < {}", site.identity.now() - 730 * DAY)).await, 0);
        }
        let cuts = format!("event WHERE kind = 'history-pruned' AND stream = {}", site.literal(anna.id));
        assert_eq!(site.database.count(&cuts).await, 2);
    }

    async fn a_forged_beginning_shows(site: Site) {
        site.owner("Anna", ANNA).await;
        let stream = "stream = (SELECT stream FROM event WHERE kind = 'account-created')";
        let whole = site.database.dump().await;
        let head = format!("(SELECT hash FROM event WHERE position = 1 AND {stream})");
        // Whoever has the database takes the first entry out and says that its time was over.
        site.database.tamper(&format!("UPDATE event_chain SET pruned_length = 1, pruned_head = {head} WHERE {stream}")).await;
        site.database.tamper("DELETE FROM event WHERE kind = 'account-created'").await;
        assert_ne!(site.database.dump().await, whole);
        assert_eq!(check_log(site.identity.store()).await.unwrap().len(), 1);
    }

    async fn an_anchor_that_was_moved_shows(site: Site) {
        site.owner("Anna", ANNA).await;
        site.wait(731 * DAY);
        site.identity.retain(false).await.unwrap();
        assert_eq!(check_log(site.identity.store()).await.unwrap(), Vec::<String>::new());
        for change in ["pruned_length = 0, pruned_head = NULL", "pruned_length = pruned_length + 1", "pruned_head = head"] {
            let before = site.database.column(&site.chains()).await;
            site.database.tamper(&format!("UPDATE event_chain SET {change}")).await;
            assert!(!check_log(site.identity.store()).await.unwrap().is_empty(), "{change}");
            assert_ne!(site.database.column(&site.chains()).await, before);
            site.restore_anchors().await;
        }
        assert_eq!(check_log(site.identity.store()).await.unwrap(), Vec::<String>::new());
    }

    async fn requests_are_kept_for_24_months_after_their_end(site: Site) {
        let anna = site.owner("Anna", ANNA).await;
        assert!(site.identity.restrict(&anna.who, true, &at_home()).await.unwrap());
        let open = RightsAsk { kind: RightsKind::Other, about: String::new(), words: "How?".into() };
        let _asked = site.identity.ask_right(&anna.who, open, &at_home()).await.unwrap();
        site.wait(731 * DAY - 1);
        assert_eq!(over(&site, Class::Requests, false).await, 0);
        site.wait(1);
        assert_eq!(over(&site, Class::Requests, false).await, 1);
        assert_eq!(site.database.count("rights_request WHERE kind = 'other'").await, 1, "what is open stays");
    }

    async fn letters_webhooks_exports_and_tombstones_have_their_clocks(site: Site) {
        let (anna, _bob) = site.two_full_lives().await;
        site.wait_for_erasure(&anna).await;
        site.identity.erase_due().await.unwrap();
        site.letters_to(ANNA).await;
        let now = site.identity.now();
        site.database.tamper(&format!("UPDATE webhook SET delivered_at = {now}")).await;
        site.database.tamper(&format!("UPDATE data_export SET ready_at = {now}, expires_at = {}, archive = {}", now + 7 * DAY, site.some_bytes())).await;
        let (hooks, exports) = (site.database.count("webhook").await, site.database.count("data_export").await);
        assert!(hooks > 0 && exports > 0);
        site.wait(7 * DAY - 1);
        site.identity.remove_expired().await.unwrap();
        assert_eq!(site.database.count("data_export WHERE archive IS NOT NULL").await, exports);
        site.wait(1);
        site.identity.remove_expired().await.unwrap();
        assert_eq!(site.database.count("data_export WHERE archive IS NOT NULL").await, 0);
        site.wait(23 * DAY - 1);
        assert_eq!((over(&site, Class::Webhooks, false).await, over(&site, Class::Exports, false).await), (0, 0));
        site.wait(1);
        assert!(over(&site, Class::Mail, true).await > 0);
        assert_eq!(over(&site, Class::Webhooks, false).await, hooks);
        assert_eq!(site.database.count("mail_outbox WHERE sent_at IS NOT NULL").await, 0);
        site.wait(7 * DAY);
        assert_eq!(over(&site, Class::Exports, false).await, exports);
        assert_eq!(site.database.count("tombstone").await, 5);
        site.wait(3653 * DAY);
        assert_eq!(over(&site, Class::Tombstones, false).await, 5);
    }

    async fn the_night_comes_once_for_all_replicas(site: Site) {
        site.owner("Anna", ANNA).await;
        assert!(site.identity.retain_nightly().await.unwrap().is_none(), "the first time it is only planned");
        let replica = site.replica().await;
        let mut nights = Vec::new();
        for _ in 0..72 {
            site.wait(HOUR);
            let (here, there) = tokio::join!(site.identity.retain_nightly(), replica.identity.retain_nightly());
            let done = u32::from(here.unwrap().is_some()) + u32::from(there.unwrap().is_some());
            assert!(done <= 1);
            if done == 1 {
                nights.push(site.identity.now() / HOUR % 24);
            }
        }
        assert_eq!(nights, [3, 3, 3], "at three, once a night");
    }

    async fn a_night_that_broke_off_is_done_again_within_the_hour(site: Site) {
        assert!(site.identity.retain_nightly().await.unwrap().is_none());
        // Another replica took the work and died.
        site.wait(DAY);
        let now = site.identity.now();
        site.database.tamper(&format!("UPDATE job SET due_at = {} WHERE name = 'retain'", now + HOUR)).await;
        site.wait(59 * MINUTE);
        assert!(site.identity.retain_nightly().await.unwrap().is_none());
        site.database.tamper("INSERT INTO job (name, due_at) VALUES ('compact', 1)").await;
        site.wait(MINUTE);
        assert!(site.identity.retain_nightly().await.unwrap().is_some());
        assert_eq!(site.database.count("job WHERE name = 'compact'").await, 0, "the file was written anew");
    }
}

impl Site {
    fn chains(&self) -> String {
        let text = if self.database.is_sqlite() { "quote(pruned_head)" } else { "coalesce(pruned_head::text, '')" };
        format!("SELECT pruned_length || {text} FROM event_chain ORDER BY stream")
    }

    fn some_bytes(&self) -> &'static str {
        if self.database.is_sqlite() { "x'00ff'" } else { "'\\x00ff'" }
    }

    /// As the newest entries about a cut say.
    async fn restore_anchors(&self) {
        let restored = if self.database.is_sqlite() {
            "UPDATE event_chain SET (pruned_length, pruned_head) = (SELECT json_extract(detail, '$.up_to'), unhex(json_extract(detail, '$.head'))
                FROM event WHERE event.stream = event_chain.stream AND kind = 'history-pruned')"
        } else {
            "UPDATE event_chain SET (pruned_length, pruned_head) = (SELECT (detail::json->>'up_to')::bigint, decode(detail::json->>'head', 'hex')
                FROM event WHERE event.stream = event_chain.stream AND kind = 'history-pruned')"
        };
        self.database.tamper(restored).await;
    }
}
