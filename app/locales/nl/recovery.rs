//! Nederlands: herstel in het account.

use crate::locale::RecoveryTexts;

/// The words.
pub(super) const RECOVERY: RecoveryTexts = RecoveryTexts {
    title: "Herstel",
    lead: "Waarmee je weer binnenkomt als je je passkeys ooit kwijtraakt.",
    banner: |moment| {
        format!("Iemand wil zonder passkey toegang krijgen tot dit account. Dat kan worden afgerond vanaf {moment}.")
    },
    banner_link: "Bekijk het, of stop het",
    running: "Iemand herstelt de toegang tot dit account",
    running_text: |moment| {
        format!(
            "Het begon met een van je adressen en kan worden afgerond vanaf {moment}. Ben jij het, dan hoef je niets te doen. Ben jij het niet, stop het dan."
        )
    },
    stop: "Stop dit herstel",
    freeze: "Bevries ook het account",
    stopped: "Het herstel is gestopt. Je account is zoals het was.",
    recovered: "Je bent weer binnen, en alle andere sessies zijn beëindigd. Je oudere passkeys werken nog; verwijder die je kwijt bent.",
    shown_again: "Dank je. Druk nu nog een keer op de knop.",
    codes: "Herstelcodes",
    codes_text: "Tien codes voor de dag dat je geen passkey bij de hand hebt. Elke code werkt één keer, samen met een mail aan jou.",
    none: "Je hebt er nog geen. Het kost een minuut, en een vel papier is genoeg.",
    left: |count| match count {
        0 => "Er is geen code meer over".to_owned(),
        1 => "Er is nog 1 code over".to_owned(),
        _ => format!("Er zijn nog {count} codes over"),
    },
    made: "Gemaakt",
    used: |count| match count {
        1 => "Eén code is gebruikt. Maak er een nieuwe voor in de plaats, dan heb je er weer tien.".to_owned(),
        _ => format!("{count} codes zijn gebruikt. Maak er nieuwe voor in de plaats, dan heb je er weer tien."),
    },
    replace: "Vervang wat gebruikt is",
    make: "Maak tien codes",
    make_anew: "Maak tien nieuwe codes",
    make_anew_text: "Heeft iemand ze gezien, of ben je ze kwijt? De oude werken dan meteen niet meer.",
    fresh_title: "Je herstelcodes",
    fresh_lead: "Bewaar ze nu. Je ziet ze alleen deze keer, en ook wij kunnen ze later niet meer lezen.",
    fresh_replaced: "Schrijf ze op de plaats van de gebruikte. De andere op je vel werken nog.",
    fresh_keep: "Het liefst op papier, of in een wachtwoordkluis. Niet alleen op het toestel met je passkey.",
    sheet: |brand| format!("Herstelcodes voor {brand}"),
    sheet_use: "Elke code werkt één keer. Kun je niet inloggen, kies dan ‘Weer naar binnen’, bevestig je mail en typ een van deze codes.",
    copy: "Kopiëren",
    download: "Downloaden",
    print: "Afdrukken",
    by_hand: "Selecteer de codes om ze te kopiëren, of druk deze pagina af met je browser.",
    copied: "Gekopieerd. Plak ze op een veilige plek.",
    copy_failed: "Je browser stond het niet toe. Selecteer de codes en kopieer ze zelf.",
    downloaded: "Het bestand staat bij je downloads. Zet het op een veilige plek.",
    saved: "Ik heb ze bewaard",
};
