//! `/account`.

use axum::response::{AppendHeaders, Html, IntoResponse, Redirect, Response};
use http::header::SET_COOKIE;
use portico_identity::Person;
use portico_identity::people::ProfileChanged;

use super::form::ProfileFields;
use super::page::{ProfileErrors, ProfileForm, page};
use crate::locale::ErrorCode;
use crate::shell::{Detour, Failure, Flash, Posted, Theme, Visit, refused, render, switched};

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
    if let Some(language) = form.language {
        // The choice of the menu is the newer one.
        let typed = ProfileForm { language: language.tag().to_owned(), ..form.fields.untouched() };
        return switched(&visit, language, |cx| render(cx, || page(cx, &typed))).await;
    }
    let (cx, identity) = (visit.cx(), &visit.portal.identity);
    let typed = form.fields.clone();
    let (change, language) = match form.fields.parse(&cx.brand, identity.now()) {
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
    };
    let wrong = ProfileForm { errors, ..typed.untouched() };
    Ok(refused(render(&cx, || page(&cx, &wrong))))
}

/// What the person said before.
fn form_of(visit: &Visit, person: Person) -> ProfileForm {
    ProfileForm {
        name: person.name,
        preferred_name: person.preferred_name,
        birth_date: person.birth_date,
        // A language that is not offered any more is not in the list: the page's own is.
        language: visit.language().tag().to_owned(),
        time_zone: person.time_zone,
        look: Theme::from_kept(&person.look),
        errors: ProfileErrors::default(),
        saved: false,
    }
}
