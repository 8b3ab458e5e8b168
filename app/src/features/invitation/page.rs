//! Who invites, to what, and one button; or what is wrong with the code, and where a right one goes.

use leptos::prelude::*;

use crate::locale::{ErrorCode, InvitationTexts, Outcome, isolate};
use crate::shell::{Page, PageContext, Width};
use crate::ui::alert::{refusals, wait_first};
use crate::ui::button::{Rank, link, submit};
use crate::ui::field::{Field, Kind, field};
use crate::ui::icon::Icon;
use crate::ui::moment::Moment;
use crate::ui::outcome::outcome;

/// To what somebody is invited.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum InvitedTo {
    /// To see what an organisation keeps about them.
    #[default]
    Known,
    /// To be linked with a child.
    Guardian,
    /// To act for a firm.
    Member,
}

/// What the page shows.
#[derive(Clone, Debug, Default)]
pub struct Invited {
    /// The code as typed.
    pub code: String,
    /// To what.
    pub to: InvitedTo,
    /// Who invites.
    pub organisation: String,
    /// Who there; empty for the organisation itself.
    pub inviter: String,
    /// Until when it works; none where that is not known.
    pub until: Option<Moment>,
    /// Whether a date of birth is asked for, and what was typed.
    pub birth_date: Option<String>,
    /// Why it was refused.
    pub error: Option<ErrorCode>,
    /// How many seconds the next try has to wait.
    pub wait: Option<u64>,
}

/// What is wrong with a code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    /// There is no such one.
    Unknown,
    /// It was used.
    Used,
    /// It is too old.
    Expired,
    /// It was taken back.
    Withdrawn,
    /// The child is of age.
    OfAge,
    /// It leads to nothing new.
    Nothing,
}

impl Refused {
    fn words(self, texts: &InvitationTexts) -> Outcome {
        match self {
            Self::Unknown => texts.unknown,
            Self::Used => texts.used,
            Self::Expired => texts.expired,
            Self::Withdrawn => texts.withdrawn,
            Self::OfAge => texts.of_age,
            Self::Nothing => texts.nothing,
        }
    }
}

/// The page of a code that works.
pub fn page(cx: &PageContext, invited: &Invited) -> Page {
    let texts = &cx.texts.invitation;
    let (organisation, inviter) = (isolate(&invited.organisation), isolate(&invited.inviter));
    let lead = match (invited.to, invited.inviter.is_empty()) {
        (InvitedTo::Known, _) => (texts.known)(&organisation),
        (InvitedTo::Guardian, _) => (texts.guardian)(&organisation),
        (InvitedTo::Member, true) => (texts.member)(&organisation),
        (InvitedTo::Member, false) => (texts.member_by)(&inviter, &organisation),
    };
    let until = invited.until.as_ref().map(|day| view! { <p class="small">{(texts.until)(&day.words)}</p> });
    let ways = if cx.signed_in.is_some() { join(cx, invited) } else { ways_in(texts) };
    let body = view! {
        {refusals(cx.texts, &[("birth_date", invited.error)])}
        {wait_first(cx.texts, invited.wait)}
        <h1>{texts.title}</h1>
        <p class="lead">{lead}</p>
        {ways}
        {until}
    };
    let title =
        if invited.error.is_some() { (cx.texts.shell.title_with_error)(texts.title) } else { texts.title.into() };
    let switch_through = cx.signed_in.is_some().then_some("invitation");
    Page { switch_through, ..Page::new(title, Width::Split, body) }
}

/// For somebody who is signed in: one button, and the date of birth where the code alone is not enough.
fn join(cx: &PageContext, invited: &Invited) -> AnyView {
    let texts = &cx.texts.invitation;
    let (label, button) = match invited.to {
        InvitedTo::Guardian => (texts.birth_date_child, texts.link),
        InvitedTo::Known | InvitedTo::Member => (texts.birth_date, texts.join),
    };
    let birth_date = invited.birth_date.clone().map(|value| {
        let (id, kind, hint) = ("birth_date", Kind::BirthDate, texts.birth_date_hint);
        field(cx.texts, Field { id, kind, label, hint, value, error: invited.error })
    });
    view! {
        <form id="invitation" class="form" method="post" action="/invitation">
            <input type="hidden" name="code" value=invited.code.clone() />
            {birth_date}
            {submit(Rank::Primary, button)}
        </form>
    }
    .into_any()
}

fn ways_in(texts: &InvitationTexts) -> AnyView {
    view! {
        <p class="actions">
            {link(Rank::Primary, "/sign-up", texts.new_here)}
            {link(Rank::Secondary, "/sign-in?return=/invitation", texts.have_account)}
        </p>
        <p>{texts.ways}</p>
    }
    .into_any()
}

/// The page without a code.
pub fn ask_page(cx: &PageContext, wait: Option<u64>) -> Page {
    let words = cx.texts.invitation.ask;
    let body = view! {
        {wait_first(cx.texts, wait)}
        <h1>{words.title}</h1>
        <p class="lead">{words.text}</p>
        {code_form(cx)}
    };
    Page::new(words.title, Width::Split, body)
}

/// The page of a code that does not work.
pub fn refused_page(cx: &PageContext, refused: Refused) -> Page {
    let words = refused.words(&cx.texts.invitation);
    let body = view! { {outcome(Icon::Alert, words)} {code_form(cx)} };
    Page::new(words.title, Width::Split, body)
}

/// The page of a claim that somebody looks at first.
pub fn waits_page(cx: &PageContext, organisation: &str) -> Page {
    let texts = &cx.texts.invitation;
    let body = view! {
        <h1>{texts.waits}</h1>
        <p class="lead">{(texts.waits_text)(&isolate(organisation))}</p>
        <p class="actions">{link(Rank::Primary, "/home", cx.texts.shell.home)}</p>
    };
    Page::new(texts.waits, Width::Split, body)
}

/// Where a code goes: a plain `GET`, as a link does it.
pub fn code_form(cx: &PageContext) -> AnyView {
    let texts = &cx.texts.day;
    view! {
        <form class="form code-form" id="open-invitation" method="get" action="/invitation">
            <div class="field">
                <label for="code">{texts.code}</label>
                <p class="hint" id="code-hint">{texts.code_hint}</p>
                <input
                    class="input code" id="code" name="code" type="text" required=true dir="ltr" autocomplete="off"
                    autocapitalize="characters" spellcheck="false" aria-describedby="code-hint"
                />
            </div>
            {submit(Rank::Secondary, texts.code_go)}
        </form>
    }
    .into_any()
}
