//! Words of the consents: the list, the history, receipts, and being asked again.

use super::Outcome;

/// What the data may be used for. Days and titles arrive ready to stand in a sentence.
#[derive(Debug)]
pub struct ConsentsTexts {
    /// Title and heading.
    pub title: &'static str,
    /// The sentence under it.
    pub lead: &'static str,
    /// Nothing is published.
    pub empty: Outcome,
    /// The heading over those that ask again.
    pub asking: &'static str,
    /// The heading over those that can be decided.
    pub yours: &'static str,
    /// The heading over those that are needed.
    pub needed: &'static str,
    /// Why these have no switch.
    pub needed_text: &'static str,
    /// The words of a card.
    pub card: ConsentCardTexts,
    /// Where a consent stands.
    pub state: ConsentStateTexts,
    /// What the switch says.
    pub switch: ConsentSwitchTexts,
    /// Global Privacy Control is on.
    pub signal: Outcome,
    /// The use of the data is restricted.
    pub restricted: Outcome,
    /// The link to where that can be lifted.
    pub restricted_link: &'static str,
    /// After agreeing by the form.
    pub agreed: &'static str,
    /// After declining by the form.
    pub declined: &'static str,
    /// The text is another one than the one that was read.
    pub text_changed: Outcome,
    /// What was posted cannot be decided here and now.
    pub not_now: &'static str,
    /// The history of a purpose.
    pub history: ConsentHistoryTexts,
    /// Receipts.
    pub receipt: ReceiptTexts,
    /// Being asked after signing in.
    pub ask: ConsentAskTexts,
}

/// The words of a card.
#[derive(Debug)]
pub struct ConsentCardTexts {
    /// What the data is used for.
    pub used_for: &'static str,
    /// Which data.
    pub data: &'static str,
    /// Who gets it.
    pub shared_with: &'static str,
    /// How long it is kept.
    pub kept_for: &'static str,
    /// What changed since the last answer.
    pub changed: &'static str,
    /// From when the text is.
    pub text_of: fn(day: &str) -> String,
    /// The link to the history.
    pub history: &'static str,
    /// There is no text in the language of the page, or it is not asked any more.
    pub no_text: &'static str,
    /// The button that agrees.
    pub agree: &'static str,
    /// The button that declines what is asked.
    pub decline: &'static str,
    /// The button that withdraws.
    pub withdraw: &'static str,
    /// The button that objects.
    pub object: &'static str,
    /// The button that takes an objection back.
    pub allow: &'static str,
    /// The button that prolongs an agreement that ends soon.
    pub prolong: &'static str,
}

/// Where a consent stands.
#[derive(Debug)]
pub struct ConsentStateTexts {
    /// No answer was given.
    pub undecided: &'static str,
    /// It is used, and nobody objected.
    pub in_use: &'static str,
    /// The person agreed.
    pub agreed: &'static str,
    /// Until when that holds.
    pub until: fn(day: &str) -> String,
    /// The person declined.
    pub declined: &'static str,
    /// The person took the agreement back.
    pub withdrawn: &'static str,
    /// The agreement ended by itself.
    pub ended: &'static str,
    /// The person took the objection back.
    pub allowed: &'static str,
    /// The person objected.
    pub objected: &'static str,
    /// A guardian agreed for the person, or took an objection back.
    pub guardian_agreed: &'static str,
    /// A guardian declined or objected.
    pub guardian_declined: &'static str,
    /// A guardian took the agreement back.
    pub guardian_withdrawn: &'static str,
    /// A guardian's agreement ended by itself.
    pub guardian_ended: &'static str,
    /// The browser's signal said no.
    pub signal_declined: &'static str,
    /// The answer was to an older text.
    pub outdated: &'static str,
    /// A contract needs it.
    pub contract: &'static str,
    /// The law asks for it.
    pub law: &'static str,
    /// A life may depend on it.
    pub vital: &'static str,
    /// The date of birth is not known.
    pub birth_date: &'static str,
    /// The link to where it can be told.
    pub birth_date_link: &'static str,
    /// Guardians decide: how many agreed, and how many must.
    pub guardian: fn(agreed: usize, needed: usize) -> String,
    /// Global Privacy Control holds it off.
    pub held: &'static str,
    /// The use of the data is restricted.
    pub paused: &'static str,
}

/// What the switch says, and what follows from pressing it.
#[derive(Debug)]
pub struct ConsentSwitchTexts {
    /// In force.
    pub on: &'static str,
    /// Not in force.
    pub off: &'static str,
    /// After agreeing.
    pub agreed: &'static str,
    /// After withdrawing.
    pub withdrawn: &'static str,
    /// After taking an objection back.
    pub allowed: &'static str,
    /// After objecting.
    pub objected: &'static str,
    /// The button that does the reverse.
    pub undo: &'static str,
    /// Nothing was changed.
    pub failed: &'static str,
    /// The text is another one by now.
    pub text_changed: &'static str,
    /// The link that shows it.
    pub read_again: &'static str,
    /// The session is over.
    pub session_ended: &'static str,
}

/// The history of a purpose.
#[derive(Debug)]
pub struct ConsentHistoryTexts {
    /// The sentence under the title of the purpose.
    pub lead: &'static str,
    /// The link to the list.
    pub back: &'static str,
    /// The heading over the decisions.
    pub decisions: &'static str,
    /// Nothing was decided.
    pub empty: &'static str,
    /// The person was asked.
    pub requested: &'static str,
    /// Somebody agreed.
    pub given: &'static str,
    /// Somebody declined.
    pub refused: &'static str,
    /// Somebody withdrew.
    pub withdrawn: &'static str,
    /// It ended.
    pub expired: &'static str,
    /// An objection was taken back.
    pub allowed: &'static str,
    /// Somebody objected.
    pub objected: &'static str,
    /// Who did it.
    pub by: &'static str,
    /// The person.
    pub you: &'static str,
    /// A guardian.
    pub guardian: &'static str,
    /// The browser's signal.
    pub signal: &'static str,
    /// Nobody: a rule.
    pub rule: &'static str,
    /// Where it was done.
    pub place: &'static str,
    /// On the page of consents.
    pub account: &'static str,
    /// When asked after signing in.
    pub sign_in: &'static str,
    /// By the link in a mail.
    pub mail: &'static str,
    /// By Global Privacy Control.
    pub gpc: &'static str,
    /// In the portal, by itself.
    pub portal: &'static str,
    /// Until when it holds.
    pub until: &'static str,
    /// What unfolds the text.
    pub text: fn(version: i64) -> String,
    /// The name of the text's fingerprint.
    pub fingerprint: &'static str,
    /// The link to the receipt.
    pub receipt: &'static str,
}

/// Receipts.
#[derive(Debug)]
pub struct ReceiptTexts {
    /// Title and heading.
    pub title: &'static str,
    /// The sentence under it.
    pub lead: &'static str,
    /// What was decided.
    pub decision: &'static str,
    /// When.
    pub at: &'static str,
    /// Whose decision.
    pub person: &'static str,
    /// Who decides over the data.
    pub controller: &'static str,
    /// Who gets it.
    pub recipients: &'static str,
    /// Nobody does.
    pub nobody: &'static str,
    /// The number of the receipt.
    pub number: &'static str,
    /// The heading over the text.
    pub text: &'static str,
    /// The button that saves the file.
    pub download: &'static str,
    /// The heading over how it is checked.
    pub check: &'static str,
    /// What the file holds and who can check it.
    pub check_text: &'static str,
    /// Before the command.
    pub check_command: &'static str,
    /// Where the keys are.
    pub check_keys: &'static str,
    /// What unfolds the signature.
    pub signature: &'static str,
}

/// Being asked after signing in.
#[derive(Debug)]
pub struct ConsentAskTexts {
    /// Title and heading.
    pub title: &'static str,
    /// What this is about, and that it can wait.
    pub lead: fn(count: usize) -> String,
    /// The link that goes on.
    pub later: &'static str,
    /// What happens meanwhile.
    pub later_text: &'static str,
}
