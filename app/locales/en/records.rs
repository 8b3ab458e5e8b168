//! English: lists, records, and a customer's pages.

use crate::locale::{CustomerTexts, Outcome, RecordsTexts};

/// The words.
pub(super) const RECORDS: RecordsTexts = RecordsTexts {
    filter: "Filter",
    search: "Search",
    all: "All",
    from: "From",
    until: "Until",
    show: "Show",
    show_all: "Show everything",
    here: "Only this page so far. Press “Show” to search everything.",
    nothing: Outcome { title: "Nothing here yet", text: "As soon as there is something, it appears here by itself." },
    nothing_found: Outcome {
        title: "Nothing matches",
        text: "There are entries, but none that fit. Search for something else, or show everything.",
    },
    pages: "Pages of the list",
    older: "Older",
    newest: "Back to the newest",
    file: "Download as a table (CSV)",
    file_hint: "All that match, the newest 100,000 at most.",
    received: "Received",
    paid: "Paid",
    sums: |received, paid| format!("In {received}, out {paid}"),
    stamp_today: |source, time| format!("From {source}, {time} today"),
    stamp: |source, moment| format!("From {source}, {moment}"),
    stamp_old: |source, moment| {
        format!("{source} last sent something on {moment}. What you see may have changed since.")
    },
    stamp_never: |source| format!("{source} has not sent anything yet."),
    as_table: "The same as a table",
    hidden: "Not shown to you",
    hidden_no_right: "Your relation does not include this.",
    hidden_of_age: "Your child is old enough to decide about this.",
    hidden_withheld: "Your child keeps this private.",
    hidden_private: "Only the person it is about sees this.",
    product: "Product",
    quantity: "Quantity",
    unit_price: "Price each",
    label: "What",
    value: "Value",
};

/// The words.
pub(super) const CUSTOMER: CustomerTexts = CustomerTexts {
    accounts: "Accounts",
    accounts_lead: "What is on them now, and everything that came in and went out.",
    no_accounts: Outcome {
        title: "No accounts yet",
        text: "Once an account is in your name, it appears here by itself. If one is missing, ask the desk.",
    },
    balance: "Balance",
    shared: |others| match others {
        1 => "Shared with 1 other".into(),
        others => format!("Shared with {others} others"),
    },
    transactions: "Transactions",
    chart: "Balance over twelve months",
    chart_text: |it| {
        format!(
            "{} at the end of {}, {} now; between {} and {} in all that time.",
            it.first, it.first_month, it.last, it.least, it.most
        )
    },
    month: "Month",
    at_end: "Balance at its end",
    loans: "Loans",
    loans_lead: "What you borrowed, what is left of it, and when you pay what.",
    no_loans: Outcome {
        title: "No loans",
        text: "You have none here. Once there is one, you see it here with every payment to come.",
    },
    schedule: "Payment schedule",
    schedule_text: "Calculated from the amount, the rate and the number of months. The last payment takes the rounding.",
    due: "Due",
    payment: "Payment",
    interest: "Interest",
    repaid: "Paid back",
    owed: "Still owed",
    planned: "Planned",
    past: "Past",
    documents: "Documents",
    documents_lead: "Statements, contracts and letters, to keep.",
    download: "Download",
};
