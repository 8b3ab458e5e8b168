//! `POST /language`: from pages without typed text. Forms with text switch through themselves (see `shell::Posted`).

use axum::response::{AppendHeaders, IntoResponse, Redirect};
use http::header::SET_COOKIE;
use portico_identity::return_to::ReturnTo;
use serde::Deserialize;

use crate::locale::Language;
use crate::shell::{Detour, Failure, Posted, Visit};

/// Where to go back to.
#[derive(Deserialize)]
pub struct Fields {
    #[serde(rename = "return")]
    return_to: Option<String>,
}

/// Keeps the language and goes back to the page.
pub async fn choose(visit: Visit, form: Posted<Fields>) -> Result<impl IntoResponse, Detour> {
    let language = form.language.ok_or(Failure::Unprocessable)?;
    remember(&visit, language).await?;
    let back = back_to(form.fields.return_to.as_deref());
    Ok((AppendHeaders([(SET_COOKIE, visit.language_cookie(language))]), Redirect::to(&back)))
}

/// Keeps the choice with the person, if somebody is signed in.
async fn remember(visit: &Visit, language: Language) -> Result<(), Detour> {
    if let Some(who) = visit.portal.identity.signed_in(visit.standing()) {
        visit.portal.identity.choose_language(&who, language.tag(), &visit.circumstances()).await?;
    }
    Ok(())
}

/// Any page of this site; the front page when it is none. The sign-in page is a page to come back to here.
fn back_to(asked: Option<&str>) -> String {
    match asked {
        Some(page) if page == "/sign-in" || page.starts_with("/sign-in?") => {
            let inner = page.split_once("return=").map(|(_, inner)| inner).unwrap_or_default();
            let inner = url::form_urlencoded::parse(format!("return={inner}").as_bytes()).next().map(|(_, value)| value.into_owned());
            match inner.filter(|inner| !inner.is_empty()) {
                Some(inner) => match Detour::sign_in(ReturnTo::parse(Some(&inner)).as_str()) {
                    Detour::To(path) => path,
                    Detour::Failure(_) => "/sign-in".into(),
                },
                None => "/sign-in".into(),
            }
        }
        Some("/") | None => "/".into(),
        Some(_) => ReturnTo::parse(asked).as_str().to_owned(),
    }
}
