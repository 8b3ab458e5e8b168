//! Nederlands: de lijst van passkeys en wat je met een passkey kunt doen.

use crate::locale::{Outcome, PasskeysTexts, RemovalTexts};

/// De woorden.
pub(super) const PASSKEYS: PasskeysTexts = PasskeysTexts {
    title: "Passkeys",
    lead: "Elk ervan opent je account. Bewaar er twee, op verschillende toestellen: raak je er een kwijt, dan sta je nog niet buiten.",
    unnamed: "Passkey",
    created: "Gemaakt",
    used: "Laatst gebruikt",
    never_used: "nog niet",
    synced: "Gesynchroniseerd met je toestellen",
    this_device_only: "Alleen op één toestel",
    list: "Je passkeys",
    add: "Nog een toevoegen",
    add_text: "Op dit toestel, op je telefoon of op een beveiligingssleutel: je browser vraagt welke.",
    added: "Je nieuwe passkey is klaar.",
    renamed: "De nieuwe naam is bewaard.",
    removed: "De passkey is verwijderd: hij opent hier niets meer. Je andere sessies zijn beëindigd.",
    trusted: "Dank je. De passkey opent je account weer.",
    gone: "Die passkey staat niet in je lijst, dus er is niets veranderd. Misschien is hij net verwijderd, in een ander tabblad.",
    risk_none: Outcome {
        title: "Geen passkey opent je account",
        text: "Deze sessie loopt nog. Voeg een passkey toe voor ze eindigt; anders kom je alleen nog terug door herstel.",
    },
    risk_one: Outcome {
        title: "Je account hangt aan één passkey",
        text: "Raak je die kwijt, dan heb je je herstelcodes nodig of een paar dagen geduld. Voeg er een tweede toe op een ander toestel.",
    },
    risk_unsynced: Outcome {
        title: "Geen van je passkeys wordt gesynchroniseerd",
        text: "Elk ervan verdwijnt met zijn toestel. Voeg er een toe die je telefoon of wachtwoordbeheerder bijhoudt, of bewaar herstelcodes.",
    },
    risk_recovery: "Herstelcodes",
    suspended: Outcome {
        title: "Deze passkey is geblokkeerd",
        text: "Na een bericht zei iemand dat die niet van jou is. Tot jij beslist, opent hij niets. Ken je hem niet, verwijder hem dan.",
    },
    trust: "Hij is van mij",
    rename: "Andere naam",
    name: "Naam",
    name_hint: "Zodat je hem herkent, bijvoorbeeld ‘Telefoon’. Hoogstens 60 tekens.",
    rename_submit: "Naam bewaren",
    remove: "Verwijderen",
    remove_named: |name| format!("{name} verwijderen"),
    removal: RemovalTexts {
        title: "Een passkey verwijderen",
        heading: |name| format!("{name} verwijderen?"),
        lead: "Hij opent hier niets meer, en al je andere sessies eindigen. Deze sessie blijft.",
        device: "Misschien blijft je toestel hem aanbieden. Daar verwijder je hem bij de wachtwoorden of passkeys; hier wordt hij hoe dan ook geweigerd.",
        last: Outcome {
            title: "Dit is je enige passkey",
            text: "Zonder deze kom je alleen nog binnen door herstel: met een bewaarde code in een paar minuten, anders in dagen. Beter: voeg eerst een andere toe.",
        },
        unsynced: Outcome {
            title: "Er blijft geen gesynchroniseerde passkey over",
            text: "Elk van de andere verdwijnt met zijn toestel. Beter: voeg eerst een gesynchroniseerde toe.",
        },
        sure: "Ik begrijp het: daarna heb ik geen passkey meer en kom ik alleen nog binnen door herstel.",
        submit: "Deze passkey verwijderen",
        keep: "Toch houden",
    },
};
