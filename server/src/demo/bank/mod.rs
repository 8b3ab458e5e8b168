//! Northfield Bank: customers, accounts, their transactions, loans and documents, as a bank's own systems would write them out.

mod accounts;
mod bookings;
mod documents;
mod loans;

use super::days::Days;
use super::draw::Draw;
use super::files::File;
use super::names::{Somebody, address};
use super::table::Table;

/// A customer.
pub(super) struct Customer {
    /// The bank's number.
    pub(super) number: String,
    /// Who.
    pub(super) name: Somebody,
    /// ISO 8601.
    pub(super) born: String,
    /// Whether the account is one that newcomers look at: it has the bookings of a whole household.
    pub(super) shown: bool,
    /// Whether newcomers can play them: they have something of everything.
    pub(super) is_played: bool,
}

impl Customer {
    /// Where the bank writes to; nothing arrives there.
    pub(super) fn mail(&self) -> String {
        self.name.mail(&self.number, "customers.northfield.example")
    }
}

const HOW_MANY: u32 = 40;
/// So many of them stand in reserve to be played.
const PLAYED: u32 = 9;

/// Everybody the bank knows.
pub(super) fn customers(days: &Days) -> Vec<Customer> {
    let known = |number: &str, given: &str, family: &str, born: String| Customer {
        number: number.into(),
        name: Somebody::called(given, family),
        born,
        shown: true,
        is_played: true,
    };
    let mut all = vec![
        known("10001", "Marijke", "van der Velden", "1986-04-17".into()),
        known("10002", "Joost", "van der Velden", "1984-11-02".into()),
        known("10003", "Kwame", "Asante", "1991-07-23".into()),
        known("10004", "Elif", "Yıldırım", days.adult_student()),
    ];
    all.extend((5..=HOW_MANY).map(|serial| drawn((10_000 + serial).to_string(), serial <= PLAYED)));
    all
}

fn drawn(number: String, is_played: bool) -> Customer {
    let mut draw = Draw::of(&["customer", &number]);
    let born = format!("{}-{:02}-{:02}", draw.between(1944, 2004), draw.between(1, 12), draw.between(1, 28));
    Customer { name: Somebody::drawn(&number), born, shown: false, is_played, number }
}

/// The files.
pub(super) fn files(days: &Days) -> Vec<File> {
    let customers = customers(days);
    let accounts = accounts::accounts(&customers);
    let loans = loans::loans(&customers, days);
    vec![
        File::new("bank/customers.csv", customer_table(&customers)),
        File::new("bank/accounts.csv", accounts::account_table(&accounts, days)),
        File::new("bank/holders.csv", accounts::holder_table(&accounts)),
        File::new("bank/transactions.csv", bookings::booking_table(&accounts, days)),
        File::new("bank/loans.csv", loans::loan_table(&loans)),
        File::new("bank/documents.ndjson", documents::document_lines(&customers, &loans, days)),
    ]
}

fn customer_table(customers: &[Customer]) -> Vec<u8> {
    let columns = [
        "customer_no",
        "given_name",
        "family_name",
        "birth_date",
        "email",
        "street",
        "postcode",
        "town",
        "country",
        "language",
        "since",
    ];
    let mut table = Table::new(&columns);
    for customer in customers {
        let [street, postcode, town] = address(&customer.number);
        let mut draw = Draw::of(&["since", &customer.number]);
        let since = format!("{}-{:02}-{:02}", draw.between(2008, 2022), draw.between(1, 12), draw.between(1, 28));
        table.row(&[
            customer.number.as_str(),
            &customer.name.given,
            &customer.name.family,
            &customer.born,
            &customer.mail(),
            &street,
            &postcode,
            &town,
            "NL",
            draw.pick(&["nl", "nl", "en"]),
            &since,
        ]);
    }
    table.into_bytes()
}
