//! While a recovery waits its owner is told every day, once, however many replicas there are.

use portico_identity::letters::Notice;

use crate::on_both_engines;
use crate::portal::{self, DAY, HOUR, SECOND, Site};

const MAIL: &str = "anna@mail.example";
const WORK: &str = "anna@work.example";

/// The names of what an address was told of the waiting time.
async fn told(site: &Site, address: &str) -> Vec<&'static str> {
    let told = site.told(address).await.into_iter().map(|told| told.notice.as_str());
    told.filter(|name| name.starts_with("recovery") && *name != "recovery-proved").collect()
}

async fn told_after(site: &Site, time: i64) -> Vec<&'static str> {
    site.wait(time);
    site.identity.tell_waiting().await.unwrap();
    told(site, MAIL).await
}

on_both_engines! {
    async fn every_day_and_when_it_is_over(site: Site) {
        let anna = site.member("Anna", MAIL).await;
        anna.also_reads(&site, WORK).await;
        site.shows_mail(MAIL).await.begin_waiting().await.leads_to("/recover/waiting");
        let begun = site.clock.now();
        let mut all = vec!["recovery-started"];
        assert_eq!(told_after(&site, DAY - SECOND).await, all);
        for name in ["recovery-waits", "recovery-waits", "recovery-ready"] {
            all.push(name);
            assert_eq!(told_after(&site, SECOND).await, all);
            assert_eq!(told_after(&site, 0).await, all);
            assert_eq!(told_after(&site, DAY - SECOND).await, all);
        }
        assert_eq!(told(&site, WORK).await, all);
        let ready = site.told(MAIL).await.pop().unwrap();
        assert_eq!(ready.notice, Notice::RecoveryReady { until: begun + 10 * DAY });
        assert_eq!(told_after(&site, 6 * DAY + SECOND).await, all, "it lapses in silence");
        assert_eq!((site.count_events("recovery-ready").await, site.count_events("recovery-lapsed").await), (1, 1));
        assert_eq!(told_after(&site, DAY).await, all);
        assert_eq!(site.count_events("recovery-lapsed").await, 1);
    }

    async fn a_server_that_was_away_tells_once_and_goes_on_daily(site: Site) {
        site.member("Anna", MAIL).await;
        site.shows_mail(MAIL).await.begin_waiting().await.leads_to("/recover/waiting");
        assert_eq!(told_after(&site, 2 * DAY + HOUR).await.len(), 2);
        assert_eq!(told_after(&site, DAY - HOUR).await, ["recovery-started", "recovery-waits", "recovery-ready"]);
    }

    async fn many_hands_at_two_replicas_tell_once(site: Site) {
        site.member("Anna", MAIL).await;
        site.shows_mail(MAIL).await.begin_waiting().await.leads_to("/recover/waiting");
        let replica = site.replica().await;
        site.wait(DAY);
        let mut hands = tokio::task::JoinSet::new();
        for number in 0..20 {
            let identity = if number % 2 == 0 { site.identity.clone() } else { replica.identity.clone() };
            hands.spawn(async move { identity.tell_waiting().await.unwrap() });
        }
        hands.join_all().await;
        assert_eq!(told(&site, MAIL).await, ["recovery-started", "recovery-waits"]);
    }

    async fn every_one_of_these_mails_can_stop_it(site: Site) {
        site.member("Anna", MAIL).await;
        for (name, time) in [("recovery-started", 0), ("recovery-waits", DAY), ("recovery-ready", 3 * DAY)] {
            site.shows_mail(MAIL).await.begin_waiting().await.leads_to("/recover/waiting");
            told_after(&site, time).await;
            let token = site.not_me_of(MAIL, name).await;
            assert_eq!(site.browser().not_me(&token, "stop").await.status, 200, "{name}");
            let after = told_after(&site, 4 * DAY).await;
            assert_eq!(after.last(), Some(&"recovery-stopped"), "{name}");
        }
        assert_eq!(site.count_events("recovery-stopped").await, 3);
    }

    async fn a_stopped_one_is_not_told_of_any_more(site: Site) {
        let anna = site.member("Anna", MAIL).await;
        site.shows_mail(MAIL).await.begin_waiting().await.leads_to("/recover/waiting");
        assert_eq!(told(&site, MAIL).await, ["recovery-started"]);
        anna.browser.post_form("/account/recovery/stop", &[]).await.leads_to("/account/recovery");
        assert_eq!(told_after(&site, 2 * DAY).await, ["recovery-started", "recovery-stopped"]);
    }
}
