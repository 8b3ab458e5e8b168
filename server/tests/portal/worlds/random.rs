//! Any world from a number: a few schools, firms and families, with everything that can be wrong with a relation in some of them.

use jiff::Timestamp;
use jiff::tz::TimeZone;
use portico_identity::clock::{DAY, Micros};
use portico_identity::portal::kinds::{Format, Kind, Kinds, TOPICS};
use serde_json::{Map, Value, json};
use uuid::Uuid;

use super::{SaidRecord, Span, World};

/// Numbers that look like chance and come again with the same seed (SplitMix64).
#[derive(Debug, Clone)]
pub struct Random(u64);

impl Random {
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15).wrapping_add(1))
    }

    pub fn number(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    pub fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.number() % u64::try_from(end).unwrap()).unwrap()
    }

    /// True so many times out of a hundred.
    pub fn chance(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    pub fn pick<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        &from[self.below(from.len())]
    }

    fn some<T: Clone>(&mut self, from: &[T], percent: usize) -> Vec<T> {
        from.iter().filter(|_| self.chance(percent)).cloned().collect()
    }

    /// Around a moment, whole days and to the microsecond.
    fn around(&mut self, now: Micros) -> Micros {
        let days = i64::try_from(self.below(800)).unwrap() - 400;
        *self.pick(&[now, now + 1, now - 1, now + days * DAY])
    }

    /// Mostly now; sometimes over, or not begun.
    fn span(&mut self, now: Micros) -> Span {
        let begins_at = if self.chance(75) { now - 700 * DAY } else { self.around(now) };
        let ends_at = self.chance(40).then(|| self.around(now)).filter(|end| *end > begins_at);
        Span { begins_at, ends_at }
    }

    fn topics(&mut self) -> Vec<String> {
        let all: Vec<String> = TOPICS.iter().map(|topic| (*topic).to_owned()).collect();
        match self.below(4) {
            0 => vec!["*".into()],
            1 => Vec::new(),
            _ => self.some(&all, 55),
        }
    }

    /// A world of a few dozen rows in which everything happens around `now`.
    pub fn world(&mut self, number: u32, kinds: &Kinds, now: Micros) -> World {
        let mut world = World::number(number);
        self.places(&mut world, now);
        self.people(&mut world, now);
        self.families(&mut world, now);
        self.records(&mut world, kinds, now);
        world
    }

    fn places(&mut self, world: &mut World, now: Micros) {
        let places = [("NL", "Europe/Amsterdam"), ("NZ", "Pacific/Auckland"), ("US-NY", "America/New_York")];
        let district = world.organisation("district", "The District", None);
        for (name, parent) in
            [("The Linden School", Some(district)), ("The Other School", None), ("A Third School", None)]
        {
            let (country, zone) = *self.pick(&places);
            world.organisation_in("school", name, parent, country, zone);
        }
        let vendor = world.organisation("vendor", "The Vendor", None);
        for (kind, name) in [("bank", "The Bank"), ("shop", "The Shop")] {
            world.organisation(kind, name, None);
        }
        for name in ["A Firm", "Another Firm"] {
            world.organisation("firm", name, Some(vendor));
        }
        if self.chance(20) {
            let last = world.organisations.len() - 1;
            let which = self.below(last) + 1;
            world.organisations[which].ended_at = Some(self.around(now));
        }
    }

    fn people(&mut self, world: &mut World, now: Micros) {
        for at in 0..7 {
            let born = self.birth_date(now);
            world.person(&format!("Person {at}"), &born);
        }
        for person in ids(&world.people) {
            for _ in 0..=self.below(4) {
                let organisation = world.organisations[self.below(world.organisations.len())].clone();
                let roles: &[&'static str] = match organisation.kind {
                    "school" => &["student", "student", "student", "teacher"],
                    "firm" => &["member", "admin"],
                    _ => &["customer"],
                };
                let (role, span, see, act) = (*self.pick(roles), self.span(now), self.topics(), self.topics());
                let (is_suspended, is_retired) = (self.chance(5), self.chance(5));
                let grade = ["", "4", "5"][self.below(3)].to_owned();
                let row = world.affiliate(person, organisation.id, role);
                (row.span, row.see, row.act, row.grade) = (span, see, act, grade);
                (row.is_suspended, row.is_retired) = (is_suspended, is_retired);
            }
        }
    }

    /// Small children, those about sixteen and eighteen, grown-ups, and those whose age nobody knows.
    fn birth_date(&mut self, now: Micros) -> String {
        if self.chance(12) {
            return String::new();
        }
        let today = Timestamp::from_microsecond(now).unwrap().to_zoned(TimeZone::UTC).date();
        let years = *self.pick(&[8_i16, 12, 15, 16, 16, 17, 18, 18, 18, 19, 40]);
        let off = i64::try_from(self.below(5)).unwrap() - 2;
        let day = today.checked_sub(jiff::Span::new().years(years)).unwrap();
        day.checked_add(jiff::Span::new().days(off)).unwrap().to_string()
    }

    fn families(&mut self, world: &mut World, now: Micros) {
        let people = ids(&world.people);
        let places: Vec<Uuid> = world.organisations.iter().take(4).map(|one| one.id).collect();
        for _ in 0..14 {
            let (adult, child) = (*self.pick(&people), *self.pick(&people));
            if adult == child {
                continue;
            }
            let rights = [self.topics(), self.topics(), self.topics(), self.topics()];
            let organisation = self.chance(50).then(|| *self.pick(&places));
            let span = self.span(now);
            let [verified, barred, retired] = [self.chance(85), self.chance(7), self.chance(7)];
            let edge = world.guardian(adult, child);
            (edge.rights, edge.organisation, edge.span) = (rights, organisation, span);
            (edge.is_verified, edge.is_barred, edge.is_retired) = (verified, barred, retired);
            for _ in 0..self.below(4) {
                let topic = *self.pick(&["results", "attendance", "timetable", "profile"]);
                let (choice, span) = (*self.pick(&["grant", "withhold"]), self.span(now));
                let ended_at = self.chance(20).then(|| self.around(now));
                let row = world.choose(child, adult, topic, choice);
                (row.span, row.ended_at) = (span, ended_at);
            }
        }
    }

    fn records(&mut self, world: &mut World, kinds: &Kinds, now: Micros) {
        let people = ids(&world.people);
        let kinds: Vec<&Kind> = kinds.iter().collect();
        // What others are within comes first.
        let (outer, inner): (Vec<&Kind>, Vec<&Kind>) = kinds.iter().partition(|kind| kind.within.is_none());
        for kind in [outer.repeat(8), inner.repeat(8)].concat() {
            let (mut provider, mut firm) = (*self.pick(&organisations(world)), *self.pick(&organisations(world)));
            let mut person = *self.pick(&people);
            // Mostly of somebody whom the provider knows.
            if self.chance(85) && !world.affiliations.is_empty() {
                let known = self.pick(&world.affiliations);
                (provider, firm, person) = (known.organisation, known.organisation, known.person);
            }
            let at = self.around(now);
            let outer: Vec<_> = world.records.iter().filter(|one| Some(&one.kind) == kind.within.as_ref()).collect();
            let within = if outer.is_empty() { None } else { Some(self.pick(&outer).id) };
            let is_firms = world.organisations.iter().any(|one| one.id == firm && one.kind == "firm");
            let whose = if is_firms && self.chance(80) { 1 } else { self.below(3) };
            let is_retired = self.chance(8);
            let record = world.record(&kind.id, provider, at, json!({}));
            record.within = within;
            record.is_retired = is_retired;
            match whose {
                0 => record.person = Some(person),
                1 => record.organisation = Some(firm),
                _ => {}
            }
            self.fill(record, kind);
            let id = record.id;
            for holder in [person, *self.pick(&people)] {
                let (span, retired, timed) = (self.span(now), self.chance(10), self.chance(50));
                if self.chance(60) {
                    let row = world.hold(holder, id);
                    (row.span, row.is_retired) = (timed.then_some(span), retired);
                }
            }
        }
    }

    /// A word in each field that occurs nowhere else.
    fn fill(&mut self, record: &mut SaidRecord, kind: &Kind) {
        let mut body = Map::new();
        for field in &kind.fields {
            let mark = format!("{}x{:x}", field.name.replace('_', ""), record.id.as_u128() & 0xffff_ffff_ffff);
            let value = match field.format {
                Format::Text => json!(format!("Mark {mark}")),
                Format::Day => json!("2026-11-22"),
                Format::Time => json!("2026-11-22T09:30:00+01:00"),
                Format::Money => json!("12.50"),
                Format::Number => json!("7.5"),
                Format::Choice => json!(self.pick(&field.states).0),
                Format::List => {
                    json!([{ "product": mark, "quantity": "1", "unit_price": "1.00", "label": mark, "value": mark }])
                }
                Format::File => json!("SGVsbG8="),
            };
            body.insert(field.name.clone(), value);
        }
        let text = |name: &String| body.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
        record.search = kind.search.iter().map(text).collect::<Vec<_>>().join("\n").to_lowercase();
        record.state = kind.state.as_ref().map(text).unwrap_or_default();
        record.amount = kind.amount.as_ref().map(|_| 1250);
        record.body = body;
    }
}

fn ids(people: &[super::Somebody]) -> Vec<Uuid> {
    people.iter().map(|one| one.id).collect()
}

fn organisations(world: &World) -> Vec<Uuid> {
    world.organisations.iter().map(|one| one.id).collect()
}
