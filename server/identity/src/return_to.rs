//! Where a person goes after signing in: a path on this site and nowhere else.

/// A path and query on this origin.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReturnTo(String);

impl Default for ReturnTo {
    /// The home page.
    fn default() -> Self {
        Self("/home".into())
    }
}

impl ReturnTo {
    /// Reads a return address; anything that could leave this site, or is not plain, becomes the home page.
    #[must_use]
    pub fn parse(asked: Option<&str>) -> Self {
        asked.filter(|asked| is_local_path(asked)).map_or_else(Self::default, |asked| Self(asked.to_owned()))
    }

    /// The path and query.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// `/path?query` of visible ASCII, without what browsers read as another host (`//`, `/\`), and not a call or the sign-in page itself.
fn is_local_path(asked: &str) -> bool {
    let mut letters = asked.bytes();
    letters.next() == Some(b'/')
        && !matches!(letters.next(), Some(b'/' | b'\\'))
        && asked.len() <= 1000
        && asked.bytes().all(|letter| letter.is_ascii_graphic() && letter != b'\\')
        && !["/api/", "/sign-in", "/sign-out", "/language"].iter().any(|page| asked.starts_with(page))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn own_pages_are_kept() {
        for asked in ["/home", "/account/passkeys", "/portal/x?month=2026-05&page=2#top"] {
            assert_eq!(ReturnTo::parse(Some(asked)).as_str(), asked);
        }
    }

    #[test]
    fn other_sites_and_schemes_become_the_home_page() {
        for asked in [
            "",
            "home",
            "//evil.example",
            "/\\evil.example",
            "https:evil.example",
            "https://evil.example",
            "javascript:alert(1)",
            "/a\r\nSet-Cookie: x=y",
            "/\t/evil.example",
            "/a b",
            "/sign-in?return=/x",
            "/api/passkey/sign-in",
            "/sign-out",
        ] {
            assert_eq!(ReturnTo::parse(Some(asked)), ReturnTo::default(), "{asked:?}");
        }
        assert_eq!(ReturnTo::parse(None), ReturnTo::default());
    }

    proptest! {
        #[test]
        fn resolving_it_never_leaves_the_origin(asked in ".{0,60}") {
            let base = url::Url::parse("https://portal.example/sign-in").unwrap();
            let resolved = base.join(ReturnTo::parse(Some(&asked)).as_str()).unwrap();
            prop_assert_eq!(resolved.origin(), base.origin());
        }
    }
}
