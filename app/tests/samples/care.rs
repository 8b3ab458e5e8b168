//! The pages on which people look after their account: home, passkeys, sessions, activity.

use portico_app::features::activity::{self, Activity, ActivityDay, ActivityRow, Format};
use portico_app::features::home::{self, Day, Home, HomeNotice, Need};
use portico_app::features::passkeys::{
    self, Keeping, PasskeyRow, Passkeys, PasskeysNotice, RemovalPage, Renaming, Risk, Stake,
};
use portico_app::features::sessions::{self, SessionRow, Sessions, SessionsNotice};
use portico_app::locale::{ErrorCode, Language};
use portico_identity::activity::{ActivityAbout, ActivityFilter};
use portico_identity::events::EventKind;

use super::{LONG_NAME, context_inside, html, moment};

/// Every page and state by name.
pub fn pages(language: Language, foreign: Option<&str>) -> Vec<(&'static str, String)> {
    let mut all = homes(language, foreign);
    all.extend(passkey_lists(language, foreign));
    all.extend(removals(language, foreign));
    all.extend(session_lists(language, foreign));
    all.extend(activities(language, foreign));
    all
}

fn homes(language: Language, foreign: Option<&str>) -> Vec<(&'static str, String)> {
    let cx = &context_inside(language, "/home", foreign);
    let own = |text: &str| foreign.unwrap_or(text).to_owned();
    let first = Home {
        name: own("Samira"),
        first_visit: true,
        codes_first: true,
        erasure: None,
        notice: None,
        role: None,
        needs: vec![Need::SecondPasskey],
        day: Day::Nobody,
        passkeys: 1,
    };
    let later = Home { first_visit: false, codes_first: false, ..first.clone() };
    let quiet = Home { needs: Vec::new(), passkeys: 2, ..later.clone() };
    let long = Home {
        name: own(LONG_NAME),
        needs: vec![Need::SuspendedPasskey, Need::RecoveryCodes, Need::PasskeyOnThisDevice, Need::SecondPasskey],
        ..later.clone()
    };
    let codes = Home { needs: vec![Need::ReplaceCodes, Need::PasskeyOnThisDevice], ..later };
    let put_off = Home { notice: Some(HomeNotice::OfferPutOff), ..quiet.clone() };
    let declined = Home { notice: Some(HomeNotice::OfferDeclined), ..quiet.clone() };
    [
        ("home-first", first),
        ("home-quiet", quiet),
        ("home-long-name", long),
        ("home-codes-used", codes),
        ("home-offer-put-off", put_off),
        ("home-offer-declined", declined),
    ]
    .map(|(name, home)| (name, html(cx, || home::page(cx, &home))))
    .to_vec()
}

fn passkey_lists(language: Language, foreign: Option<&str>) -> Vec<(&'static str, String)> {
    let cx = &context_inside(language, "/account/passkeys", foreign);
    let own = |text: &str| foreign.unwrap_or(text).to_owned();
    let row = |id: &str, name: Option<&str>, provider: Option<&str>, keeping| PasskeyRow {
        id: own(id),
        name: name.map(own),
        provider: provider.map(own),
        created: (moment("today", foreign), own("Chrome on Linux")),
        used: None,
        keeping,
        suspended: false,
        renaming: None,
    };
    let used = Some((moment("yesterday", foreign), own("Safari on iPhone")));
    let apple = row("0193a", Some("iCloud Keychain"), Some("iCloud Keychain"), Keeping::Synced);
    let apple = PasskeyRow { used: used.clone(), ..apple };
    let plain = row("0193b", None, None, Keeping::OneDevice);
    let long = row("0193c", Some(LONG_NAME), Some("Google Password Manager"), Keeping::OneDevice);
    let suspended = PasskeyRow { suspended: true, created: (moment("today", foreign), String::new()), ..plain.clone() };
    let typed = |text: &str, error| Some(Renaming { typed: own(text), error });
    let held = PasskeyRow { renaming: typed("Phone", None), ..apple.clone() };
    let refused = PasskeyRow { renaming: typed(LONG_NAME, Some(ErrorCode::PasskeyNameInvalid)), ..apple.clone() };
    let all = |rows, notice, risk| Passkeys { rows, notice, risk };
    let many = vec![plain.clone(), apple.clone(), PasskeyRow { used, ..long.clone() }];
    [
        ("passkeys-one", all(vec![apple.clone()], None, Some(Risk::OnlyOne))),
        ("passkeys-many", all(many, Some(PasskeysNotice::Added), None)),
        ("passkeys-unsynced", all(vec![plain, long], Some(PasskeysNotice::Renamed), Some(Risk::NoneSynced))),
        ("passkeys-none", all(Vec::new(), Some(PasskeysNotice::Removed), Some(Risk::NoneLeft))),
        ("passkeys-suspended", all(vec![suspended, apple.clone()], None, Some(Risk::OnlyOne))),
        ("passkeys-trusted", all(vec![apple.clone()], Some(PasskeysNotice::Trusted), None)),
        ("passkeys-gone", all(vec![apple], Some(PasskeysNotice::Gone), None)),
        ("passkeys-renaming", all(vec![held], None, None)),
        ("passkeys-rename-refused", all(vec![refused], None, None)),
    ]
    .map(|(name, list)| (name, html(cx, || passkeys::page(cx, &list))))
    .to_vec()
}

fn removals(language: Language, foreign: Option<&str>) -> Vec<(&'static str, String)> {
    let cx = &context_inside(language, "/account/passkeys/0193a/remove", foreign);
    let own = |text: &str| foreign.unwrap_or(text).to_owned();
    let safe = RemovalPage { id: own("0193a"), name: Some(own("Phone")), ..RemovalPage::default() };
    let unsynced = RemovalPage { stake: Some(Stake::NoneSynced), name: None, ..safe.clone() };
    let last = RemovalPage { stake: Some(Stake::Last), name: Some(own(LONG_NAME)), ..safe.clone() };
    let held = RemovalPage { sure: true, ..last.clone() };
    let refused = RemovalPage { error: Some(ErrorCode::SureNeeded), ..last.clone() };
    [
        ("passkey-remove", safe),
        ("passkey-remove-unsynced", unsynced),
        ("passkey-remove-last", last),
        ("passkey-remove-held", held),
        ("passkey-remove-refused", refused),
    ]
    .map(|(name, removal)| (name, html(cx, || passkeys::removal_page(cx, &removal))))
    .to_vec()
}

fn session_lists(language: Language, foreign: Option<&str>) -> Vec<(&'static str, String)> {
    let cx = &context_inside(language, "/account/sessions", foreign);
    let own = |text: &str| foreign.unwrap_or(text).to_owned();
    let row = |handle: &str, device: &str, current| SessionRow {
        handle: own(handle),
        device: own(device),
        place: None,
        first_seen: moment("21 November 2026 at 22:15 UTC", foreign),
        last_seen: moment("21 November 2026 at 22:45 UTC", foreign),
        current,
    };
    let here = row("a1", "Chrome on Linux", true);
    let phone = SessionRow { place: Some(own("Boxford, United Kingdom")), ..row("a2", "Safari on iPhone", false) };
    let unknown = row("a3", "", false);
    let alone = Sessions { rows: vec![here.clone()], notice: None };
    let several = Sessions { rows: vec![here, phone, unknown], notice: None };
    [
        ("sessions-several", several.clone()),
        ("sessions-ended", Sessions { notice: Some(SessionsNotice::Ended), ..several.clone() }),
        ("sessions-gone", Sessions { notice: Some(SessionsNotice::Gone), ..several }),
        ("sessions-alone", alone.clone()),
        ("sessions-others-ended", Sessions { notice: Some(SessionsNotice::OthersEnded), ..alone }),
    ]
    .map(|(name, sessions)| (name, html(cx, || sessions::page(cx, &sessions))))
    .to_vec()
}

fn activities(language: Language, foreign: Option<&str>) -> Vec<(&'static str, String)> {
    let cx = &context_inside(language, "/account/activity", foreign);
    let own = |text: &str| foreign.unwrap_or(text).to_owned();
    let about = ActivityAbout {
        who: own(LONG_NAME),
        organisation: own("Northfield College"),
        setting: own("Invoice frequency"),
        topics: vec!["results".into()],
    };
    let row = |(number, &kind): (usize, &EventKind)| ActivityRow {
        id: own(&format!("0193-{number}")),
        kind,
        at: moment("22:15 UTC", foreign),
        device: if number.is_multiple_of(4) { String::new() } else { own("Chrome on Linux") },
        about: if number.is_multiple_of(5) { about.clone() } else { ActivityAbout::default() },
        passkey: number.is_multiple_of(3).then(|| own(LONG_NAME)),
        can_disown: number.is_multiple_of(2),
    };
    let rows: Vec<_> = EventKind::ALL.iter().enumerate().map(row).collect();
    let today = ActivityDay { day: moment("today", foreign), rows: rows.clone() };
    let before = ActivityDay { day: moment("20 November 2026", foreign), rows };
    let everything = Activity {
        filter: ActivityFilter::All,
        days: vec![today, before],
        older: Some(own("/account/activity?show=all&before=31")),
        later: false,
        format: Format::Csv,
    };
    let empty = Activity { filter: ActivityFilter::Recovery, days: Vec::new(), older: None, ..everything.clone() };
    let last = Activity { older: None, later: true, format: Format::Json, ..everything.clone() };
    [("activity", everything), ("activity-empty", empty), ("activity-last-page", last)]
        .map(|(name, activity)| (name, html(cx, || activity::page(cx, &activity))))
        .to_vec()
}
