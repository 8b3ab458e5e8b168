//! Words of recovery in the account: the saved codes, and a recovery that is running.

/// `/account/recovery`.
#[derive(Debug)]
pub struct RecoveryTexts {
    /// Title and heading.
    pub title: &'static str,
    /// The sentence under it.
    pub lead: &'static str,
    /// The message on every page while a recovery is running.
    pub banner: fn(moment: &str) -> String,
    /// The link in it.
    pub banner_link: &'static str,
    /// The heading over a running recovery.
    pub running: &'static str,
    /// When it can be finished, and what to do.
    pub running_text: fn(moment: &str) -> String,
    /// The button that stops it.
    pub stop: &'static str,
    /// The link to `/account/freeze`.
    pub freeze: &'static str,
    /// After it was stopped.
    pub stopped: &'static str,
    /// After the account was recovered.
    pub recovered: &'static str,
    /// After the person showed the passkey that a form had asked for.
    pub shown_again: &'static str,
    /// The heading over the codes.
    pub codes: &'static str,
    /// What they are for.
    pub codes_text: &'static str,
    /// When there are none.
    pub none: &'static str,
    /// How many are left.
    pub left: fn(count: usize) -> String,
    /// When they were made.
    pub made: &'static str,
    /// How many were used.
    pub used: fn(count: usize) -> String,
    /// The button that replaces the used ones.
    pub replace: &'static str,
    /// The button that makes the first ten.
    pub make: &'static str,
    /// The button that makes all anew.
    pub make_anew: &'static str,
    /// What happens to the old ones.
    pub make_anew_text: &'static str,
    /// Title and heading over new codes.
    pub fresh_title: &'static str,
    /// That they are shown once.
    pub fresh_lead: &'static str,
    /// That these take the place of used ones.
    pub fresh_replaced: &'static str,
    /// Where to keep them.
    pub fresh_keep: &'static str,
    /// What the sheet and the file say first.
    pub sheet: fn(brand: &str) -> String,
    /// How they are used, on the sheet and in the file.
    pub sheet_use: &'static str,
    /// The button that copies.
    pub copy: &'static str,
    /// The button that downloads.
    pub download: &'static str,
    /// The button that prints.
    pub print: &'static str,
    /// How to do it without script.
    pub by_hand: &'static str,
    /// After copying.
    pub copied: &'static str,
    /// When copying did not work.
    pub copy_failed: &'static str,
    /// After downloading.
    pub downloaded: &'static str,
    /// The link that goes on.
    pub saved: &'static str,
}
