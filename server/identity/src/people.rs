//! A person's own things: what pages greet them with, and what they say about themselves.

use std::sync::LazyLock;

use jiff::tz::TimeZoneDatabase;
use portico_store::passkey::Passkey;
use portico_store::person::Person;
use portico_store::{passkey, person};
use serde_json::json;

use crate::birth_date::BirthDate;
use crate::events::EventKind;
use crate::name::PersonName;
use crate::recipients::Change;
use crate::sessions::SignedIn;
use crate::{Circumstances, Error, Identity};

/// The rules are compiled in, so that every machine knows the same names.
static TIME_ZONES: LazyLock<TimeZoneDatabase> = LazyLock::new(TimeZoneDatabase::bundled);

/// What a person says about themselves from now on; all of it, changed or not.
#[derive(Debug, Clone)]
pub struct ProfileChange {
    /// As the person writes it.
    pub name: PersonName,
    /// How the person wants to be addressed; none for the name itself.
    pub preferred_name: Option<PersonName>,
    /// None where nobody asks for it, or it is known already.
    pub birth_date: Option<BirthDate>,
    /// Language tag of a language that the portal speaks.
    pub language: String,
    /// IANA name, in any case; empty for none.
    pub time_zone: String,
    /// `light`, `dark`, or empty for whatever the device says.
    pub theme: String,
}

/// What came of changing a profile.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[must_use]
pub enum ProfileChanged {
    /// It is as the person wants it.
    Changed,
    /// There is no such time zone; nothing was changed.
    UnknownTimeZone,
    /// There is no such look; nothing was changed.
    UnknownTheme,
    /// Another day of birth was given before; nothing was changed. It is corrected by a request.
    BirthDateStands,
}

impl Identity {
    /// The person behind a session; none when the account is gone.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn find_person(&self, who: &SignedIn) -> Result<Option<Person>, Error> {
        Ok(person::find(&mut self.store().read().await?, who.person()).await?)
    }

    /// The person's passkeys, oldest first.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn list_passkeys(&self, who: &SignedIn) -> Result<Vec<Passkey>, Error> {
        Ok(passkey::list_by_person(&mut self.store().read().await?, who.person()).await?)
    }

    /// Remembers the language the person chose.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn choose_language(&self, who: &SignedIn, language: &str, at: &Circumstances) -> Result<(), Error> {
        let mut db = self.store().write().await?;
        // Whoever is frozen needs to read how to thaw.
        let person = self.open_change_even_frozen(&mut db, who.person()).await?;
        person::set_language(&mut db, person.id, language).await?;
        let detail = json!({ "language": language, "device": at.device });
        self.record(&mut db, EventKind::LanguageChanged, Some(person.id), at, detail).await?;
        Ok(db.commit().await?)
    }

    /// Writes what a person says about themselves. The history names what was changed, not to what.
    ///
    /// # Errors
    /// When the database does not answer or the account is frozen.
    pub async fn change_profile(
        &self,
        who: &SignedIn,
        change: &ProfileChange,
        at: &Circumstances,
    ) -> Result<ProfileChanged, Error> {
        let Some(time_zone) = known_time_zone(&change.time_zone) else { return Ok(ProfileChanged::UnknownTimeZone) };
        if !["", "light", "dark"].contains(&change.theme.as_str()) {
            return Ok(ProfileChanged::UnknownTheme);
        }
        let mut db = self.store().write().await?;
        let before = self.open_change(&mut db, who.person()).await?;
        // The first answer stays: who may decide depends on it (COPPA 312.5).
        let birth_date = match change.birth_date.map(|day| day.to_string()) {
            Some(day) if !before.birth_date.is_empty() && day != before.birth_date => {
                return Ok(ProfileChanged::BirthDateStands);
            }
            Some(day) => day,
            None => before.birth_date.clone(),
        };
        let after = Person {
            name: change.name.as_str().into(),
            preferred_name: change.preferred_name.as_ref().map(|name| name.as_str().into()).unwrap_or_default(),
            birth_date,
            language: change.language.clone(),
            time_zone,
            look: change.theme.clone(),
            ..before.clone()
        };
        let fields = changed_fields(&before, &after);
        if !fields.is_empty() {
            person::set_profile(&mut db, &after).await?;
            let detail = json!({ "fields": fields, "device": at.device });
            self.record(&mut db, EventKind::ProfileChanged, Some(after.id), at, detail).await?;
            if fields.iter().any(|field| ["name", "preferred_name", "birth_date"].contains(field)) {
                self.tell_recipients(&mut db, &after, &Change::Corrected).await?;
            }
            db.commit().await?;
            self.wake_webhooks();
        }
        Ok(ProfileChanged::Changed)
    }
}

/// The name as the tz database writes it; empty stays empty.
fn known_time_zone(name: &str) -> Option<String> {
    if name.is_empty() {
        return Some(String::new());
    }
    let zone = TIME_ZONES.get(name).ok().filter(|zone| !zone.is_unknown())?;
    zone.iana_name().map(str::to_owned)
}

fn changed_fields(before: &Person, after: &Person) -> Vec<&'static str> {
    let fields = [
        ("name", before.name != after.name),
        ("preferred_name", before.preferred_name != after.preferred_name),
        ("birth_date", before.birth_date != after.birth_date),
        ("language", before.language != after.language),
        ("time_zone", before.time_zone != after.time_zone),
        ("theme", before.look != after.look),
    ];
    fields.into_iter().filter_map(|(name, changed)| changed.then_some(name)).collect()
}

#[cfg(test)]
mod tests {
    use super::known_time_zone;

    #[test]
    fn time_zones_are_known_by_their_names_in_any_case() {
        assert_eq!(known_time_zone("").as_deref(), Some(""));
        assert_eq!(known_time_zone("europe/amsterdam").as_deref(), Some("Europe/Amsterdam"));
        assert_eq!(known_time_zone("UTC").as_deref(), Some("UTC"));
        for name in ["Europe/Atlantis", "Etc/Unknown", "+02:00", "../etc/passwd", "Europe/Amsterdam "] {
            assert_eq!(known_time_zone(name), None, "{name}");
        }
    }
}
