use serde_json::json;

use super::*;

fn changed(change: impl FnOnce(&mut Value)) -> Result<Kind, KindProblem> {
    changed_of("transaction", change)
}

fn changed_of(kind: &str, change: impl FnOnce(&mut Value)) -> Result<Kind, KindProblem> {
    let (_, text) = shipped::ALL.iter().find(|(name, _)| *name == kind).unwrap();
    let mut file: Value = serde_json::from_str(text).unwrap();
    change(&mut file);
    read_kind(&file.to_string())
}

#[test]
fn every_shipped_kind_is_read_and_has_words_in_each_language() {
    for (name, text) in shipped::ALL {
        let kind = read_kind(text).unwrap_or_else(|problem| panic!("{name}: {problem}"));
        assert_eq!(kind.id, *name);
        let field_labels = kind
            .fields
            .iter()
            .flat_map(|field| [&field.labels].into_iter().chain(field.states.iter().map(|(_, labels)| labels)));
        for labels in field_labels {
            assert!(labels.others.contains_key("nl") && labels.others.contains_key("ar"), "{name}: {labels:?}");
        }
        assert_ne!(kind.label("ar"), kind.label("en"), "{name}");
        for choice in kind.fields.iter().filter(|field| field.format == Format::Choice) {
            assert!(!choice.states.is_empty(), "{name}: {}", choice.name);
        }
    }
    assert_eq!(Kinds::built_in().iter().count(), shipped::ALL.len());
    assert_eq!(Kinds::built_in().missing().map(|(kind, _)| kind.id.clone()), None);
}

#[test]
fn fields_keep_the_order_of_the_file() {
    let kinds = Kinds::built_in();
    let names: Vec<_> = kinds.find("bank-account").unwrap().fields.iter().map(|field| field.name.as_str()).collect();
    assert_eq!(names, ["name", "number", "type", "balance", "currency", "opened_on"]);
}

#[test]
fn a_field_is_as_private_as_its_kind_unless_it_says_otherwise() {
    let kinds = Kinds::built_in();
    let transaction = kinds.find("transaction").unwrap();
    assert_eq!(transaction.field("counterparty_number").unwrap().sensitivity, Sensitivity::Private);
    assert_eq!(transaction.field("amount").unwrap().sensitivity, Sensitivity::Normal);
    let private = changed(|file| file["sensitivity"] = json!("private")).unwrap();
    assert_eq!(private.field("amount").unwrap().sensitivity, Sensitivity::Private);
}

#[test]
fn a_file_that_contradicts_itself_is_refused() {
    type Change = fn(&mut Value);
    let changes: [Change; 11] = [
        |file| file["topic"] = json!("weather"),
        |file| file["id"] = json!("Bank Account"),
        |file| file["at"] = json!("amount"),
        |file| file["amount"] = json!("nothing"),
        |file| file["title"] = json!("nothing"),
        |file| file["search"] = json!(["nothing"]),
        |file| file["within"] = Value::Null,
        |file| file["subject"] = json!("somebody"),
        |file| file["schema"] = json!({ "type": "no such type" }),
        |file| drop(file["labels"].as_object_mut().unwrap().remove("en")),
        |file| file["more"] = json!(1),
    ];
    assert!(changed(|_| ()).is_ok());
    for (number, change) in changes.into_iter().enumerate() {
        assert!(changed(change).is_err(), "change {number}");
    }
}

#[test]
fn news_are_of_a_child_at_school_and_of_states_that_there_are() {
    let attendance = |news: Value| changed_of("attendance", |file| file["news"] = news).map(|kind| kind.news);
    assert_eq!(Kinds::built_in().find("attendance").unwrap().news, News::States(vec!["absent".into(), "late".into()]));
    assert_eq!((attendance(json!(true)), attendance(json!(false))), (Ok(News::Each), Ok(News::None)));
    for wrong in [json!([]), json!(["ill"]), json!(["absent", "ill"])] {
        assert_eq!(attendance(wrong), Err(KindProblem::News));
    }
    assert!(attendance(json!("absent")).is_err());
    assert_eq!(changed(|file| file["news"] = json!(true)).err(), Some(KindProblem::News), "a bank's");
    let firm = changed_of("attendance", |file| file["topic"] = json!("orders"));
    assert_eq!(firm.err(), Some(KindProblem::News), "a firm's");
}

#[test]
fn a_body_is_checked_and_its_value_is_not_repeated() {
    let kinds = Kinds::built_in();
    let transaction = kinds.find("transaction").unwrap();
    let body = json!({ "booked_on": "2026-11-22", "direction": "debit", "amount": "-12.50", "currency": "EUR" });
    assert_eq!(transaction.check(&body), None);
    let wrong = |field: &str, value: Value| {
        let mut body = body.clone();
        body[field] = value;
        transaction.check(&body).unwrap()
    };
    assert_eq!(wrong("amount", json!("secret")), ("amount".into(), "expected an amount such as 1204.50".into()));
    assert_eq!(wrong("booked_on", json!("22.11.2026")).0, "booked_on");
    assert_eq!(wrong("direction", json!("secret")).0, "direction");
    for (_, words) in
        [wrong("amount", json!("secret")), wrong("direction", json!("secret")), wrong("more", json!("secret"))]
    {
        assert!(!words.contains("secret"), "{words}");
    }
}
