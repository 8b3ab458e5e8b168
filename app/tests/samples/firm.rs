//! A firm's pages: settings, the report about them, an order, and its own administration.

use portico_app::features::organisation::{
    Administered, AttestPage, AttestRow, Due, Facts, InvitePage, MemberErrors, MemberPage, MemberRow, MemberStanding,
    Offered, OrganisationNotice, OrganisationPage, PendingRow, Typed, attest_page, invite_page, member_page,
    organisation_page,
};
use portico_app::features::partner::{
    ChangesPage, SettingRow, Settings, SettingsNotice, changes_page, order_page, settings_page,
};
use portico_app::features::records::{Cell, Column, DetailView, Group, Link, ListView, Row, Sum};
use portico_app::locale::{ErrorCode, Language};
use portico_identity::portal::firms::MemberRights;
use portico_identity::portal::settings_of_firms::SettingType;
use uuid::Uuid;

use super::{LONG_NAME, context_inside, html, moment};

/// Every page and state by name.
pub fn pages(language: Language, foreign: Option<&str>) -> Vec<(&'static str, String)> {
    let mut all = settings(language, foreign);
    all.extend(organisation(language, foreign));
    all.extend(members(language, foreign));
    all.extend(attesting(language, foreign));
    all
}

fn settings(language: Language, foreign: Option<&str>) -> Vec<(&'static str, String)> {
    let cx = &context_inside(language, "/portal/settings", foreign);
    let own = |text: &str| foreign.unwrap_or(text).to_owned();
    let row = |id, name: &str, value: &str, takes| SettingRow {
        id: Uuid::from_u128(id),
        name: own(name),
        help: own("What it does."),
        value: own(value),
        takes,
        changed: (id > 1).then(|| (own("Ada Admin"), moment("21 November 2026, 22:15", foreign))),
        typed: None,
        error: None,
    };
    let rows = vec![
        row(1, "Invoice frequency", "monthly", SettingType::Choice(vec![own("monthly"), own("weekly")])),
        row(2, "Reminders", "on", SettingType::Switch),
        row(3, LONG_NAME, "", SettingType::Text),
    ];
    let mut wrong = rows.clone();
    if let Some(last) = wrong.last_mut() {
        last.typed = Some(own("Ring twice"));
        last.error = Some(ErrorCode::SettingInvalid);
    }
    let page = |rows: &[SettingRow], may_change, notice| {
        let settings = Settings { rows: rows.to_vec(), may_change, sees_report: true, notice };
        html(cx, || settings_page(cx, &settings))
    };
    let empty = ChangesPage { is_first: true, ..ChangesPage::default() };
    vec![
        ("settings-empty", page(&[], true, None)),
        ("settings", page(&rows, true, Some(SettingsNotice::Saved))),
        ("settings-unchanged", page(&rows, true, Some(SettingsNotice::Unchanged))),
        ("settings-read-only", page(&rows, false, None)),
        ("settings-refused", page(&wrong, true, None)),
        ("setting-changes-empty", html(cx, || changes_page(cx, &empty))),
        ("order", html(cx, || order_page(cx, &order(foreign), Some(&lines(foreign))))),
    ]
}

fn order(foreign: Option<&str>) -> DetailView {
    let own = |text: &str| foreign.unwrap_or(text).to_owned();
    let back = Some(Link { href: "/portal/orders".into(), words: own("Orders") });
    DetailView { title: own("A-1001"), kind: own("Order"), back, ..DetailView::default() }
}

fn lines(foreign: Option<&str>) -> ListView {
    let own = |text: &str| foreign.unwrap_or(text).to_owned();
    let sum = || Cell::Money(Sum { words: own("€168.00"), ..Sum::default() });
    let columns = [("Product", false), ("Line total", true)];
    let columns = columns.map(|(label, is_figures)| Column { label: own(label), is_figures });
    let rows = vec![Row { href: None, cells: vec![Cell::Title { words: own("Tea"), more: String::new() }, sum()] }];
    let groups = vec![Group { title: String::new(), sums: None, rows }];
    ListView { title: own("Lines"), is_part: true, columns: columns.into(), groups, ..ListView::default() }
}

fn facts(foreign: Option<&str>, is_admin: bool) -> Facts {
    let own = |text: &str| foreign.unwrap_or(text).to_owned();
    Facts {
        is_admin,
        sees: vec![own("Orders"), own("Reports")],
        changes: Vec::new(),
        since: Some(moment("1 January 2026", foreign)),
        until: is_admin.then(|| moment("30 June 2027", foreign)),
        attested: Some(moment("yesterday", foreign)),
        sponsor: own("Vera Vendor"),
    }
}

fn organisation(language: Language, foreign: Option<&str>) -> Vec<(&'static str, String)> {
    let cx = &context_inside(language, "/account/organisation", foreign);
    let own = |text: &str| foreign.unwrap_or(text).to_owned();
    let page = OrganisationPage {
        name: own("Noordkade"),
        mine: facts(foreign, false),
        contacts: [own("office@noordkade.example"), own("+31 20 555 0100"), own("noordkade.example")],
        partner_of: own("Vendor"),
        admins: vec![own("Ada Admin")],
        colleagues: Some(vec![own("Cleo Colleague")]),
        administered: None,
        notice: None,
    };
    let row = |id, name: &str, standing| MemberRow {
        id: Uuid::from_u128(id),
        name: own(name),
        is_me: id == 1,
        facts: facts(foreign, id == 1),
        standing,
    };
    let pending = PendingRow {
        id: Uuid::from_u128(9),
        name: own("New Colleague"),
        address: own("new@noordkade.example"),
        until: moment("5 December 2026, 22:15", foreign),
    };
    let members = vec![
        row(1, "Ada Admin", MemberStanding::Active),
        row(2, LONG_NAME, MemberStanding::Suspended),
        row(3, "Cleo Colleague", MemberStanding::Coming),
    ];
    let administered = |is_soon, is_over| {
        let due = Some(Due { day: moment("15 April 2027", foreign), is_soon, is_over });
        Some(Administered { members: members.clone(), pending: vec![pending.clone()], due })
    };
    let shown = |page: OrganisationPage| html(cx, || organisation_page(cx, &page));
    let told = |notice| {
        shown(OrganisationPage { administered: administered(false, false), notice: Some(notice), ..page.clone() })
    };
    vec![
        ("organisation", shown(page.clone())),
        ("organisation-alone", shown(OrganisationPage { colleagues: Some(Vec::new()), ..page.clone() })),
        ("organisation-admin", shown(OrganisationPage { administered: administered(true, false), ..page.clone() })),
        ("organisation-overdue", shown(OrganisationPage { administered: administered(true, true), ..page.clone() })),
        ("organisation-invited", told(OrganisationNotice::Invited)),
        ("organisation-changed", told(OrganisationNotice::Changed)),
        ("organisation-unchanged", told(OrganisationNotice::Unchanged)),
        ("organisation-ended", told(OrganisationNotice::Ended)),
        ("organisation-attested", told(OrganisationNotice::Attested)),
        ("organisation-withdrawn", told(OrganisationNotice::Withdrawn)),
    ]
}

fn members(language: Language, foreign: Option<&str>) -> Vec<(&'static str, String)> {
    let cx = &context_inside(language, "/account/organisation/invite", foreign);
    let own = |text: &str| foreign.unwrap_or(text).to_owned();
    let offered = Offered { rights: MemberRights::all(), until: Some(moment("30 June 2027", foreign)) };
    let typed = Typed { email: own("new@"), name: own(LONG_NAME), see: vec!["orders".into()], ..Typed::default() };
    let invite = InvitePage { offered: offered.clone(), kept: true, ..InvitePage::default() };
    let errors = MemberErrors {
        email: Some(ErrorCode::EmailInvalid),
        see: Some(ErrorCode::TopicMissing),
        ends_on: Some(ErrorCode::ExceedsRights),
        ..MemberErrors::default()
    };
    let refused = InvitePage { typed: typed.clone(), errors, kept: false, ..invite.clone() };
    let wait = InvitePage { wait: Some(60), ..invite.clone() };
    let member = MemberPage {
        id: Uuid::from_u128(2),
        name: own("Sam Sees"),
        facts: facts(foreign, false),
        standing: MemberStanding::Active,
        is_last_admin: false,
        offered: Offered { rights: MemberRights::of(["orders"], []), until: None },
        beyond: MemberRights::of(["invoices"], []),
        typed,
        errors: MemberErrors::default(),
        kept: false,
    };
    let last = MemberErrors { admin: Some(ErrorCode::LastAdmin), ..MemberErrors::default() };
    vec![
        ("invite-member", html(cx, || invite_page(cx, &invite))),
        ("invite-member-refused", html(cx, || invite_page(cx, &refused))),
        ("invite-member-wait", html(cx, || invite_page(cx, &wait))),
        ("member", html(cx, || member_page(cx, &member))),
        ("member-refused", html(cx, || member_page(cx, &MemberPage { errors: last, ..member.clone() }))),
        ("member-last-admin", html(cx, || member_page(cx, &MemberPage { is_last_admin: true, ..member.clone() }))),
    ]
}

fn attesting(language: Language, foreign: Option<&str>) -> Vec<(&'static str, String)> {
    let cx = &context_inside(language, "/account/organisation/attest", foreign);
    let own = |text: &str| foreign.unwrap_or(text).to_owned();
    let row = |id, answer: &str| AttestRow {
        id: Uuid::from_u128(id),
        name: own("Sam Sees"),
        role: own("Member"),
        answer: answer.into(),
    };
    let due = Some(Due { day: moment("15 April 2027", foreign), is_soon: true, is_over: false });
    let page = AttestPage { rows: vec![row(1, ""), row(2, "")], due, error: None, kept: false };
    let refused =
        AttestPage { rows: vec![row(1, "keep"), row(2, "")], error: Some(ErrorCode::AnswerMissing), ..page.clone() };
    vec![("attest", html(cx, || attest_page(cx, &page))), ("attest-refused", html(cx, || attest_page(cx, &refused)))]
}
