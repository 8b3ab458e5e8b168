//! The table of words. One struct a feature; plain texts are `&'static str`, sentences with something in them are
//! functions, so that each language decides order and plurals itself. Names and addresses arrive isolated.

mod entry;
mod inside;
mod shell;

pub use entry::*;
pub use inside::*;
pub use shell::*;

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
    /// The home page.
    pub home: HomeTexts,
    /// The list of passkeys.
    pub passkeys: PasskeysTexts,
    /// Getting back in.
    pub recover: RecoverTexts,
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
