//! Paths with ids in them: mostly of what is somebody's own, often of somebody else, sometimes of another world.

use std::collections::{BTreeMap, BTreeSet};

use portico_app::routes::Door;
use uuid::Uuid;

use crate::looks::kind_of;
use crate::portal::worlds::{Random, World};
use crate::visits::Visit;

impl Visit<'_> {
    /// A path for a door, and the ids that stand in it.
    pub fn path(&self, door: &Door, random: &mut Random) -> (String, BTreeSet<Uuid>) {
        let world = if random.chance(85) { self.oracle.world } else { self.elsewhere };
        let (mut path, mut asked) = (door.path.to_owned(), BTreeSet::new());
        let (kind, record) = self.thing(world, &path, random);
        let mut put = |path: &mut String, name: &str, id: Uuid| {
            if path.contains(name) {
                *path = path.replace(name, &id.to_string());
                asked.insert(id);
            }
        };
        if path.contains("/children/") {
            let children = self.oracle.children(self.person);
            let child = if children.is_empty() || random.chance(35) {
                random.pick(&world.people).id
            } else {
                *random.pick(&children)
            };
            put(&mut path, "{id}", child);
        }
        if path.contains("/members/") && !world.affiliations.is_empty() {
            put(&mut path, "{id}", random.pick(&world.affiliations).id);
        }
        for name in ["{id}", "{record}", "{document}"] {
            put(&mut path, name, record);
        }
        path = path.replace("{kind}", &kind);
        if path == "/account/seen" && random.chance(50) {
            let child = random.pick(&world.people).id;
            asked.insert(child);
            path = format!("{path}?child={child}");
        }
        assert!(!path.contains('{'), "whose thing does {path} name?");
        (path, asked)
    }

    /// A kind, and a record that mostly is of it.
    fn thing(&self, world: &World, path: &str, random: &mut Random) -> (String, Uuid) {
        let kinds: Vec<String> = self.oracle.kinds.iter().map(|kind| kind.id.clone()).collect();
        let mut kind = kind_of(path).map_or_else(|| random.pick(&kinds).clone(), str::to_owned);
        let mine: Vec<Uuid> = self.allowed.abouts.values().flat_map(BTreeMap::keys).copied().collect();
        let mut record = random.pick(&world.records);
        if !mine.is_empty() && random.chance(60) {
            let id = random.pick(&mine);
            record = self.oracle.world.records.iter().find(|one| one.id == *id).unwrap();
        }
        if path.contains("{kind}") && path.contains("{id}") && random.chance(90) {
            kind.clone_from(&record.kind);
        } else if record.kind != kind {
            let of_kind: Vec<_> = world.records.iter().filter(|one| one.kind == kind).collect();
            record = *random.pick(&of_kind);
        }
        (kind, record.id)
    }
}
