//! The pages of the account, and the way between them: rows of three above the content, a column beside it where there is room.
//! Each three belong together: who one is, how one comes in, what others may do, and with whom one is connected.

use leptos::prelude::*;
use portico_identity::portal::Role;

use super::icon::{Icon, icon};
use crate::shell::{Page, PageContext, Width};

/// A page of the account, or what lies behind it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AccountPlace {
    /// Name, language, time zone, look.
    Profile,
    /// Mail addresses.
    Addresses,
    /// Which messages are wanted.
    Messages,
    /// Passkeys.
    Passkeys,
    /// Recovery codes, and a recovery that is running.
    Recovery,
    /// Where the person is signed in.
    Sessions,
    /// What the data may be used for.
    Consents,
    /// Seeing, taking along, correcting and erasing one's data.
    Privacy,
    /// What happened.
    Activity,
    /// Parents and children.
    Family,
    /// Who looked at one's data.
    Seen,
    /// The firm of a member, and who else is in it.
    Organisation,
}

impl AccountPlace {
    /// In threes, as they are shown.
    const ALL: [Self; 12] = [
        Self::Profile,
        Self::Addresses,
        Self::Messages,
        Self::Passkeys,
        Self::Recovery,
        Self::Sessions,
        Self::Consents,
        Self::Privacy,
        Self::Activity,
        Self::Family,
        Self::Seen,
        Self::Organisation,
    ];

    /// The organisation is there for whoever acts for it.
    fn is_there(self, cx: &PageContext) -> bool {
        let role = cx.signed_in.as_ref().and_then(|person| person.roles.current.as_ref()).map(|view| view.role);
        self != Self::Organisation || matches!(role, Some(Role::Member(_)))
    }

    fn path(self) -> &'static str {
        match self {
            Self::Profile => "/account",
            Self::Addresses => "/account/addresses",
            Self::Messages => "/account/messages",
            Self::Passkeys => "/account/passkeys",
            Self::Recovery => "/account/recovery",
            Self::Sessions => "/account/sessions",
            Self::Consents => "/account/consents",
            Self::Privacy => "/account/privacy",
            Self::Activity => "/account/activity",
            Self::Family => "/account/family",
            Self::Seen => "/account/seen",
            Self::Organisation => "/account/organisation",
        }
    }

    fn sign(self) -> Icon {
        match self {
            Self::Profile => Icon::Person,
            Self::Addresses => Icon::Mail,
            Self::Messages => Icon::Bubble,
            Self::Passkeys => Icon::Key,
            Self::Recovery => Icon::Buoy,
            Self::Sessions => Icon::Device,
            Self::Consents => Icon::Agreed,
            Self::Privacy => Icon::Shield,
            Self::Activity => Icon::Clock,
            Self::Family => Icon::Family,
            Self::Seen => Icon::Eye,
            Self::Organisation => Icon::House,
        }
    }

    fn label(self, cx: &PageContext) -> &'static str {
        let texts = &cx.texts.account;
        match self {
            Self::Profile => texts.profile,
            Self::Addresses => texts.addresses,
            Self::Messages => texts.messages,
            Self::Passkeys => texts.passkeys,
            Self::Recovery => texts.recovery,
            Self::Sessions => texts.sessions,
            Self::Consents => texts.consents,
            Self::Privacy => texts.privacy,
            Self::Activity => texts.activity,
            Self::Family => texts.family,
            Self::Seen => texts.seen,
            Self::Organisation => texts.organisation,
        }
    }
}

/// A page of the account with the navigation beside it.
pub fn account_page(cx: &PageContext, current: AccountPlace, title: impl Into<String>, body: impl IntoAny) -> Page {
    Page { beside: Some(places(cx, current)), ..Page::new(title, Width::Account, body) }
}

fn places(cx: &PageContext, current: AccountPlace) -> AnyView {
    let here = cx.path.split('?').next().unwrap_or_default();
    let there = AccountPlace::ALL.into_iter().filter(|place| place.is_there(cx));
    let links = there.map(|place| {
        // A page behind one of these stands in its place without being it.
        let is_current = (place == current).then(|| if place.path() == here { "page" } else { "true" });
        view! {
            <li>
                <a href=place.path() aria-current=is_current>{icon(place.sign())}<span>{place.label(cx)}</span></a>
            </li>
        }
    });
    let links = links.collect_view();
    view! { <nav class="places" aria-label=cx.texts.account.navigation><ul>{links}</ul></nav> }.into_any()
}
