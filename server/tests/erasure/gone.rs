//! After the grace time: nothing is left of the person, anywhere, and everything of everybody else is as it was.

use portico_identity::consents::check_consents;
use portico_identity::events::check_log;
use portico_identity::inventory::{Erased, TABLES};
use portico_identity::letters::Letter;

use crate::life::{ANNA, ANNA_AT_WORK, BOB, at_home, marks_of, marks_of_bob};
use crate::on_both_engines;
use crate::portal::{self, DAY};

on_both_engines! {
    async fn nothing_is_left_of_who_was_erased(site: Site) {
        let (anna, bob) = site.two_full_lives().await;
        site.wait_for_erasure(&anna).await;
        let marks = marks_of(&anna);
        let before = site.rows().await;
        let found = marks.found_in(&before);
        for table in TABLES.iter().filter(|table| table.is_personal() && !table.people.is_empty() && table.name != "erasing") {
            assert!(found.iter().any(|(name, _)| name == table.name), "the test leaves {} out", table.name);
        }
        assert_eq!(site.identity.erase_due().await.unwrap(), 1);
        let after = site.rows().await;
        assert_eq!(marks.found_in(&after), []);
        assert_eq!(marks.found_in_bytes(&site.database.file_bytes()), Vec::<String>::new());
        // Everything of everybody else is as it was.
        let bobs = marks_of_bob(&bob).found_in(&before);
        assert!(bobs.len() > 20, "{}", bobs.len());
        for (table, row) in bobs {
            assert!(after[&table].contains(&row), "{table}: {row}");
        }
        for table in TABLES.iter().filter(|table| matches!(table.erased, Erased::Kept(_))) {
            let lost = before[table.name].iter().filter(|row| !after[table.name].contains(row) && !marks.are_in(row));
            assert_eq!(lost.count(), 0, "{}", table.name);
        }
        assert_eq!(check_log(site.identity.store()).await.unwrap(), Vec::<String>::new());
        assert_eq!(check_consents(site.identity.store()).await.unwrap(), Vec::<String>::new());
        // The second time does nothing.
        assert_eq!(site.identity.erase_due().await.unwrap(), 0);
        assert_eq!(site.rows().await, after);
    }

    async fn what_stays_is_a_record_without_a_name(site: Site) {
        let (anna, _bob) = site.two_full_lives().await;
        site.wait_for_erasure(&anna).await;
        site.letters_to(ANNA).await;
        assert_eq!(site.identity.erase_due().await.unwrap(), 1);
        let records = "rights_request WHERE person_id IS NULL";
        assert_eq!(site.database.count(records).await, 3, "to correct, to export and to erase");
        assert_eq!(site.database.count(&format!("{records} AND words = '' AND about = '' AND answer = ''")).await, 3);
        assert_eq!(site.database.count(&format!("{records} AND closed_at IS NULL")).await, 0);
        assert_eq!(site.database.count(&format!("{records} AND kind = 'erase' AND outcome = 'done'")).await, 1);
        assert_eq!(site.database.count("tombstone").await, 5, "two addresses, a person, who had become her, and what a source called her");
        assert_eq!(site.count_events("person-erased").await, 1);
        // Each recipient that knew the person hears of it, and of nothing else about them.
        assert_eq!(site.database.count("webhook WHERE kind = 'person.erased'").await, 2);
        assert_eq!(site.database.count("recipient_subject").await, 2, "Bob's");
        for address in [ANNA, ANNA_AT_WORK] {
            let last = site.letters_to(address).await.pop().unwrap();
            assert_eq!(last, Letter::ErasureDone { name: "Ankie".into() });
        }
        assert!(!site.letters_to(BOB).await.iter().any(|letter| matches!(letter, Letter::ErasureDone { .. })));
        site.wait(31 * DAY);
        site.identity.retain(false).await.unwrap();
        assert_eq!(site.database.count("mail_outbox WHERE person_id IS NULL").await, 0);
    }

    async fn whoever_was_signed_in_is_nobody(site: Site) {
        let mut anna = site.owner("Anna", ANNA).await;
        site.wait_for_erasure(&anna).await;
        let browser = site.browser();
        assert_eq!(browser.sign_in(&mut anna.member.passkey).await.status, 200);
        assert!(browser.is_signed_in().await);
        assert_eq!(site.identity.erase_due().await.unwrap(), 1);
        assert!(!browser.is_signed_in().await);
        assert_eq!(site.browser().sign_in(&mut anna.member.passkey).await.problem().1, "passkey-unknown");
        let anna = marks_of(&anna);
        assert_eq!(anna.found_in(&site.rows().await), [], "trying leaves nothing either");
    }

    async fn what_fails_half_way_changes_nothing(site: Site) {
        let (anna, bob) = site.two_full_lives().await;
        site.wait_for_erasure(&anna).await;
        let before = site.database.dump().await;
        for statement in stop_deletes(site.database.is_sqlite(), &site.literal(anna.id)) {
            site.database.tamper(&statement).await;
        }
        assert!(site.identity.erase_due().await.is_err());
        assert_eq!(site.database.dump().await, before);
        // Nobody else waits for it.
        let _asked = site.identity.ask_erasure(&bob.recent(&site), &at_home()).await.unwrap();
        site.wait(14 * DAY);
        assert!(site.identity.erase_due().await.is_err());
        assert!(site.identity.find_person(&bob.who).await.unwrap().is_none());
        assert!(site.identity.find_person(&anna.who).await.unwrap().is_some());
        let drop = if site.database.is_sqlite() { "DROP TRIGGER stop" } else { "DROP TRIGGER stop ON person" };
        site.database.tamper(drop).await;
        assert_eq!(site.identity.erase_due().await.unwrap(), 1);
        assert_eq!(marks_of(&anna).found_in(&site.rows().await), []);
    }
}

/// Lets the very last deletion of this person fail.
fn stop_deletes(sqlite: bool, id: &str) -> Vec<String> {
    let trigger = "CREATE TRIGGER stop BEFORE DELETE ON person";
    if sqlite {
        vec![format!("{trigger} WHEN OLD.id = {id} BEGIN SELECT RAISE(ABORT, 'stop'); END")]
    } else {
        vec![
            "CREATE FUNCTION stop() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RAISE EXCEPTION ''stop''; END'".into(),
            format!("{trigger} FOR EACH ROW WHEN (OLD.id = {id}) EXECUTE FUNCTION stop()"),
        ]
    }
}
