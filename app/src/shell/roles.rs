//! As what one is here: the organisation and the role in the header, the way to another role, and the pages that the role has.
//! The choice is a plain form inside a native disclosure, so it works without script.

use leptos::prelude::*;
use portico_identity::portal::{Role, RoleView};

use super::context::{PageContext, Roles};
use crate::locale::{RolesTexts, isolate};
use crate::ui::icon::{Icon, icon};

/// A page of a role: where it is and how it is called.
type RolePage = (&'static str, &'static str);

/// The organisation and the role; nothing for somebody without any.
pub(super) fn acting(cx: &PageContext) -> Option<AnyView> {
    let roles = &cx.signed_in.as_ref()?.roles;
    let current = roles.current.as_ref()?;
    let texts = &cx.texts.roles;
    let words = (texts.acting)(role_name(texts, current.role));
    let choice = match roles.all.len() {
        0 | 1 => view! { <span class="role">{words}</span> }.into_any(),
        _ => switch(texts, roles, words),
    };
    Some(view! { <div class="acting">{house(current)}{choice}</div> }.into_any())
}

/// The organisation's name and colour. The colour is an attribute of the drawing: a page carries no style of its own.
fn house(current: &RoleView) -> Option<AnyView> {
    let accent = (!current.accent.is_empty()).then(|| current.accent.clone());
    (!current.organisation.is_empty()).then(|| {
        view! {
            <span class="house">
                <svg class="house-mark" viewBox="0 0 8 8" aria-hidden="true" focusable="false">
                    <circle cx="4" cy="4" r="4" fill=accent></circle>
                </svg>
                <span class="house-name" dir="auto">{current.organisation.clone()}</span>
            </span>
        }
        .into_any()
    })
}

fn switch(texts: &RolesTexts, roles: &Roles, words: String) -> AnyView {
    let items = roles.all.iter().map(|view| {
        let is_current = (Some(view) == roles.current.as_ref()).then_some("true");
        view! {
            <li>
                <button type="submit" class="choice" name="role" value=view.role.key() aria-current=is_current>
                    <span>{role_words(texts, view)}</span>
                    {is_current.map(|_| icon(Icon::Check))}
                </button>
            </li>
        }
    });
    let items = items.collect_view();
    view! {
        <details class="roles">
            <summary>{words}</summary>
            <form id="role" method="post" action="/role">
                <p class="popover-title">{texts.choose}</p>
                <ul>{items}</ul>
            </form>
        </details>
    }
    .into_any()
}

/// The role in the middle of a sentence.
fn role_name(texts: &RolesTexts, role: Role) -> &'static str {
    match role {
        Role::Customer(_) => texts.customer,
        Role::Student(_) => texts.student,
        Role::Guardian => texts.guardian,
        Role::Member(_) => texts.member,
    }
}

/// The role with its organisation.
#[must_use]
pub fn role_words(texts: &RolesTexts, view: &RoleView) -> String {
    let organisation = isolate(&view.organisation);
    match view.role {
        Role::Customer(_) => (texts.customer_of)(&organisation),
        Role::Student(_) => (texts.student_of)(&organisation),
        Role::Guardian => texts.guardian_of.to_owned(),
        Role::Member(_) => (texts.member_of)(&organisation),
    }
}

/// The pages of the role that one is here in.
pub(super) fn pages(cx: &PageContext) -> Vec<RolePage> {
    let Some(roles) = cx.signed_in.as_ref().map(|person| &person.roles) else { return Vec::new() };
    let Some(current) = &roles.current else { return Vec::new() };
    let texts = &cx.texts.roles;
    let mut pages = match current.role {
        Role::Customer(_) => vec![
            ("/portal/accounts", texts.accounts),
            ("/portal/loans", texts.loans),
            ("/portal/documents", texts.documents),
        ],
        Role::Student(_) => vec![
            ("/portal/timetable", texts.timetable),
            ("/portal/results", texts.results),
            ("/portal/attendance", texts.attendance),
            ("/portal/parents", texts.parents),
        ],
        Role::Guardian => vec![("/portal/children", texts.children)],
        Role::Member(_) => firm_pages(texts, &roles.firm_topics),
    };
    pages.push(("/portal/search", texts.search));
    pages
}

/// The pages of a firm: of the topics that one sees there, for any other is not there.
fn firm_pages(texts: &RolesTexts, topics: &[&str]) -> Vec<RolePage> {
    let all = [
        ("orders", ("/portal/orders", texts.orders)),
        ("tickets", ("/portal/tickets", texts.tickets)),
        ("invoices", ("/portal/invoices", texts.invoices)),
        ("logs", ("/portal/logs", texts.logs)),
        ("reports", ("/portal/reports", texts.reports)),
        ("settings", ("/portal/settings", texts.settings)),
    ];
    all.into_iter().filter(|(topic, _)| topics.contains(topic)).map(|(_, page)| page).collect()
}
