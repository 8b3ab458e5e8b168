//! Messages: which ones a person wants, and the link of a mail that stops them without signing in (RFC 8058).
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test may fail loudly")]

#[path = "../account/owner.rs"]
#[allow(dead_code, reason = "each test binary uses its part")]
mod owner;
#[path = "../portal/mod.rs"]
mod portal;

mod choosing;
mod one_click;
mod reminders;

use portal::{Browser, Site, hex};

impl Site {
    /// Signed in, the person decides about the newsletter on the page of consents.
    async fn newsletter(&self, browser: &Browser, decision: &str) {
        let text = hex(&self.purpose_hash("newsletter", "en"));
        let fields = [("decision", decision), ("text", text.as_str())];
        browser.post_form("/account/consents/newsletter", &fields).await.leads_to("/account/consents");
    }
}
