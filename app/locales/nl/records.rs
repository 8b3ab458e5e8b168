//! Nederlands: lijsten, gegevens, en de pagina's van een klant.

use crate::locale::{CustomerTexts, Outcome, RecordsTexts};

/// The words.
pub(super) const RECORDS: RecordsTexts = RecordsTexts {
    filter: "Filteren",
    search: "Zoeken",
    all: "Alle",
    from: "Vanaf",
    until: "Tot en met",
    show: "Tonen",
    show_all: "Alles tonen",
    here: "Alleen nog deze pagina. Druk op ‘Tonen’ om overal te zoeken.",
    nothing: Outcome { title: "Hier staat nog niets", text: "Zodra er iets is, verschijnt het hier vanzelf." },
    nothing_found: Outcome {
        title: "Niets gevonden",
        text: "Er staat wel iets in de lijst, maar niets dat hierbij past. Zoek iets anders of toon alles.",
    },
    pages: "Pagina’s van de lijst",
    older: "Ouder",
    newest: "Terug naar het nieuwste",
    file: "Downloaden als tabel (CSV)",
    file_hint: "Alles wat past, hooguit de nieuwste 100.000.",
    received: "Ontvangen",
    paid: "Betaald",
    sums: |received, paid| format!("Bij {received}, af {paid}"),
    stamp_today: |source, time| format!("Van {source}, vandaag {time}"),
    stamp: |source, moment| format!("Van {source}, {moment}"),
    stamp_old: |source, moment| {
        format!("{source} stuurde het laatst iets op {moment}. Wat je ziet kan intussen veranderd zijn.")
    },
    stamp_never: |source| format!("{source} heeft nog niets gestuurd."),
    as_table: "Hetzelfde als tabel",
    hidden: "Niet zichtbaar voor jou",
    hidden_no_right: "Dit hoort niet bij wat jij mag zien.",
    hidden_of_age: "Je kind is oud genoeg om hier zelf over te beslissen.",
    hidden_withheld: "Je kind houdt dit voor zichzelf.",
    hidden_private: "Alleen wie het betreft ziet dit.",
    product: "Artikel",
    quantity: "Aantal",
    unit_price: "Prijs per stuk",
    label: "Wat",
    value: "Waarde",
};

/// The words.
pub(super) const CUSTOMER: CustomerTexts = CustomerTexts {
    accounts: "Rekeningen",
    accounts_lead: "Wat er nu op staat, en alles wat erbij kwam en eraf ging.",
    no_accounts: Outcome {
        title: "Nog geen rekeningen",
        text: "Zodra er een rekening op jouw naam staat, verschijnt die hier vanzelf. Mis je er een, vraag het dan aan de balie.",
    },
    balance: "Saldo",
    shared: |others| match others {
        1 => "Samen met 1 ander".into(),
        others => format!("Samen met {others} anderen"),
    },
    transactions: "Transacties",
    chart: "Saldo over twaalf maanden",
    chart_text: |it| {
        format!(
            "{} eind {}, nu {}; in die hele tijd tussen {} en {}.",
            it.first, it.first_month, it.last, it.least, it.most
        )
    },
    month: "Maand",
    at_end: "Saldo aan het einde",
    loans: "Leningen",
    loans_lead: "Wat je leende, wat er nog van over is en wanneer je wat betaalt.",
    no_loans: Outcome {
        title: "Geen leningen",
        text: "Je hebt er hier geen. Komt er een, dan zie je hier elke betaling die nog volgt.",
    },
    schedule: "Betaalschema",
    schedule_text: "Berekend uit het bedrag, de rente en het aantal maanden. De laatste betaling vangt de afronding op.",
    due: "Datum",
    payment: "Betaling",
    interest: "Rente",
    repaid: "Afgelost",
    owed: "Nog te betalen",
    planned: "Gepland",
    past: "Geweest",
    documents: "Documenten",
    documents_lead: "Afschriften, contracten en brieven, om te bewaren.",
    download: "Downloaden",
};
