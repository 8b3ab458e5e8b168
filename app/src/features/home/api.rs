//! `GET /home`.

use axum::response::Html;

use super::page::{DayPart, Home, Need, page};
use crate::shell::{Detour, Flash, Visit, render};

/// The page behind the door.
pub async fn show(visit: Visit) -> Result<Html<String>, Detour> {
    let who = visit.signed_in()?;
    let passkeys = visit.portal.identity.list_passkeys(&who).await?;
    // One passkey that never leaves its device is lost with it.
    let alone = passkeys.len() == 1 && passkeys.iter().all(|passkey| !passkey.backup_state);
    let home = Home {
        name: visit.person_name().unwrap_or_default().to_owned(),
        day_part: DayPart::Unknown,
        first_visit: visit.take_flash().await? == Some(Flash::AccountCreated),
        needs: alone.then_some(Need::SecondPasskey).into_iter().collect(),
        passkeys: u32::try_from(passkeys.len()).unwrap_or(u32::MAX),
    };
    let cx = visit.cx();
    Ok(render(&cx, || page(&cx, &home)))
}
