//! `GET /account/passkeys`, and the same list as the answer to what could not be done with one of them.

use axum::response::Html;
use portico_identity::Passkey;
use portico_identity::passkeys::provider_name;
use portico_identity::sessions::SignedIn;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::page::{Keeping, PasskeyRow, Passkeys, PasskeysNotice, Renaming, Risk, page};
use crate::shell::{Detour, Flash, Visit, render};

/// Where the list is.
pub(super) const LIST_PATH: &str = "/account/passkeys";

/// A form of one card that waits for its person to authenticate.
#[derive(Serialize, Deserialize)]
pub(super) struct HeldCard {
    pub(super) passkey: Uuid,
    /// The new name as typed; none when the form had no field.
    pub(super) name: Option<String>,
}

/// What the list shows besides the passkeys.
#[derive(Default)]
pub(super) struct Shown {
    pub(super) notice: Option<PasskeysNotice>,
    pub(super) renaming: Option<(Uuid, Renaming)>,
}

/// The list, the newest first. Who went to authenticate finds the form as they left it.
pub async fn show(visit: Visit) -> Result<Html<String>, Detour> {
    let who = visit.signed_in()?;
    let notice = visit.take_flash().await?.and_then(noticed);
    let held: Option<HeldCard> = visit.take_held().await?;
    let renaming = held.and_then(|held| Some((held.passkey, Renaming { typed: held.name?, error: None })));
    list_page(&visit, &who, Shown { notice, renaming }).await
}

fn noticed(flash: Flash) -> Option<PasskeysNotice> {
    let known = [
        (Flash::PasskeyAdded, PasskeysNotice::Added),
        (Flash::PasskeyRenamed, PasskeysNotice::Renamed),
        (Flash::PasskeyRemoved, PasskeysNotice::Removed),
        (Flash::PasskeyTrusted, PasskeysNotice::Trusted),
    ];
    known.into_iter().find(|(left, _)| *left == flash).map(|(_, notice)| notice)
}

/// The list as it is now.
pub(super) async fn list_page(visit: &Visit, who: &SignedIn, mut shown: Shown) -> Result<Html<String>, Detour> {
    let passkeys = visit.portal.identity.list_passkeys(who).await?;
    let risk = risk_of(&passkeys);
    let rows = passkeys.into_iter().rev().map(|passkey| {
        let renaming = shown.renaming.take_if(|(id, _)| *id == passkey.id).map(|(_, renaming)| renaming);
        row(visit, passkey, renaming)
    });
    let passkeys = Passkeys { rows: rows.collect(), notice: shown.notice, risk };
    let cx = visit.cx();
    Ok(render(&cx, || page(&cx, &passkeys)))
}

fn row(visit: &Visit, passkey: Passkey, renaming: Option<Renaming>) -> PasskeyRow {
    PasskeyRow {
        id: passkey.id.to_string(),
        name: (!passkey.name.is_empty()).then_some(passkey.name),
        provider: provider_name(&passkey.aaguid).map(str::to_owned),
        created: (visit.day(passkey.created_at), passkey.created_on),
        used: passkey.last_used_at.map(|at| (visit.day(at), passkey.last_used_on)),
        keeping: if passkey.backup_state { Keeping::Synced } else { Keeping::OneDevice },
        suspended: passkey.suspended_at.is_some(),
        renaming,
    }
}

/// What is suspended opens nothing, so nothing hangs on it.
fn risk_of(passkeys: &[Passkey]) -> Option<Risk> {
    let mut usable = passkeys.iter().filter(|passkey| passkey.suspended_at.is_none());
    match usable.clone().count() {
        0 => Some(Risk::NoneLeft),
        1 => Some(Risk::OnlyOne),
        _ => (!usable.any(|passkey| passkey.backup_state)).then_some(Risk::NoneSynced),
    }
}
