//! English: a firm's pages.

use crate::locale::{Outcome, PartnerTexts, SettingChangesTexts, SettingsTexts};

/// The words.
pub(super) const PARTNER: PartnerTexts = PartnerTexts {
    orders_lead: "What your firm ordered, and where it stands.",
    tickets_lead: "Questions and problems that your firm reported.",
    invoices_lead: "What your firm was billed, and what is still to be paid.",
    logs_lead: "What the services wrote down about your firm's use of them.",
    reports_lead: "Figures about your firm, period by period.",
    line_total: "Line total",
    total: "All lines",
    settings: SettingsTexts {
        title: "Settings",
        lead: "How the services work for your firm. A change holds at once, and everybody in your firm who may see reports can see it there.",
        read_only: "You can see the settings. Somebody who administers your firm can let you change them.",
        empty: Outcome {
            title: "No settings yet",
            text: "Your partner has not offered anything to set. As soon as there is something, it stands here.",
        },
        on: "On",
        off: "Off",
        nothing: "empty",
        value: |setting| format!("Value of {setting}"),
        submit: "Save",
        submit_named: |setting| format!("Save {setting}"),
        saved: "Saved. The change is in the report.",
        unchanged: "It was set to that already. Nothing changed.",
        changed: |name, when| format!("Changed by {name}, {when}"),
        changed_by_nobody: |when| format!("Changed {when}, by somebody whose account is gone"),
        as_delivered: "Not changed by your firm",
        report: "Changes of settings",
    },
    changes: SettingChangesTexts {
        title: "Changes of settings",
        lead: "Every change that your firm made, the newest first: what it was, what it became, and who did it.",
        empty: Outcome {
            title: "Nothing was changed yet",
            text: "When somebody in your firm changes a setting, you find it here.",
        },
        when: "When",
        setting: "Setting",
        before: "Before",
        after: "After",
        who: "By",
        gone: "a setting that is no longer there",
    },
};
