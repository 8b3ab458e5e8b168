//! Invented people with plausible names from several languages. Nobody real is meant.

use super::draw::Draw;

/// Given and family names that go together.
type Names = (&'static [&'static str], &'static [&'static str]);

const GROUPS: [Names; 12] = [
    (
        &["Anouk", "Bram", "Femke", "Jurre", "Lotte", "Sjoerd"],
        &["van den Berg", "Hoekstra", "de Wit", "Vermeulen", "Terpstra", "Kuijpers"],
    ),
    (&["Emre", "Defne", "Selin", "Burak", "Ceren", "Ozan"], &["Yıldırım", "Kaplan", "Aydın", "Şimşek", "Koç", "Doğan"]),
    (
        &["Yasmina", "Ilias", "Hajar", "Nabil", "Salma", "Anass"],
        &["Bouzid", "El Idrissi", "Amrani", "Chakir", "Tahiri", "Benali"],
    ),
    (
        &["Zofia", "Mateusz", "Kinga", "Jakub", "Agnieszka", "Tomasz"],
        &["Wójcik", "Kamińska", "Zieliński", "Szymańska", "Dąbrowski", "Pawlak"],
    ),
    (
        &["Ama", "Kofi", "Abena", "Yaw", "Efua", "Kwabena"],
        &["Boateng", "Mensah", "Asante", "Ofori", "Darko", "Sarpong"],
    ),
    (
        &["Olena", "Taras", "Iryna", "Bohdan", "Solomiia", "Maksym"],
        &["Shevchuk", "Koval", "Lysenko", "Tkachenko", "Melnyk", "Bondar"],
    ),
    (&["Mei", "Junjie", "Xinyi", "Haoran", "Yutong", "Zihan"], &["Lin", "Huang", "Zhao", "Xu", "Guo", "Tang"]),
    (
        &["Ananya", "Rohan", "Priya", "Vikram", "Kavya", "Arjun"],
        &["Iyer", "Deshmukh", "Banerjee", "Nair", "Chaudhary", "Kulkarni"],
    ),
    (
        &["Lucía", "Álvaro", "Inés", "Hugo", "Carmen", "Iván"],
        &["Domínguez", "Iglesias", "Peña", "Cabrera", "Núñez", "Gallego"],
    ),
    (&["Linh", "Minh", "Thảo", "Quang", "Hương", "Đức"], &["Nguyễn", "Trần", "Phạm", "Võ", "Đặng", "Bùi"]),
    (
        &["Astrid", "Søren", "Freja", "Magnus", "Ingrid", "Bjørn"],
        &["Lindqvist", "Halvorsen", "Møller", "Bergström", "Nyström", "Dahl"],
    ),
    (
        &["Maisie", "Callum", "Imogen", "Rhys", "Niamh", "Ewan"],
        &["Ashdown", "Penhaligon", "MacRae", "O’Dowd", "Whitcombe", "Llewellyn"],
    ),
];

const STREETS: [&str; 12] = [
    "Lindenlaan",
    "Havenstraat",
    "Molenweg",
    "Zuiderkade",
    "Kastanjehof",
    "Rozengracht",
    "Duinpad",
    "Stationsplein",
    "Wilgenstraat",
    "Noordersingel",
    "Beukenlaan",
    "Oude Vaart",
];

const TOWNS: [(&str, &str); 6] = [
    ("1017 XB", "Amsterdam"),
    ("3011 GD", "Rotterdam"),
    ("3512 JK", "Utrecht"),
    ("9712 CS", "Groningen"),
    ("2312 WN", "Leiden"),
    ("6211 CL", "Maastricht"),
];

/// Somebody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Somebody {
    pub(super) given: String,
    pub(super) family: String,
}

impl Somebody {
    /// By name.
    pub(super) fn called(given: &str, family: &str) -> Self {
        Self { given: given.to_owned(), family: family.to_owned() }
    }

    /// Somebody drawn for this key.
    pub(super) fn drawn(key: &str) -> Self {
        let mut draw = Draw::of(&["name", key]);
        let (given, family) = draw.pick(&GROUPS);
        Self::called(draw.pick(given), draw.pick(family))
    }

    /// A mail address that no mail reaches (RFC 2606): the plain letters of the name at a domain.
    pub(super) fn mail(&self, key: &str, domain: &str) -> String {
        let plain: String = self.given.chars().filter(char::is_ascii_alphabetic).collect();
        format!("{}.{key}@{domain}", plain.to_ascii_lowercase())
    }
}

/// Street and number, postcode, and town, drawn for this key.
pub(super) fn address(key: &str) -> [String; 3] {
    let mut draw = Draw::of(&["address", key]);
    let (postcode, town) = draw.pick(&TOWNS);
    [format!("{} {}", draw.pick(&STREETS), draw.between(1, 214)), postcode.to_owned(), town.to_owned()]
}
