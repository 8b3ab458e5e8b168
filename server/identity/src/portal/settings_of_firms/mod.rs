//! Settings that a firm changes itself. The value is laid over what the source says, at most once at a time, and each change stays to be read.

use portico_store::setting_change::{self, SettingChange};
use portico_store::{Db, Write, person};
use serde_json::{Map, Value, json};
use unicode_normalization::UnicodeNormalization;
use uuid::Uuid;

use super::acting::{About, Acting, Action, Sensitivity, Verdict};
use super::shown::{Cursor, Shown};
use super::{ListAsk, Listed, Order, Role};
use crate::clock::Micros;
use crate::events::EventKind;
use crate::limits::{Limit, RetryAfter};
use crate::name::is_forbidden;
use crate::{Circumstances, Error, Identity};

/// The kind of records.
pub const SETTING: &str = "setting";
/// Their topic.
pub const SETTINGS: &str = "settings";
/// The field that a firm changes.
const VALUE: &str = "value";
/// A text holds so many characters at most.
pub const MOST_CHARACTERS: usize = 500;
/// So many changes are on a page.
const CHANGES: usize = 50;

/// What a setting takes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SettingType {
    /// One of these.
    Choice(Vec<String>),
    /// On or off.
    Switch,
    /// Words; may be empty.
    Text,
}

/// A setting as a member sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SettingView {
    /// Names the record.
    pub id: Uuid,
    /// What it is called.
    pub name: String,
    /// What it does; may be empty.
    pub help: String,
    /// Its value now.
    pub value: String,
    /// What it takes.
    pub takes: SettingType,
    /// Who changed it last, and when; none when the firm never did.
    pub changed: Option<ChangedBy>,
}

/// Who changed something and when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangedBy {
    /// What they are called; empty when their account is gone.
    pub name: String,
    /// Microseconds since 1970 UTC.
    pub at: Micros,
}

/// A change, for the report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SettingChangeView {
    /// UUIDv7.
    pub id: Uuid,
    /// The setting.
    pub record: Uuid,
    /// What the setting is called; empty when it is no more.
    pub setting: String,
    /// Before.
    pub before: String,
    /// After.
    pub after: String,
    /// Who and when.
    pub by: ChangedBy,
}

/// What came of changing a setting.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[must_use]
pub enum SettingChanged {
    /// It is so.
    Changed,
    /// It was so.
    Unchanged,
    /// It does not take this value.
    Invalid,
    /// Somebody changed it since it was looked at.
    Conflict,
    /// There is no such setting, or it is not theirs to change.
    NotFound,
    /// Too many changes.
    Limited(RetryAfter),
}

impl SettingView {
    fn of(shown: &Shown, changed: Option<ChangedBy>) -> Self {
        let takes = match shown.text("type") {
            "choice" => SettingType::Choice(choices(shown)),
            "switch" => SettingType::Switch,
            _ => SettingType::Text,
        };
        let text = |field| shown.text(field).to_owned();
        Self { id: shown.id, name: text("name"), help: text("help"), value: text(VALUE), takes, changed }
    }

    /// The value as it is kept, if the setting takes it.
    fn accept(&self, typed: &str) -> Option<String> {
        match &self.takes {
            SettingType::Choice(choices) => choices.iter().find(|choice| *choice == typed).cloned(),
            SettingType::Switch => ["on", "off"].into_iter().find(|state| *state == typed).map(ToOwned::to_owned),
            SettingType::Text => {
                let text: String = typed.trim().nfc().collect();
                let fits = text.chars().count() <= MOST_CHARACTERS && !text.chars().any(is_forbidden);
                fits.then_some(text)
            }
        }
    }
}

fn choices(shown: &Shown) -> Vec<String> {
    let list = shown.fields.get("choices").and_then(Value::as_array);
    list.into_iter().flatten().filter_map(Value::as_str).map(ToOwned::to_owned).collect()
}

impl Identity {
    /// The firm's settings by name; none for whoever may not see them.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn settings_of_firm(&self, acting: &Acting) -> Result<Option<Vec<SettingView>>, Error> {
        let mut ask = ListAsk { order: Order::OldestFirst, limit: 500, ..ListAsk::newest(SETTING) };
        let mut settings = Vec::new();
        loop {
            let Listed::Shown(page) = self.list_records(acting, &About::Firm, &ask).await? else { return Ok(None) };
            let mut db = self.store().read().await?;
            for shown in &page.records {
                let last = setting_change::last_of_record(&mut db, shown.id).await?;
                let changed = match last {
                    Some(last) => Some(changed_by(&mut db, &last).await?),
                    None => None,
                };
                settings.push(SettingView::of(shown, changed));
            }
            match page.next {
                Some(next) => ask.after = Some(next),
                None => break,
            }
        }
        settings.sort_by(|one, other| one.name.cmp(&other.name).then(one.id.cmp(&other.id)));
        Ok(Some(settings))
    }

    /// Changes a setting of the firm. `seen` is the value that was looked at: what somebody else wrote meanwhile is not
    /// written over.
    ///
    /// # Errors
    /// When the database does not answer or the account is frozen.
    pub async fn change_setting(
        &self,
        acting: &Acting,
        record: Uuid,
        seen: Option<&str>,
        value: &str,
        at: &Circumstances,
    ) -> Result<SettingChanged, Error> {
        let Role::Member(firm) = acting.role() else { return Ok(SettingChanged::NotFound) };
        let Some(setting) = self.setting_to_change(acting, record).await? else { return Ok(SettingChanged::NotFound) };
        let Some(value) = setting.accept(value) else { return Ok(SettingChanged::Invalid) };
        if setting.value == value {
            return Ok(SettingChanged::Unchanged);
        }
        if seen.is_some_and(|seen| setting.value != seen) {
            return Ok(SettingChanged::Conflict);
        }
        let mut db = self.store().write().await?;
        if let Some(wait) = self.take(&mut db, Limit::SettingChanges(acting.person())).await? {
            return Ok(SettingChanged::Limited(wait));
        }
        let person = self.open_change(&mut db, acting.person()).await?;
        let Some(own) = setting_change::find_own(&mut db, record, firm).await? else {
            return Ok(SettingChanged::NotFound);
        };
        let Some(laid) = lay(&own, &setting.value, &value)? else { return Ok(SettingChanged::Conflict) };
        if !setting_change::set_own(&mut db, record, firm, &own, &laid).await? {
            return Ok(SettingChanged::Conflict);
        }
        self.note_change(&mut db, (person.id, firm), &setting, value, at).await?;
        db.commit().await?;
        Ok(SettingChanged::Changed)
    }

    /// Writes down who changed a setting of which firm, for the report and for their own history.
    async fn note_change(
        &self,
        db: &mut Write,
        (person, firm): (Uuid, Uuid),
        setting: &SettingView,
        value: String,
        at: &Circumstances,
    ) -> Result<(), Error> {
        let change = SettingChange {
            id: self.new_id()?,
            record_id: setting.id,
            organisation_id: firm,
            person_id: Some(person),
            field: VALUE.into(),
            before: setting.value.clone(),
            after: value,
            at: self.now(),
        };
        setting_change::insert(db, &change).await?;
        let detail = json!({ "setting": setting.name, "record": setting.id, "device": at.device });
        self.record(db, EventKind::SettingChanged, Some(person), at, detail).await
    }

    /// A setting of the firm as it is now; none for whoever may not change it.
    async fn setting_to_change(&self, acting: &Acting, record: Uuid) -> Result<Option<SettingView>, Error> {
        match self.may(acting, &About::Firm, Action::Act, SETTINGS, Sensitivity::Normal, None) {
            Verdict::Allowed => {
                let shown = self.find_record(acting, &About::Firm, SETTING, record).await?;
                Ok(shown.map(|shown| SettingView::of(&shown, None)))
            }
            Verdict::Hidden(_) => Ok(None),
        }
    }

    /// The changes of the firm's settings, the newest first, in parts; none for whoever may not see reports and settings.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn setting_changes(
        &self,
        acting: &Acting,
        after: Option<Cursor>,
    ) -> Result<Option<(Vec<SettingChangeView>, Option<Cursor>)>, Error> {
        let Role::Member(firm) = acting.role() else { return Ok(None) };
        let sees = |topic| self.may(acting, &About::Firm, Action::See, topic, Sensitivity::Normal, None);
        if sees(SETTINGS) != Verdict::Allowed || sees("reports") != Verdict::Allowed {
            return Ok(None);
        }
        let mut db = self.store().read().await?;
        // One more than is shown tells whether there are more.
        let place = after.map_or((Micros::MAX, Uuid::max()), |after| (after.at, after.id));
        let rows = setting_change::list_by_organisation(&mut db, firm, place).await?;
        let mut changes = Vec::new();
        for row in rows.iter().take(CHANGES) {
            let setting = self.find_record_in(&mut db, acting, &About::Firm, SETTING, row.record_id).await?;
            changes.push(SettingChangeView {
                id: row.id,
                record: row.record_id,
                setting: setting.map(|shown| shown.text("name").to_owned()).unwrap_or_default(),
                before: row.before.clone(),
                after: row.after.clone(),
                by: changed_by(&mut db, row).await?,
            });
        }
        let next = changes.last().filter(|_| rows.len() > CHANGES).map(|last| Cursor { at: last.by.at, id: last.id });
        Ok(Some((changes, next)))
    }
}

/// What lies over the record with another value in it. None where the value there is not the one that was read: it was changed since.
fn lay(own: &str, read: &str, value: &str) -> Result<Option<String>, Error> {
    let mut fields: Map<String, Value> = serde_json::from_str(own)?;
    let before = fields.insert(VALUE.into(), value.into());
    let is_as_read = before.as_ref().and_then(Value::as_str).is_none_or(|before| before == read);
    Ok(is_as_read.then(|| Value::Object(fields).to_string()))
}

async fn changed_by(db: &mut impl Db, change: &SettingChange) -> Result<ChangedBy, Error> {
    let person = match change.person_id {
        Some(person) => person::find(db, person).await?,
        None => None,
    };
    Ok(ChangedBy { name: person.map(|person| person.name).unwrap_or_default(), at: change.at })
}
