//! The matching, measured on FEBRL dataset 1, whose truth is known, and the cases in which a mistake would hurt.

use std::collections::BTreeSet;

use serde_json::{Value, json};
use uuid::Uuid;

use super::compare::compare;
use super::facts::{Facts, plain};
use super::{Likeness, blocks, judge};

/// The records, and which two are one person by their `rec_id`, which is used for nothing else.
fn febrl() -> (Vec<Facts>, BTreeSet<(Uuid, Uuid)>) {
    let file = include_str!("../../../tests/data/febrl/dataset1.csv");
    let (mut all, mut groups) = (Vec::new(), std::collections::BTreeMap::<String, Vec<Uuid>>::new());
    for (number, line) in (1_u128..).zip(file.lines().skip(1)) {
        let cells: Vec<_> = line.split(',').map(str::trim).collect();
        let id = Uuid::from_u128(number);
        let street = format!("{} {} {}", cells[3], cells[4], cells[5]);
        let fields = json!({
            "given_name": cells[1], "family_name": cells[2], "address": street, "city": cells[6], "postcode": cells[7],
            "birth_date": cells[9], "national_id": cells[10],
        });
        all.push(Facts::read(id, &fields.to_string()));
        groups.entry(cells[0].split('-').nth(1).unwrap().to_owned()).or_default().push(id);
    }
    let truth = groups.values().map(|pair| (pair[0].min(pair[1]), pair[0].max(pair[1]))).collect();
    (all, truth)
}

fn measure(found: &BTreeSet<(Uuid, Uuid)>, truth: &BTreeSet<(Uuid, Uuid)>) -> (f64, f64) {
    #[expect(clippy::cast_precision_loss, reason = "some hundreds")]
    let (right, found, all) = (found.intersection(truth).count() as f64, found.len() as f64, truth.len() as f64);
    (right / found, right / all)
}

#[test]
fn febrl_dataset_1_with_its_known_truth() {
    let (facts, truth) = febrl();
    assert_eq!((facts.len() > 980, truth.len()), (true, 500));
    let pairs = blocks::pairs(&facts);
    let found = judge(&facts, &pairs);
    let of = |least: Likeness| -> BTreeSet<_> {
        found.iter().filter(|(_, compared)| compared.likeness >= least).map(|(pair, _)| *pair).collect()
    };
    let (certain, both) = (of(Likeness::Certain), of(Likeness::Possible));
    let ((certain_precision, certain_recall), (precision, recall)) =
        (measure(&certain, &truth), measure(&both, &truth));
    println!("compared: {} of {} pairs", pairs.len(), facts.len() * (facts.len() - 1) / 2);
    println!("certain: {} pairs, precision {certain_precision:.4}, recall {certain_recall:.4}", certain.len());
    println!("certain and possible: {} pairs, precision {precision:.4}, recall {recall:.4}", both.len());
    assert!(certain_precision >= 0.999, "{certain_precision}");
    assert!(certain_recall >= 0.85, "{certain_recall}");
    assert!(recall >= 0.97, "{recall}");
    assert!(precision >= 0.9, "{precision}");
    assert!(pairs.len() * 20 < facts.len() * facts.len() / 2, "not everybody is compared with everybody");
}

fn facts(changes: &[(&str, &str)]) -> Facts {
    let mut fields = json!({
        "given_name": "Noor", "family_name": "de Vries", "birth_date": "2012-05-03", "address": "Kerkstraat 12", "postcode": "1017 GC",
        "city": "Amsterdam", "email": "de.vries@mail.example", "phone": "+31 20 123 45 67",
    });
    for (name, value) in changes {
        fields[*name] = Value::String((*value).to_owned());
    }
    Facts::read(Uuid::nil(), &fields.to_string())
}

fn likeness(changes: &[(&str, &str)]) -> Likeness {
    compare(&facts(&[]), &facts(changes)).likeness
}

#[test]
fn twins_are_never_certain() {
    assert_eq!(likeness(&[]), Likeness::Certain);
    for twin in ["Nora", "Noortje", "Jan", "Noora"] {
        assert_ne!(likeness(&[("given_name", twin)]), Likeness::Certain, "{twin}");
    }
}

#[test]
fn parent_and_child_of_one_name_are_never_certain() {
    for year in ["1982-05-03", "1992-05-03", "2002-05-03", "2022-05-03"] {
        assert_ne!(likeness(&[("birth_date", year)]), Likeness::Certain, "{year}");
    }
}

#[test]
fn a_namesake_elsewhere_is_not_certain() {
    let elsewhere =
        [("address", "Hoofdweg 3"), ("postcode", "9712 AB"), ("city", "Groningen"), ("email", ""), ("phone", "")];
    assert_ne!(likeness(&elsewhere), Likeness::Certain);
    assert_eq!(likeness(&[&elsewhere[..], &[("birth_date", "1961-11-30")]].concat()), Likeness::Different);
}

#[test]
fn how_it_was_typed_does_not_matter() {
    for other in [
        &[("given_name", "NOOR"), ("family_name", "De  Vries")][..],
        &[("given_name", "de Vries"), ("family_name", "Noor")],
        &[("birth_date", "2012-03-05"), ("postcode", "1017gc")],
        &[("phone", "020-1234567"), ("address", "12, Kerkstraat")],
    ] {
        assert_eq!(likeness(other), Likeness::Certain, "{other:?}");
    }
    assert_eq!(plain("Müller-ŁOŚ  O’Neil Jr."), "muller los oneil jr");
    assert_eq!(plain("ﾊﾝﾅ"), plain("ハンナ"));
}

#[test]
fn comparing_is_the_same_both_ways() {
    let (facts, _) = febrl();
    for (one, other) in blocks::pairs(&facts).into_iter().take(3000) {
        let (one, other) = (&facts[one as usize], &facts[other as usize]);
        assert_eq!(compare(one, other), compare(other, one));
    }
}
