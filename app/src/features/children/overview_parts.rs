//! Reading what stands on the overview of a child: only what is open, and each part of it is noted as seen.

use portico_identity::portal::{ListAsk, Shown};

use super::child::{Child, schools};
use super::overview::{Mails, Overview};
use crate::features::records::Stamp;
use crate::features::school::{Count, Part, ResultRow, month_of, row, stamps, with_states};
use crate::locale::SchoolTopic;
use crate::shell::{Detour, Visit};

/// How many results stand on the overview.
const NEWEST: u32 = 3;
/// More entries than a month of lesson hours has.
const MONTH: u32 = 600;

/// What the overview of a child shows, but for the mails.
pub(super) async fn overview(visit: &Visit, child: &Child) -> Result<Overview, Detour> {
    if child.is_open(SchoolTopic::Profile) {
        child.pupil.note(visit, SchoolTopic::Profile, &[]).await?;
    }
    let (results, mut freshness) = results(visit, child).await?;
    let (attendance, more) = attendance(visit, child).await?;
    for stamp in more {
        if !freshness.contains(&stamp) {
            freshness.push(stamp);
        }
    }
    Ok(Overview {
        child: child.frame.clone(),
        schools: schools(&child.view),
        lessons: match child.is_open(SchoolTopic::Timetable) {
            true => open(child.pupil.next_lessons(visit).await?),
            false => None,
        },
        results,
        attendance,
        sees: child.sees(),
        decides: child.decides(visit),
        mails: Mails::default(),
        stamps: freshness,
    })
}

async fn results(visit: &Visit, child: &Child) -> Result<(Option<Vec<ResultRow>>, Vec<Stamp>), Detour> {
    if !child.is_open(SchoolTopic::Results) {
        return Ok((None, Vec::new()));
    }
    let Some(page) = open(child.pupil.newest_results(visit, NEWEST).await?) else { return Ok((None, Vec::new())) };
    let rows = page.records.iter().map(|record| row(visit.language(), &child.pupil.whose, record)).collect();
    Ok((Some(rows), stamps(visit, &page.freshness)))
}

/// This month by the calendar of the school.
async fn attendance(visit: &Visit, child: &Child) -> Result<(Option<Vec<Count>>, Vec<Stamp>), Detour> {
    if !child.is_open(SchoolTopic::Attendance) {
        return Ok((None, Vec::new()));
    }
    let today = child.days.zone.day_at(child.pupil.acting.at());
    let month = today.to_string().get(..7).unwrap_or_default().to_owned();
    let first = today.first_of_month().yesterday().map(|day| child.days.zone.start_of(day)).ok();
    let ask = ListAsk { from: first, limit: MONTH, ..ListAsk::newest("attendance") };
    let Some(page) = open(child.pupil.list(visit, &ask).await?) else { return Ok((None, Vec::new())) };
    child.pupil.note(visit, SchoolTopic::Attendance, &page.records).await?;
    let in_month: Vec<&Shown> = page.records.iter().filter(|record| month_of(record) == month).collect();
    let counts = with_states(visit, |states| states.counts(&in_month));
    Ok((Some(counts), stamps(visit, &page.freshness)))
}

fn open<T>(part: Part<T>) -> Option<T> {
    match part {
        Part::Open(part) => Some(part),
        Part::Closed(_) => None,
    }
}
