//! Bytes in hexadecimal, two small digits each.

/// The bytes as text.
#[must_use]
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The bytes of a text with exactly `2 * N` digits, small or capital.
#[must_use]
pub fn from_hex<const N: usize>(text: &str) -> Option<[u8; N]> {
    if text.len() != 2 * N || !text.bytes().all(|digit| digit.is_ascii_hexdigit()) {
        return None;
    }
    let mut bytes = [0; N];
    for (place, byte) in bytes.iter_mut().enumerate() {
        *byte = u8::from_str_radix(text.get(2 * place..2 * place + 2)?, 16).ok()?;
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_is_no_hexadecimal_number_of_that_length_is_refused() {
        for wrong in ["", "0", "00", "00000", "000g", "00é", "+0+0"] {
            assert_eq!(from_hex::<2>(wrong), None, "{wrong}");
        }
        assert_eq!(from_hex("00fF"), Some([0, 255]));
    }

    proptest! {
        #[test]
        fn bytes_survive(bytes in any::<[u8; 32]>()) {
            prop_assert_eq!(from_hex(&hex(&bytes)), Some(bytes));
        }
    }
}
