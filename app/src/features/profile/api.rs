//! `/account`.

use axum::response::{AppendHeaders, Html, IntoResponse, Redirect, Response};
use http::header::SET_COOKIE;
use portico_identity::Person;
use portico_identity::birth_date::BirthDate;
use portico_identity::people::ProfileChanged;
use portico_identity::sessions::SignedIn;

use super::form::ProfileFields;
use super::page::{BirthDateField, ProfileErrors, ProfileForm, page};
use crate::locale::ErrorCode;
use crate::locale::zones::Zone;
use crate::shell::{Detour, Failure, Flash, Posted, Theme, Visit, refused, render, switched};
use crate::ui::moment::Moment;

/// `GET /account`.
pub async fn show(visit: Visit) -> Result<Html<String>, Detour> {
    let who = visit.signed_in()?;
    let person = visit.portal.identity.find_person(&who).await?.ok_or(Failure::NotFound)?;
    let saved = visit.take_flash().await? == Some(Flash::ProfileSaved);
    let form = ProfileForm { saved, ..form_of(&visit, person) };
    let cx = visit.cx();
    Ok(render(&cx, || page(&cx, &form)))
}

/// `POST /account`.
pub async fn save(visit: Visit, form: Posted<ProfileFields>) -> Result<Response, Detour> {
    let who = visit.signed_in()?;
    let birth_date = ask_birth_date(&visit, &who).await?;
    if let Some(language) = form.language {
        // The choice of the menu is the newer one.
        let typed = ProfileForm { language: language.tag().to_owned(), ..form.fields.untouched(birth_date) };
        return switched(&visit, language, |cx| render(cx, || page(cx, &typed))).await;
    }
    let (cx, identity) = (visit.cx(), &visit.portal.identity);
    let typed = form.fields.clone();
    let (change, language) = match form.fields.parse(&cx.brand, birth_date.clone(), identity.now()) {
        Ok(change) => change,
        Err(wrong) => return Ok(refused(render(&cx, || page(&cx, &wrong)))),
    };
    let unknown = Some(ErrorCode::ChoiceUnknown);
    let errors = match identity.change_profile(&who, &change, &visit.circumstances()).await? {
        ProfileChanged::Changed => {
            visit.leave_flash(Flash::ProfileSaved).await?;
            let cookie = AppendHeaders([(SET_COOKIE, visit.language_cookie(language))]);
            return Ok((cookie, Redirect::to("/account")).into_response());
        }
        ProfileChanged::UnknownTimeZone => ProfileErrors { time_zone: unknown, ..ProfileErrors::default() },
        ProfileChanged::UnknownTheme => ProfileErrors { look: unknown, ..ProfileErrors::default() },
        ProfileChanged::BirthDateStands => {
            ProfileErrors { birth_date: Some(ErrorCode::BirthDateStands), ..ProfileErrors::default() }
        }
    };
    let wrong = ProfileForm { errors, ..typed.untouched(birth_date) };
    Ok(refused(render(&cx, || page(&cx, &wrong))))
}

/// What the person said before.
fn form_of(visit: &Visit, person: Person) -> ProfileForm {
    ProfileForm {
        birth_date: asked_of(visit, &person),
        name: person.name,
        preferred_name: person.preferred_name,
        // A language that is not offered any more is not in the list: the page's own is.
        language: visit.language().tag().to_owned(),
        time_zone: person.time_zone,
        look: Theme::from_kept(&person.look),
        errors: ProfileErrors::default(),
        saved: false,
    }
}

/// Whether the day of birth is asked: where the operator does, or a purpose depends on it. What was said once is shown from then on.
fn asked_of(visit: &Visit, person: &Person) -> BirthDateField {
    let identity = &visit.portal.identity;
    match person.birth_date.as_str() {
        "" if visit.cx().brand.ask_birth_date || identity.needs_birth_dates() => BirthDateField::Asked(String::new()),
        "" => BirthDateField::NotAsked,
        known => BirthDate::parse(known, identity.now()).map_or(BirthDateField::NotAsked, |day| {
            BirthDateField::Known(Moment::date(visit.language(), &Zone::UTC, day.begins_at()).words)
        }),
    }
}

async fn ask_birth_date(visit: &Visit, who: &SignedIn) -> Result<BirthDateField, Detour> {
    let person = visit.portal.identity.find_person(who).await?.ok_or(Failure::NotFound)?;
    Ok(asked_of(visit, &person))
}
