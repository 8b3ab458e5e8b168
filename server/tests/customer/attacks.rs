//! What nobody gets: other people's records, other kinds by their ids, other roles' pages, and script of a source.

use serde_json::json;

use crate::on_both_engines;
use crate::portal::{self, DAY, Said, text_of};

/// A page without what differs each time: ids, the nonce, the request's number.
fn bare(body: &str) -> String {
    let (before, rest) = body.split_once("<code dir=\"ltr\">").unwrap();
    let without_number = format!("{before}{}", rest.split_once("</code>").unwrap().1);
    let mut plain = String::new();
    for run in without_number.split_inclusive(|letter: char| !(letter.is_ascii_hexdigit() || letter == '-')) {
        let is_id = run.len() > 16 && run.bytes().any(|byte| byte.is_ascii_digit());
        plain.push_str(if is_id { "#" } else { run });
    }
    plain
}

on_both_engines! {
    async fn other_peoples_records_are_not_there(site: Site) {
        let anna = site.customer("Anna", "anna@mail.example").await;
        let eve = site.customer("Eve", "eve@mail.example").await;
        // A customer of the same bank, too, who knows every id.
        site.make_customer(&anna.bank, eve.id).await;
        let account = site.account(&anna.bank, &[anna.id], "Household", 123_456).await;
        let transaction = site.say(&anna.bank, &[Said::booked(account, "2027-01-03", -25_000, "Rent", "Landlord")]).await[0];
        let loan = site.loan(&anna.bank, anna.id).await;
        let document = site.document_of(&anna.bank, anna.id, "Quillfeather", "application/pdf").await;
        let nobodys = "01890000-0000-7000-8000-000000000000";
        for (pattern, id) in [
            ("/portal/accounts/{}", account),
            ("/portal/accounts/{}/transactions.csv", account),
            ("/portal/records/bank-account/{}", account),
            ("/portal/records/transaction/{}", transaction),
            ("/portal/loans/{}", loan),
            ("/portal/records/loan/{}", loan),
            ("/portal/documents/{}/file", document),
            ("/portal/records/document/{}", document),
            // The ids of other kinds.
            ("/portal/accounts/{}", loan),
            ("/portal/loans/{}", account),
            ("/portal/documents/{}/file", account),
            ("/portal/records/transaction/{}", account),
        ] {
            let own = anna.member.browser.get(&pattern.replace("{}", &id.to_string())).await;
            let fits = !matches!((pattern, id), ("/portal/accounts/{}", other) if other == loan)
                && !matches!((pattern, id), ("/portal/loans/{}" | "/portal/documents/{}/file" | "/portal/records/transaction/{}", other) if other == account);
            assert_eq!(own.status, if fits { 200 } else { 404 }, "{pattern}");
            let answer = eve.member.browser.get(&pattern.replace("{}", &id.to_string())).await;
            let unknown = eve.member.browser.get(&pattern.replace("{}", nobodys)).await;
            assert_eq!((answer.status.as_u16(), unknown.status.as_u16()), (404, 404), "{pattern}");
            assert_eq!(bare(&answer.body), bare(&unknown.body), "{pattern}");
        }
        for path in ["/portal/accounts", "/portal/loans", "/portal/documents", "/portal/records/bank-account", "/portal/records/loan/file"] {
            let page = eve.member.browser.page(path).await;
            for secret in ["Household", "New kitchen", "Quillfeather"] {
                assert!(!page.contains(secret), "{path} {secret}");
            }
        }
        let odd = ["/portal/accounts/1", "/portal/accounts/%00", "/portal/accounts/..%2F", "/portal/records/%27/x", "/portal/records/loan/x", "/portal/records/%FF", "/portal/records/loan/%FF", "/portal/records/%FF/file"];
        for path in odd {
            assert_eq!(eve.member.browser.get(path).await.status, 404, "{path}");
        }
    }

    async fn kinds_of_other_roles_have_a_page_only_where_there_is_something_of_them(site: Site) {
        let anna = site.customer("Anna", "anna@mail.example").await;
        let eve = site.customer("Eve", "eve@mail.example").await;
        // A shop tells its customers of their orders.
        let order = json!({ "number": "S-12", "ordered_on": "2027-01-02", "status": "open", "total": "9.00", "currency": "EUR" });
        site.say(&anna.bank, &[Said { person: Some(anna.id), ..Said::of("order", "2027-01-02", order) }]).await;
        assert!(anna.member.browser.page("/portal/records/order").await.contains("S-12"));
        assert_eq!(anna.member.browser.get("/portal/records/order/file").await.status, 200);
        // A filter that finds none of them does not take the page away.
        anna.member.browser.page("/portal/records/order?q=nothing").await;
        for path in ["/portal/records/order", "/portal/records/order/file", "/portal/records/result", "/portal/records/setting"] {
            assert_eq!(eve.member.browser.get(path).await.status, 404, "{path}");
        }
    }

    async fn another_banks_records_need_that_banks_role(site: Site) {
        let anna = site.customer("Anna", "anna@mail.example").await;
        let other = site.bank("Other bank").await;
        // Held, but Anna is no customer there.
        let account = site.account(&other, &[anna.id], "Elsewhere", 77_700).await;
        let document = site.document_of(&other, anna.id, "Elsewhere", "application/pdf").await;
        let paths = ["/portal/accounts", "/portal/documents", "/portal/records/bank-account", "/portal/records/document/file"];
        let hidden = async || {
            for path in paths {
                assert!(!anna.member.browser.page(path).await.contains("Elsewhere"), "{path}");
            }
            assert_eq!(anna.member.browser.get(&format!("/portal/accounts/{account}")).await.status, 404);
            assert_eq!(anna.member.browser.get(&format!("/portal/documents/{document}/file")).await.status, 404);
        };
        hidden().await;
        site.make_customer(&other, anna.id).await;
        // As a customer of the first bank still.
        hidden().await;
        let key = format!("customer:{}", other.id);
        anna.member.browser.post_form("/role", &[("role", &key)]).await;
        assert!(anna.member.browser.page("/portal/accounts").await.contains("Elsewhere"));
        assert_eq!(anna.member.browser.get(&format!("/portal/documents/{document}/file")).await.status, 200);
    }

    async fn whoever_is_no_customer_any_more_has_no_pages(site: Site) {
        let anna = site.customer("Anna", "anna@mail.example").await;
        let account = site.account(&anna.bank, &[anna.id], "Household", 1).await;
        let path = format!("/portal/accounts/{account}");
        anna.member.browser.page(&path).await;
        let end = site.clock.now() + DAY;
        site.database.tamper(&format!("UPDATE holding SET ends_at = {end}")).await;
        anna.member.browser.page(&path).await;
        site.database.tamper(&format!("UPDATE holding SET ends_at = {}", site.clock.now())).await;
        assert_eq!(anna.member.browser.get(&path).await.status, 404, "from that moment on");
        site.database.tamper("UPDATE holding SET ends_at = NULL").await;
        site.database.tamper("UPDATE record SET retired_at = 1").await;
        assert_eq!(anna.member.browser.get(&path).await.status, 404, "the bank took it away");
        site.database.tamper("UPDATE record SET retired_at = NULL").await;
        anna.member.browser.page(&path).await;
        site.database.tamper(&format!("UPDATE affiliation SET ends_at = {}", site.clock.now())).await;
        for path in [path.as_str(), "/portal/accounts", "/portal/loans", "/portal/documents", "/portal/records/loan"] {
            assert_eq!(anna.member.browser.get(path).await.status, 404, "{path}");
        }
        let stranger = site.member("Nobody", "nobody@mail.example").await;
        assert_eq!(stranger.browser.get("/portal/accounts").await.status, 404, "no role at all");
    }

    async fn a_place_in_a_list_gives_access_to_nothing(site: Site) {
        let anna = site.customer("Anna", "anna@mail.example").await;
        let eve = site.customer("Eve", "eve@mail.example").await;
        let annas = site.account(&anna.bank, &[anna.id], "Household", 1).await;
        let eves = site.account(&eve.bank, &[eve.id], "Shop", 1).await;
        let secret = site.say(&anna.bank, &[Said::booked(annas, "2027-01-03", 100, "Secret", "")]).await[0];
        site.say(&eve.bank, &[Said::booked(eves, "2027-01-02", 100, "Own", "")]).await;
        let at = portal::midnight("2027-01-03");
        for after in [
            format!("{at}.{}", secret.simple()),
            format!("{at}.{secret}"),
            format!("{}.{secret}", i64::MAX),
            format!("{}.{secret}", i64::MIN),
            "99999999999999999999.x".into(),
            "'.' OR 1=1".into(),
            "-".into(),
        ] {
            let after: String = url::form_urlencoded::byte_serialize(after.as_bytes()).collect();
            let answer = eve.member.browser.get(&format!("/portal/accounts/{eves}?after={after}")).await;
            assert_eq!(answer.status, 200, "{after}");
            assert!(!answer.body.contains("Secret"), "{after}");
        }
        let mut odd = vec!["q=%00%01".to_owned(), format!("q={}", "x".repeat(3_000)), "q=%EF%BF%BF%F0%9F%91%BB".into()];
        odd.push(format!("q={}", "a+".repeat(1_000)));
        for query in odd {
            let answer = eve.member.browser.get(&format!("/portal/accounts/{eves}?{query}")).await;
            assert_eq!(answer.status, 200, "{query}");
        }
    }

    async fn what_a_source_says_is_words_and_nothing_else(site: Site) {
        let anna = site.customer("Anna", "anna@mail.example").await;
        let evil = "<script>alert(1)</script>\"'><img src=x onerror=y>{{7}}\u{202e}";
        let account = site.account(&anna.bank, &[anna.id], evil, 1).await;
        let booked = site.say(&anna.bank, &[Said::booked(account, "2027-01-03", 100, evil, evil)]).await[0];
        let odd = json!({ "title": evil, "issued_on": evil, "type": evil, "media_type": evil, "content": "!" });
        site.say(&anna.bank, &[Said { person: Some(anna.id), ..Said::of("document", "2027-01-01", odd) }]).await;
        let odd = json!({ "name": [evil], "amount": evil, "currency": evil, "rate": evil, "months": evil, "payment": evil, "begins_on": evil, "status": evil });
        let loan = site.say(&anna.bank, &[Said { person: Some(anna.id), amount: Some(5), state: evil.into(), ..Said::of("loan", "2027-01-01", odd) }]).await[0];
        for path in [
            "/portal/accounts".to_owned(),
            format!("/portal/accounts/{account}"),
            format!("/portal/records/transaction/{booked}"),
            "/portal/documents".into(),
            "/portal/records/document".into(),
            "/portal/loans".into(),
            format!("/portal/loans/{loan}"),
            format!("/portal/records/loan/{loan}"),
        ] {
            let page = anna.member.browser.page(&path).await;
            assert!(!page.contains("<script>alert") && !page.contains("<img src=x") && !page.contains("style="), "{path} {page}");
            assert!(text_of(&page).contains("alert(1)") || path.contains("loan"), "{path}");
        }
    }
    async fn words_of_any_characters_find_something_or_nothing(site: Site) {
        let anna = site.customer("Anna", "anna@mail.example").await;
        let account = site.account(&anna.bank, &[anna.id], "Household", 1).await;
        let _rent = site.say(&anna.bank, &[Said::booked(account, "2027-01-03", -25_000, "Rent", "Landlord")]).await;
        for words in ["%00", "re%00nt", "rent%01%7F", "%C2%85rent", "%25_%21%5C", "'%22%3B--"] {
            for path in [format!("/portal/search?q={words}"), format!("/portal/accounts/{account}?q={words}"), format!("/portal/records/bank-account?q={words}")] {
                assert_eq!(anna.member.browser.get(&path).await.status, 200, "{path}");
            }
        }
        let many = |words: usize| vec!["rent"; words].join("+");
        for (path, words) in [("/portal/search".to_owned(), 7), (format!("/portal/accounts/{account}"), 7), ("/portal/search".into(), 6)] {
            let page = text_of(&anna.member.browser.page(&format!("{path}?q={}", many(words))).await);
            assert!(page.contains("Rent") || page.contains("rent"), "{path}");
            assert_eq!(page.contains("Only the first six words count."), words > 6, "{path} {words}");
        }
    }
}
