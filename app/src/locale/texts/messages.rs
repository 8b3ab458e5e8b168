//! Words of the choice of messages, and of the link that stops them.

use super::Outcome;

/// `/account/messages` and `/stop`.
#[derive(Debug)]
pub struct MessagesTexts {
    /// Title and heading.
    pub title: &'static str,
    /// The sentence under it.
    pub lead: &'static str,
    /// What comes whatever is chosen.
    pub always: &'static str,
    /// The channel of mails.
    pub by_mail: &'static str,
    /// The channel of letters on paper.
    pub by_post: &'static str,
    /// The channel of calls.
    pub by_phone: &'static str,
    /// The topic of reminders that a consent ends: its title and what is sent.
    pub reminders: (&'static str, &'static str),
    /// The topic of what is new of children: its title and what is sent.
    pub child_news: (&'static str, &'static str),
    /// Nothing can come before the person agrees to this purpose.
    pub blocked: fn(purpose: &str) -> String,
    /// The link to that purpose.
    pub blocked_link: &'static str,
    /// The button.
    pub submit: &'static str,
    /// After saving.
    pub saved: &'static str,
    /// Title and heading of the stop link.
    pub stop_title: &'static str,
    /// Which mails it stops.
    pub stop_lead: fn(topic: &str) -> String,
    /// What it does not stop, and how it comes back.
    pub stop_text: &'static str,
    /// The button.
    pub stop_submit: &'static str,
    /// They are stopped.
    pub stopped: Outcome,
    /// The link is not one of ours, or was cut.
    pub unknown: Outcome,
    /// The link to `/account/messages`.
    pub to_choices: &'static str,
}
