//! A device as it is kept, "Chrome on Linux", in the words of the page's language.

use crate::locale::Texts;

/// Browser and system; what does not say what it is, is unknown.
#[must_use]
pub fn device_words(texts: &Texts, kept: &str) -> String {
    match kept.split_once(" on ") {
        Some((browser, system)) => (texts.sessions.device)(browser, system),
        None if kept.is_empty() => texts.sessions.unknown_device.to_owned(),
        None => kept.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::locale::Language;

    #[test]
    fn a_device_is_said_in_every_language() {
        assert_eq!(device_words(Language::En.texts(), "Chrome on Linux"), "Chrome on Linux");
        assert_eq!(device_words(Language::Nl.texts(), "Safari on iPhone"), "Safari op iPhone");
        assert!(device_words(Language::Ar.texts(), "Safari on iPhone").contains(" على "));
        assert_eq!(device_words(Language::Nl.texts(), "Firefox"), "Firefox");
        assert_eq!(device_words(Language::Nl.texts(), ""), "Onbekend toestel");
    }
}
