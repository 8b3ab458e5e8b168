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
    pub confirm: ConfirmMailTexts,
    /// Somebody signed up with an address that has an account.
    pub known: KnownMailTexts,
    /// A passkey was added.
    pub passkey_added: PasskeyAddedMailTexts,
}

/// Confirming an address at sign-up.
#[derive(Debug)]
pub struct ConfirmMailTexts {
    /// The subject; it holds no code and no name.
    pub subject: fn(brand: &str) -> String,
    /// What the inbox shows beside the subject.
    pub preheader: &'static str,
    /// The heading.
    pub heading: &'static str,
    /// What was asked for and what comes next.
    pub intro: fn(brand: &str) -> String,
    /// The button.
    pub button: &'static str,
    /// The sentence over the code.
    pub code: &'static str,
    /// How long both work.
    pub ends: fn(moment: &str) -> String,
    /// That the code is for nobody else.
    pub keep: fn(brand: &str) -> String,
    /// What to do if it was somebody else.
    pub not_you: &'static str,
    /// Why this mail came.
    pub why: fn(brand: &str) -> String,
}

/// Somebody signed up with an address that has an account.
#[derive(Debug)]
pub struct KnownMailTexts {
    /// The subject.
    pub subject: fn(brand: &str) -> String,
    /// What the inbox shows beside the subject.
    pub preheader: &'static str,
    /// The heading.
    pub heading: &'static str,
    /// What happened, and that nothing changed.
    pub intro: fn(brand: &str) -> String,
    /// What to do if it was the owner.
    pub was_you: &'static str,
    /// The button.
    pub button: &'static str,
    /// What to do if it was somebody else.
    pub not_you: &'static str,
    /// Why this mail came.
    pub why: fn(brand: &str) -> String,
}

/// A passkey was added.
#[derive(Debug)]
pub struct PasskeyAddedMailTexts {
    /// The subject.
    pub subject: fn(brand: &str) -> String,
    /// What the inbox shows beside the subject.
    pub preheader: &'static str,
    /// The heading.
    pub heading: &'static str,
    /// Which passkey, and when.
    pub intro: fn(passkey: &str, moment: &str) -> String,
    /// Nothing to do if it was the owner.
    pub was_you: &'static str,
    /// The button.
    pub button: &'static str,
    /// What to do if it was somebody else.
    pub not_you: &'static str,
    /// Why this mail came.
    pub why: fn(brand: &str) -> String,
}
