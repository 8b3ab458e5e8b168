//! A merge that is undone after an import: what the source said in between is theirs whom it means, and nobody else's.

use portico_identity::portal::invitations::{InvitationUsed, Invitees};
use portico_identity::portal::matching::Search;
use portico_identity::portal::merging::MergeUndone;
use uuid::Uuid;

use crate::owner::at;
use crate::portal::{self, SECOND, Site};
use crate::{Files, figures, on_both_engines};

const MAPPING: &str = r#"
[[persons]]
file = "people.csv"
key = "id"
given_name = "given"
family_name = "family"
birth_date = "born"
address = "home"
[[affiliations]]
file = "people.csv"
person = "id"
role = { value = "customer" }
[[records]]
file = "loans.csv"
kind = "loan"
key = "nr"
person = "whose"
fields = { name = "nr", amount = { value = "10.00" }, currency = { value = "EUR" }, begins_on = { value = "2026-01-01" }, months = { value = "12" }, status = { value = "running" } }
[[records]]
file = "accounts.csv"
kind = "bank-account"
key = "iban"
fields = { name = "iban", number = "iban", currency = { value = "EUR" }, balance = { value = "1.00" } }
[[holdings]]
file = "accounts.csv"
record_kind = "bank-account"
record = "iban"
person = "whose"
"#;

/// People of a bank with these keys, who say the same about themselves, and whose each loan and account is.
async fn import(
    files: &Files<'_>,
    people: &[&str],
    loans: &[(&str, &str)],
) -> portico_identity::portal::imports::ImportReport {
    let people = people.iter().map(|key| format!("{key},Anna,de Wit,1990-05-12,Kerkstraat 12\n"));
    let rows = |of: &str| loans.iter().map(|(key, whose)| format!("{of}{key},{whose}\n")).collect::<String>();
    files.put("people.csv", format!("id,given,family,born,home\n{}", people.collect::<String>()));
    files.put("loans.csv", format!("nr,whose\n{}", rows("l")));
    files.put("accounts.csv", format!("iban,whose\n{}", rows("a")));
    files.applied("bank", Some(MAPPING)).await
}

async fn ids(site: &Site, sql: &str, column: &str) -> Vec<Uuid> {
    let column = if site.database.is_sqlite() { format!("hex({column})") } else { format!("{column}::text") };
    let found = site.database.column(&format!("SELECT {column} FROM {sql}")).await;
    found.iter().map(|id| Uuid::try_parse(id).unwrap()).collect()
}

/// How many loans and accounts of this number are shown to somebody.
async fn has(files: &Files<'_>, person: Uuid, key: &str) -> [u64; 2] {
    let person = files.site.literal(person);
    let account = format!(
        "holding h JOIN record r ON r.id = h.record_id WHERE h.person_id = {person} AND h.retired_at IS NULL AND r.source_key = 'a{key}'"
    );
    [
        files
            .count(&format!("record WHERE person_id = {person} AND retired_at IS NULL AND source_key = 'l{key}'"))
            .await,
        files.count(&account).await,
    ]
}

on_both_engines! {
    async fn what_came_for_whom_a_wrong_claim_made_goes_back_with_them(site: Site) {
        let files = Files::new(&site).await;
        import(&files, &["p1"], &[("1", "p1")]).await;
        let known = ids(&site, "source_person", "person_id").await[0];
        let wrong = site.owner("Anna de Wit", "thief@mail.example").await;
        let mut codes = Vec::new();
        let mut each = |invitee: portico_identity::portal::invitations::Invitee| {
            codes.push(invitee.made.code);
            Ok(())
        };
        site.identity.make_invitations("source", Invitees::Customers, false, &mut each).await.unwrap().unwrap();
        let used = site.identity.use_invitation(&wrong.who, &codes[0], Some("1990-05-12"), &at()).await.unwrap();
        assert!(matches!(used, InvitationUsed::Joined { .. }), "{used:?}");
        site.wait(SECOND);
        import(&files, &["p1"], &[("1", "p1"), ("2", "p1")]).await;
        assert_eq!(has(&files, wrong.id, "2").await, [1, 1]);

        let merge = ids(&site, "merge", "id").await[0];
        assert!(matches!(site.identity.undo_merge(merge).await.unwrap(), MergeUndone::Done { .. }));
        for key in ["1", "2"] {
            assert_eq!((has(&files, wrong.id, key).await, has(&files, known, key).await), ([0, 0], [1, 1]), "{key}");
        }
        assert!(site.identity.roles(&wrong.who).await.unwrap().is_empty());
        let again = import(&files, &["p1"], &[("1", "p1"), ("2", "p1")]).await;
        assert_eq!(figures(&again, "records: loan"), [0, 0, 2, 0, 0, 0]);
        assert_eq!((has(&files, wrong.id, "2").await, has(&files, known, "2").await), ([0, 0], [1, 1]));
    }

    async fn where_a_source_knows_both_it_is_hidden_until_it_speaks_again(site: Site) {
        let files = Files::new(&site).await;
        import(&files, &["p1", "p2"], &[("1", "p1")]).await;
        let [one, other] = ["p1", "p2"].map(|key| format!("source_person WHERE source_key = '{key}'"));
        let (one, other) = (ids(&site, &one, "person_id").await[0], ids(&site, &other, "person_id").await[0]);
        site.wait(SECOND);
        let found = site.identity.find_duplicates(Search::MergeCertain).await.unwrap();
        assert_eq!(found.merged, 1, "{found:?}");
        site.wait(SECOND);
        let loans = [("1", "p1"), ("2", "p2"), ("3", "p1")];
        import(&files, &["p1", "p2"], &loans).await;
        let merge = ids(&site, "merge", "id").await[0];
        assert!(matches!(site.identity.undo_merge(merge).await.unwrap(), MergeUndone::Done { .. }));
        // The first one was there before; whose the others are only the source can tell.
        assert_eq!((has(&files, one, "1").await, has(&files, other, "1").await), ([1, 1], [0, 0]));
        for key in ["2", "3"] {
            assert_eq!((has(&files, one, key).await, has(&files, other, key).await), ([0, 0], [0, 0]), "{key}");
        }
        import(&files, &["p1", "p2"], &loans).await;
        for (key, whose) in [("1", one), ("2", other), ("3", one)] {
            let nobodys = if whose == one { other } else { one };
            assert_eq!((has(&files, whose, key).await, has(&files, nobodys, key).await), ([1, 1], [0, 0]), "{key}");
        }
    }
}
