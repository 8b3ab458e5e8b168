//! `GET /home`.

use axum::response::Html;
use portico_identity::Passkey;

use super::page::{Home, Need, page};
use crate::shell::{Detour, Flash, Visit, render};

/// The page behind the door.
pub async fn show(visit: Visit) -> Result<Html<String>, Detour> {
    let who = visit.signed_in()?;
    let passkeys = visit.portal.identity.list_passkeys(&who).await?;
    let flash = visit.take_flash().await?;
    let home = Home {
        name: visit.person_name().unwrap_or_default().to_owned(),
        first_visit: flash == Some(Flash::AccountCreated),
        needs: needs(&passkeys, flash),
        passkeys: u32::try_from(passkeys.len()).unwrap_or(u32::MAX),
    };
    let cx = visit.cx();
    Ok(render(&cx, || page(&cx, &home)))
}

fn needs(passkeys: &[Passkey], flash: Option<Flash>) -> Vec<Need> {
    // One passkey that never leaves its device is lost with it.
    let alone = passkeys.len() == 1 && passkeys.iter().all(|passkey| !passkey.backup_state);
    let elsewhere = flash == Some(Flash::SignedInFromElsewhere);
    let needs = [alone.then_some(Need::SecondPasskey), elsewhere.then_some(Need::PasskeyOnThisDevice)];
    needs.into_iter().flatten().collect()
}
