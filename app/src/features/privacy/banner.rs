//! While an account is going to be erased: when, and the button that keeps it.

use leptos::prelude::*;

use crate::locale::isolate;
use crate::shell::PageContext;
use crate::ui::button::{Rank, submit};
use crate::ui::icon::{Icon, icon};
use crate::ui::moment::Moment;

/// The message; once on a page.
pub fn erasure_banner(cx: &PageContext, due: &Moment) -> AnyView {
    let texts = &cx.texts.privacy.erase;
    view! {
        <section class="notice problem running">
            {icon(Icon::Alert)}
            <div>
                <h2>{(texts.banner)(&isolate(&due.words))}</h2>
                <p>{texts.banner_text}</p>
                <form id="stop-erasure" class="actions" method="post" action="/account/privacy/erase/stop">
                    {submit(Rank::Primary, texts.stop)}
                </form>
            </div>
        </section>
    }
    .into_any()
}
