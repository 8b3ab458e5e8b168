//! Is what was acknowledged still true, and does nothing work twice? Each check asks the server as anybody could.

mod care;
mod codes;

use std::collections::BTreeMap;
use std::sync::Arc;

use portico_visitor::{Answer, Browser, VisitError};

use crate::ChaosError;
pub(crate) use codes::check_codes;

use crate::journal::{Cookies, Deed, Frozen, Kind};
use crate::random::Choices;
use crate::world::{World, is_signed_in, unexpected};

/// The clients' families of addresses are below this.
const FAMILY: usize = 200;
/// Deeds that are checked at the same time.
const AT_ONCE: usize = 8;

/// Checks every deed of the journal.
pub(crate) async fn check_all(world: &Arc<World>, seed: u64) -> Result<(), ChaosError> {
    let deeds = Arc::new(world.journal.read()?);
    let mut tasks = Vec::new();
    for part in 0..AT_ONCE {
        let (world, deeds) = (world.clone(), deeds.clone());
        let mut choices = Choices::new(seed, u64::try_from(FAMILY + part).unwrap_or(0));
        tasks.push(tokio::spawn(async move {
            for deed in deeds.iter().skip(part).step_by(AT_ONCE) {
                check(&world, &mut choices, deed).await?;
            }
            Ok::<_, ChaosError>(())
        }));
    }
    for task in tasks {
        task.await??;
    }
    Ok(())
}

/// Checks the newest deeds: those that were acknowledged just before a kill.
pub(crate) async fn check_newest(world: &World, choices: &mut Choices, count: usize) -> Result<(), ChaosError> {
    let deeds = world.journal.read()?;
    for deed in deeds.iter().rev().take(count) {
        check(world, choices, deed).await?;
    }
    Ok(())
}

/// An answer that no check expects is a broken promise as well: the server is up and knows us.
async fn check(world: &World, choices: &mut Choices, deed: &Deed) -> Result<(), ChaosError> {
    match look_at(world, choices, deed).await {
        Err(ChaosError::Visit(error @ VisitError::Unexpected { .. })) => {
            world.findings.broken(format!("while {:?} were checked: {error}", deed.kind()));
            Ok(())
        }
        done => done,
    }
}

async fn look_at(world: &World, choices: &mut Choices, deed: &Deed) -> Result<(), ChaosError> {
    let kind = deed.kind();
    let mut browser = world.browser(choices, FAMILY)?;
    match deed {
        // Letters are counted at the end, when all had time to leave.
        Deed::SignUp { .. } => return Ok(()),
        Deed::LinkSpent { token } => {
            let answer = browser.post_form("/sign-up/confirm", &[("token", token)]).await?;
            spent(world, kind, &answer, ("a link", "/sign-up"));
        }
        Deed::CodeSpent { before, code } => {
            let mut browser = browser.with_cookies(before.clone());
            let answer = browser.post_form("/sign-up/code", &[("code", code)]).await?;
            spent(world, kind, &answer, ("a code", "/sign-up"));
        }
        Deed::AccountMade { person, before, credential, session } => {
            account(world, browser.clone(), kind, *person).await?;
            let mut again = browser.clone().with_cookies(before.clone());
            let answer = again.post_json("/api/passkey/register", credential.clone()).await?;
            spent(world, kind, &answer, ("a new passkey's answer", ""));
            open(world, browser, kind, session).await?;
        }
        Deed::SignIn { before, credential, session } => {
            let mut again = browser.clone().with_cookies(before.clone());
            let answer = again.post_json("/api/passkey/sign-in", credential.clone()).await?;
            spent(world, kind, &answer, ("a passkey's answer", ""));
            open(world, browser, kind, session).await?;
        }
        Deed::SignOut { session } => {
            if is_signed_in(&mut browser.with_cookies(session.clone())).await? {
                world.findings.replayed(kind, "a session came back after its sign-out".to_owned());
            }
        }
        Deed::Language { person, .. } => language(world, browser, kind, *person).await?,
        Deed::CodesMade { .. }
        | Deed::CodeUsed { .. }
        | Deed::Recovered { .. }
        | Deed::AddressAdded { .. }
        | Deed::Frozen { .. }
        | Deed::Thawed { .. } => care::look_at(world, &browser, deed).await?,
        Deed::Limited { address, network, until } => limited(world, browser, kind, (address, network, *until)).await?,
    }
    world.findings.checked(kind);
    Ok(())
}

/// A one-time thing must be refused: neither a way on nor a success, nor a server that does not know. A redirect `back` is a refusal.
fn spent(world: &World, kind: Kind, answer: &Answer, (what, back): (&str, &str)) {
    let works = answer.status == 200 || (answer.status == 303 && answer.location != back);
    if works {
        world.findings.replayed(kind, format!("{what} worked again: {} {}", answer.status, answer.location));
    } else if answer.status >= 500 {
        world.findings.broken(format!("{what} was answered with {}", answer.status));
    }
}

async fn account(world: &World, mut browser: Browser, kind: Kind, passkey: usize) -> Result<(), ChaosError> {
    if sign_in(world, &mut browser, passkey).await?.status != 200 {
        world.findings.lost(kind, format!("passkey {passkey} does not sign in"));
    }
    Ok(())
}

async fn sign_in(world: &World, browser: &mut Browser, passkey: usize) -> Result<Answer, VisitError> {
    let credential = world.answer_of(passkey, browser).await?;
    browser.post_json("/api/passkey/sign-in", credential).await
}

async fn open(world: &World, browser: Browser, kind: Kind, session: &Cookies) -> Result<(), ChaosError> {
    let mut browser = browser.with_cookies(session.clone());
    if world.journal.is_open(session) && !is_signed_in(&mut browser).await? {
        world.findings.lost(kind, "an open session is gone".to_owned());
    }
    Ok(())
}

async fn language(world: &World, mut browser: Browser, kind: Kind, person: usize) -> Result<(), ChaosError> {
    if world.journal.is_frozen(person) != Frozen::No {
        return Ok(());
    }
    sign_in(world, &mut browser, person).await?.expect(200)?;
    let page = browser.get("/home").await?.expect(200)?;
    let expected = world.journal.languages_of(person);
    let text = page.text()?;
    if !expected.iter().any(|language| text.contains(&format!("lang=\"{language}\""))) {
        world.findings.lost(kind, format!("person {person} chose {expected:?} and does not get it"));
    }
    Ok(())
}

async fn limited(
    world: &World,
    browser: Browser,
    kind: Kind,
    (address, network, until): (&str, &str, u64),
) -> Result<(), ChaosError> {
    const MARGIN_MILLIS: u64 = 2000;
    if world.millis().saturating_add(MARGIN_MILLIS) < until {
        let mut browser = browser.from_address(network);
        let answer = browser.post_form("/sign-up", &[("name", "Some Body"), ("email", address)]).await?;
        match answer.status {
            429 => {}
            303 => world.findings.lost(kind, format!("the count of letters to {address} was forgotten")),
            _ => return Err(unexpected(answer).into()),
        }
    }
    Ok(())
}

/// How many acknowledged sign-ups have no letter yet.
pub(crate) async fn missing_letters(world: &World) -> Result<usize, ChaosError> {
    let letters = world.mailbox.count(|letter| letter.token("/sign-up/confirm").is_some()).await?;
    let mut wanted: BTreeMap<String, usize> = BTreeMap::new();
    for deed in world.journal.read()? {
        if let Deed::SignUp { address } = deed {
            let count = wanted.entry(address).or_default();
            *count = count.saturating_add(1);
        }
    }
    let missing =
        |(address, count): (&String, &usize)| count.saturating_sub(letters.get(address).copied().unwrap_or(0));
    Ok(wanted.iter().map(missing).sum())
}
