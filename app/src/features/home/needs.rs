//! What needs the person: a short list, each entry one step away, and an offer that can be put off or declined.

use leptos::prelude::*;

use crate::features::school::PARENTS_PATH;
use crate::locale::{HomeTexts, Outcome, Texts, isolate};
use crate::shell::TERMS_PATH;
use crate::ui::icon::{Icon, icon};

/// Something that waits for the person. The order is that of their weight.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Need {
    /// A passkey is refused until its owner says whose it is.
    SuspendedPasskey,
    /// The terms have a new version.
    Terms,
    /// An invitation was opened and not used yet.
    Invitation,
    /// The school asks what a child's data may be used for.
    ChildConsents {
        /// The child's id, in paths.
        child: String,
        /// What the child is called.
        name: String,
    },
    /// A request of the person's waits for an organisation.
    Claim {
        /// Which.
        organisation: String,
    },
    /// The person comes of age soon.
    OwnHandOver {
        /// The day, in words.
        day: String,
    },
    /// A child comes of age soon.
    HandOver {
        /// The child's id, in paths.
        child: String,
        /// What the child is called.
        name: String,
        /// The day, in words.
        day: String,
    },
    /// Members of the firm are to be confirmed.
    Attest {
        /// By this day, in words.
        day: String,
    },
    /// No recovery codes were made.
    RecoveryCodes,
    /// Some recovery codes were used.
    ReplaceCodes,
    /// So many consents are to be given again, or declined.
    Consents(usize),
    /// The person came in with another device's passkey.
    PasskeyOnThisDevice,
    /// The account hangs on one passkey.
    SecondPasskey,
    /// A copy of everything can be downloaded.
    CopyReady,
}

/// The list stays short enough to be done.
const MOST_NEEDS: usize = 3;

/// The list; nothing when nothing waits.
pub(super) fn list(all: &Texts, needs: &[Need]) -> Option<AnyView> {
    let texts = &all.home;
    let items: Vec<_> = needs
        .iter()
        .take(MOST_NEEDS)
        .map(|need| match need {
            Need::SuspendedPasskey => step("/account/passkeys", texts.need_suspended),
            Need::Terms => step(TERMS_PATH, all.terms.need),
            Need::Invitation => step("/invitation", all.day.need_invitation),
            Need::ChildConsents { child, name } => {
                let href = format!("/account/family/children/{child}/consents");
                row(href, (all.day.need_child_consents)(&isolate(name)), all.day.need_child_consents_text)
            }
            Need::Claim { organisation } => {
                row("/account/family".into(), (all.day.need_claim)(&isolate(organisation)), all.day.need_claim_text)
            }
            Need::OwnHandOver { day } => {
                row(PARENTS_PATH.into(), (all.day.need_own_hand_over)(&isolate(day)), all.day.need_own_hand_over_text)
            }
            Need::HandOver { child, name, day } => {
                let href = format!("/portal/children/{child}");
                row(href, (all.day.need_hand_over)(&isolate(name), day), all.day.need_hand_over_text)
            }
            Need::Attest { day } => {
                row("/account/organisation".into(), (all.day.need_attest)(day), all.day.need_attest_text)
            }
            Need::RecoveryCodes => step("/account/recovery", texts.need_codes),
            Need::ReplaceCodes => step("/account/recovery", texts.need_replace),
            Need::Consents(count) => {
                row("/account/consents".into(), (texts.need_consents)(*count), texts.need_consents_text)
            }
            Need::PasskeyOnThisDevice => offer(texts),
            Need::SecondPasskey => step("/account/passkeys", texts.need_second),
            Need::CopyReady => step("/account/privacy#copy", texts.need_copy),
        })
        .collect();
    (!items.is_empty())
        .then(|| view! { <section class="needs"><h2>{texts.needs}</h2><ul>{items}</ul></section> }.into_any())
}

fn step(href: &'static str, words: Outcome) -> AnyView {
    row(href.to_owned(), words.title.to_owned(), words.text)
}

fn row(href: String, title: String, text: &'static str) -> AnyView {
    view! {
        <li>
            <a class="need" href=href>
                <span><b>{title}</b><span>{text}</span></span>
                {icon(Icon::Forward)}
            </a>
        </li>
    }
    .into_any()
}

fn offer(texts: &HomeTexts) -> AnyView {
    let words = texts.need_this_device;
    view! {
        <li class="offer">
            <div class="need"><span><b>{words.title}</b><span>{words.text}</span></span></div>
            <div class="actions">
                <a class="button" href="/account/passkeys#add">{texts.offer_add}</a>
                {answer("offer-later", "later", texts.offer_later)}
                {answer("offer-never", "never", texts.offer_never)}
            </div>
        </li>
    }
    .into_any()
}

fn answer(id: &'static str, answer: &'static str, label: &'static str) -> AnyView {
    view! {
        <form id=id method="post" action="/account/passkeys/offer">
            <input type="hidden" name="answer" value=answer />
            <button type="submit" class="button quiet">{label}</button>
        </form>
    }
    .into_any()
}
