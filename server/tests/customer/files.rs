//! What is taken along: transactions as a table, documents as files.

use std::net::SocketAddr;

use axum::body::Body;
use axum::extract::ConnectInfo;
use futures_util::StreamExt;
use http::Request;
use tower::ServiceExt;

use crate::on_both_engines;
use crate::portal::{self, Said, text_of};

on_both_engines! {
    async fn a_table_holds_all_that_match_and_no_formula(site: Site) {
        let anna = site.customer("Anna", "anna@mail.example").await;
        let account = site.account(&anna.bank, &[anna.id], "Household", 0).await;
        let mut booked = vec![
            Said::booked(account, "2026-01-02", -500, "=HYPERLINK(\"http://evil.example\")", "+1"),
            Said::booked(account, "2026-01-01", 700, "a \"b\", c\r\nd", " @SUM(A1)"),
        ];
        // More than are read at once.
        booked.extend((0..2_500).map(|number| Said::booked(account, "2026-06-01", 100, &format!("No {number}"), "")));
        site.say(&anna.bank, &booked).await;
        let path = format!("/portal/accounts/{account}/transactions.csv");
        let file = anna.member.browser.get(&path).await;
        assert_eq!(file.status, 200);
        assert_eq!(file.header("content-type"), "text/csv; charset=utf-8; header=present");
        assert_eq!(file.header("content-disposition"), "attachment; filename=\"transaction-2027-01-15.csv\"");
        assert!(file.body.starts_with("\u{feff}\"Date\",\"Description\","), "{}", &file.body[..200]);
        assert_eq!(file.body.matches("\"No ").count(), 2_500);
        for cell in ["\"'=HYPERLINK(\"\"http://evil.example\"\")\"", "\"'+1\"", "\"' @SUM(A1)\"", "\"-5.00\"", "\"a \"\"b\"\", c\r\nd\""] {
            assert!(file.body.contains(cell), "{cell}");
        }
        let some = anna.member.browser.get(&format!("{path}?state=debit&until=2026-01-31&after=1.x")).await;
        assert_eq!(some.body.matches("\r\n\"2026-").count(), 1, "{}", some.body);
        assert_eq!(anna.member.browser.get(&format!("{path}?from=soon")).await.status, 422);
        let page = anna.member.browser.page(&format!("/portal/accounts/{account}?state=debit")).await;
        assert!(page.contains(&format!("{path}?state=debit")), "the file of what is shown");
    }

    async fn a_file_breaks_off_where_the_right_to_it_ends(site: Site) {
        let anna = site.customer("Anna", "anna@mail.example").await;
        let account = site.account(&anna.bank, &[anna.id], "Household", 0).await;
        let booked: Vec<_> = (0..2_500).map(|number| Said::booked(account, "2026-06-01", 100, &format!("No {number}"), "")).collect();
        site.say(&anna.bank, &booked).await;
        for ends in ["UPDATE affiliation SET ends_at = 2", "UPDATE person SET frozen_at = 2"] {
            let request = Request::builder().uri(format!("/portal/accounts/{account}/transactions.csv"));
            let cookie = format!("__Host-portico={}", anna.member.browser.session_cookie().unwrap());
            let network = ConnectInfo(SocketAddr::from(([192, 0, 2, 1], 4711)));
            let request = request.header("cookie", cookie).extension(network).body(Body::empty()).unwrap();
            let answer = site.router.clone().oneshot(request).await.unwrap();
            assert_eq!(answer.status(), 200);
            let mut parts = answer.into_body().into_data_stream();
            let first = parts.next().await.unwrap().unwrap();
            assert_eq!(String::from_utf8_lossy(&first).matches("\"No ").count(), 1_000);
            site.database.tamper(ends).await;
            assert!(parts.next().await.unwrap().is_err(), "{ends}");
            assert!(parts.next().await.is_none(), "nothing comes after it");
            site.database.tamper("UPDATE affiliation SET ends_at = NULL").await;
        }
    }

    async fn documents_are_saved_and_never_shown(site: Site) {
        let anna = site.customer("Anna", "anna@mail.example").await;
        let kept = site.document_of(&anna.bank, anna.id, "Statement \"2026\"/..", "application/pdf").await;
        let page = anna.member.browser.page("/portal/documents").await;
        assert!(page.contains(&format!("/portal/documents/{kept}/file")) && text_of(&page).contains("31 December 2026"));
        assert!(!page.contains("aGVsbG8"), "files are not in lists");
        let file = anna.member.browser.get(&format!("/portal/documents/{kept}/file")).await;
        assert_eq!((file.status.as_u16(), file.body.as_str()), (200, "hello"));
        assert_eq!(file.header("content-type"), "application/pdf");
        assert_eq!(file.header("x-content-type-options"), "nosniff");
        assert!(file.header("content-disposition").starts_with("attachment; filename=\"Statement -2026--.pdf\";"));
        let other = site.document_of(&anna.bank, anna.id, "Page", "text/html").await;
        let file = anna.member.browser.get(&format!("/portal/documents/{other}/file")).await;
        assert_eq!(file.header("content-type"), "application/octet-stream");
    }
}
