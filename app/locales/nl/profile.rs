//! Dutch: what a person says about themselves.

use crate::locale::{ProfileTexts, RegionTexts};

/// The words.
pub(super) const PROFILE: ProfileTexts = ProfileTexts {
    title: "Profiel",
    lead: "Wat je ons over jezelf vertelt, en waar we het voor nodig hebben. Alleen jij ziet deze pagina.",
    name: ("Volledige naam", "In elk schrift. Hij zegt van wie dit account is, aan jou en aan wie je ermee helpt."),
    preferred_name: (
        "Hoe je genoemd wilt worden",
        "Zo spreken we je aan op pagina’s en in mails. Laat het leeg, dan gebruiken we je volledige naam.",
    ),
    birth_date: (
        "Geboortedatum",
        "Sommige dingen hangen van je leeftijd af; daarvoor gebruiken we hem, en nergens anders voor. Je mag hem leeg laten.",
    ),
    birth_date_stands: "Die blijft zoals je hem het eerst opgaf, omdat sommige rechten ervan afhangen.",
    birth_date_correct: "Klopt hij niet? Vraag om verbetering",
    language: ("Taal", "In deze taal schrijven we pagina’s en mails."),
    time_zone: ("Tijdzone", "Zo zijn de tijden die je leest die van je eigen klok."),
    no_zone: "Geen: toon tijden volgens de klok van dit portaal",
    regions: RegionTexts {
        africa: "Afrika",
        america: "Amerika",
        antarctica: "Zuidpoolgebied",
        arctic: "Noordelijke IJszee",
        asia: "Azië",
        atlantic: "Atlantische Oceaan",
        australia: "Australië",
        europe: "Europa",
        indian: "Indische Oceaan",
        pacific: "Stille Oceaan",
    },
    look: ("Licht of donker", "We bewaren dit zodat je pagina’s er overal waar je inlogt hetzelfde uitzien."),
    look_device: "Zoals het toestel",
    look_light: "Licht",
    look_dark: "Donker",
    submit: "Opslaan",
    saved: "Opgeslagen.",
    addresses: "Waar mail je bereikt, staat op een andere pagina.",
    addresses_link: "Naar je adressen",
};
