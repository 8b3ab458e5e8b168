//! All accounts, and one of them: balance, chart, with how many it is shared.

use crate::on_both_engines;
use crate::portal::{self, Said, text_of};

on_both_engines! {
    async fn accounts_are_listed_with_what_is_on_them(site: Site) {
        let anna = site.customer("Anna", "anna@mail.example").await;
        let empty = text_of(&anna.member.browser.page("/portal/accounts").await);
        assert!(empty.contains("No accounts yet"), "{empty}");
        site.account(&anna.bank, &[anna.id], "Household", 120_450).await;
        let page = anna.member.browser.page("/portal/accounts").await;
        let text = text_of(&page);
        for words in ["Household", "NL91 ABNA 0417 1643 00", "Current account", "€1,204.50", "From \u{2068}the bank\u{2069}, 07:40"] {
            assert!(text.contains(words), "{words} {text}");
        }
        assert!(!text.contains("Shared"), "{text}");
    }

    async fn a_shared_account_does_not_name_the_others(site: Site) {
        let anna = site.customer("Anna", "anna@mail.example").await;
        let bram = site.member("Bram Quillfeather", "bram@mail.example").await;
        let other = site.person_id(&bram).await;
        let account = site.account(&anna.bank, &[anna.id, other], "Together", 100).await;
        for path in ["/portal/accounts".to_owned(), format!("/portal/accounts/{account}")] {
            let page = anna.member.browser.page(&path).await;
            assert!(text_of(&page).contains("Shared with 1 other"), "{page}");
            assert!(!page.contains("Quillfeather") && !page.contains(&other.to_string()));
        }
    }

    async fn the_chart_counts_back_from_the_balance(site: Site) {
        let anna = site.customer("Anna", "anna@mail.example").await;
        let account = site.account(&anna.bank, &[anna.id], "Household", 100_000).await;
        let booked = [
            Said::booked(account, "2027-01-03", -25_000, "Rent", "Landlord"),
            Said::booked(account, "2026-12-31", 200_000, "Wages", "Works"),
            Said::booked(account, "2026-12-01", -50_000, "Sofa", "Shop"),
            // Not on the account yet.
            Said::booked(account, "2027-02-01", -99_900, "Later", "Later"),
        ];
        site.say(&anna.bank, &booked).await;
        let page = anna.member.browser.page(&format!("/portal/accounts/{account}")).await;
        let text = text_of(&page);
        // Now 1,000; at the end of December 250 more, before the wages and the sofa 1,500 less.
        for words in ["€1,000.00", "€1,250.00", "\u{2212}€250.00", "€1,000.00 now", "November 2026", "January 2026"] {
            assert!(text.contains(words), "{words} {text}");
        }
        assert!(page.contains("<svg") && page.contains("role=\"img\"") && page.contains("<desc"), "{page}");
        assert!(text.contains("In €2,000.00, out €500.00"), "the sums of December: {text}");
        assert!(text.contains("In €0.00, out €250.00"), "the sums of January: {text}");
    }

    async fn pages_are_written_in_each_language(site: Site) {
        let anna = site.customer("Anna", "anna@mail.example").await;
        let account = site.account(&anna.bank, &[anna.id], "Household", -120_450).await;
        site.say(&anna.bank, &[Said::booked(account, "2027-01-03", -25_000, "Rent", "Landlord")]).await;
        for (language, dir, words) in [
            ("nl", "ltr", ["Rekeningen", "Saldo", "€\u{a0}\u{2212}1.204,50", "Betaald", "3 januari 2027", "Van \u{2068}the bank"]),
            ("ar", "rtl", ["الحسابات", "الرصيد", "\u{200e}\u{2212}1,204.50\u{a0}€", "مدفوع", "3 يناير 2027", "من \u{2068}the bank"]),
        ] {
            anna.member.browser.post_form("/language", &[("language", language), ("return", "/home")]).await;
            let page = anna.member.browser.page(&format!("/portal/accounts/{account}")).await;
            assert!(page.contains(&format!("lang=\"{language}\"")) && page.contains(&format!("dir=\"{dir}\"")));
            let text = text_of(&page);
            for words in words {
                assert!(text.contains(words), "{words} {text}");
            }
        }
    }

    async fn a_silent_source_gives_stamped_data(site: Site) {
        let anna = site.customer("Anna", "anna@mail.example").await;
        let account = site.account(&anna.bank, &[anna.id], "Household", 100).await;
        site.database.tamper("UPDATE source SET spoke_at = spoke_at - 864000000000").await;
        let text = text_of(&anna.member.browser.page(&format!("/portal/accounts/{account}")).await);
        assert!(text.contains("last sent something on 5 January 2027") && text.contains("€1.00"), "{text}");
        site.database.tamper("UPDATE source SET spoke_at = NULL").await;
        let text = text_of(&anna.member.browser.page("/portal/accounts").await);
        assert!(text.contains("has not sent anything yet") && text.contains("€1.00"), "{text}");
    }
}
