//! What people do on the pages of consents, in one call each.

use serde_json::json;

use crate::portal::{Answer, Browser, Site, hex};

pub const LIST: &str = "/account/consents";
pub const CALL: &str = "/api/account/consents";

/// The hash of the newest English text of a purpose, as its form carries it.
pub fn text_of_purpose(site: &Site, purpose: &str) -> String {
    hex(&site.purpose_hash(purpose, "en"))
}

/// Where the form of a purpose posts to.
pub fn at(purpose: &str) -> String {
    format!("{LIST}/{purpose}")
}

impl Browser {
    /// Presses the button of a card.
    pub async fn decide(&self, site: &Site, purpose: &str, decision: &str) -> Answer {
        let text = text_of_purpose(site, purpose);
        self.post_form(&at(purpose), &[("decision", decision), ("text", &text)]).await
    }

    /// Presses the switch of a card.
    pub async fn switch(&self, site: &Site, purpose: &str, decision: &str) -> Answer {
        let text = text_of_purpose(site, purpose);
        self.post_json(CALL, &json!({ "purpose": purpose, "decision": decision, "text": text })).await
    }
}

impl Site {
    /// How many entries the ledger has.
    pub async fn count_entries(&self) -> u64 {
        self.database.count("consent_event").await
    }
}

/// The part of a page that belongs to a purpose.
pub fn card<'a>(page: &'a str, purpose: &str) -> &'a str {
    let rest =
        page.split(&format!("id=\"purpose-{purpose}\"")).nth(1).unwrap_or_else(|| panic!("no card of {purpose}"));
    let card = rest.split(" id=\"purpose-").next().unwrap();
    card.split("</section>").next().unwrap()
}

/// The ids of the receipts that a history leads to, the newest first.
pub fn receipts_on(page: &str) -> Vec<String> {
    let links = page.split("href=\"/account/consents/receipts/").skip(1);
    links.map(|link| link.split('"').next().unwrap().to_owned()).collect()
}
