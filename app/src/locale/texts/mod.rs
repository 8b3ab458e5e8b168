//! The table of words. One struct a feature; plain texts are `&'static str`, sentences with something in them are
//! functions, so that each language decides order and plurals itself. Names and addresses arrive isolated.

mod account;
mod activity;
mod addresses;
mod children;
mod consents;
mod day;
mod demo;
mod entry;
mod events;
mod export;
mod family;
mod frozen;
mod grades;
mod home;
mod invitation;
mod legal;
mod messages;
mod organisation;
mod partner;
mod passkeys;
mod privacy;
mod profile;
mod records;
mod recover;
mod recovery;
mod roles;
mod school;
mod search;
mod sessions;
mod shell;
mod vouch;

pub use account::*;
pub use activity::*;
pub use addresses::*;
pub use children::*;
pub use consents::*;
pub use day::*;
pub use demo::*;
pub use entry::*;
pub use events::*;
pub use export::*;
pub use family::*;
pub use frozen::*;
pub use grades::*;
pub use home::*;
pub use invitation::*;
pub use legal::*;
pub use messages::*;
pub use organisation::*;
pub use partner::*;
pub use passkeys::*;
pub use privacy::*;
pub use profile::*;
pub use records::*;
pub use recover::*;
pub use recovery::*;
pub use roles::*;
pub use school::*;
pub use search::*;
pub use sessions::*;
pub use shell::*;
pub use vouch::*;

use super::{DateTexts, ErrorTexts, MailTexts};

/// Every word of one language.
#[derive(Debug)]
pub struct Texts {
    /// Words that stand around every page.
    pub shell: ShellTexts,
    /// The front page.
    pub landing: LandingTexts,
    /// Signing up.
    pub sign_up: SignUpTexts,
    /// Links and codes that do not work any more.
    pub outcomes: OutcomeTexts,
    /// Creating and using passkeys, whatever the page.
    pub ceremony: CeremonyTexts,
    /// Signing in.
    pub sign_in: SignInTexts,
    /// The account's own navigation.
    pub account: AccountTexts,
    /// What a person says about themselves.
    pub profile: ProfileTexts,
    /// The addresses of an account.
    pub addresses: AddressesTexts,
    /// The home page.
    pub home: HomeTexts,
    /// The page for newcomers of a local demo.
    pub demo: DemoTexts,
    /// The page behind an invitation.
    pub invitation: InvitationTexts,
    /// The home page for each role.
    pub day: DayTexts,
    /// As what somebody is here, and the pages of each role.
    pub roles: RolesTexts,
    /// Timetable, results and attendance.
    pub school: SchoolTexts,
    /// A parent's pages about children.
    pub children: ChildrenTexts,
    /// A firm and its own administration.
    pub organisation: OrganisationTexts,
    /// A firm's orders, reports and settings.
    pub partner: PartnerTexts,
    /// The list of passkeys.
    pub passkeys: PasskeysTexts,
    /// Searching.
    pub search: SearchTexts,
    /// Who looked at one's data.
    pub seen: SeenTexts,
    /// The list of sessions.
    pub sessions: SessionsTexts,
    /// Which messages are wanted.
    pub messages: MessagesTexts,
    /// The list of what happened.
    pub activity: ActivityTexts,
    /// One sentence an event.
    pub events: EventTexts,
    /// The readable copy of everything that is held about a person.
    pub export: ExportTexts,
    /// Getting back in.
    pub recover: RecoverTexts,
    /// Being vouched for, and vouching.
    pub vouch: VouchTexts,
    /// Recovery in the account.
    pub recovery: RecoveryTexts,
    /// Freezing, thawing, and "this was not me".
    pub frozen: FrozenTexts,
    /// What grades are called.
    pub grades: GradeTexts,
    /// The rights desk.
    pub privacy: PrivacyTexts,
    /// What the data may be used for.
    pub consents: ConsentsTexts,
    /// The family.
    pub family: FamilyTexts,
    /// Lists and records of source data.
    pub records: RecordsTexts,
    /// A customer's accounts, loans and documents.
    pub customer: CustomerTexts,
    /// Words around legal documents.
    pub legal: LegalTexts,
    /// Accepting legal documents.
    pub terms: TermsTexts,
    /// Error pages.
    pub failures: FailureTexts,
    /// The mailbox of a local demo.
    pub dev_mail: DevMailTexts,
    /// Stable codes and their texts.
    pub errors: ErrorTexts,
    /// Mails.
    pub mail: MailTexts,
    /// Days and moments.
    pub dates: DateTexts,
}

/// A page that ends a way: heading and sentence.
#[derive(Clone, Copy, Debug)]
pub struct Outcome {
    /// Title and heading.
    pub title: &'static str,
    /// What happened, what was not lost and what comes next.
    pub text: &'static str,
}
