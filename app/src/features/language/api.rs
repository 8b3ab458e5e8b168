//! `POST /language`: from pages without typed text. Forms with text switch through themselves (see `shell::Posted`).

use axum::response::{AppendHeaders, IntoResponse, Redirect};
use http::header::SET_COOKIE;
use portico_identity::return_to::ReturnTo;
use serde::Deserialize;

use crate::shell::{Detour, Failure, Posted, Visit, sign_in_path};

/// Where to go back to.
#[derive(Deserialize)]
pub struct Fields {
    #[serde(rename = "return")]
    return_to: Option<String>,
}

/// Keeps the language and goes back to the page.
pub async fn choose(visit: Visit, form: Posted<Fields>) -> Result<impl IntoResponse, Detour> {
    let language = form.language.ok_or(Failure::Unprocessable)?;
    let cookie = visit.keep_language(language).await?;
    let back = back_to(form.fields.return_to.as_deref());
    Ok((AppendHeaders([(SET_COOKIE, cookie)]), Redirect::to(&back)))
}

/// A page of this site: the front page when none is named, the home page when it is not one of ours. The sign-in page keeps its own
/// way back.
fn back_to(asked: Option<&str>) -> String {
    match asked {
        None | Some("/") => "/".into(),
        Some("/sign-in") => "/sign-in".into(),
        Some(page) => match page.strip_prefix("/sign-in?") {
            Some(query) => sign_in_again(query),
            None => ReturnTo::parse(asked).as_str().to_owned(),
        },
    }
}

fn sign_in_again(query: &str) -> String {
    let after =
        url::form_urlencoded::parse(query.as_bytes()).find(|(name, value)| name == "return" && !value.is_empty());
    match after {
        Some((_, page)) => sign_in_path(ReturnTo::parse(Some(&page)).as_str()),
        None => "/sign-in".into(),
    }
}

#[cfg(test)]
mod tests {
    use super::back_to;

    #[test]
    fn pages_of_this_site_are_come_back_to() {
        for page in ["/", "/home", "/account/passkeys", "/sign-up?x=1", "/sign-in"] {
            assert_eq!(back_to(Some(page)), page);
        }
        assert_eq!(back_to(None), "/");
    }

    #[test]
    fn the_sign_in_page_keeps_where_it_leads() {
        for page in ["/sign-in?return=/account/passkeys", "/sign-in?return=%2Faccount%2Fpasskeys"] {
            let back = back_to(Some(page));
            assert_eq!(back, "/sign-in?return=%2Faccount%2Fpasskeys");
            assert_eq!(back_to(Some(&back)), back);
        }
        for page in ["/sign-in?", "/sign-in?return=", "/sign-in?other=1"] {
            assert_eq!(back_to(Some(page)), "/sign-in");
        }
    }

    #[test]
    fn other_sites_and_unknown_pages_end_at_home() {
        for page in ["", "home", "//evil.example", "https://evil.example", "/\\evil.example", "/sign-inn", "/a b"] {
            assert_eq!(back_to(Some(page)), "/home", "{page:?}");
        }
        for page in ["//evil.example", "https://evil.example", "/%5Cevil.example", "/sign-out"] {
            assert_eq!(back_to(Some(&format!("/sign-in?return={page}"))), "/sign-in?return=%2Fhome", "{page:?}");
        }
    }
}
