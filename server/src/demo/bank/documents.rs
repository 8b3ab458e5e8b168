//! Documents for customers: a yearly statement, and the agreement of each loan, as small real PDF files in lines of JSON.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::json;

use super::super::days::Days;
use super::super::pdf;
use super::super::table::money;
use super::Customer;
use super::loans::Loan;

/// One line of JSON a document.
pub(super) fn document_lines(customers: &[Customer], loans: &[Loan], days: &Days) -> Vec<u8> {
    let mut lines = String::new();
    for customer in customers {
        for year in [days.anchor.year() - 2, days.anchor.year() - 1] {
            lines.push_str(&statement(customer, year));
        }
    }
    for loan in loans {
        lines.push_str(&agreement(loan, days));
    }
    lines.into_bytes()
}

fn statement(customer: &Customer, year: i16) -> String {
    let text = [
        format!("Customer {}", customer.number),
        String::new(),
        format!("This statement sums up your accounts with Northfield Bank in {year}."),
        "Balances at the end of the year stand in your portal under Accounts.".into(),
        "You may need it for your tax return. There is nothing to sign.".into(),
        String::new(),
        "Northfield Bank is invented, and so is everybody in this document.".into(),
    ];
    let title = format!("Yearly statement {year}");
    let number = format!("S-{}-{year}", customer.number);
    line(&number, &customer.number, &title, &format!("{}-01-15", year + 1), "statement", &text)
}

fn agreement(loan: &Loan, days: &Days) -> String {
    let text = [
        format!("Customer {}, loan {}", loan.customer, loan.number),
        String::new(),
        format!("Northfield Bank lends EUR {}.", money(loan.amount)),
        "It is paid back in equal payments, once a month, as your portal shows.".into(),
        "You may pay back more at any time without costs.".into(),
        String::new(),
        "Northfield Bank is invented, and so is everybody in this document.".into(),
    ];
    let issued = format!("{}-03-02", days.anchor.year() - 1);
    line(
        &format!("A-{}", loan.number),
        &loan.customer,
        &format!("Agreement: {}", loan.name),
        &issued,
        "agreement",
        &text,
    )
}

fn line(number: &str, customer: &str, title: &str, issued: &str, kind: &str, text: &[String]) -> String {
    let document = json!({
        "document_no": number,
        "customer_no": customer,
        "title": title,
        "issued": issued,
        "type": kind,
        "media_type": "application/pdf",
        "content": STANDARD.encode(pdf::page(title, text)),
    });
    format!("{document}\n")
}
