//! Words of a firm's pages: its orders, its reports, and the settings that it changes itself.

use super::Outcome;

/// A firm's pages.
#[derive(Debug)]
pub struct PartnerTexts {
    /// The sentence under the orders.
    pub orders_lead: &'static str,
    /// Under the tickets.
    pub tickets_lead: &'static str,
    /// Under the invoices.
    pub invoices_lead: &'static str,
    /// Under the log.
    pub logs_lead: &'static str,
    /// Under the reports.
    pub reports_lead: &'static str,
    /// Head of the sum of a line of an order.
    pub line_total: &'static str,
    /// The sum of all lines.
    pub total: &'static str,
    /// The settings.
    pub settings: SettingsTexts,
    /// The report about their changes.
    pub changes: SettingChangesTexts,
}

/// Settings.
#[derive(Debug)]
pub struct SettingsTexts {
    /// Title and heading.
    pub title: &'static str,
    /// The sentence under it.
    pub lead: &'static str,
    /// For whoever may look and not change.
    pub read_only: &'static str,
    /// There are none.
    pub empty: Outcome,
    /// What a switch says when it is on.
    pub on: &'static str,
    /// And off.
    pub off: &'static str,
    /// A text that is empty.
    pub nothing: &'static str,
    /// The label of a value, for whoever does not see the setting's name above it.
    pub value: fn(setting: &str) -> String,
    /// The button.
    pub submit: &'static str,
    /// The same for screen readers.
    pub submit_named: fn(setting: &str) -> String,
    /// After it was changed.
    pub saved: &'static str,
    /// After it was sent as it was.
    pub unchanged: &'static str,
    /// Who changed it last and when.
    pub changed: fn(name: &str, when: &str) -> String,
    /// The same where nobody knows who.
    pub changed_by_nobody: fn(when: &str) -> String,
    /// The firm has not changed it.
    pub as_delivered: &'static str,
    /// The link to the report.
    pub report: &'static str,
}

/// The report about changed settings.
#[derive(Debug)]
pub struct SettingChangesTexts {
    /// Title and heading.
    pub title: &'static str,
    /// The sentence under it.
    pub lead: &'static str,
    /// Nothing was changed yet.
    pub empty: Outcome,
    /// Head: when.
    pub when: &'static str,
    /// Head: which setting.
    pub setting: &'static str,
    /// Head: what it was.
    pub before: &'static str,
    /// Head: what it became.
    pub after: &'static str,
    /// Head: who.
    pub who: &'static str,
    /// A setting that is no more.
    pub gone: &'static str,
}
