//! What the form `profile` holds, and reading it.

use portico_identity::birth_date::BirthDate;
use portico_identity::clock::Micros;
use portico_identity::name::PersonName;
use portico_identity::people::ProfileChange;
use serde::Deserialize;

use super::page::{BirthDateField, ProfileErrors, ProfileForm};
use crate::locale::zones::Zone;
use crate::locale::{ErrorCode, Language};
use crate::shell::{Brand, Theme};

/// The fields of `profile`, as typed. The language is not called `language`: that is what the menu of languages sends.
#[derive(Clone, Deserialize)]
pub struct ProfileFields {
    #[serde(default)]
    name: String,
    #[serde(default)]
    preferred_name: String,
    #[serde(default)]
    birth_date: String,
    #[serde(default)]
    preferred_language: String,
    #[serde(default)]
    time_zone: String,
    #[serde(default)]
    look: String,
}

impl ProfileFields {
    /// What was typed, without a word about it. `birth_date` is whether that is asked.
    pub(super) fn untouched(self, birth_date: BirthDateField) -> ProfileForm {
        ProfileForm {
            name: self.name,
            preferred_name: self.preferred_name,
            birth_date: match birth_date {
                BirthDateField::Asked(_) => BirthDateField::Asked(self.birth_date),
                BirthDateField::NotAsked | BirthDateField::Known(_) => birth_date,
            },
            language: self.preferred_language,
            time_zone: self.time_zone,
            look: read_look(&self.look).unwrap_or_default(),
            errors: ProfileErrors::default(),
            saved: false,
        }
    }

    /// The change and the language from now on, or the form with what is wrong in it.
    pub(super) fn parse(
        self,
        brand: &Brand,
        asked: BirthDateField,
        now: Micros,
    ) -> Result<(ProfileChange, Language), Box<ProfileForm>> {
        let name = PersonName::parse(&self.name).map_err(ErrorCode::from);
        let preferred_name =
            read_optional(&self.preferred_name, |typed| PersonName::parse(typed).map_err(ErrorCode::from));
        // A page that was opened before the day was known sends one, too: whether it is the same is seen when it is written.
        let typed = if matches!(asked, BirthDateField::NotAsked) { "" } else { self.birth_date.as_str() };
        let birth_date =
            read_optional(typed, |typed| BirthDate::parse(typed, now).map_err(|_| ErrorCode::BirthDateInvalid));
        let language = read_language(&self.preferred_language, brand).ok_or(ErrorCode::ChoiceUnknown);
        let time_zone = read_zone(&self.time_zone).ok_or(ErrorCode::ChoiceUnknown);
        let look = read_look(&self.look).ok_or(ErrorCode::ChoiceUnknown);
        match (name, preferred_name, birth_date, language, time_zone, look) {
            (Ok(name), Ok(preferred_name), Ok(birth_date), Ok(language), Ok(time_zone), Ok(look)) => {
                let (theme, tag) = (look.as_str().to_owned(), language.tag().to_owned());
                Ok((ProfileChange { name, preferred_name, birth_date, language: tag, time_zone, theme }, language))
            }
            (name, preferred_name, birth_date, language, time_zone, look) => {
                let errors = ProfileErrors {
                    name: name.err(),
                    preferred_name: preferred_name.err(),
                    birth_date: birth_date.err(),
                    language: language.err(),
                    time_zone: time_zone.err(),
                    look: look.err(),
                };
                Err(Box::new(ProfileForm { errors, ..self.untouched(asked) }))
            }
        }
    }
}

/// Nothing, or what can be read.
fn read_optional<T>(typed: &str, read: impl FnOnce(&str) -> Result<T, ErrorCode>) -> Result<Option<T>, ErrorCode> {
    if typed.trim().is_empty() { Ok(None) } else { read(typed).map(Some) }
}

/// One of the languages that are offered; where there is one, nobody is asked.
fn read_language(chosen: &str, brand: &Brand) -> Option<Language> {
    match brand.languages.as_slice() {
        [only] => Some(*only),
        languages => Language::from_tag(chosen).filter(|language| languages.contains(language)),
    }
}

fn read_zone(chosen: &str) -> Option<String> {
    (chosen.is_empty() || Zone::parse(chosen).is_some()).then(|| chosen.to_owned())
}

fn read_look(chosen: &str) -> Option<Theme> {
    super::page::LOOKS.into_iter().find(|(value, _)| *value == chosen).map(|(_, theme)| theme)
}
