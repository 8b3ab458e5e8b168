//! The list of what happened: its filter, its pages, and the file that holds all of it.

use crate::on_both_engines;
use crate::portal::{self, MINUTE, text_of};

/// How many entries a page shows.
fn count(page: &str) -> usize {
    page.matches("<li class=\"event").count()
}

on_both_engines! {
    async fn what_happened_is_listed_by_kind_and_by_page(site: Site) {
        let mut member = site.member("Anna", "anna@mail.example").await;
        for _ in 0..33 {
            member.browser.post_form("/language", &[("language", "en"), ("return", "/home")]).await.leads_to("/home");
        }
        assert_eq!(member.browser.sign_in(&mut member.passkey).await.status, 200);
        let newest = member.browser.get("/account/activity").await.body;
        assert_eq!(count(&newest), 30);
        assert!(text_of(&newest).contains("You signed in") && newest.contains("/account/freeze?event="));
        let older = newest.split("href=\"/account/activity?show=all&amp;before=").nth(1).unwrap();
        let older = format!("/account/activity?show=all&before={}", older.split('"').next().unwrap());
        let older = member.browser.get(&older).await.body;
        assert_eq!(count(&older), 5);
        assert!(text_of(&older).contains("You made your account") && text_of(&older).contains("Back to the newest"));

        let sign_ins = member.browser.get("/account/activity?show=sign-ins").await.body;
        assert_eq!(count(&sign_ins), 1);
        assert!(sign_ins.contains("href=\"/account/activity?show=sign-ins\" aria-current=\"true\""));
        assert_eq!(count(&member.browser.get("/account/activity?show=recovery").await.body), 0);
        for odd in ["?show=nonsense", "?before=nonsense", "?before=-1", "?show=%00&before=9223372036854775807"] {
            assert_eq!(member.browser.get(&format!("/account/activity{odd}")).await.status, 200, "{odd}");
        }
        let eve = site.member("Eve", "eve@mail.example").await;
        assert_eq!(count(&eve.browser.get("/account/activity").await.body), 1);
    }

    async fn the_copy_is_a_plain_table_whatever_a_passkey_is_called(site: Site) {
        let member = site.member("Anna", "anna@mail.example").await;
        let id = site.record_of(&member).await.passkeys[0].id;
        for (name, cell) in [("=1+1", "\"'=1+1\""), ("@SUM(A1)", "\"'@SUM(A1)\""), ("a \"b\", c", "\"a \"\"b\"\", c\"")] {
            member.browser.post_form(&format!("/account/passkeys/{id}/rename"), &[("name", name)]).await;
            let file = member.browser.post_form("/account/activity/export", &[("format", "csv")]).await;
            assert_eq!(file.status, 200);
            assert!(file.header("content-type").starts_with("text/csv; charset=utf-8"));
            assert!(file.header("content-disposition").starts_with("attachment; filename=\"activity-2027-01-15.csv\""));
            assert!(file.body.contains(&format!(",{cell}\r\n")), "{}", file.body);
        }
        let file = member.browser.post_form("/account/activity/export", &[("format", "json")]).await;
        assert!(file.header("content-disposition").ends_with(".json\""));
        let events = file.json()["events"].as_array().unwrap().len();
        assert_eq!(events, 8, "made, named three times, copied four times");
        assert_eq!(member.browser.post_form("/account/activity/export", &[("format", "exe")]).await.status, 422);
    }

    async fn the_copy_needs_a_recent_passkey(site: Site) {
        let member = site.member("Anna", "anna@mail.example").await;
        site.wait(11 * MINUTE);
        let answer = member.browser.post_form("/account/activity/export", &[("format", "json")]).await;
        answer.leads_to("/sign-in?return=%2Faccount%2Factivity");
        assert_eq!(site.count_events("activity-exported").await, 0);
    }
}
