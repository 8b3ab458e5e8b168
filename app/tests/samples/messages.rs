//! The choice of messages, and the link that stops them, in every state.

use portico_app::features::messages::{self, Blocked, MessageTopic, Messages};
use portico_app::features::stop::{self, Stop, StopOutcome};
use portico_app::locale::Language;

use super::{LONG_NAME, context, context_inside, html};

/// Each by name.
pub fn pages(language: Language, foreign: Option<&str>) -> Vec<(&'static str, String)> {
    let own = |text: &str| foreign.unwrap_or(text).to_owned();
    let inside = &context_inside(language, "/account/messages", foreign);
    let outside = &context(language, foreign);
    let topic = |name: &str, title: &str| MessageTopic {
        name: own(name),
        title: own(title),
        sentence: own("Once a month at most."),
        channels: vec![(own("email"), true), (own("post"), false), (own("phone"), false)],
        blocked: None,
    };
    let blocked = Blocked { purpose: own("newsletter"), title: own(LONG_NAME) };
    let offers = MessageTopic { blocked: Some(blocked), ..topic("offers", LONG_NAME) };
    let reminders = MessageTopic { channels: vec![(own("email"), true)], ..topic("reminders", "Reminders") };
    let several = Messages { topics: vec![offers, topic("news", "News"), reminders.clone()], saved: false };
    let saved = Messages { topics: vec![reminders], saved: true };
    let stop = Stop { token: own("token"), title: own("News") };
    vec![
        ("messages", html(inside, || messages::page(inside, &several))),
        ("messages-saved", html(inside, || messages::page(inside, &saved))),
        ("stop", html(outside, || stop::page(outside, &stop))),
        ("stop-done", html(outside, || stop::outcome_page(outside, StopOutcome::Stopped))),
        ("stop-unknown", html(outside, || stop::outcome_page(outside, StopOutcome::Unknown))),
    ]
}
