//! Legal documents and their acceptance, in every state.

use portico_app::features::legal::{self, LegalDocument, LegalVersion, VersionRow, parse_blocks};
use portico_app::features::terms::{self, AcceptedRow, Terms, TermsNotice, WaitingRow};
use portico_app::locale::Language;

use super::{context, context_inside, html, moment};

const TEXT: &str =
    "# Who we are\n\nNorthfield keeps your data so that it can serve you.\n\n- What you typed\n- What you did";

/// Each by name.
pub fn pages(language: Language, foreign: Option<&str>) -> Vec<(&'static str, String)> {
    let mut all = documents(language, foreign);
    all.extend(acceptances(language, foreign));
    all
}

fn documents(language: Language, foreign: Option<&str>) -> Vec<(&'static str, String)> {
    let cx = &context(language, foreign);
    let own = |text: &str| foreign.unwrap_or(text).to_owned();
    let blocks = parse_blocks(foreign.unwrap_or(TEXT));
    let plain = LegalDocument { title: own("Privacy"), blocks: blocks.clone() };
    let row = |number, editorial| VersionRow { number, published: moment("3 May 2026", foreign), editorial };
    let only = LegalVersion {
        name: own("terms"),
        number: 1,
        title: own("Terms of use"),
        blocks,
        language: own(language.tag()),
        published: moment("3 May 2026", foreign),
        changed: String::new(),
        versions: vec![row(1, false)],
    };
    let versions = vec![row(3, false), row(2, true), row(1, false)];
    let newest = LegalVersion { number: 3, changed: own("We added a way out."), versions, ..only.clone() };
    let older = LegalVersion { number: 1, changed: String::new(), ..newest.clone() };
    let elsewhere = LegalVersion { language: own("fr"), ..newest.clone() };
    vec![
        ("legal", html(cx, || legal::page(&plain))),
        ("legal-first", html(cx, || legal::version_page(cx, &only))),
        ("legal-newest", html(cx, || legal::version_page(cx, &newest))),
        ("legal-older", html(cx, || legal::version_page(cx, &older))),
        ("legal-other-language", html(cx, || legal::version_page(cx, &elsewhere))),
    ]
}

fn acceptances(language: Language, foreign: Option<&str>) -> Vec<(&'static str, String)> {
    let cx = &context_inside(language, "/account/terms", foreign);
    let own = |text: &str| foreign.unwrap_or(text).to_owned();
    let waits = WaitingRow {
        document: own("terms"),
        version: 2,
        title: own("Terms of use"),
        changed: own("We added a way out."),
        hash: own("0f"),
        until: Some(moment("29 January 2027", foreign)),
    };
    let over = WaitingRow { document: own("house-rules") + "-2", until: None, ..waits.clone() };
    let accepted = vec![AcceptedRow {
        document: own("terms"),
        version: 1,
        title: own("Terms of use"),
        at: moment("3 May 2026", foreign),
    }];
    let waiting = Terms { waiting: vec![waits, over], accepted: accepted.clone(), notice: None };
    let changed = Terms { notice: Some(TermsNotice::TextChanged), ..waiting.clone() };
    let done = Terms { waiting: Vec::new(), accepted, notice: Some(TermsNotice::Accepted) };
    vec![
        ("terms-waiting", html(cx, || terms::page(cx, &waiting))),
        ("terms-changed", html(cx, || terms::page(cx, &changed))),
        ("terms-accepted", html(cx, || terms::page(cx, &done))),
        ("terms-nothing", html(cx, || terms::page(cx, &Terms::default()))),
    ]
}
