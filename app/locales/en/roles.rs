//! English: the roles and their pages.

use crate::locale::RolesTexts;

/// The words.
pub(super) const ROLES: RolesTexts = RolesTexts {
    acting: |role| format!("as: {role}"),
    choose: "Go on as",
    customer: "customer",
    student: "student",
    guardian: "parent",
    member: "partner",
    customer_of: |organisation| format!("Customer of {organisation}"),
    student_of: |organisation| format!("Student at {organisation}"),
    guardian_of: "Parent or guardian",
    member_of: |organisation| format!("For {organisation}"),
    accounts: "Accounts",
    loans: "Loans",
    documents: "Documents",
    timetable: "Timetable",
    results: "Results",
    attendance: "Attendance",
    parents: "Parents",
    children: "Children",
    orders: "Orders",
    tickets: "Tickets",
    invoices: "Invoices",
    logs: "Logs",
    reports: "Reports",
    settings: "Settings",
    search: "Search",
};
