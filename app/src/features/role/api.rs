//! `POST /role`: the pages that follow are in the chosen role. It leads home, as a page of the one role is none of the other's.

use axum::response::Redirect;
use portico_identity::portal::Role;
use serde::Deserialize;

use crate::shell::{Detour, Failure, Posted, Visit};

/// The role, by its stable name.
#[derive(Deserialize)]
pub struct Fields {
    role: String,
}

/// Chooses the role, if it is the person's now.
pub async fn choose(visit: Visit, form: Posted<Fields>) -> Result<Redirect, Detour> {
    let role = Role::parse(&form.fields.role);
    let chosen = match role {
        Some(role) => visit.choose_role(role).await?,
        // Whoever is not signed in hears that first.
        None => visit.signed_in().map(|_| false)?,
    };
    if chosen { Ok(Redirect::to("/home")) } else { Err(Failure::NotFound.into()) }
}
