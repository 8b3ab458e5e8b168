//! The rows of a world, written past the portal in one go.

use serde_json::{Map, Value, json};
use uuid::Uuid;

use super::{Affiliation, Choice, Edge, Holding, Organisation, SaidRecord, Somebody, World};
use crate::portal::Site;

/// A source that all records of worlds come from.
const SOURCE: &str = "world";

/// A value as the engine writes it.
enum Cell {
    Id(Option<Uuid>),
    Text(Option<String>),
    Number(Option<i64>),
    Hash(Uuid),
    Handle(Uuid),
}

fn id(value: impl Into<Option<Uuid>>) -> Cell {
    Cell::Id(value.into())
}

fn text(value: &str) -> Cell {
    Cell::Text(Some(value.into()))
}

fn number(value: impl Into<Option<i64>>) -> Cell {
    Cell::Number(value.into())
}

/// A moment that is long past when something is so.
fn since(so: bool) -> Cell {
    Cell::Number(so.then_some(1))
}

fn day(at: i64) -> Cell {
    let text_of = jiff::Timestamp::from_microsecond(at).unwrap().to_string();
    text(text_of.get(..10).unwrap())
}

impl World {
    /// Writes all of it into the database of an installation.
    pub async fn write(&self, site: &Site) {
        let sqlite = site.database.is_sqlite();
        let mut rows = Rows { sqlite, sql: String::from("BEGIN;\n") };
        self.organisations.iter().for_each(|one| rows.organisation(one));
        let first = self.organisations.first();
        if let Some(first) = first {
            rows.insert_new(
                "source",
                &[
                    ("name", text(SOURCE)),
                    ("title", text("The world")),
                    ("organisation_id", id(first.id)),
                    ("spoke_at", number(1)),
                    ("created_at", number(1)),
                ],
            );
        }
        self.people.iter().for_each(|one| rows.person(one));
        self.affiliations.iter().for_each(|one| rows.affiliation(one));
        self.edges.iter().for_each(|one| rows.edge(one));
        self.choices.iter().for_each(|one| rows.choice(one));
        self.records.iter().for_each(|one| rows.record(one));
        self.holdings.iter().for_each(|one| rows.holding(one));
        rows.sql.push_str("COMMIT;");
        site.database.tamper(&rows.sql).await;
    }
}

struct Rows {
    sqlite: bool,
    sql: String,
}

impl Rows {
    fn insert(&mut self, table: &str, cells: &[(&str, Cell)]) {
        self.insert_with(table, cells, "");
    }

    fn insert_new(&mut self, table: &str, cells: &[(&str, Cell)]) {
        self.insert_with(table, cells, " ON CONFLICT DO NOTHING");
    }

    fn insert_with(&mut self, table: &str, cells: &[(&str, Cell)], how: &str) {
        let names: Vec<_> = cells.iter().map(|(name, _)| *name).collect();
        let values: Vec<_> = cells.iter().map(|(_, cell)| self.literal(cell)).collect();
        let insert = format!("INSERT INTO {table} ({}) VALUES ({}){how};\n", names.join(", "), values.join(", "));
        self.sql.push_str(&insert);
    }

    fn literal(&self, cell: &Cell) -> String {
        let bytes = |hex: &str| if self.sqlite { format!("X'{hex}'") } else { format!("'\\x{hex}'") };
        match cell {
            Cell::Id(None) | Cell::Text(None) | Cell::Number(None) => "NULL".into(),
            Cell::Id(Some(id)) if self.sqlite => format!("X'{}'", id.simple()),
            Cell::Id(Some(id)) => format!("'{id}'"),
            Cell::Text(Some(text)) => format!("'{}'", text.replace('\'', "''")),
            Cell::Number(Some(number)) => number.to_string(),
            Cell::Hash(id) => bytes(&format!("{0}{0}", id.simple())),
            Cell::Handle(id) => bytes(&format!("{0}{0}{0}{0}", id.simple())),
        }
    }

    fn organisation(&mut self, one: &Organisation) {
        self.insert(
            "organisation",
            &[
                ("id", id(one.id)),
                ("kind", text(one.kind)),
                ("name", text(&one.name)),
                ("country", text(one.country)),
                ("time_zone", text(one.zone)),
                ("languages", text("[\"en\"]")),
                ("accent", text("")),
                ("mail", text("")),
                ("phone", text("")),
                ("website", text("")),
                ("parent_id", id(one.parent)),
                ("source", text("")),
                ("source_key", text(&one.id.to_string())),
                ("hash", Cell::Hash(one.id)),
                ("created_at", number(1)),
                ("ended_at", number(one.ended_at)),
            ],
        );
    }

    fn person(&mut self, one: &Somebody) {
        if one.is_there {
            let (who, day) = (self.literal(&id(one.id)), self.literal(&text(&one.birth_date)));
            let by = if one.birth_date.is_empty() { "" } else { "source" };
            let set = format!("UPDATE person SET birth_date = {day}, birth_date_by = '{by}' WHERE id = {who};\n");
            self.sql.push_str(&set);
            return;
        }
        self.insert(
            "person",
            &[
                ("id", id(one.id)),
                ("user_handle", Cell::Handle(one.id)),
                ("name", text(&one.name)),
                ("preferred_name", text("")),
                ("birth_date", text(&one.birth_date)),
                ("birth_date_by", text(if one.birth_date.is_empty() { "" } else { "source" })),
                ("language", text("en")),
                ("time_zone", text("")),
                ("look", text("")),
                ("passkey_offer_at", number(1)),
                ("session_epoch", number(0)),
                ("created_at", number(1)),
            ],
        );
    }

    fn affiliation(&mut self, one: &Affiliation) {
        self.insert(
            "affiliation",
            &[
                ("id", id(one.id)),
                ("person_id", id(one.person)),
                ("organisation_id", id(one.organisation)),
                ("role", text(one.role)),
                ("grade", text(&one.grade)),
                ("title", text("")),
                ("rights", text(&json!({ "see": one.see, "act": one.act }).to_string())),
                ("begins_on", day(one.span.begins_at)),
                ("begins_at", number(one.span.begins_at)),
                ("ends_on", one.span.ends_at.map_or(Cell::Text(None), |end| day(end - 1))),
                ("ends_at", number(one.span.ends_at)),
                ("suspended_at", since(one.is_suspended)),
                ("source", text(SOURCE)),
                ("source_key", text(&one.id.to_string())),
                ("hash", Cell::Hash(one.id)),
                ("created_at", number(1)),
                ("retired_at", since(one.is_retired)),
            ],
        );
    }

    fn edge(&mut self, one: &Edge) {
        let [see, act, consent, told] = &one.rights;
        let rights = json!({ "see": see, "act": act, "consent": consent, "told": told });
        self.insert(
            "guardianship",
            &[
                ("id", id(one.id)),
                ("adult_id", id(one.adult)),
                ("child_id", id(one.child)),
                ("organisation_id", id(one.organisation)),
                ("kind", text("parent")),
                ("rights", text(&rights.to_string())),
                ("barred_at", since(one.is_barred)),
                ("barred_why", text(if one.is_barred { "court" } else { "" })),
                ("begins_on", day(one.span.begins_at)),
                ("begins_at", number(one.span.begins_at)),
                ("ends_on", one.span.ends_at.map_or(Cell::Text(None), |end| day(end - 1))),
                ("ends_at", number(one.span.ends_at)),
                ("evidence", text("")),
                ("verified_at", since(one.is_verified)),
                ("source", text(SOURCE)),
                ("source_key", text(&one.id.to_string())),
                ("hash", Cell::Hash(one.id)),
                ("created_at", number(1)),
                ("retired_at", since(one.is_retired)),
            ],
        );
    }

    fn choice(&mut self, one: &Choice) {
        self.insert(
            "family_choice",
            &[
                ("id", id(one.id)),
                ("child_id", id(one.child)),
                ("adult_id", id(one.adult)),
                ("topic", text(&one.topic)),
                ("choice", text(one.choice)),
                ("begins_at", number(one.span.begins_at)),
                ("ends_on", one.span.ends_at.map_or(Cell::Text(None), |end| day(end - 1))),
                ("ends_at", number(one.span.ends_at)),
                ("ended_at", number(one.ended_at)),
            ],
        );
    }

    fn record(&mut self, one: &SaidRecord) {
        let json = |fields: &Map<String, Value>| text(&Value::from(fields.clone()).to_string());
        let (files, body): (Map<_, _>, Map<_, _>) =
            one.body.clone().into_iter().partition(|(name, _)| name == "content");
        self.insert(
            "record",
            &[
                ("id", id(one.id)),
                ("kind", text(&one.kind)),
                ("provider_id", id(one.provider)),
                ("person_id", id(one.person)),
                ("organisation_id", id(one.organisation)),
                ("within_id", id(one.within)),
                ("at", number(one.at)),
                ("amount", number(one.amount)),
                ("state", text(&one.state)),
                ("search", text(&one.search)),
                ("body", json(&body)),
                ("files", json(&files)),
                ("own", json(&one.own)),
                ("source", text(SOURCE)),
                ("source_key", text(&one.id.to_string())),
                ("hash", Cell::Hash(one.id)),
                ("changed_at", number(1)),
                ("retired_at", since(one.is_retired)),
            ],
        );
    }

    fn holding(&mut self, one: &Holding) {
        let ends_at = one.span.and_then(|span| span.ends_at);
        self.insert(
            "holding",
            &[
                ("id", id(one.id)),
                ("record_id", id(one.record)),
                ("person_id", id(one.person)),
                ("role", text("holder")),
                ("begins_on", one.span.map_or(Cell::Text(None), |span| day(span.begins_at))),
                ("begins_at", number(one.span.map(|span| span.begins_at))),
                ("ends_on", ends_at.map_or(Cell::Text(None), |end| day(end - 1))),
                ("ends_at", number(ends_at)),
                ("source", text(SOURCE)),
                ("source_key", text(&one.id.to_string())),
                ("hash", Cell::Hash(one.id)),
                ("retired_at", since(one.is_retired)),
            ],
        );
    }
}
