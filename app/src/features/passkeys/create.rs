//! The button that creates a passkey, with every message that may follow. Used after signing up and on the list.

use leptos::prelude::*;

use super::PasskeyCreate;
use crate::shell::PageContext;
use crate::ui::icon::{Icon, icon};
use crate::ui::problems::{Problem, problems, shared};

/// The island and what it shows. `without_session` is where a person goes whose session has ended.
pub fn create_passkey(cx: &PageContext, without_session: &str) -> AnyView {
    let texts = &cx.texts.ceremony;
    let mut all = shared(texts);
    let sign_in = (without_session.to_owned(), cx.texts.outcomes.sign_in);
    all.extend([
        Problem::again("cancelled", texts.cancelled_create),
        Problem::again("already-registered", texts.already_registered),
        Problem::again("account-frozen", cx.texts.failures.frozen),
        Problem::again("passkey-known", texts.already_registered),
        Problem { code: "session-needed", words: texts.session_needed, next: Some(sign_in) },
        Problem {
            code: "recent-auth-needed",
            words: texts.recent_auth_needed,
            next: Some(("/sign-in?return=/account/passkeys".to_owned(), cx.texts.outcomes.sign_in)),
        },
        Problem {
            code: "address-taken",
            words: texts.address_taken,
            next: Some(("/sign-in".to_owned(), cx.texts.outcomes.sign_in)),
        },
    ]);
    view! {
        <PasskeyCreate>
            <div class="passkey needs-script">
                {problems(all)}
                <button type="button" class="button primary" data-action="passkey-create">
                    {icon(Icon::Key)}<span>{texts.create}</span>
                </button>
            </div>
        </PasskeyCreate>
        <noscript><p class="notice">{texts.no_script_create}</p></noscript>
    }
    .into_any()
}
