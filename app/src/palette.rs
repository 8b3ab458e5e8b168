//! The colours of `style/tokens.css` that are needed outside the style sheet: by mails and by the browser's own surfaces.
//! A test keeps the two alike.

/// The colours of one theme, named as the tokens are.
pub(crate) struct Palette {
    pub(crate) ground: &'static str,
    pub(crate) surface: &'static str,
    pub(crate) sunken: &'static str,
    pub(crate) ink: &'static str,
    pub(crate) ink_soft: &'static str,
    pub(crate) line: &'static str,
}

pub(crate) const LIGHT: Palette = Palette {
    ground: "#faf8f4",
    surface: "#fffdf9",
    sunken: "#f3efe7",
    ink: "#1c2429",
    ink_soft: "#565d61",
    line: "#e4ded3",
};

pub(crate) const DARK: Palette = Palette {
    ground: "#171513",
    surface: "#211e1b",
    sunken: "#100f0d",
    ink: "#ece7df",
    ink_soft: "#b3aba0",
    line: "#38332d",
};

/// The accent when the operator has chosen none.
pub(crate) const ACCENT: [u8; 3] = [0x0f, 0x6b, 0x66];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mails_and_pages_have_the_same_colours() {
        let tokens = include_str!("../../style/tokens.css");
        let both = |colour: fn(&Palette) -> &'static str| format!("light-dark({}, {})", colour(&LIGHT), colour(&DARK));
        let [red, green, blue] = ACCENT;
        for (token, value) in [
            ("ground", both(|theme| theme.ground)),
            ("surface", both(|theme| theme.surface)),
            ("sunken", both(|theme| theme.sunken)),
            ("ink", both(|theme| theme.ink)),
            ("ink-soft", both(|theme| theme.ink_soft)),
            ("line", both(|theme| theme.line)),
            ("accent-base", format!("#{red:02x}{green:02x}{blue:02x}")),
        ] {
            assert!(tokens.contains(&format!("\t--{token}: {value};")), "--{token} is not {value}");
        }
    }
}
