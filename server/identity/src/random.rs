//! Randomness as a value, and what is made of it: ids, one-time tokens and codes.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use ring::rand::{SecureRandom, SystemRandom};
use uuid::Uuid;

use crate::Error;
use crate::clock::Micros;

/// The operating system's random numbers.
#[derive(Debug, Clone)]
pub struct Rng(SystemRandom);

impl Default for Rng {
    #[expect(clippy::disallowed_methods, reason = "the one place that asks the system for randomness")]
    fn default() -> Self {
        Self(SystemRandom::new())
    }
}

impl Rng {
    /// `N` random bytes.
    ///
    /// # Errors
    /// [`Error::Internal`] when the system has none to give.
    pub fn bytes<const N: usize>(&self) -> Result<[u8; N], Error> {
        let mut bytes = [0; N];
        self.0.fill(&mut bytes).map_err(|_| Error::Internal("the system gives no random numbers".into()))?;
        Ok(bytes)
    }

    /// A UUIDv7 for `now`: sortable by time, random otherwise (RFC 9562 §5.7).
    ///
    /// # Errors
    /// As [`Rng::bytes`].
    pub fn id(&self, now: Micros) -> Result<Uuid, Error> {
        let millis = u64::try_from(now / 1000).unwrap_or(0);
        Ok(uuid::Builder::from_unix_timestamp_millis(millis, &self.bytes()?).into_uuid())
    }

    /// A one-time token of 256 bits for a link: 43 characters of base64url.
    ///
    /// # Errors
    /// As [`Rng::bytes`].
    pub fn token(&self) -> Result<String, Error> {
        Ok(URL_SAFE_NO_PAD.encode(self.bytes::<32>()?))
    }

    /// A code of eight characters, 40 bits, from [`CODE_ALPHABET`].
    ///
    /// # Errors
    /// As [`Rng::bytes`].
    pub fn code(&self) -> Result<String, Error> {
        let letters = self.bytes::<8>()?;
        Ok(letters
            .iter()
            .filter_map(|byte| CODE_ALPHABET.get(usize::from(byte % 32)))
            .map(|letter| char::from(*letter))
            .collect())
    }
}

/// Digits and letters that are hard to confuse: no I, L, O and U (Crockford's base 32).
pub const CODE_ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// A code as it was meant: upper case, without spaces and dashes, with O read as 0 and I and L as 1. `None` when it cannot be one.
#[must_use]
pub fn read_code(typed: &str) -> Option<String> {
    let mut code = String::with_capacity(8);
    for letter in
        typed.chars().filter(|letter| !letter.is_whitespace() && !matches!(letter, '-' | '\u{2010}'..='\u{2015}'))
    {
        let letter = match letter.to_ascii_uppercase() {
            'O' => '0',
            'I' | 'L' => '1',
            letter => letter,
        };
        let known = u8::try_from(letter).is_ok_and(|letter| CODE_ALPHABET.contains(&letter));
        if !known || code.len() == 8 {
            return None;
        }
        code.push(letter);
    }
    (code.len() == 8).then_some(code)
}

#[cfg(test)]
mod tests {
    use super::{Rng, read_code};
    use proptest::prelude::{prop_assert_eq, proptest};

    #[test]
    fn ten_thousand_tokens_and_codes_differ() {
        let rng = Rng::default();
        let tokens: std::collections::HashSet<_> = (0..10_000).map(|_| rng.token().unwrap()).collect();
        assert_eq!(tokens.len(), 10_000);
        let codes: std::collections::HashSet<_> = (0..10_000).map(|_| rng.code().unwrap()).collect();
        assert!(codes.len() > 9_990);
        assert!(codes.iter().all(|code| read_code(code).as_ref() == Some(code)));
    }

    #[test]
    fn a_code_is_read_as_it_was_meant() {
        assert_eq!(read_code(" 7kqf-m2o1 ").as_deref(), Some("7KQFM201"));
        assert_eq!(read_code("7KQF M2LI").as_deref(), Some("7KQFM211"));
        for wrong in ["", "7KQFM20", "7KQFM2011", "7KQF-M2U1", "7KQFM20é"] {
            assert_eq!(read_code(wrong), None, "{wrong}");
        }
    }

    proptest! {
        #[test]
        fn reading_a_code_never_fails_otherwise(typed in ".*") {
            if let Some(code) = read_code(&typed) {
                prop_assert_eq!(code.len(), 8);
                prop_assert_eq!(read_code(&code), Some(code));
            }
        }
    }
}
