//! The way in: one button, and a field in which the device offers its passkeys. No address is asked.

use leptos::prelude::*;

use super::PasskeySignIn;
use crate::shell::{Islands, Page, PageContext, Width};
use crate::ui::alert::{Tone, notice};
use crate::ui::icon::{Icon, icon};
use crate::ui::problems::{Problem, problems, shared};

/// What the page shows.
#[derive(Clone, Debug, Default)]
pub struct SignIn {
    /// Where to go afterwards, already checked to be a path of this site.
    pub return_to: Option<String>,
    /// Why the person is here.
    pub notice: Option<SignInNotice>,
}

/// Why the person is here, where that is worth a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SignInNotice {
    /// They signed out.
    SignedOut,
    /// Their session ended by itself.
    SessionEnded,
    /// A page asked for a session.
    Needed,
    /// A sensitive page asked for a recent passkey.
    Again,
}

/// The page.
pub fn page(cx: &PageContext, sign_in: &SignIn) -> Page {
    let texts = &cx.texts.sign_in;
    let told = sign_in.notice.map(|reason| match reason {
        SignInNotice::SignedOut => notice(Tone::Done, texts.signed_out),
        SignInNotice::SessionEnded => notice(Tone::Note, texts.session_ended),
        SignInNotice::Needed => notice(Tone::Note, texts.needed),
        SignInNotice::Again => notice(Tone::Note, texts.again),
    });
    let body = view! {
        <h1>{texts.heading}</h1>
        <p class="lead">{texts.lead}</p>
        {told}
        {ceremony(cx, sign_in)}
        <noscript><p class="notice">{cx.texts.ceremony.no_script_sign_in}</p></noscript>
        <ul class="ways">
            <li>{texts.new_here} " " <a href="/sign-up">{texts.sign_up}</a></li>
            <li>{texts.cannot} " " <a href="/recover">{texts.recover}</a></li>
        </ul>
    };
    Page { islands: Islands::AtOnce, ..Page::new(texts.title, Width::Split, body) }
}

fn ceremony(cx: &PageContext, sign_in: &SignIn) -> impl IntoView + use<> {
    let texts = &cx.texts.sign_in;
    let words = &cx.texts.ceremony;
    let mut all = shared(words);
    all.extend([
        Problem::again("cancelled", words.cancelled_sign_in),
        Problem { code: "passkey-unknown", words: words.unknown, next: Some(("/recover".to_owned(), texts.recover)) },
    ]);
    let return_to = sign_in.return_to.clone();
    view! {
        <PasskeySignIn>
            <div class="passkey needs-script" data-return=return_to>
                {problems(all)}
                <button type="button" class="button primary" data-action="passkey-sign-in">
                    {icon(Icon::Key)}<span>{words.sign_in}</span>
                </button>
                <div class="field autofill">
                    <label for="username">{texts.autofill}</label>
                    <input
                        id="username" name="username" class="input" type="text" dir="auto" autocomplete="username webauthn"
                        spellcheck="false" autocapitalize="none" aria-describedby="username-hint"
                    />
                    <p class="hint" id="username-hint">{texts.autofill_hint}</p>
                </div>
            </div>
        </PasskeySignIn>
    }
}
