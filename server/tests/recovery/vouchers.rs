//! Somebody who cannot get in, and those around them who may vouch, or may not.

use portico_identity::recovery::{VouchGiven, VouchRelation};
use uuid::Uuid;

use crate::owner::{Owner, at};
use crate::portal::{self, Browser, Site};
use crate::portal_life::new_id;

pub const MAIL: &str = "anna@mail.example";
pub const CHILD: &str = "2012-05-03";

/// The number that a page shows.
pub async fn ask(browser: &Browser) -> String {
    let page = browser.post_form("/recover/proof/vouch", &[]).await;
    assert_eq!(page.status, 200, "{}", page.body);
    let number = page.body.split("<code dir=\"ltr\">").nth(1).unwrap().split('<').next().unwrap().to_owned();
    assert!(number.len() == 7 && number.replace(' ', "").bytes().all(|digit| digit.is_ascii_digit()), "{number}");
    number
}

/// Another number.
pub fn another(number: &str) -> String {
    let digit = if number.starts_with('0') { "1" } else { "0" };
    format!("{digit}{}", &number[1..])
}

impl Site {
    pub async fn born(&self, who: &Owner, day: &str) {
        let set = format!("UPDATE person SET birth_date = '{day}' WHERE id = {}", self.literal(who.id));
        self.database.tamper(&set).await;
    }

    pub async fn place(&self, kind: &str) -> Uuid {
        let id = new_id();
        let values = [
            ("id", self.literal(id)),
            ("kind", format!("'{kind}'")),
            ("time_zone", "'Europe/Amsterdam'".into()),
            ("source_key", format!("'{id}'")),
            ("ended_at", "NULL".into()),
        ];
        self.put("organisation", &values).await;
        id
    }

    /// A guardian who counts, but for what `changes` say.
    pub async fn guards(&self, adult: &Owner, child: &Owner, changes: &[(&str, &str)]) {
        let school = self.place("school").await;
        let mut values = vec![
            ("adult_id", self.literal(adult.id)),
            ("child_id", self.literal(child.id)),
            ("organisation_id", self.literal(school)),
            ("source_key", format!("'{school}'")),
        ];
        for column in ["barred_at", "ends_on", "ends_at", "retired_at"] {
            values.push((column, "NULL".into()));
        }
        for (column, value) in changes {
            values.retain(|(known, _)| known != column);
            values.push((column, (*value).into()));
        }
        self.put("guardianship", &values).await;
    }

    pub async fn belongs(&self, who: &Owner, firm: Uuid, role: &str, changes: &[(&str, &str)]) {
        let mut values = vec![
            ("person_id", self.literal(who.id)),
            ("organisation_id", self.literal(firm)),
            ("role", format!("'{role}'")),
            ("source_key", format!("'{}'", new_id())),
        ];
        for column in ["ends_on", "ends_at", "suspended_at", "retired_at"] {
            values.push((column, "NULL".into()));
        }
        for (column, value) in changes {
            values.retain(|(known, _)| known != column);
            values.push((column, (*value).into()));
        }
        self.put("affiliation", &values).await;
    }

    pub async fn family(&self) -> (Owner, Owner) {
        let anna = self.owner("Anna", MAIL).await;
        let mother = self.owner("Maria", "maria@mail.example").await;
        self.born(&anna, CHILD).await;
        self.guards(&mother, &anna, &[]).await;
        (anna, mother)
    }

    pub async fn asked_of(&self, who: &Owner) -> Vec<(Uuid, VouchRelation)> {
        let asked = self.identity.list_vouch_requests(&who.who).await.unwrap();
        asked.into_iter().map(|one| (one.id, one.relation)).collect()
    }

    /// The ids of all requests, as text.
    pub fn vouch_ids(&self) -> &'static str {
        if self.database.is_sqlite() { "SELECT lower(hex(id)) FROM vouch" } else { "SELECT id::text FROM vouch" }
    }

    pub async fn gives(&self, who: &Owner, id: Uuid, number: &str) -> VouchGiven {
        self.identity.give_vouch(&who.recent(self), id, number, &at()).await.unwrap()
    }
}

/// Types the number where it leads back in.
pub async fn use_it(browser: &Browser, number: &str) -> portal::Answer {
    browser.post_form("/recover/proof/vouched", &[("number", number)]).await
}
