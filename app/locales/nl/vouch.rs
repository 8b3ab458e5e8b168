//! Dutch: vouching.

use crate::locale::{Outcome, VouchTexts};

/// The words.
pub(super) const VOUCH: VouchTexts = VouchTexts {
    way: "Vraag iemand die voor je kan instaan",
    way_text: "Ben je jonger dan 18, dan kan een ouder of voogd zeggen dat jij het bent. In een bedrijf kan een beheerder dat. De balie van je school of bank kan het ook. Je krijgt een nummer en vertelt het hun zelf.",
    ask: "Vraag een nummer",
    asked: |until| {
        format!(
            "Je hebt het al gevraagd. Tot {until} kan iemand voor je instaan. Ben je het nummer kwijt, vraag dan een ander."
        )
    },
    running: |ready| format!("Iemand stond voor je in. Vanaf {ready} kun je verder, met hetzelfde nummer."),
    ready: |until| format!("Iemand stond voor je in. Je kunt verder tot {until}."),
    ready_link: "Typ je nummer",
    number_title: "Je nummer",
    number_lead: "Bel iemand die voor je kan instaan, of ga erheen, en vertel dit nummer. Schrijf het op: je hebt het nog een keer nodig, en het wordt niet opnieuw getoond.",
    number_steps: [
        "Diegene logt in, kiest ‘Voor iemand instaan’ en typt het nummer.",
        "Dan gaat er wat tijd voorbij. Van wie het account is, hoort het op elk adres en kan het stoppen.",
        "Daarna kom je hier terug en typ je het nummer nog een keer.",
    ],
    number_until: |until| format!("Tot {until} kan iemand voor je instaan."),
    number_back: "Andere manieren om weer binnen te komen",
    use_title: "Typ je nummer",
    use_lead: "Het is het nummer dat je vertelde aan wie voor je instond.",
    number_label: "Nummer",
    use_hint: "Zes cijfers.",
    use_submit: "Verder",
    title: "Voor iemand instaan",
    lead: "Iemand die je kent kan niet inloggen en vraagt je te zeggen dat het echt diegene is.",
    empty: Outcome { title: "Niemand vraagt het", text: "Als iemand je vraagt in te staan, zie je dat hier." },
    as_guardian: "Je bent ouder of voogd.",
    as_admin: "Je beheert het bedrijf.",
    until: |until| format!("Je kunt instaan tot {until}."),
    open: |name| format!("Instaan voor {name}"),
    one_title: |name| format!("Instaan voor {name}"),
    one_lead: "Praat eerst met diegene, op een nummer dat je kent of in dezelfde kamer. Vraag naar het getoonde nummer. Heb je niet met diegene gepraat, of belde iemand anders je, ga dan niet verder.",
    one_hint: "Zes cijfers, zoals ze je worden verteld.",
    one_submit: "Het is echt diegene",
    given: "Dank je. Na enige tijd komt diegene weer binnen, en het is op elk adres verteld.",
    link: "Voor iemand instaan",
};
