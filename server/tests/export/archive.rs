//! An export, opened as its person opens it.

use std::io::{Cursor, Read as _};

use portico_identity::exports::{ExportAsked, ExportState};
use serde_json::Value;
use uuid::Uuid;
use zip::ZipArchive;

use crate::owner::{Owner, at};
use crate::portal::Site;

/// What lies in an archive.
pub struct Opened {
    pub data: Value,
    pub page: String,
    pub readme: String,
    pub packed: usize,
}

impl Opened {
    /// Everything that can be read in it.
    pub fn all_text(&self) -> String {
        let mut text = String::new();
        collect(&self.data, &mut text);
        text + &self.data.to_string() + &self.page + &self.readme
    }
}

/// Every string of a document, each on lines of its own.
fn collect(value: &Value, text: &mut String) {
    match value {
        Value::String(told) => text.push_str(&format!("{told}\n")),
        Value::Array(values) => values.iter().for_each(|value| collect(value, text)),
        Value::Object(fields) => fields.iter().for_each(|(key, value)| {
            text.push_str(&format!("{key}\n"));
            collect(value, text);
        }),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

impl Site {
    /// Asks for an export.
    pub async fn ask(&self, owner: &Owner, language: &str) -> Uuid {
        match self.identity.ask_export(&owner.recent(self), language, &at()).await.unwrap() {
            ExportAsked::Started { id } => id,
            other @ (ExportAsked::Running { .. } | ExportAsked::Limited(_)) => panic!("{other:?}"),
        }
    }

    /// How far the newest export is.
    pub async fn export_state(&self, owner: &Owner) -> ExportState {
        self.identity.list_exports(&owner.who).await.unwrap()[0].state
    }

    /// Makes whatever is asked for, and opens this export.
    pub async fn open_made(&self, owner: &Owner, id: Uuid) -> Opened {
        while portico::exports::make_next(&self.identity).await.unwrap() {}
        let bytes = self.identity.open_export(&owner.recent(self), id, &at()).await.unwrap().unwrap();
        let packed = bytes.len();
        let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
        let mut files = Vec::new();
        for index in 0..archive.len() {
            let mut file = archive.by_index(index).unwrap();
            assert!(file.is_file() && file.enclosed_name().is_some());
            let mut text = String::new();
            file.read_to_string(&mut text).unwrap();
            files.push((file.name().unwrap().into_owned(), text));
        }
        let names: Vec<_> = files.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names, ["data.json", "index.html", "README.txt"]);
        let [(_, data), (_, page), (_, readme)] = <[_; 3]>::try_from(files).unwrap();
        Opened { data: serde_json::from_str(&data).unwrap(), page, readme, packed }
    }
}
