//! The kinds that are shipped, as their files.

/// Name and text of each.
pub(super) const ALL: &[(&str, &str)] = &[
    ("attendance", include_str!("../../../../kinds/attendance.json")),
    ("bank-account", include_str!("../../../../kinds/bank-account.json")),
    ("class", include_str!("../../../../kinds/class.json")),
    ("document", include_str!("../../../../kinds/document.json")),
    ("invoice", include_str!("../../../../kinds/invoice.json")),
    ("loan", include_str!("../../../../kinds/loan.json")),
    ("log-line", include_str!("../../../../kinds/log-line.json")),
    ("order", include_str!("../../../../kinds/order.json")),
    ("report", include_str!("../../../../kinds/report.json")),
    ("result", include_str!("../../../../kinds/result.json")),
    ("setting", include_str!("../../../../kinds/setting.json")),
    ("ticket", include_str!("../../../../kinds/ticket.json")),
    ("timetable-entry", include_str!("../../../../kinds/timetable-entry.json")),
    ("transaction", include_str!("../../../../kinds/transaction.json")),
];
