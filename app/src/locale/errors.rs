//! Stable error codes and their texts. The codes are part of the JSON contract; the texts are the catalogue's.

use portico_identity::address::AddressProblem;
use portico_identity::name::NameProblem;

macro_rules! error_codes {
    ($($(#[$doc:meta])* $variant:ident $field:ident $code:literal),+ $(,)?) => {
        /// What went wrong, as a stable code for programs and as a key to the text for people.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum ErrorCode {
            $($(#[$doc])* $variant),+
        }

        impl ErrorCode {
            /// The code as it stands in `problem+json` and in `data-problem`.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $code),+ }
            }
        }

        #[derive(Debug)]
        /// One text a code: what happened and what to do next.
        pub struct ErrorTexts {
            $($(#[$doc])* pub $field: &'static str),+
        }

        impl ErrorTexts {
            /// The text of a code.
            pub fn text(&self, code: ErrorCode) -> &'static str {
                match code { $(ErrorCode::$variant => self.$field),+ }
            }
        }
    };
}

error_codes! {
    /// No name was typed.
    NameMissing name_missing "name-missing",
    /// The name has more than 200 characters.
    NameTooLong name_too_long "name-too-long",
    /// The name holds characters that no name has.
    NameInvalid name_invalid "name-invalid",
    /// No address was typed.
    EmailMissing email_missing "email-missing",
    /// What was typed is not an address.
    EmailInvalid email_invalid "email-invalid",
    /// The address is longer than addresses are.
    EmailTooLong email_too_long "email-too-long",
    /// The code is not the one in the mail.
    CodeWrong code_wrong "code-wrong",
    /// The code is older than it may be.
    CodeExpired code_expired "code-expired",
    /// The code was used before.
    CodeSpent code_spent "code-spent",
    /// The code was tried too often.
    TooManyAttempts too_many_attempts "too-many-attempts",
    /// The check characters of a recovery code do not fit: something is mistyped.
    RecoveryCodeMistyped recovery_code_mistyped "recovery-code-mistyped",
    /// The recovery code is not one of the unused ones.
    RecoveryCodeWrong recovery_code_wrong "recovery-code-wrong",
    /// This proof of a recovery was tried too often.
    RecoveryTriesSpent recovery_tries_spent "recovery-tries-spent",
    /// Another mail was asked for before the waiting time was over.
    TooSoon too_soon "too-soon",
    /// The confirmed address already belongs to an account.
    AddressTaken address_taken "address-taken",
    /// The account has the address already.
    AddressYours address_yours "address-yours",
    /// The account has as many addresses as an account may have.
    TooManyAddresses too_many_addresses "too-many-addresses",
    /// What was typed is no day on which somebody living was born.
    BirthDateInvalid birth_date_invalid "birth-date-invalid",
    /// Another date of birth was given before; it is corrected by a request.
    BirthDateStands birth_date_stands "birth-date-stands",
    /// Another date of birth is known than the one that was typed with a code.
    BirthDateUnlike birth_date_unlike "birth-date-unlike",
    /// What was chosen is not among the choices.
    ChoiceUnknown choice_unknown "choice-unknown",
    /// What was typed is no day.
    DayUnclear day_unclear "day-unclear",
    /// The rights or the time are more than the admin has.
    ExceedsRights exceeds_rights "exceeds-rights",
    /// A member of the firm has the address.
    MemberKnown member_known "member-known",
    /// A member would see nothing.
    TopicMissing topic_missing "topic-missing",
    /// The last day is none, or it is over.
    EndDayInvalid end_day_invalid "end-day-invalid",
    /// As many invitations of the firm are open as there may be.
    TooManyInvitations too_many_invitations "too-many-invitations",
    /// The firm would be left without an admin.
    LastAdmin last_admin "last-admin",
    /// Not everybody was answered for.
    AnswerMissing answer_missing "answer-missing",
    /// A setting does not take the value.
    SettingInvalid setting_invalid "setting-invalid",
    /// Somebody changed the setting since it was looked at.
    SettingConflict setting_conflict "setting-conflict",
    /// The code of an invitation is none, or was typed wrong.
    InvitationCodeWrong invitation_code_wrong "invitation-code-wrong",
    /// The date of birth does not fit the code, or there is none.
    InvitationBirthDate invitation_birth_date "invitation-birth-date",
    /// The code of an invitation is too old.
    InvitationExpired invitation_expired "invitation-expired",
    /// The code of an invitation was used.
    InvitationUsed invitation_used "invitation-used",
    /// The code of an invitation was taken back, or tried too often.
    InvitationWithdrawn invitation_withdrawn "invitation-withdrawn",
    /// The child that a code is for is of age.
    ChildOfAge child_of_age "child-of-age",
    /// What a code is for is so already, or has ended.
    InvitationNothing invitation_nothing "invitation-nothing",
    /// A topic is not the person's to decide now.
    FamilyNotYours family_not_yours "family-not-yours",
    /// No topic was chosen.
    FamilyTopicMissing family_topic_missing "family-topic-missing",
    /// The last day of sharing is none, has passed, or is too far away.
    FamilyDayInvalid family_day_invalid "family-day-invalid",
    /// The passkey is of nobody here.
    PasskeyUnknown passkey_unknown "passkey-unknown",
    /// The passkey's answer did not hold.
    PasskeyRefused passkey_refused "passkey-refused",
    /// The passkey is registered already.
    PasskeyKnown passkey_known "passkey-known",
    /// The name of a passkey is empty, too long, or holds what no name holds.
    PasskeyNameInvalid passkey_name_invalid "passkey-name-invalid",
    /// The last passkey is removed only with a tick.
    SureNeeded sure_needed "sure-needed",
    /// An account is erased only with a tick.
    ErasureSureNeeded erasure_sure_needed "erasure-sure-needed",
    /// A request has no words.
    WordsMissing words_missing "words-missing",
    /// A request has more than 4000 characters.
    WordsTooLong words_too_long "words-too-long",
    /// The person has as many open requests as a person may have.
    TooManyRequestsOpen too_many_requests_open "too-many-requests-open",
    /// The ceremony took longer than five minutes, was finished before, or was begun in another browser.
    CeremonyExpired ceremony_expired "ceremony-expired",
    /// A consent was answered to another text than the one that is published now.
    TextChanged text_changed "text-changed",
    /// A consent cannot be decided now: a rule, a guardian or the browser's signal decides.
    ConsentNotNow consent_not_now "consent-not-now",
    /// The call needs a session.
    SessionNeeded session_needed "session-needed",
    /// The call needs a passkey in the last ten minutes.
    RecentAuthNeeded recent_auth_needed "recent-auth-needed",
    /// The account is frozen; nothing changes until it is thawed.
    AccountFrozen account_frozen "account-frozen",
    /// The request could not be read.
    BadRequest bad_request "bad-request",
    /// The request came from another site.
    Forbidden forbidden "forbidden",
    /// Nothing is there, or nothing that this person may see.
    NotFound not_found "not-found",
    /// The address exists, but not for this method.
    MethodNotAllowed method_not_allowed "method-not-allowed",
    /// The request is larger than it may be.
    TooLarge too_large "too-large",
    /// Too many requests came from here.
    TooManyRequests too_many_requests "too-many-requests",
    /// A part that is needed does not answer now.
    Unavailable unavailable "unavailable",
    /// Something broke on our side.
    Internal internal "internal",
}

impl From<NameProblem> for ErrorCode {
    fn from(problem: NameProblem) -> Self {
        match problem {
            NameProblem::Missing => Self::NameMissing,
            NameProblem::TooLong => Self::NameTooLong,
            NameProblem::Invalid => Self::NameInvalid,
        }
    }
}

impl From<AddressProblem> for ErrorCode {
    fn from(problem: AddressProblem) -> Self {
        match problem {
            AddressProblem::Missing => Self::EmailMissing,
            AddressProblem::TooLong => Self::EmailTooLong,
            AddressProblem::Invalid => Self::EmailInvalid,
        }
    }
}
