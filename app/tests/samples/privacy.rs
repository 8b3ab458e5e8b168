//! The rights desk and the pages behind it, in every state.

use portico_app::features::home::{self, Day, Home, Need};
use portico_app::features::privacy::{
    self, Ask, CopyRow, CopyState, Correct, Erase, PrivacyDesk, PrivacyNotice, RequestPage, RequestRow,
};
use portico_app::locale::{ErrorCode, Language};
use portico_identity::erasure::Stays;
use portico_identity::rights::{RequestOutcome, RightsKind};
use uuid::Uuid;

use super::{LONG_NAME, context_inside, html, moment};

/// Each by name.
pub fn pages(language: Language, foreign: Option<&str>) -> Vec<(&'static str, String)> {
    let mut all = desks(language, foreign);
    all.extend(notices(language, foreign));
    all.extend(erasures(language, foreign));
    all.extend(forms(language, foreign));
    all.extend(requests(language, foreign));
    all.extend(homes(language, foreign));
    all
}

fn copy(number: u128, state: CopyState, foreign: Option<&str>) -> CopyRow {
    CopyRow { id: Uuid::from_u128(number), asked: moment("3 May 2026", foreign), state }
}

fn ready(foreign: Option<&str>) -> CopyRow {
    let until = moment("10 May 2026 at 14:05", foreign);
    copy(2, CopyState::Ready { size: 1_234_567, until }, foreign)
}

fn row(kind: RightsKind, closed: bool, outcome: Option<RequestOutcome>, foreign: Option<&str>) -> RequestRow {
    let closed = closed.then(|| moment("20 May 2026", foreign));
    RequestRow { id: "0193".into(), kind, due: moment("3 June 2026", foreign), closed, outcome }
}

fn full(foreign: Option<&str>) -> PrivacyDesk {
    let open = |kind| row(kind, false, None, foreign);
    let closed = |kind, outcome| row(kind, true, Some(outcome), foreign);
    PrivacyDesk {
        copies: vec![copy(1, CopyState::Working { done: 3, steps: 14 }, foreign), ready(foreign)],
        restricted: Some(moment("3 May 2026", foreign)),
        requests: vec![
            open(RightsKind::Correct),
            open(RightsKind::Other),
            closed(RightsKind::Export, RequestOutcome::Done),
            closed(RightsKind::Erase, RequestOutcome::Withdrawn),
            closed(RightsKind::Restrict, RequestOutcome::Done),
            closed(RightsKind::Object, RequestOutcome::Refused),
        ],
        ..PrivacyDesk::default()
    }
}

fn desks(language: Language, foreign: Option<&str>) -> Vec<(&'static str, String)> {
    let cx = &context_inside(language, "/account/privacy", foreign);
    let desk = |desk: PrivacyDesk| html(cx, || privacy::page(cx, &desk));
    let one = |row: CopyRow| PrivacyDesk { copies: vec![row], ..PrivacyDesk::default() };
    let erasing = PrivacyDesk { erasure: Some(moment("17 May 2026", foreign)), ..full(foreign) };
    let asked =
        PrivacyDesk { asked_copy: Some(Uuid::from_u128(2)), notice: Some(PrivacyNotice::Kept), ..one(ready(foreign)) };
    let enough = PrivacyDesk { next_copy: Some(moment("4 May 2026 at 14:05", foreign)), ..one(ready(foreign)) };
    vec![
        ("privacy-new", desk(PrivacyDesk::default())),
        ("privacy-full", desk(full(foreign))),
        ("privacy-copy-ready", desk(one(ready(foreign)))),
        ("privacy-copy-asked", desk(asked)),
        ("privacy-copy-failed", desk(one(copy(3, CopyState::Failed, foreign)))),
        ("privacy-copies-enough", desk(enough)),
        ("privacy-erasing", desk(erasing)),
    ]
}

fn notices(language: Language, foreign: Option<&str>) -> Vec<(&'static str, String)> {
    let cx = &context_inside(language, "/account/privacy", foreign);
    [
        ("privacy-copy-started", PrivacyNotice::CopyStarted),
        ("privacy-copy-running", PrivacyNotice::CopyRunning),
        ("privacy-restricted", PrivacyNotice::Restricted),
        ("privacy-unrestricted", PrivacyNotice::Unrestricted),
        ("privacy-erasure-asked", PrivacyNotice::ErasureAsked),
        ("privacy-erasure-stopped", PrivacyNotice::ErasureStopped),
    ]
    .map(|(name, notice)| {
        let desk = PrivacyDesk { notice: Some(notice), ..full(foreign) };
        (name, html(cx, || privacy::page(cx, &desk)))
    })
    .to_vec()
}

fn erasures(language: Language, foreign: Option<&str>) -> Vec<(&'static str, String)> {
    let cx = &context_inside(language, "/account/privacy/erase", foreign);
    let erase = |erase: Erase| html(cx, || privacy::erase_page(cx, &erase));
    let plain = Erase {
        stays: vec![Stays::Request, Stays::Tombstone, Stays::GuardianActs, Stays::Backups],
        would_be: Some(moment("17 May 2026", foreign)),
        ..Erase::default()
    };
    let running = Erase { running: Some(moment("17 May 2026", foreign)), ..plain.clone() };
    let refused = Erase { error: Some(ErrorCode::ErasureSureNeeded), ..plain.clone() };
    let kept = Erase { sure: true, kept: true, ..plain.clone() };
    vec![
        ("erase", erase(plain.clone())),
        ("erase-at-once", erase(Erase { would_be: None, ..plain })),
        ("erase-refused", erase(refused)),
        ("erase-kept", erase(kept)),
        ("erase-running", erase(running)),
    ]
}

fn forms(language: Language, foreign: Option<&str>) -> Vec<(&'static str, String)> {
    let cx = &context_inside(language, "/account/privacy/correct", foreign);
    let own = |text: &str| foreign.unwrap_or(text).to_owned();
    let correct = |correct: Correct| html(cx, || privacy::correct_page(cx, &correct));
    let ask = |ask: Ask| html(cx, || privacy::ask_page(cx, &ask));
    let typed = Correct { words: own("I was born on 9 March 1987.\nNot on 3 September."), ..Correct::default() };
    let refused = Correct { about_error: Some(ErrorCode::ChoiceUnknown), ..typed.clone() };
    let too_long = Correct { words_error: Some(ErrorCode::WordsTooLong), ..typed.clone() };
    vec![
        ("correct", correct(Correct::default())),
        ("correct-typed", correct(typed)),
        ("correct-refused", correct(refused)),
        ("correct-too-long", correct(too_long)),
        ("ask", ask(Ask::default())),
        ("ask-refused", ask(Ask { words: own(""), words_error: Some(ErrorCode::WordsMissing) })),
        ("ask-too-many", ask(Ask { words: own(LONG_NAME), words_error: Some(ErrorCode::TooManyRequestsOpen) })),
    ]
}

fn requests(language: Language, foreign: Option<&str>) -> Vec<(&'static str, String)> {
    let cx = &context_inside(language, "/account/privacy/requests/0193", foreign);
    let own = |text: &str| foreign.unwrap_or(text).to_owned();
    let page = |request: RequestPage| html(cx, || privacy::request_page(cx, &request));
    let open = RequestPage {
        row: row(RightsKind::Correct, false, None, foreign),
        asked: moment("3 May 2026", foreign),
        about: "birth-date".into(),
        words: own("I was born on 9 March 1987.\nNot on 3 September."),
        extension: None,
        answer: String::new(),
        sent: false,
    };
    let extended = RequestPage { extension: Some(own("We ask the school.")), ..open.clone() };
    let answer = own("We have put it right.");
    let ended = |kind, outcome: RequestOutcome| RequestPage {
        row: row(kind, true, Some(outcome), foreign),
        about: own(""),
        answer: answer.clone(),
        ..open.clone()
    };
    let quiet =
        RequestPage { words: String::new(), answer: String::new(), ..ended(RightsKind::Export, RequestOutcome::Done) };
    vec![
        ("request-open", page(open.clone())),
        ("request-sent", page(RequestPage { sent: true, ..open.clone() })),
        ("request-extended", page(extended)),
        ("request-done", page(ended(RightsKind::Other, RequestOutcome::Done))),
        ("request-refused", page(ended(RightsKind::Object, RequestOutcome::Refused))),
        ("request-withdrawn", page(ended(RightsKind::Erase, RequestOutcome::Withdrawn))),
        ("request-by-itself", page(quiet)),
    ]
}

fn homes(language: Language, foreign: Option<&str>) -> Vec<(&'static str, String)> {
    let cx = &context_inside(language, "/home", foreign);
    let home = Home {
        name: foreign.unwrap_or("Samira").to_owned(),
        first_visit: false,
        codes_first: false,
        erasure: Some(moment("17 May 2026", foreign)),
        notice: None,
        role: None,
        needs: vec![Need::CopyReady],
        day: Day::Nobody,
        passkeys: 1,
    };
    vec![("home-erasing", html(cx, || home::page(cx, &home)))]
}
