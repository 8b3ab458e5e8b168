//! Reading what a school says about a student, for the student or for a guardian: the same parts, through the one place where access is decided.
//! What a guardian is shown is noted, so that the student can see who looked.

use jiff::ToSpan;
use portico_identity::portal::{About, Acting, Cursor, ListAsk, Listed, RecordPage, Shown, Why};
use uuid::Uuid;

use super::attendance::Attendance;
use super::attendance_months::{States, by_month};
use super::result::OneResult;
use super::results::Results;
use super::results_by_subject::{by_subject, mark_words};
use super::schools::Schools;
use super::timetable::{Timetable, TimetableDay};
use super::timetable_days::{Saying, ask_for, day_of, day_words, one_day, week_days, written_day};
use super::week::IsoWeek;
use super::whose::{Place, Whose};
use crate::features::records::{Reader, Stamp, stamp_of};
use crate::locale::SchoolTopic;
use crate::locale::zones::Zone;
use crate::shell::{Detour, Failure, Visit};

/// A student, as somebody in a role looks at them.
pub(crate) struct Pupil {
    /// Who looks.
    pub acting: Acting,
    /// At whom.
    pub about: About,
    /// Whose pages these are.
    pub whose: Whose,
    /// The student's schools, as far as the reader knows them.
    pub schools: Vec<Uuid>,
}

/// A part, or why it is not for the reader.
pub(crate) enum Part<T> {
    /// It is.
    Open(T),
    /// It is not; only guardians are told why.
    Closed(Why),
}

/// How many results are read: more than a school career has.
const RESULTS: u32 = 1000;
/// How many days ahead the next lessons are looked for: more than a week of holidays.
const AHEAD: i32 = 14;
/// How many entries of attendance stand on a page.
const ENTRIES: u32 = 400;

impl Pupil {
    /// A week of lessons: the one that the link names, else the one it is.
    pub(crate) async fn timetable(&self, visit: &Visit, week: Option<&str>) -> Result<Part<Timetable>, Detour> {
        let zone = self.zone(visit).await?;
        let this_week = IsoWeek::of(zone.day_at(self.acting.at()));
        let week = week.and_then(IsoWeek::parse).unwrap_or(this_week);
        let sunday = week.days().pop().unwrap_or(week.monday());
        let page = match self.list(visit, &ask_for(week.monday(), sunday)).await? {
            Part::Open(page) => page,
            Part::Closed(why) => return Ok(Part::Closed(why)),
        };
        let days = week.days();
        let schools = Schools::of_records(visit, &page.records).await?;
        let shown: Vec<_> =
            page.records.into_iter().filter(|record| days.contains(&day_of(&schools, record))).collect();
        self.note(visit, SchoolTopic::Timetable, &shown).await?;
        let words = |day| day_words(visit.language(), day).words;
        Ok(Part::Open(Timetable {
            whose: self.whose.clone(),
            week: week.number(),
            range: (words(week.monday()), words(sunday)),
            previous: week.before().map(|week| week.to_string()),
            next: week.after().map(|week| week.to_string()),
            is_now: week == this_week,
            days: saying(visit, self, |saying| week_days(saying, week, &zone, &schools, &shown)),
            stamps: stamps(visit, &page.freshness),
        }))
    }

    /// The lessons of today; on a day without any, those of the next day that has some.
    pub(crate) async fn next_lessons(&self, visit: &Visit) -> Result<Part<TimetableDay>, Detour> {
        let zone = self.zone(visit).await?;
        let today = zone.day_at(self.acting.at());
        let (mut day, mut shown, mut schools) = (today, Vec::new(), Schools::default());
        for last in [today, today.saturating_add(AHEAD.days())] {
            let page = match self.list(visit, &ask_for(today, last)).await? {
                Part::Open(page) => page,
                Part::Closed(why) => return Ok(Part::Closed(why)),
            };
            schools = Schools::of_records(visit, &page.records).await?;
            let days = page.records.iter().map(|record| day_of(&schools, record));
            if let Some(first) = days.filter(|day| (today..=last).contains(day)).min() {
                day = first;
                shown = page.records.into_iter().filter(|record| day_of(&schools, record) == day).collect();
                break;
            }
        }
        self.note(visit, SchoolTopic::Timetable, &shown).await?;
        Ok(Part::Open(saying(visit, self, |saying| one_day(saying, day, &zone, &schools, &shown))))
    }

    /// All results, by subject.
    pub(crate) async fn results(&self, visit: &Visit) -> Result<Part<Results>, Detour> {
        let page = match self.newest_results(visit, RESULTS).await? {
            Part::Open(page) => page,
            Part::Closed(why) => return Ok(Part::Closed(why)),
        };
        let schools = Schools::of_records(visit, &page.records).await?;
        Ok(Part::Open(Results {
            whose: self.whose.clone(),
            subjects: by_subject(visit.language(), &self.whose, &schools, &page.records),
            stamps: stamps(visit, &page.freshness),
        }))
    }

    /// The newest results, as records.
    pub(crate) async fn newest_results(&self, visit: &Visit, limit: u32) -> Result<Part<RecordPage>, Detour> {
        let listed = self.list(visit, &ListAsk { limit, ..ListAsk::newest("result") }).await?;
        if let Part::Open(page) = &listed {
            self.note(visit, SchoolTopic::Results, &page.records).await?;
        }
        Ok(listed)
    }

    /// One result. What there is not, and what is not for the reader, is not found.
    pub(crate) async fn result(&self, visit: &Visit, id: Uuid) -> Result<OneResult, Detour> {
        let identity = &visit.portal.identity;
        let found = identity.find_record(&self.acting, &self.about, "result", id).await?;
        let record = found.ok_or(Failure::NotFound)?;
        self.note(visit, SchoolTopic::Results, std::slice::from_ref(&record)).await?;
        let freshness = identity.freshness(&self.acting, &self.about, "result").await?;
        let school = identity.find_organisation(record.provider).await?;
        let language = visit.language();
        Ok(OneResult {
            whose: self.whose.clone(),
            title: record.text("title").to_owned(),
            mark: mark_words(&language.texts().school.results, language, &record),
            day: written_day(language, record.text("given_on")),
            subject: record.text("subject").to_owned(),
            school: school.map(|school| school.name).unwrap_or_default(),
            comment: record.text("comment").to_owned(),
            stamps: stamps(visit, &freshness),
        })
    }

    /// Attendance, by month; `after` is the place in the list that a link names.
    pub(crate) async fn attendance(&self, visit: &Visit, after: Option<&str>) -> Result<Part<Attendance>, Detour> {
        let after = after.and_then(Cursor::parse);
        let ask = ListAsk { after, limit: ENTRIES, ..ListAsk::newest("attendance") };
        let page = match self.list(visit, &ask).await? {
            Part::Open(page) => page,
            Part::Closed(why) => return Ok(Part::Closed(why)),
        };
        self.note(visit, SchoolTopic::Attendance, &page.records).await?;
        let schools = Schools::of_records(visit, &page.records).await?;
        let path = self.whose.path(Place::Of(SchoolTopic::Attendance));
        let day = |record: &Shown| written_day(visit.language(), record.text("date")).words;
        let range = page.records.last().map(day).zip(page.records.first().map(day));
        Ok(with_states(visit, |states| {
            Part::Open(Attendance {
                whose: self.whose.clone(),
                range,
                counts: states.counts(&page.records.iter().collect::<Vec<_>>()),
                months: by_month(states, &schools, &page.records),
                older: page.next.map(|next| format!("{path}?after={next}")),
                newest: after.map(|_| path.clone()),
                stamps: stamps(visit, &page.freshness),
            })
        }))
    }

    /// Records, as far as the reader may see them.
    pub(crate) async fn list(&self, visit: &Visit, ask: &ListAsk) -> Result<Part<RecordPage>, Detour> {
        match visit.portal.identity.list_records(&self.acting, &self.about, ask).await? {
            Listed::Shown(page) => Ok(Part::Open(page)),
            // Whoever has no relation learns nothing, not even that there is something.
            Listed::Hidden(Why::NoRelation | Why::Private) | Listed::NotFound => Err(Failure::NotFound.into()),
            Listed::Hidden(why @ (Why::NotInRights | Why::HandedOver { .. } | Why::Withheld)) => Ok(Part::Closed(why)),
        }
    }

    /// Notes that a guardian looked at this part. Looking at one's own is no look.
    pub(crate) async fn note(&self, visit: &Visit, topic: SchoolTopic, seen: &[Shown]) -> Result<(), Detour> {
        let About::Child(child) = self.about else { return Ok(()) };
        let first = seen.first().map(|record| record.provider);
        let one = first.filter(|first| seen.iter().all(|record| record.provider == *first));
        let at = visit.circumstances();
        visit.portal.identity.note_sight(&self.acting, child, topic.as_str(), one, &at).await?;
        Ok(())
    }

    /// The clocks by which it is today: those of the first school.
    pub(crate) async fn zone(&self, visit: &Visit) -> Result<Zone, Detour> {
        let Some(first) = self.schools.first() else { return Ok(Zone::UTC) };
        Ok(Schools::load(visit, vec![*first]).await?.zone(*first))
    }
}

/// When the sources of a part last spoke.
pub(crate) fn stamps(visit: &Visit, freshness: &[portico_identity::portal::Freshness]) -> Vec<Stamp> {
    let reader = Reader::of(visit);
    freshness.iter().map(|freshness| stamp_of(&reader, freshness)).collect()
}

fn saying<T>(visit: &Visit, pupil: &Pupil, say: impl FnOnce(&Saying<'_>) -> T) -> T {
    let language = visit.language();
    let kind = visit.portal.identity.kinds().find("timetable-entry");
    let field = kind.and_then(|kind| kind.state_field());
    let states = States { language, field };
    say(&Saying { language, change: &|change| states.words(change), now: pupil.acting.at() })
}

/// With the words of the states of attendance.
pub(crate) fn with_states<T>(visit: &Visit, say: impl FnOnce(&States<'_>) -> T) -> T {
    let kind = visit.portal.identity.kinds().find("attendance");
    say(&States { language: visit.language(), field: kind.and_then(|kind| kind.state_field()) })
}
