//! What the pages of consents promise: nothing is ticked beforehand, both answers weigh the same, and every card says why it is as it is.

#![cfg(feature = "ssr")]
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test may fail loudly")]

mod samples;

use portico_app::locale::Language;
use samples::pages;

fn page(language: Language, name: &str) -> String {
    pages(language, None).into_iter().find(|(known, _)| *known == name).map(|(_, html)| html).unwrap()
}

/// The part of the list that belongs to a purpose.
fn card<'a>(html: &'a str, purpose: &str) -> &'a str {
    let rest = html.split(&format!("id=\"purpose-{purpose}\"")).nth(1).unwrap();
    let card = rest.split(" id=\"purpose-").next().unwrap();
    card.split("</section>").next().unwrap()
}

/// The opening tags of the buttons of a form.
fn buttons(form: &str) -> Vec<&str> {
    form.split("<button ").skip(1).map(|rest| rest.split('>').next().unwrap()).collect()
}

fn form<'a>(card: &'a str, id: &str) -> &'a str {
    card.split(&format!("<form id=\"{id}\"")).nth(1).unwrap().split("</form>").next().unwrap()
}

/// GDPR 7 and 25; a choice is never made for somebody.
#[test]
fn nothing_is_ticked_before_it_is_answered() {
    for language in Language::ALL {
        for (name, html) in pages(language, None).into_iter().filter(|(name, _)| name.starts_with("consent")) {
            assert!(!html.contains("type=\"checkbox\"") && !html.contains("type=\"radio\""), "{name}");
        }
        let html = page(language, "consents");
        for off in ["undecided", "declined", "withdrawn", "objected"] {
            assert!(card(&html, off).contains("aria-checked=\"false\""), "{off}");
        }
        for on in ["agreed", "in-use", "allowed", "ends-soon"] {
            assert!(card(&html, on).contains("aria-checked=\"true\""), "{on}");
        }
    }
}

/// GDPR 7(3): one form with one button either way, of the same look.
#[test]
fn giving_and_withdrawing_look_and_cost_the_same() {
    let html = page(Language::En, "consents");
    let mut looks = Vec::new();
    for (purpose, decision, label) in [
        ("agreed", "decline", "Withdraw"),
        ("undecided", "agree", "Agree"),
        ("declined", "agree", "Agree"),
        ("withdrawn", "agree", "Agree"),
        ("in-use", "decline", "Object"),
        ("allowed", "decline", "Object"),
        ("objected", "agree", "Allow again"),
    ] {
        let form = form(card(&html, purpose), &format!("consent-{purpose}"));
        let [button] = &buttons(form)[..] else { panic!("{purpose}: {form}") };
        assert!(form.contains(&format!(">{label}<")), "{purpose}");
        looks.push(button.replace(&format!("value=\"{decision}\""), ""));
    }
    assert!(looks.iter().all(|look| *look == looks[0] && !look.contains("primary")), "{looks:?}");
}

#[test]
fn both_answers_of_a_question_weigh_the_same() {
    for name in ["consents", "consents-asked", "consents-asked-changed"] {
        let html = page(Language::En, name);
        let form = form(&html, "consent-asked-again");
        let [agree, decline] = &buttons(form)[..] else { panic!("{form}") };
        assert_eq!(agree.replace("agree", "decline"), **decline);
        assert_eq!(form.matches("name=\"text\"").count(), 1, "one decision a form");
    }
    let html = page(Language::En, "consents-asked");
    assert_eq!(html.matches("<form id=\"consent-").count(), 3, "never bundled");
    assert!(html.contains("<a href=\"/account/passkeys\" class=\"button\">"), "it can wait");
    assert_eq!(html.matches("name=\"return\" value=\"/account/passkeys\"").count(), 3);
}

#[test]
fn what_cannot_be_decided_says_why_and_has_no_button() {
    for language in Language::ALL {
        let html = page(language, "consents");
        let texts = &language.texts().consents;
        let reasons = [
            ("too-young", (texts.state.guardian)(1, 2)),
            ("too-young-one", (texts.state.guardian)(0, 1)),
            ("age-unknown", texts.state.birth_date.to_owned()),
            ("signalled", texts.state.held.to_owned()),
            ("contract", texts.state.contract.to_owned()),
            ("law", texts.state.law.to_owned()),
            ("life", texts.state.vital.to_owned()),
            ("no-text", texts.card.no_text.to_owned()),
        ];
        for (purpose, reason) in reasons {
            let card = card(&html, purpose);
            assert!(card.contains(&reason), "{purpose}");
            assert!(!card.contains("<form") && !card.contains("data-action"), "{purpose}");
        }
        assert!(card(&html, "age-unknown").contains("href=\"/account\""));
        assert!(card(&html, "paused").contains(texts.state.paused) && card(&html, "paused").contains("<form"));
    }
}

#[test]
fn what_changed_stands_before_the_question() {
    for name in ["consents", "consents-asked"] {
        let html = page(Language::En, name);
        let card = card(&html, "asked-again");
        let (changed, form) = (card.find("What changed").unwrap(), card.find("<form").unwrap());
        assert!(changed < form && card.contains("The letters are sent by Mailhouse now."));
    }
    let html = page(Language::En, "consents");
    assert!(!card(&html, "agreed").contains("What changed"), "only where it is asked again");
    assert!(html.find("id=\"purpose-asked-again\"") < html.find("id=\"purpose-agreed\""));
}

/// WCAG 2.2, 4.1.2 and 4.1.3: name, role, value, and what follows is announced.
#[test]
fn a_switch_has_a_name_a_state_and_a_way_back() {
    for language in Language::ALL {
        let html = page(language, "consents-given");
        let card = card(&html, "agreed");
        assert!(card.contains("role=\"switch\"") && card.contains("data-action=\"consent-switch\""));
        assert!(card.contains("aria-labelledby=\"agreed-title\"") && card.contains("id=\"agreed-title\""));
        assert_eq!(card.matches("data-action=\"consent-undo\"").count(), 2);
        let told = card.split("<div role=\"status\">").nth(1).unwrap().split("</div>").next().unwrap();
        assert_eq!(told.matches("data-told=").count(), told.matches(" hidden").count(), "silent until pressed");
        for code in ["agree", "decline", "failed", "text-changed", "consent-not-now", "session-needed"] {
            assert!(told.contains(&format!("data-told=\"{code}\"")), "{code}");
        }
        for state in ["agree", "decline"] {
            assert!(card.contains(&format!("data-state=\"{state}\" hidden")));
        }
    }
}

#[test]
fn every_decision_shows_its_text_and_leads_to_its_receipt() {
    for language in Language::ALL {
        let (html, texts) = (page(language, "consent-history"), &language.texts().consents.history);
        assert_eq!(html.matches("<details class=\"details\"").count(), 7);
        assert_eq!(html.matches("/account/consents/receipts/").count(), 7);
        for words in [texts.guardian, texts.signal, texts.rule, texts.gpc, texts.sign_in, texts.objected, texts.allowed]
        {
            assert!(html.contains(words), "{words}");
        }
        assert!(page(language, "consent-history-empty").contains(texts.empty));
    }
}

#[test]
fn a_receipt_says_how_it_is_checked() {
    for language in Language::ALL {
        let html = page(language, "consent-receipt");
        assert!(html.contains("portico receipt verify receipt-0193.json") && html.contains("/.well-known/jwks.json"));
        assert!(html.contains("download=\"receipt-0193.json\"") && html.contains("Mailhouse"));
        assert!(page(language, "consent-receipt-alone").contains(language.texts().consents.receipt.nobody));
    }
}

#[test]
fn the_signal_is_honoured_in_words() {
    for language in Language::ALL {
        let texts = language.texts();
        let html = page(language, "consents-signal");
        assert!(html.contains(texts.consents.signal.title) && html.contains(texts.shell.signal_honoured));
        assert!(!page(language, "consents").contains(texts.shell.signal_honoured));
    }
}
