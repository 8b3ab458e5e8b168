//! English: the page for newcomers of a local demo.

use crate::locale::{DemoTexts, Outcome};

/// The words.
pub(super) const DEMO: DemoTexts = DemoTexts {
    title: "Try it as somebody",
    lead: "A bank, two schools and a vendor, invented from end to end. Choose who you want to be; each has an invitation that works once.",
    steps: [
        "Open an invitation below and choose “I am new here”.",
        "Sign up with the name that stands there and any invented address, such as me@example.org.",
        "The mail that confirms it does not leave this computer: it lands in the demo mailbox.",
        "Create a passkey, then use the invitation that waits on your home page. To be somebody else, sign out first.",
    ],
    mailbox: "Open the demo mailbox",
    link: "Try it as somebody",
    name: "Name",
    birth_date: "Date of birth to type",
    open: |organisation| format!("Invitation of {organisation}"),
    open_child: |child, organisation| format!("{child}, invitation of {organisation}"),
    taken: "taken",
    over: "too old",
    fresh: "Somebody else instead",
    nobody_left: "Everybody here is taken. Stop the server, delete the folder var, and start again.",
    customer: Outcome {
        title: "A customer of the bank",
        text: "Accounts, one of them shared, two years of transactions, a mortgage, statements to download.",
    },
    student: Outcome {
        title: "A student who turns 18 in three weeks",
        text: "Timetable, results and attendance, and what the parents see until the birthday.",
    },
    younger: Outcome { title: "A student of 16", text: "Old enough to keep results or attendance from the parents." },
    parent: Outcome {
        title: "A parent of three children in two schools",
        text: "One code for each child. The first makes you a parent here, the others add to it.",
    },
    apart: Outcome {
        title: "The other parent of the same children",
        text: "Lives apart, has an own account, and sees what the schools allow.",
    },
    barred: Outcome {
        title: "A parent after a court’s order",
        text: "The other parent is barred and finds nothing here; that is also why there is no invitation for them.",
    },
    admin: Outcome {
        title: "A partner who administers a firm",
        text: "Orders, tickets, invoices, logs, reports and settings; invites colleagues and limits them.",
    },
    member: Outcome { title: "A colleague in a firm", text: "Sees what the firm’s admins allow, and no more." },
    both: Outcome {
        title: "Two roles in one account",
        text: "A grown-up student who is also a customer of the bank: use both codes, then switch at the top.",
    },
};
