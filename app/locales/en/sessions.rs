//! English: the list of sessions.

use crate::locale::{Outcome, SessionsTexts};

/// The words.
pub(super) const SESSIONS: SessionsTexts = SessionsTexts {
    title: "Sessions",
    lead: "Every browser in which your account is open now. What you end is out at its next step.",
    device: |browser, system| format!("{browser} on {system}"),
    unknown_device: "Unknown device",
    this_one: "This session",
    others: "Elsewhere",
    first_seen: "Signed in",
    last_seen: "Last seen",
    now: "now",
    place: "Network in",
    end: "End",
    end_named: |device| format!("End the session on {device}"),
    end_others: "End all others",
    end_others_text: "You stay signed in here; everywhere else a passkey is needed again.",
    alone: Outcome {
        title: "Nowhere else",
        text: "Your account is open only here. When you sign in on another device, you find it in this list.",
    },
    ended: "That session has ended.",
    others_ended: "All other sessions have ended.",
    gone: "That session is not on your list: it has ended already.",
};
