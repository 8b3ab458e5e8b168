//! `/account/family`, and what a student chooses about an adult.

use axum::response::{Html, IntoResponse, Redirect, Response};
use portico_identity::portal::Role;
use portico_identity::portal::family::{Chosen, FamilyChoice};
use portico_identity::sessions::SignedIn;

use super::adult::ChosenOn;
use super::page::{Family, FamilyNotice, page};
use super::shown;
use crate::features::school::{PARENTS_PATH, Parents, parents_page};
use crate::locale::ErrorCode;
use crate::shell::{Detour, Failure, Flash, PathId, Posted, Visit, refused, render};

const PATH: &str = "/account/family";

/// `GET /account/family`.
pub async fn show(visit: Visit) -> Result<Html<String>, Detour> {
    let who = visit.signed_in()?;
    let notice = visit.take_flash().await?.and_then(FamilyNotice::of);
    let family = Family { notice, ..read(&visit, &who, ChosenOn::Family).await? };
    let cx = visit.cx();
    Ok(render(&cx, || page(&cx, &family)))
}

/// `POST /account/family/{id}/choose`: topics and one adult. A topic is a field of its own; there may be several.
pub async fn choose(
    visit: Visit,
    PathId(adult): PathId,
    form: Posted<Vec<(String, String)>>,
) -> Result<Response, Detour> {
    let who = visit.signed_in()?;
    let fields = Fields::read(form.fields).ok_or(Failure::Unprocessable)?;
    let on = back_to(&visit, fields.on);
    let at = visit.circumstances();
    let chosen = visit.portal.identity.choose_topics(&who, adult, &fields.topics, &fields.choice, &at).await?;
    let error = match chosen {
        Chosen::Recorded | Chosen::Unchanged => {
            let done = chosen == Chosen::Recorded;
            visit.leave_flash(if done { Flash::FamilyChosen } else { Flash::FamilyUnchanged }).await?;
            return Ok(Redirect::to(path_of(on)).into_response());
        }
        Chosen::NotFound => return Err(Failure::NotFound.into()),
        Chosen::Limited(wait) => return Err(wait.into()),
        Chosen::NotYours => ErrorCode::FamilyNotYours,
        Chosen::WrongDay => ErrorCode::FamilyDayInvalid,
        Chosen::NoTopic => ErrorCode::FamilyTopicMissing,
    };
    let mut family = read(&visit, &who, on).await?;
    let card = family.adults.iter_mut().find(|card| card.id == adult).ok_or(Failure::NotFound)?;
    card.error = Some(error);
    card.ticked = fields.topics;
    if let FamilyChoice::Grant { ends_on } = fields.choice {
        card.ends_on = ends_on;
    }
    let cx = visit.cx();
    Ok(refused(match on {
        ChosenOn::Family => render(&cx, || page(&cx, &family)),
        ChosenOn::Parents => {
            let parents = Parents { adults: family.adults, notice: None };
            render(&cx, || parents_page(&cx, &parents))
        }
    }))
}

/// The page that the form stood on, if it is there for whoever sent it: that of the parents is there for students.
fn back_to(visit: &Visit, on: ChosenOn) -> ChosenOn {
    let is_student = visit.acting_now().is_some_and(|acting| matches!(acting.role(), Role::Student(_)));
    if is_student { on } else { ChosenOn::Family }
}

fn path_of(on: ChosenOn) -> &'static str {
    match on {
        ChosenOn::Family => PATH,
        ChosenOn::Parents => PARENTS_PATH,
    }
}

async fn read(visit: &Visit, who: &SignedIn, on: ChosenOn) -> Result<Family, Detour> {
    let family = visit.portal.identity.family(who).await?;
    let language = visit.language();
    Ok(Family {
        children: family.children.into_iter().map(|child| shown::child(visit, language, child)).collect(),
        adults: family.adults.into_iter().map(|adult| shown::adult(language, on, adult)).collect(),
        waiting: family.waiting.into_iter().map(|claim| claim.organisation).collect(),
        notice: None,
    })
}

/// What the form sends.
struct Fields {
    topics: Vec<String>,
    choice: FamilyChoice,
    on: ChosenOn,
}

impl Fields {
    /// None for what no form of the pages sends: another choice, another page, more topics than there are, or a second value of what there is
    /// one of.
    fn read(sent: Vec<(String, String)>) -> Option<Self> {
        let (mut topics, mut choice, mut ends_on, mut on) = (Vec::new(), None, None, None);
        for (name, value) in sent {
            match name.as_str() {
                "topic" if topics.len() < 20 && !topics.contains(&value) => topics.push(value),
                "choice" if choice.is_none() => choice = Some(value),
                "ends_on" if ends_on.is_none() => ends_on = Some(value),
                "from" if on.is_none() => on = Some(ChosenOn::parse(&value)?),
                "topic" | "choice" | "ends_on" | "from" => return None,
                _ => {}
            }
        }
        let choice = match choice?.as_str() {
            "grant" => FamilyChoice::Grant { ends_on: ends_on? },
            "withhold" => FamilyChoice::Withhold,
            "end" => FamilyChoice::End,
            _ => return None,
        };
        Some(Self { topics, choice, on: on.unwrap_or_default() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(sent: &[(&str, &str)]) -> Option<Fields> {
        Fields::read(sent.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect())
    }

    #[test]
    fn a_form_is_read_once_and_nothing_is_smuggled() {
        let fields = read(&[("topic", "results"), ("topic", "attendance"), ("choice", "withhold")]).unwrap();
        assert_eq!((fields.topics.len(), fields.choice), (2, FamilyChoice::Withhold));
        assert!(read(&[("topic", "results"), ("choice", "grant")]).is_none(), "without a day");
        assert!(read(&[("topic", "results"), ("choice", "end"), ("choice", "grant")]).is_none());
        assert!(read(&[("topic", "results"), ("topic", "results"), ("choice", "end")]).is_none());
        assert!(read(&[("topic", "results"), ("choice", "bar")]).is_none());
        let from =
            |page: &str| read(&[("topic", "results"), ("choice", "end"), ("from", page)]).map(|fields| fields.on);
        assert_eq!(from("parents"), Some(ChosenOn::Parents));
        for elsewhere in ["family", "", "https://elsewhere.example", "//elsewhere.example", "/portal/parents"] {
            assert_eq!(from(elsewhere), None, "{elsewhere}");
        }
        let many: Vec<_> = (0..21).map(|number| ("topic".to_owned(), number.to_string())).collect();
        assert!(Fields::read(many).is_none());
    }
}
