//! Whether people who do not see the page find their way: labels, headings in order, heads of tables, ids that name one thing.

use std::collections::BTreeSet;

use crate::on_both_engines;
use crate::portal::{self, Said};

/// Every value of an attribute.
fn values<'a>(page: &'a str, attribute: &str) -> Vec<&'a str> {
    page.split(&format!(" {attribute}=\"")).skip(1).map(|rest| rest.split('"').next().unwrap()).collect()
}

/// The levels of the headings, in the order of the page.
fn headings(page: &str) -> Vec<u8> {
    let tags = page.split("<h").skip(1).filter_map(|rest| rest.bytes().next());
    tags.filter(u8::is_ascii_digit).map(|digit| digit - b'0').collect()
}

fn check(path: &str, page: &str) {
    let ids = values(page, "id");
    let set: BTreeSet<_> = ids.iter().copied().collect();
    assert_eq!(set.len(), ids.len(), "{path}: an id twice in {ids:?}");
    for reference in ["for", "aria-labelledby", "aria-describedby"] {
        for value in values(page, reference).into_iter().flat_map(str::split_whitespace) {
            assert!(set.contains(value), "{path}: {reference}={value} names nothing");
        }
    }
    let levels = headings(page);
    assert_eq!(levels.iter().filter(|level| **level == 1).count(), 1, "{path}: {levels:?}");
    assert!(levels.windows(2).all(|pair| pair[1] <= pair[0] + 1), "{path}: {levels:?}");
    let labelled: BTreeSet<_> = values(page, "for").into_iter().collect();
    for input in page.split("<input ").skip(1).map(|rest| rest.split('>').next().unwrap()) {
        let tag = format!(" {input}");
        let is_hidden = tag.contains("type=\"hidden\"");
        assert!(is_hidden || values(&tag, "id").iter().any(|id| labelled.contains(id)), "{path}: no label for {input}");
    }
    for table in page.split("<table").skip(1).map(|rest| rest.split("</table>").next().unwrap()) {
        assert!(
            table.contains("<caption") && table.contains("<th scope=\"col\"") && table.contains("<th scope=\"row\""),
            "{path}: {table}"
        );
    }
    assert!(!page.contains(" style="), "{path}");
    assert!(
        page.split("<svg").skip(1).all(|svg| {
            let tag = svg.split('>').next().unwrap();
            tag.contains("aria-hidden") || tag.contains("aria-labelledby") || tag.contains("preserveAspectRatio")
        }),
        "{path}"
    );
}

on_both_engines! {
    async fn every_page_is_in_order(site: Site) {
        let anna = site.customer("Anna", "anna@mail.example").await;
        let empty = ["/portal/accounts", "/portal/loans", "/portal/documents", "/portal/records/loan"];
        for path in empty {
            check(path, &anna.member.browser.page(path).await);
        }
        let account = site.account(&anna.bank, &[anna.id], "Household", 120_450).await;
        let booked: Vec<Said> = (0..60).map(|number| Said::booked(account, ["2027-01-03", "2026-11-03"][number % 2], 100, "Rent", "x")).collect();
        let booked = site.say(&anna.bank, &booked).await[0];
        let loan = site.loan(&anna.bank, anna.id).await;
        site.document_of(&anna.bank, anna.id, "Statement", "application/pdf").await;
        let full = [
            format!("/portal/accounts/{account}"),
            format!("/portal/accounts/{account}?q=nothing"),
            format!("/portal/records/transaction/{booked}"),
            format!("/portal/loans/{loan}"),
        ];
        for path in empty.into_iter().map(str::to_owned).chain(full) {
            check(&path, &anna.member.browser.page(&path).await);
        }
        let unclear = anna.member.browser.get(&format!("/portal/accounts/{account}?until=x")).await;
        check("a day that is none", &unclear.body);
    }
}
