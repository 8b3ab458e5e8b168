//! The day, by role: a customer's accounts, a student's lessons, a guardian's child, what is open for a firm. Each block leads to its page.

use leptos::prelude::*;

use crate::features::accounts::{AccountCard, one_card};
use crate::features::children::{Overview, short_view};
use crate::features::records::{ListView, Stamp, list_view, stamps};
use crate::features::school::{Count, ResultRow, TimetableDay, counts, lessons, result_line};
use crate::locale::isolate;
use crate::shell::PageContext;
use crate::ui::icon::{Icon, icon};
use crate::ui::moment::moment;

/// What the day brings.
#[derive(Clone, Debug, Default)]
pub enum Day {
    /// To somebody without any role.
    #[default]
    Nobody,
    /// To a customer.
    Customer(Box<CustomerDay>),
    /// To a student.
    Student(StudentDay),
    /// To a guardian.
    Guardian(GuardianDay),
    /// To a member of a firm.
    Member(MemberDay),
}

/// A customer's.
#[derive(Clone, Debug, Default)]
pub struct CustomerDay {
    /// The accounts with their balances.
    pub accounts: Vec<AccountCard>,
    /// The newest transactions.
    pub transactions: Option<ListView>,
    /// The next payment of each loan: its page, its name, and how much when.
    pub payments: Vec<(String, String, String)>,
    /// When the bank last spoke.
    pub stamps: Vec<Stamp>,
}

/// A student's.
#[derive(Clone, Debug, Default)]
pub struct StudentDay {
    /// Today's lessons, or the next ones.
    pub lessons: Option<TimetableDay>,
    /// The newest results.
    pub results: Vec<ResultRow>,
    /// This month's attendance.
    pub attendance: Vec<Count>,
    /// When the school last spoke.
    pub stamps: Vec<Stamp>,
}

/// A guardian's: one child at a time.
#[derive(Clone, Debug, Default)]
pub struct GuardianDay {
    /// The child, as far as they may be seen.
    pub child: Option<Overview>,
}

/// A member's.
#[derive(Clone, Debug, Default)]
pub struct MemberDay {
    /// What is open, list by list; the path is that of the whole list.
    pub lists: Vec<ListView>,
    /// When the vendor last spoke.
    pub stamps: Vec<Stamp>,
}

/// The blocks of the day; nothing for somebody without a role.
pub(super) fn view(cx: &PageContext, day: &Day) -> Option<AnyView> {
    match day {
        Day::Nobody => None,
        Day::Customer(day) => Some(customer(cx, day)),
        Day::Student(day) => Some(student(cx, day)),
        Day::Guardian(day) => Some(guardian(cx, day)),
        Day::Member(day) => Some(member(cx, day)),
    }
}

/// A heading that leads to the whole.
fn block(heading: &'static str, href: &'static str, body: AnyView) -> AnyView {
    view! {
        <section class="day-block">
            <h2><a href=href><span>{heading}</span>{icon(Icon::Forward)}</a></h2>
            {body}
        </section>
    }
    .into_any()
}

fn nothing(cx: &PageContext) -> AnyView {
    view! { <p class="small">{cx.texts.day.nothing}</p> }.into_any()
}

fn customer(cx: &PageContext, day: &CustomerDay) -> AnyView {
    let texts = &cx.texts.day;
    let accounts = if day.accounts.is_empty() {
        nothing(cx)
    } else {
        let tiles = day.accounts.iter().map(|account| view! { <li>{one_card(account)}</li> }).collect_view();
        view! { <ul class="tiles">{tiles}</ul> }.into_any()
    };
    let transactions = day.transactions.as_ref().map(|list| rows(cx, list));
    let payments = (!day.payments.is_empty()).then(|| {
        let lines = day.payments.iter().cloned().map(|(href, name, words)| {
            view! { <li><a class="need" href=href><span><b dir="auto">{name}</b><span>{words}</span></span>{icon(Icon::Forward)}</a></li> }
        });
        let lines = lines.collect_view();
        block(texts.loans, "/portal/loans", view! { <ul class="desk-ways">{lines}</ul> }.into_any())
    });
    view! {
        {block(texts.accounts, "/portal/accounts", accounts)}
        {transactions.map(|rows| block(texts.transactions, "/portal/records/transaction", rows))}
        {payments}
        {stamps(&day.stamps)}
    }
    .into_any()
}

/// The rows of a short list.
fn rows(cx: &PageContext, list: &ListView) -> AnyView {
    if list.groups.iter().all(|group| group.rows.is_empty()) { nothing(cx) } else { list_view(cx, list) }
}

fn student(cx: &PageContext, day: &StudentDay) -> AnyView {
    let texts = &cx.texts.day;
    let next = day.lessons.as_ref().map(|day| {
        let heading = if day.is_today { texts.today } else { texts.next_lessons };
        let body = view! { <p class="small">{moment(&day.day)}</p> {lessons(cx, &day.lessons)} }.into_any();
        block(heading, "/portal/timetable", body)
    });
    let results = if day.results.is_empty() {
        nothing(cx)
    } else {
        let lines = day.results.iter().map(|row| result_line(cx, row)).collect_view();
        view! { <ul class="result-lines">{lines}</ul> }.into_any()
    };
    let attendance = counts(cx, &day.attendance).unwrap_or_else(|| nothing(cx));
    view! {
        {next}
        {block(texts.results, "/portal/results", results)}
        {block(texts.attendance, "/portal/attendance", attendance)}
        <ul class="desk-ways">
            <li>
                <a class="need" href="/portal/parents">
                    <span><b>{texts.parents.title}</b><span>{texts.parents.text}</span></span>
                    {icon(Icon::Forward)}
                </a>
            </li>
        </ul>
        {stamps(&day.stamps)}
    }
    .into_any()
}

fn guardian(cx: &PageContext, day: &GuardianDay) -> AnyView {
    let texts = &cx.texts.day;
    let Some(child) = &day.child else { return nothing(cx) };
    let frame = &child.child;
    let name = if frame.all.len() < 2 {
        view! { <h2 class="whose" dir="auto">{frame.name.clone()}</h2> }.into_any()
    } else {
        let links = frame.all.iter().map(|(id, name)| {
            let is_current = (*id == frame.id).then_some("true");
            view! { <li><a href=format!("/home?child={id}") aria-current=is_current dir="auto">{name.clone()}</a></li> }
        });
        let links = links.collect_view();
        view! { <nav class="filter whose" aria-label=texts.children><ul>{links}</ul></nav> }.into_any()
    };
    let about = format!("/portal/children/{}", frame.id);
    view! {
        {name}
        {short_view(cx, child)}
        <p class="actions"><a class="button" href=about>{(texts.about_child)(&isolate(&frame.name))}</a></p>
        {stamps(&child.stamps)}
    }
    .into_any()
}

fn member(cx: &PageContext, day: &MemberDay) -> AnyView {
    let lists = day.lists.iter().map(|list| {
        let (heading, href) = (list.title.clone(), list.path.clone());
        view! {
            <section class="day-block">
                <h2><a href=href><span>{heading}</span>{icon(Icon::Forward)}</a></h2>
                {rows(cx, list)}
            </section>
        }
    });
    let lists = lists.collect_view();
    let empty = day.lists.is_empty().then(|| nothing(cx));
    view! { {lists} {empty} {stamps(&day.stamps)} }.into_any()
}
