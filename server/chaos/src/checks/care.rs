//! The checks of recovery codes, recoveries, addresses and freezing.

use portico_visitor::{Answer, Browser};

use super::{account, open, sign_in, spent};
use crate::ChaosError;
use crate::journal::{Cookies, Deed, Frozen, Kind};
use crate::world::{World, is_signed_in};

/// Of the sessions that one deed ended so many are looked at.
const MOST_ENDED: usize = 3;

/// Each deed in its way; those that are none of ours are looked at elsewhere.
pub(super) async fn look_at(world: &World, browser: &Browser, deed: &Deed) -> Result<(), ChaosError> {
    let kind = deed.kind();
    match deed {
        Deed::CodesMade { person, .. } => codes_made(world, browser, *person).await,
        Deed::CodeUsed { mailed_before, mailed, before, code, .. } => {
            let answer = ask_again(browser, mailed_before, ("/recover/code", "code", mailed)).await?;
            spent(world, kind, &answer, ("the code of a recovery's letter", "/recover"));
            let answer = ask_again(browser, before, ("/recover/proof/code", "recovery_code", code)).await?;
            spent(world, kind, &answer, ("a recovery code", "/recover"));
            Ok(())
        }
        Deed::Recovered { passkey, before, credential, session, ended } => {
            account(world, browser.clone(), kind, *passkey).await?;
            let mut again = browser.clone().with_cookies(before.clone());
            let answer = again.post_json("/api/passkey/register", credential.clone()).await?;
            spent(world, kind, &answer, ("a recovery's new passkey", ""));
            open(world, browser.clone(), kind, session).await?;
            all_ended(world, browser, kind, ended).await
        }
        Deed::AddressAdded { person, address, path, code } => {
            address_added(world, browser, *person, (address, path, code)).await
        }
        Deed::Frozen { person, ended } => {
            all_ended(world, browser, kind, ended).await?;
            still_frozen(world, browser, *person).await
        }
        Deed::Thawed { person, session } if world.journal.is_frozen(*person) == Frozen::No => {
            open(world, browser.clone(), kind, session).await?;
            let mut browser = browser.clone();
            sign_in(world, &mut browser, *person).await?.expect(200)?;
            if !is_signed_in(&mut browser).await? {
                world.findings.lost(kind, format!("the account of person {person} is frozen again"));
            }
            Ok(())
        }
        Deed::Thawed { .. }
        | Deed::SignUp { .. }
        | Deed::LinkSpent { .. }
        | Deed::CodeSpent { .. }
        | Deed::AccountMade { .. }
        | Deed::SignIn { .. }
        | Deed::SignOut { .. }
        | Deed::Language { .. }
        | Deed::Limited { .. } => Ok(()),
    }
}

/// The same form once more, with the cookies of then.
async fn ask_again(
    browser: &Browser,
    before: &Cookies,
    (path, field, typed): (&str, &str, &str),
) -> Result<Answer, ChaosError> {
    Ok(browser.clone().with_cookies(before.clone()).post_form(path, &[(field, typed)]).await?)
}

/// The account knows that it has codes. Whether they work is tried at the end, for a try spends one.
async fn codes_made(world: &World, browser: &Browser, person: usize) -> Result<(), ChaosError> {
    const MADE: &str = "<dl class=\"facts\">";
    if world.journal.is_frozen(person) != Frozen::No {
        return Ok(());
    }
    let mut browser = browser.clone();
    sign_in(world, &mut browser, person).await?.expect(200)?;
    let page = browser.get("/account/recovery").await?.expect(200)?;
    if !page.text()?.contains(MADE) {
        world.findings.lost(Kind::Codes, format!("person {person} has no recovery codes any more"));
    }
    Ok(())
}

async fn address_added(
    world: &World,
    browser: &Browser,
    person: usize,
    (address, path, code): (&str, &str, &str),
) -> Result<(), ChaosError> {
    if world.journal.is_frozen(person) != Frozen::No {
        return Ok(());
    }
    let mut browser = browser.clone();
    sign_in(world, &mut browser, person).await?.expect(200)?;
    let page = browser.get("/account/addresses").await?.expect(200)?;
    let (confirmed, waits) = (format!(">{address}</bdi>"), path.trim_end_matches("/code"));
    if !page.text()?.contains(&confirmed) || page.text()?.contains(&format!("href=\"{waits}\"")) {
        world.findings.lost(Kind::Addresses, format!("{address} is not among the addresses of person {person}"));
    }
    let answer = browser.post_form(path, &[("code", code)]).await?;
    spent(world, Kind::Addresses, &answer, ("the code of a further address", ""));
    Ok(())
}

async fn all_ended(world: &World, browser: &Browser, kind: Kind, ended: &[Cookies]) -> Result<(), ChaosError> {
    for session in ended.iter().take(MOST_ENDED) {
        if is_signed_in(&mut browser.clone().with_cookies(session.clone())).await? {
            world.findings.replayed(kind, "a session that had ended came back".to_owned());
        }
    }
    Ok(())
}

/// A passkey leads to the page of a frozen account and nowhere else.
async fn still_frozen(world: &World, browser: &Browser, person: usize) -> Result<(), ChaosError> {
    if world.journal.is_frozen(person) != Frozen::Yes {
        return Ok(());
    }
    let mut browser = browser.clone();
    sign_in(world, &mut browser, person).await?.expect(200)?;
    if browser.get("/home").await?.location != "/account/frozen" {
        world.findings.lost(Kind::Freezes, format!("the account of person {person} is not frozen any more"));
    }
    Ok(())
}
