//! The last check: of each account with codes, one that was used is refused, and one that was not leads on. It spends codes, so nothing
//! comes after it.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::time::{Duration, Instant};

use portico_visitor::{Browser, Letter, VisitError};

use super::{AT_ONCE, FAMILY};
use crate::journal::{Deed, Frozen, Kind};
use crate::random::Choices;
use crate::world::{World, unexpected};
use crate::{ChaosError, KillPlan};

const LOOK_AGAIN: Duration = Duration::from_millis(20);
/// The newest accounts with codes: each costs a letter.
const MOST_ACCOUNTS: usize = 120;

/// The codes of one account, as the journal has them.
struct Codes {
    person: usize,
    address: String,
    fresh: Vec<String>,
    void: Vec<String>,
}

/// Checks the codes of the newest accounts that have some.
pub(crate) async fn check_codes(world: &Arc<World>, plan: &KillPlan) -> Result<(), ChaosError> {
    let mut accounts = codes_of(world, &world.journal.read()?);
    accounts.drain(..accounts.len().saturating_sub(MOST_ACCOUNTS));
    let mut parts: Vec<Vec<Codes>> = (0..AT_ONCE).map(|_| Vec::new()).collect();
    for (number, codes) in accounts.into_iter().enumerate() {
        if let Some(part) = parts.get_mut(number % AT_ONCE) {
            part.push(codes);
        }
    }
    // One time for all letters.
    let until = Instant::now() + plan.patience;
    let mut tasks = Vec::new();
    for (number, part) in parts.into_iter().enumerate() {
        let (world, may_wait) = (world.clone(), plan.may_wait);
        let mut choices = Choices::new(plan.seed, u64::try_from(FAMILY + AT_ONCE + number).unwrap_or(0));
        tasks.push(tokio::spawn(async move {
            for codes in part {
                match check(&world, &mut choices, &codes, (until, may_wait)).await {
                    Err(ChaosError::Visit(error @ VisitError::Unexpected { .. })) => {
                        world.findings.broken(format!("while recovery codes were tried: {error}"));
                    }
                    done => done?,
                }
            }
            Ok::<_, ChaosError>(())
        }));
    }
    for task in tasks {
        task.await??;
    }
    Ok(())
}

/// What is certain about the codes of each account, the oldest account first.
fn codes_of(world: &World, deeds: &[Deed]) -> Vec<Codes> {
    let mut accounts: BTreeMap<usize, (String, BTreeSet<String>, Vec<String>)> = BTreeMap::new();
    for deed in deeds {
        if let Deed::CodesMade { person, address, codes } = deed {
            let (_, fresh, void) =
                accounts.entry(*person).or_insert_with(|| (address.clone(), BTreeSet::new(), Vec::new()));
            void.extend(std::mem::take(fresh));
            fresh.extend(codes.iter().cloned());
        }
        if let Deed::CodeUsed { person, code, .. } = deed
            && let Some((_, fresh, void)) = accounts.get_mut(person)
        {
            fresh.remove(code);
            void.push(code.clone());
        }
    }
    let certain = |code: &String| world.journal.is_certain(code);
    let accounts = accounts.into_iter().filter(|(person, _)| world.journal.is_frozen(*person) == Frozen::No);
    accounts
        .map(|(person, (address, fresh, void))| {
            let fresh = fresh.into_iter().filter(certain).collect();
            Codes { person, address, fresh, void: void.into_iter().filter(certain).collect() }
        })
        .collect()
}

async fn check(
    world: &World,
    choices: &mut Choices,
    codes: &Codes,
    patience: (Instant, bool),
) -> Result<(), ChaosError> {
    let Some(mut browser) = first_proof(world, choices, &codes.address, patience).await? else { return Ok(()) };
    let person = codes.person;
    if let Some(void) = codes.void.last() {
        let answer = browser.post_form("/recover/proof/code", &[("recovery_code", void)]).await?;
        if answer.status != 422 {
            let told = format!("a void code of person {person} was answered with {}", answer.status);
            world.findings.replayed(Kind::CodesUsed, told);
            return Ok(());
        }
        world.findings.checked(Kind::CodesUsed);
    }
    if let Some(fresh) = codes.fresh.first() {
        let answer = browser.post_form("/recover/proof/code", &[("recovery_code", fresh)]).await?;
        if answer.location != "/recover/passkey" {
            let told = format!("a saved code of person {person} was answered with {}", answer.status);
            world.findings.lost(Kind::Codes, told);
        }
        world.findings.checked(Kind::Codes);
    }
    Ok(())
}

/// A browser that showed the mail; none when the address had its letters, or this one did not come until then, as it may.
async fn first_proof(
    world: &World,
    choices: &mut Choices,
    address: &str,
    (until, may_wait): (Instant, bool),
) -> Result<Option<Browser>, ChaosError> {
    let mut browser = world.browser(choices, FAMILY)?;
    let answer = browser.post_form("/recover", &[("email", address)]).await?;
    if answer.status == 429 {
        return Ok(None);
    }
    answer.expect(303)?;
    let wanted = |letter: &Letter| letter.token("/recover/confirm").is_some();
    while Instant::now() < until {
        let Some(letter) = world.mailbox.take(address, wanted).await? else {
            tokio::time::sleep(LOOK_AGAIN).await;
            continue;
        };
        let mailed = letter.code().ok_or(VisitError::Unreadable("the code in a letter"))?;
        let answer = browser.post_form("/recover/code", &[("code", &mailed)]).await?;
        match (answer.status, answer.location.as_str()) {
            (303, "/recover/proof") => return Ok(Some(browser)),
            // The letter of an earlier recovery.
            (422, _) => {}
            _ => return Err(unexpected(answer).into()),
        }
    }
    if !may_wait {
        world.findings.broken(format!("the letter of a recovery did not come to {address}"));
    }
    Ok(None)
}
