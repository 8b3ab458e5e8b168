//! The firm's page: what one is there, how to reach it, whom to ask; for admins the members, the invitations and what is to be confirmed.

use leptos::prelude::*;

use super::members::{MemberRow, PendingRow, members, pending};
use crate::locale::{OrganisationTexts, isolate};
use crate::shell::{Flash, Page, PageContext};
use crate::ui::account_nav::{AccountPlace, account_page};
use crate::ui::alert::{Tone, notice};
use crate::ui::button::{Rank, link};
use crate::ui::icon::{Icon, icon};
use crate::ui::moment::{Moment, moment};

/// What the page shows.
#[derive(Clone, Debug, Default)]
pub struct OrganisationPage {
    /// What the firm is called.
    pub name: String,
    /// One's own membership.
    pub mine: Facts,
    /// How to reach the firm: mail, telephone, website; each may be empty.
    pub contacts: [String; 3],
    /// Whose partner it is; may be empty.
    pub partner_of: String,
    /// The names of the admins.
    pub admins: Vec<String>,
    /// The names of the colleagues, where they may be seen.
    pub colleagues: Option<Vec<String>>,
    /// What admins see.
    pub administered: Option<Administered>,
    /// What just happened.
    pub notice: Option<OrganisationNotice>,
}

/// A membership in words.
#[derive(Clone, Debug, Default)]
pub struct Facts {
    /// Whether they administer.
    pub is_admin: bool,
    /// What they may see.
    pub sees: Vec<String>,
    /// What they may change.
    pub changes: Vec<String>,
    /// The first day.
    pub since: Option<Moment>,
    /// The last day; none for no end.
    pub until: Option<Moment>,
    /// When it was last confirmed.
    pub attested: Option<Moment>,
    /// Who answers for it; may be empty.
    pub sponsor: String,
}

/// What admins see.
#[derive(Clone, Debug, Default)]
pub struct Administered {
    /// The members.
    pub members: Vec<MemberRow>,
    /// The invitations that wait.
    pub pending: Vec<PendingRow>,
    /// When they are to be confirmed.
    pub due: Option<Due>,
}

/// When members are to be confirmed.
#[derive(Clone, Debug)]
pub struct Due {
    /// The last day.
    pub day: Moment,
    /// Whether it is soon.
    pub is_soon: bool,
    /// Whether it is over.
    pub is_over: bool,
}

/// What just happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OrganisationNotice {
    /// Somebody was invited.
    Invited,
    /// A membership was changed.
    Changed,
    /// It was so.
    Unchanged,
    /// A membership was ended.
    Ended,
    /// The members were confirmed.
    Attested,
    /// An invitation was taken back.
    Withdrawn,
}

impl OrganisationNotice {
    /// The notice of a message left for this page.
    pub(super) fn of(flash: Flash) -> Option<Self> {
        let notices = [
            (Flash::MemberInvited, Self::Invited),
            (Flash::MemberChanged, Self::Changed),
            (Flash::MemberUnchanged, Self::Unchanged),
            (Flash::MemberEnded, Self::Ended),
            (Flash::MembersAttested, Self::Attested),
            (Flash::InvitationWithdrawn, Self::Withdrawn),
        ];
        notices.into_iter().find(|(left, _)| *left == flash).map(|(_, notice)| notice)
    }
}

/// The page.
pub fn organisation_page(cx: &PageContext, firm: &OrganisationPage) -> Page {
    let texts = &cx.texts.organisation;
    let lead = if firm.administered.is_some() { texts.lead_admin } else { texts.lead_member };
    let administered = firm.administered.as_ref();
    let people = match administered {
        Some(all) => view! { {members(cx, &all.members)} {pending(cx, &all.pending)} }.into_any(),
        None => others(texts, firm),
    };
    let body = view! {
        <h1 dir="auto">{firm.name.clone()}</h1>
        <p class="lead">{lead}</p>
        {firm.notice.map(|told| told_words(texts, told))}
        {administered.and_then(|all| all.due.as_ref()).map(|due| to_confirm(texts, due))}
        <section class="firm-part">
            <h2>{texts.mine}</h2>
            {facts(texts, &firm.mine)}
        </section>
        {people}
        {administered.map(|_| view! { <p class="actions">{link(Rank::Secondary, "/account/vouch", cx.texts.vouch.link)}</p> })}
        {contacts(texts, firm)}
    };
    account_page(cx, AccountPlace::Organisation, texts.title, body)
}

fn told_words(texts: &OrganisationTexts, told: OrganisationNotice) -> AnyView {
    match told {
        OrganisationNotice::Invited => notice(Tone::Done, texts.members.invited),
        OrganisationNotice::Changed => notice(Tone::Done, texts.members.changed),
        OrganisationNotice::Unchanged => notice(Tone::Note, texts.members.unchanged),
        OrganisationNotice::Ended => notice(Tone::Done, texts.members.ended),
        OrganisationNotice::Attested => notice(Tone::Done, texts.members.all_attested),
        OrganisationNotice::Withdrawn => notice(Tone::Done, texts.members.withdrawn),
    }
}

fn to_confirm(texts: &OrganisationTexts, due: &Due) -> AnyView {
    let words =
        if due.is_over { texts.attest.overdue.to_owned() } else { (texts.attest.due)(&isolate(&due.day.words)) };
    if due.is_soon || due.is_over {
        let now = link(Rank::Primary, "/account/organisation/attest", texts.attest.now);
        return view! { <section class="card due">{icon(Icon::Clock)}<p>{words}</p>{now}</section> }.into_any();
    }
    let early = view! { <a href="/account/organisation/attest">{texts.attest.early}</a> };
    view! { <p class="small">{words} " " {early}</p> }.into_any()
}

/// A membership, label by label.
pub(super) fn facts(texts: &OrganisationTexts, facts: &Facts) -> AnyView {
    let list = |values: &[String]| match values {
        [] => texts.nothing.into_any(),
        values => {
            let values = values.iter().map(|value| view! { <li>{value.clone()}</li> }).collect_view();
            view! { <ul class="values">{values}</ul> }.into_any()
        }
    };
    let role = if facts.is_admin { texts.admin } else { texts.member };
    let until = facts.until.as_ref().map_or_else(|| texts.no_end.into_any(), |until| moment(until).into_any());
    let since = facts.since.as_ref().map(|since| view! { <div><dt>{texts.since}</dt><dd>{moment(since)}</dd></div> });
    let attested =
        facts.attested.as_ref().map(|at| view! { <div><dt>{texts.attested}</dt><dd>{moment(at)}</dd></div> });
    let sponsor = fact(texts.sponsor, &facts.sponsor);
    view! {
        <dl class="record-facts">
            <div><dt>{texts.role}</dt><dd>{role}</dd></div>
            <div><dt>{texts.sees}</dt><dd>{list(&facts.sees)}</dd></div>
            <div><dt>{texts.changes}</dt><dd>{list(&facts.changes)}</dd></div>
            {since}
            <div><dt>{texts.until}</dt><dd>{until}</dd></div>
            {attested}
            {sponsor}
        </dl>
    }
    .into_any()
}

/// A label and a value; nothing when that is empty.
fn fact(label: &'static str, value: &str) -> Option<AnyView> {
    let value = value.to_owned();
    (!value.is_empty()).then(|| view! { <div><dt>{label}</dt><dd><bdi>{value}</bdi></dd></div> }.into_any())
}

/// Whom to ask, and the colleagues where they may be seen.
fn others(texts: &OrganisationTexts, firm: &OrganisationPage) -> AnyView {
    let names = |names: &[String]| {
        let names = names.iter().map(|name| view! { <li dir="auto">{name.clone()}</li> }).collect_view();
        view! { <ul class="values">{names}</ul> }.into_any()
    };
    let colleagues = firm.colleagues.as_ref().map(|colleagues| {
        let list =
            if colleagues.is_empty() { view! { <p>{texts.no_colleagues}</p> }.into_any() } else { names(colleagues) };
        view! { <section class="firm-part"><h2>{texts.colleagues}</h2>{list}</section> }
    });
    view! {
        <section class="firm-part">
            <h2>{texts.admins}</h2>
            <p>{texts.admins_text}</p>
            {names(&firm.admins)}
        </section>
        {colleagues}
    }
    .into_any()
}

fn contacts(texts: &OrganisationTexts, firm: &OrganisationPage) -> Option<AnyView> {
    let [mail, phone, website] = &firm.contacts;
    if [mail, phone, website, &firm.partner_of].into_iter().all(String::is_empty) {
        return None;
    }
    let linked = |label: &'static str, value: &String, href: Option<String>| {
        let value = value.clone();
        let shown = match href {
            Some(href) => view! { <a href=href><bdi dir="ltr">{value.clone()}</bdi></a> }.into_any(),
            None => view! { <bdi dir="ltr">{value.clone()}</bdi> }.into_any(),
        };
        (!value.is_empty()).then(|| view! { <div><dt>{label}</dt><dd>{shown}</dd></div> })
    };
    // Only addresses of the web are links: nothing that a source wrote runs.
    let web = ["https://", "http://"].iter().any(|scheme| website.starts_with(scheme)).then(|| website.clone());
    Some(
        view! {
            <section class="firm-part">
                <h2>{texts.contacts}</h2>
                <dl class="record-facts">
                    {linked(texts.mail, mail, Some(format!("mailto:{mail}")))}
                    {linked(texts.phone, phone, None)}
                    {linked(texts.website, website, web)}
                    {fact(texts.partner_of, &firm.partner_of)}
                </dl>
            </section>
        }
        .into_any(),
    )
}
