//! What was booked: by month, searched, filtered, and page after page.

use std::collections::BTreeSet;

use crate::on_both_engines;
use crate::portal::{self, Said, field_value, text_of};

/// Where a link of a page leads.
fn link(page: &str, relation: &str) -> Option<String> {
    let tag = page.split("<a ").find(|tag| tag.split('>').next().unwrap().contains(&format!("rel=\"{relation}\"")))?;
    let href = tag.split_once("href=\"")?.1.split('"').next()?;
    Some(href.replace("&amp;", "&"))
}

/// The names of what is listed.
fn names(page: &str) -> Vec<String> {
    page.split("<th scope=\"row\" class=\"name\">")
        .skip(1)
        .map(|row| text_of(row.split("</a>").next().unwrap()))
        .collect()
}

on_both_engines! {
    async fn each_transaction_says_which_way_it_went(site: Site) {
        let anna = site.customer("Anna", "anna@mail.example").await;
        let account = site.account(&anna.bank, &[anna.id], "Household", 0).await;
        let booked = [
            Said::booked(account, "2027-01-03", -25_000, "Rent", "Landlord"),
            Said::booked(account, "2026-12-31", 200_000, "Wages", "Works"),
        ];
        let ids = site.say(&anna.bank, &booked).await;
        let page = anna.member.browser.page(&format!("/portal/accounts/{account}")).await;
        assert_eq!(names(&page), ["Rent", "Wages"]);
        let text = text_of(&page);
        for words in ["January 2027", "December 2026", "Paid €250.00", "Received €2,000.00", "Landlord"] {
            assert!(text.contains(words), "{words} {text}");
        }
        let one = anna.member.browser.page(&format!("/portal/records/transaction/{}", ids[0])).await;
        let text = text_of(&one);
        // The other party's account is private: the holder sees it.
        for words in ["Rent", "Paid €250.00", "Landlord", "NL02RABO0123456789", "3 January 2027"] {
            assert!(text.contains(words), "{words} {text}");
        }
    }

    async fn what_is_asked_for_is_found_and_stays_typed(site: Site) {
        let anna = site.customer("Anna", "anna@mail.example").await;
        let account = site.account(&anna.bank, &[anna.id], "Household", 0).await;
        let booked = [
            Said::booked(account, "2027-01-03", -25_000, "Rent", "Landlord"),
            Said::booked(account, "2026-12-31", 200_000, "Wages", "Works"),
            Said::booked(account, "2026-12-01", -50_000, "100% wool sofa", "Shop"),
            Said::booked(account, "2026-11-30", 700, "Rent back", "Landlord"),
        ];
        site.say(&anna.bank, &booked).await;
        let path = format!("/portal/accounts/{account}");
        for (query, expected) in [
            ("q=RENT", vec!["Rent", "Rent back"]),
            ("q=landlord&state=credit", vec!["Rent back"]),
            ("state=debit", vec!["Rent", "100% wool sofa"]),
            ("state=nothing-known", vec!["Rent", "Wages", "100% wool sofa", "Rent back"]),
            ("from=2026-12-01&until=2026-12-31", vec!["Wages", "100% wool sofa"]),
            ("until=2026-11-30", vec!["Rent back"]),
            // Signs of the database's patterns are letters here.
            ("q=100%25", vec!["100% wool sofa"]),
            ("q=%25", vec!["100% wool sofa"]),
            ("q=_", vec![]),
            ("q='", vec![]),
            ("q=sofa+wool", vec!["100% wool sofa"]),
        ] {
            let page = anna.member.browser.page(&format!("{path}?{query}")).await;
            assert_eq!(names(&page), expected, "{query}");
            assert!(page.contains(&format!("href=\"{path}\"")) || query.contains("nothing-known"), "the way back to all: {query}");
        }
        let page = anna.member.browser.page(&format!("{path}?q=%3Cb%3E%22&state=credit&from=2026-01-01")).await;
        assert_eq!(field_value(&page, "q").as_deref(), Some("<b>\""));
        assert_eq!(field_value(&page, "from").as_deref(), Some("2026-01-01"));
        assert!(page.contains("<option value=\"credit\" selected"), "{page}");
        assert!(text_of(&page).contains("Nothing matches"));
    }

    async fn a_day_that_is_none_is_said_to_be_none(site: Site) {
        let anna = site.customer("Anna", "anna@mail.example").await;
        let account = site.account(&anna.bank, &[anna.id], "Household", 0).await;
        let answer = anna.member.browser.get(&format!("/portal/accounts/{account}?from=soon&q=Rent")).await;
        assert_eq!(answer.status, 422);
        assert_eq!(field_value(&answer.body, "from").as_deref(), Some("soon"));
        assert_eq!(field_value(&answer.body, "q").as_deref(), Some("Rent"));
        assert!(answer.body.contains("aria-invalid=\"true\"") && text_of(&answer.body).contains("That is no day"));
    }

    async fn pages_follow_one_another_without_gap_or_repetition(site: Site) {
        let anna = site.customer("Anna", "anna@mail.example").await;
        let account = site.account(&anna.bank, &[anna.id], "Household", 0).await;
        // Many on the same day: the id decides then.
        let booked: Vec<Said> = (0..130)
            .map(|number| Said::booked(account, if number < 90 { "2027-01-03" } else { "2026-12-31" }, 100, &format!("No {number}"), ""))
            .collect();
        site.say(&anna.bank, &booked).await;
        let (mut path, mut seen, mut pages) = (format!("/portal/accounts/{account}?state=credit"), Vec::new(), 0);
        loop {
            let page = anna.member.browser.page(&path).await;
            seen.extend(names(&page));
            pages += 1;
            assert_eq!(link(&page, "first").is_some(), pages > 1);
            let Some(next) = link(&page, "next") else { break };
            assert!(next.contains("state=credit"), "{next}");
            path = next;
        }
        assert_eq!((pages, seen.len()), (3, 130));
        assert_eq!(seen.iter().collect::<BTreeSet<_>>().len(), 130);
    }
}
