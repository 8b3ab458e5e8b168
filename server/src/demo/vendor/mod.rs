//! Aldermoor Systems, a vendor of scales, label printers and the service behind them, with three firms that buy from it. Its systems write
//! lines of JSON.

mod operation;
mod sales;

use serde_json::{Value, json};

use super::days::Days;
use super::files::File;
use super::names::Somebody;

/// A firm.
pub(super) struct Firm {
    /// As the organisations' file calls it.
    pub(super) key: &'static str,
    pub(super) name: &'static str,
    country: &'static str,
    time_zone: &'static str,
    town: &'static str,
    /// Of mail addresses.
    domain: &'static str,
    /// The function of each, with their names; the first administers.
    people: [(&'static str, &'static str, &'static str); 3],
}

/// The three.
pub(super) const FIRMS: [Firm; 3] = [
    Firm {
        key: "brightwater",
        name: "Brightwater Bakery Ltd",
        country: "GB",
        time_zone: "Europe/London",
        town: "Bristol",
        domain: "brightwater.example",
        people: [
            ("Operations manager", "Imogen", "Ashdown"),
            ("Shift lead", "Callum", "Whitcombe"),
            ("Accounts", "Priya", "Banerjee"),
        ],
    },
    Firm {
        key: "kraanvogel",
        name: "Kraanvogel Logistiek BV",
        country: "NL",
        time_zone: "Europe/Amsterdam",
        town: "Zwolle",
        domain: "kraanvogel.example",
        people: [
            ("Hoofd inkoop", "Femke", "Hoekstra"),
            ("Magazijnchef", "Burak", "Aydın"),
            ("Administratie", "Lotte", "Terpstra"),
        ],
    },
    Firm {
        key: "al-nahr",
        name: "Al Nahr Spices",
        country: "BE",
        time_zone: "Europe/Brussels",
        town: "Antwerp",
        domain: "alnahr.example",
        people: [
            ("Managing director", "Hajar", "Bouzid"),
            ("Warehouse", "Nabil", "Chakir"),
            ("Bookkeeping", "Inés", "Cabrera"),
        ],
    },
];

impl Firm {
    /// Everybody there: the vendor's number, the function, who, and where mail would go.
    pub(super) fn contacts(&self) -> impl Iterator<Item = (String, &'static str, Somebody, String)> {
        self.people.iter().enumerate().map(|(number, (title, given, family))| {
            let (id, name) = (format!("{}-{}", self.key, number + 1), Somebody::called(given, family));
            let mail = name.mail(&id, self.domain);
            (id, *title, name, mail)
        })
    }
}

/// The files.
pub(super) fn files(days: &Days) -> Vec<File> {
    let lines = |write: fn(&Firm, &Days) -> Vec<Value>| {
        let lines = FIRMS.iter().flat_map(|firm| write(firm, days)).map(|line| format!("{line}\n"));
        lines.collect::<String>().into_bytes()
    };
    vec![
        File::new("vendor/firms.ndjson", lines(firm_lines)),
        File::new("vendor/contacts.ndjson", lines(contact_lines)),
        File::new("vendor/orders.ndjson", lines(sales::orders)),
        File::new("vendor/invoices.ndjson", lines(sales::invoices)),
        File::new("vendor/tickets.ndjson", lines(operation::tickets)),
        File::new("vendor/log.ndjson", lines(operation::log)),
        File::new("vendor/reports.ndjson", lines(operation::reports)),
        File::new("vendor/settings.ndjson", lines(operation::settings)),
    ]
}

fn firm_lines(firm: &Firm, _days: &Days) -> Vec<Value> {
    vec![json!({
        "firm": firm.key,
        "name": firm.name,
        "country": firm.country,
        "time_zone": firm.time_zone,
        "mail": format!("office@{}", firm.domain),
        "phone": "",
    })]
}

fn contact_lines(firm: &Firm, days: &Days) -> Vec<Value> {
    let line = |(id, title, name, mail): (String, &str, Somebody, String)| {
        json!({
            "contact": id,
            "firm": firm.key,
            "given_name": name.given,
            "family_name": name.family,
            "email": mail,
            "function": title,
            "profile": match id.rsplit('-').next() {
                Some("1") => "manager",
                Some("2") => "floor",
                Some(_) | None => "books",
            },
            "since": format!("{}-01-01", days.anchor.year() - 2),
        })
    };
    firm.contacts().map(line).collect()
}
