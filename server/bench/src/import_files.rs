//! Files of an invented bank, for an import of a number of rows: clients who are customers, accounts with their holders, transactions.

use std::fs::File;
use std::io::{self, BufWriter, Write as _};
use std::path::Path;

/// The bank.
pub(crate) const ORGANISATIONS: &str = "[organisations.bank]\nkind = \"bank\"\nname = \"Bench Bank\"\ncountry = \"NL\"\n\
time_zone = \"Europe/Amsterdam\"\nlanguages = [\"en\"]\n";

/// What its files become.
pub(crate) const MAPPING: &str = r#"
[[persons]]
file = "clients.csv"
key = "client"
given_name = "given"
family_name = "family"
birth_date = "born"
email = "email"
address = "address"

[[affiliations]]
file = "clients.csv"
person = "client"
role = { value = "customer" }

[[records]]
kind = "bank-account"
file = "accounts.csv"
key = "account"
[records.fields]
name = { template = "Current account {account}" }
number = "number"
type = { value = "current" }
currency = { value = "EUR" }
balance = "balance"
opened_on = "opened"

[[holdings]]
file = "accounts.csv"
record_kind = "bank-account"
record = "account"
person = "client"
role = { value = "owner" }

[[records]]
kind = "transaction"
file = "transactions.csv"
key = "transaction"
within = "account"
[records.fields]
booked_on = "booked"
amount = "amount"
currency = { value = "EUR" }
direction = { value = "debit" }
text = "text"
counterparty = "counterparty"
type = { value = "Card" }
balance = "balance"
"#;

/// How many rows of which sort: a fifth are clients and as many affiliations, a tenth accounts and as many holders, the rest transactions.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Shares {
    pub(crate) clients: u64,
    pub(crate) accounts: u64,
    pub(crate) transactions: u64,
}

impl Shares {
    pub(crate) fn of(rows: u64) -> Self {
        let (clients, accounts) = (rows / 5, rows / 10);
        Self { clients, accounts, transactions: rows - 2 * clients - 2 * accounts }
    }
}

/// Writes the files into a folder; gives their bytes.
pub(crate) fn write(folder: &Path, shares: Shares) -> io::Result<u64> {
    let clients = table(&folder.join("clients.csv"), "client,given,family,born,email,address", shares.clients, |i| {
        let (year, month, day) = (1950 + i % 55, 1 + i % 12, 1 + i % 28);
        format!("{i},Given{i},Family{i},{year}-{month:02}-{day:02},client-{i}@example.org,{i} Invented Street")
    })?;
    let accounts = table(&folder.join("accounts.csv"), "account,client,number,balance,opened", shares.accounts, |i| {
        format!("{i},{i},NL00BENC{i:010},{}.50,2020-{:02}-{:02}", 100 + i % 5000, 1 + i % 12, 1 + i % 28)
    })?;
    let header = "transaction,account,booked,amount,text,counterparty,balance";
    let transactions = table(&folder.join("transactions.csv"), header, shares.transactions, |i| {
        let (account, month, day) = (1 + i % shares.accounts.max(1), 1 + i % 12, 1 + i % 28);
        let (amount, balance) = (1 + i % 300, 100 + i % 5000);
        format!("{i},{account},2025-{month:02}-{day:02},-{amount}.25,Groceries {i},Market {},{balance}.50", i % 1000)
    })?;
    Ok(clients + accounts + transactions)
}

fn table(path: &Path, header: &str, rows: u64, row: impl Fn(u64) -> String) -> io::Result<u64> {
    let mut file = BufWriter::new(File::create(path)?);
    writeln!(file, "{header}")?;
    for number in 1..=rows {
        writeln!(file, "{}", row(number))?;
    }
    file.flush()?;
    Ok(std::fs::metadata(path)?.len())
}
