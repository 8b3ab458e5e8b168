//! Orders, tickets, invoices, the log and reports: each member sees what their topics say, of their own firm.

use serde_json::json;

use crate::firm::{ADMIN, As, member};
use crate::on_both_engines;
use crate::portal::{self, text_of};

on_both_engines! {
    async fn an_order_shows_its_lines_with_what_each_and_all_come_to(site: Site) {
        let firm = site.firm("Noordkade").await;
        let order = site.order(&firm, "A-1001").await;
        let (ada, _) = site.insider(&firm, "Ada Admin", "ada@noordkade.example", &ADMIN).await;
        let list = ada.browser.page("/portal/orders").await;
        assert!(list.contains("A-1001") && list.contains(&format!("/portal/orders/{order}")), "{list}");
        assert!(text_of(&list).contains("the vendor"), "who says it");
        let page = text_of(&ada.browser.page(&format!("/portal/orders/{order}")).await);
        for words in ["Tea", "€168.00", "Cups", "€47.00", "All lines", "€215.00", "Line total"] {
            assert!(page.contains(words), "{words}: {page}");
        }
        let file = ada.browser.get("/portal/orders/file").await;
        assert!(file.header("content-type").starts_with("text/csv") && file.body.contains("A-1001"), "{}", file.body);
    }

    async fn the_table_of_a_report_says_what_it_is_and_what_its_rows_are(site: Site) {
        let firm = site.firm("Noordkade").await;
        let report = json!({ "title": "Returns", "period": "2026-01", "made_on": "2026-02-01", "rows": [
            { "label": "Sent", "value": "120" }, { "label": "", "value": "3" }, { "value": "4" }] });
        let report = site.tell(&firm, "report", "2026-02-01", "", report).await;
        let (ada, _) = site.insider(&firm, "Ada Admin", "ada@noordkade.example", &ADMIN).await;
        let page = ada.browser.page(&format!("/portal/reports/{report}")).await;
        let table = page.split("<table").nth(1).unwrap().split("</table>").next().unwrap();
        let caption = table.split("<caption class=\"unseen\">").nth(1).unwrap().split('<').next().unwrap();
        assert!(page.contains(&format!("<dt>{caption}</dt>")) && !caption.is_empty(), "{table}");
        assert_eq!((table.matches("<th scope=\"col\"").count(), table.matches("<th scope=\"row\"").count()), (2, 3), "{table}");
    }

    async fn a_member_sees_the_topics_that_they_were_given_and_no_other(site: Site) {
        let firm = site.firm("Zuidkade").await;
        let order = site.order(&firm, "B-2").await;
        let ticket = json!({ "number": "T-7", "opened_at": "2026-02-03T09:00:00+01:00", "subject": "No heating", "status": "open" });
        let ticket = site.tell(&firm, "ticket", "2026-02-03", "open", ticket).await;
        let (sam, _) = site.insider(&firm, "Sam Sees", "sam@zuidkade.example", &member(&["tickets"])).await;
        assert!(sam.browser.page("/portal/tickets").await.contains("No heating"));
        assert!(sam.browser.page(&format!("/portal/tickets/{ticket}")).await.contains("T-7"));
        let hidden = ["/portal/orders", "/portal/orders/file", "/portal/invoices", "/portal/logs", "/portal/reports",
            "/portal/reports/settings", "/portal/settings", "/portal/records/order"];
        for path in hidden {
            assert_eq!(sam.browser.get(path).await.status, 404, "{path}");
        }
        for path in [format!("/portal/orders/{order}"), format!("/portal/tickets/{order}"), format!("/portal/records/order/{order}")] {
            assert_eq!(sam.browser.get(&path).await.status, 404, "{path}");
        }
        let found = sam.browser.get("/portal/search?q=B-2").await;
        assert!(!found.body.contains(&order.to_string()), "{}", found.body);
    }

    async fn members_of_one_firm_find_nothing_of_another(site: Site) {
        let (mine, other) = (site.firm("Oostkade").await, site.firm("Westkade").await);
        site.order(&mine, "OURS-1").await;
        let theirs = site.order(&other, "THEIRS-1").await;
        let invoice = json!({ "number": "THEIRS-2", "issued_on": "2026-02-01", "due_on": "2026-03-01", "status": "open", "total": "9.00", "currency": "EUR" });
        let invoice = site.tell(&other, "invoice", "2026-02-01", "open", invoice).await;
        let (ada, _) = site.insider(&mine, "Ada Admin", "ada@oostkade.example", &ADMIN).await;
        let (_, elsewhere) = site.insider(&other, "Bob Boss", "bob@westkade.example", &ADMIN).await;
        for path in ["/portal/orders", "/portal/orders/file", "/portal/orders?q=THEIRS", "/portal/invoices", "/portal/search?q=THEIRS",
            "/portal/records/order/file", "/account/organisation", "/account/organisation/attest"] {
            let answer = ada.browser.get(path).await;
            assert_eq!(answer.status, 200, "{path}");
            for secret in ["THEIRS-1", "THEIRS-2", "Bob Boss", &theirs.to_string(), &invoice.to_string()] {
                assert!(!answer.body.contains(secret), "{path} {secret}");
            }
        }
        let nothing = ada.browser.get("/portal/orders/018f0000-0000-7000-8000-000000000000").await;
        for path in [format!("/portal/orders/{theirs}"), format!("/portal/invoices/{invoice}"), format!("/account/organisation/members/{elsewhere}")] {
            let answer = ada.browser.get(&path).await;
            assert_eq!((answer.status, text_of(&answer.body).len()), (nothing.status, text_of(&nothing.body).len()), "{path}");
        }
    }

    async fn a_customer_and_a_stranger_have_none_of_these_pages(site: Site) {
        let stranger = site.member("Nobody", "nobody@example.org").await;
        for path in ["/portal/orders", "/portal/settings", "/portal/reports/settings", "/account/organisation",
            "/account/organisation/invite", "/account/organisation/attest"] {
            assert_eq!(stranger.browser.get(path).await.status, 404, "{path}");
        }
        assert_eq!(site.browser().get("/portal/orders").await.status, 303);
    }

    async fn a_member_sees_their_own_membership_and_names_only_with_the_topic_for_them(site: Site) {
        let firm = site.firm("Kade").await;
        let until = As { ends_on: Some("2027-06-30"), ..member(&["orders"]) };
        let (sam, _) = site.insider(&firm, "Sam Sees", "sam@kade.example", &until).await;
        let (ada, _) = site.insider(&firm, "Ada Admin", "ada@kade.example", &ADMIN).await;
        site.insider(&firm, "Cleo Colleague", "cleo@kade.example", &member(&["orders", "members"])).await;
        let page = text_of(&sam.browser.page("/account/organisation").await);
        for words in ["Kade", "Member", "Orders", "30 June 2027", "Ada Admin", "Vendor of Kade", "office@firm.example"] {
            assert!(page.contains(words), "{words}: {page}");
        }
        assert!(!page.contains("Cleo Colleague") && !page.contains("Invite"), "{page}");
        let admin = text_of(&ada.browser.page("/account/organisation").await);
        for words in ["Sam Sees", "Cleo Colleague", "Invite a colleague", "Active", "30 June 2027"] {
            assert!(admin.contains(words), "{words}: {admin}");
        }
    }
}
