//! Whoever leaves has nothing any more at the next request: pages, files, search; by an admin, by the day, by the source.

use portico_store::affiliation;
use portico_store::source_row::{self, Table};

use crate::firm::{ADMIN, As, member};
use crate::on_both_engines;
use crate::portal::{self, Browser, SECOND};

const PATHS: [&str; 8] = [
    "/portal/orders",
    "/portal/orders/file",
    "/portal/orders?q=A",
    "/portal/records/order",
    "/portal/records/order/file",
    "/portal/settings",
    "/portal/reports/settings",
    "/account/organisation",
];

async fn has_nothing(browser: &Browser) {
    for path in PATHS {
        assert_eq!(browser.get(path).await.status, 404, "{path}");
    }
    let found = browser.get("/portal/search?q=SECRET").await;
    assert!(!found.body.contains("SECRET-1"), "{}", found.body);
}

async fn has_all(browser: &Browser) {
    for path in PATHS {
        assert_eq!(browser.get(path).await.status, 200, "{path}");
    }
    assert!(browser.get("/portal/search?q=SECRET").await.body.contains("SECRET-1"));
}

on_both_engines! {
    async fn an_open_session_of_somebody_who_was_ended_sees_nothing(site: Site) {
        let firm = site.firm("Noordkade").await;
        let order = site.order(&firm, "SECRET-1").await;
        let (ada, _) = site.insider(&firm, "Ada Admin", "ada@noordkade.example", &ADMIN).await;
        let (sam, his) = site.insider(&firm, "Sam Sees", "sam@noordkade.example", &ADMIN).await;
        has_all(&sam.browser).await;
        ada.browser.post_form(&format!("/account/organisation/members/{his}/end"), &[]).await.leads_to("/account/organisation");
        has_nothing(&sam.browser).await;
        assert_eq!(sam.browser.get(&format!("/portal/orders/{order}")).await.status, 404);
        for path in ["/account/organisation/invite", "/account/organisation/attest"] {
            assert_eq!(sam.browser.post_form(path, &[("email", "x@y.example"), ("name", "X"), ("see-orders", "on")]).await.status, 404);
        }
        assert!(sam.browser.is_signed_in().await, "the account stays");
    }

    async fn the_last_day_ends_at_midnight_where_the_firm_is(site: Site) {
        let firm = site.firm("Noordkade").await;
        site.order(&firm, "SECRET-1").await;
        // 15 January 2027, 09:00 in Amsterdam.
        let today = As { ends_on: Some("2027-01-15"), ..ADMIN };
        let (mut sam, his) = site.insider(&firm, "Sam Sees", "sam@noordkade.example", &today).await;
        let ends_at = site.membership(his).await.ends_at.unwrap();
        site.wait(ends_at - site.clock.now() - SECOND);
        sam.browser.sign_in(&mut sam.passkey).await;
        has_all(&sam.browser).await;
        site.wait(SECOND);
        has_nothing(&sam.browser).await;
    }

    async fn what_the_source_no_longer_says_is_over(site: Site) {
        let firm = site.firm("Noordkade").await;
        site.order(&firm, "SECRET-1").await;
        let (sam, his) = site.insider(&firm, "Sam Sees", "sam@noordkade.example", &ADMIN).await;
        let mut db = site.identity.store().write().await.unwrap();
        let his = site.membership(his).await;
        let gone = source_row::retire(&mut db, Table::Affiliation, &his.source, &his.source_key, site.clock.now());
        assert!(gone.await.unwrap());
        db.commit().await.unwrap();
        has_nothing(&sam.browser).await;
    }

    async fn a_source_shortens_a_membership_and_never_lengthens_or_widens_it(site: Site) {
        let firm = site.firm("Noordkade").await;
        let (sam, his) = site.insider(&firm, "Sam Sees", "sam@noordkade.example", &member(&["orders"])).await;
        let (ada, _) = site.insider(&firm, "Ada Admin", "ada@noordkade.example", &ADMIN).await;
        ada.browser.post_form(&format!("/account/organisation/members/{his}/end"), &[]).await.leads_to("/account/organisation");
        let ended = site.membership(his).await;
        // The source says the old thing again, and more.
        let said = affiliation::Affiliation {
            role: "admin".into(), ends_on: None, ends_at: None, rights: r#"{"see":["*"],"act":["*"]}"#.into(), ..ended.clone()
        };
        let mut db = site.identity.store().write().await.unwrap();
        affiliation::upsert(&mut db, &said).await.unwrap();
        db.commit().await.unwrap();
        let after = site.membership(his).await;
        assert_eq!((after.ends_at, &after.role, &after.rights), (ended.ends_at, &ended.role, &ended.rights));
        assert_eq!(sam.browser.get("/portal/orders").await.status, 404);
    }
}
