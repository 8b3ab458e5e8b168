//! Words of the pages that show records: lists, single records, and a customer's accounts, loans and documents.

use super::Outcome;

/// What every list and every record says, whatever it is of.
#[derive(Debug)]
pub struct RecordsTexts {
    /// The accessible name of the filter.
    pub filter: &'static str,
    /// Label of the words that are searched for.
    pub search: &'static str,
    /// All states.
    pub all: &'static str,
    /// Label of the first day.
    pub from: &'static str,
    /// Label of the last day.
    pub until: &'static str,
    /// The button of the filter.
    pub show: &'static str,
    /// The link that takes the filter away.
    pub show_all: &'static str,
    /// While rows of this page are hidden because of what is typed.
    pub here: &'static str,
    /// There is nothing yet.
    pub nothing: Outcome,
    /// Nothing matches the filter.
    pub nothing_found: Outcome,
    /// The accessible name of the links between pages.
    pub pages: &'static str,
    /// The link to what was before.
    pub older: &'static str,
    /// The link back to the newest.
    pub newest: &'static str,
    /// The link to the file of all that match.
    pub file: &'static str,
    /// How much it holds.
    pub file_hint: &'static str,
    /// Money that came in.
    pub received: &'static str,
    /// Money that went out.
    pub paid: &'static str,
    /// Both, of a whole month.
    pub sums: fn(received: &str, paid: &str) -> String,
    /// When a source last spoke: earlier today.
    pub stamp_today: fn(source: &str, time: &str) -> String,
    /// When a source last spoke: on another day.
    pub stamp: fn(source: &str, moment: &str) -> String,
    /// A source that has been silent for long.
    pub stamp_old: fn(source: &str, moment: &str) -> String,
    /// A source that never spoke.
    pub stamp_never: fn(source: &str) -> String,
    /// The question under a chart that unfolds its table.
    pub as_table: &'static str,
    /// Heading over the fields that are kept from a reader.
    pub hidden: &'static str,
    /// Because the relation does not reach to it.
    pub hidden_no_right: &'static str,
    /// Because the child is of age for it.
    pub hidden_of_age: &'static str,
    /// Because the student keeps it to themselves.
    pub hidden_withheld: &'static str,
    /// Because only whom it is about sees it.
    pub hidden_private: &'static str,
    /// A part of an entry: what was ordered.
    pub product: &'static str,
    /// A part of an entry: how many.
    pub quantity: &'static str,
    /// A part of an entry: the price of one.
    pub unit_price: &'static str,
    /// A part of an entry: what is measured.
    pub label: &'static str,
    /// A part of an entry: how much it is.
    pub value: &'static str,
}

/// A customer's accounts, loans and documents.
#[derive(Debug)]
pub struct CustomerTexts {
    /// Title and heading of the accounts.
    pub accounts: &'static str,
    /// The sentence under it.
    pub accounts_lead: &'static str,
    /// There are none.
    pub no_accounts: Outcome,
    /// What is on the account.
    pub balance: &'static str,
    /// How many others hold the account too; never who.
    pub shared: fn(others: u32) -> String,
    /// Heading of the transactions of an account.
    pub transactions: &'static str,
    /// The title of the chart.
    pub chart: &'static str,
    /// The chart in a sentence: the first and the last balance, and the least and the most between them.
    pub chart_text: fn(&BalanceWords) -> String,
    /// Head of the months.
    pub month: &'static str,
    /// Head of the balances at their end.
    pub at_end: &'static str,
    /// Title and heading of the loans.
    pub loans: &'static str,
    /// The sentence under it.
    pub loans_lead: &'static str,
    /// There are none.
    pub no_loans: Outcome,
    /// Heading of the schedule of a loan.
    pub schedule: &'static str,
    /// How the schedule is to be read.
    pub schedule_text: &'static str,
    /// Head of the days on which is paid.
    pub due: &'static str,
    /// Head of what is paid.
    pub payment: &'static str,
    /// Head of the interest in it.
    pub interest: &'static str,
    /// Head of what is paid back in it.
    pub repaid: &'static str,
    /// Head of what is still owed after it.
    pub owed: &'static str,
    /// A payment whose day has not come.
    pub planned: &'static str,
    /// A payment whose day has passed.
    pub past: &'static str,
    /// Title and heading of the documents.
    pub documents: &'static str,
    /// The sentence under it.
    pub documents_lead: &'static str,
    /// The link to a document's file.
    pub download: &'static str,
}

/// The sums in the sentence of a chart, ready to read.
#[derive(Debug)]
pub struct BalanceWords<'a> {
    /// The first month.
    pub first_month: &'a str,
    /// What was on the account then.
    pub first: &'a str,
    /// What is on it now.
    pub last: &'a str,
    /// The least in between.
    pub least: &'a str,
    /// The most in between.
    pub most: &'a str,
}
