//! Nederlands: de rollen en hun pagina's.

use crate::locale::RolesTexts;

/// De woorden.
pub(super) const ROLES: RolesTexts = RolesTexts {
    acting: |role| format!("als: {role}"),
    choose: "Ga verder als",
    customer: "klant",
    student: "leerling",
    guardian: "ouder",
    member: "zakenpartner",
    customer_of: |organisation| format!("Klant van {organisation}"),
    student_of: |organisation| format!("Leerling van {organisation}"),
    guardian_of: "Ouder of voogd",
    member_of: |organisation| format!("Voor {organisation}"),
    accounts: "Rekeningen",
    loans: "Leningen",
    documents: "Documenten",
    timetable: "Rooster",
    results: "Cijfers",
    attendance: "Aanwezigheid",
    parents: "Ouders",
    children: "Kinderen",
    orders: "Bestellingen",
    tickets: "Vragen",
    invoices: "Facturen",
    logs: "Logboek",
    reports: "Rapporten",
    settings: "Instellingen",
    search: "Zoeken",
};
