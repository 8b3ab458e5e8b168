//! The list of members for admins, and those who were invited and have not come yet.

use leptos::prelude::*;
use uuid::Uuid;

use super::page::Facts;
use crate::features::records::{Cell, Column, Group, ListView, Row, State, StateTone, list_view};
use crate::locale::{OrganisationTexts, isolate};
use crate::shell::PageContext;
use crate::ui::button::{Rank, link};
use crate::ui::moment::Moment;

/// A member.
#[derive(Clone, Debug)]
pub struct MemberRow {
    /// In the path of their page.
    pub id: Uuid,
    /// What they are called.
    pub name: String,
    /// Whether it is who looks.
    pub is_me: bool,
    /// What they are and may.
    pub facts: Facts,
    /// How it stands.
    pub standing: MemberStanding,
}

/// How a membership stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MemberStanding {
    /// It gives access.
    Active,
    /// It begins later.
    Coming,
    /// It gives none.
    Suspended,
}

/// Somebody who was invited.
#[derive(Clone, Debug)]
pub struct PendingRow {
    /// In the path of the form that takes it back.
    pub id: Uuid,
    /// What the inviter calls them.
    pub name: String,
    /// Where the mail went.
    pub address: String,
    /// Until when it works.
    pub until: Moment,
}

/// The members.
pub(super) fn members(cx: &PageContext, rows: &[MemberRow]) -> AnyView {
    let texts = &cx.texts.organisation;
    let columns = [texts.members.name, texts.sees, texts.until, texts.attested, texts.members.state];
    let columns = columns.map(|label| Column { label: label.into(), is_figures: false });
    let rows = rows.iter().map(|member| row(texts, member)).collect();
    let groups = vec![Group { title: String::new(), sums: None, rows }];
    let list = ListView {
        title: texts.members.title.into(),
        is_part: true,
        columns: columns.into(),
        groups,
        ..ListView::default()
    };
    view! {
        <section class="firm-part">
            <h2>{texts.members.title}</h2>
            {list_view(cx, &list)}
            <p>{link(Rank::Secondary, "/account/organisation/invite", texts.members.invite)}</p>
        </section>
    }
    .into_any()
}

fn row(texts: &OrganisationTexts, member: &MemberRow) -> Row {
    let role = if member.facts.is_admin { texts.admin } else { texts.member };
    let more = if member.is_me { format!("{role} · {}", texts.members.you) } else { role.to_owned() };
    let day = |day: &Option<Moment>| day.clone().map(Cell::Moment);
    let sees = if member.facts.sees.is_empty() {
        Cell::Text(texts.nothing.into())
    } else {
        Cell::Text(member.facts.sees.join(" · "))
    };
    Row {
        href: Some(format!("/account/organisation/members/{}", member.id)),
        cells: vec![
            Cell::Title { words: member.name.clone(), more },
            sees,
            day(&member.facts.until).unwrap_or_else(|| Cell::Text(texts.no_end.into())),
            day(&member.facts.attested).unwrap_or_default(),
            Cell::State(state(texts, member.standing)),
        ],
    }
}

/// How it stands, in a word and a colour.
pub(super) fn state(texts: &OrganisationTexts, standing: MemberStanding) -> State {
    let (words, tone) = match standing {
        MemberStanding::Active => (texts.members.active, StateTone::Good),
        MemberStanding::Coming => (texts.members.coming, StateTone::Plain),
        MemberStanding::Suspended => (texts.members.suspended, StateTone::Bad),
    };
    State { words: words.into(), tone }
}

/// The invitations that wait.
pub(super) fn pending(cx: &PageContext, rows: &[PendingRow]) -> Option<AnyView> {
    let texts = &cx.texts.organisation.members;
    if rows.is_empty() {
        return None;
    }
    let rows = rows.iter().map(|invited| {
        let PendingRow { id, name, address, until } = invited.clone();
        let label = (texts.withdraw_named)(&isolate(&name));
        let (form, action) = (format!("withdraw-{id}"), format!("/account/organisation/invitations/{id}/withdraw"));
        view! {
            <li class="card invited-card">
                <h3 dir="auto">{name}</h3>
                <p class="small"><bdi dir="ltr">{address}</bdi></p>
                <p class="small">{(texts.pending_until)(&isolate(&until.words))}</p>
                <form id=form method="post" action=action>
                    <button type="submit" class="button quiet" aria-label=label>{texts.withdraw}</button>
                </form>
            </li>
        }
    });
    let rows = rows.collect_view();
    Some(
        view! { <section class="firm-part"><h2>{texts.pending}</h2><ul class="cards">{rows}</ul></section> }.into_any(),
    )
}
