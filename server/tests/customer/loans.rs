//! Loans and what is still to be paid; and the page that any other kind has.

use crate::on_both_engines;
use crate::portal::{self, text_of};

on_both_engines! {
    async fn a_loan_says_every_payment(site: Site) {
        let anna = site.customer("Anna", "anna@mail.example").await;
        assert!(text_of(&anna.member.browser.page("/portal/loans").await).contains("No loans"));
        let loan = site.loan(&anna.bank, anna.id).await;
        let list = anna.member.browser.page("/portal/loans").await;
        assert!(list.contains(&format!("/portal/loans/{loan}")) && text_of(&list).contains("New kitchen"));
        let page = anna.member.browser.page(&format!("/portal/loans/{loan}")).await;
        let text = text_of(&page);
        // It is January 2027: six payments are past, six are planned.
        for (words, times) in [("Past", 6), ("Planned", 6), ("€853.79", 12), ("30 July 2026", 1), ("28 February 2027", 1), ("30 June 2027", 1)] {
            assert!(text.matches(words).count() >= times.min(2), "{words} {text}");
        }
        assert_eq!((text.matches("Past").count(), text.matches("Planned").count()), (6, 6), "{text}");
        assert!(text.contains("€0.00"), "nothing is owed at the end");
    }

    async fn every_kind_has_a_page(site: Site) {
        let anna = site.customer("Anna", "anna@mail.example").await;
        let loan = site.loan(&anna.bank, anna.id).await;
        let list = anna.member.browser.page("/portal/records/loan").await;
        assert!(list.contains(&format!("/portal/records/loan/{loan}")), "{list}");
        let text = text_of(&anna.member.browser.page(&format!("/portal/records/loan/{loan}")).await);
        for words in ["New kitchen", "€10,000.00", "4.5", "30 June 2026"] {
            assert!(text.contains(words), "{words} {text}");
        }
        let file = anna.member.browser.get("/portal/records/loan/file").await;
        assert!(file.body.starts_with('\u{feff}') && file.body.contains("\"New kitchen\""), "{}", file.body);
        assert_eq!(anna.member.browser.get("/portal/records/nothing").await.status, 404);
        assert_eq!(anna.member.browser.get("/portal/records/nothing/file").await.status, 404);
    }
}
