//! Words of what a person says about themselves.

/// The profile.
#[derive(Debug)]
pub struct ProfileTexts {
    /// Title and heading.
    pub title: &'static str,
    /// The sentence under it.
    pub lead: &'static str,
    /// Label of the full name, and what it is for.
    pub name: (&'static str, &'static str),
    /// Label of the preferred name, and what it is for.
    pub preferred_name: (&'static str, &'static str),
    /// Label of the date of birth, and what it is for.
    pub birth_date: (&'static str, &'static str),
    /// Beside a date of birth that was said before.
    pub birth_date_stands: &'static str,
    /// The link to correcting it.
    pub birth_date_correct: &'static str,
    /// Label of the language, and what it is for.
    pub language: (&'static str, &'static str),
    /// Label of the time zone, and what it is for.
    pub time_zone: (&'static str, &'static str),
    /// The entry for no time zone.
    pub no_zone: &'static str,
    /// The parts of the world under which time zones stand.
    pub regions: RegionTexts,
    /// Label of the look, and what it is for.
    pub look: (&'static str, &'static str),
    /// Light or dark as the device says.
    pub look_device: &'static str,
    /// Light.
    pub look_light: &'static str,
    /// Dark.
    pub look_dark: &'static str,
    /// The button.
    pub submit: &'static str,
    /// After it was saved.
    pub saved: &'static str,
    /// Before the link to the addresses.
    pub addresses: &'static str,
    /// The link.
    pub addresses_link: &'static str,
}

/// The first parts of IANA time zone names.
#[derive(Debug)]
pub struct RegionTexts {
    /// Africa.
    pub africa: &'static str,
    /// America.
    pub america: &'static str,
    /// Antarctica.
    pub antarctica: &'static str,
    /// Arctic.
    pub arctic: &'static str,
    /// Asia.
    pub asia: &'static str,
    /// Atlantic.
    pub atlantic: &'static str,
    /// Australia.
    pub australia: &'static str,
    /// Europe.
    pub europe: &'static str,
    /// Indian.
    pub indian: &'static str,
    /// Pacific.
    pub pacific: &'static str,
}

impl RegionTexts {
    /// The words for the first part of a zone's name; none for parts that are no part of the world.
    #[must_use]
    pub fn of(&self, region: &str) -> Option<&'static str> {
        let named = [
            ("Africa", self.africa),
            ("America", self.america),
            ("Antarctica", self.antarctica),
            ("Arctic", self.arctic),
            ("Asia", self.asia),
            ("Atlantic", self.atlantic),
            ("Australia", self.australia),
            ("Europe", self.europe),
            ("Indian", self.indian),
            ("Pacific", self.pacific),
        ];
        named.into_iter().find(|(name, _)| *name == region).map(|(_, words)| words)
    }
}
