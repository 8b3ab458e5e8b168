//! The page behind "this was not me" in a notice. Looking changes nothing: mail scanners open links.

use leptos::prelude::*;
use portico_identity::freeze::TakenBack;

use crate::locale::HappenedTexts;
use crate::shell::{Page, PageContext, Width};
use crate::ui::button::{Rank, submit};

/// What the link is about.
#[derive(Clone, Debug, Default)]
pub struct NotMe {
    /// The token, to be posted.
    pub token: String,
    /// The stable name of the notice.
    pub notice: String,
    /// What freezing takes back too.
    pub takes_back: Option<TakenBack>,
    /// Whether there is a recovery to stop.
    pub recovery_running: bool,
    /// Whether the account is frozen already.
    pub frozen: bool,
}

/// The page with one button, or two.
pub fn not_me_page(cx: &PageContext, not_me: &NotMe) -> Page {
    let texts = &cx.texts.frozen;
    let stop = not_me.recovery_running.then(|| {
        view! {
            <p>{texts.stop_text}</p>
            {answer(not_me, "stop-recovery", "stop", Rank::Primary, texts.stop_submit)}
        }
    });
    let taken_back = not_me.takes_back.map(|taken_back| match taken_back {
        TakenBack::Passkey(_) => texts.not_me_passkey,
        TakenBack::Address(_) => texts.not_me_address,
        TakenBack::Codes => texts.not_me_codes,
    });
    let freeze = (!not_me.frozen || taken_back.is_some()).then(|| {
        let rank = if not_me.recovery_running { Rank::Secondary } else { Rank::Primary };
        view! {
            <p>{texts.not_me_freeze} {taken_back.map(|words| format!(" {words}"))}</p>
            {answer(not_me, "freeze", "freeze", rank, texts.freeze_submit)}
        }
    });
    let body = view! {
        <h1>{texts.not_me_title}</h1>
        <p class="lead">{happened(&texts.happened, &not_me.notice)}</p>
        {stop}
        {freeze}
        <p class="small">{texts.not_me_was_you}</p>
    };
    Page::new(texts.not_me_title, Width::Narrow, body)
}

fn answer(not_me: &NotMe, id: &'static str, answer: &'static str, rank: Rank, label: &'static str) -> AnyView {
    view! {
        <form id=id class="actions" method="post" action="/not-me">
            <input type="hidden" name="token" value=not_me.token.clone() />
            <input type="hidden" name="answer" value=answer />
            {submit(rank, label)}
        </form>
    }
    .into_any()
}

/// The sentence for a notice by its stable name (`portico_identity::letters::Notice::as_str`).
fn happened(texts: &HappenedTexts, notice: &str) -> &'static str {
    match notice {
        "passkey-added" => texts.passkey_added,
        "passkey-removed" => texts.passkey_removed,
        "passkey-trusted" => texts.passkey_trusted,
        "address-added" => texts.address_added,
        "address-removed" => texts.address_removed,
        "primary-changed" => texts.primary_changed,
        "new-device" => texts.new_device,
        "codes-made" => texts.codes_made,
        "recovery-proved" => texts.recovery_proved,
        "recovery-started" | "recovery-waits" | "recovery-ready" => texts.recovery,
        "recovered" => texts.recovered,
        "thawed" => texts.thawed,
        "export-asked" => texts.export_asked,
        "erasure-asked" => texts.erasure_asked,
        _ => texts.other,
    }
}
