//! A ledger that was changed behind the portal's back shows: an edited row, one that was cut off, one that was slipped in.

use crate::portal::Site;
use crate::{Agree, Decline};

/// Three entries, whole; then what somebody with the database in hands does.
async fn faults_after(tampering: &str) -> Vec<String> {
    let site = Site::sqlite().await;
    let anna = site.anna().await;
    for (purpose, decision) in [("newsletter", Agree), ("ads", Decline), ("newsletter", Decline)] {
        let _decided = site.decide(&anna, purpose, decision).await;
    }
    assert_eq!(site.faults().await, Vec::<String>::new());
    for trigger in ["consent_event_refuses_update", "consent_event_refuses_delete", "publication_text_refuses_update"] {
        site.database.tamper(&format!("DROP TRIGGER {trigger}")).await;
    }
    site.database.tamper(tampering).await;
    site.faults().await
}

#[tokio::test]
async fn an_edited_entry_shows() {
    for edit in [
        "UPDATE consent_event SET state = 'given' WHERE position = 3",
        "UPDATE consent_event SET state = 'given' WHERE position = 2",
        "UPDATE consent_event SET at = at - 1 WHERE position = 1",
        "UPDATE consent_event SET valid_until = NULL WHERE position = 1",
        "UPDATE consent_event SET purpose = 'ads' WHERE position = 3",
        "UPDATE consent_event SET actor_id = NULL WHERE position = 1",
        "UPDATE consent_event SET authority = 'guardian' WHERE position = 1",
        "UPDATE consent_event SET channel = 'gpc' WHERE position = 2",
        "UPDATE consent_event SET request = 'other' WHERE position = 2",
        "UPDATE consent_event SET hash = zeroblob(32) WHERE position = 3",
        "UPDATE consent_event SET previous = zeroblob(32) WHERE position = 2",
    ] {
        assert!(!faults_after(edit).await.is_empty(), "{edit}");
    }
}

#[tokio::test]
async fn an_entry_that_was_taken_out_shows() {
    for cut in ["position = 3", "position = 2", "position = 1", "position > 0"] {
        assert_eq!(faults_after(&format!("DELETE FROM consent_event WHERE {cut}")).await.len(), 1, "{cut}");
    }
}

#[tokio::test]
async fn an_entry_that_was_slipped_in_shows() {
    let columns = "subject_id, position, at, actor_id, authority, relation_id, purpose, version, language, text_hash, state, valid_until,
        channel, request, previous, hash";
    for (subject, position, expected) in [("subject_id", "4", 1), ("zeroblob(16)", "1", 1)] {
        let values = columns.replace("subject_id", subject).replace("position", position);
        let forged = format!(
            "INSERT INTO consent_event (id, {columns}) SELECT randomblob(16), {values} FROM consent_event WHERE position = 1"
        );
        let faults = faults_after(&forged).await;
        assert!(faults.len() >= expected, "{subject}: {faults:?}");
    }
}

#[tokio::test]
async fn a_text_that_is_not_what_was_read_shows() {
    let faults =
        faults_after("UPDATE publication_text SET hash = zeroblob(32) WHERE name = 'newsletter' AND language = 'en'")
            .await;
    assert_eq!(faults.len(), 2, "both entries that read it: {faults:?}");
}
