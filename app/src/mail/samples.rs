//! Every letter, for the tests that render them.

use portico_identity::letters::{Invited, Letter, NewOfChild, Notice, Side};

use super::{MailContext, RenderedMail, render};
use crate::locale::Language;
use crate::shell::Brand;

pub(super) const TOKEN: &str = "tok-EN_0123456789abcdefABCDEF";
pub(super) const CODE: &str = "K7QM2XPD";
pub(super) const LONG_CODE: &str = "K7QM52XPD9";
pub(super) const MOMENT: i64 = 1_777_817_109_000_000;
pub(super) const REQUEST: &str = "0193b2c4-0000-7000-8000-000000000001";
pub(super) const NASTY: &str = "\"><svg onload=alert(1)>\r\nBcc: all@example.org";

fn brand() -> Brand {
    Brand {
        name: "Northfield & Co".to_owned(),
        logo: None,
        accent: Some("#7a1fa2".to_owned()),
        languages: Language::ALL.to_vec(),
        support: Some("help@northfield.example".to_owned()),
        ask_birth_date: false,
        legal: Vec::new(),
    }
}

pub(super) fn rendered(language: Language, letter: &Letter) -> RenderedMail {
    let brand = brand();
    render(
        letter,
        &MailContext { language, texts: language.texts(), brand: &brand, public_url: "https://portal.example" },
    )
}

pub(super) fn confirm(name: &str) -> Letter {
    Letter::ConfirmAddress { name: name.into(), token: TOKEN.into(), code: CODE.into(), expires_at: MOMENT }
}

pub(super) fn further(name: &str) -> Letter {
    Letter::ConfirmFurtherAddress { name: name.into(), token: TOKEN.into(), code: CODE.into(), expires_at: MOMENT }
}

pub(super) fn recover(name: &str) -> Letter {
    Letter::Recover { name: name.into(), token: TOKEN.into(), code: CODE.into(), expires_at: MOMENT }
}

pub(super) fn recover_second(name: &str) -> Letter {
    Letter::RecoverSecond { name: name.into(), code: CODE.into(), expires_at: MOMENT }
}

pub(super) fn consent_ends(foreign: &str) -> Letter {
    Letter::ConsentEnds { name: foreign.into(), purpose: foreign.into(), ends_at: MOMENT, stop: TOKEN.into() }
}

pub(super) fn invitation(foreign: &str, what: Invited) -> Letter {
    Letter::Invitation {
        name: foreign.into(),
        organisation: foreign.into(),
        inviter: foreign.into(),
        code: LONG_CODE.into(),
        link: format!("/invitation?code={LONG_CODE}"),
        expires_at: MOMENT,
        what,
    }
}

pub(super) fn hand_over(foreign: &str, you_are: Side) -> Letter {
    Letter::HandOver { name: foreign.into(), child: foreign.into(), day: MOMENT, you_are }
}

pub(super) fn child_news(foreign: &str) -> Letter {
    let new = |topics: &[(&str, u64)]| NewOfChild {
        name: foreign.into(),
        topics: topics.iter().map(|(topic, count)| ((*topic).to_owned(), *count)).collect(),
    };
    let children = vec![new(&[("results", 2), ("documents", 1)]), new(&[("attendance", 1)])];
    Letter::ChildNews { name: foreign.into(), children, stop: TOKEN.into() }
}

pub(super) fn claim_decided(foreign: &str, approved: bool) -> Letter {
    Letter::ClaimDecided { name: foreign.into(), child: foreign.into(), approved }
}

/// Every notice; `foreign` stands wherever a text comes from outside.
pub(super) fn notices(foreign: &str) -> Vec<Notice> {
    let (passkey, address) = (foreign.to_owned(), foreign.to_owned());
    vec![
        Notice::PasskeyAdded { passkey: passkey.clone() },
        Notice::PasskeyRemoved { passkey: passkey.clone() },
        Notice::AddressAdded { address: address.clone() },
        Notice::AddressRemoved { address: address.clone() },
        Notice::PrimaryChanged { address },
        Notice::NewDevice,
        Notice::CodesMade,
        Notice::RecoveryStarted { ready_at: MOMENT },
        Notice::RecoveryWaits { ready_at: MOMENT },
        Notice::RecoveryReady { until: MOMENT },
        Notice::RecoveryStopped,
        Notice::Recovered { passkey },
        Notice::Frozen,
        Notice::Thawed,
        Notice::ExportAsked,
        Notice::ErasureAsked { due_at: MOMENT },
        Notice::ErasureStopped,
        Notice::Vouched { ready_at: MOMENT },
    ]
}

pub(super) fn tell(notice: Notice, foreign: &str, not_me: Option<&str>) -> Letter {
    let not_me = not_me.map(str::to_owned);
    Letter::Notice { name: foreign.into(), notice, device: foreign.into(), at: MOMENT, not_me }
}

/// Every letter; `foreign` stands wherever a text comes from outside.
pub(super) fn letters(foreign: &str) -> Vec<Letter> {
    let mut all = vec![
        confirm(foreign),
        further(foreign),
        recover(foreign),
        recover_second(foreign),
        Letter::AddressAlreadyKnown { name: foreign.into() },
        Letter::AddressWantedElsewhere { name: foreign.into() },
        Letter::RecoverUnknown,
        Letter::ExportReady { name: foreign.into(), expires_at: MOMENT },
        Letter::ErasureDone { name: foreign.into() },
        consent_ends(foreign),
        Letter::RequestAnswered { name: foreign.into(), request: REQUEST.into() },
        Letter::RequestExtended { name: foreign.into(), request: REQUEST.into(), due_at: MOMENT },
        Letter::RequestsDue { open: 3, overdue: 1 },
    ];
    all.extend([invitation(foreign, Invited::Known), hand_over(foreign, Side::Adult), hand_over(foreign, Side::Child)]);
    all.push(child_news(foreign));
    all.extend([true, false].map(|approved| claim_decided(foreign, approved)));
    all.extend([
        Letter::AttestationDue { name: foreign.into(), organisation: foreign.into(), due_at: MOMENT },
        Letter::MemberSuspended { name: foreign.into(), organisation: foreign.into() },
        Letter::AccountUnused { name: foreign.into(), suspend_at: Some(MOMENT), erase_at: MOMENT },
        Letter::AccountUnused { name: foreign.into(), suspend_at: None, erase_at: MOMENT },
        Letter::VouchAsked { name: foreign.into(), who: foreign.into() },
    ]);
    all.extend(notices(foreign).into_iter().map(|notice| tell(notice, foreign, Some(TOKEN))));
    all
}

/// Every letter in every language.
pub(super) fn each(foreign: &str, check: impl Fn(Language, &Letter, &RenderedMail)) {
    for language in Language::ALL {
        for letter in letters(foreign) {
            check(language, &letter, &rendered(language, &letter));
        }
    }
}
