//! The list, and adding one.

use leptos::prelude::*;
use uuid::Uuid;

use crate::locale::{AddressesTexts, ErrorCode, isolate};
use crate::shell::{Flash, Page, PageContext};
use crate::ui::account_nav::{AccountPlace, account_page};
use crate::ui::alert::{Tone, notice, refusals, wait_first};
use crate::ui::button::{Rank, submit};
use crate::ui::field::{Field, Kind, field};
use crate::ui::icon::{Icon, icon};
use crate::ui::moment::{Moment, moment};

/// What the page shows.
#[derive(Clone, Debug, Default)]
pub struct AddressList {
    /// The confirmed ones, the primary one first.
    pub verified: Vec<AddressRow>,
    /// Those that wait, the oldest first.
    pub pending: Vec<PendingRow>,
    /// What was typed into the form.
    pub email: String,
    /// Why it was refused.
    pub email_error: Option<ErrorCode>,
    /// Seconds until another try is welcome, after too many.
    pub wait: Option<u64>,
    /// What just happened.
    pub notice: Option<AddressNotice>,
    /// The address whose button was pressed before its person used a passkey.
    pub asked: Option<Uuid>,
}

/// A confirmed address.
#[derive(Clone, Debug)]
pub struct AddressRow {
    /// In the paths of its forms.
    pub id: Uuid,
    /// As typed.
    pub address: String,
    /// Whether mail goes there first.
    pub is_primary: bool,
    /// When it was confirmed.
    pub confirmed: Moment,
    /// Whether it proves nothing any more, because its owner said that it is not theirs.
    pub suspended: bool,
}

/// An address that waits to be confirmed.
#[derive(Clone, Debug)]
pub struct PendingRow {
    /// In the path of its page.
    pub id: Uuid,
    /// As typed.
    pub address: String,
    /// Until when link and code work; none when they do not any more.
    pub until: Option<Moment>,
}

/// What just happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AddressNotice {
    /// An address was confirmed.
    Added,
    /// An address that waited was dropped.
    Dropped,
    /// An address was removed.
    Removed,
    /// Another address became the primary one.
    PrimaryChanged,
    /// The person used a passkey on the way; the form is as it was.
    Kept,
}

impl AddressNotice {
    /// The notice of a message left for this page.
    pub(super) fn of(flash: Flash) -> Option<Self> {
        let notices = [
            (Flash::AddressAdded, Self::Added),
            (Flash::AddressDropped, Self::Dropped),
            (Flash::AddressRemoved, Self::Removed),
            (Flash::PrimaryChanged, Self::PrimaryChanged),
        ];
        notices.into_iter().find(|(left, _)| *left == flash).map(|(_, notice)| notice)
    }
}

/// The page.
pub fn list_page(cx: &PageContext, list: &AddressList) -> Page {
    let texts = &cx.texts.addresses;
    let refused = refusals(cx.texts, &[("email", list.email_error)]);
    let title = match &refused {
        Some(_) => (cx.texts.shell.title_with_error)(texts.title),
        None => texts.title.to_owned(),
    };
    let told = list.notice.map(|happened| match happened {
        AddressNotice::Added => notice(Tone::Done, texts.added),
        AddressNotice::Dropped => notice(Tone::Done, texts.dropped),
        AddressNotice::Removed => notice(Tone::Done, texts.removed),
        AddressNotice::PrimaryChanged => notice(Tone::Done, texts.primary_changed),
        AddressNotice::Kept => notice(Tone::Note, cx.texts.account.kept),
    });
    let verified = list.verified.iter().map(|row| card(texts, row, list.asked)).collect_view();
    let pending = list.pending.iter().map(|row| pending_card(texts, row)).collect_view();
    let body = view! {
        <h1>{texts.title}</h1>
        <p class="lead">{texts.lead}</p>
        {told}
        {refused}
        {wait_first(cx.texts, list.wait)}
        <section>
            <h2 class="unseen">{texts.list}</h2>
            <ul class="cards">{verified}{pending}</ul>
        </section>
        {add(cx, list)}
    };
    Page { switch_through: Some("add-address"), ..account_page(cx, AccountPlace::Addresses, title, body) }
}

fn card(texts: &AddressesTexts, row: &AddressRow, asked: Option<Uuid>) -> AnyView {
    let AddressRow { id, address, is_primary, confirmed, suspended } = row.clone();
    let suspended = suspended.then(|| view! { <p class="small">{texts.suspended}</p> });
    let badge = is_primary.then(|| view! { <span class="badge">{icon(Icon::Check)}{texts.primary}</span> });
    let primary_text = is_primary.then(|| view! { <div><dt>{texts.primary_text}</dt></div> });
    let make_primary = (!is_primary).then(|| {
        let (form, action) = (format!("make-primary-{id}"), format!("/account/addresses/{id}/primary"));
        let words = named(texts.make_primary, &address);
        view! {
            <form id=form method="post" action=action>
                <button type="submit" class="button quiet" autofocus=asked == Some(id)>{words}</button>
            </form>
        }
    });
    let remove = named(texts.remove, &address);
    view! {
        <li class="card address-card">
            <span class="card-sign">{icon(Icon::Mail)}</span>
            <h3><bdi dir="ltr">{address}</bdi></h3>
            {badge}
            <dl class="facts"><div><dt>{texts.verified}</dt><dd>{moment(&confirmed)}</dd></div>{primary_text}</dl>
            {suspended}
            <div class="address-actions">
                {make_primary}
                <a class="button quiet" href=format!("/account/addresses/{id}/remove")>{remove}</a>
            </div>
        </li>
    }
    .into_any()
}

fn pending_card(texts: &AddressesTexts, row: &PendingRow) -> AnyView {
    let PendingRow { id, address, until } = row.clone();
    let until = until.map(|until| view! { <p class="small">{(texts.pending_until)(&isolate(&until.words))}</p> });
    let words = named(texts.enter_code, &address);
    view! {
        <li class="card address-card pending">
            <span class="card-sign">{icon(Icon::Clock)}</span>
            <h3><bdi dir="ltr">{address}</bdi></h3>
            <span class="badge">{icon(Icon::Clock)}{texts.pending}</span>
            {until}
            <div class="address-actions"><a class="button" href=format!("/account/addresses/{id}")>{words}</a></div>
        </li>
    }
    .into_any()
}

/// What a button says, and for those who do not see where it stands the address.
fn named(words: &'static str, address: &str) -> AnyView {
    view! { <span>{words}<span class="unseen">" " {isolate(address)}</span></span> }.into_any()
}

fn add(cx: &PageContext, list: &AddressList) -> AnyView {
    let texts = &cx.texts.addresses;
    let (label, hint) = texts.email;
    let email =
        Field { id: "email", kind: Kind::Email, label, hint, value: list.email.clone(), error: list.email_error };
    view! {
        <section class="card add">
            <h2>{texts.add}</h2>
            <p>{texts.add_text}</p>
            <form id="add-address" class="form" method="post" action="/account/addresses" novalidate=true>
                {field(cx.texts, email)}
                <div class="actions">{submit(Rank::Primary, texts.add_submit)}</div>
            </form>
        </section>
    }
    .into_any()
}
