//! An account on which a hundred thousand things were booked. The times are said, not judged: benches do that.
#![allow(clippy::print_stderr, reason = "what it took is told")]

use std::time::Instant;

use crate::on_both_engines;
use crate::portal::{self, Site, text_of};

const MANY: u32 = 100_000;

/// Adds many transactions, ten an hour back from the third of January, in the database itself.
async fn book_many(site: &Site, bank: &portal::Bank, account: uuid::Uuid) {
    let last = portal::midnight("2027-01-03");
    let (numbers, id) = if site.database.is_sqlite() {
        let numbers =
            format!("WITH RECURSIVE series(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM series WHERE n < {MANY})");
        (numbers, "randomblob(16)")
    } else {
        (format!("WITH series(n) AS (SELECT generate_series(1, {MANY}))"), "gen_random_uuid()")
    };
    let hash = site.no_hash();
    let insert = format!(
        "INSERT INTO record (id, kind, provider_id, within_id, at, amount, state, search, body, own, source, source_key, hash, changed_at)
         {numbers} SELECT {id}, 'transaction', {}, {}, {last} - CAST(n AS BIGINT) * 360000000, -100, 'debit', 'no ' || n || ' shop',
         '{{\"booked_on\":\"2026-12-31\",\"amount\":\"-1.00\",\"currency\":\"EUR\",\"direction\":\"debit\",\"text\":\"No ' || n || '\",\"counterparty\":\"Shop\"}}',
         '{{}}', '{}', 'many-' || n, {hash}, {last} FROM series",
        site.id_literal(bank.id),
        site.id_literal(account),
        bank.source,
    );
    let insert = if site.database.is_sqlite() {
        // There the series stands before what it is for.
        let (into, select) = insert.split_once(&numbers).unwrap();
        format!("{numbers} {into} {select}")
    } else {
        insert
    };
    site.database.tamper(&insert).await;
}

on_both_engines! {
    async fn a_hundred_thousand_are_paged_and_searched(site: Site) {
        let anna = site.customer("Anna", "anna@mail.example").await;
        let account = site.account(&anna.bank, &[anna.id], "Household", 1).await;
        book_many(&site, &anna.bank, account).await;
        let path = format!("/portal/accounts/{account}");
        let deep = portal::midnight("2027-01-03") - 90_000 * 360_000_000;
        for (what, query) in [
            ("the first page", String::new()),
            ("the first page again", String::new()),
            ("a page far behind", format!("?after={deep}.00000000000000000000000000000000")),
            ("a search that finds one", "?q=no+99999+shop".into()),
            ("a search that finds none", "?q=nothing".into()),
        ] {
            let begun = Instant::now();
            let page = anna.member.browser.page(&format!("{path}{query}")).await;
            eprintln!("{what}: {} ms", begun.elapsed().as_millis());
            let rows = page.matches("<th scope=\"row\" class=\"name\">").count();
            let expected = match what {
                "a search that finds one" => 1,
                "a search that finds none" => 0,
                _ => 50,
            };
            assert_eq!(rows, expected, "{what}");
        }
        let far = text_of(&anna.member.browser.page(&format!("{path}?after={deep}.00000000000000000000000000000000")).await);
        assert!(far.contains("No 90001") && far.contains("No 90050") && !far.contains("No 90051"), "{far}");
    }
}
