//! What people say about themselves: written as a whole, recorded without its content, used wherever they are addressed.

use portico_identity::birth_date::BirthDate;
use portico_identity::letters::Letter;
use portico_identity::name::PersonName;
use portico_identity::people::{ProfileChange, ProfileChanged};

use crate::on_both_engines;
use crate::owner::{at, parse};
use crate::portal;

pub fn change() -> ProfileChange {
    ProfileChange {
        name: PersonName::parse("Annaïs de Wit").unwrap(),
        preferred_name: Some(PersonName::parse("Anouk").unwrap()),
        birth_date: Some(BirthDate::parse("2004-02-29", 1_800_000_000_000_000).unwrap()),
        language: "nl".into(),
        time_zone: "europe/amsterdam".into(),
        theme: "dark".into(),
    }
}

on_both_engines! {
    async fn a_profile_is_written_and_its_content_is_not_in_the_history(site: Site) {
        let (anna, eve) = site.two_owners().await;
        let changed = site.identity.change_profile(&anna.who, &change(), &at()).await.unwrap();
        assert_eq!(changed, ProfileChanged::Changed);
        let person = site.identity.find_person(&anna.who).await.unwrap().unwrap();
        assert_eq!((person.name.as_str(), person.called(), person.birth_date.as_str()), ("Annaïs de Wit", "Anouk", "2004-02-29"));
        let rest = (person.language.as_str(), person.time_zone.as_str(), person.look.as_str());
        assert_eq!(rest, ("nl", "Europe/Amsterdam", "dark"));
        let details = site.database.column("SELECT detail FROM event WHERE kind = 'profile-changed'").await;
        assert!(details[0].contains(r#""fields":["name","preferred_name","birth_date","language","time_zone","theme"]"#), "{details:?}");
        for content in ["Ann", "2004", "Amsterdam", "dark"] {
            assert!(!details[0].contains(content), "{content}");
        }
        assert_eq!(site.identity.find_person(&eve.who).await.unwrap().unwrap().called(), "Eve");
    }

    async fn only_what_was_changed_is_named_and_nothing_is_nothing(site: Site) {
        let anna = site.owner("Anna", "anna@mail.example").await;
        let _changed = site.identity.change_profile(&anna.who, &change(), &at()).await.unwrap();
        let _same = site.identity.change_profile(&anna.who, &change(), &at()).await.unwrap();
        let nameless = ProfileChange { preferred_name: None, time_zone: String::new(), ..change() };
        let _changed = site.identity.change_profile(&anna.who, &nameless, &at()).await.unwrap();
        let details = site.database.column("SELECT detail FROM event WHERE kind = 'profile-changed' ORDER BY position").await;
        assert_eq!(details.len(), 2);
        assert!(details[1].contains(r#""fields":["preferred_name","time_zone"]"#), "{details:?}");
    }

    async fn unknown_zones_and_looks_change_nothing(site: Site) {
        let anna = site.owner("Anna", "anna@mail.example").await;
        let before = site.database.dump().await;
        let zone = ProfileChange { time_zone: "Europe/Atlantis".into(), ..change() };
        assert_eq!(site.identity.change_profile(&anna.who, &zone, &at()).await.unwrap(), ProfileChanged::UnknownTimeZone);
        let theme = ProfileChange { theme: "purple".into(), ..change() };
        assert_eq!(site.identity.change_profile(&anna.who, &theme, &at()).await.unwrap(), ProfileChanged::UnknownTheme);
        assert_eq!(site.database.dump().await, before);
    }

    async fn letters_and_passkey_managers_use_the_preferred_name(site: Site) {
        let (mut anna, eve) = site.two_owners().await;
        let _changed = site.identity.change_profile(&anna.who, &change(), &at()).await.unwrap();
        let _asked = site.identity.add_address(&eve.recent(&site), &parse("anna@mail.example"), &at()).await.unwrap();
        site.browser().sign_up("Mallory", "anna@mail.example").await.leads_to("/sign-up/sent");
        let letters = site.letters_to("anna@mail.example").await;
        assert!(letters.contains(&Letter::AddressWantedElsewhere { name: "Anouk".into() }), "{letters:?}");
        assert!(letters.contains(&Letter::AddressAlreadyKnown { name: "Anouk".into() }), "{letters:?}");
        assert_eq!(site.identity.accepted_now(&anna.who).await.unwrap().display_name, "Anouk");
        let signed_in = site.browser().sign_in(&mut anna.member.passkey).await;
        assert_eq!(signed_in.json()["accepted"]["displayName"], "Anouk");
        let options = anna.member.browser.ask_to_register().await;
        assert_eq!(portal::public_key(&options)["user"]["displayName"], "Anouk");
    }
}
