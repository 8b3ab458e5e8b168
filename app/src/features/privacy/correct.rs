//! Asking for a correction of what cannot be edited.

use leptos::prelude::*;

use super::form::About;
use crate::locale::{CorrectTexts, ErrorCode};
use crate::shell::{Page, PageContext};
use crate::ui::account_nav::{AccountPlace, account_page};
use crate::ui::alert::refusals;
use crate::ui::button::{Rank, link, submit};
use crate::ui::choices::{Choices, choices_or_error};
use crate::ui::words::{Words, words};

/// What the page shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Correct {
    /// What it is about; none when what came was none of the choices.
    pub about: Option<About>,
    /// Why that was refused.
    pub about_error: Option<ErrorCode>,
    /// What was typed.
    pub words: String,
    /// Why it was refused.
    pub words_error: Option<ErrorCode>,
}

impl CorrectTexts {
    /// What it is about, in words.
    pub(super) fn about_words(&self, about: About) -> &'static str {
        match about {
            About::BirthDate => self.birth_date,
            About::Name => self.name,
            About::Other => self.other,
        }
    }
}

/// The page.
pub fn correct_page(cx: &PageContext, correct: &Correct) -> Page {
    let texts = &cx.texts.privacy.correct;
    let refused = refusals(cx.texts, &[("about", correct.about_error), ("words", correct.words_error)]);
    let title = match &refused {
        Some(_) => (cx.texts.shell.title_with_error)(texts.title),
        None => texts.title.to_owned(),
    };
    // Where nobody is asked for it, there is none to correct.
    let offered = About::ALL.into_iter().filter(|about| *about != About::BirthDate || cx.brand.ask_birth_date);
    let offered: Vec<_> = offered.collect();
    let first = offered.first().copied().unwrap_or_default();
    let about = Choices {
        id: "about",
        label: texts.about.0,
        hint: texts.about.1,
        answers: offered.into_iter().map(|about| (about.as_str(), texts.about_words(about))).collect(),
        value: correct.about.unwrap_or(first).as_str(),
    };
    let (label, hint) = texts.words;
    let typed = Words { id: "words", label, hint, value: correct.words.clone(), error: correct.words_error };
    let body = view! {
        <h1>{texts.title}</h1>
        <p class="lead">{texts.lead}</p>
        {refused}
        <form id="correct" class="form" method="post" action="/account/privacy/correct" novalidate=true>
            {choices_or_error(cx.texts, about, correct.about_error)}
            {words(cx.texts, typed)}
            <div class="actions">
                {submit(Rank::Primary, texts.submit)}
                {link(Rank::Secondary, "/account/privacy", cx.texts.privacy.back)}
            </div>
        </form>
    };
    Page { switch_through: Some("correct"), ..account_page(cx, AccountPlace::Privacy, title, body) }
}
