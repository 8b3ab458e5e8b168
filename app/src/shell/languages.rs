//! The choice of language. It stands at the end of the body, after every form, so that Enter in a field never presses it;
//! a native popover lifts it up to its button, and where popovers are missing it is simply the end of the page.

use leptos::prelude::*;

use super::context::PageContext;
use crate::ui::icon::{Icon, icon};

/// The button in the header.
pub(super) fn button(cx: &PageContext) -> impl IntoView + use<> {
    let language = cx.language;
    let label = (cx.texts.shell.language)(language.own_name());
    (cx.brand.languages.len() > 1).then(|| {
        view! {
            <button type="button" class="button quiet language" popovertarget="languages" aria-label=label>
                {icon(Icon::Globe)}
                <span>{language.own_name()}</span>
            </button>
        }
    })
}

/// The choice itself. With `through`, the buttons submit that form, so that what was typed travels along.
pub(super) fn choice(cx: &PageContext, through: Option<&'static str>) -> impl IntoView + use<> {
    let heading = cx.texts.shell.choose_language;
    let own_form = through.is_none().then(|| {
        view! {
            <form id="language" method="post" action="/language">
                <input type="hidden" name="return" value=cx.path.clone() />
            </form>
        }
    });
    let form = through.unwrap_or("language");
    let current = cx.language;
    let items = cx.brand.languages.iter().map(|&language| {
        let is_current = (language == current).then_some("true");
        view! {
            <li>
                <button
                    type="submit" class="choice" form=form formnovalidate=true name="language" value=language.tag()
                    lang=language.tag() dir=language.dir() aria-current=is_current
                >
                    {language.own_name()}
                    {is_current.map(|_| icon(Icon::Check))}
                </button>
            </li>
        }
    });
    let items = items.collect_view();
    (cx.brand.languages.len() > 1).then(|| {
        view! {
            <div id="languages" class="popover" popover="auto">
                {own_form}
                <h2 class="popover-title">{heading}</h2>
                <ul>{items}</ul>
            </div>
        }
    })
}
