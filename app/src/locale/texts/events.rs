//! One sentence for each thing that can happen. A new kind of event needs its line here and in each language, or nothing compiles.

use portico_identity::events::EventKind;

macro_rules! event_texts {
    ($($kind:ident $field:ident),+ $(,)?) => {
        /// What happened, in a sentence without a subject that could be somebody else.
        #[derive(Debug)]
        pub struct EventTexts {
            $(
                #[doc = concat!("[`EventKind::", stringify!($kind), "`].")]
                pub $field: &'static str
            ),+
        }

        impl EventTexts {
            /// The sentence of a kind.
            pub fn text(&self, kind: EventKind) -> &'static str {
                match kind { $(EventKind::$kind => self.$field),+ }
            }
        }
    };
}

event_texts! {
    SignUpStarted sign_up_started,
    SignUpWithKnownAddress sign_up_with_known_address,
    SignUpMailRepeated sign_up_mail_repeated,
    SignUpCodeRefused sign_up_code_refused,
    AddressConfirmed address_confirmed,
    AccountCreated account_created,
    SignedIn signed_in,
    SignInRefused sign_in_refused,
    SignedOut signed_out,
    SessionEnded session_ended,
    OtherSessionsEnded other_sessions_ended,
    PasskeyAdded passkey_added,
    PasskeyRefused passkey_refused,
    PasskeyRenamed passkey_renamed,
    PasskeyRemoved passkey_removed,
    PasskeyTrusted passkey_trusted,
    AddressAsked address_asked,
    AddressMailRepeated address_mail_repeated,
    AddressCodeRefused address_code_refused,
    AddressDropped address_dropped,
    AddressAdded address_added,
    AddressSuspended address_suspended,
    AddressRemoved address_removed,
    PrimaryChanged primary_changed,
    LanguageChanged language_changed,
    ProfileChanged profile_changed,
    ActivityExported activity_exported,
    HistoryPruned history_pruned,
    RecoveryStarted recovery_started,
    RecoveryMailRepeated recovery_mail_repeated,
    RecoveryProved recovery_proved,
    RecoveryCodeRefused recovery_code_refused,
    RecoverySecondMailed recovery_second_mailed,
    RecoveryGranted recovery_granted,
    RecoveryWaiting recovery_waiting,
    RecoveryReady recovery_ready,
    RecoveryLapsed recovery_lapsed,
    RecoveryCodesVoided recovery_codes_voided,
    RecoveryStopped recovery_stopped,
    Recovered recovered,
    RecoveryCodesMade recovery_codes_made,
    RecoveryCodesReplaced recovery_codes_replaced,
    Frozen frozen,
    Thawed thawed,
    PasskeySuspended passkey_suspended,
    ConsentAsked consent_asked,
    ConsentGiven consent_given,
    ConsentRefused consent_refused,
    ConsentWithdrawn consent_withdrawn,
    ConsentExpired consent_expired,
    PrivacySignal privacy_signal,
    TermsAccepted terms_accepted,
    MessagesChosen messages_chosen,
    MessagesStopped messages_stopped,
    RecipientRead recipient_read,
    ExportAsked export_asked,
    ExportTaken export_taken,
    ErasureAsked erasure_asked,
    ErasureStopped erasure_stopped,
    PersonErased person_erased,
    RightsAsked rights_asked,
    RightsAnswered rights_answered,
    RightsExtended rights_extended,
    Restricted restricted,
    Unrestricted unrestricted,
    Invited invited,
    Joined joined,
    ClaimAsked claim_asked,
    ClaimDecided claim_decided,
    GuardianLinked guardian_linked,
    GuardianEnded guardian_ended,
    GuardianBarred guardian_barred,
    GuardianUnbarred guardian_unbarred,
    BirthDateStated birth_date_stated,
    TopicGranted topic_granted,
    TopicWithheld topic_withheld,
    ChoiceEnded choice_ended,
    HandOverAnnounced hand_over_announced,
    MemberInvited member_invited,
    MemberChanged member_changed,
    MemberEnded member_ended,
    MembersAttested members_attested,
    MemberWarned member_warned,
    MemberSuspended member_suspended,
    AccountWarned account_warned,
    AccountSuspended account_suspended,
    AccountResumed account_resumed,
    SettingChanged setting_changed,
    PersonsMerged persons_merged,
    MergeUndone merge_undone,
    Imported imported,
    VouchAsked vouch_asked,
    Vouched vouched,
    VouchStopped vouch_stopped,
}
