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
    /// For ring's own key makers.
    pub(crate) fn system(&self) -> &SystemRandom {
        &self.0
    }

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

    /// The smallest id of that millisecond: what was made from it on has this id or a greater one.
    #[must_use]
    pub fn first_id_at(at: Micros) -> Uuid {
        Uuid::from_u128(u128::try_from(at / 1000).unwrap_or(0) << 80)
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

    /// A code of ten characters, 50 bits, from [`CODE_ALPHABET`]: for letters on paper.
    ///
    /// # Errors
    /// As [`Rng::bytes`].
    pub fn invitation_code(&self) -> Result<String, Error> {
        let letters = self.bytes::<INVITATION_CODE_LENGTH>()?;
        let letters = letters.iter().filter_map(|byte| CODE_ALPHABET.get(usize::from(byte % 32)));
        Ok(letters.map(|letter| char::from(*letter)).collect())
    }

    /// A recovery code: 128 random bits as 26 characters from [`CODE_ALPHABET`], and two that check them.
    ///
    /// # Errors
    /// As [`Rng::bytes`].
    pub fn recovery_code(&self) -> Result<String, Error> {
        Ok(spell_recovery_code(u128::from_be_bytes(self.bytes()?)))
    }
}

/// Five bits a character, the first one three; the check characters behind.
fn spell_recovery_code(bits: u128) -> String {
    let symbols = (0..RECOVERY_SYMBOLS).rev().map(|place| u8::try_from((bits >> (5 * place)) & 31).unwrap_or_default());
    let symbols: Vec<u8> = symbols.collect();
    let all = symbols.iter().copied().chain(check_symbols(&symbols));
    all.filter_map(|symbol| CODE_ALPHABET.get(usize::from(symbol))).map(|letter| char::from(*letter)).collect()
}

/// Characters of an invitation's code.
pub const INVITATION_CODE_LENGTH: usize = 10;
/// Characters of a recovery code without those that check it.
const RECOVERY_SYMBOLS: usize = 26;
/// Characters of a recovery code.
pub const RECOVERY_CODE_LENGTH: usize = RECOVERY_SYMBOLS + 2;

/// Two symbols of five bits over the others: a Reed-Solomon code over GF(32) with the generator (x + 1)(x + 2), whose words differ in
/// three places at least. One or two wrong characters are noticed, wherever they are, and so is every swap.
fn check_symbols(symbols: &[u8]) -> [u8; 2] {
    // Twice a symbol, modulo x^5 + x^2 + 1, which makes 2 a generator: 31 places can be told apart.
    let double = |symbol: u8| (symbol << 1) ^ if symbol & 16 == 0 { 0 } else { 0b10_0101 };
    symbols.iter().fold([0, 0], |[high, low], symbol| {
        let carry = high ^ symbol;
        [low ^ double(carry) ^ carry, double(carry)]
    })
}

/// A recovery code in groups of four, as people read and copy it.
#[must_use]
pub fn group_recovery_code(code: &str) -> String {
    let letters: Vec<char> = code.chars().collect();
    letters.chunks(4).map(String::from_iter).collect::<Vec<_>>().join("-")
}

/// A recovery code as it was meant (see [`read_code`]). `None` when it cannot be one: its check characters say that it was mistyped.
#[must_use]
pub fn read_recovery_code(typed: &str) -> Option<String> {
    let code = read_letters(typed, RECOVERY_CODE_LENGTH)?;
    let symbol = |letter| CODE_ALPHABET.iter().position(|known| *known == letter);
    let symbols = code.bytes().map(|letter| symbol(letter).and_then(|symbol| u8::try_from(symbol).ok()));
    let symbols = symbols.collect::<Option<Vec<u8>>>()?;
    let (said, check) = symbols.split_at_checked(RECOVERY_SYMBOLS)?;
    (check_symbols(said) == check).then_some(code)
}

/// Digits and letters that are hard to confuse: no I, L, O and U (Crockford's base 32).
pub const CODE_ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// A code as it was meant: upper case, without spaces and dashes, with O read as 0 and I and L as 1. `None` when it cannot be one.
#[must_use]
pub fn read_code(typed: &str) -> Option<String> {
    read_letters(typed, 8)
}

/// The code of an invitation as it was meant (see [`read_code`]). `None` when it cannot be one.
#[must_use]
pub fn read_invitation_code(typed: &str) -> Option<String> {
    read_letters(typed, INVITATION_CODE_LENGTH)
}

fn read_letters(typed: &str, length: usize) -> Option<String> {
    let mut code = String::with_capacity(length);
    for letter in
        typed.chars().filter(|letter| !letter.is_whitespace() && !matches!(letter, '-' | '\u{2010}'..='\u{2015}'))
    {
        let letter = match letter.to_ascii_uppercase() {
            'O' => '0',
            'I' | 'L' => '1',
            letter => letter,
        };
        let known = u8::try_from(letter).is_ok_and(|letter| CODE_ALPHABET.contains(&letter));
        if !known || code.len() == length {
            return None;
        }
        code.push(letter);
    }
    (code.len() == length).then_some(code)
}

#[cfg(test)]
mod tests {
    use super::{
        CODE_ALPHABET, RECOVERY_CODE_LENGTH, Rng, group_recovery_code, read_code, read_recovery_code,
        spell_recovery_code,
    };
    use proptest::prelude::{prop_assert, prop_assert_eq, proptest};

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

    #[test]
    fn a_recovery_code_has_128_bits_and_is_read_as_it_is_shown() {
        let rng = Rng::default();
        let codes: std::collections::HashSet<_> = (0..10_000).map(|_| rng.recovery_code().unwrap()).collect();
        assert_eq!(codes.len(), 10_000);
        for code in &codes {
            let shown = group_recovery_code(code);
            assert_eq!(shown.split('-').map(str::len).collect::<Vec<_>>(), [4; 7]);
            assert_eq!(read_recovery_code(&shown).as_ref(), Some(code));
            assert_eq!(
                read_recovery_code(&shown.to_lowercase().replace('-', " ").replace('0', "o")).as_ref(),
                Some(code)
            );
        }
        // The first character stands for the three bits that are left, every other one for five.
        for place in 0..RECOVERY_CODE_LENGTH {
            let seen: std::collections::HashSet<_> = codes.iter().map(|code| code.as_bytes()[place]).collect();
            assert_eq!(seen.len(), if place == 0 { 8 } else { 32 }, "{place}");
        }
    }

    proptest! {
        #[test]
        fn every_wrong_character_and_every_swap_of_neighbours_is_noticed(bits: u128) {
            let code = spell_recovery_code(bits).into_bytes();
            for place in 0..code.len() {
                for letter in CODE_ALPHABET.iter().filter(|letter| **letter != code[place]) {
                    let mut wrong = code.clone();
                    wrong[place] = *letter;
                    prop_assert_eq!(read_recovery_code(str::from_utf8(&wrong).unwrap()), None);
                }
                for other in place + 1..code.len() {
                    let mut swapped = code.clone();
                    swapped.swap(place, other);
                    prop_assert!(swapped == code || read_recovery_code(str::from_utf8(&swapped).unwrap()).is_none());
                }
            }
        }

        #[test]
        fn reading_a_recovery_code_never_fails_otherwise(typed in "[0-9A-Za-z -]{0,40}|.*") {
            if let Some(code) = read_recovery_code(&typed) {
                prop_assert_eq!(read_recovery_code(&group_recovery_code(&code)), Some(code));
            }
        }

        #[test]
        fn reading_a_code_never_fails_otherwise(typed in ".*") {
            if let Some(code) = read_code(&typed) {
                prop_assert_eq!(code.len(), 8);
                prop_assert_eq!(read_code(&code), Some(code));
            }
        }
    }
}
