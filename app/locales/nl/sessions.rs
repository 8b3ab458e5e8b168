//! Nederlands: de lijst van sessies.

use crate::locale::{Outcome, SessionsTexts};

/// De woorden.
pub(super) const SESSIONS: SessionsTexts = SessionsTexts {
    title: "Sessies",
    lead: "Elke browser waarin je account nu open is. Wat je beëindigt, staat bij de volgende stap buiten.",
    device: |browser, system| format!("{browser} op {system}"),
    unknown_device: "Onbekend toestel",
    this_one: "Deze sessie",
    others: "Ergens anders",
    first_seen: "Ingelogd",
    last_seen: "Laatst gezien",
    now: "nu",
    place: "Netwerk in",
    end: "Beëindigen",
    end_named: |device| format!("De sessie op {device} beëindigen"),
    end_others: "Alle andere beëindigen",
    end_others_text: "Hier blijf je ingelogd; overal anders is weer een passkey nodig.",
    alone: Outcome {
        title: "Nergens anders",
        text: "Je account is alleen hier open. Log je op een ander toestel in, dan vind je dat in deze lijst.",
    },
    ended: "Die sessie is beëindigd.",
    others_ended: "Alle andere sessies zijn beëindigd.",
    gone: "Die sessie staat niet in je lijst: ze is al beëindigd.",
};
