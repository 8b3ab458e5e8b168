//! What changed for a person is written down for every recipient that it concerns, in the transaction of the change (GDPR 19).

use portico_store::person::Person;
use portico_store::recipient_subject::RecipientSubject;
use portico_store::{Write, recipient, recipient_subject, webhook};
use serde_json::{Map, Value, json};

use super::standing::{PurposeStanding, standings};
use super::sweep::Told;
use crate::clock::iso;
use crate::publications::Catalogue;
use crate::{Error, Identity};

/// What changed for a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Change<'a> {
    /// The state of a purpose: every recipient of it is told.
    Consent {
        /// Its stable name.
        purpose: &'a str,
    },
    /// Which messages the person wants.
    Topics,
    /// Whether the data may only be kept (GDPR 18).
    Restriction,
    /// What the person is called, the day of birth or an address.
    Corrected,
    /// The person is erased. Call it while the person's rows are still there.
    Erased,
}

impl Change<'_> {
    /// The type of the webhook.
    fn kind(self) -> &'static str {
        match self {
            Self::Consent { .. } => "consent.changed",
            Self::Topics => "messages.changed",
            Self::Restriction => "restriction.changed",
            Self::Corrected => "person.corrected",
            Self::Erased => "person.erased",
        }
    }
}

impl Identity {
    /// Writes down for every recipient concerned what holds for the person after this change. Call it behind the change, in its transaction,
    /// with the person as the row is now; and [`Identity::wake_webhooks`] after the commit.
    ///
    /// A recipient knows nobody before the person agreed to a purpose of it; from then on it has a name of its own for them.
    ///
    /// # Errors
    /// When the database does not answer.
    pub(crate) async fn tell_recipients(
        &self,
        db: &mut Write,
        person: &Person,
        change: &Change<'_>,
    ) -> Result<(), Error> {
        let catalogue = self.catalogue();
        let mut told: Vec<String> =
            recipient_subject::list_by_person(db, person.id).await?.into_iter().map(|known| known.recipient).collect();
        if let Change::Consent { purpose } = change {
            told.extend(named_now(&catalogue, purpose));
            told.sort();
            told.dedup();
        }
        for recipient in told {
            self.tell_recipient(db, person, &recipient, change).await?;
        }
        if matches!(change, Change::Corrected) {
            // Another day of birth may change whose answers count.
            self.tell_untold(db, person).await?;
        }
        Ok(())
    }

    /// The same for one recipient. `false` when the change does not concern it, or it was told the same last.
    pub(super) async fn tell_recipient(
        &self,
        db: &mut Write,
        person: &Person,
        recipient: &str,
        change: &Change<'_>,
    ) -> Result<bool, Error> {
        let catalogue = self.catalogue();
        let uses = self.uses_of(db, person).await?;
        let all = standings(&catalogue, &uses, recipient);
        let changed = match change {
            Change::Consent { purpose } => all.iter().find(|found| found.name() == *purpose),
            Change::Topics | Change::Restriction | Change::Corrected | Change::Erased => None,
        };
        let mut data = match (change, changed) {
            (Change::Consent { .. }, Some(found)) => found.to_json(),
            // It never was a recipient of this purpose.
            (Change::Consent { .. }, None) => return Ok(false),
            (Change::Topics, _) => match self.topics_of(db, person, &all).await? {
                // Of its purposes' messages nothing was ever chosen.
                none if none == json!([]) => return Ok(false),
                topics => one("topics", topics),
            },
            (Change::Restriction, _) => one("purposes", all.iter().map(PurposeStanding::to_json).collect()),
            (Change::Corrected | Change::Erased, _) => Map::new(),
        };
        let may_meet = changed.is_some_and(|found| found.in_force);
        let known = recipient_subject::list_by_person(db, person.id).await?;
        let known = known.into_iter().find(|known| known.recipient == recipient);
        let mut told = known.as_ref().map_or(Ok(Told::default()), |known| Told::read(&known.standing))?;
        if known.is_some() && changed.is_some_and(|found| told.is(found)) {
            return Ok(false);
        }
        let to = match known {
            Some(known) => known,
            None if !may_meet => return Ok(false),
            None => {
                // How everything else stands it finds out by asking.
                all.iter().for_each(|found| told.note(found));
                let Some(new) = self.introduce(db, person, recipient).await? else { return Ok(false) };
                new
            }
        };
        let position = recipient_subject::next_position(db, &to).await?;
        data.insert("subject".into(), json!(to.subject));
        data.insert("sequence".into(), json!(position));
        if !matches!(change, Change::Erased) {
            data.insert("restricted".into(), json!(person.restricted_at.is_some()));
            data.insert("gpc".into(), json!(person.gpc_at.is_some()));
        }
        match change {
            Change::Consent { .. } => changed.into_iter().for_each(|found| told.note(found)),
            Change::Restriction => all.iter().for_each(|found| told.note(found)),
            Change::Topics | Change::Corrected | Change::Erased => {}
        }
        recipient_subject::set_standing(db, recipient, to.subject, &told.to_text()?).await?;
        let now = self.now();
        let payload = json!({ "type": change.kind(), "timestamp": iso(now), "data": data });
        webhook::insert(db, self.new_id()?, &to, position, change.kind(), &payload.to_string(), now).await?;
        Ok(true)
    }

    /// A name by which the recipient knows the person from now on. None when there is no such recipient.
    async fn introduce(
        &self,
        db: &mut Write,
        person: &Person,
        recipient: &str,
    ) -> Result<Option<RecipientSubject>, Error> {
        let Some(found) = recipient::find(db, recipient).await? else { return Ok(None) };
        // Not from the time: two recipients must not find out that they know the same person.
        let subject = uuid::Builder::from_random_bytes(self.rng().bytes()?).into_uuid();
        let standing = Told::default().to_text()?;
        let subject = RecipientSubject { recipient: found.id, person_id: person.id, subject, told: 0, standing };
        recipient_subject::insert(db, &subject).await?;
        Ok(Some(subject))
    }

    /// Notified when this process has written a webhook. Other replicas' webhooks are found by looking every now and then.
    #[must_use]
    pub fn webhooks_waiting(&self) -> &tokio::sync::Notify {
        &self.0.webhooks_waiting
    }

    /// Tells the worker that a webhook is there.
    pub(crate) fn wake_webhooks(&self) {
        self.0.webhooks_waiting.notify_one();
    }
}

fn one(name: &str, value: Value) -> Map<String, Value> {
    [(name.to_owned(), value)].into_iter().collect()
}

/// The recipients that the purpose names now.
fn named_now(catalogue: &Catalogue, purpose: &str) -> Vec<String> {
    let newest = catalogue.purpose(purpose).and_then(|purpose| purpose.newest());
    newest.map(|version| version.facts.recipients.iter().map(|party| party.id.clone()).collect()).unwrap_or_default()
}
