//! An admin changes and ends what colleagues may, never beyond their own, and never the last admin.

use portico_identity::portal::days::{day_ends, zone_named};
use uuid::Uuid;

use crate::firm::{ADMIN, As, member};
use crate::on_both_engines;
use crate::portal::{self, MINUTE, text_of};

/// An admin with orders and reports until the end of June.
const LIMITED: As<'static> = As { role: "admin", see: &["orders", "reports"], act: &[], ends_on: Some("2027-06-30") };

fn change(id: Uuid) -> String {
    format!("/account/organisation/members/{id}/change")
}

fn end(id: Uuid) -> String {
    format!("/account/organisation/members/{id}/end")
}

fn rights(row: &portico_store::affiliation::Affiliation) -> serde_json::Value {
    serde_json::from_str(&row.rights).unwrap()
}

on_both_engines! {
    async fn an_admin_gives_and_limits_and_it_holds_at_the_next_request(site: Site) {
        let firm = site.firm("Noordkade").await;
        site.order(&firm, "A-1").await;
        let (ada, _) = site.insider(&firm, "Ada Admin", "ada@noordkade.example", &ADMIN).await;
        let (sam, his) = site.insider(&firm, "Sam Sees", "sam@noordkade.example", &member(&["orders"])).await;
        sam.browser.page("/portal/orders").await;
        let page = ada.browser.page(&format!("/account/organisation/members/{his}")).await;
        assert!(page.contains("change-member") && page.contains("see-invoices") && text_of(&page).contains("Sam Sees"), "{page}");
        let fields = [("see-invoices", "on"), ("see-settings", "on"), ("act-settings", "on"), ("ends_on", "2027-12-31")];
        ada.browser.post_form(&change(his), &fields).await.leads_to("/account/organisation");
        assert!(text_of(&ada.browser.page("/account/organisation").await).contains("Changed"));
        assert_eq!(sam.browser.get("/portal/orders").await.status, 404);
        sam.browser.page("/portal/invoices").await;
        sam.browser.page("/portal/settings").await;
        let row = site.membership(his).await;
        let zone = zone_named("Europe/Amsterdam").unwrap();
        assert_eq!((row.ends_on.as_deref(), row.ends_at), (Some("2027-12-31"), day_ends(&zone, "2027-12-31")));
        assert_eq!(rights(&row), serde_json::json!({ "see": ["invoices", "settings"], "act": ["settings"] }));
        // In both histories.
        assert_eq!(site.count_events("member-changed").await, 2);
        for (browser, other) in [(&ada.browser, "Sam Sees"), (&sam.browser, "Ada Admin")] {
            let history = text_of(&browser.page("/account/activity?show=relations").await).replace(['\u{2068}', '\u{2069}'], "");
            assert!(history.contains(&format!("What a colleague may do was changed: {other} at Noordkade")), "{history}");
        }
        // That somebody looked at his page stands in his list of who did.
        assert!(text_of(&sam.browser.page("/account/seen").await).contains("Ada Admin"));
    }

    async fn an_admin_gives_nothing_beyond_their_own_however_the_form_is_bent(site: Site) {
        let firm = site.firm("Noordkade").await;
        let (lim, _) = site.insider(&firm, "Lim Limited", "lim@noordkade.example", &LIMITED).await;
        let until = As { ends_on: Some("2027-03-01"), ..member(&["orders"]) };
        let (_, his) = site.insider(&firm, "Sam Sees", "sam@noordkade.example", &until).await;
        let page = lim.browser.page(&format!("/account/organisation/members/{his}")).await;
        assert!(!page.contains("see-invoices") && !page.contains("act-settings"), "only what can be given is offered");
        let day = ("ends_on", "2027-03-01");
        for fields in [
            vec![("see-orders", "on"), ("see-invoices", "on"), day],
            vec![("see-orders", "on"), ("act-settings", "on"), day],
            vec![("see-orders", "on"), ("ends_on", "2027-07-01")],
            vec![("see-orders", "on"), ("ends_on", "")],
            vec![("see-orders", "on"), ("see-members", "on"), ("admin", "on"), day],
        ] {
            let answer = lim.browser.post_form(&change(his), &fields).await;
            assert_eq!(answer.status, 422, "{fields:?}");
            assert!(text_of(&answer.body).contains("That is more than you have yourself"), "{fields:?} {}", answer.body);
        }
        for day in ["2027-01-14", "2027-02-30", "never"] {
            let answer = lim.browser.post_form(&change(his), &[("see-orders", "on"), ("ends_on", day)]).await;
            assert_eq!(answer.status, 422, "{day}");
        }
        assert_eq!(lim.browser.post_form(&change(his), &[day]).await.status, 422, "nothing to see");
        assert_eq!(rights(&site.membership(his).await)["see"], serde_json::json!(["orders"]));
        assert_eq!(site.count_events("member-changed").await, 0);
        // What is within their own goes through: the last day of their own, too.
        let fields = [("see-orders", "on"), ("see-reports", "on"), ("ends_on", "2027-06-30")];
        lim.browser.post_form(&change(his), &fields).await.leads_to("/account/organisation");
    }

    async fn whoever_has_more_is_neither_stripped_nor_made_an_admin_by_one_who_has_less(site: Site) {
        let firm = site.firm("Noordkade").await;
        let (lim, _) = site.insider(&firm, "Lim Limited", "lim@noordkade.example", &LIMITED).await;
        let (_, hers) = site.insider(&firm, "Mo More", "mo@noordkade.example", &member(&["orders", "invoices"])).await;
        let admin = lim.browser.post_form(&change(hers), &[("see-orders", "on"), ("admin", "on")]).await;
        assert_eq!(admin.status, 422, "{}", admin.body);
        lim.browser.post_form(&change(hers), &[("see-reports", "on")]).await.leads_to("/account/organisation");
        assert_eq!(rights(&site.membership(hers).await)["see"], serde_json::json!(["invoices", "reports"]));
    }

    async fn the_last_admin_cannot_be_ended_or_limited_and_one_of_two_can(site: Site) {
        let firm = site.firm("Noordkade").await;
        let (ada, hers) = site.insider(&firm, "Ada Admin", "ada@noordkade.example", &ADMIN).await;
        let alone = ada.browser.page(&format!("/account/organisation/members/{hers}")).await;
        assert!(text_of(&alone).contains("Nobody else administers") && !alone.contains("end-member"), "{alone}");
        assert_eq!(ada.browser.post_form(&end(hers), &[]).await.status, 422);
        for fields in [vec![("see-orders", "on")], vec![("see-orders", "on"), ("admin", "on")],
            vec![("see-orders", "on"), ("admin", "on"), ("ends_on", "2027-02-01")]] {
            assert_eq!(ada.browser.post_form(&change(hers), &fields).await.status, 422, "{fields:?}");
        }
        let (bob, his) = site.insider(&firm, "Bob Boss", "bob@noordkade.example", &ADMIN).await;
        bob.browser.post_form(&end(hers), &[]).await.leads_to("/account/organisation");
        assert_eq!(ada.browser.get("/account/organisation").await.status, 404);
        assert_eq!(bob.browser.post_form(&end(his), &[]).await.status, 422);
        assert!(site.membership(his).await.ends_at.is_none());
    }

    async fn one_who_leaves_earlier_does_not_take_over_from_one_who_stays(site: Site) {
        let firm = site.firm("Noordkade").await;
        let (ada, hers) = site.insider(&firm, "Ada Admin", "ada@noordkade.example", &ADMIN).await;
        let until = As { ends_on: Some("2027-06-30"), ..ADMIN };
        let (bob, his) = site.insider(&firm, "Bob Boss", "bob@noordkade.example", &until).await;
        let page = bob.browser.page(&format!("/account/organisation/members/{hers}")).await;
        assert!(text_of(&page).contains("Nobody else administers") && !page.contains("end-member"), "{page}");
        assert_eq!(bob.browser.post_form(&end(hers), &[]).await.status, 422);
        for fields in [vec![("see-orders", "on")], vec![("see-orders", "on"), ("admin", "on"), ("ends_on", "2027-02-01")]] {
            assert_eq!(bob.browser.post_form(&change(hers), &fields).await.status, 422, "{fields:?}");
        }
        let (her_row, his_row) = (format!("member-{hers}"), format!("member-{his}"));
        let without_her = [(her_row.as_str(), "end"), (his_row.as_str(), "keep")];
        assert_eq!(bob.browser.post_form("/account/organisation/attest", &without_her).await.status, 422);
        assert!(site.membership(hers).await.ends_at.is_none());
        // She stays for longer than he does. And who ended their own membership is led where they still are.
        bob.browser.post_form(&end(his), &[]).await.leads_to("/home");
        assert_eq!(bob.browser.get("/home").await.status, 200);
        assert_eq!(ada.browser.get("/account/organisation").await.status, 200);
    }

    async fn who_leaves_with_a_confirmation_is_led_home(site: Site) {
        let firm = site.firm("Noordkade").await;
        let (ada, hers) = site.insider(&firm, "Ada Admin", "ada@noordkade.example", &ADMIN).await;
        let (_, his) = site.insider(&firm, "Bob Boss", "bob@noordkade.example", &ADMIN).await;
        let (hers, his) = (format!("member-{hers}"), format!("member-{his}"));
        ada.browser
            .post_form("/account/organisation/attest", &[(&hers, "end"), (&his, "keep")])
            .await
            .leads_to("/home");
        assert_eq!(ada.browser.get("/home").await.status, 200);
    }

    async fn two_admins_who_end_each_other_at_once_leave_one(site: Site) {
        for _ in 0..5 {
            let firm = site.firm("Noordkade").await;
            let here = site.clock.now();
            let address: &'static str = Box::leak(format!("ada{here}@noordkade.example").into_boxed_str());
            let other: &'static str = Box::leak(format!("bob{here}@noordkade.example").into_boxed_str());
            let (ada, hers) = site.insider(&firm, "Ada Admin", address, &ADMIN).await;
            let (bob, his) = site.insider(&firm, "Bob Boss", other, &ADMIN).await;
            let (his_path, her_path) = (end(his), end(hers));
            let (one, two) = tokio::join!(ada.browser.post_form(&his_path, &[]), bob.browser.post_form(&her_path, &[]));
            let ended = [&one, &two].iter().filter(|answer| answer.status == 303).count();
            assert_eq!(ended, 1, "{} {}", one.status, two.status);
            site.wait(MINUTE);
        }
    }

    async fn without_a_recent_passkey_the_form_waits_and_comes_back(site: Site) {
        let firm = site.firm("Noordkade").await;
        let (mut ada, _) = site.insider(&firm, "Ada Admin", "ada@noordkade.example", &ADMIN).await;
        let (_, his) = site.insider(&firm, "Sam Sees", "sam@noordkade.example", &member(&["orders"])).await;
        site.wait(11 * MINUTE);
        for path in [change(his), end(his)] {
            let stale = ada.browser.post_form(&path, &[("see-reports", "on")]).await;
            assert_eq!(stale.status, 303);
            assert!(stale.location().starts_with("/sign-in"), "{}", stale.location());
        }
        let stale = ada.browser.post_form(&change(his), &[("see-reports", "on")]).await;
        assert!(stale.location().starts_with("/sign-in"));
        assert_eq!(site.count_events("member-changed").await + site.count_events("member-ended").await, 0);
        ada.browser.sign_in(&mut ada.passkey).await;
        let page = ada.browser.page(&format!("/account/organisation/members/{his}")).await;
        let ticked = page.split("see-reports").nth(1).unwrap().split('>').next().unwrap();
        assert!(ticked.contains("checked"), "{ticked}");
        ada.browser.post_form(&change(his), &[("see-reports", "on")]).await.leads_to("/account/organisation");
    }
}
