//! A colour that an operator may put into our stylesheet. Read strictly and written anew, so that nothing but a colour gets in.

/// Three notations of CSS Color 4: hexadecimal, `rgb()` and `oklch()`, without alpha.
#[derive(Clone, Debug, PartialEq)]
pub struct Colour(String);

impl Colour {
    /// Reads a colour; none for everything else, however similar.
    pub fn parse(text: &str) -> Option<Self> {
        let lower = text.trim().to_ascii_lowercase();
        if let Some(digits) = lower.strip_prefix('#') {
            let right = matches!(digits.len(), 3 | 6) && digits.bytes().all(|byte| byte.is_ascii_hexdigit());
            return right.then(|| Self(lower.clone()));
        }
        if let Some([red, green, blue]) = arguments(&lower, "rgb(") {
            let channel = |text: &str| text.parse::<u8>().ok();
            return Some(Self(format!("rgb({} {} {})", channel(red)?, channel(green)?, channel(blue)?)));
        }
        let [lightness, chroma, hue] = arguments(&lower, "oklch(")?;
        let lightness = match lightness.strip_suffix('%') {
            Some(percent) => number(percent, 100.0)? / 100.0,
            None => number(lightness, 1.0)?,
        };
        Some(Self(format!("oklch({} {} {})", lightness, number(chroma, 0.5)?, number(hue, 360.0)?)))
    }

    /// As CSS.
    pub fn as_css(&self) -> &str {
        &self.0
    }
}

/// The three arguments of a function, separated by spaces or commas.
fn arguments<'a>(text: &'a str, function: &str) -> Option<[&'a str; 3]> {
    let inside = text.strip_prefix(function)?.strip_suffix(')')?;
    let parts: Vec<&str> = inside.split([' ', ',']).filter(|part| !part.is_empty()).collect();
    parts.try_into().ok()
}

/// A plain decimal number from zero to `largest`.
fn number(text: &str, largest: f64) -> Option<f64> {
    let plain = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    let value = plain.then(|| text.parse::<f64>().ok()).flatten()?;
    (0.0..=largest).contains(&value).then_some(value)
}

#[cfg(test)]
mod tests {
    use super::Colour;

    #[test]
    fn colours_are_read_and_written_anew() {
        for (given, css) in [
            ("#2456D6", "#2456d6"),
            ("#abc", "#abc"),
            ("rgb(36, 86, 214)", "rgb(36 86 214)"),
            ("oklch(55% 0.2 265)", "oklch(0.55 0.2 265)"),
            (" oklch(0.5 .2 265.5) ", "oklch(0.5 0.2 265.5)"),
        ] {
            assert_eq!(Colour::parse(given).unwrap().as_css(), css, "{given}");
        }
    }

    #[test]
    fn nothing_but_a_colour_gets_into_the_stylesheet() {
        for attack in [
            "",
            "red",
            "#12",
            "#12345g",
            "#fff;}body{background:url(//evil)}",
            "rgb(1 2 3);}",
            "rgb(1 2)",
            "rgb(256 0 0)",
            "rgb(-1 0 0)",
            "oklch(2 0 0)",
            "oklch(0.5 0.2 inf)",
            "oklch(0.5 0.2 nan)",
            "oklch(0.5 0.2 1e1)",
            "oklch(0.5 0.2 265 / 50%)",
            "rgb(var(--x) 0 0)",
            "</style>",
        ] {
            assert_eq!(Colour::parse(attack), None, "{attack}");
        }
    }
}
