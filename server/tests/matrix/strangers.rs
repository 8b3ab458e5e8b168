//! Who is not the owner: nobody, and somebody else.

use http::Method;
use portico_app::routes::{Access, Door, doors};

use crate::objects::{Things, form, names_a_thing, owner, path, role};
use crate::on_both_engines;
use crate::portal::{self, Answer, Browser, JSON};

const FIRST: [&str; 3] = ["anna@mail.example", "anna@work.example", "anna@new.example"];
const SECOND: [&str; 3] = ["bram@mail.example", "bram@work.example", "bram@new.example"];

pub async fn knock(browser: &Browser, door: &Door, path: &str) -> Answer {
    match door.method {
        "GET" => browser.get(path).await,
        "POST" if path.starts_with("/api/") => browser.post(path, JSON, "{}").await,
        "POST" => browser.post_form(path, &form(door)).await,
        other => panic!("{other}"),
    }
}

/// Chooses the role in which a door opens.
pub async fn act_for(browser: &Browser, door: &Door, things: &Things) {
    if let Some(role) = role(door, things) {
        browser.post_form("/role", &[("role", &role)]).await.leads_to("/home");
    }
}

/// Paths of a door in which one of the parts that vary is no text, or names nothing.
fn unreadable(door: &Door, path: &str) -> Vec<String> {
    let parts: Vec<&str> = path.split('/').collect();
    let varies = door.path.split('/').enumerate().filter(|(_, part)| part.starts_with('{'));
    let broken = varies.flat_map(|(at, _)| {
        ["%FF", "%00", "%C3%28", "not-one"].map(|odd| {
            let mut parts = parts.clone();
            parts[at] = odd;
            parts.join("/")
        })
    });
    broken.collect()
}

fn is_call(door: &Door) -> bool {
    door.path.starts_with("/api/")
}

on_both_engines! {
    async fn nobody_comes_in_and_nothing_is_written(site: Site) {
        let (_anna, things) = owner(&site, "Anna de Wit", FIRST).await;
        let before = site.database.dump().await;
        for door in doors().iter().filter(|door| door.access != Access::Open) {
            let path = path(door, &things);
            let answer = knock(&site.browser(), door, &path).await;
            match (is_call(door), door.access) {
                (true, _) => assert_eq!(answer.problem(), (401, "session-needed".into()), "{door:?}"),
                (false, Access::Recovering) => answer.leads_to("/recover"),
                (false, Access::Open | Access::SignedIn | Access::Protective | Access::RecentAuth) => {
                    assert_eq!(answer.status, 303, "{door:?}");
                    assert!(answer.location().starts_with("/sign-in?return="), "{door:?} {}", answer.location());
                }
            }
        }
        assert_eq!(site.database.dump().await, before);
    }

    async fn somebody_elses_thing_is_not_there_and_stays_as_it_is(site: Site) {
        let (anna, annas) = owner(&site, "Anna de Wit", FIRST).await;
        let (bram, brams) = owner(&site, "Bram Bakker", SECOND).await;
        let annas_record = site.record_of(&anna).await;
        let mut things: Vec<Door> = doors().into_iter().filter(names_a_thing).collect();
        assert!(things.len() > 8, "{things:?}");
        things.sort_by_key(|door| role(door, &brams));
        for doors in things.chunk_by(|one, other| role(one, &brams) == role(other, &brams)) {
            act_for(&bram.browser, &doors[0], &brams).await;
            let before = site.database.dump().await;
            for door in doors {
                let answer = knock(&bram.browser, door, &path(door, &annas)).await;
                assert_eq!(answer.status, 404, "{door:?}");
                let nowhere = path(door, &annas).replace(|letter: char| letter.is_ascii_digit(), "0");
                let unknown = knock(&bram.browser, door, &nowhere).await;
                assert_eq!(unknown.status, 404, "{door:?}");
            }
            assert_eq!(site.database.dump().await, before, "nothing at all was written");
        }
        assert_eq!(site.record_of(&anna).await, annas_record);
        // The same doors open for an owner, so it was not the form that was refused. Each has its own: some doors take the others' things away.
        for (number, door) in things.iter().enumerate() {
            let address = |place: &str| -> &'static str { format!("o{number}@{place}.example").leak() };
            let (owner, own) = owner(&site, "Olga", [address("mail"), address("work"), address("new")]).await;
            act_for(&owner.browser, door, &own).await;
            let answer = knock(&owner.browser, door, &path(door, &own)).await;
            assert!(answer.status.as_u16() < 400 || answer.status == 422, "{door:?} {}", answer.status);
        }
    }

    async fn a_path_that_cannot_be_read_is_a_page_that_is_not_there(site: Site) {
        let (anna, things) = owner(&site, "Anna de Wit", FIRST).await;
        let varying: Vec<Door> = doors().into_iter().filter(|door| door.path.contains('{')).collect();
        assert!(varying.iter().filter(|door| door.path.matches('{').count() > 1).count() > 3, "some have two");
        for door in &varying {
            act_for(&anna.browser, door, &things).await;
            for path in unreadable(door, &path(door, &things)) {
                let answer = knock(&anna.browser, door, &path).await;
                assert_eq!(answer.status, 404, "{} {path}", door.method);
            }
        }
    }

    async fn looking_changes_nothing(site: Site) {
        let (anna, things) = owner(&site, "Anna de Wit", FIRST).await;
        anna.browser.get("/home").await;
        anna.browser.get("/account/passkeys").await;
        anna.browser.get("/account/addresses").await;
        let before = site.database.dump().await;
        for door in doors().iter().filter(|door| door.method == Method::GET.as_str()) {
            let answer = knock(&anna.browser, door, &path(door, &things)).await;
            assert!(!answer.status.is_server_error(), "{door:?}");
            // Looking into PostgreSQL is slow: there once for all.
            if site.database.is_sqlite() {
                assert_eq!(site.database.dump().await, before, "{door:?}");
            }
        }
        assert_eq!(site.database.dump().await, before);
    }
}
