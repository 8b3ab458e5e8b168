//! What sources and families know of somebody: rows in every table of the portal, some that are theirs alone, and some beside somebody else.

use portico_identity::random::Rng;
use uuid::Uuid;

use crate::portal::{Site, hex};

pub fn new_id() -> Uuid {
    Uuid::from_bytes(Rng::default().bytes().unwrap())
}

impl Site {
    /// A row with these values; every other column has something that it allows.
    pub async fn put(&self, table: &str, values: &[(&str, String)]) {
        let types = if self.database.is_sqlite() {
            format!("SELECT name || ' ' || type FROM pragma_table_info('{table}')")
        } else {
            format!(
                "SELECT column_name || ' ' || data_type FROM information_schema.columns WHERE table_schema = 'public' AND table_name = '{table}'"
            )
        };
        let (mut names, mut literals) = (Vec::new(), Vec::new());
        for column in self.database.column(&types).await {
            let (name, kind) = column.split_once(' ').unwrap();
            let given = values.iter().find(|(given, _)| *given == name).map(|(_, value)| value.clone());
            literals.push(given.unwrap_or_else(|| self.something(name, kind)));
            names.push(name.to_owned());
        }
        let (names, literals) = (names.join(", "), literals.join(", "));
        self.database.tamper(&format!("INSERT INTO {table} ({names}) VALUES ({literals})")).await;
    }

    fn something(&self, name: &str, kind: &str) -> String {
        let bytes = hex(&Rng::default().bytes::<32>().unwrap());
        match kind {
            "TEXT" | "text" => "''".into(),
            "INTEGER" | "bigint" => "1".into(),
            "BLOB" | "uuid" | "bytea" if name == "id" => self.literal(new_id()),
            "BLOB" if name.ends_with("hash") || name == "user_handle" => format!("x'{bytes}'"),
            "bytea" if name.ends_with("hash") || name == "user_handle" => format!("'\\x{bytes}'"),
            _ => "NULL".into(),
        }
    }

    /// Everything that the portal may know of somebody whose words say who they are.
    pub async fn is_known(&self, person: Uuid, word: &str) {
        let own = |text: &str| format!("'{word} {text} {}'", new_id());
        let id = |id: Uuid| self.literal(id);
        let [school, child, merged, account, joint, batch] = [(); 6].map(|()| new_id());
        let source = format!("'source of {}'", new_id());
        self.put(
            "organisation",
            &[("id", id(school)), ("name", "'School'".into()), ("source_key", format!("'{school}'"))],
        )
        .await;
        self.put("source", &[("name", source.clone()), ("organisation_id", id(school))]).await;
        for (one, into) in [(child, None), (merged, Some(person))] {
            let into = into.map_or("NULL".into(), id);
            self.put("person", &[("id", id(one)), ("name", own("family")), ("merged_into", into)]).await;
            self.database.tamper(&format!("UPDATE person SET name = 'Somebody' WHERE id = {}", id(child))).await;
        }
        let said = |key: &str, whose: Uuid| {
            vec![
                ("source", source.clone()),
                ("source_key", format!("'{key}'")),
                ("person_id", id(whose)),
                ("fields", format!("'{{\"given_name\":\"{word}\"}}'")),
            ]
        };
        self.put("source_person", &said("s-1", person)).await;
        let at = |who: Uuid| {
            vec![("person_id", id(who)), ("organisation_id", id(school)), ("source_key", own("affiliation"))]
        };
        self.put("affiliation", &at(person)).await;
        let mut beside = at(child);
        beside[2].1 = format!("'other {}'", new_id());
        beside.push(("sponsor_id", id(person)));
        self.put("affiliation", &beside).await;
        let edge = new_id();
        self.put(
            "guardianship",
            &[("id", id(edge)), ("adult_id", id(person)), ("child_id", id(child)), ("source_key", own("edge"))],
        )
        .await;
        self.put("handover_notice", &[("guardianship_id", id(edge))]).await;
        self.put("family_choice", &[("adult_id", id(person)), ("child_id", id(child))]).await;
        let invitation = new_id();
        let invited = [
            ("id", id(invitation)),
            ("organisation_id", id(school)),
            ("guardianship_id", id(edge)),
            ("used_by", id(person)),
        ];
        self.put("invitation", &invited).await;
        self.put("invitation", &[("organisation_id", id(school)), ("inviter_id", id(person))]).await;
        self.put("claim", &[("invitation_id", id(invitation)), ("person_id", id(person))]).await;
        let record = |one: Uuid| {
            vec![
                ("id", id(one)),
                ("kind", "'thing'".into()),
                ("provider_id", id(school)),
                ("source_key", format!("'{}'", new_id())),
            ]
        };
        self.put("record", &[record(new_id()), vec![("person_id", id(person)), ("body", own("result"))]].concat())
            .await;
        self.put("record", &[record(account), vec![("body", own("account"))]].concat()).await;
        self.put(
            "record",
            &[record(new_id()), vec![("within_id", id(account)), ("body", own("transaction"))]].concat(),
        )
        .await;
        self.put("record", &[record(joint), vec![("body", "'{}'".into())]].concat()).await;
        for (record, who) in [(account, person), (joint, person), (joint, child)] {
            self.put(
                "holding",
                &[("record_id", id(record)), ("person_id", id(who)), ("source_key", format!("'{}'", new_id()))],
            )
            .await;
        }
        self.put(
            "setting_change",
            &[("record_id", id(joint)), ("organisation_id", id(school)), ("person_id", id(person))],
        )
        .await;
        self.put("sight", &[("subject_id", id(person)), ("topic", own("topic"))]).await;
        self.put("sight", &[("subject_id", id(child)), ("viewer_id", id(person))]).await;
        self.put("import_batch", &[("id", id(batch)), ("source", source.clone())]).await;
        self.put(
            "import_defect",
            &[("batch_id", id(batch)), ("source_key", "'s-1'".into()), ("detail", own("defect"))],
        )
        .await;
        self.put("match_pair", &[("first_id", id(person)), ("second_id", id(child))]).await;
        self.put("merge", &[("kept_id", id(person)), ("merged_id", id(merged))]).await;
        self.put("vouch", &[("person_id", id(child)), ("voucher_id", id(person))]).await;
        self.put("vouch", &[("person_id", id(person))]).await;
        self.put("lifecycle", &[("person_id", id(person))]).await;
    }
}
