//! Nobody's data but yours: many random worlds of families, schools, firms, banks and shops in one database. Everybody in them asks for every
//! page, file and search, with their own ids and with others', and reads nothing that an oracle of plain loops does not allow.
//!
//! `PORTICO_NOBODY_WORLDS` makes more worlds than the 300 of a usual run, `PORTICO_NOBODY_SEED` others.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test may fail loudly")]
#![allow(clippy::print_stdout, reason = "what was covered is told")]

#[path = "../portal/mod.rs"]
mod portal;

mod allowed;
mod looks;
mod marks;
#[path = "../policy/oracle.rs"]
mod oracle;
mod paths;
mod visits;

use allowed::Allowed;
use oracle::Oracle;
use portal::worlds::{Random, World};
use portal::{Browser, Database, Setup, Site};
use portico_identity::portal::Role;
use uuid::Uuid;
use visits::{Tally, Visit};

/// How many requests somebody makes in a role.
const REQUESTS: usize = 7;
/// Looks at somebody else that each became an entry, at least.
const SIGHTS: usize = 20;
/// A usual run begins no whole new world after so many requests.
const ENOUGH: usize = 1500;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nobody_reads_what_is_not_theirs_sqlite() {
    walk_worlds(Setup::default().without_limits().on(Database::sqlite()).await, 0).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nobody_reads_what_is_not_theirs_postgres() {
    walk_worlds(Setup::default().without_limits().on(Database::postgres().await).await, 1).await;
}

async fn walk_worlds(site: Site, stream: u64) {
    let (seed, more) = (number("PORTICO_NOBODY_SEED").unwrap_or(5), number("PORTICO_NOBODY_WORLDS"));
    let count = more.unwrap_or(300);
    println!("seed {seed}, {count} worlds");
    let mut random = Random::new(seed * 2 + stream);
    let member = site.member("Somebody", "somebody@mail.example").await;
    let is = site.person_id(&member).await;
    let mut session = Session { site: &site, browser: member.browser, is, only_looks: false };
    let (mut codes, mut tally) = (marks::Codes::new(), Tally::default());
    let worlds = worlds(&site, &mut random, count, &mut codes, &mut tally).await;
    for pair in worlds.windows(2) {
        // Then only those who can look at somebody else, until enough of them did.
        session.only_looks = more.is_none() && tally.requests > ENOUGH;
        if session.only_looks && tally.sights > SIGHTS {
            break;
        }
        let [world, elsewhere] = pair else { continue };
        for person in &world.people {
            session.become_person(person.id).await;
            visit_as(&session, world, elsewhere, &codes, person.id, &mut random, &mut tally).await;
        }
    }
    println!("{tally:?}");
    assert!(tally.shown > 300 && tally.refused > 500 && tally.marks > 300, "{tally:?} proves little");
    assert!(tally.searches > 50 && tally.files > 10, "{tally:?} proves little");
    assert!(tally.sights > SIGHTS, "{tally:?}: hardly anybody looked at somebody else");
}

fn number(name: &str) -> Option<u64> {
    std::env::var(name).ok().map(|text| text.parse().unwrap())
}

async fn worlds(
    site: &Site,
    random: &mut Random,
    count: u64,
    codes: &mut marks::Codes,
    tally: &mut Tally,
) -> Vec<World> {
    let (kinds, mut worlds) = (site.identity.kinds(), Vec::new());
    for at in 0..count {
        let mut world = random.world(marks::FIRST + u32::try_from(at).unwrap(), kinds, site.identity.now());
        marks::mark(&mut world, kinds, codes);
        assert!(visits::has_marks(&world, kinds));
        world.write(site).await;
        tally.subjects += world.people.len();
        worlds.push(world);
    }
    worlds
}

async fn visit_as(
    session: &Session<'_>,
    world: &World,
    elsewhere: &World,
    codes: &marks::Codes,
    person: Uuid,
    random: &mut Random,
    tally: &mut Tally,
) {
    let site = session.site;
    let oracle = Oracle { world, kinds: site.identity.kinds(), at: site.identity.now() };
    let roles: Vec<Option<Role>> = match oracle.roles(person) {
        roles if roles.is_empty() => vec![None],
        roles => roles.into_iter().map(Some).collect(),
    };
    tally.visitors += roles.len();
    for role in roles {
        if session.only_looks && !matches!(role, Some(Role::Guardian | Role::Member(_))) {
            continue;
        }
        if let Some(role) = role {
            session.browser.post_form("/role", &[("role", &role.key())]).await.leads_to("/home");
        }
        let allowed = Allowed::of(&oracle, person, role);
        let browser = &session.browser;
        let visit = Visit { site, browser, oracle: &oracle, elsewhere, codes, person, role, allowed };
        if session.only_looks {
            visit.look_at_others(random, tally).await;
        } else {
            visit.look_around(random, REQUESTS, tally).await;
        }
    }
}

/// A session that is moved from one person to the next: people whom only a source knows have no passkey.
struct Session<'a> {
    site: &'a Site,
    browser: Browser,
    is: Uuid,
    /// Whether people only look at others now.
    only_looks: bool,
}

impl Session<'_> {
    async fn become_person(&mut self, person: Uuid) {
        let [old, new] = [self.is, person].map(|id| self.site.id_literal(id));
        let (before, now) = (self.is, person);
        let state = format!("replace(state, '{before}', '{now}')");
        let update = format!("UPDATE session SET person_id = {new}, state = {state} WHERE person_id = {old}");
        self.site.database.tamper(&update).await;
        self.is = person;
    }
}
