//! Asking for a mail once more: the wait before that, counted down where there is script, and the button.

use leptos::prelude::*;

use super::button::{Rank, submit};
use super::icon::{Icon, icon};
use crate::features::sign_up::ResendCountdown;
use crate::locale::Texts;

/// When another mail may be asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct NextMail {
    /// The server's clock in Unix seconds.
    pub now: i64,
    /// From when, in Unix seconds.
    pub at: i64,
}

impl NextMail {
    /// From the clock and the moment, both in microseconds since 1970 UTC; part of a second counts whole.
    #[must_use]
    pub fn of(now: i64, at: i64) -> Self {
        const SECOND: i64 = 1_000_000;
        Self { now: now.div_euclid(SECOND), at: now.div_euclid(SECOND) + (at - now + SECOND - 1).div_euclid(SECOND) }
    }
}

/// The form `resend`, which posts to `action`.
pub fn resend(texts: &'static Texts, action: String, next: NextMail) -> AnyView {
    let texts = &texts.sign_up;
    let left = next.at.saturating_sub(next.now).max(0);
    let (until, now) = (next.at.to_string(), next.now.to_string());
    let waiting = (left > 0).then(|| {
        view! {
            <p class="waiting" data-waiting="">
                {icon(Icon::Clock)}
                <span>{texts.resend_wait} " " <span class="figures" data-remaining="">{minutes(left)}</span></span>
            </p>
        }
    });
    view! {
        <h2>{texts.no_mail}</h2>
        <p>{texts.no_mail_hint}</p>
        <ResendCountdown>
            <div class="resend-row" data-until=until data-now=now>
                <form id="resend" method="post" action=action>{submit(Rank::Secondary, texts.resend)}</form>
                {waiting}
            </div>
        </ResendCountdown>
    }
    .into_any()
}

/// Minutes and seconds as clocks write them: `1:05`.
fn minutes(seconds: i64) -> String {
    format!("{}:{:02}", seconds / 60, seconds % 60)
}
