//! The filter of a list: a plain form that works without script, with what was typed still in it.

use leptos::prelude::*;

use super::view::FilterView;
use crate::locale::ErrorCode;
use crate::shell::PageContext;
use crate::ui::icon::{Icon, icon};

const DAY_ERROR: &str = "filter-day-error";

/// The form; it leads to the page itself.
pub(super) fn filter_row(cx: &PageContext, path: &str, filter: &FilterView) -> AnyView {
    let texts = &cx.texts.records;
    let error = filter.day_unclear.then(|| {
        let text = cx.texts.errors.text(ErrorCode::DayUnclear);
        view! { <p class="field-error" id=DAY_ERROR>{icon(Icon::Alert)}<span>{text}</span></p> }
    });
    let cut = filter.is_cut.then(|| view! { <p class="small">{cx.texts.search.first_words}</p> });
    let all = filter.is_on.then(|| view! { <a class="button quiet" href=path.to_owned()>{texts.show_all}</a> });
    view! {
        <search class="filter-place">
            <form id="filter" class="filter-row" method="get" action=path.to_owned() aria-label=texts.filter>
                <div class="field grow">
                    <label for="q">{texts.search}</label>
                    <input id="q" name="q" class="input" type="search" dir="auto" maxlength="200" value=filter.q.clone() autocomplete="off" />
                </div>
                {states(cx, filter)}
                {day(texts.from, "from", &filter.from, filter.day_unclear)}
                {day(texts.until, "until", &filter.until, filter.day_unclear)}
                <div class="actions">
                    <button type="submit" class="button">{texts.show}</button>
                    {all}
                </div>
                {error}
            </form>
            {cut}
        </search>
    }
    .into_any()
}

fn states(cx: &PageContext, filter: &FilterView) -> Option<AnyView> {
    if filter.states.is_empty() {
        return None;
    }
    let options = filter.states.iter().map(|(value, label)| {
        let selected = *value == filter.state;
        view! { <option value=value.clone() selected=selected>{label.clone()}</option> }
    });
    let options = options.collect_view();
    let select = view! {
        <div class="field">
            <label for="state">{filter.state_label.clone()}</label>
            <select id="state" name="state" class="input"><option value="">{cx.texts.records.all}</option>{options}</select>
        </div>
    };
    Some(select.into_any())
}

fn day(label: &'static str, name: &'static str, value: &str, is_unclear: bool) -> AnyView {
    let described_by = is_unclear.then_some(DAY_ERROR);
    view! {
        <div class="field">
            <label for=name>{label}</label>
            <input
                id=name name=name class="input" type="date" value=value.to_owned()
                aria-describedby=described_by aria-invalid=is_unclear.then_some("true")
            />
        </div>
    }
    .into_any()
}
