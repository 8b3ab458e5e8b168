//! The pages of getting back in, of recovery in the account, and of freezing.

use portico_app::features::frozen::{self, FrozenAccount, FrozenOutcome, NotMe};
use portico_app::features::recover::{
    self, Expired, Proof, ProofAddress, ProofVouching, ProofWaiting, Recover, RecoverConfirm, RecoverOutcome,
    RecoverSent, SecondMailSent, UseVouch, VouchNumber,
};
use portico_app::features::recovery::{self, FreshCodes, RecoveryCare, RecoveryNotice};
use portico_app::features::sign_up::SentNotice;
use portico_app::features::vouch::{self, Asker, GiveVouch, Vouches};
use portico_app::locale::{ErrorCode, Language};
use portico_app::shell::{PageContext, SignedInAs};
use portico_app::ui::resend::NextMail;
use portico_identity::freeze::TakenBack;

use super::{context, context_inside, html, moment};

const NEXT_MAIL: NextMail = NextMail { now: 1_800_000_000, at: 1_800_000_045 };

/// Every page and state by name.
pub fn pages(language: Language, foreign: Option<&str>) -> Vec<(&'static str, String)> {
    let mut all = beginnings(language, foreign);
    all.extend(mails(language, foreign));
    all.extend(proofs(language, foreign));
    all.extend(vouching(language, foreign));
    all.extend(cares(language, foreign));
    all.extend(codes(language, foreign));
    all.extend(freezing(language, foreign));
    all.extend(not_me(language, foreign));
    all
}

fn beginnings(language: Language, foreign: Option<&str>) -> Vec<(&'static str, String)> {
    let (cx, inside) = (&context(language, foreign), &context_inside(language, "/recover", foreign));
    let own = |text: &str| foreign.unwrap_or(text).to_owned();
    let empty = Recover { email: own(""), ..Recover::default() };
    let refused = Recover { email: own("samira@"), email_error: Some(ErrorCode::EmailInvalid), ..Recover::default() };
    let too_many = Recover { wait: Some(300), under_way: Some("/recover/sent"), ..empty.clone() };
    let ended = |outcome| html(cx, || recover::outcome_page(cx, outcome));
    vec![
        ("recover", html(cx, || recover::page(cx, &empty))),
        ("recover-signed-in", html(inside, || recover::page(inside, &empty))),
        ("recover-refused", html(cx, || recover::page(cx, &refused))),
        ("recover-too-many", html(cx, || recover::page(cx, &too_many))),
        ("recover-other-browser", ended(RecoverOutcome::OtherBrowser)),
        ("recover-link-expired", ended(RecoverOutcome::LinkExpired)),
        ("recover-link-spent", ended(RecoverOutcome::LinkSpent)),
        ("recover-link-unknown", ended(RecoverOutcome::LinkUnknown)),
        ("recover-over", ended(RecoverOutcome::Over)),
        ("recover-passkey", html(cx, || recover::passkey_page(cx))),
    ]
}

fn mails(language: Language, foreign: Option<&str>) -> Vec<(&'static str, String)> {
    let cx = &context(language, foreign);
    let own = |text: &str| foreign.unwrap_or(text).to_owned();
    let sent = RecoverSent { masked_address: own("s…@example.org"), next_mail: NEXT_MAIL, ..RecoverSent::default() };
    let again = RecoverSent { notice: Some(SentNotice::Resent), ..sent.clone() };
    let wrong = RecoverSent { code: own("ABCD2345"), code_error: Some(ErrorCode::CodeWrong), ..sent.clone() };
    let later = RecoverSent { code: own("ABCD2345"), wait: Some(60), ..sent.clone() };
    let second =
        SecondMailSent { masked_address: own("w…@example.com"), next_mail: NEXT_MAIL, ..SecondMailSent::default() };
    let second_wrong = SecondMailSent {
        code: own("ABCD2345"),
        code_error: Some(ErrorCode::RecoveryTriesSpent),
        notice: Some(SentNotice::TooSoon),
        ..second.clone()
    };
    let confirm = RecoverConfirm { token: own("token"), masked_address: own("s…@example.org") };
    let expired = Expired { masked_address: own("s…@example.org"), next_mail: NextMail::default() };
    vec![
        ("recover-sent", html(cx, || recover::sent_page(cx, &sent))),
        ("recover-sent-again", html(cx, || recover::sent_page(cx, &again))),
        ("recover-code-wrong", html(cx, || recover::sent_page(cx, &wrong))),
        ("recover-code-too-many", html(cx, || recover::sent_page(cx, &later))),
        ("recover-confirm", html(cx, || recover::confirm_page(cx, &confirm))),
        ("recover-expired", html(cx, || recover::expired_page(cx, &expired))),
        ("recover-second-mail", html(cx, || recover::second_mail_page(cx, &second))),
        ("recover-second-mail-wrong", html(cx, || recover::second_mail_page(cx, &second_wrong))),
    ]
}

fn proofs(language: Language, foreign: Option<&str>) -> Vec<(&'static str, String)> {
    let cx = &context(language, foreign);
    let own = |text: &str| foreign.unwrap_or(text).to_owned();
    let address = |contact: &str, masked: &str| ProofAddress { contact: own(contact), masked_address: own(masked) };
    let when = || moment("24 November 2026 at 22:15 UTC", foreign);
    let all = Proof {
        codes_left: true,
        code: own(""),
        code_error: None,
        wait: None,
        addresses: vec![address("0193-a", "w…@example.com"), address("0193-b", "s…@home.example")],
        waiting: ProofWaiting::NotStarted { hours: 72 },
        vouching: ProofVouching::NotAsked,
    };
    let vouching = ProofVouching::Asked { until: when() };
    let none = Proof { codes_left: false, addresses: Vec::new(), vouching, ..all.clone() };
    let vouching = ProofVouching::Running { ready: when() };
    let no_codes =
        Proof { codes_left: false, waiting: ProofWaiting::Running { ready: when() }, vouching, ..all.clone() };
    let vouching = ProofVouching::Ready { until: when() };
    let waited = Proof { waiting: ProofWaiting::Ready { until: when() }, vouching, ..all.clone() };
    let mistyped = Proof {
        code: own("AB2C-D3EF-GH4J-K5MN-PQ6R-ST7V-WX8Y"),
        code_error: Some(ErrorCode::RecoveryCodeMistyped),
        ..all.clone()
    };
    let wrong = Proof { code_error: Some(ErrorCode::RecoveryCodeWrong), ..mistyped.clone() };
    let later = Proof { code_error: None, wait: Some(120), ..mistyped.clone() };
    let page = |proof: &Proof| html(cx, || recover::proof_page(cx, proof));
    vec![
        ("recover-proof", page(&all)),
        ("recover-proof-time-only", page(&none)),
        ("recover-proof-waiting", page(&no_codes)),
        ("recover-proof-waited", page(&waited)),
        ("recover-proof-mistyped", page(&mistyped)),
        ("recover-proof-wrong", page(&wrong)),
        ("recover-proof-too-many", page(&later)),
        ("recover-waiting", html(cx, || recover::waiting_page(cx, &when()))),
    ]
}

fn vouching(language: Language, foreign: Option<&str>) -> Vec<(&'static str, String)> {
    let (cx, inside) = (&context(language, foreign), &context_inside(language, "/account/vouch", foreign));
    let own = |text: &str| foreign.unwrap_or(text).to_owned();
    let when = || moment("24 November 2026 at 22:15 UTC", foreign);
    let asker =
        |id: &str, as_guardian| Asker { id: id.into(), name: own("Samira Özdemir"), as_guardian, until: when() };
    let number = VouchNumber { number: own("482913"), until: when() };
    let typed = UseVouch { number: own("482914"), error: Some(ErrorCode::CodeWrong), wait: None };
    let asked = Vouches { askers: vec![asker("0193-c", true), asker("0193-d", false)], given: true };
    let wrong = GiveVouch { asker: asker("0193-c", true), number: own("482914"), error: Some(ErrorCode::CodeWrong) };
    vec![
        ("vouch-number", html(cx, || recover::vouch_number_page(cx, &number))),
        ("vouch-use", html(cx, || recover::use_vouch_page(cx, &UseVouch::default()))),
        ("vouch-use-wrong", html(cx, || recover::use_vouch_page(cx, &typed))),
        ("vouch-nobody", html(inside, || vouch::page(inside, &Vouches::default()))),
        ("vouch-list", html(inside, || vouch::page(inside, &asked))),
        ("vouch-give", html(inside, || vouch::give_page(inside, &GiveVouch { error: None, ..wrong.clone() }))),
        ("vouch-give-wrong", html(inside, || vouch::give_page(inside, &wrong))),
    ]
}

fn cares(language: Language, foreign: Option<&str>) -> Vec<(&'static str, String)> {
    let cx = &context_inside(language, "/account/recovery", foreign);
    let made = || Some(moment("3 May 2026", foreign));
    let some = RecoveryCare { made: made(), left: 10, ..RecoveryCare::default() };
    let used = RecoveryCare { left: 8, used: 2, notice: Some(RecoveryNotice::Recovered), ..some.clone() };
    let running = RecoveryCare {
        running: Some(moment("24 November 2026 at 22:15 UTC", foreign)),
        notice: Some(RecoveryNotice::ShownAgain),
        ..some.clone()
    };
    let stopped = RecoveryCare { notice: Some(RecoveryNotice::Stopped), ..some.clone() };
    let page = |care: &RecoveryCare| html(cx, || recovery::page(cx, care));
    vec![
        ("recovery-none", page(&RecoveryCare::default())),
        ("recovery-some", page(&some)),
        ("recovery-used", page(&used)),
        ("recovery-running", page(&running)),
        ("recovery-stopped", page(&stopped)),
    ]
}

/// A page with a recovery running, and the codes as they are shown once.
fn codes(language: Language, foreign: Option<&str>) -> Vec<(&'static str, String)> {
    let cx = &context_inside(language, "/account/recovery", foreign);
    let own = |text: &str| foreign.unwrap_or(text).to_owned();
    let code = || own("AB2C-D3EF-GH4J-K5MN-PQ6R-ST7V-WX8Y");
    let made = own("21 November 2026 at 22:15 UTC");
    let used_at = "portal.example/recover".to_owned();
    let ten = FreshCodes {
        codes: (0..10).map(|_| code()).collect(),
        replaced: false,
        made: made.clone(),
        used_at: used_at.clone(),
    };
    let one = FreshCodes { codes: vec![code()], replaced: true, made, used_at };
    let warned = &with_banner(context_inside(language, "/home", foreign), foreign);
    vec![
        ("recovery-codes", html(cx, || recovery::codes_page(cx, &ten))),
        ("recovery-codes-replaced", html(cx, || recovery::codes_page(cx, &one))),
        ("recovery-banner", html(warned, || frozen::freeze_page(warned, None))),
    ]
}

fn with_banner(cx: PageContext, foreign: Option<&str>) -> PageContext {
    let ready = moment("24 November 2026 at 22:15 UTC", foreign);
    let signed_in = cx.signed_in.map(|person| SignedInAs { recovery_ready_at: Some(ready), ..person });
    PageContext { signed_in, ..cx }
}

fn freezing(language: Language, foreign: Option<&str>) -> Vec<(&'static str, String)> {
    let cx = &context_inside(language, "/account/frozen", foreign);
    let own = |text: &str| foreign.unwrap_or(text).to_owned();
    let since = moment("21 November 2026 at 22:15 UTC", foreign);
    let quiet = FrozenAccount { since: since.clone(), running: None, shown_again: false };
    let running = FrozenAccount { running: Some(since), shown_again: true, ..quiet.clone() };
    vec![
        ("freeze", html(cx, || frozen::freeze_page(cx, None))),
        ("freeze-event", html(cx, || frozen::freeze_page(cx, Some(own("0193"))))),
        ("frozen", html(cx, || frozen::page(cx, &quiet))),
        ("frozen-running", html(cx, || frozen::page(cx, &running))),
    ]
}

fn not_me(language: Language, foreign: Option<&str>) -> Vec<(&'static str, String)> {
    let cx = &context(language, foreign);
    let own = |text: &str| foreign.unwrap_or(text).to_owned();
    let added = NotMe {
        token: own("token"),
        notice: own("passkey-added"),
        takes_back: Some(TakenBack::Passkey(uuid::Uuid::nil())),
        ..NotMe::default()
    };
    let waits = NotMe { notice: own("recovery-waits"), takes_back: None, recovery_running: true, ..added.clone() };
    let frozen_too = NotMe { frozen: true, ..waits.clone() };
    let came = |outcome| html(cx, || frozen::outcome_page(cx, outcome));
    vec![
        ("not-me", html(cx, || frozen::not_me_page(cx, &added))),
        ("not-me-recovery", html(cx, || frozen::not_me_page(cx, &waits))),
        ("not-me-frozen", html(cx, || frozen::not_me_page(cx, &frozen_too))),
        ("not-me-done", came(FrozenOutcome::Frozen)),
        ("not-me-already", came(FrozenOutcome::Already)),
        ("not-me-stopped", came(FrozenOutcome::Stopped)),
        ("not-me-spent", came(FrozenOutcome::LinkSpent)),
        ("not-me-unknown", came(FrozenOutcome::LinkUnknown)),
    ]
}
