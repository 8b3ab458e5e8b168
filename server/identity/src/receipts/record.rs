//! What a receipt says, in the parts and with the names of ISO/IEC TS 27560:2023 (header, processing, party, event); values that are terms are
//! those of the Data Privacy Vocabulary (`dpv:`).

use portico_store::consent_event::ConsentEvent;
use serde_json::{Value, json};

use crate::Error;
use crate::clock::iso;
use crate::consents::{Authority, ConsentState};
use crate::hex::hex;
use crate::keys::sha256;
use crate::publications::{Catalogue, LawfulBasis, Party, Published, PurposeFacts, PurposeText};

/// The edition whose parts and names these are.
const SCHEMA: &str = "ISO/IEC TS 27560:2023";

/// The record of an entry; the same whenever it is asked for. `origin` is the portal's address.
///
/// # Errors
/// When the text that was read is not among those that were published.
pub(super) fn write(entry: &ConsentEvent, catalogue: &Catalogue, origin: &str) -> Result<Value, Error> {
    let unknown = || Error::Internal(format!("the text of consent {} is not published", entry.id));
    let version = catalogue.purpose(&entry.purpose).and_then(|purpose| purpose.version(entry.version));
    let version = version.ok_or_else(unknown)?;
    let text = version.texts.get(&entry.language).ok_or_else(unknown)?;
    if text.hash != entry.text_hash || sha256(text.body.as_bytes()) != entry.text_hash {
        return Err(unknown());
    }
    Ok(json!({
        "schema_version": SCHEMA,
        "record_id": entry.id,
        "receipt_id": entry.id,
        "pii_principal_id": entry.subject_id,
        "issued_by": origin,
        "pii_processing": processing(entry, &version.facts, text, origin),
        "parties": parties(&version.facts),
        "event": event(entry, version.facts.basis)?,
    }))
}

fn processing(entry: &ConsentEvent, facts: &PurposeFacts, text: &Published<PurposeText>, origin: &str) -> Value {
    let ids: Vec<_> = facts.recipients.iter().map(|party| &party.id).collect();
    json!({
        "privacy_notice": {
            "url": format!("{origin}/account/consents/{}", entry.purpose),
            "version": entry.version,
            "hash_algorithm": "sha-256",
            "hash": hex(&entry.text_hash),
            // What the hash was taken over: the very text that was read, with all its facts.
            "text": text.body,
        },
        "language": entry.language,
        "purpose": entry.purpose,
        "purpose_title": text.text.title,
        "purpose_description": text.text.sentence,
        "lawful_basis": basis(facts.basis),
        "pii_information": facts.data,
        "pii_controllers": [facts.controller.id],
        "recipient_third_parties": ids,
        "sold_or_shared": facts.sold_or_shared,
        "storage_locations": facts.storage,
        "retention_period": format!("P{}D", facts.retention_days),
        "jurisdictions": facts.jurisdictions,
        "collection_method": "dpv:DataProvidedByDataSubject",
        "withdrawal_method": format!("{origin}/account/consents"),
        "privacy_rights": format!("{origin}/account/privacy"),
    })
}

fn parties(facts: &PurposeFacts) -> Vec<Value> {
    let one = |party: &Party, role: &str| {
        json!({
            "party_id": party.id,
            "party_name": party.name,
            "party_address": party.address,
            "party_country": party.country,
            "party_contact": party.contact,
            "party_type": party.kind,
            "party_role": role,
        })
    };
    let recipients = facts.recipients.iter().map(|party| one(party, "dpv:Recipient"));
    std::iter::once(one(&facts.controller, "dpv:DataController")).chain(recipients).collect()
}

fn event(entry: &ConsentEvent, basis: LawfulBasis) -> Result<Value, Error> {
    let strange = || Error::Internal(format!("consent {} has a word that we do not know", entry.id));
    let state = ConsentState::from_name(&entry.state).ok_or_else(strange)?;
    let authority = Authority::from_name(&entry.authority).ok_or_else(strange)?;
    let by_hand = matches!(authority, Authority::Oneself | Authority::Guardian);
    let expressed = (basis == LawfulBasis::Consent && by_hand).then_some("dpv:ExplicitlyExpressedConsent");
    Ok(json!({
        "event_time": iso(entry.at),
        "event_state": dpv_state(state),
        "event_type": expressed,
        "entity_id": entry.actor_id,
        "authority": authority.as_str(),
        "relation_id": entry.relation_id,
        "channel": entry.channel,
        "valid_until": entry.valid_until.map(iso),
    }))
}

fn dpv_state(state: ConsentState) -> &'static str {
    match state {
        ConsentState::Requested => "dpv:ConsentRequested",
        ConsentState::Given => "dpv:ConsentGiven",
        ConsentState::Refused => "dpv:ConsentRefused",
        ConsentState::Withdrawn => "dpv:ConsentWithdrawn",
        ConsentState::Expired => "dpv:ConsentExpired",
    }
}

fn basis(basis: LawfulBasis) -> &'static str {
    match basis {
        LawfulBasis::Consent => "dpv:Consent",
        LawfulBasis::Contract => "dpv:Contract",
        LawfulBasis::LegalObligation => "dpv:LegalObligation",
        LawfulBasis::VitalInterests => "dpv:VitalInterest",
        LawfulBasis::PublicTask => "dpv:PublicInterest",
        LawfulBasis::LegitimateInterests => "dpv:LegitimateInterest",
    }
}
