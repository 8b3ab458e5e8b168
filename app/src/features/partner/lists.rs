//! The page of the reports: the list, and the report that Portico makes itself.

use leptos::prelude::*;

use crate::features::records::{ListView, list_view};
use crate::shell::{Page, PageContext, Width};
use crate::ui::icon::{Icon, icon};

/// Where the report about changed settings is.
pub(super) const CHANGES_PATH: &str = "/portal/reports/settings";

/// The reports of the source, and above them the one about settings where it may be seen.
pub(super) fn reports_page(cx: &PageContext, list: &ListView, sees_changes: bool) -> Page {
    let texts = &cx.texts.partner;
    let changes = sees_changes.then(|| {
        view! {
            <ul class="desk-ways">
                <li>
                    <a class="need" href=CHANGES_PATH>
                        {icon(Icon::Clock)}
                        <span><b>{texts.changes.title}</b><span>{texts.changes.lead}</span></span>
                        {icon(Icon::Forward)}
                    </a>
                </li>
            </ul>
        }
    });
    let body = view! {
        <h1 dir="auto">{list.title.clone()}</h1>
        <p class="lead">{list.lead.clone()}</p>
        {changes}
        {list_view(cx, list)}
    };
    Page::new(list.title.clone(), Width::Wide, body)
}
