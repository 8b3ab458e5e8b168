//! Documents for customers: a yearly statement, and the agreement of each loan, as small real PDF files.

use jiff::civil::Date;

use super::super::days::Days;
use super::super::paper::Paper;
use super::super::table::money;
use super::Customer;
use super::loans::Loan;

/// Years before the first day of which there are statements.
const YEARS: i16 = 3;

/// One line of JSON a document. What was issued once stays.
pub(super) fn document_lines(customers: &[Customer], loans: &[Loan], days: &Days) -> Vec<u8> {
    let years = days.anchor.year() - YEARS..days.today.year();
    let issued = |year: i16| Date::new(year + 1, 1, 15).ok().filter(|issued| *issued <= days.today);
    let mut lines = String::new();
    for customer in customers {
        for (year, issued) in years.clone().filter_map(|year| Some((year, issued(year)?))) {
            lines.push_str(&statement(customer, year, issued));
        }
    }
    for loan in loans {
        lines.push_str(&agreement(loan));
    }
    lines.into_bytes()
}

fn statement(customer: &Customer, year: i16, issued: Date) -> String {
    let text = [
        format!("Customer {}", customer.number),
        String::new(),
        format!("This statement sums up your accounts with Northfield Bank in {year}."),
        "Balances at the end of the year stand in your portal under Accounts.".into(),
        "You may need it for your tax return. There is nothing to sign.".into(),
        String::new(),
        "Northfield Bank is invented, and so is everybody in this document.".into(),
    ];
    let (number, title) = (format!("S-{}-{year}", customer.number), format!("Yearly statement {year}"));
    Paper { number: &number, person: &customer.number, title: &title, issued, kind: "statement" }.as_pdf(&text)
}

fn agreement(loan: &Loan) -> String {
    let text = [
        format!("Customer {}, loan {}", loan.customer, loan.number),
        String::new(),
        format!("Northfield Bank lends EUR {}.", money(loan.amount)),
        "It is paid back in equal payments, once a month, as your portal shows.".into(),
        "You may pay back more at any time without costs.".into(),
        String::new(),
        "Northfield Bank is invented, and so is everybody in this document.".into(),
    ];
    let (number, title) = (format!("A-{}", loan.number), format!("Agreement: {}", loan.name));
    Paper { number: &number, person: &loan.customer, title: &title, issued: loan.begins, kind: "agreement" }
        .as_pdf(&text)
}
