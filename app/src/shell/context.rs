//! What every page knows: the language, the operator's brand, the names of the assets and who is signed in.

use std::sync::Arc;

use leptos::prelude::{AnyView, IntoAny};
use portico_identity::portal::firms::rights::FIRM_TOPICS;
use portico_identity::portal::{Acting, Role, RoleView};

use crate::locale::{Language, Texts};
use crate::ui::moment::Moment;

/// Everything around a page, made once a request.
#[derive(Clone, Debug)]
pub struct PageContext {
    /// The language the page is written in.
    pub language: Language,
    /// The words of that language.
    pub texts: &'static Texts,
    /// The operator's look.
    pub brand: Arc<Brand>,
    /// Where the style sheet and the islands are.
    pub assets: Arc<Assets>,
    /// The nonce of the content security policy, for the one inline script.
    pub nonce: String,
    /// The number that error pages and logs share.
    pub request_id: String,
    /// Path and query of this page, where a change of language returns to.
    pub path: String,
    /// The person, if a session is there.
    pub signed_in: Option<SignedInAs>,
    /// The legal documents that the footer links to.
    pub legal: Vec<LegalLink>,
    /// Whether the browser asks not to have data sold or shared (Global Privacy Control).
    pub gpc: bool,
    /// Whether this is a local demo that shows its mails under `/dev/mail`.
    pub dev_mail: bool,
}

/// The person of the session, as the navigation needs them.
#[derive(Clone, Debug)]
pub struct SignedInAs {
    /// How the person wants to be addressed.
    pub name: String,
    /// Light, dark, or as the device says.
    pub theme: Theme,
    /// When a recovery of the account that is running can be finished.
    pub recovery_ready_at: Option<Moment>,
    /// As what they can use the portal, and as what they do.
    pub roles: Roles,
}

/// The roles of the person of the session.
#[derive(Clone, Debug, Default)]
pub struct Roles {
    /// All that are theirs now.
    pub all: Vec<RoleView>,
    /// The one they act in; none without any.
    pub current: Option<RoleView>,
    /// The topics of the firm that they see when they act for one.
    pub firm_topics: Vec<&'static str>,
}

impl Roles {
    /// Those of somebody who acts in one of them; none of somebody who has none. `sees` tells whether they see a topic of their firm.
    #[must_use]
    pub fn of(acting: Option<&Acting>, sees: impl Fn(&Acting, &str) -> bool) -> Self {
        let all = acting.map(Acting::roles).unwrap_or_default();
        let current = acting.and_then(|acting| all.iter().find(|view| view.role == acting.role())).cloned();
        let member = acting.filter(|acting| matches!(acting.role(), Role::Member(_)));
        let topics = member.map(|acting| FIRM_TOPICS.into_iter().filter(|topic| sees(acting, topic)).collect());
        Self { all, current, firm_topics: topics.unwrap_or_default() }
    }
}

/// Light or dark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// As the device says.
    #[default]
    Device,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

impl Theme {
    /// As it rests with the person: `light`, `dark`, or nothing.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Device => "",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    /// What rests with the person; anything unknown is as the device says.
    #[must_use]
    pub fn from_kept(kept: &str) -> Self {
        [Self::Light, Self::Dark].into_iter().find(|theme| theme.as_str() == kept).unwrap_or_default()
    }
}

/// The operator's look, from the configuration.
#[derive(Clone, Debug)]
pub struct Brand {
    /// The name in the header, in titles and in sentences.
    pub name: String,
    /// Path of a logo on this origin; the house's mark stands in when there is none.
    pub logo: Option<String>,
    /// A CSS colour. It reaches the page through `Assets::brand_css`, and mails directly.
    pub accent: Option<String>,
    /// The languages offered, the default first.
    pub languages: Vec<Language>,
    /// A mail address or `https:` address where people get help.
    pub support: Option<String>,
    /// Whether people are asked for their date of birth.
    pub ask_birth_date: bool,
    /// The operator's plain files under `/legal/`. Published documents come on top, see [`PageContext::legal`].
    pub legal: Vec<LegalLink>,
}

/// A document under `/legal/`.
#[derive(Clone, Debug)]
pub struct LegalLink {
    /// The path, such as `/legal/privacy`.
    pub href: String,
    /// The title, in the operator's words.
    pub title: String,
    /// Whether whoever has an account accepts it.
    pub to_accept: bool,
}

/// The hashed paths of the build's files.
#[derive(Clone, Debug)]
pub struct Assets {
    /// The style sheet.
    pub css: String,
    /// The islands' JavaScript, if the bundle was built.
    pub js: Option<String>,
    /// The islands' WebAssembly, if the bundle was built.
    pub wasm: Option<String>,
    /// A style sheet that sets the operator's accent.
    pub brand_css: Option<String>,
}

/// A page before it stands in the document.
pub struct Page {
    /// What the page is about; the brand's name is added. Escaped by the document.
    pub title: String,
    /// How much room it takes.
    pub width: Width,
    /// A navigation of its own, beside the content where there is room.
    pub beside: Option<AnyView>,
    /// The id of the form whose typed text must survive a change of language.
    pub switch_through: Option<&'static str>,
    /// Whether and when the islands wake.
    pub islands: Islands,
    /// The content of `<main>`.
    pub body: AnyView,
}

impl Page {
    /// A page without islands and without typed text.
    pub fn new(title: impl Into<String>, width: Width, body: impl IntoAny) -> Self {
        Self {
            title: title.into(),
            width,
            beside: None,
            switch_through: None,
            islands: Islands::None,
            body: body.into_any(),
        }
    }
}

/// How much room a page takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Width {
    /// One column for a form or a message.
    Narrow,
    /// The same column with the illustration beside it where there is room.
    Split,
    /// Lists and overviews.
    Wide,
    /// The pages of the account, with their navigation.
    Account,
    /// The front page.
    Landing,
}

/// When the islands of a page wake.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Islands {
    /// The page has none; no script is sent.
    None,
    /// When the browser is idle.
    Idle,
    /// At once, because the first thing a person does needs them.
    AtOnce,
}
