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
        let known =
            Known { site: self, person, word, school: new_id(), child: new_id(), merged: new_id(), edge: new_id() };
        known.where_they_belong().await;
        known.in_a_family().await;
        known.invited().await;
        known.with_records().await;
        known.looked_at().await;
        known.said_by_a_source().await;
    }
}

/// Somebody of whom the portal knows everything; a school, a child with its edge, and whoever became one with them.
struct Known<'a> {
    site: &'a Site,
    person: Uuid,
    word: &'a str,
    school: Uuid,
    child: Uuid,
    merged: Uuid,
    edge: Uuid,
}

impl Known<'_> {
    fn own(&self, text: &str) -> String {
        format!("'{} {text} {}'", self.word, new_id())
    }

    fn id(&self, id: Uuid) -> String {
        self.site.literal(id)
    }

    async fn put(&self, table: &str, columns: &[(&str, String)]) {
        self.site.put(table, columns).await;
    }

    async fn where_they_belong(&self) {
        let (school, key) = (self.id(self.school), format!("'{}'", self.school));
        self.put("organisation", &[("id", school.clone()), ("name", "'School'".into()), ("source_key", key)]).await;
        for (one, into) in [(self.child, None), (self.merged, Some(self.person))] {
            let into = into.map_or("NULL".into(), |into| self.id(into));
            self.put("person", &[("id", self.id(one)), ("name", self.own("family")), ("merged_into", into)]).await;
        }
        let child = self.id(self.child);
        self.site.database.tamper(&format!("UPDATE person SET name = 'Somebody' WHERE id = {child}")).await;
        self.put("merge", &[("kept_id", self.id(self.person)), ("merged_id", self.id(self.merged))]).await;
        self.put("match_pair", &[("first_id", self.id(self.person)), ("second_id", self.id(self.child))]).await;
        let at = |who: Uuid, key: String| {
            [("person_id", self.id(who)), ("organisation_id", school.clone()), ("source_key", key)]
        };
        self.put("affiliation", &at(self.person, self.own("affiliation"))).await;
        let sponsored = [("sponsor_id", self.id(self.person))];
        self.put("affiliation", &[at(self.child, format!("'other {}'", new_id())).as_slice(), &sponsored].concat())
            .await;
        self.put("lifecycle", &[("person_id", self.id(self.person))]).await;
    }

    async fn in_a_family(&self) {
        let (adult, child) = (("adult_id", self.id(self.person)), ("child_id", self.id(self.child)));
        let edge = self.id(self.edge);
        let columns = [("id", edge.clone()), adult.clone(), child.clone(), ("source_key", self.own("edge"))];
        self.put("guardianship", &columns).await;
        self.put("handover_notice", &[("guardianship_id", edge)]).await;
        self.put("family_choice", &[adult, child]).await;
        self.put("vouch", &[("person_id", self.id(self.child)), ("voucher_id", self.id(self.person))]).await;
        self.put("vouch", &[("person_id", self.id(self.person))]).await;
    }

    async fn invited(&self) {
        let (school, invitation) = (("organisation_id", self.id(self.school)), self.id(new_id()));
        let edge = ("guardianship_id", self.id(self.edge));
        let used = [("id", invitation.clone()), school.clone(), edge, ("used_by", self.id(self.person))];
        self.put("invitation", &used).await;
        self.put("invitation", &[school, ("inviter_id", self.id(self.person))]).await;
        self.put("claim", &[("invitation_id", invitation), ("person_id", self.id(self.person))]).await;
    }

    /// A result, an account of their own with a transaction, and one that they share with the child.
    async fn with_records(&self) {
        let record = |more: &[(&'static str, String)]| {
            let said = [("kind", "'thing'".into()), ("provider_id", self.id(self.school))];
            [said.as_slice(), &[("source_key", format!("'{}'", new_id()))], more].concat()
        };
        let [account, joint] = [(); 2].map(|()| self.id(new_id()));
        self.put("record", &record(&[("person_id", self.id(self.person)), ("body", self.own("result"))])).await;
        self.put("record", &record(&[("id", account.clone()), ("body", self.own("account"))])).await;
        self.put("record", &record(&[("within_id", account.clone()), ("body", self.own("transaction"))])).await;
        self.put("record", &record(&[("id", joint.clone()), ("body", "'{}'".into())])).await;
        for (record, who) in [(&account, self.person), (&joint, self.person), (&joint, self.child)] {
            let key = format!("'{}'", new_id());
            self.put("holding", &[("record_id", record.clone()), ("person_id", self.id(who)), ("source_key", key)])
                .await;
        }
        let change =
            [("record_id", joint), ("organisation_id", self.id(self.school)), ("person_id", self.id(self.person))];
        self.put("setting_change", &change).await;
    }

    async fn looked_at(&self) {
        self.put("sight", &[("subject_id", self.id(self.person)), ("topic", self.own("topic"))]).await;
        self.put("sight", &[("subject_id", self.id(self.child)), ("viewer_id", self.id(self.person))]).await;
    }

    async fn said_by_a_source(&self) {
        let (source, batch) = (format!("'source of {}'", new_id()), self.id(new_id()));
        self.put("source", &[("name", source.clone()), ("organisation_id", self.id(self.school))]).await;
        let said = [
            ("source", source.clone()),
            ("source_key", "'s-1'".into()),
            ("person_id", self.id(self.person)),
            ("fields", format!("'{{\"given_name\":\"{}\"}}'", self.word)),
        ];
        self.put("source_person", &said).await;
        self.put("import_batch", &[("id", batch.clone()), ("source", source)]).await;
        let defect = [("batch_id", batch), ("source_key", "'s-1'".into()), ("detail", self.own("defect"))];
        self.put("import_defect", &defect).await;
    }
}
