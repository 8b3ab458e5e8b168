//! An adult on the page of a child or student: what they see, topic by topic, and what is the reader's to share or to keep.

use leptos::prelude::*;
use portico_identity::portal::family::TopicChoice;
use uuid::Uuid;

use super::child::kind_words;
use crate::locale::{ErrorCode, FamilyAdultTexts, SchoolTopic, isolate};
use crate::shell::PageContext;
use crate::ui::button::{Rank, submit};
use crate::ui::icon::{Icon, icon};
use crate::ui::moment::Moment;

/// An adult.
#[derive(Clone, Debug)]
pub struct AdultCard {
    /// In paths and form ids.
    pub id: Uuid,
    /// What they are called.
    pub name: String,
    /// Stable name of what they are.
    pub kind: String,
    /// At which schools.
    pub schools: Vec<String>,
    /// Whether they have an account.
    pub has_account: bool,
    /// What they see.
    pub topics: Vec<AdultTopic>,
    /// When it becomes the reader's own.
    pub hand_over: Option<Moment>,
    /// Whether it is.
    pub of_age: bool,
    /// The last day in the form, ISO 8601.
    pub ends_on: String,
    /// On which page the card stands.
    pub on: ChosenOn,
    /// Stable names of the topics that were ticked.
    pub ticked: Vec<String>,
    /// Why the form was refused.
    pub error: Option<ErrorCode>,
}

/// On which page something is chosen about an adult: there it leads back to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ChosenOn {
    /// `/account/family`.
    #[default]
    Family,
    /// `/portal/parents`, a student's.
    Parents,
}

impl ChosenOn {
    /// What the form says; none for the page of the family.
    fn name(self) -> Option<&'static str> {
        match self {
            Self::Family => None,
            Self::Parents => Some(PARENTS),
        }
    }

    /// The page that a form names; none when there is no such one.
    pub(super) fn parse(name: &str) -> Option<Self> {
        (name == PARENTS).then_some(Self::Parents)
    }
}

/// How forms name the page of a student's parents.
const PARENTS: &str = "parents";

/// A topic and an adult.
#[derive(Clone, Debug)]
pub struct AdultTopic {
    /// Which.
    pub topic: SchoolTopic,
    /// Whether it is visible.
    pub sees: Sees,
    /// What may be chosen.
    pub choice: TopicChoice,
}

/// Whether a topic is visible.
#[derive(Clone, Debug)]
pub enum Sees {
    /// It is.
    Yes,
    /// It is shared, to this day.
    Shared(Option<Moment>),
    /// It is kept.
    Withheld,
    /// It is not.
    No,
}

/// The card.
pub(crate) fn adult_card(cx: &PageContext, adult: &AdultCard) -> AnyView {
    let (family, texts) = (&cx.texts.family, &cx.texts.family.adult);
    let name = isolate(&adult.name);
    let schools: Vec<&str> = adult.schools.iter().map(String::as_str).collect();
    let schools = isolate(&(cx.texts.children.and_so_on)(&schools));
    let schools = if adult.schools.is_empty() { String::new() } else { schools };
    let who = (family.at)(kind_words(family, &adult.kind), &schools);
    let no_account = (!adult.has_account).then(|| view! { <p class="small">{(texts.no_account)(&name)}</p> });
    let hand_over = adult.hand_over.as_ref().filter(|_| !adult.of_age);
    let hand_over = hand_over.map(|day| (texts.hand_over)(&isolate(&day.words)));
    let age = if adult.of_age { Some(texts.of_age.to_owned()) } else { hand_over };
    let age = age.map(|words| view! { <p class="held">{icon(Icon::Info)}<span>{words}</span></p> });
    let topics = adult.topics.iter().map(|topic| topic_row(cx, adult, topic)).collect_view();
    view! {
        <li class="card family-card">
            <h3 dir="auto">{adult.name.clone()}</h3>
            <p class="small">{who}</p>
            {no_account}
            {age}
            <h4>{(texts.sees)(&name)}</h4>
            <ul class="family-topics">{topics}</ul>
            {chooser(cx, adult, TopicChoice::Grant)}
            {chooser(cx, adult, TopicChoice::Withhold)}
        </li>
    }
    .into_any()
}

fn topic_row(cx: &PageContext, adult: &AdultCard, topic: &AdultTopic) -> AnyView {
    let texts = &cx.texts.family.adult;
    let title = topic.topic.words(&cx.texts.school.topics).title;
    let state = match &topic.sees {
        Sees::Yes | Sees::Shared(None) => texts.yes.to_owned(),
        Sees::Shared(Some(day)) => (texts.shared_until)(&isolate(&day.words)),
        Sees::Withheld => texts.withheld.to_owned(),
        Sees::No => texts.no.to_owned(),
    };
    let label = if matches!(topic.sees, Sees::Withheld) { texts.show_again } else { texts.stop_sharing };
    let end = (topic.choice == TopicChoice::End).then(|| {
        let id = format!("end-{}-{}", adult.id, topic.topic.as_str());
        view! {
            <form id=id method="post" action=action(adult)>
                <input type="hidden" name="choice" value="end" />
                {chosen_on(adult)}
                <input type="hidden" name="topic" value=topic.topic.as_str() />
                <button type="submit" class="button quiet"><span>{label}<span class="unseen">" " {title}</span></span></button>
            </form>
        }
    });
    view! { <li><b>{title}</b> " · " <span>{state}</span>{end}</li> }.into_any()
}

/// The form that shares or keeps topics; none where nothing is to be chosen.
fn chooser(cx: &PageContext, adult: &AdultCard, choice: TopicChoice) -> Option<AnyView> {
    let texts = &cx.texts.family.adult;
    let topics: Vec<_> = adult.topics.iter().filter(|topic| topic.choice == choice).collect();
    let grants = choice == TopicChoice::Grant;
    // The first form of an adult has the plain name.
    let first = grants || adult.topics.iter().all(|topic| topic.choice != TopicChoice::Grant);
    let id = if first { format!("choose-{}", adult.id) } else { format!("withhold-{}", adult.id) };
    let error = adult.error.filter(|_| first);
    (!topics.is_empty()).then(|| {
        let boxes = topics.iter().map(|topic| {
            let (name, title) = (topic.topic.as_str(), topic.topic.words(&cx.texts.school.topics).title);
            let ticked = adult.ticked.iter().any(|one| one == name);
            view! {
                <label class="answer"><input type="checkbox" name="topic" value=name checked=ticked /><span>{title}</span></label>
            }
        });
        let boxes = boxes.collect_view();
        let name = isolate(&adult.name);
        let (legend, value, label) = if grants {
            ((texts.grant)(&name), "grant", texts.grant_submit)
        } else {
            ((texts.withhold)(&name), "withhold", texts.withhold_submit)
        };
        let hint = (!grants).then(|| view! { <p class="hint">{texts.withhold_hint}</p> });
        view! {
            <form id=id.clone() class="form" method="post" action=action(adult) novalidate=true>
                <input type="hidden" name="choice" value=value />
                {chosen_on(adult)}
                {error.map(|error| refusal(cx, &id, error))}
                <fieldset class="field choices"><legend>{legend}</legend>{hint}<div class="answers">{boxes}</div></fieldset>
                {grants.then(|| last_day(texts, adult))}
                <div class="actions">{submit(Rank::Primary, label)}</div>
            </form>
        }
        .into_any()
    })
}

fn refusal(cx: &PageContext, form: &str, error: ErrorCode) -> AnyView {
    let text = cx.texts.errors.text(error);
    let id = format!("{form}-error");
    view! {
        <p class="field-error" id=id role="alert" tabindex="-1" autofocus=true>{icon(Icon::Alert)}<span>{text}</span></p>
    }
    .into_any()
}

fn last_day(texts: &FamilyAdultTexts, adult: &AdultCard) -> AnyView {
    let (id, hint) = (format!("ends-on-{}", adult.id), format!("ends-on-{}-hint", adult.id));
    view! {
        <div class="field">
            <label for=id.clone()>{texts.ends_on}</label>
            <p class="hint" id=hint.clone()>{texts.ends_on_hint}</p>
            <input class="input" type="date" id=id name="ends_on" value=adult.ends_on.clone() required=true aria-describedby=hint />
        </div>
    }
    .into_any()
}

fn chosen_on(adult: &AdultCard) -> Option<impl IntoView + use<>> {
    adult.on.name().map(|page| view! { <input type="hidden" name="from" value=page /> })
}

fn action(adult: &AdultCard) -> String {
    format!("/account/family/{}/choose", adult.id)
}
