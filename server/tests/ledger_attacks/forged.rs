//! What somebody with the database in hands changes shows, also where the history of it is past its time.

use portico_identity::consents::{Channel, Decision, check_consents};
use portico_identity::terms::check_terms;

use crate::owner::at;
use crate::portal::{DAY, Site};

async fn faults(site: &Site) -> Vec<String> {
    let store = site.identity.store();
    let mut faults = check_consents(store).await.unwrap();
    faults.extend(check_terms(store).await.unwrap());
    faults
}

/// Somebody who agreed and withdrew years ago, and whose history of that time is gone.
async fn years_later() -> Site {
    let site = Site::sqlite().await;
    site.publish_purposes_without_documents().await;
    let anna = site.owner("Anna", "anna@mail.example").await;
    for decision in [Decision::Agree, Decision::Decline] {
        let hash = site.purpose_hash("newsletter", "en");
        let (id, at) = (&site.identity, at());
        let _decided = id.decide(&anna.who, "newsletter", decision, &hash, Channel::Account, false, &at).await.unwrap();
    }
    site.wait(800 * DAY);
    site.identity.retain(false).await.unwrap();
    assert_eq!(site.count_events("consent-withdrawn").await, 0, "past its time");
    assert_eq!(faults(&site).await, Vec::<String>::new());
    site.database.without_guard("consent_event").await;
    site
}

#[tokio::test]
async fn a_withdrawal_cut_off_shows_years_later() {
    let site = years_later().await;
    site.database.tamper("DELETE FROM consent_event WHERE position = 2").await;
    assert_eq!(faults(&site).await.len(), 1);
}

#[tokio::test]
async fn a_whole_ledger_taken_away_shows_years_later() {
    let site = years_later().await;
    site.database.tamper("DELETE FROM consent_event").await;
    assert_eq!(faults(&site).await.len(), 1);
}

#[tokio::test]
async fn an_acceptance_of_terms_that_was_changed_shows() {
    for tampering in [
        "UPDATE terms_acceptance SET version = 2",
        "UPDATE terms_acceptance SET at = at - 1",
        "UPDATE terms_acceptance SET text_hash = zeroblob(32)",
        "UPDATE terms_acceptance SET language = 'nl'",
        "UPDATE terms_acceptance SET channel = 'account'",
        "DELETE FROM terms_acceptance",
        "INSERT INTO terms_acceptance (id, person_id, document, version, language, text_hash, channel, request, at)
            SELECT randomblob(16), person_id, 'privacy', version, language, text_hash, channel, request, at FROM terms_acceptance",
    ] {
        let site = Site::sqlite().await;
        site.publish_purposes().await;
        site.wait(DAY);
        site.owner("Anna", "anna@mail.example").await;
        assert_eq!(site.database.count("terms_acceptance").await, 1);
        assert_eq!(faults(&site).await, Vec::<String>::new());
        site.database.without_guard("terms_acceptance").await;
        site.database.tamper(tampering).await;
        assert_eq!(faults(&site).await.len(), 1, "{tampering}");
    }
}
