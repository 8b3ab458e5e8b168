//! The pages of a person's profile and addresses, in every state.

use portico_app::features::addresses::{
    self, AddressList, AddressNotice, AddressOutcome, AddressRow, ConfirmAddress, Pending, PendingRow, RemoveAddress,
};
use portico_app::features::profile::{self, BirthDateField, ProfileErrors, ProfileForm};
use portico_app::features::sign_up::SentNotice;
use portico_app::locale::{ErrorCode, Language};
use portico_app::shell::{PageContext, Theme};
use portico_app::ui::resend::NextMail;
use uuid::Uuid;

use super::{LONG_NAME, context_inside, html, moment};

/// Each by name.
pub fn pages(language: Language, foreign: Option<&str>) -> Vec<(&'static str, String)> {
    let mut all = profile_pages(language, foreign);
    all.extend(address_pages(language, foreign));
    all.extend(one_address(language, foreign));
    all
}

fn profile_pages(language: Language, foreign: Option<&str>) -> Vec<(&'static str, String)> {
    let cx = &context_inside(language, "/account", foreign);
    let own = |text: &str| foreign.unwrap_or(text).to_owned();
    let plain = ProfileForm {
        name: own("Samira El Amrani"),
        language: own(language.tag()),
        time_zone: own("Europe/Amsterdam"),
        birth_date: BirthDateField::Asked(String::new()),
        ..ProfileForm::default()
    };
    let full = ProfileForm {
        preferred_name: own(LONG_NAME),
        birth_date: BirthDateField::Asked(own("1987-03-09")),
        look: Theme::Dark,
        time_zone: own("US/Eastern"),
        saved: true,
        ..plain.clone()
    };
    let errors = ProfileErrors {
        name: Some(ErrorCode::NameMissing),
        preferred_name: Some(ErrorCode::NameTooLong),
        birth_date: Some(ErrorCode::BirthDateInvalid),
        language: Some(ErrorCode::ChoiceUnknown),
        time_zone: Some(ErrorCode::ChoiceUnknown),
        look: Some(ErrorCode::ChoiceUnknown),
    };
    let refused = ProfileForm { errors, saved: false, ..full.clone() };
    let day = own("9 March 1987");
    let stands = ProfileErrors { birth_date: Some(ErrorCode::BirthDateStands), ..ProfileErrors::default() };
    let known = ProfileForm { birth_date: BirthDateField::Known(day), ..plain.clone() };
    let other = ProfileForm { errors: stands, ..known.clone() };
    vec![
        ("profile", html(cx, || profile::page(cx, &plain))),
        ("profile-saved", html(cx, || profile::page(cx, &full))),
        ("profile-refused", html(cx, || profile::page(cx, &refused))),
        ("profile-birth-date-known", html(cx, || profile::page(cx, &known))),
        ("profile-birth-date-stands", html(cx, || profile::page(cx, &other))),
    ]
}

fn rows(foreign: Option<&str>) -> AddressList {
    let own = |text: &str| foreign.unwrap_or(text).to_owned();
    let row = |number, address, is_primary| AddressRow {
        id: Uuid::from_u128(number),
        address: own(address),
        is_primary,
        confirmed: moment("3 May 2026", foreign),
        suspended: !is_primary,
    };
    let waits = |number, address, until: Option<&str>| PendingRow {
        id: Uuid::from_u128(number),
        address: own(address),
        until: until.map(|words| moment(words, foreign)),
    };
    AddressList {
        verified: vec![
            row(1, "samira@example.org", true),
            row(2, "s.el-amrani.with-a-very-long-local-part@mail.department.university.example", false),
        ],
        pending: vec![
            waits(3, "samira@work.example", Some("3 May 2026 at 14:05")),
            waits(4, "samira@old.example", None),
        ],
        ..AddressList::default()
    }
}

fn address_pages(language: Language, foreign: Option<&str>) -> Vec<(&'static str, String)> {
    let cx = &context_inside(language, "/account/addresses", foreign);
    let own = |text: &str| foreign.unwrap_or(text).to_owned();
    let many = rows(foreign);
    let only = AddressList { verified: many.verified.iter().take(1).cloned().collect(), ..AddressList::default() };
    let list = |list: AddressList| html(cx, || addresses::list_page(cx, &list));
    let told = |notice| list(AddressList { notice: Some(notice), ..many.clone() });
    let email = own("samira@example");
    vec![
        ("addresses-only", list(only)),
        ("addresses-many", list(many.clone())),
        ("addresses-added", told(AddressNotice::Added)),
        ("addresses-dropped", told(AddressNotice::Dropped)),
        ("addresses-removed", told(AddressNotice::Removed)),
        ("addresses-primary", told(AddressNotice::PrimaryChanged)),
        (
            "addresses-kept",
            list(AddressList {
                email: email.clone(),
                notice: Some(AddressNotice::Kept),
                asked: Some(Uuid::from_u128(2)),
                ..many.clone()
            }),
        ),
        (
            "addresses-refused",
            list(AddressList { email: email.clone(), email_error: Some(ErrorCode::EmailInvalid), ..many.clone() }),
        ),
        ("addresses-too-many-tries", list(AddressList { email, wait: Some(42), ..many })),
    ]
}

fn one_address(language: Language, foreign: Option<&str>) -> Vec<(&'static str, String)> {
    let cx = &context_inside(language, "/account/addresses/x", foreign);
    let own = |text: &str| foreign.unwrap_or(text).to_owned();
    let pending = Pending {
        id: Uuid::from_u128(3),
        address: own("samira@work.example"),
        next_mail: NextMail { now: 1_800_000_000, at: 1_800_000_045 },
        ..Pending::default()
    };
    let wrong = Pending { code: own("ABCD2345"), code_error: Some(ErrorCode::CodeWrong), ..pending.clone() };
    let again = Pending { notice: Some(SentNotice::Resent), next_mail: NextMail::default(), ..pending.clone() };
    let too_many = Pending { code: own("ABCD2345"), wait: Some(300), ..pending.clone() };
    let waits = |pending: &Pending| html(cx, || addresses::pending_page(cx, pending));
    let confirm = ConfirmAddress { token: own("token"), address: own("samira@work.example") };
    let removal =
        RemoveAddress { id: Uuid::from_u128(2), address: own("samira@example.org"), ..RemoveAddress::default() };
    let primary = RemoveAddress { is_primary: true, kept: true, ..removal.clone() };
    let last = RemoveAddress { last: true, ..removal.clone() };
    let remove = |removal: &RemoveAddress| html(cx, || addresses::remove_page(cx, removal));
    let mut all = vec![
        ("address-pending", waits(&pending)),
        ("address-code-wrong", waits(&wrong)),
        ("address-sent-again", waits(&again)),
        ("address-code-too-many", waits(&too_many)),
        ("address-confirm", html(cx, || addresses::confirm_page(cx, &confirm))),
        ("address-remove", remove(&removal)),
        ("address-remove-primary", remove(&primary)),
        ("address-remove-last", remove(&last)),
    ];
    all.extend(outcomes(cx));
    all
}

fn outcomes(cx: &PageContext) -> Vec<(&'static str, String)> {
    [
        ("address-expired", AddressOutcome::Expired),
        ("address-spent", AddressOutcome::Spent),
        ("address-unknown", AddressOutcome::Unknown),
        ("address-not-yours", AddressOutcome::NotYours),
        ("address-taken", AddressOutcome::Taken),
    ]
    .map(|(name, outcome)| (name, html(cx, || addresses::outcome_page(cx, outcome))))
    .to_vec()
}
