//! `/account/family`: the children of an adult, the adults of a child or student, and the way to a code.

use leptos::prelude::*;

use super::adult::{AdultCard, adult_card};
use super::child::{ChildCard, child_card};
use crate::locale::isolate;
use crate::shell::{Flash, Page, PageContext};
use crate::ui::account_nav::{AccountPlace, account_page};
use crate::ui::alert::{Tone, notice};
use crate::ui::button::{Rank, link};
use crate::ui::icon::Icon;
use crate::ui::outcome::outcome_part;

/// What the page shows.
#[derive(Clone, Debug, Default)]
pub struct Family {
    /// Whose adult the reader is.
    pub children: Vec<ChildCard>,
    /// The reader's own adults.
    pub adults: Vec<AdultCard>,
    /// Organisations that look at a request of the reader's.
    pub waiting: Vec<String>,
    /// What happened just now.
    pub notice: Option<FamilyNotice>,
}

/// What happened just now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FamilyNotice {
    /// It was chosen.
    Saved,
    /// It was so already.
    Unchanged,
}

impl FamilyNotice {
    /// The notice of a message left for this page.
    pub(crate) fn of(flash: Flash) -> Option<Self> {
        if flash == Flash::FamilyChosen {
            return Some(Self::Saved);
        }
        (flash == Flash::FamilyUnchanged).then_some(Self::Unchanged)
    }
}

/// What happened just now, in words.
pub(crate) fn told(cx: &PageContext, happened: FamilyNotice) -> AnyView {
    let texts = &cx.texts.family.adult;
    match happened {
        FamilyNotice::Saved => notice(Tone::Done, texts.saved).into_any(),
        FamilyNotice::Unchanged => notice(Tone::Note, texts.unchanged).into_any(),
    }
}

/// The page.
pub fn page(cx: &PageContext, family: &Family) -> Page {
    let texts = &cx.texts.family;
    let told = family.notice.map(|happened| told(cx, happened));
    let waiting = family.waiting.iter().map(|organisation| notice(Tone::Note, (texts.waits)(&isolate(organisation))));
    let waiting = waiting.collect_view();
    let nobody = family.children.is_empty() && family.adults.is_empty();
    let empty = nobody.then(|| view! { <section class="empty">{outcome_part(Icon::Family, texts.empty)}</section> });
    let children = (!family.children.is_empty()).then(|| {
        let cards = family.children.iter().map(|child| child_card(cx, child)).collect_view();
        view! { <section><h2>{texts.children}</h2><ul class="cards">{cards}</ul></section> }
    });
    let adults = (!family.adults.is_empty()).then(|| {
        let cards = family.adults.iter().map(|adult| adult_card(cx, adult)).collect_view();
        view! {
            <section><h2>{texts.adults}</h2><p class="small">{texts.adults_text}</p><ul class="cards">{cards}</ul></section>
        }
    });
    let may_vouch = !family.children.is_empty();
    let body = view! {
        <h1>{texts.title}</h1>
        <p class="lead">{texts.lead}</p>
        {told}
        {waiting}
        {empty}
        {children}
        {adults}
        <p class="actions">
            {link(Rank::Secondary, "/account/family/claim", texts.claim.link)}
            {may_vouch.then(|| link(Rank::Secondary, "/account/vouch", cx.texts.vouch.link))}
        </p>
    };
    account_page(cx, AccountPlace::Family, texts.title, body)
}
