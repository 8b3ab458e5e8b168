//! English: what a person says about themselves.

use crate::locale::{ProfileTexts, RegionTexts};

/// The words.
pub(super) const PROFILE: ProfileTexts = ProfileTexts {
    title: "Profile",
    lead: "What you tell us about yourself, and what we need it for. Only you see this page.",
    name: ("Full name", "In any script. It says whose account this is, to you and to whoever helps you with it."),
    preferred_name: (
        "What you like to be called",
        "We greet you with it on pages and in mails. Leave it empty, and we use your full name.",
    ),
    birth_date: (
        "Date of birth",
        "Some things depend on your age; we use it to decide those, and for nothing else. You can leave it empty.",
    ),
    birth_date_stands: "It stays as you said it first, because some rights depend on it.",
    birth_date_correct: "Is it wrong? Ask to correct it",
    language: ("Language", "We write pages and mails in it."),
    time_zone: ("Time zone", "So that the times you read are those of your own clock."),
    no_zone: "None: show times by this portal’s clock",
    regions: RegionTexts {
        africa: "Africa",
        america: "America",
        antarctica: "Antarctica",
        arctic: "Arctic Ocean",
        asia: "Asia",
        atlantic: "Atlantic Ocean",
        australia: "Australia",
        europe: "Europe",
        indian: "Indian Ocean",
        pacific: "Pacific Ocean",
    },
    look: ("Light or dark", "We keep it so that your pages look the same wherever you sign in."),
    look_device: "As the device",
    look_light: "Light",
    look_dark: "Dark",
    submit: "Save",
    saved: "Saved.",
    addresses: "Where mail reaches you is on another page.",
    addresses_link: "Go to your addresses",
};
