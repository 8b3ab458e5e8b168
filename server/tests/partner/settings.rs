//! Settings: changed by whoever may, shown in the report, never written over by whoever looked too early.

use std::sync::Arc;

use crate::firm::{ADMIN, As, Firm, member};
use crate::on_both_engines;
use crate::portal::{self, Site, at_once, text_of};

/// May look at settings and reports, and change nothing.
const LOOKS: As<'static> = As { role: "member", see: &["settings", "reports"], act: &[], ends_on: None };

async fn frequency(site: &Site, firm: &Firm) -> (uuid::Uuid, String) {
    let id = site.setting(firm, "Invoice frequency", "choice", "monthly", &["weekly", "monthly"]).await;
    (id, format!("/portal/settings/{id}"))
}

on_both_engines! {
    async fn a_changed_setting_stands_on_the_page_and_in_the_report(site: Site) {
        let firm = site.firm("Noordkade").await;
        let (_, path) = frequency(&site, &firm).await;
        let (ada, _) = site.insider(&firm, "Ada Admin", "ada@noordkade.example", &ADMIN).await;
        let (sam, _) = site.insider(&firm, "Sam Sees", "sam@noordkade.example", &LOOKS).await;
        assert!(text_of(&ada.browser.page("/portal/settings").await).contains("Not changed by your firm"));
        ada.browser.post_form(&path, &[("value", "weekly"), ("seen", "monthly")]).await.leads_to("/portal/settings");
        let page = text_of(&ada.browser.page("/portal/settings").await);
        assert!(page.contains("Saved") && page.contains("Changed by") && page.contains("Ada Admin"), "{page}");
        let report = text_of(&sam.browser.page("/portal/reports/settings").await);
        for words in ["Invoice frequency", "monthly", "weekly", "Ada Admin"] {
            assert!(report.contains(words), "{words}: {report}");
        }
        assert!(sam.browser.page("/portal/reports").await.contains("/portal/reports/settings"));
        assert!(sam.browser.page("/portal/reports/settings").await.contains("\"/portal/reports/settings/file\""));
        assert_eq!(site.count_events("setting-changed").await, 1);
        let history = text_of(&ada.browser.page("/account/activity?show=relations").await).replace(['\u{2068}', '\u{2069}'], "");
        assert!(history.contains("A setting of an organisation was changed: Invoice frequency"), "{history}");
        let file = ada.browser.post_form("/account/activity/export", &[("format", "csv")]).await.body;
        assert!(file.contains("Invoice frequency"), "{file}");
        // The same again changes nothing.
        ada.browser.post_form(&path, &[("value", "weekly"), ("seen", "weekly")]).await.leads_to("/portal/settings");
        assert_eq!(site.count_events("setting-changed").await, 1);
    }

    async fn the_report_comes_as_a_file_whole_and_for_those_who_may_read_it(site: Site) {
        let firm = site.firm("Noordkade").await;
        let note = site.setting(&firm, "Note", "text", "", &[]).await;
        let switch = site.setting(&firm, "Reminders", "switch", "on", &[]).await;
        let (ada, _) = site.insider(&firm, "Ada Admin", "ada@noordkade.example", &ADMIN).await;
        let (sam, _) = site.insider(&firm, "Sam Sees", "sam@noordkade.example", &LOOKS).await;
        let (tim, _) = site.insider(&firm, "Tim Reports", "tim@noordkade.example", &member(&["reports"])).await;
        let path = format!("/portal/settings/{note}");
        // More than a page of them.
        for number in 0..60 {
            ada.browser.post_form(&path, &[("value", &format!("=n{number}"))]).await.leads_to("/portal/settings");
            site.clock.advance(portal::MINUTE / 60);
        }
        ada.browser.post_form(&format!("/portal/settings/{switch}"), &[("value", "off")]).await.leads_to("/portal/settings");
        let file = sam.browser.get("/portal/reports/settings/file").await;
        assert!(file.header("content-type").starts_with("text/csv") && file.header("content-disposition").contains("settings-2"));
        let lines: Vec<&str> = file.body.trim_start_matches('\u{feff}').split("\r\n").collect();
        assert_eq!((lines.len(), lines[0]), (63, "\"When\",\"Setting\",\"Before\",\"After\",\"By\""), "{}", file.body);
        assert!(lines[1].ends_with("\"Reminders\",\"On\",\"Off\",\"Ada Admin\""), "{}", lines[1]);
        assert!(lines[2].contains("\"'=n58\",\"'=n59\""), "no formula: {}", lines[2]);
        assert_eq!(tim.browser.get("/portal/reports/settings/file").await.status, 404);
        assert_eq!(site.browser().get("/portal/reports/settings/file").await.status, 303);
    }

    async fn sixteen_read_the_report_at_once(site: Site) {
        let firm = site.firm("Noordkade").await;
        let (_, path) = frequency(&site, &firm).await;
        let (ada, _) = site.insider(&firm, "Ada Admin", "ada@noordkade.example", &ADMIN).await;
        ada.browser.post_form(&path, &[("value", "weekly")]).await.leads_to("/portal/settings");
        for _ in 0..3 {
            let answers = at_once(16, |_| {
                let browser = ada.browser.copy();
                async move { browser.get("/portal/reports/settings").await }
            })
            .await;
            assert!(answers.iter().all(|answer| answer.status == 200), "one waited for the other");
        }
    }

    async fn switching_to_and_fro_is_slowed_down(site: Site) {
        let firm = site.firm("Noordkade").await;
        let (_, path) = frequency(&site, &firm).await;
        let (ada, _) = site.insider(&firm, "Ada Admin", "ada@noordkade.example", &ADMIN).await;
        for number in 0..100 {
            let value = ["weekly", "monthly"][number % 2];
            ada.browser.post_form(&path, &[("value", value)]).await.leads_to("/portal/settings");
        }
        let answer = ada.browser.post_form(&path, &[("value", "weekly")]).await;
        assert!(answer.status == 429 && answer.retry_after() > 0, "{}", answer.status);
        assert_eq!(site.count_events("setting-changed").await, 100);
    }

    async fn a_setting_takes_only_what_it_says_it_takes(site: Site) {
        let firm = site.firm("Noordkade").await;
        let (_, choice) = frequency(&site, &firm).await;
        let switch = site.setting(&firm, "Reminders", "switch", "on", &[]).await;
        let text = site.setting(&firm, "Note on parcels", "text", "", &[]).await;
        let (ada, _) = site.insider(&firm, "Ada Admin", "ada@noordkade.example", &ADMIN).await;
        let (switch, text) = (format!("/portal/settings/{switch}"), format!("/portal/settings/{text}"));
        let long = "x".repeat(501);
        for (path, value) in [
            (&choice, "daily"), (&choice, ""), (&choice, "WEEKLY"), (&switch, "true"), (&switch, ""),
            (&text, long.as_str()), (&text, "a\u{202e}b"), (&text, "a\u{0}b"),
        ] {
            let answer = ada.browser.post_form(path, &[("value", value)]).await;
            assert_eq!(answer.status, 422, "{path} {value}");
        }
        let typed = ada.browser.post_form(&text, &[("value", &long)]).await;
        assert!(typed.body.contains(&long), "what was typed is still there");
        ada.browser.post_form(&switch, &[("value", "off"), ("seen", "on")]).await.leads_to("/portal/settings");
        let ring = "Ring twice <b>\u{645}\u{631}\u{62a}\u{64a}\u{646}</b>";
        ada.browser.post_form(&text, &[("value", ring), ("seen", "")]).await.leads_to("/portal/settings");
        let page = ada.browser.page("/portal/settings").await;
        assert!(page.contains("Ring twice &lt;b&gt;"), "{page}");
        assert_eq!(site.count_events("setting-changed").await, 2);
        let twice = ada.browser.post(&switch, portal::FORM, "value=on&value=off").await;
        assert_eq!(twice.status, 422);
    }

    async fn whoever_looked_too_early_is_shown_what_it_is_now(site: Site) {
        let firm = site.firm("Noordkade").await;
        let (_, path) = frequency(&site, &firm).await;
        let (ada, _) = site.insider(&firm, "Ada Admin", "ada@noordkade.example", &ADMIN).await;
        let (bob, _) = site.insider(&firm, "Bob Boss", "bob@noordkade.example", &ADMIN).await;
        ada.browser.post_form(&path, &[("value", "weekly"), ("seen", "monthly")]).await.leads_to("/portal/settings");
        let late = bob.browser.post_form(&path, &[("value", "monthly"), ("seen", "monthly")]).await;
        assert_eq!(late.status, 409);
        assert!(text_of(&late.body).contains("Somebody changed this setting"), "{}", late.body);
        assert_eq!(site.count_events("setting-changed").await, 1);
    }

    async fn of_fifty_changes_at_once_each_is_whole_and_the_report_tells_all_that_were_made(site: Site) {
        let firm = site.firm("Noordkade").await;
        let id = site.setting(&firm, "Note", "text", "0", &[]).await;
        let (ada, _) = site.insider(&firm, "Ada Admin", "ada@noordkade.example", &ADMIN).await;
        let (path, browser) = (format!("/portal/settings/{id}"), Arc::new(ada.browser.copy()));
        let answers = at_once(50, |number| {
            let (browser, path) = (Arc::clone(&browser), path.clone());
            async move { browser.post_form(&path, &[("value", &format!("n{number}")), ("seen", "0")]).await }
        })
        .await;
        let answers: Vec<u16> = answers.iter().map(|answer| answer.status.as_u16()).collect();
        let made = answers.iter().filter(|status| **status == 303).count();
        assert_eq!(made, 1, "{answers:?}");
        assert!(answers.iter().all(|status| [303, 409].contains(status)), "{answers:?}");
        assert_eq!(site.count_events("setting-changed").await, 1);
    }

    async fn nobody_changes_a_setting_without_the_right_or_of_another_firm(site: Site) {
        let (mine, other) = (site.firm("Noordkade").await, site.firm("Zuidkade").await);
        let (_, path) = frequency(&site, &mine).await;
        let order = site.order(&mine, "A-1").await;
        let (sam, _) = site.insider(&mine, "Sam Sees", "sam@noordkade.example", &LOOKS).await;
        let (tim, _) = site.insider(&mine, "Tim Ticket", "tim@noordkade.example", &member(&["tickets"])).await;
        let (eve, _) = site.insider(&other, "Eve Elsewhere", "eve@zuidkade.example", &ADMIN).await;
        let page = sam.browser.page("/portal/settings").await;
        assert!(text_of(&page).contains("You can see the settings") && !page.contains("setting-form"), "{page}");
        for somebody in [&sam, &tim, &eve] {
            let answer = somebody.browser.post_form(&path, &[("value", "weekly"), ("seen", "monthly")]).await;
            assert_eq!(answer.status, 404);
        }
        assert_eq!(site.browser().post_form(&path, &[("value", "weekly")]).await.status, 303);
        let (ada, _) = site.insider(&mine, "Ada Admin", "ada@noordkade.example", &ADMIN).await;
        let no_setting = ada.browser.post_form(&format!("/portal/settings/{order}"), &[("value", "weekly")]).await;
        assert_eq!(no_setting.status, 404);
        assert_eq!(ada.browser.post_form("/portal/settings/x", &[("value", "weekly")]).await.status, 404);
        assert!(!eve.browser.page("/portal/reports/settings").await.contains("Invoice frequency"));
        assert_eq!(site.count_events("setting-changed").await, 0);
    }
}
