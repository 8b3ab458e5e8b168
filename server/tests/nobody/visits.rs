//! One browser that is one person after another, in each of their roles, and asks for whatever there is to ask for.

use std::collections::{BTreeMap, BTreeSet};

use http::StatusCode;
use portico_app::routes::{Door, doors};
use portico_identity::portal::Role;
use portico_identity::portal::kinds::{Format, Kinds};
use uuid::Uuid;

use crate::allowed::Allowed;
use crate::looks::kind_of;
use crate::marks::{Codes, Mark, ids, of, read};
use crate::oracle::Oracle;
use crate::portal::worlds::{Random, World};
use crate::portal::{Answer, Browser, Site};

/// What was looked at.
#[derive(Debug, Default)]
pub struct Tally {
    pub subjects: usize,
    pub visitors: usize,
    pub requests: usize,
    pub shown: usize,
    pub refused: usize,
    pub marks: usize,
    pub searches: usize,
    pub sights: usize,
    pub files: usize,
}

/// Somebody in a role, and what surrounds them.
pub struct Visit<'a> {
    pub site: &'a Site,
    pub browser: &'a Browser,
    pub oracle: &'a Oracle<'a>,
    /// A world of other people in the same database.
    pub elsewhere: &'a World,
    pub codes: &'a Codes,
    pub person: Uuid,
    pub role: Option<Role>,
    pub allowed: Allowed,
}

/// Every page and file of the portal, and those of the account that show others.
pub fn gets() -> Vec<Door> {
    let ours = ["/portal", "/account/family", "/account/organisation", "/account/seen", "/home"];
    let is_ours = |door: &Door| door.method == "GET" && ours.iter().any(|begin| door.path.starts_with(begin));
    doors().into_iter().filter(is_ours).collect()
}

impl Visit<'_> {
    /// So many requests, by chance, and a search or two.
    pub async fn look_around(&self, random: &mut Random, times: usize, tally: &mut Tally) {
        let doors = gets();
        let of_children: Vec<Door> = doors.iter().filter(|door| door.path.contains("/children/")).copied().collect();
        let has_children = !self.oracle.children(self.person).is_empty();
        let mut seen = BTreeSet::new();
        for _ in 0..times {
            let door = if has_children && random.chance(50) { random.pick(&of_children) } else { random.pick(&doors) };
            let (path, asked) = self.path(door, random);
            let answer = self.get(&path, tally).await;
            self.check(&path, &answer, &asked, tally);
            if answer.status == StatusCode::NOT_FOUND {
                self.refuses_like_nothing(&path, &asked, &answer, tally).await;
            }
            if answer.status == StatusCode::OK {
                seen.extend(self.records_on(&answer));
                self.lists_all(door, &path, &answer, tally);
            }
        }
        seen.extend(self.search(random, tally).await);
        self.was_noted(&seen, tally).await;
        self.look_at_others(random, tally).await;
    }

    pub async fn get(&self, path: &str, tally: &mut Tally) -> Answer {
        let answer = self.browser.get(path).await;
        tally.requests += 1;
        match answer.status {
            StatusCode::OK => tally.shown += 1,
            StatusCode::NOT_FOUND => tally.refused += 1,
            StatusCode::SEE_OTHER => {}
            other => panic!("{other} at {path}: {}", answer.body),
        }
        answer
    }

    /// Nothing on it but what may be read.
    pub fn check(&self, path: &str, answer: &Answer, asked: &BTreeSet<Uuid>, tally: &mut Tally) {
        let found = read(&answer.body, self.codes);
        tally.marks += found.len();
        let who = || format!("{} as {:?} at {path}", self.person, self.role.map(Role::key));
        for mark in &found {
            let own = self.is_known_from_sights(path, mark);
            assert!(own || self.allowed.marks.contains(mark), "{} reads {mark:?}\n{}", who(), answer.body);
        }
        let others = ids(&answer.body).into_iter().filter(|id| !asked.contains(id) && !self.allowed.ids.contains(id));
        let others: Vec<_> = others.collect();
        assert!(others.is_empty(), "{} reads ids {others:?}\n{}", who(), answer.body);
        // A child's page is about that child alone.
        let child = self.oracle.children(self.person).into_iter().find(|child| path.contains(&child.to_string()));
        if let Some(about) = child.and_then(|child| self.allowed.abouts.get(&format!("child:{child}"))) {
            let records = found.iter().filter(|(_, id)| self.oracle.world.records.iter().any(|one| one.id == *id));
            for (field, id) in records {
                assert!(about.contains_key(id), "{} reads {field} of {id}, of another child", who());
            }
        }
    }

    /// Whoever looked is named on the page that says so.
    fn is_known_from_sights(&self, path: &str, (field, id): &Mark) -> bool {
        let is_guardian =
            |child: Uuid| self.oracle.world.edges.iter().any(|edge| edge.adult == *id && edge.child == child);
        let shares_firm = || {
            let firms = |who: Uuid| {
                self.oracle.world.affiliations.iter().filter(move |row| row.person == who).map(|row| row.organisation)
            };
            firms(*id).any(|firm| firms(self.person).any(|own| own == firm))
        };
        path.starts_with("/account/seen")
            && match field.as_str() {
                "person" => is_guardian(self.person) || shares_firm(),
                "place" => self
                    .oracle
                    .world
                    .affiliations
                    .iter()
                    .any(|row| row.person == self.person && row.organisation == *id),
                _ => false,
            }
    }

    /// What is not found looks, to the byte, like what there is not.
    async fn refuses_like_nothing(&self, path: &str, asked: &BTreeSet<Uuid>, answer: &Answer, tally: &mut Tally) {
        if asked.is_empty() {
            return;
        }
        let (mut nothing, mut body) = (path.to_owned(), answer.body.clone());
        for (number, id) in asked.iter().enumerate() {
            let none = Uuid::from_u128(0x0198_0000_0000_7000_8000_0000_0000_0001 + u128::try_from(number).unwrap())
                .to_string();
            nothing = nothing.replace(&id.to_string(), &none);
            body = body.replace(&id.to_string(), &none);
        }
        let other = self.get(&nothing, tally).await;
        let bodies = (without_request_number(&other.body), without_request_number(&body));
        assert_eq!((other.status, bodies.0), (answer.status, bodies.1), "{path}");
    }

    /// A file has all fields of all records; a list of them has each record's title.
    fn lists_all(&self, door: &Door, path: &str, answer: &Answer, tally: &mut Tally) {
        let (kind, about, whole) = match door.path {
            "/portal/records/{kind}/file" => (path.split('/').nth(3).unwrap(), self.mine(), true),
            "/portal/records/{kind}" => (path.split('/').nth(3).unwrap(), self.mine(), false),
            "/portal/results" => ("result", self.mine(), false),
            "/portal/children/{id}/results" => ("result", self.childs(path), false),
            "/portal/children/{id}/documents" => ("document", self.childs(path), false),
            // Made by Portico itself, of what was changed.
            "/portal/reports/settings/file" => return,
            other if other.ends_with("/file") && !other.contains("{document}") && !other.contains("documents") => {
                (kind_of(other).unwrap(), self.mine(), true)
            }
            _ => return,
        };
        let Some(records) = about else { return };
        let found = read(&answer.body, self.codes);
        let kind = self.oracle.kinds.find(kind).unwrap();
        for record in self.oracle.world.records.iter().filter(|one| one.kind == kind.id) {
            let Some(fields) = records.get(&record.id) else { continue };
            let listed =
                kind.fields.iter().filter(|field| field.format == Format::Text && fields.contains(&field.name));
            for field in listed.filter(|field| whole || field.name == kind.title) {
                let mark = of(&record.body[&field.name]).unwrap();
                assert!(found.contains(&mark), "{path} lacks {mark:?}\n{}", answer.body);
            }
        }
        tally.files += 1;
    }

    fn mine(&self) -> Option<&BTreeMap<Uuid, BTreeSet<String>>> {
        ["self", "firm"].iter().find_map(|about| self.allowed.abouts.get(*about))
    }

    fn childs(&self, path: &str) -> Option<&BTreeMap<Uuid, BTreeSet<String>>> {
        self.allowed.abouts.get(&format!("child:{}", path.split('/').nth(3).unwrap()))
    }

    /// For a word of a record that is hidden the page is, to the byte, the one for a word that nobody wrote.
    async fn search(&self, random: &mut Random, tally: &mut Tally) -> BTreeSet<(Uuid, String)> {
        let mut seen = BTreeSet::new();
        let record = random.pick(&self.oracle.world.records);
        let kind = self.oracle.kinds.find(&record.kind).unwrap();
        let fields: Vec<_> = kind.fields.iter().filter(|field| field.format == Format::Text).collect();
        let field = random.pick(&fields);
        let (name, id) = of(&record.body[&field.name]).unwrap();
        let word = format!("{name}x{:x}", id.as_u128() & 0xffff_ffff_ffff);
        let answer = self.get(&format!("/portal/search?q={word}"), tally).await;
        if self.role.is_none() {
            assert_eq!(answer.status, StatusCode::NOT_FOUND);
            return seen;
        }
        tally.searches += 1;
        let open =
            self.allowed.abouts.values().any(|about| about.get(&id).is_some_and(|fields| fields.contains(&field.name)));
        if open && kind.search.contains(&field.name) {
            self.check("/portal/search", &answer, &BTreeSet::new(), tally);
            seen = self.records_on(&answer);
        } else {
            let nobody = "q".repeat(word.len());
            let other = self.get(&format!("/portal/search?q={nobody}"), tally).await;
            assert_eq!(answer.body.replace(&word, &nobody), other.body, "{word}");
        }
        seen
    }
}

/// All kinds have a word of their own in each text field, else a search proves nothing.
pub fn has_marks(world: &World, kinds: &Kinds) -> bool {
    world.records.iter().all(|record| {
        let kind = kinds.find(&record.kind).unwrap();
        kind.fields
            .iter()
            .filter(|field| field.format == Format::Text)
            .all(|field| of(&record.body[&field.name]).is_some())
    })
}

/// A page without the number of its request, which is another one each time.
fn without_request_number(page: &str) -> String {
    let Some((before, after)) = page.split_once("<code dir=\"ltr\">") else { return page.to_owned() };
    let (_, after) = after.split_once("</code>").unwrap();
    format!("{before}{after}")
}
