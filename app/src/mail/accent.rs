//! The operator's accent in mails. Mail programs know hexadecimal colours only; with any other the house's teal stands in.

use crate::palette::ACCENT;

const TEAL: Accent = Accent { ground: ACCENT, ink: WHITE };
const WHITE: [u8; 3] = [0xff, 0xff, 0xff];
/// Darker than the ink of pages: on every colour, one of the two has at least 4:1.
const INK: [u8; 3] = [0x16, 0x1d, 0x1c];

/// The button's colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Accent {
    ground: [u8; 3],
    ink: [u8; 3],
}

impl Accent {
    /// Takes `#rgb` or `#rrggbb`; the text on it is whichever of white and ink reads better.
    pub(super) fn of(colour: Option<&str>) -> Self {
        let Some(ground) = colour.and_then(parse) else {
            return TEAL;
        };
        let ink = if contrast(ground, WHITE) >= contrast(ground, INK) { WHITE } else { INK };
        Self { ground, ink }
    }

    /// The ground as `#rrggbb`.
    pub(super) fn ground(self) -> String {
        hexadecimal(self.ground)
    }

    /// The text on it as `#rrggbb`.
    pub(super) fn ink(self) -> String {
        hexadecimal(self.ink)
    }
}

fn hexadecimal([red, green, blue]: [u8; 3]) -> String {
    format!("#{red:02x}{green:02x}{blue:02x}")
}

fn parse(colour: &str) -> Option<[u8; 3]> {
    let digits = colour.trim().strip_prefix('#')?;
    let digits: Vec<u8> = digits
        .chars()
        .map(|digit| digit.to_digit(16).and_then(|digit| u8::try_from(digit).ok()))
        .collect::<Option<_>>()?;
    match digits.as_slice() {
        [red, green, blue] => Some([red * 17, green * 17, blue * 17]),
        [r1, r0, g1, g0, b1, b0] => Some([r1 * 16 + r0, g1 * 16 + g0, b1 * 16 + b0]),
        _ => None,
    }
}

/// The contrast ratio of WCAG 2.2.
fn contrast(one: [u8; 3], other: [u8; 3]) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

fn luminance(colour: [u8; 3]) -> f64 {
    let [red, green, blue] = colour.map(|channel| {
        let channel = f64::from(channel) / 255.0;
        if channel <= 0.04045 { channel / 12.92 } else { ((channel + 0.055) / 1.055).powf(2.4) }
    });
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_text_on_the_button_can_always_be_read() {
        for colour in
            ["#fff", "#000", "#777777", "#0f6b66", "#ffcc00", "#c0392b", "oklch(50% 0.1 190)", "red", "#12345", ""]
        {
            let Accent { ground, ink } = Accent::of(Some(colour));
            assert!(contrast(ground, ink) >= 4.0, "{colour}");
        }
    }

    #[test]
    fn only_hexadecimal_colours_reach_a_mail() {
        assert_eq!(Accent::of(Some("#1a2")).ground(), "#11aa22");
        assert_eq!(Accent::of(Some("#A1b2C3")).ground(), "#a1b2c3");
        assert_eq!(Accent::of(Some("#fff;background:url(//evil)")), TEAL);
        assert_eq!(Accent::of(None), TEAL);
    }
}
