//! What can happen: one table gives each kind its stable name and the heading it is listed under, so that neither can be forgotten.

/// The headings of an activity list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Category {
    /// Coming and going.
    SignIns,
    /// What was tried and refused.
    Failures,
    /// What was changed.
    Changes,
    /// Recovering, freezing and thawing.
    Recovery,
    /// Consents, terms, messages and the rights of a person over their data.
    Privacy,
    /// Families, firms, and who a person is to an organisation.
    Relations,
}

macro_rules! event_kinds {
    ($($(#[$about:meta])+ $kind:ident = $name:literal in $category:ident;)+) => {
        /// What can happen. The names are stable: they stand in the log and in exports.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum EventKind {
            $($(#[$about])+ $kind,)+
        }

        impl EventKind {
            /// Every kind.
            pub const ALL: &[Self] = &[$(Self::$kind),+];

            /// The stable name.
            #[must_use]
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$kind => $name),+ }
            }

            /// The kind with this stable name; none for one that a later version wrote.
            #[must_use]
            pub fn from_name(name: &str) -> Option<Self> {
                match name { $($name => Some(Self::$kind),)+ _ => None }
            }

            /// The heading it is listed under.
            #[must_use]
            pub fn category(self) -> Category {
                match self { $(Self::$kind => Category::$category),+ }
            }
        }
    };
}

event_kinds! {
    /// Somebody asked to sign up; no account exists yet.
    SignUpStarted = "sign-up-started" in Changes;
    /// Somebody asked to sign up with the address of an account.
    SignUpWithKnownAddress = "sign-up-with-known-address" in Failures;
    /// Another mail was asked for.
    SignUpMailRepeated = "sign-up-mail-repeated" in Changes;
    /// A wrong or late code was typed.
    SignUpCodeRefused = "sign-up-code-refused" in Failures;
    /// The address was confirmed by link or code.
    AddressConfirmed = "address-confirmed" in Changes;
    /// An account was made, with its first passkey.
    AccountCreated = "account-created" in Changes;

    /// A person signed in.
    SignedIn = "signed-in" in SignIns;
    /// A sign-in was refused: with a passkey of this person, or with one that nobody has.
    SignInRefused = "sign-in-refused" in Failures;
    /// A person signed out.
    SignedOut = "signed-out" in SignIns;
    /// A person ended one of their sessions from another one.
    SessionEnded = "session-ended" in SignIns;
    /// A person ended all their sessions but the one at hand.
    OtherSessionsEnded = "other-sessions-ended" in SignIns;

    /// A passkey was added.
    PasskeyAdded = "passkey-added" in Changes;
    /// A new passkey was not accepted.
    PasskeyRefused = "passkey-refused" in Failures;
    /// A passkey got another name.
    PasskeyRenamed = "passkey-renamed" in Changes;
    /// A passkey was removed, and all other sessions ended.
    PasskeyRemoved = "passkey-removed" in Changes;
    /// A suspended passkey may be used again: its owner says it is theirs.
    PasskeyTrusted = "passkey-trusted" in Changes;

    /// A person asked to add an address; it is not confirmed yet.
    AddressAsked = "address-asked" in Changes;
    /// Another mail was asked for, to confirm an address that is to be added.
    AddressMailRepeated = "address-mail-repeated" in Changes;
    /// A wrong code was typed to confirm an address that is to be added.
    AddressCodeRefused = "address-code-refused" in Failures;
    /// An address that waited to be confirmed was dropped.
    AddressDropped = "address-dropped" in Changes;
    /// A further address was confirmed and added.
    AddressAdded = "address-added" in Changes;
    /// An address proves nothing any more: its owner said that it is not theirs.
    AddressSuspended = "address-suspended" in Changes;
    /// An address was removed.
    AddressRemoved = "address-removed" in Changes;
    /// Another address became the primary one.
    PrimaryChanged = "primary-changed" in Changes;

    /// Somebody asked to recover an account, or one that does not exist.
    RecoveryStarted = "recovery-started" in Recovery;
    /// Another mail was asked for in a recovery.
    RecoveryMailRepeated = "recovery-mail-repeated" in Recovery;
    /// The first proof of a recovery was given by link or code.
    RecoveryProved = "recovery-proved" in Recovery;
    /// A wrong mailed code or recovery code was typed in a recovery.
    RecoveryCodeRefused = "recovery-code-refused" in Failures;
    /// A second proof was asked for by another address.
    RecoverySecondMailed = "recovery-second-mailed" in Recovery;
    /// The second proof was given: a passkey may be created.
    RecoveryGranted = "recovery-granted" in Recovery;
    /// A waiting time began.
    RecoveryWaiting = "recovery-waiting" in Recovery;
    /// A waiting time is over; the recovery can be finished.
    RecoveryReady = "recovery-ready" in Recovery;
    /// A waiting time was over and nobody used it in time.
    RecoveryLapsed = "recovery-lapsed" in Recovery;
    /// All recovery codes are void: their owner said that they did not make them.
    RecoveryCodesVoided = "recovery-codes-voided" in Recovery;
    /// Recoveries under way were stopped.
    RecoveryStopped = "recovery-stopped" in Recovery;
    /// The account was recovered with a new passkey, and all other sessions ended.
    Recovered = "recovered" in Recovery;
    /// Recovery codes were made anew; older ones are void.
    RecoveryCodesMade = "recovery-codes-made" in Recovery;
    /// Used recovery codes were replaced.
    RecoveryCodesReplaced = "recovery-codes-replaced" in Recovery;
    /// The account was frozen, and all sessions ended.
    Frozen = "frozen" in Recovery;
    /// The account was thawed.
    Thawed = "thawed" in Recovery;
    /// A passkey was suspended because its owner said that it is not theirs.
    PasskeySuspended = "passkey-suspended" in Recovery;

    /// A person chose another language.
    LanguageChanged = "language-changed" in Changes;
    /// A person changed what they say about themselves.
    ProfileChanged = "profile-changed" in Changes;
    /// A person took a copy of their activity.
    ActivityExported = "activity-exported" in Changes;
    /// The oldest part of a history was removed because its time was over.
    HistoryPruned = "history-pruned" in Changes;

    /// A person was asked about a purpose.
    ConsentAsked = "consent-asked" in Privacy;
    /// A person agreed to a purpose.
    ConsentGiven = "consent-given" in Privacy;
    /// A person declined a purpose.
    ConsentRefused = "consent-refused" in Privacy;
    /// A consent was taken back.
    ConsentWithdrawn = "consent-withdrawn" in Privacy;
    /// A consent ended because its time was over.
    ConsentExpired = "consent-expired" in Privacy;
    /// A browser of the person asked not to sell or share (Global Privacy Control).
    PrivacySignal = "privacy-signal" in Privacy;
    /// A person accepted a legal document.
    TermsAccepted = "terms-accepted" in Privacy;
    /// A person chose which messages they want.
    MessagesChosen = "messages-chosen" in Privacy;
    /// Messages about a topic were stopped by the link of a mail.
    MessagesStopped = "messages-stopped" in Privacy;
    /// A recipient read what the person agreed to.
    RecipientRead = "recipient-read" in Privacy;
    /// A person asked for a copy of everything.
    ExportAsked = "export-asked" in Privacy;
    /// The copy of everything was downloaded.
    ExportTaken = "export-taken" in Privacy;
    /// A person asked to have the account erased.
    ErasureAsked = "erasure-asked" in Privacy;
    /// An erasure was stopped.
    ErasureStopped = "erasure-stopped" in Privacy;
    /// An account was erased. Stands in the installation's stream, and names nobody.
    PersonErased = "person-erased" in Privacy;
    /// A person made a request about their data.
    RightsAsked = "rights-asked" in Privacy;
    /// A request was answered.
    RightsAnswered = "rights-answered" in Privacy;
    /// A request got a later due date.
    RightsExtended = "rights-extended" in Privacy;
    /// The person's data may only be kept from now on (GDPR 18).
    Restricted = "restricted" in Privacy;
    /// The person's data may be used again.
    Unrestricted = "unrestricted" in Privacy;

    /// A code was made for somebody: to be a person that a source knows, or to claim a child.
    Invited = "invited" in Relations;
    /// A person used an invitation: to be somebody a source knows, or to join a firm.
    Joined = "joined" in Relations;
    /// A claim waits for the organisation's desk.
    ClaimAsked = "claim-asked" in Relations;
    /// The desk decided about a claim.
    ClaimDecided = "claim-decided" in Relations;
    /// An adult and a child were linked. In both histories.
    GuardianLinked = "guardian-linked" in Relations;
    /// What an adult may do for a child ended. In both histories.
    GuardianEnded = "guardian-ended" in Relations;
    /// An adult was barred from a child. In both histories.
    GuardianBarred = "guardian-barred" in Relations;
    /// A bar between an adult and a child was lifted. In both histories.
    GuardianUnbarred = "guardian-unbarred" in Relations;
    /// A desk stated when somebody was born.
    BirthDateStated = "birth-date-stated" in Relations;
    /// A grown-up child lets an adult see a topic. In both histories.
    TopicGranted = "topic-granted" in Relations;
    /// A student keeps a topic from an adult. In both histories.
    TopicWithheld = "topic-withheld" in Relations;
    /// Such a choice was taken back. In both histories.
    ChoiceEnded = "choice-ended" in Relations;
    /// A coming of age was announced. In both histories.
    HandOverAnnounced = "hand-over-announced" in Relations;
    /// A colleague was invited to a firm.
    MemberInvited = "member-invited" in Relations;
    /// What a member may do was changed. In both histories.
    MemberChanged = "member-changed" in Relations;
    /// A membership was ended. In both histories.
    MemberEnded = "member-ended" in Relations;
    /// An administrator confirmed the members of a firm.
    MembersAttested = "members-attested" in Relations;
    /// Confirming memberships is due soon.
    MemberWarned = "member-warned" in Relations;
    /// A membership was suspended because nobody confirmed it.
    MemberSuspended = "member-suspended" in Relations;
    /// The owner of an unused account was warned.
    AccountWarned = "account-warned" in Relations;
    /// The data of an unused account are only kept.
    AccountSuspended = "account-suspended" in Relations;
    /// The owner of an unused account came back.
    AccountResumed = "account-resumed" in Relations;
    /// A setting of a firm was changed.
    SettingChanged = "setting-changed" in Relations;
    /// Two persons turned out to be one.
    PersonsMerged = "persons-merged" in Relations;
    /// What had become one was taken apart again.
    MergeUndone = "merge-undone" in Relations;
    /// A source's data came in. Stands in the installation's stream.
    Imported = "imported" in Relations;
    /// Somebody was asked to vouch for the person.
    VouchAsked = "vouch-asked" in Relations;
    /// Somebody vouched for the person, so that they get back in after a delay. In both histories.
    Vouched = "vouched" in Relations;
    /// Getting back in by somebody who vouches was stopped.
    VouchStopped = "vouch-stopped" in Relations;
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::EventKind;

    #[test]
    fn every_kind_is_found_by_its_name_and_no_name_is_used_twice() {
        let names: HashSet<_> = EventKind::ALL.iter().map(|kind| kind.as_str()).collect();
        assert_eq!(names.len(), EventKind::ALL.len());
        for kind in EventKind::ALL {
            assert_eq!(EventKind::from_name(kind.as_str()), Some(*kind));
            // The store looks for names between commas.
            assert!(kind.as_str().bytes().all(|letter| letter.is_ascii_lowercase() || letter == b'-'));
        }
        assert_eq!(EventKind::from_name("something-newer"), None);
    }
}
