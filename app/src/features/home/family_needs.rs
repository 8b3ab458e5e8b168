//! What of a family needs somebody on the home page: consents to decide for a child, a coming of age that is near, claims that wait.

use portico_identity::portal::{Acting, ChildView};
use portico_identity::sessions::SignedIn;

use super::needs::Need;
use crate::features::school::{Schools, written_day};
use crate::shell::{Detour, Visit};
use crate::ui::moment::Moment;

/// A guardian is told of a child's hand-over so long ahead, microseconds.
const AHEAD: i64 = 30 * portico_identity::clock::DAY;
/// A student of the own one: as long ahead as the first mail about it.
const OWN_AHEAD: i64 = 90 * portico_identity::clock::DAY;

/// The children for whom the reader has something to decide.
pub(super) async fn consents(visit: &Visit, acting: &Acting, children: &[ChildView]) -> Result<Vec<Need>, Detour> {
    let identity = &visit.portal.identity;
    let mut needs = Vec::new();
    // Without a purpose that depends on age nobody decides for anybody.
    if !identity.needs_birth_dates() {
        return Ok(needs);
    }
    let who = visit.signed_in()?;
    for child in children.iter().filter(|child| identity.may_consent_for(acting, child.id)) {
        let Some(acting_for) = identity.acting_for(&who, child.id).await? else { continue };
        if identity.count_to_decide_for(&acting_for, visit.language().tag()).await? > 0 {
            needs.push(Need::ChildConsents { child: child.id.to_string(), name: child.name.clone() });
        }
    }
    Ok(needs)
}

/// A child that comes of age within a month; the day is that of the school's clocks, by which it happens.
pub(super) async fn hand_over(visit: &Visit, acting: &Acting, child: &ChildView) -> Result<Option<Need>, Detour> {
    let Some(until) = child.topics.iter().filter_map(|topic| topic.until).min() else { return Ok(None) };
    if until <= acting.at() || until > acting.at().saturating_add(AHEAD) {
        return Ok(None);
    }
    let zone = match child.schools.first().map(|school| school.organisation) {
        Some(school) => Schools::load(visit, vec![school]).await?.zone(school),
        None => visit.zone(),
    };
    let day = Moment::date(visit.language(), &zone, until).words;
    Ok(Some(Need::HandOver { child: child.id.to_string(), name: child.name.clone(), day }))
}

/// The reader's own coming of age, within three months.
pub(super) async fn own_hand_over(visit: &Visit) -> Result<Vec<Need>, Detour> {
    let due = visit.portal.identity.own_hand_over(&visit.signed_in()?, OWN_AHEAD).await?;
    let need = due.map(|due| Need::OwnHandOver { day: written_day(visit.language(), &due.day).words });
    Ok(need.into_iter().collect())
}

/// Requests of the reader's that an organisation looks at, in whichever role the reader is here.
pub(super) async fn claims(visit: &Visit, who: &SignedIn) -> Result<Vec<Need>, Detour> {
    let waiting = visit.portal.identity.waiting_claims(who).await?;
    Ok(waiting.into_iter().map(|claim| Need::Claim { organisation: claim.organisation }).collect())
}
