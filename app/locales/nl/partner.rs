//! Nederlands: de pagina's van een bedrijf.

use crate::locale::{Outcome, PartnerTexts, SettingChangesTexts, SettingsTexts};

/// De woorden.
pub(super) const PARTNER: PartnerTexts = PartnerTexts {
    orders_lead: "Wat je bedrijf heeft besteld, en hoe het ermee staat.",
    tickets_lead: "Vragen en problemen die je bedrijf heeft gemeld.",
    invoices_lead: "Wat je bedrijf in rekening is gebracht, en wat nog betaald moet worden.",
    logs_lead: "Wat de diensten hebben vastgelegd over het gebruik door je bedrijf.",
    reports_lead: "Cijfers over je bedrijf, per periode.",
    line_total: "Regeltotaal",
    total: "Alle regels",
    settings: SettingsTexts {
        title: "Instellingen",
        lead: "Hoe de diensten voor je bedrijf werken. Een wijziging geldt meteen, en iedereen in je bedrijf die rapporten mag zien, ziet haar daar terug.",
        read_only: "Je kunt de instellingen bekijken. Een beheerder van je bedrijf kan je ze laten wijzigen.",
        empty: Outcome {
            title: "Nog geen instellingen",
            text: "Je partner heeft nog niets om in te stellen. Zodra er iets is, staat het hier.",
        },
        on: "Aan",
        off: "Uit",
        nothing: "leeg",
        value: |setting| format!("Waarde van {setting}"),
        submit: "Opslaan",
        submit_named: |setting| format!("{setting} opslaan"),
        saved: "Opgeslagen. De wijziging staat in het rapport.",
        unchanged: "Het stond al zo. Er is niets gewijzigd.",
        changed: |name, when| format!("Gewijzigd door {name}, {when}"),
        changed_by_nobody: |when| format!("Gewijzigd {when}, door iemand van wie het account weg is"),
        as_delivered: "Door je bedrijf niet gewijzigd",
        report: "Wijzigingen van instellingen",
    },
    changes: SettingChangesTexts {
        title: "Wijzigingen van instellingen",
        lead: "Elke wijziging die je bedrijf deed, de nieuwste eerst: wat het was, wat het werd, en wie het deed.",
        empty: Outcome {
            title: "Er is nog niets gewijzigd",
            text: "Zodra iemand in je bedrijf een instelling wijzigt, vind je dat hier.",
        },
        when: "Wanneer",
        setting: "Instelling",
        before: "Was",
        after: "Werd",
        who: "Door",
        gone: "een instelling die er niet meer is",
    },
};
