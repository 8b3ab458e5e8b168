//! Random worlds: what is listed, found, searched and printed is what the rules say, and nothing else.

use std::collections::{BTreeMap, BTreeSet};

use portico_identity::portal::outlook::Outlook;
use portico_identity::portal::{About, Acting, ListAsk, Listed, Order, Role, Shown};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::oracle::{Oracle, Seen};
use crate::portal::worlds::{Random, World};
use crate::portal::{self, Site};
use crate::{acting, on_both_engines};

on_both_engines! {
    async fn in_random_worlds_everybody_sees_what_the_rules_say(site: Site) {
        for seed in 1..=12 {
            let world = Random::new(seed).world(u32::try_from(seed).unwrap(), site.identity.kinds(), site.identity.now());
            world.write(&site).await;
            let oracle = Oracle { world: &world, kinds: site.identity.kinds(), at: site.identity.now() };
            for person in &world.people {
                let shown = site.identity.policy_show(person.id, None, oracle.at).await.unwrap();
                assert_eq!(seen(&shown), oracle.everything(person.id), "seed {seed}, {}", person.name);
            }
        }
    }

    async fn a_thousand_sampled_cases_print_what_the_pages_read(site: Site) {
        let (mut cases, mut records, mut seed) = (0, 0, 100);
        while cases < 1000 {
            seed += 1;
            let world = Random::new(seed).world(u32::try_from(seed).unwrap(), site.identity.kinds(), site.identity.now());
            world.write(&site).await;
            for person in &world.people {
                let shown = site.identity.policy_show(person.id, None, site.identity.now()).await.unwrap();
                for role in &shown.roles {
                    let acting = acting(&site, person.id, Role::parse(&role.role).unwrap()).await.unwrap();
                    let printed: BTreeMap<_, _> = role.abouts.iter().map(|about| (about.about.clone(), about)).collect();
                    for about in acting.abouts() {
                        let printed = serde_json::to_value(printed[&about.key()]).unwrap();
                        let read = read_like_pages(&site, &acting, about, &mut Random::new(seed)).await;
                        records += read.values().map(|kind| kind.as_array().unwrap().len()).sum::<usize>();
                        cases += read.len();
                        assert_eq!(by_kind(&printed), read.into_iter().filter(|(_, kind)| *kind != json!([])).collect());
                    }
                }
            }
        }
        assert!(records > 120, "{cases} cases with only {records} records prove little");
    }
}

/// The printed JSON, kind by kind.
fn by_kind(about: &Value) -> BTreeMap<String, Value> {
    let kinds = about["kinds"].as_array().unwrap().iter();
    kinds.map(|kind| (kind["kind"].as_str().unwrap().to_owned(), kind["records"].clone())).collect()
}

/// Lists in small parts, in either order, and each record on its own: all say the same.
async fn read_like_pages(site: &Site, acting: &Acting, about: About, random: &mut Random) -> BTreeMap<String, Value> {
    let mut read = BTreeMap::new();
    for kind in site.identity.kinds().iter() {
        let limit = u32::try_from(random.below(3) + 1).unwrap();
        let newest = in_parts(site, acting, about, ListAsk { limit, ..ListAsk::newest(&kind.id) }).await;
        let oldest = ListAsk { limit, order: Order::OldestFirst, ..ListAsk::newest(&kind.id) };
        let mut oldest = in_parts(site, acting, about, oldest).await;
        oldest.reverse();
        assert_eq!(newest, oldest, "{}", kind.id);
        for shown in &newest {
            let found = site.identity.find_record(acting, &about, &kind.id, shown.id).await.unwrap();
            assert_eq!(found.as_ref(), Some(shown));
        }
        read.insert(kind.id.clone(), serde_json::to_value(&newest).unwrap());
    }
    read
}

async fn in_parts(site: &Site, acting: &Acting, about: About, mut ask: ListAsk) -> Vec<Shown> {
    let mut records = Vec::new();
    while let Listed::Shown(page) = site.identity.list_records(acting, &about, &ask).await.unwrap() {
        assert!(page.records.len() <= usize::try_from(ask.limit).unwrap());
        records.extend(page.records);
        ask.after = page.next;
        if page.next.is_none() {
            break;
        }
    }
    records
}

fn seen(shown: &Outlook) -> Seen {
    let mut seen = Seen::new();
    for role in &shown.roles {
        let abouts = seen.entry(role.role.clone()).or_default();
        for about in &role.abouts {
            let records = abouts.entry(about.about.clone()).or_default();
            for record in about.kinds.iter().flat_map(|kind| &kind.records) {
                let names: BTreeSet<String> = record.fields.keys().cloned().collect();
                assert!(record.hidden.iter().all(|hidden| !names.contains(&hidden.name)));
                records.insert(record.id, names);
            }
        }
    }
    seen
}

on_both_engines! {
    async fn a_search_finds_what_may_be_seen_and_no_word_of_what_may_not(site: Site) {
        for seed in 200..203 {
            let world = Random::new(seed).world(u32::try_from(seed).unwrap(), site.identity.kinds(), site.identity.now());
            world.write(&site).await;
            let oracle = Oracle { world: &world, kinds: site.identity.kinds(), at: site.identity.now() };
            for person in &world.people {
                for (role, abouts) in oracle.everything(person.id) {
                    let acting = acting(&site, person.id, Role::parse(&role).unwrap()).await.unwrap();
                    search_all(&site, &world, &acting, &abouts).await;
                }
            }
        }
    }
}

/// Each mark of each record, searched for: found exactly where its field may be seen.
async fn search_all(
    site: &Site,
    world: &World,
    acting: &Acting,
    abouts: &BTreeMap<String, BTreeMap<Uuid, BTreeSet<String>>>,
) {
    for record in world.records.iter().step_by(3) {
        let kind = site.identity.kinds().find(&record.kind).unwrap();
        for field in &kind.search {
            let Some(mark) = record.body[field].as_str().and_then(|text| text.strip_prefix("Mark ")) else { continue };
            let found = site.identity.search(acting, mark).await.unwrap();
            let found: BTreeSet<_> = found.records.iter().map(|(about, shown)| (about.key(), shown.id)).collect();
            let sees = |(about, seen): (&String, &BTreeMap<Uuid, BTreeSet<String>>)| {
                seen.get(&record.id).is_some_and(|fields| fields.contains(field)).then(|| (about.clone(), record.id))
            };
            assert_eq!(found, abouts.iter().filter_map(sees).collect(), "{mark}");
        }
    }
}
