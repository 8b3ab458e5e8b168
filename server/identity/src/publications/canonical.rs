//! One way to write a JSON document, so that its hash says whether it is the same (RFC 8785, JSON Canonicalization Scheme).

use serde_json::Value;

/// The document without spaces, the names of each object sorted by their UTF-16 code units. Numbers are whole ones of at most 53 bits: what
/// is published has no others.
#[must_use]
pub fn canonical_json(document: &Value) -> String {
    let mut written = String::new();
    write(document, &mut written);
    written
}

fn write(value: &Value, into: &mut String) {
    match value {
        // Of these, serde_json's form is the canonical one: shortest escapes, small hexadecimal letters, nothing else escaped.
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => into.push_str(&value.to_string()),
        Value::Array(items) => {
            into.push('[');
            for (at, item) in items.iter().enumerate() {
                if at > 0 {
                    into.push(',');
                }
                write(item, into);
            }
            into.push(']');
        }
        Value::Object(members) => {
            let mut members: Vec<_> = members.iter().collect();
            members.sort_by(|(one, _), (other, _)| one.encode_utf16().cmp(other.encode_utf16()));
            into.push('{');
            for (at, (name, member)) in members.into_iter().enumerate() {
                if at > 0 {
                    into.push(',');
                }
                into.push_str(&Value::from(name.as_str()).to_string());
                into.push(':');
                write(member, into);
            }
            into.push('}');
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::json;

    use super::*;

    #[test]
    fn members_are_sorted_by_utf_16_and_nothing_is_between_them() {
        // The example of RFC 8785 §3.2.3.
        let document = json!({
            "\u{20ac}": "Euro Sign", "\r": "Carriage Return", "\u{fb33}": "Hebrew Letter Dalet With Dagesh", "1": "One",
            "\u{1f600}": "Emoji: Grinning Face", "\u{80}": "Control", "\u{f6}": "Latin Small Letter O With Diaeresis"
        });
        let names: Vec<_> = ["\\r", "1", "\u{80}", "\u{f6}", "\u{20ac}", "\u{1f600}", "\u{fb33}"].into();
        let written = canonical_json(&document);
        let found: Vec<_> = names.iter().map(|name| written.find(&format!("\"{name}\":")).unwrap()).collect();
        assert!(found.is_sorted(), "{written}");
        assert_eq!(
            canonical_json(&json!({"b": [1, true, null], "a": {"d": "x", "c": -2}})),
            r#"{"a":{"c":-2,"d":"x"},"b":[1,true,null]}"#
        );
    }

    #[test]
    fn text_is_escaped_as_little_as_can_be() {
        // RFC 8785 §3.2.2.2.
        let text = "\u{20ac}$\u{f}\nA'\u{42}\"\\\\\"/\u{7f}\u{2028}<";
        assert_eq!(canonical_json(&json!(text)), "\"\u{20ac}$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\u{7f}\u{2028}<\"");
    }

    fn any_document() -> impl Strategy<Value = Value> {
        let leaf = prop_oneof![
            Just(Value::Null),
            any::<bool>().prop_map(Value::from),
            (-(1_i64 << 53)..(1_i64 << 53)).prop_map(Value::from),
            ".*".prop_map(Value::from),
        ];
        leaf.prop_recursive(4, 32, 6, |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
                prop::collection::btree_map(".{0,6}", inner, 0..6).prop_map(|members| members.into_iter().collect()),
            ]
        })
    }

    proptest! {
        #[test]
        fn the_written_document_is_the_document_and_writing_it_again_changes_nothing(document in any_document()) {
            let written = canonical_json(&document);
            let read: Value = serde_json::from_str(&written).unwrap();
            prop_assert_eq!(&read, &document);
            prop_assert_eq!(canonical_json(&read), written);
        }

        #[test]
        fn the_order_in_which_members_were_given_does_not_matter(members in prop::collection::vec((".{0,6}", any::<i32>()), 0..8)) {
            let members: std::collections::BTreeMap<_, _> = members.into_iter().collect();
            let written = |members: Vec<(&String, &i32)>| {
                let one = |(name, number): &(&String, &i32)| format!("{}:{number}", Value::from(name.as_str()));
                format!("{{{}}}", members.iter().map(one).collect::<Vec<_>>().join(","))
            };
            let forth: Value = serde_json::from_str(&written(members.iter().collect())).unwrap();
            let back: Value = serde_json::from_str(&written(members.iter().rev().collect())).unwrap();
            prop_assert_eq!(canonical_json(&back), canonical_json(&forth));
        }
    }
}
