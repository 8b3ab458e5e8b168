//! Mail addresses (RFC 5321, RFC 6531), as typed and as compared.

use email_address::{EmailAddress as Parsed, Options};
use unicode_normalization::UnicodeNormalization;

/// A mail address that can be written to: at most 254 bytes, with a domain that has a dot.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EmailAddress {
    typed: String,
    folded: String,
}

/// Why a text is not a mail address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AddressProblem {
    /// Nothing was typed.
    Missing,
    /// Longer than 254 bytes (RFC 5321 §4.5.3.1.3).
    TooLong,
    /// Not of the form `name@domain.example`.
    Invalid,
}

impl EmailAddress {
    /// Reads what was typed. White space around it is dropped.
    ///
    /// # Errors
    /// Says what is wrong with it.
    pub fn parse(typed: &str) -> Result<Self, AddressProblem> {
        let typed: String = typed.trim().nfc().collect();
        if typed.is_empty() {
            return Err(AddressProblem::Missing);
        }
        if typed.len() > 254 {
            return Err(AddressProblem::TooLong);
        }
        let options = Options::default().with_required_tld().without_domain_literal().without_display_text();
        let parsed = Parsed::parse_with_options(&typed, options).map_err(|_| AddressProblem::Invalid)?;
        let quoted = parsed.local_part().starts_with('"');
        let controls = typed.chars().any(|letter| letter.is_control() || letter.is_whitespace());
        if quoted || controls {
            return Err(AddressProblem::Invalid);
        }
        let local: String = parsed.local_part().to_lowercase().nfc().collect();
        let folded = format!("{local}@{}", ascii_domain(parsed.domain()).ok_or(AddressProblem::Invalid)?);
        Ok(Self { typed, folded })
    }

    /// As the person typed it; what mail is sent to.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.typed
    }

    /// Lower-cased and normalised, the domain in ASCII; what accounts are compared by.
    #[must_use]
    pub fn folded(&self) -> &str {
        &self.folded
    }
}

/// Masks an address that was parsed before: `s…@example.org`.
#[must_use]
pub fn mask(address: &str) -> String {
    match address.rsplit_once('@') {
        Some((local, domain)) => format!("{}…@{domain}", local.chars().next().unwrap_or('…')),
        None => "…".into(),
    }
}

/// The domain as mail servers look it up (IDNA), so that one mailbox is one address; none when it names no host.
fn ascii_domain(domain: &str) -> Option<String> {
    // A percent sign would be decoded by the parser, and is in no domain.
    match url::Host::parse(domain) {
        Ok(url::Host::Domain(ascii)) if !domain.contains('%') => Some(ascii),
        Ok(url::Host::Domain(_) | url::Host::Ipv4(_) | url::Host::Ipv6(_)) | Err(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn addresses_people_have_are_accepted() {
        for typed in [
            "a@b.nl",
            "Samira.El-Amrani+shop@mail.example.org",
            "o'neil@example.ie",
            "用户@例子.公司",
            "jörg@müller.example",
        ] {
            assert!(EmailAddress::parse(typed).is_ok(), "{typed}");
        }
    }

    #[test]
    fn what_no_mail_reaches_is_refused() {
        for typed in [
            "a",
            "a@",
            "@b.nl",
            "a@b",
            "a b@c.nl",
            "a@b.nl\r\nBcc: x@y.nl",
            "Ann <a@b.nl>",
            "a@[127.0.0.1]",
            "\"a b\"@c.nl",
            "a@b..nl",
            "a@1.2.3.4",
        ] {
            assert_eq!(EmailAddress::parse(typed), Err(AddressProblem::Invalid), "{typed}");
        }
        assert_eq!(EmailAddress::parse("  "), Err(AddressProblem::Missing));
        assert_eq!(EmailAddress::parse(&format!("a@{}.nl", "b".repeat(300))), Err(AddressProblem::TooLong));
    }

    #[test]
    fn case_and_normal_form_do_not_make_another_address() {
        let composed = EmailAddress::parse("J\u{f6}rg@Example.org").unwrap();
        let decomposed = EmailAddress::parse("jo\u{308}rg@example.ORG").unwrap();
        assert_eq!(composed.folded(), decomposed.folded());
        let unicode = EmailAddress::parse("ann@müller.example").unwrap();
        assert_eq!(unicode.folded(), EmailAddress::parse("Ann@xn--mller-kva.example").unwrap().folded());
        assert_eq!(mask(composed.as_str()), "J…@Example.org");
    }

    proptest! {
        #[test]
        fn parsing_never_fails_otherwise_and_folding_is_stable(typed in ".{0,300}") {
            if let Ok(address) = EmailAddress::parse(&typed) {
                let again = EmailAddress::parse(address.folded()).unwrap();
                prop_assert_eq!(again.folded(), address.folded());
                prop_assert!(!address.as_str().contains(['\r', '\n']));
            }
        }
    }
}
