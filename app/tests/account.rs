//! What the pages of the account promise: the way between them, the look that was chosen, why each thing is asked, and forms that keep.

#![cfg(feature = "ssr")]
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test may fail loudly")]

mod samples;

use portico_app::features::profile::{self, ProfileForm};
use portico_app::locale::Language;
use portico_app::shell::{PageContext, Roles, SignedInAs, Theme, render};
use samples::{context_inside, pages};

fn page(language: Language, name: &str) -> String {
    pages(language, None).into_iter().find(|(known, _)| *known == name).map(|(_, html)| html).unwrap()
}

fn with_look(theme: Theme) -> String {
    let signed_in = Some(SignedInAs { name: "Samira".into(), theme, recovery_ready_at: None, roles: Roles::default() });
    let cx = &PageContext { signed_in, ..context_inside(Language::En, "/account", None) };
    render(cx, || profile::page(cx, &ProfileForm { look: theme, ..ProfileForm::default() })).0
}

#[test]
fn every_page_of_the_account_has_the_way_to_the_others_and_says_where_one_is() {
    for language in Language::ALL {
        let html = page(language, "profile");
        let places = [
            "",
            "/addresses",
            "/messages",
            "/passkeys",
            "/recovery",
            "/sessions",
            "/consents",
            "/privacy",
            "/activity",
        ];
        for path in places {
            assert!(html.contains(&format!("href=\"/account{path}\"")), "{path}");
        }
        assert!(html.contains("<a href=\"/account\" aria-current=\"page\"><svg"));
        let behind = page(language, "address-pending");
        assert!(behind.contains("<a href=\"/account/addresses\" aria-current=\"true\"><svg"));
        for html in [html, behind] {
            let places = html.split("class=\"places\"").nth(1).and_then(|rest| rest.split("</nav>").next()).unwrap();
            assert_eq!(places.matches("aria-current").count(), 1);
        }
    }
}

#[test]
fn the_header_leads_home_and_to_the_account() {
    let html = page(Language::En, "address-pending");
    let header = html.split("class=\"nav\"").nth(1).and_then(|rest| rest.split("</nav>").next()).unwrap();
    assert!(header.contains("href=\"/home\"") && header.contains("href=\"/account\" aria-current=\"true\""));
}

#[test]
fn the_look_stands_on_the_document_and_in_the_colours_of_the_browser() {
    let device = with_look(Theme::Device);
    assert!(!device.contains("data-theme"));
    assert_eq!(device.matches("media=\"(prefers-color-scheme: ").count(), 2);
    for (theme, name) in [(Theme::Light, "light"), (Theme::Dark, "dark")] {
        let html = with_look(theme);
        assert!(html.contains(&format!("<html lang=\"en\" dir=\"ltr\" data-theme=\"{name}\">")), "{}", &html[..200]);
        assert_eq!(html.matches("name=\"theme-color\"").count(), 1);
        assert!(!html.contains("prefers-color-scheme"));
        assert!(html.contains(&format!("value=\"{name}\" checked")));
    }
    let styles = include_str!("../../style/tokens.css");
    for name in ["light", "dark"] {
        assert!(styles.contains(&format!("[data-theme=\"{name}\"] {{ color-scheme: {name}; }}")));
    }
}

#[test]
fn beside_each_field_stands_what_it_is_for() {
    for language in Language::ALL {
        let html = page(language, "profile");
        let texts = &language.texts().profile;
        for (label, why) in
            [texts.name, texts.preferred_name, texts.birth_date, texts.language, texts.time_zone, texts.look]
        {
            assert!(html.contains(label) && html.contains(why), "{label}");
        }
    }
}

#[test]
fn a_birth_date_that_was_said_stands_and_says_where_it_is_corrected() {
    for language in Language::ALL {
        let texts = &language.texts().profile;
        for name in ["profile-birth-date-known", "profile-birth-date-stands"] {
            let html = page(language, name);
            assert!(html.contains("9 March 1987"));
            assert!(html.contains(texts.birth_date_stands));
            assert!(html.contains("href=\"/account/privacy/correct\"") && !html.contains("name=\"birth_date\""));
        }
        assert!(page(language, "profile-birth-date-stands").contains(language.texts().errors.birth_date_stands));
    }
}

#[test]
fn nobody_is_asked_for_a_birth_date_that_nobody_needs() {
    let cx = context_inside(Language::En, "/account", None);
    let html = render(&cx, || profile::page(&cx, &ProfileForm::default())).0;
    assert!(!html.contains("birth_date") && html.contains("preferred_name"));
}

#[test]
fn time_zones_stand_under_their_part_of_the_world_and_the_chosen_one_is_chosen() {
    let html = page(Language::Nl, "profile");
    assert!(html.contains("<optgroup label=\"Europa\">") && html.matches("<option").count() > 350);
    assert!(html.contains("value=\"Europe/Amsterdam\" lang=\"en\" dir=\"auto\" selected>Amsterdam</option>"));
    assert!(html.contains(">Argentina, Buenos Aires</option>"));
    // An older name is in no group; whoever has it keeps it.
    let html = page(Language::En, "profile-saved");
    assert!(html.contains("value=\"US/Eastern\" lang=\"en\" dir=\"auto\" selected>US, Eastern</option>"));
    let chosen = html.split("id=\"time_zone\"").nth(1).and_then(|rest| rest.split("</select>").next()).unwrap();
    assert_eq!(chosen.matches(" selected").count(), 1);
}

#[test]
fn a_form_that_was_kept_comes_back_filled_and_says_so() {
    for language in Language::ALL {
        let html = page(language, "addresses-kept");
        assert!(html.contains("value=\"samira@example\"") && html.contains(language.texts().account.kept));
        assert_eq!(html.matches("autofocus").count(), 1, "the button that was pressed");
    }
}

#[test]
fn what_was_refused_keeps_everything_typed() {
    let html = page(Language::En, "profile-refused");
    for (typed, error) in [
        ("value=\"Samira El Amrani\"", "name-error"),
        (samples::LONG_NAME, "preferred_name-error"),
        ("value=\"1987-03-09\"", "birth_date-error"),
        ("value=\"dark\" checked", "time_zone-error"),
    ] {
        assert!(html.contains(typed) && html.contains(&format!("id=\"{error}\"")), "{typed}");
    }
}

#[test]
fn typed_text_of_the_account_travels_with_a_change_of_language() {
    for (name, form) in
        [("profile-refused", "profile"), ("addresses-refused", "add-address"), ("address-code-wrong", "address-code")]
    {
        let html = page(Language::En, name);
        assert_eq!(html.matches(&format!("form=\"{form}\" formnovalidate")).count(), 3, "{name}");
        assert!(!html.contains("action=\"/language\""), "{name}");
    }
}

#[test]
fn the_only_address_offers_no_way_to_remove_it() {
    let html = page(Language::En, "address-remove-last");
    assert!(!html.contains("remove-address") && html.contains("href=\"/account/addresses\""));
}
