//! Deciding about a purpose: for oneself, or as a guardian. Giving and taking back are the same act with the same steps (GDPR 7(3)).

use portico_store::person::Person;
use portico_store::{Write, person};
use uuid::Uuid;

use super::entry::{Authority, Channel, ConsentState, Decision};
use super::fold::{Party, Situation, Waiting, counts, ends_soon, fold, last_by_guardian, last_own, state_now};
use super::guardians::ActingFor;
use super::ledger::{Act, Entry, read_ledger};
use super::uses::about;
use crate::clock::{DAY, Micros};
use crate::limits::{Limit, RetryAfter};
use crate::publications::{Catalogue, Choice, Purpose, PurposeFacts, TextHash};
use crate::sessions::SignedIn;
use crate::{Circumstances, Error, Identity};

/// What came of a decision.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[must_use]
pub enum Decided {
    /// It is in the ledger.
    Recorded {
        /// The entry: a receipt is made of it.
        event: Uuid,
        /// What it says.
        state: ConsentState,
        /// Whether data may be used from now on.
        in_force: bool,
    },
    /// It was so already; nothing was written.
    Unchanged,
    /// The text is another one by now; nothing was written.
    TextChanged,
    /// There is no such purpose, or it is retired.
    NotFound,
    /// It is needed as long as the account exists: there is nothing to decide.
    Needed,
    /// The answer does not count yet; nothing was written.
    Waiting(Waiting),
    /// The browser asks not to have data sold or shared; nothing was written.
    HeldBySignal,
    /// The person agreed too often in a short time; nothing was written.
    Limited(RetryAfter),
}

impl Identity {
    /// Writes down what the person decides about a purpose, having read the text with this hash. `signal` is whether the browser sent
    /// `Sec-GPC: 1` with the request: agreeing without it takes the signal back.
    ///
    /// # Errors
    /// When the database does not answer or the account is frozen.
    #[expect(clippy::too_many_arguments, reason = "each is a word of the decision")]
    pub async fn decide(
        &self,
        who: &SignedIn,
        purpose: &str,
        decision: Decision,
        text_hash: &TextHash,
        channel: Channel,
        signal: bool,
        at: &Circumstances,
    ) -> Result<Decided, Error> {
        let catalogue = self.catalogue();
        let asked = match Asked::find(&catalogue, purpose, decision, text_hash) {
            Ok(asked) => asked,
            Err(decided) => return Ok(decided),
        };
        let mut db = self.store().write().await?;
        if decision == Decision::Agree
            && let Some(wait) = self.take(&mut db, Limit::Agreements(who.person())).await?
        {
            return Ok(Decided::Limited(wait));
        }
        let person = self.open_change(&mut db, who.person()).await?;
        let ledger = read_ledger(&mut db, person.id).await?;
        let entries = about(&ledger, purpose);
        let situation = self.situation(&mut db, &person, &catalogue).await?;
        let held = fold(asked.purpose, &entries, &situation);
        if let Some(waiting) = held.waiting {
            return Ok(Decided::Waiting(waiting));
        }
        if decision == Decision::Agree && signal && asked.facts.sold_or_shared {
            return Ok(Decided::HeldBySignal);
        }
        let last = last_own(&entries);
        let Some(state) = asked.says(last, &situation, held.ends_soon || held.held_by_signal) else {
            return Ok(Decided::Unchanged);
        };
        let by = Actor { adult: person.id, authority: Authority::Oneself, relation: None, channel };
        let takes_signal_back = decision == Decision::Agree && held.held_by_signal;
        let person =
            if takes_signal_back { self.take_signal_back(&mut db, person, purpose, at).await? } else { person };
        self.write_decision(db, &catalogue, &person, &asked, state, &by, at).await
    }

    /// The same by a guardian, for a child that is too young to decide. [`Decided::NotFound`] where it is not the guardian's to decide.
    ///
    /// # Errors
    /// When the database does not answer, or the guardian's or the child's account is frozen.
    pub async fn decide_for(
        &self,
        acting: &ActingFor,
        purpose: &str,
        decision: Decision,
        text_hash: &TextHash,
        channel: Channel,
        at: &Circumstances,
    ) -> Result<Decided, Error> {
        let catalogue = self.catalogue();
        let asked = match Asked::find(&catalogue, purpose, decision, text_hash) {
            Ok(asked) => asked,
            Err(decided) => return Ok(decided),
        };
        let mut db = self.store().write().await?;
        let child = self.open_change(&mut db, acting.child()).await?;
        let guardian = person::find(&mut db, acting.guardian().adult).await?.ok_or(Error::NoAccount)?;
        if guardian.frozen_at.is_some() {
            return Err(Error::Frozen);
        }
        let situation = self.situation(&mut db, &child, &catalogue).await?;
        match situation.party(asked.facts) {
            Party::Unknown => return Ok(Decided::Waiting(Waiting::BirthDate)),
            // The relation may have ended since the page was opened.
            Party::Guardians(_) if situation.guardians.contains(&acting.guardian()) => {}
            Party::Guardians(_) | Party::Oneself => return Ok(Decided::NotFound),
        }
        if decision == Decision::Agree && situation.signal && asked.facts.sold_or_shared {
            return Ok(Decided::HeldBySignal);
        }
        let ledger = read_ledger(&mut db, child.id).await?;
        let entries = about(&ledger, purpose);
        let last = last_by_guardian(&entries, guardian.id);
        let renews = ends_soon(last, situation.now);
        let Some(state) = asked.says(last, &situation, renews) else { return Ok(Decided::Unchanged) };
        let relation = Some(acting.guardian().relation);
        let by = Actor { adult: guardian.id, authority: Authority::Guardian, relation, channel };
        self.write_decision(db, &catalogue, &child, &asked, state, &by, at).await
    }

    #[expect(clippy::too_many_arguments, reason = "what was decided, about what, and by whom")]
    async fn write_decision(
        &self,
        mut db: Write,
        catalogue: &Catalogue,
        subject: &Person,
        asked: &Asked<'_>,
        state: ConsentState,
        by: &Actor,
        at: &Circumstances,
    ) -> Result<Decided, Error> {
        let act = Act {
            actor: Some(by.adult),
            authority: by.authority,
            relation: by.relation,
            purpose: &asked.purpose.name,
            version: asked.version,
            language: asked.language,
            text_hash: asked.text_hash,
            channel: by.channel,
        };
        let valid_until = asked.valid_until(state, self.now());
        let entry = self.append_consent(&mut db, subject, &act, state, valid_until, at).await?;
        let ledger = read_ledger(&mut db, subject.id).await?;
        let entries = about(&ledger, &asked.purpose.name);
        let in_force = fold(asked.purpose, &entries, &self.situation(&mut db, subject, catalogue).await?).in_force;
        db.commit().await?;
        self.wake_webhooks();
        Ok(Decided::Recorded { event: entry.id, state, in_force })
    }
}

/// Who decides.
struct Actor {
    adult: Uuid,
    authority: Authority,
    relation: Option<Uuid>,
    channel: Channel,
}

/// What is decided about, having read what.
struct Asked<'a> {
    purpose: &'a Purpose,
    facts: &'a PurposeFacts,
    decision: Decision,
    version: i64,
    language: &'a str,
    text_hash: &'a TextHash,
}

impl<'a> Asked<'a> {
    /// Whoever agrees has read the newest version. A no is a no whichever version was read: taking back never waits for another page.
    fn find(
        catalogue: &'a Catalogue,
        purpose: &str,
        decision: Decision,
        text_hash: &'a TextHash,
    ) -> Result<Self, Decided> {
        let purpose = catalogue.purpose(purpose).ok_or(Decided::NotFound)?;
        let newest = purpose.newest().filter(|version| !version.facts.retired).ok_or(Decided::NotFound)?;
        if newest.facts.basis.choice() == Choice::Needed {
            return Err(Decided::Needed);
        }
        let mut read = purpose.versions.iter().rev().filter(|version| match decision {
            Decision::Agree => version.number == newest.number,
            Decision::Decline => true,
        });
        let found = read.find_map(|version| {
            let (language, _) = version.texts.iter().find(|(_, published)| published.hash == *text_hash)?;
            Some((version.number, language))
        });
        let (version, language) = found.ok_or(Decided::TextChanged)?;
        Ok(Self { purpose, facts: &newest.facts, decision, version, language, text_hash })
    }

    /// What the decision comes to after the last answer of whoever decides; none when it is so already. `renews` is whether agreeing once more
    /// makes a difference.
    fn says(&self, last: Option<&Entry>, who: &Situation, renews: bool) -> Option<ConsentState> {
        let counts_from = self.purpose.counts_from();
        let state = last.map(|entry| state_now(entry, who.now));
        let objectable = self.facts.basis.choice() == Choice::Objectable;
        let is_no = matches!(state, Some(ConsentState::Refused | ConsentState::Withdrawn));
        let unchanged = match self.decision {
            Decision::Agree if objectable => !is_no && !renews,
            Decision::Agree => last.is_some_and(|entry| counts(entry, counts_from, who.now)) && !renews,
            Decision::Decline => is_no && (objectable || last.is_some_and(|entry| entry.version >= counts_from)),
        };
        let said = match self.decision {
            Decision::Agree => ConsentState::Given,
            Decision::Decline if state == Some(ConsentState::Given) => ConsentState::Withdrawn,
            Decision::Decline => ConsentState::Refused,
        };
        (!unchanged).then_some(said)
    }

    /// Agreements end by themselves where the purpose says so; taking an objection back does not.
    fn valid_until(&self, state: ConsentState, now: Micros) -> Option<Micros> {
        let asked = self.facts.basis.choice() == Choice::Asked && state == ConsentState::Given;
        self.facts.valid_days.filter(|_| asked).map(|days| now.saturating_add(days.saturating_mul(DAY)))
    }
}
