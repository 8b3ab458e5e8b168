//! The words of mails. Brand, names and moments arrive ready to stand in a sentence; nothing here is HTML.

/// Mails to people.
#[derive(Debug)]
pub struct MailTexts {
    /// The first line, with the name where there is one to show.
    pub greeting: fn(name: Option<&str>) -> String,
    /// Before the address of the button, written out.
    pub link_fallback: &'static str,
    /// Where people get help: a mail address or a web address.
    pub help: fn(support: &str) -> String,
    /// Confirming an address at sign-up.
    pub confirm: ProofMailTexts,
    /// Confirming a further address of an account.
    pub further: ProofMailTexts,
    /// The first proof of a recovery.
    pub recover: ProofMailTexts,
    /// The second proof of a recovery: a code, and nothing to press.
    pub recover_second: ProofMailTexts,
    /// Somebody signed up with an address that has an account.
    pub known: TriedMailTexts,
    /// Somebody wanted to add the address to another account.
    pub elsewhere: TriedMailTexts,
    /// Somebody asked to recover an account with an address that no account has.
    pub unknown: TriedMailTexts,
    /// What happened to an account.
    pub notices: NoticesTexts,
    /// About consents and rights.
    pub privacy: PrivacyMailsTexts,
    /// About families and firms.
    pub relations: RelationMailsTexts,
}

/// Mails about families and firms.
#[derive(Debug)]
pub struct RelationMailsTexts {
    /// An invitation.
    pub invitation: InvitationMailTexts,
    /// A child comes of age, to an adult: the child and the day.
    pub hand_over_adult: ToldMailTexts,
    /// The same to the child: the day.
    pub hand_over_child: ToldMailTexts,
    /// Something is new of children; lines follow.
    pub child_news: ToldMailTexts,
    /// A claim was approved: the child.
    pub claim_approved: ToldMailTexts,
    /// A claim was refused: the child.
    pub claim_refused: ToldMailTexts,
    /// Members are to be confirmed: the firm and by when.
    pub attestation_due: ToldMailTexts,
    /// A membership was suspended: the firm.
    pub member_suspended: ToldMailTexts,
    /// Nobody uses the account: from when its data are only kept, and when it is erased.
    pub account_unused: ToldMailTexts,
    /// They are only kept now: when the account is erased.
    pub account_suspended: ToldMailTexts,
    /// Somebody asks to be vouched for: who.
    pub vouch_asked: ToldMailTexts,
}

/// An invitation.
#[derive(Debug)]
pub struct InvitationMailTexts {
    /// The subject; it names nobody.
    pub subject: fn(brand: &str) -> String,
    /// What the inbox shows beside the subject.
    pub preheader: &'static str,
    /// The heading.
    pub heading: &'static str,
    /// To see what an organisation knows about its reader.
    pub known: fn(organisation: &str, brand: &str) -> String,
    /// To see what a school lets the adults of a child see.
    pub guardian: fn(organisation: &str, brand: &str) -> String,
    /// To join a firm; some inviters have no name to show.
    pub member: fn(organisation: &str, inviter: Option<&str>, brand: &str) -> String,
    /// That an account is needed, and a date of birth may be asked for.
    pub next: &'static str,
    /// The button.
    pub button: &'static str,
    /// The sentence over the code.
    pub code: &'static str,
    /// How long it works.
    pub ends: fn(moment: &str) -> String,
    /// What to do if it was meant for somebody else.
    pub not_you: &'static str,
    /// Why this mail came.
    pub why: fn(organisation: &str) -> String,
}

/// Mails about consents and rights.
#[derive(Debug)]
pub struct PrivacyMailsTexts {
    /// The link that stops the messages of a topic.
    pub stop: &'static str,
    /// The copy of everything is there: until when.
    pub export_ready: ToldMailTexts,
    /// The account is gone.
    pub erasure_done: ToldMailTexts,
    /// A consent ends: the purpose and when.
    pub consent_ends: ToldMailTexts,
    /// A request has its answer.
    pub request_answered: ToldMailTexts,
    /// A request takes longer: until when.
    pub request_extended: ToldMailTexts,
    /// Requests are due, for the operator: how many are open and how many overdue.
    pub requests_due: ToldMailTexts,
}

/// A mail that tells something: what happened, what comes next, and where to look.
#[derive(Debug)]
pub struct ToldMailTexts {
    /// The subject; it names nothing of the person's.
    pub subject: fn(brand: &str) -> String,
    /// What the inbox shows beside the subject.
    pub preheader: &'static str,
    /// The heading.
    pub heading: &'static str,
    /// What happened, with the two facts it is about; empty where there is none.
    pub happened: fn(first: &str, second: &str) -> String,
    /// What comes next.
    pub next: &'static str,
    /// The button, where there is one.
    pub button: Option<&'static str>,
    /// Why this mail came.
    pub why: fn(brand: &str) -> String,
}

/// A mail whose link or code proves that it was read.
#[derive(Debug)]
pub struct ProofMailTexts {
    /// The subject; it holds no code and no name.
    pub subject: fn(brand: &str) -> String,
    /// What the inbox shows beside the subject.
    pub preheader: &'static str,
    /// The heading.
    pub heading: &'static str,
    /// What was asked for and what comes next.
    pub intro: fn(brand: &str) -> String,
    /// The button, where there is one.
    pub button: Option<&'static str>,
    /// The sentence over the code.
    pub code: &'static str,
    /// How long it works.
    pub ends: fn(moment: &str) -> String,
    /// That the code is for nobody else.
    pub keep: fn(brand: &str) -> String,
    /// What to do if it was somebody else.
    pub not_you: &'static str,
    /// Why this mail came.
    pub why: fn(brand: &str) -> String,
}

/// A mail about something that was tried with an address and changed nothing.
#[derive(Debug)]
pub struct TriedMailTexts {
    /// The subject.
    pub subject: fn(brand: &str) -> String,
    /// What the inbox shows beside the subject.
    pub preheader: &'static str,
    /// The heading.
    pub heading: &'static str,
    /// What happened, and that nothing changed.
    pub intro: fn(brand: &str) -> String,
    /// What to do if it was the reader.
    pub was_you: &'static str,
    /// The button.
    pub button: &'static str,
    /// What to do if it was somebody else.
    pub not_you: &'static str,
    /// Why this mail came.
    pub why: fn(brand: &str) -> String,
}

/// What happened to an account: the words that all such mails share, and those of each.
#[derive(Debug)]
pub struct NoticesTexts {
    /// When and in which browser.
    pub when: fn(moment: &str, device: &str) -> String,
    /// A passkey as the notices of passkeys name it; some have no name.
    pub passkey: fn(name: Option<&str>) -> String,
    /// The button that takes back what was done.
    pub not_me: &'static str,
    /// The button that stops a recovery.
    pub stop: &'static str,
    /// The button that leads to the sign-in page.
    pub sign_in: &'static str,
    /// The button that leads to the list of what happened.
    pub activity: &'static str,
    /// Why this mail came.
    pub why: fn(brand: &str) -> String,
    /// A passkey was added: the passkey.
    pub passkey_added: NoticeTexts,
    /// A passkey was removed: the passkey.
    pub passkey_removed: NoticeTexts,
    /// A suspended passkey was allowed again.
    pub passkey_trusted: NoticeTexts,
    /// An address was added: the masked address.
    pub address_added: NoticeTexts,
    /// An address was removed: the masked address.
    pub address_removed: NoticeTexts,
    /// Another address became the primary one: the masked address.
    pub primary_changed: NoticeTexts,
    /// A sign-in from a browser not seen before.
    pub new_device: NoticeTexts,
    /// New recovery codes were made.
    pub codes_made: NoticeTexts,
    /// The first proof of a recovery was given.
    pub recovery_proved: NoticeTexts,
    /// A recovery was begun: when it can be finished.
    pub recovery_started: NoticeTexts,
    /// A recovery still waits: when it can be finished.
    pub recovery_waits: NoticeTexts,
    /// A recovery can be finished: until when.
    pub recovery_ready: NoticeTexts,
    /// A recovery was stopped.
    pub recovery_stopped: NoticeTexts,
    /// The account was recovered: the new passkey.
    pub recovered: NoticeTexts,
    /// The account was frozen.
    pub frozen: NoticeTexts,
    /// The account was thawed.
    pub thawed: NoticeTexts,
    /// A copy of everything was asked for.
    pub export_asked: NoticeTexts,
    /// Erasing the account was asked for: when it happens.
    pub erasure_asked: NoticeTexts,
    /// Erasing the account was stopped.
    pub erasure_stopped: NoticeTexts,
    /// Somebody vouched for the owner: when the recovery can be finished.
    pub vouched: NoticeTexts,
}

/// One thing that can happen to an account.
#[derive(Debug)]
pub struct NoticeTexts {
    /// The subject; it names nothing of the person's.
    pub subject: fn(brand: &str) -> String,
    /// The heading.
    pub heading: &'static str,
    /// What happened, with the passkey, address or moment it is about; empty where there is none.
    pub happened: fn(about: &str) -> String,
    /// What comes next if it was the owner.
    pub was_you: &'static str,
    /// What to do if it was somebody else.
    pub not_you: &'static str,
}
